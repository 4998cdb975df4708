//! What a page says again of the text: the header of a table that goes on over pages, a head that follows
//! along. A browser puts what it draws on each page under the one element.

use std::collections::HashSet;

use super::parts::{Part, row_marks};
use super::setting::Pages;
use super::tree::Mark;

/// A text of so few signs may end on one page and say the same on the next by chance.
const FEW_SIGNS: usize = 3;

/// The marks of rows and texts on later pages that say word for word what the first page said.
pub(super) fn marks(parts: &[Part], pages: &Pages<'_>) -> HashSet<Mark> {
    let mut again = HashSet::new();
    for part in parts {
        match part {
            Part::Table(rows) => {
                for row in rows {
                    again.extend(later(&row_marks(row), pages, 0));
                }
            }
            Part::Text(said) | Part::Note(said) => again.extend(later(&said.marks, pages, FEW_SIGNS)),
            Part::Figure(_) | Part::Contents(_) => {}
        }
    }
    again
}

/// The marks after those of the first page if every page says the same, in more than `few` signs.
fn later(marks: &[Mark], pages: &Pages<'_>, few: usize) -> Vec<Mark> {
    let Some(first) = marks.iter().map(|mark| mark.page).min() else { return Vec::new() };
    let others: HashSet<usize> = marks.iter().map(|mark| mark.page).filter(|page| *page != first).collect();
    if others.is_empty() {
        return Vec::new();
    }
    let said = |page: usize| -> String {
        let signs = pages.glyphs(page, marks).into_iter().map(|glyph| glyph.sign);
        signs.filter(|sign| !sign.is_whitespace()).collect()
    };
    let own = said(first);
    if own.chars().count() <= few || others.iter().any(|page| said(*page) != own) {
        return Vec::new();
    }
    marks.iter().filter(|mark| mark.page != first).copied().collect()
}
