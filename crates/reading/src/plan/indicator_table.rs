//! Tables of indicators with their columns in any order: in cells that a format tells apart, and in text by
//! tabs, bars or wide gaps.
//!
//! An average is a comparison, never a target; two numbers in one cell are not chosen between unless the
//! header says what each is.

mod head;
mod row;
mod turned;

use super::blocks::{Block, Kind, Row};
use super::figures::Style;
use super::indicators::cells_of;
use super::marked::Cells;
use super::table;
use super::vocabulary;
use crate::contract::{IndicatorRow, Place, Sure};
use head::{Head, Kept};

/// The indicators of a table; nothing if it is none. `told` if what stands above speaks of indicators.
pub(super) fn in_cells(rows: &[Cells], told: bool) -> Option<Vec<IndicatorRow>> {
    let captions = rows.iter().take(3).filter_map(Cells::alone);
    let told = told || captions.into_iter().any(|(_, text)| vocabulary::names_indicators(text));
    if let Some(turned) = turned::upright(rows, told) {
        let mut found = standing(&turned, true)?;
        let (first, last) = (rows.first()?.line, rows.last()?.line);
        found.iter_mut().for_each(|row| row.at = vec![Place::lines(first, last)]);
        return Some(found);
    }
    standing(rows, told)
}

fn standing(rows: &[Cells], told: bool) -> Option<Vec<IndicatorRow>> {
    let start = rows.iter().take(4).position(|row| head::header(row, told).is_some())?;
    let mut heads = head::header(&rows[start], told)?;
    let mut from = start + 1;
    if let Some(both) = rows.get(from).and_then(|row| head::divided(&heads, row)) {
        heads = both;
        from += 1;
    }
    let name = heads.iter().position(|head| head.kept == Some(Kept::Name))?;
    let named = |row: &&Cells| {
        let words = row.cells.get(name).is_some_and(|cell| cell.contains(char::is_alphabetic));
        words && row.cells != rows[start].cells && row.cells.len() > 1 && row.alone().is_none()
    };
    let below: Vec<&Cells> = rows.get(from..).unwrap_or_default().iter().filter(named).collect();
    let style = settle(&mut heads, &below);
    let found: Vec<IndicatorRow> = below.into_iter().map(|row| row::indicator(row, &heads, style)).collect();
    (!found.is_empty()).then_some(found)
}

/// What only the cells tell: how numbers are written, and which columns have two in a cell.
fn settle(heads: &mut [Head], rows: &[&Cells]) -> Style {
    let numeric = |kept: Option<Kept>| {
        matches!(kept, Some(Kept::Outcome | Kept::Target | Kept::Comparison | Kept::Baseline))
    };
    let columns: Vec<bool> = heads.iter().map(|head| numeric(head.kept)).collect();
    let cells = rows.iter().flat_map(|row| row.cells.iter().zip(&columns));
    let style = Style::of(cells.filter(|(_, numeric)| **numeric).map(|(cell, _)| cell.as_str()));
    for (index, head) in heads.iter_mut().enumerate() {
        let pairs = rows.iter().filter_map(|row| row.cells.get(index)).any(|cell| row::is_pair(cell));
        if let Some(both) = head::paired(head).filter(|_| pairs) {
            *head = both;
        }
    }
    style
}

/// A table of indicators that starts at this block of text: its rows, and the blocks it takes.
pub(super) fn at(blocks: &[Block], index: usize) -> Option<(Vec<IndicatorRow>, Vec<usize>)> {
    let fits = |block: &&Block| matches!(block.kind, Kind::Text | Kind::Table | Kind::Label { .. });
    let block = blocks.get(index).filter(fits)?;
    let first = block.rows.first()?;
    let header = Cells { line: first.line, cells: cells_of(first)? };
    let above = &blocks[index.saturating_sub(3)..index];
    let told = above.iter().any(|block| vocabulary::names_indicators(&block.text));
    let mut heads = head::header(&header, told)?;
    let known = heads.iter().filter(|head| head.kept.is_some()).count();
    // A plan's table may have a column for its indicator; a table of indicators has nobody to do things.
    let planned = heads.iter().filter(|head| head.kept.is_none()).any(|head| {
        use vocabulary::Part::{Activity, Responsible, When};
        matches!(vocabulary::part(&head.word), Some(Activity | Responsible | When))
    });
    if known < 3.min(heads.len()) || planned {
        return None;
    }
    let mut used = vec![index];
    let mut rows: Vec<Row> = block.rows.iter().skip(1).cloned().collect();
    for (next, one) in blocks.iter().enumerate().skip(index + 1) {
        let fits = one.blanks() <= 1
            && matches!(one.kind, Kind::Text | Kind::Table | Kind::Label { .. } | Kind::Numbered(_))
            && one
                .rows
                .iter()
                .all(|row| cells_of(row).is_some() || row.text.chars().all(|c| "-=+|: ".contains(c)));
        if !fits {
            break;
        }
        used.push(next);
        rows.extend(one.rows.iter().cloned());
    }
    let grid = table::grid(first, &rows, heads.len());
    let cells: Vec<Cells> =
        grid.iter().map(|row| Cells { line: row.first, cells: row.cells.clone() }).collect();
    let style = settle(&mut heads, &cells.iter().collect::<Vec<_>>());
    let found: Vec<IndicatorRow> = cells
        .iter()
        .zip(&grid)
        .map(|(cells, row)| {
            let mut one = row::indicator(cells, &heads, style);
            one.at = vec![Place::lines(row.first, row.last)];
            let doubt = |sure: &mut Sure| {
                if *sure == Sure::Single {
                    *sure = Sure::Assumed;
                }
            };
            if !row.whole {
                one.sure.values_mut().for_each(doubt);
            }
            one
        })
        .collect();
    (!found.is_empty()).then_some((found, used))
}
