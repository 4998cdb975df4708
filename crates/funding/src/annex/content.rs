//! What an annual annex says.

use reading::contract::Severity;
use serde::{Deserialize, Serialize};

use crate::Facts;

/// One annual annex. What is marked secret has been left out before it got here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    pub year: i32,
    pub title: String,
    /// Paragraphs with empty lines between.
    pub introduction: String,
    /// The name of the organisation that compiled it.
    pub compiled_by: String,
    /// In the order of the document.
    pub parts: Vec<Part>,
}

/// What one sub-region (*delregion*) tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Part {
    pub sub_region: String,
    pub introduction: String,
    /// In the order in which they stand in their list.
    pub rows: Vec<Row>,
    pub findings: Vec<Note>,
}

/// A granted project.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    /// Number of the project's record; `None` where there is none.
    pub id: Option<String>,
    pub facts: Facts,
}

/// Something that looked odd, and how it was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Stable key of the rule, say `grant-exceeds-cost`.
    pub rule: String,
    pub severity: Severity,
    pub sv: String,
    pub en: String,
    /// The [`Row::id`] that it is about.
    pub row: Option<String>,
    /// That row's title.
    pub title: String,
    pub settled: bool,
    /// What was answered when it was settled.
    pub comment: String,
}

impl Content {
    /// All rows, part by part.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.parts.iter().flat_map(|part| &part.rows)
    }

    /// All findings, part by part.
    pub fn findings(&self) -> impl Iterator<Item = &Note> {
        self.parts.iter().flat_map(|part| &part.findings)
    }
}

impl Part {
    /// The row that a finding is about.
    pub fn row(&self, note: &Note) -> Option<&Row> {
        self.rows.iter().find(|row| row.id.is_some() && row.id == note.row)
    }
}
