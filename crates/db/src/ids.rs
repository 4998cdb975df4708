//! Record ids: 53 bits that grow with time and skip at random, so that two ids tell nothing of what lies
//! between.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use rand::Rng;
use types::Clock;

/// The id of a record, safe as a number in JSON and in a URL.
pub type Id = i64;

/// 2020-01-01T00:00:00Z in milliseconds: ids count from here.
const EPOCH: i64 = 1_577_836_800_000;

/// Makes ids. One per process; two processes collide with a chance of about one in four thousand per shared
/// millisecond, and then the primary key refuses the second.
#[derive(Clone)]
pub struct IdSource {
    clock: Arc<dyn Clock>,
    last: Arc<AtomicI64>,
}

impl IdSource {
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        IdSource { clock, last: Arc::new(AtomicI64::new(0)) }
    }

    pub fn next(&self) -> Id {
        let (jitter, step) = {
            let mut rng = rand::rng();
            (rng.random_range(0..4096i64), rng.random_range(1..32i64))
        };
        let by_time = ((self.clock.now() - EPOCH).max(0) << 12) | jitter;
        let advance = |last: i64| Some(by_time.max(last + step));
        let previous = self.last.fetch_update(Ordering::SeqCst, Ordering::SeqCst, advance).unwrap_or(by_time);
        by_time.max(previous + step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use types::FixedClock;

    #[test]
    fn ids_grow_and_are_unique_even_when_time_stands_still() {
        let source = IdSource::new(Arc::new(FixedClock::new(EPOCH + 1_000)));
        let ids: Vec<Id> = (0..10_000).map(|_| source.next()).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(ids.iter().all(|id| *id < (1 << 53)));
    }
}
