//! The pages of the room, and what it puts on others' pages.

mod chart;
mod choosing;
mod comparison;
mod county;
mod definitions;
mod edit;
mod edit_definition;
mod file;
mod gauge;
mod hand_off;
mod list;
mod panels;
mod record;
mod report;
mod source;
mod source_counted;
mod source_kolada;
mod source_pxweb;
mod typed;
mod words;

use access::{Action, RecordKind, Role};
use axum::extract::{Multipart, Path};
use db::{Id, Tx};
use documents::Reader;
use web::{
    Access, Answer, FormData, Kind, NavEntry, NavGroup, Panel, RecordTab, ReindexFuture, Room, Routes, Visit,
    WebError, editing,
};

pub use self::hand_off::hand_off_href;
pub use self::source::sources_room;

use self::{edit::Edited, gauge::Gauged};
use crate::{DEFINITION, Definition, INDICATOR, counters, index, store};

const TABS: &[RecordTab] = &[RecordTab::new("", "indicator-indicator")];
const DEFINITION_TABS: &[RecordTab] = &[RecordTab::new("", "definition-definition")];

/// What this room gives to the site.
pub fn room() -> Room {
    Room {
        routes: routes()
            .merge(definition_routes())
            .merge(source::routes())
            .merge(file_routes(&INDICATOR))
            .merge(file_routes(&DEFINITION)),
        nav: vec![
            NavEntry {
                href: "/nyckeltal",
                text: "nav-indicators",
                icon: "indicators",
                group: NavGroup::Planning,
                order: 40,
                signed_in_only: false,
            },
            NavEntry {
                href: "/lan",
                text: "nav-county",
                icon: "map",
                group: NavGroup::Planning,
                order: 45,
                signed_in_only: false,
            },
        ],
        kinds: vec![
            Kind::new(&INDICATOR, TABS, reindex).telling(words::tell).following(follow),
            Kind::new(&DEFINITION, DEFINITION_TABS, reindex_definition).telling(words::tell),
        ],
        texts: vec![
            (include_str!("../locales/sv.ftl"), include_str!("../locales/en.ftl")),
            (include_str!("../locales/fetch.sv.ftl"), include_str!("../locales/fetch.en.ftl")),
        ],
        panels: vec![
            Panel { slot: "plan", order: 10, render: panels::plan },
            hand_off::BUTTON,
            choosing::RUNS_LINK,
        ],
        ..Room::default()
    }
}

fn reindex(tx: &Tx, id: Id) -> ReindexFuture<'_> {
    Box::pin(index::one(tx, id))
}

fn reindex_definition(tx: &Tx, id: Id) -> ReindexFuture<'_> {
    Box::pin(index::definition(tx, id))
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
        .get("/nyckeltal/{id}/matning", editor, editing::edit::<Gauged>)
        .post("/nyckeltal/{id}/matning", editor, editing::change::<Gauged>)
        .get("/nyckeltal/{id}/varde", editor, report::blank)
        .post("/nyckeltal/{id}/varde", editor, report::report)
        .get("/lan", Access::Everybody, county::county)
        .get("/lan/karta.geojson", Access::Everybody, county::shapes)
}

fn definition_routes() -> Routes {
    let editor = Access::Role(Role::Editor);
    Routes::new()
        .get("/definitioner", Access::Everybody, definitions::list)
        .get("/definitioner/{id}", Access::Everybody, definitions::record)
        .get("/definitioner/ny", editor, edit_definition::blank)
        .post("/definitioner", editor, edit_definition::create)
        .get("/definitioner/{id}/andra", editor, editing::edit::<Definition>)
        .post("/definitioner/{id}", editor, editing::change::<Definition>)
        .post("/definitioner/{id}/ta-bort", editor, editing::withdraw::<Definition>)
        .post("/definitioner/{id}/aterta", editor, editing::restore::<Definition>)
        .post("/definitioner/{id}/rakna", editor, count_now)
}

/// The series of an indicator or a definition as a file, out and in.
fn file_routes(kind: &'static RecordKind) -> Routes {
    let editor = Access::Role(Role::Editor);
    let at = |last: &str| format!("{}{{id}}/{last}", kind.path);
    Routes::new()
        .get(&at("serie.csv"), Access::Everybody, move |visit: Visit, id: Path<Id>| {
            file::csv(visit, id, kind)
        })
        .get(&at("serie.xlsx"), Access::Everybody, move |visit: Visit, id: Path<Id>| {
            file::xlsx(visit, id, kind)
        })
        .get(&at("las-in"), editor, move |visit: Visit, id: Path<Id>| file::blank(visit, id, kind))
        .upload(
            &at("las-in/spara"),
            editor,
            4 * file::LARGEST,
            move |visit: Visit, id: Path<Id>, form: FormData| file::save(visit, id, form, kind),
        )
}

/// Where series come in as files. Like every file that somebody sends they are read in a process of its own.
pub fn files_room(reader: Reader) -> Room {
    let routes = [&INDICATOR, &DEFINITION].into_iter().fold(Routes::new(), |routes, kind| {
        let reader = reader.clone();
        let path = format!("{}{{id}}/las-in", kind.path);
        routes.upload(
            &path,
            Access::Role(Role::Editor),
            4 * file::LARGEST,
            move |visit: Visit, id: Path<Id>, sent: Multipart| file::receive(visit, (id, kind), sent, reader),
        )
    });
    Room { routes, ..Room::default() }
}

/// Counts a definition that Bygd counts by itself, without waiting for the night.
async fn count_now(visit: Visit, Path(id): Path<Id>) -> Answer {
    let found = store::definition(&visit.app.db, &visit.viewer, id).await?;
    let definition = found.ok_or(WebError::NotFound)?;
    visit.must(Action::Edit, definition.owner_id)?;
    counters::count_now(&visit.app.db, &visit.app.ids, &definition, &visit.viewer).await?;
    visit.done(&format!("{}{id}", DEFINITION.path), "counted")
}
