//! Creating, changing and withdrawing organisations.

use access::Action;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use db::Id;
use web::{Answer, FieldErrors, FormData, Submission, Visit, WebError};

use super::{
    form::{FormPage, Input, Inputs, Shape, owners},
    organisation_list::kind_text,
    organisation_record::{find, may_edit},
};
use crate::{
    OrganisationDraft, OrganisationKind,
    organisation::{self, Changed},
    place,
    records::ORGANISATION,
    store::{self, OrganisationRow},
};

/// The owner of a new organisation that works in the system: itself.
const ITSELF: &str = "self";

fn inputs(visit: &Visit, form: &FormData, errors: &FieldErrors, creating: bool) -> Vec<Input> {
    let nothing = (String::new(), visit.t("word-none"));
    let kinds = OrganisationKind::ALL.map(|kind| (kind.key().to_string(), kind_text(visit, kind.key())));
    let municipalities = place::municipalities().iter().map(|one| (one.code.clone(), one.name.clone()));
    let counties = place::counties().iter().map(|one| (one.code.clone(), one.name.clone()));
    let chosen = std::iter::once((String::new(), visit.t("choose")));
    let mut all = Inputs::new(visit, form, errors).add("name", "field-name", false, Shape::Line("text")).add(
        "kind",
        "field-organisation-kind",
        false,
        Shape::Choice(chosen.chain(kinds).collect()),
    );
    if creating {
        let mut choices = owners(visit);
        if visit.viewer.is_administrator() {
            choices.push((ITSELF.to_string(), visit.t("organisation-owns-itself")));
        }
        all = all.add("owner", "organisation-kept-by", false, Shape::Choice(choices));
    }
    all.add("parent", "field-parent", true, Shape::Line("text"))
        .add(
            "municipality",
            "field-municipality",
            true,
            Shape::Choice(std::iter::once(nothing.clone()).chain(municipalities).collect()),
        )
        .add(
            "county",
            "field-county",
            true,
            Shape::Choice(std::iter::once(nothing).chain(counties).collect()),
        )
        .add("organisation_number", "field-organisation-number", true, Shape::Line("text"))
        .add("website", "field-website", true, Shape::Line("url"))
        .add("email", "field-email", true, Shape::Line("email"))
        .add("phone", "field-phone", true, Shape::Line("tel"))
        .add("description", "field-description", true, Shape::Text)
        .done()
}

fn form_of(row: &OrganisationRow) -> FormData {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    FormData::from_pairs([
        ("name", row.name.clone()),
        ("kind", row.kind.clone()),
        ("parent", text(&row.parent_name)),
        ("municipality", text(&row.municipality_code)),
        ("county", text(&row.county_code)),
        ("organisation_number", text(&row.organisation_number)),
        ("website", row.website.clone()),
        ("email", row.email.clone()),
        ("phone", row.phone.clone()),
        ("description", row.description.clone()),
    ])
}

/// The draft that a form holds; what must be mended goes to `errors`. `before` is the organisation as it is
/// stored.
async fn draft(
    visit: &Visit,
    form: &FormData,
    before: Option<&OrganisationRow>,
    errors: &mut FieldErrors,
) -> Result<OrganisationDraft, WebError> {
    let typed = form.text("parent");
    let unchanged = before.filter(|row| row.parent_name.as_deref().unwrap_or_default() == typed);
    let parent_id = match (unchanged, typed) {
        (Some(row), _) => row.parent_id,
        (None, "") => None,
        (None, typed) => {
            let named = crate::organisation_named(&visit.app.db, &visit.viewer, typed).await?;
            if named.is_none() {
                errors.add("parent", "organisation-no-such-name");
            }
            named.map(|named| named.id)
        }
    };
    Ok(OrganisationDraft::read(form, parent_id, errors))
}

pub(super) async fn new(visit: Visit) -> Answer {
    show_new(&visit, &FormData::default(), &FieldErrors::new())
}

fn show_new(visit: &Visit, form: &FormData, errors: &FieldErrors) -> Answer {
    let fields = inputs(visit, form, errors, true);
    let page = FormPage::new(
        visit,
        visit.t("organisation-new"),
        "/organisationer/ny".to_string(),
        "/organisationer".to_string(),
        fields,
    );
    page.creating(form).with_errors(visit, errors).answer(visit)
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
        return show_new(&visit, &form, &errors);
    }
    let tx = visit.app.db.begin().await?;
    if let Some(location) = Submission::earlier(&tx, form.text("submission")).await? {
        return Ok(Redirect::to(&location).into_response());
    }
    let id =
        organisation::add_organisation(&tx, &visit.app.ids, &visit.viewer, &draft, owner_id, None).await?;
    let location = format!("/organisationer/{id}");
    Submission::remember(&tx, form.text("submission"), &location, visit.viewer.now).await?;
    tx.commit().await?;
    visit.done(&location, "created")
}

/// The organisation, if this visitor may change it.
async fn find_own(visit: &Visit, id: Id) -> Result<OrganisationRow, WebError> {
    let row = find(visit, id).await?;
    // The form holds every field: an administrator from outside changes nothing that is marked secret.
    let secret = access::marks(&visit.app.db, ORGANISATION.key, &[id]).await?.contains_key(&id);
    if secret || !may_edit(visit, row.owner_id) {
        visit.must(Action::Edit, row.owner_id)?;
    }
    Ok(row)
}

fn edit_page(visit: &Visit, row: &OrganisationRow, form: &FormData, errors: &FieldErrors) -> FormPage {
    let here = format!("/organisationer/{}", row.id);
    let title = format!("{}: {}", visit.t("word-edit"), row.name);
    let fields = inputs(visit, form, errors, false);
    FormPage::new(visit, title, format!("{here}/andra"), here, fields)
        .changing(row.revision)
        .with_errors(visit, errors)
}

pub(super) async fn edit(visit: Visit, Path(id): Path<Id>) -> Answer {
    let row = find_own(&visit, id).await?;
    edit_page(&visit, &row, &form_of(&row), &FieldErrors::new()).answer(&visit)
}

pub(super) async fn change(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let row = find_own(&visit, id).await?;
    let revision = form.number("version").ok_or(WebError::Bad("error-bad-request-text"))?;
    let mut errors = FieldErrors::new();
    let draft = draft(&visit, &form, Some(&row), &mut errors).await?;
    if errors.is_empty() {
        let tx = visit.app.db.begin().await?;
        match organisation::change(&tx, &visit.viewer, &row, revision, &draft).await? {
            Changed::Done => {
                tx.commit().await?;
                return visit.done(&format!("/organisationer/{id}"), "saved");
            }
            Changed::AboveItself => errors.add("parent", "organisation-above-itself"),
            Changed::Stale => {
                tx.rollback().await?;
                let now = find_own(&visit, id).await?;
                let page = edit_page(&visit, &now, &form, &errors).with_conflict(&visit, &form_of(&now));
                return page.answer(&visit);
            }
        }
        tx.rollback().await?;
    }
    // What was typed is about the revision that it was typed over.
    let mut page = edit_page(&visit, &row, &form, &errors);
    page.version = revision.to_string();
    page.answer(&visit)
}

pub(super) async fn withdraw(visit: Visit, Path(id): Path<Id>) -> Answer {
    set_withdrawn(visit, id, true).await
}

pub(super) async fn restore(visit: Visit, Path(id): Path<Id>) -> Answer {
    set_withdrawn(visit, id, false).await
}

async fn set_withdrawn(visit: Visit, id: Id, withdrawn: bool) -> Answer {
    let row = find_own(&visit, id).await?;
    let tx = visit.app.db.begin().await?;
    if withdrawn && store::has_members(&tx, id).await? {
        return Err(WebError::Bad("organisation-withdraw-members"));
    }
    organisation::set_withdrawn(&tx, &visit.viewer, &row, withdrawn).await?;
    tx.commit().await?;
    visit.done(&format!("/organisationer/{id}"), if withdrawn { "withdrawn" } else { "restored" })
}
