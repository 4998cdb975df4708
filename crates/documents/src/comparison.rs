//! What storing a reading would change, as it was found out when the file came in or something was decided.
//! Kept with the file, so that looking at it writes nothing; storing finds it out anew.

use serde::{Deserialize, Serialize};
use types::Moment;

use crate::{Difference, intake::Taken};

/// Differences that are kept; the rest is counted.
const KEPT: usize = 50;
/// With more rows than this it is found out when somebody asks, and not after each decision.
pub(crate) const MOST_ROWS: usize = 2_000;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Comparison {
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub withdrawn: usize,
    /// The first of them, and how many there are.
    pub differences: Vec<Difference>,
    pub all: usize,
    /// Some part of the file is of a kind that is not stored.
    pub skipped: bool,
    pub fingerprint: String,
    pub at: Moment,
}

impl Comparison {
    pub fn of(taken: &Taken, at: Moment) -> Comparison {
        let all = &taken.imported;
        Comparison {
            added: all.added,
            changed: all.changed,
            unchanged: all.unchanged,
            withdrawn: all.withdrawn,
            differences: all.differences.iter().take(KEPT).cloned().collect(),
            all: all.differences.len(),
            skipped: taken.skipped > 0,
            fingerprint: taken.fingerprint(),
            at,
        }
    }

    pub fn changes_nothing(&self) -> bool {
        self.added + self.changed + self.withdrawn == 0
    }
}
