//! Lists of granted projects: tables of rows with titles, owners and amounts, and the texts about them.
//!
//! It must not know plans or indicators, and no file in particular. Steps: tables and rows ([`table`]), every
//! way to cut them ([`cut`]), what names rule out ([`evidence`]), which ways reach the totals ([`solve`]),
//! which reading stands ([`amount_choice`]), and what a person should look at ([`finding`]).

mod amount_choice;
mod announced;
mod assemble;
mod cell_rows;
mod column;
mod cut;
mod entry;
mod evidence;
mod finding;
mod header;
mod heading;
mod headless;
mod joining;
mod kind;
mod matching;
mod name;
mod number;
mod row;
mod solve;
mod table;
mod totals;
mod variants;

use crate::Found;
use crate::page::Line;

/// Reads the grants document in a file; none or one.
pub(crate) fn read(lines: &[Line]) -> Vec<Found> {
    let tables = table::tables(lines);
    let any_row = tables.iter().any(|table| !table.rows.is_empty());
    if any_row { vec![assemble::document(lines, tables)] } else { Vec::new() }
}
