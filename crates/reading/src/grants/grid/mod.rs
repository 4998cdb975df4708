//! Lists of grants in rows of explicit cells, whatever format they came from.
//!
//! Where cells are kept apart nothing has to be cut: what is to be found out is which row is the header, what
//! its columns mean, how figures are written, which rows are entries, and which sums prove them. It must not
//! guess a list where there is none: contacts, budgets, plans and indicators stand in the same kind of table.

mod aggregates;
mod announced;
mod areas;
mod body;
mod cards;
mod context;
mod date;
mod document;
mod figure;
mod header;
mod headless;
mod item;
mod label;
mod mapping;
mod money;
mod parts;
mod proof;
mod row;
mod share;
mod sheet;
mod table;
mod texts;
pub(in crate::grants) mod unit;

use crate::Found;
use crate::page::{Line, Role};
use crate::profile::Mapping;
pub use cards::flattened as cards;
use sheet::Sheet;

/// Some row holds more than one cell.
pub fn has_cells(lines: &[Line]) -> bool {
    lines.iter().any(|line| line.role == Role::Row && line.cells.len() > 1)
}

/// The documents in the rows of cells; none where they list something else.
pub fn read(lines: &[Line], mapping: &mut Mapping) -> Vec<Found> {
    let sheets = Sheet::all(lines);
    let (mut after, mut held) = (0, Vec::new());
    let tables: Vec<_> =
        sheets.iter().flat_map(|sheet| table::all(sheet, lines, (&mut after, &mut held), mapping)).collect();
    if tables.is_empty() {
        sheets.iter().filter_map(mapping::unknown).for_each(|layout| mapping.met(layout));
    }
    document::documents(lines, tables)
}

/// The lines with all rows of several cells left blank: what stands between them.
pub fn between(lines: &[Line]) -> Vec<Line> {
    let blank = |line: &Line| {
        if line.role == Role::Row && line.cells.len() > 1 {
            Line { number: line.number, starts_page: line.starts_page, ..Line::default() }
        } else {
            line.clone()
        }
    };
    lines.iter().map(blank).collect()
}
