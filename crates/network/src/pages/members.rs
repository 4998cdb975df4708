//! Who works in an organisation, for its managers and the administrator.

use access::{Account, Action, Invitation, Member, MemberError, Role};
use askama::Template;
use axum::{extract::Path, http::StatusCode};
use db::Id;
use web::{Answer, FieldErrors, FormData, Page, Visit, WebError};

use super::organisation_record::find;
use crate::records::ORGANISATION;

#[derive(Template)]
#[template(path = "network/members.html")]
struct MembersPage {
    page: Page,
    id: Id,
    organisation: String,
    members: Vec<Line>,
    invitations: Vec<Invitation>,
    /// What stands beside the field for the login.
    help: &'static str,
    /// Key and text of each role.
    roles: Vec<(&'static str, String)>,
    form: FormData,
    errors: FieldErrors,
}

struct Line {
    member: Member,
    role: &'static str,
}

pub(super) fn roles(visit: &Visit) -> Vec<(&'static str, String)> {
    Role::ALL.map(|role| (role.key(), visit.t(&format!("role-{}", role.key())))).to_vec()
}

pub(super) async fn list(visit: Visit, Path(id): Path<Id>) -> Answer {
    show(&visit, id, FormData::default(), FieldErrors::new()).await
}

async fn show(visit: &Visit, id: Id, form: FormData, errors: FieldErrors) -> Answer {
    let organisation = find(visit, id).await?;
    visit.must(Action::ManageMembers, id)?;
    let members = access::members(&visit.app.db, id).await?;
    let members = members.into_iter().map(|member| Line { role: member.role().key(), member });
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = MembersPage {
        page: Page::new(visit, format!("{}: {}", organisation.name, visit.t("member-title"))).of_record(
            &ORGANISATION,
            (id, organisation.owner_id),
            "/medlemmar",
        ),
        id,
        organisation: organisation.name,
        members: members.collect(),
        invitations: access::invitations(&visit.app.db, id).await?,
        help: if visit.viewer.is_administrator() { "member-login-help" } else { "member-invite-help" },
        roles: roles(visit),
        form,
        errors,
    };
    visit.show_with(status, &page)
}

/// An administrator, who sees all accounts, adds one at once. A manager invites: the answer is the same
/// whether there is such an account or not.
pub(super) async fn add(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    find(&visit, id).await?;
    visit.must(Action::ManageMembers, id)?;
    let mut errors = FieldErrors::new();
    let login = form.text("login").to_lowercase();
    errors.require("login", &login, 200);
    let role = Role::from_key(form.text("role"));
    if role.is_none() {
        errors.add("role", "field-required");
    }
    let (true, Some(role)) = (errors.is_empty(), role) else {
        return show(&visit, id, form, errors).await;
    };
    let members = access::members(&visit.app.db, id).await?;
    let known = members.iter().any(|member| member.login == login);
    if !known && !visit.viewer.is_administrator() {
        let tx = visit.app.db.begin().await?;
        access::invite(&tx, &visit.viewer, id, &login, role).await?;
        tx.commit().await?;
        return visit.done(&format!("/organisationer/{id}/medlemmar"), "invited");
    }
    match access::find_account(&visit.app.db, &login).await? {
        Some(account) => set(&visit, id, &account, Some(role)).await,
        None => {
            errors.add("login", "member-no-account");
            show(&visit, id, form, errors).await
        }
    }
}

pub(super) async fn take_back(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    find(&visit, id).await?;
    visit.must(Action::ManageMembers, id)?;
    let tx = visit.app.db.begin().await?;
    access::take_back(&tx, &visit.viewer, id, form.text("login")).await?;
    tx.commit().await?;
    visit.done(&format!("/organisationer/{id}/medlemmar"), "saved")
}

/// The visitor's own answer to an invitation.
pub(super) async fn answer(visit: Visit, form: FormData) -> Answer {
    let wanted = form.number("organisation").ok_or(WebError::NotFound)?;
    let yes = form.text("answer") == "yes";
    let own = access::own_invitations(&visit.app.db, &visit.viewer).await?;
    let found = own.iter().find(|invitation| invitation.organisation_id == wanted);
    let invitation = found.ok_or(WebError::NotFound)?;
    let tx = visit.app.db.begin().await?;
    match access::answer(&tx, &visit.viewer, invitation, yes).await {
        Ok(true) => {
            visit.app.members_changed(&tx, wanted).await?;
            tx.commit().await?;
        }
        Ok(false) => return Err(WebError::NotFound),
        Err(MemberError::LastManager) => return Err(WebError::Bad("member-last-manager")),
        Err(MemberError::Db(error)) => return Err(error.into()),
    }
    visit.done("/min-sida", if yes { "joined" } else { "saved" })
}

pub(super) async fn set_role(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let account = member(&visit, id, &form).await?;
    let role = Role::from_key(form.text("role")).ok_or(WebError::Bad("error-bad-request-text"))?;
    set(&visit, id, &account, Some(role)).await
}

pub(super) async fn remove(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let account = member(&visit, id, &form).await?;
    set(&visit, id, &account, None).await
}

/// The account that a form names, if it is a member; asks first whether this visitor may know.
async fn member(visit: &Visit, id: Id, form: &FormData) -> Result<Account, WebError> {
    find(visit, id).await?;
    visit.must(Action::ManageMembers, id)?;
    let wanted = form.number("account").ok_or(WebError::NotFound)?;
    let members = access::members(&visit.app.db, id).await?;
    members.iter().find(|member| member.account_id == wanted).ok_or(WebError::NotFound)?;
    access::account(&visit.app.db, wanted).await?.ok_or(WebError::NotFound)
}

async fn set(visit: &Visit, id: Id, account: &Account, role: Option<Role>) -> Answer {
    let tx = visit.app.db.begin().await?;
    match access::set_membership(&tx, &visit.viewer, account, id, role).await {
        Ok(()) => {
            visit.app.members_changed(&tx, id).await?;
            tx.commit().await?;
        }
        Err(MemberError::LastManager) => {
            tx.rollback().await?;
            return Err(WebError::Bad("member-last-manager"));
        }
        Err(MemberError::Db(error)) => return Err(error.into()),
    }
    // One who has ended an own membership may not see the list any more.
    let still =
        account.id != visit.viewer.user.as_ref().map_or(0, |user| user.id) || role == Some(Role::Manager);
    let to = if still { format!("/organisationer/{id}/medlemmar") } else { format!("/organisationer/{id}") };
    visit.done(&to, "saved")
}
