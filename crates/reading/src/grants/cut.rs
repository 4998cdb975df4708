//! Every way to cut a row into its columns. Nothing is chosen here.

use std::ops::Range;

use types::Amount;

use super::column::{Column, Field};
use super::number;
use super::table::{RawRow, is_number_word};

/// What a column holds in one way of cutting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Empty,
    /// Tokens that hold this and the following text columns together.
    Words(Range<usize>),
    Text(String),
    Amount(Amount),
}

/// One way to cut a row: a cell per column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub cells: Vec<Cell>,
    /// Its words end in a number that could as well be a value.
    pub swallows: bool,
}

impl Candidate {
    pub fn amount(&self, column: usize) -> Option<Amount> {
        match self.cells.get(column) {
            Some(Cell::Amount(amount)) => Some(*amount),
            _ => None,
        }
    }

    /// The words of the first text block that starts at or covers the title.
    pub fn words(&self) -> impl Iterator<Item = (usize, Range<usize>)> + '_ {
        self.cells.iter().enumerate().filter_map(|(column, cell)| match cell {
            Cell::Words(range) => Some((column, range.clone())),
            _ => None,
        })
    }
}

#[derive(Clone, Debug, Default)]
pub struct Cuts {
    pub candidates: Vec<Candidate>,
    /// There were more ways than are looked at, so nothing can be proved.
    pub overflow: bool,
}

const MOST_CANDIDATES: usize = 64;
const MOST_STEPS: usize = 20_000;
const LONGEST_NUMBER: usize = 6;

/// All ways to cut the row. Ways that fill every amount come alone where there are any.
pub fn cuts(row: &RawRow, columns: &[Column]) -> Cuts {
    if let Some(cells) = &row.cells {
        let candidates = cell_cuts(cells, columns);
        return Cuts { overflow: candidates.len() >= MOST_CANDIDATES, candidates };
    }
    let words: Vec<&str> = row.tokens.iter().map(|token| token.text.as_str()).collect();
    for missing in 0..=columns.iter().filter(|column| column.is_amount()).count() {
        let mut search = Search { words: &words, columns, missing, found: Vec::new(), steps: 0 };
        search.go(0, 0, &mut Vec::new());
        let overflow = search.steps >= MOST_STEPS || search.found.len() >= MOST_CANDIDATES;
        if !search.found.is_empty() || overflow {
            return Cuts { candidates: search.found, overflow };
        }
    }
    Cuts::default()
}

// ---- cells apart ------------------------------------------------------------------------------------------

fn cell_cuts(cells: &[String], columns: &[Column]) -> Vec<Candidate> {
    let mut found: Vec<Vec<Cell>> = vec![Vec::new()];
    for (cell, column) in cells.iter().zip(columns) {
        let text = super::joining::fold(cell);
        let readings: Vec<Cell> = if text.is_empty() || (number::is_void(&text) && !column.is_text()) {
            vec![Cell::Empty]
        } else if column.is_amount() {
            let amounts = number::amounts(&text, column.factor);
            match amounts.is_empty() {
                true => vec![Cell::Text(text)],
                false => amounts.into_iter().map(Cell::Amount).collect(),
            }
        } else {
            vec![Cell::Text(text)]
        };
        found = found
            .into_iter()
            .flat_map(|held| {
                readings.iter().map(move |cell| {
                    let mut next = held.clone();
                    next.push(cell.clone());
                    next
                })
            })
            .take(MOST_CANDIDATES)
            .collect();
    }
    found.into_iter().map(|cells| Candidate { cells, swallows: false }).collect()
}

// ---- words and numbers that run on ------------------------------------------------------------------------

struct Search<'a> {
    words: &'a [&'a str],
    columns: &'a [Column],
    /// How many amounts may be missing.
    missing: usize,
    found: Vec<Candidate>,
    steps: usize,
}

impl Search<'_> {
    fn go(&mut self, column: usize, at: usize, cells: &mut Vec<Cell>) {
        self.steps += 1;
        if self.steps >= MOST_STEPS || self.found.len() >= MOST_CANDIDATES {
            return;
        }
        if column == self.columns.len() {
            if at == self.words.len() {
                self.keep(cells);
            }
            return;
        }
        if self.columns[column].is_text() {
            self.take_words(column, at, cells);
            return;
        }
        for (cell, next) in self.values(column, at) {
            cells.push(cell);
            self.go(column + 1, next, cells);
            cells.pop();
        }
    }

    fn take_words(&mut self, column: usize, at: usize, cells: &mut Vec<Cell>) {
        let block = self.columns[column..].iter().take_while(|column| column.is_text()).count();
        let last = column + block == self.columns.len();
        let ends = if last { self.words.len()..self.words.len() + 1 } else { at + 1..self.words.len() + 1 };
        for end in ends {
            if end <= at || !self.words[at..end].iter().any(|word| word.chars().any(char::is_alphabetic)) {
                continue;
            }
            if !last && !self.may_start(column + block, end) {
                continue;
            }
            cells.push(Cell::Words(at..end));
            cells.extend(std::iter::repeat_n(Cell::Empty, block - 1));
            self.go(column + block, end, cells);
            cells.truncate(cells.len() - block);
        }
    }

    /// A quick look before a deep one: what follows words is a value or the end.
    fn may_start(&self, column: usize, at: usize) -> bool {
        match self.words.get(at) {
            None => true,
            Some(word) => {
                let kind = self.columns[column].field;
                let loose = kind.is_none() || kind == Some(Field::Reference) || kind == Some(Field::Currency);
                loose
                    || word.chars().any(|c| c.is_ascii_digit())
                    || number::is_void(word)
                    || is_priority_word(word)
            }
        }
    }

    fn keep(&mut self, cells: &[Cell]) {
        let empty =
            cells.iter().zip(self.columns).filter(|(cell, c)| c.is_amount() && **cell == Cell::Empty).count();
        let void = self.words.iter().filter(|word| number::is_void(word)).count();
        if empty > self.missing + void {
            return;
        }
        let swallows = cells.iter().any(|cell| match cell {
            Cell::Words(range) => range.end > range.start && is_number_word(self.words[range.end - 1]),
            _ => false,
        });
        let candidate = Candidate { cells: cells.to_vec(), swallows };
        if !self.found.contains(&candidate) {
            self.found.push(candidate);
        }
    }

    /// Ways to fill a column that is not text, from word `at`.
    fn values(&self, column: usize, at: usize) -> Vec<(Cell, usize)> {
        let kind = self.columns[column].field;
        let mut found = Vec::new();
        if kind.is_some_and(Field::is_amount) {
            self.amounts(column, at, &mut found);
            if self.missing > 0 {
                found.push((Cell::Empty, at));
            }
            return found;
        }
        let Some(word) = self.words.get(at) else {
            return vec![(Cell::Empty, at)];
        };
        if number::is_void(word) {
            found.push((Cell::Empty, at + 1));
        }
        let fits = match kind {
            Some(Field::Priority) => is_priority(word),
            Some(Field::Share) => is_share(word),
            Some(Field::Start | Field::End) => is_date(word),
            Some(Field::Currency) => number::currency_of(word).is_some(),
            Some(Field::Reference) => word.chars().any(|c| c.is_ascii_digit()) && word.len() > 3,
            _ => true,
        };
        if fits {
            let percent = kind == Some(Field::Share) && self.words.get(at + 1) == Some(&"%");
            found.push((Cell::Text((*word).to_string()), at + 1 + usize::from(percent)));
        }
        if kind.is_none() {
            self.amounts(column, at, &mut found);
        }
        found.push((Cell::Empty, at));
        found
    }

    fn amounts(&self, column: usize, at: usize, found: &mut Vec<(Cell, usize)>) {
        let Some(first) = self.words.get(at) else {
            return;
        };
        if number::is_void(first) {
            found.push((Cell::Empty, at + 1));
            return;
        }
        if !first.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '\u{2212}') {
            return;
        }
        for end in at + 1..=(at + LONGEST_NUMBER).min(self.words.len()) {
            if end > at + 1 && !goes_on(self.words[end - 1]) {
                break;
            }
            let text = self.words[at..end].join(" ");
            for amount in number::amounts(&text, self.columns[column].factor) {
                found.push((Cell::Amount(amount), end));
            }
        }
    }
}

/// Words after a number's first that can belong to it: a group of three digits, or a unit.
fn goes_on(word: &str) -> bool {
    let group = word.bytes().take_while(u8::is_ascii_digit).count() >= 3;
    group || number::factor_of(word).is_some()
}

/// A priority issue's number as printed: small, no leading zero; `3,5` and `4a` occur.
fn is_priority(word: &str) -> bool {
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let rest = &word[digits..];
    let numbered = (1..=3).contains(&digits) && !word.starts_with('0');
    let tail =
        rest.is_empty() || rest == "." || (rest.len() == 1 && rest.chars().all(|c| c.is_ascii_lowercase()));
    (numbered && tail) || is_priority_word(word)
}

/// Words that stand for a priority that is no number: one that spans all.
pub fn is_priority_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    matches!(
        lower.as_str(),
        "övergripande"
            | "samtliga"
            | "alla"
            | "generell"
            | "generellt"
            | "tvärgående"
            | "gemensam"
            | "overall"
            | "general"
            | "cross-cutting"
            | "horizontal"
            | "all"
            | "overordnet"
            | "tverrgående"
            | "tværgående"
    )
}

fn is_share(word: &str) -> bool {
    let number = word.strip_suffix('%').unwrap_or(word).replace(',', ".");
    number.parse::<f64>().is_ok_and(|share| (0.0..=100.0).contains(&share))
}

fn is_date(word: &str) -> bool {
    let parts: Vec<&str> = word.split('-').collect();
    let digits = |part: &str, count: usize| part.len() == count && part.chars().all(|c| c.is_ascii_digit());
    match parts[..] {
        [year] => digits(year, 4),
        [year, month] => digits(year, 4) && digits(month, 2),
        [year, month, day] => digits(year, 4) && digits(month, 2) && digits(day, 2),
        _ => false,
    }
}
