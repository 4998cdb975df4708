//! Initiatives without any goal, in the plans of a strategy's organisations.

use askama::Template;
use axum::extract::{Path, Query};
use db::Id;
use web::{Answer, Page, Paging, ROWS, Visit};

use super::{coverage::with_limits, loading::Limits, record::find};
use crate::{
    STRATEGY, Strategy,
    store::{self, Action, Aimless},
};

#[derive(Template)]
#[template(path = "strategy/aimless.html")]
struct AimlessPage {
    page: Page,
    strategy: Strategy,
    back: String,
    lead: String,
    rows: Vec<Action>,
    count_text: String,
    paging: Paging,
    may_link: Vec<bool>,
}

pub(crate) async fn aimless(visit: Visit, Path(id): Path<Id>, Query(limits): Query<Limits>) -> Answer {
    let strategy = find(&visit, id).await?;
    let db = &visit.app.db;
    let offices = store::offices(db).await?;
    let home = limits.office().unwrap_or(strategy.owner_id);
    let owners = offices.under(home);
    let asked = Aimless { viewer: &visit.viewer, owners: &owners, year: limits.year() };
    let number = Paging::number(&limits.sida);
    let total = store::count_aimless(db, &asked).await?;
    let rows = store::aimless(db, &asked, (Paging::offset(number), ROWS)).await?;
    let page = Page::new(&visit, visit.t("coverage-aimless"));
    let years = if limits.ar.is_empty() { String::new() } else { format!(", {}", limits.ar) };
    visit.show(&AimlessPage {
        back: with_limits(&format!("{}{id}/tackning", STRATEGY.path), &limits, &[]),
        lead: format!("{}{years}", offices.name(home)),
        may_link: rows.iter().map(|row| visit.may(access::Action::Edit, row.owner_id)).collect(),
        rows,
        count_text: page.t1("coverage-aimless-count", "count", total),
        paging: Paging::new(&page, number, total),
        page,
        strategy,
    })
}
