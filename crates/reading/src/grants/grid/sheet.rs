//! A run of rows with cells, whatever format they came from, and what is seen of a single row.

use super::figure::{self, Figure};
use crate::grants::joining::append;
use crate::page::{Line, Role};

/// Rows that follow one another with nothing but blank lines between.
pub struct Sheet<'a> {
    lines: &'a [Line],
    /// Indexes of the lines that are rows with at least one filled cell.
    rows: Vec<usize>,
}

impl<'a> Sheet<'a> {
    /// All runs of the document in which some row has several cells.
    pub fn all(lines: &'a [Line]) -> Vec<Sheet<'a>> {
        let mut found: Vec<Sheet> = Vec::new();
        let mut rows: Vec<usize> = Vec::new();
        let mut close = |rows: &mut Vec<usize>| {
            let rows = std::mem::take(rows);
            if rows.iter().any(|&row| filled_in(&lines[row]) > 1) {
                found.push(Sheet { lines, rows });
            }
        };
        for (index, line) in lines.iter().enumerate() {
            if line.role == Role::Row && !line.cells.is_empty() {
                if filled_in(line) > 0 {
                    rows.push(index);
                }
            } else if !line.is_blank() {
                close(&mut rows);
            }
        }
        close(&mut rows);
        found
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The index of a row's line among all lines.
    pub fn line(&self, row: usize) -> usize {
        self.rows[row]
    }

    pub fn cell(&self, row: usize, column: usize) -> &'a str {
        self.lines[self.rows[row]].cells.get(column).map_or("", |cell| cell.trim())
    }

    /// The other way to read a cell, where its format leaves two.
    pub fn other(&self, row: usize, column: usize) -> Option<&'a str> {
        let others = &self.lines[self.rows[row]].others;
        others.iter().find(|(at, _)| *at == column).map(|(_, text)| text.trim())
    }

    pub fn width(&self, row: usize) -> usize {
        self.lines[self.rows[row]].cells.len()
    }

    /// Columns and texts of the cells that hold something.
    pub fn filled(&self, row: usize) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        let cells = &self.lines[self.rows[row]].cells;
        cells.iter().map(|cell| cell.trim()).enumerate().filter(|(_, cell)| !cell.is_empty())
    }

    /// The text of a row in which one cell is filled, or all with the same (a cell over the whole width).
    pub fn lone(&self, row: usize) -> Option<(usize, &'a str)> {
        let mut filled = self.filled(row);
        let first = filled.next()?;
        filled.all(|(_, text)| text == first.1).then_some(first)
    }

    pub fn text(&self, row: usize) -> String {
        self.filled(row).map(|(_, text)| fold(text)).collect::<Vec<_>>().join(" ")
    }

    /// Blank lines, or other lines that are no rows, stand before this row.
    pub fn gap_before(&self, row: usize) -> bool {
        row > 0 && self.rows[row] > self.rows[row - 1] + 1
    }
}

fn filled_in(line: &Line) -> usize {
    line.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// White space of every kind as single spaces.
pub fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A cell's text: its lines joined, words that are broken at their ends mended.
pub fn joined(text: &str) -> String {
    if !text.contains('\n') {
        return fold(text);
    }
    text.lines().fold(String::new(), |mut whole, line| {
        append(&mut whole, line);
        whole
    })
}

/// The cell holds a figure and nothing that would be a name; a year may be part of a header.
pub fn is_figure(text: &str) -> bool {
    let mut digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 || text.len() > 40 {
        return false;
    }
    if text.len() == 4 && digits == 4 && (text.starts_with("19") || text.starts_with("20")) {
        digits = 0;
    }
    digits > 0
        && (matches!(figure::read(text, 1), Figure::Money { .. })
            || text
                .trim_end_matches(['%', ' '])
                .bytes()
                .all(|b| b.is_ascii_digit() || b == b',' || b == b'.'))
}
