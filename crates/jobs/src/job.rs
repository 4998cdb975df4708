//! A job as it is told to people.

use db::{FromQueryResult, Id};
use types::Moment;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// For its time, or for a worker.
    Waiting,
    Running,
    Done,
    /// Failed so often that nobody tries again by themselves.
    Dead,
}

impl State {
    pub const ALL: [State; 4] = [State::Running, State::Waiting, State::Dead, State::Done];

    /// As stored, and in addresses.
    pub fn key(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Running => "running",
            State::Done => "done",
            State::Dead => "dead",
        }
    }

    pub fn from_key(key: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// A job, without its payload.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Job {
    pub id: Id,
    pub kind: String,
    /// The organisation that it is done for.
    pub owner_id: Id,
    pub owner_name: String,
    /// Who asked for it; `None` for the program itself.
    pub account_name: Option<String>,
    pub(crate) state: String,
    /// Not before this.
    pub run_at: Moment,
    /// How often it has been begun.
    pub attempts: i64,
    pub steps_done: i64,
    /// 0 as long as nobody knows.
    pub steps_total: i64,
    /// What the handler gave when it was done.
    pub result: String,
    /// Why it failed last; empty if it never did.
    pub last_error: String,
    pub created_at: Moment,
    pub finished_at: Option<Moment>,
}

impl Job {
    pub fn state(&self) -> State {
        State::from_key(&self.state).unwrap_or(State::Dead)
    }

    /// Whole percent of its steps, if it is known how many there are.
    pub fn percent(&self) -> Option<i64> {
        (self.steps_total > 0).then(|| (self.steps_done.max(0) * 100 / self.steps_total).min(100))
    }
}

/// An error as it is kept: its beginning.
pub(crate) fn short(error: &str) -> String {
    const LONGEST: usize = 2_000;
    error.chars().take(LONGEST).filter(|sign| *sign != '\0').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_have_keys() {
        for state in State::ALL {
            assert_eq!(State::from_key(state.key()), Some(state));
        }
        assert_eq!(State::from_key(""), None);
    }

    #[test]
    fn errors_are_kept_short() {
        assert_eq!(short(&"å".repeat(3_000)).chars().count(), 2_000);
        assert_eq!(short("a\0b"), "ab");
    }
}
