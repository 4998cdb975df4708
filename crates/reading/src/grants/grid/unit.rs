//! Units and currencies: beside a header, above a table, in a cell.

/// What a number is multiplied by, and the currency where one is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    pub factor: i64,
    /// ISO 4217; `None` for `kr`, which three countries have.
    pub currency: Option<&'static str>,
}

const UNITS: &[(&str, i64, Option<&str>)] = &[
    ("kr", 1, None),
    ("kronor", 1, None),
    ("kroner", 1, None),
    ("sek", 1, Some("SEK")),
    ("nok", 1, Some("NOK")),
    ("dkk", 1, Some("DKK")),
    ("eur", 1, Some("EUR")),
    ("euro", 1, Some("EUR")),
    ("euroa", 1, Some("EUR")),
    ("€", 1, Some("EUR")),
    ("gbp", 1, Some("GBP")),
    ("£", 1, Some("GBP")),
    ("usd", 1, Some("USD")),
    ("$", 1, Some("USD")),
    ("tkr", 1_000, None),
    ("t.kr", 1_000, None),
    ("kkr", 1_000, None),
    ("tsek", 1_000, Some("SEK")),
    ("ksek", 1_000, Some("SEK")),
    ("tnok", 1_000, Some("NOK")),
    ("knok", 1_000, Some("NOK")),
    ("tdkk", 1_000, Some("DKK")),
    ("teur", 1_000, Some("EUR")),
    ("keur", 1_000, Some("EUR")),
    ("t€", 1_000, Some("EUR")),
    ("k€", 1_000, Some("EUR")),
    ("£k", 1_000, Some("GBP")),
    ("£000", 1_000, Some("GBP")),
    ("£000s", 1_000, Some("GBP")),
    ("tusental", 1_000, None),
    ("mkr", 1_000_000, None),
    ("mnkr", 1_000_000, None),
    ("msek", 1_000_000, Some("SEK")),
    ("mnok", 1_000_000, Some("NOK")),
    ("mdkk", 1_000_000, Some("DKK")),
    ("meur", 1_000_000, Some("EUR")),
    ("m€", 1_000_000, Some("EUR")),
    ("£m", 1_000_000, Some("GBP")),
    ("milj", 1_000_000, None),
    ("miljoner", 1_000_000, None),
    ("mill", 1_000_000, None),
    ("mio", 1_000_000, None),
    ("million", 1_000_000, None),
    ("millions", 1_000_000, None),
];

/// Two words that together are a unit: what the first does to the second.
const SCALES: &[(&str, i64)] = &[
    ("tusen", 1_000),
    ("tusental", 1_000),
    ("thousand", 1_000),
    ("thousands", 1_000),
    ("tuhatta", 1_000),
    ("1000", 1_000),
    ("milj", 1_000_000),
    ("miljoner", 1_000_000),
    ("mill", 1_000_000),
    ("mio", 1_000_000),
    ("million", 1_000_000),
    ("millions", 1_000_000),
];

/// The unit that one word is.
pub fn of_word(word: &str) -> Option<Unit> {
    let bare = word.trim_matches(|c: char| ".,:;()[]*".contains(c));
    // No unit is longer, however it is written.
    if bare.len() > 24 {
        return None;
    }
    let lower = bare.to_lowercase();
    UNITS
        .iter()
        .find(|(name, ..)| *name == lower)
        .map(|(_, factor, currency)| Unit { factor: *factor, currency: *currency })
}

/// A text that is a unit may begin with this word.
pub fn begins(word: &str) -> bool {
    let bare = word.trim_matches('.').to_lowercase();
    is_unit(word) || SCALES.iter().any(|(name, _)| *name == bare)
}

pub fn is_unit(word: &str) -> bool {
    of_word(word).is_some()
}

/// The unit that a text is, if it is nothing else: `tkr`, `milj. kr`.
pub fn whole(text: &str) -> Option<Unit> {
    let mut words = text.split_whitespace().peekable();
    words.peek()?;
    words.all(begins).then(|| of_text(text)).flatten()
}

/// The unit that a header or a line names: `Beviljat (tkr)`, `Stöd, SEK`, `1 000 €`, `milj. kr`.
pub fn of_text(text: &str) -> Option<Unit> {
    let lower =
        text.to_lowercase().replace("1 000", "1000").replace("1.000", "1000").replace("1\u{a0}000", "1000");
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || "()[],;/:_".contains(c))
        .filter(|w| !w.is_empty())
        .collect();
    let bare = |word: &str| word.trim_matches('.').to_string();
    for pair in words.windows(2) {
        let scale = SCALES.iter().find(|(name, _)| *name == bare(pair[0]));
        if let (Some((_, scale)), Some(unit)) = (scale, of_word(pair[1])) {
            return Some(Unit { factor: unit.factor.max(*scale), currency: unit.currency });
        }
    }
    let found = words.iter().filter_map(|word| of_word(word));
    found.reduce(|a, b| Unit { factor: a.factor.max(b.factor), currency: a.currency.or(b.currency) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_read_beside_names() {
        let cases = [
            ("Beviljat (tkr)", Some((1_000, None))),
            ("Stöd, SEK", Some((1, Some("SEK")))),
            ("Myönnetty tuki 1 000 €", Some((1_000, Some("EUR")))),
            ("Bevilget, mill. kr", Some((1_000_000, None))),
            ("Belopp i miljoner kronor", Some((1_000_000, None))),
            ("Belopp i KSEK", Some((1_000, Some("SEK")))),
            ("Beløb (1.000 kr.)", Some((1_000, None))),
            ("Projekt", None),
            ("Kriterier", None),
        ];
        for (text, expected) in cases {
            assert_eq!(of_text(text).map(|unit| (unit.factor, unit.currency)), expected, "{text}");
        }
    }
}
