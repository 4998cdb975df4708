//! Formats: the bytes of any kind of file → numbered lines of the one block model, each with its place.
//!
//! A format's reader knows how its files are built and nothing of grants or plans: it gives headings,
//! paragraphs, items and rows of cells in reading order, and says only what the file says outright.

mod pdf;
mod text;

use crate::contract::{Finding, Place, Words};
use crate::page::Line;

/// A file brought to lines.
pub(crate) struct Content {
    pub media_type: &'static str,
    /// How many pages the file has, where its format has pages.
    pub pages: Option<u32>,
    /// How many lines the file has, where it is a text file.
    pub file_lines: Option<u32>,
    pub lines: Vec<Line>,
    /// The place of line number n is the one at n - 1. Empty where the lines are the file's own.
    pub places: Vec<Place>,
    /// What the file itself shows, such as `no-text-layer`; it points at `/files/0`.
    pub findings: Vec<Finding>,
}

/// Recognises a file by its content, its name only where the content leaves a choice, and reads it.
pub(crate) fn open(_name: &str, bytes: &[u8]) -> Result<Content, Words> {
    if pdf::is_pdf(bytes) {
        return pdf::read(bytes);
    }
    text::read(bytes)
}
