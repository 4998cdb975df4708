//! The order of reading: where a page is set in columns, one after the other.

use super::cells::Row;
use super::lines::{Line, lines};
use super::unruled::{self, Gutter, Kind, inner, meet, whites};
use super::words::Word;

/// A line of text or a row, in the order of reading.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    Text {
        line: Line,
        /// The left edge of the column in which it stands.
        left: f64,
        /// Its parts may be cells: their gaps are kept.
        gaps: bool,
    },
    Row(Row),
    /// A ruled table of the page, by its number.
    Table(usize),
    /// What follows stands apart: another column, another part of the page.
    Break,
}

/// Columns within columns end somewhere.
const DEEPEST: usize = 4;

pub(super) fn order(words: Vec<Word>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    arrange(lines(words), 0, &mut pieces);
    pieces
}

fn arrange(lines: Vec<Line>, depth: usize, pieces: &mut Vec<Piece>) {
    let left = lines.iter().map(Line::x0).fold(f64::INFINITY, f64::min);
    let mut at = 0;
    while at < lines.len() {
        let found = if depth < DEEPEST { best_run(&lines[at..]) } else { None };
        let Some((count, gutters)) = found else {
            single(&lines[at], left, false, pieces);
            at += 1;
            continue;
        };
        let own = &lines[at..at + count];
        match unruled::kind(own, &gutters) {
            Kind::Columns => in_columns(own, &gutters, depth, pieces),
            Kind::Table(rows, lead) => {
                own[..lead].iter().for_each(|line| single(line, left, false, pieces));
                pieces.push(Piece::Break);
                pieces.extend(rows.into_iter().map(Piece::Row));
                pieces.push(Piece::Break);
            }
            Kind::Unsure => own.iter().for_each(|line| single(line, left, true, pieces)),
        }
        at += count;
    }
}

fn single(line: &Line, left: f64, gaps: bool, pieces: &mut Vec<Piece>) {
    let mut rest = Vec::new();
    for word in &line.words {
        match word.table {
            Some(table) => {
                let new = !pieces.iter().any(|piece| matches!(piece, Piece::Table(own) if *own == table));
                if new {
                    pieces.push(Piece::Table(table));
                }
            }
            None => rest.push(word.clone()),
        }
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text { line: Line { words: rest }, left, gaps });
    }
}

fn in_columns(own: &[Line], gutters: &[Gutter], depth: usize, pieces: &mut Vec<Piece>) {
    let xs = unruled::edges(own, gutters);
    let words: Vec<Word> = own.iter().flat_map(|line| line.words.clone()).collect();
    for column in super::rows::by_column(words, &xs) {
        pieces.push(Piece::Break);
        arrange(lines(column), depth + 1, pieces);
    }
    pieces.push(Piece::Break);
}

/// The run from the first line, if leaving out the first lines of one part does not show more columns.
fn best_run(lines: &[Line]) -> Option<(usize, Vec<Gutter>)> {
    let found = run(lines)?;
    let single = |line: &&Line| line.segments(unruled::LEAST).len() == 1;
    let lead = lines[..found.0].iter().take_while(single).count();
    let later = if lead > 0 { run(&lines[lead..]) } else { None };
    let better = later.is_some_and(|(_, gutters)| gutters.len() > found.1.len());
    // A title above columns is a line of its own.
    let first = lines[0].size();
    let others = lines[..found.0].iter().map(Line::size).skip_while(|size| *size > 0.95 * first);
    let title = lead > 0 && lines[0].x0() < found.1[0].0 && first > 1.15 * others.fold(0.0, f64::max);
    let better = better || title;
    (!better).then_some(found)
}

/// How many of the first lines leave white strips free between them, and which.
fn run(lines: &[Line]) -> Option<(usize, Vec<Gutter>)> {
    let mut strips = whites(lines.first()?);
    let mut count = 1;
    let mut gutters = inner(&strips);
    while let Some(line) = lines.get(count) {
        let before = &lines[count - 1];
        let far = line.top() - before.y() > 5.0 * line.size().max(before.size());
        let next = meet(&strips, &whites(line), unruled::LEAST * line.size().min(12.0));
        let own = inner(&next);
        let crossed = own.len() < gutters.len() && (count >= 3 || own.is_empty());
        let lost = own.is_empty() && count >= 3;
        if far || crossed && !only_narrow(&gutters, &own, count, line.size()) || lost {
            break;
        }
        (strips, gutters) = (next, own);
        count += 1;
    }
    let count = trimmed(&lines[..count], &gutters);
    let held = &lines[..count];
    gutters.retain(|gutter| both_sides(held, *gutter));
    let alone = gutters.iter().all(|gutter| held.iter().filter(|line| is_across(line, *gutter)).count() < 2);
    let few = held.len() < 6;
    (count >= 3 && !gutters.is_empty() && !(alone && few)).then_some((count, gutters))
}

/// In the first lines of columns a narrow strip may stand by chance.
fn only_narrow(before: &[Gutter], after: &[Gutter], count: usize, size: f64) -> bool {
    let lost = before.iter().filter(|old| !after.iter().any(|new| new.0 < old.1 && new.1 > old.0));
    let narrow = lost.clone().all(|(from, to)| to - from < 1.6 * size);
    !after.is_empty() && count < 6 && narrow
}

/// Without the last lines that stand on one side only, after more space than before.
fn trimmed(lines: &[Line], gutters: &[Gutter]) -> usize {
    let Some(gutter) = gutters.first() else { return lines.len() };
    let mut count = lines.len();
    for at in (1..lines.len()).rev() {
        let single = lines[at..].iter().all(|line| !is_across(line, *gutter) && line.x0() < gutter.0);
        if !single {
            break;
        }
        let usual = lines[..at].windows(2).map(|pair| pair[1].y() - pair[0].y()).fold(0.0, f64::max);
        if lines[at].y() - lines[at - 1].y() > (1.2 * usual).max(1.75 * lines[at].size()) {
            count = at;
        }
    }
    count
}

fn is_across(line: &Line, (from, to): Gutter) -> bool {
    line.x0() < from + 0.5 && line.x1() > to - 0.5
}

fn both_sides(lines: &[Line], (from, to): Gutter) -> bool {
    let left = lines.iter().filter(|line| line.x0() < from + 0.5).count();
    let right = lines.iter().filter(|line| line.x1() > to - 0.5).count();
    left >= 2 && right >= 2
}
