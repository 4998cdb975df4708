//! Tables that lie on their side: years below each other, and an indicator in each column.

use super::head::{Kept, head};
use crate::plan::marked::Cells;
use crate::plan::prose;

/// The table with its columns as rows, if its first column holds years and its header none; `told` if what
/// stands above speaks of indicators.
pub(super) fn upright(rows: &[Cells], told: bool) -> Option<Vec<Cells>> {
    let at = rows.iter().take(4).position(|row| row.alone().is_none() && row.cells.len() > 1)?;
    let (header, below) = (&rows[at], rows.get(at + 1..)?);
    let first = |row: &Cells| head(row.cells.first().map_or("", String::as_str));
    let heads: Vec<_> = below.iter().filter(|row| row.alone().is_none()).map(first).collect();
    let dated = heads.iter().filter(|head| head.year.is_some()).count();
    let known = |kept: Option<Kept>| matches!(kept, Some(Kept::Outcome | Kept::Target | Kept::Comparison));
    let targets = heads.iter().filter(|head| head.kept == Some(Kept::Target)).count();
    let corner = prose::fold(header.cells.first().map_or("", String::as_str)).to_lowercase();
    let is_corner = ["", "år", "year", "vuosi", "årtal", "mätår", "period"].contains(&corner.as_str());
    let names = header.cells.iter().skip(1).filter(|cell| !cell.trim().is_empty());
    let bare = names.clone().all(|cell| {
        cell.contains(char::is_alphabetic) && head(cell).year.is_none() && prose::length(cell) <= 90
    });
    let count = names.count();
    let enough = dated >= 2 && heads.iter().all(|head| known(head.kept)) && (told || targets > 0);
    if !(is_corner && bare && count >= 1 && enough) {
        return None;
    }
    let width = header.cells.len();
    let turned = (0..width).map(|column| {
        let mut cells = vec![if column == 0 { "Indikator".to_string() } else { cell(header, column) }];
        cells.extend(below.iter().filter(|row| row.alone().is_none()).map(|row| cell(row, column)));
        Cells { line: header.line, cells }
    });
    Some(turned.collect())
}

fn cell(row: &Cells, column: usize) -> String {
    row.cells.get(column).cloned().unwrap_or_default()
}
