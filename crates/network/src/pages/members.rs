//! Who works in an organisation, for its managers and the administrator.

use access::{Account, Action, Member, MemberError, Role};
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
        roles: roles(visit),
        form,
        errors,
    };
    visit.show_with(status, &page)
}

pub(super) async fn add(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    find(&visit, id).await?;
    visit.must(Action::ManageMembers, id)?;
    let mut errors = FieldErrors::new();
    let account = access::find_account(&visit.app.db, form.text("login")).await?;
    let role = Role::from_key(form.text("role"));
    match (form.text("login").is_empty(), &account) {
        (true, _) => errors.add("login", "field-required"),
        (false, None) => errors.add("login", "member-no-account"),
        (false, Some(_)) => {}
    }
    if role.is_none() {
        errors.add("role", "field-required");
    }
    match (account, role) {
        (Some(account), Some(role)) => set(&visit, id, &account, Some(role)).await,
        _ => show(&visit, id, form, errors).await,
    }
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
        Ok(()) => tx.commit().await?,
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
