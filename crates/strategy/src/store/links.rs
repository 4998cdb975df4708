//! Links to goals: written, and followed between strategies.

use std::collections::{HashMap, HashSet};

use access::{Viewer, visible_beside};
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;

use super::IDS_AT_A_TIME;
use crate::{links::End, point::POINT};

#[derive(FromQueryResult)]
struct IdRow {
    id: Id,
}

/// The points that something is linked to, whoever asks.
pub(crate) async fn links_of(on: &impl ConnectionTrait, end: End, object_id: Id) -> Result<Vec<Id>, DbErr> {
    let text = format!("SELECT point_id AS id FROM goal_link WHERE {} = $1 ORDER BY id", end.column());
    let rows: Vec<IdRow> = Sql::with(&text, [object_id]).all(on).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

#[derive(FromQueryResult)]
struct EndRow {
    id: Id,
    owner_id: Id,
}

/// The newest active record of this name, with its owner.
pub(crate) async fn end_named(tx: &Tx, end: End, name: &str) -> Result<Option<(Id, Id)>, DbErr> {
    let record = end.record();
    let text = format!(
        "SELECT id, owner_id FROM {} WHERE {} = $1 AND state = 'active' ORDER BY id DESC LIMIT 1",
        record.table, record.title
    );
    let row: Option<EndRow> = Sql::with(&text, [name]).one(tx.on()).await?;
    Ok(row.map(|row| (row.id, row.owner_id)))
}

/// Links something to a point; once, however often.
pub(crate) async fn add_link(
    tx: &Tx,
    id: Id,
    point_id: Id,
    (end, object_id): (End, Id),
) -> Result<bool, DbErr> {
    let column = end.column();
    let text =
        format!("INSERT INTO goal_link (id, point_id, {column}) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING");
    Ok(Sql::with(&text, [id, point_id, object_id]).run(tx.on()).await? == 1)
}

pub(crate) async fn remove_link(tx: &Tx, point_id: Id, (end, object_id): (End, Id)) -> Result<bool, DbErr> {
    let text = format!("DELETE FROM goal_link WHERE point_id = $1 AND {} = $2", end.column());
    Ok(Sql::with(&text, [point_id, object_id]).run(tx.on()).await? == 1)
}

/// A point that works towards another one, straight or by way of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Step {
    /// The point that is asked about.
    pub root: Id,
    /// The root itself, or the point of another strategy that is shown below it.
    pub node: Id,
    /// The node or another version of it: whose links count for the node.
    pub point: Id,
    /// The node that this node serves; `None` for the root.
    pub serves: Option<Id>,
    /// How many links away: 0 for the root.
    pub depth: usize,
}

#[derive(FromQueryResult)]
struct VersionRow {
    own: Id,
    id: Id,
}

#[derive(FromQueryResult)]
struct ServingRow {
    served: Id,
    id: Id,
    lineage: Id,
}

/// Strategies of municipalities serve those of sub-regions, which serve a region's, which may serve a
/// nation's.
const DEEPEST: usize = 4;

/// Everything that works towards these points: the points themselves, their other versions, and the points
/// of other strategies that serve them, as far as the viewer sees them. Drafts serve nothing yet, and what is
/// replaced serves nothing but in the past.
pub(crate) async fn reach(db: &Db, viewer: &Viewer, roots: &[Id], past: bool) -> Result<Vec<Step>, DbErr> {
    let root = |id: &Id| Step { root: *id, node: *id, point: *id, serves: None, depth: 0 };
    let mut latest = with_versions(db, viewer, roots.iter().map(root).collect()).await?;
    let mut seen: HashSet<(Id, Id)> = latest.iter().map(|step| (step.root, step.point)).collect();
    let mut steps = latest.clone();
    for depth in 1..=DEEPEST {
        let mut above: HashMap<Id, Vec<Step>> = HashMap::new();
        for step in &latest {
            above.entry(step.point).or_default().push(*step);
        }
        let ids: Vec<Id> = above.keys().copied().collect();
        let mut found = Vec::new();
        for row in serving(db, viewer, &ids, past).await? {
            for up in above.get(&row.served).into_iter().flatten() {
                if seen.insert((up.root, row.id)) {
                    let serves = Some(up.node);
                    found.push(Step { root: up.root, node: row.id, point: row.id, serves, depth });
                }
            }
        }
        if found.is_empty() {
            break;
        }
        found.sort_by_key(|step| (step.root, step.node));
        latest = with_versions(db, viewer, found).await?;
        seen.extend(latest.iter().map(|step| (step.root, step.point)));
        steps.extend(latest.iter().copied());
    }
    Ok(steps)
}

/// These steps, each followed by the other versions of its node.
async fn with_versions(db: &Db, viewer: &Viewer, steps: Vec<Step>) -> Result<Vec<Step>, DbErr> {
    let mut ids: Vec<Id> = steps.iter().map(|step| step.node).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut versions: HashMap<Id, Vec<Id>> = HashMap::new();
    for ids in ids.chunks(IDS_AT_A_TIME) {
        let mut sql = Sql::new(
            "SELECT r.id AS own, t.id FROM strategy_point r JOIN strategy_point t ON t.lineage = r.lineage \
             JOIN strategy s ON s.id = t.strategy_id WHERE t.id <> r.id AND t.state = 'active' AND r.id IN ",
        );
        sql.bind_list(ids.iter().copied()).push(" AND ").append(&visible_beside(viewer, "t", &POINT, "s"));
        sql.push(" ORDER BY r.id, t.id");
        for row in sql.all::<VersionRow>(db.read()).await? {
            versions.entry(row.own).or_default().push(row.id);
        }
    }
    let all = steps.into_iter().flat_map(|step| {
        let others = versions.get(&step.node).cloned().unwrap_or_default();
        std::iter::once(step).chain(others.into_iter().map(move |point| Step { point, ..step }))
    });
    Ok(all.collect())
}

/// Active points of adopted strategies that serve these; of several versions of one, the newest.
async fn serving(db: &Db, viewer: &Viewer, served: &[Id], past: bool) -> Result<Vec<ServingRow>, DbErr> {
    let mut newest: HashMap<(Id, Id), ServingRow> = HashMap::new();
    for ids in served.chunks(IDS_AT_A_TIME) {
        let mut sql = Sql::new(
            "SELECT l.point_id AS served, t.id, t.lineage FROM goal_link l \
             JOIN strategy_point t ON t.id = l.serving_id JOIN strategy s ON s.id = t.strategy_id \
             WHERE t.state = 'active' AND s.state = 'active' AND s.stage IN ",
        );
        let stages: &[&str] = if past { &["adopted", "replaced"] } else { &["adopted"] };
        sql.bind_list(stages.iter().copied()).push(" AND l.serving_id IS NOT NULL AND l.point_id IN ");
        sql.bind_list(ids.iter().copied()).push(" AND ").append(&visible_beside(viewer, "t", &POINT, "s"));
        sql.push(" ORDER BY s.year_from, t.id");
        for row in sql.all::<ServingRow>(db.read()).await? {
            newest.insert((row.served, row.lineage), row);
        }
    }
    let mut rows: Vec<ServingRow> = newest.into_values().collect();
    rows.sort_by_key(|row| (row.served, row.id));
    Ok(rows)
}
