//! Making, changing, withdrawing and restoring an indicator. Its targets are typed in the plan's own words;
//! the form shows how they are understood before and after they are saved.

use access::{Action, Entry, Visibility};
use axum::extract::{Path, Query};
use db::{Id, Tx};
use reading::contract::Target;
use serde::Deserialize;
use web::{Answer, FieldErrors, FormData, Submission, Visit, WebError};

use crate::{
    INDICATOR, Indicator, Plan,
    import::{indicator_row, json, series_in, target_rows},
    index,
    indicator::{IndicatorFields, decimal_of},
    store::{self, PlanQuery},
};

use super::{
    form::{Field, FormPage, LINE, TEXT, again, optional, year},
    words,
};

#[derive(Debug, Default, Deserialize)]
pub(crate) struct InPlan {
    #[serde(default)]
    plan: String,
}

fn href(id: Id) -> String {
    format!("{}{id}", INDICATOR.path)
}

/// One target or several on each line, in the plan's own words. A line that no rule knows is a target all the
/// same: its words are kept as they are.
fn targets_of(text: &str, year: Option<i64>) -> Vec<Target> {
    let year = year.and_then(|year| i32::try_from(year).ok());
    let mut targets = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let known = reading::target::parse(line, year);
        if known.is_empty() {
            targets.push(Target {
                text: line.to_string(),
                form: reading::contract::TargetForm::None,
                value: None,
                low: None,
                high: None,
                unit: None,
                period: None,
                year,
            });
        }
        targets.extend(known);
    }
    targets
}

async fn form_page(visit: &Visit, form: FormData, of: Option<(Id, i64)>) -> Result<FormPage, WebError> {
    let title = if of.is_some() { "indicator-edit" } else { "indicator-new" };
    let place = of.map_or_else(|| "/nyckeltal".to_string(), |(id, _)| href(id));
    let mut shown = FormPage::new(visit, title, (place.clone(), place), form);
    shown.version = of.map(|(_, version)| version);
    shown.may_preview = true;
    let page = &shown.page;
    let mut fields = vec![
        Field::line(page, "name", "indicator-name").required(),
        Field::text(page, "targets", "field-targets", 3).help(page, "indicator-targets-help"),
        Field::line(page, "target_year", "indicator-target-year"),
        Field::line(page, "unit", "field-unit"),
        Field::line(page, "source", "field-source").help(page, "indicator-source-help"),
        Field::check(page, "marked", "field-marked").help(page, "indicator-marked-help"),
        Field::line(page, "outcome", "field-outcome"),
        Field::line(page, "outcome_year", "field-outcome-year"),
    ];
    if of.is_none() {
        fields.insert(1, Field::choice(page, "plan", "plan-plan", own_plans(visit).await?));
    }
    shown.fields = fields;
    Ok(shown)
}

/// The plans that the visitor may add to.
async fn own_plans(visit: &Visit) -> Result<Vec<(String, String)>, WebError> {
    let mut plans = Vec::new();
    for membership in visit.viewer.editable() {
        let query = PlanQuery { owner_id: Some(membership.organisation_id), ..PlanQuery::default() };
        let own = store::plans(&visit.app.db, &visit.viewer, &query, ("period", "DESC"), (0, 50)).await?;
        plans.extend(own.into_iter().map(|plan| (plan.id.to_string(), plan.title)));
    }
    Ok(plans)
}

fn read(form: &FormData, stored: Option<IndicatorFields>) -> (IndicatorFields, Vec<Target>, FieldErrors) {
    let mut errors = FieldErrors::new();
    errors.require("name", form.text("name"), LINE);
    for field in ["unit", "source"] {
        errors.limit(field, form.text(field), LINE);
    }
    errors.limit("targets", form.text("targets"), TEXT);
    let outcome = form.optional("outcome").map(decimal_of);
    if outcome == Some(None) {
        errors.add("outcome", "indicator-not-a-number");
    }
    let target_year = year(form, "target_year", &mut errors);
    let outcome_year = year(form, "outcome_year", &mut errors);
    let targets = targets_of(form.text("targets"), target_year);
    let kept = stored.unwrap_or_else(|| IndicatorFields {
        state: "active".to_string(),
        comparison: "[]".to_string(),
        ..IndicatorFields::default()
    });
    let fields = IndicatorFields {
        name: form.text("name").to_string(),
        unit: optional(form, "unit"),
        source: optional(form, "source"),
        marked: form.is_checked("marked"),
        outcome: outcome.flatten(),
        outcome_year,
        targets: targets.iter().map(|target| target.text.as_str()).collect::<Vec<_>>().join("\n"),
        ..kept
    };
    (fields, targets, errors)
}

fn understood(visit: &Visit, targets: &[Target]) -> Vec<String> {
    targets.iter().map(|target| words::sentence(visit.lang, target)).collect()
}

pub(crate) async fn blank(visit: Visit, Query(query): Query<InPlan>) -> Answer {
    let form = FormData::from_pairs([("plan", query.plan)]);
    visit.show(&form_page(&visit, form, None).await?)
}

/// The chosen plan, if it is one that the visitor may add to.
async fn chosen_plan(visit: &Visit, form: &FormData) -> Result<Option<Plan>, WebError> {
    let Some(id) = form.number("plan") else {
        return Ok(None);
    };
    let plan = store::plan(&visit.app.db, &visit.viewer, id).await?;
    Ok(plan.filter(|plan| visit.may(Action::Create, plan.owner_id)))
}

pub(crate) async fn create(visit: Visit, form: FormData) -> Answer {
    let (mut fields, targets, mut errors) = read(&form, None);
    let plan = chosen_plan(&visit, &form).await?;
    if plan.is_none() {
        errors.add("plan", "field-required");
    }
    let preview = form.is_checked("preview");
    let Some(plan) = plan.filter(|_| errors.is_empty() && !preview) else {
        return show_again(&visit, form, None, &targets, errors).await;
    };
    let tx = visit.app.db.begin().await?;
    if let Some(earlier) = Submission::earlier(&tx, form.text("submission")).await? {
        return again(&visit, &earlier);
    }
    let beside = store::indicators_of_plan(&tx, plan.id).await?;
    fields.position = beside.iter().map(|indicator| indicator.position).max().unwrap_or_default() + 1;
    fields.list_title = beside.first().and_then(|indicator| indicator.list_title.clone());
    let id = visit.app.ids.next();
    let of = (plan.owner_id, Visibility::from_key(&plan.visibility).unwrap_or(Visibility::Own));
    let row = indicator_row(id, of, Some(plan.id), &fields);
    store::insert_indicators(&tx, &[(row, series_in(&plan))]).await?;
    store::insert_targets(&tx, &target_rows(&visit.app.ids, id, &targets)).await?;
    let changes = access::changes(&serde_json::Value::Null, &json(&fields));
    access::record(&tx, &visit.viewer, Entry::new("create", INDICATOR.key, Some(id), plan.owner_id, changes))
        .await?;
    index::indicator(&tx, id).await?;
    Submission::remember(&tx, form.text("submission"), &href(id), visit.viewer.now).await?;
    tx.commit().await?;
    visit.done(&href(id), "created")
}

/// The form again: with what must be mended, or only with what is understood.
async fn show_again(
    visit: &Visit,
    form: FormData,
    of: Option<(Id, i64)>,
    targets: &[Target],
    errors: FieldErrors,
) -> Answer {
    let preview = form.is_checked("preview") && errors.is_empty();
    let mut shown = form_page(visit, form, of).await?.with_errors(errors);
    shown.understood = understood(visit, targets);
    if preview { visit.show(&shown) } else { shown.refused(visit) }
}

async fn find(visit: &Visit, id: Id, action: Action) -> Result<Indicator, WebError> {
    let found = store::indicator(&visit.app.db, &visit.viewer, id).await?;
    let indicator = found.ok_or(WebError::NotFound)?;
    visit.must(action, indicator.owner_id)?;
    Ok(indicator)
}

async fn stored_fields(tx: &Tx, id: Id) -> Result<(Indicator, IndicatorFields), WebError> {
    let indicator = store::any_indicator(tx, id).await?.ok_or(WebError::NotFound)?;
    let targets = store::targets(tx.on(), &[id]).await?.remove(&id).unwrap_or_default();
    let fields = indicator.fields(&targets);
    Ok((indicator, fields))
}

pub(crate) async fn edit(visit: Visit, Path(id): Path<Id>) -> Answer {
    let indicator = find(&visit, id, Action::Edit).await?;
    let targets = store::targets(visit.app.db.read(), &[id]).await?.remove(&id).unwrap_or_default();
    let target_year = targets.first().and_then(|target| target.year);
    let fields = indicator.fields(&targets);
    let year = |year: Option<i64>| year.map(|year| year.to_string()).unwrap_or_default();
    let form = FormData::from_pairs([
        ("name", fields.name),
        ("targets", fields.targets),
        ("target_year", year(target_year)),
        ("unit", fields.unit.unwrap_or_default()),
        ("source", fields.source.unwrap_or_default()),
        ("marked", if fields.marked { "1" } else { "" }.to_string()),
        ("outcome", fields.outcome.unwrap_or_default().replace('.', ",")),
        ("outcome_year", year(fields.outcome_year)),
    ]);
    let mut shown = form_page(&visit, form, Some((id, indicator.revision))).await?;
    shown.understood = words::sentences(visit.lang, &targets);
    visit.show(&shown)
}

pub(crate) async fn change(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    find(&visit, id, Action::Edit).await?;
    let version = form.number("version").unwrap_or_default();
    let tx = visit.app.db.begin().await?;
    let (indicator, old_fields) = stored_fields(&tx, id).await?;
    let (fields, targets, errors) = read(&form, Some(old_fields.clone()));
    if !errors.is_empty() || form.is_checked("preview") {
        drop(tx);
        return show_again(&visit, form, Some((id, version)), &targets, errors).await;
    }
    let (old, new) = (json(&old_fields), json(&fields));
    let rows = target_rows(&visit.app.ids, id, &targets);
    let before = store::targets(tx.on(), &[id]).await?.remove(&id).unwrap_or_default();
    let same_targets = rows.iter().map(|(_, row)| row).eq(before.iter());
    if old == new && same_targets {
        return visit.done(&href(id), "saved");
    }
    if !store::update_indicator(&tx, id, version, &fields).await? {
        drop(tx);
        let shown = form_page(&visit, form, Some((id, version))).await?;
        return shown.conflicting(&visit, (&new, &old), indicator.revision);
    }
    if !same_targets {
        store::set_targets(&tx, id, &rows).await?;
    }
    let entry = Entry::new("edit", INDICATOR.key, Some(id), indicator.owner_id, access::changes(&old, &new));
    access::record(&tx, &visit.viewer, entry).await?;
    index::indicator(&tx, id).await?;
    tx.commit().await?;
    visit.done(&href(id), "saved")
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
    let (indicator, old) = stored_fields(&tx, id).await?;
    if old.state == state {
        return Ok(());
    }
    let fields = IndicatorFields { state: state.to_string(), ..old.clone() };
    store::update_indicator(&tx, id, indicator.revision, &fields).await?;
    let name = if state == "active" { "restore" } else { "withdraw" };
    let changes = access::changes(&json(&old), &json(&fields));
    access::record(
        &tx,
        &visit.viewer,
        Entry::new(name, INDICATOR.key, Some(id), indicator.owner_id, changes),
    )
    .await?;
    index::indicator(&tx, id).await?;
    tx.commit().await?;
    Ok(())
}
