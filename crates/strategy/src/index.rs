//! What of strategies and their points can be found. Withdrawn ones cannot, and marked fields never.

use access::Mark;
use db::{DbErr, Id, Tx};
use search::Entry;

use crate::{
    point::{POINT, Point},
    store,
    strategy::{STRATEGY, Strategy},
};

/// The strategy and all its points, which are shown as far as it unless chosen otherwise.
pub(crate) async fn strategy(tx: &Tx, id: Id) -> Result<(), DbErr> {
    let Some(strategy) = store::any_strategy(tx.on(), id).await? else {
        return search::remove(tx, STRATEGY.key, id).await;
    };
    store::follow_visibility(tx, id).await?;
    if strategy.is_active() {
        let marks = access::marks_within(tx, STRATEGY.key, &[id]).await?;
        search::put(tx, &strategy_entry(&strategy, marks.get(&id))).await?;
    } else {
        search::remove(tx, STRATEGY.key, id).await?;
    }
    let points = store::all_points(tx.on(), id).await?;
    put_points(tx, &points, strategy.is_active()).await
}

/// One point, after a change of its own.
pub(crate) async fn point(tx: &Tx, id: Id) -> Result<(), DbErr> {
    store::note_following(tx, id).await?;
    let Some(point) = store::any_point(tx.on(), id).await? else {
        return search::remove(tx, POINT.key, id).await;
    };
    let strategy = store::any_strategy(tx.on(), point.strategy_id).await?;
    let active = strategy.is_some_and(|strategy| strategy.is_active());
    put_points(tx, std::slice::from_ref(&point), active).await
}

pub(crate) async fn put_points(tx: &Tx, points: &[Point], active: bool) -> Result<(), DbErr> {
    let ids: Vec<Id> = points.iter().map(|point| point.id).collect();
    let marks = access::marks_within(tx, POINT.key, &ids).await?;
    let mut entries = Vec::new();
    for point in points {
        if active && point.is_active() {
            entries.push(point_entry(point, marks.get(&point.id)));
        } else {
            search::remove(tx, POINT.key, point.id).await?;
        }
    }
    search::put_all(tx, &entries).await
}

fn open<'a>(mark: Option<&Mark>, field: &str, text: &'a str) -> &'a str {
    if mark.is_some_and(|mark| mark.covers(field)) { "" } else { text }
}

fn strategy_entry(strategy: &Strategy, mark: Option<&Mark>) -> Entry {
    Entry {
        kind: STRATEGY.key,
        object_id: strategy.id,
        owner_id: strategy.owner_id,
        visibility: strategy.visibility(),
        parent: None,
        title: strategy.title.clone(),
        body: format!("{}\n{}", strategy.period(), open(mark, "summary", &strategy.summary)),
        path: format!("{}{}", STRATEGY.path, strategy.id),
    }
}

fn point_entry(point: &Point, mark: Option<&Mark>) -> Entry {
    Entry {
        kind: POINT.key,
        object_id: point.id,
        owner_id: point.owner_id,
        visibility: point.visibility(),
        parent: point.follows_strategy.then_some((STRATEGY.key, point.strategy_id)),
        title: point.heading(),
        body: open(mark, "description", &point.description).to_string(),
        path: format!("{}{}", POINT.path, point.id),
    }
}
