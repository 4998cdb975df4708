//! Networks of municipalities: their list, page, map and form.

use access::{Action, Entry, Visibility};
use askama::Template;
use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect},
};
use db::Id;
use serde::Deserialize;
use serde_json::{Value, json};
use web::{Answer, FieldErrors, FormData, Page, Submission, Visit, WebError};

use super::{
    contacts::{ContactLine, contact_lines},
    form::{FormPage, Input, Inputs, Shape, owners, visibilities},
    turning::{self, Turning},
};
use crate::{
    NetworkDraft, alliance, index, place,
    records::NETWORK,
    store::{self, MemberRow, NetworkRow},
};

#[derive(Template)]
#[template(path = "network/alliances.html")]
struct ListPage {
    page: Page,
    rows: Vec<NetworkRow>,
    may_create: bool,
}

pub(super) async fn list(visit: Visit) -> Answer {
    let rows = store::networks(&visit.app.db, &visit.viewer).await?;
    let may_create = visit.viewer.editable().next().is_some();
    visit.show(&ListPage { page: Page::new(&visit, visit.t("nav-network")), rows, may_create })
}

struct Member {
    row: MemberRow,
    contacts: Vec<ContactLine>,
}

#[derive(Template)]
#[template(path = "network/alliance.html")]
struct AlliancePage {
    page: Page,
    row: NetworkRow,
    description: String,
    members: Vec<Member>,
    map: String,
    turning: Turning,
    may_edit: bool,
}

#[derive(Deserialize)]
pub(super) struct ShowQuery {
    #[serde(default)]
    kommun: String,
}

async fn find(visit: &Visit, id: Id) -> Result<NetworkRow, WebError> {
    let row = store::network(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)?;
    if row.state != "active" && !visit.may(Action::Edit, row.owner_id) {
        return Err(WebError::NotFound);
    }
    Ok(row)
}

/// Members with their business contacts, or their others where none is marked so.
async fn members(visit: &Visit, id: Id) -> Result<Vec<Member>, WebError> {
    let rows = store::network_members(&visit.app.db, &visit.viewer, id).await?;
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let contacts = store::contacts_of(&visit.app.db, &visit.viewer, &ids).await?;
    let contacts = contact_lines(visit, contacts).await?;
    let of = |row: MemberRow| {
        let own = contacts.iter().filter(|contact| contact.organisation_id == row.id).cloned();
        let mut own: Vec<ContactLine> = own.collect();
        if own.iter().any(|contact| contact.is_business_contact) {
            own.retain(|contact| contact.is_business_contact);
        }
        own.truncate(3);
        Member { row, contacts: own }
    };
    Ok(rows.into_iter().map(of).collect())
}

/// `/natverk/12`, and `/natverk/12.geojson`.
pub(super) async fn show(visit: Visit, Path(name): Path<String>, Query(query): Query<ShowQuery>) -> Answer {
    if let Some(id) = name.strip_suffix(".geojson") {
        return shapes(&visit, id.parse().map_err(|_| WebError::NotFound)?).await;
    }
    let row = find(&visit, name.parse().map_err(|_| WebError::NotFound)?).await?;
    let members = members(&visit, row.id).await?;
    let placed =
        members.iter().filter_map(|member| place::municipality(member.row.municipality_code.as_deref()?));
    let offered: Vec<_> = placed.collect();
    let map = if offered.is_empty() { String::new() } else { format!("/natverk/{}.geojson", row.id) };
    let marks = access::marks(&visit.app.db, NETWORK.key, &[row.id]).await?;
    let hidden =
        marks.get(&row.id).is_some_and(|mark| mark.hides(&visit.viewer, row.owner_id, "description"));
    let page = AlliancePage {
        turning: turning::answer(&visit, &query.kommun, offered).await?,
        description: if hidden { visit.t("secret-value") } else { row.description.clone() },
        may_edit: visit.may(Action::Edit, row.owner_id),
        page: Page::new(&visit, row.name.clone()).of_record(&NETWORK, (row.id, row.owner_id), ""),
        row,
        members,
        map,
    };
    visit.show(&page)
}

/// The members' shapes for the map, each with its contact; darker where there is one.
async fn shapes(visit: &Visit, id: Id) -> Answer {
    find(visit, id).await?;
    let members = members(visit, id).await?;
    let feature = |member: &Member| -> Option<Value> {
        let geometry = place::shape(member.row.municipality_code.as_deref()?)?;
        let contact = member.contacts.first();
        let text = contact.map_or_else(|| visit.t("network-no-contact"), |contact| contact.name.clone());
        let reach = contact.map(|contact| contact.phone.clone()).unwrap_or_default();
        let properties = json!({
            "name": member.row.name,
            "value": text,
            "text": reach,
            "href": format!("/organisationer/{}", member.row.id),
            "step": if contact.is_some() { 3 } else { 0 },
        });
        Some(json!({ "type": "Feature", "properties": properties, "geometry": geometry }))
    };
    let features: Vec<Value> = members.iter().filter_map(feature).collect();
    let body = json!({ "type": "FeatureCollection", "features": features }).to_string();
    let kind = HeaderValue::from_static("application/geo+json");
    Ok(([(header::CONTENT_TYPE, kind)], body).into_response())
}

fn inputs(visit: &Visit, form: &FormData, errors: &FieldErrors, creating: bool) -> Vec<Input> {
    let mut all = Inputs::new(visit, form, errors)
        .add("name", "field-name", false, Shape::Line("text"))
        .add("coordinator", "field-coordinator", true, Shape::Line("text"))
        .add("description", "field-description", true, Shape::Text);
    if creating {
        all = all.add("owner", "organisation-kept-by", false, Shape::Choice(owners(visit)));
        all = all.add("visibility", "field-visibility", false, visibilities(visit));
    }
    all.done()
}

fn form_of(row: &NetworkRow) -> FormData {
    FormData::from_pairs([
        ("name", row.name.clone()),
        ("coordinator", row.coordinator_name.clone().unwrap_or_default()),
        ("description", row.description.clone()),
    ])
}

/// The draft that a form holds; what must be mended goes to `errors`. `before` is the network as it is
/// stored.
async fn draft(
    visit: &Visit,
    form: &FormData,
    before: Option<&NetworkRow>,
    errors: &mut FieldErrors,
) -> Result<NetworkDraft, WebError> {
    let typed = form.text("coordinator");
    let unchanged = before.filter(|row| row.coordinator_name.as_deref().unwrap_or_default() == typed);
    let coordinator_id = match (unchanged, typed) {
        (Some(row), _) => row.coordinator_id,
        (None, "") => None,
        (None, typed) => {
            let named = crate::organisation_named(&visit.app.db, &visit.viewer, typed).await?;
            if named.is_none() {
                errors.add("coordinator", "organisation-no-such-name");
            }
            named.map(|named| named.id)
        }
    };
    Ok(NetworkDraft::read(form, coordinator_id, errors))
}

pub(super) async fn new(visit: Visit) -> Answer {
    show_new(&visit, &FormData::default(), &FieldErrors::new())
}

fn show_new(visit: &Visit, form: &FormData, errors: &FieldErrors) -> Answer {
    let fields = inputs(visit, form, errors, true);
    let action = "/natverk/ny".to_string();
    let page = FormPage::new(visit, visit.t("network-new"), action, "/natverk".to_string(), fields);
    page.creating(form).with_errors(visit, errors).answer(visit)
}

pub(super) async fn create(visit: Visit, form: FormData) -> Answer {
    let owner_id = form.number("owner").ok_or(WebError::Bad("error-bad-request-text"))?;
    visit.must(Action::Create, owner_id)?;
    let visibility = Visibility::from_key(form.text("visibility")).unwrap_or(Visibility::Own);
    let mut errors = FieldErrors::new();
    let draft = draft(&visit, &form, None, &mut errors).await?;
    if !errors.is_empty() {
        return show_new(&visit, &form, &errors);
    }
    let tx = visit.app.db.begin().await?;
    if let Some(location) = Submission::earlier(&tx, form.text("submission")).await? {
        return Ok(Redirect::to(&location).into_response());
    }
    let ids = &visit.app.ids;
    let id = crate::add_network(&tx, ids, &visit.viewer, (owner_id, visibility), &draft, &[]).await?;
    let location = format!("/natverk/{id}");
    Submission::remember(&tx, form.text("submission"), &location, visit.viewer.now).await?;
    tx.commit().await?;
    visit.done(&location, "created")
}

async fn find_own(visit: &Visit, id: Id, action: Action) -> Result<NetworkRow, WebError> {
    let row = find(visit, id).await?;
    visit.must(action, row.owner_id)?;
    Ok(row)
}

fn edit_page(visit: &Visit, row: &NetworkRow, form: &FormData, errors: &FieldErrors) -> FormPage {
    let here = format!("/natverk/{}", row.id);
    let title = format!("{}: {}", visit.t("word-edit"), row.name);
    let fields = inputs(visit, form, errors, false);
    FormPage::new(visit, title, format!("{here}/andra"), here, fields)
        .changing(row.revision)
        .with_errors(visit, errors)
}

pub(super) async fn edit(visit: Visit, Path(id): Path<Id>) -> Answer {
    let row = find_own(&visit, id, Action::Edit).await?;
    edit_page(&visit, &row, &form_of(&row), &FieldErrors::new()).answer(&visit)
}

pub(super) async fn change(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let row = find_own(&visit, id, Action::Edit).await?;
    let revision = form.number("version").ok_or(WebError::Bad("error-bad-request-text"))?;
    let mut errors = FieldErrors::new();
    let draft = draft(&visit, &form, Some(&row), &mut errors).await?;
    if !errors.is_empty() {
        let mut page = edit_page(&visit, &row, &form, &errors);
        page.version = revision.to_string();
        return page.answer(&visit);
    }
    let tx = visit.app.db.begin().await?;
    if !store::update_network(&tx, id, revision, &draft).await? {
        tx.rollback().await?;
        let now = find_own(&visit, id, Action::Edit).await?;
        return edit_page(&visit, &now, &form, &errors).with_conflict(&visit, &form_of(&now)).answer(&visit);
    }
    let before = NetworkDraft {
        name: row.name.clone(),
        description: row.description.clone(),
        coordinator_id: row.coordinator_id,
    };
    let changes = {
        let coordinator = store::name_in(&tx, draft.coordinator_id).await?;
        access::changes(&before.facts(row.coordinator_name.as_deref()), &draft.facts(coordinator.as_deref()))
    };
    access::record(&tx, &visit.viewer, Entry::new("edit", NETWORK.key, Some(id), row.owner_id, changes))
        .await?;
    index::network(&tx, id).await?;
    tx.commit().await?;
    visit.done(&format!("/natverk/{id}"), "saved")
}

pub(super) async fn add_member(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    set_member(visit, id, form, true).await
}

pub(super) async fn remove_member(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    set_member(visit, id, form, false).await
}

async fn set_member(visit: Visit, id: Id, form: FormData, member: bool) -> Answer {
    let row = find_own(&visit, id, Action::Edit).await?;
    let typed = form.text("organisation");
    let named = crate::organisation_named(&visit.app.db, &visit.viewer, typed).await?;
    let named = named.ok_or(WebError::Bad("organisation-no-such-name"))?;
    let tx = visit.app.db.begin().await?;
    let (network, organisation) = ((id, row.owner_id), (named.id, named.name.as_str()));
    alliance::set_member(&tx, &visit.viewer, network, organisation, member).await?;
    tx.commit().await?;
    visit.done(&format!("/natverk/{id}"), "saved")
}

pub(super) async fn withdraw(visit: Visit, Path(id): Path<Id>) -> Answer {
    let row = find_own(&visit, id, Action::Withdraw).await?;
    set_state(&visit, &row, "withdrawn", "withdraw").await?;
    visit.done(&format!("/natverk/{id}"), "withdrawn")
}

pub(super) async fn restore(visit: Visit, Path(id): Path<Id>) -> Answer {
    let row = find_own(&visit, id, Action::Restore).await?;
    set_state(&visit, &row, "active", "restore").await?;
    visit.done(&format!("/natverk/{id}"), "restored")
}

async fn set_state(visit: &Visit, row: &NetworkRow, state: &str, action: &str) -> Result<(), WebError> {
    let tx = visit.app.db.begin().await?;
    store::set_state(&tx, NETWORK.table, row.id, state).await?;
    let entry = Entry::new(action, NETWORK.key, Some(row.id), row.owner_id, json!({}));
    access::record(&tx, &visit.viewer, entry).await?;
    index::network(&tx, row.id).await?;
    tx.commit().await?;
    Ok(())
}
