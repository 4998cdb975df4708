//! Grants: a record, or all records of a kind, shown to another organisation for a purpose and a time.

use db::{Db, DbErr, FromQueryResult, Id, IdSource, Tx};
use types::Moment;

use crate::{Record, RecordKind, Viewer, audit, store};

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Grant {
    pub id: Id,
    pub owner_id: Id,
    pub receiver_id: Id,
    pub receiver_name: String,
    pub kind: String,
    /// `None`: every record of the kind that the owner has.
    pub object_id: Option<Id>,
    pub purpose: String,
    pub expires_at: Moment,
    pub revoked_at: Option<Moment>,
}

impl Grant {
    pub fn is_open(&self, now: Moment) -> bool {
        self.revoked_at.is_none() && self.expires_at > now
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGrant {
    pub owner_id: Id,
    pub receiver_id: Id,
    pub kind: String,
    pub object_id: Option<Id>,
    pub purpose: String,
    pub expires_at: Moment,
}

/// What is wrong with a grant as filled in; each is a field and a message key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrantError {
    NoPurpose,
    AlreadyExpired,
    LongerThanTwoYears,
    ToOneself,
}

impl NewGrant {
    /// The rule for a grant: to someone else, with a purpose, ending within two years.
    pub fn check(&self, now: Moment) -> Vec<GrantError> {
        const TWO_YEARS: Moment = 731 * 24 * 3600 * 1000;
        let mut errors = Vec::new();
        if self.purpose.trim().chars().count() < 5 {
            errors.push(GrantError::NoPurpose);
        }
        if self.expires_at <= now {
            errors.push(GrantError::AlreadyExpired);
        }
        if self.expires_at > now + TWO_YEARS {
            errors.push(GrantError::LongerThanTwoYears);
        }
        if self.receiver_id == self.owner_id {
            errors.push(GrantError::ToOneself);
        }
        errors
    }
}

/// Writes a checked grant and its audit entry.
pub async fn add_grant(tx: &Tx, ids: &IdSource, viewer: &Viewer, grant: &NewGrant) -> Result<Id, DbErr> {
    let id = ids.next();
    store::insert_grant(tx, id, viewer, grant).await?;
    let changes =
        serde_json::json!({ "receiver": [null, grant.receiver_id], "purpose": [null, grant.purpose] });
    let entry = audit::Entry::new("share", &grant.kind, grant.object_id, grant.owner_id, changes);
    audit::record(tx, viewer, entry).await?;
    Ok(id)
}

/// Ends a grant now. Ended ones stay so.
pub async fn revoke_grant(tx: &Tx, viewer: &Viewer, grant: &Grant) -> Result<(), DbErr> {
    store::revoke_grant(tx, grant.id, viewer.now).await?;
    let changes = serde_json::json!({ "receiver": [grant.receiver_id, null] });
    let entry = audit::Entry::new("unshare", &grant.kind, grant.object_id, grant.owner_id, changes);
    audit::record(tx, viewer, entry).await
}

/// All grants that reach a record, those on the parent that it follows too, open and ended, newest first.
pub async fn grants_on(db: &Db, kind: &RecordKind, record: &Record) -> Result<Vec<Grant>, DbErr> {
    store::grants_on(db, kind, record).await
}
