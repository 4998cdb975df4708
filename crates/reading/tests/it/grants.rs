//! Lists of granted projects.

mod annex;
mod golden;
mod made;
mod mutated;
mod sweep;

use reading::Reading;
use reading::contract::{Document, GrantRow, Grants};

/// The text of a real document by the start of its file name; `None` where `BYGD_SEEDS` is unset. Fails where
/// the folder is named but does not hold the document.
pub fn seed(start: &str) -> Option<String> {
    let folder = std::env::var_os("BYGD_SEEDS")?;
    let files = std::fs::read_dir(&folder).expect("BYGD_SEEDS names a folder");
    let path = files
        .filter_map(|file| file.ok().map(|file| file.path()))
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(start)))
        .expect("BYGD_SEEDS holds the document");
    Some(std::fs::read_to_string(path).expect("the document is readable"))
}

pub fn read(text: &str) -> Reading {
    reading::read_bytes("prov.txt", text.as_bytes(), &|_| ())
}

pub fn grants(reading: &Reading) -> Option<&Grants> {
    reading.files[0].documents.iter().find_map(|document| match document {
        Document::Grants(grants) => Some(grants),
        _ => None,
    })
}

pub fn rows(reading: &Reading) -> Vec<&GrantRow> {
    grants(reading)
        .map(|grants| grants.tables.iter().flat_map(|table| &table.rows).collect())
        .unwrap_or_default()
}

pub fn rules(reading: &Reading) -> Vec<&str> {
    reading.findings.iter().map(|finding| finding.rule.as_str()).collect()
}
