//! The rows of a waiting reading: all of them, and one with its source, to correct, split, join or leave out.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
};
use db::Id;
use serde::Deserialize;
use serde_json::Value;
use web::{Answer, FormData, Page, Visit, WebError};

use super::{
    decisions::Errors,
    review::LINES,
    waiting::{self, Sought, Waiting},
    words::{field_word, kind_word, mark_text, sure_key, value_word, ways},
};
use crate::{
    lines_text,
    review::{RowView, SourceLine, excerpt},
    row_field::{self, Shape, written},
};

/// Rows on one page of the list.
const ROWS: usize = 100;
/// Neighbours on each side that a row can be joined with.
const NEIGHBOURS: usize = 4;

/// The address of a row's page.
pub(super) fn href(waiting: &Waiting, key: &str) -> String {
    format!("{}/rad?rad={}", waiting.href(), key.replace('+', "%2B"))
}

// ---- all of them

#[derive(Deserialize)]
pub(super) struct ListQuery {
    sida: Option<usize>,
}

#[derive(Template)]
#[template(path = "documents/review_rows.html")]
struct ListPage {
    page: Page,
    name: String,
    back: String,
    count: String,
    rows: Vec<ListLine>,
    previous: String,
    next: String,
    at: String,
}

struct ListLine {
    href: String,
    title: String,
    kind: String,
    owner: String,
    amount: String,
    /// How sure the least sure of its values is; `decided` where a person has said something.
    sure: &'static str,
    place: String,
}

pub(super) async fn list(visit: Visit, Path(id): Path<Id>, Query(query): Query<ListQuery>) -> Answer {
    let waiting = match waiting::find(&visit, id).await? {
        Sought::Waiting(waiting) => waiting,
        Sought::Elsewhere(answer) => return answer,
    };
    let rows = waiting.rows();
    let pages = rows.len().div_ceil(ROWS).max(1);
    let at = query.sida.unwrap_or(1).clamp(1, pages);
    let to = |page: usize| format!("{}/rader?sida={page}", waiting.href());
    let page = Page::new(&visit, visit.t("review-rows-title"));
    let page = ListPage {
        name: waiting.upload.name.clone(),
        back: waiting.href(),
        count: page.t1("document-rows-aggregates", "count", rows.len() as i64),
        rows: rows.iter().skip((at - 1) * ROWS).take(ROWS).map(|row| line(&visit, &waiting, row)).collect(),
        previous: if at > 1 { to(at - 1) } else { String::new() },
        next: if at < pages { to(at + 1) } else { String::new() },
        at: format!("{at} / {pages}"),
        page,
    };
    visit.show(&page)
}

fn line(visit: &Visit, waiting: &Waiting, row: &RowView<'_>) -> ListLine {
    let values = row.values();
    let shown = |field: &str| match values.get(field) {
        None | Some(Value::Null) => String::new(),
        Some(value) => value_word(visit, field, value),
    };
    let least = row.sure.values().max().copied();
    let decided = waiting.decided.marks.contains_key(&row.pointer);
    ListLine {
        href: href(waiting, &waiting.decided.key_of(&row.pointer)),
        title: row.title.cloned().unwrap_or_else(|| visit.t("review-untitled")),
        kind: visit.t(&format!("document-kind-{}", row.kind)),
        owner: shown(if row.kind == "plan" { "responsible" } else { "owner" }),
        amount: shown(if row.kind == "indicators" { "outcome" } else { "grant" }),
        sure: if decided { "decided" } else { least.map_or("single", sure_key) },
        place: lines_text(visit, row.at),
    }
}

// ---- one

#[derive(Deserialize)]
pub(super) struct RowQuery {
    #[serde(default)]
    rad: String,
}

#[derive(Template)]
#[template(path = "documents/review_row.html")]
struct RowPage {
    page: Page,
    name: String,
    back: String,
    action: String,
    version: i64,
    key: String,
    /// Messages, each at its field or (with an empty name) at none.
    errors: Vec<(String, String)>,
    fields: Vec<FieldLine>,
    alternatives: Vec<(String, String)>,
    neighbours: Vec<(String, String)>,
    place: String,
    lines: Vec<SourceLine>,
    picture: Option<super::pictures::Shown>,
}

struct FieldLine {
    name: &'static str,
    label: String,
    /// `text`, `long` or `kind`.
    input: &'static str,
    value: String,
    /// In the form that splits the row: the first part's value, the second's.
    parts: (String, String),
    /// The row says something here, or it is what rows are told apart by.
    main: bool,
    sure: &'static str,
    /// Whose word it is.
    mark: String,
    error: String,
    choices: Vec<(String, String, bool)>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<Id>, Query(query): Query<RowQuery>) -> Answer {
    let waiting = match waiting::find(&visit, id).await? {
        Sought::Waiting(waiting) => waiting,
        Sought::Elsewhere(answer) => return answer,
    };
    let row = waiting.row(&query.rad).ok_or(WebError::NotFound)?;
    show_form(&visit, &waiting, &row, &FormData::default(), &Errors::new())
}

/// The row's page, with what was typed if something was wrong with it.
pub(super) fn show_form(
    visit: &Visit,
    waiting: &Waiting,
    row: &RowView<'_>,
    form: &FormData,
    errors: &Errors,
) -> Answer {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let text: Vec<&str> = waiting.content.read.text.split('\n').collect();
    let message = |(field, key): &(String, &'static str)| (field.clone(), visit.t(key));
    let all = waiting.rows();
    let place = all.iter().position(|other| other.pointer == row.pointer).unwrap_or_default();
    let near = all.iter().enumerate().filter(|(other, one)| {
        *other != place && other.abs_diff(place) <= NEIGHBOURS && one.list() == row.list()
    });
    let neighbours = near.map(|(_, one)| {
        let title = one.title.cloned().unwrap_or_else(|| visit.t("review-untitled"));
        (waiting.decided.key_of(&one.pointer), format!("{title} ({})", lines_text(visit, one.at)))
    });
    let title = row.title.cloned().unwrap_or_else(|| visit.t("review-untitled"));
    let page = RowPage {
        page: Page::new(visit, title),
        name: waiting.upload.name.clone(),
        back: waiting.href(),
        action: format!("{}/beslut", waiting.href()),
        version: waiting.upload.revision,
        key: waiting.decided.key_of(&row.pointer),
        errors: errors.iter().map(message).collect(),
        fields: fields(visit, waiting, row, form, errors),
        alternatives: ways(visit, row.kind, row.alternatives),
        neighbours: neighbours.collect(),
        place: lines_text(visit, row.at),
        lines: excerpt(&text, row.at, LINES),
        picture: super::pictures::cutting(visit, waiting.upload.id, row.at, true),
    };
    visit.show_with(status, &page)
}

fn fields(
    visit: &Visit,
    waiting: &Waiting,
    row: &RowView<'_>,
    form: &FormData,
    errors: &Errors,
) -> Vec<FieldLine> {
    let values = row.values();
    let marks = waiting.decided.marks.get(&row.pointer);
    let line = |(name, shape): &(&'static str, Shape)| {
        let stored = values.get(*name).cloned().unwrap_or_default();
        let before = written(*shape, &stored);
        let sent = |name: &str, otherwise: &str| {
            form.all(name).next().map_or_else(|| otherwise.to_string(), str::to_string)
        };
        let value = sent(name, &before);
        let error = errors.iter().find(|(field, _)| field == name).map(|(_, key)| visit.t(key));
        let kinds =
            row_field::KINDS.iter().map(|kind| ((*kind).to_string(), kind_word(visit, kind), *kind == value));
        let mark = marks.and_then(|marks| marks.get(*name));
        FieldLine {
            name,
            label: field_word(visit, row.kind, name),
            input: match shape {
                Shape::Long => "long",
                Shape::Kind => "kind",
                _ => "text",
            },
            parts: (sent(&format!("a-{name}"), &before), sent(&format!("b-{name}"), "")),
            main: !before.is_empty() || matches!(*name, "title" | "name" | "owner" | "grant"),
            sure: match (mark, before.is_empty()) {
                (Some(_), _) => "decided",
                (None, true) if !row.sure.contains_key(*name) => "",
                (None, _) => row.sure.get(*name).map_or("single", |sure| sure_key(*sure)),
            },
            mark: mark.map(|mark| mark_text(visit, name, mark)).unwrap_or_default(),
            error: error.unwrap_or_default(),
            choices: kinds.collect(),
            value,
        }
    };
    row_field::fields(row.kind).iter().map(line).collect()
}

/// The fields of a decision's form as they were sent, to send them again.
pub(super) fn sent(kind: &str, form: &FormData) -> Vec<(String, String)> {
    let own = row_field::fields(kind).iter().map(|(name, _)| *name);
    let names = own.flat_map(|name| [name.to_string(), format!("a-{name}"), format!("b-{name}")]);
    let names = names.chain(["row", "act", "with"].map(str::to_string));
    let sent = names.filter_map(|name| {
        let value = form.all(&name).next()?.to_string();
        Some((name, value))
    });
    sent.collect()
}
