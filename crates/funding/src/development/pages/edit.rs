//! Making, changing, withdrawing and restoring a development project, and setting how its dates stand.

use access::{Action, Entry, RecordKind, Visibility};
use axum::extract::Path;
use db::{Id, Tx};
use jiff::civil::Date;
use serde_json::json;
use web::{
    Answer, Editable, Field, FieldErrors, FormData, FormPage, Once, Saved, Shape, Visit, WebError,
    chosen_owner, editing::state_action,
};

use super::super::{
    DEVELOPMENT, DateKind, Development, DevelopmentFacts,
    facts::Status,
    lines::{self, Fault, Words},
    store::{self, NewDevelopment},
};
use super::{href, record::find, renew, told, words};

const LINE: usize = 300;
const TEXT: usize = 20_000;

fn fields(visit: &Visit) -> Vec<Field> {
    let date = |name, label| Field::new(visit, name, label, Shape::Line("date"));
    vec![
        Field::line(visit, "title", "field-title").required(),
        Field::line(visit, "programme", "field-programme"),
        Field::new(visit, "reference", "field-reference", Shape::Short),
        date("start", "field-start"),
        date("end", "field-end"),
        Field::text(visit, "purpose", "field-purpose", 4),
        Field::line(visit, "project", "field-granted-project").help(visit, "development-granted-help"),
        Field::text(visit, "partners", "field-partners", 4).help(visit, "development-partners-help"),
        Field::text(visit, "budget", "field-budget-lines", 6).help(visit, "development-budget-help"),
        Field::new(visit, "currency", "project-currency", Shape::Short).required(),
        Field::text(visit, "packages", "field-packages", 4).help(visit, "development-packages-help"),
        Field::text(visit, "milestones", "field-milestones", 6).help(visit, "development-milestones-help"),
        Field::text(visit, "reports", "field-reports", 4).help(visit, "development-reports-help"),
    ]
}

fn new_page(visit: &Visit, form: FormData) -> FormPage {
    let mut all = vec![
        Field::owner(visit, "record_owner", "owner-organisation"),
        Field::visibility(visit, [Visibility::Network, Visibility::Public, Visibility::Own]),
    ];
    all.extend(fields(visit));
    let place = "/utvecklingsprojekt".to_string();
    FormPage::new(visit, visit.t("development-new"), (place.clone(), place), all).filled(form)
}

pub(super) async fn blank(visit: Visit) -> Answer {
    let acting = visit.viewer.acting().map(|membership| membership.organisation_id.to_string());
    let form = FormData::from_pairs([
        ("record_owner", acting.unwrap_or_default()),
        ("visibility", Visibility::Network.key().to_string()),
        ("currency", "SEK".to_string()),
    ]);
    new_page(&visit, form).answer(&visit)
}

/// What a field of lines says; what must be mended is told with its line.
fn taken<T>(
    read: Result<Vec<T>, Fault>,
    field: &'static str,
    visit: &Visit,
    errors: &mut FieldErrors,
) -> Vec<T> {
    read.unwrap_or_else(|fault| {
        let values = vec![("line", fault.line.to_string()), ("said", visit.t(fault.key))];
        errors.add_with(field, "development-line", values);
        Vec::new()
    })
}

fn date(form: &FormData, field: &'static str, errors: &mut FieldErrors) -> Option<Date> {
    let typed = form.optional(field)?;
    let date = typed.parse().ok();
    if date.is_none() {
        errors.add(field, "field-date");
    }
    date
}

async fn read(
    visit: &Visit,
    form: &FormData,
    errors: &mut FieldErrors,
) -> Result<DevelopmentFacts, WebError> {
    errors.require("title", form.text("title"), LINE);
    for field in ["programme", "reference"] {
        errors.limit(field, form.text(field), LINE);
    }
    errors.limit("purpose", form.text("purpose"), TEXT);
    let (start, end) = (date(form, "start", errors), date(form, "end", errors));
    if end.is_some() && end < start {
        errors.add("end", "development-ends-early");
    }
    let currency = form.text("currency").to_uppercase();
    if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
        errors.add("currency", "development-currency");
    }
    let words = words(visit);
    let mut partners = taken(lines::partners(form.text("partners"), &words), "partners", visit, errors);
    for partner in &mut partners {
        let named = network::organisation_named(&visit.app.db, &visit.viewer, &partner.name).await?;
        partner.organisation_id = named.map(|named| named.id);
    }
    let budget = taken(lines::budget(form.text("budget"), &partners), "budget", visit, errors);
    let packages = taken(lines::packages(form.text("packages"), &partners), "packages", visit, errors);
    let milestones = lines::dates(form.text("milestones"), DateKind::Milestone, &packages, &words);
    let mut dates = taken(milestones, "milestones", visit, errors);
    let reports = lines::dates(form.text("reports"), DateKind::Report, &[], &words);
    dates.extend(taken(reports, "reports", visit, errors));
    Ok(DevelopmentFacts {
        title: form.text("title").to_string(),
        programme: form.text("programme").to_string(),
        reference: form.text("reference").to_string(),
        start,
        end,
        purpose: form.text("purpose").to_string(),
        currency,
        project_id: granted(visit, form, errors).await?,
        partners,
        budget,
        packages,
        dates,
    })
}

/// The granted project, by its address or number.
async fn granted(visit: &Visit, form: &FormData, errors: &mut FieldErrors) -> Result<Option<Id>, WebError> {
    let Some(typed) = form.optional("project") else { return Ok(None) };
    let plain = typed.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let id = plain.rsplit('/').next().and_then(|last| last.parse::<Id>().ok());
    let found = match id {
        Some(id) => crate::find_project(&visit.app.db, &visit.viewer, id).await?,
        None => None,
    };
    if found.is_none() {
        errors.add("project", "development-granted-unknown");
    }
    Ok(found.map(|project| project.id))
}

pub(super) async fn create(visit: Visit, form: FormData) -> Answer {
    let mut errors = FieldErrors::new();
    let facts = read(&visit, &form, &mut errors).await?;
    let chosen = chosen_owner(&visit, &form, &mut errors);
    let (true, Some((owner_id, visibility))) = (errors.is_empty(), chosen) else {
        return new_page(&visit, form).with_errors(errors).answer(&visit);
    };
    visit.must(Action::Create, owner_id)?;
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    let new = NewDevelopment { owner_id, visibility, facts };
    let id = store::add_development(&tx, &visit.app.ids, &visit.viewer, &new).await?;
    tx.done(&href(id)).await
}

/// Sets how one milestone or report stands, by its place among the dates and its title.
pub(super) async fn set_status(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let found = find(&visit, id).await?;
    visit.must(Action::Edit, found.owner_id)?;
    let at = form.number("at").and_then(|at| usize::try_from(at).ok()).unwrap_or(usize::MAX);
    let status = Status::from_key(form.text("status")).ok_or(WebError::Bad("error-bad-request-text"))?;
    let mut facts = found.facts.clone();
    // Somebody may have changed the list since the page was shown: its title must stand there still.
    let dated = facts.dates.get_mut(at).filter(|dated| dated.title == form.text("title"));
    let dated = dated.ok_or(WebError::Bad("development-changed-meanwhile"))?;
    if dated.status != status {
        dated.status = status;
        let tx = visit.app.db.begin().await?;
        if found.write(&visit, &tx, found.revision, &facts).await? != Saved::Done {
            return Err(WebError::Bad("development-changed-meanwhile"));
        }
        tx.commit().await?;
    }
    visit.done(&href(id), "saved")
}

/// A project as it is edited: with the words of the visitor's language for what is typed in lines.
pub(super) struct Edited {
    found: Development,
    words: Words,
}

impl Editable for Edited {
    const KIND: &'static RecordKind = &DEVELOPMENT;
    type Draft = DevelopmentFacts;

    fn revision(&self) -> i64 {
        self.found.revision
    }

    fn is_active(&self) -> bool {
        self.found.active
    }

    async fn find(visit: &Visit, id: Id, action: Action) -> Result<Edited, WebError> {
        let found = find(visit, id).await?;
        visit.must(action, found.owner_id)?;
        Ok(Edited { found, words: words(visit) })
    }

    fn filled(&self) -> FormData {
        let facts = &self.found.facts;
        let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let of = |kind: DateKind| facts.dates.iter().filter(move |dated| dated.kind == kind);
        FormData::from_pairs([
            ("title", facts.title.clone()),
            ("programme", facts.programme.clone()),
            ("reference", facts.reference.clone()),
            ("start", date(facts.start)),
            ("end", date(facts.end)),
            ("purpose", facts.purpose.clone()),
            ("project", facts.project_id.map(|id| format!("/projekt/{id}")).unwrap_or_default()),
            ("partners", lines::write_partners(&facts.partners, &self.words)),
            ("budget", lines::write_budget(&facts.budget)),
            ("currency", facts.currency.clone()),
            ("packages", lines::write_packages(&facts.packages)),
            ("milestones", lines::write_dates(of(DateKind::Milestone), &self.words)),
            ("reports", lines::write_dates(of(DateKind::Report), &self.words)),
        ])
    }

    async fn page(&self, visit: &Visit, _: &FormData) -> Result<FormPage, WebError> {
        let place = href(self.found.id);
        Ok(FormPage::new(visit, visit.t("development-edit"), (place.clone(), place), fields(visit)))
    }

    async fn read(
        &self,
        visit: &Visit,
        form: &FormData,
        errors: &mut FieldErrors,
    ) -> Result<DevelopmentFacts, WebError> {
        read(visit, form, errors).await
    }

    fn says(&self, draft: &DevelopmentFacts) -> bool {
        self.found.facts == *draft
    }

    async fn save(
        &self,
        visit: &Visit,
        tx: &Tx,
        version: i64,
        draft: &DevelopmentFacts,
    ) -> Result<Saved, WebError> {
        self.found.write(visit, tx, version, draft).await
    }

    async fn set_active(&self, visit: &Visit, tx: &Tx, active: bool) -> Result<(), WebError> {
        let found = &self.found;
        if !store::set_state(tx, found.id, found.revision, active).await? {
            return Err(WebError::Bad("development-changed-meanwhile"));
        }
        let action = state_action(active);
        let entry = Entry::new(action, DEVELOPMENT.key, Some(found.id), found.owner_id, json!({}));
        access::record(tx, &visit.viewer, entry).await?;
        Ok(renew(tx, found.id).await?)
    }
}

impl Development {
    async fn write(
        &self,
        visit: &Visit,
        tx: &Tx,
        version: i64,
        facts: &DevelopmentFacts,
    ) -> Result<Saved, WebError> {
        if !store::update(tx, &visit.app.ids, (self.id, version), facts).await? {
            return Ok(Saved::Stale);
        }
        let changes = access::changes(&told(&self.facts), &told(facts));
        let entry = Entry::new("edit", DEVELOPMENT.key, Some(self.id), self.owner_id, changes);
        access::record(tx, &visit.viewer, entry).await?;
        renew(tx, self.id).await?;
        Ok(Saved::Done)
    }
}
