//! Carrying out a roll-over: the new plan with all that goes on, the lineage, and the old plan closed.

use std::collections::HashMap;

use access::{Entry, Visibility};
use db::{DbErr, Id};
use serde_json::json;

use crate::{
    Activity, INITIATIVE, Leaf, PLAN, Part, Plan, Task,
    import::{mark_main, people, row_of},
    index,
    initiative::InitiativeFields,
    life::{Act, Said},
    rollover::{About, Carried, Outcome},
    stage::{Refusal, Stage, Step},
    store::{self, Line, Rollover},
};

/// Writes the new plan, a draft that the owner alone sees, and closes the old one if it is not closed yet.
/// Gives the new plan's id.
pub(crate) async fn carry_out(
    act: Act<'_>,
    (plan, rollover): (&Plan, &Rollover),
    (parts, leaves): (&[Part], &[Leaf]),
    outcome: &Outcome,
) -> Result<Result<Id, Refusal>, DbErr> {
    if plan.stage() != Stage::Closed
        && let Err(refusal) = act.take(plan, Step::Close, &Said::default()).await?
    {
        return Ok(Err(refusal));
    }
    let new = new_plan(act, plan, rollover);
    store::insert_plans(act.tx, std::slice::from_ref(&new)).await?;
    let placed = copy_parts(act, &new, parts).await?;
    let mut lines: Vec<Line> = outcome.ended.iter().map(|(about, choice)| (*about, None, *choice)).collect();
    let mut log = Vec::new();
    let mut position: HashMap<Id, i64> = HashMap::new();
    for row in &outcome.carried {
        let Some(leaf) = leaves.iter().find(|leaf| leaf.initiative.id == row.from) else { continue };
        let Some(part_id) = placed.get(&row.part_id).copied() else { continue };
        let place = position.entry(part_id).or_default();
        *place += 1;
        let id = write_one(act, &new, (leaves, leaf, row), (part_id, *place), &mut lines).await?;
        let changes = json!({ "title": [null, row.title], "plan_before": [null, plan.title] });
        log.push(Entry::new("roll-over", INITIATIVE.key, Some(id), new.owner_id, changes));
    }
    store::insert_lineage(act.tx, act.ids, rollover.id, &lines).await?;
    store::end_rollover(act.tx, act.viewer, rollover.id, Some(new.id)).await?;
    let changes = json!({ "title": [null, new.title], "plan_before": [null, plan.title] });
    log.push(Entry::new("roll-over", PLAN.key, Some(new.id), new.owner_id, changes));
    access::record_all(act.tx, act.viewer, &log).await?;
    index::plan(act.tx, new.id).await?;
    Ok(Ok(new.id))
}

fn new_plan(act: Act<'_>, plan: &Plan, rollover: &Rollover) -> Plan {
    let id = act.ids.next();
    Plan {
        id,
        visibility: Visibility::Own.key().to_string(),
        revision: 1,
        state: "active".to_string(),
        stage: Stage::Draft.key().to_string(),
        series: format!("id:{id}"),
        title: rollover.title.clone(),
        year_from: Some(rollover.year_from),
        year_to: Some(rollover.year_to),
        ..plan.clone()
    }
}

/// The same headings with new ids; gives the new id of each.
async fn copy_parts(act: Act<'_>, new: &Plan, parts: &[Part]) -> Result<HashMap<Id, Id>, DbErr> {
    let ids: HashMap<Id, Id> = parts.iter().map(|part| (part.id, act.ids.next())).collect();
    let mut rows: Vec<Part> = parts
        .iter()
        .filter_map(|part| {
            let id = *ids.get(&part.id)?;
            let parent_id = part.parent_id.and_then(|parent| ids.get(&parent).copied());
            Some(Part { id, plan_id: new.id, parent_id, revision: 1, ..part.clone() })
        })
        .collect();
    // Chapters come before their sections, which point at them.
    rows.sort_by_key(|row| row.parent_id.is_some());
    store::insert_parts(act.tx, &rows).await?;
    Ok(ids)
}

async fn write_one(
    act: Act<'_>,
    new: &Plan,
    (leaves, leaf, row): (&[Leaf], &Leaf, &Carried),
    (part_id, position): (Id, i64),
    lines: &mut Vec<Line>,
) -> Result<Id, DbErr> {
    let fields = InitiativeFields {
        part_id,
        position,
        title: row.title.clone(),
        when_text: Some(row.when_text.clone()).filter(|text| !text.is_empty()),
        status: None,
        ..leaf.fields()
    };
    let id = act.ids.next();
    store::insert_initiatives(act.tx, &[row_of(id, new, &fields)]).await?;
    lines.push((About::Initiative(row.from), Some(id), row.relation));
    let mut named = people(act.ids, (new.id, id, None), &fields.responsible);
    mark_main(&mut named, fields.main.as_deref());
    let mut activities = Vec::new();
    for (one, position) in row.activities.iter().zip(1i64..) {
        let activity_id = act.ids.next();
        activities.push(new_activity((new.id, id, activity_id), position, (&one.text, &one.when_text)));
        lines.push((About::Activity(one.from), Some(activity_id), one.relation));
        let before = task_of(leaves, one.from);
        let who = before.map(|task| task.people.clone()).unwrap_or_default();
        named.extend(people(act.ids, (new.id, id, Some(activity_id)), &who));
    }
    store::insert_activities(act.tx, &activities).await?;
    crate::who::write(act.tx, &named).await?;
    Ok(id)
}

fn task_of(leaves: &[Leaf], id: Id) -> Option<&Task> {
    leaves.iter().flat_map(|leaf| &leaf.tasks).find(|task| task.activity.id == id)
}

/// A new activity without status or ticks.
fn new_activity(
    (plan_id, initiative_id, id): (Id, Id, Id),
    position: i64,
    (text, when): (&str, &str),
) -> Activity {
    Activity {
        id,
        initiative_id,
        plan_id,
        position,
        text: text.to_string(),
        when_text: Some(when.to_string()).filter(|text| !text.is_empty()),
        state: "active".to_string(),
        ..Activity::default()
    }
}
