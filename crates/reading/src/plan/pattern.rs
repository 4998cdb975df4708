//! Regular expressions of this folder.

use regex::Regex;

/// Compiles a pattern written in this program.
pub(super) fn pattern(text: &str) -> Regex {
    match Regex::new(text) {
        Ok(regex) => regex,
        // Only constants of this folder come here, and every one of them is compiled by a test.
        Err(error) => unreachable!("{text}: {error}"),
    }
}
