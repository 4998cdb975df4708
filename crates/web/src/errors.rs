//! The error policy: what the visitor can mend is told at the field by the form itself; everything else is
//! one of these, and becomes a page in the visitor's language.

use access::Refusal;
use askama::Template;
use axum::{
    body::Body,
    extract::Request,
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use rand::Rng;

use crate::{Page, Visit, address::percent_encoded};

pub type Answer = Result<Response, WebError>;

#[derive(Debug)]
pub enum WebError {
    /// Does not exist, or this viewer may not know that it does.
    NotFound,
    /// Seen, but not allowed; the reason is told.
    Refused(Refusal),
    /// The request makes no sense; the key of a text that says why.
    Bad(&'static str),
    /// The form has been carried out before; this is where it led.
    Earlier(String),
    /// The browser sent something that is not ours: a form from another site.
    Status(StatusCode),
    /// Ours to mend. Logged once, with a number that the visitor sees.
    Internal(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for WebError {
    fn from(error: E) -> Self {
        WebError::Internal(error.into())
    }
}

/// What [`finish`] makes a page of.
#[derive(Clone, Debug)]
struct Failure {
    title: &'static str,
    text: &'static str,
    error_id: String,
    sign_in: bool,
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        let plain = |title, text| Failure { title, text, error_id: String::new(), sign_in: false };
        let (status, failure) = match self {
            WebError::Earlier(to) => return Redirect::to(&to).into_response(),
            WebError::NotFound => (StatusCode::NOT_FOUND, plain("error-not-found", "error-not-found-text")),
            WebError::Refused(refusal) => {
                let failure = plain("error-forbidden", refusal.key());
                (StatusCode::FORBIDDEN, Failure { sign_in: refusal == Refusal::NotSignedIn, ..failure })
            }
            WebError::Bad(text) => (StatusCode::BAD_REQUEST, plain("error-bad-request", text)),
            WebError::Status(status) => (status, failure_of(status)),
            WebError::Internal(error) if db::is_disk_full(error.as_ref()) => {
                tracing::error!(error = format!("{error:#}"), "the disk is full");
                (StatusCode::INSUFFICIENT_STORAGE, plain("error-disk-full", "error-disk-full-text"))
            }
            WebError::Internal(error) => {
                let number: u32 = rand::rng().random_range(0..=u32::MAX);
                let error_id = format!("{number:08x}");
                tracing::error!(error_id, error = format!("{error:#}"), "request failed");
                let failure = plain("error-server", "error-server-text");
                (StatusCode::INTERNAL_SERVER_ERROR, Failure { error_id, ..failure })
            }
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(failure);
        response
    }
}

fn failure_of(status: StatusCode) -> Failure {
    let (title, text) = match status {
        StatusCode::NOT_FOUND => ("error-not-found", "error-not-found-text"),
        StatusCode::METHOD_NOT_ALLOWED => ("error-bad-request", "error-method-text"),
        StatusCode::PAYLOAD_TOO_LARGE => ("error-bad-request", "error-too-large-text"),
        StatusCode::FORBIDDEN => ("error-forbidden", "error-foreign-form-text"),
        StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => ("error-server", "error-busy-text"),
        status if status.is_server_error() => ("error-server", "error-server-text"),
        _ => ("error-bad-request", "error-bad-request-text"),
    };
    Failure { title, text, error_id: String::new(), sign_in: false }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Page,
    status: u16,
    text: String,
    error_id: String,
}

/// Turns failures into pages. A visitor who must sign in is sent to do so and comes back.
pub(crate) async fn finish(request: Request<Body>, next: Next) -> Response {
    let visit = request.extensions().get::<Visit>().cloned();
    let reading = request.method() == axum::http::Method::GET;
    let response = next.run(request).await;
    let status = response.status();
    let known = response.extensions().get::<Failure>().cloned();
    let has_page = response.headers().contains_key(header::CONTENT_TYPE) && known.is_none();
    let html = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    let plain = html.is_some_and(|kind| kind.starts_with("text/plain"));
    if !(status.is_client_error() || status.is_server_error()) || (has_page && !plain) {
        return response;
    }
    let Some(visit) = visit else {
        return response;
    };
    let failure = known.unwrap_or_else(|| failure_of(status));
    if failure.sign_in && reading {
        return Redirect::to(&format!("/logga-in?till={}", percent_encoded(&visit.path))).into_response();
    }
    let page = ErrorPage {
        page: Page::new(&visit, visit.t(failure.title)),
        status: status.as_u16(),
        text: visit.t(failure.text),
        error_id: failure.error_id,
    };
    visit.show_with(status, &page).unwrap_or(response)
}
