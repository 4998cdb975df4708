//! How often a source may be asked: so many calls in a window of time.

use std::collections::VecDeque;
use std::time::Duration;

/// The calls of the last window. Times are a [`Timer`](crate::Timer)'s.
#[derive(Clone, Debug)]
pub struct Pace {
    calls: usize,
    window: Duration,
    taken: VecDeque<Duration>,
}

impl Pace {
    /// At most `calls` (at least one) in each `window`.
    pub fn new(calls: u32, window: Duration) -> Pace {
        Pace { calls: calls.max(1) as usize, window, taken: VecDeque::new() }
    }

    /// Takes the next free place and says how long to wait for it.
    pub fn take(&mut self, now: Duration) -> Duration {
        while self.taken.len() >= self.calls {
            let free = self.taken.pop_front().unwrap_or_default() + self.window;
            if free > now && self.taken.len() < self.calls {
                self.taken.push_back(free);
                return free - now;
            }
        }
        self.taken.push_back(now);
        Duration::ZERO
    }

    /// Other limits from now on; what is taken stays taken.
    pub(crate) fn change(&mut self, calls: u32, window: Duration) {
        self.calls = calls.max(1) as usize;
        self.window = window;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_window_ever_holds_more_than_its_calls() {
        let seconds = Duration::from_secs;
        let mut pace = Pace::new(3, seconds(10));
        let mut now = Duration::ZERO;
        let mut asked = Vec::new();
        for step in [0, 0, 1, 0, 0, 4, 0, 30, 0, 0, 0, 2] {
            now += seconds(step);
            now += pace.take(now);
            asked.push(now);
        }
        for call in &asked {
            let within = asked.iter().filter(|other| **other >= *call && **other < *call + seconds(10));
            assert!(within.count() <= 3, "{asked:?}");
        }
        assert_eq!(asked[2], seconds(1), "the first three do not wait");
        assert_eq!(asked[3], seconds(10), "the fourth waits until the first is ten seconds old");
    }
}
