//! The pages of rounds.

mod answers;
mod close;
mod dates;
mod edit;
mod form;
mod list;
mod meeting;
mod panels;
mod record;
mod steps;
mod versions;
mod view;
pub(crate) mod words;

use access::{Action, Decision, Object, Role};
use db::{Id, Tx};
use web::{Access, ListPanel, NavEntry, NavGroup, Panel, Room, Routes, Visit, WebError, editing};

pub(crate) use view::locked_text;

use crate::{Board, Item, ROUND, Round, Step, annual, place, stage::Refusal, store};

/// What this room gives to the site.
pub fn room() -> Room {
    let mut panels = vec![
        Panel { slot: "mine", order: 12, render: panels::mine },
        Panel { slot: "plan", order: 20, render: panels::plan },
    ];
    panels.extend(annual::panels());
    Room {
        routes: routes().merge(annual::routes()),
        nav: vec![NavEntry {
            href: "/uppfoljning",
            text: "nav-follow-up",
            icon: "check",
            group: NavGroup::Planning,
            order: 37,
            signed_in_only: false,
        }],
        kinds: vec![place::KIND, place::REPORT_KIND],
        dates: vec![dates::dates],
        list_panels: vec![
            ListPanel { slot: "initiative-light", order: 10, render: panels::light },
            ListPanel { slot: "initiative-lights", order: 10, render: panels::all_lights },
        ],
        texts: vec![(include_str!("../locales/sv.ftl"), include_str!("../locales/en.ftl"))],
        panels,
        ..Room::default()
    }
}

fn routes() -> Routes {
    let (reader, editor) = (Access::Role(Role::Reader), Access::Role(Role::Editor));
    let manager = Access::Role(Role::Manager);
    Routes::new()
        .get("/uppfoljning", Access::Everybody, list::list)
        .get("/uppfoljning/ny", manager, edit::blank)
        .post("/uppfoljning", manager, edit::create)
        .get("/uppfoljning/{id}", Access::Everybody, record::record)
        .get("/uppfoljning/{id}/andra", manager, editing::edit::<Round>)
        .post("/uppfoljning/{id}", manager, editing::change::<Round>)
        .post("/uppfoljning/{id}/ta-bort", manager, editing::withdraw::<Round>)
        .post("/uppfoljning/{id}/aterta", manager, editing::restore::<Round>)
        .post("/uppfoljning/{id}/starta", manager, steps::open)
        .post("/uppfoljning/{id}/paminn", manager, steps::nudge)
        .get("/uppfoljning/{id}/svar", reader, answers::show)
        .post("/uppfoljning/{id}/svar", reader, answers::save)
        .get("/uppfoljning/{id}/mote", editor, meeting::show)
        .post("/uppfoljning/{id}/mote", editor, meeting::save)
        .get("/uppfoljning/{id}/stang", manager, close::preview)
        .post("/uppfoljning/{id}/stang", manager, close::close)
        .post("/uppfoljning/{id}/oppna-igen", manager, steps::reopen)
        .get("/uppfoljning/{id}/versioner", Access::Everybody, versions::versions)
        .get("/uppfoljning/{id}/versioner/{number}", Access::SignedIn, versions::sealed)
}

impl From<Refusal> for WebError {
    fn from(refusal: Refusal) -> WebError {
        WebError::Bad(refusal.key())
    }
}

pub(crate) fn href(id: Id) -> String {
    format!("{}{id}", ROUND.path)
}

pub(crate) async fn find(visit: &Visit, id: Id) -> Result<Round, WebError> {
    store::find(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)
}

/// The round with everything in it, for one who may answer in it.
async fn board(visit: &Visit, id: Id) -> Result<Board, WebError> {
    let round = find(visit, id).await?;
    visit.must(Action::Edit, round.owner_id)?;
    Ok(Board::load(&visit.app.db, &visit.viewer, round).await?)
}

/// The same for a member of the owner: what in it the visitor may answer is asked item by item
/// ([`may_answer`]).
async fn board_within(visit: &Visit, id: Id) -> Result<Board, WebError> {
    let round = find(visit, id).await?;
    if visit.viewer.role_in(round.owner_id).is_none() {
        visit.must(Action::Edit, round.owner_id)?;
    }
    Ok(Board::load(&visit.app.db, &visit.viewer, round).await?)
}

/// Those who work with the plan answer for everybody; one who is named as the main responsible answers for
/// just that, with a reader's account too.
fn may_answer(visit: &Visit, board: &Board, item: &Item) -> Decision {
    let named = item.main.as_ref().and_then(|main| main.account_id);
    access::can_as_named(&visit.viewer, Action::Edit, Object::owned_by(board.round.owner_id), named)
}

/// The round for changing it in this transaction; nobody else changes it meanwhile.
async fn hold(step: Step<'_>, id: Id) -> Result<Round, WebError> {
    let round = step.hold(id).await?.ok_or(WebError::NotFound)?;
    if round.is_active { Ok(round) } else { Err(WebError::Bad("follow-up-refused-withdrawn")) }
}

fn step<'a>(visit: &'a Visit, tx: &'a Tx) -> Step<'a> {
    Step { tx, ids: &visit.app.ids, viewer: &visit.viewer }
}

/// Deciding for the office: opening, closing, and who may read the record.
pub(crate) const DECIDE: Action = Action::Share;
