//! Initiatives that also stand in other organisations' plans.

use access::{Viewer, visible};
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use types::Moment;

use crate::{initiative::INITIATIVE, joined::JoinedState, plan::PLAN};

#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct JoinedRow {
    pub id: Id,
    pub initiative_id: Id,
    pub owner_id: Id,
    pub owner_name: String,
    pub organisation_id: Id,
    pub organisation_name: String,
    pub grant_id: Id,
    state: String,
    pub revision: i64,
    pub plan_id: Option<Id>,
    pub part_id: Option<Id>,
    pub status: String,
    pub status_kind: Option<String>,
    pub main: String,
    pub notes: String,
    /// The initiative's title, where the viewer sees it; else none.
    pub title: Option<String>,
}

impl JoinedRow {
    pub(crate) fn state(&self) -> JoinedState {
        JoinedState::from_key(&self.state)
    }
}

/// Rows with what this viewer may know of the initiative.
fn selected(viewer: &Viewer) -> Sql {
    let mut sql = Sql::new(
        "SELECT j.id, j.initiative_id, j.owner_id, w.name AS owner_name, j.organisation_id, \
         o.name AS organisation_name, j.grant_id, j.state, j.revision, j.plan_id, j.part_id, j.status, \
         j.status_kind, j.main, j.notes, CASE WHEN ",
    );
    sql.append(&visible(viewer, "i", &INITIATIVE)).push(
        " THEN i.title END AS title FROM joined_initiative j JOIN initiative i ON i.id = j.initiative_id \
         JOIN organisation o ON o.id = j.organisation_id JOIN organisation w ON w.id = j.owner_id WHERE ",
    );
    sql
}

/// Those in a plan, in the order in which they came.
pub(crate) async fn joined_in(db: &Db, viewer: &Viewer, plan_id: Id) -> Result<Vec<JoinedRow>, DbErr> {
    let mut sql = selected(viewer);
    sql.push("j.plan_id = ").bind(plan_id).push(" AND j.state = 'joined' ORDER BY j.id");
    sql.all(db.read()).await
}

/// Everybody who was asked for an initiative, for its owner.
pub(crate) async fn joined_of(db: &Db, viewer: &Viewer, initiative_id: Id) -> Result<Vec<JoinedRow>, DbErr> {
    let mut sql = selected(viewer);
    sql.push("j.initiative_id = ").bind(initiative_id).push(" ORDER BY j.id");
    sql.all(db.read()).await
}

/// What the viewer's organisations are asked for.
pub(crate) async fn joined_asked(db: &Db, viewer: &Viewer) -> Result<Vec<JoinedRow>, DbErr> {
    let ids: Vec<Id> = viewer.organisation_ids().collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = selected(viewer);
    sql.push("j.state = 'asked' AND j.organisation_id IN ").bind_list(ids).push(" ORDER BY j.id LIMIT 100");
    sql.all(db.read()).await
}

/// One, if the viewer is a member of either side.
pub(crate) async fn joined(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<JoinedRow>, DbErr> {
    let ids: Vec<Id> = viewer.organisation_ids().collect();
    let mut sql = selected(viewer);
    sql.push("j.id = ").bind(id).push(" AND (j.organisation_id IN ").bind_list(ids.clone());
    sql.push(" OR j.owner_id IN ").bind_list(ids).push(")");
    sql.one(db.read()).await
}

/// The row for a step with it; nobody else takes one before the transaction ends.
pub(crate) async fn hold_joined(tx: &Tx, id: Id) -> Result<Option<JoinedRow>, DbErr> {
    Sql::with("UPDATE joined_initiative SET revision = revision WHERE id = $1", [id]).run(tx.on()).await?;
    let mut sql = selected(&Viewer::visitor(0));
    sql.push("j.id = ").bind(id);
    sql.one(tx.on()).await
}

/// Is this organisation asked for this initiative, or has it joined?
pub(crate) async fn holding(tx: &Tx, (initiative_id, receiver_id): (Id, Id)) -> Result<bool, DbErr> {
    // Two who ask at once: the initiative's row says who is first.
    Sql::with("UPDATE initiative SET revision = revision WHERE id = $1", [initiative_id])
        .run(tx.on())
        .await?;
    let text = "SELECT COUNT(*) AS value FROM joined_initiative WHERE initiative_id = $1 \
                AND organisation_id = $2 AND state IN ('asked', 'joined')";
    let count = Sql::with(text, [initiative_id, receiver_id]).value::<i64>(tx.on()).await?;
    Ok(count.unwrap_or_default() > 0)
}

pub(crate) async fn insert_joined(
    tx: &Tx,
    id: Id,
    (initiative_id, owner_id, receiver_id, grant_id): (Id, Id, Id, Id),
    now: Moment,
) -> Result<(), DbErr> {
    let text = "INSERT INTO joined_initiative (id, initiative_id, owner_id, organisation_id, grant_id, \
                state, revision, status, main, notes, asked_at) \
                VALUES ($1, $2, $3, $4, $5, 'asked', 1, '', '', '', $6)";
    let values = [id, initiative_id, owner_id, receiver_id, grant_id, now];
    Sql::with(text, values).run(tx.on()).await.map(|_| ())
}

pub(crate) async fn place_joined(tx: &Tx, id: Id, (plan_id, part_id): (Id, Id)) -> Result<(), DbErr> {
    let text = "UPDATE joined_initiative SET plan_id = $1, part_id = $2 WHERE id = $3";
    Sql::with(text, [plan_id, part_id, id]).run(tx.on()).await.map(|_| ())
}

pub(crate) async fn turn_joined(tx: &Tx, id: Id, to: JoinedState, now: Moment) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE joined_initiative SET revision = revision + 1, state = ");
    sql.bind(to.key()).push(", answered_at = ").bind(now).push(" WHERE id = ").bind(id);
    sql.run(tx.on()).await.map(|_| ())
}

/// Writes over this revision, if one is named; false if somebody was faster.
pub(crate) async fn write_joined(
    tx: &Tx,
    id: Id,
    revision: Option<i64>,
    (status, kind): (&str, Option<&str>),
    (main, notes): (&str, &str),
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE joined_initiative SET revision = revision + 1, status = ");
    sql.bind(status).push(", status_kind = ").bind(kind.map(str::to_string)).push(", main = ").bind(main);
    sql.push(", notes = ").bind(notes).push(" WHERE id = ").bind(id);
    if let Some(revision) = revision {
        sql.push(" AND revision = ").bind(revision);
    }
    Ok(sql.run(tx.on()).await? == 1)
}

/// A part of a plan as a place to put something.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct PlaceRow {
    pub id: Id,
    pub plan_id: Id,
    pub plan_title: String,
    pub number: Option<String>,
    pub title: Option<String>,
}

/// The active parts of an organisation's plans that are not closed, newest plan first.
pub(crate) async fn places(db: &Db, viewer: &Viewer, owner_id: Id) -> Result<Vec<PlaceRow>, DbErr> {
    let mut sql = Sql::new(
        "SELECT s.id, s.plan_id, p.title AS plan_title, s.number, s.title FROM plan_part s \
         JOIN plan p ON p.id = s.plan_id LEFT JOIN plan_part c ON c.id = s.parent_id \
         WHERE s.state = 'active' AND p.state = 'active' AND p.stage <> 'closed' AND p.owner_id = ",
    );
    sql.bind(owner_id).push(" AND ").append(&visible(viewer, "p", &PLAN));
    sql.push(
        " ORDER BY p.year_from DESC, p.id, COALESCE(c.position, s.position), COALESCE(c.id, s.id), \
         s.parent_id IS NOT NULL, s.position LIMIT 500",
    );
    sql.all(db.read()).await
}
