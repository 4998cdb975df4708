//! The list as a file: the same filter, the same order, the same totals.

use std::collections::HashMap;

use access::Mark;
use axum::extract::Query;
use axum::http::header;
use axum::response::IntoResponse;
use db::Id;
use rendering::sheet::{self, Cell, Column, Kind, Sheet};
use types::Amount;
use web::{Answer, Visit, WebError};

use super::figures::{Asked, Pairs, language, project_href};
use super::list::order_of;
use crate::project::kind_text;
use crate::{PROJECT, Project, Sums, share, store};

/// A column's key, its header's text and what it holds; its explanation is the text `project-col-` + key.
const COLUMNS: [(&str, &str, Kind); 21] = [
    ("title", "project-title", Kind::Text),
    ("owner", "project-owner", Kind::Text),
    ("sub_region", "project-sub-region", Kind::Text),
    ("areas", "field-project-areas", Kind::Text),
    ("theme", "project-theme", Kind::Text),
    ("priority", "project-priority", Kind::Text),
    ("kind", "project-kind", Kind::Text),
    ("year", "word-year", Kind::Integer),
    ("total_cost", "field-project-total-cost", Kind::Amount),
    ("grant", "field-project-grant", Kind::Amount),
    ("share", "project-share", Kind::Percent),
    ("currency", "project-currency", Kind::Text),
    ("applied", "field-project-applied", Kind::Amount),
    ("eu_part", "field-project-eu-part", Kind::Amount),
    ("co_funding", "field-project-co-funding", Kind::Amount),
    ("start", "field-project-start", Kind::Text),
    ("end", "field-project-end", Kind::Text),
    ("place", "field-project-place", Kind::Text),
    ("reference", "field-project-reference", Kind::Text),
    ("description", "field-description", Kind::Text),
    ("page", "project-page", Kind::Text),
];

pub(crate) async fn csv(visit: Visit, Query(pairs): Pairs) -> Answer {
    let sheet = sheet_of(&visit, &pairs).await?;
    let bytes = tokio::task::spawn_blocking(move || sheet::csv(&sheet)).await?;
    Ok(file(bytes, "text/csv; charset=utf-8", "projekt.csv"))
}

pub(crate) async fn xlsx(visit: Visit, Query(pairs): Pairs) -> Answer {
    let sheet = sheet_of(&visit, &pairs).await?;
    let bytes = tokio::task::spawn_blocking(move || sheet::xlsx(&sheet)).await??;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(bytes, kind, "projekt.xlsx"))
}

fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> axum::response::Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_string()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}

async fn sheet_of(visit: &Visit, pairs: &[(String, String)]) -> Result<Sheet, WebError> {
    let asked = Asked::of(visit, pairs).await?;
    let scope = asked.scope(visit);
    let db = &visit.app.db;
    let totals = store::totals(db, &scope).await?;
    let projects = store::list(db, &scope, order_of(pairs), None, totals.count()).await?;
    let ids: Vec<Id> = projects.iter().map(|project| project.id).collect();
    let mut marks = HashMap::new();
    for ids in ids.chunks(store::ROWS_AT_A_TIME) {
        marks.extend(access::marks(db, PROJECT.key, ids).await?);
    }
    let column = |(key, header, kind): (&str, &str, Kind)| Column {
        key: key.to_string(),
        header: visit.t(header),
        explanation: visit.t(&format!("project-col-{}", key.replace('_', "-"))),
        kind,
    };
    let mut rows: Vec<Vec<Cell>> =
        projects.iter().map(|project| cells(visit, project, marks.get(&project.id))).collect();
    let total = visit.t("total");
    let mut totals_row = Vec::new();
    match totals.0.as_slice() {
        [one] => totals_row = total_cells(&total, one),
        // Amounts of different currencies have no common total.
        several => {
            rows.extend(several.iter().map(|sums| total_cells(&format!("{total} {}", sums.currency), sums)))
        }
    }
    Ok(Sheet {
        title: visit.t("nav-projects"),
        language: language(visit.lang),
        columns: COLUMNS.map(column).into(),
        rows,
        totals: totals_row,
    })
}

fn text(value: &str) -> Cell {
    if value.is_empty() { Cell::Empty } else { Cell::Text(value.to_string()) }
}

fn amount(value: Option<Amount>) -> Cell {
    value.map_or(Cell::Empty, Cell::Amount)
}

/// A marked description is not in the file of anybody outside the owner.
fn cells(visit: &Visit, project: &Project, mark: Option<&Mark>) -> Vec<Cell> {
    let facts = &project.facts;
    let secret = mark.is_some_and(|mark| mark.hides(&visit.viewer, project.owner_id, "description"));
    let kind = facts.kind.map(|kind| visit.t(kind_text(Some(kind)))).unwrap_or_default();
    vec![
        text(&facts.title),
        text(&facts.owner),
        text(&facts.sub_region),
        text(&facts.areas.join(", ")),
        text(&facts.theme),
        text(&facts.priority),
        text(&kind),
        facts.year.map_or(Cell::Empty, |year| Cell::Integer(i64::from(year))),
        amount(facts.total_cost),
        amount(facts.grant),
        share(facts.grant, facts.total_cost).map_or(Cell::Empty, Cell::Percent),
        text(&facts.currency),
        amount(facts.applied),
        amount(facts.eu_part),
        amount(facts.co_funding),
        text(&facts.start),
        text(&facts.end),
        text(&facts.place),
        text(&facts.reference),
        if secret { Cell::Empty } else { text(&facts.description) },
        text(&project_href(project.id)),
    ]
}

fn total_cells(label: &str, sums: &Sums) -> Vec<Cell> {
    let mut cells = vec![Cell::Empty; COLUMNS.len()];
    let place = |key: &str| COLUMNS.iter().position(|(name, _, _)| *name == key);
    let filled = [
        ("title", Cell::Text(label.to_string())),
        ("total_cost", Cell::Amount(sums.total_cost)),
        ("grant", Cell::Amount(sums.grant)),
        ("share", sums.share().map_or(Cell::Empty, Cell::Percent)),
        ("currency", Cell::Text(sums.currency.clone())),
    ];
    for (key, cell) in filled {
        if let Some(place) = place(key) {
            cells[place] = cell;
        }
    }
    cells
}
