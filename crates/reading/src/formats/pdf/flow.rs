//! A page in the order of reading: its tables, its columns, its lines.

use std::collections::HashMap;

use kurbo::Rect;

use super::aligned;
use super::cells::Row;
use super::columns::{Piece, order};
use super::glyphs::Sheet;
use super::grid;
use super::turn::Turn;
use super::words::{Word, words};

/// A page as laid out.
pub(super) struct Leaf {
    pub pieces: Vec<Piece>,
    /// How many of its signs, those in tables too, have which size in half points.
    pub set: HashMap<i64, usize>,
    pub turn: Turn,
    /// The page's height along its text.
    pub top: f64,
    pub bottom: f64,
    /// How many signs it has that can be read, and that cannot.
    pub signs: usize,
    pub unknown: usize,
    /// Pictures cover a good part of it.
    pub is_picture: bool,
    /// Not everything on it was looked at.
    pub is_cut: bool,
}

/// Lays out a page; `columns` are those of the tables on earlier pages, by their edges.
pub(super) fn leaf(mut sheet: Sheet, columns: &mut Vec<aligned::Columns>) -> Leaf {
    let glyphs = std::mem::take(&mut sheet.glyphs);
    let signs = glyphs.iter().filter(|glyph| glyph.sign != ' ').count();
    let (mut words, turn) = words(&glyphs);
    let turned = |boxes: &[Rect]| -> Vec<Rect> { boxes.iter().map(|one| turn.turned_box(*one)).collect() };
    words.extend(bullets(&turned(&sheet.dots), &words));
    let set = sizes(&words);
    let tables = grid::tables(&turned(&sheet.rules), &turned(&sheet.shades), &mut words, columns);
    for (index, table) in tables.iter().enumerate() {
        words.extend(in_place_of(index, table.area));
    }
    let mut pieces = Vec::new();
    let mut rows: Vec<Vec<Row>> = tables.into_iter().map(|table| table.rows).collect();
    for piece in order(words) {
        match piece {
            Piece::Table(index) => {
                pieces.push(Piece::Break);
                pieces.extend(std::mem::take(&mut rows[index]).into_iter().map(Piece::Row));
                pieces.push(Piece::Break);
            }
            other => pieces.push(other),
        }
    }
    let bounds = turn.turned_box(sheet.bounds());
    Leaf {
        pieces,
        set,
        turn,
        top: bounds.y0,
        bottom: bounds.y1,
        signs,
        unknown: sheet.unknown,
        is_picture: sheet.pictures > 0.3 * bounds.area(),
        is_cut: sheet.overflow,
    }
}

/// How many signs have which size, in half points.
fn sizes(words: &[Word]) -> HashMap<i64, usize> {
    let mut sizes = HashMap::new();
    for word in words {
        *sizes.entry(half_points(word.size)).or_default() += word.text.chars().count();
    }
    sizes
}

pub(super) fn half_points(size: f64) -> i64 {
    (size * 2.0).round() as i64
}

/// Bullets that are drawn as shapes: little ones before a line's first word, as high as small letters stand.
fn bullets(dots: &[Rect], words: &[Word]) -> Vec<Word> {
    let bullet = |dot: &Rect| {
        let centre = dot.center();
        let level = |word: &&Word| {
            (centre.y - word.middle()).abs() < 0.25 * word.size && dot.height() < 0.7 * word.size
        };
        let after = words.iter().filter(level).filter(|word| word.x0 > dot.x1 - 0.5);
        let next =
            after.min_by(|a, b| a.x0.total_cmp(&b.x0)).filter(|word| word.x0 - dot.x1 < 2.5 * word.size)?;
        let before = words
            .iter()
            .any(|word| level(&word) && word.x1 < dot.x0 + 0.5 && dot.x0 - word.x1 < 1.2 * word.size);
        (!before).then(|| Word {
            text: "•".to_string(),
            x0: dot.x0,
            x1: dot.x1,
            bold: false,
            spaced: true,
            symbol: true,
            ..next.clone()
        })
    };
    // A drawing has more dots than a page has items.
    if dots.len() > 400 { Vec::new() } else { dots.iter().filter_map(bullet).collect() }
}

/// Words without text that hold a table's place while the columns are found.
fn in_place_of(table: usize, area: Rect) -> Vec<Word> {
    const STEP: f64 = 9.0;
    let count = (area.height() / STEP).ceil().max(1.0) as usize;
    let place = |index: usize| Word {
        text: String::new(),
        x0: area.x0,
        x1: area.x1,
        y: area.y0 + STEP * (index as f64 + 0.8),
        size: STEP,
        bold: false,
        spaced: true,
        symbol: false,
        table: Some(table),
    };
    (0..count).map(place).collect()
}
