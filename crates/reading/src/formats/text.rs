//! Plain text: the file's own lines.

use super::Content;
use crate::contract::Words;
use crate::{decode, page};

pub(super) fn read(bytes: &[u8]) -> Result<Content, Words> {
    let text = decode::decode(bytes)?;
    Ok(Content {
        media_type: "text/plain",
        pages: None,
        file_lines: u32::try_from(page::count(&text)).ok(),
        lines: page::lines(&text),
        places: Vec::new(),
        findings: Vec::new(),
    })
}
