//! The shape that `bygd read --format json` prints: the reading contract, version 1 (docs/reading.md).
//!
//! Every field is always printed; what is unknown is `null` or an empty list, never 0 or "". Amounts are
//! whole currency units with up to two decimals. Texts are as printed, with line breaks inside a sentence
//! joined.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use types::Amount;

/// All files of one run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub reading: u32,
    pub files: Vec<FileReading>,
    pub findings: Vec<Finding>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileReading {
    pub source: Source,
    /// Why the file could not be opened or decoded; then it has no documents.
    pub error: Option<Words>,
    pub documents: Vec<Document>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub name: String,
    pub media_type: Option<String>,
    /// Lower-case hexadecimal; `None` if the file could not be opened.
    pub sha256: Option<String>,
    /// `None` where the format has no pages.
    pub pages: Option<u32>,
    pub lines: Option<u32>,
}

/// The same message in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    pub sv: String,
    pub en: String,
}

impl Words {
    pub fn new(sv: impl Into<String>, en: impl Into<String>) -> Self {
        Words { sv: sv.into(), en: en.into() }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Document {
    Grants(Grants),
    Aggregates(Aggregates),
    Plan(Plan),
    Indicators(Indicators),
}

/// Where in a source something stands; each format fills what it has.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// First and last line, counted from 1; a line ends at LF or CRLF and at nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<[u32; 2]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// x0, y0, x1, y1 in points.
    #[serde(default, rename = "box", skip_serializing_if = "Option::is_none")]
    pub bounds: Option<[f64; 4]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cells: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// JSON pointer, or a path in HTML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The text was recognised in a picture (OCR) and may be wrong. Left out where it was not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub recognised: bool,
}

impl Place {
    pub fn lines(first: u32, last: u32) -> Self {
        Place { lines: Some([first, last]), ..Place::default() }
    }
}

pub type At = Vec<Place>;

/// How sure a field is. A field that is not named in `sure` is `Single`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sure {
    /// Evidence that could have failed agrees.
    Proved,
    /// There is only one way to read it.
    Single,
    /// The likeliest of several.
    Assumed,
    /// No way to choose: the value is null and every reading is an alternative.
    Ambiguous,
}

pub type SureFields = BTreeMap<String, Sure>;

/// Another reading that deserves a person's eye: a patch of the row's fields, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    pub values: Map<String, Value>,
    pub why: Words,
}

// ---- grants
// -------------------------------------------------------------------------------------------------

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Grants {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub year: Option<i32>,
    /// ISO 4217.
    pub currency: Option<String>,
    pub at: At,
    pub groups: Vec<Group>,
    pub tables: Vec<Table>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Group {
    pub path: Vec<String>,
    pub intro: Option<String>,
    pub announced: Announced,
    pub at: At,
}

/// What a group's introduction says beforehand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Announced {
    pub count: Option<u32>,
    pub priorities: Option<u32>,
    pub applied: Option<Amount>,
    pub total_cost: Option<Amount>,
    pub grant: Option<Amount>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    pub path: Vec<String>,
    pub at: At,
    pub columns: Vec<Column>,
    pub printed: PrintedTotals,
    pub proved: ProvedTotals,
    pub rows: Vec<GrantRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The row's field that the column fills; `None` keeps its cells in `other` under the header's text.
    pub field: Option<String>,
    pub header: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PrintedTotals {
    pub count: Option<u32>,
    pub applied: Option<Amount>,
    pub total_cost: Option<Amount>,
    pub grant: Option<Amount>,
}

/// Per printed total: reached, not reached, or (`None`) not printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvedTotals {
    pub count: Option<bool>,
    pub applied: Option<bool>,
    pub total_cost: Option<bool>,
    pub grant: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    Project,
    PreStudy,
    Agreement,
    Operation,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GrantRow {
    pub title: Option<String>,
    pub title_in_text: Option<String>,
    pub owner: Option<String>,
    pub owner_in_text: Option<String>,
    pub kind: Option<MeasureKind>,
    pub priority: Option<String>,
    pub applied: Option<Amount>,
    pub total_cost: Option<Amount>,
    pub grant: Option<Amount>,
    pub eu_part: Option<Amount>,
    pub co_funding: Option<Amount>,
    /// Percent as printed.
    pub share: Option<f64>,
    pub currency: Option<String>,
    /// ISO date, or the year or month as far as printed (`2023`, `2023-04`).
    pub start: Option<String>,
    pub end: Option<String>,
    pub place: Option<String>,
    pub reference: Option<String>,
    pub description: Option<String>,
    pub other: Map<String, Value>,
    pub sure: SureFields,
    pub alternatives: Vec<Alternative>,
    pub at: At,
    pub description_at: At,
}

// ---- aggregates
// ---------------------------------------------------------------------------------------------

/// A list that holds only sums per area or programme, and no projects.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Aggregates {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub year: Option<i32>,
    pub currency: Option<String>,
    pub at: At,
    pub rows: Vec<AggregateRow>,
    pub printed: PrintedAggregates,
    pub proved: ProvedAggregates,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AggregateRow {
    pub name: Option<String>,
    pub count: Option<u32>,
    pub applied: Option<Amount>,
    pub allotted: Option<Amount>,
    pub grant: Option<Amount>,
    pub sure: SureFields,
    pub alternatives: Vec<Alternative>,
    pub at: At,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PrintedAggregates {
    pub count: Option<u32>,
    pub applied: Option<Amount>,
    pub allotted: Option<Amount>,
    pub grant: Option<Amount>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvedAggregates {
    pub count: Option<bool>,
    pub applied: Option<bool>,
    pub allotted: Option<bool>,
    pub grant: Option<bool>,
}

// ---- plan
// ---------------------------------------------------------------------------------------------------

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub period: Option<Period>,
    pub preamble: Option<String>,
    pub at: At,
    pub chapters: Vec<Chapter>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    pub from: i32,
    pub to: i32,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Chapter {
    pub number: Option<String>,
    pub title: Option<String>,
    pub intro: Option<String>,
    pub at: At,
    pub sections: Vec<Section>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Section {
    pub number: Option<String>,
    pub title: Option<String>,
    pub intro: Option<String>,
    pub no_planned_activities: bool,
    pub at: At,
    pub initiatives: Vec<Initiative>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Initiative {
    pub title: Option<String>,
    pub intro: Option<String>,
    pub purpose: Option<String>,
    pub goal: Option<String>,
    pub activities: Vec<Activity>,
    pub when: Option<String>,
    pub responsible: Vec<String>,
    pub priority: Option<Priority>,
    pub follow_up: Option<String>,
    pub status: Option<String>,
    pub budget: Option<String>,
    pub baseline: Option<String>,
    pub method: Option<String>,
    /// Labelled text that has no field of its own.
    pub labels: Map<String, Value>,
    pub sure: SureFields,
    pub alternatives: Vec<Alternative>,
    pub at: At,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Activity {
    pub text: String,
    pub when: Option<String>,
    /// Filled only where the layout ties a person to this activity.
    pub responsible: Vec<String>,
    pub status: Option<String>,
    pub progress: Option<String>,
    pub at: At,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priority {
    pub text: String,
    pub level: Option<Level>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    High,
    Medium,
    Low,
}

// ---- indicators
// ---------------------------------------------------------------------------------------------

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Indicators {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub year: Option<i32>,
    pub at: At,
    pub rows: Vec<IndicatorRow>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct IndicatorRow {
    pub name: Option<String>,
    pub unit: Option<String>,
    pub outcome: Option<f64>,
    pub outcome_year: Option<i32>,
    pub comparison: Vec<Comparison>,
    pub trend: Option<String>,
    pub source: Option<String>,
    /// Marked in the document, say with an asterisk.
    pub marked: bool,
    pub targets: Vec<Target>,
    pub sure: SureFields,
    pub alternatives: Vec<Alternative>,
    pub at: At,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    pub name: String,
    pub value: Option<f64>,
    pub year: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    pub text: String,
    pub form: TargetForm,
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub unit: Option<String>,
    pub period: Option<TargetPeriod>,
    pub year: Option<i32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetForm {
    AtLeast,
    Above,
    AtMost,
    Below,
    Reach,
    Range,
    CountInPeriod,
    RankWithin,
    Improving,
    BetterThanPrevious,
    Milestone,
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetPeriod {
    Year,
    HalfYear,
    Quarter,
    Month,
    Week,
}

// ---- findings
// -----------------------------------------------------------------------------------------------

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// A stable key such as `grant-exceeds-cost`.
    pub rule: String,
    pub severity: Severity,
    pub message: Words,
    pub places: Vec<FindingPlace>,
    pub values: Map<String, Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Error,
    Warning,
    Note,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FindingPlace {
    /// Index into `files`.
    pub file: usize,
    /// JSON pointer into the whole reading, such as `/files/0/documents/0/tables/0/rows/1`.
    pub pointer: String,
    pub at: At,
}
