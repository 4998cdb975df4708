//! The hand-off file of a plan's marked indicators: the exact names, a preview, and the file.

use access::{Action, Entry};
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use db::Id;
use jiff::civil::Date;
use plan::Plan;
use serde::Deserialize;
use serde_json::json;
use types::stockholm_date;
use web::{Answer, FormData, Lang, Page, Panel, PanelFuture, Visit, WebError};

use crate::hand_off::{self, HandOffRow, objection, value_on};
use crate::indicator::{INDICATOR, Indicator};
use crate::standings;
use crate::store::{self, HandOffName, IndicatorQuery};

/// Marked indicators of one plan at most.
const MOST: i64 = 2_000;

/// Where the hand-off of a plan is, as it stood on a day (`2026-06-30`): for the page of a closed round.
pub fn hand_off_href(plan_id: Id, day: &str) -> String {
    format!("/planer/{plan_id}/stratsys?datum={day}")
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    datum: String,
}

/// One marked indicator: its names, and what there is to report.
struct Line {
    id: Id,
    name: String,
    names: HandOffName,
    unit_error: String,
    name_error: String,
    row: Option<HandOffRow>,
    /// As a person reads it; empty where there is nothing to report.
    day: String,
    value: String,
    why_not: String,
}

#[derive(Template)]
#[template(path = "indicators/hand_off.html")]
struct HandOffPage {
    page: Page,
    plan_id: Id,
    plan_title: String,
    day: String,
    file_href: String,
    lines: Vec<Line>,
    ready: usize,
    count_text: String,
    has_errors: bool,
    may_change: bool,
}

fn day_of(visit: &Visit, text: &str) -> Date {
    text.trim().parse().unwrap_or_else(|_| stockholm_date(visit.viewer.now))
}

/// Only those of the plan's owner: the file leaves the house.
async fn plan_of(visit: &Visit, id: Id) -> Result<Plan, WebError> {
    let plan = plan::facts::plan(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)?;
    match visit.viewer.role_in(plan.owner_id) {
        Some(_) => Ok(plan),
        None => Err(WebError::NotFound),
    }
}

async fn marked(visit: &Visit, plan_id: Id) -> Result<Vec<Indicator>, WebError> {
    let query = IndicatorQuery { plan_id: Some(plan_id), ..IndicatorQuery::default() };
    let mut rows = store::indicators(&visit.app.db, &visit.viewer, &query, (0, MOST)).await?;
    rows.retain(|row| row.marked);
    Ok(rows)
}

/// The lines of the plan. `typed` are names that somebody has just written.
async fn lines(
    visit: &Visit,
    rows: &[Indicator],
    day: Date,
    typed: Option<&FormData>,
) -> Result<Vec<Line>, WebError> {
    let db = &visit.app.db;
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let known = store::hand_off_names(db, &ids).await?;
    let marks = access::marks(db, INDICATOR.key, &ids).await?;
    let standings = standings(db, &visit.viewer, rows).await?;
    let line = |row: &Indicator| {
        let names = match typed {
            Some(form) => typed_names(form, row.id),
            None => known
                .get(&row.id)
                .cloned()
                .unwrap_or_else(|| HandOffName { unit: row.owner_name.clone(), indicator: row.name.clone() }),
        };
        let told = |text: &str| objection(text).map(|key| visit.t(key)).unwrap_or_default();
        let (unit_error, name_error) = (told(&names.unit), told(&names.indicator));
        let secret = marks.get(&row.id).is_some_and(|mark| mark.covers("outcome"));
        let standing = standings.get(&row.id);
        let value = standing.and_then(|standing| value_on(&standing.series.points, day));
        let why_not = match value {
            _ if secret => visit.t("hand-off-secret"),
            None => visit.t("hand-off-no-value"),
            Some(_) if !unit_error.is_empty() || !name_error.is_empty() => visit.t("hand-off-bad-name"),
            Some(_) => String::new(),
        };
        let reported = value.filter(|_| why_not.is_empty());
        let row_of = |(value, day)| HandOffRow {
            unit_name: names.unit.clone(),
            indicator_name: names.indicator.clone(),
            day,
            value,
        };
        Line {
            id: row.id,
            name: row.name.clone(),
            day: reported.map(|(_, day)| visit.date(day)).unwrap_or_default(),
            value: reported.map(|(value, _)| value.shown(None, visit.lang == Lang::En)).unwrap_or_default(),
            row: reported.map(row_of),
            names,
            unit_error,
            name_error,
            why_not,
        }
    };
    Ok(rows.iter().map(line).collect())
}

fn typed_names(form: &FormData, id: Id) -> HandOffName {
    let text = |field: &str| form.text(&format!("{field}-{id}")).trim().to_string();
    HandOffName { unit: text("unit"), indicator: text("name") }
}

fn page_of(visit: &Visit, plan: &Plan, day: Date, lines: Vec<Line>, has_errors: bool) -> HandOffPage {
    let ready = lines.iter().filter(|line| line.row.is_some()).count();
    let page = Page::new(visit, visit.t("hand-off-title"));
    HandOffPage {
        plan_id: plan.id,
        plan_title: plan.title.clone(),
        day: day.to_string(),
        file_href: format!("/planer/{}/stratsys.txt?datum={day}", plan.id),
        count_text: page.t2("hand-off-count", ("ready", ready as i64), ("all", lines.len() as i64)),
        may_change: visit.may(Action::Edit, plan.owner_id),
        ready,
        lines,
        has_errors,
        page,
    }
}

pub(crate) async fn show(visit: Visit, Path(id): Path<Id>, Query(asked): Query<Asked>) -> Answer {
    let plan = plan_of(&visit, id).await?;
    let day = day_of(&visit, &asked.datum);
    let lines = lines(&visit, &marked(&visit, id).await?, day, None).await?;
    visit.show(&page_of(&visit, &plan, day, lines, false))
}

/// Keeps the names as they were written.
pub(crate) async fn name(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let plan = plan_of(&visit, id).await?;
    visit.must(Action::Edit, plan.owner_id)?;
    let day = day_of(&visit, form.text("datum"));
    let mut rows = marked(&visit, id).await?;
    // Another may have marked one more since the form was shown.
    rows.retain(|row| sent(&form, row.id));
    let typed = lines(&visit, &rows, day, Some(&form)).await?;
    if typed.iter().any(|line| !line.unit_error.is_empty() || !line.name_error.is_empty()) {
        let page = page_of(&visit, &plan, day, typed, true);
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let known = store::hand_off_names(&visit.app.db, &ids).await?;
    let tx = visit.app.db.begin().await?;
    let mut entries = Vec::new();
    for (row, line) in rows.iter().zip(&typed) {
        let before = known.get(&row.id);
        if before != Some(&line.names) {
            store::set_hand_off_name(&tx, row.id, &line.names).await?;
            let told = |names: &HandOffName| format!("{} · {}", names.unit, names.indicator);
            let changes = json!({ "hand_off_name": [before.map(told), told(&line.names)] });
            entries.push(Entry::new("change", INDICATOR.key, Some(row.id), row.owner_id, changes));
        }
    }
    access::record_all(&tx, &visit.viewer, &entries).await?;
    tx.commit().await?;
    visit.done(&hand_off_href(id, &day.to_string()), "saved")
}

fn sent(form: &FormData, id: Id) -> bool {
    form.all(&format!("name-{id}")).next().is_some()
}

pub(crate) async fn file(visit: Visit, Path(id): Path<Id>, Query(asked): Query<Asked>) -> Answer {
    let plan = plan_of(&visit, id).await?;
    let day = day_of(&visit, &asked.datum);
    let lines = lines(&visit, &marked(&visit, plan.id).await?, day, None).await?;
    let rows: Vec<HandOffRow> = lines.into_iter().filter_map(|line| line.row).collect();
    let name = format!("attachment; filename=\"stratsys-{day}.txt\"");
    let headers = [
        (header::CONTENT_TYPE, "text/tab-separated-values; charset=utf-8".to_string()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, hand_off::file(&rows)).into_response())
}

#[derive(Template)]
#[template(path = "indicators/_hand_off.html")]
struct Button {
    page: Page,
    href: String,
}

/// Among a plan's buttons, where there is something to hand over.
pub(super) const BUTTON: Panel = Panel { slot: "plan-actions", order: 60, render: button };

fn button(visit: &Visit, plan_id: Id) -> PanelFuture<'_> {
    Box::pin(async move {
        if !visit.viewer.is_signed_in() || plan_of(visit, plan_id).await.is_err() {
            return Ok(None);
        }
        if marked(visit, plan_id).await?.is_empty() {
            return Ok(None);
        }
        let href = format!("/planer/{plan_id}/stratsys");
        Ok(Some(Button { page: Page::new(visit, ""), href }.render()?))
    })
}
