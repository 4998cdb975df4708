//! Going through a round together: one initiative at a time in large letters, by the keyboard.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use db::Id;
use serde::Deserialize;
use web::{Answer, FormData, Page, Visit};

use super::answers::{self, Sent};
use super::form::{self, ItemForm};
use super::words::{self, LightView};
use super::{board, href};
use crate::{Board, ROUND, Side, Stage, naming};

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Place {
    /// The number of the initiative in the round, from 1.
    #[serde(default)]
    nr: String,
}

#[derive(Template)]
#[template(path = "follow_up/meeting.html")]
struct MeetingPage {
    page: Page,
    path: String,
    round: String,
    number: usize,
    count: usize,
    before: usize,
    after: usize,
    open: bool,
    item: Option<ItemForm>,
    /// Number, title and both lights of every item, to go to.
    all: Vec<(usize, String, LightView, LightView)>,
    problems: Vec<(String, String)>,
}

/// Its place among the items, within bounds.
fn place(board: &Board, asked: &Place) -> usize {
    let number = asked.nr.parse::<usize>().unwrap_or(1);
    number.clamp(1, board.items.len().max(1)) - 1
}

pub(crate) async fn show(visit: Visit, Path(id): Path<Id>, Query(asked): Query<Place>) -> Answer {
    let board = board(&visit, id).await?;
    let visit = naming::calling(&visit, board.round.owner_id).await?;
    answer(&visit, &board, place(&board, &asked), None)
}

fn answer(visit: &Visit, board: &Board, at: usize, sent: Option<&Sent>) -> Answer {
    let round = &board.round;
    let title = visit.app.texts.get(
        visit.lang,
        "follow-up-meeting-of",
        &[("round", round.draft.label.as_str().into())],
    );
    let page = Page::new(visit, title).of_record(&ROUND, (round.id, round.owner_id), "/mote");
    let item = board.items.get(at).map(|item| match sent {
        None => ItemForm::new(&page, board, item, None),
        Some(sent) => sent.form(&page, board, item),
    });
    let line = |(place, item): (usize, &crate::Item)| {
        let draft = &item.answer.draft;
        let done = words::light(&page, Side::Done, draft.done);
        (place + 1, item.listed.title.clone(), done, words::light(&page, Side::Goal, draft.goal))
    };
    let shown = MeetingPage {
        path: href(round.id),
        round: round.draft.label.clone(),
        number: at + 1,
        before: at,
        after: at + 2,
        count: board.items.len(),
        open: round.stage == Stage::Open,
        all: board.items.iter().enumerate().map(line).collect(),
        problems: item.iter().flat_map(ItemForm::problems).collect(),
        item,
        page,
    };
    visit.show_with(sent.map_or(StatusCode::OK, Sent::status), &shown)
}

/// Stores what was said, and goes on to the next or back.
pub(crate) async fn save(
    visit: Visit,
    Path(id): Path<Id>,
    Query(asked): Query<Place>,
    sent_form: FormData,
) -> Answer {
    let before = board(&visit, id).await?;
    let typed = form::read(&sent_form, &before);
    let Some(mut sent) = answers::store(&visit, &before, &typed).await? else {
        return answers::too_late(&visit, &before, &typed);
    };
    let now = answers::after(&visit, &mut sent, id).await?;
    // The plan may have changed meanwhile: the item keeps its place by its id.
    let about = typed.first().and_then(|typed| now.items.iter().position(|item| item.listed.id == typed.id));
    let at = about.unwrap_or(place(&now, &asked));
    if !sent.is_well() {
        let visit = naming::calling(&visit, now.round.owner_id).await?;
        return answer(&visit, &now, at, Some(&sent));
    }
    let next = match sent_form.text("go") {
        "next" => (at + 2).min(now.items.len()),
        "back" => at.max(1),
        _ => at + 1,
    };
    Ok(Redirect::to(&format!("{}/mote?nr={next}", href(id))).into_response())
}
