//! Names compared with tolerance: case, hyphens, spaces, small spelling differences, abbreviations.

/// How well two names agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    None,
    /// The words of one stand among the words of the other.
    Part,
    /// A small spelling difference or an abbreviated word.
    Close,
    /// The same letters and digits.
    Exact,
}

/// Letters and digits only, in lower case.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words that carry a name, in lower case.
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|w| !w.is_empty() && !matches!(w.as_str(), "och" | "and" | "og" | "i" | "the" | "of"))
        .collect()
}

pub fn compare(left: &str, right: &str) -> Match {
    let (a, b) = (letters(left), letters(right));
    agreement(&a, &b).unwrap_or_else(|| compare_words(&words(left), &words(right)))
}

/// What the letters alone tell; `None` where the words must be looked at.
fn agreement(a: &str, b: &str) -> Option<Match> {
    match a == b {
        _ if a.is_empty() || b.is_empty() => Some(Match::None),
        true => Some(Match::Exact),
        false => nearly(a, b).then_some(Match::Close),
    }
}

/// `told`, where it has the same signs as `cell` and fewer spaces: narrow columns cut words without a hyphen.
pub fn made_whole<'a>(cell: &str, told: &'a str) -> Option<&'a str> {
    let tight = |text: &str| text.split_whitespace().collect::<String>();
    let words = |text: &str| text.split_whitespace().count();
    (words(told) < words(cell) && tight(told) == tight(cell)).then_some(told)
}

/// The text says the same name with more words straight after it: the name may have been cut by a line's end.
pub fn is_cut_short(name: &str, told: &str) -> bool {
    let mut rest = told.chars().flat_map(char::to_lowercase);
    let same = name.chars().flat_map(char::to_lowercase).all(|sign| rest.next() == Some(sign));
    same && rest.next() == Some(' ') && rest.next().is_some_and(char::is_alphabetic)
}

/// A name in which a line's end left a space behind a hyphen (`EU- medel`), without it.
pub fn mended(name: &str) -> String {
    let mut whole = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        let suspended = matches!(word, "och" | "eller" | "samt" | "respektive" | "and" | "or" | "og" | "ja");
        let goes_on = whole.chars().rev().nth(1).is_some_and(char::is_alphanumeric)
            && whole.ends_with('-')
            && word.starts_with(char::is_lowercase);
        if !whole.is_empty() && (suspended || !goes_on) {
            whole.push(' ');
        }
        whole.push_str(word);
    }
    whole
}

/// The same letters parted into words in another way: one of the two has cut a word or run two together.
pub fn parted_otherwise(left: &str, right: &str) -> bool {
    fn parts(text: &str) -> Vec<String> {
        let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        parts.map(str::to_lowercase).collect()
    }
    let (a, b) = (letters(left), letters(right));
    let (left, right) = (parts(left), parts(right));
    if a == b { left != right } else { nearly(&a, &b) && left.len() != right.len() }
}

fn compare_words(left: &[String], right: &[String]) -> Match {
    let same = |a: &String, b: &String| a == b || abbreviates(a, b) || abbreviates(b, a) || nearly(a, b);
    if left.len() == right.len() && left.iter().zip(right).all(|(a, b)| same(a, b)) {
        return Match::Close;
    }
    let within = |few: &[String], many: &[String]| few.iter().all(|a| many.iter().any(|b| a == b));
    let long_enough = |few: &[String]| few.iter().map(|w| w.chars().count()).sum::<usize>() >= 3;
    let part = (long_enough(left) && within(left, right)) || (long_enough(right) && within(right, left));
    if part { Match::Part } else { Match::None }
}

/// `ek` for `ekonomisk`, `för` for `förening`.
fn abbreviates(short: &str, long: &str) -> bool {
    let count = short.chars().count();
    (2..=4).contains(&count) && long.chars().count() > count + 2 && long.starts_with(short)
}

/// One letter differs in a name of eight or more, and never a digit: `2.0` and `3.0` are two names.
fn nearly(a: &str, b: &str) -> bool {
    if a.len().abs_diff(b.len()) > 4 {
        return false;
    }
    let length = a.chars().count().max(b.chars().count());
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    length >= 8 && digits(a) == digits(b) && distance(a, b, 1) <= 1
}

/// Edit distance, given up above `most`.
fn distance(a: &str, b: &str, most: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let step = corner + usize::from(left != right);
            corner = row[j + 1];
            row[j + 1] = step.min(row[j] + 1).min(corner + 1);
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            return most + 1;
        }
    }
    row[b.len()]
}

/// A word that ends or makes the name of an organisation.
pub fn tells_organisation(word: &str) -> bool {
    let word = letters(word);
    let whole = [
        "ab", "kb", "hb", "kommun", "stad", "region", "ek", "hub", "as", "aps", "ltd", "gmbh", "inc", "brg",
        "iuc",
    ];
    let ends = [
        "kommun",
        "förbund",
        "förbundet",
        "förening",
        "föreningen",
        "stiftelse",
        "stiftelsen",
        "högskola",
        "högskolan",
        "universitet",
        "universitetet",
        "bolag",
        "bolaget",
        "nämnden",
        "förvaltningen",
        "kommittén",
        "kommittéen",
        "kommitteen",
        "kommitten",
        "länsstyrelsen",
        "science",
        "center",
        "centrum",
        "kammaren",
        "institutet",
        "skola",
        "kluster",
        "cluster",
        "network",
        "regionen",
        "museum",
        "museet",
    ];
    whole.contains(&word.as_str()) || ends.iter().any(|end| word.ends_with(end))
}

/// A name without legal form, filler and bracketed parts, for finding variants.
pub fn bare(text: &str) -> Vec<String> {
    let filler = [
        "ab",
        "ek",
        "för",
        "ekonomisk",
        "förening",
        "stiftelsen",
        "stiftelse",
        "sverige",
        "region",
        "the",
        "vid",
    ];
    words(text).into_iter().filter(|word| !filler.contains(&word.as_str())).collect()
}

/// A name with what comparing it to many others needs.
pub struct Name {
    text: String,
    letters: String,
    words: Vec<String>,
    bare: Vec<String>,
    initials: String,
    acronym: bool,
}

impl Name {
    pub fn of(text: &str) -> Self {
        let words = words(text);
        Name {
            text: text.to_string(),
            letters: letters(text),
            bare: bare(text),
            initials: words.iter().filter_map(|word| word.chars().next()).collect(),
            words,
            acronym: acronym(text),
        }
    }

    /// Two names that a person would ask about: the same but for form, initials, abbreviation or an added
    /// part.
    pub fn may_be_variant_of(&self, other: &Name) -> bool {
        if self.text == other.text {
            return false;
        }
        if self.compare(other) >= Match::Close {
            return true;
        }
        let (a, b) = (&self.bare, &other.bare);
        if a.is_empty() || b.is_empty() {
            return false;
        }
        let within = |few: &[String], many: &[String]| few.iter().all(|word| many.contains(word));
        a == b
            || (a.len() >= 2 && within(a, b))
            || (b.len() >= 2 && within(b, a))
            || self.abbreviates(other)
            || other.abbreviates(self)
            || (a[0] == b[0] && (self.acronym || other.acronym))
    }

    fn compare(&self, other: &Name) -> Match {
        let by_letters = agreement(&self.letters, &other.letters);
        by_letters.unwrap_or_else(|| compare_words(&self.words, &other.words))
    }

    /// `HKB` for `Hamnens Kultur Bolag`.
    fn abbreviates(&self, long: &Name) -> bool {
        long.initials.starts_with(&self.letters)
            && (3..=6).contains(&self.letters.chars().count())
            && self.text.split_whitespace().count() == 1
    }
}

fn acronym(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty()).unwrap_or("");
    first.chars().count() >= 3 && first.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_words_are_made_whole_by_a_name_with_fewer_spaces() {
        let cases = [
            ("Besöksnäringslivsutvec kling", "Besöksnäringslivsutveckling", true, true),
            ("Ny bro", "Nybro", true, true),
            ("Nybro", "Ny bro", false, true),
            ("EU-medel i bygden", "EU medel i bygden", false, false),
            ("Hamnen 2.0", "Hamnen 3 0", false, false),
        ];
        for (cell, told, whole, otherwise) in cases {
            assert_eq!(made_whole(cell, told).is_some(), whole, "{cell}");
            assert_eq!(parted_otherwise(cell, told), otherwise, "{cell}");
        }
    }

    #[test]
    fn a_name_that_the_text_goes_on_with_may_be_cut() {
        assert!(is_cut_short("Ydre region", "Ydre Region Norr"));
        assert!(!is_cut_short("Ydre region", "Ydre region, Kinda"));
        assert!(!is_cut_short("KUC", "Kustens utvecklingscenter (KUC)"));
    }

    #[test]
    fn names_agree_with_tolerance() {
        let cases = [
            ("7K teknik", "7K-teknik", Match::Exact),
            ("Kustens ek. för", "Kustens ekonomisk förening", Match::Close),
            ("Gränskommittéen Norr", "Gränskommittén Norr", Match::Close),
            ("Högskolan Ydre och Park Ydre", "Högskolan i Ydre/Park Ydre", Match::Close),
            ("KUC", "Kustens utvecklingscenter AB (KUC)", Match::Part),
            ("Fas 2 av bron", "Fas 3 av bron", Match::None),
            ("Ydre kommun", "Kinda kommun", Match::None),
        ];
        for (left, right, expected) in cases {
            assert_eq!(compare(left, right), expected, "{left} / {right}");
        }
    }

    #[test]
    fn variants_are_asked_about() {
        let ask = |left: &str, right: &str| Name::of(left).may_be_variant_of(&Name::of(right));
        assert!(ask("Kontakt Sverige region Norr", "Kontakt Norr"));
        assert!(ask("HKB", "Hamnens Kultur Bolag"));
        assert!(!ask("Ydre kommun", "Kinda kommun"));
        assert!(!ask("Ydre kommun", "Ydre kommun"));
    }
}
