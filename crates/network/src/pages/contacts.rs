//! Contacts: their page and their form.

use access::{Action, Entry, RecordKind, Visibility};
use askama::Template;
use axum::extract::Path;
use db::{Id, Tx};
use web::{
    Answer, Editable, Field, FieldErrors, FormData, FormPage, Once, Page, Saved, Shape, Visit, WebError,
};

use super::{
    organisation_record::{dialled, find as find_organisation},
    record_form::{OPEN_FIRST, change_page, set_active},
};
use crate::{
    ContactDraft, index,
    records::CONTACT,
    store::{self, ContactRow},
};

/// A contact as pages show it, with what is secret left out.
#[derive(Clone)]
pub(super) struct ContactLine {
    pub id: Id,
    pub name: String,
    pub role: String,
    pub organisation_id: Id,
    pub organisation: String,
    /// Ready text, and a link unless it is secret or unknown.
    pub phone: String,
    pub phone_href: String,
    pub email: String,
    pub email_href: String,
    pub areas: String,
    pub is_business_contact: bool,
}

/// The rows as this visitor may read them.
pub(super) async fn contact_lines(
    visit: &Visit,
    rows: Vec<ContactRow>,
) -> Result<Vec<ContactLine>, WebError> {
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let marks = access::marks(&visit.app.db, CONTACT.key, &ids).await?;
    let line = |row: ContactRow| {
        let hidden = |field: &str| {
            marks.get(&row.id).is_some_and(|mark| mark.hides(&visit.viewer, row.owner_id, field))
        };
        let open = |field: &str, text: &str, href: String| match (text.is_empty(), hidden(field)) {
            (true, _) => (String::new(), String::new()),
            (false, true) => (visit.t("secret-value"), String::new()),
            (false, false) => (text.to_string(), href),
        };
        let (phone, phone_href) = open("phone", &row.phone, format!("tel:{}", dialled(&row.phone)));
        let (email, email_href) = open("email", &row.email, format!("mailto:{}", row.email));
        ContactLine {
            id: row.id,
            name: row.name,
            role: row.role_title,
            organisation_id: row.organisation_id,
            organisation: row.organisation_name,
            phone,
            phone_href,
            email,
            email_href,
            areas: row.areas,
            is_business_contact: row.is_business_contact,
        }
    };
    Ok(rows.into_iter().map(line).collect())
}

#[derive(Template)]
#[template(path = "network/contact.html")]
struct ContactPage {
    page: Page,
    line: ContactLine,
    owner: String,
    state: String,
    may_edit: bool,
}

async fn find(visit: &Visit, id: Id) -> Result<ContactRow, WebError> {
    store::contact(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)
}

pub(super) async fn show(visit: Visit, Path(id): Path<Id>) -> Answer {
    let row = find(&visit, id).await?;
    let may_edit = visit.may(Action::Edit, row.owner_id);
    let (owner, owner_id, state) = (row.owner_name.clone(), row.owner_id, row.state.clone());
    let line = contact_lines(&visit, vec![row]).await?.pop().ok_or(WebError::NotFound)?;
    visit.show(&ContactPage {
        page: Page::new(&visit, line.name.clone()).of_record(&CONTACT, (id, owner_id), ""),
        line,
        owner,
        state,
        may_edit,
    })
}

fn fields(visit: &Visit, creating: bool) -> Vec<Field> {
    let line = |name, label, kind| Field::new(visit, name, label, Shape::Line(kind));
    let mut all = vec![
        line("name", "field-name", "text").required(),
        line("role_title", "field-role-title", "text"),
        line("phone", "field-phone", "tel"),
        line("email", "field-email", "email"),
        line("areas", "field-areas", "text"),
        line("position", "field-contact-position", "number"),
        Field::new(visit, "is_business_contact", "field-business-contact", Shape::Check),
    ];
    if creating {
        all.push(Field::owner(visit, "owner", "organisation-kept-by"));
        all.push(Field::visibility(visit, OPEN_FIRST));
    }
    all
}

fn draft_of(row: &ContactRow) -> ContactDraft {
    ContactDraft {
        organisation_id: row.organisation_id,
        name: row.name.clone(),
        role_title: row.role_title.clone(),
        phone: row.phone.clone(),
        email: row.email.clone(),
        areas: row.areas.clone(),
        position: row.position,
        is_business_contact: row.is_business_contact,
    }
}

pub(super) async fn new(visit: Visit, Path(id): Path<Id>) -> Answer {
    new_page(&visit, id).await?.answer(&visit)
}

async fn new_page(visit: &Visit, id: Id) -> Result<FormPage, WebError> {
    let organisation = find_organisation(visit, id).await?;
    let back = format!("/organisationer/{id}");
    let places = (format!("{back}/kontakter/ny"), back);
    let page = FormPage::new(visit, visit.t("contact-new"), places, fields(visit, true));
    Ok(FormPage { lead: organisation.name, ..page })
}

pub(super) async fn create(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    find_organisation(&visit, id).await?;
    let owner_id = form.number("owner").ok_or(WebError::Bad("error-bad-request-text"))?;
    visit.must(Action::Create, owner_id)?;
    let visibility = Visibility::from_key(form.text("visibility")).unwrap_or(Visibility::Own);
    let mut errors = FieldErrors::new();
    let draft = ContactDraft::read(&form, id, &mut errors);
    if !errors.is_empty() {
        return new_page(&visit, id).await?.filled(form).with_errors(errors).answer(&visit);
    }
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    let made = crate::add_contact(&tx, &visit.app.ids, &visit.viewer, owner_id, visibility, &draft).await?;
    let location = format!("/kontakter/{made}");
    tx.done(&location).await
}

impl Editable for ContactRow {
    const KIND: &'static RecordKind = &CONTACT;
    type Draft = ContactDraft;

    fn revision(&self) -> i64 {
        self.revision
    }

    fn is_active(&self) -> bool {
        self.state == "active"
    }

    async fn find(visit: &Visit, id: Id, action: Action) -> Result<ContactRow, WebError> {
        let row = find(visit, id).await?;
        visit.must(action, row.owner_id)?;
        Ok(row)
    }

    fn filled(&self) -> FormData {
        let checked = if self.is_business_contact { "1" } else { "" };
        FormData::from_pairs([
            ("name", self.name.clone()),
            ("role_title", self.role_title.clone()),
            ("phone", self.phone.clone()),
            ("email", self.email.clone()),
            ("areas", self.areas.clone()),
            ("position", self.position.to_string()),
            ("is_business_contact", checked.to_string()),
        ])
    }

    async fn page(&self, visit: &Visit, _: &FormData) -> Result<FormPage, WebError> {
        Ok(change_page(visit, CONTACT.path, (self.id, &self.name), fields(visit, false)))
    }

    async fn read(
        &self,
        _: &Visit,
        form: &FormData,
        errors: &mut FieldErrors,
    ) -> Result<ContactDraft, WebError> {
        Ok(ContactDraft::read(form, self.organisation_id, errors))
    }

    fn says(&self, draft: &ContactDraft) -> bool {
        draft_of(self) == *draft
    }

    async fn save(
        &self,
        visit: &Visit,
        tx: &Tx,
        version: i64,
        draft: &ContactDraft,
    ) -> Result<Saved, WebError> {
        if !store::update_contact(tx, self.id, version, draft).await? {
            return Ok(Saved::Stale);
        }
        let changes = access::changes(&draft_of(self).facts(), &draft.facts());
        let entry = Entry::new("edit", CONTACT.key, Some(self.id), self.owner_id, changes);
        access::record(tx, &visit.viewer, entry).await?;
        index::contact(tx, self.id).await?;
        Ok(Saved::Done)
    }

    async fn set_active(&self, visit: &Visit, tx: &Tx, active: bool) -> Result<(), WebError> {
        set_active(visit, tx, &CONTACT, (self.id, self.owner_id), active).await?;
        Ok(index::contact(tx, self.id).await?)
    }
}
