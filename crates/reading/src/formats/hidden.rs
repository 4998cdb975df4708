//! What a workbook hides: sheets, rows, columns. Hidden sheets are not read, rows and columns are, and both
//! are told: a total may have been made with or without them.

use std::io::{Cursor, Read as _};
use std::sync::LazyLock;

use regex::bytes::Regex;
use serde_json::Map;
use zip::ZipArchive;

use super::broken;
use crate::contract::{Finding, FindingPlace, Severity, Words};

/// Bytes that are looked through at a time, and the longest tag across two such pieces.
const PIECE: usize = 256 << 10;
const TAG: usize = 1 << 10;

/// A hidden row with at least one cell, a hidden column with its number, merged cells.
static SIGNS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let away = r#"[^<>]{0,300}?hidden="(?:1|true)"[^<>]{0,300}"#;
    let row = format!(r#"<(?:\w+:)?row {away}>\s*<(?:\w+:)?c "#);
    let column = format!("<(?:\\w+:)?col (?P<column>{away})>");
    Regex::new(&format!("(?P<row>{row})|{column}|(?P<merged>mergeCell )")).ok()
});
static FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"min="(\d{1,6})""#).ok());

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Hidden {
    /// Their names.
    pub sheets: Vec<String>,
    pub rows: bool,
    /// The first of each run, counted from 1.
    pub columns: Vec<u32>,
    /// Some cells are merged.
    pub merged: bool,
}

/// Looks through the sheets of an XLSX file, whose size was measured before.
pub(super) fn look(bytes: &[u8]) -> Result<Hidden, Words> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let mut hidden = Hidden::default();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| broken())?;
        let is_sheet = part.name().is_ok_and(|name| name.contains("worksheets/") && name.ends_with(".xml"));
        if !is_sheet {
            continue;
        }
        let mut held = Vec::new();
        loop {
            let read = part.by_ref().take(PIECE as u64).read_to_end(&mut held).map_err(|_| broken())?;
            hidden.note(&held);
            if read == 0 {
                break;
            }
            held.drain(..held.len().saturating_sub(TAG));
        }
    }
    Ok(hidden)
}

impl Hidden {
    fn note(&mut self, xml: &[u8]) {
        let Some(signs) = SIGNS.as_ref() else { return };
        for found in signs.captures_iter(xml) {
            self.rows |= found.name("row").is_some();
            self.merged |= found.name("merged").is_some();
            if let Some(column) = found.name("column").filter(|_| self.columns.len() < 1_000) {
                let first = FIRST.as_ref().and_then(|first| first.captures(column.as_bytes()));
                let first = first.and_then(|first| std::str::from_utf8(&first[1]).ok()?.parse::<u32>().ok());
                self.columns.extend(first);
            }
        }
    }

    /// What is told of it; `widest` is the last column that holds anything.
    pub fn findings(&self, widest: u32) -> Vec<Finding> {
        let mut found = Vec::new();
        if !self.sheets.is_empty() {
            let list = self.sheets.join("”, ”");
            let words = Words::new(
                format!("Arbetsboken har dolda blad som inte har lästs: ”{list}”."),
                format!(
                    "The workbook has hidden sheets, which were not read: “{}”.",
                    self.sheets.join("”, “")
                ),
            );
            found.push(note("hidden-sheets", words));
        }
        if self.rows || self.columns.iter().any(|column| *column <= widest) {
            let words = Words::new(
                "Arbetsboken har dolda rader eller kolumner. De är lästa som de andra; en summa kan vara \
                 räknad utan dem.",
                "The workbook has hidden rows or columns. They were read as the others; a sum may leave \
                 them out.",
            );
            found.push(note("hidden-rows", words));
        }
        found
    }
}

fn note(rule: &str, message: Words) -> Finding {
    let place = FindingPlace { file: 0, pointer: "/files/0".to_string(), at: Vec::new() };
    Finding {
        rule: rule.to_string(),
        severity: Severity::Note,
        message,
        places: vec![place],
        values: Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_columns_and_merged_cells_are_seen() {
        let seen = |xml: &str| {
            let mut hidden = Hidden::default();
            hidden.note(xml.as_bytes());
            hidden
        };
        assert_eq!(
            seen(r#"<row r="2"><c r="A2"/></row><col min="1" max="2" width="9"/>"#),
            Hidden::default()
        );
        assert!(seen(r#"<row r="2" hidden="1" spans="1:3"><c r="A2"/>"#).rows);
        assert!(!seen(r#"<row r="9" hidden="1"/><row r="10"><c "#).rows, "nothing stands in it");
        let columns = seen(r#"<x:col min="3" max="4" hidden="true" customWidth="1"/>"#);
        assert_eq!(columns.columns, [3]);
        assert_eq!((columns.findings(3).len(), columns.findings(2).len()), (1, 0), "beside the list");
        assert!(seen(r#"<mergeCell ref="A1:B2"/>"#).merged);
    }
}
