//! Who works in which organisation.

use db::{Db, DbErr, FromQueryResult, Id, Tx};

use crate::{Account, Membership, Role, Viewer, audit, store};

/// A member of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Member {
    pub account_id: Id,
    pub login: String,
    pub name: String,
    pub active: bool,
    role: String,
}

impl Member {
    pub fn role(&self) -> Role {
        Role::from_key(&self.role).unwrap_or(Role::Reader)
    }
}

/// An account with all its memberships.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRow {
    pub account: Account,
    pub memberships: Vec<Membership>,
}

#[derive(Debug, thiserror::Error)]
pub enum MemberError {
    #[error("an organisation keeps at least one manager")]
    LastManager,
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// The members of an organisation, by name.
pub async fn members(db: &Db, organisation_id: Id) -> Result<Vec<Member>, DbErr> {
    store::members(db, organisation_id).await
}

/// The organisations that an account works in.
pub async fn organisations_of(db: &Db, account_id: Id) -> Result<Vec<Id>, DbErr> {
    let mut all = store::memberships(db, &[account_id]).await?;
    let own = all.remove(&account_id).unwrap_or_default();
    Ok(own.into_iter().map(|membership| membership.organisation_id).collect())
}

/// Accounts whose login or name holds the text, by login; at most 500.
pub async fn accounts(db: &Db, text: &str) -> Result<Vec<AccountRow>, DbErr> {
    let accounts = store::accounts(db, text).await?;
    let ids: Vec<Id> = accounts.iter().map(|account| account.id).collect();
    let mut memberships = store::memberships(db, &ids).await?;
    let rows = accounts.into_iter().map(|account| {
        let memberships = memberships.remove(&account.id).unwrap_or_default();
        AccountRow { account, memberships }
    });
    Ok(rows.collect())
}

pub async fn account(db: &Db, id: Id) -> Result<Option<Account>, DbErr> {
    store::account(db, id).await
}

pub async fn find_account(db: &Db, login: &str) -> Result<Option<Account>, DbErr> {
    store::account_by_login(db.read(), &login.trim().to_lowercase()).await
}

/// Sets the role of an account in an organisation, or ends the membership. The caller asks `can` first, and
/// drops the transaction on an error: an organisation never loses its last manager.
pub async fn set_membership(
    tx: &Tx,
    viewer: &Viewer,
    account: &Account,
    organisation_id: Id,
    role: Option<Role>,
) -> Result<(), MemberError> {
    let before = store::role_of(tx, account.id, organisation_id).await?;
    if before == role {
        return Ok(());
    }
    store::set_membership(tx, account.id, organisation_id, role).await?;
    let words = |role: Option<Role>| role.map(|role| format!("{}: {}", account.login, role.key()));
    let changes = serde_json::json!({ "member": [words(before), words(role)] });
    let entry =
        audit::Entry::new("set-member", "organisation", Some(organisation_id), organisation_id, changes);
    audit::record(tx, viewer, entry).await?;
    // Counted behind the audit log's lock, so that two managers do not remove each other at once.
    let lost = before == Some(Role::Manager) && store::managers(tx, organisation_id).await? == 0;
    if lost { Err(MemberError::LastManager) } else { Ok(()) }
}
