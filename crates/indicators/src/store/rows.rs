//! Indicators and their targets.

use std::collections::HashMap;

use access::{Viewer, visible, visible_beside};
use db::{Db, DbErr, Id, Sql, Tx, insert_all, values};
use plan::PLAN;
use sea_orm::ConnectionTrait;

use crate::indicator::{Gauge, INDICATOR, Indicator, IndicatorFields, TargetRow};

const COLUMNS: &str = "n.id, n.owner_id, o.name AS owner_name, n.visibility, n.follows_plan, n.revision, \
                       n.state, n.plan_id, \
                       n.list_title, n.name, n.unit, n.source, n.marked, n.outcome, n.outcome_year, n.trend, \
                       n.comparison, n.position, n.definition_id, n.subject, n.direction, \
                       n.decimals, n.minimum_answers";
const FROM: &str = "FROM indicator n JOIN organisation o ON o.id = n.owner_id LEFT JOIN plan p ON p.id \
                    = n.plan_id \
                    WHERE ";

/// What the list of indicators is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct IndicatorQuery {
    pub text: String,
    pub owner_id: Option<Id>,
    pub plan_id: Option<Id>,
    pub marked_only: bool,
    /// Withdrawn ones instead of the active.
    pub withdrawn: bool,
}

/// The columns, with the plan's title as far as the viewer may know it.
fn select(viewer: &Viewer) -> Sql {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS}, CASE WHEN "));
    sql.append(&visible(viewer, "p", &PLAN))
        .push(&format!(" THEN p.title END AS plan_title, p.state AS plan_state {FROM}"));
    sql
}

fn matching(db: &Db, viewer: &Viewer, query: &IndicatorQuery) -> Sql {
    let mut sql = Sql::new("n.state = ");
    sql.bind(if query.withdrawn { "withdrawn" } else { "active" });
    if let Some(owner_id) = query.owner_id {
        sql.push(" AND n.owner_id = ").bind(owner_id);
    }
    if let Some(plan_id) = query.plan_id {
        sql.push(" AND n.plan_id = ").bind(plan_id);
    }
    if query.marked_only {
        sql.push(" AND n.marked");
    }
    if let Some(found) = search::condition(db.engine(), INDICATOR.key, &query.text, "n") {
        sql.push(" AND ").append(&found);
    }
    sql.push(" AND ").append(&visible_beside(viewer, "n", &INDICATOR, "p"));
    sql
}

/// By organisation, plan and position.
pub(crate) async fn indicators(
    db: &Db,
    viewer: &Viewer,
    query: &IndicatorQuery,
    (offset, limit): (i64, i64),
) -> Result<Vec<Indicator>, DbErr> {
    let mut sql = select(viewer);
    sql.append(&matching(db, viewer, query));
    sql.push(" ORDER BY n.owner_id, n.series, n.position, n.id LIMIT ")
        .bind(limit)
        .push(" OFFSET ")
        .bind(offset);
    sql.all(db.read()).await
}

pub(crate) async fn count_indicators(
    db: &Db,
    viewer: &Viewer,
    query: &IndicatorQuery,
    most: i64,
) -> Result<i64, DbErr> {
    let mut sql = Sql::new(&format!("SELECT COUNT(*) AS value FROM (SELECT n.id {FROM}"));
    sql.append(&matching(db, viewer, query)).push(" LIMIT ").bind(most + 1).push(") hits");
    Ok(sql.value(db.read()).await?.unwrap_or_default())
}

pub(crate) async fn indicator(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Indicator>, DbErr> {
    let mut sql = select(viewer);
    sql.push("n.id = ").bind(id).push(" AND ").append(&visible_beside(viewer, "n", &INDICATOR, "p"));
    sql.one(db.read()).await
}

/// Those of these active indicators that the viewer sees.
pub(crate) async fn indicators_of_ids(db: &Db, viewer: &Viewer, ids: &[Id]) -> Result<Vec<Indicator>, DbErr> {
    let mut sql = select(viewer);
    sql.push("n.state = 'active' AND n.id IN ").bind_list(ids.iter().copied());
    sql.push(" AND ").append(&visible_beside(viewer, "n", &INDICATOR, "p"));
    sql.all(db.read()).await
}

/// The indicator whoever asks: for changes and the search index.
pub(crate) async fn any_indicator(tx: &Tx, id: Id) -> Result<Option<Indicator>, DbErr> {
    let text = format!("SELECT {COLUMNS}, p.title AS plan_title, p.state AS plan_state {FROM} n.id = $1");
    Sql::with(&text, [id]).one(tx.on()).await
}

/// All of an owner's series, withdrawn ones too: for imports.
pub(crate) async fn indicators_of_series(
    tx: &Tx,
    owner_id: Id,
    series: &str,
) -> Result<Vec<Indicator>, DbErr> {
    let mut sql = Sql::new(&format!(
        "SELECT {COLUMNS}, p.title AS plan_title, p.state AS plan_state {FROM} n.owner_id = "
    ));
    sql.bind(owner_id).push(" AND n.series = ").bind(series).push(" ORDER BY n.position, n.id");
    sql.all(tx.on()).await
}

/// The indicators that belong to a plan, whoever asks: for the search index.
pub(crate) async fn indicators_of_plan(tx: &Tx, plan_id: Id) -> Result<Vec<Indicator>, DbErr> {
    let text = format!(
        "SELECT {COLUMNS}, p.title AS plan_title, p.state AS plan_state \
         {FROM} n.plan_id = $1 ORDER BY n.position"
    );
    Sql::with(&text, [plan_id]).all(tx.on()).await
}

/// The targets of these indicators, in order.
pub(crate) async fn targets(
    on: &impl ConnectionTrait,
    ids: &[Id],
) -> Result<HashMap<Id, Vec<TargetRow>>, DbErr> {
    let mut sql = Sql::new(
        "SELECT indicator_id, position, text, form, value, low, high, unit, period, year FROM \
        indicator_target \
         WHERE indicator_id IN ",
    );
    sql.bind_list(ids.iter().copied()).push(" ORDER BY indicator_id, position");
    let rows: Vec<TargetRow> = sql.all(on).await?;
    let mut by_indicator: HashMap<Id, Vec<TargetRow>> = HashMap::new();
    for row in rows {
        by_indicator.entry(row.indicator_id).or_default().push(row);
    }
    Ok(by_indicator)
}

/// Inserts indicators, each with the series it belongs to.
pub(crate) async fn insert_indicators(tx: &Tx, rows: &[(Indicator, String)]) -> Result<(), DbErr> {
    let into = "indicator (id, owner_id, visibility, follows_plan, revision, state, plan_id, series, \
                list_title, name, \
                unit, source, marked, outcome, outcome_year, trend, comparison, position)";
    insert_all(tx, into, rows, |sql, (row, series)| {
        values!(sql, row.id, row.owner_id, row.visibility.clone(), row.follows_plan, row.revision);
        sql.push(", ");
        values!(
            sql,
            row.state.clone(),
            row.plan_id,
            series.clone(),
            row.list_title.clone(),
            row.name.clone()
        );
        sql.push(", ");
        values!(sql, row.unit.clone(), row.source.clone(), row.marked, row.outcome.clone(), row.outcome_year);
        sql.push(", ");
        values!(sql, row.trend.clone(), row.comparison.clone(), row.position);
    })
    .await
}

/// Replaces the targets of one indicator.
pub(crate) async fn set_targets(tx: &Tx, indicator_id: Id, rows: &[(Id, TargetRow)]) -> Result<(), DbErr> {
    let text = "DELETE FROM indicator_target WHERE indicator_id = $1";
    Sql::with(text, [indicator_id]).run(tx.on()).await?;
    insert_targets(tx, rows).await
}

/// Inserts targets, each with an id of its own.
pub(crate) async fn insert_targets(tx: &Tx, rows: &[(Id, TargetRow)]) -> Result<(), DbErr> {
    let into =
        "indicator_target (id, indicator_id, position, text, form, value, low, high, unit, period, year)";
    insert_all(tx, into, rows, |sql, (id, row)| {
        values!(
            sql,
            *id,
            row.indicator_id,
            row.position,
            row.text.clone(),
            row.form.clone(),
            row.value.clone()
        );
        sql.push(", ");
        values!(sql, row.low.clone(), row.high.clone(), row.unit.clone(), row.period.clone(), row.year);
    })
    .await
}

pub(crate) async fn update_indicator(
    tx: &Tx,
    id: Id,
    revision: i64,
    fields: &IndicatorFields,
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE indicator SET revision = revision + 1, state = ");
    sql.bind(fields.state.clone()).push(", list_title = ").bind(fields.list_title.clone());
    sql.push(", name = ").bind(fields.name.clone()).push(", unit = ").bind(fields.unit.clone());
    sql.push(", source = ").bind(fields.source.clone()).push(", marked = ").bind(fields.marked);
    sql.push(", outcome = ").bind(fields.outcome.clone()).push(", outcome_year = ").bind(fields.outcome_year);
    sql.push(", trend = ").bind(fields.trend.clone()).push(", comparison = ").bind(fields.comparison.clone());
    sql.push(", position = ").bind(fields.position);
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? == 1)
}

/// Indicators that follow their plan are shown as far as it is.
pub(crate) async fn follow_visibility(tx: &Tx, plan_id: Id) -> Result<(), DbErr> {
    let text = "UPDATE indicator SET revision = revision + 1, visibility = (SELECT visibility FROM plan \
                WHERE id = $1) \
                WHERE plan_id = $1 AND follows_plan \
                AND visibility <> (SELECT visibility FROM plan WHERE id = $1)";
    Sql::with(text, [plan_id]).run(tx.on()).await.map(|_| ())
}

/// After a change of an indicator's own visibility: does it still follow its plan?
pub(crate) async fn note_following(tx: &Tx, id: Id) -> Result<(), DbErr> {
    let text = "UPDATE indicator SET follows_plan = (visibility = (SELECT p.visibility FROM plan p \
                WHERE p.id = plan_id)) \
                WHERE id = $1 AND plan_id IS NOT NULL";
    Sql::with(text, [id]).run(tx.on()).await.map(|_| ())
}

/// How an indicator is measured, if the revision is still this one; false if somebody was first.
pub(crate) async fn update_gauge(tx: &Tx, id: Id, revision: i64, gauge: &Gauge) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE indicator SET revision = revision + 1, definition_id = ");
    sql.bind(gauge.definition_id).push(", subject = ").bind(gauge.subject.clone());
    sql.push(", direction = ").bind(gauge.direction.clone()).push(", decimals = ").bind(gauge.decimals);
    sql.push(", minimum_answers = ").bind(gauge.minimum_answers);
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? == 1)
}

/// Id and revision of an owner's active indicator whose name begins so.
pub(crate) async fn named(tx: &Tx, owner_id: Id, name: &str) -> Result<Option<(Id, i64)>, DbErr> {
    #[derive(db::FromQueryResult)]
    struct Row {
        id: Id,
        revision: i64,
        name: String,
    }
    let text = "SELECT id, revision, name FROM indicator WHERE owner_id = $1 AND state = 'active' \
                ORDER BY position, id";
    let rows: Vec<Row> = Sql::with(text, [owner_id]).all(tx.on()).await?;
    Ok(rows.into_iter().find(|row| row.name.starts_with(name)).map(|row| (row.id, row.revision)))
}
