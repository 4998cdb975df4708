//! The states of an annex and of its parts, and what may follow on what. Pure rules.

/// Where an annex stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Parts are asked for and come in.
    Open,
    /// A version of it is sealed; nothing changes until it is opened again.
    Locked,
}

/// Where a part stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartState {
    Asked,
    Submitted,
    /// Sent back with a comment: what was submitted does not count.
    Returned,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// Its texts are changed, or another organisation is asked.
    Edit,
    /// `counted` parts are submitted, `missing` are not; `anyway`: missing ones are left out on purpose.
    Lock {
        counted: usize,
        missing: usize,
        anyway: bool,
    },
    Reopen,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartAction {
    /// Its introduction is written.
    Write,
    Submit,
    SendBack,
}

/// Why something cannot be done now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    Locked,
    NotLocked,
    NothingSubmitted,
    PartsMissing,
    NotSubmitted,
}

impl Refusal {
    /// The key of the reason as people read it.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Refusal::Locked => "annex-refused-locked",
            Refusal::NotLocked => "annex-refused-not-locked",
            Refusal::NothingSubmitted => "annex-refused-nothing",
            Refusal::PartsMissing => "annex-refused-missing",
            Refusal::NotSubmitted => "annex-refused-not-submitted",
        }
    }
}

impl Stage {
    pub fn key(self) -> &'static str {
        match self {
            Stage::Open => "open",
            Stage::Locked => "locked",
        }
    }

    /// What is not known counts as locked: then nothing is changed.
    pub fn from_key(key: &str) -> Stage {
        if key == "open" { Stage::Open } else { Stage::Locked }
    }

    pub(crate) fn after(self, action: Action) -> Result<Stage, Refusal> {
        match (self, action) {
            (Stage::Open, Action::Edit) => Ok(Stage::Open),
            (Stage::Open, Action::Lock { counted: 0, .. }) => Err(Refusal::NothingSubmitted),
            (Stage::Open, Action::Lock { missing: 1.., anyway: false, .. }) => Err(Refusal::PartsMissing),
            (Stage::Open, Action::Lock { .. }) => Ok(Stage::Locked),
            (Stage::Open, Action::Reopen) => Err(Refusal::NotLocked),
            (Stage::Locked, Action::Edit | Action::Lock { .. }) => Err(Refusal::Locked),
            (Stage::Locked, Action::Reopen) => Ok(Stage::Open),
        }
    }
}

impl PartState {
    pub fn key(self) -> &'static str {
        match self {
            PartState::Asked => "asked",
            PartState::Submitted => "submitted",
            PartState::Returned => "returned",
        }
    }

    pub fn from_key(key: &str) -> PartState {
        match key {
            "submitted" => PartState::Submitted,
            "returned" => PartState::Returned,
            _ => PartState::Asked,
        }
    }

    /// In an annex of this stage.
    pub(crate) fn after(self, stage: Stage, action: PartAction) -> Result<PartState, Refusal> {
        match (stage, self, action) {
            (Stage::Locked, _, _) => Err(Refusal::Locked),
            (Stage::Open, state, PartAction::Write) => Ok(state),
            (Stage::Open, PartState::Asked, PartAction::Submit) => Ok(PartState::Submitted),
            (Stage::Open, PartState::Returned, PartAction::Submit) => Ok(PartState::Submitted),
            (Stage::Open, PartState::Submitted, PartAction::Submit) => Ok(PartState::Submitted),
            (Stage::Open, PartState::Submitted, PartAction::SendBack) => Ok(PartState::Returned),
            (Stage::Open, PartState::Asked, PartAction::SendBack) => Err(Refusal::NotSubmitted),
            (Stage::Open, PartState::Returned, PartAction::SendBack) => Err(Refusal::NotSubmitted),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annex_is_locked_and_opened() {
        let lock = |counted, missing, anyway| Action::Lock { counted, missing, anyway };
        let cases = [
            (Stage::Open, Action::Edit, Ok(Stage::Open)),
            (Stage::Open, lock(3, 0, false), Ok(Stage::Locked)),
            (Stage::Open, lock(2, 1, false), Err(Refusal::PartsMissing)),
            (Stage::Open, lock(2, 1, true), Ok(Stage::Locked)),
            (Stage::Open, lock(0, 3, true), Err(Refusal::NothingSubmitted)),
            (Stage::Open, Action::Reopen, Err(Refusal::NotLocked)),
            (Stage::Locked, Action::Edit, Err(Refusal::Locked)),
            (Stage::Locked, lock(3, 0, false), Err(Refusal::Locked)),
            (Stage::Locked, Action::Reopen, Ok(Stage::Open)),
        ];
        for (stage, action, expected) in cases {
            assert_eq!(stage.after(action), expected, "{stage:?} {action:?}");
        }
    }

    #[test]
    fn a_part_comes_and_goes() {
        use PartAction::{SendBack, Submit, Write};
        use PartState::{Asked, Returned, Submitted};
        let cases = [
            (Asked, Write, Ok(Asked)),
            (Asked, Submit, Ok(Submitted)),
            (Asked, SendBack, Err(Refusal::NotSubmitted)),
            (Submitted, Write, Ok(Submitted)),
            (Submitted, Submit, Ok(Submitted)),
            (Submitted, SendBack, Ok(Returned)),
            (Returned, Write, Ok(Returned)),
            (Returned, Submit, Ok(Submitted)),
            (Returned, SendBack, Err(Refusal::NotSubmitted)),
        ];
        for (state, action, expected) in cases {
            assert_eq!(state.after(Stage::Open, action), expected, "{state:?} {action:?}");
            assert_eq!(state.after(Stage::Locked, action), Err(Refusal::Locked), "{state:?} {action:?}");
        }
    }

    #[test]
    fn states_have_keys() {
        for state in [PartState::Asked, PartState::Submitted, PartState::Returned] {
            assert_eq!(PartState::from_key(state.key()), state);
        }
        for stage in [Stage::Open, Stage::Locked] {
            assert_eq!(Stage::from_key(stage.key()), stage);
        }
    }
}
