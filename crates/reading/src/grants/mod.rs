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
mod grid;
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

/// Reads the grants documents in a file. Rows of explicit cells are read as such, and never as running text.
pub(crate) fn read(lines: &[Line]) -> Vec<Found> {
    if grid::has_cells(lines) {
        let found = grid::read(lines);
        return if found.is_empty() { flowing(&grid::between(lines)) } else { found };
    }
    flowing(lines)
}

/// Lists in running text; none or one.
fn flowing(lines: &[Line]) -> Vec<Found> {
    let tables = table::tables(lines);
    let any_row = tables.iter().any(|table| !table.rows.is_empty());
    if any_row { vec![assemble::document(lines, tables)] } else { Vec::new() }
}
