//! Plans and their parts: rows as stored, and the fields that people and documents change.

use access::{Parent, RecordKind, Tie, Visibility};
use db::{FromQueryResult, Id};
use serde::{Deserialize, Serialize};
use types::{Moment, stockholm_date};

use crate::stage::Stage;

pub const PLAN: RecordKind = RecordKind {
    key: "plan",
    table: "plan",
    title: "title",
    path: "/planer/",
    secret_fields: &["preamble"],
    withdrawable: true,
    parent: None,
};

/// Initiatives and indicators hang on their plan.
pub const IN_PLAN: Parent = Parent { kind: &PLAN, column: "plan_id", tie: Tie::Follows("follows_plan") };

/// A plan as stored.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Plan {
    pub id: Id,
    pub owner_id: Id,
    pub owner_name: String,
    pub(crate) visibility: String,
    pub revision: i64,
    pub(crate) state: String,
    pub(crate) stage: String,
    pub(crate) numbering: String,
    pub series: String,
    pub title: String,
    pub publisher: Option<String>,
    pub year_from: Option<i64>,
    pub year_to: Option<i64>,
    pub preamble: Option<String>,
}

impl Plan {
    pub fn visibility(&self) -> Visibility {
        Visibility::from_key(&self.visibility).unwrap_or(Visibility::Own)
    }

    pub fn is_active(&self) -> bool {
        self.state == "active"
    }

    /// Where it stands; what is not known counts as closed, so that nothing is changed.
    pub fn stage(&self) -> Stage {
        Stage::from_key(&self.stage).unwrap_or(Stage::Closed)
    }

    /// Its chapters and sections get their numbers from their order.
    pub fn is_numbered(&self) -> bool {
        self.numbering == "automatic"
    }

    /// The year that times without one lie in: the plan's first.
    pub fn year(&self, now: Moment) -> i16 {
        let named = self.year_from.and_then(|year| i16::try_from(year).ok());
        named.unwrap_or_else(|| stockholm_date(now).year())
    }

    /// "2026", "2026–2028", or empty.
    pub fn period(&self) -> String {
        period(self.year_from, self.year_to)
    }

    pub(crate) fn fields(&self) -> PlanFields {
        PlanFields {
            state: self.state.clone(),
            title: self.title.clone(),
            publisher: self.publisher.clone(),
            year_from: self.year_from,
            year_to: self.year_to,
            preamble: self.preamble.clone(),
        }
    }
}

/// Years as people write them.
pub fn period(from: Option<i64>, to: Option<i64>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from != to => format!("{from}–{to}"),
        (Some(year), _) | (None, Some(year)) => year.to_string(),
        (None, None) => String::new(),
    }
}

/// What a person or a document says of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanFields {
    pub state: String,
    pub title: String,
    pub publisher: Option<String>,
    pub year_from: Option<i64>,
    pub year_to: Option<i64>,
    pub preamble: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartLevel {
    Chapter,
    Section,
}

impl PartLevel {
    pub fn key(self) -> &'static str {
        match self {
            PartLevel::Chapter => "chapter",
            PartLevel::Section => "section",
        }
    }
}

/// A chapter or a section.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Part {
    pub id: Id,
    pub plan_id: Id,
    pub parent_id: Option<Id>,
    pub(crate) level: String,
    pub revision: i64,
    pub(crate) state: String,
    pub number: Option<String>,
    pub title: Option<String>,
    pub intro: Option<String>,
    pub no_planned_activities: bool,
    pub position: i64,
}

impl Part {
    pub fn level(&self) -> PartLevel {
        if self.level == "section" { PartLevel::Section } else { PartLevel::Chapter }
    }

    pub fn is_active(&self) -> bool {
        self.state == "active"
    }

    /// "3.1 Besök", "Besök", or empty.
    pub fn heading(&self) -> String {
        let parts = [self.number.as_deref(), self.title.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn fields(&self) -> PartFields {
        PartFields {
            state: self.state.clone(),
            parent_id: self.parent_id,
            number: self.number.clone(),
            title: self.title.clone(),
            intro: self.intro.clone(),
            no_planned_activities: self.no_planned_activities,
            position: self.position,
        }
    }
}

/// What a person or a document says of a chapter or a section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartFields {
    pub state: String,
    pub parent_id: Option<Id>,
    pub number: Option<String>,
    pub title: Option<String>,
    pub intro: Option<String>,
    pub no_planned_activities: bool,
    pub position: i64,
}

#[cfg(test)]
mod tests {
    use super::period;

    #[test]
    fn years_as_people_write_them() {
        let cases = [
            (Some(2026), Some(2026), "2026"),
            (Some(2026), Some(2028), "2026–2028"),
            (Some(2026), None, "2026"),
            (None, None, ""),
        ];
        for (from, to, expected) in cases {
            assert_eq!(period(from, to), expected);
        }
    }
}
