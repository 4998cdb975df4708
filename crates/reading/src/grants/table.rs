//! Finding the tables of a document and the raw rows in them: which lines make one row.

use super::column::owner_label;
use super::header::{Header, Layout, header_at};
use super::joining::{ends_sentence, is_item, is_page_number};
use super::{number, told};
use crate::page::Line;
use crate::profile::Mapping;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub text: String,
    /// Index of its line.
    pub line: usize,
}

/// The lines of one row; `cells` where the layout keeps them apart, one per column.
#[derive(Clone, Debug, Default)]
pub struct RawRow {
    pub tokens: Vec<Token>,
    pub cells: Option<Vec<String>>,
    /// Indexes of the first and the last line.
    pub lines: (usize, usize),
    /// Which lines belong to the row is itself a guess.
    pub unsure: bool,
}

impl RawRow {
    pub fn text(&self) -> String {
        let mut text = String::new();
        for token in &self.tokens {
            super::joining::append(&mut text, &token.text);
        }
        text
    }
}

#[derive(Clone, Debug)]
pub struct RawTable {
    pub header: Header,
    pub rows: Vec<RawRow>,
    pub totals: Option<RawRow>,
    /// Indexes of the first line (the header's) and of the line after the last.
    pub lines: (usize, usize),
    /// The rows stand under no header of their own: the columns are those of a table before.
    pub headless: bool,
}

/// All tables of a document, in order.
pub fn tables(lines: &[Line], mapping: &Mapping) -> Vec<RawTable> {
    let mut found: Vec<RawTable> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        match header_at(lines, at) {
            Some(mut header) => {
                told::tell(&mut header, mapping);
                let table = Scan::new(lines, header).run();
                // Words that name columns, but with neither row nor totals below, are no table.
                if table.rows.is_empty() && table.totals.is_none() {
                    at += 1;
                    continue;
                }
                at = table.lines.1.max(at + 1);
                found.push(table);
            }
            None => at += 1,
        }
    }
    super::headless::add(lines, &mut found);
    found
}

/// A row whose first word says that it sums the others.
pub fn is_totals(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| c.is_whitespace() || ":;|".contains(c)).filter(|w| !w.is_empty());
    let first = words.next().unwrap_or("");
    let sums = [
        "total",
        "totalt",
        "totalsumma",
        "summa",
        "sum",
        "sammanlagt",
        "delsumma",
        "totals",
        "totale",
        "ialt",
        "subtotal",
        "slutsumma",
        "samlet",
        "yhteensä",
    ];
    let second = words.clone().next().unwrap_or("");
    if !(sums.contains(&first) || (first == "i" && matches!(second, "alt" | "allt"))) {
        return false;
    }
    let letters = |word: &&str| word.chars().any(char::is_alphabetic) && number::factor_of(word).is_none();
    let plain =
        ["projekt", "insatser", "st", "projects", "alt", "allt", "totalt", "kronor", "beviljade", "beviljat"];
    let other = words.filter(letters).filter(|word| !plain.contains(word)).count();
    other == 0
}

pub fn is_number_word(text: &str) -> bool {
    let body = text.trim_start_matches(['-', '\u{2212}']);
    body.starts_with(|c: char| c.is_ascii_digit())
        && body.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '%'))
}

fn is_tail_word(text: &str) -> bool {
    is_number_word(text)
        || number::factor_of(text).is_some()
        || text == "%"
        || matches!(text, "-" | "–" | "—")
}

/// `1 Nedan …`: a note below the text, at the foot of a page.
pub fn is_footnote(text: &str) -> bool {
    let Some((mark, rest)) = text.split_once(' ') else {
        return false;
    };
    let small = mark.len() <= 2 && mark.chars().all(|c| c.is_ascii_digit());
    let worded = rest.split_whitespace().count() >= 5 && rest.starts_with(|c: char| c.is_uppercase());
    small && worded && ends_sentence(rest)
}

/// Goes through the lines below a header, line by line.
pub struct Scan<'a> {
    pub lines: &'a [Line],
    pub table: RawTable,
    /// Indexes of lines that make no row yet.
    pending: Vec<usize>,
    /// A line of cells that was given to the row above but may belong to the one below.
    pub loose: Option<(usize, Vec<String>)>,
}

impl<'a> Scan<'a> {
    pub fn new(lines: &'a [Line], header: Header) -> Self {
        let span = header.lines;
        let table = RawTable { header, rows: Vec::new(), totals: None, lines: span, headless: false };
        Scan { lines, table, pending: Vec::new(), loose: None }
    }

    pub fn run(mut self) -> RawTable {
        let mut at = self.table.lines.1;
        while at < self.lines.len() {
            if self.lines[at].is_blank() {
                at += 1;
                continue;
            }
            match self.step(at) {
                Some(next) => at = next,
                None => break,
            }
            if self.table.totals.is_some() {
                break;
            }
        }
        self.table
    }

    /// Takes the line in and gives the next line to look at, or `None` where the table has ended.
    fn step(&mut self, at: usize) -> Option<usize> {
        let text = &self.lines[at].text;
        if let Some(header) = self.repeated_header(at) {
            return (self.pending.is_empty() && header.same_columns(&self.table.header)).then(|| {
                self.table.lines.1 = header.lines.1;
                header.lines.1
            });
        }
        if owner_label(text).is_some() {
            return None;
        }
        if is_footnote(text) && self.pending.is_empty() && !self.ends_in_amounts(text) {
            return Some(at + 1);
        }
        if is_page_number(text) && self.pending.is_empty() && self.page_ends_after(at) {
            return Some(at + 1);
        }
        match self.table.header.layout {
            Layout::Flow => self.step_flow(at),
            layout => self.step_cells(at, layout),
        }
    }

    fn repeated_header(&self, at: usize) -> Option<Header> {
        header_at(self.lines, at)
    }

    fn page_ends_after(&self, at: usize) -> bool {
        let next = (at + 1..self.lines.len()).find(|&i| !self.lines[i].is_blank());
        next.is_none_or(|i| self.lines[i].starts_page || header_at(self.lines, i).is_some())
    }

    fn ends_in_amounts(&self, text: &str) -> bool {
        text.split_whitespace().last().is_some_and(is_tail_word)
    }

    // ---- rows of words and numbers that run on ------------------------------------------------------------

    fn step_flow(&mut self, at: usize) -> Option<usize> {
        let text = &self.lines[at].text;
        let words = text.split_whitespace().count();
        let prose = words >= 8 && ends_sentence(text) && !self.ends_in_amounts(text);
        if prose
            || is_item(text)
                && !is_tail_word(text.split_whitespace().nth(1).unwrap_or(""))
                && words > 2
                && text.starts_with('•')
        {
            return None;
        }
        if is_totals(text) && has_amount(text) && !self.table.rows.is_empty() {
            // What still waits is a row without figures.
            let waiting = std::mem::take(&mut self.pending);
            self.take_row(&waiting);
            self.take_row(&[at]);
            return Some(at + 1);
        }
        self.pending.push(at);
        if self.pending.len() > 12 || self.pending_words() > 60 {
            return None;
        }
        if !self.row_is_complete(at) {
            return Some(at + 1);
        }
        let lines = std::mem::take(&mut self.pending);
        self.take_row(&lines);
        Some(at + 1)
    }

    fn pending_words(&self) -> usize {
        self.pending.iter().map(|&i| self.lines[i].text.split_whitespace().count()).sum()
    }

    fn take_row(&mut self, at: &[usize]) {
        let (Some(&first), Some(&last)) = (at.first(), at.last()) else {
            return;
        };
        let tokens: Vec<Token> = at
            .iter()
            .flat_map(|&line| {
                self.lines[line]
                    .text
                    .split_whitespace()
                    .map(move |word| Token { text: word.to_string(), line })
            })
            .collect();
        let unsure = !self.numbers_last() && at.len() > 1;
        let row = RawRow { tokens, cells: None, lines: (first, last), unsure };
        self.finish(row);
    }

    pub fn finish(&mut self, row: RawRow) {
        self.table.lines.1 = row.lines.1 + 1;
        let words = row.cells.iter().flatten().find(|cell| cell.chars().any(char::is_alphabetic));
        let sums = words.map_or_else(|| is_totals(&row.text()), |cell| is_totals(cell));
        if sums && !self.table.rows.is_empty() {
            self.table.totals = Some(row);
        } else {
            self.table.rows.push(row);
        }
    }

    fn numbers_last(&self) -> bool {
        self.table.header.columns.last().is_some_and(|column| !column.is_text())
    }

    /// Amount columns after the last column of words.
    fn tail_amounts(&self) -> usize {
        let columns = &self.table.header.columns;
        columns
            .iter()
            .rev()
            .take_while(|column| !column.is_text())
            .filter(|column| column.is_amount())
            .count()
    }

    fn row_is_complete(&self, at: usize) -> bool {
        let words: Vec<&str> = self.lines[at].text.split_whitespace().collect();
        if !self.numbers_last() {
            let numbers = self.pending.iter().any(|&i| has_amount(&self.lines[i].text));
            let worded_end = words.last().is_some_and(|word| !is_tail_word(word));
            return numbers && worded_end;
        }
        let all: Vec<&str> =
            self.pending.iter().flat_map(|&i| self.lines[i].text.split_whitespace()).collect();
        let tail_start = all.iter().rposition(|word| !is_tail_word(word)).map_or(0, |i| i + 1);
        let tail = &all[tail_start..];
        if tail.is_empty() {
            return false;
        }
        let wanted = self.tail_amounts().max(1);
        let clear = tail.len() >= 2 && (0..tail.len() - 1).any(|i| is_grouped(&tail[i..]));
        let single = tail.iter().any(|word| is_clear_amount(word)) || (wanted == 1 && self.scaled());
        if self.numbers_below(at).is_some_and(|below| numbers_in(tail) + below <= self.tail_columns()) {
            return false;
        }
        clear || single || (wanted >= 2 && self.is_full(tail, wanted))
    }

    fn scaled(&self) -> bool {
        self.table.header.columns.iter().any(|column| column.factor > 1)
    }

    /// Enough separate numbers for every amount column.
    fn is_full(&self, tail: &[&str], wanted: usize) -> bool {
        numbers_in(tail) >= wanted || tail.len() >= wanted * 2
    }

    /// How many numbers the next line holds, if it holds nothing else.
    fn numbers_below(&self, at: usize) -> Option<usize> {
        let next = self.lines.iter().skip(at + 1).take(5).find(|line| !line.is_blank())?;
        let words: Vec<&str> = next.text.split_whitespace().collect();
        words.iter().all(|word| is_tail_word(word)).then(|| numbers_in(&words))
    }

    fn tail_columns(&self) -> usize {
        self.table.header.columns.iter().rev().take_while(|column| !column.is_text()).count()
    }
}

fn is_grouped(words: &[&str]) -> bool {
    let [first, second, ..] = words else {
        return false;
    };
    let digits = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    let whole = second.split([',', '.']).next().unwrap_or("");
    let opens = digits(first) && first.len() <= 3 && !first.starts_with('0');
    opens && is_number_word(second) && digits(whole) && whole.len() == 3
}

/// At least so many numbers: each that cannot go on the one before.
fn numbers_in(words: &[&str]) -> usize {
    let starts = |i: usize| i == 0 || words[i].len() != 3 || !is_number_word(words[i]);
    (0..words.len()).filter(|&i| starts(i) && number::factor_of(words[i]).is_none()).count()
}

fn is_clear_amount(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    is_number_word(word) && digits >= 5 && !word.ends_with('%')
}

pub fn has_amount(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (0..words.len()).any(|i| is_clear_amount(words[i]) || is_grouped(&words[i..]))
}
