//! The pages of annual reports.

mod list;
mod record;
mod text;

use access::{Action, Role};
use askama::Template;
use db::{Id, Tx};
use web::{Access, Page, Panel, PanelFuture, Routes, Visit, WebError};

use super::{ANNUAL_REPORT, AnnualReport, ReportStage, ReportStep, store};

pub(crate) fn panels() -> [Panel; 1] {
    [Panel { slot: "plan-actions", order: 30, render: plan_link }]
}

pub(crate) fn routes() -> Routes {
    let editor = Access::Role(Role::Editor);
    let manager = Access::Role(Role::Manager);
    Routes::new()
        .get("/verksamhetsberattelse", Access::Everybody, list::list)
        .post("/verksamhetsberattelse", editor, list::create)
        .get("/verksamhetsberattelse/{id}", Access::Everybody, record::record)
        .get("/verksamhetsberattelse/{id}/text", editor, text::form)
        .post("/verksamhetsberattelse/{id}/text", editor, text::write)
        .post("/verksamhetsberattelse/{id}/las", manager, record::lock)
        .post("/verksamhetsberattelse/{id}/oppna", manager, record::reopen)
        .post("/verksamhetsberattelse/{id}/ta-bort", manager, record::withdraw)
        .post("/verksamhetsberattelse/{id}/aterta", manager, record::restore)
        .get("/verksamhetsberattelse/{id}/versioner", Access::Everybody, record::versions)
}

/// Deciding for the office: locking, and who may read.
const DECIDE: Action = Action::Share;

fn href(id: Id) -> String {
    format!("{}{id}", ANNUAL_REPORT.path)
}

async fn find(visit: &Visit, id: Id) -> Result<AnnualReport, WebError> {
    store::find(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)
}

/// The report for changing it in this transaction; nobody else changes it meanwhile.
async fn hold(tx: &Tx, id: Id) -> Result<AnnualReport, WebError> {
    let report = store::hold(tx, id).await?.ok_or(WebError::NotFound)?;
    if report.is_active { Ok(report) } else { Err(WebError::Bad("annual-refused-withdrawn")) }
}

/// The same while it is a draft.
async fn hold_draft(tx: &Tx, id: Id) -> Result<AnnualReport, WebError> {
    let report = hold(tx, id).await?;
    match report.stage {
        ReportStage::Draft => Ok(report),
        ReportStage::Locked => Err(WebError::Bad("annual-refused-locked")),
    }
}

fn step<'a>(visit: &'a Visit, tx: &'a Tx) -> ReportStep<'a> {
    ReportStep { tx, ids: &visit.app.ids, viewer: &visit.viewer }
}

#[derive(Template)]
#[template(path = "follow_up/_annual_link.html")]
struct LinkPanel {
    page: Page,
    href: String,
}

/// The newest report of a plan, on the plan's page.
fn plan_link(visit: &Visit, plan_id: Id) -> PanelFuture<'_> {
    Box::pin(async move {
        let all = super::reports(&visit.app.db, &visit.viewer, 200).await?;
        let Some(report) = all.into_iter().find(|report| report.plan_id == plan_id) else { return Ok(None) };
        Ok(Some(LinkPanel { page: Page::new(visit, ""), href: href(report.id) }.render()?))
    })
}
