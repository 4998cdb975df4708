//! The header of a table of cells: one row, or two where names are gathered under a common one.

use super::sheet::{Sheet, fold, is_figure, joined};
use super::unit::{self, Unit};
use crate::grants::words::{self, Meaning, meaning_of};

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Counted from 0 in the row's cells.
    pub at: usize,
    pub header: String,
    pub meaning: Option<Meaning>,
    pub unit: Option<Unit>,
    /// What the column means is a guess: nothing in it is proved.
    pub guessed: bool,
}

impl Column {
    pub fn is_money(&self) -> bool {
        self.meaning.is_some_and(Meaning::is_money)
    }

    /// Words that tell a row from another.
    pub fn names_row(&self) -> bool {
        matches!(
            self.meaning,
            Some(
                Meaning::Title
                    | Meaning::Owner
                    | Meaning::Reference
                    | Meaning::Description
                    | Meaning::Purpose
            )
        )
    }
}

#[derive(Clone, Debug)]
pub struct Header {
    pub columns: Vec<Column>,
    /// First row and the row after the last.
    pub rows: (usize, usize),
    /// No header is printed: what the columns mean is a guess, each of them.
    pub headless: bool,
}

impl Header {
    pub fn column(&self, meaning: Meaning) -> Option<&Column> {
        self.columns.iter().find(|column| column.meaning == Some(meaning))
    }

    pub fn has(&self, meaning: Meaning) -> bool {
        self.column(meaning).is_some()
    }

    /// The row says the same again, as on a new page.
    pub fn repeats(&self, sheet: &Sheet, row: usize) -> bool {
        let (mut same, mut all) = (0usize, 0usize);
        for (at, text) in sheet.filled(row) {
            all += 1;
            let column = self.columns.iter().find(|column| column.at == at);
            same += usize::from(column.is_some_and(|column| {
                let text = joined(text);
                !text.is_empty() && (column.header == text || column.header.ends_with(&format!(" {text}")))
            }));
        }
        all > 1 && same * 10 >= all * 7
    }
}

const LONGEST_NAME: usize = 90;
/// A name that says what it means may be as long as this, in two languages.
const LONGEST_KNOWN: usize = 400;
const WIDEST: usize = 200;

/// How many of a row's cells name columns; `None` if it cannot be a header.
fn weigh(sheet: &Sheet, row: usize) -> Option<(usize, usize)> {
    let mut filled = 0usize;
    for (_, text) in sheet.filled(row) {
        filled += 1;
        if is_figure(text) || text.len() > LONGEST_KNOWN || filled > WIDEST {
            return None;
        }
    }
    let long = |text: &str| text.len() > LONGEST_NAME && text.chars().count() > LONGEST_NAME;
    if sheet.filled(row).any(|(_, text)| long(text) && meaning_of(text).is_none()) {
        return None;
    }
    if filled < 2 {
        return None;
    }
    let mut seen: Vec<Meaning> = Vec::new();
    let mut known = 0usize;
    for meaning in sheet.filled(row).filter_map(|(at, _)| meaning_of(name(sheet, row, at))) {
        known += 1;
        if !seen.contains(&meaning) {
            seen.push(meaning);
        }
    }
    (seen.len() >= 2).then_some((known, filled))
}

/// A header's name; of two ways to read it the one that is known.
fn name<'a>(sheet: &Sheet<'a>, row: usize, column: usize) -> &'a str {
    let text = sheet.cell(row, column);
    let other = sheet.other(row, column).filter(|_| meaning_of(text).is_none());
    other.filter(|other| meaning_of(other).is_some()).unwrap_or(text)
}

fn is_header(sheet: &Sheet, row: usize) -> bool {
    weigh(sheet, row).is_some_and(|(known, filled)| known * 3 >= filled)
}

/// The next header at or below a row; `from` is the first row that may belong to it.
pub fn find(sheet: &Sheet, from: usize) -> Option<Header> {
    let row = (from..sheet.len()).find(|&row| is_header(sheet, row) && has_rows_below(sheet, row))?;
    Some(at(sheet, row, from))
}

/// One row as a header of its own, whatever its words.
pub fn named_alone(sheet: &Sheet, row: usize) -> Header {
    let width = sheet.width(row).max(widest(sheet, row)).min(WIDEST);
    let columns = (0..width).map(|column| named(&[], sheet.cell(row, column), column)).collect();
    Header { columns, rows: (row, row + 1), headless: false }
}

/// A row of names is a header only if something is listed below it.
fn has_rows_below(sheet: &Sheet, row: usize) -> bool {
    (row + 1..sheet.len()).take(12).any(|below| sheet.filled(below).any(|(_, text)| is_figure(text)))
}

/// Another table's header below the rows of one: more of its names are known than not.
pub fn begins(sheet: &Sheet, row: usize) -> bool {
    weigh(sheet, row).is_some_and(|(known, filled)| known * 2 >= filled && filled > 2)
        && has_rows_below(sheet, row)
}

fn at(sheet: &Sheet, row: usize, from: usize) -> Header {
    let mut first = row;
    let mut last = row;
    if row > from && !sheet.gap_before(row) && gathers(sheet, row - 1) {
        first = row - 1;
    }
    if row + 1 < sheet.len() && !sheet.gap_before(row + 1) && goes_on(sheet, row) {
        last = row + 1;
    }
    let names = (first..last).map(|upper| spread(sheet, upper, last)).collect::<Vec<_>>();
    let width = (first..=last).map(|row| sheet.width(row)).max().unwrap_or(0).max(widest(sheet, last));
    let columns =
        (0..width.min(WIDEST)).map(|column| named(&names, name(sheet, last, column), column)).collect();
    let numbered = last + 1 < sheet.len() && is_numbering(sheet, last + 1);
    Header { columns, rows: (first, last + 1 + usize::from(numbered)), headless: false }
}

/// A row that numbers the columns: 1, 2, 3 or a, b, c.
fn is_numbering(sheet: &Sheet, row: usize) -> bool {
    let bare = |text: &str| text.trim_matches(['(', ')', '[', ']', '.']).to_string();
    let cells: Vec<String> = sheet.filled(row).map(|(_, text)| bare(text)).collect();
    let follows = |first: i64| {
        let numbers = cells.iter().map(|cell| cell.parse::<i64>().ok());
        numbers.zip(first..).all(|(cell, number)| cell == Some(number))
    };
    let letters =
        || cells.iter().zip('a'..='z').all(|(cell, letter)| cell.to_lowercase() == letter.to_string());
    cells.len() > 2 && (follows(0) || follows(1) || letters())
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && text.bytes().all(|b| b.is_ascii_digit())
        && (text.starts_with("19") || text.starts_with("20"))
}

/// The rows below may be wider than the header.
fn widest(sheet: &Sheet, header: usize) -> usize {
    (header + 1..sheet.len()).take(50).map(|row| sheet.width(row)).max().unwrap_or(0)
}

/// A row above the header that gathers some of its columns under a common name: it does not begin at the
/// left edge, or names several things.
fn gathers(sheet: &Sheet, row: usize) -> bool {
    let mut filled = sheet.filled(row);
    let Some((first, _)) = filled.next() else { return false };
    let several = filled.next().is_some();
    let named = sheet.filled(row).all(|(_, text)| !is_figure(text) && text.chars().count() <= 60);
    let known =
        sheet.filled(row).any(|(_, text)| meaning_of(text).is_some() || unit::of_text(text).is_some());
    named && (first > 0 || several) && (known || several) && sheet.lone(row).is_none_or(|(at, _)| at > 0)
}

/// The row below a header's first row is its second: names or units under a common name, and no values.
fn goes_on(sheet: &Sheet, row: usize) -> bool {
    let below = row + 1;
    if sheet.lone(below).is_some_and(|(at, _)| at == 0) {
        return false;
    }
    let (mut known, mut filled) = (0usize, 0usize);
    for (_, text) in sheet.filled(below) {
        if is_figure(text) || text.chars().count() > 40 {
            return false;
        }
        filled += 1;
        known += usize::from(
            meaning_of(text).is_some() || unit::whole(text).is_some() || text == "%" || is_year(text),
        );
    }
    let under_gap = sheet.filled(below).any(|(column, _)| sheet.cell(row, column).is_empty());
    let units = sheet.filled(below).all(|(_, text)| unit::whole(text).is_some() || text == "%");
    filled > 0
        && (units || (known * 2 >= filled && (under_gap || filled < sheet.filled(row).count())))
        && has_rows_below(sheet, below)
}

/// The names of an upper row over the columns they gather: each reaches to the next name, but only over
/// columns that the upper row leaves empty and the lower one names.
fn spread(sheet: &Sheet, upper: usize, lower: usize) -> Vec<String> {
    let width = sheet.width(upper).max(sheet.width(lower));
    let mut held = String::new();
    (0..width)
        .map(|column| {
            let own = sheet.cell(upper, column);
            if !own.is_empty() {
                held = fold(own);
            } else if sheet.cell(lower, column).is_empty() {
                held.clear();
            }
            held.clone()
        })
        .collect()
}

fn named(upper: &[Vec<String>], lower: &str, at: usize) -> Column {
    let raw = lower;
    let lower = joined(raw);
    let mut parts: Vec<String> = upper.iter().filter_map(|names| names.get(at)).cloned().collect();
    parts.push(lower.clone());
    parts.retain(|part| !part.is_empty());
    parts.dedup();
    let header = parts.join(" ");
    let above = parts[..parts.len().saturating_sub(1)].join(" ");
    let meaning = meaning_under(&above, raw, &header);
    let unit = unit::of_text(&lower).or_else(|| unit::of_text(&header));
    Column { at, header, meaning, unit, guessed: meaning == Some(Meaning::Amount) }
}

/// What a name means under another: a general one (*namn*, *belopp*, *kommun* under *medfinansiering*) takes
/// its sense from above.
fn meaning_under(above: &str, lower: &str, both: &str) -> Option<Meaning> {
    if lower.is_empty() {
        return meaning_of(both);
    }
    if above.is_empty() {
        return meaning_of(lower);
    }
    let (under, over) = (meaning_of(lower), meaning_of(above));
    let general = ["namn", "name", "navn", "nimi", "%"].contains(&words::plain(lower).as_str());
    match (under, over) {
        (Some(Meaning::Share), _) => Some(Meaning::Share),
        (Some(Meaning::Amount) | None, _) => meaning_of(both).or(over),
        (Some(_), _) if general => meaning_of(both),
        (Some(under), Some(over)) if over.is_money() && !under.is_money() => Some(over),
        (under, _) => under,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Line;

    fn lines(rows: &[&[&str]]) -> Vec<Line> {
        let cells = |row: &&[&str]| row.iter().map(|cell| (*cell).to_string()).collect();
        rows.iter().zip(1..).map(|(row, number)| Line::row(number, cells(row))).collect()
    }

    #[test]
    fn a_header_may_stand_anywhere_and_on_two_rows() {
        use Meaning::*;
        let lines = lines(&[
            &["Region Åkerö: beviljade projekt"],
            &["", "", "Finansiering (tkr)", "", ""],
            &["Projekt", "Sökande", "EU", "Kommuner", "Totalt"],
            &["Bro", "Ydre kommun", "10", "5", "15"],
        ]);
        let sheets = Sheet::all(&lines);
        let header = find(&sheets[0], 0).expect("a header");
        let meanings: Vec<_> = header.columns.iter().map(|column| column.meaning).collect();
        assert_eq!(header.rows, (1, 3));
        // That municipalities pay is not told by their name alone: the column's values will say.
        assert_eq!(meanings, [Title, Owner, EuPart, Place, TotalCost].map(Some));
        assert_eq!(header.columns[2].header, "Finansiering (tkr) EU");
        assert_eq!(header.columns[2].unit.map(|unit| unit.factor), Some(1_000));
    }

    #[test]
    fn units_may_stand_on_a_row_of_their_own() {
        let lines = lines(&[
            &["Projekt", "Ägare", "Sökt", "Beviljat"],
            &["", "", "tkr", "tkr"],
            &["Bro", "X", "9", "5"],
        ]);
        let header = find(&Sheet::all(&lines)[0], 0).expect("a header");
        assert_eq!(header.rows, (0, 2));
        assert_eq!(header.columns[3].unit.map(|unit| unit.factor), Some(1_000));
        assert_eq!(header.columns[3].meaning, Some(Meaning::Grant));
    }

    #[test]
    fn rows_of_values_are_no_header() {
        let lines =
            lines(&[&["Projekt Bro", "Ydre kommun", "100 000"], &["Stöd till hamnar", "Kinda", "50 000"]]);
        assert!(find(&Sheet::all(&lines)[0], 0).is_none());
    }
}
