//! Work in a process of its own: one that falls or runs away takes nobody with it, and gives all its memory
//! back. It must not know what the work is.

use std::{path::PathBuf, process::Stdio, sync::Arc, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    process::Command,
    sync::Semaphore,
};

/// A program that takes its work on standard input and gives its answer on standard output.
#[derive(Clone)]
pub struct Aside {
    program: PathBuf,
    arguments: Vec<String>,
    longest: Duration,
    /// Bytes that an answer may have.
    largest: u64,
    free: Arc<Semaphore>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    #[error("it took too long")]
    TooLong,
    #[error("it fell, or gave more than it may")]
    Broken,
}

impl Aside {
    /// `at_a_time` of them run together; others wait.
    pub fn new(program: PathBuf, arguments: &[&str], at_a_time: usize) -> Aside {
        let arguments = arguments.iter().map(|argument| (*argument).to_string()).collect();
        let free = Arc::new(Semaphore::new(at_a_time));
        Aside { program, arguments, longest: Duration::from_secs(60), largest: 256 << 20, free }
    }

    /// The same with another time limit.
    pub fn within(self, longest: Duration) -> Aside {
        Aside { longest, ..self }
    }

    /// The same with another limit to the bytes of an answer.
    pub fn answering(self, largest: u64) -> Aside {
        Aside { largest, ..self }
    }

    /// Does one piece of work. `more` are further arguments; the parts of the input follow each other.
    pub async fn run(&self, more: &[&str], input: &[&[u8]]) -> Result<Vec<u8>, NoAnswer> {
        let Ok(_place) = self.free.acquire().await else {
            return Err(NoAnswer::Broken);
        };
        match tokio::time::timeout(self.longest, self.answer(more, input)).await {
            Err(_) => {
                tracing::warn!(?self.arguments, "work aside took too long");
                Err(NoAnswer::TooLong)
            }
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => {
                tracing::warn!(?self.arguments, %error, "work aside failed");
                Err(NoAnswer::Broken)
            }
        }
    }

    /// When this is dropped before its end, the other process ends too.
    async fn answer(&self, more: &[&str], input: &[&[u8]]) -> std::io::Result<Vec<u8>> {
        let mut command = Command::new(&self.program);
        // It needs nothing of ours: no settings, and no database's password above all.
        command.args(&self.arguments).args(more).env_clear().kill_on_drop(true);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        let gone = || std::io::Error::other("no way to the other process");
        let mut to = child.stdin.take().ok_or_else(gone)?;
        let from = child.stdout.take().ok_or_else(gone)?;
        let mut answer = Vec::new();
        // Both at once: one that answers while it is still given work would wait for its reader for ever.
        let give = async move {
            for part in input {
                // One that falls early does not take its work; its end tells.
                let _ = to.write_all(part).await;
            }
        };
        let mut limited = from.take(self.largest + 1);
        let ((), read) = tokio::join!(give, limited.read_to_end(&mut answer));
        read?;
        if answer.len() as u64 > self.largest {
            return Err(std::io::Error::other("the answer is too long"));
        }
        let status = child.wait().await?;
        if !status.success() {
            return Err(std::io::Error::other(format!("it ended with {status}")));
        }
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Aside {
        Aside::new(PathBuf::from("/bin/sh"), &["-c", script], 1).within(Duration::from_secs(20))
    }

    #[tokio::test]
    async fn one_that_falls_or_runs_away_is_told() {
        assert_eq!(shell("kill -9 $$").run(&[], &[b"x"]).await, Err(NoAnswer::Broken));
        let runs_away = shell("while :; do :; done").within(Duration::from_millis(100));
        assert_eq!(runs_away.run(&[], &[b"x"]).await, Err(NoAnswer::TooLong));
        let missing = Aside::new(PathBuf::from("/finns/inte"), &[], 1);
        assert_eq!(missing.run(&[], &[b"x"]).await, Err(NoAnswer::Broken));
        let babbles = shell("echo hej").answering(3);
        assert_eq!(babbles.run(&[], &[b"x"]).await, Err(NoAnswer::Broken));
    }

    #[tokio::test]
    async fn the_answer_comes_whole() {
        let long = vec![b'x'; 1 << 20];
        assert!(shell("cat").run(&[], &[&long[..5], &long[5..]]).await == Ok(long));
        let said = shell("echo $0 $PATH").run(&["ord"], &[]).await;
        assert_eq!(said.map(|said| String::from_utf8_lossy(&said).trim().starts_with("ord")), Ok(true));
    }
}
