//! Tagged PDF: the document's own account of its headings, paragraphs, lists and tables, used where it can be
//! believed (see `docs/reading.md`). Where it cannot, the page or the table is read by its layout.

mod again;
mod parts;
mod setting;
mod table;
#[cfg(test)]
mod tests;
mod tree;
mod trust;

use std::collections::HashSet;

use kurbo::{Point, Rect};

use super::columns::Piece;
use super::flow::{Leaf, leaf};
use super::glyphs::{Glyph, Marked, Sheet};
use super::seam::Words;
use super::{Placed, cells, furniture, roles};
use crate::contract::Place;
use crate::formats::flow::{self, Block};
use parts::{Part, Said, Shape};
use roles::Style;
use setting::{Pages, Room, Setting};
pub(super) use tree::{Element, read as tree};

/// Type this much larger than the body's is a heading's, in half points.
const LARGER: u32 = 6;
/// So many texts of a page tell where its lines end.
const MOST_EDGES: usize = 400;

/// The texts of the lines on each page.
pub(super) fn texts(leaves: &[Leaf]) -> Vec<HashSet<String>> {
    let text = |piece: &Piece| match piece {
        Piece::Text { line, .. } => Some(line.text()),
        _ => None,
    };
    leaves.iter().map(|leaf| leaf.pieces.iter().filter_map(text).collect()).collect()
}

/// The document's lines by its tags; `None` where no page's can be believed. `before` are the texts that the
/// pages had with their running heads and feet, which the leaves have no more.
pub(super) fn lines(
    mut tree: Element,
    sheets: &[Sheet],
    leaves: &[Leaf],
    before: &[HashSet<String>],
) -> Option<Placed> {
    let pages = Pages::new(sheets);
    tree.keep(&|mark| pages.is_inked(mark));
    let all = parts::parts(&tree);
    let trusted = trust::pages(&all, &pages);
    if !trusted.contains(&true) {
        return None;
    }
    let again = again::marks(&all, &pages);
    let after = texts(leaves);
    let furniture: Vec<HashSet<String>> = before
        .iter()
        .zip(&after)
        .map(|(before, after)| before.difference(after).cloned().collect())
        .collect();
    let largest = largest(&all, &pages);
    let (style, words) = (Style::of(leaves), Words::of(leaves));
    let mut maker = Maker {
        pages,
        furniture,
        style,
        words,
        blocks: Vec::new(),
        largest,
        edges: Vec::new(),
        titled: false,
        covered: false,
    };
    let mut own: Vec<Vec<Part>> = sheets.iter().map(|_| Vec::new()).collect();
    for part in
        all.into_iter().filter_map(|part| part.kept(|mark| trusted[mark.page] && !again.contains(mark)))
    {
        let first = part.marks().first().map_or(0, |mark| mark.page);
        own[first].push(part);
    }
    let mut held = held(&own, sheets.len());
    for mark in &again {
        held[mark.page].insert(mark.id);
    }
    for (page, parts) in own.into_iter().enumerate() {
        if trusted[page] {
            maker.page(page, parts, &held[page]);
        } else {
            let (lines, places) = roles::lines_of(&leaves[page], number(page), (&maker.style, &maker.words));
            maker.blocks.push(Block::Read(lines, places));
        }
    }
    let (words, flow) = (maker.words, flow::flow_of(maker.blocks));
    let lines = flow.lines.into_iter().map(|line| roles::settled_line(line, &words)).collect();
    Some((lines, flow.places))
}

/// The size of the largest heading.
fn largest(parts: &[Part], pages: &Pages<'_>) -> u32 {
    let headings = parts.iter().filter_map(|part| match part {
        Part::Text(Said { shape: Shape::Heading(_), marks }) => pages.setting(marks),
        _ => None,
    });
    headings.map(|set| set.size).max().unwrap_or(0)
}

/// The marks of each page that belong to some part.
fn held(parts: &[Vec<Part>], pages: usize) -> Vec<HashSet<i32>> {
    let mut held: Vec<HashSet<i32>> = vec![HashSet::new(); pages];
    for mark in parts.iter().flatten().flat_map(Part::marks) {
        held[mark.page].insert(mark.id);
    }
    held
}

fn number(page: usize) -> u32 {
    u32::try_from(page + 1).unwrap_or(u32::MAX)
}

/// Glyphs without a tag that stand together, and where.
struct Stray {
    glyphs: Vec<Glyph>,
    area: Rect,
}

struct Maker<'a> {
    pages: Pages<'a>,
    /// The running heads and feet of each page, its number, its entries of a list of contents.
    furniture: Vec<HashSet<String>>,
    style: Style,
    words: Words,
    blocks: Vec<Block>,
    /// The size of the largest heading, in half points.
    largest: u32,
    /// The left and right edges of the page's texts.
    edges: Vec<(f64, f64)>,
    /// A title or a heading has come.
    titled: bool,
    /// A heading has come: the cover is over.
    covered: bool,
}

impl Maker<'_> {
    /// A page's parts from above, with what has no tag where it stands.
    fn page(&mut self, page: usize, parts: Vec<Part>, held: &HashSet<i32>) {
        let mut strays = self.strays(page, held);
        let mut many: Vec<Glyph> = Vec::new();
        self.edges = self.edges_of(&parts);
        let mut parts = parts.into_iter().peekable();
        while let Some(part) = parts.next() {
            let marks = part.marks();
            // A table may go on for a hundred pages, and is set cell by cell later.
            let set = match part {
                Part::Table(_) => self.pages.beginning(&marks),
                _ => self.pages.setting(&marks),
            };
            let Some(set) = set else { continue };
            // "Innehåll" above a list of contents goes with it.
            if matches!(parts.peek(), Some(Part::Contents(_))) && furniture::is_contents(&set.text()) {
                continue;
            }
            let above: Vec<Stray> = strays.extract_if(.., |one| one.area.center().y < set.area.y0).collect();
            if !above.is_empty() {
                self.region(page, std::mem::take(&mut many));
                self.region(page, above.into_iter().flat_map(|one| one.glyphs).collect());
            }
            let is_many = matches!(&part, Part::Text(Said { shape: Shape::Plain, .. })) && set.is_many;
            if is_many && marks.iter().all(|mark| mark.page == page) {
                many.extend(self.pages.glyphs(page, &marks));
                continue;
            }
            self.region(page, std::mem::take(&mut many));
            let inside: Vec<Stray> = strays
                .extract_if(.., |one| matches!(part, Part::Table(_)) && set.area.contains(one.area.center()))
                .collect();
            self.part(page, part, &set, inside);
        }
        self.region(page, many);
        self.region(page, strays.into_iter().flat_map(|one| one.glyphs).collect());
    }

    /// From where to where the texts of a page reach.
    fn edges_of(&self, parts: &[Part]) -> Vec<(f64, f64)> {
        let texts = parts.iter().filter_map(|part| match part {
            Part::Text(said) => self.pages.setting(&said.marks),
            _ => None,
        });
        texts.map(|set| (set.area.x0, set.area.x1)).take(MOST_EDGES).collect()
    }

    fn part(&mut self, page: usize, part: Part, set: &Setting, inside: Vec<Stray>) {
        match part {
            Part::Text(said) => self.text(said.shape, set),
            Part::Note(_) => self.text(Shape::Plain, set),
            Part::Contents(_) => {}
            Part::Figure(marks) => {
                // A picture with most of a page's text is no picture.
                let all = self.pages.sheets[page].glyphs.iter().filter(|glyph| glyph.sign != ' ').count();
                if self.pages.signs(page, &marks) * 2 > all {
                    self.region(page, self.pages.glyphs(page, &marks));
                }
            }
            Part::Table(rows) => {
                let place = |page, area| roles::place(number(page), area);
                let made = table::rows(&rows, &self.pages, place).filter(|_| inside.is_empty());
                if let Some(made) = made {
                    self.blocks.push(Block::Table(made));
                    return;
                }
                let marks: Vec<_> = rows.iter().flat_map(parts::row_marks).collect();
                let mut more: Vec<Glyph> = inside.into_iter().flat_map(|one| one.glyphs).collect();
                let last = marks.iter().map(|mark| mark.page).max().unwrap_or(page);
                for own in page..=last {
                    let mut glyphs = self.pages.glyphs(own, &marks);
                    glyphs.append(&mut more);
                    self.region(own, glyphs);
                }
            }
        }
    }

    fn text(&mut self, shape: Shape, set: &Setting) {
        // The texts that begin at the same edge tell how far a line may go.
        let level = self.edges.iter().filter(|(x0, _)| (x0 - set.area.x0).abs() < 2.0);
        let end = level.map(|(_, x1)| *x1).fold(set.area.x1, f64::max);
        let text = set.text_within(Room { width: end - set.area.x0, ..Room::default() });
        if set.printed.len() == 1 && self.furniture[set.page].contains(&text) {
            return;
        }
        let loud = set.bold || set.size >= self.pages.body + LARGER;
        // A title is not always called one: it is the largest text, and stands before all headings.
        let is_title = !self.titled && set.size > self.largest && set.size >= self.pages.body + LARGER;
        self.titled |= shape != Shape::Plain || is_title;
        self.covered |= matches!(shape, Shape::Heading(_));
        // A cover is set large for looks.
        let loud = loud && (self.covered || self.largest == 0);
        let (text, shape) = match shape {
            Shape::Title => (text.as_str(), flow::Shape::Title),
            Shape::Heading(level) => (text.as_str(), flow::Shape::Heading(level)),
            Shape::Item(depth) => (unmarked(&text), flow::Shape::Item(depth)),
            Shape::Plain if self.pages.has_bullet(set) => (text.as_str(), flow::Shape::Item(0)),
            Shape::Plain if is_title => (text.as_str(), flow::Shape::Title),
            Shape::Plain if loud => (text.as_str(), flow::Shape::Loud(set.size)),
            Shape::Plain => (text.as_str(), flow::Shape::Plain),
        };
        let place = roles::place(number(set.page), set.area);
        self.blocks.push(Block::Text { text: text.to_string(), shape, place });
    }

    /// Reads some of a page's glyphs by their layout.
    fn region(&mut self, page: usize, glyphs: Vec<Glyph>) {
        let Some(area) = glyphs.iter().map(area).reduce(|a, b| a.union(b)) else { return };
        let around = area.inflate(20.0, 12.0);
        let mut leaf = leaf(self.pages.sheets[page].part(glyphs, Some(around)), &mut Vec::new());
        let furniture = &self.furniture[page];
        leaf.pieces.retain(|piece| match piece {
            Piece::Text { line, .. } => !furniture.contains(&line.text()),
            _ => true,
        });
        let (lines, places): (Vec<_>, Vec<Place>) =
            roles::lines_of(&leaf, number(page), (&self.style, &self.words));
        self.blocks.push(Block::Read(lines, places));
    }

    /// What has no tag and is not said to belong to the page only.
    fn strays(&self, page: usize, held: &HashSet<i32>) -> Vec<Stray> {
        let sheet = &self.pages.sheets[page];
        let mut strays: Vec<Stray> = Vec::new();
        let mut before: Option<Glyph> = None;
        for (glyph, mark) in sheet.glyphs.iter().zip(&sheet.marks) {
            let told = match mark {
                Marked::Nothing => false,
                Marked::Artifact => true,
                Marked::Id(id) => held.contains(id),
            };
            if told || (glyph.sign == ' ' && before.is_none()) {
                before = None;
                continue;
            }
            let level = before.is_some_and(|last| {
                last.turn == glyph.turn && (last.y - glyph.y).abs() < 0.5 * last.size.max(glyph.size)
            });
            match strays.last_mut().filter(|_| level) {
                Some(stray) => {
                    stray.area = stray.area.union(area(glyph));
                    stray.glyphs.push(*glyph);
                }
                None => strays.push(Stray { area: area(glyph), glyphs: vec![*glyph] }),
            }
            before = Some(*glyph);
        }
        strays
    }
}

/// Where a glyph stands on the page as shown.
fn area(glyph: &Glyph) -> Rect {
    let corner = |x, y| glyph.turn.back(Point::new(x, y));
    Rect::from_points(corner(glyph.x0, glyph.y - 0.72 * glyph.size), corner(glyph.x1, glyph.y))
}

/// An item's text without the sign before it.
fn unmarked(text: &str) -> &str {
    let Some((sign, rest)) = text.split_once(' ') else { return text };
    if cells::is_bullet(sign) { rest.trim_start() } else { text }
}
