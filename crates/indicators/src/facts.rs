//! What indicators say, for reports and other rooms: read-only, without what is marked secret, since a report
//! is made to be given away.

use access::Viewer;
use db::{Db, DbErr, Id};

use crate::{
    INDICATOR,
    indicator::shown,
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
