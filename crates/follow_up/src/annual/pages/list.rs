//! The list of annual reports, and beginning one.

use access::Action;
use askama::Template;
use axum::extract::Query;
use serde::Deserialize;
use web::{Answer, FieldErrors, FormData, Once, Page, Paging, ROWS, Submission, Visit, WebError};

use super::{href, step, store};

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    sida: String,
}

#[derive(Template)]
#[template(path = "follow_up/annual_list.html")]
struct ListPage {
    page: Page,
    rows: Vec<(String, String, i32, String, String)>,
    paging: Paging,
    summary: String,
    /// Id and name of each plan that a report can be begun of.
    plans: Vec<(String, String)>,
    submission: String,
    errors: FieldErrors,
}

/// Plans to choose among.
const PLANS: i64 = 200;

pub(crate) async fn list(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    show(&visit, &asked, axum::http::StatusCode::OK, FieldErrors::new()).await
}

async fn plans(visit: &Visit) -> Result<Vec<plan::Plan>, WebError> {
    let all = plan::facts::plans(&visit.app.db, &visit.viewer, PLANS).await?;
    Ok(all.into_iter().filter(|plan| visit.may(Action::Create, plan.owner_id)).collect())
}

async fn show(visit: &Visit, asked: &Asked, status: axum::http::StatusCode, errors: FieldErrors) -> Answer {
    let number = Paging::number(&asked.sida);
    let place = (ROWS, Paging::offset(number));
    let (found, count) = store::reports(&visit.app.db, &visit.viewer, place).await?;
    let page = Page::new(visit, visit.t("annual-title"));
    let row = |report: super::AnnualReport| {
        let stage = page.t(format!("annual-stage-{}", report.stage.key()));
        (href(report.id), report.title, report.year, report.owner_name, stage)
    };
    let plan = |plan: plan::Plan| (plan.id.to_string(), format!("{} ({})", plan.title, plan.owner_name));
    let shown = ListPage {
        rows: found.into_iter().map(row).collect(),
        paging: Paging::new(&page, number, count),
        summary: page.t1("annual-count", "count", count),
        plans: plans(visit).await?.into_iter().map(plan).collect(),
        submission: Submission::new_key(),
        errors,
        page,
    };
    visit.show_with(status, &shown)
}

/// Begins the report of a plan's last year. Sent twice, it is begun once.
pub(crate) async fn create(visit: Visit, form: FormData) -> Answer {
    let plans = plans(&visit).await?;
    let chosen = form.number("plan").and_then(|id| plans.iter().find(|plan| plan.id == id));
    let Some(plan) = chosen else {
        let mut errors = FieldErrors::new();
        errors.add("plan", "field-required");
        let status = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
        return show(&visit, &Asked::default(), status, errors).await;
    };
    visit.must(Action::Create, plan.owner_id)?;
    let this_year = i64::from(types::stockholm_date(visit.viewer.now).year());
    let from = plan.year_from.unwrap_or(this_year);
    let to = plan.year_to.unwrap_or(from).max(from);
    let year = i32::try_from(this_year.clamp(from, to)).unwrap_or_default();
    let title = visit.app.texts.get(visit.lang, "annual-title-of", &[("year", year.to_string().into())]);
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    let id = step(&visit, &tx).create((plan.owner_id, plan.id), (year, &title)).await?;
    let location = href(id);
    tx.done(&location).await
}
