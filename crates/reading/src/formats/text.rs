//! Plain text: the file's own lines.

use super::Content;
use crate::page;

pub(super) fn read(text: &str) -> Content {
    Content {
        media_type: "text/plain",
        pages: None,
        file_lines: u32::try_from(page::count(text)).ok(),
        lines: page::lines(text),
        places: Vec::new(),
        findings: Vec::new(),
    }
}
