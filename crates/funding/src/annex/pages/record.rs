//! One annex: how far its parts have come, its totals and coverage; locking it and opening it again.

use access::Action;
use askama::Template;
use axum::{extract::Path, http::StatusCode};
use db::Id;
use web::{Answer, FieldErrors, FormData, Page, Visit, WebError};

use super::view::{CoverageView, paragraphs, totals_tables};
use super::{GIVE, find, hold, href, part_href, step};
use crate::annex::compile::since_submitted;
use crate::annex::{ANNEX, Annex, AnnexPart, Content, PartState, Stage, content_of_annex, stage, store};
use crate::pages::{CurrencyTable, total_lines};

const LONGEST_REASON: usize = 1_000;

#[derive(Template)]
#[template(path = "funding/annex.html")]
struct RecordPage {
    page: Page,
    path: String,
    annex: Annex,
    lead: String,
    introduction: Vec<String>,
    visibility: String,
    due: String,
    /// The newest version in words, and its number; empty and 0 if there is none.
    version: String,
    latest: i64,
    sha256: String,
    /// Buttons that other rooms put here.
    actions: Vec<String>,
    parts: Vec<PartLine>,
    missing: Vec<String>,
    counted: usize,
    totals: Vec<CurrencyTable>,
    coverage: Option<CoverageView>,
    /// How many findings are open and settled, in words; empty if there are none.
    findings: String,
    inside: bool,
    may_edit: bool,
    may_give: bool,
    open: bool,
    /// What would be locked now, by its hash.
    seen: String,
    /// Why something was not done; empty if nothing was refused.
    problem: String,
    form: FormData,
    errors: FieldErrors,
}

struct PartLine {
    href: String,
    heading: String,
    organisation: String,
    /// A light and its word.
    light: &'static str,
    state: String,
    when: String,
    changed: bool,
    count: String,
    grant: Vec<String>,
}

/// What went wrong with a form on the page.
#[derive(Default)]
struct Problem {
    status: Option<StatusCode>,
    text: &'static str,
    form: FormData,
    errors: FieldErrors,
}

pub(crate) async fn record(visit: Visit, Path(id): Path<Id>) -> Answer {
    let annex = find(&visit, id).await?;
    show(&visit, annex, Problem::default()).await
}

async fn show(visit: &Visit, annex: Annex, problem: Problem) -> Answer {
    let (db, id) = (&visit.app.db, annex.id);
    let inside = visit.viewer.role_in(annex.owner_id).is_some();
    let parts = store::parts(db, &visit.viewer, id).await?;
    let compiled = content_of_annex(db, &visit.viewer, id).await?;
    let latest = store::latest(db.read(), id).await?;
    let page = Page::new(visit, annex.draft.title.clone()).of_record(&ANNEX, (id, annex.owner_id), "");
    let content = compiled.as_ref().map(|compiled| &compiled.content);
    let content = content.filter(|content| !content.parts.is_empty());
    let mut lines = Vec::new();
    for part in &parts {
        lines.push(line(&page, &annex, part).await?);
    }
    let missing = parts.iter().filter(|part| part.counted().is_none());
    let version = latest.as_ref().map(|version| {
        let when = visit.moment(version.locked_at);
        page.t2("annex-version-of", ("number", version.number), ("when", when))
    });
    let shown = RecordPage {
        path: href(id),
        lead: format!("{}, {}", annex.owner_name, annex.draft.year),
        introduction: paragraphs(&annex.draft.introduction),
        visibility: visit.t(&format!("visibility-{}", annex.visibility.key())),
        due: visit.date_of(&annex.draft.due_on),
        version: version.unwrap_or_default(),
        latest: latest.as_ref().map_or(0, |version| version.number),
        sha256: latest.map(|version| version.sha256).unwrap_or_default(),
        actions: visit.app.panels(visit, "annex-actions", id).await?,
        missing: missing.map(|part| part.heading(&visit.viewer).to_string()).collect(),
        counted: parts.iter().filter(|part| part.counted().is_some()).count(),
        totals: content.map(|content| totals_tables(&page, content)).unwrap_or_default(),
        coverage: content.map(|content| CoverageView::new(&page, &content.coverage(annex.draft.issues))),
        findings: content.map(|content| findings(&page, content)).unwrap_or_default(),
        inside,
        may_edit: visit.may(Action::Edit, annex.owner_id),
        may_give: visit.may(GIVE, annex.owner_id),
        open: annex.stage == Stage::Open,
        seen: annex.content(&parts).hash(),
        problem: if problem.text.is_empty() { String::new() } else { visit.t(problem.text) },
        parts: lines,
        form: problem.form,
        errors: problem.errors,
        annex,
        page,
    };
    visit.show_with(problem.status.unwrap_or(StatusCode::OK), &shown)
}

fn findings(page: &Page, content: &Content) -> String {
    let (settled, open): (Vec<_>, Vec<_>) = content.findings().partition(|note| note.settled);
    if settled.is_empty() && open.is_empty() {
        return String::new();
    }
    page.t2("annex-findings-count", ("open", open.len()), ("settled", settled.len()))
}

/// A light and a word for where a part stands; one that is late is red.
pub(super) fn light(visit: &Visit, annex: &Annex, part: &AnnexPart) -> (&'static str, String) {
    let today = types::stockholm_date(visit.viewer.now);
    let due = annex.draft.due_on.parse::<jiff::civil::Date>();
    let late = annex.stage == Stage::Open && due.is_ok_and(|due| due < today);
    match (part.state, late) {
        (PartState::Submitted, _) => ("green", visit.t("annex-part-submitted")),
        (PartState::Returned, _) => ("amber", visit.t("annex-part-returned")),
        (PartState::Asked, true) => ("red", visit.t("annex-part-late")),
        (PartState::Asked, false) => ("none", visit.t("annex-part-asked")),
    }
}

async fn line(page: &Page, annex: &Annex, part: &AnnexPart) -> Result<PartLine, WebError> {
    let visit = &page.visit;
    let (light, state) = light(visit, annex, part);
    let since = match annex.stage {
        Stage::Open => since_submitted(&visit.app.db, &visit.viewer, annex, part).await?,
        Stage::Locked => Default::default(),
    };
    let counted = part.counted();
    let totals = counted.map(|submission| submission.content.totals());
    let lines = totals.as_ref().map(|totals| total_lines(page, totals)).unwrap_or_default();
    Ok(PartLine {
        href: part_href(part),
        heading: part.heading(&visit.viewer).to_string(),
        organisation: part.organisation_name.clone(),
        light,
        state,
        when: counted.map(|given| visit.moment(given.submitted_at)).unwrap_or_default(),
        changed: since.changed,
        count: totals.map_or_else(|| "–".to_string(), |totals| page.number(totals.count())),
        grant: lines.into_iter().map(|line| line.grant).collect(),
    })
}

/// Seals what the page showed. Sent twice, it is locked once; if a part has come or gone since, the page is
/// shown anew, and nothing is locked.
pub(crate) async fn lock(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let annex = find(&visit, id).await?;
    visit.must(GIVE, annex.owner_id)?;
    let tx = visit.app.db.begin().await?;
    let (held, parts) = hold(step(&visit, &tx), id).await?;
    let seen = form.text("seen");
    if held.stage == Stage::Locked {
        let latest = store::latest(tx.on(), id).await?;
        if latest.is_some_and(|version| version.sha256 == seen) {
            return visit.done(&href(id), "annex-locked");
        }
    }
    let counted = parts.iter().filter(|part| part.counted().is_some()).count();
    let missing = parts.len() - counted;
    let anyway = form.is_checked("anyway");
    let content = held.content(&parts);
    let next = held.stage.after(stage::Action::Lock { counted, missing, anyway });
    if next == Err(stage::Refusal::PartsMissing) {
        tx.rollback().await?;
        let mut errors = FieldErrors::new();
        errors.add("anyway", "annex-refused-missing");
        let status = Some(StatusCode::UNPROCESSABLE_ENTITY);
        return show(&visit, held, Problem { status, errors, form, ..Problem::default() }).await;
    }
    next?;
    if content.hash() != seen {
        tx.rollback().await?;
        let text = "annex-moved-since";
        return show(
            &visit,
            held,
            Problem { status: Some(StatusCode::CONFLICT), text, ..Problem::default() },
        )
        .await;
    }
    step(&visit, &tx).lock(&held, &content).await?;
    tx.commit().await?;
    visit.done(&href(id), "annex-locked")
}

/// Opens a locked annex for a correction. The locked version stays as it is.
pub(crate) async fn reopen(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let annex = find(&visit, id).await?;
    visit.must(GIVE, annex.owner_id)?;
    let mut errors = FieldErrors::new();
    errors.require("reason", form.text("reason"), LONGEST_REASON);
    if !errors.is_empty() {
        let status = Some(StatusCode::UNPROCESSABLE_ENTITY);
        return show(&visit, annex, Problem { status, errors, form, ..Problem::default() }).await;
    }
    let tx = visit.app.db.begin().await?;
    let (held, _) = hold(step(&visit, &tx), id).await?;
    let latest = store::latest(tx.on(), id).await?.map_or(0, |version| version.number);
    if form.number("number") != Some(latest) {
        return Err(WebError::Bad("annex-refused-newer"));
    }
    if held.stage == Stage::Open {
        return visit.done(&href(id), "annex-reopened");
    }
    held.stage.after(stage::Action::Reopen)?;
    step(&visit, &tx).reopen(&held, form.text("reason")).await?;
    tx.commit().await?;
    visit.done(&href(id), "annex-reopened")
}
