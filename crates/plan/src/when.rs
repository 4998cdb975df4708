//! When: what a plan's own words for a time mean. Pure.
//!
//! [`span`] tells the years ("2026", "2026–2028", "hösten 2026", "från 2027", "2027/28"), [`read`] the days,
//! how often, and when something is due, [`due_of`] by when an activity is to be done, [`shift`] the same
//! words some years later.

mod anchors;
mod next;
mod reading;
mod shift;
#[cfg(test)]
#[path = "when/tests.rs"]
mod table;
mod words;

pub(crate) use next::due_of;
pub use reading::{Repeat, When, due, read};
pub use shift::{next_year, shift};

/// First and last year. Without a last year it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub from: i64,
    pub to: Option<i64>,
}

impl Span {
    pub fn covers(self, year: i64) -> bool {
        self.from <= year && self.to.is_none_or(|to| year <= to)
    }
}

/// The years that a text names; `None` if it names none ("löpande").
pub fn span(text: &str) -> Option<Span> {
    let mut years: Vec<(i64, usize)> = Vec::new();
    let mut rest = 0;
    while let Some((start, digits)) = next_number(text, rest) {
        rest = start + digits.len();
        match (digits.len(), years.last()) {
            (4, _) => {
                years.extend(digits.parse().ok().filter(|y| (1950..2100).contains(y)).map(|y| (y, rest)))
            }
            // "2027/28": the century is the one before.
            (2, Some(&(before, end))) if is_joint(text.get(end..start)) => {
                let year = before / 100 * 100 + digits.parse::<i64>().unwrap_or_default();
                years.extend((year > before).then_some((year, rest)));
            }
            _ => {}
        }
    }
    let from = years.iter().map(|(year, _)| *year).min()?;
    let to = years.iter().map(|(year, _)| *year).max()?;
    let after = text.get(years.last()?.1..).unwrap_or_default().trim();
    Some(Span { from, to: (!goes_on(text, after)).then_some(to) })
}

fn next_number(text: &str, from: usize) -> Option<(usize, &str)> {
    let start = from + text.get(from..)?.find(|c: char| c.is_ascii_digit())?;
    let tail = text.get(start..)?;
    let length = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
    Some((start, tail.get(..length)?))
}

fn is_joint(between: Option<&str>) -> bool {
    between.is_some_and(|between| matches!(between.trim(), "/" | "-" | "–" | "—"))
}

fn goes_on(text: &str, after: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let starts =
        ["från ", "fr.o.m", "fr o m", "from ", "efter ", "tidigast "].iter().any(|s| lower.starts_with(s));
    let ends = ["och framåt", "och tills vidare", "tills vidare", "and onwards"];
    let open_end =
        matches!(after, "-" | "–" | "—") || ends.iter().any(|end| after.to_lowercase().starts_with(end));
    open_end || (starts && after.is_empty() && lower.matches(|c: char| c.is_ascii_digit()).count() == 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_years() {
        let closed = |from, to| Some(Span { from, to: Some(to) });
        let open = |from| Some(Span { from, to: None });
        let cases = [
            ("2026", closed(2026, 2026)),
            ("2024-2025", closed(2024, 2025)),
            ("2024 -2025", closed(2024, 2025)),
            ("2024–2027/2028", closed(2024, 2028)),
            ("2027/28", closed(2027, 2028)),
            ("hösten 2026", closed(2026, 2026)),
            ("mars–maj 2026", closed(2026, 2026)),
            ("Q3 2026 till Q1 2027", closed(2026, 2027)),
            ("från 2027", open(2027)),
            ("2026–", open(2026)),
            ("2026 och framåt", open(2026)),
            ("från 2026 till 2027", closed(2026, 2027)),
            ("löpande", None),
            ("", None),
            ("12 000 kronor", None),
            ("20261", None),
        ];
        for (text, expected) in cases {
            assert_eq!(span(text), expected, "{text}");
        }
    }

    #[test]
    fn an_open_span_covers_all_that_follows() {
        assert!(Span { from: 2026, to: None }.covers(2040));
        assert!(!Span { from: 2026, to: Some(2027) }.covers(2028));
        assert!(!Span { from: 2026, to: None }.covers(2025));
    }
}
