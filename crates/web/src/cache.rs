//! Pages kept in memory for as long as the data they were made of has not changed.
//!
//! The key holds who asks, the language and the address; the whole cache is emptied when the version of the
//! data moves on. A page also grows old by itself, because grants and sessions end by the clock.

use std::{
    collections::HashMap,
    io::Write,
    sync::{Arc, RwLock},
    time::Duration,
};

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use types::Moment;

use crate::{App, Visit, WebError};

/// Bytes of pages kept at most.
const ROOM: usize = 24 << 20;
/// A page larger than this is sent but not kept.
const LARGEST: usize = 2 << 20;
/// How old a kept page may be.
const OLDEST: Moment = 10_000;

#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    viewer: String,
    language: &'static str,
    fragment: bool,
    path: String,
}

#[derive(Clone)]
struct Kept {
    made_at: Moment,
    plain: Bytes,
    gzip: Option<Bytes>,
    kind: HeaderValue,
    lasting: HeaderValue,
    disposition: Option<HeaderValue>,
    tag: HeaderValue,
}

#[derive(Default)]
struct Shelf {
    version: i64,
    size: usize,
    pages: HashMap<Key, Arc<Kept>>,
}

#[derive(Default)]
pub(crate) struct PageCache {
    shelf: RwLock<Shelf>,
}

impl PageCache {
    fn get(&self, key: &Key, version: i64, now: Moment) -> Option<Arc<Kept>> {
        let shelf = self.shelf.read().ok()?;
        if shelf.version != version {
            return None;
        }
        shelf.pages.get(key).filter(|page| now - page.made_at < OLDEST).cloned()
    }

    fn put(&self, key: Key, version: i64, page: Arc<Kept>) {
        let Ok(mut shelf) = self.shelf.write() else {
            return;
        };
        let size = page.plain.len() + page.gzip.as_ref().map_or(0, Bytes::len) + key.path.len() + 256;
        if shelf.version > version {
            return;
        }
        if shelf.version < version || shelf.size + size > ROOM {
            *shelf = Shelf { version, ..Shelf::default() };
        }
        shelf.size += size;
        shelf.pages.insert(key, page);
    }
}

/// Answers from the cache, or keeps the answer.
pub(crate) async fn keep(State(app): State<App>, request: Request<Body>, next: Next) -> Response {
    let visit = request.extensions().get::<Visit>();
    let (Some(visit), &Method::GET) = (visit, request.method()) else {
        return next.run(request).await;
    };
    let public = !visit.viewer.is_signed_in();
    let key = Key {
        viewer: visit.viewer.cache_key(),
        language: visit.lang.code(),
        fragment: visit.fragment,
        path: visit.path.clone(),
    };
    // Read with the session, before the page is made: a change on the way, of the viewer's own roles too,
    // makes the page old, never fresh.
    let version = visit.version;
    let wanted = Wanted::of(request.headers());
    if let Some(page) = app.cache.get(&key, version, app.now()) {
        return send(&page, &wanted);
    }
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE).cloned();
    let (StatusCode::OK, Some(kind)) = (response.status(), kind) else {
        return response;
    };
    if response.headers().contains_key(header::SET_COOKIE) {
        return response;
    }
    let given = response.headers().get(header::CACHE_CONTROL).cloned();
    if given.as_ref().is_some_and(|value| value == "no-store") {
        return response;
    }
    let disposition = response.headers().get(header::CONTENT_DISPOSITION).cloned();
    let Ok(plain) = to_bytes(response.into_body(), usize::MAX).await else {
        return WebError::Internal(anyhow::anyhow!("a page broke off")).into_response();
    };
    let lasting = given.unwrap_or_else(|| lasting(public));
    let page = Arc::new(Kept {
        made_at: app.now(),
        gzip: compressed(&kind, &plain),
        tag: tag(&plain),
        plain,
        kind,
        lasting,
        disposition,
    });
    if page.plain.len() <= LARGEST && !is_for_once(&page.plain) {
        app.cache.put(key, version, page.clone());
    }
    send(&page, &wanted)
}

/// A form that adds something holds a key of its own. Two people with the same key would get one record, so
/// such a page is never given twice.
fn is_for_once(plain: &[u8]) -> bool {
    const KEY: &[u8] = b"name=\"submission\"";
    plain.windows(KEY.len()).any(|window| window == KEY)
}

/// The browser always asks again; it gets a short "not modified" when nothing has changed.
fn lasting(public: bool) -> HeaderValue {
    HeaderValue::from_static(if public { "public, max-age=0, must-revalidate" } else { "private, no-cache" })
}

struct Wanted {
    gzip: bool,
    known: Option<HeaderValue>,
}

impl Wanted {
    fn of(headers: &HeaderMap) -> Wanted {
        let encodings = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
        Wanted {
            gzip: encodings.is_some_and(|list| list.contains("gzip")),
            known: headers.get(header::IF_NONE_MATCH).cloned(),
        }
    }
}

fn send(page: &Kept, wanted: &Wanted) -> Response {
    let mut headers = HeaderMap::with_capacity(12);
    headers.insert(header::CACHE_CONTROL, page.lasting.clone());
    headers.insert(header::ETAG, page.tag.clone());
    headers.insert(
        header::VARY,
        HeaderValue::from_static("cookie, accept-language, accept-encoding, hx-request"),
    );
    if wanted.known.as_ref() == Some(&page.tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    headers.insert(header::CONTENT_TYPE, page.kind.clone());
    if let Some(disposition) = &page.disposition {
        headers.insert(header::CONTENT_DISPOSITION, disposition.clone());
    }
    let body = match &page.gzip {
        Some(gzip) if wanted.gzip => {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            gzip.clone()
        }
        _ => page.plain.clone(),
    };
    (headers, Body::from(body)).into_response()
}

fn compressed(kind: &HeaderValue, plain: &Bytes) -> Option<Bytes> {
    let kind = kind.to_str().unwrap_or_default();
    let text = ["text/", "application/json", "application/geo+json", "image/svg"];
    if plain.len() < 512 || !text.iter().any(|start| kind.starts_with(start)) {
        return None;
    }
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 4), Compression::new(5));
    encoder.write_all(plain).ok()?;
    encoder.finish().ok().map(Bytes::from)
}

fn tag(plain: &Bytes) -> HeaderValue {
    let hash: String = Sha256::digest(plain).iter().take(10).map(|byte| format!("{byte:02x}")).collect();
    HeaderValue::from_str(&format!("W/\"{hash}\"")).unwrap_or_else(|_| HeaderValue::from_static("W/\"0\""))
}

/// Looks now and then whether another process has changed the data.
pub(crate) async fn watch(app: App) {
    let mut beat = tokio::time::interval(Duration::from_millis(250));
    beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        beat.tick().await;
        if let Err(error) = app.db.refresh_version().await {
            tracing::warn!(%error, "the version of the data could not be read");
        }
    }
}

#[cfg(test)]
mod tests {
    use access::{Role, Viewer};
    use axum::{Router, body::Body, extract::Request, middleware::from_fn_with_state, routing::get};
    use tower::ServiceExt;

    use super::{is_for_once, keep};
    use crate::{Answer, App, AppSettings, Lang, Visit};

    /// A page that tells the visitor's role.
    async fn role(visit: Visit) -> Answer {
        let role = visit.viewer.memberships.first().map_or("none", |membership| membership.role.key());
        Ok(axum::response::IntoResponse::into_response(axum::response::Html(role)))
    }

    async fn ask(app: &App, viewer: Viewer, version: i64) -> String {
        let router = Router::new().route("/", get(role)).layer(from_fn_with_state(app.clone(), keep));
        let (path, address) = ("/".to_string(), "-".to_string());
        let (app, lang) = (app.clone(), Lang::Sv);
        let (token, fragment, must_change) = (None, false, false);
        let visit = Visit { app, viewer, version, must_change, lang, path, token, address, fragment };
        let mut request = Request::new(Body::empty());
        request.extensions_mut().insert(visit);
        let answer = router.oneshot(request).await.unwrap();
        let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    /// The role changes after the session was read and before the page is kept.
    #[tokio::test]
    async fn a_role_that_changes_during_a_request_leaves_no_old_page() {
        let house = testkit::sqlite().await;
        let office = house.organisation("Kontoret").await;
        let (ids, clock) = (house.ids.clone(), house.clock.clone());
        let (app, _) = crate::site(house.db.clone(), ids, clock, AppSettings::default(), Vec::new()).unwrap();
        let before = house.db.version();
        house.organisation("En ändring").await;
        assert!(house.db.version() > before);
        assert_eq!(ask(&app, house.member(&office, Role::Manager), before).await, "manager");
        assert_eq!(ask(&app, house.member(&office, Role::Reader), house.db.version()).await, "reader");
        assert_eq!(ask(&app, house.member(&office, Role::Manager), before).await, "manager");
        assert_eq!(ask(&app, house.member(&office, Role::Reader), house.db.version()).await, "reader");
    }

    #[test]
    fn a_form_with_a_key_is_for_once() {
        assert!(is_for_once(br#"<form><input type="hidden" name="submission" value="a1"></form>"#));
        assert!(!is_for_once(br#"<form><input type="hidden" name="version" value="1"></form>"#));
        assert!(!is_for_once(b""));
    }
}
