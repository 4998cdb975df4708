//! A version of a strategy: whose, for which years, decided or not.

use access::{RecordKind, Visibility};
use db::{FromQueryResult, Id};
use serde::Serialize;

use crate::stage::Stage;

pub const STRATEGY: RecordKind = RecordKind {
    key: "strategy",
    table: "strategy",
    title: "title",
    path: "/strategier/",
    secret_fields: &["summary"],
    withdrawable: true,
    parent: None,
};

/// A version of a strategy as stored.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Strategy {
    pub id: Id,
    pub owner_id: Id,
    pub owner_name: String,
    pub(crate) visibility: String,
    pub revision: i64,
    pub(crate) state: String,
    /// The id of the first version.
    pub lineage: Id,
    pub previous_id: Option<Id>,
    pub title: String,
    /// Valid from this year on.
    pub year_from: i64,
    /// The last year that it is valid for; `None` until further notice.
    pub year_to: Option<i64>,
    pub(crate) stage: String,
    /// ISO date, or empty.
    pub decided_on: String,
    /// "§ 112", or empty.
    pub decided_section: String,
    pub numbers_projects: bool,
    pub document_id: Option<Id>,
    pub summary: String,
}

impl Strategy {
    pub fn visibility(&self) -> Visibility {
        Visibility::from_key(&self.visibility).unwrap_or(Visibility::Own)
    }

    pub fn is_active(&self) -> bool {
        self.state == "active"
    }

    pub fn stage(&self) -> Stage {
        Stage::from_key(&self.stage).unwrap_or(Stage::Draft)
    }

    /// "2021–2030", "2021–", or "2021".
    pub fn period(&self) -> String {
        match self.year_to {
            Some(to) if to == self.year_from => to.to_string(),
            Some(to) => format!("{}–{to}", self.year_from),
            None => format!("{}–", self.year_from),
        }
    }

    pub fn is_valid_in(&self, year: i64) -> bool {
        self.year_from <= year && self.year_to.is_none_or(|to| year <= to)
    }

    /// The decision in words: "§ 112, 2021-02-16".
    pub fn decision(&self) -> String {
        let parts = [self.decided_section.as_str(), self.decided_on.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    pub(crate) fn fields(&self) -> StrategyFields {
        StrategyFields {
            title: self.title.clone(),
            year_from: self.year_from,
            year_to: self.year_to,
            numbers_projects: self.numbers_projects,
            document_id: self.document_id,
            summary: self.summary.clone(),
        }
    }
}

/// What a person says of a strategy, apart from its decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct StrategyFields {
    pub title: String,
    pub year_from: i64,
    pub year_to: Option<i64>,
    pub numbers_projects: bool,
    pub document_id: Option<Id>,
    pub summary: String,
}
