//! The list of organisations as a file: the same filter, the same rows.

use axum::{
    extract::Query,
    http::header,
    response::{IntoResponse, Response},
};
use rendering::{
    Language,
    sheet::{self, Cell, Column, Kind, Sheet},
};
use web::{Answer, Lang, Visit, WebError};

use super::organisation_list::{ListQuery, kind_text};
use crate::{
    place,
    store::{self, ListRow},
};

/// A column's key and its header's text; its explanation is the text `organisation-col-` + key.
const COLUMNS: [(&str, &str, Kind); 9] = [
    ("name", "field-name", Kind::Text),
    ("kind", "field-organisation-kind", Kind::Text),
    ("municipality", "field-municipality", Kind::Text),
    ("municipality_code", "organisation-municipality-code", Kind::Text),
    ("county", "field-county", Kind::Text),
    ("parent", "field-parent", Kind::Text),
    ("number", "field-organisation-number", Kind::Text),
    ("website", "field-website", Kind::Text),
    ("variants", "organisation-variants", Kind::Integer),
];

pub(super) async fn csv(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let sheet = sheet_of(&visit, &query).await?;
    let bytes = tokio::task::spawn_blocking(move || sheet::csv(&sheet)).await?;
    Ok(file(bytes, "text/csv; charset=utf-8", "organisationer.csv"))
}

pub(super) async fn xlsx(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let sheet = sheet_of(&visit, &query).await?;
    let bytes = tokio::task::spawn_blocking(move || sheet::xlsx(&sheet)).await??;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(bytes, kind, "organisationer.xlsx"))
}

fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_string()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}

async fn sheet_of(visit: &Visit, query: &ListQuery) -> Result<Sheet, WebError> {
    let descending = query.order().descending;
    let rows =
        store::list(&visit.app.db, &visit.viewer, &query.filter(), descending, false, (0, i64::MAX)).await?;
    let column = |(key, header, kind): (&str, &str, Kind)| Column {
        key: key.to_string(),
        header: visit.t(header),
        explanation: visit.t(&format!("organisation-col-{}", key.replace('_', "-"))),
        kind,
    };
    Ok(Sheet {
        title: visit.t("nav-organisations"),
        language: match visit.lang {
            Lang::Sv => Language::Swedish,
            Lang::En => Language::English,
        },
        columns: COLUMNS.map(column).to_vec(),
        rows: rows.into_iter().map(|row| cells(visit, row)).collect(),
        totals: Vec::new(),
    })
}

fn cells(visit: &Visit, row: ListRow) -> Vec<Cell> {
    let text = |text: Option<String>| text.filter(|text| !text.is_empty()).map_or(Cell::Empty, Cell::Text);
    let municipality = row.municipality_code.as_deref().and_then(place::municipality);
    let county = row.county_code.as_deref().and_then(place::county);
    vec![
        Cell::Text(row.name),
        Cell::Text(kind_text(visit, &row.kind)),
        text(municipality.map(|found| found.name.clone())),
        text(row.municipality_code),
        text(county.map(|found| found.name.clone())),
        text(row.parent_name),
        text(row.organisation_number),
        text(row.website),
        Cell::Integer(row.variants),
    ]
}
