//! Reading a file that somebody sent, in a process of its own: a parser that falls or runs away takes nobody
//! with it. It must not know what is done with the reading.

use std::{path::PathBuf, process::Stdio, sync::Arc, time::Duration};

use reading::Profile;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    process::Command,
    sync::Semaphore,
};

use crate::ReadFile;

/// How long a file may take.
const LONGEST: Duration = Duration::from_secs(60);
/// Files that are read at a time; others wait.
const AT_A_TIME: usize = 2;
/// Bytes that a reading and its text may have.
const LARGEST: u64 = 4 * reading::MAX_BYTES as u64;

/// The program that reads: it is given the file's name as its last argument, and on standard input one line
/// with the profiles as JSON and then the content; it answers with a [`ReadFile`] as JSON on standard output.
#[derive(Clone)]
pub struct Reader {
    program: PathBuf,
    arguments: Vec<String>,
    longest: Duration,
    free: Arc<Semaphore>,
}

/// Why there is no reading at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRead {
    TooLong,
    /// The reader fell, or answered something else.
    Broken,
}

impl NotRead {
    /// The key of what the user is told.
    pub fn key(self) -> &'static str {
        match self {
            NotRead::TooLong => "upload-too-long",
            NotRead::Broken => "upload-broken",
        }
    }
}

impl Reader {
    pub fn new(program: PathBuf, arguments: &[&str]) -> Reader {
        let arguments = arguments.iter().map(|argument| (*argument).to_string()).collect();
        Reader { program, arguments, longest: LONGEST, free: Arc::new(Semaphore::new(AT_A_TIME)) }
    }

    /// The same with another time limit.
    pub fn within(self, longest: Duration) -> Reader {
        Reader { longest, ..self }
    }

    /// Reads one file's bytes with what has been said of some layouts.
    pub async fn read(&self, name: &str, bytes: &[u8], profiles: &[Profile]) -> Result<ReadFile, NotRead> {
        let Ok(_place) = self.free.acquire().await else {
            return Err(NotRead::Broken);
        };
        match tokio::time::timeout(self.longest, self.answer(name, bytes, profiles)).await {
            Err(_) => {
                tracing::warn!(name, "a file took too long to read");
                Err(NotRead::TooLong)
            }
            Ok(Ok(read)) => Ok(read),
            Ok(Err(error)) => {
                tracing::warn!(name, %error, "a file could not be read");
                Err(NotRead::Broken)
            }
        }
    }

    /// When this is dropped before its end, the other process ends too.
    async fn answer(&self, name: &str, bytes: &[u8], profiles: &[Profile]) -> std::io::Result<ReadFile> {
        let mut said = serde_json::to_vec(profiles)?;
        said.push(b'\n');
        let mut command = Command::new(&self.program);
        // It needs nothing of ours: no settings, and no database's password above all.
        command.args(&self.arguments).arg("--").arg(name).env_clear().kill_on_drop(true);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        let gone = || std::io::Error::other("no way to the reader");
        let mut input = child.stdin.take().ok_or_else(gone)?;
        let output = child.stdout.take().ok_or_else(gone)?;
        // One that falls early does not take its file; its end tells.
        let _ = input.write_all(&said).await;
        let _ = input.write_all(bytes).await;
        drop(input);
        let mut answer = Vec::new();
        output.take(LARGEST).read_to_end(&mut answer).await?;
        let status = child.wait().await?;
        if !status.success() {
            return Err(std::io::Error::other(format!("the reader ended with {status}")));
        }
        Ok(serde_json::from_slice(&answer)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Reader {
        Reader::new(PathBuf::from("/bin/sh"), &["-c", script]).within(Duration::from_secs(20))
    }

    #[tokio::test]
    async fn a_reader_that_falls_or_runs_away_is_told() {
        let falls = shell("kill -9 $$").read("a.txt", b"x", &[]).await;
        assert_eq!(falls.err(), Some(NotRead::Broken));
        let babbles = shell("echo hej").read("a.txt", b"x", &[]).await;
        assert_eq!(babbles.err(), Some(NotRead::Broken));
        let runs_away = shell("while :; do :; done").within(Duration::from_millis(100));
        assert_eq!(runs_away.read("a.txt", b"x", &[]).await.err(), Some(NotRead::TooLong));
        let missing = Reader::new(PathBuf::from("/finns/inte"), &[]);
        assert_eq!(missing.read("a.txt", b"x", &[]).await.err(), Some(NotRead::Broken));
    }

    #[tokio::test]
    async fn the_answer_is_the_reading() {
        let answers =
            shell(r#"cat >/dev/null; echo '{"reading":{"reading":1,"files":[],"findings":[]},"text":"T"}'"#);
        assert_eq!(
            answers.read("a.txt", &vec![b'x'; 1 << 20], &[]).await.map(|read| read.text),
            Ok("T".to_string())
        );
    }
}
