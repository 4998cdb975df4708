//! SQL of the files that wait for a person's eye.

use access::Viewer;
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use types::Moment;

use super::json_text;
use crate::{
    ReadFile,
    comparison::Comparison,
    decision::Said,
    upload::{Changed, Content, NewUpload, State, Upload},
};

/// Uploads that are listed.
const LISTED: i64 = 50;

const COLUMNS: &str = "SELECT u.id, u.owner_id, o.name AS owner_name, u.visibility, u.state, u.name, \
     u.revision, u.document_id, u.uploaded_at, u.uploaded_by FROM upload u \
     JOIN organisation o ON o.id = u.owner_id WHERE ";

/// Adds one, or renews the one with this content that waits already; gives its id.
pub(crate) async fn insert(tx: &Tx, id: Id, viewer: &Viewer, new: NewUpload<'_>) -> Result<Id, DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO upload (id, owner_id, visibility, state, name, sha256, size, bytes, text, reading, \
         layouts, said, uploaded_at, uploaded_by) VALUES (",
    );
    sql.bind(id).push(", ").bind(new.owner_id).push(", ").bind(new.visibility.key());
    sql.push(", ").bind(State::Waiting.key()).push(", ").bind(new.name);
    let size = i64::try_from(new.bytes.len()).unwrap_or(i64::MAX);
    sql.push(", ").bind(new.read.sha256()).push(", ").bind(size).push(", ").bind(new.bytes);
    // PostgreSQL keeps no NUL in a text; the bytes keep everything.
    sql.push(", ").bind(new.read.text.replace('\0', "")).push(", ");
    sql.bind(json_text(&new.read.reading)?).push(", ").bind(json_text(&new.read.layouts)?);
    sql.push(", ").bind(json_text(new.said)?).push(", ").bind(viewer.now).push(", ").bind(viewer.actor());
    sql.push(
        ") ON CONFLICT (owner_id, sha256) WHERE state = 'waiting' DO UPDATE SET name = excluded.name, \
         visibility = excluded.visibility, text = excluded.text, reading = excluded.reading, \
         layouts = excluded.layouts, said = excluded.said, comparison = '', revision = upload.revision + 1, \
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

/// What was read in it, and what has been said of that.
pub(crate) async fn content(db: &Db, id: Id) -> Result<Content, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        reading: String,
        text: String,
        layouts: String,
        said: String,
        comparison: String,
    }
    let text = "SELECT reading, text, layouts, said, comparison FROM upload WHERE id = $1";
    let row = Sql::with(text, [id]).one::<Row>(db.read()).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("upload".to_string()))?;
    let json = |error: serde_json::Error| DbErr::Json(error.to_string());
    let reading = serde_json::from_str(&row.reading).map_err(json)?;
    let layouts = serde_json::from_str(&row.layouts).map_err(json)?;
    let said: Said = serde_json::from_str(&row.said).map_err(json)?;
    Ok(Content {
        read: ReadFile { reading, text: row.text, layouts, seen: said.seen.clone() },
        said,
        comparison: serde_json::from_str(&row.comparison).ok(),
    })
}

/// What has been said of the owner's waiting file with this content, if there is one.
pub(crate) async fn said_of_same(db: &Db, owner_id: Id, sha256: &str) -> Result<Option<Said>, DbErr> {
    let mut sql = Sql::new("SELECT said AS value FROM upload WHERE state = 'waiting' AND owner_id = ");
    sql.bind(owner_id).push(" AND sha256 = ").bind(sha256);
    let said: Option<String> = sql.value(db.read()).await?;
    Ok(said.and_then(|said| serde_json::from_str(&said).ok()))
}

/// How many files wait in an organisation, and their bytes.
pub(crate) async fn usage(tx: &Tx, owner_id: Id) -> Result<(i64, i64), DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        count: i64,
        bytes: i64,
    }
    let text = "SELECT COUNT(*) AS count, CAST(COALESCE(SUM(size), 0) AS BIGINT) AS bytes FROM upload \
                WHERE state = 'waiting' AND owner_id = $1";
    let row = Sql::with(text, [owner_id]).one::<Row>(tx.on()).await?;
    Ok(row.map_or((0, 0), |row| (row.count, row.bytes)))
}

/// Keeps what was decided, if the upload still waits in this revision.
pub(crate) async fn change(tx: &Tx, upload: &Upload, changed: &Changed<'_>) -> Result<bool, DbErr> {
    let comparison = changed.comparison.map(json_text).transpose()?.unwrap_or_default();
    let mut sql = Sql::new("UPDATE upload SET revision = revision + 1, said = ");
    sql.bind(json_text(changed.said)?).push(", comparison = ").bind(comparison);
    if let Some(read) = changed.read {
        sql.push(", reading = ").bind(json_text(&read.reading)?);
        sql.push(", layouts = ").bind(json_text(&read.layouts)?);
        sql.push(", text = ").bind(read.text.replace('\0', ""));
    }
    sql.push(" WHERE state = 'waiting' AND id = ").bind(upload.id);
    sql.push(" AND revision = ").bind(upload.revision);
    Ok(sql.run(tx.on()).await? == 1)
}

pub(crate) async fn set_comparison(tx: &Tx, upload: &Upload, comparison: &Comparison) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE upload SET comparison = ");
    sql.bind(json_text(comparison)?).push(" WHERE state = 'waiting' AND id = ").bind(upload.id);
    sql.push(" AND revision = ").bind(upload.revision);
    sql.run(tx.on()).await.map(|_| ())
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
    sql.push(
        ", text = '', reading = '', layouts = '[]', said = '{}', comparison = '' \
         WHERE state = 'waiting' AND id = ",
    )
    .bind(id);
    Ok(sql.run(tx.on()).await? == 1)
}

pub(crate) async fn delete_before(tx: &Tx, oldest: Moment) -> Result<(), DbErr> {
    Sql::with("DELETE FROM upload WHERE uploaded_at < $1", [oldest]).run(tx.on()).await.map(|_| ())
}
