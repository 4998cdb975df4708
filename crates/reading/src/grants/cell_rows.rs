//! Rows whose cells are kept apart by signs or gaps.

use super::column::Column;
use super::header::{Layout, cells_of};
use super::table::{RawRow, Scan, Token, is_totals};

impl Scan<'_> {
    pub fn step_cells(&mut self, at: usize, layout: Layout) -> Option<usize> {
        let cells = cells_of(&self.lines[at], layout);
        if is_rule(&self.lines[at].text) {
            return Some(at + 1);
        }
        let columns = self.table.header.columns.len();
        let filled = cells.iter().filter(|cell| !cell.text.is_empty()).count();
        if filled == 0 {
            return Some(at + 1);
        }
        let row = match layout {
            Layout::Gaps => return self.step_gaps(at),
            _ if cells.len() < 2 => return None,
            _ => cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>(),
        };
        self.finish(self.cell_row(at, at, fitted(row, columns)));
        Some(at + 1)
    }

    fn cell_row(&self, first: usize, last: usize, cells: Option<Vec<String>>) -> RawRow {
        let tokens = (first..=last)
            .flat_map(|line| {
                let text = self.lines[line].text.replace(['\t', '|', ';'], " ");
                let words: Vec<String> = text.split_whitespace().map(str::to_string).collect();
                words.into_iter().map(move |text| Token { text, line })
            })
            .collect();
        RawRow { tokens, cells, lines: (first, last), unsure: false }
    }

    fn step_gaps(&mut self, at: usize) -> Option<usize> {
        let line = &self.lines[at];
        let cells = cells_of(line, Layout::Gaps);
        let columns = &self.table.header.columns;
        let mut row: Vec<String> = vec![String::new(); columns.len()];
        let exact = cells.len() == columns.len();
        for (index, cell) in cells.iter().enumerate() {
            let column = if exact { index } else { nearest(columns, cell.span) };
            super::joining::append(&mut row[column], &cell.text);
        }
        let money = columns.iter().zip(&row).any(|(c, cell)| !c.is_text() && !cell.is_empty());
        let follows = at > 0 && !self.lines[at - 1].is_blank() && self.table.lines.1 == at;
        if money || is_totals(&line.text) {
            let mut row = self.cell_row(at, at, Some(row));
            self.settle_loose(&mut row);
            self.finish(row);
            return Some(at + 1);
        }
        if !follows || cells.len() > 2 || line.text.len() > 80 {
            return None;
        }
        let last = self.table.rows.last_mut()?;
        let held = last.cells.as_mut()?;
        for (cell, more) in held.iter_mut().zip(&row) {
            super::joining::append(cell, more);
        }
        last.lines.1 = at;
        self.table.lines.1 = at + 1;
        if !line.text.starts_with(char::is_lowercase) {
            // It may as well be the first line of the next row; that shows when the next row comes.
            self.loose = Some((at, row));
        }
        Some(at + 1)
    }

    /// A line of words between two rows: it belongs to the one below if that starts with a small letter;
    /// otherwise neither row's words are sure.
    fn settle_loose(&mut self, row: &mut RawRow) {
        let Some((at, words)) = self.loose.take() else { return };
        let Some(cells) = row.cells.as_mut() else { return };
        let goes_on = cells.iter().any(|cell| cell.starts_with(char::is_lowercase));
        let Some(last) = self.table.rows.last_mut() else { return };
        last.unsure = !goes_on;
        row.unsure = !goes_on;
        if goes_on {
            last.lines.1 = at.saturating_sub(1).max(last.lines.0);
            row.lines.0 = at;
            for ((held, more), below) in last.cells.iter_mut().flatten().zip(&words).zip(cells) {
                if !more.is_empty() {
                    *held = held.strip_suffix(more.as_str()).unwrap_or(held).trim_end().to_string();
                    let tail = std::mem::replace(below, more.clone());
                    super::joining::append(below, &tail);
                }
            }
        }
    }
}

/// Cells of a row brought to the number of columns: empty ones may be left out at the end, never elsewhere.
fn fitted(mut cells: Vec<String>, columns: usize) -> Option<Vec<String>> {
    while cells.len() > columns && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    if cells.len() > columns {
        return None;
    }
    cells.resize(columns, String::new());
    Some(cells)
}

/// The column whose header stands nearest above; numbers are often set to the right of it.
pub fn nearest(columns: &[Column], span: (usize, usize)) -> usize {
    let apart = |column: &Column| {
        let (start, end) = column.span;
        let overlap = end.min(span.1).saturating_sub(start.max(span.0));
        let edges = start.abs_diff(span.0).min(end.abs_diff(span.1));
        if overlap > 0 { edges } else { edges + 1000 }
    };
    columns.iter().enumerate().min_by_key(|(_, column)| apart(column)).map_or(0, |(index, _)| index)
}

fn is_rule(text: &str) -> bool {
    text.len() >= 3 && text.chars().all(|c| matches!(c, '-' | '=' | '|' | '+' | ':' | '_' | ' '))
}
