//! The page on which a person looks at a reading before it is stored.

use askama::Template;
use axum::http::StatusCode;
use reading::contract::{At, Sure};
use serde_json::Value;
use web::{Answer, Page, Visit, WebError};

use super::{
    columns::{self, LayoutLine},
    uploads::same,
    waiting::Waiting,
    words::{decision_text, field_word, kind_of, severity_key, sure_key, value_word, ways, words},
};
use crate::{
    Change, Difference,
    comparison::Comparison,
    lines_text,
    review::{self, Doubt, Found, Shared, SourceLine, Total, excerpt},
    upload::Upload,
};

/// Rows, findings and changes that are shown; the rest is counted.
const SHOWN: usize = 50;
/// Lines of the source beside a row, and beside a finding.
pub(super) const LINES: usize = 60;
const LINES_OF_FINDING: usize = 6;

/// What the visitor is told first.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Told {
    Nothing,
    /// What is stored has changed since the page was shown.
    Changed,
    /// Somebody else has decided something since the page was shown.
    Decided,
    /// Something could not be done: this is why.
    Refused(String),
}

#[derive(Template)]
#[template(path = "documents/review.html")]
struct ReviewPage {
    page: Page,
    upload: Upload,
    when: String,
    ends: String,
    visibility: String,
    found: Vec<FoundLine>,
    layouts: Vec<LayoutLine>,
    totals: Vec<TotalLine>,
    totals_summary: String,
    /// What is assumed in many rows alike.
    shared: Vec<String>,
    doubts: Vec<DoubtLine>,
    doubts_summary: String,
    decisions: Vec<DecisionLine>,
    findings: Vec<FindingLine>,
    findings_summary: String,
    changes: String,
    differences: Vec<DifferenceLine>,
    more_differences: String,
    /// Something was read, and what storing it would do is known.
    compared: bool,
    nothing_read: bool,
    skipped: bool,
    seen: String,
    notice: String,
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

struct TotalLine {
    place: String,
    field: String,
    printed: String,
    reached: String,
    proved: bool,
}

struct DoubtLine {
    /// What decisions call the row, and that in an address.
    key: String,
    href: String,
    title: String,
    /// Label, key of how sure, value.
    fields: Vec<(String, &'static str, String)>,
    /// Why, and what the row would say.
    alternatives: Vec<(String, String)>,
    /// Some value can be left as it was read.
    confirmable: bool,
    place: String,
    lines: Vec<SourceLine>,
    /// The part of the page where it stands.
    picture: Option<super::pictures::Shown>,
}

struct DecisionLine {
    number: u32,
    title: String,
    what: String,
    who: String,
    lapsed: bool,
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

pub(super) async fn show(visit: &Visit, waiting: &Waiting, told: Told) -> Answer {
    let same = same(visit, waiting).await?.unwrap_or_default();
    let page = made(visit, waiting, &told, same)?;
    let status = match told {
        Told::Nothing => StatusCode::OK,
        Told::Changed | Told::Decided => StatusCode::CONFLICT,
        Told::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    visit.show_with(status, &page)
}

fn made(visit: &Visit, waiting: &Waiting, told: &Told, same: String) -> Result<ReviewPage, WebError> {
    let upload = &waiting.upload;
    let title = visit.app.texts.get(visit.lang, "review-title", &[("file", upload.name.as_str().into())]);
    let page = Page::new(visit, title);
    let text: Vec<&str> = waiting.content.read.text.split('\n').collect();
    let documents = waiting.documents();
    let found: Vec<Found> = documents.iter().map(review::found).collect();
    let mut doubts = review::doubts(documents);
    let shared = review::take_shared(&mut doubts);
    let totals = review::totals(documents);
    let unreached = totals.iter().filter(|total| !total.proved).count();
    let comparison = waiting.content.comparison.as_ref();
    let differences = comparison.map(|one| one.differences.as_slice()).unwrap_or_default();
    let kind = if found.iter().any(|one| one.kind == "grants") { "grants" } else { "" };
    let all = &waiting.decided.reading.findings;
    Ok(ReviewPage {
        when: format!("{}, {}", visit.moment(upload.uploaded_at), upload.uploaded_by),
        ends: visit.moment(upload.ends_at()),
        visibility: visit.t(&format!("visibility-{}", upload.visibility)),
        found: found.iter().map(|one| found_line(&page, one)).collect(),
        layouts: columns::lines(visit, &waiting.content),
        totals: totals.iter().take(SHOWN).map(|total| total_line(visit, total)).collect(),
        totals_summary: page.t2(
            "review-totals",
            ("reached", (totals.len() - unreached) as i64),
            ("printed", totals.len() as i64),
        ),
        shared: shared.iter().map(|one| shared_text(&page, one)).collect(),
        doubts: doubts.iter().take(SHOWN).map(|one| doubt_line(visit, waiting, one, &text)).collect(),
        doubts_summary: summary(&page, "review-doubts-count", doubts.len()),
        decisions: decisions(visit, waiting),
        findings: findings(visit, waiting, &text),
        findings_summary: summary(&page, "review-findings-count", all.len()),
        changes: comparison.map(|one| changes_text(&page, one)).unwrap_or_default(),
        differences: differences.iter().take(SHOWN).map(|one| difference_line(visit, kind, one)).collect(),
        more_differences: more(&page, comparison.map_or(0, |one| one.all)),
        compared: comparison.is_some(),
        nothing_read: documents.is_empty(),
        skipped: comparison.is_some_and(|one| one.skipped),
        seen: comparison.map(|one| one.fingerprint.clone()).unwrap_or_default(),
        notice: match told {
            Told::Nothing => String::new(),
            Told::Changed => visit.t("review-stale"),
            Told::Decided => visit.t("review-decided-meanwhile"),
            Told::Refused(why) => why.clone(),
        },
        same,
        upload: upload.clone(),
        page,
    })
}

fn findings(visit: &Visit, waiting: &Waiting, text: &[&str]) -> Vec<FindingLine> {
    let mut findings: Vec<_> = waiting.decided.reading.findings.iter().collect();
    findings.sort_by_key(|finding| finding.severity);
    let line = |finding: &reading::contract::Finding| {
        let at: At = finding.places.iter().flat_map(|place| place.at.clone()).collect();
        FindingLine {
            severity: severity_key(finding.severity),
            message: words(visit, &finding.message).to_string(),
            place: lines_text(visit, &at),
            lines: excerpt(text, &at, LINES_OF_FINDING),
        }
    };
    findings.into_iter().take(SHOWN).map(line).collect()
}

/// Newest first.
fn decisions(visit: &Visit, waiting: &Waiting) -> Vec<DecisionLine> {
    let documents = waiting.documents();
    let line = |one: &crate::Decision| DecisionLine {
        number: one.number,
        title: one.title.clone().unwrap_or_else(|| visit.t("review-untitled")),
        what: decision_text(visit, kind_of(documents, &one.row), one),
        who: format!("{}, {}", one.by, visit.moment(one.at)),
        lapsed: waiting.decided.lapsed.contains(&one.number),
    };
    waiting.content.said.decisions.iter().rev().map(line).collect()
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

fn total_line(visit: &Visit, total: &Total) -> TotalLine {
    let number = |value: &Value| review::shown(value).unwrap_or_default();
    TotalLine {
        place: total.path.join(" – "),
        field: match total.field {
            "count" => visit.t("review-rows-printed"),
            field => field_word(visit, "grants", field),
        },
        printed: number(&total.printed),
        reached: total.reached.as_ref().map(number).unwrap_or_default(),
        proved: total.proved,
    }
}

fn shared_text(page: &Page, shared: &Shared) -> String {
    let visit = &page.visit;
    let field = field_word(visit, shared.kind, &shared.field);
    let value = value_word(visit, &shared.field, &shared.value);
    page.t1("review-shared", "count", shared.rows as i64) + &format!(" {field}: {value}")
}

fn doubt_line(visit: &Visit, waiting: &Waiting, doubt: &Doubt, text: &[&str]) -> DoubtLine {
    let field = |(field, sure, value): &(String, Sure, Value)| {
        (field_word(visit, doubt.kind, field), sure_key(*sure), value_word(visit, field, value))
    };
    let key = waiting.decided.key_of(&doubt.pointer);
    DoubtLine {
        href: super::rows::href(waiting, &key),
        key,
        title: doubt.title.clone().unwrap_or_else(|| visit.t("review-untitled")),
        fields: doubt.fields.iter().map(field).collect(),
        alternatives: ways(visit, doubt.kind, &doubt.alternatives),
        confirmable: doubt.fields.iter().any(|(_, sure, value)| *sure != Sure::Ambiguous && !value.is_null()),
        place: lines_text(visit, &doubt.at),
        lines: excerpt(text, &doubt.at, LINES),
        picture: super::pictures::cutting(visit, waiting.upload.id, &doubt.at, false),
    }
}

fn changes_text(page: &Page, all: &Comparison) -> String {
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
