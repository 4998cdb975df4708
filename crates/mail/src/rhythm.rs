//! When reminders go out: every morning at half past six by the clock on the wall in Sweden, whatever the
//! season. Pure.

use jiff::civil::{Date, Weekday};
use types::{Moment, stockholm_date, stockholm_moment};

/// The moment of a day's turn.
pub(crate) fn turn(day: Date) -> Moment {
    stockholm_moment(day, 6, 30)
}

/// The day of the next turn.
pub(crate) fn next_turn(now: Moment) -> Date {
    let today = stockholm_date(now);
    if now < turn(today) { today } else { today.tomorrow().unwrap_or(today) }
}

/// The Monday on which a turn that was planned for one day and runs on another begins a week; `None` if no
/// week has begun between the two. A turn that is late by weeks begins only the last one.
pub(crate) fn week_begun(planned: Date, today: Date) -> Option<Date> {
    let monday = today.tomorrow().ok()?.nth_weekday(-1, Weekday::Monday).ok()?;
    (monday >= planned).then_some(monday)
}

/// The week of a date by the standard that Swedish calendars follow: `2026-W53`.
pub(crate) fn week_key(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{}-W{:02}", week.year(), week.week())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn turns_follow_the_wall_clock() {
        let cases = [
            // On the day before the clock changes, and on that day; in UTC the turns are 23 or 25 hours
            // apart.
            ("2026-03-28", "2026-03-29", 23),
            ("2026-03-29", "2026-03-30", 24),
            ("2026-10-24", "2026-10-25", 25),
            ("2026-12-31", "2027-01-01", 24),
        ];
        for (one, other, hours) in cases {
            assert_eq!(turn(date(other)) - turn(date(one)), hours * 3_600_000, "{other}");
            assert_eq!(next_turn(turn(date(one))), date(other), "a turn is followed by the next day's");
            assert_eq!(next_turn(turn(date(other)) - 1), date(other));
        }
    }

    #[test]
    fn a_week_begins_on_monday_or_when_the_house_is_awake_again() {
        let cases = [
            ("2026-11-23", "2026-11-23", Some("2026-11-23")),
            ("2026-11-24", "2026-11-24", None),
            ("2026-11-29", "2026-11-29", None),
            ("2026-11-21", "2026-11-25", Some("2026-11-23")),
            ("2026-11-01", "2026-11-25", Some("2026-11-23")),
            ("2026-12-28", "2026-12-28", Some("2026-12-28")),
        ];
        for (planned, today, expected) in cases {
            assert_eq!(week_begun(date(planned), date(today)), expected.map(date), "{planned} {today}");
        }
    }

    #[test]
    fn the_week_at_new_year() {
        let cases = [
            ("2026-12-28", "2026-W53"),
            ("2027-01-01", "2026-W53"),
            ("2027-01-03", "2026-W53"),
            ("2027-01-04", "2027-W01"),
            ("2024-12-30", "2025-W01"),
        ];
        for (day, expected) in cases {
            assert_eq!(week_key(date(day)), expected, "{day}");
        }
    }
}
