//! How the numbers of a table are written: whether a point or a comma parts thousands or decimals.
//!
//! One number that can be read in one way only tells for all the others of its table. It must not know what
//! the numbers count.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::pattern;

/// What a sign between digits does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Thousands,
    Decimals,
}

/// A number as a cell has it, and the other value it may have where nothing decides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figure {
    pub value: f64,
    pub other: Option<f64>,
}

/// What the numbers of a table have shown of their signs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    point: Option<Sign>,
    comma: Option<Sign>,
}

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"[-−]?(?:\d{1,3}(?:[ \u{a0}\u{202f}]\d{3})+(?:[.,]\d+)?\b|",
        r"\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d{1,2})?\b|",
        r"\d+(?:[.,]\d+)?)",
    ))
});

/// The digits of a number between its signs, and the signs.
fn groups(text: &str) -> (Vec<&str>, Vec<char>) {
    let signs = |c: char| matches!(c, '.' | ',' | '\'' | '’');
    (text.split(signs).collect(), text.chars().filter(|c| signs(*c)).collect())
}

impl Style {
    /// What the cells of a table show.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let (mut point, mut comma) = ([0usize; 2], [0usize; 2]);
        let mut note = |sign: char, does: Sign| {
            let at = usize::from(does == Sign::Decimals);
            match sign {
                '.' => point[at] += 1,
                ',' => comma[at] += 1,
                _ => {}
            }
        };
        for cell in cells {
            // A date's and a heading's points part neither.
            for found in NUMBER.find_iter(cell).filter(|found| !is_dotted(cell, found.start(), found.end())) {
                let (digits, signs) = groups(found.as_str());
                match signs.as_slice() {
                    [sign] if !may_part(digits[0], digits[1]) => {
                        note(*sign, Sign::Decimals);
                    }
                    [first, .., last] => {
                        note(*first, Sign::Thousands);
                        let does = if first == last { Sign::Thousands } else { Sign::Decimals };
                        note(*last, does);
                    }
                    _ => {}
                }
            }
        }
        let told = |[thousands, decimals]: [usize; 2]| match (thousands, decimals) {
            (0, 0) => None,
            (_, 0) => Some(Sign::Thousands),
            (0, _) => Some(Sign::Decimals),
            _ => None,
        };
        let (own, other) = (told(point), told(comma));
        let torn = |counts: [usize; 2]| counts[0] > 0 && counts[1] > 0;
        // What parts decimals in one place parts no thousands in another, and the other sign then does.
        let implied = |told: Option<Sign>, torn: bool, by: Option<Sign>| {
            let turned = by.map(|sign| match sign {
                Sign::Thousands => Sign::Decimals,
                Sign::Decimals => Sign::Thousands,
            });
            told.or(turned.filter(|_| !torn))
        };
        Style { point: implied(own, torn(point), other), comma: implied(other, torn(comma), own) }
    }

    /// The numbers of a text in their order.
    pub fn numbers(self, text: &str) -> Vec<Figure> {
        let found = NUMBER.find_iter(text).filter_map(|found| {
            // "−" between digits is a span, before them a sign.
            let inner = text[..found.start()].ends_with(|c: char| c.is_ascii_digit());
            let digits = found.as_str();
            self.figure(if inner { digits.trim_start_matches(['-', '−']) } else { digits })
        });
        found.collect()
    }

    fn figure(self, text: &str) -> Option<Figure> {
        let text: String =
            text.replace('−', "-").chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
        let (digits, signs) = groups(&text);
        let value = |decimals: bool| {
            let whole = digits.len() - usize::from(decimals);
            let mut plain = digits[..whole].concat();
            if decimals {
                plain.push('.');
                plain.push_str(digits.last().unwrap_or(&""));
            }
            plain.parse::<f64>().ok().filter(|value| value.is_finite())
        };
        let sure = |decimals: bool| value(decimals).map(|value| Figure { value, other: None });
        match signs.as_slice() {
            [] => sure(false),
            ['\'' | '’', rest @ ..] => sure(rest.last().is_some_and(|last| matches!(last, '.' | ','))),
            [sign] => {
                let three = may_part(digits[0], digits[1]);
                let does = if *sign == '.' { self.point } else { self.comma };
                match (three, does) {
                    (false, _) | (true, Some(Sign::Decimals)) => sure(true),
                    (true, Some(Sign::Thousands)) => sure(false),
                    // In the North a comma parts decimals; a point may part either.
                    (true, None) => {
                        let other = value(*sign == '.');
                        value(*sign == ',').map(|value| Figure { value, other })
                    }
                }
            }
            [first, .., last] => sure(first != last),
        }
    }

    /// The text with its numbers as they are read: nothing between thousands, a decimal comma. `None` where a
    /// number can be read in two ways.
    pub fn plain(self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for found in NUMBER.find_iter(text) {
            if groups(found.as_str()).1.is_empty() || is_dotted(text, found.start(), found.end()) {
                continue;
            }
            let figure = self.figure(found.as_str())?;
            if figure.other.is_some() && found.as_str().contains('.') {
                return None;
            }
            out.push_str(&text[from..found.start()]);
            out.push_str(&figure.value.to_string().replace('.', ","));
            from = found.end();
        }
        out.push_str(&text[from..]);
        Some(out)
    }
}

/// The sign between these may part thousands.
fn may_part(lead: &str, rest: &str) -> bool {
    let lead = lead.trim_start_matches(['-', '−']);
    rest.len() == 3 && (1..=3).contains(&lead.len()) && lead != "0"
}

/// More points and digits follow or stand before, as in a date.
fn is_dotted(text: &str, start: usize, end: usize) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut after = text[end..].chars();
    let mut before = text[..start].chars().rev();
    matches!(after.next(), Some('.' | '-' | '/')) && digit(after.next())
        || matches!(before.next(), Some('.' | '/')) && digit(before.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: &[&str], cell: &str) -> Vec<(f64, Option<f64>)> {
        let style = Style::of(cells.iter().copied());
        style.numbers(cell).into_iter().map(|figure| (figure.value, figure.other)).collect()
    }

    #[test]
    fn one_clear_number_tells_of_the_others() {
        assert_eq!(read(&["101.200", "6,1"], "101.200"), [(101_200.0, None)]);
        assert_eq!(read(&["101.200", "6.1"], "101.200"), [(101.2, None)]);
        assert_eq!(read(&["101.200", "1.234.567"], "101.200"), [(101_200.0, None)]);
        assert_eq!(read(&["101.200"], "101.200"), [(101_200.0, Some(101.2))]);
        assert_eq!(read(&["4,500", "13.1%"], "4,500"), [(4500.0, None)]);
        assert_eq!(read(&["3,456", "7,2"], "3,456"), [(3.456, None)]);
        assert_eq!(read(&["3,456"], "3,456"), [(3.456, Some(3456.0))]);
        // A table that does both tells nothing.
        assert_eq!(read(&["1.234.567", "2.5"], "3.456"), [(3456.0, Some(3.456))]);
    }

    #[test]
    fn numbers_stand_in_texts() {
        assert_eq!(read(&[], "kr 412.000.000"), [(412_000_000.0, None)]);
        assert_eq!(read(&[], "1 140 (980)"), [(1140.0, None), (980.0, None)]);
        assert_eq!(read(&[], "1.234,5"), [(1234.5, None)]);
        assert_eq!(read(&[], "1'250'000"), [(1_250_000.0, None)]);
        assert_eq!(read(&[], "−1,5 %"), [(-1.5, None)]);
        assert_eq!(read(&[], "60–70"), [(60.0, None), (70.0, None)]);
        assert_eq!(read(&[], "£41.5m"), [(41.5, None)]);
        assert_eq!(read(&[], "0,125"), [(0.125, None)]);
        assert_eq!(read(&["31.12.2026", "12.500", "6,5"], "12.500"), [(12_500.0, None)]);
    }

    #[test]
    fn texts_are_made_plain() {
        let style = Style::of(["101.200", "6,1"].into_iter());
        assert_eq!(style.plain("mindst 120.000").as_deref(), Some("mindst 120000"));
        assert_eq!(style.plain("3,5 inden 31.12.2026").as_deref(), Some("3,5 inden 31.12.2026"));
        assert_eq!(Style::default().plain("mindst 120.000"), None);
        assert_eq!(Style::default().plain("minst 70 %").as_deref(), Some("minst 70 %"));
    }
}
