//! Signing in and out, acting for an organisation, choosing a language.

use access::{SESSION_COOKIE, SignIn, SignInError};
use askama::Template;
use axum::{
    extract::{Path, Query},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    Access, Answer, FormData, Lang, Page, Routes, Visit, WebError, address::local_path,
    language::LANGUAGE_COOKIE,
};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/logga-in", Access::Everybody, form)
        .post("/logga-in", Access::Everybody, sign_in)
        .post("/logga-ut", Access::Everybody, sign_out)
        .post("/organisation", Access::SignedIn, act_for)
        .get("/sprak/{code}", Access::Everybody, choose_language)
}

#[derive(Template)]
#[template(path = "login.html")]
struct LoginPage {
    page: Page,
    name: String,
    till: String,
    error: String,
}

#[derive(Deserialize)]
struct Next {
    #[serde(default)]
    till: String,
}

async fn form(visit: Visit, Query(next): Query<Next>) -> Answer {
    if visit.viewer.is_signed_in() {
        return Ok(Redirect::to(local_path(&next.till).unwrap_or("/")).into_response());
    }
    let page = Page::new(&visit, visit.t("sign-in"));
    visit.show(&LoginPage { page, name: String::new(), till: next.till, error: String::new() })
}

async fn sign_in(visit: Visit, form: FormData) -> Answer {
    let sign_in =
        SignIn { login: form.text("name"), password: form.text("password"), address: &visit.address };
    let result = access::sign_in(&visit.app.db, sign_in, visit.app.now()).await;
    let (status, error) = match result {
        Ok(token) => {
            let to = local_path(form.text("till")).unwrap_or("/");
            let mut response = Redirect::to(to).into_response();
            let secure = if visit.app.settings.secure_cookies { "; Secure" } else { "" };
            // Thirty days, the longest that a session lives.
            let cookie =
                format!("{SESSION_COOKIE}={token}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax{secure}");
            set_cookie(&mut response, &cookie)?;
            return Ok(response);
        }
        Err(SignInError::Wrong) => (StatusCode::UNPROCESSABLE_ENTITY, "sign-in-wrong"),
        Err(SignInError::TooMany) => (StatusCode::TOO_MANY_REQUESTS, "sign-in-too-many"),
        Err(SignInError::Db(error)) => return Err(error.into()),
    };
    let page = LoginPage {
        page: Page::new(&visit, visit.t("sign-in")),
        name: form.text("name").to_string(),
        till: form.text("till").to_string(),
        error: visit.t(error),
    };
    visit.show_with(status, &page)
}

async fn sign_out(visit: Visit) -> Answer {
    if let Some(token) = &visit.token {
        access::sign_out(&visit.app.db, token).await?;
    }
    let mut response = Redirect::to("/?klart=signed-out").into_response();
    set_cookie(&mut response, &format!("{SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"))?;
    // On a shared computer the next person's "back" shows nothing that this one read.
    let cleared = HeaderValue::from_static("\"cache\"");
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), cleared);
    Ok(response)
}

/// Switches the organisation that the user acts for.
async fn act_for(visit: Visit, form: FormData) -> Answer {
    let id = form.number("organisation").ok_or(WebError::Bad("error-bad-request-text"))?;
    visit.viewer.role_in(id).ok_or(WebError::NotFound)?;
    if let Some(token) = &visit.token {
        access::act_for(&visit.app.db, token, id).await?;
    }
    Ok(Redirect::to(local_path(form.text("till")).unwrap_or("/")).into_response())
}

async fn choose_language(Path(code): Path<String>, Query(next): Query<Next>) -> Answer {
    let lang = Lang::from_code(&code).ok_or(WebError::NotFound)?;
    let mut response = Redirect::to(local_path(&next.till).unwrap_or("/")).into_response();
    let cookie = format!("{LANGUAGE_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax", lang.code());
    set_cookie(&mut response, &cookie)?;
    Ok(response)
}

fn set_cookie(response: &mut Response, cookie: &str) -> Result<(), WebError> {
    response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_str(cookie)?);
    Ok(())
}
