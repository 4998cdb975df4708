//! Texts about the rows of tables of cells, where a document describes its projects below them.

use std::collections::{HashMap, HashSet};

use super::table::GridTable;
use crate::contract::{GrantRow, Grants, Sure};
use crate::grants::entry::{Entry, entries};
use crate::grants::joining::usual_gap;
use crate::grants::name::{Match, compare, letters, made_whole, parted_otherwise};
use crate::grants::row::place;
use crate::page::{Line, Role};

/// Gives each text to the row it is about, and proves the names that recur. What is left is about no row.
pub fn give(lines: &[Line], tables: &[GridTable], grants: &mut Grants) -> Vec<Entry> {
    if lines.iter().all(|line| line.is_blank() || line.role == Role::Row) {
        return Vec::new();
    }
    let titles: HashSet<String> = grants
        .tables
        .iter()
        .flat_map(|table| &table.rows)
        .filter_map(|row| row.title.as_deref())
        .map(letters)
        .collect();
    let fits = |found: &str| found.chars().count() >= 4 && titles.contains(found);
    let usual = usual_gap(lines);
    let mut texts = Vec::new();
    for (index, table) in tables.iter().enumerate() {
        let end = tables.get(index + 1).map_or(lines.len(), |next| next.lines().0);
        texts.extend(entries(lines, (table.lines().1, end), usual, &fits, &fits));
    }
    let mut waiting: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, text) in texts.iter().enumerate() {
        waiting.entry(letters(&text.title)).or_default().push(index);
    }
    let mut left: Vec<Option<Entry>> = texts.into_iter().map(Some).collect();
    for row in grants.tables.iter_mut().flat_map(|table| &mut table.rows) {
        let Some(title) = row.title.as_deref() else { continue };
        let exact = waiting.get_mut(&letters(title)).and_then(Vec::pop);
        let found = exact.or_else(|| {
            let close = |text: &Option<Entry>| {
                text.as_ref().is_some_and(|t| compare(title, &t.title) >= Match::Close)
            };
            if left.len() > 300 { None } else { left.iter().position(close) }
        });
        if let Some(text) = found.and_then(|index| left[index].take()) {
            tell(row, text, lines);
        }
    }
    // A list that describes none of its rows has no such texts, whatever looks like one.
    let any = grants.tables.iter().flat_map(|table| &table.rows).any(|row| row.title_in_text.is_some());
    if any { left.into_iter().flatten().collect() } else { Vec::new() }
}

fn tell(row: &mut GrantRow, text: Entry, lines: &[Line]) {
    let sure = recurs(&mut row.title, &text.title);
    row.sure.insert("title".into(), sure);
    if let (Some(owner), Some(told)) = (row.owner.as_deref(), text.owner.as_deref())
        && compare(owner, told) >= Match::Close
    {
        let sure = recurs(&mut row.owner, told);
        row.sure.insert("owner".into(), sure);
    }
    row.description_at = place(lines, text.lines);
    row.title_in_text = Some(text.title);
    row.owner_in_text = text.owner;
    row.description = row.description.take().or(text.description);
}

/// How sure a cell's name is that comes again in a text; a word that the cell cut is made whole.
fn recurs(cell: &mut Option<String>, told: &str) -> Sure {
    let Some(name) = cell.as_deref() else { return Sure::Single };
    if let Some(whole) = made_whole(name, told) {
        *cell = Some(whole.to_string());
        return Sure::Proved;
    }
    if parted_otherwise(name, told) { Sure::Single } else { Sure::Proved }
}
