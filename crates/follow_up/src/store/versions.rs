//! The locked versions of rounds.

use std::collections::HashMap;

use access::Viewer;
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;
use types::Moment;

use crate::{Record, Version, record::hash_of_text};

#[derive(FromQueryResult)]
struct VersionRow {
    number: i64,
    content: String,
    sha256: String,
    reason: String,
    closed_at: Moment,
    closed_by: String,
}

impl VersionRow {
    fn version(self) -> Result<Version, DbErr> {
        let record = serde_json::from_str(&self.content).map_err(|error| DbErr::Json(error.to_string()))?;
        let VersionRow { number, sha256, reason, closed_at, closed_by, .. } = self;
        Ok(Version { number, record, sha256, reason, closed_at, closed_by })
    }
}

const VERSION: &str = "SELECT v.number, v.content, v.sha256, v.reason, v.closed_at, v.closed_by \
     FROM follow_up_version v WHERE v.round_id = ";

/// All versions, newest first; the caller has seen that the viewer sees the round.
pub(crate) async fn versions(on: &impl ConnectionTrait, round_id: Id) -> Result<Vec<Version>, DbErr> {
    let mut sql = Sql::new(VERSION);
    sql.bind(round_id).push(" ORDER BY v.number DESC");
    sql.all::<VersionRow>(on).await?.into_iter().map(VersionRow::version).collect()
}

pub(crate) async fn latest(on: &impl ConnectionTrait, round_id: Id) -> Result<Option<Version>, DbErr> {
    let mut sql = Sql::new(VERSION);
    sql.bind(round_id).push(" ORDER BY v.number DESC LIMIT 1");
    sql.one::<VersionRow>(on).await?.map(VersionRow::version).transpose()
}

/// The latest version of each of these rounds.
pub(crate) async fn latest_of(db: &Db, rounds: &[Id]) -> Result<HashMap<Id, Version>, DbErr> {
    let mut found = HashMap::new();
    for round_id in rounds {
        found.extend(latest(db.read(), *round_id).await?.map(|version| (*round_id, version)));
    }
    Ok(found)
}

/// One version as it was sealed: its text and its hash.
pub(crate) async fn sealed(db: &Db, round_id: Id, number: i64) -> Result<Option<(String, String)>, DbErr> {
    let mut sql = Sql::new(VERSION);
    sql.bind(round_id).push(" AND v.number = ").bind(number);
    Ok(sql.one::<VersionRow>(db.read()).await?.map(|row| (row.content, row.sha256)))
}

/// Seals the record as the next version, and gives its number and hash.
pub(crate) async fn insert_version(
    tx: &Tx,
    (id, round_id): (Id, Id),
    (record, reason): (&Record, &str),
    viewer: &Viewer,
) -> Result<(i64, String), DbErr> {
    let number = latest(tx.on(), round_id).await?.map_or(1, |version| version.number + 1);
    let text = record.written();
    let sha256 = hash_of_text(&text);
    let mut sql = Sql::new(
        "INSERT INTO follow_up_version (id, round_id, number, content, sha256, reason, closed_at, closed_by) \
         VALUES (",
    );
    sql.bind(id).push(", ").bind(round_id).push(", ").bind(number).push(", ").bind(text);
    sql.push(", ").bind(sha256.as_str()).push(", ").bind(reason).push(", ").bind(viewer.now);
    sql.push(", ").bind(viewer.actor()).push(")").run(tx.on()).await?;
    Ok((number, sha256))
}

/// Ids of versions of rounds and of annual reports whose content is not what was sealed, and how many were
/// looked at.
pub(crate) async fn broken_seals(db: &Db) -> Result<(usize, Vec<Id>), DbErr> {
    #[derive(FromQueryResult)]
    struct Sealed {
        id: Id,
        content: String,
        sha256: String,
    }
    let (mut looked, mut broken) = (0, Vec::new());
    for table in ["follow_up_version", "annual_report_version"] {
        let ids = Sql::new(&format!("SELECT id, '' AS content, sha256 FROM {table} ORDER BY id"));
        for row in ids.all::<Sealed>(db.read()).await? {
            let one = Sql::with(&format!("SELECT id, content, sha256 FROM {table} WHERE id = $1"), [row.id]);
            looked += 1;
            let whole = one.one::<Sealed>(db.read()).await?;
            broken.extend(whole.filter(|row| hash_of_text(&row.content) != row.sha256).map(|row| row.id));
        }
    }
    Ok((looked, broken))
}
