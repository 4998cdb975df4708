//! What can go wrong when a source is asked, told so that it can be acted upon.

use std::time::Duration;

use thiserror::Error;

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Trouble {
    /// No connection, or it broke off, as often as it was tried.
    #[error("the source does not answer: {0}")]
    Unreachable(String),
    #[error("the source answers too slowly")]
    Slow,
    /// 429 until patience ran out; the source may have said how long to wait.
    #[error("the source asks us to wait (429)")]
    Busy { wait: Option<Duration> },
    /// 5xx until patience ran out.
    #[error("the source has an error of its own ({status})")]
    Broken { status: u16 },
    #[error("the source does not have this (404): {0}")]
    Missing(String),
    /// Another 4xx, with the source's own words.
    #[error("the source refuses the question ({status}): {words}")]
    Refused { status: u16, words: String },
    #[error("the answer is larger than {largest} bytes")]
    TooLarge { largest: usize },
    /// Something else than JSON, such as a page for people.
    #[error("the answer is not JSON: {0}")]
    NotJson(String),
    /// JSON of another shape than the source's description says.
    #[error("the answer has an unknown shape: {0}")]
    Shape(String),
    /// A redirect or a next page that leads away from the configured address.
    #[error("the answer leads to another place: {0}")]
    Elsewhere(String),
    /// Pages without end, or that only repeat themselves.
    #[error("the source's pages do not end")]
    Endless,
    /// The question cannot be put: a bad address, a bad id, a variable without a choice.
    #[error("the question cannot be put: {0}")]
    Question(String),
}

impl Trouble {
    /// May the same question go well later? Else only a person can mend it.
    pub fn is_passing(&self) -> bool {
        match self {
            Trouble::Unreachable(_) | Trouble::Slow | Trouble::Busy { .. } | Trouble::Broken { .. } => true,
            Trouble::NotJson(_) | Trouble::Endless => true,
            Trouble::Missing(_) | Trouble::Refused { .. } | Trouble::TooLarge { .. } => false,
            Trouble::Shape(_) | Trouble::Elsewhere(_) | Trouble::Question(_) => false,
        }
    }

    /// For message catalogues and logs: a stable word for the kind.
    pub fn key(&self) -> &'static str {
        match self {
            Trouble::Unreachable(_) => "unreachable",
            Trouble::Slow => "slow",
            Trouble::Busy { .. } => "busy",
            Trouble::Broken { .. } => "broken",
            Trouble::Missing(_) => "missing",
            Trouble::Refused { .. } => "refused",
            Trouble::TooLarge { .. } => "too-large",
            Trouble::NotJson(_) => "not-json",
            Trouble::Shape(_) => "shape",
            Trouble::Elsewhere(_) => "elsewhere",
            Trouble::Endless => "endless",
            Trouble::Question(_) => "question",
        }
    }
}
