//! Money: whole hundredths of a currency unit (öre), never floating point.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An amount of money in hundredths of its currency unit (öre for kronor).
///
/// Arithmetic is checked: it gives `None` instead of a wrong number. In JSON it is a number in whole currency
/// units with up to two decimals, as the reading contract says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i64);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    #[error("not an amount")]
    NotAnAmount,
    #[error("the amount is too large")]
    TooLarge,
    #[error("finer than a hundredth")]
    TooFine,
    #[error("the digits are not grouped in threes")]
    NotInThrees,
    /// One mark with three digits after it: it may group thousands, or begin decimals (to the nearest
    /// hundredth).
    #[error("may mean {grouped} or {decimal}")]
    Ambiguous { grouped: Amount, decimal: Amount },
}

impl Amount {
    pub const ZERO: Amount = Amount(0);

    pub const fn from_ore(ore: i64) -> Self {
        Amount(ore)
    }

    /// Whole currency units; `None` if it does not fit.
    pub fn from_units(units: i64) -> Option<Self> {
        units.checked_mul(100).map(Amount)
    }

    pub const fn ore(self) -> i64 {
        self.0
    }

    /// Whole currency units, the hundredths cut off.
    pub const fn units(self) -> i64 {
        self.0 / 100
    }

    pub fn checked_add(self, other: Amount) -> Option<Amount> {
        self.0.checked_add(other.0).map(Amount)
    }

    pub fn checked_sub(self, other: Amount) -> Option<Amount> {
        self.0.checked_sub(other.0).map(Amount)
    }

    /// The exact sum, or `None` if it does not fit in an amount.
    pub fn sum(amounts: impl IntoIterator<Item = Amount>) -> Option<Amount> {
        amounts.into_iter().try_fold(Amount::ZERO, Amount::checked_add)
    }

    /// `self` as a share of `whole` in tenths of a percent, rounded half up. For display only.
    pub fn per_mille_of(self, whole: Amount) -> Option<i64> {
        if whole.0 <= 0 {
            return None;
        }
        let scaled = i128::from(self.0) * 1000 + i128::from(whole.0) / 2;
        i64::try_from(scaled.div_euclid(i128::from(whole.0))).ok()
    }
}

/// A whole number grouped in threes by a no-break space, the Swedish way: `1 215 000`.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    if number < 0 {
        out.push('\u{2212}');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

/// As a Swede writes it: groups of three, decimal comma, no unit. Whole amounts have no decimals.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = self.0 % 100;
        if self.0 < 0 && self.0 > -100 {
            f.write_str("\u{2212}")?;
        }
        f.write_str(&grouped(self.0 / 100))?;
        if hundredths != 0 {
            write!(f, ",{:02}", hundredths.abs())?;
        }
        Ok(())
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 100 == 0 {
            serializer.serialize_i64(self.0 / 100)
        } else {
            // Two decimals of a value below 2^53 hundredths survive as the nearest double and print as typed.
            serializer.serialize_f64(self.0 as f64 / 100.0)
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let units = f64::deserialize(deserializer)?;
        let ore = (units * 100.0).round();
        if ore.abs() > 9.0e15 {
            return Err(serde::de::Error::custom(AmountError::TooLarge));
        }
        Ok(Amount(ore as i64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shares_are_tenths_of_a_percent() {
        let half = Amount::from_ore(50).per_mille_of(Amount::from_ore(100));
        assert_eq!(half, Some(500));
        assert_eq!(Amount::from_ore(1).per_mille_of(Amount::ZERO), None);
    }

    proptest! {
        #[test]
        fn a_sum_is_exact_or_none(parts in proptest::collection::vec(any::<i64>(), 0..20)) {
            let exact: i128 = parts.iter().map(|p| i128::from(*p)).sum();
            let summed = Amount::sum(parts.iter().map(|p| Amount::from_ore(*p)));
            if let Some(sum) = summed {
                prop_assert_eq!(i128::from(sum.ore()), exact);
            }
        }
    }
}
