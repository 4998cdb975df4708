//! Compounds: the parts of a Swedish word that are words of their own, by a small lexicon of the field.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::lexicon::{PLACES, WORDS};
use crate::stem::stem;

/// Shorter words are not taken apart.
const SHORTEST_COMPOUND: usize = 7;
const SHORTEST_PART: usize = 3;
/// When only one side of a compound is known, that side must be this long to be trusted.
const SHORTEST_LONE_HEAD: usize = 5;
const SHORTEST_LONE_MODIFIER: usize = 6;
/// Shorter places are too often something else (`Mark`, `Vara`).
const SHORTEST_PLACE: usize = 5;

/// A word that begins with one of these is usually a verb's relative, not a compound (`be|handling`).
const PARTICLES: [&str; 36] = [
    "an", "av", "be", "bi", "bort", "efter", "emot", "ett", "fram", "från", "för", "före", "genom", "hit",
    "hop", "in", "med", "miss", "mot", "ned", "om", "pre", "på", "sam", "till", "under", "upp", "ur", "ut",
    "utan", "van", "vid", "åter", "åt", "över", "ned",
];

static BASES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| WORDS.split_whitespace().collect());
static PLACE_NAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| PLACES.split_whitespace().collect());

/// Stems of all known words: what may stand last in a compound, in any inflection.
static HEADS: LazyLock<HashSet<String>> = LazyLock::new(|| WORDS.split_whitespace().map(stem).collect());

/// The forms a known word takes before another (`närings`, `kvinno`, `arbets`), each with its base form.
static MODIFIERS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    let places = PLACES.split_whitespace().filter(|name| name.chars().count() >= SHORTEST_PLACE);
    for base in WORDS.split_whitespace().chain(places) {
        for form in linking_forms(base) {
            forms.entry(form).or_insert(base);
        }
    }
    // A word's own form wins over another word's linking form.
    forms.extend(WORDS.split_whitespace().map(|base| (base.to_owned(), base)));
    forms
});

static LONGEST_MODIFIER: LazyLock<usize> =
    LazyLock::new(|| MODIFIERS.keys().map(String::len).max().unwrap_or(0));

fn linking_forms(base: &str) -> Vec<String> {
    let mut forms = vec![base.to_owned(), format!("{base}s")];
    if let Some(root) = base.strip_suffix('a') {
        forms.extend(["", "o", "u", "e"].map(|link| format!("{root}{link}")));
    } else if let Some(root) = base.strip_suffix('e') {
        forms.extend(["", "s"].map(|link| format!("{root}{link}")));
    } else {
        forms.extend(["e", "o", "u"].map(|link| format!("{base}{link}")));
    }
    forms
}

/// Whether `word` is a base form of the lexicon.
pub(crate) fn is_base(word: &str) -> bool {
    BASES.contains(word)
}

/// Whether `word` is a known place, with or without the genitive's `s`.
pub(crate) fn is_place(word: &str) -> bool {
    PLACE_NAMES.contains(word) || word.strip_suffix('s').is_some_and(|name| PLACE_NAMES.contains(name))
}

/// Whether `word` is a known common word in any inflection.
pub(crate) fn is_known(word: &str) -> bool {
    HEADS.contains(&stem(word))
}

/// The compound's parts in normal form (the head as it stands, inflected), and every run of neighbouring
/// parts. Empty when the word is not a compound that this lexicon knows.
pub(crate) fn parts(word: &str) -> Vec<String> {
    if word.chars().count() < SHORTEST_COMPOUND || is_place(word) || is_known(word) {
        return Vec::new();
    }
    let cuts = complete(word);
    if cuts.is_empty() { lone_sides(word) } else { runs(word, &cuts) }
}

/// The starts of the parts after the first, when known words cover all of `word`: as few as possible.
fn complete(word: &str) -> Vec<usize> {
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    let count = starts.len() - 1;
    // best[i]: the number of parts from character i to the end, and where the first of them ends.
    let mut best: Vec<Option<(usize, usize)>> = vec![None; count + 1];
    for i in (0..count).rev() {
        let longest = starts[i] + *LONGEST_MODIFIER;
        let first_cut = i + SHORTEST_PART;
        let mut found: Option<(usize, usize)> = None;
        for j in (first_cut..count).take_while(|j| starts[*j] <= longest) {
            let Some((rest, _)) = best[j] else { continue };
            // Of equally few, the longest first part: `lands|bygd` before `land|sbygd`.
            let better = found.is_none_or(|(parts, _)| rest < parts);
            if better && MODIFIERS.contains_key(&word[starts[i]..starts[j]]) {
                found = Some((rest + 1, j));
            }
        }
        let is_head = i > 0 && count - i >= SHORTEST_PART && HEADS.contains(&stem(&word[starts[i]..]));
        best[i] = if is_head { Some((1, count)) } else { found };
    }
    let mut cuts = Vec::new();
    let mut at = 0;
    while let Some((_, next)) = best.get(at).copied().flatten() {
        if next == count {
            break;
        }
        cuts.push(starts[next]);
        at = next;
    }
    cuts
}

/// Every run of neighbouring parts but the whole word, without the letter that links it onwards.
fn runs(word: &str, cuts: &[usize]) -> Vec<String> {
    let bounds: Vec<usize> = [0].into_iter().chain(cuts.iter().copied()).chain([word.len()]).collect();
    let count = bounds.len() - 1;
    let mut runs = Vec::new();
    for from in 0..count {
        for to in from + 1..=count {
            if to - from == count {
                continue;
            }
            let last = &word[bounds[to - 1]..bounds[to]];
            let last = if to == count { last } else { MODIFIERS.get(last).copied().unwrap_or(last) };
            runs.push(format!("{}{last}", &word[bounds[from]..bounds[to - 1]]));
        }
    }
    runs
}

/// The known head or the known modifier of a word whose other side is unknown.
fn lone_sides(word: &str) -> Vec<String> {
    let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(SHORTEST_PART).collect();
    let head = cuts.iter().map(|at| word.split_at(*at)).find(|(rest, head)| {
        head.chars().count() >= SHORTEST_LONE_HEAD
            && rest.chars().any(is_vowel)
            && !PARTICLES.contains(rest)
            && is_lone_head(head)
    });
    if let Some((_, head)) = head {
        return vec![head.to_owned()];
    }
    let modifier = cuts.iter().rev().map(|at| word.split_at(*at)).find(|(modifier, rest)| {
        modifier.chars().count() >= SHORTEST_LONE_MODIFIER
            && MODIFIERS.get(*modifier).is_some_and(|base| may_follow(rest, modifier.len() > base.len()))
    });
    modifier
        .and_then(|(form, _)| MODIFIERS.get(form))
        .map(|base| vec![(*base).to_owned()])
        .unwrap_or_default()
}

fn is_lone_head(head: &str) -> bool {
    let stem = stem(head);
    // `förädlande` is no `land`.
    let participle =
        (head.ends_with("ande") || head.ends_with("ende")) && stem.chars().count() < SHORTEST_LONE_HEAD;
    !participle && HEADS.contains(&stem)
}

/// Whether an unknown `rest` looks like a word and not like an ending; a linking `s` before it says as much.
fn may_follow(rest: &str, linked: bool) -> bool {
    let vowels = rest.chars().filter(|c| is_vowel(*c)).count();
    let length = rest.chars().count();
    if linked { length >= SHORTEST_PART && vowels >= 1 } else { length >= SHORTEST_LONE_HEAD && vowels >= 2 }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'ä' | 'ö')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_come_apart_at_their_joints() {
        let cases: [(&str, &[&str]); 15] = [
            ("näringslivsutveckling", &["näringsliv", "utveckling"]),
            ("kompetensförsörjning", &["kompetens", "försörjning"]),
            ("kompetensförsörjningen", &["kompetens", "försörjningen"]),
            ("arbetsmarknadsprojekt", &["arbete", "arbetsmarknad", "marknad", "marknadsprojekt", "projekt"]),
            ("göteborgsregionen", &["göteborg", "regionen"]),
            ("kvinnoföretagande", &["kvinna", "företagande"]),
            ("varuförsörjning", &["vara", "försörjning"]),
            ("företagsbesök", &["företag", "besök"]),
            ("landsbygdsutveckling", &["landsbygd", "utveckling"]),
            ("kollektivtrafik", &["kollektiv", "trafik"]),
            ("rymdutveckling", &["utveckling"]),
            ("utvecklingsnod", &["utveckling"]),
            ("gatuevenemang", &["evenemang"]),
            ("näringsliv", &[]),
            ("vänersborg", &[]),
        ];
        for (word, expected) in cases {
            assert_eq!(parts(word), expected, "{word}");
        }
    }

    #[test]
    fn verbs_with_particles_and_plain_words_stay_whole() {
        for word in [
            "behandling",
            "kommunikation",
            "kommunerna",
            "invånarna",
            "utbildning",
            "samarbete",
            "regionala",
            "förädlande",
        ] {
            assert_eq!(parts(word), Vec::<String>::new(), "{word}");
        }
    }
}
