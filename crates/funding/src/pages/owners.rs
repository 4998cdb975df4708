//! Project owners (*projektägare*) over all sub-regions, name variants counted with their main organisation.

use askama::Template;
use axum::extract::Query;
use web::{Answer, Order, Page, Paging, ROWS, SortLink, Visit};

use super::figures::{Pairs, SumsLine, parameter};
use crate::store::{self, GRANTEE_SORTS};
use crate::{Filter, Sums};

#[derive(Template)]
#[template(path = "funding/owners.html")]
struct OwnersPage {
    page: Page,
    query: String,
    headers: Vec<(String, SortLink, &'static str)>,
    rows: Vec<OwnerLine>,
    summary: String,
    paging: Paging,
}

struct OwnerLine {
    href: String,
    sub_regions: String,
    sums: SumsLine,
}

pub(crate) async fn owners(visit: Visit, Query(pairs): Pairs) -> Answer {
    let query = web::clean(parameter(&pairs, "q"));
    let columns = GRANTEE_SORTS.map(|(name, _)| name);
    let standard = Order { column: "name", descending: false };
    let order = Order::parse(parameter(&pairs, "ordning"), &columns, standard);
    let number = Paging::number(parameter(&pairs, "sida"));
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let window = (ROWS, Paging::offset(number));
    let (rows, count) = store::grantees(db, viewer, &query, order, window).await?;
    let page = Page::new(&visit, visit.t("nav-owners"));
    let line = |grantee: &store::Grantee| {
        let filter = Filter { grantee: Some(grantee.id), ..Filter::default() };
        let sums: &Sums = &grantee.sums;
        OwnerLine {
            href: format!("/organisationer/{}", grantee.id),
            sub_regions: page.number(grantee.sub_regions),
            sums: SumsLine::new(&page, grantee.name.clone(), filter.href("/projekt"), sums),
        }
    };
    let header = |column: &str, text: &str, kind| (page.t(text), SortLink::new(&page, order, column), kind);
    visit.show(&OwnersPage {
        rows: rows.iter().map(line).collect(),
        headers: vec![
            header("name", "project-owner", ""),
            header("projects", "project-number", "num"),
            header("areas", "project-sub-regions", "num"),
            header("cost", "project-cost-kr", "num"),
            header("grant", "project-grant-kr", "num"),
        ],
        summary: page.t1("project-owner-count", "count", count),
        paging: Paging::new(&page, number, count),
        query,
        page,
    })
}
