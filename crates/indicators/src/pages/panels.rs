//! What this room puts on a plan's page.

use askama::Template;
use db::Id;
use web::{Page, PanelFuture, Visit, WebError};

use crate::store::{self, IndicatorQuery};

#[derive(Template)]
#[template(path = "indicators/_plan.html")]
struct PlanPanel {
    page: Page,
    href: String,
}

pub(crate) fn plan(visit: &Visit, id: Id) -> PanelFuture<'_> {
    Box::pin(plan_panel(visit, id))
}

async fn plan_panel(visit: &Visit, id: Id) -> Result<Option<String>, WebError> {
    let of_plan = IndicatorQuery { plan_id: Some(id), ..IndicatorQuery::default() };
    if store::count_indicators(&visit.app.db, &visit.viewer, &of_plan, 0).await? == 0 {
        return Ok(None);
    }
    let panel = PlanPanel { page: Page::new(visit, ""), href: format!("/nyckeltal?plan={id}") };
    Ok(Some(panel.render()?))
}
