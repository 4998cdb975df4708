//! Running the built program.

use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

/// The program with arguments, in Swedish, not yet started.
pub fn bygd(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bygd"));
    command
        .args(arguments)
        .env("LC_ALL", "sv_SE.UTF-8")
        .env_remove("BYGD_DATABASE_URL")
        .env_remove("BYGD_DATA");
    command
}

pub fn run(arguments: &[&str]) -> Ran {
    Ran(bygd(arguments).output().unwrap())
}

/// The same with a PostgreSQL database.
pub fn run_on(url: Option<&str>, arguments: &[&str]) -> Ran {
    let mut command = bygd(arguments);
    if let Some(url) = url {
        command.env("BYGD_DATABASE_URL", url);
    }
    Ran(command.output().unwrap())
}

/// The same with something on standard input.
pub fn run_with(url: Option<&str>, arguments: &[&str], input: &str) -> Ran {
    let mut command = bygd(arguments);
    if let Some(url) = url {
        command.env("BYGD_DATABASE_URL", url);
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // One that ends early does not read all of it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    Ran(child.wait_with_output().unwrap())
}

pub struct Ran(Output);

impl Ran {
    pub fn code(&self) -> Option<i32> {
        self.0.status.code()
    }

    pub fn out(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }

    pub fn err(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }

    #[track_caller]
    pub fn ok(self) -> String {
        assert_eq!(self.code(), Some(0), "{}\n{}", self.out(), self.err());
        self.out()
    }

    #[track_caller]
    pub fn fails_with(&self, code: i32, message: &str) {
        assert_eq!(self.code(), Some(code), "{}\n{}", self.out(), self.err());
        assert!(self.err().contains(message), "{message:?} is not in: {}", self.err());
    }
}

pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
