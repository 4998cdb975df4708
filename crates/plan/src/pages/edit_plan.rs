//! Making, changing, withdrawing and restoring a plan.

use access::{Action, Entry, RecordKind, Visibility};
use db::{Id, Tx};
use web::{
    Answer, Editable, Field, FieldErrors, FormData, FormPage, Once, Saved, Shape, Visit, WebError,
    editing::state_action,
};

use crate::{PLAN, Plan, import::json, index, plan::PlanFields, stage::Stage, store};

use super::{
    life::{hold_content, takes_content},
    typed::{LINE, TEXT, meanwhile, optional, state_key, year},
};

fn href(id: Id) -> String {
    format!("{}{id}", PLAN.path)
}

fn fields(visit: &Visit, creating: bool) -> Vec<Field> {
    let mut fields = vec![
        Field::line(visit, "title", "field-title").required(),
        Field::line(visit, "publisher", "field-publisher").help(visit, "plan-publisher-help"),
        Field::line(visit, "year_from", "field-year-from").required(),
        Field::line(visit, "year_to", "field-year-to").help(visit, "plan-year-to-help"),
        Field::text(visit, "preamble", "field-preamble", 8),
    ];
    if creating {
        fields.insert(1, Field::owner(visit, "owner", "plan-owner"));
        fields.push(Field::new(visit, "numbered", "plan-numbered", Shape::Check));
        fields.push(Field::visibility(visit, Visibility::ALL));
    }
    fields
}

fn new_page(visit: &Visit) -> FormPage {
    let place = "/planer".to_string();
    FormPage::new(visit, visit.t("plan-new"), (place.clone(), place), fields(visit, true))
}

/// What a form says of a plan that has this state.
fn read(form: &FormData, state: &str, errors: &mut FieldErrors) -> PlanFields {
    errors.require("title", form.text("title"), LINE);
    errors.limit("publisher", form.text("publisher"), LINE);
    errors.limit("preamble", form.text("preamble"), TEXT);
    if form.text("year_from").is_empty() {
        errors.add("year_from", "field-required");
    }
    let year_from = year(form, "year_from", errors);
    let year_to = year(form, "year_to", errors).or(year_from);
    if year_to < year_from {
        errors.add("year_to", "plan-years-backwards");
    }
    PlanFields {
        state: state.to_string(),
        title: form.text("title").to_string(),
        publisher: optional(form, "publisher"),
        year_from,
        year_to,
        preamble: optional(form, "preamble"),
    }
}

pub(crate) async fn blank(visit: Visit) -> Answer {
    let acting = visit.viewer.acting().map(|membership| membership.organisation_id.to_string());
    let form = FormData::from_pairs([
        ("owner", acting.unwrap_or_default()),
        ("visibility", Visibility::Own.key().to_string()),
        ("numbered", "1".to_string()),
    ]);
    new_page(&visit).filled(form).answer(&visit)
}

pub(crate) async fn create(visit: Visit, form: FormData) -> Answer {
    let mut errors = FieldErrors::new();
    let fields = read(&form, "active", &mut errors);
    let owner_id = form.number("owner").unwrap_or_default();
    if !visit.viewer.editable().any(|membership| membership.organisation_id == owner_id) {
        errors.add("owner", "field-required");
    }
    let visibility = Visibility::from_key(form.text("visibility"));
    let Some(visibility) = visibility.filter(|_| errors.is_empty()) else {
        return new_page(&visit).filled(form).with_errors(errors).answer(&visit);
    };
    visit.must(Action::Create, owner_id)?;
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    let id = visit.app.ids.next();
    let plan = Plan {
        id,
        owner_id,
        owner_name: String::new(),
        visibility: visibility.key().to_string(),
        revision: 1,
        state: "active".to_string(),
        stage: Stage::Draft.key().to_string(),
        numbering: if form.is_checked("numbered") { "automatic" } else { "own" }.to_string(),
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
    tx.done(&href(id)).await
}

/// The plan, if the visitor sees it and may change it.
pub(crate) async fn editable(visit: &Visit, id: Id, action: Action) -> Result<Plan, WebError> {
    let plan = store::plan(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)?;
    visit.must(action, plan.owner_id)?;
    Ok(plan)
}

impl Editable for Plan {
    const KIND: &'static RecordKind = &PLAN;
    type Draft = PlanFields;

    fn revision(&self) -> i64 {
        self.revision
    }

    fn is_active(&self) -> bool {
        Plan::is_active(self)
    }

    async fn find(visit: &Visit, id: Id, action: Action) -> Result<Plan, WebError> {
        editable(visit, id, action).await
    }

    fn filled(&self) -> FormData {
        let year = |year: Option<i64>| year.map(|year| year.to_string()).unwrap_or_default();
        FormData::from_pairs([
            ("title", self.title.clone()),
            ("publisher", self.publisher.clone().unwrap_or_default()),
            ("year_from", year(self.year_from)),
            ("year_to", year(self.year_to)),
            ("preamble", self.preamble.clone().unwrap_or_default()),
        ])
    }

    async fn page(&self, visit: &Visit, _: &FormData) -> Result<FormPage, WebError> {
        takes_content(self.stage())?;
        let place = href(self.id);
        Ok(FormPage::new(visit, visit.t("plan-edit"), (place.clone(), place), fields(visit, false)))
    }

    async fn read(
        &self,
        _: &Visit,
        form: &FormData,
        errors: &mut FieldErrors,
    ) -> Result<PlanFields, WebError> {
        Ok(read(form, &self.state, errors))
    }

    fn says(&self, draft: &PlanFields) -> bool {
        self.fields() == *draft
    }

    async fn save(
        &self,
        visit: &Visit,
        tx: &Tx,
        version: i64,
        draft: &PlanFields,
    ) -> Result<Saved, WebError> {
        hold_content(tx, self.id).await?;
        self.write(visit, tx, "edit", (version, draft)).await
    }

    async fn set_active(&self, visit: &Visit, tx: &Tx, active: bool) -> Result<(), WebError> {
        let fields = PlanFields { state: state_key(active).to_string(), ..self.fields() };
        meanwhile(self.write(visit, tx, state_action(active), (self.revision, &fields)).await?)
    }
}

impl Plan {
    async fn write(
        &self,
        visit: &Visit,
        tx: &Tx,
        action: &str,
        (version, fields): (i64, &PlanFields),
    ) -> Result<Saved, WebError> {
        if !store::update_plan(tx, self.id, version, fields).await? {
            return Ok(Saved::Stale);
        }
        let changes = access::changes(&json(&self.fields()), &json(fields));
        let entry = Entry::new(action, PLAN.key, Some(self.id), self.owner_id, changes);
        access::record(tx, &visit.viewer, entry).await?;
        visit.app.reindex(tx, &PLAN, self.id).await?;
        Ok(Saved::Done)
    }
}
