//! Time is a parameter: whoever needs to know what time it is, is given a clock.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// A moment as milliseconds since 1970 in UTC, as it is stored.
pub type Moment = i64;

pub trait Clock: Send + Sync {
    fn now(&self) -> Moment;
}

/// The server's own clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system for the time")]
    fn now(&self) -> Moment {
        Timestamp::now().as_millisecond()
    }
}

/// A clock that stands still until it is moved. For tests and for demo data.
pub struct FixedClock(AtomicI64);

impl FixedClock {
    pub fn new(moment: Moment) -> Self {
        FixedClock(AtomicI64::new(moment))
    }

    pub fn advance(&self, milliseconds: i64) {
        self.0.fetch_add(milliseconds, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Moment {
        self.0.load(Ordering::SeqCst)
    }
}

fn stockholm() -> TimeZone {
    TimeZone::get("Europe/Stockholm").unwrap_or(TimeZone::UTC)
}

/// The date in Sweden at a stored moment; 1970-01-01 if the moment is out of range.
pub fn stockholm_date(moment: Moment) -> Date {
    Timestamp::from_millisecond(moment).unwrap_or_default().to_zoned(stockholm()).date()
}

/// The moment when the clock on the wall in Sweden shows this hour and minute on this date. In an hour that
/// daylight-saving time leaves out it is as much later; one that comes twice is its first.
pub fn stockholm_moment(date: Date, hour: i8, minute: i8) -> Moment {
    let wall = date.at(hour, minute, 0, 0);
    wall.to_zoned(stockholm()).map_or(0, |zoned| zoned.timestamp().as_millisecond())
}

/// `2026-11-22 16:05` as the clock on the wall in Sweden shows it.
pub fn stockholm_minute(moment: Moment) -> String {
    let zoned = Timestamp::from_millisecond(moment).unwrap_or_default().to_zoned(stockholm());
    zoned.strftime("%Y-%m-%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wall_clock_when_the_time_changes() {
        let cases = [
            ("2026-01-01", 6, 30, "2026-01-01T05:30:00Z"),
            ("2026-07-01", 6, 30, "2026-07-01T04:30:00Z"),
            ("2026-03-29", 2, 30, "2026-03-29T01:30:00Z"),
            ("2026-03-30", 6, 30, "2026-03-30T04:30:00Z"),
            ("2026-10-25", 2, 30, "2026-10-25T00:30:00Z"),
            ("2026-10-26", 6, 30, "2026-10-26T05:30:00Z"),
        ];
        for (date, hour, minute, expected) in cases {
            let expected: Timestamp = expected.parse().unwrap();
            let moment = stockholm_moment(date.parse().unwrap(), hour, minute);
            assert_eq!(moment, expected.as_millisecond(), "{date}");
        }
    }

    #[test]
    fn summer_and_winter_time() {
        let winter: Timestamp = "2026-01-10T12:00:00Z".parse().unwrap();
        let summer: Timestamp = "2026-07-10T22:30:00Z".parse().unwrap();
        assert_eq!(stockholm_minute(winter.as_millisecond()), "2026-01-10 13:00");
        assert_eq!(stockholm_minute(summer.as_millisecond()), "2026-07-11 00:30");
    }
}
