//! Closing a round: what would be locked, what is not answered, who will read it; then it is sealed.

use access::Visibility;
use askama::Template;
use axum::{extract::Path, http::StatusCode};
use db::Id;
use web::{Answer, FieldErrors, FormData, Page, Visit};

use super::view::RecordView;
use super::{DECIDE, find, hold, href, step};
use crate::{Board, Person, ROUND, Round, Stage, naming, stage, store};

#[derive(Template)]
#[template(path = "follow_up/close.html")]
struct ClosePage {
    page: Page,
    path: String,
    round: String,
    record: RecordView,
    count: usize,
    /// Name, and titles of what is not answered to the end.
    unready: Vec<(String, Vec<String>)>,
    unready_count: i64,
    marked: i64,
    visibilities: Vec<(String, String, bool)>,
    /// What would be locked now, by its hash.
    seen: String,
    problem: String,
    form: FormData,
    errors: FieldErrors,
}

/// What went wrong with closing.
#[derive(Default)]
struct Problem {
    status: Option<StatusCode>,
    text: &'static str,
    form: FormData,
    errors: FieldErrors,
}

pub(crate) async fn preview(visit: Visit, Path(id): Path<Id>) -> Answer {
    let round = find(&visit, id).await?;
    visit.must(DECIDE, round.owner_id)?;
    if round.stage == Stage::Open {
        return show(&visit, round, Problem::default()).await;
    }
    round.stage.after(stage::Action::Close { items: 1, unready: 0, anyway: true })?;
    show(&visit, round, Problem::default()).await
}

/// As far as the plan is shown; what was chosen last where it was closed before.
async fn standard(visit: &Visit, round: &Round) -> Result<Visibility, web::WebError> {
    let db = &visit.app.db;
    if store::latest(db.read(), round.id).await?.is_some() {
        return Ok(round.visibility);
    }
    let plan = access::find_record(db, &visit.viewer, &plan::PLAN, round.plan_id).await?;
    Ok(plan.map_or(Visibility::Own, |plan| plan.visibility()))
}

async fn show(visit: &Visit, round: Round, problem: Problem) -> Answer {
    let visit = &naming::calling(visit, round.owner_id).await?;
    let chosen = match Visibility::from_key(problem.form.text("visibility")) {
        Some(chosen) => chosen,
        None => standard(visit, &round).await?,
    };
    let board = Board::load(&visit.app.db, &visit.viewer, round).await?;
    let record = board.record();
    let of = (board.round.id, board.round.owner_id);
    let title = visit.t("follow-up-close");
    let page = Page::new(visit, title).of_record(&ROUND, of, "");
    let choice = |visibility: Visibility| {
        let key = visibility.key().to_string();
        let text = page.t(format!("follow-up-read-by-{key}"));
        (key, text, visibility == chosen)
    };
    let shown = ClosePage {
        path: href(board.round.id),
        round: board.round.draft.label.clone(),
        record: RecordView::new(&page, &record),
        count: record.items.len(),
        unready: unready(&page, &board),
        unready_count: board.unready() as i64,
        marked: record.items.iter().filter(|item| !item.open).count() as i64,
        visibilities: Visibility::ALL.into_iter().map(choice).collect(),
        seen: record.hash(),
        problem: if problem.text.is_empty() { String::new() } else { visit.t(problem.text) },
        form: problem.form,
        errors: problem.errors,
        page,
    };
    visit.show_with(problem.status.unwrap_or(StatusCode::OK), &shown)
}

fn unready(page: &Page, board: &Board) -> Vec<(String, Vec<String>)> {
    let line = |person: Person| {
        let own = person.places.iter().filter_map(|place| board.items.get(*place));
        let titles: Vec<String> =
            own.filter(|item| !item.is_ready()).map(|item| item.listed.title.clone()).collect();
        let label = if person.label.is_empty() { page.t("follow-up-nobody") } else { person.label };
        (label, titles)
    };
    board.people().into_iter().map(line).filter(|(_, titles)| !titles.is_empty()).collect()
}

/// Seals what the page showed. Sent twice, it is closed once; if something has changed since, the page is
/// shown anew, and nothing is locked.
pub(crate) async fn close(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let round = find(&visit, id).await?;
    visit.must(DECIDE, round.owner_id)?;
    let seen = form.text("seen").to_string();
    let tx = visit.app.db.begin().await?;
    let held = hold(step(&visit, &tx), id).await?;
    if held.stage == Stage::Closed {
        let latest = store::latest(tx.on(), id).await?;
        if latest.is_some_and(|version| version.sha256 == seen) {
            return visit.done(&href(id), "follow-up-closed");
        }
    }
    let board = Board::load(&visit.app.db, &visit.viewer, held.clone()).await?;
    let (items, unready) = (board.items.len(), board.unready());
    let next = held.stage.after(stage::Action::Close { items, unready, anyway: form.is_checked("anyway") });
    let to = Visibility::from_key(form.text("visibility"));
    let mut errors = FieldErrors::new();
    if next == Err(stage::Refusal::Unready) {
        errors.add("anyway", "follow-up-refused-unready");
    } else {
        next?;
    }
    if to.is_none() {
        errors.add("visibility", "field-required");
    }
    let (Some(to), true) = (to, errors.is_empty()) else {
        tx.rollback().await?;
        let status = Some(StatusCode::UNPROCESSABLE_ENTITY);
        return show(&visit, held, Problem { status, errors, form, text: "" }).await;
    };
    let record = board.record();
    if record.hash() != seen {
        tx.rollback().await?;
        let (status, text) = (Some(StatusCode::CONFLICT), "follow-up-moved-since");
        return show(&visit, held, Problem { status, text, form, ..Problem::default() }).await;
    }
    step(&visit, &tx).close(&held, &record, to).await?;
    tx.commit().await?;
    visit.done(&href(id), "follow-up-closed")
}
