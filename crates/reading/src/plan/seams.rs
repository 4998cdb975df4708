//! Where one text ends and another begins although no blank line says so: in text that was pasted, the blank
//! lines, the spaces at the start of lines, or both are often gone.

use std::collections::HashSet;

use super::blocks::{self, Row};
use super::columns;
use super::prose;
use super::vocabulary::{self, Part};

/// A cell of a narrow column is hardly longer, in characters.
const CELL: usize = 30;
/// A text has lost its blank lines if fewer than one row in so many has one above it.
const DENSE: usize = 20;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Zone {
    Prose,
    /// Below a header row, among what is to be done.
    Items,
    /// Below the first value: one cell on each row.
    Cells,
}

/// Gives rows that begin a text of their own a blank line above where the print has none.
pub(super) fn open(rows: &mut [Row]) {
    let spaced = rows.iter().filter(|row| row.blanks > 0).count();
    let dense = rows.len() >= DENSE && spaced * DENSE < rows.len();
    let titles: Vec<usize> = (1..rows.len()).filter(|at| is_title_of_label(rows, *at)).collect();
    let mut fresh = seams(rows, &titles, dense);
    fresh.extend(titles);
    for at in fresh {
        if let Some(row) = rows.get_mut(at) {
            row.blanks = row.blanks.max(1);
        }
    }
}

/// A short row that a label of an initiative follows, after a cell or the end of a sentence.
fn is_title_of_label(rows: &[Row], at: usize) -> bool {
    let (Some(before), Some(row), Some(next)) = (rows.get(at - 1), rows.get(at), rows.get(at + 1)) else {
        return false;
    };
    let opens = matches!(part_of(next), Some(Part::Purpose | Part::Goal));
    let parted = prose::is_ended(&before.text) || prose::length(&before.text) <= CELL;
    opens && parted && is_title_like(&row.text) && part_of(row).is_none() && !columns::is_value(&row.text)
}

fn is_title_like(text: &str) -> bool {
    prose::length(text) <= 90 && prose::starts_upper(text) && !text.ends_with(['.', ';', ',', ':', '!'])
}

fn part_of(row: &Row) -> Option<Part> {
    blocks::label(&row.text).and_then(|(part, ..)| part)
}

/// The seams beside titles: in a text with blank lines only what stands behind a table's last cell.
fn seams(rows: &[Row], titles: &[usize], dense: bool) -> Vec<usize> {
    let margin = margin(rows);
    let set_in = rows.iter().filter(|row| row.indent > 0).count() * 50 > rows.len();
    let signed = dense || set_in && items_are_set_in(rows);
    let mut seams = Vec::new();
    let mut zone = Zone::Prose;
    let width = if dense && !set_in { items_width(rows) } else { 0 };
    let mut follow_up = false;
    let mut cells: HashSet<&str> = HashSet::new();
    for at in 1..rows.len() {
        let (before, row) = (&rows[at - 1], &rows[at]);
        if let Some(header) = blocks::header(&row.text) {
            follow_up = header.last().is_some_and(|column| column.part == Some(Part::FollowUp));
            zone = Zone::Items;
        } else if part_of(row).is_some() || blocks::numbered(&row.text).is_some() || titles.contains(&at) {
            zone = Zone::Prose;
        } else if zone == Zone::Items && is_cell(row, &cells) {
            zone = Zone::Cells;
            seams.extend(dense.then_some(at));
        } else if zone == Zone::Items && signed {
            let broken = || width > 0 && reach(before, row) * 10 <= width * 9;
            let sign = if set_in { row.indent > 0 } else { prose::is_ended(&before.text) || broken() };
            seams.extend((sign && prose::starts_upper(&row.text)).then_some(at));
        } else if zone == Zone::Cells {
            let done = follow_up && ends_frequency(rows, at);
            if set_in && row.indent > 0 && prose::length(&row.text) > CELL {
                zone = Zone::Items;
            } else if prose::length(&row.text) > CELL || done {
                zone = Zone::Prose;
            } else {
                cells.insert(row.text.as_str());
            }
            seams.extend((dense || done && prose::starts_upper(&row.text)).then_some(at));
        } else if zone == Zone::Prose && dense {
            let lone = seams.last() == Some(&(at - 1)) && prose::starts_upper(&row.text);
            let short = prose::length(&row.text) * 10 < margin * 7 && prose::is_ended(&before.text);
            let next = rows.get(at + 1).is_some_and(|next| prose::starts_upper(&next.text));
            if lone && is_title_like(&before.text) || short && next && is_title_like(&row.text) {
                seams.push(at);
            }
        }
    }
    seams
}

/// How far a row would have reached with the next one's first word on it.
fn reach(before: &Row, row: &Row) -> usize {
    prose::length(&before.text) + 1 + prose::length(row.text.split(' ').next().unwrap_or(""))
}

/// How wide the column of what is to be done is, by the rows below headers that surely wrap: one in four of
/// them would have reached no further with the next word. A row that ends before was broken on purpose.
fn items_width(rows: &[Row]) -> usize {
    let mut items = false;
    let mut reaches: Vec<usize> = Vec::new();
    for pair in rows.windows(2) {
        if blocks::header(&pair[0].text).is_some() {
            items = true;
        } else if part_of(&pair[0]).is_some() || columns::is_value(&pair[0].text) {
            items = false;
        } else if items && prose::starts_lower(&pair[1].text) && !prose::is_ended(&pair[0].text) {
            reaches.push(reach(&pair[0], &pair[1]));
        }
    }
    reaches.sort_unstable();
    reaches.get(reaches.len() / 4).copied().filter(|_| reaches.len() >= 8).unwrap_or(0)
}

/// Rows that follow each other without a blank line are set in only where something begins: none of those goes
/// on in lower case, and those that do stand at the margin.
fn items_are_set_in(rows: &[Row]) -> bool {
    let close = || rows.windows(2).filter(|pair| pair[1].blanks == 0);
    let set_in = close().filter(|pair| pair[1].indent > 0).count();
    let small = close().filter(|pair| pair[1].indent > 0 && prose::starts_lower(&pair[1].text)).count();
    let wraps = close()
        .filter(|pair| pair[0].indent > 0 && pair[1].indent == 0 && prose::starts_lower(&pair[1].text));
    set_in >= 2 && small == 0 && wraps.count() >= 1
}

/// A value, or a name that was a cell before.
fn is_cell(row: &Row, cells: &HashSet<&str>) -> bool {
    columns::is_value(&row.text) && !row.text.ends_with('.')
        || row.indent == 0 && cells.contains(row.text.as_str()) && columns::is_name_like(&row.text)
}

/// How long the rows of this text usually are: four in five are no longer.
fn margin(rows: &[Row]) -> usize {
    let mut lengths: Vec<usize> = rows.iter().map(|row| prose::length(&row.text)).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() * 4 / 5).copied().unwrap_or(0)
}

/// The rows just above say how often, and this row does not go on with it.
fn ends_frequency(rows: &[Row], at: usize) -> bool {
    let said = |from: usize, to: usize| {
        rows.get(from..to)
            .map(|some| prose::join(some.iter().map(|row| row.text.as_str())))
            .is_some_and(|text| vocabulary::is_frequency(&text))
    };
    let from = at.saturating_sub(3);
    (from..at).any(|from| said(from, at)) && !(from..at).any(|from| said(from, at + 1))
}
