//! Rows of cells in text: any separator, quotes, line breaks in cells, ragged rows.
//!
//! Written for what offices send rather than for what a standard says: titles above the header, blank rows,
//! a quote inside a quoted cell, a cell whose quote is never closed.

use super::Content;
use crate::contract::Place;
use crate::page::{self, Line};

const SEPARATORS: [char; 4] = [';', '\t', ',', '|'];
/// Rows looked at to find the separator.
const SAMPLE: usize = 300;
/// A quoted cell longer than this was never closed: its quote is a sign like any other.
const LONGEST_CELL: usize = 30_000;
/// After so many quotes that were never closed, none is believed.
const MOST_OPEN_QUOTES: usize = 50;

/// The rows of a text that is a table of cells; `None` if it is none: its name does not say so, and no
/// separator stands consistently in it together with quotes.
pub(super) fn read(name: &str, text: &str) -> Option<Content> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = separator(name, text)?;
    let (mut lines, mut places) = (Vec::new(), Vec::new());
    let usual = usual_width(&sample(text, separator));
    for row in Rows::new(text, separator) {
        let number = u32::try_from(lines.len() + 1).unwrap_or(u32::MAX);
        places.push(Place::lines(row.first, row.last));
        lines.push(line(number, row, usual, separator));
    }
    let mut content = Content::placed("text/csv", (lines, places));
    content.file_lines = u32::try_from(page::count(text)).ok();
    Some(content)
}

fn line(number: u32, row: Row, usual: usize, separator: char) -> Line {
    if row.cells.iter().all(String::is_empty) || separator_line(&row.cells) {
        return Line { number, ..Line::default() };
    }
    let comment = row.cells[0].starts_with('#') && row.cells.len() != usual;
    if comment {
        let text = row.cells.join(&separator.to_string());
        return Line::row(number, vec![text.trim_start_matches('#').trim().to_string()]);
    }
    Line::row(number, row.cells)
}

/// `sep=;`, by which a file tells Excel its separator.
fn separator_line(cells: &[String]) -> bool {
    let first = cells[0].to_lowercase();
    first.strip_prefix("sep=").is_some_and(|rest| rest.chars().count() <= 1)
}

fn separator(name: &str, text: &str) -> Option<char> {
    let lower = name.to_lowercase();
    let named = [".csv", ".tsv", ".tab"].iter().any(|end| lower.ends_with(end));
    let told = text.lines().next().and_then(|line| {
        let rest = line.trim().to_lowercase().strip_prefix("sep=")?.to_string();
        rest.chars().next().or_else(|| line.contains('\t').then_some('\t'))
    });
    if told.is_some() {
        return told;
    }
    let weigh = |separator: &char| {
        let rows = sample(text, *separator);
        let usual = usual_width(&rows);
        let fitting = rows.iter().filter(|row| row.cells.len() == usual).count();
        let filled = rows.iter().filter(|row| !row.cells.iter().all(String::is_empty)).count();
        let quoted = rows.iter().filter(|row| row.quoted).count();
        let certain = fitting >= 3 && usual >= 3 && fitting * 10 >= filled * 9 && quoted > 0;
        (fitting * usual.saturating_sub(1), certain)
    };
    let (separator, (weight, certain)) = SEPARATORS
        .map(|separator| (separator, weigh(&separator)))
        .into_iter()
        .rev()
        .max_by_key(|(_, w)| w.0)?;
    (weight > 0 && (named || (certain && separator != '|'))).then_some(separator)
}

fn sample(text: &str, separator: char) -> Vec<Row> {
    Rows::new(text, separator).take(SAMPLE).collect()
}

/// How many cells most rows have, of those that have more than one.
fn usual_width(rows: &[Row]) -> usize {
    let mut times = std::collections::BTreeMap::new();
    for row in rows.iter().filter(|row| row.cells.len() > 1) {
        *times.entry(row.cells.len()).or_insert(0usize) += 1;
    }
    times.into_iter().max_by_key(|(_, times)| *times).map_or(0, |(width, _)| width)
}

struct Row {
    cells: Vec<String>,
    /// Lines of the text, counted from 1.
    first: u32,
    last: u32,
    quoted: bool,
}

/// Goes through the text row by row.
struct Rows<'a> {
    rest: &'a str,
    separator: char,
    line: u32,
    open_quotes: usize,
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, separator: char) -> Self {
        Rows { rest: text, separator, line: 1, open_quotes: 0 }
    }

    /// The cell at the start of `rest` without its quotes, and the bytes it takes; `None` if it has none.
    fn quoted_cell(&mut self) -> Option<(String, usize)> {
        let space = self.rest.len() - self.rest.trim_start_matches(' ').len();
        let mark = if self.rest[space..].starts_with("=\"") { 2 } else { 1 };
        let body = self.rest[space..].strip_prefix(if mark == 2 { "=\"" } else { "\"" })?;
        if self.open_quotes > MOST_OPEN_QUOTES {
            return None;
        }
        let mut cell = String::new();
        let mut signs = body.char_indices().peekable();
        while let Some((at, sign)) = signs.next() {
            if at > LONGEST_CELL {
                break;
            }
            if sign != '"' {
                cell.push(sign);
                continue;
            }
            if signs.peek().is_some_and(|(_, next)| *next == '"') {
                signs.next();
                cell.push('"');
                continue;
            }
            let after = body[at + 1..].trim_start_matches(' ');
            if after.is_empty() || after.starts_with([self.separator, '\n', '\r']) {
                return Some((cell, space + mark + body.len() - after.len()));
            }
            cell.push('"');
        }
        self.open_quotes += 1;
        None
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.rest.is_empty() {
            return None;
        }
        let mut row = Row { cells: Vec::new(), first: self.line, last: self.line, quoted: false };
        loop {
            let length = match self.quoted_cell() {
                Some((cell, length)) => {
                    self.line += u32::try_from(cell.matches('\n').count()).unwrap_or(0);
                    row.cells.push(cell.replace("\r\n", "\n").trim().to_string());
                    row.quoted = true;
                    length
                }
                None => {
                    let length = self.rest.find([self.separator, '\n']).unwrap_or(self.rest.len());
                    row.cells.push(self.rest[..length].trim().to_string());
                    length
                }
            };
            row.last = self.line;
            self.rest = self.rest[length..].trim_start_matches('\r');
            let mut signs = self.rest.chars();
            let end = signs.next().is_none_or(|sign| sign == '\n');
            self.rest = signs.as_str();
            if end {
                self.line += 1;
                return Some(row);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(name: &str, text: &str) -> Option<Vec<Vec<String>>> {
        read(name, text).map(|content| content.lines.into_iter().map(|line| line.cells).collect())
    }

    #[test]
    fn the_separator_is_found_and_quotes_are_lenient() {
        let cases: [(&str, &[&[&str]]); 7] = [
            ("a;b\n1,5;2,5\n", &[&["a", "b"], &["1,5", "2,5"]]),
            ("a,b\r\n\"1,5\",\"säg \"\"hej\"\"\"\r\n", &[&["a", "b"], &["1,5", "säg \"hej\""]]),
            ("sep=|\na|b\n", &[&[], &["a", "b"]]),
            ("a\tb\n\"c\nd\"\te\n", &[&["a", "b"], &["c\nd", "e"]]),
            ("a;b\n\"ett \"Bro\" till\";c\n", &[&["a", "b"], &["ett \"Bro\" till", "c"]]),
            (
                "a;b;c\n\"aldrig slut;d;e\nf;g;h\n",
                &[&["a", "b", "c"], &["\"aldrig slut", "d", "e"], &["f", "g", "h"]],
            ),
            (
                "# utdrag, 1;2\na;b;=\"007\"\n;;\nc;d;e",
                &[&["utdrag, 1;2"], &["a", "b", "007"], &[], &["c", "d", "e"]],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(rows("x.csv", text).expect("rows"), expected, "{text}");
        }
    }

    #[test]
    fn text_is_no_table_unless_it_is_named_or_quoted_so() {
        assert!(rows("x.txt", "a;b;c\nd;e;f\ng;h;i\n").is_none());
        assert!(rows("x.csv", "Bara text här.\nOch här.\n").is_none());
        assert!(rows("x.txt", "a;b;c\n\"d\";e;f\ng;h;i\n").is_some());
    }

    #[test]
    fn rows_know_their_lines() {
        let content = read("x.csv", "a;b\n\"c\nd\";e\nf;g\n").expect("rows");
        let lines: Vec<_> = content.places.iter().filter_map(|place| place.lines).collect();
        assert_eq!(lines, [[1, 1], [2, 3], [4, 4]]);
        assert_eq!(content.file_lines, Some(4));
    }
}
