//! What this room puts on the start page and on an organisation's page.

use askama::Template;
use db::Id;
use rendering::Measure;
use rendering::chart::Caption;
use web::{Order, Page, PanelFuture, Visit, WebError};

use super::figures::{Asked, SumsLine, language, money, money_with_unit, project_href};
use super::summary::{CurrencyTable, stacked_grants, tables};
use crate::store::{self, Level};
use crate::{Filter, Totals};

#[derive(Template)]
#[template(path = "funding/_home.html")]
struct HomePanel {
    page: Page,
    count: String,
    grant: String,
    cost: String,
    chart: String,
}

#[derive(Template)]
#[template(path = "funding/_organisation.html")]
struct OrganisationPanel {
    page: Page,
    heading: String,
    tables: Vec<CurrencyTable>,
    projects: Vec<ProjectLine>,
    all_href: String,
    all_text: String,
}

struct ProjectLine {
    href: String,
    title: String,
    area: String,
    /// The owner as printed, where it differs from the organisation's other projects.
    owner: String,
    year: String,
    cost: String,
    grant: String,
}

pub(crate) fn home(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(home_panel(visit))
}

pub(crate) fn organisation(visit: &Visit, id: Id) -> PanelFuture<'_> {
    Box::pin(organisation_panel(visit, id))
}

async fn home_panel(visit: &Visit) -> Result<Option<String>, WebError> {
    let asked = Asked::by(visit, Filter::default()).await?;
    let db = &visit.app.db;
    let groups = store::groups(db, &asked.scope(visit), Level::SubRegionTheme).await?;
    // What all is together is in its parts: no second walk through everything.
    let totals = match Totals::together(groups.iter().map(|group| &group.sums)) {
        Some(totals) => totals,
        None => store::totals(db, &asked.scope(visit)).await?,
    };
    let Some(first) = totals.first().filter(|_| totals.count() > 0) else {
        return Ok(None);
    };
    let own: Vec<_> = groups.into_iter().filter(|group| group.sums.currency == first.currency).collect();
    let page = Page::new(visit, String::new());
    let caption = Caption {
        id: "home-grants".to_string(),
        title: page.t("project-chart-grant"),
        description: page.t1("project-chart-note", "currency", first.currency.as_str()),
        language: language(visit.lang),
        measure: if first.currency == "SEK" { Measure::Money } else { Measure::Number { decimals: 2 } },
    };
    let panel = HomePanel {
        count: page.number(totals.count()),
        grant: money_with_unit(first.grant, &first.currency),
        cost: money_with_unit(first.total_cost, &first.currency),
        chart: stacked_grants(&page, caption, &own),
        page,
    };
    Ok(Some(panel.render()?))
}

/// Projects shown on an organisation's page; the list has them all.
const SHOWN: i64 = 25;

async fn organisation_panel(visit: &Visit, id: Id) -> Result<Option<String>, WebError> {
    let asked = Asked::by(visit, Filter { grantee: Some(id), ..Filter::default() }).await?;
    let db = &visit.app.db;
    let totals = store::totals(db, &asked.scope(visit)).await?;
    if totals.count() == 0 {
        return Ok(None);
    }
    let level = Level::SubRegionTheme;
    let groups = store::groups(db, &asked.scope(visit), level).await?;
    let order = Order { column: "area", descending: false };
    let projects = store::list(db, &asked.scope(visit), order, Some((SHOWN, 0)), totals.count()).await?;
    let page = Page::new(visit, String::new());
    let mut tables = tables(&page, &asked.filter, level, &groups, &totals);
    for table in &mut tables {
        table.across = Vec::<SumsLine>::new();
    }
    let line = |project: &crate::Project| ProjectLine {
        href: project_href(project.id),
        title: project.facts.title.clone(),
        area: project.facts.sub_region.clone(),
        owner: project.facts.owner.clone(),
        year: project.facts.year.map(|year| year.to_string()).unwrap_or_default(),
        cost: money(project.facts.total_cost, &project.facts.currency),
        grant: money(project.facts.grant, &project.facts.currency),
    };
    let panel = OrganisationPanel {
        heading: page.t("project-level-head-delregion-tema"),
        tables,
        projects: projects.iter().map(line).collect(),
        all_href: asked.filter.href("/projekt"),
        all_text: page.t1("project-all-of-owner", "count", totals.count()),
        page,
    };
    Ok(Some(panel.render()?))
}
