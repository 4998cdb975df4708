//! Amounts as offices print them: `1 215 000`, `1 215 000,50 kr`, `1,2 mnkr`, `1.215.000`, with any kind of
//! space.

use types::Amount;

/// What a unit word multiplies a number by.
pub fn factor_of(word: &str) -> Option<i64> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != ':' && c != '-').to_lowercase();
    match word.as_str() {
        "kr" | "kronor" | "sek" | "nok" | "dkk" | "eur" | "euro" | ":-" => Some(1),
        "tkr" | "kkr" | "tsek" | "ksek" | "tusental" => Some(1_000),
        "mkr" | "mnkr" | "msek" | "miljoner" | "milj" | "mn" => Some(1_000_000),
        _ => None,
    }
}

/// The ISO code that a unit word or header names, if any.
pub fn currency_of(word: &str) -> Option<&'static str> {
    match word.trim_matches(|c: char| c.is_alphanumeric() || "().,:".contains(c)) {
        "€" => return Some("EUR"),
        "£" => return Some("GBP"),
        _ => {}
    }
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    match word.as_str() {
        "sek" | "tsek" | "ksek" | "msek" => Some("SEK"),
        "nok" => Some("NOK"),
        "dkk" => Some("DKK"),
        "eur" | "euro" => Some("EUR"),
        "gbp" => Some("GBP"),
        "usd" => Some("USD"),
        _ => None,
    }
}

/// Every way to read the whole of `text` as one amount; empty if it is none. `factor` is the column's unit.
pub fn amounts(text: &str, factor: i64) -> Vec<Amount> {
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ') {
        return bare(text, factor);
    }
    let (body, own) = without_unit(text);
    let factor = own.unwrap_or(factor);
    let (negative, body) = match body.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, body.as_str()),
    };
    let mut found: Vec<Amount> = plain_readings(body, factor > 1)
        .into_iter()
        .filter_map(|(whole, decimals)| scaled(&whole, &decimals, factor))
        .map(|ore| Amount::from_ore(if negative { -ore } else { ore }))
        .collect();
    found.dedup();
    found
}

/// Digits and single spaces only: there is at most one way to read them.
fn bare(text: &str, factor: i64) -> Vec<Amount> {
    let whole = grouped(text, ' ').filter(|_| text.len() <= 24);
    whole.and_then(|whole| scaled(&whole, "", factor)).map(Amount::from_ore).into_iter().collect()
}

/// A dash or the like that says that there is no value.
pub fn is_void(text: &str) -> bool {
    matches!(text.trim(), "" | "-" | "–" | "—" | "−" | "." | "n/a" | "N/A" | "saknas" | "uppgift saknas")
}

fn without_unit(text: &str) -> (String, Option<i64>) {
    let folded: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let mut words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    let mut own: Option<i64> = None;
    while let Some(factor) = words.last().and_then(|w| factor_of(w)).filter(|_| words.len() > 1) {
        own = Some(own.unwrap_or(1).max(factor));
        words.pop();
    }
    if let Some(factor) = words.first().and_then(|w| factor_of(w)).filter(|_| words.len() > 1) {
        own = Some(own.unwrap_or(factor));
        words.remove(0);
    }
    let mut body = words.join(" ");
    let bare = body.trim_matches(|c: char| c.is_whitespace() || matches!(c, '€' | '£' | '$'));
    if bare.len() < body.len() {
        body = bare.to_string();
        own = own.or(Some(1));
    }
    for glued in ["tkr", "mnkr", "mkr", "kr", ":-"] {
        let cut = body.strip_suffix(glued).filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
        if let Some(rest) = cut {
            own = factor_of(glued);
            body = rest.to_string();
            break;
        }
    }
    (body, own)
}

/// Whole part and decimals of each reading of bare digits and separators.
fn plain_readings(body: &str, scaled: bool) -> Vec<(String, String)> {
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let most_decimals = if scaled { 6 } else { 2 };
    let mut found = Vec::new();
    if !body.starts_with(|c: char| c.is_ascii_digit()) || body.len() > 24 {
        return found;
    }
    let (head, tail) = match body.rfind([',', '.']) {
        Some(at) => (&body[..at], Some(&body[at + 1..])),
        None => (body, None),
    };
    match tail {
        None => found.extend(grouped(head, ' ').map(|whole| (whole, String::new()))),
        Some(tail) if digits(tail) => {
            if tail.len() <= most_decimals {
                let whole = grouped(head, ' ').or_else(|| grouped(head, '.')).or_else(|| grouped(head, ','));
                found.extend(whole.map(|whole| (whole, tail.to_string())));
            }
            if tail.len() == 3 {
                let sign = if body[head.len()..].starts_with(',') { ',' } else { '.' };
                found.extend(grouped(body, sign).filter(|_| !body.contains(' ')).map(|w| (w, String::new())));
            }
        }
        Some(_) => {}
    }
    found
}

/// Digits in groups of three, or all in one; no leading zero.
fn grouped(text: &str, separator: char) -> Option<String> {
    let groups: Vec<&str> = text.split(separator).collect();
    let all_digits = groups.iter().all(|g| !g.is_empty() && g.chars().all(|c| c.is_ascii_digit()));
    let first = groups.first()?;
    let rest_fits = groups[1..].iter().all(|g| g.len() == 3);
    let first_fits = groups.len() == 1 || first.len() <= 3;
    let zero_led = first.starts_with('0') && (first.len() > 1 || groups.len() > 1);
    (all_digits && rest_fits && first_fits && !zero_led).then(|| groups.concat())
}

fn scaled(whole: &str, decimals: &str, factor: i64) -> Option<i64> {
    let whole: i64 = whole.parse().ok()?;
    let millionths: i64 = format!("{decimals:0<6}").parse().ok()?;
    let part = millionths.checked_mul(factor)?.checked_mul(100)?;
    if part % 1_000_000 != 0 {
        return None;
    }
    let ore = whole.checked_mul(factor)?.checked_mul(100)?.checked_add(part / 1_000_000)?;
    // Above this no office's sum is a sum; sums of many rows stay far from overflow.
    (ore < 100_000_000_000_000_000).then_some(ore)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_way_a_number_is_printed() {
        let cases: [(&str, i64, &[f64]); 16] = [
            ("1 215 000", 1, &[1_215_000.00]),
            ("1\u{a0}215\u{202f}000 kr", 1, &[1_215_000.00]),
            ("1215000", 1, &[1_215_000.00]),
            ("12,5", 1, &[12.50]),
            ("1,2 mnkr", 1, &[1_200_000.00]),
            ("350", 1000, &[350_000.00]),
            ("350,5 tkr", 1, &[350_500.00]),
            ("1.215.000", 1, &[1_215_000.00]),
            ("1.215", 1, &[1_215.00]),
            ("1,215", 1_000_000, &[1_215_000.00, 1_215_000_000.00]),
            ("-50 000", 1, &[-50_000.00]),
            ("000", 1, &[]),
            ("60 00", 1, &[]),
            ("12 34 000", 1, &[]),
            ("SEK 4 000", 1, &[4_000.00]),
            ("Borås", 1, &[]),
        ];
        for (text, factor, units) in cases {
            let read: Vec<i64> = amounts(text, factor).into_iter().map(Amount::ore).collect();
            let ore: Vec<i64> = units.iter().map(|units| (units * 100.0).round() as i64).collect();
            assert_eq!(read, ore, "{text}");
        }
    }
}
