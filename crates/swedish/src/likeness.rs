//! Names that may belong to one organisation. A hint for a person to judge, never a decision: it would rather
//! miss a pair than trouble people with two that merely sound alike.

use crate::{compound, word};

/// Why two names may be one organisation's, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The same words: only case, punctuation, spaces, a genitive's `s` or the order differ.
    SameWords,
    /// The same but for the legal form (`AB`, `ek. för.`) or `kommun` / `stad`.
    LegalForm,
    /// One is an abbreviation that the other gives in parentheses or whose initials it is.
    Acronym,
    /// One lacks words that seldom tell organisations apart (`i`, `Sverige`, `region`).
    DroppedWord,
    /// One word is spelt with one or two letters' difference.
    Spelling,
}

/// What kind of body a legal form makes. Two different kinds are two bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Company,
    Association,
    Foundation,
    Municipality,
}

const FORMS: [(&[&str], Kind); 14] = [
    (&["ekonomisk", "förening"], Kind::Association),
    (&["ideell", "förening"], Kind::Association),
    (&["ek", "förening"], Kind::Association),
    (&["ek", "för"], Kind::Association),
    (&["id", "för"], Kind::Association),
    (&["aktiebolag"], Kind::Company),
    (&["aktiebolaget"], Kind::Company),
    (&["ab", "publ"], Kind::Company),
    (&["ab"], Kind::Company),
    (&["hb"], Kind::Company),
    (&["kb"], Kind::Company),
    (&["stiftelsen"], Kind::Foundation),
    (&["kommun"], Kind::Municipality),
    (&["stad"], Kind::Municipality),
];

const FILLERS: [&str; 10] = ["i", "och", "för", "av", "på", "inom", "vid", "the", "of", "and"];

/// Words that say where or what kind, not who.
const GENERIC: [&str; 16] = [
    "center",
    "centrum",
    "group",
    "gruppen",
    "nordic",
    "park",
    "region",
    "regionen",
    "science",
    "svensk",
    "svenska",
    "sverige",
    "sveriges",
    "sweden",
    "swedish",
    "organisation",
];

const SHORTEST_DISTINCT: usize = 6;
/// Letters a word needs before one, or two, of them may differ.
const ONE_LETTER_FROM: usize = 5;
const TWO_LETTERS_FROM: usize = 9;

/// Whether the names `a` and `b` may be the same organisation's, and why. Symmetric.
pub fn similar_names(a: &str, b: &str) -> Option<Why> {
    let (a, b) = (Name::read(a), Name::read(b));
    if a.words.is_empty() || b.words.is_empty() {
        return None;
    }
    a.compare(&b)
}

/// A name's words in normal form, without parentheses and legal form.
struct Name {
    words: Vec<String>,
    kind: Option<Kind>,
    alias: Vec<String>,
    acronym: bool,
}

impl Name {
    fn read(text: &str) -> Name {
        let (outside, inside) = without_parentheses(text);
        let mut words = normal_words(&outside);
        let kind = take_form(&mut words);
        let short = words.len() == 1 && (2..=6).contains(&words[0].len());
        let acronym = short && outside.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        Name { words, kind, alias: normal_words(&inside), acronym }
    }

    fn compare(&self, other: &Name) -> Option<Why> {
        if self.is_short_for(other) || other.is_short_for(self) {
            return Some(Why::Acronym);
        }
        let same_kind = self.kind == other.kind;
        if !same_kind && self.kind.is_some() && other.kind.is_some() {
            return None;
        }
        let (a, b) = (self.bare(), other.bare());
        if same_but_for_order(&a, &b) {
            // `Halland` alone is a place; only a municipality's name is its place's.
            let place = compound::is_place(&a.concat());
            let municipal = self.kind.or(other.kind) == Some(Kind::Municipality);
            return match same_kind {
                true => Some(Why::SameWords),
                false => (!place || municipal).then_some(Why::LegalForm),
            };
        }
        if words_dropped(&a, &b) {
            return Some(Why::DroppedWord);
        }
        spelt_alike(&a, &b).then_some(Why::Spelling)
    }

    /// The words without the genitive's `s`, which comes and goes: `Göteborg(s) Stad`.
    fn bare(&self) -> Vec<String> {
        let bare = |word: &String| match word.strip_suffix('s') {
            Some(rest) if rest.chars().count() >= 4 => rest.to_owned(),
            _ => word.clone(),
        };
        self.words.iter().map(bare).collect()
    }

    fn is_short_for(&self, long: &Name) -> bool {
        // `IUC Sjuhärad` for `Industriellt utvecklingscentrum i Sjuhärad (IUC)`.
        if let [alias] = long.alias.as_slice()
            && let [first, rest @ ..] = self.words.as_slice()
        {
            return first == alias && rest.iter().all(|word| long.words.contains(word));
        }
        if !self.words.is_empty() && self.words == long.alias {
            return true;
        }
        let [short] = self.words.as_slice() else { return false };
        self.acronym && short.chars().count() >= 3 && *short == initials(&long.words)
    }
}

/// The initials of all words and of the parts of compounds: `Västra Götalandsregionen` → `vgr`.
fn initials(words: &[String]) -> String {
    let own = words.iter().filter(|word| !FILLERS.contains(&word.as_str()));
    own.flat_map(|word| {
        let parts = compound::parts(word);
        if parts.len() == 2 { parts } else { vec![word.clone()] }
    })
    .filter_map(|part| part.chars().next())
    .collect()
}

fn without_parentheses(text: &str) -> (String, String) {
    let (mut outside, mut inside) = (String::new(), String::new());
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => inside.push(c),
            _ => outside.push(c),
        }
        if matches!(c, '(' | ')') {
            outside.push(' ');
        }
    }
    // `AB (publ)` is a legal form, not another name.
    if inside.trim().eq_ignore_ascii_case("publ") {
        inside.clear();
    }
    (outside, inside)
}

fn normal_words(text: &str) -> Vec<String> {
    word::spans(text).flat_map(|(_, word)| word::parts(word)).collect()
}

/// Removes a legal form at the end or the beginning, unless nothing else is left.
fn take_form(words: &mut Vec<String>) -> Option<Kind> {
    let borrowed: Vec<&str> = words.iter().map(String::as_str).collect();
    let (form, kind) = FORMS
        .iter()
        .filter(|(form, _)| form.len() < borrowed.len())
        .find(|(form, _)| borrowed.ends_with(form) || borrowed.starts_with(form))?;
    let (from, to) = match borrowed.ends_with(form) {
        true => (borrowed.len() - form.len(), borrowed.len()),
        false => (0, form.len()),
    };
    words.drain(from..to);
    Some(*kind)
}

fn same_but_for_order(a: &[String], b: &[String]) -> bool {
    let sorted = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort();
        words
    };
    a.concat() == b.concat() || sorted(a) == sorted(b)
}

/// Equal without fillers, or equal without generic words when enough is left to tell who it is.
fn words_dropped(a: &[String], b: &[String]) -> bool {
    let without = |words: &[String], left_out: &[&str]| -> Vec<String> {
        let stays = |word: &&String| {
            let word = word.as_str();
            !FILLERS.contains(&word)
                && !left_out.iter().any(|g| *g == word || g.strip_suffix('s') == Some(word))
        };
        words.iter().filter(stays).cloned().collect()
    };
    let plain = without(a, &[]);
    if !plain.is_empty() && plain == without(b, &[]) {
        return true;
    }
    let distinct = without(a, &GENERIC);
    let enough = match distinct.as_slice() {
        [] => false,
        [one] => {
            one.chars().count() >= SHORTEST_DISTINCT && !compound::is_place(one) && !compound::is_known(one)
        }
        _ => true,
    };
    enough && distinct == without(b, &GENERIC)
}

/// The same words but for one, whose letters differ by a slip. Two known words or places differ on purpose.
fn spelt_alike(a: &[String], b: &[String]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut unlike = a.iter().zip(b).filter(|(one, other)| one != other);
    let (Some((one, other)), None) = (unlike.next(), unlike.next()) else { return false };
    let known = |word: &String| compound::is_place(word) || compound::is_known(word);
    let has_digit = |word: &String| word.contains(|c: char| c.is_ascii_digit());
    if (known(one) && known(other)) || has_digit(one) || has_digit(other) {
        return false;
    }
    if word::folded(one) == word::folded(other) {
        return true;
    }
    let shorter = one.chars().count().min(other.chars().count());
    let allowed = match shorter {
        n if n >= TWO_LETTERS_FROM => 2,
        n if n >= ONE_LETTER_FROM => 1,
        _ => return false,
    };
    distance(one, other) <= allowed
}

/// Letters added, removed, replaced, or swapped with the next one.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before_last = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_of_one_organisation_are_seen() {
        let cases = [
            ("IUC Sjuhärad AB", "IUC Sjuhärad", Why::LegalForm),
            ("Borås Stad", "Borås kommun", Why::SameWords),
            ("Borås", "Borås Stad", Why::LegalForm),
            ("Göteborgs Stad", "Göteborg stad", Why::SameWords),
            ("Borås Science Park", "Science Park Borås", Why::SameWords),
            ("Sciencepark Borås", "Science Park Borås", Why::SameWords),
            ("Bygdens Mat ek. för.", "Bygdens Mat ekonomisk förening", Why::SameWords),
            ("Stiftelsen Sågverket", "Sågverket", Why::LegalForm),
            ("Volvo AB (publ)", "Volvo", Why::LegalForm),
            ("Högskolan Borås", "Högskolan i Borås", Why::DroppedWord),
            ("Connect Väst", "Connect Sverige region Väst", Why::DroppedWord),
            ("Innovatum Science Park", "Innovatum AB", Why::DroppedWord),
            ("Business Region Göteborg (BRG)", "BRG", Why::Acronym),
            ("Business Region Göteborg AB", "BRG", Why::Acronym),
            ("Industriellt utvecklingscentrum i Sjuhärad (IUC)", "IUC Sjuhärad AB", Why::Acronym),
            ("Västra Götalandsregionen", "VGR", Why::Acronym),
            ("Göteborgsregionens kommunalförbund (GR)", "GR", Why::Acronym),
            ("Fyrbodals kommunalförbund", "Fyrbodals komunalförbund", Why::Spelling),
            ("Goteborgs universitet", "Göteborgs universitet", Why::Spelling),
            ("Hushållningssällskapet Väst", "Hushålningssälskapet Väst", Why::Spelling),
        ];
        for (a, b, why) in cases {
            assert_eq!(similar_names(a, b), Some(why), "{a} ~ {b}");
        }
    }

    #[test]
    fn organisations_that_sound_alike_stay_apart() {
        let cases = [
            ("IUC Väst AB", "IUC Sjuhärad"),
            ("Industriellt utvecklingscentrum i Sjuhärad (IUC)", "IUC Väst AB"),
            ("Skaraborgs kommunalförbund", "Fyrbodals kommunalförbund"),
            ("Region Halland", "Region Gotland"),
            ("Region Halland", "Halland"),
            ("Borås Stad", "Borås AB"),
            ("Göteborgs kommun", "Göteborgs universitet"),
            ("Connect Väst", "Connect Öst"),
            ("Almi Väst AB", "Almi Norr AB"),
            ("Norra bygden", "Södra bygden"),
            ("Östra byalaget", "Västra byalaget"),
            ("Högskolan i Borås", "Högskolan i Skövde"),
            ("Skara kommun", "Skaraborgs kommunalförbund"),
            ("Kungälvs kommun", "Kungsörs kommun"),
            ("Alvesta kommun", "Avesta kommun"),
            ("Håbo kommun", "Habo kommun"),
            ("Byalaget 16", "Byalaget 18"),
            ("Science Park", "Science Center"),
            ("", "AB"),
        ];
        for (a, b) in cases {
            assert_eq!(similar_names(a, b), None, "{a} ~ {b}");
        }
    }

    proptest! {
        #[test]
        fn likeness_is_mutual(a in "[A-Za-zåäö() ]{0,25}", b in "[A-Za-zåäö() ]{0,25}") {
            prop_assert_eq!(similar_names(&a, &b), similar_names(&b, &a));
        }

        #[test]
        fn a_name_is_like_itself(words in "[a-zåäö]{3,9}( [a-zåäö]{3,9}){1,3}") {
            prop_assert_eq!(similar_names(&words, &words), Some(Why::SameWords));
        }

        #[test]
        fn anything_can_be_compared(a in any::<String>(), b in any::<String>()) {
            let _ = similar_names(&a, &b);
        }
    }
}
