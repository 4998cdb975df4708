//! Speaking to the person at the command line, in Swedish or English.

use std::io::{Write, stderr, stdout};

use reading::{Language, contract::Words};

/// The language of messages: the one asked for, else the locale's, else Swedish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tongue {
    Swedish,
    English,
}

impl Tongue {
    pub(crate) fn chosen(asked: Option<&str>) -> Tongue {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        match asked.map(str::to_string).or(locale).unwrap_or_default().to_lowercase() {
            tongue if tongue.starts_with("en") => Tongue::English,
            _ => Tongue::Swedish,
        }
    }

    /// One of two texts.
    pub(crate) fn of<'a>(self, swedish: &'a str, english: &'a str) -> &'a str {
        match self {
            Tongue::Swedish => swedish,
            Tongue::English => english,
        }
    }

    pub(crate) fn words(self, words: &Words) -> &str {
        self.of(&words.sv, &words.en)
    }

    pub(crate) fn reading_language(self) -> Language {
        match self {
            Tongue::Swedish => Language::Swedish,
            Tongue::English => Language::English,
        }
    }
}

/// A line to standard output. A reader that has gone away (`| head`) is no error.
pub(crate) fn say(line: &str) {
    let _ = writeln!(stdout(), "{line}");
}

/// A line to standard error.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(stderr(), "{line}");
}
