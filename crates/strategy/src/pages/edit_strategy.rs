//! Making, changing, withdrawing and restoring a strategy.

use access::{Action, Entry, RecordKind, Visibility};
use db::{Id, Tx};
use serde_json::{Value, json};
use web::{
    Answer, Editable, Field, FieldErrors, FormData, FormPage, Once, Saved, Shape, Visit, WebError,
    chosen_owner, editing::state_action,
};

use super::{record::find, words};
use crate::{
    STRATEGY, Strategy, StrategyFields, index,
    making::{self, Actor, NewStrategy, told},
    store,
};

/// Longest line and longest text that a field takes, in characters.
pub(crate) const LINE: usize = 300;
pub(crate) const TEXT: usize = 20_000;

pub(crate) fn href(id: Id) -> String {
    format!("{}{id}", STRATEGY.path)
}

fn fields(visit: &Visit) -> Vec<Field> {
    let short = |name, label| Field::new(visit, name, label, Shape::Short);
    vec![
        Field::line(visit, "title", "field-title").required(),
        short("year_from", "field-year-from").required(),
        short("year_to", "field-year-to").help(visit, "strategy-year-to-help"),
        Field::text(visit, "summary", "field-summary", 5),
        Field::line(visit, "document", "field-document-id").help(visit, "strategy-document-help"),
        Field::new(visit, "numbers_projects", "field-numbers-projects", Shape::Check),
    ]
}

fn new_page(visit: &Visit, form: FormData) -> FormPage {
    let mut all = vec![
        Field::owner(visit, "record_owner", "strategy-owner").help(visit, "strategy-owner-help"),
        Field::visibility(visit, [Visibility::Public, Visibility::Network, Visibility::Own]),
    ];
    all.extend(fields(visit));
    let place = "/strategier".to_string();
    FormPage::new(visit, visit.t("strategy-new"), (place.clone(), place), all).filled(form)
}

pub(crate) fn year(form: &FormData, name: &'static str, errors: &mut FieldErrors) -> Option<i64> {
    let text = form.optional(name)?;
    let year = words::year(text);
    if year.is_none() {
        errors.add(name, "field-year");
    }
    year
}

async fn read(visit: &Visit, form: &FormData, errors: &mut FieldErrors) -> Result<StrategyFields, WebError> {
    errors.require("title", form.text("title"), LINE);
    errors.limit("summary", form.text("summary"), TEXT);
    if form.text("year_from").is_empty() {
        errors.add("year_from", "field-required");
    }
    let year_from = year(form, "year_from", errors);
    let year_to = year(form, "year_to", errors);
    if year_to.is_some() && year_to < year_from {
        errors.add("year_to", "strategy-years-backwards");
    }
    Ok(StrategyFields {
        title: form.text("title").to_string(),
        year_from: year_from.unwrap_or_default(),
        year_to,
        numbers_projects: form.is_checked("numbers_projects"),
        document_id: document(visit, form, errors).await?,
        summary: form.text("summary").to_string(),
    })
}

/// A source by its address or number.
async fn document(visit: &Visit, form: &FormData, errors: &mut FieldErrors) -> Result<Option<Id>, WebError> {
    let Some(typed) = form.optional("document") else { return Ok(None) };
    let plain = typed.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let id = plain.rsplit('/').next().and_then(|last| last.parse::<Id>().ok());
    let found = match id {
        Some(id) => documents::document(&visit.app.db, &visit.viewer, id).await?,
        None => None,
    };
    if found.is_none() {
        errors.add("document", "strategy-document-unknown");
    }
    Ok(found.map(|document| document.id))
}

pub(crate) async fn blank(visit: Visit) -> Answer {
    let acting = visit.viewer.acting().map(|membership| membership.organisation_id.to_string());
    let form = FormData::from_pairs([
        ("record_owner", acting.unwrap_or_default()),
        ("visibility", Visibility::Public.key().to_string()),
        ("year_from", words::this_year(&visit).to_string()),
    ]);
    new_page(&visit, form).answer(&visit)
}

pub(crate) async fn create(visit: Visit, form: FormData) -> Answer {
    let mut errors = FieldErrors::new();
    let fields = read(&visit, &form, &mut errors).await?;
    let chosen = chosen_owner(&visit, &form, &mut errors);
    let (true, Some((owner_id, visibility))) = (errors.is_empty(), chosen) else {
        return new_page(&visit, form).with_errors(errors).answer(&visit);
    };
    visit.must(Action::Create, owner_id)?;
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    let actor = Actor { tx: &tx, ids: &visit.app.ids, viewer: &visit.viewer };
    let id = making::add_strategy(actor, &NewStrategy { owner_id, visibility, fields }).await?;
    tx.done(&href(id)).await
}

/// The strategy, if the visitor sees it, may change it, and it is still a draft.
pub(crate) async fn open(visit: &Visit, id: Id, action: Action) -> Result<Strategy, WebError> {
    let strategy = find(visit, id).await?;
    visit.must(action, strategy.owner_id)?;
    if !strategy.stage().is_open() || !strategy.is_active() {
        return Err(WebError::Bad("strategy-not-open"));
    }
    Ok(strategy)
}

impl Editable for Strategy {
    const KIND: &'static RecordKind = &STRATEGY;
    type Draft = StrategyFields;

    fn revision(&self) -> i64 {
        self.revision
    }

    fn is_active(&self) -> bool {
        Strategy::is_active(self)
    }

    async fn find(visit: &Visit, id: Id, action: Action) -> Result<Strategy, WebError> {
        if action == Action::Edit {
            return open(visit, id, action).await;
        }
        let strategy = find(visit, id).await?;
        visit.must(action, strategy.owner_id)?;
        Ok(strategy)
    }

    fn filled(&self) -> FormData {
        let text = |year: Option<i64>| year.map(|year| year.to_string()).unwrap_or_default();
        let yes = |holds: bool| if holds { "1".to_string() } else { String::new() };
        FormData::from_pairs([
            ("title", self.title.clone()),
            ("year_from", self.year_from.to_string()),
            ("year_to", text(self.year_to)),
            ("summary", self.summary.clone()),
            ("document", self.document_id.map(|id| format!("/kallor/{id}")).unwrap_or_default()),
            ("numbers_projects", yes(self.numbers_projects)),
        ])
    }

    async fn page(&self, visit: &Visit, _: &FormData) -> Result<FormPage, WebError> {
        let place = href(self.id);
        Ok(FormPage::new(visit, visit.t("strategy-edit"), (place.clone(), place), fields(visit)))
    }

    async fn read(
        &self,
        visit: &Visit,
        form: &FormData,
        errors: &mut FieldErrors,
    ) -> Result<StrategyFields, WebError> {
        read(visit, form, errors).await
    }

    fn says(&self, draft: &StrategyFields) -> bool {
        self.fields() == *draft
    }

    async fn save(
        &self,
        visit: &Visit,
        tx: &Tx,
        version: i64,
        draft: &StrategyFields,
    ) -> Result<Saved, WebError> {
        if !store::update_strategy(tx, self.id, version, draft).await? {
            return Ok(Saved::Stale);
        }
        self.note(visit, tx, "edit", access::changes(&told(&self.fields()), &told(draft))).await?;
        Ok(Saved::Done)
    }

    async fn set_active(&self, visit: &Visit, tx: &Tx, active: bool) -> Result<(), WebError> {
        let state = if active { "active" } else { "withdrawn" };
        if !store::set_strategy_state(tx, self.id, self.revision, state).await? {
            return Err(WebError::Bad("strategy-changed-meanwhile"));
        }
        self.note(visit, tx, state_action(active), json!({})).await
    }
}

impl Strategy {
    async fn note(&self, visit: &Visit, tx: &Tx, action: &str, changes: Value) -> Result<(), WebError> {
        let entry = Entry::new(action, STRATEGY.key, Some(self.id), self.owner_id, changes);
        access::record(tx, &visit.viewer, entry).await?;
        Ok(index::strategy(tx, self.id).await?)
    }
}
