//! What indicators are called on the screen, and how their history is told.

use access::HistoryRow;
use reading::{Language, target};
use web::{Lang, TellFuture, Visit};

use crate::{TargetRow, indicator::shown};

pub(crate) fn reading_language(lang: Lang) -> Language {
    match lang {
        Lang::Sv => Language::Swedish,
        Lang::En => Language::English,
    }
}

pub(crate) fn rendering_language(lang: Lang) -> rendering::Language {
    match lang {
        Lang::Sv => rendering::Language::Swedish,
        Lang::En => rendering::Language::English,
    }
}

/// The targets of an indicator as sentences, each with a capital and a full stop.
pub(crate) fn sentences(lang: Lang, targets: &[TargetRow]) -> Vec<String> {
    targets.iter().map(|row| sentence(lang, &row.target())).collect()
}

pub(crate) fn sentence(lang: Lang, target: &reading::contract::Target) -> String {
    let said = target::sentence(target, reading_language(lang));
    let mut letters = said.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}

/// The history in words: lists without brackets, yes and no.
pub(crate) fn tell<'a>(visit: &'a Visit, rows: &'a mut [HistoryRow]) -> TellFuture<'a> {
    Box::pin(async move {
        for change in rows.iter_mut().flat_map(|row| &mut row.changes) {
            for value in [&mut change.old, &mut change.new].into_iter().flatten() {
                if let Some(told) = told(visit, &change.field, value) {
                    *value = told;
                }
            }
        }
        Ok(())
    })
}

/// A value in words; `None` where it stands in words already.
fn told(visit: &Visit, field: &str, value: &str) -> Option<String> {
    match field {
        "marked" => Some(visit.t(if value == "true" { "word-yes" } else { "word-no" })),
        "comparison" => {
            let all: Vec<reading::contract::Comparison> = serde_json::from_str(value).ok()?;
            let names: Vec<String> = all.into_iter().map(|one| one.name).collect();
            Some(if names.is_empty() { "–".to_string() } else { names.join(", ") })
        }
        "outcome" => Some(shown(value, visit.lang == Lang::En)),
        "direction" => Some(visit.t(&format!("indicator-direction-{value}"))),
        "targets" => Some(value.lines().collect::<Vec<_>>().join(" · ")),
        _ => None,
    }
}
