//! What the room's three kinds of record share when they are edited.

use access::{Entry, RecordKind, Visibility};
use db::{DbErr, Id, Tx};
use serde_json::json;
use web::{Field, FieldErrors, FormData, FormPage, Visit, WebError, editing::state_action};

use crate::store;

/// Contacts and networks are made to be found.
pub(super) const OPEN_FIRST: [Visibility; 3] = [Visibility::Public, Visibility::Network, Visibility::Own];

/// The page of the form that changes a record.
pub(super) fn change_page(visit: &Visit, path: &str, (id, name): (Id, &str), fields: Vec<Field>) -> FormPage {
    let here = format!("{path}{id}");
    let title = format!("{}: {name}", visit.t("word-edit"));
    FormPage::new(visit, title, (format!("{here}/andra"), here), fields)
}

/// The organisation that a field names. `before` is what is stored, id and name: what stands there
/// unchanged is not looked up, for the visitor need not see it.
pub(super) async fn named_organisation(
    visit: &Visit,
    form: &FormData,
    field: &'static str,
    before: Option<(Option<Id>, Option<&str>)>,
    errors: &mut FieldErrors,
) -> Result<Option<Id>, WebError> {
    let typed = form.text(field);
    if let Some((id, _)) = before.filter(|(_, name)| name.unwrap_or_default() == typed) {
        return Ok(id);
    }
    if typed.is_empty() {
        return Ok(None);
    }
    let named = crate::organisation_named(&visit.app.db, &visit.viewer, typed).await?;
    if named.is_none() {
        errors.add(field, "organisation-no-such-name");
    }
    Ok(named.map(|named| named.id))
}

/// Takes a record out of the lists, or back, with its audit entry.
pub(super) async fn set_active(
    visit: &Visit,
    tx: &Tx,
    kind: &RecordKind,
    (id, owner_id): (Id, Id),
    active: bool,
) -> Result<(), DbErr> {
    store::set_state(tx, kind.table, id, if active { "active" } else { "withdrawn" }).await?;
    let entry = Entry::new(state_action(active), kind.key, Some(id), owner_id, json!({}));
    access::record(tx, &visit.viewer, entry).await
}
