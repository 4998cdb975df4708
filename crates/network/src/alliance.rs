//! A network of municipalities: its name, who coordinates it, and its members.

use access::{Entry, Viewer, Visibility};
use db::{DbErr, Id, IdSource, Tx};
use serde_json::{Value, json};
use web::{FieldErrors, FormData};

use crate::{index, profile::single_spaced, records::NETWORK, store};

/// A network as a form or demo data gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkDraft {
    pub name: String,
    pub description: String,
    /// The organisation that keeps the network together.
    pub coordinator_id: Option<Id>,
}

impl NetworkDraft {
    pub(crate) fn read(
        form: &FormData,
        coordinator_id: Option<Id>,
        errors: &mut FieldErrors,
    ) -> NetworkDraft {
        errors.require("name", form.text("name"), 200);
        errors.limit("description", form.text("description"), 4000);
        NetworkDraft {
            name: single_spaced(form.text("name")),
            description: form.text("description").to_string(),
            coordinator_id,
        }
    }

    /// For the audit log; the coordinator stands by its name.
    pub(crate) fn facts(&self, coordinator: Option<&str>) -> Value {
        json!({ "name": self.name, "description": self.description, "coordinator": coordinator })
    }
}

/// Adds a network with members, its audit and search entries. The caller asks `can` first.
pub async fn add_network(
    tx: &Tx,
    ids: &IdSource,
    viewer: &Viewer,
    (owner_id, visibility): (Id, Visibility),
    draft: &NetworkDraft,
    members: &[Id],
) -> Result<Id, DbErr> {
    let id = ids.next();
    store::insert_network(tx, id, owner_id, visibility, draft).await?;
    for member in members {
        store::add_member(tx, id, *member).await?;
    }
    let changes = access::changes(
        &Value::Null,
        &draft.facts(store::name_in(tx, draft.coordinator_id).await?.as_deref()),
    );
    access::record(tx, viewer, Entry::new("create", NETWORK.key, Some(id), owner_id, changes)).await?;
    index::network(tx, id).await?;
    Ok(id)
}

/// Makes an organisation a member or ends that, with its audit entry. What is so already stays so,
/// unrecorded.
pub async fn set_member(
    tx: &Tx,
    viewer: &Viewer,
    (network_id, owner_id): (Id, Id),
    (organisation_id, name): (Id, &str),
    member: bool,
) -> Result<(), DbErr> {
    let (changed, pair) = if member {
        (store::add_member(tx, network_id, organisation_id).await?, json!([null, name]))
    } else {
        (store::remove_member(tx, network_id, organisation_id).await?, json!([name, null]))
    };
    if changed {
        let changes = json!({ "network_member": pair });
        access::record(tx, viewer, Entry::new("edit", NETWORK.key, Some(network_id), owner_id, changes))
            .await?;
    }
    Ok(())
}
