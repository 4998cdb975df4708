//! Reading a file that somebody sent, in a process of its own: a parser that falls or runs away takes nobody
//! with it. It must not know what is done with the reading.

use std::{path::PathBuf, time::Duration};

use jobs::{Aside, NoAnswer};
use reading::Known;

use crate::ReadFile;

/// How long a file may take.
const LONGEST: Duration = Duration::from_secs(60);
/// Files that are read at a time; others wait.
const AT_A_TIME: usize = 2;
/// Bytes that a reading and its text may have.
const LARGEST: u64 = 4 * reading::MAX_BYTES as u64;

/// The program that reads: it is given the file's name as its last argument, and on standard input one line
/// with what is known of it ([`Known`]) as JSON and then the content; it answers with a [`ReadFile`] as JSON
/// on standard output.
#[derive(Clone)]
pub struct Reader(Aside);

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

impl From<NoAnswer> for NotRead {
    fn from(none: NoAnswer) -> NotRead {
        match none {
            NoAnswer::TooLong => NotRead::TooLong,
            NoAnswer::Broken => NotRead::Broken,
        }
    }
}

impl Reader {
    pub fn new(program: PathBuf, arguments: &[&str]) -> Reader {
        Reader(Aside::new(program, arguments, AT_A_TIME).answering(LARGEST).within(LONGEST))
    }

    /// The same with another time limit.
    pub fn within(self, longest: Duration) -> Reader {
        Reader(self.0.within(longest))
    }

    /// Reads one file's bytes with what is known of it.
    pub async fn read(&self, name: &str, bytes: &[u8], known: &Known) -> Result<ReadFile, NotRead> {
        let mut said = serde_json::to_vec(known).map_err(|_| NotRead::Broken)?;
        said.push(b'\n');
        let answer = self.0.run(&["--", name], &[&said, bytes]).await?;
        serde_json::from_slice(&answer).map_err(|error| {
            tracing::warn!(name, %error, "the reader answered something else");
            NotRead::Broken
        })
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
        let falls = shell("kill -9 $$").read("a.txt", b"x", &Known::default()).await;
        assert_eq!(falls.err(), Some(NotRead::Broken));
        let babbles = shell("echo hej").read("a.txt", b"x", &Known::default()).await;
        assert_eq!(babbles.err(), Some(NotRead::Broken));
        let runs_away = shell("while :; do :; done").within(Duration::from_millis(100));
        assert_eq!(runs_away.read("a.txt", b"x", &Known::default()).await.err(), Some(NotRead::TooLong));
        let missing = Reader::new(PathBuf::from("/finns/inte"), &[]);
        assert_eq!(missing.read("a.txt", b"x", &Known::default()).await.err(), Some(NotRead::Broken));
    }

    #[tokio::test]
    async fn the_answer_is_the_reading() {
        let answers =
            shell(r#"cat >/dev/null; echo '{"reading":{"reading":1,"files":[],"findings":[]},"text":"T"}'"#);
        assert_eq!(
            answers.read("a.txt", &vec![b'x'; 1 << 20], &Known::default()).await.map(|read| read.text),
            Ok("T".to_string())
        );
    }
}
