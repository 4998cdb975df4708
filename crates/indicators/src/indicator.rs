//! Indicators (nyckeltal) and their targets, in the plan's own words.

use access::{RecordKind, Visibility};
use db::{FromQueryResult, Id};
use plan::IN_PLAN;
use reading::contract::{Target, TargetForm, TargetPeriod};
use serde::{Deserialize, Serialize};

pub const INDICATOR: RecordKind = RecordKind {
    key: "indicator",
    table: "indicator",
    title: "name",
    path: "/nyckeltal/",
    secret_fields: &["outcome"],
    withdrawable: true,
    parent: Some(IN_PLAN),
};

/// An indicator as stored.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Indicator {
    pub id: Id,
    pub owner_id: Id,
    pub owner_name: String,
    pub(crate) visibility: String,
    /// Shown as far as its plan.
    pub(crate) follows_plan: bool,
    pub revision: i64,
    pub(crate) state: String,
    pub plan_id: Option<Id>,
    /// The plan's title, if this viewer sees the plan.
    pub plan_title: Option<String>,
    pub(crate) plan_state: Option<String>,
    pub list_title: Option<String>,
    pub name: String,
    pub unit: Option<String>,
    pub source: Option<String>,
    pub marked: bool,
    /// Decimal text with a point.
    pub outcome: Option<String>,
    pub outcome_year: Option<i64>,
    pub trend: Option<String>,
    pub(crate) comparison: String,
    pub position: i64,
    /// The definition that it is measured by, if a person has said so.
    pub definition_id: Option<Id>,
    /// Whom the definition's values are about, as [`crate::definition::Subject::key`].
    pub(crate) subject: String,
    /// These three where there is no definition.
    pub(crate) direction: Option<String>,
    pub(crate) decimals: Option<i64>,
    pub(crate) minimum_answers: Option<i64>,
}

/// How an indicator is measured.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gauge {
    pub definition_id: Option<Id>,
    pub subject: String,
    pub direction: Option<String>,
    pub decimals: Option<i64>,
    pub minimum_answers: Option<i64>,
}

impl Indicator {
    pub(crate) fn gauge(&self) -> Gauge {
        Gauge {
            definition_id: self.definition_id,
            subject: self.subject.clone(),
            direction: self.direction.clone(),
            decimals: self.decimals,
            minimum_answers: self.minimum_answers,
        }
    }

    pub fn visibility(&self) -> Visibility {
        Visibility::from_key(&self.visibility).unwrap_or(Visibility::Own)
    }

    pub fn is_active(&self) -> bool {
        self.state == "active"
    }

    /// Active, and not of a plan that is withdrawn.
    pub(crate) fn is_listed(&self) -> bool {
        self.is_active() && self.plan_state.as_deref().is_none_or(|state| state == "active")
    }

    pub(crate) fn fields(&self, targets: &[TargetRow]) -> IndicatorFields {
        IndicatorFields {
            state: self.state.clone(),
            list_title: self.list_title.clone(),
            name: self.name.clone(),
            unit: self.unit.clone(),
            source: self.source.clone(),
            marked: self.marked,
            outcome: self.outcome.clone(),
            outcome_year: self.outcome_year,
            trend: self.trend.clone(),
            comparison: self.comparison.clone(),
            position: self.position,
            targets: targets.iter().map(|target| target.text.as_str()).collect::<Vec<_>>().join("\n"),
        }
    }
}

/// A target as stored; values are decimal text.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct TargetRow {
    pub indicator_id: Id,
    pub position: i64,
    pub text: String,
    pub form: String,
    pub value: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
    pub unit: Option<String>,
    pub period: Option<String>,
    pub year: Option<i64>,
}

impl TargetRow {
    pub(crate) fn new(indicator_id: Id, position: i64, target: &Target) -> TargetRow {
        TargetRow {
            indicator_id,
            position,
            text: target.text.clone(),
            form: key_of(&target.form).unwrap_or_else(|| "none".to_string()),
            value: target.value.map(decimal),
            low: target.low.map(decimal),
            high: target.high.map(decimal),
            unit: target.unit.clone(),
            period: target.period.as_ref().and_then(key_of),
            year: target.year.map(i64::from),
        }
    }

    /// As the grammar knows it.
    pub fn target(&self) -> Target {
        Target {
            text: self.text.clone(),
            form: of_key(&self.form).unwrap_or(TargetForm::None),
            value: self.value.as_deref().and_then(|text| text.parse().ok()),
            low: self.low.as_deref().and_then(|text| text.parse().ok()),
            high: self.high.as_deref().and_then(|text| text.parse().ok()),
            unit: self.unit.clone(),
            period: self.period.as_deref().and_then(of_key::<TargetPeriod>),
            year: self.year.and_then(|year| i32::try_from(year).ok()),
        }
    }
}

/// What a person or a document says of an indicator. `targets` holds one target on each line, in the plan's
/// words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorFields {
    pub state: String,
    pub list_title: Option<String>,
    pub name: String,
    pub unit: Option<String>,
    pub source: Option<String>,
    pub marked: bool,
    pub outcome: Option<String>,
    pub outcome_year: Option<i64>,
    pub trend: Option<String>,
    /// A JSON list as text.
    pub comparison: String,
    pub position: i64,
    pub targets: String,
}

/// The shortest decimal text that is this number.
pub(crate) fn decimal(value: f64) -> String {
    format!("{value}")
}

/// A number as typed (`1 215,5`) as decimal text; `None` if it is none.
pub fn decimal_of(typed: &str) -> Option<String> {
    let compact: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let compact = compact.replace('\u{2212}', "-").replace(',', ".");
    let digits = compact.strip_prefix('-').unwrap_or(&compact);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |text: &str| !text.is_empty() && text.len() < 16 && text.bytes().all(|b| b.is_ascii_digit());
    (plain(whole) && plain(part)).then_some(compact)
}

/// Decimal text as the language writes it.
pub fn shown(decimal: &str, english: bool) -> String {
    let negative = decimal.starts_with('-');
    let (whole, part) =
        decimal.trim_start_matches('-').split_once('.').unwrap_or((decimal.trim_start_matches('-'), ""));
    let whole = whole.parse::<i64>().map_or_else(|_| whole.to_string(), types::grouped);
    let whole = if english { whole.replace('\u{a0}', ",") } else { whole };
    let sign = if negative { "\u{2212}" } else { "" };
    let point = if english { '.' } else { ',' };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{point}{part}") }
}

fn key_of<T: Serialize>(value: &T) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_string)
}

fn of_key<T: for<'de> Deserialize<'de>>(key: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(key.to_string())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_survive_storing() {
        for text in ["minst 3,7", "1–3 per år", "bland de fem bästa", "en positiv utveckling", "200 ha"] {
            for target in reading::target::parse(text, Some(2026)) {
                assert_eq!(TargetRow::new(1, 0, &target).target(), target, "{text}");
            }
        }
    }

    #[test]
    fn numbers_as_typed() {
        let cases = [
            ("1 215,5", Some("1215.5")),
            ("76", Some("76")),
            ("\u{2212}3,25", Some("-3.25")),
            ("ungefär 3", None),
            ("3,", None),
            ("", None),
        ];
        for (typed, expected) in cases {
            assert_eq!(decimal_of(typed).as_deref(), expected, "{typed}");
        }
        assert_eq!(shown("12155.25", false), "12\u{a0}155,25");
        assert_eq!(shown("-76", true), "\u{2212}76");
    }
}
