//! A number exactly as a source sent it. Never a float: 777.735791 stays 777.735791.

use std::fmt;

use serde_json::value::RawValue;

/// More digits than any statistic has; a longer one is no number of ours.
const LONGEST: usize = 60;

/// Decimal text with a point, without exponent: `-12.50`. Zeros that were sent at the end are kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decimal(String);

impl Decimal {
    /// Reads a number as JSON writes it, or as text with a decimal comma. `1.5e3` becomes `1500`.
    pub fn parse(text: &str) -> Option<Decimal> {
        let text = text.trim();
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (negative, digits) = match mantissa.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, mantissa),
        };
        let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let only_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let has_point = digits.len() > whole.len();
        if whole.is_empty()
            || !only_digits(whole)
            || !only_digits(fraction)
            || has_point == fraction.is_empty()
        {
            return None;
        }
        if whole.len() + fraction.len() + exponent.unsigned_abs() as usize > LONGEST {
            return None;
        }
        Some(Decimal(placed(negative, &format!("{whole}{fraction}"), whole.len() as i32 + exponent)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Is it the same number, however many zeros stand at the end?
    pub fn is_same(&self, other: &Decimal) -> bool {
        self.trimmed() == other.trimmed()
    }

    fn trimmed(&self) -> &str {
        match self.0.contains('.') {
            true => self.0.trim_end_matches('0').trim_end_matches('.'),
            false => &self.0,
        }
    }
}

/// Puts the point after `point` of the digits, with the zeros that this takes.
fn placed(negative: bool, digits: &str, point: i32) -> String {
    let length = digits.len() as i32;
    let zeros = |count: i32| "0".repeat(count.max(0) as usize);
    let (whole, fraction) = if point <= 0 {
        (String::new(), format!("{}{digits}", zeros(-point)))
    } else if point >= length {
        (format!("{digits}{}", zeros(point - length)), String::new())
    } else {
        let (whole, fraction) = digits.split_at(point as usize);
        (whole.to_string(), fraction.to_string())
    };
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let nothing = digits.bytes().all(|byte| byte == b'0');
    let sign = if negative && !nothing { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What stands at the place of a value: a number, nothing, or a sign that says why there is none (`..`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sent {
    pub value: Option<Decimal>,
    pub sign: Option<String>,
}

impl Sent {
    /// None: neither a number, text nor null.
    pub fn read(raw: &RawValue) -> Option<Sent> {
        let text = raw.get().trim();
        if text == "null" {
            return Some(Sent::default());
        }
        if text.starts_with('"') {
            let word: String = serde_json::from_str(text).ok()?;
            let value = Decimal::parse(&word);
            let sign = Some(word.trim().to_string()).filter(|word| value.is_none() && !word.is_empty());
            return Some(Sent { value, sign });
        }
        Decimal::parse(text).map(|value| Sent { value: Some(value), sign: None })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_stay_as_they_were_sent() {
        for (sent, kept) in [
            ("777.735791", "777.735791"),
            ("0.1", "0.1"),
            ("-12.50", "-12.50"),
            ("1.5e3", "1500"),
            ("1.25E-2", "0.0125"),
            ("12345678901234567890.123456789", "12345678901234567890.123456789"),
            ("-0.0", "0.0"),
            ("007", "7"),
            ("62,4", "62.4"),
            ("1e0", "1"),
        ] {
            assert_eq!(Decimal::parse(sent).map(|d| d.0).as_deref(), Some(kept), "{sent}");
        }
        for no in ["", "-", ".", "1.", ".5", "1e", "e3", "NaN", "1e999999999", "1 000", "1.2.3", "+1", "--1"]
        {
            assert_eq!(Decimal::parse(no), None, "{no}");
        }
    }

    #[test]
    fn zeros_at_the_end_make_no_other_number() {
        let number = |text: &str| Decimal::parse(text).unwrap();
        assert!(number("3.70").is_same(&number("3.7")) && number("3.0").is_same(&number("3")));
        assert!(!number("370").is_same(&number("37")) && !number("0.1").is_same(&number("0.01")));
    }

    proptest! {
        #[test]
        fn what_was_read_reads_as_itself(text in "-?[0-9]{1,12}(\\.[0-9]{1,8})?([eE]-?[0-9])?") {
            let once = Decimal::parse(&text).unwrap();
            prop_assert_eq!(Decimal::parse(once.as_str()), Some(once.clone()));
            let (near, sent): (f64, f64) = (once.as_str().parse().unwrap(), text.parse().unwrap());
            prop_assert!((near - sent).abs() <= sent.abs() * 1e-12);
        }

        #[test]
        fn any_text_is_survived(text in ".{0,40}") {
            let _ = Decimal::parse(&text);
        }
    }
}
