//! Words that were recognised on a page that is a picture, put in the place of its signs.

use super::glyphs::{Glyph, Marked, Sheet};
use super::turn::Turn;
use crate::seen::SeenPage;

/// More words than a page has.
const MOST_WORDS: usize = 20_000;

/// The page's signs are those that were seen; what its picture draws besides is unknown.
pub(super) fn put(sheet: &mut Sheet, seen: &SeenPage) {
    let bounds = sheet.bounds();
    let mut glyphs = Vec::new();
    for word in seen.words.iter().take(MOST_WORDS) {
        let part = |value: f64| if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 };
        let (x0, x1) = (bounds.width() * part(word.x0), bounds.width() * part(word.x1));
        let signs: Vec<char> = word.text.chars().filter(|sign| !sign.is_control()).take(200).collect();
        let size = (bounds.height() * part(word.size)).max(1.0);
        let step = (x1 - x0).max(0.1) / signs.len().max(1) as f64;
        let y = bounds.height() * part(word.y);
        glyphs.extend(signs.into_iter().enumerate().map(|(index, sign)| {
            let x0 = x0 + step * index as f64;
            Glyph { sign, x0, x1: x0 + step, y, size, bold: false, symbol: false, turn: Turn::Level }
        }));
    }
    if sheet.open.is_some() {
        sheet.marks = vec![Marked::Nothing; glyphs.len()];
    }
    sheet.glyphs = glyphs;
    sheet.unknown = 0;
    sheet.rules.clear();
    sheet.shades.clear();
    sheet.dots.clear();
}
