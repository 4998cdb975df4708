//! The list of strategies.

use askama::Template;
use axum::extract::Query;
use db::Id;
use serde::Deserialize;
use web::{Answer, Page, Paging, ROWS, Visit};

use super::words;
use crate::{
    point::Level,
    stage::Stage,
    store::{self, StrategyQuery},
};

/// Counting of a filtered list stops here.
const MOST: i64 = 10_000;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct ListQuery {
    #[serde(default)]
    q: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    ar: String,
    #[serde(default)]
    lage: String,
    #[serde(default)]
    sida: String,
}

#[derive(Template)]
#[template(path = "strategy/list.html")]
struct ListPage {
    page: Page,
    query: ListQuery,
    rows: Vec<Row>,
    count_text: String,
    owners: Vec<(String, String)>,
    years: Vec<String>,
    stages: Vec<(String, String)>,
    paging: Paging,
    may_create: bool,
}

struct Row {
    id: Id,
    title: String,
    owner: String,
    level: String,
    period: String,
    stage: String,
    color: &'static str,
    issues: String,
    goals: String,
}

pub(crate) async fn list(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let asked = StrategyQuery {
        text: query.q.clone(),
        owner_id: query.organisation.parse().ok(),
        year: words::year(&query.ar),
        stage: Stage::from_key(&query.lage),
        withdrawn: query.lage == "borttagna",
    };
    let number = Paging::number(&query.sida);
    let found = store::strategies(db, viewer, &asked, (Paging::offset(number), ROWS)).await?;
    let ids: Vec<Id> = found.iter().map(|strategy| strategy.id).collect();
    let counts = store::point_counts(db, viewer, &ids).await?;
    let total = store::count_strategies(db, viewer, &asked, MOST).await?;
    let owners = store::strategy_owners(db, viewer).await?;
    let offices = store::offices(db).await?;
    let page = Page::new(&visit, visit.t("nav-strategies"));
    let count = |id: Id, level: Level| page.number(counts.get(&(id, level)).copied().unwrap_or_default());
    let rows = found.iter().map(|strategy| Row {
        id: strategy.id,
        title: strategy.title.clone(),
        owner: strategy.owner_name.clone(),
        level: words::office_level(&page, offices.level(strategy.owner_id)),
        period: strategy.period(),
        stage: words::stage_name(&page, strategy.stage()),
        color: words::stage_color(strategy.stage()),
        issues: count(strategy.id, Level::Issue),
        goals: count(strategy.id, Level::Goal),
    });
    let rows = rows.collect();
    let this_year = words::this_year(&visit);
    let mut stages: Vec<(String, String)> =
        Stage::ALL.map(|stage| (stage.key().to_string(), words::stage_name(&page, stage))).into();
    stages.push(("borttagna".to_string(), page.t("state-withdrawn")));
    visit.show(&ListPage {
        rows,
        count_text: page.t1("strategy-count", "count", total.min(MOST)),
        owners: owners.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        years: (this_year - 5..=this_year + 5).rev().map(|year| year.to_string()).collect(),
        stages,
        paging: Paging::new(&page, number, total.min(MOST)),
        may_create: viewer.editable().next().is_some(),
        page,
        query,
    })
}
