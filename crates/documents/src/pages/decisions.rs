//! What a person decides of a waiting reading: a value chosen, typed or left as it is, a row split, joined or
//! left out; and taken back.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use db::Id;
use serde_json::{Map, Value};
use web::{Answer, FormData, Page, Visit};

use super::{
    review::{self, Told},
    rows,
    waiting::{self, Sought, Waiting},
    words::{decision_text, values_text},
};
use crate::{
    Act, Decision, How, Importers, MOST_DECISIONS, Said, decide as decided,
    review::RowView,
    row_field::{self, typed},
};
use reading::contract::Sure;

/// What is wrong with a form: per field the key of the message.
pub(super) type Errors = Vec<(String, &'static str)>;

pub(super) async fn decide(visit: Visit, importers: Importers, Path(id): Path<Id>, form: FormData) -> Answer {
    let waiting = match waiting::find(&visit, id).await? {
        Sought::Waiting(waiting) => waiting,
        Sought::Elsewhere(answer) => return answer,
    };
    let Some(row) = waiting.row(form.text("row")) else {
        return review::show(&visit, &waiting, Told::Refused(visit.t("review-row-gone"))).await;
    };
    let act = match act(&row, &form) {
        Ok(act) => act,
        Err(errors) => return rows::show_form(&visit, &waiting, &row, &form, &errors),
    };
    let said = &waiting.content.said;
    if said.decisions.len() >= MOST_DECISIONS {
        return review::show(&visit, &waiting, Told::Refused(visit.t("review-too-many"))).await;
    }
    let decision = Decision {
        number: said.decisions.iter().map(|one| one.number).max().unwrap_or_default() + 1,
        row: form.text("row").to_string(),
        seen: row.at.clone(),
        title: row.title.cloned(),
        act,
        by: visit.viewer.actor().to_string(),
        at: visit.viewer.now,
    };
    if form.number("version") != Some(waiting.upload.revision) {
        return conflict(&visit, &waiting, &row, &decision, &form);
    }
    let what = decision_text(&visit, row.kind, &decision);
    let mut said = said.clone();
    let number = decision.number;
    said.decisions.push(decision);
    let after = decided(&waiting.content.read.reading, &said.decisions);
    if after.lapsed.contains(&number) {
        return review::show(&visit, &waiting, Told::Refused(visit.t("review-not-possible"))).await;
    }
    keep(&visit, &importers, &waiting, &said, &what).await
}

/// Keeps the decisions, and goes on to the next question.
async fn keep(visit: &Visit, importers: &Importers, waiting: &Waiting, said: &Said, what: &str) -> Answer {
    let read = &waiting.content.read;
    if !waiting::keep(visit, importers, &waiting.upload, (said, read, false), what).await? {
        return review::show(visit, waiting, Told::Decided).await;
    }
    Ok(Redirect::to(&format!("{}?klart=decided#fraga", waiting.href())).into_response())
}

pub(super) async fn undo(visit: Visit, importers: Importers, Path(id): Path<Id>, form: FormData) -> Answer {
    let waiting = match waiting::find(&visit, id).await? {
        Sought::Waiting(waiting) => waiting,
        Sought::Elsewhere(answer) => return answer,
    };
    let mut said = waiting.content.said.clone();
    let number = form.number("number").and_then(|number| u32::try_from(number).ok());
    let before = said.decisions.len();
    said.decisions.retain(|one| Some(one.number) != number);
    if said.decisions.len() == before {
        return Ok(Redirect::to(&format!("{}#beslut", waiting.href())).into_response());
    }
    let what = visit.t("decision-undone");
    keep(&visit, &importers, &waiting, &said, &what).await
}

/// What the form asks for.
fn act(row: &RowView<'_>, form: &FormData) -> Result<Act, Errors> {
    let asked = form.text("act");
    if let Some(index) = asked.strip_prefix("choose-") {
        let chosen = index.parse::<usize>().ok().and_then(|index| row.alternatives.get(index));
        let chosen = chosen.ok_or_else(|| vec![(String::new(), "review-row-gone")])?;
        return Ok(Act::Set { values: chosen.values.clone(), how: How::Chosen });
    }
    match asked {
        "confirm" => confirmed(row),
        "skip" => Ok(Act::Skip),
        "join" if !form.text("with").is_empty() => Ok(Act::Join { with: form.text("with").to_string() }),
        "split" => split(row, form),
        _ => changed(row, form),
    }
}

/// What is assumed or may be read otherwise, as it was read.
fn confirmed(row: &RowView<'_>) -> Result<Act, Errors> {
    let all = row.values();
    let assumed = row.sure.iter().filter(|(_, sure)| **sure == Sure::Assumed).map(|(field, _)| field);
    let otherwise = row.alternatives.iter().flat_map(|one| one.values.keys());
    let mut values = Map::new();
    for field in assumed.chain(otherwise) {
        let value = all.get(field).cloned().unwrap_or_default();
        if row.sure.get(field) != Some(&Sure::Ambiguous) {
            values.insert(field.clone(), value);
        }
    }
    if values.is_empty() {
        return Err(vec![(String::new(), "review-nothing-to-confirm")]);
    }
    Ok(Act::Set { values, how: How::Confirmed })
}

/// The typed values that differ from the row's.
fn changed(row: &RowView<'_>, form: &FormData) -> Result<Act, Errors> {
    let all = row.values();
    let (mut values, mut errors) = (Map::new(), Errors::new());
    for (field, shape) in row_field::fields(row.kind) {
        let before = all.get(*field).cloned().unwrap_or_default();
        if form.all(field).next().is_none() || form.text(field) == row_field::written(*shape, &before).trim()
        {
            continue;
        }
        match typed(*shape, form.text(field)) {
            Ok(value) if value == before => {}
            Ok(value) => {
                values.insert((*field).to_string(), value);
            }
            Err(key) => errors.push(((*field).to_string(), key)),
        }
    }
    if errors.is_empty() && values.is_empty() {
        errors.push((String::new(), "review-nothing-typed"));
    }
    if errors.is_empty() { Ok(Act::Set { values, how: How::Typed }) } else { Err(errors) }
}

/// Both parts as they were typed; the first keeps what is as before.
fn split(row: &RowView<'_>, form: &FormData) -> Result<Act, Errors> {
    let all = row.values();
    let (mut first, mut second, mut errors) = (Map::new(), Map::new(), Errors::new());
    for (field, shape) in row_field::fields(row.kind) {
        let before = all.get(*field).cloned().unwrap_or_default();
        for (part, values) in [("a", &mut first), ("b", &mut second)] {
            let name = format!("{part}-{field}");
            if form.all(&name).next().is_none() {
                continue;
            }
            match typed(*shape, form.text(&name)) {
                Ok(value) if part == "a" && value == before => {}
                Ok(value) if part == "b" && is_nothing(&value) => {}
                Ok(value) => {
                    values.insert((*field).to_string(), value);
                }
                Err(key) => errors.push((name, key)),
            }
        }
    }
    if errors.is_empty() && second.is_empty() {
        errors.push((String::new(), "review-second-empty"));
    }
    if errors.is_empty() { Ok(Act::Split { first, second }) } else { Err(errors) }
}

fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

#[derive(Template)]
#[template(path = "documents/review_conflict.html")]
struct ConflictPage {
    page: Page,
    action: String,
    back: String,
    version: i64,
    title: String,
    /// The same form once more.
    fields: Vec<(String, String)>,
    now: String,
    mine: String,
    /// What was decided last, and by whom.
    latest: Vec<(String, String)>,
}

/// Somebody else was faster: both are shown, and this one may be made all the same.
fn conflict(visit: &Visit, waiting: &Waiting, row: &RowView<'_>, mine: &Decision, form: &FormData) -> Answer {
    let fields: Vec<String> = match &mine.act {
        Act::Set { values, .. } => values.keys().cloned().collect(),
        Act::Split { first, .. } => first.keys().cloned().collect(),
        Act::Join { .. } | Act::Skip => Vec::new(),
    };
    let all = row.values();
    let now = all.into_iter().filter(|(field, _)| fields.contains(field)).collect();
    let latest = waiting.content.said.decisions.iter().rev().take(5).map(|one| {
        let about = one.title.clone().unwrap_or_else(|| visit.t("review-untitled"));
        let what = decision_text(visit, row.kind, one);
        (format!("{about}. {what}"), format!("{}, {}", one.by, visit.moment(one.at)))
    });
    let page = ConflictPage {
        action: format!("{}/beslut", waiting.href()),
        back: waiting.href(),
        version: waiting.upload.revision,
        title: row.title.cloned().unwrap_or_else(|| visit.t("review-untitled")),
        fields: rows::sent(row.kind, form),
        now: values_text(visit, row.kind, &now),
        mine: decision_text(visit, row.kind, mine),
        latest: latest.collect(),
        page: Page::new(visit, visit.t("review-conflict-title")),
    };
    visit.show_with(StatusCode::CONFLICT, &page)
}
