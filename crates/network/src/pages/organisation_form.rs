//! Creating, changing and withdrawing organisations.

use access::{Action, Entry, RecordKind};
use db::{Id, Tx};
use serde_json::json;
use web::{
    Answer, Editable, Field, FieldErrors, FormData, FormPage, Once, Saved, Shape, Visit, WebError,
    editing::state_action,
};

use super::{
    organisation_list::kind_text,
    organisation_record::{find, may_edit},
    record_form::{change_page, named_organisation},
};
use crate::{
    OrganisationDraft, OrganisationKind, index, organisation, place,
    records::ORGANISATION,
    store::{self, OrganisationRow},
};

/// The owner of a new organisation that works in the system: itself.
const ITSELF: &str = "self";

fn fields(visit: &Visit, creating: bool) -> Vec<Field> {
    let nothing = (String::new(), visit.t("word-none"));
    let kinds = OrganisationKind::ALL.map(|kind| (kind.key().to_string(), kind_text(visit, kind.key())));
    let municipalities = place::municipalities().iter().map(|one| (one.code.clone(), one.name.clone()));
    let counties = place::counties().iter().map(|one| (one.code.clone(), one.name.clone()));
    let chosen = std::iter::once((String::new(), visit.t("choose")));
    let line = |name, label, kind| Field::new(visit, name, label, Shape::Line(kind));
    let optional = |name, label, choices| Field::new(visit, name, label, Shape::Choice(choices));
    let mut all = vec![
        line("name", "field-name", "text").required(),
        Field::choice(visit, "kind", "field-organisation-kind", chosen.chain(kinds).collect()),
    ];
    if creating {
        let mut owner = Field::owner(visit, "owner", "organisation-kept-by");
        if let (Shape::Choice(choices), true) = (&mut owner.shape, visit.viewer.is_administrator()) {
            choices.push((ITSELF.to_string(), visit.t("organisation-owns-itself")));
        }
        all.push(owner);
    }
    let municipalities = std::iter::once(nothing.clone()).chain(municipalities).collect();
    let counties = std::iter::once(nothing).chain(counties).collect();
    all.extend([
        line("parent", "field-parent", "text"),
        optional("municipality", "field-municipality", municipalities),
        optional("county", "field-county", counties),
        line("organisation_number", "field-organisation-number", "text"),
        line("website", "field-website", "url"),
        line("email", "field-email", "email"),
        line("phone", "field-phone", "tel"),
        Field::text(visit, "description", "field-description", 5),
    ]);
    all
}

/// The draft that a form holds; what must be mended goes to `errors`. `before` is the organisation as it is
/// stored.
async fn draft(
    visit: &Visit,
    form: &FormData,
    before: Option<&OrganisationRow>,
    errors: &mut FieldErrors,
) -> Result<OrganisationDraft, WebError> {
    let before = before.map(|row| (row.parent_id, row.parent_name.as_deref()));
    let parent_id = named_organisation(visit, form, "parent", before, errors).await?;
    Ok(OrganisationDraft::read(form, parent_id, errors))
}

pub(super) async fn new(visit: Visit) -> Answer {
    new_page(&visit).answer(&visit)
}

fn new_page(visit: &Visit) -> FormPage {
    let places = ("/organisationer/ny".to_string(), "/organisationer".to_string());
    FormPage::new(visit, visit.t("organisation-new"), places, fields(visit, true))
}

pub(super) async fn create(visit: Visit, form: FormData) -> Answer {
    let owner_id = match form.text("owner") {
        ITSELF => {
            visit.must(Action::Administer, 0)?;
            None
        }
        _ => {
            let owner_id = form.number("owner").ok_or(WebError::Bad("error-bad-request-text"))?;
            visit.must(Action::Create, owner_id)?;
            Some(owner_id)
        }
    };
    let mut errors = FieldErrors::new();
    let draft = draft(&visit, &form, None, &mut errors).await?;
    if !errors.is_empty() {
        return new_page(&visit).filled(form).with_errors(errors).answer(&visit);
    }
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    let id =
        organisation::add_organisation(&tx, &visit.app.ids, &visit.viewer, &draft, owner_id, None).await?;
    let location = format!("/organisationer/{id}");
    tx.done(&location).await
}

impl Editable for OrganisationRow {
    const KIND: &'static RecordKind = &ORGANISATION;
    type Draft = OrganisationDraft;

    fn revision(&self) -> i64 {
        self.revision
    }

    fn is_active(&self) -> bool {
        self.state == "active"
    }

    /// The administrator keeps the installation's organisations in order too.
    async fn find(visit: &Visit, id: Id, _: Action) -> Result<OrganisationRow, WebError> {
        let row = find(visit, id).await?;
        // The form holds every field: an administrator from outside changes nothing that is marked secret.
        let secret = access::marks(&visit.app.db, ORGANISATION.key, &[id]).await?.contains_key(&id);
        if secret || !may_edit(visit, row.owner_id) {
            visit.must(Action::Edit, row.owner_id)?;
        }
        Ok(row)
    }

    fn filled(&self) -> FormData {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        FormData::from_pairs([
            ("name", self.name.clone()),
            ("kind", self.kind.clone()),
            ("parent", text(&self.parent_name)),
            ("municipality", text(&self.municipality_code)),
            ("county", text(&self.county_code)),
            ("organisation_number", text(&self.organisation_number)),
            ("website", self.website.clone()),
            ("email", self.email.clone()),
            ("phone", self.phone.clone()),
            ("description", self.description.clone()),
        ])
    }

    async fn page(&self, visit: &Visit, _: &FormData) -> Result<FormPage, WebError> {
        Ok(change_page(visit, ORGANISATION.path, (self.id, &self.name), fields(visit, false)))
    }

    async fn read(
        &self,
        visit: &Visit,
        form: &FormData,
        errors: &mut FieldErrors,
    ) -> Result<OrganisationDraft, WebError> {
        draft(visit, form, Some(self), errors).await
    }

    fn says(&self, draft: &OrganisationDraft) -> bool {
        organisation::draft_of(self) == *draft
    }

    async fn save(
        &self,
        visit: &Visit,
        tx: &Tx,
        version: i64,
        draft: &OrganisationDraft,
    ) -> Result<Saved, WebError> {
        Ok(organisation::change(tx, &visit.viewer, self, version, draft).await?)
    }

    async fn set_active(&self, visit: &Visit, tx: &Tx, active: bool) -> Result<(), WebError> {
        if !active && store::has_members(tx, self.id).await? {
            return Err(WebError::Bad("organisation-withdraw-members"));
        }
        store::set_organisation_state(tx, self.id, if active { "active" } else { "withdrawn" }).await?;
        let (id, owner_id) = (Some(self.id), self.owner_id);
        let entry = Entry::new(state_action(active), ORGANISATION.key, id, owner_id, json!({}));
        access::record(tx, &visit.viewer, entry).await?;
        Ok(index::organisation(tx, self.id).await?)
    }
}
