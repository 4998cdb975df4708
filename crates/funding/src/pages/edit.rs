//! Adding, changing, withdrawing and restoring a project.

use access::{Action, Entry, RecordKind, Visibility};
use db::{Id, Tx};
use serde_json::Value;
use web::{
    Answer, Editable, Field, FieldErrors, FormData, FormPage, Once, Saved, Shape, Visit, WebError,
    chosen_owner, editing::state_action,
};

use super::figures::project_href;
use super::form::{filled, read};
use super::record::find;
use crate::project::{audited, kind_text};
use crate::store::{self, NewState};
use crate::{Facts, KINDS, NewProject, PROJECT, Project, State, index, kind_key};

fn fields(visit: &Visit) -> Vec<Field> {
    let field = |name, label, shape| Field::new(visit, name, label, shape);
    let line = |name, label| Field::line(visit, name, label);
    let kind = |kind| (kind_key(Some(kind)).to_string(), visit.t(kind_text(Some(kind))));
    let kinds = std::iter::once((String::new(), visit.t("choose"))).chain(KINDS.map(kind)).collect();
    vec![
        line("title", "field-title").required(),
        line("owner", "project-owner"),
        field("year", "word-year", Shape::Short),
        line("sub_region", "project-sub-region"),
        Field::text(visit, "areas", "field-project-areas", 2).help(visit, "project-areas-help"),
        line("theme", "project-theme"),
        field("kind", "project-kind", Shape::Choice(kinds)),
        field("priority", "project-priority", Shape::Short),
        field("total_cost", "field-project-total-cost", Shape::Amount).help(visit, "project-amount-help"),
        field("grant", "field-project-grant", Shape::Amount),
        field("applied", "field-project-applied", Shape::Amount),
        field("eu_part", "field-project-eu-part", Shape::Amount),
        field("co_funding", "field-project-co-funding", Shape::Amount),
        field("currency", "project-currency", Shape::Short).required(),
        field("start", "field-project-start", Shape::Short).help(visit, "project-date-help"),
        field("end", "field-project-end", Shape::Short),
        line("place", "field-project-place"),
        field("reference", "field-project-reference", Shape::Short),
        Field::text(visit, "description", "field-description", 8),
    ]
}

fn new_page(visit: &Visit, form: FormData) -> FormPage {
    let mut all = vec![
        Field::owner(visit, "record_owner", "owner-organisation").help(visit, "project-record-owner-help"),
        Field::visibility(visit, Visibility::ALL),
    ];
    all.extend(fields(visit));
    let place = "/projekt".to_string();
    FormPage::new(visit, visit.t("project-new"), (place.clone(), place), all).filled(form)
}

pub(crate) async fn blank(visit: Visit) -> Answer {
    let acting = visit.viewer.acting().map(|membership| membership.organisation_id.to_string());
    let form = FormData::from_pairs([
        ("record_owner", acting.unwrap_or_default()),
        ("visibility", Visibility::Public.key().to_string()),
        ("currency", "SEK".to_string()),
    ]);
    new_page(&visit, form).answer(&visit)
}

pub(crate) async fn create(visit: Visit, form: FormData) -> Answer {
    let (facts, mut errors) = read(&form);
    let chosen = chosen_owner(&visit, &form, &mut errors);
    let (true, Some((owner_id, visibility))) = (errors.is_empty(), chosen) else {
        return new_page(&visit, form).with_errors(errors).answer(&visit);
    };
    visit.must(Action::Create, owner_id)?;
    let known = known_grantee(&visit, &facts.owner).await?;
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    let id = visit.app.ids.next();
    let new = NewProject {
        id,
        owner_id,
        visibility,
        grantee_id: grantee(&visit, &tx, (owner_id, visibility), &facts.owner, known).await?,
        series: String::new(),
        series_key: String::new(),
        facts,
        created_at: visit.viewer.now,
    };
    store::insert_many(&tx, std::slice::from_ref(&new)).await?;
    let changes = access::changes(&Value::Null, &audited(&new.facts.to_map()));
    access::record(&tx, &visit.viewer, Entry::new("create", PROJECT.key, Some(id), owner_id, changes))
        .await?;
    index::renew(&tx, id).await?;
    let location = project_href(id);
    tx.done(&location).await
}

/// The organisation that the owner's name means, if there is one that the visitor sees.
async fn known_grantee(visit: &Visit, owner: &str) -> Result<Option<Id>, WebError> {
    if owner.is_empty() {
        return Ok(None);
    }
    let named = network::organisation_named(&visit.app.db, &visit.viewer, owner).await?;
    Ok(named.map(|named| named.id))
}

/// The known organisation, or a new one of that name.
async fn grantee(
    visit: &Visit,
    tx: &Tx,
    (owner_id, visibility): (Id, Visibility),
    owner: &str,
    known: Option<Id>,
) -> Result<Option<Id>, WebError> {
    if owner.is_empty() || known.is_some() {
        return Ok(known);
    }
    let teller = network::Teller { tx, ids: &visit.app.ids, viewer: &visit.viewer, owner_id, visibility };
    let mut names = network::Names::load(tx).await?;
    Ok(Some(names.resolve(teller, owner).await?))
}

impl Editable for Project {
    const KIND: &'static RecordKind = &PROJECT;
    /// The facts, and the known organisation that their owner's name means.
    type Draft = (Facts, Option<Id>);

    fn revision(&self) -> i64 {
        self.revision
    }

    fn is_active(&self) -> bool {
        self.state == State::Active
    }

    async fn find(visit: &Visit, id: Id, action: Action) -> Result<Project, WebError> {
        let (project, _) = find(visit, id).await?;
        visit.must(action, project.owner_id)?;
        Ok(project)
    }

    fn filled(&self) -> FormData {
        filled(&self.facts)
    }

    async fn page(&self, visit: &Visit, _: &FormData) -> Result<FormPage, WebError> {
        let place = project_href(self.id);
        Ok(FormPage::new(visit, visit.t("project-edit"), (place.clone(), place), fields(visit)))
    }

    async fn read(
        &self,
        visit: &Visit,
        form: &FormData,
        errors: &mut FieldErrors,
    ) -> Result<Self::Draft, WebError> {
        let (facts, found) = read(form);
        *errors = found;
        let known = match facts.owner == self.facts.owner {
            true => self.grantee_id,
            false => known_grantee(visit, &facts.owner).await?,
        };
        Ok((facts, known))
    }

    fn says(&self, (facts, _): &Self::Draft) -> bool {
        self.facts == *facts
    }

    async fn save(
        &self,
        visit: &Visit,
        tx: &Tx,
        version: i64,
        (facts, known): &Self::Draft,
    ) -> Result<Saved, WebError> {
        // Before an organisation is made of the owner's name.
        if self.revision != version {
            return Ok(Saved::Stale);
        }
        let told_by = (self.owner_id, self.visibility);
        let grantee_id = grantee(visit, tx, told_by, &facts.owner, *known).await?;
        let new = NewState { facts, grantee_id, state: self.state, series_key: &self.series_key };
        let changes = access::changes(&audited(&self.facts.to_map()), &audited(&facts.to_map()));
        self.write(visit, tx, &new, ("edit", changes)).await
    }

    async fn set_active(&self, visit: &Visit, tx: &Tx, active: bool) -> Result<(), WebError> {
        let new = NewState {
            facts: &self.facts,
            grantee_id: self.grantee_id,
            state: if active { State::Active } else { State::Withdrawn },
            series_key: &self.series_key,
        };
        match self.write(visit, tx, &new, (state_action(active), serde_json::json!({}))).await? {
            Saved::Done => Ok(()),
            Saved::Stale | Saved::Refused(..) => Err(WebError::Bad("conflict-title")),
        }
    }
}

impl Project {
    async fn write(
        &self,
        visit: &Visit,
        tx: &Tx,
        new: &NewState<'_>,
        (action, changes): (&str, Value),
    ) -> Result<Saved, WebError> {
        if !store::update(tx, self.id, self.revision, new, visit.viewer.now).await? {
            return Ok(Saved::Stale);
        }
        let entry = Entry::new(action, PROJECT.key, Some(self.id), self.owner_id, changes);
        access::record(tx, &visit.viewer, entry).await?;
        index::renew(tx, self.id).await?;
        Ok(Saved::Done)
    }
}
