//! Tables that stand under no header of their own.

use std::collections::HashMap;

use super::column::{Column, Field, owner_label};
use super::header::{Header, Layout};
use super::heading::looks_like_heading;
use super::joining::{ends_sentence, is_item};
use super::table::{RawRow, RawTable, Scan, Token, has_amount, is_totals};
use super::totals::can_hold;
use crate::page::Line;

/// More of them are no document but noise.
const MOST_TABLES: usize = 500;

/// Totals that stand under no header: the rows above them are read with the columns of another table here, or
/// with columns that have no meaning. Nothing in them is sure.
pub fn add(lines: &[Line], found: &mut Vec<RawTable>) {
    // Tables stand in the order of their lines.
    let inside = |found: &[RawTable], at: usize| {
        let next = found.partition_point(|table| table.lines.0 <= at);
        next.checked_sub(1).is_some_and(|before| at < found[before].lines.1)
    };
    let orphans: Vec<usize> = (0..lines.len())
        .filter(|&at| is_totals(&lines[at].text) && has_amount(&lines[at].text) && !inside(found, at))
        .take(MOST_TABLES)
        .collect();
    // Totals alone are as well a budget's.
    if found.is_empty() && says(lines, &["budget", "utfall", "bokslut"]) && !says(lines, &GRANTS) {
        return;
    }
    let mut times: HashMap<&str, usize> = HashMap::new();
    lines.iter().for_each(|line| *times.entry(line.text.as_str()).or_default() += 1);
    for at in orphans {
        let start = block_start(lines, at, &times, &|at| inside(found, at));
        let before = found.iter().rev().find(|table| table.lines.0 < at).or(found.first());
        let columns = before
            .filter(|table| table.header.layout == Layout::Flow && !table.headless)
            .map_or_else(|| nameless(&lines[at].text), |table| table.header.columns.clone());
        if columns.len() < 3 {
            continue;
        }
        let header = Header { columns, layout: Layout::Flow, lines: (start, start) };
        let mut table = Scan::new(lines, header).run();
        table.headless = true;
        if table.totals.as_ref().is_some_and(|totals| totals.lines.1 == at) && !table.rows.is_empty() {
            let place = found.iter().position(|other| other.lines.0 > at).unwrap_or(found.len());
            found.insert(place, table);
        }
    }
}

const GRANTS: [&str; 7] = ["projekt", "bevilj", "bidrag", "grant", "tilsku", "prosjekt", "project"];

fn says(lines: &[Line], words: &[&str]) -> bool {
    lines.iter().any(|line| {
        let lower = line.text.to_lowercase();
        words.iter().any(|word| lower.contains(word))
    })
}

/// The first line of the block that ends in a totals row: below prose, labels, and a line that recurs as a
/// heading.
fn block_start(
    lines: &[Line],
    totals: usize,
    times: &HashMap<&str, usize>,
    inside: &dyn Fn(usize) -> bool,
) -> usize {
    const MOST_LINES: usize = 400;
    let mut start = totals;
    for at in (totals.saturating_sub(MOST_LINES)..totals).rev() {
        let text = &lines[at].text;
        if text.is_empty() {
            continue;
        }
        let prose = text.split_whitespace().count() >= 6 && !has_amount(text);
        let recurs = !has_amount(text)
            && times.get(text.as_str()).is_some_and(|times| *times > 1)
            && looks_like_heading(text)
            && text.split_whitespace().count() >= 3;
        let ends_another = is_totals(text) && has_amount(text);
        if inside(at)
            || ends_another
            || owner_label(text).is_some()
            || prose
            || ends_sentence(text) && !has_amount(text) && text.len() > 30
            || recurs
            || is_item(text) && !has_amount(text)
        {
            break;
        }
        start = at;
    }
    start
}

/// A title and as many columns without meaning as the totals' digits can be divided into, two rather than
/// three.
fn nameless(totals: &str) -> Vec<Column> {
    let tokens = totals.split_whitespace().map(|word| Token { text: word.to_string(), line: 0 }).collect();
    let row = RawRow { tokens, ..RawRow::default() };
    let numbers = [2, 3, 4].into_iter().find(|&numbers| can_hold(&row, numbers)).unwrap_or(1);
    let mut columns = vec![Column::new(Some(Field::Title), "")];
    columns.extend((1..=numbers).map(|number| Column::new(None, &format!("kolumn {number}"))));
    columns
}
