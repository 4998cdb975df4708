//! Roll-overs while they are reviewed, and the lineage that they leave.

use std::collections::{HashMap, HashSet};

use access::{Viewer, visible, visible_beside};
use db::{Db, DbErr, FromQueryResult, Id, IdSource, Sql, Tx, insert_all};
use sea_orm::ConnectionTrait;
use types::Moment;

use crate::{
    initiative::INITIATIVE,
    listed::Forebear,
    plan::PLAN,
    rollover::{About, Choice, Chosen},
};

/// A roll-over as stored.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Rollover {
    pub id: Id,
    pub to_plan_id: Option<Id>,
    pub title: String,
    pub year_from: i64,
    pub year_to: i64,
    pub begun_at: Moment,
    pub begun_by: String,
}

const ROLLOVER: &str = "SELECT id, to_plan_id, title, year_from, year_to, begun_at, begun_by \
                        FROM rollover WHERE from_plan_id = $1";

/// The one that is being reviewed.
pub(crate) async fn open_rollover(on: &impl ConnectionTrait, plan_id: Id) -> Result<Option<Rollover>, DbErr> {
    Sql::with(&format!("{ROLLOVER} AND state = 'open'"), [plan_id]).one(on).await
}

/// Those that were carried out, newest first.
pub(crate) async fn done_rollovers(on: &impl ConnectionTrait, plan_id: Id) -> Result<Vec<Rollover>, DbErr> {
    Sql::with(&format!("{ROLLOVER} AND state = 'done' ORDER BY id DESC"), [plan_id]).all(on).await
}

/// What a new roll-over says.
pub(crate) struct NewRollover<'a> {
    pub id: Id,
    pub plan_id: Id,
    pub owner_id: Id,
    pub title: &'a str,
    pub years: (i64, i64),
}

pub(crate) async fn begin_rollover(tx: &Tx, viewer: &Viewer, new: &NewRollover<'_>) -> Result<(), DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO rollover (id, from_plan_id, owner_id, state, title, year_from, year_to, begun_at, \
         begun_by, \
         done_by) VALUES (",
    );
    sql.bind(new.id).push(", ").bind(new.plan_id).push(", ").bind(new.owner_id).push(", 'open', ");
    sql.bind(new.title).push(", ").bind(new.years.0).push(", ").bind(new.years.1).push(", ");
    sql.bind(viewer.now).push(", ").bind(viewer.actor()).push(", '')");
    sql.run(tx.on()).await.map(|_| ())
}

/// Ends a roll-over: carried out into this plan, or dropped.
pub(crate) async fn end_rollover(
    tx: &Tx,
    viewer: &Viewer,
    id: Id,
    to_plan_id: Option<Id>,
) -> Result<(), DbErr> {
    let state = if to_plan_id.is_some() { "done" } else { "dropped" };
    let mut sql = Sql::new("UPDATE rollover SET state = ");
    sql.bind(state).push(", to_plan_id = ").bind(to_plan_id).push(", done_at = ").bind(viewer.now);
    sql.push(", done_by = ").bind(viewer.actor()).push(" WHERE id = ").bind(id);
    sql.run(tx.on()).await.map(|_| ())
}

#[derive(FromQueryResult)]
struct ChoiceRow {
    kind: String,
    item_id: Id,
    choice: String,
    when_text: String,
    target_id: Option<Id>,
    lines: String,
}

pub(crate) async fn choices(
    on: &impl ConnectionTrait,
    rollover_id: Id,
) -> Result<HashMap<About, Chosen>, DbErr> {
    let text = "SELECT kind, item_id, choice, when_text, target_id, lines FROM rollover_choice \
                WHERE rollover_id = $1";
    let rows: Vec<ChoiceRow> = Sql::with(text, [rollover_id]).all(on).await?;
    let chosen = |row: ChoiceRow| {
        let about = About::of(&row.kind, row.item_id);
        let choice = Choice::from_key(&row.choice).unwrap_or(Choice::Continue);
        (about, Chosen { choice, when_text: row.when_text, target_id: row.target_id, lines: row.lines })
    };
    Ok(rows.into_iter().map(chosen).collect())
}

pub(crate) async fn put_choice(
    tx: &Tx,
    (ids, viewer): (&IdSource, &Viewer),
    rollover_id: Id,
    about: About,
    chosen: &Chosen,
) -> Result<(), DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO rollover_choice (id, rollover_id, kind, item_id, choice, when_text, target_id, lines, \
         chosen_at, chosen_by) VALUES (",
    );
    sql.bind(ids.next())
        .push(", ")
        .bind(rollover_id)
        .push(", ")
        .bind(about.kind())
        .push(", ")
        .bind(about.id());
    sql.push(", ").bind(chosen.choice.key()).push(", ").bind(chosen.when_text.clone());
    sql.push(", ").bind(chosen.target_id).push(", ").bind(chosen.lines.clone());
    sql.push(", ").bind(viewer.now).push(", ").bind(viewer.actor());
    sql.push(
        ") ON CONFLICT (rollover_id, kind, item_id) DO UPDATE SET choice = excluded.choice, \
         when_text = excluded.when_text, target_id = excluded.target_id, lines = excluded.lines, \
         chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by",
    );
    sql.run(tx.on()).await.map(|_| ())
}

/// What became of what; without the second id it ended.
pub(crate) type Line = (About, Option<Id>, Choice);

pub(crate) async fn insert_lineage(
    tx: &Tx,
    ids: &IdSource,
    rollover_id: Id,
    lines: &[Line],
) -> Result<(), DbErr> {
    let into = "lineage (id, rollover_id, kind, from_id, to_id, relation)";
    insert_all(tx, into, lines, |sql, (about, to_id, relation)| {
        sql.bind(ids.next()).push(", ").bind(rollover_id).push(", ").bind(about.kind()).push(", ");
        sql.bind(about.id()).push(", ").bind(*to_id).push(", ").bind(relation.key());
    })
    .await
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, FromQueryResult)]
pub(crate) struct Link {
    pub from_id: Id,
    pub to_id: Option<Id>,
    pub relation: String,
}

/// More links than this in one family, and the rest is left out.
const FAMILY: usize = 400;

/// Every link of the initiative's family, backwards and forwards.
pub(crate) async fn family(on: &impl ConnectionTrait, id: Id) -> Result<Vec<Link>, DbErr> {
    let (mut known, mut links) = (HashSet::from([id]), HashSet::new());
    let mut fresh = vec![id];
    while !fresh.is_empty() && links.len() < FAMILY {
        let mut sql = Sql::new(
            "SELECT from_id, to_id, relation FROM lineage WHERE kind = 'initiative' AND from_id IN ",
        );
        sql.bind_list(fresh.iter().copied());
        sql.push(
            " UNION ALL SELECT from_id, to_id, relation FROM lineage WHERE kind = 'initiative' AND to_id IN ",
        );
        sql.bind_list(fresh.iter().copied());
        let rows: Vec<Link> = sql.all(on).await?;
        let ends = rows.iter().flat_map(|link| std::iter::once(link.from_id).chain(link.to_id));
        fresh = ends.filter(|end| known.insert(*end)).collect();
        links.extend(rows);
    }
    let mut links: Vec<Link> = links.into_iter().collect();
    links.sort_by_key(|link| (link.from_id, link.to_id));
    Ok(links)
}

#[derive(FromQueryResult)]
struct ForebearRow {
    to_id: Id,
    id: Id,
    plan_id: Id,
    title: String,
}

/// Ids in one statement.
const AT_A_TIME: usize = 400;

/// What these initiatives came from, with the one that came of it first.
pub(crate) async fn forebears(db: &Db, ids: &[Id]) -> Result<Vec<(Id, Forebear)>, DbErr> {
    let mut found = Vec::new();
    for chunk in ids.chunks(AT_A_TIME) {
        let mut sql = Sql::new(
            "SELECT l.to_id, i.id, i.plan_id, i.title FROM lineage l JOIN initiative i ON i.id = l.from_id \
             WHERE l.kind = 'initiative' AND l.to_id IN ",
        );
        sql.bind_list(chunk.iter().copied()).push(" ORDER BY l.id");
        let rows: Vec<ForebearRow> = sql.all(db.read()).await?;
        found.extend(
            rows.into_iter()
                .map(|row| (row.to_id, Forebear { id: row.id, plan_id: row.plan_id, title: row.title })),
        );
    }
    Ok(found)
}

/// An initiative in its plan, for a chain through the years.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Kin {
    pub id: Id,
    pub title: String,
    pub status: Option<String>,
    pub status_kind: Option<String>,
    pub plan_id: Id,
    pub plan_title: String,
    pub year_from: Option<i64>,
    pub year_to: Option<i64>,
}

/// Those of the family that this viewer sees, oldest plan first.
pub(crate) async fn kin(db: &Db, viewer: &Viewer, ids: &[Id]) -> Result<Vec<Kin>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT i.id, i.title, i.status, i.status_kind, i.plan_id, p.title AS plan_title, p.year_from, \
         p.year_to \
         FROM initiative i JOIN plan p ON p.id = i.plan_id WHERE i.id IN ",
    );
    sql.bind_list(ids.iter().copied()).push(" AND ").append(&visible_beside(viewer, "i", &INITIATIVE, "p"));
    sql.push(" AND ")
        .append(&visible(viewer, "p", &PLAN))
        .push(" ORDER BY p.year_from, p.id, i.position, i.id");
    sql.all(db.read()).await
}
