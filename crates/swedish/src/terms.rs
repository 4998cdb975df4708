//! What the index keeps of a text.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::stem::stem;
use crate::{compound, word};

/// PostgreSQL refuses a vector above 1 MB; this many bytes of terms stay below it with their positions.
const LONGEST_INDEX_TEXT: usize = 400_000;

/// Words whose terms a thread remembers: texts repeat themselves, and taking a compound apart costs.
const REMEMBERED: usize = 20_000;
const LONGEST_REMEMBERED: usize = 64;

thread_local! {
    static KNOWN: RefCell<HashMap<String, Rc<[String]>>> = RefCell::new(HashMap::new());
}

/// The search terms of a text in its order, repetitions kept for ranking: for every word its stem, the stems
/// of its parts when it is a compound, and each of these also without å, ä, ö.
///
/// Terms hold only `a-z`, `0-9`, `å`, `ä`, `ö` and have at most 48 letters.
pub fn terms(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    for (_, word) in word::spans(text) {
        terms.extend_from_slice(&word_terms(word));
    }
    terms
}

/// [`terms`] joined by spaces: what FTS5 (`unicode61 remove_diacritics 0`) and PostgreSQL
/// (`to_tsvector('simple', …)`) both cut into exactly these terms.
///
/// Very long texts lose repetitions first, then their end.
pub fn index_text(text: &str) -> String {
    let mut terms = terms(text);
    if joined_length(&terms) > LONGEST_INDEX_TEXT {
        let mut seen = HashSet::new();
        terms.retain(|term| seen.insert(term.clone()));
    }
    let mut length = 0;
    let kept = terms.iter().take_while(|term| {
        length += term.len() + 1;
        length <= LONGEST_INDEX_TEXT
    });
    kept.map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn joined_length(terms: &[String]) -> usize {
    terms.iter().map(|term| term.len() + 1).sum()
}

/// The terms of one word as [`word::spans`] gives it, each once.
pub(crate) fn word_terms(raw: &str) -> Rc<[String]> {
    if let Some(known) = KNOWN.with_borrow(|known| known.get(raw).cloned()) {
        return known;
    }
    let found: Rc<[String]> = new_terms(raw).into();
    if raw.len() > LONGEST_REMEMBERED {
        return found;
    }
    KNOWN.with_borrow_mut(|known| {
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(raw.to_owned(), found.clone());
    });
    found
}

fn new_terms(raw: &str) -> Vec<String> {
    let parts = word::parts(raw);
    let mut terms = Vec::new();
    if parts.len() > 1 {
        add(&mut terms, &joined(&parts));
    }
    for part in &parts {
        add(&mut terms, part);
    }
    terms
}

/// A hyphenated word as if written in one.
pub(crate) fn joined(parts: &[String]) -> String {
    let mut whole = parts.concat();
    word::tame(&mut whole);
    whole
}

fn add(terms: &mut Vec<String>, part: &str) {
    let mut keep = |term: String| {
        if !terms.contains(&term) {
            terms.push(term);
        }
    };
    for whole in std::iter::once(part.to_owned()).chain(compound::parts(part)) {
        let stem = stem(&whole);
        let folded = word::folded(&stem);
        keep(stem);
        keep(folded);
    }
}
