//! What can be found of organisations and contacts.

use db::{DbErr, Id, Tx};
use search::Entry;
use web::ReindexFuture;

use crate::{OrganisationKind, place, records, store};

/// Makes the organisation's search entry anew, or takes it away if it is withdrawn. A merged one
/// stays: its name leads to the main organisation.
pub(crate) async fn organisation(tx: &Tx, id: Id) -> Result<(), DbErr> {
    let Some(row) = store::organisation_in(tx.on(), id).await? else {
        return search::remove(tx, records::ORGANISATION.key, id).await;
    };
    if row.state != "active" {
        search::remove(tx, records::ORGANISATION.key, id).await?;
        return contacts(tx, id).await;
    }
    let secret = secret_fields(tx, records::ORGANISATION.key, id).await?;
    let open = |field: &str, text: &str| {
        if secret.split(' ').any(|covered| covered == field) { String::new() } else { text.to_string() }
    };
    let municipality = row.municipality_code.as_deref().and_then(place::municipality);
    let body = [
        OrganisationKind::from_key(&row.kind).map(kind_words).unwrap_or_default().to_string(),
        municipality.map(|found| found.name.clone()).unwrap_or_default(),
        row.organisation_number.clone().unwrap_or_default(),
        open("description", &row.description),
        open("email", &row.email),
    ];
    let entry = Entry {
        parent: None,
        kind: records::ORGANISATION.key,
        object_id: id,
        owner_id: row.owner_id,
        visibility: row.visibility(),
        title: row.name,
        body: joined(&body),
        path: format!("{}{id}", records::ORGANISATION.path),
    };
    search::put(tx, &entry).await?;
    contacts(tx, id).await
}

/// A contact is found as long as its organisation is, and by its name where that is open.
async fn contacts(tx: &Tx, organisation_id: Id) -> Result<(), DbErr> {
    for id in store::contact_ids(tx, organisation_id).await? {
        contact(tx, id).await?;
    }
    Ok(())
}

/// What an organisation is found by besides its name, for one that keeps nothing secret.
pub(crate) fn words_of(profile: &crate::Profile) -> String {
    let municipality = profile.municipality_code.as_deref().and_then(place::municipality);
    let place = municipality.map(|found| found.name.clone()).unwrap_or_default();
    joined(&[kind_words(profile.kind).to_string(), place, profile.description.clone()])
}

/// The fields that a secrecy mark on the record covers, separated by spaces.
async fn secret_fields(tx: &Tx, kind: &str, id: Id) -> Result<String, DbErr> {
    let mark = access::marks_within(tx, kind, &[id]).await?.remove(&id);
    Ok(mark.map(|mark| mark.fields).unwrap_or_default())
}

/// The Swedish words that people look for a kind by.
fn kind_words(kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::Region => "region",
        OrganisationKind::Federation => "kommunalförbund",
        OrganisationKind::Municipality => "kommun",
        OrganisationKind::Unit => "enhet",
        OrganisationKind::Cluster => "kluster",
        OrganisationKind::Company => "företag",
        OrganisationKind::Association => "förening",
        OrganisationKind::Foundation => "stiftelse",
        OrganisationKind::University => "högskola universitet",
        OrganisationKind::Agency => "myndighet",
        OrganisationKind::Other => "",
    }
}

pub(crate) async fn contact(tx: &Tx, id: Id) -> Result<(), DbErr> {
    let row = store::contact_in(tx.on(), id).await?.filter(store::ContactRow::is_listed);
    let Some(row) = row else {
        return search::remove(tx, records::CONTACT.key, id).await;
    };
    let secret = secret_fields(tx, records::CONTACT.key, id).await?;
    let open = |field: &str, text: &str| {
        if secret.split(' ').any(|covered| covered == field) { String::new() } else { text.to_string() }
    };
    let body = [
        row.role_title.clone(),
        if row.names_organisation() { row.organisation_name.clone() } else { String::new() },
        row.areas.clone(),
        open("email", &row.email),
        open("phone", &row.phone),
    ];
    let entry = Entry {
        // Found by those who see the organisation too.
        parent: (row.shown_as_far_as() != row.visibility())
            .then_some((records::ORGANISATION.key, row.organisation_id)),
        kind: records::CONTACT.key,
        object_id: id,
        owner_id: row.owner_id,
        visibility: row.shown_as_far_as(),
        title: row.name,
        body: joined(&body),
        path: format!("{}{id}", records::CONTACT.path),
    };
    search::put(tx, &entry).await
}

pub(crate) async fn network(tx: &Tx, id: Id) -> Result<(), DbErr> {
    let row = store::network_in(tx.on(), id).await?.filter(|row| row.state == "active");
    let Some(row) = row else {
        return search::remove(tx, records::NETWORK.key, id).await;
    };
    let secret = secret_fields(tx, records::NETWORK.key, id).await?;
    let open_description =
        if secret.contains("description") { String::new() } else { row.description.clone() };
    let entry = Entry {
        parent: None,
        kind: records::NETWORK.key,
        object_id: id,
        owner_id: row.owner_id,
        visibility: row.visibility(),
        title: row.name,
        body: open_description,
        path: format!("{}{id}", records::NETWORK.path),
    };
    search::put(tx, &entry).await
}

fn joined(texts: &[String]) -> String {
    let filled: Vec<&str> = texts.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    filled.join("\n")
}

pub(crate) fn reindex_organisation(tx: &Tx, id: Id) -> ReindexFuture<'_> {
    Box::pin(organisation(tx, id))
}

pub(crate) fn reindex_contact(tx: &Tx, id: Id) -> ReindexFuture<'_> {
    Box::pin(contact(tx, id))
}

pub(crate) fn reindex_network(tx: &Tx, id: Id) -> ReindexFuture<'_> {
    Box::pin(network(tx, id))
}
