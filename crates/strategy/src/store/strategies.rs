//! Strategies: the list, one, its versions, writing.

use access::{Viewer, visible};
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;

use crate::{
    stage::Stage,
    strategy::{STRATEGY, Strategy, StrategyFields},
};

const COLUMNS: &str = "SELECT s.id, s.owner_id, o.name AS owner_name, s.visibility, s.revision, s.state, \
                       s.lineage, s.previous_id, s.title, s.year_from, s.year_to, s.stage, s.decided_on, \
                       s.decided_section, s.numbers_projects, s.document_id, s.summary \
                       FROM strategy s JOIN organisation o ON o.id = s.owner_id WHERE ";

/// What the list is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct StrategyQuery {
    pub text: String,
    pub owner_id: Option<Id>,
    pub year: Option<i64>,
    pub stage: Option<Stage>,
    /// Withdrawn ones instead of the active.
    pub withdrawn: bool,
}

fn matching(db: &Db, viewer: &Viewer, query: &StrategyQuery) -> Sql {
    let mut sql = Sql::new("s.state = ");
    sql.bind(if query.withdrawn { "withdrawn" } else { "active" });
    if let Some(owner_id) = query.owner_id {
        sql.push(" AND s.owner_id = ").bind(owner_id);
    }
    if let Some(year) = query.year {
        sql.push(" AND s.year_from <= ").bind(year);
        sql.push(" AND (s.year_to IS NULL OR s.year_to >= ").bind(year).push(")");
    }
    if let Some(stage) = query.stage {
        sql.push(" AND s.stage = ").bind(stage.key());
    }
    if let Some(found) = search::condition(db.engine(), STRATEGY.key, &query.text, "s") {
        sql.push(" AND ").append(&found);
    }
    sql.push(" AND ").append(&visible(viewer, "s", &STRATEGY));
    sql
}

/// A page of the list, by title and years.
pub(crate) async fn strategies(
    db: &Db,
    viewer: &Viewer,
    query: &StrategyQuery,
    (offset, limit): (i64, i64),
) -> Result<Vec<Strategy>, DbErr> {
    let mut sql = Sql::new(COLUMNS);
    sql.append(&matching(db, viewer, query));
    sql.push(" ORDER BY s.title_sort, s.year_from DESC, s.id LIMIT ").bind(limit);
    sql.push(" OFFSET ").bind(offset);
    sql.all(db.read()).await
}

/// Exact up to `most`.
pub(crate) async fn count_strategies(
    db: &Db,
    viewer: &Viewer,
    query: &StrategyQuery,
    most: i64,
) -> Result<i64, DbErr> {
    let mut sql = Sql::new("SELECT COUNT(*) AS value FROM (SELECT s.id FROM strategy s WHERE ");
    sql.append(&matching(db, viewer, query)).push(" LIMIT ").bind(most + 1).push(") hits");
    Ok(sql.value(db.read()).await?.unwrap_or_default())
}

/// The strategy, if this viewer sees it.
pub(crate) async fn strategy(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Strategy>, DbErr> {
    let mut sql = Sql::new(COLUMNS);
    sql.push("s.id = ").bind(id).push(" AND ").append(&visible(viewer, "s", &STRATEGY));
    sql.one(db.read()).await
}

/// The strategy whoever asks: for changes and the search index.
pub(crate) async fn any_strategy(on: &impl ConnectionTrait, id: Id) -> Result<Option<Strategy>, DbErr> {
    Sql::with(&format!("{COLUMNS} s.id = $1"), [id]).one(on).await
}

/// Active strategies of these organisations that the viewer sees, by organisation, the newest first.
pub(crate) async fn of_owners(db: &Db, viewer: &Viewer, owners: &[Id]) -> Result<Vec<Strategy>, DbErr> {
    let mut sql = Sql::new(COLUMNS);
    sql.push("s.state = 'active' AND s.owner_id IN ").bind_list(owners.iter().copied());
    sql.push(" AND ").append(&visible(viewer, "s", &STRATEGY));
    sql.push(" ORDER BY o.name_sort, s.owner_id, s.year_from DESC, s.id DESC");
    sql.all(db.read()).await
}

/// These strategies, those that the viewer sees.
pub(crate) async fn of_ids(db: &Db, viewer: &Viewer, ids: &[Id]) -> Result<Vec<Strategy>, DbErr> {
    let mut found = Vec::new();
    for ids in ids.chunks(super::IDS_AT_A_TIME) {
        let mut sql = Sql::new(COLUMNS);
        sql.push("s.id IN ").bind_list(ids.iter().copied());
        sql.push(" AND ").append(&visible(viewer, "s", &STRATEGY));
        found.extend(sql.all::<Strategy>(db.read()).await?);
    }
    Ok(found)
}

/// All versions of a strategy that the viewer sees, the oldest first.
pub(crate) async fn versions(db: &Db, viewer: &Viewer, lineage: Id) -> Result<Vec<Strategy>, DbErr> {
    let mut sql = Sql::new(COLUMNS);
    sql.push("s.lineage = ").bind(lineage).push(" AND ").append(&visible(viewer, "s", &STRATEGY));
    sql.push(" ORDER BY s.year_from, s.id");
    sql.all(db.read()).await
}

/// Strategies whose issues the numbers of granted projects may mean, those that the viewer sees.
pub(crate) async fn numbering(db: &Db, viewer: &Viewer) -> Result<Vec<Strategy>, DbErr> {
    let mut sql = Sql::new(COLUMNS);
    sql.push("s.numbers_projects AND s.state = 'active' AND s.stage <> 'draft' AND ");
    sql.append(&visible(viewer, "s", &STRATEGY)).push(" ORDER BY s.id");
    sql.all(db.read()).await
}

#[derive(FromQueryResult)]
struct OwnerRow {
    id: Id,
    name: String,
}

/// Organisations that own a seen strategy, by name.
pub(crate) async fn strategy_owners(db: &Db, viewer: &Viewer) -> Result<Vec<(Id, String)>, DbErr> {
    let mut sql = Sql::new(
        "SELECT o.id, o.name FROM organisation o WHERE o.id IN (SELECT s.owner_id FROM strategy s \
         WHERE s.state = 'active' AND ",
    );
    sql.append(&visible(viewer, "s", &STRATEGY)).push(") ORDER BY o.name_sort LIMIT 400");
    let rows: Vec<OwnerRow> = sql.all(db.read()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

pub(crate) async fn insert_strategy(tx: &Tx, new: &Strategy) -> Result<(), DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO strategy (id, owner_id, visibility, revision, state, lineage, previous_id, title, \
         title_sort, year_from, year_to, stage, decided_on, decided_section, numbers_projects, document_id, \
         summary) VALUES (",
    );
    sql.bind(new.id).push(", ").bind(new.owner_id).push(", ").bind(new.visibility.as_str()).push(", ");
    sql.bind(new.revision).push(", ").bind(new.state.as_str()).push(", ").bind(new.lineage).push(", ");
    sql.bind(new.previous_id).push(", ").bind(new.title.as_str()).push(", ");
    sql.bind(swedish::sort_key(&new.title)).push(", ").bind(new.year_from).push(", ").bind(new.year_to);
    sql.push(", ").bind(new.stage.as_str()).push(", ").bind(new.decided_on.as_str()).push(", ");
    sql.bind(new.decided_section.as_str()).push(", ").bind(new.numbers_projects).push(", ");
    sql.bind(new.document_id).push(", ").bind(new.summary.as_str()).push(")");
    sql.run(tx.on()).await.map(|_| ())
}

/// Writes over the version that was read; `false` if somebody else was faster.
pub(crate) async fn update_strategy(
    tx: &Tx,
    id: Id,
    revision: i64,
    fields: &StrategyFields,
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE strategy SET revision = revision + 1, title = ");
    sql.bind(fields.title.as_str()).push(", title_sort = ").bind(swedish::sort_key(&fields.title));
    sql.push(", year_from = ").bind(fields.year_from).push(", year_to = ").bind(fields.year_to);
    sql.push(", numbers_projects = ").bind(fields.numbers_projects);
    sql.push(", document_id = ").bind(fields.document_id);
    sql.push(", summary = ").bind(fields.summary.as_str());
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? == 1)
}

/// The decision as it stands after a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decided<'a> {
    pub stage: Stage,
    pub decided_on: &'a str,
    pub decided_section: &'a str,
}

pub(crate) async fn set_stage(tx: &Tx, id: Id, revision: i64, decided: &Decided<'_>) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE strategy SET revision = revision + 1, stage = ");
    sql.bind(decided.stage.key()).push(", decided_on = ").bind(decided.decided_on);
    sql.push(", decided_section = ").bind(decided.decided_section);
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? == 1)
}

pub(crate) async fn set_strategy_state(tx: &Tx, id: Id, revision: i64, state: &str) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE strategy SET revision = revision + 1, state = ");
    sql.bind(state).push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? == 1)
}

/// Is there a version after this one that is not withdrawn?
pub(crate) async fn has_successor(on: &impl ConnectionTrait, id: Id) -> Result<bool, DbErr> {
    let text = "SELECT COUNT(*) AS value FROM strategy WHERE previous_id = $1 AND state = 'active'";
    Ok(Sql::with(text, [id]).value::<i64>(on).await?.unwrap_or_default() > 0)
}
