//! Networks of municipalities: their list, page, map and form.

use access::{Action, Entry, RecordKind, Visibility};
use askama::Template;
use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use db::{Id, Tx};
use serde::Deserialize;
use serde_json::{Value, json};
use web::{Answer, Editable, Field, FieldErrors, FormData, FormPage, Once, Page, Saved, Visit, WebError};

use super::{
    contacts::{ContactLine, contact_lines},
    record_form::{OPEN_FIRST, change_page, named_organisation, set_active},
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
    store::network(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)
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

fn fields(visit: &Visit, creating: bool) -> Vec<Field> {
    let mut all = vec![
        Field::line(visit, "name", "field-name").required(),
        Field::line(visit, "coordinator", "field-coordinator"),
        Field::text(visit, "description", "field-description", 5),
    ];
    if creating {
        all.push(Field::owner(visit, "owner", "organisation-kept-by"));
        all.push(Field::visibility(visit, OPEN_FIRST));
    }
    all
}

/// The draft that a form holds; what must be mended goes to `errors`. `before` is the network as it is
/// stored.
async fn draft(
    visit: &Visit,
    form: &FormData,
    before: Option<&NetworkRow>,
    errors: &mut FieldErrors,
) -> Result<NetworkDraft, WebError> {
    let before = before.map(|row| (row.coordinator_id, row.coordinator_name.as_deref()));
    let coordinator_id = named_organisation(visit, form, "coordinator", before, errors).await?;
    Ok(NetworkDraft::read(form, coordinator_id, errors))
}

pub(super) async fn new(visit: Visit) -> Answer {
    new_page(&visit).answer(&visit)
}

fn new_page(visit: &Visit) -> FormPage {
    let places = ("/natverk/ny".to_string(), "/natverk".to_string());
    FormPage::new(visit, visit.t("network-new"), places, fields(visit, true))
}

pub(super) async fn create(visit: Visit, form: FormData) -> Answer {
    let owner_id = form.number("owner").ok_or(WebError::Bad("error-bad-request-text"))?;
    visit.must(Action::Create, owner_id)?;
    let visibility = Visibility::from_key(form.text("visibility")).unwrap_or(Visibility::Own);
    let mut errors = FieldErrors::new();
    let draft = draft(&visit, &form, None, &mut errors).await?;
    if !errors.is_empty() {
        return new_page(&visit).filled(form).with_errors(errors).answer(&visit);
    }
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    let ids = &visit.app.ids;
    let id = crate::add_network(&tx, ids, &visit.viewer, (owner_id, visibility), &draft, &[]).await?;
    let location = format!("/natverk/{id}");
    tx.done(&location).await
}

impl Editable for NetworkRow {
    const KIND: &'static RecordKind = &NETWORK;
    type Draft = NetworkDraft;

    fn revision(&self) -> i64 {
        self.revision
    }

    fn is_active(&self) -> bool {
        self.state == "active"
    }

    async fn find(visit: &Visit, id: Id, action: Action) -> Result<NetworkRow, WebError> {
        let row = find(visit, id).await?;
        visit.must(action, row.owner_id)?;
        Ok(row)
    }

    fn filled(&self) -> FormData {
        FormData::from_pairs([
            ("name", self.name.clone()),
            ("coordinator", self.coordinator_name.clone().unwrap_or_default()),
            ("description", self.description.clone()),
        ])
    }

    async fn page(&self, visit: &Visit, _: &FormData) -> Result<FormPage, WebError> {
        Ok(change_page(visit, NETWORK.path, (self.id, &self.name), fields(visit, false)))
    }

    async fn read(
        &self,
        visit: &Visit,
        form: &FormData,
        errors: &mut FieldErrors,
    ) -> Result<NetworkDraft, WebError> {
        draft(visit, form, Some(self), errors).await
    }

    fn says(&self, draft: &NetworkDraft) -> bool {
        draft_of(self) == *draft
    }

    async fn save(
        &self,
        visit: &Visit,
        tx: &Tx,
        version: i64,
        draft: &NetworkDraft,
    ) -> Result<Saved, WebError> {
        if !store::update_network(tx, self.id, version, draft).await? {
            return Ok(Saved::Stale);
        }
        let coordinator = store::name_in(tx, draft.coordinator_id).await?;
        let before = draft_of(self).facts(self.coordinator_name.as_deref());
        let changes = access::changes(&before, &draft.facts(coordinator.as_deref()));
        let entry = Entry::new("edit", NETWORK.key, Some(self.id), self.owner_id, changes);
        access::record(tx, &visit.viewer, entry).await?;
        index::network(tx, self.id).await?;
        Ok(Saved::Done)
    }

    async fn set_active(&self, visit: &Visit, tx: &Tx, active: bool) -> Result<(), WebError> {
        set_active(visit, tx, &NETWORK, (self.id, self.owner_id), active).await?;
        Ok(index::network(tx, self.id).await?)
    }
}

fn draft_of(row: &NetworkRow) -> NetworkDraft {
    NetworkDraft {
        name: row.name.clone(),
        description: row.description.clone(),
        coordinator_id: row.coordinator_id,
    }
}

pub(super) async fn add_member(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    set_member(visit, id, form, true).await
}

pub(super) async fn remove_member(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    set_member(visit, id, form, false).await
}

async fn set_member(visit: Visit, id: Id, form: FormData, member: bool) -> Answer {
    let row = NetworkRow::find(&visit, id, Action::Edit).await?;
    let typed = form.text("organisation");
    let named = crate::organisation_named(&visit.app.db, &visit.viewer, typed).await?;
    let named = named.ok_or(WebError::Bad("organisation-no-such-name"))?;
    let tx = visit.app.db.begin().await?;
    let (network, organisation) = ((id, row.owner_id), (named.id, named.name.as_str()));
    alliance::set_member(&tx, &visit.viewer, network, organisation, member).await?;
    tx.commit().await?;
    visit.done(&format!("/natverk/{id}"), "saved")
}
