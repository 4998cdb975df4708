//! One site of all rooms.

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
};
use db::{Db, IdSource};
use tower_http::{catch_panic::CatchPanicLayer, csrf::CsrfLayer};
use types::Clock;

use crate::{
    App, AppSettings, Room, Routes, Texts, assets, cache, errors, headers, my_page, records, sign_in,
    statements, visit,
};

/// Bytes that a request may hold; uploads set their own limit.
const LARGEST_REQUEST: usize = 2 << 20;

const OWN_TEXTS: (&str, &str) = (include_str!("../locales/sv.ftl"), include_str!("../locales/en.ftl"));

/// The site and the state behind it. Texts that clash or cannot be read are an error at start.
pub fn site(
    db: Db,
    ids: IdSource,
    clock: Arc<dyn Clock>,
    settings: AppSettings,
    rooms: Vec<Room>,
) -> anyhow::Result<(App, Router)> {
    let mut texts = vec![OWN_TEXTS];
    let mut nav = vec![my_page::NAV];
    let mut kinds = Vec::new();
    let mut panels = Vec::new();
    let mut dates = Vec::new();
    let (mut members, mut list_panels) = (Vec::new(), Vec::new());
    let mut routes = Routes::new()
        .merge(assets::routes())
        .merge(sign_in::routes())
        .merge(statements::routes())
        .merge(my_page::routes());
    for room in rooms {
        texts.extend(room.texts);
        nav.extend(room.nav);
        panels.extend(room.panels);
        dates.extend(room.dates);
        members.extend(room.members);
        list_panels.extend(room.list_panels);
        for kind in room.kinds {
            routes = routes.merge(records::routes(kind.record));
            kinds.push(kind);
        }
        routes = routes.merge(room.routes);
    }
    nav.sort_by_key(|entry| (entry.group, entry.order));
    panels.sort_by_key(|panel| panel.order);
    list_panels.sort_by_key(|panel| panel.order);
    let app = App {
        db,
        ids,
        clock,
        texts: Arc::new(Texts::load(&texts)?),
        settings: Arc::new(settings),
        nav: Arc::new(nav),
        kinds: Arc::new(kinds),
        panels: Arc::new(panels),
        dates: Arc::new(dates),
        members: Arc::new(members),
        list_panels: Arc::new(list_panels),
        cache: Arc::default(),
    };
    if tokio::runtime::Handle::try_current().is_ok() {
        tokio::spawn(cache::watch(app.clone()));
    }
    // Read from the bottom up: a request meets the last layer first.
    let router = routes
        .into_router()
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(DefaultBodyLimit::max(LARGEST_REQUEST))
        .layer(CatchPanicLayer::new())
        .layer(CsrfLayer::new())
        .layer(from_fn(errors::finish))
        .layer(from_fn_with_state(app.clone(), cache::keep))
        .layer(from_fn_with_state(app.clone(), visit::begin))
        .layer(from_fn(headers::secure));
    Ok((app, router))
}
