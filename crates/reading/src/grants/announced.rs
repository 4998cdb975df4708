//! What an introduction says beforehand: how many projects, how many priority issues, what sums.

use std::sync::LazyLock;

use regex::Regex;
use types::Amount;

use super::number;
use crate::contract::Announced;

const NUMBER_WORDS: [(&str, u32); 34] = [
    ("en", 1),
    ("ett", 1),
    ("två", 2),
    ("tre", 3),
    ("fyra", 4),
    ("fem", 5),
    ("sex", 6),
    ("sju", 7),
    ("åtta", 8),
    ("nio", 9),
    ("tio", 10),
    ("elva", 11),
    ("tolv", 12),
    ("tretton", 13),
    ("fjorton", 14),
    ("femton", 15),
    ("sexton", 16),
    ("sjutton", 17),
    ("arton", 18),
    ("nitton", 19),
    ("tjugo", 20),
    ("trettio", 30),
    ("fyrtio", 40),
    ("femtio", 50),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
];

/// A number in digits or as a word, `tjugoett` too.
pub fn number_of(word: &str) -> Option<u32> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if word.chars().all(|c| c.is_ascii_digit()) {
        return word.parse().ok().filter(|_| word.len() <= 5);
    }
    let plain = |text: &str| NUMBER_WORDS.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
    plain(&word).or_else(|| {
        let (tens, rest) = NUMBER_WORDS
            .iter()
            .filter(|(_, v)| *v >= 20)
            .find_map(|(name, v)| Some((v, word.strip_prefix(name)?)))?;
        plain(rest).filter(|ones| (1..10).contains(ones)).map(|ones| tens + ones)
    })
}

const MEASURES: &str =
    r"(?:projekt|insats|förstudi|åtgärd|ansökning|project|measure|prosjekt|tiltak|grants?\b)";
const GIVEN: &str = r"(?:bevilj|beslut|tilldel|granted|awarded|approved|innvilg|bevilg|finansier)";

/// A number in digits or in the words that [`number_of`] knows.
const NUMBER: &str = concat!(
    r"\d{1,5}|(?:tjugo|trettio|fyrtio|femtio)?(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|",
    r"tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo|trettio|fyrtio|femtio|one|two|three|four|",
    r"five|seven|eight|nine|ten|twelve)"
);

fn pattern(cell: &'static LazyLock<Option<Regex>>) -> Option<&'static Regex> {
    cell.as_ref()
}

static COUNT_AFTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i){GIVEN}\w*\s+(?:[\w,.-]+\s+){{0,4}}?({NUMBER})\s+(?:\w+\s+){{0,2}}?{MEASURES}"))
        .ok()
});
static COUNT_BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)\b({NUMBER})\s+(?:\w+\s+){{0,2}}?{MEASURES}\w*\s+(?:[\w-]+\s+){{0,4}}?{GIVEN}"))
        .ok()
});
static SUM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(\d[\d \u{a0}\u{202f}.,]*\d|\d)\s*(kronor|kr|tkr|mnkr|mkr|miljoner kronor)\b").ok()
});

/// Reads an introduction. What is said twice in different ways is left out.
pub fn announced(intro: &str) -> Announced {
    let (total_cost, applied, grant) = sums(intro);
    Announced { count: count(intro), priorities: priorities(intro), applied, total_cost, grant }
}

fn count(intro: &str) -> Option<u32> {
    let mut said: Vec<u32> = Vec::new();
    for rule in [&COUNT_AFTER, &COUNT_BEFORE] {
        let Some(rule) = pattern(rule) else { continue };
        said.extend(rule.captures_iter(intro).filter_map(|hit| number_of(hit.get(1)?.as_str())));
        if !said.is_empty() {
            break;
        }
    }
    said.dedup();
    match said[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// The last number said, for an office first tells how many there are and then how many it has chosen. A
/// number after `av de` only repeats one.
fn priorities(intro: &str) -> Option<u32> {
    let words: Vec<String> = intro
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .collect();
    let about = words.iter().any(|word| word.starts_with("prior"));
    let thing = |word: &String| {
        ["frågor", "frågorna", "priorities", "issues", "prioriteringar"].contains(&word.as_str())
    };
    let mut said = None;
    for (at, word) in words.iter().enumerate() {
        let Some(number) = number_of(word).filter(|number| *number < 1000) else { continue };
        let ahead: Vec<&String> =
            words[at + 1..].iter().take(5).take_while(|next| number_of(next).is_none()).collect();
        let repeats = at >= 2 && words[at - 1] == "de" && words[at - 2] == "av";
        let near = ahead.iter().position(|word| thing(word)).is_some_and(|place| {
            ahead[..place]
                .iter()
                .all(|word| word.starts_with("prior") || ["av", "de", "of", "the"].contains(&word.as_str()))
        });
        if about && near && !repeats {
            said = Some(number);
        }
    }
    said
}

/// Total cost, applied, granted: by the word that stands nearest before or after in the same sentence.
fn sums(intro: &str) -> (Option<Amount>, Option<Amount>, Option<Amount>) {
    let mut found = (None, None, None);
    let Some(rule) = pattern(&SUM) else { return found };
    for sentence in intro.split_inclusive(['.', '!', '?']) {
        let hits: Vec<_> = rule.captures_iter(sentence).collect();
        let [hit] = &hits[..] else { continue };
        let amounts = number::amounts(&hit[0].replace("miljoner kronor", "mnkr"), 1);
        let [amount] = amounts[..] else { continue };
        let lower = sentence.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        if says(&["sökt", "ansökt", "applied"]) {
            found.1 = found.1.or(Some(amount));
        } else if says(&["bevilj", "granted", "awarded", "fördela", "om stöd"]) {
            found.2 = found.2.or(Some(amount));
        } else if says(&["total kostnad", "totala kostnad", "totalkostnad", "total cost"]) {
            found.0 = found.0.or(Some(amount));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_in_digits_and_words() {
        let cases = [
            ("Under året har förbundet beviljat 14 projekt.", Some(14), None),
            ("Nämnden har beviljat sju insatser.", Some(7), None),
            ("Tolv projekt har beviljats medel.", Some(12), None),
            ("Styrelsen valde nio av de prioriterade frågorna. 21 projekt beviljades.", Some(21), Some(9)),
            (
                "Alla 30 prioriterade frågor gäller. Av de 30 prioriterade frågorna lyfts 20 frågor fram.",
                None,
                Some(20),
            ),
            ("Inga tal här.", None, None),
        ];
        for (intro, count, priorities) in cases {
            let said = announced(intro);
            assert_eq!((said.count, said.priorities), (count, priorities), "{intro}");
        }
        assert_eq!(number_of("tjugotvå"), Some(22));
    }

    #[test]
    fn sums_are_read_by_the_word_beside_them() {
        let said = announced("Totalt söktes 4,5 mnkr i ansökta medel. Av detta beviljades 1 250 000 kronor.");
        assert_eq!(said.applied, Amount::from_units(4_500_000));
        assert_eq!(said.grant, Amount::from_units(1_250_000));
    }
}
