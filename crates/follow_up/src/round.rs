//! A follow-up round (*uppföljningsomgång*) as a record.

use access::Visibility;
use db::Id;
use serde::{Deserialize, Serialize};
use types::Moment;

use crate::{Record, Stage};

/// What the shared pages and the access rules know of a round.
pub const ROUND: access::RecordKind = access::RecordKind {
    key: "follow_up",
    table: "follow_up_round",
    title: "label",
    path: "/uppfoljning/",
    secret_fields: &[],
    withdrawable: true,
    parent: None,
};

/// When in its plan's time a round is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundKind {
    #[default]
    HalfYear,
    FullYear,
    /// Whenever the office wants one.
    Own,
}

impl RoundKind {
    pub const ALL: [RoundKind; 3] = [RoundKind::HalfYear, RoundKind::FullYear, RoundKind::Own];

    pub fn key(self) -> &'static str {
        match self {
            RoundKind::HalfYear => "half_year",
            RoundKind::FullYear => "full_year",
            RoundKind::Own => "own",
        }
    }

    pub fn from_key(key: &str) -> Option<RoundKind> {
        RoundKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// What people say of a round when they prepare it. Dates are ISO dates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundDraft {
    pub kind: RoundKind,
    pub label: String,
    pub period_from: String,
    pub period_to: String,
    /// The day on which the responsible are asked.
    pub opens_on: String,
    pub due_on: String,
}

/// A round as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    pub id: Id,
    pub owner_id: Id,
    pub owner_name: String,
    pub visibility: Visibility,
    pub revision: i64,
    pub is_active: bool,
    pub stage: Stage,
    pub plan_id: Id,
    pub draft: RoundDraft,
    pub opened_at: Option<Moment>,
    /// Why it was opened again last; empty if it never was.
    pub reopen_reason: String,
}

/// What a round said when it was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub number: i64,
    pub record: Record,
    pub sha256: String,
    /// Why there is another version than the first; empty for the first.
    pub reason: String,
    pub closed_at: Moment,
    pub closed_by: String,
}
