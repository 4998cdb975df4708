//! Decimal numbers without floating point: what was printed is what is kept, compared and reckoned with.

use std::cmp::Ordering;

/// Digits after the point that a value may have.
const MOST_DECIMALS: u32 = 15;
/// Digits in all. Two such numbers may be multiplied without an `i128` running over.
const MOST_DIGITS: usize = 17;

/// `units · 10^-scale`. Equal numbers are equal however many decimals they were written with.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    units: i128,
    scale: u32,
}

fn power(of: u32) -> i128 {
    10i128.pow(of)
}

/// `a / b` rounded half away from zero; `b` is not 0.
fn divided(a: i128, b: i128) -> i128 {
    let (quotient, rest) = (a / b, a % b);
    if rest.abs() * 2 >= b.abs() { quotient + a.signum() * b.signum() } else { quotient }
}

impl Decimal {
    pub const ZERO: Decimal = Decimal { units: 0, scale: 0 };

    pub fn whole(number: i64) -> Decimal {
        Decimal { units: i128::from(number), scale: 0 }
    }

    /// Decimal text with a point, as stored: `-3.70`. `None` for anything else, and for more digits than a
    /// value of statistics has.
    pub fn parse(text: &str) -> Option<Decimal> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let length = whole.len() + part.len();
        if whole.is_empty() || !plain(whole) || !plain(part) || length > MOST_DIGITS {
            return None;
        }
        if part.len() > MOST_DECIMALS as usize || digits.ends_with('.') {
            return None;
        }
        let units: i128 = format!("{whole}{part}").parse().ok()?;
        let units = if text.starts_with('-') { -units } else { units };
        Some(Decimal { units, scale: part.len() as u32 })
    }

    /// As a person types it: `1 215,5`, with a comma or a point.
    pub fn typed(text: &str) -> Option<Decimal> {
        let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        Decimal::parse(&compact.replace('\u{2212}', "-").replace(',', "."))
    }

    /// As stored: with a point, without zeros that say nothing.
    pub fn text(self) -> String {
        let Decimal { mut units, mut scale } = self;
        while scale > 0 && units % 10 == 0 {
            (units, scale) = (units / 10, scale - 1);
        }
        let sign = if units < 0 { "-" } else { "" };
        let size = units.unsigned_abs();
        if scale == 0 {
            return format!("{sign}{size}");
        }
        let unit = 10u128.pow(scale);
        format!("{sign}{}.{:02$}", size / unit, size % unit, scale as usize)
    }

    /// As the language writes it; with so many decimals, or with those it has.
    pub fn shown(self, decimals: Option<u32>, english: bool) -> String {
        let Some(decimals) = decimals else {
            return crate::indicator::shown(&self.text(), english);
        };
        let rounded = self.rounded(decimals);
        let missing = decimals.saturating_sub(rounded.scale);
        let units = rounded.units * power(missing);
        let size = units.unsigned_abs();
        let unit = 10u128.pow(decimals);
        let sign = if units < 0 { "-" } else { "" };
        let text = match decimals {
            0 => format!("{sign}{size}"),
            _ => format!("{sign}{}.{:02$}", size / unit, size % unit, decimals as usize),
        };
        crate::indicator::shown(&text, english)
    }

    /// At most so many decimals, half away from zero.
    pub fn rounded(self, decimals: u32) -> Decimal {
        if self.scale <= decimals {
            return self;
        }
        Decimal { units: divided(self.units, power(self.scale - decimals)), scale: decimals }
    }

    /// Digits after the point, without zeros that say nothing.
    pub fn decimals(self) -> u32 {
        let text = self.text();
        text.split_once('.').map_or(0, |(_, part)| part.len() as u32)
    }

    /// In units of `10^-decimals`, for charts; `None` if it does not fit.
    pub fn scaled(self, decimals: u32) -> Option<i64> {
        let rounded = self.rounded(decimals);
        i64::try_from(rounded.units.checked_mul(power(decimals.saturating_sub(rounded.scale)))?).ok()
    }

    fn together(self, other: Decimal) -> (i128, i128, u32) {
        let scale = self.scale.max(other.scale);
        (self.units * power(scale - self.scale), other.units * power(scale - other.scale), scale)
    }

    pub fn plus(self, other: Decimal) -> Decimal {
        let (a, b, scale) = self.together(other);
        Decimal { units: a + b, scale }
    }

    pub fn minus(self, other: Decimal) -> Decimal {
        let (a, b, scale) = self.together(other);
        Decimal { units: a - b, scale }
    }

    pub fn size(self) -> Decimal {
        Decimal { units: self.units.abs(), ..self }
    }

    pub fn is_zero(self) -> bool {
        self.units == 0
    }

    /// `self · part / whole`, with so many decimals; `None` for a whole of 0 and for numbers too large.
    pub fn times_share(self, part: i64, whole: i64, decimals: u32) -> Option<Decimal> {
        let up = power(decimals.max(self.scale) - self.scale);
        let units = self.units.checked_mul(up)?.checked_mul(i128::from(part))?;
        let whole = i128::from(whole);
        (whole != 0).then(|| Decimal { units: divided(units, whole), scale: decimals.max(self.scale) })
    }

    /// The weighted mean of (value, weight), rounded to `decimals`; `None` without weight or if a number
    /// runs over.
    pub fn weighted_mean(pairs: &[(Decimal, Decimal)], decimals: u32) -> Option<Decimal> {
        let value_scale = pairs.iter().map(|(value, _)| value.scale).max()?;
        let weight_scale = pairs.iter().map(|(_, weight)| weight.scale).max()?;
        let (mut sum, mut weights) = (0i128, 0i128);
        for (value, weight) in pairs {
            let value = value.units.checked_mul(power(value_scale - value.scale))?;
            let weight = weight.units.checked_mul(power(weight_scale - weight.scale))?;
            sum = sum.checked_add(value.checked_mul(weight)?)?;
            weights = weights.checked_add(weight)?;
        }
        if weights <= 0 {
            return None;
        }
        let units = if value_scale <= decimals {
            divided(sum.checked_mul(power(decimals - value_scale))?, weights)
        } else {
            divided(sum, weights.checked_mul(power(value_scale - decimals))?)
        };
        Some(Decimal { units, scale: decimals })
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Decimal) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        let (a, b, _) = self.together(*other);
        a.cmp(&b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn text_in_and_out() {
        let cases = [
            ("3.70", "3.7"),
            ("-0.50", "-0.5"),
            ("12155", "12155"),
            ("0", "0"),
            ("100", "100"),
            ("0.007", "0.007"),
        ];
        for (text, kept) in cases {
            assert_eq!(of(text).text(), kept, "{text}");
        }
        for bad in ["", "-", ".5", "3.", "1e3", "12345678901234567890", "1.0123456789012345", "NaN", "3,7"] {
            assert!(Decimal::parse(bad).is_none(), "{bad}");
        }
        assert_eq!(Decimal::typed("1 215,5").map(Decimal::text).as_deref(), Some("1215.5"));
        assert_eq!(of("3.7"), of("3.700"));
        assert!(of("3.62") < of("3.7") && of("-1") < of("0.1"));
    }

    #[test]
    fn shown_with_decimals() {
        assert_eq!(of("3.7").shown(Some(2), false), "3,70");
        assert_eq!(of("3.765").shown(Some(2), false), "3,77");
        assert_eq!(of("-12155.5").shown(Some(0), false), "\u{2212}12\u{a0}156");
        assert_eq!(of("12155.5").shown(None, true), "12,155.5");
    }

    #[test]
    fn reckoning_is_exact() {
        assert_eq!(of("0.1").plus(of("0.2")), of("0.3"));
        assert_eq!(of("3.7").minus(of("3.62")).text(), "0.08");
        assert_eq!(of("150").times_share(26, 52, 0).map(Decimal::text).as_deref(), Some("75"));
        assert_eq!(of("10").times_share(1, 3, 2).map(Decimal::text).as_deref(), Some("3.33"));
        assert!(of("1").times_share(1, 0, 0).is_none());
        let mean = |pairs: &[(&str, &str)], decimals| {
            let pairs: Vec<_> = pairs.iter().map(|(value, weight)| (of(value), of(weight))).collect();
            Decimal::weighted_mean(&pairs, decimals).map(Decimal::text)
        };
        assert_eq!(mean(&[("70", "1000"), ("80", "3000")], 1).as_deref(), Some("77.5"));
        assert_eq!(mean(&[("3.25", "1"), ("3.2", "2")], 1).as_deref(), Some("3.2"));
        assert_eq!(mean(&[("1", "0")], 1), None);
        assert_eq!(mean(&[], 1), None);
    }
}
