//! How far a round has come: by person and by chapter. Pure.

use crate::{Board, Item};

/// How many of some items are answered to the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub all: usize,
    pub ready: usize,
    /// Something is written, but it is not ready.
    pub begun: usize,
}

impl Progress {
    pub fn of<'a>(items: impl IntoIterator<Item = &'a Item>) -> Progress {
        let mut progress = Progress::default();
        for item in items {
            progress.all += 1;
            progress.ready += usize::from(item.is_ready());
            progress.begun += usize::from(item.is_begun() && !item.is_ready());
        }
        progress
    }

    pub fn is_done(&self) -> bool {
        self.ready == self.all
    }

    pub fn not_begun(&self) -> bool {
        self.ready + self.begun == 0
    }

    /// Whole percent that are ready.
    pub fn percent(&self) -> usize {
        (self.ready * 100).checked_div(self.all).unwrap_or(100)
    }
}

impl Board {
    pub fn progress(&self) -> Progress {
        Progress::of(&self.items)
    }

    /// Chapters in the plan's order.
    pub fn by_chapter(&self) -> Vec<(&str, Progress)> {
        let mut chapters: Vec<(&str, Vec<&Item>)> = Vec::new();
        for item in &self.items {
            match chapters.iter_mut().find(|(chapter, _)| *chapter == item.listed.chapter) {
                Some((_, items)) => items.push(item),
                None => chapters.push((&item.listed.chapter, vec![item])),
            }
        }
        chapters.into_iter().map(|(chapter, items)| (chapter, Progress::of(items))).collect()
    }
}
