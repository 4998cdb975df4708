//! Which text below a table is about which row.

use std::collections::HashMap;

use super::column::Column;
use super::cut::Candidate;
use super::entry::Entry;
use super::evidence::{Agreement, agreement, splits};
use super::name::letters;
use super::table::RawRow;

/// Finds for each row the text that is about it; each text goes to one row.
pub fn assign(
    rows: &[&RawRow],
    columns: &[Column],
    cuts: &[&Vec<Candidate>],
    entries: &[&Entry],
) -> Vec<Option<usize>> {
    let mut by_title: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        by_title.entry(letters(&entry.title)).or_default().push(index);
    }
    let mut used = vec![false; entries.len()];
    let mut found: Vec<Option<usize>> = vec![None; rows.len()];
    for round in 0..2 {
        for (index, row) in rows.iter().enumerate() {
            if found[index].is_some() {
                continue;
            }
            let tries: Vec<usize> = if round == 0 {
                exact_titles(row, columns, cuts[index], &by_title)
            } else {
                near(index, entries.len())
            };
            let best = tries
                .into_iter()
                .filter(|&entry| !used[entry])
                .filter_map(|entry| {
                    best_agreement(row, columns, cuts[index], entries[entry]).map(|a| (a, entry))
                })
                .filter(|(agreement, _)| agreement.is_about_row())
                .max_by_key(|(agreement, entry)| (agreement.weight(), usize::MAX - entry.abs_diff(index)));
            if let Some((_, entry)) = best {
                used[entry] = true;
                found[index] = Some(entry);
            }
        }
    }
    found
}

fn exact_titles(
    row: &RawRow,
    columns: &[Column],
    cuts: &[Candidate],
    by_title: &HashMap<String, Vec<usize>>,
) -> Vec<usize> {
    if by_title.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<usize> = cuts
        .iter()
        .flat_map(|cut| splits(row, columns, cut))
        .filter_map(|split| by_title.get(&letters(split.names.title.as_deref()?)))
        .flatten()
        .copied()
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Texts stand about as the rows do; among very many only those near are compared letter by letter.
fn near(row: usize, entries: usize) -> Vec<usize> {
    let reach = if entries <= 80 { entries } else { 12 };
    (row.saturating_sub(reach)..(row + reach + 1).min(entries)).collect()
}

fn best_agreement(row: &RawRow, columns: &[Column], cuts: &[Candidate], entry: &Entry) -> Option<Agreement> {
    cuts.iter()
        .flat_map(|cut| splits(row, columns, cut))
        .map(|split| agreement(&split.names, entry))
        .max_by_key(|agreement| agreement.weight())
}
