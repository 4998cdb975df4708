//! The piece of a text around what was searched for.

use crate::query::Query;
use crate::terms::word_terms;
use crate::word;

/// Letters shown, and how many of them before the first word found.
const WIDTH: usize = 240;
const BEFORE: usize = 60;

/// A short piece of `text` around the first word that `query` looks for, cut between words with `…` where
/// text is left out. The parts in order; `true` marks a word found. Joined they are the piece as it stands in
/// the text.
pub fn snippet(text: &str, query: &Query) -> Vec<(bool, String)> {
    let words: Vec<(usize, usize)> = word::spans(text).map(|(at, word)| (at, at + word.len())).collect();
    let hit =
        |(from, to): &(usize, usize)| word_terms(&text[*from..*to]).iter().any(|term| query.wants(term));
    let first = words.iter().find(|word| hit(word)).map_or(0, |(from, _)| *from);
    let start = words
        .iter()
        .map(|(from, _)| *from)
        .find(|from| *from >= first || text[*from..first].chars().count() <= BEFORE)
        .filter(|from| words.first().is_none_or(|(beginning, _)| from > beginning))
        .unwrap_or(0);
    let limit = text[start..].char_indices().nth(WIDTH).map_or(text.len(), |(at, _)| start + at);
    let end = match words.iter().rev().map(|(_, to)| *to).find(|to| *to <= limit) {
        _ if limit == text.len() => limit,
        Some(to) if to > start => to,
        _ => limit,
    };
    let mut pieces = Vec::new();
    let mut plain = if start > 0 { "…".to_owned() } else { String::new() };
    let mut at = start;
    for (from, to) in words.iter().filter(|(from, to)| *from >= start && *to <= end) {
        if hit(&(*from, *to)) {
            plain.push_str(&text[at..*from]);
            push(&mut pieces, std::mem::take(&mut plain));
            pieces.push((true, text[*from..*to].to_owned()));
            at = *to;
        }
    }
    plain.push_str(&text[at..end]);
    if end < text.len() {
        plain.push('…');
    }
    push(&mut pieces, plain);
    pieces
}

fn push(pieces: &mut Vec<(bool, String)>, plain: String) {
    if !plain.is_empty() {
        pieces.push((false, plain));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query;
    use proptest::prelude::*;

    #[test]
    fn whole_words_are_marked() {
        let pieces = snippet("Stöd till kompetensförsörjning i skogen.", &query("kompetens"));
        let expected = [(false, "Stöd till "), (true, "kompetensförsörjning"), (false, " i skogen.")];
        assert_eq!(pieces, expected.map(|(hit, part)| (hit, part.to_owned())));
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text = format!("{} Utlysningar öppnar i maj. {}", "ord ".repeat(200), "mer ".repeat(200));
        let pieces = snippet(&text, &query("utlysning"));
        let whole: String = pieces.iter().map(|(_, part)| part.as_str()).collect();
        assert!(whole.starts_with("…ord") && whole.ends_with("mer…"), "{whole}");
        assert!(pieces.contains(&(true, "Utlysningar".to_owned())));
        assert!(whole.chars().count() <= WIDTH + 2);
    }

    #[test]
    fn nothing_found_shows_the_beginning() {
        assert_eq!(snippet("Kort text.", &query("saknas")), [(false, "Kort text.".to_owned())]);
        assert_eq!(snippet("", &query("x")), []);
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in "[ a-zåäö.\\-:\u{ad}\n]{0,500}", asked in "[a-zåäö ]{0,20}") {
            let whole: String = snippet(&text, &query(&asked)).into_iter().map(|(_, part)| part).collect();
            prop_assert!(text.contains(whole.trim_start_matches('…').trim_end_matches('…')));
        }
    }
}
