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
mod glued;
mod grid;
mod header;
mod heading;
mod headless;
mod joining;
mod kind;
mod listed;
mod matching;
mod mixed;
mod name;
mod number;
mod row;
mod solve;
mod stacked;
mod sums;
mod table;
mod told;
mod totals;
mod unit;
mod variants;
mod words;

use crate::Found;
use crate::page::Line;
use crate::profile::Mapping;
use aggregate::About;
use table::RawTable;

/// Reads the lists of granted projects and the lists of sums in a file. Rows of explicit cells are read as
/// such, and never as running text.
pub(crate) fn read(lines: &[Line], mapping: &mut Mapping) -> Vec<Found> {
    if !grid::has_cells(lines) {
        return flowing(lines, mapping);
    }
    let flat = grid::cards(lines);
    let lines = flat.as_deref().unwrap_or(lines);
    let mut found = grid::read(lines, mapping);
    let between = grid::between(lines);
    if found.is_empty() {
        return flowing(&between, mapping);
    }
    mixed::add(&between, &mut found);
    found
}

/// In running text: one list of granted projects at most, and the lists of sums.
fn flowing(lines: &[Line], mapping: &mut Mapping) -> Vec<Found> {
    let (sums, tables): (Vec<RawTable>, Vec<RawTable>) =
        tables(lines, mapping).into_iter().partition(aggregate::of_table);
    tables.iter().for_each(|table| told::note(table, mapping));
    let about = if sums.is_empty() { About::default() } else { aggregate::about(lines, &sums) };
    let mut found: Vec<Found> = sums.into_iter().map(|raw| aggregate::document(lines, raw, &about)).collect();
    if tables.iter().any(|table| !table.rows.is_empty()) {
        found.push(assemble::document(lines, tables));
    }
    found
}

/// Tables of every layout; where there are none, what other shapes lists take, from the strictest to the
/// loosest.
fn tables(lines: &[Line], mapping: &Mapping) -> Vec<RawTable> {
    let strict = [stacked::tables, glued::tables, sums::tables];
    let mut found: Vec<RawTable> = strict.iter().flat_map(|shape| shape(lines)).collect();
    let taken: Vec<(usize, usize)> = found.iter().map(|table| table.lines).collect();
    let free = |table: &RawTable| taken.iter().all(|span| table.lines.1 <= span.0 || span.1 <= table.lines.0);
    found.extend(table::tables(lines, mapping).into_iter().filter(free));
    found.sort_by_key(|table| table.lines.0);
    if found.iter().any(|table| !table.rows.is_empty()) {
        return found;
    }
    let loose = [cards::tables, decision::tables, listed::tables];
    loose.iter().map(|shape| shape(lines)).find(|tables| !tables.is_empty()).unwrap_or_default()
}
