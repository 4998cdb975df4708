//! The pages of the room, and what it puts on others' pages.

mod bulk_edit;
mod edit_initiative;
mod edit_part;
mod edit_plan;
mod export;
mod groups;
mod hand_over;
mod joined;
mod life;
mod lineage;
mod list;
mod mine;
mod order;
mod panels;
mod people;
mod record;
mod rollover;
mod state;
mod ticks;
mod tree;
mod typed;
mod versions;
mod vocabulary;
mod wheel;
mod words;
mod work;

use access::Role;
use db::{Id, Tx};
use web::{Access, Kind, NavEntry, NavGroup, Panel, RecordTab, ReindexFuture, Room, Routes, editing};

use crate::{INITIATIVE, Leaf, PLAN, Plan, index};

pub use typed::day as typed_day;

/// Where a record was read, how sure it is, and what was found odd: as every record shows it that came from a
/// plan's document (`plan/_evidence.html`).
pub mod evidence {
    pub use super::record::{Evidence, FindingLine, evidence, finding_lines};
}

const INITIATIVE_TABS: &[RecordTab] = &[
    RecordTab::new("", "plan-initiative"),
    RecordTab::new("/kedja", "plan-lineage"),
    RecordTab {
        path: "/gemensam",
        text: "plan-joined",
        offered: |visit, _, owner_id| visit.viewer.role_in(owner_id).is_some(),
    },
];

/// What this room gives to the site.
pub fn room() -> Room {
    Room {
        routes: routes().merge(week_routes()).merge(work_routes()).merge(edit_routes()),
        nav: vec![NavEntry {
            href: "/planer",
            text: "nav-plans",
            icon: "plans",
            group: NavGroup::Planning,
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
            Panel { slot: "mine", order: 15, render: joined::mine },
        ],
        dates: vec![mine::dates],
        members: vec![match_names],
        ..Room::default()
    }
}

/// Names in plans follow who works in the office.
fn match_names(tx: &Tx, organisation_id: Id) -> ReindexFuture<'_> {
    Box::pin(async move { crate::who::refresh(tx, organisation_id).await.map(|_| ()) })
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
        .get("/planer/{id}/arshjul", Access::Everybody, wheel::show)
        .get("/planer/insats/{id}/kedja", Access::Everybody, lineage::show)
        .get("/planer/{id}/versioner", Access::Everybody, versions::list)
        .get("/planer/{id}/versioner/{number}", Access::Everybody, versions::one)
        .get("/planer/insats/{id}", Access::Everybody, record::record)
}

/// Week by week: who is who, what one has to do, how the plans stand.
fn week_routes() -> Routes {
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

/// Work with a plan beside its forms.
fn work_routes() -> Routes {
    let (editor, reader) = (Access::Role(Role::Editor), Access::Role(Role::Reader));
    Routes::new()
        .get("/planer/ord", editor, vocabulary::show)
        .post("/planer/ord", editor, vocabulary::add)
        .post("/planer/ord/{id}/ta-bort", editor, vocabulary::remove)
        .post("/planer/{id}/ord", editor, vocabulary::explain)
        .get("/planer/{id}/flera", editor, bulk_edit::show)
        .post("/planer/{id}/flera/granska", editor, bulk_edit::preview)
        .post("/planer/{id}/flera", editor, bulk_edit::change)
        .post("/planer/{id}/flera/{bulk}/angra", editor, bulk_edit::undo)
        .get("/planer/{id}/arsskifte", editor, rollover::show)
        .post("/planer/{id}/arsskifte", editor, rollover::begin)
        .post("/planer/{id}/arsskifte/val", editor, rollover::save)
        .get("/planer/{id}/arsskifte/genomfor", editor, rollover::review)
        .post("/planer/{id}/arsskifte/genomfor", editor, rollover::carry_out)
        .post("/planer/{id}/arsskifte/avbryt", editor, rollover::give_up)
        .post("/planer/insats/{id}/lage", editor, work::status)
        .post("/planer/insats/{id}/aktiviteter", editor, work::add_activities)
        .post("/planer/insats/{id}/samtal", editor, work::comment)
        .post("/planer/insats/{id}/samtal/{comment}", editor, work::resolve)
        .get("/planer/insats/{id}/gemensam", reader, joined::of)
        .post("/planer/insats/{id}/gemensam", editor, joined::ask)
        .get("/planer/gemensam/{id}", editor, joined::one)
        .post("/planer/gemensam/{id}", editor, joined::write)
        .post("/planer/gemensam/{id}/svar", editor, joined::answer)
        .post("/planer/gemensam/{id}/avsluta", editor, joined::end)
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
        .get("/planer/{id}/beslut", editor, life::show)
        .post("/planer/{id}/beslut/{step}", editor, life::take)
        .get("/planer/{id}/ordna", editor, order::show)
        .post("/planer/{id}/ordna", editor, order::change)
        .post("/planer/{id}/numrering", editor, order::numbering)
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
}
