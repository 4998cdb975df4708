//! One round: prepared, going on with its progress, or locked.

use access::Action;
use askama::Template;
use axum::{extract::Path, http::StatusCode};
use db::Id;
use web::{Answer, FieldErrors, FormData, Page, Visit, WebError};

use super::view::{RecordView, locked_text};
use super::{DECIDE, find, href};
use crate::{Board, Person, Progress, ROUND, Round, Stage, facts, naming, people};

#[derive(Template)]
#[template(path = "follow_up/round.html")]
struct RoundPage {
    page: Page,
    path: String,
    round: Round,
    lead: String,
    facts: Vec<(String, String)>,
    sha256: String,
    locked: String,
    plan: Option<(String, String)>,
    /// Where the file for the steering system is, of a locked round with something to hand over.
    hand_off: Option<String>,
    /// Buttons that other rooms put here.
    actions: Vec<String>,
    work: Option<Work>,
    record: Option<RecordView>,
    inside: bool,
    may_answer: bool,
    may_decide: bool,
    latest: i64,
    form: FormData,
    errors: FieldErrors,
}

/// How far an open or planned round has come, for its own people.
struct Work {
    progress: Progress,
    /// The visitor is one of those who are asked.
    asked: bool,
    people: Vec<PersonLine>,
    chapters: Vec<(String, Progress)>,
    not_begun: String,
    without_account: String,
}

struct PersonLine {
    key: String,
    label: String,
    progress: Progress,
    mark: &'static str,
    state: String,
    has_account: bool,
}

pub(crate) async fn record(visit: Visit, Path(id): Path<Id>) -> Answer {
    let round = find(&visit, id).await?;
    show(&visit, round, StatusCode::OK, FormData::default(), FieldErrors::new()).await
}

pub(super) async fn show(
    visit: &Visit,
    round: Round,
    status: StatusCode,
    form: FormData,
    errors: FieldErrors,
) -> Answer {
    let visit = &naming::calling(visit, round.owner_id).await?;
    let (db, viewer, id) = (&visit.app.db, &visit.viewer, round.id);
    let inside = viewer.role_in(round.owner_id).is_some();
    let page = Page::new(visit, round.draft.label.clone()).of_record(&ROUND, (id, round.owner_id), "");
    let locked = facts::locked(db, viewer, id, None).await?;
    let shows_record = round.stage == Stage::Closed || !inside;
    let record = locked.as_ref().filter(|_| shows_record);
    let record = record.map(|locked| RecordView::new(&page, &locked.version.record));
    let work = match inside && round.stage != Stage::Closed {
        true => Some(work(&page, Board::load(db, viewer, round.clone()).await?)),
        false => None,
    };
    let plan = access::find_record(db, viewer, &plan::PLAN, round.plan_id).await?;
    let plan = plan.map(|plan| (format!("{}{}", plan::PLAN.path, plan.id), plan.title));
    let shown = RoundPage {
        path: href(id),
        lead: lead(&page, &round),
        facts: facts_of(&page, &round),
        sha256: locked.as_ref().map(|locked| locked.version.sha256.clone()).unwrap_or_default(),
        latest: locked.as_ref().map_or(0, |locked| locked.version.number),
        locked: locked
            .map(|locked| {
                let version = &locked.version;
                locked_text(visit, version.number, version.closed_at, &version.closed_by)
            })
            .unwrap_or_default(),
        plan,
        hand_off: hand_off(visit, &round, inside).await?,
        actions: visit.app.panels(visit, "round-actions", id).await?,
        work,
        record,
        inside,
        may_answer: round.is_active && visit.may(Action::Edit, round.owner_id),
        may_decide: round.is_active && visit.may(DECIDE, round.owner_id),
        form,
        errors,
        round,
        page,
    };
    visit.show_with(status, &shown)
}

/// The figures as they stood when the round's period ended, for the owner's people.
async fn hand_off(visit: &Visit, round: &Round, inside: bool) -> Result<Option<String>, WebError> {
    if !inside || round.stage != Stage::Closed {
        return Ok(None);
    }
    let measured = indicators::facts::measured(&visit.app.db, &visit.viewer, round.plan_id).await?;
    let any = measured.iter().any(|row| row.marked);
    Ok(any.then(|| indicators::hand_off_href(round.plan_id, &round.draft.period_to)))
}

fn lead(page: &Page, round: &Round) -> String {
    let kind = page.t(format!("follow-up-kind-{}", round.draft.kind.key().replace('_', "-")));
    format!("{} · {kind}", round.owner_name)
}

fn facts_of(page: &Page, round: &Round) -> Vec<(String, String)> {
    let visit = &page.visit;
    let period = [&round.draft.period_from, &round.draft.period_to].map(|day| visit.date_of(day));
    let rows = [
        ("follow-up-stage", page.t(format!("follow-up-stage-{}", round.stage.key()))),
        ("follow-up-period", period.join(" – ")),
        ("follow-up-opens-on", visit.date_of(&round.draft.opens_on)),
        ("follow-up-due-on", visit.date_of(&round.draft.due_on)),
        ("field-visibility", page.t(format!("visibility-{}", round.visibility.key()))),
    ];
    rows.into_iter().map(|(key, text)| (page.t(key), text)).collect()
}

fn work(page: &Page, board: Board) -> Work {
    let own = page.visit.viewer.user.as_ref().map(|user| people::key_of_account(user.id));
    let people = board.people();
    let label = |person: &Person| {
        if person.label.is_empty() { page.t("follow-up-nobody") } else { person.label.clone() }
    };
    let progress_of =
        |person: &Person| Progress::of(person.places.iter().filter_map(|place| board.items.get(*place)));
    let line = |person: &Person| {
        let progress = progress_of(person);
        let (mark, state) = match progress {
            progress if progress.is_done() => ("green", "follow-up-person-ready"),
            progress if progress.not_begun() => ("red", "follow-up-person-not-begun"),
            _ => ("amber", "follow-up-person-begun"),
        };
        let has_account = person.account_id.is_some();
        PersonLine {
            key: person.key.clone(),
            label: label(person),
            progress,
            mark,
            state: page.t(state),
            has_account,
        }
    };
    let names = |keep: &dyn Fn(&Person) -> bool| {
        let names: Vec<String> = people.iter().filter(|person| keep(person)).map(label).collect();
        names.join(", ")
    };
    Work {
        progress: board.progress(),
        asked: own.is_some_and(|own| people.iter().any(|person| person.key == own)),
        not_begun: names(&|person| progress_of(person).not_begun()),
        without_account: names(&|person| person.account_id.is_none()),
        people: people.iter().map(line).collect(),
        chapters: board
            .by_chapter()
            .into_iter()
            .map(|(chapter, progress)| {
                let heading =
                    if chapter.is_empty() { page.t("follow-up-no-chapter") } else { chapter.to_string() };
                (heading, progress)
            })
            .collect(),
    }
}

impl RoundPage {
    fn is(&self, stage: &str) -> bool {
        self.round.stage.key() == stage
    }

    fn error(&self, field: &str) -> String {
        self.errors.of(&self.page.visit, field)
    }
}

/// Where a step that was refused leads back to.
pub(super) async fn again(visit: &Visit, id: Id, form: FormData, errors: FieldErrors) -> Answer {
    let round: Result<Round, WebError> = find(visit, id).await;
    show(visit, round?, StatusCode::UNPROCESSABLE_ENTITY, form, errors).await
}
