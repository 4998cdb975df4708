//! Values over time, and where their definition changed. Pure.

use jiff::civil::Date;

use crate::{decimal::Decimal, period::Period};

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Higher,
    Lower,
    /// Neither is: a number that describes.
    Neither,
}

impl Direction {
    pub const ALL: [Direction; 3] = [Direction::Higher, Direction::Lower, Direction::Neither];

    /// As stored.
    pub fn key(self) -> &'static str {
        match self {
            Direction::Higher => "higher",
            Direction::Lower => "lower",
            Direction::Neither => "none",
        }
    }

    pub fn from_key(key: &str) -> Option<Direction> {
        Direction::ALL.into_iter().find(|direction| direction.key() == key)
    }
}

/// What was measured for one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub period: Period,
    /// `None` where the source says that there is none.
    pub value: Option<Decimal>,
    /// How many answered, where the value is made of answers.
    pub answers: Option<i64>,
    pub preliminary: bool,
    /// Until when it is counted: the day it was fetched or written.
    pub as_of: Date,
}

/// A change of definition: values on its two sides cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The index of the first point after the change.
    pub at: usize,
    /// The year of that point.
    pub year: i16,
}

/// Points in the order of time, one for each period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    pub points: Vec<Point>,
    pub breaks: Vec<Break>,
}

impl Series {
    /// Points of a chain of definitions, the newest first, joined: where two say something of the same
    /// period, the newer one counts. Between two definitions' points is a break.
    pub fn joined(chain: Vec<Vec<Point>>) -> Series {
        let mut all: Vec<(usize, Point)> = Vec::new();
        for (place, points) in chain.into_iter().enumerate() {
            for point in points {
                let known = all.iter().any(|(_, other)| {
                    other.period == point.period && (other.value.is_some() || point.value.is_none())
                });
                if !known {
                    all.retain(|(_, other)| other.period != point.period);
                    all.push((place, point));
                }
            }
        }
        all.sort_by_key(|(_, point)| point.period);
        let mut breaks = Vec::new();
        for (at, pair) in all.windows(2).enumerate() {
            if pair[0].0 != pair[1].0 {
                breaks.push(Break { at: at + 1, year: pair[1].1.period.calendar_year() });
            }
        }
        Series { points: all.into_iter().map(|(_, point)| point).collect(), breaks }
    }

    /// The latest point with a value, at most of this year.
    pub fn latest(&self, until: Option<i16>) -> Option<usize> {
        let fits = |point: &Point| {
            point.value.is_some() && until.is_none_or(|year| point.period.calendar_year() <= year)
        };
        self.points.iter().rposition(fits)
    }

    /// The point with the same part of the year before, or for shorter series the period before.
    pub fn before(&self, at: usize) -> Option<usize> {
        let period = self.points.get(at)?.period;
        let with = |wanted: Period| {
            self.points.iter().position(|point| point.period == wanted && point.value.is_some())
        };
        with(period.year_before()).or_else(|| with(period.previous()))
    }

    /// The break between two points, if there is one.
    pub fn parting(&self, before: usize, after: usize) -> Option<&Break> {
        self.breaks.iter().find(|one| before < one.at && one.at <= after)
    }

    /// The values up to and with `at` that can be compared with it, oldest first.
    pub fn run(&self, at: usize) -> Vec<(Period, Decimal)> {
        let from = self.breaks.iter().map(|one| one.at).filter(|start| *start <= at).max().unwrap_or(0);
        let kind = self.points.get(at).map(|point| point.period.kind());
        let run = self.points.get(from..=at).unwrap_or_default().iter();
        let run = run.filter(|point| Some(point.period.kind()) == kind);
        run.filter_map(|point| Some((point.period, point.value?))).collect()
    }

    /// What was counted in a period, and until which day: as one value, or as the sum of shorter periods.
    pub fn counted(&self, period: Period, today: Date) -> Option<(Decimal, Date)> {
        if let Some(point) = self.points.iter().find(|point| point.period == period) {
            return Some((point.value?, point.as_of.min(today).min(period.last())));
        }
        let within =
            |point: &&Point| period.first() <= point.period.first() && point.period.last() <= period.last();
        let mut sum = None;
        let mut until = period.first();
        for point in self.points.iter().filter(within) {
            let Some(value) = point.value else { continue };
            sum = Some(sum.map_or(value, |sum: Decimal| sum.plus(value)));
            until = until.max(point.period.last().min(today));
        }
        Some((sum?, until))
    }

    /// Up, level or down from the period before; nothing across a break.
    pub fn movement(&self) -> Option<std::cmp::Ordering> {
        let at = self.latest(None)?;
        let before = self.before(at)?;
        if self.parting(before, at).is_some() {
            return None;
        }
        Some(self.points[at].value?.cmp(&self.points[before].value?))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use jiff::civil::date;

    /// `(period, value, answers)`.
    pub fn points(values: &[(&str, &str, Option<i64>)]) -> Vec<Point> {
        let point = |(period, value, answers): &(&str, &str, Option<i64>)| Point {
            period: Period::parse(period).unwrap_or_else(|| panic!("{period}")),
            value: Decimal::parse(value),
            answers: *answers,
            preliminary: false,
            as_of: date(2026, 11, 20),
        };
        values.iter().map(point).collect()
    }

    #[test]
    fn chains_are_joined_with_a_break() {
        let old = points(&[("2022", "71", None), ("2023", "72", None), ("2024", "73", None)]);
        let new = points(&[("2024", "75", None), ("2025", "76", None), ("2026", "", None)]);
        let series = Series::joined(vec![new, old]);
        let years: Vec<_> = series.points.iter().map(|point| point.period.key()).collect();
        assert_eq!(years, ["2022", "2023", "2024", "2025", "2026"]);
        assert_eq!(series.points[2].value.map(Decimal::text).as_deref(), Some("75"), "the newer counts");
        assert_eq!(series.breaks, [Break { at: 2, year: 2024 }]);
        assert_eq!(series.latest(None), Some(3));
        assert_eq!(series.latest(Some(2023)), Some(1));
        assert_eq!((series.before(3), series.before(2)), (Some(2), Some(1)));
        assert!(series.parting(1, 2).is_some() && series.parting(2, 3).is_none());
        assert_eq!(series.run(3).len(), 2);
        assert_eq!(series.run(1).len(), 2);
        assert_eq!(series.movement(), Some(std::cmp::Ordering::Greater));
    }

    #[test]
    fn counts_are_summed_from_shorter_periods() {
        let months = points(&[("2026-01", "10", None), ("2026-02", "12", None), ("2025-12", "9", None)]);
        let series = Series::joined(vec![months]);
        let year = Period::parse("2026").unwrap_or_else(|| panic!());
        let (sum, until) = series.counted(year, date(2026, 7, 1)).unwrap_or_else(|| panic!());
        assert_eq!((sum.text().as_str(), until), ("22", date(2026, 2, 28)));
        assert_eq!(series.counted(year.next(), date(2027, 7, 1)), None);
    }
}
