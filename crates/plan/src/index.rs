//! What of plans and initiatives can be found. Withdrawn ones cannot, and marked fields never.

use access::Mark;
use db::{DbErr, Id, Tx};
use search::Entry;

use crate::{
    initiative::{INITIATIVE, Leaf},
    plan::{PLAN, Plan},
    store,
};

/// The plan and its initiatives, which are shown as far as the plan unless chosen otherwise. What follows it
/// in other rooms is theirs: [`web::App::reindex`] brings them along.
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
    put_leaves(tx, &leaves, plan.is_active()).await
}

/// One initiative, after a change of its own.
pub(crate) async fn initiative(tx: &Tx, id: Id) -> Result<(), DbErr> {
    store::note_following(tx, id).await?;
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
