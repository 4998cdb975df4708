//! Making, changing, withdrawing and restoring a plan.

use access::{Action, Entry, Visibility};
use axum::extract::Path;
use db::Id;
use web::{Answer, FieldErrors, FormData, Submission, Visit, WebError};

use crate::{PLAN, Plan, import::json, index, plan::PlanFields, store};

use super::form::{Field, FormPage, LINE, TEXT, again, optional, year};

fn href(id: Id) -> String {
    format!("{}{id}", PLAN.path)
}

fn form_page(visit: &Visit, form: FormData, of: Option<(Id, i64)>) -> FormPage {
    let title = if of.is_some() { "plan-edit" } else { "plan-new" };
    let place = of.map_or_else(|| "/planer".to_string(), |(id, _)| href(id));
    let mut shown = FormPage::new(visit, title, (place.clone(), place), form);
    shown.version = of.map(|(_, version)| version);
    let page = &shown.page;
    let mut fields = vec![
        Field::line(page, "title", "field-title").required(),
        Field::line(page, "publisher", "field-publisher").help(page, "plan-publisher-help"),
        Field::line(page, "year_from", "field-year-from").required(),
        Field::line(page, "year_to", "field-year-to").help(page, "plan-year-to-help"),
        Field::text(page, "preamble", "field-preamble", 8),
    ];
    if of.is_none() {
        let owners = visit.viewer.editable();
        let owners = owners.map(|m| (m.organisation_id.to_string(), m.organisation_name.clone())).collect();
        fields.insert(1, Field::choice(page, "owner", "plan-owner", owners));
        let choices =
            Visibility::ALL.map(|v| (v.key().to_string(), page.t(format!("visibility-{}", v.key()))));
        fields.push(Field::choice(page, "visibility", "field-visibility", choices.into()));
    }
    shown.fields = fields;
    shown
}

fn read(form: &FormData) -> (PlanFields, FieldErrors) {
    let mut errors = FieldErrors::new();
    errors.require("title", form.text("title"), LINE);
    errors.limit("publisher", form.text("publisher"), LINE);
    errors.limit("preamble", form.text("preamble"), TEXT);
    if form.text("year_from").is_empty() {
        errors.add("year_from", "field-required");
    }
    let year_from = year(form, "year_from", &mut errors);
    let year_to = year(form, "year_to", &mut errors).or(year_from);
    if year_to < year_from {
        errors.add("year_to", "plan-years-backwards");
    }
    let fields = PlanFields {
        state: "active".to_string(),
        title: form.text("title").to_string(),
        publisher: optional(form, "publisher"),
        year_from,
        year_to,
        preamble: optional(form, "preamble"),
    };
    (fields, errors)
}

pub(crate) async fn blank(visit: Visit) -> Answer {
    let acting = visit.viewer.acting().map(|membership| membership.organisation_id.to_string());
    let form = FormData::from_pairs([
        ("owner", acting.unwrap_or_default()),
        ("visibility", Visibility::Own.key().to_string()),
    ]);
    visit.show(&form_page(&visit, form, None))
}

pub(crate) async fn create(visit: Visit, form: FormData) -> Answer {
    let (fields, mut errors) = read(&form);
    let owner_id = form.number("owner").unwrap_or_default();
    if !visit.viewer.editable().any(|membership| membership.organisation_id == owner_id) {
        errors.add("owner", "field-required");
    }
    let visibility = Visibility::from_key(form.text("visibility"));
    let Some(visibility) = visibility.filter(|_| errors.is_empty()) else {
        return form_page(&visit, form, None).with_errors(errors).refused(&visit);
    };
    visit.must(Action::Create, owner_id)?;
    let tx = visit.app.db.begin().await?;
    if let Some(earlier) = Submission::earlier(&tx, form.text("submission")).await? {
        return again(&visit, &earlier);
    }
    let id = visit.app.ids.next();
    let plan = Plan {
        id,
        owner_id,
        owner_name: String::new(),
        visibility: visibility.key().to_string(),
        revision: 1,
        state: "active".to_string(),
        // Made by hand: no document is a new version of it.
        series: format!("id:{id}"),
        title: fields.title.clone(),
        publisher: fields.publisher.clone(),
        year_from: fields.year_from,
        year_to: fields.year_to,
        preamble: fields.preamble.clone(),
    };
    store::insert_plans(&tx, &[plan]).await?;
    let changes = access::changes(&serde_json::Value::Null, &json(&fields));
    access::record(&tx, &visit.viewer, Entry::new("create", PLAN.key, Some(id), owner_id, changes)).await?;
    index::plan(&tx, id).await?;
    Submission::remember(&tx, form.text("submission"), &href(id), visit.viewer.now).await?;
    tx.commit().await?;
    visit.done(&href(id), "created")
}

/// The plan, if the visitor sees it and may change it.
pub(crate) async fn editable(visit: &Visit, id: Id, action: Action) -> Result<Plan, WebError> {
    let plan = store::plan(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)?;
    visit.must(action, plan.owner_id)?;
    Ok(plan)
}

pub(crate) async fn edit(visit: Visit, Path(id): Path<Id>) -> Answer {
    let plan = editable(&visit, id, Action::Edit).await?;
    let year = |year: Option<i64>| year.map(|year| year.to_string()).unwrap_or_default();
    let form = FormData::from_pairs([
        ("title", plan.title.clone()),
        ("publisher", plan.publisher.clone().unwrap_or_default()),
        ("year_from", year(plan.year_from)),
        ("year_to", year(plan.year_to)),
        ("preamble", plan.preamble.clone().unwrap_or_default()),
    ]);
    visit.show(&form_page(&visit, form, Some((id, plan.revision))))
}

pub(crate) async fn change(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    editable(&visit, id, Action::Edit).await?;
    let (mut fields, errors) = read(&form);
    let version = form.number("version").unwrap_or_default();
    if !errors.is_empty() {
        return form_page(&visit, form, Some((id, version))).with_errors(errors).refused(&visit);
    }
    let tx = visit.app.db.begin().await?;
    let stored = store::any_plan(&tx, id).await?.ok_or(WebError::NotFound)?;
    fields.state = stored.fields().state;
    let (old, new) = (json(&stored.fields()), json(&fields));
    if old == new {
        return visit.done(&href(id), "saved");
    }
    if !store::update_plan(&tx, id, version, &fields).await? {
        return form_page(&visit, form, Some((id, version))).conflicting(
            &visit,
            (&new, &old),
            stored.revision,
        );
    }
    let entry = Entry::new("edit", PLAN.key, Some(id), stored.owner_id, access::changes(&old, &new));
    access::record(&tx, &visit.viewer, entry).await?;
    index::plan(&tx, id).await?;
    tx.commit().await?;
    visit.done(&href(id), "saved")
}

pub(crate) async fn withdraw(visit: Visit, Path(id): Path<Id>) -> Answer {
    set_state(&visit, id, "withdrawn", Action::Withdraw).await?;
    visit.done("/planer", "withdrawn")
}

pub(crate) async fn restore(visit: Visit, Path(id): Path<Id>) -> Answer {
    set_state(&visit, id, "active", Action::Restore).await?;
    visit.done(&href(id), "restored")
}

/// A second click finds the state as it should be and does nothing.
async fn set_state(visit: &Visit, id: Id, state: &str, action: Action) -> Result<(), WebError> {
    editable(visit, id, action).await?;
    let tx = visit.app.db.begin().await?;
    let stored = store::any_plan(&tx, id).await?.ok_or(WebError::NotFound)?;
    let old = stored.fields();
    if old.state == state {
        return Ok(());
    }
    let fields = PlanFields { state: state.to_string(), ..old.clone() };
    if !store::update_plan(&tx, id, stored.revision, &fields).await? {
        return Err(WebError::Bad("plan-changed-meanwhile"));
    }
    let changes = access::changes(&json(&old), &json(&fields));
    let name = if state == "active" { "restore" } else { "withdraw" };
    access::record(&tx, &visit.viewer, Entry::new(name, PLAN.key, Some(id), stored.owner_id, changes))
        .await?;
    index::plan(&tx, id).await?;
    tx.commit().await?;
    Ok(())
}
