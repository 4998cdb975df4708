//! Asking somebody to become a member. A manager names a login and a role; whoever signs in with that login
//! says yes or no. Whether there is such an account is not told to the manager.

use db::{Db, DbErr, FromQueryResult, Id, Tx};
use serde_json::json;

use crate::{MemberError, Role, Viewer, audit, members, store};

/// An invitation that has not been answered.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Invitation {
    pub organisation_id: Id,
    pub organisation_name: String,
    pub login: String,
    role: String,
}

impl Invitation {
    pub fn role(&self) -> Role {
        Role::from_key(&self.role).unwrap_or(Role::Reader)
    }
}

/// Invites a login, or changes the role that it is invited to. The caller asks `can` first.
pub async fn invite(
    tx: &Tx,
    viewer: &Viewer,
    organisation_id: Id,
    login: &str,
    role: Role,
) -> Result<(), DbErr> {
    let login = login.trim().to_lowercase();
    store::put_invitation(tx, viewer, organisation_id, &login, role).await?;
    let words = format!("{login}: {}", role.key());
    note(tx, viewer, "invite", organisation_id, json!({ "member": [null, words] })).await
}

/// Takes an invitation back; one that is not there is as good as taken back.
pub async fn take_back(tx: &Tx, viewer: &Viewer, organisation_id: Id, login: &str) -> Result<(), DbErr> {
    if store::delete_invitation(tx, organisation_id, login).await? {
        note(tx, viewer, "uninvite", organisation_id, json!({ "member": [login, null] })).await?;
    }
    Ok(())
}

/// The viewer's own answer. False if there is no such invitation. On an error the caller drops the
/// transaction.
pub async fn answer(
    tx: &Tx,
    viewer: &Viewer,
    invitation: &Invitation,
    yes: bool,
) -> Result<bool, MemberError> {
    let Some(user) = viewer.user.as_ref().filter(|user| user.login == invitation.login) else {
        return Ok(false);
    };
    if !store::delete_invitation(tx, invitation.organisation_id, &invitation.login).await? {
        return Ok(false);
    }
    if !yes {
        let changes = json!({ "member": [invitation.login, null] });
        note(tx, viewer, "decline", invitation.organisation_id, changes).await?;
        return Ok(true);
    }
    if let Some(account) = store::account_by_login(tx.on(), &user.login).await? {
        let role = Some(invitation.role());
        members::set_membership(tx, viewer, &account, invitation.organisation_id, role).await?;
    }
    Ok(true)
}

/// Unanswered invitations to an organisation, by login.
pub async fn invitations(db: &Db, organisation_id: Id) -> Result<Vec<Invitation>, DbErr> {
    store::invitations(db, organisation_id).await
}

/// Unanswered invitations of the viewer.
pub async fn own_invitations(db: &Db, viewer: &Viewer) -> Result<Vec<Invitation>, DbErr> {
    match &viewer.user {
        Some(user) => store::invitations_of(db, &user.login).await,
        None => Ok(Vec::new()),
    }
}

async fn note(
    tx: &Tx,
    viewer: &Viewer,
    action: &'static str,
    organisation_id: Id,
    changes: serde_json::Value,
) -> Result<(), DbErr> {
    let entry = audit::Entry::new(action, "organisation", Some(organisation_id), organisation_id, changes);
    audit::record(tx, viewer, entry).await
}
