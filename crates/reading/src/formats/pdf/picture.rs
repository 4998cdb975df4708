//! A page as a drawing of its own text and lines: every word at its place, rules as rules, shades as shades,
//! pictures as empty frames.
//!
//! It shows what the reader saw of the page and nothing else, so that a person can look at the two together.

use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use kurbo::{Point, Rect};

use super::glyphs::{Glyph, Sheet};
use super::turn::Turn;
use super::{DEEPEST_IN_FILE, MOST_TIME_ON_A_PAGE, STACK, drawn, is_too_deep, is_too_deep_inside, outcome};
use crate::contract::Words;

/// More signs on one page than a person would look at.
const MOST_SIGNS: usize = 60_000;
const MOST_BOXES: usize = 10_000;

/// One page drawn, in points from its upper left corner. Both parts are the inside of an SVG.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct PagePicture {
    pub width: f64,
    pub height: f64,
    /// How many pages the file has.
    pub pages: u32,
    /// What lies under marks: shades and frames of pictures.
    pub ground: String,
    /// What lies over them: rules and text.
    pub ink: String,
}

/// Draws a page, counted from 1.
pub(in crate::formats) fn draw(bytes: &[u8], number: u32) -> Result<PagePicture, Words> {
    if is_too_deep(bytes, DEEPEST_IN_FILE) || is_too_deep_inside(bytes, DEEPEST_IN_FILE) {
        return Err(outcome::broken());
    }
    let task = || catch_unwind(AssertUnwindSafe(|| page(bytes, number)));
    let done = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, task);
        thread.ok().and_then(|thread| thread.join().ok()).and_then(Result::ok)
    });
    done.unwrap_or_else(|| Err(outcome::broken()))
}

fn page(bytes: &[u8], number: u32) -> Result<PagePicture, Words> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => outcome::locked(),
        LoadPdfError::Invalid => outcome::broken(),
    })?;
    let pages = pdf.pages();
    let index = (number as usize).checked_sub(1).filter(|index| *index < pages.len());
    let page = index.and_then(|index| pages.get(index)).ok_or_else(outcome::no_such_page)?;
    let cache = InterpreterCache::new();
    let sheet = drawn(page, &pdf, &cache, Instant::now() + MOST_TIME_ON_A_PAGE, false);
    if sheet.glyphs.len() > MOST_SIGNS || sheet.rules.len() + sheet.shades.len() > MOST_BOXES {
        return Err(outcome::too_much());
    }
    let bounds = sheet.bounds();
    let pages = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    Ok(PagePicture {
        width: round(bounds.width()),
        height: round(bounds.height()),
        pages,
        ground: ground(&sheet),
        ink: ink(&sheet),
    })
}

fn ground(sheet: &Sheet) -> String {
    let mut svg = String::new();
    for shade in &sheet.shades {
        push_box(&mut svg, *shade, "fill=\"#eee9e1\"");
    }
    for frame in &sheet.frames {
        push_box(&mut svg, *frame, "fill=\"#f4f2ee\" stroke=\"#b8b0a6\" stroke-dasharray=\"4 3\"");
    }
    svg
}

fn ink(sheet: &Sheet) -> String {
    let mut svg = String::from("<g stroke=\"#6f675f\" stroke-width=\"0.6\">");
    for rule in &sheet.rules {
        let [x0, y0, x1, y1] = [rule.x0, rule.y0, rule.x1, rule.y1].map(round);
        let _ = write!(svg, "<path d=\"M{x0} {y0}L{x1} {y1}\"/>");
    }
    svg.push_str("</g><g fill=\"#211d1a\" font-family=\"Arial,Helvetica,sans-serif\">");
    for dot in &sheet.dots {
        push_box(&mut svg, *dot, &format!("rx=\"{}\"", round(dot.width() / 2.0)));
    }
    for run in runs(&sheet.glyphs) {
        push_run(&mut svg, run);
    }
    svg.push_str("</g>");
    svg
}

fn push_box(svg: &mut String, of: Rect, more: &str) {
    let [x, y, width, height] = [of.x0, of.y0, of.width(), of.height()].map(round);
    let _ = write!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {more}/>");
}

/// Signs that follow each other on a line, of one size and weight.
fn runs(glyphs: &[Glyph]) -> impl Iterator<Item = &[Glyph]> {
    glyphs.chunk_by(|last, next| {
        let gap = next.x0 - last.x1;
        last.turn == next.turn
            && last.bold == next.bold
            && (last.size - next.size).abs() < 0.2
            && (last.y - next.y).abs() < 0.1 * last.size
            && (-0.3 * last.size..0.2 * last.size).contains(&gap)
    })
}

fn push_run(svg: &mut String, run: &[Glyph]) {
    let text: String =
        run.iter().map(|glyph| if is_private(glyph.sign) { '•' } else { glyph.sign }).collect();
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
    if text.trim().is_empty() {
        return;
    }
    let [x, y, size, length] = [first.x0, first.y, first.size, (last.x1 - first.x0).max(0.1)].map(round);
    let weight = if first.bold { " font-weight=\"bold\"" } else { "" };
    let turned = match first.turn {
        Turn::Level => String::new(),
        turn => {
            let (along, across) = (turn.back(Point::new(1.0, 0.0)), turn.back(Point::new(0.0, 1.0)));
            format!(" transform=\"matrix({} {} {} {} 0 0)\"", along.x, along.y, across.x, across.y)
        }
    };
    let _ = write!(
        svg,
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" textLength=\"{length}\" \
         lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\"{weight}{turned}>"
    );
    for sign in text.chars() {
        match sign {
            '&' => svg.push_str("&amp;"),
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            // No sign that XML does not know.
            '\u{fffe}' | '\u{ffff}' => {}
            sign if sign.is_control() => svg.push(' '),
            sign => svg.push(sign),
        }
    }
    svg.push_str("</text>");
}

fn is_private(sign: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&sign)
}

/// To a tenth of a point.
fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(sign: char, x0: f64, turn: Turn) -> Glyph {
        Glyph { sign, x0, x1: x0 + 5.0, y: 20.0, size: 10.0, bold: false, symbol: false, turn }
    }

    #[test]
    fn signs_beside_each_other_are_one_run_and_nothing_in_them_is_markup() {
        let level = |sign: char, x0: f64| glyph(sign, x0, Turn::Level);
        let signs = [level('a', 0.0), level('<', 5.0), level('b', 40.0), glyph('c', 45.0, Turn::Up)];
        let mut svg = String::new();
        runs(&signs).for_each(|run| push_run(&mut svg, run));
        assert_eq!(svg.matches("<text").count(), 3);
        assert!(svg.contains("textLength=\"10\"") && svg.contains(">a&lt;</text>"));
        assert!(svg.contains("matrix(0 -1 1 0 0 0)"), "{svg}");
    }
}
