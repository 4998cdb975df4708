//! The matrix of coverage as a file: the same rows and totals as the page.

use axum::{
    extract::{Path, Query},
    http::header,
    response::IntoResponse,
};
use db::Id;
use rendering::sheet::{self, Cell, Column, Kind, Sheet};
use web::{Answer, Lang, Page, Visit, WebError};

use super::{
    coverage::{Line, grants, matrix, shown},
    loading::Limits,
    record::find,
    words,
};

/// A column's key; its header is the text `coverage-col-` + key, its explanation `coverage-colhelp-` + key.
const BEFORE: [(&str, Kind); 4] =
    [("level", Kind::Text), ("number", Kind::Text), ("text", Kind::Text), ("target", Kind::Integer)];
const AFTER: [(&str, Kind); 5] = [
    ("actions", Kind::Integer),
    ("measures", Kind::Integer),
    ("projects", Kind::Integer),
    ("grant", Kind::Text),
    ("lacks", Kind::Text),
];

pub(crate) async fn csv(visit: Visit, Path(id): Path<Id>, Query(limits): Query<Limits>) -> Answer {
    let sheet = sheet_of(&visit, id, &limits).await?;
    let bytes = tokio::task::spawn_blocking(move || sheet::csv(&sheet)).await?;
    Ok(file(bytes, "text/csv; charset=utf-8", "tackning.csv"))
}

pub(crate) async fn xlsx(visit: Visit, Path(id): Path<Id>, Query(limits): Query<Limits>) -> Answer {
    let sheet = sheet_of(&visit, id, &limits).await?;
    let bytes = tokio::task::spawn_blocking(move || sheet::xlsx(&sheet)).await??;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(bytes, kind, "tackning.xlsx"))
}

fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> axum::response::Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_string()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}

async fn sheet_of(visit: &Visit, id: Id, limits: &Limits) -> Result<Sheet, WebError> {
    let strategy = find(visit, id).await?;
    let matrix = matrix(visit, &strategy, limits).await?;
    let page = Page::new(visit, strategy.title.clone());
    let column = |(key, kind): &(&str, Kind)| Column {
        key: key.to_string(),
        header: page.t(format!("coverage-col-{key}")),
        explanation: page.t(format!("coverage-colhelp-{key}")),
        kind: *kind,
    };
    let between = matrix.columns.iter().enumerate().map(|(at, head)| Column {
        key: format!("column_{}", at + 1),
        header: head.name.clone(),
        explanation: page.t("coverage-colhelp-cell"),
        kind: Kind::Integer,
    });
    let columns = BEFORE.iter().map(column).chain(between).chain(AFTER.iter().map(column)).collect();
    let rows = matrix.lines.iter().filter(|line| shown(&line.row, &limits.visa));
    let rows = rows.map(|line| cells(&page, line)).collect();
    let integer = |count: usize| Cell::Integer(count as i64);
    let mut totals = vec![Cell::Empty, Cell::Empty, Cell::Text(page.t("total")), Cell::Empty];
    totals.extend(matrix.totals.iter().map(|count| integer(*count)));
    totals.extend([integer(matrix.actions), integer(matrix.measures), Cell::Integer(matrix.money.count())]);
    totals.extend([text(&grants(&matrix.money)), Cell::Empty]);
    let language = match visit.lang {
        Lang::Sv => rendering::Language::Swedish,
        Lang::En => rendering::Language::English,
    };
    Ok(Sheet { title: format!("{} {}", strategy.title, strategy.period()), language, columns, rows, totals })
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_string()) }
}

fn cells(page: &Page, line: &Line) -> Vec<Cell> {
    let row = &line.row;
    let integer = |count: usize| Cell::Integer(count as i64);
    let mut cells = vec![
        text(&words::level_name(page, row.point.level())),
        text(&row.point.number),
        text(&row.point.title),
        row.point.target_year.map_or(Cell::Empty, Cell::Integer),
    ];
    cells.extend(line.cells.iter().map(|count| integer(*count)));
    let lacks = [
        (row.lacks_action(), "coverage-lacks-action"),
        (row.lacks_measure(), "coverage-lacks-measure"),
        (row.lacks_money(), "coverage-lacks-money"),
    ];
    let lacks: Vec<String> =
        lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, key)| page.t(key)).collect();
    cells.extend([
        integer(row.works.actions.len()),
        integer(row.works.measures.len()),
        Cell::Integer(row.money.count()),
        text(&grants(&row.money)),
        text(&lacks.join(", ")),
    ]);
    cells
}
