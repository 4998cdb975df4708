//! Secrecy (sekretess): a reasoned mark that hides fields of a record from everybody outside its owner.

use std::collections::HashMap;

use db::{Db, DbErr, FromQueryResult, Id, Tx};
use types::Moment;

use crate::{Viewer, audit, store};

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Mark {
    pub object_id: Id,
    /// Field names separated by spaces.
    pub fields: String,
    /// The ground, say a section of the secrecy act.
    pub ground: String,
    pub marked_at: Moment,
    pub marked_by_name: Option<String>,
    /// ISO date on which the mark must be considered again.
    pub reconsider_on: String,
}

impl Mark {
    /// Is this field hidden from this viewer?
    pub fn hides(&self, viewer: &Viewer, owner_id: Id, field: &str) -> bool {
        viewer.role_in(owner_id).is_none() && self.covers(field)
    }

    pub fn covers(&self, field: &str) -> bool {
        self.fields.split(' ').any(|covered| covered == field)
    }
}

/// The marks on these records; most have none.
pub async fn marks(db: &Db, kind: &str, ids: &[Id]) -> Result<HashMap<Id, Mark>, DbErr> {
    let rows = store::marks(db.read(), kind, ids).await?;
    Ok(rows.into_iter().map(|mark| (mark.object_id, mark)).collect())
}

/// The same as a transaction sees them: for the search index, which never holds a marked field.
pub async fn marks_within(tx: &Tx, kind: &str, ids: &[Id]) -> Result<HashMap<Id, Mark>, DbErr> {
    let mut all = HashMap::new();
    for ids in ids.chunks(500) {
        let rows = store::marks(tx.on(), kind, ids).await?;
        all.extend(rows.into_iter().map(|mark| (mark.object_id, mark)));
    }
    Ok(all)
}

/// Sets or replaces the mark on a record, and tells why in the audit log.
pub async fn set_mark(tx: &Tx, viewer: &Viewer, kind: &str, owner_id: Id, mark: &Mark) -> Result<(), DbErr> {
    store::set_mark(tx, kind, viewer, mark).await?;
    let changes = serde_json::json!({ "fields": [null, mark.fields], "ground": [null, mark.ground] });
    let entry = audit::Entry::new("mark-secret", kind, Some(mark.object_id), owner_id, changes);
    audit::record(tx, viewer, entry).await
}

pub async fn clear_mark(tx: &Tx, viewer: &Viewer, kind: &str, owner_id: Id, id: Id) -> Result<(), DbErr> {
    store::clear_mark(tx, kind, id).await?;
    let entry = audit::Entry::new("clear-secret", kind, Some(id), owner_id, serde_json::json!({}));
    audit::record(tx, viewer, entry).await
}
