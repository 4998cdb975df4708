//! The same words some years later, as a proposal for the next plan.

use super::{Span, span};

/// Every year in the text, moved on: "hösten 2025" → "hösten 2026", "2025/26" → "2026/27", "VT25" → "VT26".
pub fn shift(text: &str, years: i64) -> String {
    let letters: Vec<char> = text.chars().collect();
    let (mut out, mut place) = (String::new(), 0);
    // Two digits are a year after a year and a joint, or after a term.
    let mut after_year = false;
    while let Some(letter) = letters.get(place).copied() {
        if !letter.is_ascii_digit() {
            after_year &= matches!(letter, '/' | '-' | '–' | ' ');
            out.push(letter);
            place += 1;
            continue;
        }
        let length = letters[place..].iter().take_while(|c| c.is_ascii_digit()).count();
        let digits: String = letters[place..place + length].iter().collect();
        let value: i64 = digits.parse().unwrap_or_default();
        let is_year = length == 4 && (1950..2100).contains(&value);
        let short = length == 2 && (after_short_joint(&out) && after_year || after_term(&out));
        match (is_year, short) {
            (true, _) => out.push_str(&(value + years).to_string()),
            (_, true) => out.push_str(&format!("{:02}", (value + years).rem_euclid(100))),
            _ => out.push_str(&digits),
        }
        // A date's month and day follow a year with a hyphen too.
        let date = is_year && is_date(&letters[place..]);
        if date {
            out.extend(moved_day(&letters[place..place + 10], value + years));
            place += 6;
        }
        after_year = (is_year && !date) || short;
        place += length;
    }
    out
}

fn after_short_joint(before: &str) -> bool {
    before.trim_end().ends_with(['/', '-', '–'])
}

fn after_term(before: &str) -> bool {
    let lower = before.trim_end().to_lowercase();
    ["vt", "ht", "vårterminen", "höstterminen", "läsåret", "läsår"].iter().any(|term| lower.ends_with(term))
}

fn is_date(letters: &[char]) -> bool {
    let shape = |(at, letter): (usize, &char)| {
        if at == 4 || at == 7 { *letter == '-' } else { letter.is_ascii_digit() }
    };
    letters.len() >= 10 && letters[..10].iter().enumerate().all(shape)
}

/// Month and day behind a moved year; 29 February becomes the 28th where there is none.
fn moved_day(date: &[char], year: i64) -> Vec<char> {
    let tail: String = date[4..].iter().collect();
    if tail == "-02-29" && !(year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) {
        return "-02-28".chars().collect();
    }
    tail.chars().collect()
}

/// The words for the plan that follows: years that are over are moved on, a span that reaches into the new
/// years stays, and one without an end too.
pub fn next_year(text: &str, from: i64, to: i64) -> String {
    match span(text) {
        None => shift(text, if names_short_year(text) { to - from } else { 0 }),
        Some(Span { to: None, .. }) => text.to_string(),
        Some(Span { from: first, to: Some(last) }) if last >= to && first < to => text.to_string(),
        Some(Span { from: first, .. }) if first >= to => text.to_string(),
        // A stretch of several years that has ended says only that it went on: the new year remains.
        Some(Span { from: first, to: Some(last) }) if last > first && text.trim().len() <= 12 => {
            to.to_string()
        }
        Some(Span { to: Some(last), .. }) => shift(text, to - last),
    }
}

fn names_short_year(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["vt", "ht", "läsår"].iter().any(|term| lower.contains(term))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_moved_on() {
        let cases = [
            ("2025", "2026"),
            ("hösten 2025", "hösten 2026"),
            ("Q3 2025 till Q1 2026", "Q3 2026 till Q1 2027"),
            ("2025/26", "2026/27"),
            ("2025-2026", "2026-2027"),
            ("läsåret 25/26", "läsåret 26/27"),
            ("VT25", "VT26"),
            ("2024-02-29", "2025-02-28"),
            ("senast 2025-05-15", "senast 2026-05-15"),
            ("15 mars", "15 mars"),
            ("12 gånger per år", "12 gånger per år"),
            ("löpande", "löpande"),
            ("v. 12 2025", "v. 12 2026"),
        ];
        for (text, expected) in cases {
            assert_eq!(shift(text, 1), expected, "{text}");
        }
    }

    #[test]
    fn a_time_for_the_next_plan() {
        let cases = [
            ("2025", "2026"),
            ("mars 2025", "mars 2026"),
            ("2024–2027", "2024–2027"),
            ("2024-2025", "2026"),
            ("från 2024", "från 2024"),
            ("2025 och framåt", "2025 och framåt"),
            ("2024", "2026"),
            ("2026", "2026"),
            ("2025/26", "2025/26"),
            ("VT25", "VT26"),
            ("varje kvartal", "varje kvartal"),
            ("löpande", "löpande"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(next_year(text, 2025, 2026), expected, "{text}");
        }
    }
}
