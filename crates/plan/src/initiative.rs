//! Initiatives, their activities, and who answers for them.

use access::{Mark, RecordKind, Viewer, Visibility};
use db::{FromQueryResult, Id};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};
use types::Moment;

use crate::{
    plan::IN_PLAN,
    priority::{Group, Level},
    status::StatusKind,
    when::{Span, span},
};

pub const INITIATIVE: RecordKind = RecordKind {
    key: "initiative",
    table: "initiative",
    title: "title",
    path: "/planer/insats/",
    secret_fields: &["intro", "aim", "goal", "activities", "budget"],
    withdrawable: true,
    parent: Some(IN_PLAN),
};

/// An initiative as stored.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Initiative {
    pub id: Id,
    pub plan_id: Id,
    pub part_id: Id,
    pub owner_id: Id,
    pub(crate) visibility: String,
    /// Shown as far as its plan.
    pub(crate) follows_plan: bool,
    pub revision: i64,
    pub(crate) state: String,
    pub title: String,
    pub intro: Option<String>,
    pub purpose: Option<String>,
    pub goal: Option<String>,
    pub when_text: Option<String>,
    pub year_from: Option<i64>,
    pub year_to: Option<i64>,
    pub priority_text: Option<String>,
    pub(crate) priority_level: Option<String>,
    pub follow_up: Option<String>,
    pub status: Option<String>,
    pub budget: Option<String>,
    pub baseline: Option<String>,
    pub method: Option<String>,
    pub(crate) labels: String,
    pub position: i64,
    pub(crate) status_kind: Option<String>,
}

impl Initiative {
    /// What its status means, if that is known.
    pub fn status_kind(&self) -> Option<StatusKind> {
        self.status_kind.as_deref().and_then(StatusKind::from_key)
    }

    pub fn visibility(&self) -> Visibility {
        Visibility::from_key(&self.visibility).unwrap_or(Visibility::Own)
    }

    pub fn is_active(&self) -> bool {
        self.state == "active"
    }

    pub fn level(&self) -> Option<Level> {
        self.priority_level.as_deref().and_then(Level::from_key)
    }

    pub fn priority(&self) -> Group {
        Group::of(self.priority_text.as_deref(), self.level())
    }

    pub fn span(&self) -> Option<Span> {
        self.year_from.map(|from| Span { from, to: self.year_to })
    }

    /// Labelled text that has no field of its own.
    pub fn labels(&self) -> Vec<(String, String)> {
        let map: Map<String, Value> = serde_json::from_str(&self.labels).unwrap_or_default();
        let words = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_string);
        map.into_iter().map(|(label, value)| (label, words(value))).collect()
    }
}

/// An activity as stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Activity {
    pub id: Id,
    pub initiative_id: Id,
    pub plan_id: Id,
    pub position: i64,
    pub text: String,
    pub when_text: Option<String>,
    pub status: Option<String>,
    pub progress: Option<String>,
    pub(crate) state: String,
    pub(crate) imported: Option<String>,
    /// When it was ticked off, and by which account; a person's word that no import touches.
    pub done_at: Option<Moment>,
    pub done_by: Option<Id>,
    /// A line that shows that it is done, maybe with a link in it.
    pub evidence: Option<String>,
}

impl Activity {
    pub fn is_done(&self) -> bool {
        self.done_at.is_some()
    }

    pub fn is_active(&self) -> bool {
        self.state == "active"
    }
}

/// Someone named in the who-column, or beside one activity.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Responsible {
    pub id: Id,
    pub plan_id: Id,
    pub initiative_id: Id,
    pub activity_id: Option<Id>,
    pub label: String,
    pub label_key: String,
    pub position: i64,
    /// Answers for the whole initiative.
    pub main: bool,
}

/// An activity with its own people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub activity: Activity,
    pub people: Vec<String>,
}

/// An initiative with all that hangs on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    pub initiative: Initiative,
    pub people: Vec<String>,
    /// The one of the people that is marked as main responsible.
    pub main: Option<String>,
    /// In order; withdrawn ones are left out unless they were asked for.
    pub tasks: Vec<Task>,
    /// Fields that a secrecy mark takes from this viewer.
    pub hidden: Vec<&'static str>,
}

impl Leaf {
    /// Everybody named, each once, those of the initiative first.
    pub fn everybody(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        let own = self.people.iter();
        for label in own.chain(self.tasks.iter().flat_map(|task| &task.people)) {
            let key = crate::person::label_key(label);
            if !all.iter().any(|seen| crate::person::label_key(seen) == key) {
                all.push(label);
            }
        }
        all
    }

    /// Takes away what the mark hides from this viewer.
    pub(crate) fn hide(&mut self, mark: &Mark, viewer: &Viewer) {
        let owner_id = self.initiative.owner_id;
        for field in INITIATIVE.secret_fields.iter().copied() {
            if !mark.hides(viewer, owner_id, field) {
                continue;
            }
            self.hidden.push(field);
            match field {
                "intro" => self.initiative.intro = None,
                "aim" => self.initiative.purpose = None,
                "goal" => self.initiative.goal = None,
                "budget" => self.initiative.budget = None,
                "activities" => self.tasks.clear(),
                _ => {}
            }
        }
    }

    pub fn hides(&self, field: &str) -> bool {
        self.hidden.contains(&field)
    }

    pub(crate) fn fields(&self) -> InitiativeFields {
        let row = &self.initiative;
        InitiativeFields {
            state: row.state.clone(),
            part_id: row.part_id,
            position: row.position,
            title: row.title.clone(),
            intro: row.intro.clone(),
            purpose: row.purpose.clone(),
            goal: row.goal.clone(),
            when_text: row.when_text.clone(),
            responsible: self.people.clone(),
            main: self.main.clone(),
            priority_text: row.priority_text.clone(),
            priority_level: row.priority_level.clone(),
            follow_up: row.follow_up.clone(),
            status: row.status.clone(),
            budget: row.budget.clone(),
            baseline: row.baseline.clone(),
            method: row.method.clone(),
            labels: row.labels.clone(),
        }
    }
}

/// What a person or a document says of an initiative, without its activities.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiativeFields {
    pub state: String,
    pub part_id: Id,
    pub position: i64,
    pub title: String,
    pub intro: Option<String>,
    /// `aim` in the history, where a purpose is why something is shared.
    #[serde(rename = "aim")]
    pub purpose: Option<String>,
    pub goal: Option<String>,
    pub when_text: Option<String>,
    #[serde(serialize_with = "as_line", deserialize_with = "from_line")]
    pub responsible: Vec<String>,
    /// The main one of the responsible. A person's word: documents say nothing of it.
    #[serde(default)]
    pub main: Option<String>,
    pub priority_text: Option<String>,
    pub priority_level: Option<String>,
    pub follow_up: Option<String>,
    pub status: Option<String>,
    pub budget: Option<String>,
    pub baseline: Option<String>,
    pub method: Option<String>,
    /// A JSON object as text.
    pub labels: String,
}

impl InitiativeFields {
    pub(crate) fn span(&self) -> Option<Span> {
        self.when_text.as_deref().and_then(span)
    }
}

/// What a person or a document says of an activity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityFields {
    pub state: String,
    pub position: i64,
    pub text: String,
    pub when_text: Option<String>,
    pub status: Option<String>,
    pub progress: Option<String>,
    #[serde(serialize_with = "as_line", deserialize_with = "from_line")]
    pub responsible: Vec<String>,
}

impl Task {
    pub(crate) fn fields(&self) -> ActivityFields {
        let row = &self.activity;
        ActivityFields {
            state: row.state.clone(),
            position: row.position,
            text: row.text.clone(),
            when_text: row.when_text.clone(),
            status: row.status.clone(),
            progress: row.progress.clone(),
            responsible: self.people.clone(),
        }
    }
}

/// Names are one line in the history, "Eva, Jonas".
fn as_line<S: Serializer>(labels: &[String], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&labels.join(", "))
}

fn from_line<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let line = String::deserialize(deserializer)?;
    Ok(line.split(", ").filter(|label| !label.is_empty()).map(str::to_string).collect())
}
