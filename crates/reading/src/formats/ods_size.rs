//! How many cells an OpenDocument workbook spans: it may say of one cell that it stands a million times.

use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::too_much;
use super::broken;
use crate::contract::Words;

/// Cells of one sheet from its corner to the last filled one, empty ones included.
const MOST_SPANNED: u64 = 20_000_000;

/// Refuses a workbook one of whose sheets spans more than can be held. Tells whether filled rows are hidden.
pub(super) fn check(bytes: &[u8]) -> Result<bool, Words> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let part = archive.by_name("content.xml").map_err(|_| broken())?;
    let mut xml = Reader::from_reader(BufReader::new(part));
    let mut span = Span::default();
    let mut buffer = Vec::new();
    loop {
        match xml.read_event_into(&mut buffer).map_err(|_| broken())? {
            Event::Start(tag) | Event::Empty(tag) => span.open(&tag)?,
            Event::Eof => return Ok(span.hidden),
            _ => {}
        }
        buffer.clear();
    }
}

/// How far the filled cells of the sheet reach.
#[derive(Default)]
struct Span {
    rows: u64,
    row_repeats: u64,
    columns: u64,
    widest: u64,
    /// The row is not shown.
    away: bool,
    /// Some filled row was not.
    hidden: bool,
}

impl Span {
    fn open(&mut self, tag: &BytesStart) -> Result<(), Words> {
        match tag.local_name().as_ref() {
            "table" => *self = Span { hidden: self.hidden, ..Span::default() },
            "table-row" => {
                self.rows += self.row_repeats;
                self.row_repeats = number(tag, "number-rows-repeated");
                self.columns = 0;
                self.away = attribute(tag, "visibility").is_some_and(|how| how != "visible");
            }
            "table-cell" | "covered-table-cell" => {
                self.columns = self.columns.saturating_add(number(tag, "number-columns-repeated"));
                if attribute(tag, "value-type").is_some() {
                    self.hidden |= self.away;
                    self.widest = self.widest.max(self.columns);
                    let rows = self.rows.saturating_add(self.row_repeats);
                    if rows.saturating_mul(self.widest) > MOST_SPANNED {
                        return Err(too_much());
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }
}

fn number(tag: &BytesStart, name: &str) -> u64 {
    attribute(tag, name).and_then(|text| text.parse().ok()).unwrap_or(1)
}

fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|one| one.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}
