//! Is a count in step with its target? What would be in step today, in words that name the time. Pure.

use jiff::civil::{Date, ISOWeekDate};

use crate::{
    decimal::Decimal,
    period::{Period, PeriodKind},
};

/// Where in a period a day stands, as parts of its whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    pub part: i64,
    pub whole: i64,
    counted_in: PeriodKind,
}

/// A year is counted in weeks, what is shorter in days. The days of a year that belong to a week of its
/// neighbour count to its own first or last week.
pub fn pace(period: Period, day: Date) -> Pace {
    if period.kind() == PeriodKind::Year {
        let year = period.calendar_year();
        let whole = i64::from(weeks_in(year));
        let week = day.iso_week_date();
        let part = match week.year().cmp(&year) {
            std::cmp::Ordering::Less => 1,
            std::cmp::Ordering::Equal => i64::from(week.week()),
            std::cmp::Ordering::Greater => whole,
        };
        return Pace { part, whole, counted_in: PeriodKind::Year };
    }
    let days = |until: Date| i64::from(until.since(period.first()).map_or(0, |span| span.get_days())) + 1;
    let whole = days(period.last());
    Pace { part: days(day).clamp(0, whole), whole, counted_in: period.kind() }
}

/// 52, or 53.
fn weeks_in(year: i16) -> i8 {
    if ISOWeekDate::new(year, 53, jiff::civil::Weekday::Monday).is_ok() { 53 } else { 52 }
}

impl Pace {
    /// What a count of `target` over the whole period would be by now, as a whole number.
    pub fn expected(self, target: Decimal) -> Decimal {
        let share = target.times_share(self.part, self.whole, 0).unwrap_or(Decimal::ZERO);
        share.rounded(0)
    }

    /// "Vecka 26", "Dag 12 av 30".
    pub fn words(self, english: bool) -> String {
        match (self.counted_in, english) {
            (PeriodKind::Year, false) => format!("Vecka {}", self.part),
            (PeriodKind::Year, true) => format!("Week {}", self.part),
            (_, false) => format!("Dag {} av {}", self.part, self.whole),
            (_, true) => format!("Day {} of {}", self.part, self.whole),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn in_step_through_the_year() {
        let cases = [
            // The year, the day, the week, what of 150 would be in step.
            ("2026", date(2026, 6, 24), 26, "74"),
            ("2025", date(2025, 6, 24), 26, "75"),
            ("2026", date(2026, 1, 1), 1, "3"),
            // The first of January 2027 is in week 53 of 2026.
            ("2027", date(2027, 1, 1), 1, "3"),
            ("2026", date(2026, 12, 31), 53, "150"),
            // The last days of 2024 are in week 1 of 2025.
            ("2024", date(2024, 12, 31), 52, "150"),
            ("2025", date(2024, 12, 31), 1, "3"),
        ];
        for (year, day, week, expected) in cases {
            let period = Period::parse(year).unwrap_or_else(|| panic!("{year}"));
            let pace = pace(period, day);
            assert_eq!(pace.part, week, "{day}");
            assert_eq!(pace.expected(Decimal::whole(150)).text(), expected, "{day}");
        }
    }

    #[test]
    fn shorter_periods_are_counted_in_days() {
        let of = |text: &str| Period::parse(text).unwrap_or_else(|| panic!("{text}"));
        let half = pace(of("2024-H1"), date(2024, 3, 31));
        assert_eq!((half.part, half.whole), (91, 182));
        assert_eq!(half.expected(Decimal::whole(10)).text(), "5");
        assert_eq!(half.words(false), "Dag 91 av 182");
        assert_eq!(pace(of("2026-02"), date(2026, 3, 9)).part, 28, "over is over");
        assert_eq!(pace(of("2026-02"), date(2026, 1, 9)).part, 0, "not begun");
        // Daylight-saving time begins on the 29th: a day is a day.
        assert_eq!(pace(of("2026-03"), date(2026, 3, 30)).part, 30);
    }
}
