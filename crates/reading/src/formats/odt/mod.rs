//! ODT: headings, paragraphs, lists and tables in reading order.
//!
//! Notes, comments, deleted text and tables of contents are left out. It must not know what the text is
//! about.

mod body;
mod styles;

use super::package::{Package, broken, encrypted};
use super::{Content, flow};
use crate::contract::Words;
use styles::Styles;

const KIND: &str = "ODT";

pub(super) fn read(bytes: &[u8]) -> Result<Content, Words> {
    let mut package = Package::open(bytes, KIND)?;
    if let Some(manifest) = package.part("META-INF/manifest.xml")?
        && manifest.all("file-entry").any(|entry| entry.child("encryption-data").is_some())
    {
        return Err(encrypted(KIND));
    }
    let content = package.part("content.xml")?.ok_or_else(|| broken(KIND))?;
    let mut styles = Styles::default();
    if let Some(own) = package.part("styles.xml")? {
        styles.add(&own);
    }
    styles.add(&content);
    let text = content.under(&["body", "text"]).ok_or_else(|| broken(KIND))?;
    let flow = flow::flow_of(body::read(text, &styles));
    Ok(Content {
        media_type: "application/vnd.oasis.opendocument.text",
        pages: None,
        file_lines: None,
        lines: flow.lines,
        places: flow.places,
        findings: Vec::new(),
    })
}
