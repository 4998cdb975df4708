//! Work that is done once a day, at a time by the clock on the wall in Sweden, whatever the season. The next
//! day's job is there before today's begins, and any process puts it back: no day depends on how the one
//! before went.

use std::{sync::Arc, time::Duration};

use access::Viewer;
use db::{Db, DbErr, IdSource};
use jiff::civil::Date;
use types::{Clock, Moment, stockholm_date, stockholm_moment};

use crate::{NewJob, enqueue, store};

/// How often it is looked whether the next day's job is there.
const LOOK_EVERY: Duration = Duration::from_secs(3_600);

/// A kind of job that every day has one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Daily {
    pub kind: &'static str,
    pub hour: i8,
    pub minute: i8,
}

impl Daily {
    /// The moment of a day's turn.
    pub fn turn(&self, day: Date) -> Moment {
        stockholm_moment(day, self.hour, self.minute)
    }

    /// The day of the next turn.
    pub fn next(&self, now: Moment) -> Date {
        let today = stockholm_date(now);
        if now < self.turn(today) { today } else { today.tomorrow().unwrap_or(today) }
    }

    /// Enqueues the next turn, in no one's name. Of one day there is one, however many processes ask and
    /// however often.
    pub async fn plan(&self, db: &Db, ids: &IdSource, now: Moment) -> Result<(), DbErr> {
        let key = self.next(now).to_string();
        // Looking costs no write: an idle house stays still. One that died is no reason for another.
        if store::latest(db, self.kind, &key).await?.is_some() {
            return Ok(());
        }
        let Some(owner_id) = store::first_organisation(db).await? else { return Ok(()) };
        let viewer = Viewer::operator(owner_id, "", now);
        let run_at = Some(self.turn(self.next(now)));
        let payload = serde_json::Value::Null;
        let tx = db.begin_quiet().await?;
        enqueue(&tx, ids, &viewer, &NewJob { kind: self.kind, payload, owner_id, run_at, key: &key }).await?;
        tx.commit().await
    }

    /// Looks every hour that the next turn is there, so that it comes back after whatever happened.
    pub async fn keep_planned(self, db: Db, ids: IdSource, clock: Arc<dyn Clock>) {
        let mut beat = tokio::time::interval(LOOK_EVERY);
        loop {
            beat.tick().await;
            if let Err(error) = self.plan(&db, &ids, clock.now()).await {
                tracing::warn!(%error, kind = self.kind, "the next turn could not be planned");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_follow_the_wall_clock() {
        let daily = Daily { kind: "x", hour: 3, minute: 30 };
        let cases = [
            // The night when the clock goes forward has 23 hours, the one when it goes back 25.
            ("2026-03-28", "2026-03-29", 23),
            ("2026-03-29", "2026-03-30", 24),
            ("2026-10-24", "2026-10-25", 25),
            ("2026-12-31", "2027-01-01", 24),
        ];
        for (one, other, hours) in cases {
            let (one, other): (Date, Date) = (one.parse().unwrap(), other.parse().unwrap());
            assert_eq!(daily.turn(other) - daily.turn(one), hours * 3_600_000, "{other}");
            assert_eq!(daily.next(daily.turn(one)), other, "a turn is followed by the next day's");
            assert_eq!(daily.next(daily.turn(other) - 1), other);
        }
    }
}
