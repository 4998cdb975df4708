//! What people would have done by hand, for demo data: times and statuses, a comment, and two plans that
//! follow on each other. Each step writes its history as the page would.

use std::collections::HashMap;

use access::Entry;
use db::{DbErr, Id};
use serde_json::json;

use crate::{
    INITIATIVE,
    initiative::Activity,
    life::{Act, Said},
    merge::folded,
    rollover::{About, Choice},
    stage::Step,
    status::StatusKind,
    store::{self, Line, NewRollover},
};

/// The id of an initiative of this plan with this title.
pub async fn initiative(act: Act<'_>, plan_id: Id, title: &str) -> Result<Option<Id>, DbErr> {
    let leaves = store::all_leaves(act.tx, plan_id).await?;
    let found = leaves.iter().find(|leaf| folded(&leaf.initiative.title) == folded(title));
    Ok(found.map(|leaf| leaf.initiative.id))
}

/// The id and the first part of an organisation's plan of this year.
pub async fn plan_of_year(act: Act<'_>, owner_id: Id, year: i64) -> Result<Option<(Id, Id)>, DbErr> {
    let Some(id) = store::plan_of_year(act.tx, owner_id, year).await? else {
        return Ok(None);
    };
    let parts = store::all_parts(act.tx.on(), id).await?;
    let chapters = parts.iter().find(|part| part.parent_id.is_some()).or(parts.first());
    Ok(chapters.map(|part| (id, part.id)))
}

/// Gives activities a time of their own: the beginning of the activity's text, and when.
pub async fn times(act: Act<'_>, plan_id: Id, times: &[(&str, &str)]) -> Result<(), DbErr> {
    for leaf in store::all_leaves(act.tx, plan_id).await? {
        for task in &leaf.tasks {
            let text = folded(&task.activity.text);
            if let Some((_, when)) = times.iter().find(|(start, _)| text.starts_with(&folded(start))) {
                let row = Activity { when_text: Some(when.to_string()), ..task.activity.clone() };
                store::update_activity(act.tx, &row).await?;
                let row = &leaf.initiative;
                let changes = json!({ "activities": [null, when] });
                let entry = Entry::new("edit", INITIATIVE.key, Some(row.id), row.owner_id, changes);
                access::record(act.tx, act.viewer, entry).await?;
            }
        }
    }
    Ok(())
}

/// Says how initiatives stand: title and word.
pub async fn statuses(act: Act<'_>, plan_id: Id, said: &[(&str, &str)]) -> Result<(), DbErr> {
    for leaf in store::all_leaves(act.tx, plan_id).await? {
        let row = &leaf.initiative;
        let found = said.iter().find(|(title, _)| folded(title) == folded(&row.title));
        if let Some((_, word)) = found {
            let kind = StatusKind::of(word).map(StatusKind::key);
            store::set_status(act.tx, (row.id, row.revision), Some(word), kind).await?;
            let changes = json!({ "status": [null, word] });
            let entry = Entry::new("edit", INITIATIVE.key, Some(row.id), row.owner_id, changes);
            access::record(act.tx, act.viewer, entry).await?;
        }
    }
    Ok(())
}

pub async fn comment(act: Act<'_>, plan_id: Id, title: &str, text: &str) -> Result<(), DbErr> {
    if let Some(id) = initiative(act, plan_id, title).await? {
        store::add_comment(act.tx, act.viewer, (act.ids.next(), id, plan_id), text).await?;
    }
    Ok(())
}

/// Begins the review for next year's plan.
pub async fn begin(act: Act<'_>, plan_id: Id, title: &str, year: i64) -> Result<(), DbErr> {
    if let Some(plan) = store::hold_plan(act.tx, plan_id).await? {
        let id = act.ids.next();
        let new = NewRollover { id, plan_id, owner_id: plan.owner_id, title, years: (year, year) };
        store::begin_rollover(act.tx, act.viewer, &new).await?;
        act.note("begin-rollover", &plan, json!({ "year_from": [null, year] })).await?;
    }
    Ok(())
}

/// Two plans that were written by themselves follow on each other: initiatives of one name went on, the
/// others were finished. The older plan is closed.
pub async fn follow(act: Act<'_>, from_id: Id, to_id: Id) -> Result<(), DbErr> {
    let (Some(from), Some(to)) =
        (store::hold_plan(act.tx, from_id).await?, store::hold_plan(act.tx, to_id).await?)
    else {
        return Ok(());
    };
    let known: HashMap<String, Id> = store::all_leaves(act.tx, to_id)
        .await?
        .into_iter()
        .map(|leaf| (folded(&leaf.initiative.title), leaf.initiative.id))
        .collect();
    let line = |leaf: crate::Leaf| -> Line {
        let to = known.get(&folded(&leaf.initiative.title)).copied();
        let relation = if to.is_some() { Choice::Continue } else { Choice::Done };
        (About::Initiative(leaf.initiative.id), to, relation)
    };
    let lines: Vec<Line> = store::all_leaves(act.tx, from_id).await?.into_iter().map(line).collect();
    let years = (to.year_from.unwrap_or_default(), to.year_to.unwrap_or_default());
    let id = act.ids.next();
    let new = NewRollover { id, plan_id: from_id, owner_id: from.owner_id, title: &to.title, years };
    store::begin_rollover(act.tx, act.viewer, &new).await?;
    store::insert_lineage(act.tx, act.ids, id, &lines).await?;
    store::end_rollover(act.tx, act.viewer, id, Some(to_id)).await?;
    act.take(&from, Step::Close, &Said::default()).await?.ok();
    Ok(())
}
