//! The list of reports, one report with its files, and the office's look.

mod look;

use ::jobs::{NewJob, State};
use access::Role;
use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect},
};
use db::Id;
use web::{Access, Answer, NavEntry, NavGroup, Page, Panel, PanelFuture, Room, Routes, Visit, WebError};

use crate::{
    Words,
    jobs::{MAKE_PDF, Order, hash},
    store,
    subject::{self, Facts, Format, Found, Subject},
};

/// What this room gives to the site.
pub fn room() -> Room {
    let editor = Access::Role(Role::Editor);
    Room {
        routes: Routes::new()
            .get("/rapporter", Access::Everybody, list)
            .get("/rapporter/utseende", editor, look::form)
            .upload("/rapporter/utseende", editor, look::LARGEST_REQUEST, look::change)
            .get("/rapporter/{kind}/{id}", Access::Everybody, show)
            .get("/rapporter/{kind}/{id}/fil/{ending}", Access::Everybody, file)
            .post("/rapporter/{kind}/{id}/pdf", Access::Everybody, make_pdf),
        nav: vec![NavEntry {
            href: "/rapporter",
            text: "nav-reports",
            icon: "print",
            group: NavGroup::Documents,
            order: 55,
            signed_in_only: false,
        }],
        panels: vec![
            Panel { slot: "plan-actions", order: 10, render: plan_link },
            Panel { slot: "annex-actions", order: 10, render: annex_link },
            Panel { slot: "annual-actions", order: 10, render: annual_link },
            Panel { slot: "round-actions", order: 10, render: since_link },
        ],
        texts: vec![crate::TEXTS],
        ..Room::default()
    }
}

fn words(visit: &Visit) -> Words<'_> {
    Words::new(&visit.app.texts, visit.lang)
}

// ---- the list

/// Plans on the list; the newest come first.
const PLANS: i64 = 50;

#[derive(Template)]
#[template(path = "reports/list.html")]
struct ListPage {
    page: Page,
    years: Vec<Line>,
    plans: Vec<Line>,
    annual: Vec<Line>,
    may_style: bool,
}

struct Line {
    href: String,
    title: String,
    detail: String,
}

async fn list(visit: Visit) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let page = Page::new(&visit, visit.t("nav-reports"));
    let years = funding::years(db, viewer).await?.into_iter().map(|year| Line {
        href: Subject::Year(year).path(),
        title: page.t1("report-annex-title", "year", year.to_string()),
        detail: String::new(),
    });
    let plans = plan::facts::plans(db, viewer, PLANS).await?.into_iter().map(|plan| Line {
        href: Subject::Plan(plan.id).path(),
        detail: [plan.owner_name.clone(), plan.period()].join(" · ").trim_end_matches([' ', '·']).to_string(),
        title: plan.title,
    });
    let annual = follow_up::annual::reports(db, viewer, PLANS).await?.into_iter().map(|report| Line {
        href: Subject::Annual(report.id, None).path(),
        detail: report.owner_name,
        title: report.title,
    });
    let (years, plans, annual) = (years.collect(), plans.collect(), annual.collect());
    visit.show(&ListPage { may_style: visit.viewer.editable().next().is_some(), years, plans, annual, page })
}

// ---- one report

#[derive(Template)]
#[template(path = "reports/report.html")]
struct ReportPage {
    page: Page,
    path: String,
    origin: String,
    files: Vec<File>,
    pdf: Pdf,
    may_style: bool,
}

struct File {
    href: String,
    name: String,
    help: String,
}

/// How far its PDF has come.
enum Pdf {
    /// Nobody has asked for it as it stands now.
    NotMade,
    /// Being made; whole percent.
    Making(i64),
    /// It could not be made.
    Failed,
    /// Its size as people write it.
    Made(String),
}

async fn asked(visit: &Visit, kind: &str, id: &str) -> Result<Facts, WebError> {
    let subject = Subject::from_address(kind, id).ok_or(WebError::NotFound)?;
    match subject::facts(&visit.app.db, &visit.viewer, subject).await? {
        Found::Facts(facts) => Ok(*facts),
        Found::Nothing => Err(WebError::NotFound),
        Found::TooMuch => Err(WebError::Bad("report-too-much")),
    }
}

async fn show(visit: Visit, Path((kind, id)): Path<(String, String)>) -> Answer {
    let facts = asked(&visit, &kind, &id).await?;
    let page = Page::new(&visit, facts.title(words(&visit)));
    let path = facts.subject.path();
    let quick = Format::ALL.into_iter().filter(|format| *format != Format::Pdf);
    let files = quick.filter(|format| format.suits(facts.subject)).map(|format| File {
        href: format!("{path}/fil/{}", format.ending()),
        name: page.t(format!("report-format-{}", format.ending())),
        help: page.t(format!("report-format-{}-help", format.ending())),
    });
    let found = ReportPage {
        files: files.collect(),
        pdf: pdf(&visit, &facts).await?,
        origin: facts.subject.origin(),
        may_style: visit.viewer.editable().next().is_some(),
        path,
        page,
    };
    let mut answer = visit.show(&found)?;
    // A job's progress does not move the version of the data: a kept page would stand still.
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

async fn pdf(visit: &Visit, facts: &Facts) -> Result<Pdf, WebError> {
    let db = &visit.app.db;
    let hash = hash(&facts.document(words(visit)));
    if let Some(length) = store::file_length(db, &hash).await? {
        return Ok(Pdf::Made(size(visit, length)));
    }
    let job = ::jobs::progress_of(db, MAKE_PDF, &hash).await?;
    Ok(match job {
        Some((State::Waiting | State::Running, percent)) => Pdf::Making(percent.unwrap_or(0)),
        Some((State::Dead, _)) => Pdf::Failed,
        // Done, and its file has been taken away since.
        Some((State::Done, _)) | None => Pdf::NotMade,
    })
}

/// `1,2 MB`, `45 kB`.
fn size(visit: &Visit, bytes: i64) -> String {
    let kilo = (bytes + 999) / 1_000;
    if kilo < 1_000 {
        return format!("{kilo}\u{a0}kB");
    }
    let tenths = (kilo + 50) / 100;
    let point = if visit.lang == web::Lang::Sv { ',' } else { '.' };
    format!("{}{point}{}\u{a0}MB", tenths / 10, tenths % 10)
}

/// Asks for the PDF; asked twice, it is made once.
async fn make_pdf(visit: Visit, Path((kind, id)): Path<(String, String)>) -> Answer {
    let facts = asked(&visit, &kind, &id).await?;
    let path = facts.subject.path();
    let hash = hash(&facts.document(words(&visit)));
    if store::file_length(&visit.app.db, &hash).await?.is_some() {
        return Ok(Redirect::to(&path).into_response());
    }
    let order = Order {
        subject: facts.subject,
        english: visit.lang == web::Lang::En,
        visitor: !visit.viewer.is_signed_in(),
    };
    let tx = visit.app.db.begin_quiet().await?;
    let new = NewJob {
        kind: MAKE_PDF,
        payload: serde_json::to_value(&order)?,
        owner_id: store::done_for(&visit.app.db, facts.owner_id).await?.ok_or(WebError::NotFound)?,
        run_at: None,
        key: &hash,
    };
    ::jobs::enqueue(&tx, &visit.app.ids, &visit.viewer, &new).await?;
    tx.commit().await?;
    Ok(Redirect::to(&path).into_response())
}

/// A report as a file, as this viewer sees it now.
async fn file(visit: Visit, Path((kind, id, ending)): Path<(String, String, String)>) -> Answer {
    let facts = asked(&visit, &kind, &id).await?;
    let format = Format::from_ending(&ending).filter(|format| format.suits(facts.subject));
    let format = format.ok_or(WebError::NotFound)?;
    let name = format!("{}.{}", facts.subject.file_name(), format.ending());
    let bytes = if format == Format::Pdf {
        let hash = hash(&facts.document(words(&visit)));
        match store::file(&visit.app.db, &hash).await? {
            Some(bytes) => bytes,
            // It is asked for on the report's page.
            None => return Ok(Redirect::to(&facts.subject.path()).into_response()),
        }
    } else {
        let (texts, lang) = (visit.app.texts.clone(), visit.lang);
        tokio::task::spawn_blocking(move || subject::file(&facts, Words::new(&texts, lang), format)).await??
    };
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(format.media_type())),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&disposition)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}

// ---- on other rooms' pages

#[derive(Template)]
#[template(path = "reports/_link.html")]
struct LinkPanel {
    page: Page,
    href: String,
}

fn plan_link(visit: &Visit, id: Id) -> PanelFuture<'_> {
    Box::pin(async move { Ok(Some(link(visit, Subject::Plan(id))?)) })
}

/// Only where there is something to report: an open annex is its owner's.
fn annex_link(visit: &Visit, id: Id) -> PanelFuture<'_> {
    Box::pin(async move {
        let subject = Subject::Annex(id, None);
        match subject::facts(&visit.app.db, &visit.viewer, subject).await? {
            Found::Facts(_) => Ok(Some(link(visit, subject)?)),
            Found::Nothing | Found::TooMuch => Ok(None),
        }
    })
}

fn annual_link(visit: &Visit, id: Id) -> PanelFuture<'_> {
    Box::pin(async move { Ok(Some(link(visit, Subject::Annual(id, None))?)) })
}

/// Only where something is locked: there is nothing new in a round that goes on.
fn since_link(visit: &Visit, id: Id) -> PanelFuture<'_> {
    Box::pin(async move {
        let found = follow_up::annual::since_last_of(&visit.app.db, &visit.viewer, id).await?;
        let href = Subject::SinceLast(id).path();
        let panel = |_| SincePanel { page: Page::new(visit, ""), href }.render();
        Ok(found.map(panel).transpose()?)
    })
}

#[derive(Template)]
#[template(path = "reports/_since.html")]
struct SincePanel {
    page: Page,
    href: String,
}

fn link(visit: &Visit, subject: Subject) -> Result<String, askama::Error> {
    LinkPanel { page: Page::new(visit, ""), href: subject.path() }.render()
}
