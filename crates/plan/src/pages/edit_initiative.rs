//! Initiatives and their activities: making, changing, withdrawing, restoring, and their order.

use std::collections::HashMap;

use access::{Action, Entry};
use axum::extract::{Path, Query};
use db::{Id, Tx};
use serde::Deserialize;
use serde_json::{Value, json as object};
use web::{Answer, FieldErrors, FormData, Submission, Visit, WebError};

use crate::{
    INITIATIVE, Leaf, PLAN,
    activity_lines::{line_of, write_lines},
    import::{json, people, row_of},
    index,
    initiative::InitiativeFields,
    person::labels,
    plan::Part,
    priority::level_of,
    store::{self, Ordered},
};

use super::{
    edit_part::shifted,
    edit_plan::editable,
    form::{Field, FormPage, Kind, LINE, TEXT, again, optional},
};

#[derive(Debug, Default, Deserialize)]
pub(crate) struct InPart {
    #[serde(default)]
    del: String,
}

fn href(id: Id) -> String {
    format!("{}{id}", INITIATIVE.path)
}

/// The form; the parts of the plan are its choices of place.
async fn form_page(
    visit: &Visit,
    plan_id: Id,
    form: FormData,
    of: Option<(Id, i64)>,
) -> Result<FormPage, WebError> {
    let (title, action, back) = match of {
        None => {
            let plan = format!("{}{plan_id}", PLAN.path);
            ("plan-new-initiative", format!("{plan}/insats"), plan)
        }
        Some((id, _)) => ("plan-edit-initiative", href(id), href(id)),
    };
    let mut shown = FormPage::new(visit, title, (action, back), form);
    shown.version = of.map(|(_, version)| version);
    let parts = store::all_parts(visit.app.db.read(), plan_id).await?;
    let choices = in_tree_order(parts).iter().map(|part| (part.id.to_string(), part.heading())).collect();
    let page = &shown.page;
    shown.fields = vec![
        Field::line(page, "title", "field-title").required(),
        Field { kind: Kind::Choice(choices), ..Field::line(page, "part_id", "field-part-id").required() },
        Field::text(page, "aim", "field-aim", 3),
        Field::text(page, "goal", "field-goal", 3),
        Field::text(page, "activities", "field-activities", 8).help(page, "plan-activities-help"),
        Field::line(page, "when_text", "field-when-text").help(page, "plan-when-help"),
        Field::line(page, "responsible", "field-responsible").help(page, "plan-who-help"),
        Field::line(page, "priority_text", "field-priority-text").help(page, "plan-priority-help"),
        Field::line(page, "follow_up", "field-follow-up").help(page, "plan-follow-up-help"),
        Field::text(page, "intro", "field-intro", 4),
        Field::line(page, "status", "field-status"),
        Field::line(page, "budget", "field-budget"),
    ];
    Ok(shown)
}

/// Each chapter with its sections below it, as the plan's page shows them.
fn in_tree_order(mut parts: Vec<Part>) -> Vec<Part> {
    parts.retain(Part::is_active);
    let places: HashMap<Id, i64> = parts.iter().map(|part| (part.id, part.position)).collect();
    parts.sort_by_key(|part| {
        let chapter = part.parent_id.unwrap_or(part.id);
        (places.get(&chapter).copied(), chapter, part.parent_id.is_some(), part.position)
    });
    parts
}

fn read(form: &FormData, stored: Option<&Leaf>) -> (InitiativeFields, FieldErrors) {
    let mut errors = FieldErrors::new();
    errors.require("title", form.text("title"), LINE);
    for field in ["when_text", "responsible", "priority_text", "follow_up", "status", "budget"] {
        errors.limit(field, form.text(field), LINE);
    }
    for field in ["aim", "goal", "intro", "activities"] {
        errors.limit(field, form.text(field), TEXT);
    }
    let kept = stored.map(Leaf::fields).unwrap_or_default();
    let priority_text = optional(form, "priority_text");
    let level = if priority_text == kept.priority_text {
        kept.priority_level.clone()
    } else {
        priority_text.as_deref().and_then(level_of).map(|level| level.key().to_string())
    };
    let fields = InitiativeFields {
        state: stored.map_or_else(|| "active".to_string(), |leaf| leaf.fields().state),
        part_id: form.number("part_id").unwrap_or_default(),
        title: form.text("title").to_string(),
        intro: optional(form, "intro"),
        purpose: optional(form, "aim"),
        goal: optional(form, "goal"),
        when_text: optional(form, "when_text"),
        responsible: labels(form.text("responsible")),
        priority_level: level,
        priority_text,
        follow_up: optional(form, "follow_up"),
        status: optional(form, "status"),
        budget: optional(form, "budget"),
        labels: stored.map_or_else(|| "{}".to_string(), |leaf| leaf.fields().labels),
        position: kept.position,
        baseline: kept.baseline,
        method: kept.method,
    };
    (fields, errors)
}

/// The chosen part must be one of the plan's.
async fn check_part(
    visit: &Visit,
    plan_id: Id,
    fields: &InitiativeFields,
    errors: &mut FieldErrors,
) -> Result<(), WebError> {
    if store::part(visit.app.db.read(), plan_id, fields.part_id).await?.is_none() {
        errors.add("part_id", "field-required");
    }
    Ok(())
}

/// Fields and activities as one object, for history and for two versions side by side.
fn whole(fields: &InitiativeFields, activities: &str) -> Value {
    let mut all = json(fields);
    if let Some(all) = all.as_object_mut() {
        all.insert("activities".to_string(), Value::String(activities.to_string()));
    }
    all
}

fn lines_of(leaf: &Leaf) -> String {
    let active = leaf.tasks.iter().filter(|task| task.activity.is_active());
    active.map(line_of).collect::<Vec<_>>().join("\n")
}

pub(crate) async fn blank(visit: Visit, Path(plan_id): Path<Id>, Query(query): Query<InPart>) -> Answer {
    let plan = editable(&visit, plan_id, Action::Create).await?;
    let form = FormData::from_pairs([("part_id", query.del), ("when_text", plan.period())]);
    visit.show(&form_page(&visit, plan_id, form, None).await?)
}

pub(crate) async fn create(visit: Visit, Path(plan_id): Path<Id>, form: FormData) -> Answer {
    let plan = editable(&visit, plan_id, Action::Create).await?;
    let (mut fields, mut errors) = read(&form, None);
    check_part(&visit, plan_id, &fields, &mut errors).await?;
    if !errors.is_empty() {
        return form_page(&visit, plan_id, form, None).await?.with_errors(errors).refused(&visit);
    }
    let tx = visit.app.db.begin().await?;
    if let Some(earlier) = Submission::earlier(&tx, form.text("submission")).await? {
        return again(&visit, &earlier);
    }
    let leaves = store::all_leaves(&tx, plan_id).await?;
    fields.position = leaves.iter().map(|leaf| leaf.initiative.position).max().unwrap_or_default() + 1;
    let id = visit.app.ids.next();
    store::insert_initiatives(&tx, &[row_of(id, &plan, &fields)]).await?;
    let rows = people(&visit.app.ids, (plan_id, id, None), &fields.responsible);
    store::insert_responsibles(&tx, &rows).await?;
    let leaf = store::any_leaf(tx.on(), id).await?.ok_or(WebError::NotFound)?;
    write_lines(&tx, &visit.app.ids, &leaf, form.text("activities")).await?;
    let changes = access::changes(&Value::Null, &whole(&fields, form.text("activities")));
    access::record(
        &tx,
        &visit.viewer,
        Entry::new("create", INITIATIVE.key, Some(id), plan.owner_id, changes),
    )
    .await?;
    index::initiative(&tx, id).await?;
    Submission::remember(&tx, form.text("submission"), &href(id), visit.viewer.now).await?;
    tx.commit().await?;
    visit.done(&href(id), "created")
}

/// The initiative, if the visitor sees it and may change it.
async fn find(visit: &Visit, id: Id, action: Action) -> Result<Leaf, WebError> {
    let found = store::leaf(&visit.app.db, &visit.viewer, id).await?;
    let (leaf, _) = found.ok_or(WebError::NotFound)?;
    visit.must(action, leaf.initiative.owner_id)?;
    Ok(leaf)
}

pub(crate) async fn edit(visit: Visit, Path(id): Path<Id>) -> Answer {
    let leaf = find(&visit, id, Action::Edit).await?;
    let row = &leaf.initiative;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let form = FormData::from_pairs([
        ("title", row.title.clone()),
        ("part_id", row.part_id.to_string()),
        ("aim", text(&row.purpose)),
        ("goal", text(&row.goal)),
        ("activities", lines_of(&leaf)),
        ("when_text", text(&row.when_text)),
        ("responsible", leaf.people.join(", ")),
        ("priority_text", text(&row.priority_text)),
        ("follow_up", text(&row.follow_up)),
        ("intro", text(&row.intro)),
        ("status", text(&row.status)),
        ("budget", text(&row.budget)),
    ]);
    visit.show(&form_page(&visit, row.plan_id, form, Some((id, row.revision))).await?)
}

pub(crate) async fn change(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let leaf = find(&visit, id, Action::Edit).await?;
    let plan_id = leaf.initiative.plan_id;
    let (fields, mut errors) = read(&form, Some(&leaf));
    check_part(&visit, plan_id, &fields, &mut errors).await?;
    let version = form.number("version").unwrap_or_default();
    if !errors.is_empty() {
        let shown = form_page(&visit, plan_id, form, Some((id, version))).await?;
        return shown.with_errors(errors).refused(&visit);
    }
    let tx = visit.app.db.begin().await?;
    let stored = store::any_leaf(tx.on(), id).await?.ok_or(WebError::NotFound)?;
    let (old, new) = (whole(&stored.fields(), &lines_of(&stored)), whole(&fields, form.text("activities")));
    if old == new {
        return visit.done(&href(id), "saved");
    }
    if !store::update_initiative(&tx, id, version, &fields).await? {
        drop(tx);
        let shown = form_page(&visit, plan_id, form, Some((id, version))).await?;
        return shown.conflicting(&visit, (&new, &old), stored.initiative.revision);
    }
    if fields.responsible != stored.people {
        store::clear_responsibles(&tx, id, None).await?;
        let rows = people(&visit.app.ids, (plan_id, id, None), &fields.responsible);
        store::insert_responsibles(&tx, &rows).await?;
    }
    write_lines(&tx, &visit.app.ids, &stored, form.text("activities")).await?;
    note(&visit, &tx, "edit", &stored, access::changes(&old, &new)).await?;
    index::initiative(&tx, id).await?;
    tx.commit().await?;
    visit.done(&href(id), "saved")
}

async fn note(visit: &Visit, tx: &Tx, action: &str, leaf: &Leaf, changes: Value) -> Result<(), WebError> {
    let row = &leaf.initiative;
    let entry = Entry::new(action, INITIATIVE.key, Some(row.id), row.owner_id, changes);
    access::record(tx, &visit.viewer, entry).await?;
    Ok(())
}

pub(crate) async fn withdraw(visit: Visit, Path(id): Path<Id>) -> Answer {
    set_state(&visit, id, "withdrawn", Action::Withdraw).await?;
    visit.done(&href(id), "withdrawn")
}

pub(crate) async fn restore(visit: Visit, Path(id): Path<Id>) -> Answer {
    set_state(&visit, id, "active", Action::Restore).await?;
    visit.done(&href(id), "restored")
}

async fn set_state(visit: &Visit, id: Id, state: &str, action: Action) -> Result<(), WebError> {
    find(visit, id, action).await?;
    let tx = visit.app.db.begin().await?;
    let stored = store::any_leaf(tx.on(), id).await?.ok_or(WebError::NotFound)?;
    let old = stored.fields();
    if old.state == state {
        return Ok(());
    }
    let fields = InitiativeFields { state: state.to_string(), ..old.clone() };
    if !store::update_initiative(&tx, id, stored.initiative.revision, &fields).await? {
        return Err(WebError::Bad("plan-changed-meanwhile"));
    }
    let name = if state == "active" { "restore" } else { "withdraw" };
    note(visit, &tx, name, &stored, access::changes(&json(&old), &json(&fields))).await?;
    index::initiative(&tx, id).await?;
    tx.commit().await?;
    Ok(())
}

/// One step up or down among the initiatives of its part.
pub(crate) async fn shift(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let leaf = find(&visit, id, Action::Edit).await?;
    let tx = visit.app.db.begin().await?;
    let leaves = store::all_leaves(&tx, leaf.initiative.plan_id).await?;
    let beside = leaves.iter().map(|leaf| &leaf.initiative);
    let beside = beside.filter(|row| row.part_id == leaf.initiative.part_id && row.is_active());
    let ids: Vec<Id> = beside.map(|row| row.id).collect();
    if let Some(ids) = shifted(ids, id, form.text("direction")) {
        store::set_positions(&tx, Ordered::Initiative, &ids).await?;
        note(&visit, &tx, "reorder", &leaf, object!({})).await?;
        tx.commit().await?;
    }
    visit.done(&href(id), "moved")
}

/// One step up or down among the activities of the initiative.
pub(crate) async fn shift_activity(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let leaf = find(&visit, id, Action::Edit).await?;
    let ids: Vec<Id> = leaf.tasks.iter().map(|task| task.activity.id).collect();
    let moved = form.number("activity").unwrap_or_default();
    if let Some(ids) = shifted(ids, moved, form.text("direction")) {
        let tx = visit.app.db.begin().await?;
        store::set_positions(&tx, Ordered::Activity, &ids).await?;
        let fields = leaf.fields();
        if !store::update_initiative(&tx, id, leaf.initiative.revision, &fields).await? {
            return Err(WebError::Bad("plan-changed-meanwhile"));
        }
        note(&visit, &tx, "reorder", &leaf, object!({})).await?;
        tx.commit().await?;
    }
    visit.done(&format!("{}?aktivitet={moved}", href(id)), "moved-activity")
}
