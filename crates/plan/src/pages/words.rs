//! What plans, initiatives and indicators are called on the screen.

use reading::{Language, target};
use web::{Lang, Page};

use crate::{TargetRow, priority::Group, when::Span};

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

/// Texts on paragraphs of their own.
pub(crate) fn paragraphs(text: &str) -> Vec<&str> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect()
}
