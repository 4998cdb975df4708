//! Chapters and sections: making, changing, taking away, and their order.

use access::{Action, Entry};
use axum::extract::{Path, Query};
use db::{Id, Tx};
use serde::Deserialize;
use web::{Answer, Confirm, Field, FieldErrors, FormData, FormPage, Once, Shape, Visit, WebError};

use crate::{
    PLAN, Part, PartLevel,
    import::json,
    naming,
    plan::PartFields,
    store::{self, Ordered},
};

use super::{
    edit_plan::editable,
    life::{hold_content, takes_content},
    typed::{LINE, TEXT, optional},
};

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Under {
    #[serde(default)]
    under: String,
}

fn plan_href(id: Id) -> String {
    format!("{}{id}", PLAN.path)
}

/// The form; a section names the chapters that it can stand in.
async fn form_page(visit: &Visit, plan_id: Id, form: FormData, of: Option<Id>) -> Result<FormPage, WebError> {
    let section = !form.text("under").is_empty();
    let plan = editable(visit, plan_id, Action::Edit).await?;
    let visit = &naming::calling(visit, plan.owner_id, &[]).await?;
    let title = match (of.is_some(), section) {
        (false, false) => "plan-new-chapter",
        (false, true) => "plan-new-section",
        (true, false) => "plan-edit-chapter",
        (true, true) => "plan-edit-section",
    };
    let here = match of {
        None => format!("{}/del", plan_href(plan_id)),
        Some(id) => format!("{}/del/{id}", plan_href(plan_id)),
    };
    let own = !plan.is_numbered();
    let number = own.then(|| Field::line(visit, "number", "field-number").help(visit, "plan-number-help"));
    let mut fields: Vec<Field> = number.into_iter().collect();
    fields.extend([
        Field::line(visit, "title", "field-title").required(),
        Field::text(visit, "intro", "field-intro", 6),
        Field::new(visit, "no_planned_activities", "plan-nothing-planned", Shape::Check),
    ]);
    if section {
        let parts = store::all_parts(visit.app.db.read(), plan_id).await?;
        let chapters = parts.iter().filter(|part| part.level() == PartLevel::Chapter && part.is_active());
        let choices = chapters.map(|part| (part.id.to_string(), part.heading())).collect();
        fields.push(Field::choice(visit, "under", "plan-in-chapter", choices));
    }
    let confirm = of.map(|_| Confirm {
        href: format!("{here}/ta-bort"),
        label: visit.t("plan-part-withdraw"),
        question: visit.t("plan-part-withdraw-question"),
    });
    let page = FormPage::new(visit, visit.t(title), (here, plan_href(plan_id)), fields);
    Ok(FormPage { confirm, ..page.filled(form) })
}

fn read(form: &FormData) -> (PartFields, FieldErrors) {
    let mut errors = FieldErrors::new();
    errors.require("title", form.text("title"), LINE);
    errors.limit("number", form.text("number"), 20);
    errors.limit("intro", form.text("intro"), TEXT);
    let fields = PartFields {
        state: "active".to_string(),
        parent_id: form.number("under"),
        number: optional(form, "number").map(|number| number.trim_end_matches('.').to_string()),
        title: optional(form, "title"),
        intro: optional(form, "intro"),
        no_planned_activities: form.is_checked("no_planned_activities"),
        position: 0,
    };
    (fields, errors)
}

pub(crate) async fn blank(visit: Visit, Path(id): Path<Id>, Query(query): Query<Under>) -> Answer {
    takes_content(editable(&visit, id, Action::Create).await?.stage())?;
    let form = FormData::from_pairs([("under", query.under)]);
    form_page(&visit, id, form, None).await?.answer(&visit)
}

pub(crate) async fn create(visit: Visit, Path(plan_id): Path<Id>, form: FormData) -> Answer {
    let plan = editable(&visit, plan_id, Action::Create).await?;
    let (mut fields, mut errors) = read(&form);
    let parts = store::all_parts(visit.app.db.read(), plan_id).await?;
    check_chapter(&parts, &fields, &mut errors);
    if !errors.is_empty() {
        return form_page(&visit, plan_id, form, None).await?.with_errors(errors).answer(&visit);
    }
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    let plan = hold_content(&tx, plan.id).await?;
    let siblings = parts.iter().filter(|part| part.parent_id == fields.parent_id);
    fields.position = siblings.map(|part| part.position).max().unwrap_or_default() + 1;
    let level = if fields.parent_id.is_some() { PartLevel::Section } else { PartLevel::Chapter };
    let id = visit.app.ids.next();
    let part = Part {
        id,
        plan_id,
        parent_id: fields.parent_id,
        level: level.key().to_string(),
        revision: 1,
        state: "active".to_string(),
        number: fields.number.clone(),
        title: fields.title.clone(),
        intro: fields.intro.clone(),
        no_planned_activities: fields.no_planned_activities,
        position: fields.position,
    };
    store::insert_parts(&tx, std::slice::from_ref(&part)).await?;
    note(&visit, &tx, "add-part", (plan_id, plan.owner_id), &part, &part.fields()).await?;
    store::renumber(&tx, &plan).await?;
    tx.done(&plan_href(plan_id)).await
}

fn check_chapter(parts: &[Part], fields: &PartFields, errors: &mut FieldErrors) {
    let is_chapter = |id: Id| parts.iter().any(|part| part.id == id && part.level() == PartLevel::Chapter);
    if fields.parent_id.is_some_and(|id| !is_chapter(id)) {
        errors.add("under", "field-required");
    }
}

/// Parts have no history of their own: what happens to them stands in the plan's.
async fn note(
    visit: &Visit,
    tx: &Tx,
    action: &str,
    (plan_id, owner_id): (Id, Id),
    part: &Part,
    fields: &PartFields,
) -> Result<(), WebError> {
    let mut changes = access::changes(&json(&part.fields()), &json(fields));
    if let Some(all) = changes.as_object_mut() {
        all.insert("part".to_string(), serde_json::json!([null, part.heading()]));
    }
    let entry = Entry::new(action, PLAN.key, Some(plan_id), owner_id, changes);
    access::record(tx, &visit.viewer, entry).await?;
    Ok(())
}

async fn find(visit: &Visit, plan_id: Id, id: Id) -> Result<(Part, Id), WebError> {
    let plan = editable(visit, plan_id, Action::Edit).await?;
    let part = store::part(visit.app.db.read(), plan_id, id).await?.ok_or(WebError::NotFound)?;
    Ok((part, plan.owner_id))
}

pub(crate) async fn edit(visit: Visit, Path((plan_id, id)): Path<(Id, Id)>) -> Answer {
    let (part, _) = find(&visit, plan_id, id).await?;
    takes_content(editable(&visit, plan_id, Action::Edit).await?.stage())?;
    form_page(&visit, plan_id, filled(&part), Some(id)).await?.changing(part.revision).answer(&visit)
}

fn filled(part: &Part) -> FormData {
    FormData::from_pairs([
        ("number", part.number.clone().unwrap_or_default()),
        ("title", part.title.clone().unwrap_or_default()),
        ("intro", part.intro.clone().unwrap_or_default()),
        ("no_planned_activities", if part.no_planned_activities { "1" } else { "" }.to_string()),
        ("under", part.parent_id.map(|id| id.to_string()).unwrap_or_default()),
    ])
}

pub(crate) async fn change(visit: Visit, Path((plan_id, id)): Path<(Id, Id)>, form: FormData) -> Answer {
    let (part, owner_id) = find(&visit, plan_id, id).await?;
    let (mut fields, mut errors) = read(&form);
    let version = form.number("version").unwrap_or_default();
    let parts = store::all_parts(visit.app.db.read(), plan_id).await?;
    check_chapter(&parts, &fields, &mut errors);
    let section = part.level() == PartLevel::Section;
    if fields.parent_id.is_some() != section {
        fields.parent_id = part.parent_id;
    }
    if !errors.is_empty() {
        let page = form_page(&visit, plan_id, form, Some(id)).await?;
        return page.changing(version).with_errors(errors).answer(&visit);
    }
    let tx = visit.app.db.begin().await?;
    let plan = hold_content(&tx, plan_id).await?;
    let stored = store::part(tx.on(), plan_id, id).await?.ok_or(WebError::NotFound)?;
    fields.position = stored.position;
    if plan.is_numbered() {
        fields.number = stored.number.clone();
    }
    fields.state = stored.fields().state;
    if stored.fields() == fields {
        return visit.done(&plan_href(plan_id), "saved");
    }
    if !store::update_part(&tx, id, version, &fields).await? {
        let page = form_page(&visit, plan_id, form, Some(id)).await?.changing(stored.revision);
        return page.conflicting(&visit, &filled(&stored)).answer(&visit);
    }
    note(&visit, &tx, "edit", (plan_id, owner_id), &stored, &fields).await?;
    store::renumber(&tx, &plan).await?;
    tx.commit().await?;
    visit.done(&plan_href(plan_id), "saved")
}

/// Only what is empty can be taken away, so that no initiative goes with its chapter unseen.
pub(crate) async fn withdraw(visit: Visit, Path((plan_id, id)): Path<(Id, Id)>) -> Answer {
    let (_, owner_id) = find(&visit, plan_id, id).await?;
    let tx = visit.app.db.begin().await?;
    let plan = hold_content(&tx, plan_id).await?;
    let parts = store::all_parts(tx.on(), plan_id).await?;
    let leaves = store::all_leaves(&tx, plan_id).await?;
    let part = parts.iter().find(|part| part.id == id).ok_or(WebError::NotFound)?;
    let under = parts.iter().any(|child| child.parent_id == Some(id) && child.is_active());
    if under || leaves.iter().any(|leaf| leaf.initiative.part_id == id && leaf.initiative.is_active()) {
        return Err(WebError::Bad("plan-part-not-empty"));
    }
    if part.is_active() {
        let fields = PartFields { state: "withdrawn".to_string(), ..part.fields() };
        if !store::update_part(&tx, id, part.revision, &fields).await? {
            return Err(WebError::Bad("plan-changed-meanwhile"));
        }
        note(&visit, &tx, "withdraw", (plan_id, owner_id), part, &fields).await?;
        store::renumber(&tx, &plan).await?;
        tx.commit().await?;
    }
    visit.done(&plan_href(plan_id), "withdrawn")
}

pub(crate) async fn shift(visit: Visit, Path((plan_id, id)): Path<(Id, Id)>, form: FormData) -> Answer {
    let (part, owner_id) = find(&visit, plan_id, id).await?;
    let tx = visit.app.db.begin().await?;
    let plan = hold_content(&tx, plan_id).await?;
    let parts = store::all_parts(tx.on(), plan_id).await?;
    let siblings = parts.iter().filter(|other| {
        other.parent_id == part.parent_id && other.level() == part.level() && other.is_active()
    });
    let ids: Vec<Id> = siblings.map(|part| part.id).collect();
    let Some(ids) = shifted(ids, id, form.text("direction")) else {
        return visit.done(&plan_href(plan_id), "saved");
    };
    store::set_positions(&tx, Ordered::Part, &ids).await?;
    note(&visit, &tx, "reorder", (plan_id, owner_id), &part, &part.fields()).await?;
    store::renumber(&tx, &plan).await?;
    tx.commit().await?;
    visit.done(&plan_href(plan_id), "saved")
}

/// The order after moving one a step up or down; `None` if there is no such step.
pub(crate) fn shifted(mut ids: Vec<Id>, id: Id, direction: &str) -> Option<Vec<Id>> {
    let place = ids.iter().position(|found| *found == id)?;
    let other = match direction {
        "up" => place.checked_sub(1)?,
        "down" => place + 1,
        _ => return None,
    };
    if other >= ids.len() {
        return None;
    }
    ids.swap(place, other);
    Some(ids)
}

#[cfg(test)]
mod tests {
    use super::shifted;

    #[test]
    fn one_step_at_a_time() {
        assert_eq!(shifted(vec![1, 2, 3], 2, "up"), Some(vec![2, 1, 3]));
        assert_eq!(shifted(vec![1, 2, 3], 2, "down"), Some(vec![1, 3, 2]));
        assert_eq!(shifted(vec![1, 2, 3], 1, "up"), None);
        assert_eq!(shifted(vec![1, 2, 3], 3, "down"), None);
        assert_eq!(shifted(vec![1], 9, "up"), None);
        assert_eq!(shifted(vec![1, 2], 1, "sideways"), None);
    }
}
