//! Texts about the rows of tables of cells, where a document describes its projects below them.

use std::collections::{HashMap, HashSet};

use super::table::GridTable;
use crate::contract::{Alternative, GrantRow, Grants, Sure};
use crate::grants::entry::{Entry, entries};
use crate::grants::joining::usual_gap;
use crate::grants::name::{Match, compare, letters, made_whole, mended, parted_otherwise};
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
    recurs(row, "title", &text.title);
    if let (Some(owner), Some(told)) = (row.owner.as_deref(), text.owner.as_deref())
        && compare(owner, told) >= Match::Close
    {
        recurs(row, "owner", told);
    }
    row.description_at = place(lines, text.lines);
    row.title_in_text = Some(text.title);
    row.owner_in_text = text.owner;
    row.description = row.description.take().or(text.description);
}

/// Settles a cell's name by a text in which it comes again. A word that the cell cut is made whole; of two
/// ways to read the cell the text's is taken; where the two part the same letters into words in another way,
/// neither is sure.
fn recurs(row: &mut GrantRow, field: &str, told: &str) {
    let told = mended(told);
    let is_open = |alternative: &&Alternative| alternative.values.contains_key(field);
    let other = row.alternatives.iter().find(is_open).and_then(|one| one.values[field].as_str());
    let other = other.map(str::to_string);
    let cell = if field == "title" { &mut row.title } else { &mut row.owner };
    let Some(name) = cell.clone() else { return };
    let same = |one: &str| letters(one) == letters(&told) && !parted_otherwise(one, &told);
    let sure = match other {
        Some(_) if same(&name) => Sure::Proved,
        Some(other) if same(&other) => {
            *cell = Some(other);
            Sure::Proved
        }
        _ if made_whole(&name, &told).is_some() => {
            *cell = Some(told);
            Sure::Proved
        }
        Some(_) => Sure::Assumed,
        None if parted_otherwise(&name, &told) => Sure::Assumed,
        None => Sure::Proved,
    };
    if sure == Sure::Proved {
        row.alternatives.retain(|alternative| !is_open(&alternative));
    }
    row.sure.insert(field.into(), sure);
}
