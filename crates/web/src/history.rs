//! The history of a record, told as a person would: who did what when, with values in words.

use access::{Change, HistoryRow, Record, RecordKind};
use askama::Template;
use axum::extract::Path;
use db::Id;
use types::stockholm_minute;

use crate::{
    Answer, Page, Visit,
    records::{find, record_page},
};

#[derive(Template)]
#[template(path = "record_history.html")]
struct HistoryPage {
    page: Page,
    record: Record,
    back: String,
    rows: Vec<Line>,
}

struct Line {
    iso: String,
    when: String,
    who: String,
    what: String,
}

/// Values and names of people are shown to the owner's members only: others see that something changed.
pub(crate) async fn show(visit: Visit, Path(id): Path<Id>, kind: &'static RecordKind) -> Answer {
    let record = find(&visit, kind, id).await?;
    let inside = visit.viewer.role_in(record.owner_id).is_some();
    let mut rows = access::history(&visit.app.db, kind.key, id).await?;
    let documents = rows.iter_mut().map(take_document).collect::<Vec<_>>();
    if inside && let Some(kind) = visit.app.kind(kind.key) {
        (kind.tell)(&visit, &mut rows).await?;
    }
    let line = |(row, document): (&HistoryRow, &Option<String>)| Line {
        iso: stockholm_minute(row.at).replace(' ', "T"),
        when: visit.moment(row.at),
        who: if inside { who(&visit, row, document.as_deref()) } else { record.owner_name.clone() },
        what: what(&visit, row, inside),
    };
    let rows = rows.iter().zip(&documents).map(line).collect();
    let page = record_page(&visit, kind, &record, "/historik", "history");
    visit.show(&HistoryPage { page, back: format!("{}{id}", kind.path), record, rows })
}

/// An import names its document among the changes; that is who did it, not what was done.
fn take_document(row: &mut HistoryRow) -> Option<String> {
    let place = row.changes.iter().position(|change| change.field == access::BY_DOCUMENT)?;
    row.changes.remove(place).new
}

fn who(visit: &Visit, row: &HistoryRow, document: Option<&str>) -> String {
    let person =
        if access::is_operator(&row.actor) { visit.t("history-operator") } else { row.actor.clone() };
    match document {
        None => person,
        Some(file) => {
            let args = [("file", file.into()), ("who", person.into())];
            visit.app.texts.get(visit.lang, "history-import", &args)
        }
    }
}

fn what(visit: &Visit, row: &HistoryRow, inside: bool) -> String {
    let action = visit.t(&format!("action-{}", row.action));
    let fields: Vec<String> = row.changes.iter().map(|change| told(visit, change, inside)).collect();
    if fields.is_empty() { action } else { format!("{action}. {}", fields.join("; ")) }
}

fn told(visit: &Visit, change: &Change, inside: bool) -> String {
    let name = visit.t(&format!("field-{}", change.field.replace('_', "-")));
    let value = |value: &Option<String>| match (value, change.field.as_str()) {
        (None, _) => "–".to_string(),
        (Some(key), "visibility" | "state") => visit.t(&format!("{}-{key}", change.field)),
        (Some(value), _) => value.clone(),
    };
    match (inside, &change.old) {
        (false, _) => name,
        (true, None) => format!("{name}: {}", value(&change.new)),
        (true, Some(_)) => format!("{name}: {} → {}", value(&change.old), value(&change.new)),
    }
}
