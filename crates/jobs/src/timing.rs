//! How patient the house is with its jobs.

use std::time::Duration;

use types::Moment;

/// All times of a worker. What is compared with stored moments is in milliseconds by the handed clock; what a
/// process waits is a [`Duration`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// A worker that has not renewed its lease for so long is taken for dead.
    pub lease: Moment,
    /// How often a running job's progress is written, and its lease looked at.
    pub beat: Duration,
    /// How often an idle worker looks, if nobody wakes it.
    pub poll: Duration,
    /// How long a stopping worker lets its job go on.
    pub grace: Duration,
    /// A job that has failed so many times is dead.
    pub attempts: i64,
    /// The wait after the first failure; each further one is four times as long.
    pub backoff: Moment,
    /// How long jobs that are done, and those that are dead, are kept.
    pub keep_done: Moment,
    pub keep_dead: Moment,
}

const SECOND: Moment = 1_000;
const DAY: Moment = 24 * 3_600 * SECOND;
/// No wait is longer.
const LONGEST_WAIT: Moment = 3_600 * SECOND;

impl Default for Timing {
    fn default() -> Timing {
        Timing {
            lease: 60 * SECOND,
            beat: Duration::from_millis(500),
            poll: Duration::from_secs(2),
            grace: Duration::from_secs(10),
            attempts: 5,
            backoff: 5 * SECOND,
            keep_done: 7 * DAY,
            keep_dead: 30 * DAY,
        }
    }
}

impl Timing {
    /// How long to wait after a job has failed so many times.
    pub fn wait_after(&self, attempts: i64) -> Moment {
        let steps = u32::try_from(attempts.clamp(1, 10) - 1).unwrap_or_default();
        self.backoff.saturating_mul(4_i64.saturating_pow(steps)).min(LONGEST_WAIT)
    }

    /// Long before a lease ends, it is renewed.
    pub(crate) fn renew_after(&self) -> Moment {
        self.lease / 3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        let timing = Timing::default();
        for (attempts, seconds) in [(0, 5), (1, 5), (2, 20), (3, 80), (4, 320), (9, 3_600), (i64::MAX, 3_600)]
        {
            assert_eq!(timing.wait_after(attempts), seconds * SECOND, "{attempts}");
        }
    }
}
