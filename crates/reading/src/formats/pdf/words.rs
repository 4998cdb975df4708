//! Glyphs to words: by the widths that the fonts state and the spaces that are drawn.

use kurbo::{Point, Rect};

use super::glyphs::Glyph;
use super::turn::Turn;

/// A gap wider than this part of the size parts two words.
const GAP: f64 = 0.13;

/// A word on the page. Places run along the page's prevailing text.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    /// The baseline.
    pub y: f64,
    pub size: f64,
    pub bold: bool,
    /// A space is drawn behind it.
    pub spaced: bool,
    pub symbol: bool,
    /// A table that stands here in place of text.
    pub table: Option<usize>,
}

impl Word {
    pub fn top(&self) -> f64 {
        self.y - 0.72 * self.size
    }

    pub fn area(&self) -> Rect {
        Rect::new(self.x0, self.top(), self.x1, self.y + 0.22 * self.size)
    }

    pub fn middle(&self) -> f64 {
        self.y - 0.3 * self.size
    }
}

/// The words of a page in the order in which they are drawn, and in which direction most of them run.
pub(super) fn words(glyphs: &[Glyph]) -> (Vec<Word>, Turn) {
    let turns = [Turn::Level, Turn::Up, Turn::Over, Turn::Down];
    // Nearly every text runs one way.
    if let Some(first) = glyphs.first()
        && glyphs.iter().all(|glyph| glyph.turn == first.turn)
    {
        return (runs(glyphs), first.turn);
    }
    let count = |turn: Turn| glyphs.iter().filter(|glyph| glyph.turn == turn).count();
    // max_by_key takes the last of equals.
    let main = turns.into_iter().rev().max_by_key(|turn| count(*turn)).unwrap_or_default();
    let mut all = Vec::new();
    for turn in turns {
        let own: Vec<Glyph> = glyphs.iter().filter(|glyph| glyph.turn == turn).copied().collect();
        let found = runs(&own);
        if turn == main {
            all.extend(found);
        } else {
            all.extend(super::lines::turned(found).into_iter().map(|word| aside(word, turn, main)));
        }
    }
    (all, main)
}

/// A line of text that runs in another direction, as one word in the page's own.
fn aside(word: Word, from: Turn, to: Turn) -> Word {
    let area = to.turned_box(from.back_box(word.area()));
    let centre = Point::new(area.center().x, area.center().y);
    let size = word.size.min(area.height().max(1.0));
    Word { x0: area.x0, x1: area.x1, y: centre.y + 0.3 * size, size, ..word }
}

/// Whether `next` is a raised or lowered mark beside `before`, such as the number of a footnote.
fn is_raised(before: &Glyph, next: &Glyph) -> bool {
    let rise = before.y - next.y;
    let gap = next.x0 - before.x1;
    next.size < 0.85 * before.size
        && (0.12 * before.size..0.75 * before.size).contains(&rise)
        && (-0.3 * before.size..0.4 * before.size).contains(&gap)
}

fn runs(glyphs: &[Glyph]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut held: Vec<Glyph> = Vec::new();
    let mut base: Option<Glyph> = None;
    let mut marks: Vec<Glyph> = Vec::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        let raised = base.as_ref().is_some_and(|one| {
            let beside = marks.last().map_or(one.x1, |mark| mark.x1);
            is_raised(&Glyph { x1: beside, ..*one }, glyph)
        });
        if raised {
            marks.push(*glyph);
            continue;
        }
        if !marks.is_empty() {
            place_marks(&mut held, &mut marks);
        }
        if glyph.sign == ' ' {
            // Where the next sign stands on the space, a word may be broken but is not.
            let covered = |next: &&Glyph| {
                held.last().is_some_and(|last| goes_on(last, next) && next.x0 - last.x1 < 0.04 * next.size)
            };
            if glyphs.get(at + 1).filter(|next| next.sign != ' ').is_some_and(|next| covered(&next)) {
                continue;
            }
            flush(&mut held, &mut words);
            if let Some(last) = words.last_mut() {
                last.spaced |= (last.y - glyph.y).abs() < 0.2 * last.size && glyph.x0 - last.x1 < last.size;
            }
        } else {
            if held.last().is_some_and(|last| !goes_on(last, glyph)) {
                flush(&mut held, &mut words);
            }
            held.push(*glyph);
            base = Some(*glyph);
        }
    }
    place_marks(&mut held, &mut marks);
    flush(&mut held, &mut words);
    words
}

fn goes_on(last: &Glyph, next: &Glyph) -> bool {
    let size = last.size.max(next.size);
    let gap = next.x0 - last.x1;
    let accent = is_accent(last.sign) || is_accent(next.sign);
    let level = (last.y - next.y).abs() < if accent { 0.4 } else { 0.12 } * size;
    let back = if accent { -1.0 } else { -0.45 };
    level
        && gap > back * size
        && gap < GAP * size
        && last.size < 1.6 * next.size
        && next.size < 1.6 * last.size
}

/// Marks of notes are left out, the 2 and 3 of square and cubic units and the ends of ordinals stay.
fn place_marks(held: &mut Vec<Glyph>, marks: &mut Vec<Glyph>) {
    let text: String = marks.iter().map(|mark| mark.sign).collect();
    let word: String = held.iter().map(|glyph| glyph.sign).collect();
    let unit = matches!(
        word.trim_start_matches(|c: char| !c.is_alphabetic()),
        "m" | "km" | "cm" | "dm" | "mm" | "ha"
    );
    let kept: Vec<char> = match text.trim() {
        "2" if unit => vec!['²'],
        "3" if unit => vec!['³'],
        mark if mark.chars().count() >= 2 && mark.chars().all(char::is_alphabetic) => mark.chars().collect(),
        _ => Vec::new(),
    };
    if let (Some(last), Some(end)) = (held.last().copied(), marks.last()) {
        let x1 = end.x1;
        held.extend(kept.into_iter().map(|sign| Glyph { sign, x0: last.x1, x1, ..last }));
    }
    marks.clear();
}

fn flush(held: &mut Vec<Glyph>, words: &mut Vec<Word>) {
    let (Some(first), Some(last)) = (held.first().copied(), held.last().copied()) else { return };
    let text = composed(held);
    if !text.is_empty() {
        let x1 = held.iter().map(|glyph| glyph.x1).fold(last.x1, f64::max);
        let bold = held.iter().filter(|glyph| glyph.bold).count() * 2 > held.len();
        let size = held.iter().map(|glyph| glyph.size).fold(0.0, f64::max);
        words.push(Word {
            text,
            x0: first.x0.min(last.x0),
            x1,
            y: first.y,
            size,
            bold,
            spaced: false,
            symbol: first.symbol && held.len() == 1,
            table: None,
        });
    }
    held.clear();
}

fn is_accent(sign: char) -> bool {
    matches!(sign, '¨' | '˚' | '´' | '`' | '\u{300}'..='\u{36f}')
}

/// The text of a word with accents on their letters. Signs of private fonts are bullets where they stand
/// alone.
fn composed(held: &[Glyph]) -> String {
    let mut text = String::new();
    let mut index = 0;
    while let Some(glyph) = held.get(index) {
        let over =
            |other: &Glyph| (other.x0 - glyph.x0).abs() < 0.45 * glyph.size && other.sign.is_alphabetic();
        match (combining(glyph.sign), held.get(index + 1)) {
            // An accent of its own, drawn before its letter.
            (Some(mark), Some(next)) if over(next) => {
                text.extend([next.sign, mark]);
                index += 1;
            }
            (Some(mark), _) if index > 0 && over(&held[index - 1]) => text.push(mark),
            _ => text.push(private(glyph, held.len() == 1)),
        }
        index += 1;
    }
    // Below the first accent of its own every sign is composed already.
    if text.chars().all(|sign| sign < '\u{300}') {
        return text;
    }
    icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(&text).into_owned()
}

fn combining(sign: char) -> Option<char> {
    match sign {
        '¨' => Some('\u{308}'),
        '˚' => Some('\u{30a}'),
        '´' => Some('\u{301}'),
        '`' => Some('\u{300}'),
        _ => None,
    }
}

fn private(glyph: &Glyph, alone: bool) -> char {
    match glyph.sign {
        '\u{e000}'..='\u{f8ff}' if alone => '•',
        '\u{f020}'..='\u{f0ff}' => char::from((u32::from(glyph.sign) & 0xff) as u8),
        sign if alone && glyph.symbol && !matches!(sign, '✓' | '✔' | '–' | '-') => '•',
        sign => sign,
    }
}
