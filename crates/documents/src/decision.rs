//! What a person has decided of a reading before it is stored. Pure data; [`crate::decide`] applies it.

use std::collections::BTreeMap;

use reading::{Known, Profile, SeenPage, contract::At};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use types::Moment;

/// Decisions that one file may wait with.
pub const MOST_DECISIONS: usize = 2_000;

/// Everything that people have said of a file: what its columns mean, and what they have decided of its rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// Those that fit a layout of the file.
    #[serde(default)]
    pub profiles: Vec<Profile>,
    /// In the order in which they were made.
    #[serde(default)]
    pub decisions: Vec<Decision>,
    /// What was recognised on pages that are pictures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seen: Vec<SeenPage>,
}

impl Said {
    /// What the file is read with.
    pub fn known(&self) -> Known {
        Known { profiles: self.profiles.clone(), seen: self.seen.clone() }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// Counts up within the file; never used again.
    pub number: u32,
    /// The row that it is about: a pointer into the reading as it was read, such as
    /// `/documents/0/tables/0/rows/3`; for the second part of a split row with `+` and that
    /// decision's number.
    pub row: String,
    /// Where the row stood: a decision about a row that stands elsewhere now does not hold any more.
    pub seen: At,
    /// The row's title then, for people.
    pub title: Option<String>,
    pub act: Act,
    pub by: String,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Act {
    /// The row's fields have these values.
    Set { values: Map<String, Value>, how: How },
    /// The row is two: the first keeps what is not said here, the second has nothing but what is said.
    Split { first: Map<String, Value>, second: Map<String, Value> },
    /// Another row of the same list belongs to this one.
    Join { with: String },
    /// The row is left out.
    Skip,
}

impl Act {
    /// The key of its word on the screen.
    pub fn key(&self) -> &'static str {
        match self {
            Act::Set { how: How::Chosen, .. } => "chosen",
            Act::Set { how: How::Typed, .. } => "typed",
            Act::Set { how: How::Confirmed, .. } => "confirmed",
            Act::Split { .. } => "split",
            Act::Join { .. } => "joined",
            Act::Skip => "skipped",
        }
    }
}

/// How a person came to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Among the readings.
    Chosen,
    Typed,
    /// As it was read.
    Confirmed,
}

impl How {
    pub fn key(self) -> &'static str {
        match self {
            How::Chosen => "chosen",
            How::Typed => "typed",
            How::Confirmed => "confirmed",
        }
    }
}

/// That a value is a person's word: whose, since when, and what was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    pub how: How,
    pub by: String,
    pub at: Moment,
    pub read: Value,
}

/// Per field.
pub type Marks = BTreeMap<String, Mark>;
