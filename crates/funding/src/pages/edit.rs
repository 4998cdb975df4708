//! Adding, changing, withdrawing and restoring a project.

use access::{Action, Entry, Membership, Visibility};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use db::{Id, Tx};
use serde_json::Value;
use web::{Answer, FieldErrors, FormData, Page, Submission, Visit, WebError};

use super::figures::project_href;
use super::form::{filled, read};
use super::record::{field_label, field_value, find};
use crate::project::{audited, kind_text};
use crate::store::{self, NewState};
use crate::{Facts, KINDS, NewProject, PROJECT, Project, State, index, kind_key};

#[derive(Template)]
#[template(path = "funding/form.html")]
struct EditPage {
    page: Page,
    form: FormData,
    errors: FieldErrors,
    action: String,
    back: String,
    /// `None` for a new project.
    version: Option<i64>,
    submission: String,
    /// Organisations that may own the record: id, name, chosen.
    owners: Vec<(Id, String, bool)>,
    visibilities: Vec<&'static str>,
    kinds: Vec<(&'static str, String)>,
    conflict: Vec<Conflict>,
}

/// A field that someone else has changed meanwhile.
struct Conflict {
    label: String,
    yours: String,
    stored: String,
}

fn edit_page(visit: &Visit, form: FormData, errors: FieldErrors, of: Option<(&Project, i64)>) -> EditPage {
    let title = if of.is_some() { "project-edit" } else { "project-new" };
    let page = Page::new(visit, visit.t(title));
    let kinds = KINDS.map(|kind| (kind_key(Some(kind)), page.t(kind_text(Some(kind)))));
    let path = of.map(|(project, _)| project_href(project.id));
    let chosen = form.number("record_owner");
    let owner = |one: &Membership| {
        (one.organisation_id, one.organisation_name.clone(), Some(one.organisation_id) == chosen)
    };
    let submission = form.optional("submission").map_or_else(Submission::new_key, str::to_string);
    EditPage {
        action: path.clone().unwrap_or_else(|| "/projekt".to_string()),
        back: path.unwrap_or_else(|| "/projekt".to_string()),
        version: of.map(|(_, version)| version),
        submission,
        owners: visit.viewer.editable().map(owner).collect(),
        visibilities: Visibility::ALL.map(Visibility::key).into(),
        kinds: kinds.into(),
        conflict: Vec::new(),
        page,
        form,
        errors,
    }
}

pub(crate) async fn blank(visit: Visit) -> Answer {
    let acting = visit.viewer.acting().map(|membership| membership.organisation_id.to_string());
    let form = FormData::from_pairs([
        ("record_owner", acting.unwrap_or_default()),
        ("visibility", Visibility::Public.key().to_string()),
        ("currency", "SEK".to_string()),
    ]);
    visit.show(&edit_page(&visit, form, FieldErrors::new(), None))
}

pub(crate) async fn create(visit: Visit, form: FormData) -> Answer {
    let (facts, mut errors) = read(&form);
    let owner_id = form.number("record_owner").unwrap_or_default();
    let visibility = Visibility::from_key(form.text("visibility"));
    if visibility.is_none() {
        errors.add("visibility", "field-required");
    }
    if !visit.viewer.editable().any(|membership| membership.organisation_id == owner_id) {
        errors.add("record_owner", "field-required");
    }
    let (true, Some(visibility)) = (errors.is_empty(), visibility) else {
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &edit_page(&visit, form, errors, None));
    };
    visit.must(Action::Create, owner_id)?;
    let known = known_grantee(&visit, &facts.owner).await?;
    let tx = visit.app.db.begin().await?;
    if let Some(earlier) = Submission::earlier(&tx, form.text("submission")).await? {
        return visit.done(&earlier, "created");
    }
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
    Submission::remember(&tx, form.text("submission"), &location, visit.viewer.now).await?;
    tx.commit().await?;
    visit.done(&location, "created")
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

pub(crate) async fn edit(visit: Visit, Path(id): Path<Id>) -> Answer {
    let (project, _) = find(&visit, id).await?;
    visit.must(Action::Edit, project.owner_id)?;
    let form = filled(&project.facts);
    visit.show(&edit_page(&visit, form, FieldErrors::new(), Some((&project, project.revision))))
}

pub(crate) async fn change(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let (project, _) = find(&visit, id).await?;
    visit.must(Action::Edit, project.owner_id)?;
    let (facts, errors) = read(&form);
    let version = form.number("version").unwrap_or_default();
    if !errors.is_empty() {
        let page = edit_page(&visit, form, errors, Some((&project, version)));
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let known = match facts.owner == project.facts.owner {
        true => project.grantee_id,
        false => known_grantee(&visit, &facts.owner).await?,
    };
    let tx = visit.app.db.begin().await?;
    let current = store::find_in(&tx, id).await?.ok_or(WebError::NotFound)?;
    if current.revision != version {
        return stale(&visit, form, &facts, &current);
    }
    let told_by = (project.owner_id, project.visibility);
    let grantee_id = grantee(&visit, &tx, told_by, &facts.owner, known).await?;
    let new = NewState { facts: &facts, grantee_id, state: current.state, series_key: &current.series_key };
    if !store::update(&tx, id, version, &new, visit.viewer.now).await? {
        // Someone saved between our reading and our writing.
        let newer = store::find_in(&tx, id).await?.ok_or(WebError::NotFound)?;
        return stale(&visit, form, &facts, &newer);
    }
    let changes = access::changes(&audited(&current.facts.to_map()), &audited(&facts.to_map()));
    let entry = Entry::new("edit", PROJECT.key, Some(id), project.owner_id, changes);
    access::record(&tx, &visit.viewer, entry).await?;
    index::renew(&tx, id).await?;
    tx.commit().await?;
    visit.done(&project_href(id), "saved")
}

/// The form again, with both versions; but a second click of the same save finds its own work done.
fn stale(visit: &Visit, form: FormData, facts: &Facts, current: &Project) -> Answer {
    if current.facts == *facts {
        return visit.done(&project_href(current.id), "saved");
    }
    let mut page = edit_page(visit, form, FieldErrors::new(), Some((current, current.revision)));
    page.conflict = conflicts(&page.page, facts, &current.facts);
    visit.show_with(StatusCode::CONFLICT, &page)
}

/// What was typed and what stands, field by field where they differ.
fn conflicts(page: &Page, yours: &Facts, stored: &Facts) -> Vec<Conflict> {
    let (mine, theirs) = (yours.to_map(), stored.to_map());
    let differs = |(field, value): &(&String, &Value)| theirs.get(*field) != Some(*value);
    mine.iter()
        .filter(differs)
        .map(|(field, value)| {
            let text = |value: &Value, currency: &str| {
                field_value(page, field, value, currency).unwrap_or_else(|| page.t("project-empty-value"))
            };
            Conflict {
                label: field_label(page, field),
                yours: text(value, &yours.currency),
                stored: text(theirs.get(field).unwrap_or(&Value::Null), &stored.currency),
            }
        })
        .collect()
}

pub(crate) async fn withdraw(visit: Visit, Path(id): Path<Id>) -> Answer {
    set_state(&visit, id, State::Withdrawn, Action::Withdraw, "withdraw").await?;
    visit.done(&project_href(id), "withdrawn")
}

pub(crate) async fn restore(visit: Visit, Path(id): Path<Id>) -> Answer {
    set_state(&visit, id, State::Active, Action::Restore, "restore").await?;
    visit.done(&project_href(id), "restored")
}

/// Carried out once, however often it is asked for.
async fn set_state(visit: &Visit, id: Id, to: State, action: Action, word: &str) -> Result<(), WebError> {
    let (project, _) = find(visit, id).await?;
    visit.must(action, project.owner_id)?;
    let tx = visit.app.db.begin().await?;
    let current = store::find_in(&tx, id).await?.ok_or(WebError::NotFound)?;
    if current.state == to {
        return Ok(());
    }
    let new = NewState {
        facts: &current.facts,
        grantee_id: current.grantee_id,
        state: to,
        series_key: &current.series_key,
    };
    if !store::update(&tx, id, current.revision, &new, visit.viewer.now).await? {
        return Err(WebError::Bad("project-conflict-title"));
    }
    let entry = Entry::new(word, PROJECT.key, Some(id), current.owner_id, serde_json::json!({}));
    access::record(&tx, &visit.viewer, entry).await?;
    index::renew(&tx, id).await?;
    tx.commit().await?;
    Ok(())
}
