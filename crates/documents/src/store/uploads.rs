//! SQL of the files that wait for a person's eye.

use access::Viewer;
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use types::Moment;

use crate::{
    ReadFile,
    upload::{NewUpload, State, Upload},
};

/// Uploads that are listed.
const LISTED: i64 = 50;

const COLUMNS: &str = "SELECT u.id, u.owner_id, o.name AS owner_name, u.visibility, u.state, u.name, \
     u.document_id, u.uploaded_at, u.uploaded_by FROM upload u \
     JOIN organisation o ON o.id = u.owner_id WHERE ";

/// Adds one, or renews the one with this content that waits already; gives its id.
pub(crate) async fn insert(tx: &Tx, id: Id, viewer: &Viewer, new: NewUpload<'_>) -> Result<Id, DbErr> {
    let json = |error: serde_json::Error| DbErr::Json(error.to_string());
    let reading = serde_json::to_string(&new.read.reading).map_err(json)?;
    let mut sql = Sql::new(
        "INSERT INTO upload (id, owner_id, visibility, state, name, sha256, bytes, text, reading, \
         uploaded_at, uploaded_by) VALUES (",
    );
    sql.bind(id).push(", ").bind(new.owner_id).push(", ").bind(new.visibility.key());
    sql.push(", ").bind(State::Waiting.key()).push(", ").bind(new.name);
    sql.push(", ").bind(new.read.sha256()).push(", ").bind(new.bytes);
    // PostgreSQL keeps no NUL in a text; the bytes keep everything.
    sql.push(", ").bind(new.read.text.replace('\0', "")).push(", ").bind(reading);
    sql.push(", ").bind(viewer.now).push(", ").bind(viewer.actor());
    sql.push(
        ") ON CONFLICT (owner_id, sha256) WHERE state = 'waiting' DO UPDATE SET name = excluded.name, \
         visibility = excluded.visibility, text = excluded.text, reading = excluded.reading, \
         uploaded_at = excluded.uploaded_at, uploaded_by = excluded.uploaded_by RETURNING id AS value",
    );
    let missing = || DbErr::RecordNotFound("upload".to_string());
    sql.value(tx.on()).await?.ok_or_else(missing)
}

pub(crate) async fn find(db: &Db, id: Id, oldest: Moment) -> Result<Option<Upload>, DbErr> {
    let mut sql = Sql::new(COLUMNS);
    sql.push("u.id = ").bind(id).push(" AND u.uploaded_at >= ").bind(oldest);
    sql.one(db.read()).await
}

pub(crate) async fn waiting(db: &Db, owners: &[Id], oldest: Moment) -> Result<Vec<Upload>, DbErr> {
    let mut sql = Sql::new(COLUMNS);
    sql.push("u.state = 'waiting' AND u.uploaded_at >= ").bind(oldest);
    sql.push(" AND u.owner_id IN ").bind_list(owners.iter().copied());
    sql.push(" ORDER BY u.uploaded_at DESC, u.id DESC LIMIT ").bind(LISTED);
    sql.all(db.read()).await
}

/// What was read in it.
pub(crate) async fn read_file(db: &Db, id: Id) -> Result<ReadFile, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        reading: String,
        text: String,
    }
    let row = Sql::with("SELECT reading, text FROM upload WHERE id = $1", [id]).one::<Row>(db.read()).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("upload".to_string()))?;
    let reading = serde_json::from_str(&row.reading).map_err(|error| DbErr::Json(error.to_string()))?;
    Ok(ReadFile { reading, text: row.text })
}

pub(crate) async fn bytes(db: &Db, id: Id) -> Result<Vec<u8>, DbErr> {
    let sql = Sql::with("SELECT bytes AS value FROM upload WHERE id = $1", [id]);
    Ok(sql.value(db.read()).await?.unwrap_or_default())
}

/// Ends the waiting and empties the row. `false` if it did not wait any more.
pub(crate) async fn settle(tx: &Tx, id: Id, state: State, document_id: Option<Id>) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE upload SET state = ");
    sql.bind(state.key())
        .push(", document_id = ")
        .bind(document_id)
        .push(", bytes = ")
        .bind(Vec::<u8>::new());
    sql.push(", text = '', reading = '' WHERE state = 'waiting' AND id = ").bind(id);
    Ok(sql.run(tx.on()).await? == 1)
}

pub(crate) async fn delete_before(tx: &Tx, oldest: Moment) -> Result<(), DbErr> {
    Sql::with("DELETE FROM upload WHERE uploaded_at < $1", [oldest]).run(tx.on()).await.map(|_| ())
}
