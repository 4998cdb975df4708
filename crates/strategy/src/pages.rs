//! The pages of the room, and what it puts on others' pages.

mod aimless;
mod alignment;
mod coverage;
mod decision;
mod difference;
mod edit_point;
mod edit_strategy;
mod export;
mod linking;
mod list;
mod listing;
mod loading;
mod panels;
mod record;
mod thread;
mod words;

use access::Role;
use db::{Id, Tx};
use web::{Access, Kind, NavEntry, NavGroup, Panel, RecordTab, ReindexFuture, Room, Routes, editing};

use crate::{POINT, Point, STRATEGY, Strategy, index};

const STRATEGY_TABS: &[RecordTab] = &[
    RecordTab::new("", "strategy-one"),
    RecordTab::new("/tackning", "strategy-coverage"),
    RecordTab::new("/samspel", "strategy-alignment"),
];
const POINT_TABS: &[RecordTab] = &[RecordTab::new("", "thread-title")];

/// What this room gives to the site.
pub fn room() -> Room {
    Room {
        routes: routes().merge(edit_routes()),
        nav: vec![NavEntry {
            href: "/strategier",
            text: "nav-strategies",
            icon: "strategies",
            group: NavGroup::Planning,
            order: 25,
            signed_in_only: false,
        }],
        kinds: vec![
            Kind::new(&STRATEGY, STRATEGY_TABS, reindex_strategy).telling(words::tell),
            Kind::new(&POINT, POINT_TABS, reindex_point).telling(words::tell),
        ],
        texts: vec![(include_str!("../locales/sv.ftl"), include_str!("../locales/en.ftl"))],
        panels: vec![
            Panel { slot: "home", order: 20, render: panels::home },
            Panel { slot: "organisation", order: 25, render: panels::organisation },
            Panel { slot: "initiative", order: 10, render: panels::initiative },
            Panel { slot: "indicator", order: 10, render: panels::indicator },
            Panel { slot: "project", order: 10, render: panels::project },
        ],
        ..Room::default()
    }
}

fn reindex_strategy(tx: &Tx, id: Id) -> ReindexFuture<'_> {
    Box::pin(index::strategy(tx, id))
}

fn reindex_point(tx: &Tx, id: Id) -> ReindexFuture<'_> {
    Box::pin(index::point(tx, id))
}

fn routes() -> Routes {
    Routes::new()
        .get("/strategier", Access::Everybody, list::list)
        .get("/strategier/{id}", Access::Everybody, record::record)
        .get("/strategier/{id}/skillnad", Access::Everybody, difference::difference)
        .get("/strategier/{id}/tackning", Access::Everybody, coverage::coverage)
        .get("/strategier/{id}/tackning/utan-mal", Access::Everybody, aimless::aimless)
        .get("/strategier/{id}/tackning.csv", Access::Everybody, export::csv)
        .get("/strategier/{id}/tackning.xlsx", Access::Everybody, export::xlsx)
        .get("/strategier/{id}/samspel", Access::Everybody, alignment::alignment)
        .get("/roda-traden/{id}", Access::Everybody, thread::thread)
}

fn edit_routes() -> Routes {
    let editor = Access::Role(Role::Editor);
    Routes::new()
        .get("/strategier/ny", editor, edit_strategy::blank)
        .post("/strategier", editor, edit_strategy::create)
        .get("/strategier/{id}/andra", editor, editing::edit::<Strategy>)
        .post("/strategier/{id}", editor, editing::change::<Strategy>)
        .post("/strategier/{id}/ta-bort", editor, editing::withdraw::<Strategy>)
        .post("/strategier/{id}/aterta", editor, editing::restore::<Strategy>)
        .get("/strategier/{id}/beslut", editor, decision::form)
        .post("/strategier/{id}/beslut", editor, decision::adopt)
        .post("/strategier/{id}/oppna", editor, decision::reopen)
        .get("/strategier/{id}/ny-version", editor, decision::version_form)
        .post("/strategier/{id}/ny-version", editor, decision::new_version)
        .get("/strategier/{id}/lista", editor, listing::form)
        .post("/strategier/{id}/lista", editor, listing::take_in)
        .get("/strategier/{id}/punkt/ny", editor, edit_point::blank)
        .post("/strategier/{id}/punkt", editor, edit_point::create)
        .get("/roda-traden/{id}/andra", editor, editing::edit::<Point>)
        .post("/roda-traden/{id}", editor, editing::change::<Point>)
        .post("/roda-traden/{id}/ta-bort", editor, editing::withdraw::<Point>)
        .post("/roda-traden/{id}/aterta", editor, editing::restore::<Point>)
        .post("/roda-traden/{id}/flytta", editor, edit_point::shift)
        .get("/roda-traden/koppla/{kind}/{id}", editor, linking::form)
        .post("/roda-traden/koppla/{kind}/{id}", editor, linking::save)
}
