//! Dates and times as people write them, in the visitor's language.

use jiff::civil::Date;
use types::{Moment, stockholm_date, stockholm_minute};

use crate::Visit;

impl Visit {
    /// `22 november 2026`.
    pub fn date(&self, date: Date) -> String {
        let month = self.t(&format!("month-{}", date.month()));
        format!("{}\u{a0}{month} {}", date.day(), date.year())
    }

    /// `22 november 2026 kl. 16.05`, by the clock on the wall in Sweden.
    pub fn moment(&self, moment: Moment) -> String {
        let wall = stockholm_minute(moment);
        let minute = wall.split_once(' ').map_or("", |(_, minute)| minute);
        let (hours, minutes) = minute.split_once(':').unwrap_or((minute, ""));
        let args = [
            ("date", self.date(stockholm_date(moment)).into()),
            ("hours", hours.into()),
            ("minutes", minutes.into()),
        ];
        self.app.texts.get(self.lang, "date-and-time", &args)
    }

    /// A date as it is stored, `2026-11-22`, as people write it; anything else as it stands.
    pub fn date_of(&self, text: &str) -> String {
        text.parse().map_or_else(|_| text.to_string(), |date| self.date(date))
    }
}
