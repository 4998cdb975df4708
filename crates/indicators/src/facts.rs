//! What indicators say, for reports and other rooms: read-only, without what is marked secret, since a report
//! is made to be given away.

use std::cmp::Ordering;

use access::Viewer;
use db::{Db, DbErr, Id};
use reading::Language;
use types::Light;

use crate::{
    INDICATOR, TargetRow,
    indicator::shown,
    standing::{Standing, standings},
    store::{self, IndicatorQuery},
};

/// An indicator of a plan as the plan prints it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    pub name: String,
    pub unit: String,
    /// In the plan's own words.
    pub targets: Vec<String>,
    /// With a decimal comma.
    pub outcome: String,
    pub outcome_year: Option<i64>,
    pub source: String,
    pub marked: bool,
}

/// Indicators of one plan at most.
const MOST_INDICATORS: i64 = 2_000;

/// The indicators of a plan, as far as this viewer sees them, in the plan's order.
pub async fn measured(db: &Db, viewer: &Viewer, plan_id: Id) -> Result<Vec<Measured>, DbErr> {
    let query = IndicatorQuery { plan_id: Some(plan_id), ..IndicatorQuery::default() };
    let rows = store::indicators(db, viewer, &query, (0, MOST_INDICATORS)).await?;
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let mut targets = store::targets(db.read(), &ids).await?;
    let marks = access::marks(db, INDICATOR.key, &ids).await?;
    let of = |row: crate::Indicator| {
        let hidden = marks.get(&row.id).is_some_and(|mark| mark.covers("outcome"));
        let own = targets.remove(&row.id).unwrap_or_default();
        Measured {
            targets: own.into_iter().map(|target| target.text).collect(),
            outcome: row.outcome.filter(|_| !hidden).map(|text| shown(&text, false)).unwrap_or_default(),
            outcome_year: row.outcome_year.filter(|_| !hidden),
            name: row.name,
            unit: row.unit.unwrap_or_default(),
            source: row.source.unwrap_or_default(),
            marked: row.marked,
        }
    };
    Ok(rows.into_iter().map(of).collect())
}

/// A value of an indicator's series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactPoint {
    /// "2026", "H1 2026".
    pub label: String,
    /// Decimal text with a point; `None` where there is none.
    pub value: Option<String>,
    pub answers: Option<i64>,
}

/// An indicator with how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorFact {
    pub id: Id,
    pub name: String,
    pub unit: String,
    /// Reported to the steering system too.
    pub marked: bool,
    pub source: String,
    /// As the plan writes them.
    pub targets: Vec<String>,
    /// The latest value with a decimal comma, and its period in words; empty if there is none.
    pub latest: String,
    pub latest_period: String,
    /// The worst of its targets' colours.
    pub light: Option<Light>,
    /// Why, in Swedish: one sentence for each target.
    pub sentences: Vec<String>,
    /// The same in English.
    pub sentences_en: Vec<String>,
    /// Up or down from the value before; `None` where the two cannot be compared.
    pub movement: Option<Ordering>,
    /// Decimals of the series.
    pub decimals: u32,
    pub points: Vec<FactPoint>,
    /// The index of the first point after a change of definition, and its year.
    pub breaks: Vec<(usize, i16)>,
    /// Some of the values are invented, to show how it works.
    pub example: bool,
}

/// The indicators of a plan, in the plan's order, as this viewer sees them and without what is marked secret.
pub async fn of_plan(db: &Db, viewer: &Viewer, plan_id: Id) -> Result<Vec<IndicatorFact>, DbErr> {
    let query = IndicatorQuery { plan_id: Some(plan_id), ..IndicatorQuery::default() };
    let rows = store::indicators(db, viewer, &query, (0, MOST_INDICATORS)).await?;
    facts(db, viewer, rows).await
}

/// These indicators, those of them that the viewer sees, in the given order.
pub async fn of_ids(db: &Db, viewer: &Viewer, ids: &[Id]) -> Result<Vec<IndicatorFact>, DbErr> {
    let rows = store::indicators_of_ids(db, viewer, ids).await?;
    let mut facts = facts(db, viewer, rows).await?;
    facts.sort_by_key(|fact| ids.iter().position(|id| *id == fact.id));
    Ok(facts)
}

async fn facts(db: &Db, viewer: &Viewer, rows: Vec<crate::Indicator>) -> Result<Vec<IndicatorFact>, DbErr> {
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let targets = store::targets(db.read(), &ids).await?;
    let marks = access::marks(db, INDICATOR.key, &ids).await?;
    let standings = standings(db, viewer, &rows).await?;
    let of = |row: crate::Indicator| {
        let hidden = marks.get(&row.id).is_some_and(|mark| mark.covers("outcome"));
        let own = targets.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let standing = standings.get(&row.id).filter(|_| !hidden).cloned().unwrap_or_default();
        fact(row, own, &standing, hidden)
    };
    Ok(rows.into_iter().map(of).collect())
}

fn fact(row: crate::Indicator, targets: &[TargetRow], standing: &Standing, hidden: bool) -> IndicatorFact {
    let said = |language| -> Vec<String> {
        let verdicts = if hidden { Vec::new() } else { standing.verdicts(targets, language) };
        verdicts.into_iter().map(|verdict| verdict.sentence).collect()
    };
    let latest = standing.latest();
    let value = latest.and_then(|point| point.value);
    let point = |point: &crate::series::Point| FactPoint {
        label: point.period.label(false),
        value: point.value.map(crate::decimal::Decimal::text),
        answers: point.answers,
    };
    IndicatorFact {
        id: row.id,
        name: row.name,
        unit: if hidden { row.unit.unwrap_or_default() } else { standing.unit.clone() },
        marked: row.marked,
        source: row.source.unwrap_or_default(),
        targets: targets.iter().map(|target| target.text.clone()).collect(),
        latest: value.map(|value| standing.number(value, false)).unwrap_or_default(),
        latest_period: latest.map(|point| point.period.words(false)).unwrap_or_default(),
        light: if hidden { None } else { standing.light(targets) },
        sentences: said(Language::Swedish),
        sentences_en: said(Language::English),
        movement: standing.series.movement(),
        decimals: standing.chart_decimals(),
        points: standing.series.points.iter().map(point).collect(),
        breaks: standing.series.breaks.iter().map(|one| (one.at, one.year)).collect(),
        example: standing.is_example(),
    }
}
