//! The pages of the room, and what it puts on others' pages.

mod edit;
mod list;
mod panels;
mod record;
mod typed;
mod words;

use access::Role;
use db::{Id, Tx};
use web::{Access, Kind, NavEntry, Panel, RecordTab, ReindexFuture, Room, Routes, editing};

use self::edit::Edited;
use crate::{INDICATOR, index};

const TABS: &[RecordTab] = &[RecordTab::new("", "indicator-indicator")];

/// What this room gives to the site.
pub fn room() -> Room {
    Room {
        routes: routes(),
        nav: vec![NavEntry {
            href: "/nyckeltal",
            text: "nav-indicators",
            icon: "indicators",
            order: 40,
            signed_in_only: false,
        }],
        kinds: vec![Kind::new(&INDICATOR, TABS, reindex).telling(words::tell).following(follow)],
        texts: vec![(include_str!("../locales/sv.ftl"), include_str!("../locales/en.ftl"))],
        panels: vec![Panel { slot: "plan", order: 10, render: panels::plan }],
    }
}

fn reindex(tx: &Tx, id: Id) -> ReindexFuture<'_> {
    Box::pin(index::one(tx, id))
}

fn follow(tx: &Tx, plan_id: Id) -> ReindexFuture<'_> {
    Box::pin(index::of_plan(tx, plan_id))
}

fn routes() -> Routes {
    let editor = Access::Role(Role::Editor);
    Routes::new()
        .get("/nyckeltal", Access::Everybody, list::list)
        .get("/nyckeltal/{id}", Access::Everybody, record::record)
        .get("/nyckeltal/nytt", editor, edit::blank)
        .post("/nyckeltal", editor, edit::create)
        .get("/nyckeltal/{id}/andra", editor, editing::edit::<Edited>)
        .post("/nyckeltal/{id}", editor, edit::change)
        .post("/nyckeltal/{id}/ta-bort", editor, editing::withdraw::<Edited>)
        .post("/nyckeltal/{id}/aterta", editor, editing::restore::<Edited>)
}
