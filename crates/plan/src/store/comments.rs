//! What people of an owner say to each other about an initiative.

use std::collections::HashMap;

use access::Viewer;
use db::{DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;
use types::Moment;

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Comment {
    pub id: Id,
    pub text: String,
    pub made_at: Moment,
    pub made_by: String,
    pub resolved_at: Option<Moment>,
    pub resolved_by: String,
}

/// Oldest first. For members of the owner only: the caller has asked.
pub(crate) async fn comments(on: &impl ConnectionTrait, initiative_id: Id) -> Result<Vec<Comment>, DbErr> {
    let text = "SELECT id, text, made_at, made_by, resolved_at, resolved_by FROM initiative_comment \
                WHERE initiative_id = $1 ORDER BY id";
    Sql::with(text, [initiative_id]).all(on).await
}

pub(crate) async fn add_comment(
    tx: &Tx,
    viewer: &Viewer,
    (id, initiative_id, plan_id): (Id, Id, Id),
    text: &str,
) -> Result<(), DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO initiative_comment (id, initiative_id, plan_id, text, made_at, made_by, \
         resolved_by) VALUES (",
    );
    sql.bind(id).push(", ").bind(initiative_id).push(", ").bind(plan_id).push(", ").bind(text);
    sql.push(", ").bind(viewer.now).push(", ").bind(viewer.actor()).push(", '')");
    sql.run(tx.on()).await.map(|_| ())
}

/// Marks a comment as settled, or as open again; false if it is not one of this initiative.
pub(crate) async fn resolve_comment(
    tx: &Tx,
    viewer: &Viewer,
    (id, initiative_id): (Id, Id),
    resolved: bool,
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE initiative_comment SET resolved_at = ");
    sql.bind(resolved.then_some(viewer.now)).push(", resolved_by = ");
    sql.bind(if resolved { viewer.actor() } else { String::new() });
    sql.push(" WHERE id = ").bind(id).push(" AND initiative_id = ").bind(initiative_id);
    Ok(sql.run(tx.on()).await? == 1)
}

#[derive(FromQueryResult)]
struct CountRow {
    initiative_id: Id,
    count: i64,
}

/// Open comments of each initiative of a plan.
pub(crate) async fn open_comments(on: &impl ConnectionTrait, plan_id: Id) -> Result<HashMap<Id, i64>, DbErr> {
    let text = "SELECT initiative_id, COUNT(*) AS count FROM initiative_comment WHERE plan_id = $1 \
                AND resolved_at IS NULL GROUP BY initiative_id";
    let rows: Vec<CountRow> = Sql::with(text, [plan_id]).all(on).await?;
    Ok(rows.into_iter().map(|row| (row.initiative_id, row.count)).collect())
}
