//! Which pages' tags can be believed: they cover the text, and go through it in the order in which it stands.

use std::collections::{BTreeMap, HashMap, HashSet};

use kurbo::Rect;

use super::parts::{Part, row_marks};
use super::setting::{Pages, Setting};
use super::tree::Mark;
use crate::formats::pdf::glyphs::Marked;

/// Of ten signs at least nine have a tag.
const COVERED: (usize, usize) = (9, 10);
/// The part of a page's height in which its head stands, and its foot.
const MARGIN: f64 = 0.13;
/// Printed heads and feet stand nearer to the edge than any text.
const EDGE: f64 = 0.06;
/// So many texts of a page may stand beside the one before without being a table.
const MOST_BESIDE: usize = 1;

/// For each page whether its tags can be believed.
pub(super) fn pages(parts: &[Part], pages: &Pages<'_>) -> Vec<bool> {
    let mut held: Vec<HashSet<i32>> = vec![HashSet::new(); pages.sheets.len()];
    let mut twice = vec![false; pages.sheets.len()];
    for mark in parts.iter().flat_map(Part::marks) {
        if let Some(own) = held.get_mut(mark.page) {
            twice[mark.page] |= !own.insert(mark.id);
        }
    }
    let order = order(parts, pages);
    (0..pages.sheets.len())
        .map(|page| {
            let sheet = &pages.sheets[page];
            !sheet.overflow
                && !sheet.is_reused
                && !twice[page]
                && order.get(&page).is_none_or(Order::is_kept)
                && is_covered(page, &held[page], pages)
        })
        .collect()
}

/// Nearly all signs have a tag, and what is called an artifact is not a good part of the text.
fn is_covered(page: usize, held: &HashSet<i32>, pages: &Pages<'_>) -> bool {
    let sheet = &pages.sheets[page];
    let height = sheet.bounds().height();
    let (mut tagged, mut untold, mut artifacts) = (0usize, 0usize, 0usize);
    for (glyph, mark) in sheet.glyphs.iter().zip(&sheet.marks).filter(|(glyph, _)| glyph.sign != ' ') {
        let y = glyph.turn.back(kurbo::Point::new(glyph.x0, glyph.y)).y;
        match mark {
            Marked::Id(id) if held.contains(id) => tagged += 1,
            // A head or foot that is not said to be one is kept where it stands.
            Marked::Nothing if y < EDGE * height || y > (1.0 - EDGE) * height => {}
            // Leaders, bullets and the like are rightly called so.
            Marked::Artifact if !glyph.sign.is_alphanumeric() => {}
            Marked::Artifact if y > MARGIN * height && y < (1.0 - MARGIN) * height => artifacts += 1,
            Marked::Artifact => {}
            _ => untold += 1,
        }
    }
    tagged * COVERED.1 >= (tagged + untold) * COVERED.0 && artifacts * 4 <= tagged + 40 && tagged > 0
}

/// What speaks against a page's order.
#[derive(Default)]
struct Order {
    back: usize,
    beside: usize,
    /// One text that holds most of the page though it is many.
    lumped: bool,
    before: Option<(Rect, bool)>,
}

impl Order {
    fn is_kept(&self) -> bool {
        self.back == 0 && self.beside <= MOST_BESIDE && !self.lumped
    }

    fn see(&mut self, area: Rect, is_text: bool) {
        if let Some((before, was_text)) = self.before {
            let across = before.x1.min(area.x1) - before.x0.max(area.x0);
            let down = before.y1.min(area.y1) - before.y0.max(area.y0);
            let under = across > 0.3 * before.width().min(area.width());
            let level = down > 0.5 * before.height().min(area.height());
            self.back += usize::from(under && !level && area.y1 < before.y0 + 2.0);
            self.beside += usize::from(level && is_text && was_text);
        }
        self.before = Some((area, is_text));
    }
}

fn order(parts: &[Part], pages: &Pages<'_>) -> HashMap<usize, Order> {
    let mut orders: HashMap<usize, Order> = HashMap::new();
    for part in parts {
        let marks = match part {
            Part::Text(said) => said.marks.clone(),
            Part::Table(rows) => rows.iter().flat_map(row_marks).collect(),
            Part::Figure(_) | Part::Contents(_) | Part::Note(_) => continue,
        };
        let is_text = matches!(part, Part::Text(_));
        for own in by_page(&marks) {
            let Some(set) = pages.setting(&own) else { continue };
            let Setting { page, area, is_many, signs, .. } = set;
            let order = orders.entry(page).or_default();
            order.see(area, is_text);
            let all = pages.sheets[page].glyphs.iter().filter(|glyph| glyph.sign != ' ').count();
            order.lumped |= is_text && is_many && signs > 150 && signs * 2 > all;
        }
    }
    orders
}

/// The marks of each page, in their order.
fn by_page(marks: &[Mark]) -> impl Iterator<Item = Vec<Mark>> {
    let mut pages: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
    for mark in marks {
        pages.entry(mark.page).or_default().push(*mark);
    }
    pages.into_values()
}
