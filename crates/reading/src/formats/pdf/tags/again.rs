//! What a page says again of the text: the header of a table that goes on over pages, a head that follows along.
//! A browser puts what it draws on each page under the one element.

use std::collections::HashSet;

use super::parts::{Part, row_marks};
use super::setting::Pages;
use super::tree::Mark;

/// A head stands on so many pages; of fewer it may be a text that says the same twice.
const MOST_BY_CHANCE: usize = 2;

/// The marks of rows and texts on later pages that say word for word what the first page said.
pub(super) fn marks(parts: &[Part], pages: &Pages<'_>) -> HashSet<Mark> {
    let mut again = HashSet::new();
    for part in parts {
        match part {
            Part::Table(rows) => {
                for row in rows {
                    again.extend(later(&row_marks(row), pages, 1));
                }
            }
            Part::Text(said) | Part::Note(said) => again.extend(later(&said.marks, pages, MOST_BY_CHANCE)),
            Part::Figure(_) | Part::Contents(_) => {}
        }
    }
    again
}

/// The marks after those of the first page if every page says the same, and more than `chance` pages do.
fn later(marks: &[Mark], pages: &Pages<'_>, chance: usize) -> Vec<Mark> {
    let Some(first) = marks.iter().map(|mark| mark.page).min() else { return Vec::new() };
    let others: HashSet<usize> = marks.iter().map(|mark| mark.page).filter(|page| *page != first).collect();
    if others.len() < chance {
        return Vec::new();
    }
    let said = |page: usize| -> String {
        let signs = pages.glyphs(page, marks).into_iter().map(|glyph| glyph.sign);
        signs.filter(|sign| !sign.is_whitespace()).collect()
    };
    let own = said(first);
    if own.is_empty() || others.iter().any(|page| said(*page) != own) {
        return Vec::new();
    }
    marks.iter().filter(|mark| mark.page != first).copied().collect()
}
