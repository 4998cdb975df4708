//! Sealed versions of plans, and where a plan stands.

use std::collections::HashSet;

use access::{Viewer, visible};
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;
use types::Moment;

use crate::{
    content::Content,
    initiative::INITIATIVE,
    life::{Act, Said, Version, VersionKind},
    plan::Plan,
    stage::Stage,
};

use super::{all_parts, leaves_of};

pub(crate) async fn set_stage(tx: &Tx, id: Id, stage: Stage) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE plan SET revision = revision + 1, stage = ");
    sql.bind(stage.key()).push(" WHERE id = ").bind(id);
    sql.run(tx.on()).await.map(|_| ())
}

/// What the plan says now, whoever asks.
pub(crate) async fn content_now(on: &impl ConnectionTrait, plan: &Plan) -> Result<Content, DbErr> {
    Ok(Content::of(plan, all_parts(on, plan.id).await?, leaves_of(on, plan.id).await?))
}

/// Writes the next version; gives its number and hash.
pub(crate) async fn seal(
    act: Act<'_>,
    plan_id: Id,
    kind: VersionKind,
    content: &Content,
    said: &Said,
) -> Result<(i64, String), DbErr> {
    let last = "SELECT COALESCE(MAX(number), 0) AS value FROM plan_version WHERE plan_id = $1";
    let number = Sql::with(last, [plan_id]).value::<i64>(act.tx.on()).await?.unwrap_or_default() + 1;
    let (text, sha256) = content.sealed();
    let mut sql = Sql::new(
        "INSERT INTO plan_version (id, plan_id, number, kind, content, sha256, body, paragraph, decided_on, \
         reason, sealed_at, sealed_by) VALUES (",
    );
    sql.bind(act.ids.next()).push(", ").bind(plan_id).push(", ").bind(number).push(", ").bind(kind.key());
    for text in [&text, &sha256, &said.body, &said.paragraph, &said.decided_on, &said.reason] {
        sql.push(", ").bind(text.clone());
    }
    sql.push(", ").bind(act.viewer.now).push(", ").bind(act.viewer.actor()).push(")");
    sql.run(act.tx.on()).await?;
    Ok((number, sha256))
}

#[derive(FromQueryResult)]
struct Row {
    number: i64,
    kind: String,
    content: String,
    sha256: String,
    body: String,
    paragraph: String,
    decided_on: String,
    reason: String,
    sealed_at: Moment,
    sealed_by: String,
}

impl From<Row> for Version {
    fn from(row: Row) -> Version {
        Version {
            number: row.number,
            kind: VersionKind::from_key(&row.kind),
            content: serde_json::from_str(&row.content).unwrap_or_default(),
            sha256: row.sha256,
            said: Said {
                body: row.body,
                paragraph: row.paragraph,
                decided_on: row.decided_on,
                reason: row.reason,
            },
            sealed_at: row.sealed_at,
            sealed_by: row.sealed_by,
        }
    }
}

const VERSION: &str = "SELECT number, kind, content, sha256, body, paragraph, decided_on, reason, sealed_at, \
                       sealed_by FROM plan_version WHERE plan_id = ";
/// The same without what they say, for lists.
const VERSION_LINE: &str = "SELECT number, kind, '{}' AS content, sha256, body, paragraph, decided_on, \
     reason, \
                            sealed_at, sealed_by FROM plan_version WHERE plan_id = ";

/// The versions of a plan without their content, newest first.
pub(crate) async fn versions(on: &impl ConnectionTrait, plan_id: Id) -> Result<Vec<Version>, DbErr> {
    let mut sql = Sql::new(VERSION_LINE);
    sql.bind(plan_id).push(" ORDER BY number DESC");
    let rows: Vec<Row> = sql.all(on).await?;
    Ok(rows.into_iter().map(Version::from).collect())
}

pub(crate) async fn version(
    on: &impl ConnectionTrait,
    plan_id: Id,
    number: i64,
) -> Result<Option<Version>, DbErr> {
    let mut sql = Sql::new(VERSION);
    sql.bind(plan_id).push(" AND number = ").bind(number);
    Ok(sql.one::<Row>(on).await?.map(Version::from))
}

pub(crate) async fn last_version(on: &impl ConnectionTrait, plan_id: Id) -> Result<Option<Version>, DbErr> {
    let mut sql = Sql::new(VERSION);
    sql.bind(plan_id).push(" ORDER BY number DESC LIMIT 1");
    Ok(sql.one::<Row>(on).await?.map(Version::from))
}

pub(crate) async fn is_decided(on: &impl ConnectionTrait, plan_id: Id) -> Result<bool, DbErr> {
    let text = "SELECT COUNT(*) AS value FROM plan_version WHERE plan_id = $1 AND kind <> 'closing'";
    Ok(Sql::with(text, [plan_id]).value::<i64>(on).await?.unwrap_or_default() > 0)
}

#[derive(FromQueryResult)]
struct IdRow {
    id: Id,
}

/// Initiatives of a plan that this viewer may read of in its versions: those that are seen, and withdrawn
/// ones that were shown as far as the viewer stands.
pub(crate) async fn readable(db: &Db, viewer: &Viewer, plan_id: Id) -> Result<HashSet<Id>, DbErr> {
    let mut sql = Sql::new("SELECT i.id FROM initiative i WHERE i.plan_id = ");
    sql.bind(plan_id).push(" AND (").append(&visible(viewer, "i", &INITIATIVE));
    sql.push(" OR (i.state = 'withdrawn' AND i.visibility IN ");
    let wide: &[&str] = if viewer.memberships.is_empty() { &["public"] } else { &["public", "network"] };
    sql.bind_list(wide.iter().copied()).push("))");
    let rows: Vec<IdRow> = sql.all(db.read()).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Ids of versions whose text is not what was sealed, and how many were looked at.
pub(crate) async fn broken_seals(db: &Db) -> Result<(usize, Vec<Id>), DbErr> {
    #[derive(FromQueryResult)]
    struct Sealed {
        content: String,
        sha256: String,
    }
    let ids: Vec<IdRow> = Sql::new("SELECT id FROM plan_version ORDER BY id").all(db.read()).await?;
    let mut broken = Vec::new();
    for IdRow { id } in &ids {
        let one = Sql::with("SELECT content, sha256 FROM plan_version WHERE id = $1", [*id]);
        let whole = one.one::<Sealed>(db.read()).await?;
        if whole.is_none_or(|row| reading::hash_of(row.content.as_bytes()) != row.sha256) {
            broken.push(*id);
        }
    }
    Ok((ids.len(), broken))
}
