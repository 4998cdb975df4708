//! Questions about a block's surroundings.

use super::blocks::{Block, Kind};
use super::columns::{self, Names};
use super::prose;
use super::vocabulary::{self, Part};
use crate::contract::Sure;

/// How far ahead a question looks, in blocks.
const AHEAD: usize = 40;

/// The blocks, and what holds for all of them.
pub(super) struct Layout<'a> {
    pub blocks: &'a [Block],
    pub names: &'a Names,
    pub headings: &'a [Option<usize>],
    /// Bullets lost their glyphs on the way to text, and only a leading space is left of them.
    pub lost_glyphs: bool,
    /// No header or label anywhere: bullets under headings are the activities.
    pub prose_only: bool,
    /// There are headings with numbers.
    pub numbered: bool,
}

impl<'a> Layout<'a> {
    pub fn new(blocks: &'a [Block], names: &'a Names, headings: &'a [Option<usize>]) -> Self {
        let glyphs = blocks.iter().filter(|block| block.kind == Kind::Bullet).count();
        let indented = blocks.iter().filter(|block| block.kind == Kind::Text && block.indent() > 0).count();
        let anchored = |block: &Block| match &block.kind {
            Kind::Label { part, .. } => part.is_some_and(|part| part != Part::Title),
            Kind::Header(_) | Kind::Table => true,
            _ => false,
        };
        Layout {
            blocks,
            names,
            headings,
            lost_glyphs: indented > glyphs,
            prose_only: !blocks.iter().any(anchored),
            numbered: headings.iter().any(Option::is_some),
        }
    }

    /// An item of a list: with a glyph or number, or with the space that a glyph left behind.
    pub fn is_item(&self, block: &Block) -> bool {
        matches!(block.kind, Kind::Bullet | Kind::Numbered(_)) || (self.lost_glyphs && block.indent() > 0)
    }

    /// The last heading-like block; if there is none, a single row that stands alone.
    pub fn title_among(&self, pending: &[usize]) -> (Option<usize>, Sure) {
        let titled = |index: &&usize| {
            let block = &self.blocks[**index];
            block.is_heading_like() || matches!(block.kind, Kind::Numbered(_))
        };
        let count = pending.iter().filter(titled).count();
        if let Some(found) = pending.iter().rposition(|index| titled(&index)) {
            let near = pending.len() - found <= 4;
            return (
                Some(found),
                if near && (count == 1 || self.numbered) { Sure::Single } else { Sure::Assumed },
            );
        }
        let alone = |index: &usize| {
            let block = &self.blocks[*index];
            block.kind == Kind::Text && block.rows.len() == 1 && prose::length(&block.text) <= 80
        };
        // The first thing under a heading is its introduction.
        (pending.iter().rposition(alone).filter(|found| *found > 0), Sure::Assumed)
    }

    /// The label names the initiative itself: what to do, with no heading of its own before the next such
    /// label.
    pub fn names_itself(&self, index: usize, part: Part, waiting: bool) -> bool {
        let again = |block: &Block| matches!(block.kind, Kind::Label { part: Some(one), .. } if one == part);
        let next = (index + 1..self.blocks.len()).take(AHEAD).find(|next| again(&self.blocks[*next]));
        let headed =
            |next: usize| self.blocks[next - 1].is_heading_like() || self.headings[next - 1].is_some();
        part == Part::Activity
            && !self.blocks[index].text.is_empty()
            && next.is_some_and(|next| !headed(next))
            || part == Part::Activity && !waiting
    }

    /// Every row is a value or a name that recurs in such cells.
    pub fn is_cells(&self, block: &Block) -> bool {
        let known =
            |text: &str| columns::is_value(text) || self.names.recurs(text) || vocabulary::is_group(text);
        columns::is_value(&block.printed())
            || (block.rows.first().is_some_and(|row| known(&row.text)) && self.is_cell_like(block))
    }

    /// No row is longer than a cell's.
    pub fn is_cell_like(&self, block: &Block) -> bool {
        block.rows.len() <= 12 && block.rows.iter().all(|row| prose::length(&row.text) <= 30)
    }

    /// A heading-like text that a label or header follows, with nothing but prose between.
    pub fn opens_initiative(&self, index: usize) -> bool {
        let block = &self.blocks[index];
        if !block.is_heading_like() {
            return false;
        }
        for next in self.blocks.iter().skip(index + 1).take(8) {
            match &next.kind {
                Kind::Label { part: Some(_), .. } | Kind::Header(_) | Kind::Table => return true,
                Kind::Text if self.is_cells(next) => return false,
                Kind::Text if next.is_heading_like() && next.indent() <= block.indent() => return false,
                Kind::Text | Kind::PageNumber | Kind::Label { .. } => {}
                Kind::Bullet | Kind::Numbered(_) => return false,
            }
        }
        false
    }

    /// Cells come before the next label, header or heading.
    pub fn table_follows(&self, index: usize) -> bool {
        for (offset, next) in self.blocks.iter().enumerate().skip(index + 1).take(AHEAD) {
            match &next.kind {
                Kind::Text if columns::is_value(&next.printed()) => return true,
                Kind::Label { part: Some(_), .. } | Kind::Header(_) | Kind::Table => return false,
                Kind::Numbered(_) if self.headings[offset].is_some() => return false,
                _ => {}
            }
        }
        false
    }
}
