//! Pieces of pages to lines of the block model: headings, items, rows, plain lines.

use std::collections::HashMap;

use kurbo::Rect;

use super::cells;
use super::columns::Piece;
use super::flow::{Leaf, half_points};
use super::lines::Line as Printed;
use super::seam::Words;
use crate::contract::Place;
use crate::page::{Line, Role};

/// A gap of this many sizes inside a line may part two cells.
const CELL_GAP: f64 = 1.6;

#[derive(Default)]
struct Out {
    lines: Vec<Line>,
    places: Vec<Place>,
    starts_page: bool,
}

impl Out {
    fn push(&mut self, line: Line, place: Place) {
        let number = u32::try_from(self.lines.len() + 1).unwrap_or(u32::MAX);
        let starts_page = std::mem::take(&mut self.starts_page);
        self.lines.push(Line { number, starts_page, ..line });
        self.places.push(place);
    }

    fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_blank()) {
            let kept = std::mem::take(&mut self.starts_page);
            self.push(Line::default(), Place::default());
            self.starts_page = kept;
        }
    }
}

/// All pages' lines with their places.
pub(super) fn lines(leaves: &[Leaf]) -> (Vec<Line>, Vec<Place>) {
    let style = Style::of(leaves);
    let words = Words::of(leaves);
    let mut out = Out::default();
    for (index, leaf) in leaves.iter().enumerate() {
        out.starts_page = true;
        page(leaf, u32::try_from(index + 1).unwrap_or(u32::MAX), (&style, &words), &mut out);
    }
    (out.lines, out.places)
}

/// One page's lines with their places, set as the whole document is.
pub(super) fn lines_of(leaf: &Leaf, number: u32, set: (&Style, &Words)) -> (Vec<Line>, Vec<Place>) {
    let mut out = Out::default();
    page(leaf, number, set, &mut out);
    (out.lines, out.places)
}

/// A box on a page, both as the page is shown.
pub(super) fn place(page: u32, area: Rect) -> Place {
    let tenth = |value: f64| (value * 10.0).round() / 10.0;
    let bounds = Some([tenth(area.x0), tenth(area.y0), tenth(area.x1), tenth(area.y1)]);
    Place { page: Some(page), bounds, ..Place::default() }
}

fn page(leaf: &Leaf, number: u32, (style, words): (&Style, &Words), out: &mut Out) {
    let place = |area: Rect| place(number, leaf.turn.back_box(area));
    let mut at = 0;
    let mut before: Option<&Printed> = None;
    while let Some(piece) = leaf.pieces.get(at) {
        at += 1;
        match piece {
            Piece::Break | Piece::Table(_) => {
                out.blank();
                before = None;
            }
            Piece::Row(row) => {
                if before.is_some() {
                    out.blank();
                }
                out.push(settled(&row.cells, words), place(row.area));
                before = None;
            }
            Piece::Text { line, left, gaps } => {
                // A paragraph may go on over the page's end.
                let new = before.is_none() && !goes_on_from(out.lines.last(), line);
                if new || before.is_some_and(|before| stands_apart(before, line)) {
                    out.blank();
                }
                let same = |piece: &&Piece| matches!(piece, Piece::Text { .. });
                let rest: Vec<&Printed> =
                    leaf.pieces[at..].iter().take_while(same).filter_map(printed).collect();
                let (made, more) = made(line, *left, *gaps, &rest, style);
                let own = std::iter::once(line).chain(rest[..more].iter().copied());
                let area = own.clone().map(area).reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO);
                if matches!(made.role, Role::Heading(_)) {
                    out.blank();
                }
                out.push(made, place(area));
                before = own.last();
                at += more;
            }
        }
    }
}

/// A row whose seams are settled, with the other ways to read its cells.
fn settled(cells: &[String], words: &Words) -> Line {
    let (texts, others): (Vec<String>, Vec<Option<String>>) =
        cells.iter().map(|cell| words.settle(cell)).unzip();
    let others = others.into_iter().enumerate();
    let others = others.filter_map(|(at, other)| other.map(|text| (at, text))).collect();
    Line { others, ..Line::row(0, texts) }
}

/// A line whose seams are settled.
pub(super) fn settled_line(line: Line, words: &Words) -> Line {
    if line.cells.is_empty() {
        return Line { text: words.settle(&line.text).0, ..line };
    }
    let row = settled(&line.cells, words);
    Line { text: row.text, cells: row.cells, others: row.others, ..line }
}

/// The line goes on with a small letter where the one before ended without a sign.
fn goes_on_from(last: Option<&Line>, line: &Printed) -> bool {
    let small = line.text().starts_with(char::is_lowercase);
    small && last.is_some_and(|last| last.role == Role::Unsaid && !last.text.ends_with(['.', ':', '!', '?']))
}

fn printed(piece: &Piece) -> Option<&Printed> {
    match piece {
        Piece::Text { line, .. } => Some(line),
        _ => None,
    }
}

fn area(line: &Printed) -> Rect {
    line.words.iter().map(super::words::Word::area).reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO)
}

/// More space than lines of one paragraph have, or set back up: another column.
fn stands_apart(before: &Printed, line: &Printed) -> bool {
    let step = line.y() - before.y();
    step < 0.0 || step > 1.55 * line.size().max(before.size())
}

/// The line that a printed line makes, and how many of those after it belong to it.
fn made(line: &Printed, left: f64, gaps: bool, rest: &[&Printed], style: &Style) -> (Line, usize) {
    let (text, parts) = (line.text(), line.segments(CELL_GAP).len());
    if let Some(level) = style.level(line).filter(|_| !gaps && is_title(&text)) {
        let goes_on = |before: &Printed, next: &Printed| {
            style.level(next) == Some(level)
                && next.y() > before.y()
                && next.y() - before.y() < 1.45 * line.size()
                && is_below(before, next)
        };
        let more = following(line, rest, goes_on).min(3);
        return (Line::said(0, &joined(line, &rest[..more]), Role::Heading(level)), more);
    }
    if let Some(inset) = cells::bullet(line) {
        let start = line.x0() + inset;
        let goes_on = |before: &Printed, next: &Printed| {
            let step = next.y() - before.y();
            cells::bullet(next).is_none()
                && step > 0.0
                && step < 1.55 * next.size()
                && (next.x0() - start).abs() < 0.35 * next.size()
                && next.segments(CELL_GAP).len() == 1
        };
        let more = following(line, rest, goes_on);
        let depth = ((line.x0() - left) / (1.5 * line.size())).round().clamp(0.0, 4.0) as u8;
        let text = format!("• {}", joined(&Printed { words: line.words[1..].to_vec() }, &rest[..more]));
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        return (
            Line { text, indent: 2 * usize::from(depth), role: Role::Item(depth), ..Line::default() },
            more,
        );
    }
    let text = if parts > 1 { spread(line, left) } else { text };
    let indent = ((line.x0() - left) / (0.5 * line.size().max(1.0))).round().max(0.0) as usize;
    // One column of space has a meaning in text taken from pages.
    let indent = if indent == 1 { 0 } else { indent };
    (Line { text, indent, ..Line::default() }, 0)
}

/// Set to the same edge, or to the same middle.
fn is_below(before: &Printed, next: &Printed) -> bool {
    let middle = |line: &Printed| f64::midpoint(line.x0(), line.x1());
    (before.x0() - next.x0()).abs() < 2.0 || (middle(before) - middle(next)).abs() < 3.0
}

fn following(line: &Printed, rest: &[&Printed], goes_on: impl Fn(&Printed, &Printed) -> bool) -> usize {
    let before = std::iter::once(line).chain(rest.iter().copied());
    before.zip(rest).take_while(|(before, next)| goes_on(before, next)).count()
}

fn joined(line: &Printed, more: &[&Printed]) -> String {
    let mut text = line.text();
    more.iter().for_each(|next| cells::join(&mut text, &next.text()));
    text
}

/// The parts of a line as far apart as on the page, so that columns of several lines stay below each other.
fn spread(line: &Printed, left: f64) -> String {
    let mut text = String::new();
    let letter = 0.5 * line.size().max(1.0);
    for part in line.segments(CELL_GAP) {
        if !text.is_empty() {
            let column = ((part.x0() - left) / letter).round().max(0.0) as usize;
            let spaces = column.saturating_sub(text.chars().count()).clamp(3, 80);
            text.extend(std::iter::repeat_n(' ', spaces));
        }
        text.push_str(&part.text());
    }
    text
}

/// Words, few, and no sentence.
fn is_title(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3
        && text.chars().count() <= 130
        && !text.ends_with(['.', ',', ';'])
        && letters * 2 > text.chars().count()
}

/// The size that most signs have.
fn usual(signs: &HashMap<i64, usize>) -> i64 {
    signs.iter().max_by_key(|(size, count)| (**count, -**size)).map_or(20, |(size, _)| *size)
}

/// The sizes in which a document is set.
pub(super) struct Style {
    body: f64,
    /// Larger sizes with their weight, the largest first.
    heads: Vec<(i64, bool)>,
}

impl Style {
    pub(super) fn of(leaves: &[Leaf]) -> Self {
        let mut signs: HashMap<i64, usize> = HashMap::new();
        let texts = || leaves.iter().flat_map(|leaf| &leaf.pieces).filter_map(printed);
        for word in texts().flat_map(|line| &line.words) {
            *signs.entry(half_points(word.size)).or_default() += word.text.chars().count();
        }
        let mut body = usual(&signs);
        let mut all: HashMap<i64, usize> = HashMap::new();
        for (size, count) in leaves.iter().flat_map(|leaf| &leaf.set) {
            *all.entry(*size).or_default() += count;
        }
        // Where nearly all text stands in tables, what stands between them may be nothing but headings.
        let head = |line: &Printed| {
            let text = line.text();
            is_title(&text) && text.chars().count() <= 80 && cells::bullet(line).is_none()
        };
        let mut between = texts().filter(|line| half_points(line.size()) == body);
        if usual(&all) < body && between.all(head) {
            body = usual(&all);
        }
        let mut style = Style { body: body as f64 / 2.0, heads: Vec::new() };
        let mut heads: Vec<(i64, bool)> = texts()
            .filter(|line| style.is_large(line) && is_title(&line.text()))
            .map(|line| (half_points(line.size()), line.is_bold()))
            .collect();
        heads.sort_unstable_by(|a, b| b.cmp(a));
        heads.dedup();
        style.heads = heads;
        style
    }

    fn is_large(&self, line: &Printed) -> bool {
        let more = if line.is_bold() { 1.1 } else { 1.18 };
        line.size() >= more * self.body && line.words.iter().all(|word| word.size >= 0.9 * line.size())
    }

    /// The level of a heading by its size and weight.
    fn level(&self, line: &Printed) -> Option<u8> {
        let own = (half_points(line.size()), line.is_bold());
        let at = self.heads.iter().position(|head| *head == own).filter(|_| self.is_large(line))?;
        Some(u8::try_from(at + 1).unwrap_or(6).min(6))
    }
}
