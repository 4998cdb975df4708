//! A tagged table: its rows if the tags can be believed.

use kurbo::Rect;

use super::parts::{Cell, Row};
use super::setting::{Pages, Room, Setting};
use crate::contract::Place;
use crate::formats::flow;

/// How far cells may reach into each other, in points.
const SLACK: f64 = 1.5;
/// What stands free at both sides of a cell's text at most, in points.
const INSET: f64 = 11.5;
/// So many rows tell where the columns stand.
const LOOKED_AT: usize = 40;

/// A cell's text and the places of its lines on each page.
struct Told {
    text: String,
    columns: usize,
    rows: usize,
    areas: Vec<(usize, Rect)>,
}

/// The table's rows; `None` where the tags contradict each other or the page: rows of unlike width, cells
/// over each other, rows out of order.
pub(super) fn rows(
    rows: &[Row],
    pages: &Pages<'_>,
    place: impl Fn(usize, Rect) -> Place,
) -> Option<Vec<flow::Row>> {
    let widths = widths(rows, pages);
    let width = |column: usize| widths.get(column).copied().unwrap_or(0.0);
    let row = |row: &Row| {
        let plain = row.len() == widths.len();
        let room = |at| Room { width: if plain { width(at) } else { 0.0 }, ..Room::default() };
        let tell = |(at, cell)| tell(cell, room(at), pages);
        row.iter().enumerate().map(tell).collect()
    };
    let told: Vec<Vec<Told>> = rows.iter().map(row).collect();
    if !is_even(&told) || told.iter().any(|row| overlap(row)) || !goes_down(&told) {
        return None;
    }
    let made = told.into_iter().map(|row| {
        let first = row.iter().flat_map(|cell| &cell.areas).map(|(page, _)| *page).min().unwrap_or(0);
        let own = row.iter().flat_map(|cell| &cell.areas).filter(|(page, _)| *page == first);
        let area = own.map(|(_, area)| *area).reduce(|a, b| a.union(b));
        let cell = |cell: Told| flow::Cell {
            text: cell.text,
            columns: cell.columns,
            rows: cell.rows,
            continues: false,
        };
        let place = area.map(|area| place(first, area)).unwrap_or_default();
        flow::Row { cells: row.into_iter().map(cell).collect(), place }
    });
    Some(made.collect())
}

/// What stands to the right of each cell's edge is told by the column beside it, if that is set to one edge.
fn widths(rows: &[Row], pages: &Pages<'_>) -> Vec<f64> {
    let plain = |row: &&Row| row.iter().all(|cell| cell.columns == 1 && cell.rows == 1);
    let columns = rows.iter().filter(plain).map(Vec::len).max().unwrap_or(0);
    let mut edges: Vec<Vec<f64>> = vec![Vec::new(); columns];
    for row in rows.iter().filter(plain).filter(|row| row.len() == columns).take(LOOKED_AT) {
        for (column, cell) in row.iter().enumerate() {
            let sets = cell.texts.iter().filter_map(|said| pages.setting(&said.marks));
            edges[column].extend(sets.map(|set| set.area.x0));
        }
    }
    let edge = |column: usize| -> Option<f64> {
        let (first, others) = edges.get(column)?.split_first()?;
        let aligned = !others.is_empty() && others.iter().all(|x| (x - first).abs() < 1.0);
        aligned.then_some(*first)
    };
    (0..columns)
        .map(|column| edge(column + 1).zip(edge(column)).map_or(0.0, |(next, own)| next - own - INSET))
        .collect()
}

/// The room that a cell's text has: between rules, where as much is free at the right as at the left.
fn between_rules(set: &Setting, room: Room, pages: &Pages<'_>) -> Room {
    let several = set.printed.len() > 1;
    let rule = |of: &dyn Fn() -> Option<f64>| of().filter(|_| several);
    let right = rule(&|| pages.rule_right_of(set.page, set.area));
    let left = rule(&|| pages.rule_left_of(set.page, set.area));
    let inset = left.map_or(0.0, |left| (set.area.x0 - left).clamp(0.0, 20.0));
    Room { rule: right.filter(|_| left.is_some()), inset, ..room }
}

fn tell(cell: &Cell, room: Room, pages: &Pages<'_>) -> Told {
    let mut pieces: Vec<String> = Vec::new();
    let mut areas = Vec::new();
    for said in &cell.texts {
        let Some(set) = pages.setting(&said.marks) else { continue };
        let whole = set.text_within(between_rules(&set, room, pages));
        let text = super::unmarked(&whole);
        let numbered = text.starts_with(|c: char| c.is_ascii_digit());
        let listed = matches!(said.shape, super::parts::Shape::Item(_)) || pages.has_bullet(&set);
        let item = listed && !numbered;
        let Setting { page, area, .. } = set;
        areas.push((page, area));
        pieces.push(if item || text.len() < whole.len() { format!("• {text}") } else { text.to_string() });
    }
    Told { text: pieces.join("\n"), columns: cell.columns, rows: cell.rows, areas }
}

/// All rows have as many columns, those counted that hang down from above.
fn is_even(rows: &[Vec<Told>]) -> bool {
    let mut hanging: Vec<(usize, usize)> = Vec::new();
    let mut widths = rows.iter().map(|row| {
        let above: usize = hanging.iter().map(|(columns, _)| columns).sum();
        hanging.retain_mut(|(_, rows)| {
            *rows -= 1;
            *rows > 0
        });
        hanging.extend(row.iter().filter(|cell| cell.rows > 1).map(|cell| (cell.columns, cell.rows - 1)));
        above + row.iter().map(|cell| cell.columns).sum::<usize>()
    });
    let first = widths.next();
    first.is_some_and(|first| first > 1 && widths.all(|width| width == first))
}

/// Two cells of one row stand in each other's place, or not from left to right.
fn overlap(row: &[Told]) -> bool {
    let filled: Vec<&Told> = row.iter().filter(|cell| !cell.areas.is_empty()).collect();
    filled.windows(2).any(|pair| {
        pair[0].areas.iter().any(|(page, left)| {
            pair[1].areas.iter().any(|(other, right)| page == other && left.x1 > right.x0 + SLACK)
        })
    })
}

/// Each row stands below the one before, and no row in another.
fn goes_down(rows: &[Vec<Told>]) -> bool {
    let mut bottom: Option<(usize, f64)> = None;
    for row in rows {
        let single: Vec<&(usize, Rect)> = row.iter().flat_map(|cell| &cell.areas).collect();
        let Some(first) = single.iter().map(|(page, _)| *page).min() else { continue };
        let top = single.iter().filter(|(page, _)| *page == first).map(|(_, area)| area.y0);
        let top = top.fold(f64::INFINITY, f64::min);
        if bottom.is_some_and(|(page, y)| page > first || page == first && top < y - SLACK) {
            return false;
        }
        // A cell over several rows says nothing of where its first row ends.
        let own = row.iter().filter(|cell| cell.rows == 1).flat_map(|cell| &cell.areas);
        let Some(last) = own.clone().map(|(page, _)| *page).max() else { continue };
        let end = own.filter(|(page, _)| *page == last).map(|(_, area)| area.y1);
        bottom = Some((last, end.fold(0.0, f64::max)));
    }
    true
}
