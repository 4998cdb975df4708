//! The audit log.

use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};

use crate::audit::StoredEntry;

const COLUMNS: &str = "number, at, account_id, actor, organisation_id, action, kind, object_id, changes, \
                       previous_hash, hash";
/// Rows in one statement; well below both engines' limit of parameters.
const ROWS_AT_A_TIME: usize = 200;

#[derive(FromQueryResult)]
struct Head {
    audit_hash: String,
    number: i64,
}

/// Locks the head of the chain until the transaction ends; gives the last number and its hash.
pub(crate) async fn lock_audit_head(tx: &Tx) -> Result<(i64, String), DbErr> {
    Sql::new("UPDATE ledger SET version = version WHERE id = 1").run(tx.on()).await?;
    let text = "SELECT audit_hash, (SELECT COALESCE(MAX(number), 0) FROM audit_entry) AS number \
                FROM ledger WHERE id = 1";
    let head: Option<Head> = Sql::new(text).one(tx.on()).await?;
    Ok(head.map_or_else(|| (0, String::new()), |head| (head.number, head.audit_hash)))
}

pub(crate) async fn set_audit_head(tx: &Tx, hash: &str) -> Result<(), DbErr> {
    Sql::with("UPDATE ledger SET audit_hash = $1 WHERE id = 1", [hash]).run(tx.on()).await.map(|_| ())
}

pub(crate) async fn audit_head(db: &Db) -> Result<String, DbErr> {
    let sql = Sql::new("SELECT audit_hash AS value FROM ledger WHERE id = 1");
    Ok(sql.value(db.read()).await?.unwrap_or_default())
}

pub(crate) async fn insert_audit_entries(tx: &Tx, entries: &[StoredEntry]) -> Result<(), DbErr> {
    for chunk in entries.chunks(ROWS_AT_A_TIME) {
        let mut sql = Sql::new(&format!("INSERT INTO audit_entry ({COLUMNS}) VALUES "));
        for (index, entry) in chunk.iter().enumerate() {
            sql.push(if index == 0 { "(" } else { ", (" });
            sql.bind(entry.number).push(", ").bind(entry.at).push(", ").bind(entry.account_id);
            sql.push(", ").bind(entry.actor.as_str()).push(", ").bind(entry.organisation_id);
            sql.push(", ").bind(entry.action.as_str()).push(", ").bind(entry.kind.as_str());
            sql.push(", ").bind(entry.object_id).push(", ").bind(entry.changes.as_str());
            sql.push(", ").bind(entry.previous_hash.as_str()).push(", ").bind(entry.hash.as_str()).push(")");
        }
        sql.run(tx.on()).await?;
    }
    Ok(())
}

pub(crate) async fn audit_entries_after(db: &Db, number: i64, limit: i64) -> Result<Vec<StoredEntry>, DbErr> {
    let text = format!("SELECT {COLUMNS} FROM audit_entry WHERE number > $1 ORDER BY number LIMIT $2");
    Sql::with(&text, [number, limit]).all(db.read()).await
}

pub(crate) async fn audit_entries_of(db: &Db, kind: &str, id: Id) -> Result<Vec<StoredEntry>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM audit_entry WHERE kind = "));
    sql.bind(kind).push(" AND object_id = ").bind(id).push(" ORDER BY number DESC LIMIT 500");
    sql.all(db.read()).await
}

/// Entries of one account among the newest of the log, newest first. There is no index by account: the log is
/// written with every change and read by account only here.
pub(crate) async fn audit_entries_by(db: &Db, account_id: Id, limit: i64) -> Result<Vec<StoredEntry>, DbErr> {
    const NEWEST: i64 = 20_000;
    let text = format!(
        "SELECT {COLUMNS} FROM audit_entry WHERE account_id = $1 \
         AND number > (SELECT COALESCE(MAX(number), 0) FROM audit_entry) - $2 ORDER BY number DESC LIMIT $3"
    );
    Sql::with(&text, [account_id, NEWEST, limit]).all(db.read()).await
}
