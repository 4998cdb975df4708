//! The list of plans.

use askama::Template;
use axum::extract::Query;
use db::Id;
use serde::Deserialize;
use web::{Answer, Order, Page, Paging, ROWS, SortLink, Visit};

use crate::store::{self, PlanQuery};

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
    ordning: String,
    #[serde(default)]
    sida: String,
}

#[derive(Template)]
#[template(path = "plan/list.html")]
struct ListPage {
    page: Page,
    query: ListQuery,
    rows: Vec<Row>,
    count_text: String,
    owners: Vec<(String, String)>,
    years: Vec<i64>,
    sort_title: SortLink,
    sort_owner: SortLink,
    sort_period: SortLink,
    paging: Paging,
    may_create: bool,
}

struct Row {
    id: Id,
    title: String,
    owner: String,
    period: String,
    initiatives: String,
    activities: String,
    withdrawn: bool,
}

pub(crate) async fn list(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let asked = PlanQuery {
        text: query.q.clone(),
        owner_id: query.organisation.parse().ok(),
        year: query.ar.parse().ok(),
        withdrawn: query.lage == "borttagna",
    };
    let standard = Order { column: "period", descending: true };
    let order = Order::parse(&query.ordning, &["title", "owner", "period"], standard);
    let number = Paging::number(&query.sida);
    let plans =
        store::plans(db, viewer, &asked, (order.column, order.sql()), (Paging::offset(number), ROWS)).await?;
    let ids: Vec<Id> = plans.iter().map(|plan| plan.id).collect();
    let counts = store::plan_counts(db, viewer, &ids).await?;
    let total = store::count_plans(db, viewer, &asked, MOST).await?;
    let owners = store::plan_owners(db, viewer).await?;
    let years = store::plan_years(db, viewer).await?;
    let page = Page::new(&visit, visit.t("nav-plans"));
    let rows = plans.into_iter().map(|plan| {
        let (initiatives, activities) = counts.get(&plan.id).copied().unwrap_or_default();
        Row {
            id: plan.id,
            period: plan.period(),
            withdrawn: !plan.is_active(),
            title: plan.title,
            owner: plan.owner_name,
            initiatives: page.number(initiatives),
            activities: page.number(activities),
        }
    });
    let key = if total > MOST { "plan-count-more" } else { "plan-count" };
    let paging = Paging::new(&page, number, total.min(MOST));
    visit.show(&ListPage {
        rows: rows.collect(),
        count_text: page.t1(key, "count", total.min(MOST)),
        owners: owners.into_iter().map(|owner| (owner.id.to_string(), owner.name)).collect(),
        years,
        sort_title: SortLink::new(&page, order, "title"),
        sort_owner: SortLink::new(&page, order, "owner"),
        sort_period: SortLink::new(&page, order, "period"),
        paging,
        may_create: visit.viewer.editable().next().is_some(),
        page,
        query,
    })
}
