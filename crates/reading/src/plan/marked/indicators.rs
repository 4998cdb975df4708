//! Indicators: tables of them with their columns in any order, and lists that say their targets.
//!
//! An average is a comparison, never a target; two numbers in one cell are not chosen between.

use super::outline::title_text;
use super::parts::{Part_, Piece};
use crate::contract::{IndicatorRow, Indicators, Place};
use crate::plan::blocks::{Block, Kind, Row};
use crate::plan::{indicator_table, indicators as listed, vocabulary};

/// The indicators found, and which parts they took.
pub(super) struct Taken {
    pub indicators: Option<Indicators>,
    pub taken: Vec<bool>,
}

pub(super) fn find(parts: &[Part_]) -> Taken {
    let mut taken = vec![false; parts.len()];
    let mut rows: Vec<IndicatorRow> = Vec::new();
    let mut title: Option<String> = None;
    let mut index = 0;
    let mut heading: Option<String> = None;
    while index < parts.len() {
        if matches!(parts[index].piece, Piece::Heading { .. }) {
            heading = title_text(&parts[index]).map(str::to_string);
        }
        let near = heading.as_deref().is_some_and(vocabulary::names_indicators);
        let mut length = 1;
        let run = match &parts[index].piece {
            Piece::Table(cells) => indicator_table::in_cells(cells, near),
            Piece::Item { .. } | Piece::Text(_) | Piece::Label { .. } => {
                let (found, run) = list(parts, index, near);
                length = run.max(1);
                found
            }
            Piece::Heading { .. } => None,
        };
        let Some(found) = run else {
            index += length;
            continue;
        };
        rows.extend(found);
        title = title.or_else(|| heading.clone());
        taken[index..index + length].fill(true);
        index += length;
    }
    let line = |row: &IndicatorRow| row.at.first().and_then(|place| place.lines);
    let first = rows.first().and_then(line).map_or(1, |[first, _]| first);
    let last = rows.last().and_then(line).map_or(first, |[_, last]| last);
    let year = listed::common_year(&rows);
    let at = vec![Place::lines(first, last)];
    let indicators = (!rows.is_empty()).then_some(Indicators { title, publisher: None, year, at, rows });
    Taken { indicators, taken }
}

/// Items in a row that say their targets: "Företagsbesök. Mål 2031: 150 per år".
/// `near` if the heading above speaks of indicators. Tells too how many parts were looked at.
fn list(parts: &[Part_], start: usize, near: bool) -> (Option<Vec<IndicatorRow>>, usize) {
    let printed = |part: &Part_| match &part.piece {
        Piece::Item { text, .. } | Piece::Text(text) => Some(text.clone()),
        Piece::Label { part: None, word, text } => Some(format!("{word}: {text}")),
        _ => None,
    };
    let item = matches!(parts[start].piece, Piece::Item { .. });
    let blocks: Vec<Block> = parts[start..]
        .iter()
        .take_while(|part| matches!(part.piece, Piece::Item { .. }) == item)
        .map_while(|part| {
            let text = printed(part)?;
            let row = Row { line: part.first, text: text.clone(), indent: 0, blanks: 0, starts_page: false };
            let kind = if item { Kind::Bullet } else { Kind::Text };
            (item || listed::says_target_alone(&text)).then_some(Block { kind, rows: vec![row], text })
        })
        .collect();
    if blocks.len() < 2 {
        return (None, blocks.len());
    }
    let targets = blocks.iter().filter(|block| listed::says_target_alone(&block.text)).count();
    let above = start.checked_sub(1).and_then(|before| printed(&parts[before]));
    let told = near || above.is_some_and(|text| vocabulary::names_indicators(&text));
    let enough = targets >= 2 && told || targets >= 3 && targets * 2 >= blocks.len();
    (enough.then(|| blocks.iter().map(listed::row_of).collect()), blocks.len())
}
