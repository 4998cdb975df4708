//! An amount of money as a person types it. It is read only when it can mean one thing: a mark that may as
//! well group thousands as begin decimals is asked about, and digits grouped otherwise than in threes are
//! refused.

use std::str::FromStr;

use crate::{Amount, AmountError};

/// Units as they are written after a number, and what they are worth in whole currency units. A longer one
/// stands before one that it ends with.
const UNITS: [(&str, i64); 22] = [
    ("miljarder kronor", 1_000_000_000),
    ("miljard kronor", 1_000_000_000),
    ("miljarder", 1_000_000_000),
    ("miljard", 1_000_000_000),
    ("mdkr", 1_000_000_000),
    ("miljoner kronor", 1_000_000),
    ("miljon kronor", 1_000_000),
    ("miljoner", 1_000_000),
    ("miljon", 1_000_000),
    ("milj.", 1_000_000),
    ("milj", 1_000_000),
    ("mnkr", 1_000_000),
    ("mkr", 1_000_000),
    ("tusen kronor", 1_000),
    ("tusen", 1_000),
    ("tkr", 1_000),
    ("kronor", 1),
    ("sek", 1),
    ("kr.", 1),
    ("kr", 1),
    (":-", 1),
    (",-", 1),
];

/// What a person types into a money field: `1 215 000`, `1215000,50 kr`, `1,2 mnkr`, with any kind of space.
impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Amount, AmountError> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let text = text.replace(['\u{2212}', '\u{2013}'], "-");
        let (negative, text) = text.strip_prefix('-').map_or((false, text.as_str()), |rest| (true, rest));
        let unit = UNITS.iter().find_map(|(word, worth)| Some((text.strip_suffix(word)?, *worth)));
        let (number, worth) = unit.unwrap_or((text, 1));
        let signed = |amount: Amount| if negative { Amount::from_ore(-amount.ore()) } else { amount };
        read(number.trim(), worth).map(signed).map_err(|error| match error {
            AmountError::Ambiguous { grouped, decimal } => {
                AmountError::Ambiguous { grouped: signed(grouped), decimal: signed(decimal) }
            }
            other => other,
        })
    }
}

/// A number without sign and unit.
fn read(number: &str, worth: i64) -> Result<Amount, AmountError> {
    let known = |sign: char| sign.is_ascii_digit() || matches!(sign, ' ' | '.' | ',');
    let outer = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    if !number.chars().all(known) || !outer(number.chars().next()) || !outer(number.chars().last()) {
        return Err(AmountError::NotAnAmount);
    }
    let Some(place) = number.rfind(['.', ',']) else {
        return value(&whole(number)?, "", worth);
    };
    let (before, mark, after) = (&number[..place], &number[place..=place], &number[place + 1..]);
    if before.contains(mark) {
        // A decimal mark stands once: this one groups.
        return value(&whole(number)?, "", worth);
    }
    if after.contains(' ') {
        return Err(AmountError::NotInThrees);
    }
    let digits = whole(before)?;
    let may_group = before.rsplit([' ', '.', ',']).next().is_some_and(|last| last.len() <= 3);
    // After another mark this one begins decimals: no one groups by both.
    if after.len() == 3 && may_group && !digits.starts_with('0') && !before.contains(['.', ',']) {
        let grouped = value(&format!("{digits}{after}"), "", worth)?;
        let decimal = value(&digits, after, worth).or_else(|_| rounded(&digits, after))?;
        return Err(AmountError::Ambiguous { grouped, decimal });
    }
    value(&digits, after, worth)
}

/// The digits of a whole number, which is not grouped at all or in threes by one sign.
fn whole(number: &str) -> Result<String, AmountError> {
    let Some(mark) = number.chars().find(|sign| !sign.is_ascii_digit()) else {
        return Ok(number.to_string());
    };
    let mut groups = number.split(mark);
    let first = groups.next().is_some_and(|first| matches!(first.len(), 1..=3) && !first.starts_with('0'));
    let in_threes = |group: &str| group.len() == 3 && group.bytes().all(|sign| sign.is_ascii_digit());
    if !first || !groups.all(in_threes) {
        return Err(AmountError::NotInThrees);
    }
    Ok(number.replace(mark, ""))
}

/// The exact amount; an amount has no parts of an öre.
fn value(digits: &str, decimals: &str, worth: i64) -> Result<Amount, AmountError> {
    let decimals = decimals.trim_end_matches('0');
    if decimals.len() > 11 {
        return Err(AmountError::TooFine);
    }
    let scale = 10_i128.pow(decimals.len() as u32);
    let all: i128 = format!("{digits}{decimals}").parse().map_err(|_| AmountError::TooLarge)?;
    let scaled = all.checked_mul(i128::from(worth) * 100).ok_or(AmountError::TooLarge)?;
    if scaled % scale != 0 {
        return Err(AmountError::TooFine);
    }
    i64::try_from(scaled / scale).map(Amount::from_ore).map_err(|_| AmountError::TooLarge)
}

/// The nearest öre, to show what a number with three decimals would be.
fn rounded(digits: &str, decimals: &str) -> Result<Amount, AmountError> {
    let thousandths: i64 = format!("{digits}{decimals}").parse().map_err(|_| AmountError::TooLarge)?;
    Ok(Amount::from_ore((thousandths + 5) / 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grouped;
    use proptest::prelude::*;

    fn ore(text: &str) -> Result<i64, AmountError> {
        text.parse::<Amount>().map(Amount::ore)
    }

    #[test]
    fn reads_what_people_type() {
        let cases = [
            ("1 215 000", 121_500_000),
            ("1\u{a0}215\u{2009}000\u{202f}kr", 121_500_000),
            ("1 215 000 kr", 121_500_000),
            ("1215000", 121_500_000),
            ("1215000kr", 121_500_000),
            ("1 215 000 SEK", 121_500_000),
            ("1 215 000:-", 121_500_000),
            ("1.215.000", 121_500_000),
            ("1,215,000", 121_500_000),
            ("1.215.000,50", 121_500_050),
            ("1,215,000.50 kronor", 121_500_050),
            ("1.215,50", 121_550),
            ("1,2 mnkr", 120_000_000),
            ("1.2 mkr", 120_000_000),
            ("1,2 miljoner", 120_000_000),
            ("1,2 Miljoner Kronor", 120_000_000),
            ("0,215 mnkr", 21_500_000),
            ("1 215,5 tkr", 121_550_000),
            ("5 tkr", 500_000),
            ("5tkr", 500_000),
            ("2 tusen", 200_000),
            ("1 miljard", 100_000_000_000),
            ("0", 0),
            ("12,5", 1250),
            ("12.50", 1250),
            ("12,50 kr", 1250),
            ("1215,000", 121_500),
            ("-3", -300),
            ("\u{2212}1 000", -100_000),
        ];
        for (text, expected) in cases {
            assert_eq!(ore(text), Ok(expected), "{text:?}");
        }
    }

    #[test]
    fn asks_when_a_mark_can_mean_two_things() {
        let cases = [
            ("1.215", 121_500, 122),
            ("1,215", 121_500, 122),
            ("121.500 kr", 12_150_000, 12_150),
            ("-1.200", -120_000, -120),
            ("1,215 mnkr", 121_500_000_000, 121_500_000),
            ("5.250 tkr", 525_000_000, 525_000),
            ("1 215.000", 121_500_000, 121_500),
        ];
        for (text, grouped, decimal) in cases {
            let (grouped, decimal) = (Amount::from_ore(grouped), Amount::from_ore(decimal));
            assert_eq!(ore(text), Err(AmountError::Ambiguous { grouped, decimal }), "{text:?}");
        }
    }

    #[test]
    fn refuses_the_rest_and_says_why() {
        use AmountError::{NotAnAmount, NotInThrees, TooFine, TooLarge};
        let cases = [
            ("", NotAnAmount),
            ("kr", NotAnAmount),
            ("tolv", NotAnAmount),
            ("12,", NotAnAmount),
            (",5", NotAnAmount),
            ("1e6", NotAnAmount),
            ("--3", NotAnAmount),
            ("5 tkr kr", NotAnAmount),
            ("1 2 3", NotInThrees),
            ("12 15 000", NotInThrees),
            ("1215 000", NotInThrees),
            ("0 215", NotInThrees),
            ("1.21.500", NotInThrees),
            ("1 215.000.000", NotInThrees),
            ("1,215 000", NotInThrees),
            ("0,215", TooFine),
            ("12,3456", TooFine),
            ("0,123456789 mnkr", TooFine),
            ("99999999999999999999", TooLarge),
            ("99 999 999 999 mdkr", TooLarge),
        ];
        for (text, expected) in cases {
            assert_eq!(ore(text), Err(expected), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read(ore in -900_000_000_000_000i64..900_000_000_000_000) {
            let amount = Amount::from_ore(ore);
            for text in [amount.to_string(), format!("{amount} kr"), format!("{amount}\u{a0}kronor")] {
                prop_assert_eq!(text.parse::<Amount>(), Ok(amount));
            }
        }

        #[test]
        fn thousands_and_millions_are_exact(number in 0i64..9_000_000, tenth in 0i64..10) {
            let typed = |unit: &str| format!("{},{tenth} {unit}", grouped(number)).parse::<Amount>();
            prop_assert_eq!(typed("tkr"), Ok(Amount::from_ore((number * 10 + tenth) * 10_000)));
            prop_assert_eq!(typed("mnkr"), Ok(Amount::from_ore((number * 10 + tenth) * 10_000_000)));
        }

        #[test]
        fn both_readings_can_be_typed(whole in 1u32..1000, rest in 0u32..1000, comma: bool) {
            let mark = if comma { ',' } else { '.' };
            match format!("{whole}{mark}{rest:03}").parse::<Amount>() {
                Err(AmountError::Ambiguous { grouped, decimal }) => {
                    prop_assert_eq!(grouped.to_string().parse::<Amount>(), Ok(grouped));
                    prop_assert_eq!(decimal.to_string().parse::<Amount>(), Ok(decimal));
                }
                other => prop_assert!(false, "{other:?}"),
            }
        }

        #[test]
        fn nothing_typed_makes_it_fall(text in "[-0-9 .,krtmnjöåe:\u{a0}\u{2212}]{0,24}") {
            let _ = text.parse::<Amount>();
        }
    }
}
