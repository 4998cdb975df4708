//! By when something in a plan should be done: the last day of the times that its words name. Pure.

use jiff::civil::{Date, date};

use crate::when::span;

/// The last day that the words name: a date, the end of a month, of a quarter, of a season, or of a year.
/// `None` where they name none, or go on without an end ("löpande", "från 2027"). Months without a year are
/// the plan's.
pub(crate) fn due(text: &str, plan_year: Option<i64>) -> Option<Date> {
    if let Some(day) = iso_date(text) {
        return Some(day);
    }
    let year = match span(text) {
        Some(span) => span.to?,
        None => plan_year?,
    };
    let year = i16::try_from(year).ok()?;
    match last_month(text) {
        Some((month, Some(day))) => Date::new(year, month, day).ok(),
        Some((month, None)) => Some(date(year, month, 1).last_of_month()),
        // Without a month it is a time only if it names a year.
        None => span(text).map(|_| date(year, 12, 31)),
    }
}

/// When an activity is due: by its own words, else by those of its initiative, else with its plan.
pub(crate) fn due_of(own: Option<&str>, initiative: Option<&str>, plan_year: Option<i64>) -> Option<Date> {
    let named = [own, initiative].into_iter().flatten().find(|text| !text.trim().is_empty());
    match named {
        Some(text) => due(text, plan_year),
        None => plan_year.and_then(|year| i16::try_from(year).ok()).map(|year| date(year, 12, 31)),
    }
}

fn iso_date(text: &str) -> Option<Date> {
    let words = text.split(|c: char| !(c.is_ascii_digit() || c == '-'));
    words.filter(|word| word.len() == 10).filter_map(|word| word.parse().ok()).max()
}

const MONTHS: [(&str, i8); 24] = [
    ("januari", 1),
    ("februari", 2),
    ("mars", 3),
    ("april", 4),
    ("maj", 5),
    ("juni", 6),
    ("juli", 7),
    ("augusti", 8),
    ("september", 9),
    ("oktober", 10),
    ("november", 11),
    ("december", 12),
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("october", 10),
    ("q1", 3),
    ("q2", 6),
    ("q3", 9),
    ("q4", 12),
];
const SHORT: [(&str, i8); 11] = [
    ("jan", 1),
    ("feb", 2),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("sept", 9),
    ("okt", 10),
    ("nov", 11),
    ("dec", 12),
];
/// A season by its beginning.
const SEASONS: [(&str, i8); 6] =
    [("vår", 5), ("spring", 5), ("sommar", 8), ("summer", 8), ("höst", 11), ("autumn", 11)];

/// The month that the text names last, with the day that stands before it.
fn last_month(text: &str) -> Option<(i8, Option<i8>)> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let mut found = words.iter().enumerate().filter_map(|(place, word)| Some((place, month_of(word)?)));
    let (place, month) = found.next_back()?;
    let before = place.checked_sub(1).and_then(|place| words.get(place));
    Some((month, before.and_then(|day| day.parse().ok()).filter(|day| (1..=31).contains(day))))
}

fn month_of(word: &str) -> Option<i8> {
    let whole = MONTHS.iter().chain(&SHORT).find(|(name, _)| word == *name);
    let season = || SEASONS.iter().find(|(name, _)| word.starts_with(name));
    whole.or_else(season).map(|(_, month)| *month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_the_last_day() {
        let cases = [
            ("2026", Some("2026-12-31")),
            ("2026–2028", Some("2028-12-31")),
            ("2027/28", Some("2028-12-31")),
            ("november 2026", Some("2026-11-30")),
            ("mars–maj 2026", Some("2026-05-31")),
            ("februari 2028", Some("2028-02-29")),
            ("hösten 2026", Some("2026-11-30")),
            ("våren", Some("2026-05-31")),
            ("Q3 2026 till Q1 2027", Some("2027-03-31")),
            ("27 november 2026", Some("2026-11-27")),
            ("senast 2026-05-12", Some("2026-05-12")),
            ("nov", Some("2026-11-30")),
            ("löpande", None),
            ("från 2027", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(due(text, Some(2026)), expected.map(|day| day.parse().unwrap()), "{text}");
        }
        assert_eq!(due("våren", None), None);
    }

    #[test]
    fn an_activity_is_due_by_its_own_words_first() {
        let day = |text: &str| Some(text.parse::<Date>().unwrap());
        assert_eq!(due_of(Some("maj 2026"), Some("2026"), Some(2026)), day("2026-05-31"));
        assert_eq!(due_of(None, Some("hösten 2026"), Some(2026)), day("2026-11-30"));
        assert_eq!(due_of(Some(" "), None, Some(2026)), day("2026-12-31"));
        assert_eq!(due_of(Some("löpande"), Some("2026"), Some(2026)), None, "it goes on");
        assert_eq!(due_of(None, None, None), None);
    }
}
