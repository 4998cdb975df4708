//! What this room puts on the start page, on an organisation's page and on one's own.

use askama::Template;
use db::Id;
use rendering::{
    Measure,
    chart::{Bar, Bars, Caption, bars},
};
use web::{Page, PanelFuture, Visit, WebError};

use crate::{
    person::label_key,
    priority::{Group, Level},
    store::{self, PlanQuery},
};

use super::words;

/// Plans shown on an organisation's page; the rest is a link away.
const SHOWN: i64 = 8;

#[derive(Template)]
#[template(path = "plan/_home.html")]
struct HomePanel {
    page: Page,
    plans: String,
    initiatives: String,
    chart: String,
    groups: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "plan/_organisation.html")]
struct OrganisationPanel {
    page: Page,
    plans: Vec<(Id, String, String, String)>,
    all_href: String,
}

/// Initiatives shown on one's own page.
const MINE: usize = 12;

#[derive(Template)]
#[template(path = "plan/_mine.html")]
struct MinePanel {
    page: Page,
    how: String,
    rows: Vec<store::Named>,
    more: bool,
}

pub(crate) fn mine(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(mine_panel(visit))
}

pub(crate) fn home(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(home_panel(visit))
}

pub(crate) fn organisation(visit: &Visit, id: Id) -> PanelFuture<'_> {
    Box::pin(organisation_panel(visit, id))
}

async fn home_panel(visit: &Visit) -> Result<Option<String>, WebError> {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let counts = store::level_counts(db, viewer).await?;
    let total: i64 = counts.iter().map(|row| row.count).sum();
    if total == 0 {
        return Ok(None);
    }
    let plans = store::count_plans(db, viewer, &PlanQuery::default(), 10_000).await?;
    let page = Page::new(visit, "");
    let group_of = |row: &store::LevelCount| {
        let level = row.priority_level.as_deref().and_then(Level::from_key);
        Group::of(row.known.then_some(""), level)
    };
    let mut groups = Vec::new();
    for group in Group::ALL {
        let count: i64 = counts.iter().filter(|row| group_of(row) == group).map(|row| row.count).sum();
        if count > 0 {
            groups.push((words::group_name(&page, group), count));
        }
    }
    let caption = Caption {
        id: "plan-priorities".to_string(),
        title: page.t("plan-by-priority"),
        description: page.t("plan-by-priority-text"),
        language: words::rendering_language(visit.lang),
        measure: Measure::Number { decimals: 0 },
    };
    let drawn = groups.iter().map(|(label, value)| Bar { label: label.clone(), value: *value }).collect();
    let panel = HomePanel {
        plans: page.number(plans),
        initiatives: page.number(total),
        chart: bars(&Bars { caption, bars: drawn }),
        groups: groups.into_iter().map(|(label, count)| (label, page.number(count))).collect(),
        page,
    };
    Ok(Some(panel.render()?))
}

async fn organisation_panel(visit: &Visit, id: Id) -> Result<Option<String>, WebError> {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let query = PlanQuery { owner_id: Some(id), ..PlanQuery::default() };
    let plans = store::plans(db, viewer, &query, ("period", "DESC"), (0, SHOWN)).await?;
    if plans.is_empty() {
        return Ok(None);
    }
    let ids: Vec<Id> = plans.iter().map(|plan| plan.id).collect();
    let counts = store::plan_counts(db, viewer, &ids).await?;
    let page = Page::new(visit, "");
    let row = |plan: crate::Plan| {
        let initiatives = counts.get(&plan.id).map_or(0, |(initiatives, _)| *initiatives);
        (plan.id, plan.period(), plan.title, page.t1("plan-initiative-count", "count", initiatives))
    };
    let panel = OrganisationPanel {
        plans: plans.into_iter().map(row).collect(),
        all_href: format!("/planer?organisation={id}"),
        page,
    };
    Ok(Some(panel.render()?))
}

/// A plan gives names, not accounts: the whole name and the first name are looked for, and the panel says so.
async fn mine_panel(visit: &Visit) -> Result<Option<String>, WebError> {
    let Some(user) = visit.viewer.user.as_ref().filter(|_| !visit.viewer.memberships.is_empty()) else {
        return Ok(None);
    };
    let mut names: Vec<&str> = vec![user.name.trim()];
    names.extend(user.name.split_whitespace().next().filter(|first| *first != user.name.trim()));
    // What the office has said, or what was guessed for it, comes before guessing here.
    let meant = crate::who::of_account(&visit.app.db, user.id).await?;
    let labels: Vec<String> =
        meant.into_iter().filter(|row| row.left_on.is_none()).map(|row| row.label).collect();
    if !labels.is_empty() {
        names = labels.iter().map(String::as_str).collect();
    }
    let keys: Vec<String> = names.iter().map(|name| label_key(name)).collect();
    let mut rows = store::naming(&visit.app.db, &visit.viewer, &keys, MINE as i64 + 1).await?;
    let more = rows.len() > MINE;
    rows.truncate(MINE);
    let page = Page::new(visit, "");
    let quoted: Vec<String> = names.iter().map(|name| format!("”{name}”")).collect();
    let how = page.t1("plan-mine-how", "names", quoted.join(&format!(" {} ", page.t("plan-mine-or"))));
    Ok(Some(MinePanel { how, rows, more, page }.render()?))
}
