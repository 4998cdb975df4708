//! Lists of granted projects: tables of rows with titles, owners and amounts, and the texts about them.
//!
//! It must not know plans or indicators, and no file in particular. Steps: tables and rows ([`table`]), every
//! way to cut them ([`cut`]), what names rule out ([`evidence`]), which ways reach the totals ([`solve`]),
//! which reading stands ([`amount_choice`]), and what a person should look at ([`finding`]).

mod aggregate;
mod amount_choice;
mod announced;
mod assemble;
mod cards;
mod cell_rows;
mod column;
mod cut;
mod decision;
mod entry;
mod evidence;
mod finding;
mod grid;
mod header;
mod heading;
mod headless;
mod joining;
mod kind;
mod listed;
mod matching;
mod name;
mod number;
mod row;
mod solve;
mod stacked;
mod table;
mod totals;
mod unit;
mod variants;

use crate::Found;
use crate::page::Line;
use aggregate::About;
use table::RawTable;

/// Reads the lists of granted projects and the lists of sums in a file. Rows of explicit cells are read as such,
/// and never as running text.
pub(crate) fn read(lines: &[Line]) -> Vec<Found> {
    if grid::has_cells(lines) {
        let found = grid::read(lines);
        return if found.is_empty() { flowing(&grid::between(lines)) } else { found };
    }
    flowing(lines)
}

/// In running text: one list of granted projects at most, and the lists of sums.
fn flowing(lines: &[Line]) -> Vec<Found> {
    let (sums, tables): (Vec<RawTable>, Vec<RawTable>) =
        tables(lines).into_iter().partition(aggregate::of_table);
    let about = if sums.is_empty() { About::default() } else { aggregate::about(lines, &sums) };
    let mut found: Vec<Found> = sums.into_iter().map(|raw| aggregate::document(lines, raw, &about)).collect();
    if tables.iter().any(|table| !table.rows.is_empty()) {
        found.push(assemble::document(lines, tables));
    }
    found
}

/// Tables where there are any; else what other shapes lists take, from the strictest to the loosest.
fn tables(lines: &[Line]) -> Vec<RawTable> {
    let filled = |tables: &Vec<RawTable>| tables.iter().any(|table| !table.rows.is_empty());
    let shapes = [stacked::tables, table::tables, cards::tables, decision::tables, listed::tables];
    shapes.iter().map(|shape| shape(lines)).find(filled).unwrap_or_default()
}
