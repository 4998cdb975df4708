//! What stands under marks on the pages: its text, its place, and how it is set.

use std::collections::HashMap;

use kurbo::Rect;

use super::tree::Mark;
use crate::formats::pdf::cells;
use crate::formats::pdf::glyphs::{Glyph, Marked, Sheet};
use crate::formats::pdf::lines::{Line, lines};
use crate::formats::pdf::words::words;

/// A gap of this many sizes inside a line parts two columns.
const COLUMN_GAP: f64 = 2.2;
/// Text that goes back up by more sizes than this goes on in another column.
const JUMP: f64 = 1.2;

/// All pages' glyphs by the marks under which they stand.
pub(super) struct Pages<'a> {
    pub sheets: &'a [Sheet],
    marked: Vec<HashMap<i32, Vec<u32>>>,
    /// The size in half points in which most of the text is set.
    pub body: u32,
}

/// A text as it is set.
pub(super) struct Setting {
    lines: Vec<Printed>,
    /// The first page it stands on, counted from 0, and its place there.
    pub page: usize,
    pub area: Rect,
    /// Its lines on that page.
    pub printed: Vec<Rect>,
    pub bold: bool,
    /// The smallest size, in half points.
    pub size: u32,
    /// It is set in columns, or in paragraphs: more than one text.
    pub is_many: bool,
    pub signs: usize,
}

/// A line of a text.
struct Printed {
    text: String,
    width: f64,
    /// How wide its first word is.
    first: f64,
    size: f64,
}

impl<'a> Pages<'a> {
    pub fn new(sheets: &'a [Sheet]) -> Self {
        let mut marked: Vec<HashMap<i32, Vec<u32>>> = Vec::with_capacity(sheets.len());
        let mut sizes: HashMap<u32, usize> = HashMap::new();
        for sheet in sheets {
            let mut own: HashMap<i32, Vec<u32>> = HashMap::new();
            for (index, (glyph, mark)) in (0..).zip(sheet.glyphs.iter().zip(&sheet.marks)) {
                if let Marked::Id(id) = mark {
                    own.entry(*id).or_default().push(index);
                    *sizes.entry(half_points(glyph.size)).or_default() += usize::from(glyph.sign != ' ');
                }
            }
            marked.push(own);
        }
        let body = sizes.iter().max_by_key(|(size, count)| (**count, **size)).map_or(20, |(size, _)| *size);
        Pages { sheets, marked, body }
    }

    /// The glyphs under some marks of one page, in the order of the marks.
    pub fn glyphs(&self, page: usize, marks: &[Mark]) -> Vec<Glyph> {
        let (Some(own), Some(sheet)) = (self.marked.get(page), self.sheets.get(page)) else {
            return Vec::new();
        };
        let under = marks.iter().filter(|mark| mark.page == page).filter_map(|mark| own.get(&mark.id));
        under.flatten().filter_map(|index| sheet.glyphs.get(*index as usize)).copied().collect()
    }

    pub fn is_drawn(&self, mark: &Mark) -> bool {
        self.marked.get(mark.page).is_some_and(|own| own.contains_key(&mark.id))
    }

    /// How many signs stand under the marks on a page.
    pub fn signs(&self, page: usize, marks: &[Mark]) -> usize {
        self.glyphs(page, marks).iter().filter(|glyph| glyph.sign != ' ').count()
    }

    /// `None` where nothing is drawn.
    pub fn setting(&self, marks: &[Mark]) -> Option<Setting> {
        let mut all: Option<Setting> = None;
        for chunk in marks.chunk_by(|a, b| a.page == b.page) {
            let page = chunk.first()?.page;
            for run in runs(self.glyphs(page, chunk)) {
                let Some(next) = set(page, &run) else { continue };
                match &mut all {
                    Some(held) => held.goes_on(next),
                    None => all = Some(next),
                }
            }
        }
        all
    }
}

impl Printed {
    fn of(line: &Line) -> Self {
        let first = line.words.first().map_or(0.0, |word| word.x1 - word.x0);
        Printed { text: line.text(), width: line.x1() - line.x0(), first, size: line.size() }
    }
}

impl Setting {
    pub fn text(&self) -> String {
        self.text_within(0.0)
    }

    /// The lines joined; where the next word had had room, in a width of so many points or at least in that of
    /// the widest line, the line was ended on purpose and stays one.
    pub fn text_within(&self, width: f64) -> String {
        let widest = self.lines.iter().map(|line| line.width).fold(width, f64::max);
        let mut text = String::new();
        let mut before: Option<&Printed> = None;
        for line in &self.lines {
            let ended = before.is_some_and(|before| before.width + line.first + 0.6 * line.size < widest);
            if ended && !text.ends_with('-') {
                text.push('\n');
                text.push_str(&line.text);
            } else {
                cells::join(&mut text, &line.text);
            }
            before = Some(line);
        }
        text
    }

    fn goes_on(&mut self, next: Setting) {
        self.lines.extend(next.lines);
        self.bold &= next.bold;
        self.size = self.size.min(next.size);
        self.is_many |= next.is_many;
        self.signs += next.signs;
        if next.page == self.page {
            self.area = self.area.union(next.area);
            self.printed.extend(next.printed);
        }
    }
}

/// Runs of glyphs that go down the page; one that goes back up is another column's.
fn runs(glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let mut runs: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        let down = runs.last().and_then(|run| run.last()).is_some_and(|last| {
            last.turn == glyph.turn && glyph.y > last.y - JUMP * last.size.max(glyph.size)
        });
        match runs.last_mut().filter(|_| down) {
            Some(run) => run.push(glyph),
            None => runs.push(vec![glyph]),
        }
    }
    runs
}

fn set(page: usize, glyphs: &[Glyph]) -> Option<Setting> {
    let (words, turn) = words(glyphs);
    let printed = lines(words);
    let shown: Vec<&Glyph> = glyphs.iter().filter(|glyph| glyph.sign != ' ').collect();
    let areas: Vec<Rect> = printed.iter().map(|line| turn.back_box(area(line))).collect();
    let (first, last) = (printed.first()?, printed.last()?);
    let steps = || printed.windows(2).map(|pair| pair[1].y() - pair[0].y());
    let least = steps().fold(f64::INFINITY, f64::min).max(first.size().min(last.size()));
    let apart = steps().any(|step| step > 1.6 * least.max(1.0) && printed.len() > 2);
    let columns = printed.iter().any(|line| line.segments(COLUMN_GAP).len() > 1);
    Some(Setting {
        lines: printed.iter().map(Printed::of).collect(),
        page,
        area: areas.iter().copied().reduce(|a, b| a.union(b))?,
        printed: areas,
        bold: shown.iter().all(|glyph| glyph.bold),
        size: shown.iter().map(|glyph| half_points(glyph.size)).min().unwrap_or(0),
        is_many: apart || columns,
        signs: shown.len(),
    })
}

fn area(line: &Line) -> Rect {
    line.words.iter().map(|word| word.area()).reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO)
}

fn half_points(size: f64) -> u32 {
    (size * 2.0).round().clamp(0.0, 10_000.0) as u32
}
