//! Plans: the list, one plan, counts.

use std::collections::HashMap;

use access::{Viewer, visible, visible_beside};
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};

use crate::{initiative::INITIATIVE, plan::PLAN, plan::Plan};

const PLAN_COLUMNS: &str = "p.id, p.owner_id, o.name AS owner_name, p.visibility, p.revision, p.state, \
                            p.stage, p.numbering, p.series, \
                            p.title, p.publisher, p.year_from, p.year_to, p.preamble \
                            FROM plan p JOIN organisation o ON o.id = p.owner_id WHERE ";

/// What the list of plans is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct PlanQuery {
    pub text: String,
    pub owner_id: Option<Id>,
    pub year: Option<i64>,
    /// Withdrawn ones instead of the active.
    pub withdrawn: bool,
}

fn matching(db: &Db, viewer: &Viewer, query: &PlanQuery) -> Sql {
    let mut sql = Sql::new("p.state = ");
    sql.bind(if query.withdrawn { "withdrawn" } else { "active" });
    if let Some(owner_id) = query.owner_id {
        sql.push(" AND p.owner_id = ").bind(owner_id);
    }
    if let Some(year) = query.year {
        sql.push(" AND p.year_from <= ").bind(year);
        sql.push(" AND COALESCE(p.year_to, p.year_from) >= ").bind(year);
    }
    if let Some(found) = search::condition(db.engine(), PLAN.key, &query.text, "p") {
        sql.push(" AND ").append(&found);
    }
    sql.push(" AND ").append(&visible(viewer, "p", &PLAN));
    sql
}

pub(crate) async fn plans(
    db: &Db,
    viewer: &Viewer,
    query: &PlanQuery,
    order: (&str, &str),
    (offset, limit): (i64, i64),
) -> Result<Vec<Plan>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT {PLAN_COLUMNS}"));
    sql.append(&matching(db, viewer, query));
    let column = match order.0 {
        "owner" => "o.name_sort",
        "period" => "p.year_from",
        _ => "p.title_sort",
    };
    sql.push(&format!(" ORDER BY {column} {} , p.id {} LIMIT ", order.1, order.1)).bind(limit);
    sql.push(" OFFSET ").bind(offset);
    sql.all(db.read()).await
}

/// Exact up to `most`.
pub(crate) async fn count_plans(
    db: &Db,
    viewer: &Viewer,
    query: &PlanQuery,
    most: i64,
) -> Result<i64, DbErr> {
    let mut sql = Sql::new("SELECT COUNT(*) AS value FROM (SELECT p.id FROM plan p WHERE ");
    sql.append(&matching(db, viewer, query)).push(" LIMIT ").bind(most + 1).push(") hits");
    Ok(sql.value(db.read()).await?.unwrap_or_default())
}

/// The plan, if this viewer sees it.
pub(crate) async fn plan(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Plan>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT {PLAN_COLUMNS} p.id = "));
    sql.bind(id).push(" AND ").append(&visible(viewer, "p", &PLAN));
    sql.one(db.read()).await
}

/// The plan whoever asks: for imports and the search index.
pub(crate) async fn any_plan(tx: &Tx, id: Id) -> Result<Option<Plan>, DbErr> {
    Sql::with(&format!("SELECT {PLAN_COLUMNS} p.id = $1"), [id]).one(tx.on()).await
}

/// The plan for changing it or what is in it; nobody else changes any of it before the transaction ends.
pub(crate) async fn hold_plan(tx: &Tx, id: Id) -> Result<Option<Plan>, DbErr> {
    Sql::with("UPDATE plan SET revision = revision WHERE id = $1", [id]).run(tx.on()).await?;
    any_plan(tx, id).await
}

/// The newest of the owner's plans in this series that is not closed: a closed one stays as it is.
pub(crate) async fn plan_of_series(tx: &Tx, owner_id: Id, series: &str) -> Result<Option<Plan>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT {PLAN_COLUMNS} p.owner_id = "));
    sql.bind(owner_id).push(" AND p.series = ").bind(series);
    sql.push(" AND p.stage <> 'closed' ORDER BY p.id DESC LIMIT 1");
    sql.one(tx.on()).await
}

/// The owner's first plan of this year.
pub(crate) async fn plan_of_year(tx: &Tx, owner_id: Id, year: i64) -> Result<Option<Id>, DbErr> {
    let text = "SELECT id AS value FROM plan WHERE owner_id = $1 AND year_from = $2 ORDER BY id LIMIT 1";
    Sql::with(text, [owner_id, year]).value(tx.on()).await
}

/// The owner's plan that was last read from this document.
pub(crate) async fn plan_of_document(tx: &Tx, owner_id: Id, document_id: Id) -> Result<Option<Plan>, DbErr> {
    let sql = format!("SELECT {PLAN_COLUMNS} p.document_id = $1 AND p.owner_id = $2 ORDER BY p.id LIMIT 1");
    Sql::with(&sql, [document_id, owner_id]).one(tx.on()).await
}

#[derive(FromQueryResult)]
struct CountRow {
    plan_id: Id,
    initiatives: i64,
    activities: i64,
}

/// Initiatives and activities of these plans, as this viewer sees them.
pub(crate) async fn plan_counts(
    db: &Db,
    viewer: &Viewer,
    ids: &[Id],
) -> Result<HashMap<Id, (i64, i64)>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(
        "SELECT i.plan_id, COUNT(*) AS initiatives, CAST(SUM((SELECT COUNT(*) FROM activity a \
         WHERE a.initiative_id = i.id AND a.state = 'active')) AS BIGINT) AS activities \
         FROM initiative i JOIN plan p ON p.id = i.plan_id WHERE i.state = 'active' AND i.plan_id IN ",
    );
    sql.bind_list(ids.iter().copied()).push(" AND ").append(&visible_beside(viewer, "i", &INITIATIVE, "p"));
    sql.push(" GROUP BY i.plan_id");
    let rows: Vec<CountRow> = sql.all(db.read()).await?;
    Ok(rows.into_iter().map(|row| (row.plan_id, (row.initiatives, row.activities))).collect())
}

#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct LevelCount {
    pub priority_level: Option<String>,
    pub known: bool,
    pub count: i64,
}

/// Seen initiatives of active plans per priority level.
pub(crate) async fn level_counts(db: &Db, viewer: &Viewer) -> Result<Vec<LevelCount>, DbErr> {
    let mut sql = Sql::new(
        "SELECT i.priority_level, (i.priority_text IS NOT NULL) AS known, COUNT(*) AS count \
         FROM initiative i JOIN plan p ON p.id = i.plan_id \
         WHERE i.state = 'active' AND p.state = 'active' AND ",
    );
    sql.append(&visible_beside(viewer, "i", &INITIATIVE, "p"));
    sql.push(" GROUP BY i.priority_level, (i.priority_text IS NOT NULL)");
    sql.all(db.read()).await
}

#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Owner {
    pub id: Id,
    pub name: String,
}

/// Organisations that own a seen plan, by name.
pub(crate) async fn plan_owners(db: &Db, viewer: &Viewer) -> Result<Vec<Owner>, DbErr> {
    let mut sql = Sql::new(
        "SELECT o.id, o.name FROM organisation o WHERE EXISTS (SELECT 1 FROM plan p WHERE p.owner_id = o.id \
         AND p.state = 'active' AND ",
    );
    sql.append(&visible(viewer, "p", &PLAN)).push(") ORDER BY o.name_sort LIMIT 400");
    sql.all(db.read()).await
}

#[derive(FromQueryResult)]
struct YearRow {
    year: i64,
}

/// The years that seen plans begin in, newest first.
pub(crate) async fn plan_years(db: &Db, viewer: &Viewer) -> Result<Vec<i64>, DbErr> {
    let mut sql = Sql::new(
        "SELECT DISTINCT p.year_from AS year FROM plan p WHERE p.state = 'active' AND p.year_from IS \
        NOT NULL AND ",
    );
    sql.append(&visible(viewer, "p", &PLAN)).push(" ORDER BY year DESC LIMIT 60");
    let rows: Vec<YearRow> = sql.all(db.read()).await?;
    Ok(rows.into_iter().map(|row| row.year).collect())
}
