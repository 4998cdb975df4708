//! What plans and initiatives are called on the screen, and how their history is told.

use access::HistoryRow;
use db::Id;
use web::{Lang, Page, TellFuture, Visit};

use crate::{Part, priority::Group, store, when::Span};

pub(crate) fn rendering_language(lang: Lang) -> rendering::Language {
    match lang {
        Lang::Sv => rendering::Language::Swedish,
        Lang::En => rendering::Language::English,
    }
}

/// The name of a group of priorities.
pub(crate) fn group_name(page: &Page, group: Group) -> String {
    page.t(format!("plan-priority-{}", group.key()))
}

/// The years of a span.
pub(crate) fn span(page: &Page, span: Option<Span>) -> String {
    match span {
        None => page.t("plan-without-time"),
        Some(Span { from, to: None }) => page.t1("plan-from-year", "year", from.to_string()),
        Some(Span { from, to }) => crate::plan::period(Some(from), to),
    }
}

/// Somebody as the pages name them.
pub(crate) fn person(page: &Page, name: &str) -> String {
    if access::is_operator(name) { page.t("history-operator") } else { name.to_string() }
}

/// Texts on paragraphs of their own.
pub(crate) fn paragraphs(text: &str) -> Vec<&str> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// The history in words: parts of the plan by their headings, lists without brackets, yes and no.
pub(crate) fn tell<'a>(visit: &'a Visit, rows: &'a mut [HistoryRow]) -> TellFuture<'a> {
    Box::pin(async move {
        let mut values: Vec<(String, &mut String)> = Vec::new();
        for change in rows.iter_mut().flat_map(|row| &mut row.changes) {
            let both = [&mut change.old, &mut change.new].into_iter().flatten();
            values.extend(both.map(|value| (change.field.clone(), value)));
        }
        let is_part = |field: &str| matches!(field, "part_id" | "parent_id");
        let ids = values.iter().filter(|(field, _)| is_part(field));
        let ids: Vec<Id> = ids.filter_map(|(_, value)| value.parse().ok()).collect();
        let parts = store::parts_of_ids(visit.app.db.read(), &ids).await?;
        for (field, value) in values {
            if let Some(told) = told(visit, &parts, &field, value) {
                *value = told;
            }
        }
        Ok(())
    })
}

/// A value in words; `None` where it stands in words already.
fn told(visit: &Visit, parts: &[Part], field: &str, value: &str) -> Option<String> {
    match field {
        "part_id" | "parent_id" => {
            let part = parts.iter().find(|part| part.id.to_string() == value)?;
            Some(part.heading())
        }
        "responsible" => serde_json::from_str::<Vec<String>>(value).ok().map(|people| people.join(", ")),
        "priority_level" => Some(visit.t(&format!("plan-priority-{value}"))),
        "no_planned_activities" => Some(visit.t(if value == "true" { "word-yes" } else { "word-no" })),
        "labels" => listed(&serde_json::from_str(value).ok()?),
        "activities" => Some(value.lines().collect::<Vec<_>>().join(" · ")),
        "stage" => Some(visit.t(&format!("plan-stage-{value}"))),
        "numbering" => Some(visit.t(&format!("plan-numbering-{value}"))),
        "decided_on" => Some(visit.date_of(value)),
        _ => None,
    }
}

/// What a JSON object or list holds, with commas between; nothing is a dash.
fn listed(value: &serde_json::Value) -> Option<String> {
    let word = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_string);
    let items: Vec<String> = match value {
        serde_json::Value::Object(map) => {
            map.iter().map(|(label, value)| format!("{label}: {}", word(value))).collect()
        }
        serde_json::Value::Array(items) => items.iter().map(word).collect(),
        _ => return None,
    };
    Some(if items.is_empty() { "–".to_string() } else { items.join(", ") })
}
