//! A granted measure (*beviljad insats*): what it says, and how it is told as JSON.

use access::Visibility;
use db::Id;
use reading::contract::MeasureKind;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use types::{Amount, Moment};

/// What a project says: all that a person or a document may set. A missing text is empty, a missing amount is
/// `None`, and never 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    pub title: String,
    pub year: Option<i32>,
    /// The sub-region (*delregion*) that accounts for it.
    pub sub_region: String,
    /// Other sub-regions that it concerns, in order.
    pub areas: Vec<String>,
    pub theme: String,
    pub kind: Option<MeasureKind>,
    /// The priority issue (*prioriterad fråga*): a number or a word.
    pub priority: String,
    /// The project owner (*projektägare*) as printed.
    pub owner: String,
    pub applied: Option<Amount>,
    pub total_cost: Option<Amount>,
    pub grant: Option<Amount>,
    pub eu_part: Option<Amount>,
    pub co_funding: Option<Amount>,
    /// ISO 4217.
    pub currency: String,
    /// ISO date, or the year or month as far as known.
    pub start: String,
    pub end: String,
    pub place: String,
    pub reference: String,
    pub description: String,
}

impl Facts {
    /// Field by field, for comparing and for provenance; the names are those of the reading contract.
    pub fn to_map(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(map)) => map,
            _ => Map::new(),
        }
    }

    /// Fields that are missing or of the wrong form count as unknown.
    pub fn from_map(map: &Map<String, Value>) -> Facts {
        serde_json::from_value(Value::Object(map.clone())).unwrap_or_default()
    }
}

/// The fields under the names by which the audit log knows them.
pub(crate) fn audited(map: &Map<String, Value>) -> Value {
    let own = |name: &str| !matches!(name, "title" | "description" | "state");
    let rename = |name: &String| if own(name) { format!("project_{name}") } else { name.clone() };
    let plain = |value: &Value| match value {
        Value::Array(parts) => {
            Value::String(parts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "))
        }
        Value::String(text) if text.is_empty() => Value::Null,
        other => other.clone(),
    };
    let mut out: Map<String, Value> = map.iter().map(|(name, value)| (rename(name), plain(value))).collect();
    out.retain(|_, value| !value.as_str().is_some_and(str::is_empty));
    Value::Object(out)
}

/// A hundred thousand million of a currency: more than any measure costs, and so little that the totals of
/// 900,000 of them still fit in an amount. The form refuses what is larger, an import leaves it out and says
/// so.
pub const LARGEST_AMOUNT: Amount = Amount::from_ore(10_000_000_000_000);
/// Characters of a sub-region, a theme or a priority issue. All three stand in one row of an index, which
/// holds 2.7 kB on PostgreSQL.
pub(crate) const LONGEST_GROUP: usize = 200;
/// Characters of a title and other single lines.
pub(crate) const LONGEST_LINE: usize = 300;

/// Not larger than any measure can be.
pub fn is_plausible(amount: Amount) -> bool {
    (-LARGEST_AMOUNT.ore()..=LARGEST_AMOUNT.ore()).contains(&amount.ore())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Active,
    /// Taken out of lists and totals, never deleted.
    Withdrawn,
}

impl State {
    pub fn key(self) -> &'static str {
        match self {
            State::Active => "active",
            State::Withdrawn => "withdrawn",
        }
    }

    pub fn from_key(key: &str) -> State {
        if key == "active" { State::Active } else { State::Withdrawn }
    }
}

/// A project as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    pub id: Id,
    /// The organisation that owns the record.
    pub owner_id: Id,
    pub visibility: Visibility,
    pub revision: i64,
    pub state: State,
    /// The organisation behind `facts.owner`.
    pub grantee_id: Option<Id>,
    pub series_key: String,
    pub facts: Facts,
    pub changed_at: Moment,
}

/// A project to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewProject {
    pub id: Id,
    pub owner_id: Id,
    pub visibility: Visibility,
    pub grantee_id: Option<Id>,
    /// Empty for one that was not read from a list.
    pub series: String,
    pub series_key: String,
    pub facts: Facts,
    pub created_at: Moment,
}

pub const KINDS: [MeasureKind; 4] =
    [MeasureKind::Project, MeasureKind::PreStudy, MeasureKind::Agreement, MeasureKind::Operation];

/// As stored and in addresses.
pub fn kind_key(kind: Option<MeasureKind>) -> &'static str {
    match kind {
        None => "",
        Some(MeasureKind::Project) => "project",
        Some(MeasureKind::PreStudy) => "pre_study",
        Some(MeasureKind::Agreement) => "agreement",
        Some(MeasureKind::Operation) => "operation",
    }
}

pub fn kind_from_key(key: &str) -> Option<MeasureKind> {
    KINDS.into_iter().find(|kind| kind_key(Some(*kind)) == key)
}

/// The key of a kind's name on the screen.
pub fn kind_text(kind: Option<MeasureKind>) -> &'static str {
    match kind {
        None => "project-kind-unknown",
        Some(MeasureKind::Project) => "project-kind-project",
        Some(MeasureKind::PreStudy) => "project-kind-pre-study",
        Some(MeasureKind::Agreement) => "project-kind-agreement",
        Some(MeasureKind::Operation) => "project-kind-operation",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_survive_their_map() {
        let facts = Facts {
            title: "Gröna stråk".into(),
            year: Some(2023),
            kind: Some(MeasureKind::PreStudy),
            grant: Some(Amount::from_ore(1_050)),
            areas: vec!["Södra delen".into()],
            currency: "SEK".into(),
            ..Facts::default()
        };
        assert_eq!(Facts::from_map(&facts.to_map()), facts);
        let audited = audited(&facts.to_map());
        assert_eq!(audited["project_areas"], "Södra delen");
        assert_eq!(audited["project_theme"], Value::Null);
        assert_eq!(audited["title"], "Gröna stråk");
    }

    #[test]
    fn kinds_have_keys() {
        for kind in KINDS {
            assert_eq!(kind_from_key(kind_key(Some(kind))), Some(kind));
        }
        assert_eq!(kind_from_key(""), None);
    }
}
