//! Contacts: their page and their form.

use access::{Action, Entry, Visibility};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use db::Id;
use serde_json::json;
use web::{Answer, FieldErrors, FormData, Page, Submission, Visit, WebError};

use super::{
    form::{FormPage, Input, Inputs, Shape, owners, visibilities},
    organisation_record::{dialled, find as find_organisation},
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
    if row.state != "active" && !may_edit {
        return Err(WebError::NotFound);
    }
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

fn inputs(visit: &Visit, form: &FormData, errors: &FieldErrors, creating: bool) -> Vec<Input> {
    let mut all = Inputs::new(visit, form, errors)
        .add("name", "field-name", false, Shape::Line("text"))
        .add("role_title", "field-role-title", true, Shape::Line("text"))
        .add("phone", "field-phone", true, Shape::Line("tel"))
        .add("email", "field-email", true, Shape::Line("email"))
        .add("areas", "field-areas", true, Shape::Line("text"))
        .add("position", "field-contact-position", true, Shape::Line("number"))
        .add("is_business_contact", "field-business-contact", true, Shape::Check);
    if creating {
        all = all.add("owner", "organisation-kept-by", false, Shape::Choice(owners(visit)));
        all = all.add("visibility", "field-visibility", false, visibilities(visit));
    }
    all.done()
}

fn form_of(row: &ContactRow) -> FormData {
    let checked = if row.is_business_contact { "1" } else { "" };
    FormData::from_pairs([
        ("name", row.name.clone()),
        ("role_title", row.role_title.clone()),
        ("phone", row.phone.clone()),
        ("email", row.email.clone()),
        ("areas", row.areas.clone()),
        ("position", row.position.to_string()),
        ("is_business_contact", checked.to_string()),
    ])
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
    show_new(&visit, id, &FormData::default(), &FieldErrors::new()).await
}

async fn show_new(visit: &Visit, id: Id, form: &FormData, errors: &FieldErrors) -> Answer {
    let organisation = find_organisation(visit, id).await?;
    let back = format!("/organisationer/{id}");
    let fields = inputs(visit, form, errors, true);
    let page = FormPage::new(visit, visit.t("contact-new"), format!("{back}/kontakter/ny"), back, fields);
    let page = FormPage { lead: organisation.name, ..page };
    page.creating(form).with_errors(visit, errors).answer(visit)
}

pub(super) async fn create(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    find_organisation(&visit, id).await?;
    let owner_id = form.number("owner").ok_or(WebError::Bad("error-bad-request-text"))?;
    visit.must(Action::Create, owner_id)?;
    let visibility = Visibility::from_key(form.text("visibility")).unwrap_or(Visibility::Own);
    let mut errors = FieldErrors::new();
    let draft = ContactDraft::read(&form, id, &mut errors);
    if !errors.is_empty() {
        return show_new(&visit, id, &form, &errors).await;
    }
    let tx = visit.app.db.begin().await?;
    if let Some(location) = Submission::earlier(&tx, form.text("submission")).await? {
        return Ok(Redirect::to(&location).into_response());
    }
    let made = crate::add_contact(&tx, &visit.app.ids, &visit.viewer, owner_id, visibility, &draft).await?;
    let location = format!("/kontakter/{made}");
    Submission::remember(&tx, form.text("submission"), &location, visit.viewer.now).await?;
    tx.commit().await?;
    visit.done(&location, "created")
}

fn edit_page(visit: &Visit, row: &ContactRow, form: &FormData, errors: &FieldErrors) -> FormPage {
    let here = format!("/kontakter/{}", row.id);
    let title = format!("{}: {}", visit.t("word-edit"), row.name);
    let fields = inputs(visit, form, errors, false);
    FormPage::new(visit, title, format!("{here}/andra"), here, fields)
        .changing(row.revision)
        .with_errors(visit, errors)
}

async fn find_own(visit: &Visit, id: Id, action: Action) -> Result<ContactRow, WebError> {
    let row = find(visit, id).await?;
    visit.must(action, row.owner_id)?;
    Ok(row)
}

pub(super) async fn edit(visit: Visit, Path(id): Path<Id>) -> Answer {
    let row = find_own(&visit, id, Action::Edit).await?;
    edit_page(&visit, &row, &form_of(&row), &FieldErrors::new()).answer(&visit)
}

pub(super) async fn change(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let row = find_own(&visit, id, Action::Edit).await?;
    let revision = form.number("version").ok_or(WebError::Bad("error-bad-request-text"))?;
    let mut errors = FieldErrors::new();
    let draft = ContactDraft::read(&form, row.organisation_id, &mut errors);
    if !errors.is_empty() {
        let mut page = edit_page(&visit, &row, &form, &errors);
        page.version = revision.to_string();
        return page.answer(&visit);
    }
    let tx = visit.app.db.begin().await?;
    if !store::update_contact(&tx, id, revision, &draft).await? {
        tx.rollback().await?;
        let now = find_own(&visit, id, Action::Edit).await?;
        return edit_page(&visit, &now, &form, &errors).with_conflict(&visit, &form_of(&now)).answer(&visit);
    }
    let changes = access::changes(&draft_of(&row).facts(), &draft.facts());
    access::record(&tx, &visit.viewer, Entry::new("edit", CONTACT.key, Some(id), row.owner_id, changes))
        .await?;
    index::contact(&tx, id).await?;
    tx.commit().await?;
    visit.done(&format!("/kontakter/{id}"), "saved")
}

pub(super) async fn withdraw(visit: Visit, Path(id): Path<Id>) -> Answer {
    let row = find_own(&visit, id, Action::Withdraw).await?;
    set_state(&visit, &row, "withdrawn", "withdraw").await?;
    visit.done(&format!("/kontakter/{id}"), "withdrawn")
}

pub(super) async fn restore(visit: Visit, Path(id): Path<Id>) -> Answer {
    let row = find_own(&visit, id, Action::Restore).await?;
    set_state(&visit, &row, "active", "restore").await?;
    visit.done(&format!("/kontakter/{id}"), "restored")
}

async fn set_state(visit: &Visit, row: &ContactRow, state: &str, action: &str) -> Result<(), WebError> {
    let tx = visit.app.db.begin().await?;
    store::set_state(&tx, CONTACT.table, row.id, state).await?;
    let entry = Entry::new(action, CONTACT.key, Some(row.id), row.owner_id, json!({}));
    access::record(&tx, &visit.viewer, entry).await?;
    index::contact(&tx, row.id).await?;
    tx.commit().await?;
    Ok(())
}
