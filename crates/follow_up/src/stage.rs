//! The states of a round, and what may follow on what. Pure rules.

/// Where a round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Prepared; nobody is asked yet.
    Planned,
    /// Answers come in.
    Open,
    /// A version of it is sealed; nothing changes until it is opened again.
    Closed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// Its name or dates are changed, or it is withdrawn.
    Edit,
    /// The responsible are asked.
    Open,
    Answer,
    /// `unready` items are not answered to the end; `anyway`: they are locked as they stand, on purpose.
    Close {
        items: usize,
        unready: usize,
        anyway: bool,
    },
    Reopen,
}

/// Why something cannot be done now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    NotOpened,
    AlreadyOpen,
    Closed,
    NotClosed,
    NothingToFollowUp,
    Unready,
}

impl Refusal {
    /// The key of the reason as people read it.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Refusal::NotOpened => "follow-up-refused-planned",
            Refusal::AlreadyOpen => "follow-up-refused-open",
            Refusal::Closed => "follow-up-refused-closed",
            Refusal::NotClosed => "follow-up-refused-not-closed",
            Refusal::NothingToFollowUp => "follow-up-refused-nothing",
            Refusal::Unready => "follow-up-refused-unready",
        }
    }
}

impl Stage {
    pub const ALL: [Stage; 3] = [Stage::Planned, Stage::Open, Stage::Closed];

    pub fn key(self) -> &'static str {
        match self {
            Stage::Planned => "planned",
            Stage::Open => "open",
            Stage::Closed => "closed",
        }
    }

    /// What is not known counts as closed: then nothing is changed.
    pub fn from_key(key: &str) -> Stage {
        Stage::ALL.into_iter().find(|stage| stage.key() == key).unwrap_or(Stage::Closed)
    }

    pub(crate) fn after(self, action: Action) -> Result<Stage, Refusal> {
        match (self, action) {
            (Stage::Planned, Action::Edit) => Ok(Stage::Planned),
            (Stage::Planned, Action::Open) => Ok(Stage::Open),
            (Stage::Planned, Action::Answer | Action::Close { .. }) => Err(Refusal::NotOpened),
            (Stage::Planned | Stage::Open, Action::Reopen) => Err(Refusal::NotClosed),
            (Stage::Open, Action::Edit | Action::Answer) => Ok(Stage::Open),
            (Stage::Open, Action::Open) => Err(Refusal::AlreadyOpen),
            (Stage::Open, Action::Close { items: 0, .. }) => Err(Refusal::NothingToFollowUp),
            (Stage::Open, Action::Close { unready: 1.., anyway: false, .. }) => Err(Refusal::Unready),
            (Stage::Open, Action::Close { .. }) => Ok(Stage::Closed),
            (Stage::Closed, Action::Edit | Action::Open | Action::Answer | Action::Close { .. }) => {
                Err(Refusal::Closed)
            }
            (Stage::Closed, Action::Reopen) => Ok(Stage::Open),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_goes_from_planned_to_closed_and_back() {
        let close = |items, unready, anyway| Action::Close { items, unready, anyway };
        let cases = [
            (Stage::Planned, Action::Edit, Ok(Stage::Planned)),
            (Stage::Planned, Action::Open, Ok(Stage::Open)),
            (Stage::Planned, Action::Answer, Err(Refusal::NotOpened)),
            (Stage::Planned, close(3, 0, true), Err(Refusal::NotOpened)),
            (Stage::Planned, Action::Reopen, Err(Refusal::NotClosed)),
            (Stage::Open, Action::Edit, Ok(Stage::Open)),
            (Stage::Open, Action::Open, Err(Refusal::AlreadyOpen)),
            (Stage::Open, Action::Answer, Ok(Stage::Open)),
            (Stage::Open, close(3, 0, false), Ok(Stage::Closed)),
            (Stage::Open, close(3, 2, false), Err(Refusal::Unready)),
            (Stage::Open, close(3, 2, true), Ok(Stage::Closed)),
            (Stage::Open, close(0, 0, true), Err(Refusal::NothingToFollowUp)),
            (Stage::Open, Action::Reopen, Err(Refusal::NotClosed)),
            (Stage::Closed, Action::Edit, Err(Refusal::Closed)),
            (Stage::Closed, Action::Open, Err(Refusal::Closed)),
            (Stage::Closed, Action::Answer, Err(Refusal::Closed)),
            (Stage::Closed, close(3, 0, true), Err(Refusal::Closed)),
            (Stage::Closed, Action::Reopen, Ok(Stage::Open)),
        ];
        for (stage, action, expected) in cases {
            assert_eq!(stage.after(action), expected, "{stage:?} {action:?}");
        }
        for stage in Stage::ALL {
            assert_eq!(Stage::from_key(stage.key()), stage);
        }
        assert_eq!(Stage::from_key("odd"), Stage::Closed);
    }
}
