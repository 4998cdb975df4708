//! Formats: the bytes of any kind of file → numbered lines of the one block model, each with its place.
//!
//! A format's reader knows how its files are built and nothing of grants or plans: it gives headings,
//! paragraphs, items and rows of cells in reading order, and says only what the file says outright.

mod archive;
mod csv;
mod docx;
mod flow;
mod hidden;
mod html;
mod json;
mod kind;
mod number;
mod numerals;
mod ods_size;
mod odt;
mod package;
mod pdf;
mod sheet;
mod text;
mod xls_size;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::contract::{Finding, Place, Words};
use crate::page::Line;
use crate::seen::SeenPage;
use crate::{MAX_BYTES, decode};
use kind::Kind;
pub use pdf::PagePicture;

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

impl Content {
    /// Lines with a place each, of a format without pages.
    fn placed(media_type: &'static str, (lines, places): (Vec<Line>, Vec<Place>)) -> Self {
        Content { media_type, pages: None, file_lines: None, lines, places, findings: Vec::new() }
    }
}

/// Recognises a file by its content, its name only where the content leaves a choice, and reads it.
pub(crate) fn open(name: &str, bytes: &[u8], seen: &[SeenPage]) -> Result<Content, Words> {
    if bytes.len() > MAX_BYTES {
        return Err(decode::too_large(bytes.len()));
    }
    // What others have written to read a format may stumble over a file that somebody made to trip it.
    catch_unwind(AssertUnwindSafe(|| read(name, bytes, seen))).unwrap_or_else(|_| Err(broken()))
}

fn read(name: &str, bytes: &[u8], seen: &[SeenPage]) -> Result<Content, Words> {
    match kind::of(bytes)? {
        Kind::Sheet(book) => sheet::read(bytes, book),
        Kind::Locked => Err(locked()),
        Kind::Pdf => pdf::read(bytes, seen),
        Kind::Docx => docx::read(bytes),
        Kind::Odt => odt::read(bytes),
        Kind::Html => html::read(bytes),
        // Text, and what no reader here knows: decoding says clearly why it is no text.
        Kind::Text | Kind::Other => {
            let text = decode::decode(bytes)?;
            let rows = json::read(&text).or_else(|| csv::read(name, &text));
            Ok(rows.unwrap_or_else(|| text::read(&text)))
        }
    }
}

/// A page of a PDF, drawn; `None` if the file is no PDF.
pub(crate) fn picture(bytes: &[u8], page: u32) -> Option<Result<PagePicture, Words>> {
    let is_pdf = matches!(kind::of(bytes), Ok(Kind::Pdf)) && bytes.len() <= MAX_BYTES;
    is_pdf.then(|| pdf::draw(bytes, page))
}

/// The file's kind is known, but it cannot be opened.
fn broken() -> Words {
    Words::new(
        "Filen är skadad eller ofullständig och kan inte öppnas.",
        "The file is damaged or incomplete and cannot be opened.",
    )
}

fn locked() -> Words {
    Words::new(
        "Filen är skyddad med lösenord. Spara en kopia utan lösenord och läs in den.",
        "The file is protected by a password. Save a copy without one and read that.",
    )
}

fn empty() -> Words {
    Words::new("Filen är tom.", "The file is empty.")
}
