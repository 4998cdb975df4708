//! The list of development projects.

use askama::Template;
use axum::extract::Query;
use db::Id;
use serde::Deserialize;
use web::{Answer, Page, Paging, ROWS, Visit};

use super::super::store::{self, DevelopmentQuery};
use crate::pages::money;

#[derive(Debug, Default, Deserialize)]
pub(super) struct ListQuery {
    #[serde(default)]
    q: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    lage: String,
    #[serde(default)]
    sida: String,
}

#[derive(Template)]
#[template(path = "funding/developments.html")]
struct ListPage {
    page: Page,
    query: ListQuery,
    rows: Vec<Row>,
    count_text: String,
    paging: Paging,
    may_create: bool,
    organisation: String,
}

struct Row {
    id: Id,
    title: String,
    owner: String,
    programme: String,
    period: String,
    cost: String,
}

/// From month to month: "2024-01 – 2026-12".
pub(super) fn period(facts: &super::super::DevelopmentFacts) -> String {
    let month = |date: Option<jiff::civil::Date>| date.map(|date| date.strftime("%Y-%m").to_string());
    match (month(facts.start), month(facts.end)) {
        (Some(start), Some(end)) => format!("{start} – {end}"),
        (Some(one), None) => format!("{one} –"),
        (None, Some(one)) => format!("– {one}"),
        (None, None) => String::new(),
    }
}

pub(super) async fn list(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let asked = DevelopmentQuery {
        text: query.q.clone(),
        organisation: query.organisation.parse().ok(),
        initiative: None,
        withdrawn: query.lage == "borttagna",
    };
    let number = Paging::number(&query.sida);
    let found = store::list(db, viewer, &asked, (Paging::offset(number), ROWS)).await?;
    let total = store::count(db, viewer, &asked).await?;
    let ids: Vec<Id> = found.iter().map(|one| one.id).collect();
    let costs = store::costs(db, &ids).await?;
    let marks = access::marks(db, super::DEVELOPMENT.key, &ids).await?;
    let organisation = match asked.organisation {
        Some(id) => network::names_of(db, viewer, &[id]).await?.remove(&id).unwrap_or_default(),
        None => String::new(),
    };
    let page = Page::new(&visit, visit.t("nav-developments"));
    let row = |one: &super::Development| {
        let hidden = marks.get(&one.id).is_some_and(|mark| mark.hides(viewer, one.owner_id, "budget"));
        let cost = costs.get(&one.id).filter(|_| !hidden);
        Row {
            id: one.id,
            title: one.facts.title.clone(),
            owner: one.owner_name.clone(),
            programme: one.facts.programme.clone(),
            period: period(&one.facts),
            cost: money(cost.copied(), &one.facts.currency),
        }
    };
    visit.show(&ListPage {
        rows: found.iter().map(row).collect(),
        count_text: page.t1("development-count", "count", total),
        paging: Paging::new(&page, number, total),
        may_create: viewer.editable().next().is_some(),
        organisation,
        page,
        query,
    })
}
