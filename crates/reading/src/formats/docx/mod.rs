//! DOCX: the body's paragraphs and tables in reading order.
//!
//! Headers, footers, footnotes, comments, deleted text and tables of contents are left out; macros and
//! whatever lies outside the file are never looked at. It must not know what the text is about.

mod body;
mod numbering;
mod styles;

use super::Content;
use super::flow;
use super::package::{Package, broken};
use crate::contract::Words;
use body::Walker;
use numbering::Numbering;
use styles::Styles;

const KIND: &str = "DOCX";

/// A package whose main part is a text document.
pub(super) fn is_docx(bytes: &[u8]) -> bool {
    let names = || Package::open(bytes, KIND).map(|package| package.names()).unwrap_or_default();
    bytes.starts_with(b"PK")
        && names().iter().any(|name| name == "word/document.xml" || name == "word/styles.xml")
}

pub(super) fn read(bytes: &[u8]) -> Result<Content, Words> {
    let mut package = Package::open(bytes, KIND)?;
    let main = main_part(&mut package)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_string();
    let document = package.part(&main)?.ok_or_else(|| broken(KIND))?;
    let beside = |name: &str| if folder.is_empty() { name.to_string() } else { format!("{folder}/{name}") };
    let styles = package.part(&beside("styles.xml"))?.map(|node| Styles::read(&node)).unwrap_or_default();
    let numbering =
        package.part(&beside("numbering.xml"))?.map(|node| Numbering::read(&node)).unwrap_or_default();
    let body = document.child("body").ok_or_else(|| broken(KIND))?;
    let blocks = Walker::new(&styles, numbering).walk(body);
    let flow = flow::flow_of(blocks);
    Ok(Content {
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        pages: None,
        file_lines: None,
        lines: flow.lines,
        places: flow.places,
        findings: Vec::new(),
    })
}

/// The name of the part with the document itself.
fn main_part(package: &mut Package) -> Result<String, Words> {
    let relations = package.part("_rels/.rels")?;
    let target = relations.as_ref().and_then(|node| {
        let main = node.all("Relationship").find(|one| {
            one.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
                && one.attribute("TargetMode") != Some("External")
        });
        main.and_then(|one| one.attribute("Target"))
    });
    Ok(target.unwrap_or("word/document.xml").trim_start_matches('/').to_string())
}
