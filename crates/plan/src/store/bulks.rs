//! Changes of several initiatives at once, kept so that they can be taken back.

use access::Viewer;
use db::{DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;
use types::Moment;

#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct BulkRow {
    pub id: Id,
    pub changes: String,
    pub made_at: Moment,
    pub made_by: String,
    pub undone_at: Option<Moment>,
}

/// The latest of a plan, newest first.
pub(crate) async fn bulks(on: &impl ConnectionTrait, plan_id: Id) -> Result<Vec<BulkRow>, DbErr> {
    let text = "SELECT id, changes, made_at, made_by, undone_at FROM plan_bulk WHERE plan_id = $1 \
                ORDER BY id DESC LIMIT 5";
    Sql::with(text, [plan_id]).all(on).await
}

pub(crate) async fn insert_bulk(
    tx: &Tx,
    viewer: &Viewer,
    (id, plan_id): (Id, Id),
    changes: &str,
) -> Result<(), DbErr> {
    let mut sql = Sql::new("INSERT INTO plan_bulk (id, plan_id, changes, made_at, made_by) VALUES (");
    sql.bind(id).push(", ").bind(plan_id).push(", ").bind(changes).push(", ").bind(viewer.now);
    sql.push(", ").bind(viewer.actor()).push(")");
    sql.run(tx.on()).await.map(|_| ())
}

/// The change that is to be taken back, once.
pub(crate) async fn take_bulk(
    tx: &Tx,
    (id, plan_id): (Id, Id),
    now: Moment,
) -> Result<Option<BulkRow>, DbErr> {
    let mut sql = Sql::new("UPDATE plan_bulk SET undone_at = ");
    sql.bind(now).push(" WHERE undone_at IS NULL AND id = ").bind(id).push(" AND plan_id = ").bind(plan_id);
    if sql.run(tx.on()).await? == 0 {
        return Ok(None);
    }
    let text = "SELECT id, changes, made_at, made_by, undone_at FROM plan_bulk WHERE id = $1";
    Sql::with(text, [id]).one(tx.on()).await
}
