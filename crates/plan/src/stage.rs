//! The life of a plan, and what may follow on what. Pure rules; drawn in docs/adr/0009.

use access::Action;

/// Where a plan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Being written.
    Draft,
    /// In use; Bygd knows of no decision. So is a plan that was read from a document.
    Open,
    /// Before the body that decides; its content is held still.
    Proposed,
    /// Its content is sealed; it is worked in.
    Decided,
    /// Its content is being changed; what was decided holds until this is.
    Revising,
    /// Its time is over; its content stays as it is.
    Closed,
}

/// What people do with a plan as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Propose,
    TakeBack,
    Decide,
    Revise,
    /// A revision that is no more than a correction needs no decision. `differs`: something was changed;
    /// `small`: nothing was added, removed or moved but activities.
    Correct {
        differs: bool,
        small: bool,
    },
    /// A revision that came to nothing.
    Abandon {
        differs: bool,
    },
    Close,
    /// `decided`: there is a decided version.
    Reopen {
        decided: bool,
    },
}

/// Why something cannot be done now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    BeforeDecision,
    NotProposed,
    AlreadyDecided,
    NotDecided,
    UnderRevision,
    NotUnderRevision,
    NothingChanged,
    NeedsDecision,
    HasChanged,
    Closed,
    NotClosed,
}

impl Refusal {
    /// The key of the reason as people read it.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Refusal::BeforeDecision => "plan-refused-before-decision",
            Refusal::NotProposed => "plan-refused-not-proposed",
            Refusal::AlreadyDecided => "plan-refused-already-decided",
            Refusal::NotDecided => "plan-refused-not-decided",
            Refusal::UnderRevision => "plan-refused-under-revision",
            Refusal::NotUnderRevision => "plan-refused-not-under-revision",
            Refusal::NothingChanged => "plan-refused-nothing-changed",
            Refusal::NeedsDecision => "plan-refused-needs-decision",
            Refusal::HasChanged => "plan-refused-has-changed",
            Refusal::Closed => "plan-refused-closed",
            Refusal::NotClosed => "plan-refused-not-closed",
        }
    }
}

impl Stage {
    pub const ALL: [Stage; 6] =
        [Stage::Draft, Stage::Open, Stage::Proposed, Stage::Decided, Stage::Revising, Stage::Closed];

    /// As stored, in addresses, and in the key of its name on the screen.
    pub fn key(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::Open => "open",
            Stage::Proposed => "proposed",
            Stage::Decided => "decided",
            Stage::Revising => "revising",
            Stage::Closed => "closed",
        }
    }

    pub fn from_key(key: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.key() == key)
    }

    /// May its texts, its people and its order be changed? Statuses, ticks and comments always may.
    pub(crate) fn takes_content(self) -> Result<(), Refusal> {
        match self {
            Stage::Draft | Stage::Open | Stage::Revising => Ok(()),
            Stage::Proposed => Err(Refusal::BeforeDecision),
            Stage::Decided => Err(Refusal::AlreadyDecided),
            Stage::Closed => Err(Refusal::Closed),
        }
    }

    pub(crate) fn after(self, step: Step) -> Result<Stage, Refusal> {
        use Stage::{Closed, Decided, Draft, Open, Proposed, Revising};
        match (self, step) {
            (Draft | Open, Step::Propose) => Ok(Proposed),
            (Proposed, Step::Propose) => Err(Refusal::BeforeDecision),
            (Decided, Step::Propose) => Err(Refusal::AlreadyDecided),
            (Revising, Step::Propose) => Err(Refusal::UnderRevision),

            (Proposed, Step::TakeBack) => Ok(Draft),
            (Draft | Open | Decided | Revising, Step::TakeBack) => Err(Refusal::NotProposed),

            (Draft | Open | Proposed | Revising, Step::Decide) => Ok(Decided),
            (Decided, Step::Decide) => Err(Refusal::AlreadyDecided),

            (Decided, Step::Revise) => Ok(Revising),
            (Revising, Step::Revise) => Err(Refusal::UnderRevision),
            (Draft | Open | Proposed, Step::Revise) => Err(Refusal::NotDecided),

            (Revising, Step::Correct { differs: false, .. }) => Err(Refusal::NothingChanged),
            (Revising, Step::Correct { small: false, .. }) => Err(Refusal::NeedsDecision),
            (Revising, Step::Correct { .. }) => Ok(Decided),
            (Revising, Step::Abandon { differs: true }) => Err(Refusal::HasChanged),
            (Revising, Step::Abandon { differs: false }) => Ok(Decided),
            (Draft | Open | Proposed | Decided, Step::Correct { .. } | Step::Abandon { .. }) => {
                Err(Refusal::NotUnderRevision)
            }

            (Draft | Open | Decided, Step::Close) => Ok(Closed),
            (Proposed, Step::Close) => Err(Refusal::BeforeDecision),
            (Revising, Step::Close) => Err(Refusal::UnderRevision),

            (Closed, Step::Reopen { decided: true }) => Ok(Decided),
            (Closed, Step::Reopen { decided: false }) => Ok(Open),
            (Draft | Open | Proposed | Decided | Revising, Step::Reopen { .. }) => Err(Refusal::NotClosed),
            (
                Closed,
                Step::Propose
                | Step::TakeBack
                | Step::Decide
                | Step::Revise
                | Step::Correct { .. }
                | Step::Abandon { .. }
                | Step::Close,
            ) => Err(Refusal::Closed),
        }
    }
}

impl Step {
    /// What it asks of the one who does it: an editor prepares, a manager decides.
    pub(crate) fn action(self) -> Action {
        match self {
            Step::Propose | Step::TakeBack | Step::Revise | Step::Correct { .. } | Step::Abandon { .. } => {
                Action::Edit
            }
            Step::Decide | Step::Close | Step::Reopen { .. } => Action::Decide,
        }
    }

    /// In the history.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Step::Propose => "propose",
            Step::TakeBack => "take-back",
            Step::Decide => "decide",
            Step::Revise => "revise",
            Step::Correct { .. } => "correct",
            Step::Abandon { .. } => "abandon",
            Step::Close => "close",
            Step::Reopen { .. } => "reopen",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Refusal as No;
    use Stage::{Closed, Decided, Draft, Open, Proposed, Revising};

    const CORRECT: Step = Step::Correct { differs: true, small: true };
    const ABANDON: Step = Step::Abandon { differs: false };
    const REOPEN: Step = Step::Reopen { decided: true };

    /// Every stage with every step.
    #[test]
    fn the_life_of_a_plan() {
        type Row = (Step, [Result<Stage, Refusal>; 6]);
        // draft, open, proposed, decided, revising, closed
        let table: [Row; 8] = [
            (
                Step::Propose,
                [
                    Ok(Proposed),
                    Ok(Proposed),
                    Err(No::BeforeDecision),
                    Err(No::AlreadyDecided),
                    Err(No::UnderRevision),
                    Err(No::Closed),
                ],
            ),
            (
                Step::TakeBack,
                [
                    Err(No::NotProposed),
                    Err(No::NotProposed),
                    Ok(Draft),
                    Err(No::NotProposed),
                    Err(No::NotProposed),
                    Err(No::Closed),
                ],
            ),
            (
                Step::Decide,
                [
                    Ok(Decided),
                    Ok(Decided),
                    Ok(Decided),
                    Err(No::AlreadyDecided),
                    Ok(Decided),
                    Err(No::Closed),
                ],
            ),
            (
                Step::Revise,
                [
                    Err(No::NotDecided),
                    Err(No::NotDecided),
                    Err(No::NotDecided),
                    Ok(Revising),
                    Err(No::UnderRevision),
                    Err(No::Closed),
                ],
            ),
            (CORRECT, only_revising()),
            (ABANDON, only_revising()),
            (
                Step::Close,
                [
                    Ok(Closed),
                    Ok(Closed),
                    Err(No::BeforeDecision),
                    Ok(Closed),
                    Err(No::UnderRevision),
                    Err(No::Closed),
                ],
            ),
            (
                REOPEN,
                [
                    Err(No::NotClosed),
                    Err(No::NotClosed),
                    Err(No::NotClosed),
                    Err(No::NotClosed),
                    Err(No::NotClosed),
                    Ok(Decided),
                ],
            ),
        ];
        for (step, expected) in table {
            for (stage, expected) in Stage::ALL.into_iter().zip(expected) {
                assert_eq!(stage.after(step), expected, "{stage:?} {step:?}");
            }
        }
    }

    fn only_revising() -> [Result<Stage, Refusal>; 6] {
        let no = Err(No::NotUnderRevision);
        [no, no, no, no, Ok(Decided), Err(No::Closed)]
    }

    #[test]
    fn a_correction_is_small_and_an_abandoned_revision_empty() {
        let cases = [
            (Step::Correct { differs: false, small: true }, Err(No::NothingChanged)),
            (Step::Correct { differs: true, small: false }, Err(No::NeedsDecision)),
            (Step::Abandon { differs: true }, Err(No::HasChanged)),
        ];
        for (step, expected) in cases {
            assert_eq!(Revising.after(step), expected, "{step:?}");
        }
        assert_eq!(Closed.after(Step::Reopen { decided: false }), Ok(Open));
    }

    #[test]
    fn content_is_changed_only_where_it_may() {
        let may = Stage::ALL.map(|stage| stage.takes_content().is_ok());
        assert_eq!(may, [true, true, false, false, true, false]);
        for stage in Stage::ALL {
            assert_eq!(Stage::from_key(stage.key()), Some(stage));
        }
        assert_eq!((Step::Propose.action(), Step::Decide.action()), (Action::Edit, Action::Decide));
    }
}
