//! The installation's accounts, for the administrator; and everybody's own password.

use access::{AccountError, AccountRow, Action, Invitation, MINIMUM_PASSWORD, Password, Role};
use askama::Template;
use axum::{
    extract::{Path, Query},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect},
};
use db::Id;
use serde::Deserialize;
use web::{Answer, Field, FieldErrors, FormData, FormPage, Once, Page, PanelFuture, Shape, Visit, WebError};

use crate::profile::check_email;

#[derive(Deserialize)]
pub(super) struct ListQuery {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "network/accounts.html")]
struct ListPage {
    page: Page,
    q: String,
    rows: Vec<AccountRow>,
    summary: String,
    own_id: Id,
}

pub(super) async fn list(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let rows = access::accounts(&visit.app.db, &query.q).await?;
    let page = Page::new(&visit, visit.t("account-title"));
    let summary = page.t1("account-count", "count", rows.len() as i64);
    let own_id = visit.viewer.user.as_ref().map_or(0, |user| user.id);
    visit.show(&ListPage { page, q: query.q, rows, summary, own_id })
}

#[derive(Template)]
#[template(path = "network/password.html")]
struct PasswordPage {
    page: Page,
    login: String,
    password: String,
}

/// Shows a password this once; no cache keeps the page.
fn show_password(visit: &Visit, login: String, password: String) -> Answer {
    let page = PasswordPage { page: Page::new(visit, visit.t("account-password-title")), login, password };
    let mut response = visit.show(&page)?;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

pub(super) async fn new(visit: Visit) -> Answer {
    new_page(&visit).answer(&visit)
}

fn new_page(visit: &Visit) -> FormPage {
    let roles = Role::ALL.map(|role| (role.key().to_string(), visit.t(&format!("role-{}", role.key()))));
    let roles = || Shape::Choice(roles.to_vec());
    let line = |name, label, kind| Field::new(visit, name, label, Shape::Line(kind));
    let fields = vec![
        line("login", "field-login", "email").required(),
        line("name", "field-name", "text").required(),
        line("organisation", "account-organisation", "text"),
        Field::new(visit, "role", "account-role", roles()).required(),
        line("organisation_2", "account-organisation-more", "text"),
        Field::new(visit, "role_2", "account-role-more", roles()),
        Field::new(visit, "administrator", "account-administrator", Shape::Check),
    ];
    let places = ("/konton/nytt".to_string(), "/konton".to_string());
    FormPage::new(visit, visit.t("account-new"), places, fields)
}

pub(super) async fn create(visit: Visit, form: FormData) -> Answer {
    visit.must(Action::Administer, 0)?;
    let mut errors = FieldErrors::new();
    errors.require("login", form.text("login"), 200);
    errors.require("name", form.text("name"), 200);
    check_email("login", form.text("login"), &mut errors);
    let mut memberships: Vec<(Id, Role)> = Vec::new();
    for (organisation, role) in [("organisation", "role"), ("organisation_2", "role_2")] {
        let Some(typed) = form.optional(organisation) else {
            continue;
        };
        let named = crate::organisation_named(&visit.app.db, &visit.viewer, typed).await?;
        match (named, Role::from_key(form.text(role))) {
            (None, _) => errors.add(organisation, "organisation-no-such-name"),
            (_, None) => errors.add(role, "field-required"),
            (Some(named), Some(role)) => memberships.push((named.id, role)),
        }
    }
    if !errors.is_empty() {
        return new_page(&visit).filled(form).with_errors(errors).answer(&visit);
    }
    let password = access::new_password();
    let hash = access::hash_password(&password).await?;
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    let administrator = form.is_checked("administrator");
    let who = (form.text("login"), form.text("name"));
    let (ids, viewer) = (&visit.app.ids, &visit.viewer);
    let made =
        access::add_account(&tx, ids, viewer, who, Password::Given(&hash), administrator, &memberships).await;
    let account = match made {
        Ok(account) => account,
        Err(AccountError::LoginTaken) => {
            tx.undo().await?;
            errors.add("login", "account-login-taken");
            return new_page(&visit).filled(form).with_errors(errors).answer(&visit);
        }
        Err(error) => return Err(error.into()),
    };
    for (organisation_id, _) in &memberships {
        visit.app.members_changed(&tx, *organisation_id).await?;
    }
    tx.keep("/konton").await?;
    show_password(&visit, account.login, password)
}

pub(super) async fn close(visit: Visit, Path(id): Path<Id>) -> Answer {
    set_active(&visit, id, false).await
}

pub(super) async fn open(visit: Visit, Path(id): Path<Id>) -> Answer {
    set_active(&visit, id, true).await
}

async fn set_active(visit: &Visit, id: Id, active: bool) -> Answer {
    visit.must(Action::Administer, 0)?;
    access::account(&visit.app.db, id).await?.ok_or(WebError::NotFound)?;
    let tx = visit.app.db.begin().await?;
    match access::set_active(&tx, &visit.viewer, id, active).await {
        Ok(()) => {
            for organisation_id in access::organisations_of(&visit.app.db, id).await? {
                visit.app.members_changed(&tx, organisation_id).await?;
            }
            tx.commit().await?;
        }
        Err(AccountError::Oneself) => return Err(WebError::Bad("account-oneself")),
        Err(error) => return Err(error.into()),
    }
    visit.done("/konton", "saved")
}

pub(super) async fn reset_password(visit: Visit, Path(id): Path<Id>) -> Answer {
    visit.must(Action::Administer, 0)?;
    let account = access::account(&visit.app.db, id).await?.ok_or(WebError::NotFound)?;
    let password = access::new_password();
    let hash = access::hash_password(&password).await?;
    let tx = visit.app.db.begin().await?;
    access::set_password(&tx, &visit.viewer, id, Password::Given(&hash)).await?;
    tx.commit().await?;
    show_password(&visit, account.login, password)
}

// ---- one's own password ----------------------------------------------------------------------------------

#[derive(Template)]
#[template(path = "network/_own_links.html")]
struct OwnLinks {
    page: Page,
    administrator: bool,
    /// The organisation and the question.
    invitations: Vec<(Id, String)>,
}

/// On one's own page: the ways to one's own password and, for the administrator, to the accounts.
pub(super) fn own_links(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(async move {
        if !visit.viewer.is_signed_in() {
            return Ok(None);
        }
        let page = Page::new(visit, String::new());
        let invitations = access::own_invitations(&visit.app.db, &visit.viewer).await?;
        let question = |invitation: Invitation| {
            let role = page.t(format!("role-{}", invitation.role().key()));
            let organisation = invitation.organisation_name;
            let text = page.t2("invitation-lead", ("organisation", organisation), ("role", role));
            (invitation.organisation_id, text)
        };
        let invitations = invitations.into_iter().map(question).collect();
        let links = OwnLinks { administrator: visit.viewer.is_administrator(), invitations, page };
        Ok(Some(links.render()?))
    })
}

#[derive(Template)]
#[template(path = "network/own_password.html")]
struct OwnPasswordPage {
    page: Page,
    lead: &'static str,
    errors: FieldErrors,
}

pub(super) async fn own_password(visit: Visit) -> Answer {
    show_own_password(&visit, FieldErrors::new())
}

fn show_own_password(visit: &Visit, errors: FieldErrors) -> Answer {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::new(visit, visit.t("password-title"));
    let lead = if visit.must_change { "password-must-change" } else { "password-lead" };
    visit.show_with(status, &OwnPasswordPage { page, lead, errors })
}

/// Ends all sessions of the account, this one too: whoever else was signed in is out.
pub(super) async fn change_own_password(visit: Visit, form: FormData) -> Answer {
    let mut errors = FieldErrors::new();
    let new = form.text("new");
    if new.chars().count() < MINIMUM_PASSWORD {
        errors.add("new", "password-too-short");
    }
    if new != form.text("again") {
        errors.add("again", "password-differs");
    }
    if errors.is_empty() {
        match access::change_password(&visit.app.db, &visit.viewer, form.text("current"), new).await {
            Ok(()) => return Ok(Redirect::to("/logga-in?klart=password-changed").into_response()),
            Err(AccountError::WrongPassword) => errors.add("current", "password-wrong"),
            Err(AccountError::SamePassword) => errors.add("new", "password-same"),
            Err(error) => return Err(error.into()),
        }
    }
    show_own_password(&visit, errors)
}
