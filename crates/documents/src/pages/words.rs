//! A reading's fields and values in the screen's words.

use reading::contract::{Alternative, Severity, Sure, Words};
use serde_json::{Map, Value};
use web::{Lang, Visit};

use crate::{Act, Decision, Mark, review, row_field};

pub(super) fn words<'a>(visit: &Visit, words: &'a Words) -> &'a str {
    match visit.lang {
        Lang::Sv => &words.sv,
        Lang::En => &words.en,
    }
}

pub(super) fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

pub(super) fn sure_key(sure: Sure) -> &'static str {
    match sure {
        Sure::Proved => "proved",
        Sure::Single => "single",
        Sure::Assumed => "assumed",
        Sure::Ambiguous => "ambiguous",
    }
}

/// `Beviljat: 20 000; Total kostnad: 100 000`.
pub(super) fn values_text(visit: &Visit, kind: &str, values: &Map<String, Value>) -> String {
    let one = |(field, value): (&String, &Value)| {
        format!("{}: {}", field_word(visit, kind, field), value_word(visit, field, value))
    };
    values.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Why, and what the row would say, for each way; a reason that the next one has too stands there only.
pub(super) fn ways(visit: &Visit, kind: &str, all: &[Alternative]) -> Vec<(String, String)> {
    let line = |(place, one): (usize, &Alternative)| {
        let same = all.get(place + 1).is_some_and(|next| next.why == one.why);
        let why = if same { String::new() } else { words(visit, &one.why).to_string() };
        (why, values_text(visit, kind, &one.values))
    };
    all.iter().enumerate().map(line).collect()
}

/// A value as people write it; a kind of measure in the screen's words.
pub(super) fn value_word(visit: &Visit, field: &str, value: &Value) -> String {
    let Some(shown) = review::shown(value) else {
        return visit.t("review-no-value");
    };
    if field == "kind" && row_field::KINDS.contains(&shown.as_str()) {
        return kind_word(visit, &shown);
    }
    shown
}

pub(super) fn kind_word(visit: &Visit, kind: &str) -> String {
    let key = format!("project-kind-{}", kind.replace('_', "-"));
    if visit.app.texts.has(&key) { visit.t(&key) } else { kind.to_string() }
}

/// A field of the reading in the screen's words; one that has none is shown by its name.
pub(super) fn field_word(visit: &Visit, kind: &str, field: &str) -> String {
    let name = field.replace('_', "-");
    let name = match name.as_str() {
        "purpose" => "aim",
        "when" => "when-text",
        "priority" if kind != "grants" => "priority-text",
        other => other,
    };
    let own = format!("field-project-{name}");
    let keys = [own, format!("field-{name}"), format!("field-read-{name}")];
    let key = keys.iter().skip(usize::from(kind != "grants")).find(|key| visit.app.texts.has(key));
    key.map_or_else(|| field.to_string(), |key| visit.t(key))
}

/// The kind of row that a decision is about, by what it calls it.
pub(super) fn kind_of(documents: &[reading::contract::Document], key: &str) -> &'static str {
    use reading::contract::Document;
    let index = key.strip_prefix("/documents/").and_then(|rest| rest.split('/').next());
    match index.and_then(|index| index.parse::<usize>().ok()).and_then(|index| documents.get(index)) {
        Some(Document::Grants(_)) => "grants",
        Some(Document::Aggregates(_)) => "aggregates",
        Some(Document::Indicators(_)) => "indicators",
        _ => "plan",
    }
}

/// What was decided, in one line.
pub(super) fn decision_text(visit: &Visit, kind: &str, decision: &Decision) -> String {
    let what = visit.t(&format!("decision-{}", decision.act.key()));
    match &decision.act {
        Act::Set { values, .. } => format!("{what}: {}", values_text(visit, kind, values)),
        Act::Split { first, second } => {
            let (first, second) = (values_text(visit, kind, first), values_text(visit, kind, second));
            format!("{what}: {first} | {second}")
        }
        Act::Join { .. } | Act::Skip => what,
    }
}

/// Whose word a value is: "skrivet av Anna Ek, 22 november 2026 (i dokumentet: 100)".
pub fn mark_text(visit: &Visit, field: &str, mark: &Mark) -> String {
    let (texts, lang) = (&visit.app.texts, visit.lang);
    let values = [
        ("who", mark.by.as_str().into()),
        ("when", visit.moment(mark.at).into()),
        ("read", value_word(visit, field, &mark.read).into()),
    ];
    texts.get(lang, &format!("mark-{}", mark.how.key()), &values)
}
