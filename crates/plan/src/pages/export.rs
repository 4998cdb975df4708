//! A plan's initiatives and activities as a file: the same filter as the page, one row for each activity.

use axum::{
    extract::{Path, Query},
    http::header,
    response::IntoResponse,
};
use db::Id;
use rendering::sheet::{self, Cell, Column, Kind, Sheet};
use web::{Answer, Page, Visit, WebError};

use crate::{Initiative, Leaf, Task, naming, tree::walk};

use super::{
    tree::{TreeQuery, load},
    words,
};

/// A column's key; its header is the text `plan-col-` + key, its explanation `plan-colhelp-` + key.
const COLUMNS: [(&str, Kind); 15] = [
    ("chapter", Kind::Text),
    ("section", Kind::Text),
    ("initiative", Kind::Text),
    ("purpose", Kind::Text),
    ("goal", Kind::Text),
    ("activity", Kind::Text),
    ("activity-who", Kind::Text),
    ("when", Kind::Text),
    ("from", Kind::Integer),
    ("to", Kind::Integer),
    ("who", Kind::Text),
    ("priority", Kind::Text),
    ("level", Kind::Text),
    ("follow-up", Kind::Text),
    ("page", Kind::Text),
];

pub(crate) async fn csv(visit: Visit, Path(id): Path<Id>, Query(query): Query<TreeQuery>) -> Answer {
    let sheet = sheet_of(&visit, id, query).await?;
    let bytes = tokio::task::spawn_blocking(move || sheet::csv(&sheet)).await?;
    Ok(file(bytes, "text/csv; charset=utf-8", "plan.csv"))
}

pub(crate) async fn xlsx(visit: Visit, Path(id): Path<Id>, Query(query): Query<TreeQuery>) -> Answer {
    let sheet = sheet_of(&visit, id, query).await?;
    let bytes = tokio::task::spawn_blocking(move || sheet::xlsx(&sheet)).await??;
    Ok(file(bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "plan.xlsx"))
}

fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> axum::response::Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_string()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}

async fn sheet_of(visit: &Visit, id: Id, query: TreeQuery) -> Result<Sheet, WebError> {
    let shown = load(visit, id, query).await?;
    let visit = &naming::calling(visit, shown.plan.owner_id, &[]).await?;
    let page = Page::new(visit, shown.plan.title.clone());
    let column = |(key, kind): &(&str, Kind)| Column {
        key: key.replace('-', "_"),
        header: page.t(format!("plan-col-{key}")),
        explanation: page.t(format!("plan-colhelp-{key}")),
        kind: *kind,
    };
    let mut rows = Vec::new();
    for (chapter, section, leaf) in walk(&shown.chapters) {
        if leaf.tasks.is_empty() {
            rows.push(row(&page, (&chapter, &section), leaf, None));
        }
        rows.extend(leaf.tasks.iter().map(|task| row(&page, (&chapter, &section), leaf, Some(task))));
    }
    Ok(Sheet {
        title: shown.plan.title.clone(),
        language: words::rendering_language(visit.lang),
        columns: COLUMNS.iter().map(column).collect(),
        rows,
        totals: Vec::new(),
    })
}

fn row(page: &Page, (chapter, section): (&str, &str), leaf: &Leaf, task: Option<&Task>) -> Vec<Cell> {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_string()) };
    let maybe = |found: &Option<String>| text(found.as_deref().unwrap_or_default());
    let number = |found: Option<i64>| found.map_or(Cell::Empty, Cell::Integer);
    let row: &Initiative = &leaf.initiative;
    let activity = task.map(|task| task.activity.text.as_str()).unwrap_or_default();
    let own = task.map(|task| task.people.join(", ")).unwrap_or_default();
    vec![
        text(chapter),
        text(section),
        text(&row.title),
        maybe(&row.purpose),
        maybe(&row.goal),
        text(activity),
        text(&own),
        maybe(&row.when_text),
        number(row.year_from),
        number(row.year_to),
        text(&leaf.people.join(", ")),
        maybe(&row.priority_text),
        text(&words::group_name(page, row.priority())),
        maybe(&row.follow_up),
        text(&format!("/planer/insats/{}", row.id)),
    ]
}
