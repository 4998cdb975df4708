//! One responsible person's page: all that person's initiatives in one form, so that nothing that is typed
//! anywhere on it is lost when it is sent.

use access::{Action::Edit, Decision};
use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
};
use db::Id;
use serde::Deserialize;
use web::{Answer, FormData, Page, Visit, WebError};

use super::form::{self, ItemForm, Typed};
use super::{board_within, hold, href, may_answer, step};
use crate::{
    Board, Missing, Person, Progress, ROUND, Stage, naming,
    people::{self, NOBODY},
    stage::Action,
};

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// [`Person::key`]; empty for the visitor.
    #[serde(default)]
    vem: String,
}

#[derive(Template)]
#[template(path = "follow_up/answers.html")]
struct AnswersPage {
    page: Page,
    path: String,
    round: String,
    lead: String,
    /// Whose page it is.
    key: String,
    name: String,
    /// Key, name and progress of the others who are asked.
    others: Vec<(String, String, String)>,
    open: bool,
    items: Vec<ItemForm>,
    problems: Vec<(String, String)>,
    conflicts: i64,
}

#[derive(Template)]
#[template(path = "follow_up/too_late.html")]
struct TooLatePage {
    page: Page,
    path: String,
    text: String,
    items: Vec<(String, Vec<(String, String)>)>,
}

/// Whose items are asked for: those of this key, or the visitor's own.
fn chosen(visit: &Visit, board: &Board, key: &str) -> Person {
    let own = visit.viewer.user.as_ref().map(|user| people::key_of_account(user.id)).unwrap_or_default();
    let key = if key.is_empty() { own } else { key.to_string() };
    let found = board.people().into_iter().find(|person| person.key == key);
    found.unwrap_or(Person { key, label: String::new(), account_id: None, places: Vec::new() })
}

pub(crate) async fn show(visit: Visit, Path(id): Path<Id>, Query(asked): Query<Asked>) -> Answer {
    let board = board_within(&visit, id).await?;
    let visit = naming::calling(&visit, board.round.owner_id).await?;
    let person = chosen(&visit, &board, &asked.vem);
    for item in person.places.iter().filter_map(|place| board.items.get(*place)) {
        must_answer(&visit, &board, item)?;
    }
    let page = Page::new(&visit, "");
    let forms = person.places.iter().filter_map(|place| board.items.get(*place));
    let forms = forms.map(|item| ItemForm::new(&page, &board, item, None)).collect();
    answer(&visit, &board, &person, forms, StatusCode::OK)
}

fn answer(visit: &Visit, board: &Board, person: &Person, items: Vec<ItemForm>, status: StatusCode) -> Answer {
    let mut page = Page::new(visit, "").of_record(&ROUND, (board.round.id, board.round.owner_id), "/svar");
    let name = match (person.key.as_str(), person.label.as_str()) {
        (NOBODY, _) => page.t("follow-up-nobody"),
        (_, "") => visit.viewer.actor(),
        (_, label) => label.to_string(),
    };
    page.title = page.t1("follow-up-answers-of", "name", name.as_str());
    let progress = Progress::of(person.places.iter().filter_map(|place| board.items.get(*place)));
    let args = [
        ("ready", (progress.ready as i64).into()),
        ("all", (progress.all as i64).into()),
        ("date", visit.date_of(&board.round.draft.due_on).into()),
    ];
    let lead = visit.app.texts.get(visit.lang, "follow-up-own-progress", &args);
    let may_all = visit.may(Edit, board.round.owner_id);
    let others = board.people().into_iter().filter(|other| may_all && other.key != person.key).map(|other| {
        let progress = Progress::of(other.places.iter().filter_map(|place| board.items.get(*place)));
        let label = if other.label.is_empty() { page.t("follow-up-nobody") } else { other.label };
        (other.key, label, format!("{}/{}", progress.ready, progress.all))
    });
    let shown = AnswersPage {
        path: href(board.round.id),
        round: board.round.draft.label.clone(),
        lead: if progress.all == 0 { String::new() } else { lead },
        key: person.key.clone(),
        name,
        others: others.collect(),
        open: board.round.stage == Stage::Open,
        problems: items.iter().flat_map(ItemForm::problems).collect(),
        conflicts: items.iter().filter(|item| !item.conflict.is_empty()).count() as i64,
        items,
        page,
    };
    visit.show_with(status, &shown)
}

fn must_answer(visit: &Visit, board: &Board, item: &crate::Item) -> Result<(), WebError> {
    match may_answer(visit, board, item) {
        Decision::Allowed => Ok(()),
        Decision::Refused(refusal) => Err(WebError::Refused(refusal)),
    }
}

/// What became of what was sent.
#[derive(Default)]
pub(super) struct Sent {
    /// Items that were changed by somebody else meanwhile; nothing was written.
    stale: Vec<Typed>,
    /// Items that cannot be stored as they were typed.
    wrong: Vec<Typed>,
    /// Items that are stored, but lack something before they are ready.
    unready: Vec<(Id, Vec<Missing>)>,
}

impl Sent {
    pub(super) fn is_well(&self) -> bool {
        self.stale.is_empty() && self.wrong.is_empty() && self.unready.is_empty()
    }

    /// The form of an item as it stands after sending.
    pub(super) fn form(&self, page: &Page, board: &Board, item: &crate::Item) -> ItemForm {
        let of = |all: &'_ [Typed]| all.iter().find(|typed| typed.id == item.listed.id).cloned();
        if let Some(typed) = of(&self.stale) {
            return ItemForm::new(page, board, item, Some(&typed)).conflicting(page, item);
        }
        if let Some(typed) = of(&self.wrong) {
            return ItemForm::new(page, board, item, Some(&typed)).with_errors(page, &[], &typed.wrong);
        }
        let missing = self.unready.iter().find(|(id, _)| *id == item.listed.id);
        let missing = missing.map(|(_, missing)| missing.as_slice()).unwrap_or_default();
        ItemForm::new(page, board, item, None).with_errors(page, missing, &[])
    }

    pub(super) fn status(&self) -> StatusCode {
        if self.stale.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT }
    }
}

/// Stores what was typed, item by item; `None` if the round takes no answers any more.
pub(super) async fn store(visit: &Visit, board: &Board, typed: &[Typed]) -> Result<Option<Sent>, WebError> {
    let mut sent = Sent::default();
    let touched: Vec<&Typed> = typed.iter().filter(|typed| typed.touched).collect();
    if touched.is_empty() {
        return Ok(Some(sent));
    }
    for item in touched.iter().filter_map(|typed| board.item(typed.id)) {
        must_answer(visit, board, item)?;
    }
    let may_all = visit.may(Edit, board.round.owner_id);
    let tx = visit.app.db.begin().await?;
    let held = hold(step(visit, &tx), board.round.id).await?;
    if held.stage.after(Action::Answer).is_err() {
        tx.rollback().await?;
        return Ok(None);
    }
    for typed in touched {
        let Some(item) = board.item(typed.id) else { continue };
        if !typed.wrong.is_empty() {
            sent.wrong.push(typed.clone());
            continue;
        }
        let suggested = form::suggested(board, item, &typed.draft);
        let mut draft = typed.draft.clone();
        if !may_all {
            // What a meeting decided is for those who work with the plan.
            draft.decision.clone_from(&item.answer.draft.decision);
        }
        let missing = form::missing(&suggested, &draft);
        if draft.ready && !missing.is_empty() {
            draft.ready = false;
            sent.unready.push((typed.id, missing));
        }
        let over = (typed.revision, &draft);
        if !step(visit, &tx).answer(&held, item, over, [&suggested[0], &suggested[1]]).await? {
            sent.unready.retain(|(id, _)| *id != typed.id);
            sent.stale.push(typed.clone());
        }
    }
    tx.commit().await?;
    Ok(Some(sent))
}

pub(super) async fn after(visit: &Visit, sent: &mut Sent, id: Id) -> Result<Board, WebError> {
    let now = board_within(visit, id).await?;
    // A second click finds its own work done.
    sent.stale.retain(|typed| now.item(typed.id).is_none_or(|item| item.answer.draft != typed.draft));
    Ok(now)
}

pub(crate) async fn save(
    visit: Visit,
    Path(id): Path<Id>,
    Query(asked): Query<Asked>,
    sent_form: FormData,
) -> Answer {
    let before = board_within(&visit, id).await?;
    let typed = form::read(&sent_form, &before);
    let Some(mut sent) = store(&visit, &before, &typed).await? else {
        return too_late(&visit, &before, &typed);
    };
    let place = web::with_parameter(&format!("{}/svar", href(id)), "vem", &asked.vem);
    if sent.is_well() {
        return visit.done(&place, "saved");
    }
    let now = after(&visit, &mut sent, id).await?;
    if sent.is_well() {
        return visit.done(&place, "saved");
    }
    let visit = naming::calling(&visit, now.round.owner_id).await?;
    let page = Page::new(&visit, "");
    let mut person = chosen(&visit, &now, &asked.vem);
    // Whoever the plan names by now: what was typed is shown.
    let about = |place: &usize| {
        now.items.get(*place).is_some_and(|item| typed.iter().any(|t| t.id == item.listed.id))
    };
    let all: Vec<usize> = (0..now.items.len()).filter(about).collect();
    person.places.extend(all.into_iter().filter(|place| !person.places.contains(place)).collect::<Vec<_>>());
    let forms = person.places.iter().filter_map(|place| now.items.get(*place));
    let forms = forms.map(|item| sent.form(&page, &now, item)).collect();
    answer(&visit, &now, &person, forms, sent.status())
}

/// The round was closed while somebody wrote: everything that was typed is shown, to be copied.
pub(super) fn too_late(visit: &Visit, board: &Board, typed: &[Typed]) -> Answer {
    let page = Page::new(visit, visit.t("follow-up-too-late-title"));
    let told = |typed: &Typed| {
        let item = board.item(typed.id)?;
        let fields = form::told(&page, &typed.draft).into_iter().filter(|(_, text)| !text.is_empty());
        Some((item.listed.title.clone(), fields.collect()))
    };
    let shown = TooLatePage {
        path: href(board.round.id),
        text: page.t1("follow-up-too-late", "round", board.round.draft.label.as_str()),
        items: typed.iter().filter(|typed| typed.touched).filter_map(told).collect(),
        page,
    };
    visit.show_with(StatusCode::CONFLICT, &shown)
}
