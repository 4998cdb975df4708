//! The pages of the room, and what it puts on others' pages.

mod edit_initiative;
mod edit_part;
mod edit_plan;
mod export;
mod groups;
mod hand_over;
mod list;
mod mine;
mod panels;
mod people;
mod record;
mod state;
mod ticks;
mod tree;
mod typed;
mod words;

use access::Role;
use db::{Id, Tx};
use web::{Access, Kind, NavEntry, Panel, RecordTab, ReindexFuture, Room, Routes, editing};

use crate::{INITIATIVE, Leaf, PLAN, Plan, index};

/// Where a record was read, how sure it is, and what was found odd: as every record shows it that came from a
/// plan's document (`plan/_evidence.html`).
pub mod evidence {
    pub use super::record::{Evidence, FindingLine, evidence, finding_lines};
}

const INITIATIVE_TABS: &[RecordTab] = &[RecordTab::new("", "plan-initiative")];

/// What this room gives to the site.
pub fn room() -> Room {
    Room {
        routes: routes().merge(work_routes()).merge(edit_routes()),
        nav: vec![NavEntry {
            href: "/planer",
            text: "nav-plans",
            icon: "plans",
            order: 30,
            signed_in_only: false,
        }],
        kinds: vec![
            Kind::new(&PLAN, tree::VIEWS, reindex_plan).telling(words::tell),
            Kind::new(&INITIATIVE, INITIATIVE_TABS, reindex_initiative).telling(words::tell),
        ],
        texts: vec![(include_str!("../locales/sv.ftl"), include_str!("../locales/en.ftl"))],
        panels: vec![
            Panel { slot: "home", order: 30, render: panels::home },
            Panel { slot: "organisation", order: 30, render: panels::organisation },
            Panel { slot: "mine", order: 10, render: mine::panel },
            Panel { slot: "mine", order: 20, render: panels::mine },
            Panel { slot: "plan-actions", order: 30, render: people::button },
        ],
        dates: vec![mine::dates],
        ..Room::default()
    }
}

fn reindex_plan(tx: &Tx, id: Id) -> ReindexFuture<'_> {
    Box::pin(index::plan(tx, id))
}

fn reindex_initiative(tx: &Tx, id: Id) -> ReindexFuture<'_> {
    Box::pin(index::initiative(tx, id))
}

fn routes() -> Routes {
    Routes::new()
        .get("/planer", Access::Everybody, list::list)
        .get("/planer/{id}", Access::Everybody, tree::tree)
        .get("/planer/{id}/personer", Access::Everybody, groups::people)
        .get("/planer/{id}/prioritet", Access::Everybody, groups::priorities)
        .get("/planer/{id}/tid", Access::Everybody, groups::times)
        .get("/planer/{id}/utskrift", Access::Everybody, tree::print)
        .get("/planer/{id}/plan.csv", Access::Everybody, export::csv)
        .get("/planer/{id}/plan.xlsx", Access::Everybody, export::xlsx)
        .get("/planer/insats/{id}", Access::Everybody, record::record)
}

fn work_routes() -> Routes {
    let editor = Access::Role(Role::Editor);
    Routes::new()
        .get("/min-sida/aktiviteter", Access::SignedIn, mine::list)
        .post("/planer/aktivitet/{id}/klar", editor, ticks::tick)
        .post("/planer/aktivitet/{id}/oppna", editor, ticks::untick)
        .get("/planer/laget", Access::Role(Role::Manager), state::show)
        .get("/planer/{id}/vem", editor, people::list)
        .get("/planer/{id}/vem/{who}", editor, people::edit)
        .post("/planer/{id}/vem/{who}", editor, people::change)
        .get("/planer/{id}/vem/{who}/lamna-over", editor, hand_over::show)
        .post("/planer/{id}/vem/{who}/lamna-over", editor, hand_over::carry_out)
}

fn edit_routes() -> Routes {
    let editor = Access::Role(Role::Editor);
    Routes::new()
        .get("/planer/ny", editor, edit_plan::blank)
        .post("/planer", editor, edit_plan::create)
        .get("/planer/{id}/andra", editor, editing::edit::<Plan>)
        .post("/planer/{id}", editor, editing::change::<Plan>)
        .post("/planer/{id}/ta-bort", editor, editing::withdraw::<Plan>)
        .post("/planer/{id}/aterta", editor, editing::restore::<Plan>)
        .get("/planer/{id}/del/ny", editor, edit_part::blank)
        .post("/planer/{id}/del", editor, edit_part::create)
        .get("/planer/{id}/del/{part}", editor, edit_part::edit)
        .post("/planer/{id}/del/{part}", editor, edit_part::change)
        .post("/planer/{id}/del/{part}/ta-bort", editor, edit_part::withdraw)
        .post("/planer/{id}/del/{part}/flytta", editor, edit_part::shift)
        .get("/planer/{id}/insats/ny", editor, edit_initiative::blank)
        .post("/planer/{id}/insats", editor, edit_initiative::create)
        .get("/planer/insats/{id}/andra", editor, editing::edit::<Leaf>)
        .post("/planer/insats/{id}", editor, editing::change::<Leaf>)
        .post("/planer/insats/{id}/ta-bort", editor, editing::withdraw::<Leaf>)
        .post("/planer/insats/{id}/aterta", editor, editing::restore::<Leaf>)
        .post("/planer/insats/{id}/flytta", editor, edit_initiative::shift)
        .post("/planer/insats/{id}/aktivitet", editor, edit_initiative::shift_activity)
}
