//! What stands under marks on the pages: its text, its place, and how it is set.

use std::collections::HashMap;

use kurbo::{Point, Rect};

use super::tree::Mark;
use crate::formats::pdf::glyphs::{Glyph, Marked, Sheet};
use crate::formats::pdf::lines::{Line, lines};
use crate::formats::pdf::words::words;
use crate::formats::pdf::{cells, seam};

/// More bullets than a page has items.
const MOST_BULLETS: usize = 300;
/// A gap of this many sizes inside a line parts two columns.
const COLUMN_GAP: f64 = 2.2;
/// Text that goes back up by more sizes than this goes on in another column.
const JUMP: f64 = 1.2;

/// All pages' glyphs by the marks under which they stand.
pub(super) struct Pages<'a> {
    pub sheets: &'a [Sheet],
    marked: Vec<HashMap<i32, Vec<u32>>>,
    /// Where bullets without a tag stand on each page.
    bullets: Vec<Vec<Point>>,
    /// The size in half points in which most of the text is set.
    pub body: u32,
}

/// A text as it is set.
pub(super) struct Setting {
    lines: Vec<Line>,
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

impl<'a> Pages<'a> {
    pub fn new(sheets: &'a [Sheet]) -> Self {
        let mut marked: Vec<HashMap<i32, Vec<u32>>> = Vec::with_capacity(sheets.len());
        let mut sizes: HashMap<u32, usize> = HashMap::new();
        let mut bullets = Vec::with_capacity(sheets.len());
        for sheet in sheets {
            let mut signs = Vec::new();
            let mut own: HashMap<i32, Vec<u32>> = HashMap::new();
            let (mut run, mut alike) = ((0, Vec::new()), (0u32, 0usize));
            for (index, (glyph, mark)) in (0..).zip(sheet.glyphs.iter().zip(&sheet.marks)) {
                if let Marked::Id(id) = mark {
                    // Signs under one mark follow each other, and so do those of one size.
                    if run.0 != *id {
                        own.entry(run.0).or_default().append(&mut run.1);
                        run.0 = *id;
                    }
                    run.1.push(index);
                    let size = half_points(glyph.size);
                    if size != alike.0 {
                        *sizes.entry(alike.0).or_default() += std::mem::take(&mut alike.1);
                        alike.0 = size;
                    }
                    alike.1 += usize::from(glyph.sign != ' ');
                } else if signs.len() < MOST_BULLETS && is_bullet(glyph) {
                    signs.push(glyph.turn.back(Point::new(glyph.x0, glyph.y - 0.3 * glyph.size)));
                }
            }
            own.entry(run.0).or_default().append(&mut run.1);
            *sizes.entry(alike.0).or_default() += alike.1;
            marked.push(own);
            bullets.push(signs);
        }
        let counted = sizes.iter().filter(|(_, count)| **count > 0);
        let body = counted.max_by_key(|(size, count)| (**count, **size)).map_or(20, |(size, _)| *size);
        Pages { sheets, marked, bullets, body }
    }

    /// The glyphs under some marks of one page, in the order of the marks.
    pub fn glyphs(&self, page: usize, marks: &[Mark]) -> Vec<Glyph> {
        let (Some(own), Some(sheet)) = (self.marked.get(page), self.sheets.get(page)) else {
            return Vec::new();
        };
        let under = marks.iter().filter(|mark| mark.page == page).filter_map(|mark| own.get(&mark.id));
        under.flatten().filter_map(|index| sheet.glyphs.get(*index as usize)).copied().collect()
    }

    /// The first upright rule of a page to the right of a text, beside it.
    pub fn rule_right_of(&self, page: usize, area: Rect) -> Option<f64> {
        let beside = |rule: &&Rect| {
            let y = area.center().y;
            rule.width() < 1.0 && rule.y0 < y && rule.y1 > y && rule.x0 > area.x1 - 1.0
        };
        let rules = self.sheets.get(page)?.rules.iter().filter(beside);
        rules.map(|rule| rule.x0).min_by(f64::total_cmp)
    }

    /// The one to its left.
    pub fn rule_left_of(&self, page: usize, area: Rect) -> Option<f64> {
        let beside = |rule: &&Rect| {
            let y = area.center().y;
            rule.width() < 1.0 && rule.y0 < y && rule.y1 > y && rule.x1 < area.x0 + 1.0
        };
        let rules = self.sheets.get(page)?.rules.iter().filter(beside);
        rules.map(|rule| rule.x1).max_by(f64::total_cmp)
    }

    /// Something but space stands under the mark.
    pub fn is_inked(&self, mark: &Mark) -> bool {
        let (Some(own), Some(sheet)) = (self.marked.get(mark.page), self.sheets.get(mark.page)) else {
            return false;
        };
        let ink = |index: &u32| sheet.glyphs.get(*index as usize).is_some_and(|glyph| glyph.sign != ' ');
        own.get(&mark.id).is_some_and(|glyphs| glyphs.iter().any(ink))
    }

    /// A bullet that has no tag stands right before the text's first line.
    pub fn has_bullet(&self, set: &Setting) -> bool {
        let Some(first) = set.printed.first() else { return false };
        let before = |at: &Point| {
            let gap = first.x0 - at.x;
            at.y > first.y0 && at.y < first.y1 + 1.0 && gap > 0.0 && gap < 2.5 * first.height()
        };
        self.bullets.get(set.page).is_some_and(|bullets| bullets.iter().any(before))
    }

    /// How many signs stand under the marks on a page.
    pub fn signs(&self, page: usize, marks: &[Mark]) -> usize {
        self.glyphs(page, marks).iter().filter(|glyph| glyph.sign != ' ').count()
    }

    /// `None` where nothing is drawn.
    pub fn setting(&self, marks: &[Mark]) -> Option<Setting> {
        self.set(marks, usize::MAX)
    }

    /// As it is set on the first page with something of it.
    pub fn beginning(&self, marks: &[Mark]) -> Option<Setting> {
        self.set(marks, 1)
    }

    fn set(&self, marks: &[Mark], pages: usize) -> Option<Setting> {
        let mut all: Option<Setting> = None;
        let mut seen = 0;
        for chunk in marks.chunk_by(|a, b| a.page == b.page) {
            let page = chunk.first()?.page;
            seen += usize::from(all.as_ref().is_some_and(|held| held.page != page));
            if seen >= pages {
                break;
            }
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

/// How far a cell's text may go.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Room {
    /// The width that the text has at least.
    pub width: f64,
    /// The place of the rule at its right, where one is drawn.
    pub rule: Option<f64>,
    /// As much is free before the rule.
    pub inset: f64,
}

impl Setting {
    pub fn text(&self) -> String {
        self.text_within(Room::default())
    }

    /// The lines joined; where the next word had had room, in a width of so many points or at least in
    /// that of the widest line, the line was ended on purpose and stays one. Where a word may have been cut
    /// to fit between rules, the seam is marked (see [`seam`]).
    pub fn text_within(&self, room: Room) -> String {
        let ruled = room.rule.map(|rule| rule - room.inset);
        let start = self.lines.iter().map(Line::x0).fold(f64::INFINITY, f64::min);
        let least = ruled.unwrap_or(f64::NEG_INFINITY).max(start + room.width);
        let widest = self.lines.iter().map(Line::x1).fold(least, f64::max);
        let reach = seam::Room { width: f64::INFINITY, right: ruled.unwrap_or(f64::INFINITY) };
        let mut text = String::new();
        let mut before: Option<&Line> = None;
        for line in &self.lines {
            let next = line.words.first().map_or(0.0, |word| word.x1 - word.x0);
            let ended = before.is_some_and(|before| before.x1() + next + 0.6 * line.size() < widest);
            let seam = before.and_then(|before| seam::between(before, line, reach));
            if ended && !text.ends_with('-') {
                text.push('\n');
                text.push_str(&line.text());
            } else if let Some(seam) = seam {
                text.push_str(seam);
                text.push_str(&line.text());
            } else {
                cells::join(&mut text, &line.text());
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
        page,
        area: areas.iter().copied().reduce(|a, b| a.union(b))?,
        printed: areas,
        bold: shown.iter().all(|glyph| glyph.bold),
        size: shown.iter().map(|glyph| half_points(glyph.size)).min().unwrap_or(0),
        is_many: apart || columns,
        signs: shown.len(),
        lines: printed,
    })
}

fn area(line: &Line) -> Rect {
    line.words.iter().map(|word| word.area()).reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO)
}

/// A sign that only opens items.
fn is_bullet(glyph: &Glyph) -> bool {
    let sign = glyph.sign.to_string();
    cells::is_bullet(&sign) && !matches!(glyph.sign, '-' | '–' | '—' | '*')
}

fn half_points(size: f64) -> u32 {
    (size * 2.0).round().clamp(0.0, 10_000.0) as u32
}
