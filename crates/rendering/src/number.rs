//! Numbers as people read them, in the language of the reader.

use serde::{Deserialize, Serialize};
use types::grouped;

/// The reader's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    Swedish,
    English,
}

/// What a whole number counts, and so how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Öre. Written short from one million: `12,3 mnkr`, `SEK 12.3 m`.
    Money,
    /// A number in units of `10^-decimals`: 375 with two decimals is `3,75`.
    Number { decimals: u8 },
    /// Percent in units of `10^-decimals`: 125 with one decimal is `12,5 %`.
    Percent { decimals: u8 },
}

impl Measure {
    /// `value` as text with its unit. Spaces inside do not break.
    pub fn show(self, value: i64, language: Language) -> String {
        match (self, language) {
            (Measure::Money, _) => money(value, language),
            (Measure::Number { decimals }, _) => decimal(value, decimals, language),
            (Measure::Percent { decimals }, Language::Swedish) => {
                format!("{}\u{a0}%", decimal(value, decimals, language))
            }
            (Measure::Percent { decimals }, Language::English) => {
                format!("{}%", decimal(value, decimals, language))
            }
        }
    }
}

fn money(ore: i64, language: Language) -> String {
    const MILLION: u64 = 100_000_000;
    let million = ore.unsigned_abs() >= MILLION;
    let number = if million {
        decimal(rounded(ore, 10_000_000), 1, language)
    } else {
        decimal(rounded(ore, 100), 0, language)
    };
    match (language, million) {
        (Language::Swedish, true) => format!("{number}\u{a0}mnkr"),
        (Language::Swedish, false) => format!("{number}\u{a0}kr"),
        (Language::English, true) => format!("SEK\u{a0}{number}\u{a0}m"),
        (Language::English, false) => format!("SEK\u{a0}{number}"),
    }
}

/// `value / step` rounded half away from zero.
fn rounded(value: i64, step: i64) -> i64 {
    let remainder = value % step;
    value / step + if remainder.abs() * 2 >= step { remainder.signum() } else { 0 }
}

fn decimal(value: i64, decimals: u8, language: Language) -> String {
    // More decimals than an i64 has digits say nothing.
    let decimals = usize::from(decimals.min(18));
    let unit = 10u64.pow(decimals as u32);
    let size = value.unsigned_abs();
    let whole = grouped(i64::try_from(size / unit).unwrap_or(i64::MAX));
    let whole = if language == Language::English { whole.replace('\u{a0}', ",") } else { whole };
    let sign = if value < 0 { "\u{2212}" } else { "" };
    if decimals == 0 {
        return format!("{sign}{whole}");
    }
    let point = if language == Language::English { '.' } else { ',' };
    format!("{sign}{whole}{point}{:0decimals$}", size % unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_language() {
        let cases = [
            (Measure::Money, 1_234_567_890, "12,3 mnkr", "SEK 12.3 m"),
            (Measure::Money, 21_500_050, "215 001 kr", "SEK 215,001"),
            (Measure::Money, -100_000_000, "−1,0 mnkr", "SEK −1.0 m"),
            (Measure::Number { decimals: 2 }, 375, "3,75", "3.75"),
            (Measure::Number { decimals: 0 }, 12_345, "12 345", "12,345"),
            (Measure::Number { decimals: 1 }, -5, "−0,5", "−0.5"),
            (Measure::Percent { decimals: 1 }, 125, "12,5 %", "12.5%"),
        ];
        for (measure, value, swedish, english) in cases {
            assert_eq!(measure.show(value, Language::Swedish).replace('\u{a0}', " "), swedish);
            assert_eq!(measure.show(value, Language::English).replace('\u{a0}', " "), english);
        }
    }
}
