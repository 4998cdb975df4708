//! Making and changing an indicator. Its targets are typed in the plan's own words;
//! the form shows how they are understood before and after they are saved.

use access::{Action, Entry, RecordKind};
use axum::extract::{Path, Query};
use db::{Id, Tx};
use documents::json;
use plan::Plan;
use reading::contract::Target;
use serde::Deserialize;
use web::{
    Answer, Editable, Field, FieldErrors, FormData, FormPage, Once, Saved, Shape, Visit, WebError,
    editing::{self, state_action},
};

use crate::{
    INDICATOR, Indicator, TargetRow,
    import::{indicator_row, series_in, target_rows},
    index,
    indicator::{IndicatorFields, decimal_of},
    store,
};

use super::{
    typed::{LINE, TEXT, meanwhile, optional, state_key, year},
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

fn fields(visit: &Visit) -> Vec<Field> {
    vec![
        Field::line(visit, "name", "indicator-name").required(),
        Field::text(visit, "targets", "field-targets", 3).help(visit, "indicator-targets-help"),
        Field::line(visit, "target_year", "indicator-target-year"),
        Field::line(visit, "unit", "field-unit"),
        Field::line(visit, "source", "field-source").help(visit, "indicator-source-help"),
        Field::new(visit, "marked", "field-marked", Shape::Check).help(visit, "indicator-marked-help"),
        Field::line(visit, "outcome", "field-outcome"),
        Field::line(visit, "outcome_year", "field-outcome-year"),
    ]
}

/// The form, with what is understood of the targets that stand in it.
fn form_page(visit: &Visit, title: &str, place: String, fields: Vec<Field>, form: &FormData) -> FormPage {
    let year = form.optional("target_year").and_then(|year| year.parse().ok());
    let targets = targets_of(form.text("targets"), year);
    let sentences = targets.iter().map(|target| words::sentence(visit.lang, target)).collect();
    FormPage {
        understood: Some((visit.t("indicator-understood"), sentences)),
        preview: Some(visit.t("indicator-preview")),
        ..FormPage::new(visit, visit.t(title), (place.clone(), place), fields)
    }
}

async fn new_page(visit: &Visit, form: FormData) -> Result<FormPage, WebError> {
    let mut fields = fields(visit);
    fields.insert(1, Field::choice(visit, "plan", "plan-plan", own_plans(visit).await?));
    let page = form_page(visit, "indicator-new", "/nyckeltal".to_string(), fields, &form);
    Ok(page.filled(form))
}

/// The plans that the visitor may add to.
async fn own_plans(visit: &Visit) -> Result<Vec<(String, String)>, WebError> {
    let mut plans = Vec::new();
    for membership in visit.viewer.editable() {
        let owner_id = membership.organisation_id;
        let own = plan::facts::plans_of(&visit.app.db, &visit.viewer, owner_id, 50).await?;
        plans.extend(own.into_iter().map(|plan| (plan.id.to_string(), plan.title)));
    }
    Ok(plans)
}

fn read(
    form: &FormData,
    stored: Option<IndicatorFields>,
    errors: &mut FieldErrors,
) -> (IndicatorFields, Vec<Target>) {
    errors.require("name", form.text("name"), LINE);
    for field in ["unit", "source"] {
        errors.limit(field, form.text(field), LINE);
    }
    errors.limit("targets", form.text("targets"), TEXT);
    let outcome = form.optional("outcome").map(decimal_of);
    if outcome == Some(None) {
        errors.add("outcome", "indicator-not-a-number");
    }
    let target_year = year(form, "target_year", errors);
    let outcome_year = year(form, "outcome_year", errors);
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
    (fields, targets)
}

pub(crate) async fn blank(visit: Visit, Query(query): Query<InPlan>) -> Answer {
    let form = FormData::from_pairs([("plan", query.plan)]);
    new_page(&visit, form).await?.answer(&visit)
}

/// The chosen plan, if it is one that the visitor may add to.
async fn chosen_plan(visit: &Visit, form: &FormData) -> Result<Option<Plan>, WebError> {
    let Some(id) = form.number("plan") else {
        return Ok(None);
    };
    let plan = plan::facts::plan(&visit.app.db, &visit.viewer, id).await?;
    Ok(plan.filter(|plan| visit.may(Action::Create, plan.owner_id)))
}

pub(crate) async fn create(visit: Visit, form: FormData) -> Answer {
    let mut errors = FieldErrors::new();
    let (mut fields, targets) = read(&form, None, &mut errors);
    let plan = chosen_plan(&visit, &form).await?;
    if plan.is_none() {
        errors.add("plan", "field-required");
    }
    let preview = form.is_checked("preview");
    let Some(plan) = plan.filter(|_| errors.is_empty() && !preview) else {
        return new_page(&visit, form).await?.with_errors(errors).answer(&visit);
    };
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    let beside = store::indicators_of_plan(&tx, plan.id).await?;
    fields.position = beside.iter().map(|indicator| indicator.position).max().unwrap_or_default() + 1;
    fields.list_title = beside.first().and_then(|indicator| indicator.list_title.clone());
    let id = visit.app.ids.next();
    let of = (plan.owner_id, plan.visibility());
    let row = indicator_row(id, of, Some(plan.id), &fields);
    store::insert_indicators(&tx, &[(row, series_in(&plan))]).await?;
    store::insert_targets(&tx, &target_rows(&visit.app.ids, id, &targets)).await?;
    let changes = access::changes(&serde_json::Value::Null, &json(&fields));
    access::record(&tx, &visit.viewer, Entry::new("create", INDICATOR.key, Some(id), plan.owner_id, changes))
        .await?;
    index::one(&tx, id).await?;
    tx.done(&href(id)).await
}

pub(crate) async fn change(visit: Visit, id: Path<Id>, form: FormData) -> Answer {
    if form.is_checked("preview") {
        return editing::preview::<Edited>(visit, id, form).await;
    }
    editing::change::<Edited>(visit, id, form).await
}

/// An indicator with its targets.
pub(crate) struct Edited {
    indicator: Indicator,
    targets: Vec<TargetRow>,
}

impl Edited {
    fn fields(&self) -> IndicatorFields {
        self.indicator.fields(&self.targets)
    }

    async fn write(
        &self,
        visit: &Visit,
        tx: &Tx,
        action: &str,
        (version, fields): (i64, &IndicatorFields),
    ) -> Result<Saved, WebError> {
        let (id, owner_id) = (self.indicator.id, self.indicator.owner_id);
        if !store::update_indicator(tx, id, version, fields).await? {
            return Ok(Saved::Stale);
        }
        let changes = access::changes(&json(&self.fields()), &json(fields));
        access::record(tx, &visit.viewer, Entry::new(action, INDICATOR.key, Some(id), owner_id, changes))
            .await?;
        index::one(tx, id).await?;
        Ok(Saved::Done)
    }
}

impl Editable for Edited {
    const KIND: &'static RecordKind = &INDICATOR;
    /// The fields, and the targets as rows with ids.
    type Draft = (IndicatorFields, Vec<(Id, TargetRow)>);

    fn revision(&self) -> i64 {
        self.indicator.revision
    }

    fn is_active(&self) -> bool {
        self.indicator.is_active()
    }

    async fn find(visit: &Visit, id: Id, action: Action) -> Result<Edited, WebError> {
        let found = store::indicator(&visit.app.db, &visit.viewer, id).await?;
        let indicator = found.ok_or(WebError::NotFound)?;
        visit.must(action, indicator.owner_id)?;
        let targets = store::targets(visit.app.db.read(), &[id]).await?.remove(&id).unwrap_or_default();
        Ok(Edited { indicator, targets })
    }

    fn filled(&self) -> FormData {
        let fields = self.fields();
        let year = |year: Option<i64>| year.map(|year| year.to_string()).unwrap_or_default();
        FormData::from_pairs([
            ("name", fields.name),
            ("targets", fields.targets),
            ("target_year", year(self.targets.first().and_then(|target| target.year))),
            ("unit", fields.unit.unwrap_or_default()),
            ("source", fields.source.unwrap_or_default()),
            ("marked", if fields.marked { "1" } else { "" }.to_string()),
            ("outcome", fields.outcome.unwrap_or_default().replace('.', ",")),
            ("outcome_year", year(fields.outcome_year)),
        ])
    }

    async fn page(&self, visit: &Visit, form: &FormData) -> Result<FormPage, WebError> {
        Ok(form_page(visit, "indicator-edit", href(self.indicator.id), fields(visit), form))
    }

    async fn read(
        &self,
        visit: &Visit,
        form: &FormData,
        errors: &mut FieldErrors,
    ) -> Result<Self::Draft, WebError> {
        let (fields, targets) = read(form, Some(self.fields()), errors);
        Ok((fields, target_rows(&visit.app.ids, self.indicator.id, &targets)))
    }

    fn says(&self, (fields, targets): &Self::Draft) -> bool {
        self.fields() == *fields && targets.iter().map(|(_, row)| row).eq(self.targets.iter())
    }

    async fn save(
        &self,
        visit: &Visit,
        tx: &Tx,
        version: i64,
        (fields, targets): &Self::Draft,
    ) -> Result<Saved, WebError> {
        let saved = self.write(visit, tx, "edit", (version, fields)).await?;
        if saved == Saved::Done {
            store::set_targets(tx, self.indicator.id, targets).await?;
            index::one(tx, self.indicator.id).await?;
        }
        Ok(saved)
    }

    async fn set_active(&self, visit: &Visit, tx: &Tx, active: bool) -> Result<(), WebError> {
        let fields = IndicatorFields { state: state_key(active).to_string(), ..self.fields() };
        meanwhile(self.write(visit, tx, state_action(active), (self.revision(), &fields)).await?)
    }
}
