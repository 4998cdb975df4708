//! What a person typed into the search box, as conditions that both engines understand.

use std::collections::{BTreeSet, HashSet};

use crate::stem::stem;
use crate::terms::joined;
use crate::word;

/// Nobody types more on purpose; what follows is ignored.
const LONGEST_QUERY: usize = 400;
const MOST_TERMS: usize = 12;
/// A shorter beginning matches half the index.
const SHORTEST_PREFIX: usize = 3;
/// In a longer word å, ä, ö may be missing in the text; in a shorter one they make another word (`får`,
/// `far`).
const SHORTEST_FOLDED: usize = 5;

/// Left out of a query that has other words.
const STOP_WORDS: [&str; 24] = [
    "och", "i", "att", "en", "ett", "som", "på", "av", "för", "med", "till", "den", "det", "de", "om", "är",
    "från", "vid", "eller", "inom", "under", "the", "of", "and",
];

/// A parsed query: every term must be met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub terms: Vec<Term>,
}

/// One word of the query: one of its alternatives must be met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub alternatives: Vec<Alternative>,
}

/// Patterns that must all be met. More than one only for a hyphenated word.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Alternative {
    pub patterns: Vec<Pattern>,
}

/// An index term, or (`prefix`) the beginning of one. `word` holds only `a-z`, `0-9`, `å`, `ä`, `ö`, never
/// empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pattern {
    pub word: String,
    pub prefix: bool,
}

/// Reads what was typed. Nothing in it is an operator; without a letter or digit the query is empty and finds
/// nothing. The last word may be unfinished.
pub fn query(text: &str) -> Query {
    let end = text.char_indices().nth(LONGEST_QUERY).map_or(text.len(), |(at, _)| at);
    let words: Vec<Vec<String>> = word::spans(&text[..end])
        .map(|(_, word)| word::parts(word))
        .filter(|parts| !parts.is_empty())
        .take(MOST_TERMS)
        .collect();
    let is_stop_word = |parts: &[String]| parts.len() == 1 && STOP_WORDS.contains(&parts[0].as_str());
    let only_stop_words = words.iter().all(|parts| is_stop_word(parts));
    let last = words.len().saturating_sub(1);
    let mut terms = Vec::new();
    for (place, parts) in words.iter().enumerate() {
        if only_stop_words || place == last || !is_stop_word(parts) {
            let term = term(parts, place == last);
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
    }
    // A last stop word (`stöd till`) may be the beginning of a word, but is no condition of its own when it
    // is not.
    if terms.len() > 1 && words.last().is_some_and(|parts| is_stop_word(parts)) {
        terms.pop();
    }
    Query { terms }
}

fn term(parts: &[String], last: bool) -> Term {
    let mut alternatives = Vec::new();
    for pattern in patterns(&joined(parts), last) {
        alternatives.push(Alternative { patterns: vec![pattern] });
    }
    if let [first @ .., end] = parts
        && !first.is_empty()
    {
        for pattern in patterns(end, last) {
            let mut all: Vec<Pattern> = first.iter().map(|part| exact(stem(part))).collect();
            all.push(pattern);
            alternatives.push(Alternative { patterns: all });
        }
    }
    Term { alternatives }
}

fn exact(word: String) -> Pattern {
    Pattern { word, prefix: false }
}

/// The index terms that one word may stand for.
fn patterns(word: &str, last: bool) -> Vec<Pattern> {
    let mut forms = vec![stem(word)];
    if last && !word.ends_with(|c: char| c.is_ascii_digit()) {
        // Half-typed endings: `utlysningarn` on the way to `utlysningarna`.
        forms.push(stem(&format!("{word}a")));
    }
    if word::folded(word) == word {
        // Without å, ä, ö the algorithm may see an ending where there is none: `boras`.
        forms.push(word.to_owned());
    } else if word.chars().count() >= SHORTEST_FOLDED {
        forms.push(word::folded(&forms[0]));
    }
    let mut seen = HashSet::new();
    forms.retain(|form| !form.is_empty() && seen.insert(form.clone()));
    let mut patterns: Vec<Pattern> = forms.into_iter().map(exact).collect();
    if last && word.chars().count() >= SHORTEST_PREFIX {
        patterns.retain(|pattern| !pattern.word.starts_with(word));
        patterns.push(Pattern { word: word.to_owned(), prefix: true });
    }
    patterns
}

impl Query {
    /// True when there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// An FTS5 MATCH expression, every word quoted; `None` when empty.
    pub fn to_fts5(&self) -> Option<String> {
        self.render(" AND ", " OR ", |pattern| {
            format!("\"{}\"{}", pattern.word, if pattern.prefix { "*" } else { "" })
        })
    }

    /// The text of a `to_tsquery('simple', …)`; `None` when empty.
    pub fn to_tsquery(&self) -> Option<String> {
        self.render(" & ", " | ", |pattern| {
            format!("{}{}", pattern.word, if pattern.prefix { ":*" } else { "" })
        })
    }

    fn render(&self, and: &str, or: &str, write: impl Fn(&Pattern) -> String) -> Option<String> {
        let grouped = |items: Vec<String>, by: &str| match items.as_slice() {
            [one] => one.clone(),
            many => format!("({})", many.join(by)),
        };
        let terms = self.terms.iter().map(|term| {
            let alternatives = term.alternatives.iter();
            grouped(alternatives.map(|a| grouped(a.patterns.iter().map(&write).collect(), and)).collect(), or)
        });
        (!self.is_empty()).then(|| terms.collect::<Vec<_>>().join(and))
    }

    /// Whether a text with this [`index_text`](crate::index_text) is found: what both engines answer.
    pub fn matches(&self, index_text: &str) -> bool {
        let terms: BTreeSet<&str> = index_text.split(' ').collect();
        let met = |pattern: &Pattern| match pattern.prefix {
            false => terms.contains(pattern.word.as_str()),
            true => terms.range(pattern.word.as_str()..).next().is_some_and(|t| t.starts_with(&pattern.word)),
        };
        let any = |term: &Term| term.alternatives.iter().any(|a| a.patterns.iter().all(met));
        !self.is_empty() && self.terms.iter().all(any)
    }

    /// Whether one index term is among those searched for.
    pub(crate) fn wants(&self, term: &str) -> bool {
        let patterns = self.terms.iter().flat_map(|t| &t.alternatives).flat_map(|a| &a.patterns);
        patterns.into_iter().any(|p| if p.prefix { term.starts_with(&p.word) } else { term == p.word })
    }
}
