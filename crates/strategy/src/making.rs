//! Making strategies, their points and their links, each with audit and search entries in the caller's
//! transaction. Who may is asked before.

use access::{Entry, Viewer, Visibility};
use db::{DbErr, Id, IdSource, Tx};
use serde_json::{Value, json};

use crate::{
    index,
    links::End,
    listing::{self, Listed},
    point::{POINT, Point, heading},
    stage::{Stage, Step, after},
    store::{self, Decided},
    strategy::{STRATEGY, Strategy, StrategyFields},
};

/// Who makes something, and with what.
#[derive(Clone, Copy)]
pub struct Actor<'a> {
    pub tx: &'a Tx,
    pub ids: &'a IdSource,
    pub viewer: &'a Viewer,
}

/// A strategy to be added, as a draft without points.
#[derive(Clone, Debug)]
pub struct NewStrategy {
    pub owner_id: Id,
    pub visibility: Visibility,
    pub fields: StrategyFields,
}

impl Actor<'_> {
    async fn note(
        &self,
        action: &str,
        (kind, id, owner_id): (&str, Id, Id),
        changes: Value,
    ) -> Result<(), DbErr> {
        let entry = Entry::new(action, kind, Some(id), owner_id, changes);
        access::record(self.tx, self.viewer, entry).await
    }
}

pub(crate) fn told(fields: &impl serde::Serialize) -> Value {
    serde_json::to_value(fields).unwrap_or_default()
}

/// Adds a strategy; gives its id.
pub async fn add_strategy(actor: Actor<'_>, new: &NewStrategy) -> Result<Id, DbErr> {
    let id = actor.ids.next();
    let strategy = drafted(id, (new.owner_id, new.visibility.key()), (id, None), &new.fields);
    store::insert_strategy(actor.tx, &strategy).await?;
    let changes = access::changes(&Value::Null, &told(&new.fields));
    actor.note("create", (STRATEGY.key, id, new.owner_id), changes).await?;
    index::strategy(actor.tx, id).await?;
    Ok(id)
}

fn drafted(
    id: Id,
    (owner_id, visibility): (Id, &str),
    (lineage, previous_id): (Id, Option<Id>),
    fields: &StrategyFields,
) -> Strategy {
    Strategy {
        id,
        owner_id,
        owner_name: String::new(),
        visibility: visibility.to_string(),
        revision: 1,
        state: "active".to_string(),
        lineage,
        previous_id,
        title: fields.title.clone(),
        year_from: fields.year_from,
        year_to: fields.year_to,
        stage: Stage::Draft.key().to_string(),
        decided_on: String::new(),
        decided_section: String::new(),
        numbers_projects: fields.numbers_projects,
        document_id: fields.document_id,
        summary: fields.summary.clone(),
    }
}

/// Adds the points of a list (theme; number; issue; goal) behind those that the strategy has; gives their ids
/// in the order of the list. `None` if the list cannot be read or the strategy is not there.
pub async fn add_points(actor: Actor<'_>, strategy_id: Id, list: &str) -> Result<Option<Vec<Id>>, DbErr> {
    let strategy = store::any_strategy(actor.tx.on(), strategy_id).await?;
    let (Ok(listed), Some(strategy)) = (listing::read(list), strategy) else {
        return Ok(None);
    };
    add_listed(actor, &strategy, &listed).await.map(Some)
}

pub(crate) async fn add_listed(
    actor: Actor<'_>,
    strategy: &Strategy,
    listed: &[Listed],
) -> Result<Vec<Id>, DbErr> {
    let old = store::all_points(actor.tx.on(), strategy.id).await?;
    let last = old.iter().map(|point| point.position).max().unwrap_or_default();
    let ids: Vec<Id> = listed.iter().map(|_| actor.ids.next()).collect();
    let point = |(at, listed): (usize, &Listed)| Point {
        id: ids[at],
        strategy_id: strategy.id,
        parent_id: listed.parent.map(|parent| ids[parent]),
        level: listed.level.key().to_string(),
        owner_id: strategy.owner_id,
        visibility: strategy.visibility.clone(),
        follows_strategy: true,
        revision: 1,
        state: "active".to_string(),
        lineage: ids[at],
        number: listed.number.clone(),
        title: listed.title.clone(),
        target_year: listed.target_year,
        description: String::new(),
        position: last + at as i64 + 1,
    };
    let points: Vec<Point> = listed.iter().enumerate().map(point).collect();
    insert(actor, &points).await?;
    Ok(ids)
}

/// Adds points, each with its entry in the log.
pub(crate) async fn insert(actor: Actor<'_>, points: &[Point]) -> Result<(), DbErr> {
    store::insert_points(actor.tx, points).await?;
    let entry = |point: &Point| {
        let changes = access::changes(&Value::Null, &told(&point.fields()));
        Entry::new("create", POINT.key, Some(point.id), point.owner_id, changes)
    };
    let entries: Vec<Entry> = points.iter().map(entry).collect();
    access::record_all(actor.tx, actor.viewer, &entries).await?;
    index::put_points(actor.tx, points, true).await
}

/// A draft that says what this strategy says, with its points and what they serve; gives its id. Nothing that
/// is linked to the old points is moved: a point's links are those of all its versions.
pub(crate) async fn add_version(actor: Actor<'_>, old: &Strategy, year_from: i64) -> Result<Id, DbErr> {
    let id = actor.ids.next();
    let fields = StrategyFields { year_from, year_to: None, document_id: None, ..old.fields() };
    let new = drafted(id, (old.owner_id, &old.visibility), (old.lineage, Some(old.id)), &fields);
    store::insert_strategy(actor.tx, &new).await?;
    let changes = access::changes(&Value::Null, &told(&fields));
    actor.note("create", (STRATEGY.key, id, old.owner_id), changes).await?;
    let before: Vec<Point> =
        store::all_points(actor.tx.on(), old.id).await?.into_iter().filter(Point::is_active).collect();
    let ids: Vec<Id> = before.iter().map(|_| actor.ids.next()).collect();
    let copied = |old_id: Id| before.iter().position(|point| point.id == old_id).map(|at| ids[at]);
    let points: Vec<Point> = before
        .iter()
        .enumerate()
        .map(|(at, point)| Point {
            id: ids[at],
            strategy_id: id,
            parent_id: point.parent_id.and_then(copied),
            revision: 1,
            ..point.clone()
        })
        .collect();
    insert(actor, &points).await?;
    for (old, new) in before.iter().zip(&points) {
        let served = store::links_of(actor.tx.on(), End::Point, old.id).await?;
        for point_id in served {
            store::add_link(actor.tx, actor.ids.next(), point_id, (End::Point, new.id)).await?;
        }
    }
    index::strategy(actor.tx, id).await?;
    Ok(id)
}

/// What a step may be refused for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// A text's key.
    Rule(&'static str),
    /// Somebody else has changed it meanwhile.
    Stale,
}

/// Adopts a version; the one before it is replaced by that.
pub async fn adopt(
    actor: Actor<'_>,
    id: Id,
    decided_on: &str,
    decided_section: &str,
) -> Result<Result<(), Refused>, DbErr> {
    let Some(strategy) = store::any_strategy(actor.tx.on(), id).await? else {
        return Ok(Err(Refused::Stale));
    };
    let decision = (decided_on, decided_section);
    if let Err(refused) = step(actor, &strategy, Step::Adopt, decision).await? {
        return Ok(Err(refused));
    }
    beside(actor, &strategy, Step::Replace).await
}

/// Makes an adopted version a draft again; the one before it holds again.
pub(crate) async fn reopen(actor: Actor<'_>, strategy: &Strategy) -> Result<Result<(), Refused>, DbErr> {
    if let Err(refused) = step(actor, strategy, Step::Reopen, ("", "")).await? {
        return Ok(Err(refused));
    }
    beside(actor, strategy, Step::Revive).await
}

/// What the step of a version means for the one before it.
async fn beside(actor: Actor<'_>, strategy: &Strategy, what: Step) -> Result<Result<(), Refused>, DbErr> {
    let Some(previous_id) = strategy.previous_id else { return Ok(Ok(())) };
    let Some(previous) = store::any_strategy(actor.tx.on(), previous_id).await? else {
        return Ok(Ok(()));
    };
    let decision = (previous.decided_on.clone(), previous.decided_section.clone());
    step(actor, &previous, what, (&decision.0, &decision.1)).await
}

async fn step(
    actor: Actor<'_>,
    strategy: &Strategy,
    what: Step,
    (decided_on, decided_section): (&str, &str),
) -> Result<Result<(), Refused>, DbErr> {
    let stage = match after(strategy.stage(), what) {
        Ok(stage) => stage,
        Err(key) => return Ok(Err(Refused::Rule(key))),
    };
    if stage == strategy.stage() {
        return Ok(Ok(()));
    }
    let decided = Decided { stage, decided_on, decided_section };
    if !store::set_stage(actor.tx, strategy.id, strategy.revision, &decided).await? {
        return Ok(Err(Refused::Stale));
    }
    let was = json!({ "stage": strategy.stage, "decided_on": strategy.decided_on,
        "decided_section": strategy.decided_section });
    let is = json!({ "stage": stage.key(), "decided_on": decided_on, "decided_section": decided_section });
    let changes = access::changes(&was, &is);
    actor.note("edit", (STRATEGY.key, strategy.id, strategy.owner_id), changes).await?;
    index::strategy(actor.tx, strategy.id).await?;
    Ok(Ok(()))
}

/// The active record of this name among those that can be linked, whoever asks, with its owner: for made-up
/// data. The newest goes first where several have the name.
pub async fn find_end(tx: &Tx, end: End, name: &str) -> Result<Option<(Id, Id)>, DbErr> {
    store::end_named(tx, end, name).await
}

/// Whoever sees the thing that is linked reads its history: a goal that not everybody sees is told by its
/// address only.
fn named_in_log(point: &Point) -> String {
    match point.visibility() {
        Visibility::Public => heading(&point.number, &point.title),
        Visibility::Own | Visibility::Network => format!("{}{}", POINT.path, point.id),
    }
}

/// Links much at once, for made-up data: goal, what is linked, its id. No audit entries: one for each would
/// say nothing.
pub async fn add_links(tx: &Tx, ids: &IdSource, links: &[(Id, End, Id)]) -> Result<(), DbErr> {
    for (point_id, end, object_id) in links {
        store::add_link(tx, ids.next(), *point_id, (*end, *object_id)).await?;
    }
    Ok(())
}

/// Links something to goals and takes links away; its history says which. `owner_id` owns the thing.
pub async fn set_links(
    actor: Actor<'_>,
    (end, object_id, owner_id): (End, Id, Id),
    added: &[Id],
    taken: &[Id],
) -> Result<(), DbErr> {
    let mut changed = (Vec::new(), Vec::new());
    for point_id in added {
        if store::add_link(actor.tx, actor.ids.next(), *point_id, (end, object_id)).await? {
            changed.1.push(*point_id);
        }
    }
    for point_id in taken {
        if store::remove_link(actor.tx, *point_id, (end, object_id)).await? {
            changed.0.push(*point_id);
        }
    }
    if changed.0.is_empty() && changed.1.is_empty() {
        return Ok(());
    }
    let mut words = Vec::new();
    for ids in [&changed.0, &changed.1] {
        let mut named = Vec::new();
        for id in ids {
            let point = store::any_point(actor.tx.on(), *id).await?;
            named.extend(point.map(|point| named_in_log(&point)));
        }
        words.push(if named.is_empty() { Value::Null } else { named.join("; ").into() });
    }
    actor.note("edit", (end.record().key, object_id, owner_id), json!({ "goals": words })).await
}
