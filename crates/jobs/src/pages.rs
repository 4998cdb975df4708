//! The administrator's page of jobs: what runs, what waits, what has failed, and trying again.

use access::{Action, Entry};
use askama::Template;
use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header},
};
use db::Id;
use serde::Deserialize;
use types::stockholm_minute;
use web::{Access, Answer, Page, Panel, PanelFuture, Room, Routes, Visit, WebError};

use crate::{Job, State, queue::WAKE, store};

const PATH: &str = "/drift/jobb";
/// Jobs shown in one state.
const SHOWN: i64 = 200;

/// What this room gives to the site.
pub fn room() -> Room {
    Room {
        routes: Routes::new().get(PATH, Access::Administrator, list).post(
            "/drift/jobb/{id}/igen",
            Access::Administrator,
            again,
        ),
        panels: vec![Panel { slot: "mine", order: 90, render: mine }],
        texts: vec![(include_str!("../locales/sv.ftl"), include_str!("../locales/en.ftl"))],
        ..Room::default()
    }
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    lage: String,
}

#[derive(Template)]
#[template(path = "jobs/list.html")]
struct ListPage {
    page: Page,
    tabs: Vec<StateTab>,
    state: State,
    rows: Vec<Line>,
    summary: String,
    /// Something is on its way: the page looks again by itself.
    moving: bool,
    here: String,
    /// What other rooms have to say of their jobs.
    panels: Vec<String>,
}

struct StateTab {
    href: String,
    text: String,
    current: bool,
    count: String,
}

struct Line {
    id: Id,
    name: String,
    owner: String,
    who: String,
    iso: String,
    when: String,
    attempts: i64,
    /// Whole percent; empty as long as nobody knows.
    percent: String,
    steps: String,
    error: String,
}

fn href(state: State) -> String {
    format!("{PATH}?lage={}", state.key())
}

async fn list(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let db = &visit.app.db;
    let counts = store::counts(db).await?;
    let count = |state| counts.iter().find(|(found, _)| *found == state).map_or(0, |(_, count)| *count);
    let state = State::from_key(&asked.lage).unwrap_or(match count(State::Dead) {
        0 => State::Running,
        _ => State::Dead,
    });
    let page = Page::new(&visit, visit.t("jobs-title"));
    let tab = |(tab, count): &(State, i64)| StateTab {
        href: href(*tab),
        text: page.t(format!("jobs-state-{}", tab.key())),
        current: *tab == state,
        count: page.number(*count),
    };
    let found = ListPage {
        tabs: counts.iter().map(tab).collect(),
        state,
        rows: store::list(db, state, SHOWN).await?.iter().map(|job| line(&page, job)).collect(),
        summary: page.t1("jobs-count", "count", count(state)),
        moving: count(State::Running) + count(State::Waiting) > 0,
        here: href(state),
        panels: visit.app.panels(&visit, "jobs", 0).await?,
        page,
    };
    let mut answer = visit.show(&found)?;
    // Progress does not move the version of the data: a kept page would stand still.
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

fn line(page: &Page, job: &Job) -> Line {
    let visit = &page.visit;
    let key = format!("job-kind-{}", job.kind);
    let at = match job.state() {
        State::Waiting => job.run_at,
        _ => job.finished_at.unwrap_or(job.created_at),
    };
    Line {
        id: job.id,
        name: if visit.app.texts.has(&key) { visit.t(&key) } else { job.kind.clone() },
        owner: job.owner_name.clone(),
        who: job.account_name.clone().unwrap_or_else(|| visit.t("jobs-by-program")),
        iso: stockholm_minute(at).replace(' ', "T"),
        when: visit.moment(at),
        attempts: job.attempts,
        percent: job.percent().map(|percent| percent.to_string()).unwrap_or_default(),
        steps: match job.steps_total {
            0 => "–".to_string(),
            total => page.t2("jobs-steps", ("done", job.steps_done), ("total", total)),
        },
        error: job.last_error.clone(),
    }
}

/// Asked twice, it is tried again once.
async fn again(visit: Visit, Path(id): Path<Id>) -> Answer {
    let db = &visit.app.db;
    let job = store::find(db, &visit.viewer, id).await?.ok_or(WebError::NotFound)?;
    visit.must(Action::Administer, job.owner_id)?;
    let tx = db.begin().await?;
    if !store::revive(&tx, id, visit.viewer.now).await? {
        tx.rollback().await?;
        return visit.done(&href(State::Dead), "job-not-again");
    }
    let changes = serde_json::json!({ "state": [State::Dead.key(), State::Waiting.key()] });
    access::record(&tx, &visit.viewer, Entry::new("edit", "job", Some(id), job.owner_id, changes)).await?;
    tx.after_commit(|| WAKE.notify_one());
    tx.commit().await?;
    visit.done(&href(State::Waiting), "job-again")
}

#[derive(Template)]
#[template(path = "jobs/_mine.html")]
struct MinePanel {
    page: Page,
    summary: String,
    dead: i64,
}

fn mine(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(async move {
        if !visit.viewer.is_administrator() {
            return Ok(None);
        }
        let counts = store::counts(&visit.app.db).await?;
        let count = |state| counts.iter().find(|(found, _)| *found == state).map_or(0, |(_, count)| *count);
        let page = Page::new(visit, "");
        let (running, waiting) = (count(State::Running), count(State::Waiting));
        let summary = page.t2("jobs-now", ("running", running), ("waiting", waiting));
        Ok(Some(MinePanel { summary, dead: count(State::Dead), page }.render()?))
    })
}
