//! The page on which a person looks at a reading before it is stored.

use askama::Template;
use axum::http::StatusCode;
use reading::contract::{Alternative, At, Severity, Sure, Words};
use serde_json::{Map, Value};
use web::{Answer, Lang, Page, Visit};

use crate::{
    Change, Difference, ReadFile,
    intake::Taken,
    lines_text,
    review::{self, Doubt, Found, Shared, SourceLine, excerpt},
    upload::Upload,
};

/// Rows, findings and changes that are shown; the rest is counted.
const SHOWN: usize = 50;
/// Lines of the source beside a row, and beside a finding.
const LINES: usize = 60;
const LINES_OF_FINDING: usize = 6;

/// What storing would do.
pub(super) enum Tried {
    Changes(Box<Taken>),
    /// The same content is there already, at this address.
    Same(String),
}

#[derive(Template)]
#[template(path = "documents/review.html")]
struct ReviewPage {
    page: Page,
    upload: Upload,
    when: String,
    visibility: String,
    found: Vec<FoundLine>,
    /// What is assumed in many rows alike.
    shared: Vec<String>,
    doubts: Vec<DoubtLine>,
    doubts_summary: String,
    findings: Vec<FindingLine>,
    findings_summary: String,
    changes: String,
    differences: Vec<DifferenceLine>,
    more_differences: String,
    skipped: bool,
    seen: String,
    /// Something has changed since the page was shown.
    stale: bool,
    /// Where the same content stands already; empty if it does not.
    same: String,
}

struct FoundLine {
    kind: String,
    title: String,
    year: String,
    rows: String,
    sums: String,
    proved: String,
    all_proved: bool,
}

struct DoubtLine {
    title: String,
    /// Label, key of how sure, value.
    fields: Vec<(String, &'static str, String)>,
    /// Why, and what the row would say.
    alternatives: Vec<(String, String)>,
    place: String,
    lines: Vec<SourceLine>,
}

struct FindingLine {
    severity: &'static str,
    message: String,
    place: String,
    lines: Vec<SourceLine>,
}

struct DifferenceLine {
    kind: &'static str,
    /// All of its values are new: folded, because there are many.
    is_new: bool,
    what: String,
    title: String,
    fields: Vec<String>,
}

pub(super) fn words<'a>(visit: &Visit, words: &'a Words) -> &'a str {
    match visit.lang {
        Lang::Sv => &words.sv,
        Lang::En => &words.en,
    }
}

pub(super) fn show(visit: &Visit, upload: &Upload, read: &ReadFile, tried: &Tried, stale: bool) -> Answer {
    let page = Page::new(visit, page_title(visit, &upload.name));
    let text: Vec<&str> = read.text.split('\n').collect();
    let found: Vec<Found> = read.documents().map(review::found).collect();
    let mut doubts = review::doubts(read.documents());
    let shared = review::take_shared(&mut doubts);
    let all = &read.reading.findings;
    let mut findings: Vec<_> = all.iter().collect();
    findings.sort_by_key(|finding| finding.severity);
    let findings = findings.into_iter().take(SHOWN).map(|finding| {
        let at: At = finding.places.iter().flat_map(|place| place.at.clone()).collect();
        FindingLine {
            severity: severity_key(finding.severity),
            message: words(visit, &finding.message).to_string(),
            place: lines_text(visit, &at),
            lines: excerpt(&text, &at, LINES_OF_FINDING),
        }
    });
    let (taken, same) = match tried {
        Tried::Changes(taken) => (Some(taken), String::new()),
        Tried::Same(href) => (None, href.clone()),
    };
    let differences = taken.map(|taken| taken.imported.differences.as_slice()).unwrap_or_default();
    let grants = found.iter().any(|one| one.kind == "grants");
    let kind = if grants { "grants" } else { "" };
    let page = ReviewPage {
        when: format!("{}, {}", visit.moment(upload.uploaded_at), upload.uploaded_by),
        visibility: visit.t(&format!("visibility-{}", upload.visibility)),
        found: found.iter().map(|one| found_line(&page, one)).collect(),
        shared: shared.iter().map(|one| shared_text(&page, one)).collect(),
        doubts: doubts.iter().take(SHOWN).map(|one| doubt_line(visit, one, &text)).collect(),
        doubts_summary: summary(&page, "review-doubts-count", doubts.len()),
        findings: findings.collect(),
        findings_summary: summary(&page, "review-findings-count", all.len()),
        changes: taken.map(|taken| changes_text(&page, taken)).unwrap_or_default(),
        differences: differences.iter().take(SHOWN).map(|one| difference_line(visit, kind, one)).collect(),
        more_differences: more(&page, differences.len()),
        skipped: taken.is_some_and(|taken| taken.skipped > 0),
        seen: taken.map(|taken| taken.fingerprint()).unwrap_or_default(),
        stale,
        same,
        upload: upload.clone(),
        page,
    };
    visit.show_with(if stale { StatusCode::CONFLICT } else { StatusCode::OK }, &page)
}

fn page_title(visit: &Visit, name: &str) -> String {
    visit.app.texts.get(visit.lang, "review-title", &[("file", name.into())])
}

fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn sure_key(sure: Sure) -> &'static str {
    match sure {
        Sure::Proved => "proved",
        Sure::Single => "single",
        Sure::Assumed => "assumed",
        Sure::Ambiguous => "ambiguous",
    }
}

/// How many there are, and that not all are shown if they are not.
fn summary(page: &Page, key: &str, count: usize) -> String {
    let told = page.t1(key, "count", count as i64);
    let rest = more(page, count);
    if rest.is_empty() { told } else { format!("{told} {rest}") }
}

fn more(page: &Page, count: usize) -> String {
    if count > SHOWN { page.t1("review-first", "count", SHOWN as i64) } else { String::new() }
}

fn found_line(page: &Page, found: &Found) -> FoundLine {
    let sums = found.granted.iter().map(|(currency, sum)| match currency.as_str() {
        "SEK" => format!("{sum}\u{a0}kr"),
        "" => sum.to_string(),
        other => format!("{sum}\u{a0}{other}"),
    });
    let (reached, printed) = found.proved;
    let proved = match printed {
        0 => page.t("review-no-totals"),
        _ => page.t2("review-totals", ("reached", reached as i64), ("printed", printed as i64)),
    };
    let untitled = || page.t("review-untitled");
    FoundLine {
        kind: page.t(format!("document-kind-{}", found.kind)),
        title: found.title.clone().unwrap_or_else(untitled),
        year: found.year.map(|year| year.to_string()).unwrap_or_default(),
        rows: page.t1(&format!("document-rows-{}", found.kind), "count", found.rows as i64),
        sums: sums.collect::<Vec<_>>().join("; "),
        proved,
        all_proved: printed > 0 && reached == printed,
    }
}

fn shared_text(page: &Page, shared: &Shared) -> String {
    let visit = &page.visit;
    let field = field_word(visit, shared.kind, &shared.field);
    let value = value_word(visit, &shared.field, &shared.value);
    page.t1("review-shared", "count", shared.rows as i64) + &format!(" {field}: {value}")
}

fn doubt_line(visit: &Visit, doubt: &Doubt, text: &[&str]) -> DoubtLine {
    let field = |(field, sure, value): &(String, Sure, Value)| {
        (field_word(visit, doubt.kind, field), sure_key(*sure), value_word(visit, field, value))
    };
    let alternative =
        |one: &Alternative| (words(visit, &one.why).to_string(), values_text(visit, doubt.kind, &one.values));
    DoubtLine {
        title: doubt.title.clone().unwrap_or_else(|| visit.t("review-untitled")),
        fields: doubt.fields.iter().map(field).collect(),
        alternatives: doubt.alternatives.iter().map(alternative).collect(),
        place: lines_text(visit, &doubt.at),
        lines: excerpt(text, &doubt.at, LINES),
    }
}

fn values_text(visit: &Visit, kind: &str, values: &Map<String, Value>) -> String {
    let one = |(field, value): (&String, &Value)| {
        format!("{}: {}", field_word(visit, kind, field), value_word(visit, field, value))
    };
    values.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// A value as people write it; a kind of measure in the screen's words.
fn value_word(visit: &Visit, field: &str, value: &Value) -> String {
    let Some(shown) = review::shown(value) else {
        return visit.t("review-no-value");
    };
    let key = format!("project-kind-{}", shown.replace('_', "-"));
    if field == "kind" && visit.app.texts.has(&key) { visit.t(&key) } else { shown }
}

/// A field of the reading in the screen's words; one that has none is shown by its name.
fn field_word(visit: &Visit, kind: &str, field: &str) -> String {
    let name = field.replace('_', "-");
    let name = match name.as_str() {
        "purpose" => "aim",
        "when" => "when-text",
        "priority" if kind != "grants" => "priority-text",
        other => other,
    };
    let own = format!("field-project-{name}");
    let keys = [own, format!("field-{name}")];
    let key = keys.iter().skip(usize::from(kind != "grants")).find(|key| visit.app.texts.has(key));
    key.map_or_else(|| field.to_string(), |key| visit.t(key))
}

fn changes_text(page: &Page, taken: &Taken) -> String {
    let all = &taken.imported;
    let counts = [
        ("review-added", all.added),
        ("review-changed", all.changed),
        ("review-unchanged", all.unchanged),
        ("review-withdrawn", all.withdrawn),
    ];
    let some = counts.iter().filter(|(_, count)| *count > 0);
    let told: Vec<String> = some.map(|(key, count)| page.t1(key, "count", *count as i64)).collect();
    let told = told.join(", ");
    match (all.changes_nothing(), told.is_empty()) {
        (false, _) => format!("{told}."),
        (true, false) => format!("{} {told}.", page.t("review-nothing-changes")),
        (true, true) => page.t("review-nothing-changes"),
    }
}

fn difference_line(visit: &Visit, kind: &str, difference: &Difference) -> DifferenceLine {
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_string());
    let told = difference.fields.iter().filter(|(_, old, new)| old.is_some() || new.is_some());
    let fields = told.map(|(field, old, new)| match difference.what {
        Change::Added => format!("{}: {}", field_word(visit, kind, field), value(new)),
        _ => format!("{}: {} → {}", field_word(visit, kind, field), value(old), value(new)),
    });
    DifferenceLine {
        kind: match difference.what {
            Change::Added => "success",
            Change::Changed => "info",
            Change::Withdrawn => "warning",
        },
        is_new: difference.what == Change::Added,
        what: visit.t(&format!("change-{}", difference.what.key())),
        title: difference.title.clone(),
        fields: fields.collect(),
    }
}
