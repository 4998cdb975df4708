//! Definitions: what is measured, in which unit, which way is better, where values come from, how they may be
//! put together, and which definition came after.

use access::{RecordKind, Visibility};
use db::{FromQueryResult, Id};
use serde::{Deserialize, Serialize};

use crate::{aggregate::Aggregation, period::PeriodKind, series::Direction};

pub const DEFINITION: RecordKind = RecordKind {
    key: "definition",
    table: "indicator_definition",
    title: "name",
    path: "/definitioner/",
    secret_fields: &[],
    withdrawable: true,
    parent: None,
};

/// Where a definition's values come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// People write them or read them in from a file.
    Manual,
    Kolada,
    Pxweb,
    /// Bygd counts its own records.
    Counted,
}

impl SourceKind {
    pub const ALL: [SourceKind; 4] =
        [SourceKind::Manual, SourceKind::Kolada, SourceKind::Pxweb, SourceKind::Counted];

    /// As stored.
    pub fn key(self) -> &'static str {
        match self {
            SourceKind::Manual => "manual",
            SourceKind::Kolada => "kolada",
            SourceKind::Pxweb => "pxweb",
            SourceKind::Counted => "counted",
        }
    }

    pub fn from_key(key: &str) -> Option<SourceKind> {
        SourceKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// A definition as stored.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Definition {
    pub id: Id,
    pub owner_id: Id,
    pub owner_name: String,
    pub(crate) visibility: String,
    pub revision: i64,
    pub(crate) state: String,
    pub name: String,
    pub description: String,
    pub unit: String,
    pub(crate) direction: String,
    pub decimals: i64,
    pub(crate) source_kind: String,
    /// What the source calls it: a KPI's or a table's id, a counter's key.
    pub source_ref: String,
    /// The title that was chosen; fetching stops if the source says another one.
    pub source_title: String,
    /// What is chosen in a table, as JSON; else empty.
    pub source_selection: String,
    pub(crate) rhythm: String,
    /// A date, or empty.
    pub next_publication: String,
    pub(crate) aggregation: String,
    pub weight_id: Option<Id>,
    pub minimum_answers: Option<i64>,
    pub valid_from: Option<i64>,
    pub valid_to: Option<i64>,
    pub replaced_by: Option<Id>,
}

impl Definition {
    pub fn visibility(&self) -> Visibility {
        Visibility::from_key(&self.visibility).unwrap_or(Visibility::Own)
    }

    pub fn is_active(&self) -> bool {
        self.state == "active"
    }

    pub fn direction(&self) -> Direction {
        Direction::from_key(&self.direction).unwrap_or(Direction::Neither)
    }

    pub fn source_kind(&self) -> SourceKind {
        SourceKind::from_key(&self.source_kind).unwrap_or(SourceKind::Manual)
    }

    pub fn rhythm(&self) -> PeriodKind {
        PeriodKind::from_key(&self.rhythm).unwrap_or(PeriodKind::Year)
    }

    pub fn aggregation(&self) -> Aggregation {
        Aggregation::from_key(&self.aggregation).unwrap_or(Aggregation::Never)
    }

    /// Decimals of its unit.
    pub fn decimals(&self) -> u32 {
        u32::try_from(self.decimals).unwrap_or(0).min(6)
    }

    /// "2015–2023", "från 2024", or empty.
    pub(crate) fn years(&self, from_word: &str) -> String {
        match (self.valid_from, self.valid_to) {
            (None, None) => String::new(),
            (Some(from), None) => format!("{from_word} {from}"),
            (from, Some(to)) => format!("{}–{to}", from.map(|from| from.to_string()).unwrap_or_default()),
        }
    }

    pub(crate) fn fields(&self) -> DefinitionFields {
        DefinitionFields {
            state: self.state.clone(),
            name: self.name.clone(),
            description: self.description.clone(),
            unit: self.unit.clone(),
            direction: self.direction.clone(),
            decimals: self.decimals,
            source_kind: self.source_kind.clone(),
            source_ref: self.source_ref.clone(),
            source_title: self.source_title.clone(),
            source_selection: self.source_selection.clone(),
            rhythm: self.rhythm.clone(),
            next_publication: self.next_publication.clone(),
            aggregation: self.aggregation.clone(),
            weight_id: self.weight_id,
            minimum_answers: self.minimum_answers,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            replaced_by: self.replaced_by,
        }
    }
}

/// What people say of a definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefinitionFields {
    pub state: String,
    pub name: String,
    pub description: String,
    pub unit: String,
    pub direction: String,
    pub decimals: i64,
    pub source_kind: String,
    pub source_ref: String,
    pub source_title: String,
    pub source_selection: String,
    pub rhythm: String,
    pub next_publication: String,
    pub aggregation: String,
    pub weight_id: Option<Id>,
    pub minimum_answers: Option<i64>,
    pub valid_from: Option<i64>,
    pub valid_to: Option<i64>,
    pub replaced_by: Option<Id>,
}

impl Default for DefinitionFields {
    /// A yearly number that people write, that describes and is not put together.
    fn default() -> DefinitionFields {
        DefinitionFields {
            state: "active".to_string(),
            name: String::new(),
            description: String::new(),
            unit: String::new(),
            direction: Direction::Neither.key().to_string(),
            decimals: 0,
            source_kind: SourceKind::Manual.key().to_string(),
            source_ref: String::new(),
            source_title: String::new(),
            source_selection: String::new(),
            rhythm: PeriodKind::Year.key().to_string(),
            next_publication: String::new(),
            aggregation: Aggregation::Never.key().to_string(),
            weight_id: None,
            minimum_answers: None,
            valid_from: None,
            valid_to: None,
            replaced_by: None,
        }
    }
}

/// Whom a value is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// Those whose indicator it is.
    Own,
    /// The code of a municipality (four digits), of a county (two), or `00` for the nation.
    Place(String),
    /// A source's group of municipalities: `G` and digits.
    Group(String),
    Organisation(Id),
    /// A sub-region as granted projects call it.
    SubRegion(String),
}

impl Subject {
    /// As stored.
    pub fn key(&self) -> String {
        match self {
            Subject::Own => String::new(),
            Subject::Place(code) | Subject::Group(code) => code.clone(),
            Subject::Organisation(id) => format!("o:{id}"),
            Subject::SubRegion(name) => format!("s:{name}"),
        }
    }

    pub fn from_key(key: &str) -> Option<Subject> {
        if key.is_empty() {
            return Some(Subject::Own);
        }
        if let Some(id) = key.strip_prefix("o:") {
            return id.parse().ok().map(Subject::Organisation);
        }
        if let Some(name) = key.strip_prefix("s:") {
            return (!name.is_empty()).then(|| Subject::SubRegion(name.to_string()));
        }
        let digits = key.strip_prefix('G').unwrap_or_default();
        if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
            return Some(Subject::Group(key.to_string()));
        }
        let place = matches!(key.len(), 2 | 4) && key.bytes().all(|b| b.is_ascii_digit());
        place.then(|| Subject::Place(key.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_keep_their_zeros() {
        for key in ["", "00", "14", "0180", "1490", "o:17", "G37344", "s:Sjöbygden"] {
            assert_eq!(Subject::from_key(key).map(|subject| subject.key()).as_deref(), Some(key));
        }
        for bad in ["180", "o:", "s:", "14900", "ab"] {
            assert_eq!(Subject::from_key(bad), None, "{bad}");
        }
    }
}
