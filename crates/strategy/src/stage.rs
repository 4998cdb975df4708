//! The life of a version: drafted, adopted, replaced by the next; and what is allowed when.

/// Where a version of a strategy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Being written; may be changed.
    Draft,
    /// Decided; what it says stands fast.
    Adopted,
    /// A later version has been adopted.
    Replaced,
}

impl Stage {
    pub const ALL: [Stage; 3] = [Stage::Draft, Stage::Adopted, Stage::Replaced];

    /// As stored and in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::Adopted => "adopted",
            Stage::Replaced => "replaced",
        }
    }

    pub fn from_key(key: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.key() == key)
    }

    /// May its themes, issues and goals be changed?
    pub fn is_open(self) -> bool {
        self == Stage::Draft
    }

    /// Has it been decided, now or before? Only then do issue numbers mean its issues.
    pub fn was_adopted(self) -> bool {
        self != Stage::Draft
    }
}

/// What can happen to a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The assembly decides on it.
    Adopt,
    /// It was not right after all: back to a draft.
    Reopen,
    /// The version after it is adopted.
    Replace,
    /// The version after it is a draft again.
    Revive,
}

/// The stage that a step leads to; a text's key says why it does not.
pub fn after(stage: Stage, step: Step) -> Result<Stage, &'static str> {
    match (stage, step) {
        (Stage::Draft, Step::Adopt) | (Stage::Replaced, Step::Revive) => Ok(Stage::Adopted),
        (Stage::Adopted, Step::Reopen) => Ok(Stage::Draft),
        (Stage::Adopted, Step::Replace) => Ok(Stage::Replaced),
        (Stage::Adopted | Stage::Replaced, Step::Adopt) => Err("strategy-adopted-already"),
        (Stage::Draft, Step::Reopen) => Err("strategy-open-already"),
        (Stage::Replaced, Step::Reopen) => Err("strategy-replaced-stays"),
        // What comes of another version's step changes nothing where it has nothing to change.
        (stage @ (Stage::Draft | Stage::Replaced), Step::Replace)
        | (stage @ (Stage::Draft | Stage::Adopted), Step::Revive) => Ok(stage),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_on_what() {
        use Stage::{Adopted, Draft, Replaced};
        let cases = [
            (Draft, Step::Adopt, Ok(Adopted)),
            (Draft, Step::Reopen, Err("strategy-open-already")),
            (Draft, Step::Replace, Ok(Draft)),
            (Draft, Step::Revive, Ok(Draft)),
            (Adopted, Step::Adopt, Err("strategy-adopted-already")),
            (Adopted, Step::Reopen, Ok(Draft)),
            (Adopted, Step::Replace, Ok(Replaced)),
            (Adopted, Step::Revive, Ok(Adopted)),
            (Replaced, Step::Adopt, Err("strategy-adopted-already")),
            (Replaced, Step::Reopen, Err("strategy-replaced-stays")),
            (Replaced, Step::Replace, Ok(Replaced)),
            (Replaced, Step::Revive, Ok(Adopted)),
        ];
        for (stage, step, expected) in cases {
            assert_eq!(after(stage, step), expected, "{stage:?} {step:?}");
        }
    }
}
