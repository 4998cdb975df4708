//! The tree that a plan is read into, and where in it things are hung.

use super::blocks::Block;
use crate::contract::{Chapter, Initiative, Place, Section};

/// What the blocks hold, before it is judged whether it is a plan at all.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub preamble: Vec<String>,
    pub chapters: Vec<Chapter>,
    pub evidence: Evidence,
}

/// What speaks for a plan.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Initiatives with a table under a plan's header.
    pub tables: usize,
    /// Initiatives with labelled texts of several kinds.
    pub cards: usize,
    /// Initiatives made of a heading and bullets alone.
    pub lists: usize,
    /// Initiatives (chapter, section, initiative) whose table has no header row.
    pub headless: Vec<[usize; 3]>,
}

impl Outline {
    /// Opens a chapter (depth 1) or a section at a heading.
    pub fn open_heading(&mut self, depth: usize, number: Option<&str>, block: &Block) {
        let number = number.map(str::to_string);
        let title = Some(block.text.clone());
        let at = vec![Place::lines(block.first(), block.last())];
        if depth == 1 {
            self.chapters.push(Chapter { number, title, at, ..Chapter::default() });
            return;
        }
        if self.chapters.is_empty() {
            self.chapters.push(Chapter { at: at.clone(), ..Chapter::default() });
        }
        if let Some(chapter) = self.chapters.last_mut() {
            chapter.sections.push(Section { number, title, at, ..Section::default() });
        }
    }

    /// Puts a block's text into the nearest introduction.
    pub fn place(&mut self, block: &Block) {
        self.place_words(&block.printed(), block.last());
    }

    /// Puts words that end at a line into the nearest introduction.
    pub fn place_words(&mut self, text: &str, last: u32) {
        let Some(chapter) = self.chapters.last_mut() else {
            self.preamble.push(text.to_string());
            return;
        };
        stretch(&mut chapter.at, last);
        match chapter.sections.last_mut().filter(|section| section.title.is_some()) {
            Some(section) => {
                stretch(&mut section.at, last);
                append(&mut section.intro, text);
            }
            None => append(&mut chapter.intro, text),
        }
    }

    /// Puts an initiative under the current section; gives its place in the tree.
    pub fn hang(&mut self, initiative: Initiative) -> [usize; 3] {
        let at = initiative.at.clone();
        let last = at.first().and_then(|place| place.lines).map_or(0, |[_, last]| last);
        if self.chapters.is_empty() {
            self.chapters.push(Chapter { at: at.clone(), ..Chapter::default() });
        }
        let chapters = self.chapters.len();
        let Some(chapter) = self.chapters.last_mut() else { return [0; 3] };
        stretch(&mut chapter.at, last);
        if chapter.sections.is_empty() {
            chapter.sections.push(Section { at, ..Section::default() });
        }
        let sections = chapter.sections.len();
        let Some(section) = chapter.sections.last_mut() else { return [0; 3] };
        stretch(&mut section.at, last);
        section.initiatives.push(initiative);
        [chapters - 1, sections - 1, section.initiatives.len() - 1]
    }
}

fn append(intro: &mut Option<String>, text: &str) {
    let joined = intro.get_or_insert_default();
    if !joined.is_empty() {
        joined.push('\n');
    }
    joined.push_str(text);
}

/// Lengthens a place to a line.
pub(super) fn stretch(at: &mut [Place], line: u32) {
    if let Some([_, last]) = at.first_mut().and_then(|place| place.lines.as_mut()) {
        *last = (*last).max(line);
    }
}
