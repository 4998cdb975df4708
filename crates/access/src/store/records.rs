//! Records of any kind: finding one, grants on it, secrecy marks.

use db::{Db, DbErr, Id, Sql, Tx, Value};
use sea_orm::ConnectionTrait;
use types::Moment;

use crate::{Grant, Mark, Parent, Record, RecordKind, Tie, Viewer, Visibility, sharing::NewGrant, visible};

pub(crate) async fn find_record(
    db: &Db,
    viewer: &Viewer,
    kind: &RecordKind,
    id: Id,
) -> Result<Option<Record>, DbErr> {
    let (table, title) = (kind.table, kind.title);
    let own_state = if kind.withdrawable { "r.state" } else { "'active'" };
    let (state, parent_id) = match kind.parent {
        Some(Parent { kind: parent, column, tie: Tie::Follows(follows) }) => (
            format!(
                "COALESCE((SELECT up.state FROM {} up WHERE up.id = r.{column} AND up.state <> 'active'), \
                 {own_state})",
                parent.table
            ),
            format!("CASE WHEN r.{follows} THEN r.{column} END"),
        ),
        _ => (own_state.to_string(), "CAST(NULL AS BIGINT)".to_string()),
    };
    let mut sql = Sql::new(&format!(
        "SELECT r.id, r.owner_id, o.name AS owner_name, r.visibility, {state} AS state, \
         {parent_id} AS parent_id, r.{title} AS title \
         FROM {table} r JOIN organisation o ON o.id = r.owner_id WHERE r.id = "
    ));
    sql.bind(id).push(" AND ").append(&visible(viewer, "r", kind));
    sql.one(db.read()).await
}

pub(crate) async fn set_visibility(tx: &Tx, kind: &RecordKind, id: Id, to: Visibility) -> Result<(), DbErr> {
    let table = kind.table;
    let mut sql = Sql::new(&format!("UPDATE {table} SET revision = revision + 1, visibility = "));
    sql.bind(to.key()).push(" WHERE id = ").bind(id);
    sql.run(tx.on()).await.map(|_| ())
}

pub(crate) async fn insert_grant(tx: &Tx, id: Id, viewer: &Viewer, grant: &NewGrant) -> Result<(), DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO access_grant (id, owner_id, receiver_id, kind, object_id, fields, purpose, expires_at, \
         created_at, created_by) VALUES (",
    );
    sql.bind(id).push(", ").bind(grant.owner_id).push(", ").bind(grant.receiver_id);
    sql.push(", ").bind(grant.kind.as_str()).push(", ").bind(grant.object_id).push(", '*', ");
    sql.bind(grant.purpose.trim()).push(", ").bind(grant.expires_at).push(", ").bind(viewer.now);
    sql.push(", ").bind(viewer.user.as_ref().map(|user| user.id)).push(")");
    sql.run(tx.on()).await.map(|_| ())
}

pub(crate) async fn revoke_grant(tx: &Tx, id: Id, now: Moment) -> Result<(), DbErr> {
    let text = "UPDATE access_grant SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL";
    Sql::with(text, [now, id]).run(tx.on()).await.map(|_| ())
}

pub(crate) async fn grants_on(db: &Db, kind: &RecordKind, record: &Record) -> Result<Vec<Grant>, DbErr> {
    let mut sql = Sql::new(
        "SELECT g.id, g.owner_id, g.receiver_id, o.name AS receiver_name, g.kind, g.object_id, g.purpose, \
         g.expires_at, g.revoked_at FROM access_grant g JOIN organisation o ON o.id = g.receiver_id \
         WHERE g.owner_id = ",
    );
    sql.bind(record.owner_id).push(" AND ((g.kind = ").bind(kind.key);
    sql.push(" AND (g.object_id IS NULL OR g.object_id = ").bind(record.id).push("))");
    if let Some((parent, id)) = kind.parent.zip(record.parent_id) {
        sql.push(" OR (g.kind = ").bind(parent.kind.key);
        sql.push(" AND (g.object_id IS NULL OR g.object_id = ").bind(id).push("))");
    }
    sql.push(") ORDER BY g.id DESC");
    sql.all(db.read()).await
}

pub(crate) async fn marks(on: &impl ConnectionTrait, kind: &str, ids: &[Id]) -> Result<Vec<Mark>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT s.object_id, s.fields, s.ground, s.marked_at, a.name AS marked_by_name, s.reconsider_on \
         FROM secrecy_mark s LEFT JOIN account a ON a.id = s.marked_by WHERE s.kind = ",
    );
    sql.bind(kind).push(" AND s.object_id IN ").bind_list(ids.iter().copied());
    sql.all(on).await
}

pub(crate) async fn set_mark(tx: &Tx, kind: &str, viewer: &Viewer, mark: &Mark) -> Result<(), DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO secrecy_mark (kind, object_id, fields, ground, marked_at, marked_by, reconsider_on) \
         VALUES (",
    );
    sql.bind(kind).push(", ").bind(mark.object_id).push(", ").bind(mark.fields.as_str()).push(", ");
    sql.bind(mark.ground.as_str()).push(", ").bind(viewer.now).push(", ");
    sql.bind(viewer.user.as_ref().map(|user| user.id)).push(", ");
    sql.bind(mark.reconsider_on.as_str());
    sql.push(
        ") ON CONFLICT (kind, object_id) DO UPDATE SET fields = excluded.fields, ground = excluded.ground, \
         marked_at = excluded.marked_at, marked_by = excluded.marked_by, \
         reconsider_on = excluded.reconsider_on",
    );
    sql.run(tx.on()).await.map(|_| ())
}

pub(crate) async fn clear_mark(tx: &Tx, kind: &str, id: Id) -> Result<(), DbErr> {
    let mut sql = Sql::new("DELETE FROM secrecy_mark WHERE kind = ");
    sql.bind(kind).push(" AND object_id = ").bind(id);
    sql.run(tx.on()).await.map(|_| ())
}

/// Where the form led; `None` for the first, which then holds the key until its transaction ends. A second
/// transaction with the same key waits for that here, before it has changed anything.
pub(crate) async fn claim_submission(tx: &Tx, key: &str) -> Result<Option<String>, DbErr> {
    let claim = "INSERT INTO submission (key, location, at) VALUES ($1, '', 0) ON CONFLICT (key) DO NOTHING";
    Sql::with(claim, [key]).run(tx.on()).await?;
    let text = "SELECT location AS value FROM submission WHERE key = $1 AND location <> ''";
    Sql::with(text, [key]).value(tx.on()).await
}

pub(crate) async fn fill_submission(tx: &Tx, key: &str, location: &str, now: Moment) -> Result<(), DbErr> {
    const WEEK: Moment = 7 * 24 * 3600 * 1000;
    let values: [Value; 2] = [(now - WEEK).into(), key.into()];
    let old = "DELETE FROM submission WHERE at < $1 AND key <> $2";
    Sql::with(old, values).run(tx.on()).await?;
    let values: [Value; 3] = [key.into(), location.into(), now.into()];
    let text = "INSERT INTO submission (key, location, at) VALUES ($1, $2, $3) \
                ON CONFLICT (key) DO UPDATE SET location = excluded.location, at = excluded.at";
    Sql::with(text, values).run(tx.on()).await.map(|_| ())
}
