//! How indicators stand: their values by the definitions that they are measured by, joined to one series, and
//! what that says of their targets.

use std::collections::{BTreeSet, HashMap};

use access::Viewer;
use db::{Db, DbErr, Id};
use jiff::civil::Date;
use reading::Language;
use types::{Light, stockholm_date};

use crate::{
    Indicator, TargetRow,
    decimal::Decimal,
    definition::Definition,
    judge::{Measure, Verdict, judge, overall},
    period::Period,
    series::{Direction, Point, Series},
    store,
    value::{Origin, ValueRow},
};

/// How one indicator stands.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The definition that it is measured by and those before, the newest first, as far as they are seen.
    pub chain: Vec<Definition>,
    pub series: Series,
    /// Where the values in the series come from, as stored (`kolada`, `manual` …).
    pub origins: BTreeSet<String>,
    pub direction: Option<Direction>,
    pub decimals: Option<u32>,
    pub minimum_answers: Option<i64>,
    pub unit: String,
    pub today: Date,
}

impl Standing {
    /// The verdict of each target, in order.
    pub fn verdicts(&self, targets: &[TargetRow], language: Language) -> Vec<Verdict> {
        let measure = Measure {
            series: &self.series,
            direction: self.direction,
            minimum_answers: self.minimum_answers,
            decimals: self.decimals,
            unit: &self.unit,
            today: self.today,
        };
        targets.iter().map(|target| judge(target, &measure, language)).collect()
    }

    pub fn light(&self, targets: &[TargetRow]) -> Option<Light> {
        overall(&self.verdicts(targets, Language::Swedish))
    }

    pub fn latest(&self) -> Option<&Point> {
        self.series.points.get(self.series.latest(None)?)
    }

    /// A value in the unit's decimals.
    pub fn number(&self, value: Decimal, english: bool) -> String {
        let decimals = self.decimals.map(|least| least.max(value.decimals().min(least + 2)));
        value.shown(decimals, english)
    }

    /// Decimals that all values of the series need, for a chart.
    pub fn chart_decimals(&self) -> u32 {
        let values = self.series.points.iter().filter_map(|point| point.value);
        values.map(Decimal::decimals).max().unwrap_or(0).max(self.decimals.unwrap_or(0)).min(6)
    }

    /// Are there invented values among them?
    pub fn is_example(&self) -> bool {
        self.origins.contains(Origin::Example.key())
    }

    fn new(indicator: &Indicator, chain: Vec<Definition>, today: Date) -> Standing {
        let newest = chain.first();
        let own = indicator.direction.as_deref().and_then(Direction::from_key);
        let unit = indicator.unit.clone().filter(|unit| !unit.is_empty());
        Standing {
            direction: own.or_else(|| newest.map(Definition::direction)),
            decimals: indicator
                .decimals
                .and_then(|decimals| u32::try_from(decimals).ok())
                .or_else(|| newest.map(Definition::decimals)),
            minimum_answers: indicator
                .minimum_answers
                .or_else(|| newest.and_then(|definition| definition.minimum_answers)),
            unit: unit.or_else(|| newest.map(|definition| definition.unit.clone())).unwrap_or_default(),
            chain,
            today,
            ..Standing::default()
        }
    }

    /// Puts an indicator's own values among those of its definitions: they fill what the definitions lack.
    fn join(&mut self, indicator: &Indicator, values: &Values) {
        let mut lists: Vec<Vec<Point>> = Vec::new();
        for definition in &self.chain {
            let rows = values.of(definition.id, &indicator.subject);
            self.origins.extend(rows.iter().map(|row| row.source.clone()));
            lists.push(rows.iter().filter_map(ValueRow::point).collect());
        }
        if lists.is_empty() {
            lists.push(Vec::new());
        }
        let own = values.of(indicator.id, "");
        let mut points: Vec<Point> = own.iter().filter_map(ValueRow::point).collect();
        self.origins.extend(own.iter().map(|row| row.source.clone()));
        let known = points.iter().chain(lists.iter().flatten()).map(|point| point.period);
        let known: Vec<Period> = known.collect();
        points.extend(printed(indicator).filter(|point| !known.contains(&point.period)));
        for point in points {
            let year = i64::from(point.period.calendar_year());
            let covers = |definition: &Definition| definition.valid_from.is_none_or(|from| from <= year);
            let last = lists.len() - 1;
            let place = self.chain.iter().position(covers).unwrap_or(last);
            if !lists[place].iter().any(|other| other.period == point.period && other.value.is_some()) {
                lists[place].retain(|other| other.period != point.period);
                lists[place].push(point);
            }
        }
        self.series = Series::joined(lists);
    }
}

/// The outcome that the plan's document printed, as a point.
fn printed(indicator: &Indicator) -> Option<Point> {
    let year = indicator.outcome_year.and_then(|year| i16::try_from(year).ok())?;
    let period = Period::year(year)?;
    let value = indicator.outcome.as_deref().and_then(Decimal::parse)?;
    Some(Point { period, value: Some(value), answers: None, preliminary: false, as_of: period.last() })
}

/// Current values by holder and subject.
#[derive(Default)]
struct Values(HashMap<(Id, String), Vec<ValueRow>>);

impl Values {
    fn of(&self, holder: Id, subject: &str) -> &[ValueRow] {
        self.0.get(&(holder, subject.to_string())).map(Vec::as_slice).unwrap_or_default()
    }

    fn add(&mut self, rows: Vec<ValueRow>) {
        for row in rows {
            self.0.entry((row.holder_id, row.subject.clone())).or_default().push(row);
        }
    }
}

/// How these indicators stand, as this viewer may know: in four queries, however many they are.
pub async fn standings(
    db: &Db,
    viewer: &Viewer,
    indicators: &[Indicator],
) -> Result<HashMap<Id, Standing>, DbErr> {
    let today = stockholm_date(viewer.now);
    let wanted: BTreeSet<Id> = indicators.iter().filter_map(|one| one.definition_id).collect();
    let wanted: Vec<Id> = wanted.into_iter().collect();
    let chains = if wanted.is_empty() { Vec::new() } else { store::chains(db, viewer, &wanted).await? };
    let by_id: HashMap<Id, Vec<Definition>> = wanted.into_iter().zip(chains).collect();
    let mut values = Values::default();
    let holders: Vec<Id> = by_id.values().flatten().map(|definition| definition.id).collect();
    if !holders.is_empty() {
        let subjects: BTreeSet<String> = indicators.iter().map(|one| one.subject.clone()).collect();
        let subjects: Vec<String> = subjects.into_iter().collect();
        values.add(store::totals(db.read(), &holders, Some(&subjects)).await?);
    }
    let ids: Vec<Id> = indicators.iter().map(|one| one.id).collect();
    values.add(store::totals(db.read(), &ids, Some(&[String::new()])).await?);
    let mut standings = HashMap::new();
    for indicator in indicators {
        let chain = indicator.definition_id.and_then(|id| by_id.get(&id)).cloned().unwrap_or_default();
        let mut standing = Standing::new(indicator, chain, today);
        standing.join(indicator, &values);
        standings.insert(indicator.id, standing);
    }
    Ok(standings)
}
