//! What of plans, initiatives and indicators can be found. Withdrawn ones cannot, and marked fields never.

use access::Mark;
use db::{DbErr, Id, Tx};
use search::Entry;

use crate::{
    indicator::{INDICATOR, Indicator, TargetRow},
    initiative::{INITIATIVE, Leaf},
    plan::{PLAN, Plan},
    store::{self, Following},
};

/// The plan and everything in it, which is shown as far as the plan unless chosen otherwise.
pub(crate) async fn plan(tx: &Tx, id: Id) -> Result<(), DbErr> {
    let Some(plan) = store::any_plan(tx, id).await? else {
        return search::remove(tx, PLAN.key, id).await;
    };
    store::follow_visibility(tx, id).await?;
    let marks = access::marks_within(tx, PLAN.key, &[id]).await?;
    if plan.is_active() {
        search::put(tx, &plan_entry(&plan, marks.get(&id))).await?;
    } else {
        search::remove(tx, PLAN.key, id).await?;
    }
    let leaves = store::all_leaves(tx, id).await?;
    put_leaves(tx, &leaves, plan.is_active()).await?;
    let ids: Vec<Id> =
        store::indicators_of_plan(tx, id).await?.iter().map(|indicator| indicator.id).collect();
    indicators(tx, &ids).await
}

/// One initiative, after a change of its own.
pub(crate) async fn initiative(tx: &Tx, id: Id) -> Result<(), DbErr> {
    store::note_following(tx, Following::Initiative, id).await?;
    let Some(leaf) = store::any_leaf(tx.on(), id).await? else {
        return search::remove(tx, INITIATIVE.key, id).await;
    };
    let plan = store::any_plan(tx, leaf.initiative.plan_id).await?;
    put_leaves(tx, &[leaf], plan.is_some_and(|plan| plan.is_active())).await
}

async fn put_leaves(tx: &Tx, leaves: &[Leaf], plan_is_active: bool) -> Result<(), DbErr> {
    let ids: Vec<Id> = leaves.iter().map(|leaf| leaf.initiative.id).collect();
    let marks = access::marks_within(tx, INITIATIVE.key, &ids).await?;
    let mut entries = Vec::new();
    for leaf in leaves {
        let id = leaf.initiative.id;
        if leaf.initiative.is_active() && plan_is_active {
            entries.push(leaf_entry(leaf, marks.get(&id)));
        } else {
            search::remove(tx, INITIATIVE.key, id).await?;
        }
    }
    search::put_all(tx, &entries).await
}

/// These indicators, after a change of their own.
pub(crate) async fn indicators(tx: &Tx, ids: &[Id]) -> Result<(), DbErr> {
    let mut targets = store::targets(tx.on(), ids).await?;
    let marks = access::marks_within(tx, INDICATOR.key, ids).await?;
    let mut entries = Vec::new();
    for id in ids {
        store::note_following(tx, Following::Indicator, *id).await?;
        match store::any_indicator(tx, *id).await? {
            Some(indicator) if indicator.is_listed() => {
                let own = targets.remove(id).unwrap_or_default();
                entries.push(indicator_entry(&indicator, &own, marks.get(id)));
            }
            _ => search::remove(tx, INDICATOR.key, *id).await?,
        }
    }
    search::put_all(tx, &entries).await
}

pub(crate) async fn indicator(tx: &Tx, id: Id) -> Result<(), DbErr> {
    indicators(tx, &[id]).await
}

fn open<'a>(mark: Option<&Mark>, field: &str, text: Option<&'a str>) -> Option<&'a str> {
    text.filter(|_| !mark.is_some_and(|mark| mark.covers(field)))
}

pub(crate) fn plan_entry(plan: &Plan, mark: Option<&Mark>) -> Entry {
    let period = plan.period();
    let texts =
        [Some(period.as_str()), plan.publisher.as_deref(), open(mark, "preamble", plan.preamble.as_deref())];
    Entry {
        kind: PLAN.key,
        object_id: plan.id,
        owner_id: plan.owner_id,
        visibility: plan.visibility(),
        parent: None,
        title: plan.title.clone(),
        body: texts.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        path: format!("{}{}", PLAN.path, plan.id),
    }
}

pub(crate) fn leaf_entry(leaf: &Leaf, mark: Option<&Mark>) -> Entry {
    let row = &leaf.initiative;
    let mut texts: Vec<&str> = Vec::new();
    texts.extend(open(mark, "aim", row.purpose.as_deref()));
    texts.extend(open(mark, "goal", row.goal.as_deref()));
    texts.extend(open(mark, "intro", row.intro.as_deref()));
    let tasks = leaf.tasks.iter().filter(|task| task.activity.is_active());
    texts.extend(tasks.filter_map(|task| open(mark, "activities", Some(task.activity.text.as_str()))));
    texts.extend(leaf.everybody());
    Entry {
        kind: INITIATIVE.key,
        object_id: row.id,
        owner_id: row.owner_id,
        visibility: row.visibility(),
        parent: row.follows_plan.then_some((PLAN.key, row.plan_id)),
        title: row.title.clone(),
        body: texts.join("\n"),
        path: format!("{}{}", INITIATIVE.path, row.id),
    }
}

pub(crate) fn indicator_entry(indicator: &Indicator, targets: &[TargetRow], mark: Option<&Mark>) -> Entry {
    let mut texts: Vec<&str> = targets.iter().map(|target| target.text.as_str()).collect();
    texts.extend([indicator.unit.as_deref(), indicator.source.as_deref()].into_iter().flatten());
    texts.extend(open(mark, "outcome", indicator.outcome.as_deref()));
    Entry {
        kind: INDICATOR.key,
        object_id: indicator.id,
        owner_id: indicator.owner_id,
        visibility: indicator.visibility(),
        parent: indicator.plan_id.filter(|_| indicator.follows_plan).map(|id| (PLAN.key, id)),
        title: indicator.name.clone(),
        body: texts.join("\n"),
        path: format!("{}{}", INDICATOR.path, indicator.id),
    }
}
