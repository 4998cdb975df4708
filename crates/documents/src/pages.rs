//! The documents, their text with lines marked, and the work list of findings.

mod columns;
mod decisions;
mod pictures;
mod profiles;
mod review;
mod rows;
mod uploads;
mod waiting;
mod words;

use access::Action;
use askama::Template;
use axum::{
    body::Body,
    extract::{Path, Query},
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse,
};
use db::{Db, DbErr, Id, Tx};
use futures_util::stream::{self, Stream};
use serde::Deserialize;
use web::{
    Access, Answer, FieldErrors, FormData, Kind, NavEntry, NavGroup, Page, Paging, Panel, ROWS, RecordTab,
    ReindexFuture, Room, Routes, Visit, WebError,
};

use crate::{
    DOCUMENT, Document, FindingRow, lines_href, lines_text, panels,
    review::SourceLine,
    store::{self, FindingFilter},
};

pub use uploads::{Intake, intake_room};
pub use words::mark_text;

/// Lines of a document on one page.
const LINES: usize = 2_000;

const TABS: &[RecordTab] = &[RecordTab::new("", "source-text")];

/// What this room gives to the site.
pub fn room() -> Room {
    let nav = |href, text, icon, order| NavEntry {
        href,
        text,
        icon,
        group: NavGroup::Documents,
        order,
        signed_in_only: false,
    };
    Room {
        routes: Routes::new()
            .get("/kallor", Access::Everybody, list)
            .get("/kallor/{id}", Access::Everybody, show)
            .get("/kallor/{id}/fil", Access::Everybody, file)
            .get("/granska", Access::Everybody, findings)
            .get("/granska/{id}", Access::SignedIn, finding)
            .post("/granska/{id}", Access::SignedIn, settle),
        nav: vec![
            nav("/granska", "nav-findings", "findings", 60),
            nav("/kallor", "nav-sources", "source", 70),
        ],
        kinds: vec![Kind::new(&DOCUMENT, TABS, reindex)],
        texts: vec![(include_str!("../locales/sv.ftl"), include_str!("../locales/en.ftl"))],
        panels: vec![
            Panel { slot: "home", order: 90, render: panels::open_tile },
            Panel { slot: "mine", order: 10, render: panels::mine },
        ],
        ..Room::default()
    }
}

fn reindex(tx: &Tx, id: Id) -> ReindexFuture<'_> {
    Box::pin(store::index(tx, id))
}

// ---- documents
// ----------------------------------------------------------------------------------------------

#[derive(Deserialize)]
struct ListQuery {
    #[serde(default)]
    sida: String,
}

#[derive(Template)]
#[template(path = "documents/list.html")]
struct ListPage {
    page: Page,
    rows: Vec<DocumentLine>,
    summary: String,
    paging: Paging,
    actions: Vec<String>,
    panels: Vec<String>,
}

struct DocumentLine {
    document: Document,
    when: String,
    lines: String,
}

impl DocumentLine {
    fn new(page: &Page, document: Document) -> DocumentLine {
        let when = page.visit.moment(document.imported_at);
        DocumentLine { when, lines: page.number(document.lines), document }
    }
}

async fn list(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let number = Paging::number(&query.sida);
    let total = store::count_documents(&visit.app.db, &visit.viewer).await?;
    let rows = store::documents(&visit.app.db, &visit.viewer, Paging::offset(number), ROWS).await?;
    let page = Page::new(&visit, visit.t("nav-sources"));
    let rows = rows.into_iter().map(|row| DocumentLine::new(&page, row)).collect();
    let summary = page.t1("source-count", "count", total);
    let actions = visit.app.panels(&visit, "sources-actions", 0).await?;
    let panels = visit.app.panels(&visit, "sources", 0).await?;
    let paging = Paging::new(&page, number, total);
    visit.show(&ListPage { paging, summary, rows, actions, panels, page })
}

#[derive(Deserialize)]
struct ShowQuery {
    #[serde(default)]
    rader: String,
    /// Boxes on pages that are marked.
    #[serde(default)]
    rutor: String,
    #[serde(default)]
    sida: String,
}

#[derive(Template)]
#[template(path = "documents/document.html")]
struct DocumentPage {
    page: Page,
    line: DocumentLine,
    text: Vec<SourceLine>,
    marked: String,
    findings: String,
    /// Nothing of it is hidden from this viewer, so that the file itself may be fetched.
    whole: bool,
    is_pdf: bool,
    /// The page on which the marked lines stand.
    picture: Option<pictures::Shown>,
    newer: String,
    paging: Paging,
}

async fn show(visit: Visit, Path(id): Path<Id>, Query(query): Query<ShowQuery>) -> Answer {
    let found = crate::document(&visit.app.db, &visit.viewer, id).await?;
    let document = found.ok_or(WebError::NotFound)?;
    let spans = spans(&query.rader);
    let number = match (query.sida.is_empty(), spans.first()) {
        (true, Some((from, _))) => (from.saturating_sub(1) / LINES + 1) as i64,
        _ => Paging::number(&query.sida),
    };
    let text = store::text(&visit.app.db, id).await?;
    let hidden = hidden_lines(&visit, &document).await?;
    let skip = usize::try_from(number - 1).unwrap_or(0).saturating_mul(LINES);
    let lines = text.split('\n').enumerate().skip(skip).take(LINES);
    let lines = lines.map(|(index, line)| {
        let number = index + 1;
        let marked = spans.iter().any(|(from, to)| (*from..=*to).contains(&number));
        let secret = hidden.iter().any(|(from, to)| (*from..=*to).contains(&number));
        match secret {
            true => SourceLine::new(number, &visit.t("secret-value"), marked),
            false => SourceLine::new(number, line, marked),
        }
    });
    let lines: Vec<SourceLine> = lines.collect();
    let filter = FindingFilter { state: "open", document_id: Some(id), ..FindingFilter::default() };
    let open: i64 =
        store::count_findings(&visit.app.db, &visit.viewer, &filter).await?.iter().map(|row| row.count).sum();
    let page = Page::new(&visit, document.title.clone());
    let page = page.of_record(&DOCUMENT, (document.id, document.owner_id), "");
    // Pages of text are counted in rows of the usual list.
    let pages = document.lines.div_euclid(LINES as i64) + i64::from(document.lines % LINES as i64 != 0);
    visit.show(&DocumentPage {
        paging: Paging::new(&page, number, pages * ROWS),
        findings: if open > 0 { page.t1("source-findings", "count", open) } else { String::new() },
        whole: hidden.is_empty(),
        is_pdf: document.media_type == pictures::PDF,
        picture: pictures::marked_page(&visit, &document, &query.rutor)
            .filter(|_| hidden.is_empty() && document.media_type == pictures::PDF),
        newer: document.replaced_by.map(|id| format!("{}{id}", DOCUMENT.path)).unwrap_or_default(),
        marked: spans_text(&spans),
        text: lines,
        line: DocumentLine::new(&page, document),
        page,
    })
}

/// Lines of facts that carry a secrecy mark, for viewers outside the document's owner.
async fn hidden_lines(visit: &Visit, document: &Document) -> Result<Vec<(usize, usize)>, WebError> {
    if visit.viewer.role_in(document.owner_id).is_some() {
        return Ok(Vec::new());
    }
    let places = store::secret_places(&visit.app.db, document.id).await?;
    let lines = places.iter().filter_map(|place| place.lines);
    Ok(lines.map(|[from, to]| (from as usize, to as usize)).collect())
}

/// Spans of lines as people write them: `12–14, 20`.
fn spans_text(spans: &[(usize, usize)]) -> String {
    let texts = spans.iter().map(|(from, to)| match from == to {
        true => from.to_string(),
        false => format!("{from}–{to}"),
    });
    texts.collect::<Vec<_>>().join(", ")
}

/// `12-14,20-20` as spans of lines; nonsense is left out.
fn spans(text: &str) -> Vec<(usize, usize)> {
    let spans = text.split(',').filter_map(|span| {
        let (from, to) = span.split_once('-').unwrap_or((span, span));
        Some((from.parse::<usize>().ok()?, to.parse::<usize>().ok()?))
    });
    spans.filter(|(from, to)| from <= to && *from > 0).take(200).collect()
}

/// The file as it came, always as a download: it is somebody else's content.
async fn file(visit: Visit, Path(id): Path<Id>) -> Answer {
    let found = crate::document(&visit.app.db, &visit.viewer, id).await?;
    let document = found.ok_or(WebError::NotFound)?;
    if !hidden_lines(&visit, &document).await?.is_empty() {
        return Err(WebError::NotFound);
    }
    let length = store::length(&visit.app.db, id).await?;
    let name = web::percent_encoded(&document.name);
    let disposition = format!("attachment; filename=\"dokument\"; filename*=UTF-8''{name}");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&disposition)?),
        (header::CONTENT_LENGTH, HeaderValue::from(length)),
        // Sent as it is read, piece by piece: the cache, which wants pages whole, keeps its hands off.
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, Body::from_stream(pieces(visit.app.db.clone(), id, length))).into_response())
}

/// Bytes of a file that are in memory at a time.
const PIECE: i64 = 256 << 10;

/// A file's bytes in order. They never change, so that it does not matter when each is read.
fn pieces(db: Db, id: Id, length: i64) -> impl Stream<Item = Result<Vec<u8>, DbErr>> {
    stream::try_unfold(0, move |from| {
        let db = db.clone();
        async move {
            if from >= length {
                return Ok(None);
            }
            Ok(Some((store::piece(&db, id, from, PIECE).await?, from + PIECE)))
        }
    })
}

// ---- findings
// -----------------------------------------------------------------------------------------------

#[derive(Deserialize)]
struct FindingQuery {
    #[serde(default)]
    slag: String,
    #[serde(default)]
    lage: String,
    #[serde(default)]
    kalla: String,
    #[serde(default)]
    vems: String,
    #[serde(default)]
    sida: String,
}

#[derive(Template)]
#[template(path = "documents/findings.html")]
struct FindingsPage {
    page: Page,
    rows: Vec<FindingLine>,
    rules: Vec<(String, String, bool)>,
    state: String,
    document: String,
    mine: bool,
    /// The viewer has organisations of their own to narrow the list to.
    has_own: bool,
    summary: String,
    paging: Paging,
}

pub(crate) struct FindingLine {
    pub id: Id,
    pub severity: String,
    pub rule: String,
    pub message: String,
    pub source_href: String,
    pub source: String,
    pub document: String,
    pub record: String,
    pub open: bool,
    pub answer: String,
    pub may_settle: bool,
}

impl FindingLine {
    pub fn new(visit: &Visit, row: &FindingRow) -> FindingLine {
        let kind = row.kind.as_deref().and_then(|kind| visit.app.kind(kind));
        let record = kind.zip(row.object_id).map(|(kind, id)| format!("{}{id}", kind.record.path));
        FindingLine {
            id: row.id,
            severity: row.severity.clone(),
            rule: rule_text(visit, &row.rule),
            message: row.message(visit.lang).to_string(),
            source_href: lines_href(row.document_id, &row.places()),
            source: lines_text(visit, &row.places()),
            document: row.document_name.clone(),
            record: record.unwrap_or_default(),
            open: row.is_open(),
            answer: row.answer.clone(),
            may_settle: visit.may(Action::Edit, row.owner_id),
        }
    }
}

/// A rule that this version has no words for is shown by its key.
fn rule_text(visit: &Visit, rule: &str) -> String {
    let key = format!("rule-{rule}");
    if visit.app.texts.has(&key) { visit.t(&key) } else { rule.to_string() }
}

async fn findings(visit: Visit, Query(query): Query<FindingQuery>) -> Answer {
    let state = match query.lage.as_str() {
        "alla" => "",
        "utredda" => "settled",
        _ => "open",
    };
    let filter = FindingFilter {
        rule: web::clean(&query.slag),
        state,
        document_id: query.kalla.parse().ok(),
        mine: query.vems == panels::MINE,
    };
    let number = Paging::number(&query.sida);
    let counts = store::count_findings(&visit.app.db, &visit.viewer, &filter).await?;
    let chosen = |rule: &str| query.slag.is_empty() || query.slag == rule;
    let total: i64 = counts.iter().filter(|row| chosen(&row.rule)).map(|row| row.count).sum();
    let window = (Paging::offset(number), ROWS);
    let rows = store::findings(&visit.app.db, &visit.viewer, &filter, window).await?;
    let page = Page::new(&visit, visit.t("nav-findings"));
    let rules = counts.iter().map(|row| {
        let text = format!("{} ({})", rule_text(&visit, &row.rule), page.number(row.count));
        (row.rule.clone(), text, query.slag == row.rule)
    });
    visit.show(&FindingsPage {
        rows: rows.iter().map(|row| FindingLine::new(&visit, row)).collect(),
        rules: rules.collect(),
        state: query.lage,
        document: query.kalla,
        mine: filter.mine,
        has_own: !visit.viewer.memberships.is_empty(),
        summary: page.t1("finding-count", "count", total),
        paging: Paging::new(&page, number, total),
        page,
    })
}

#[derive(Template)]
#[template(path = "documents/finding.html")]
struct FindingPage {
    page: Page,
    finding: FindingLine,
    settled: String,
    form: FormData,
    errors: FieldErrors,
}

async fn find(visit: &Visit, id: Id) -> Result<FindingRow, WebError> {
    store::finding(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)
}

async fn finding(visit: Visit, Path(id): Path<Id>) -> Answer {
    let row = find(&visit, id).await?;
    show_finding(visit, &row, FormData::default(), FieldErrors::new())
}

fn show_finding(visit: Visit, row: &FindingRow, form: FormData, errors: FieldErrors) -> Answer {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let by = row.settled_by.clone().unwrap_or_default();
    let settled = row.settled_at.map(|at| format!("{by}, {}", visit.moment(at))).unwrap_or_default();
    let page = FindingPage {
        page: Page::new(&visit, visit.t("finding-title")),
        finding: FindingLine::new(&visit, row),
        settled,
        form,
        errors,
    };
    visit.show_with(status, &page)
}

/// Answers a finding, or (without an answer, `oppna` pressed) opens it again.
async fn settle(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let row = find(&visit, id).await?;
    visit.must(Action::Edit, row.owner_id)?;
    let reopen = form.is_checked("oppna");
    let answer = form.text("answer");
    if !reopen {
        let mut errors = FieldErrors::new();
        errors.require("answer", answer, 2_000);
        if !errors.is_empty() {
            return show_finding(visit, &row, form, errors);
        }
    }
    let tx = visit.app.db.begin().await?;
    let to = (!reopen).then_some(answer);
    if store::set_answer(&tx, &visit.viewer, id, to).await? {
        let changes = serde_json::json!({ "answer": [row.answer, to.unwrap_or_default()] });
        let entry = access::Entry::new("resolve", "finding", Some(id), row.owner_id, changes);
        access::record(&tx, &visit.viewer, entry).await?;
    }
    tx.commit().await?;
    visit.done(&format!("/granska/{id}"), if reopen { "saved" } else { "resolved" })
}

#[cfg(test)]
mod tests {
    use super::{spans, spans_text};

    #[test]
    fn spans_of_lines() {
        assert_eq!(spans("12-14,20"), [(12, 14), (20, 20)]);
        assert_eq!(spans_text(&spans("12-14,20-20")), "12–14, 20");
        assert_eq!(spans("9-3,x,-,0-1,5-6"), [(5, 6)]);
    }
}
