//! Many places' values as one: a sum, a weighted mean, or not at all; and how it was made. Pure.

use crate::decimal::Decimal;

/// How values of several places may be put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregation {
    Sum,
    /// By another definition's values, such as the number of inhabitants.
    WeightedMean,
    /// A rank, a median, an index without known weights.
    Never,
}

impl Aggregation {
    pub const ALL: [Aggregation; 3] = [Aggregation::Sum, Aggregation::WeightedMean, Aggregation::Never];

    /// As stored.
    pub fn key(self) -> &'static str {
        match self {
            Aggregation::Sum => "sum",
            Aggregation::WeightedMean => "weighted_mean",
            Aggregation::Never => "none",
        }
    }

    pub fn from_key(key: &str) -> Option<Aggregation> {
        Aggregation::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// One place's part.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    pub value: Option<Decimal>,
    /// Only for the weighted mean.
    pub weight: Option<Decimal>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aggregate {
    Sum {
        value: Decimal,
        of: usize,
        missing: usize,
    },
    Mean {
        value: Decimal,
        of: usize,
        missing: usize,
    },
    /// May not be put together.
    Never,
    /// No place has a value (and a weight).
    Nothing,
}

/// Puts the parts together; the mean has so many decimals. A place without a value (or a weight) is left out
/// and counted as missing.
pub fn aggregate(rule: Aggregation, parts: &[Part], decimals: u32) -> Aggregate {
    match rule {
        Aggregation::Never => Aggregate::Never,
        Aggregation::Sum => {
            let known: Vec<Decimal> = parts.iter().filter_map(|part| part.value).collect();
            let sum = known.iter().copied().reduce(Decimal::plus);
            let (of, missing) = (known.len(), parts.len() - known.len());
            sum.map_or(Aggregate::Nothing, |value| Aggregate::Sum { value, of, missing })
        }
        Aggregation::WeightedMean => {
            let known: Vec<(Decimal, Decimal)> =
                parts.iter().filter_map(|part| Some((part.value?, part.weight?))).collect();
            let (of, missing) = (known.len(), parts.len() - known.len());
            let mean = Decimal::weighted_mean(&known, decimals);
            mean.map_or(Aggregate::Nothing, |value| Aggregate::Mean { value, of, missing })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(value: &str, weight: &str) -> Part {
        Part { value: Decimal::parse(value), weight: Decimal::parse(weight) }
    }

    fn of(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn sums_means_and_neither() {
        use Aggregation::{Never, Sum, WeightedMean};
        let parts = [part("10", "1000"), part("20", "3000"), part("", "500"), part("7", "")];
        assert_eq!(aggregate(Sum, &parts, 0), Aggregate::Sum { value: of("37"), of: 3, missing: 1 });
        let mean = aggregate(WeightedMean, &parts, 1);
        assert_eq!(mean, Aggregate::Mean { value: of("17.5"), of: 2, missing: 2 });
        assert_eq!(aggregate(Never, &parts, 0), Aggregate::Never);
        assert_eq!(aggregate(Sum, &[part("", "1")], 0), Aggregate::Nothing);
        assert_eq!(aggregate(WeightedMean, &[part("5", "0")], 0), Aggregate::Nothing);
        assert_eq!(aggregate(Sum, &[], 0), Aggregate::Nothing);
    }
}
