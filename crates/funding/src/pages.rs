//! The pages of the room, and what it puts on others' pages.

mod edit;
mod export;
mod figures;
mod form;
mod list;
mod owners;
mod panels;
mod record;
mod summary;

use access::Role;
use web::{Access, Kind, NavEntry, NavGroup, Panel, RecordTab, Room, Routes, editing};

use crate::{PROJECT, Project, annex, development, index};

pub(crate) use figures::{Pairs, SumsLine, money, named, parameter, total_lines};
pub(crate) use record::{field_label, field_value};
pub(crate) use summary::{Block, CurrencyTable};

const TABS: &[RecordTab] = &[RecordTab::new("", "project-one")];

/// What this room gives to the site.
pub fn room() -> Room {
    Room {
        routes: routes().merge(annex::routes()).merge(development::routes()),
        nav: vec![
            NavEntry {
                href: "/projekt",
                text: "nav-projects",
                icon: "projects",
                group: NavGroup::Funding,
                order: 10,
                signed_in_only: false,
            },
            annex::nav(),
            development::NAV,
            NavEntry {
                href: "/agare",
                text: "nav-owners",
                icon: "money",
                group: NavGroup::Funding,
                order: 20,
                signed_in_only: false,
            },
        ],
        kinds: vec![
            Kind::new(&PROJECT, TABS, index::reindex).telling(record::tell),
            annex::KIND,
            development::KIND,
        ],
        texts: vec![(include_str!("../locales/sv.ftl"), include_str!("../locales/en.ftl"))],
        panels: [
            Panel { slot: "home", order: 10, render: panels::home },
            Panel { slot: "organisation", order: 20, render: panels::organisation },
        ]
        .into_iter()
        .chain(annex::panels())
        .chain(development::panels())
        .collect(),
        dates: vec![development::dates],
        ..Room::default()
    }
}

fn routes() -> Routes {
    let editor = Access::Role(Role::Editor);
    Routes::new()
        .get("/projekt", Access::Everybody, list::list)
        .get("/projekt.csv", Access::Everybody, export::csv)
        .get("/projekt.xlsx", Access::Everybody, export::xlsx)
        .get("/projekt/summor", Access::Everybody, summary::summary)
        .get("/projekt/ny", editor, edit::blank)
        .post("/projekt", editor, edit::create)
        .get("/projekt/{id}", Access::Everybody, record::record)
        .get("/projekt/{id}/andra", editor, editing::edit::<Project>)
        .post("/projekt/{id}", editor, editing::change::<Project>)
        .post("/projekt/{id}/ta-bort", editor, editing::withdraw::<Project>)
        .post("/projekt/{id}/aterta", editor, editing::restore::<Project>)
        .get("/agare", Access::Everybody, owners::owners)
}
