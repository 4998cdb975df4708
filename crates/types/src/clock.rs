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

/// `2026-11-22 16:05` as the clock on the wall in Sweden shows it.
pub fn stockholm_minute(moment: Moment) -> String {
    let zoned = Timestamp::from_millisecond(moment).unwrap_or_default().to_zoned(stockholm());
    zoned.strftime("%Y-%m-%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summer_and_winter_time() {
        let winter: Timestamp = "2026-01-10T12:00:00Z".parse().unwrap();
        let summer: Timestamp = "2026-07-10T22:30:00Z".parse().unwrap();
        assert_eq!(stockholm_minute(winter.as_millisecond()), "2026-01-10 13:00");
        assert_eq!(stockholm_minute(summer.as_millisecond()), "2026-07-11 00:30");
    }
}
