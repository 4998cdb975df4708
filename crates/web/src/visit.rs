//! One request: who asks, in which language, for what.

use std::{collections::HashMap, sync::Arc};

use access::{Action, Decision, Known, Object, Refusal, Viewer, can};
use askama::Template;
use axum::{
    body::Body,
    extract::{ConnectInfo, FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

use crate::{Answer, App, Lang, OwnText, WebError, address::last_of_each, language::LANGUAGE_COOKIE};

/// Who asks, in which language, for what. Handlers take it as an argument.
#[derive(Clone)]
pub struct Visit {
    pub app: App,
    pub viewer: Viewer,
    /// The version of the data in which the viewer was who that says.
    pub(crate) version: i64,
    /// Somebody else has set the viewer's password, and it must be changed before anything else is done.
    pub must_change: bool,
    pub lang: Lang,
    /// Path and query.
    pub path: String,
    /// The session's token, if the browser sent one.
    pub(crate) token: Option<String>,
    /// The visitor's address as the outermost trusted server saw it.
    pub(crate) address: String,
    /// Asked for by htmx: only a part of the page will be used.
    pub fragment: bool,
}

impl Visit {
    pub fn t(&self, key: &str) -> String {
        self.app.t(self.lang, key)
    }

    /// The same visit, where an office has these texts in words of its own.
    pub fn calling(&self, own: HashMap<&'static str, OwnText>) -> Visit {
        let mut visit = self.clone();
        if !own.is_empty() {
            visit.app.texts = Arc::new(self.app.texts.calling(own));
        }
        visit
    }

    /// Renders a page.
    pub fn show(&self, template: &impl Template) -> Answer {
        self.show_with(StatusCode::OK, template)
    }

    /// Renders a page with another status, say 422 for a form that must be mended.
    pub fn show_with(&self, status: StatusCode, template: &impl Template) -> Answer {
        let html = template.render().map_err(anyhow::Error::from)?;
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        Ok((status, [(header::CONTENT_TYPE, kind)], html).into_response())
    }

    /// Goes on to another page after a change, which then says that it is done (`done-…` among the texts).
    pub fn done(&self, to: &str, what: &str) -> Answer {
        Ok(Redirect::to(&crate::with_parameter(to, "klart", what)).into_response())
    }

    /// What has just been done, as [`Visit::done`] was told.
    pub fn done_word(&self) -> Option<&str> {
        let (_, query) = self.path.split_once('?')?;
        let done = query.split('&').find_map(|pair| pair.strip_prefix("klart="))?;
        let plain = done.len() < 40 && done.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        plain.then_some(done)
    }

    /// May the viewer do this? If not, the page says why.
    pub fn must(&self, action: Action, owner_id: db::Id) -> Result<(), WebError> {
        match can(&self.viewer, action, Object::owned_by(owner_id)) {
            Decision::Allowed => Ok(()),
            Decision::Refused(refusal) => Err(WebError::Refused(refusal)),
        }
    }

    pub fn may(&self, action: Action, owner_id: db::Id) -> bool {
        can(&self.viewer, action, Object::owned_by(owner_id)).allowed()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let missing = || WebError::Refused(Refusal::NotSignedIn);
        parts.extensions.get::<Visit>().cloned().ok_or_else(missing)
    }
}

/// Finds out who asks, before anything else.
pub(crate) async fn begin(State(app): State<App>, mut request: Request<Body>, next: Next) -> Response {
    let token = cookie(request.headers(), access::SESSION_COOKIE);
    let now = app.now();
    let known = match &token {
        None => Known::visitor(&app.db, now),
        Some(token) => match access::viewer_of(&app.db, token, now).await {
            Ok(found) => found,
            Err(error) => return WebError::from(error).into_response(),
        },
    };
    let chosen = cookie(request.headers(), LANGUAGE_COOKIE);
    let lang = Lang::of_request(request.headers(), chosen.as_deref());
    if let Some(uri) = last_of_each(request.uri()) {
        *request.uri_mut() = uri;
    }
    let path = request.uri().path_and_query().map_or("/", |both| both.as_str()).to_string();
    let address = address_of(&request, app.settings.trusted_proxies);
    let fragment = request.headers().contains_key("hx-request");
    let Known { viewer, version, must_change } = known;
    let visit = Visit { app, viewer, version, must_change, lang, path, token, address, fragment };
    request.extensions_mut().insert(visit);
    next.run(request).await
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(found, value)| *found == name && !value.is_empty()).map(|(_, value)| value.to_string())
}

/// With n trusted proxies, the n-th address from the right of X-Forwarded-For; what stands left of it is
/// hearsay.
fn address_of(request: &Request<Body>, trusted_proxies: usize) -> String {
    if trusted_proxies > 0 {
        let lines = request.headers().get_all("x-forwarded-for").iter();
        let all: Vec<&str> = lines.filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(',')).collect();
        if let Some(address) = all.len().checked_sub(trusted_proxies).and_then(|place| all.get(place)) {
            return address.trim().to_string();
        }
    }
    let peer = request.extensions().get::<ConnectInfo<std::net::SocketAddr>>();
    peer.map_or_else(|| "-".to_string(), |ConnectInfo(address)| address.ip().to_string())
}
