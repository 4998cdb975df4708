//! The pages of annexes.

mod ask;
mod content;
mod edit;
mod list;
mod panels;
mod part;
mod record;
mod versions;
mod view;

use access::{Action, Role};
use db::{Id, Tx};
use web::{Access, NavEntry, NavGroup, Page, Panel, Routes, Visit, WebError, editing};

use super::{ANNEX, Annex, AnnexPart, Step, stage::Refusal, store};

pub(crate) fn nav() -> NavEntry {
    NavEntry {
        href: "/bilagor",
        text: "nav-annexes",
        icon: "reports",
        group: NavGroup::Funding,
        order: 25,
        signed_in_only: false,
    }
}

pub(crate) fn panels() -> [Panel; 1] {
    [Panel { slot: "mine", order: 15, render: panels::mine }]
}

pub(crate) fn routes() -> Routes {
    let editor = Access::Role(Role::Editor);
    let manager = Access::Role(Role::Manager);
    Routes::new()
        .get("/bilagor", Access::Everybody, list::list)
        .get("/bilagor/ny", editor, edit::blank)
        .post("/bilagor", editor, edit::create)
        .get("/bilagor/{id}", Access::Everybody, record::record)
        .get("/bilagor/{id}/innehall", Access::Everybody, content::content)
        .get("/bilagor/{id}/versioner", Access::Everybody, versions::versions)
        .get("/bilagor/{id}/andra", editor, editing::edit::<Annex>)
        .post("/bilagor/{id}", editor, editing::change::<Annex>)
        .post("/bilagor/{id}/ta-bort", editor, editing::withdraw::<Annex>)
        .post("/bilagor/{id}/aterta", editor, editing::restore::<Annex>)
        .get("/bilagor/{id}/fraga", manager, ask::blank)
        .post("/bilagor/{id}/fraga", manager, ask::ask)
        .post("/bilagor/{id}/las", manager, record::lock)
        .post("/bilagor/{id}/oppna", manager, record::reopen)
        .get("/bilagor/{id}/del/{part}", Access::SignedIn, part::part)
        .get("/bilagor/{id}/del/{part}/inledning", editor, part::introduction)
        .post("/bilagor/{id}/del/{part}/inledning", editor, part::write)
        .post("/bilagor/{id}/del/{part}/klar", manager, part::submit)
        .post("/bilagor/{id}/del/{part}/tillbaka", editor, part::send_back)
}

impl From<Refusal> for WebError {
    fn from(refusal: Refusal) -> WebError {
        WebError::Bad(refusal.key())
    }
}

fn href(id: Id) -> String {
    format!("{}{id}", ANNEX.path)
}

fn part_href(part: &AnnexPart) -> String {
    format!("{}{}/del/{}", ANNEX.path, part.annex_id, part.id)
}

async fn find(visit: &Visit, id: Id) -> Result<Annex, WebError> {
    store::find(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)
}

async fn find_part(visit: &Visit, annex_id: Id, id: Id) -> Result<AnnexPart, WebError> {
    store::part(&visit.app.db, &visit.viewer, annex_id, id).await?.ok_or(WebError::NotFound)
}

/// The annex with its parts for changing them in this transaction; nobody else changes them meanwhile.
async fn hold(step: Step<'_>, id: Id) -> Result<(Annex, Vec<AnnexPart>), WebError> {
    let (annex, parts) = step.hold(id).await?.ok_or(WebError::NotFound)?;
    if annex.is_active { Ok((annex, parts)) } else { Err(WebError::Bad("annex-refused-withdrawn")) }
}

fn step<'a>(visit: &'a Visit, tx: &'a Tx) -> Step<'a> {
    Step { tx, ids: &visit.app.ids, viewer: &visit.viewer }
}

/// Who did something, as the history tells it.
fn person(page: &Page, actor: &str) -> String {
    if access::is_operator(actor) { page.t("history-operator") } else { actor.to_string() }
}

/// Deciding for an organisation what others get to see: submitting gives away a copy, asking opens the annex
/// to somebody, and locking shows it to all who see its record.
const GIVE: Action = Action::Share;
