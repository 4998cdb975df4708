//! The list of annexes.

use askama::Template;
use axum::extract::Query;
use web::{Answer, Order, Page, Paging, ROWS, SortLink, Visit};

use super::href;
use crate::annex::{Annex, Stage, store};
use crate::pages::{Pairs, parameter};

#[derive(Template)]
#[template(path = "funding/annexes.html")]
struct ListPage {
    page: Page,
    rows: Vec<Line>,
    headers: Vec<(String, SortLink)>,
    summary: String,
    paging: Paging,
    withdrawn: bool,
    may_create: bool,
}

struct Line {
    href: String,
    title: String,
    owner: String,
    year: i32,
    due: String,
    stage: String,
    locked: bool,
}

pub(crate) async fn list(visit: Visit, Query(pairs): Pairs) -> Answer {
    let standard = Order { column: "year", descending: true };
    let columns = store::ANNEX_SORTS.map(|(name, _)| name);
    let order = Order::parse(parameter(&pairs, "ordning"), &columns, standard);
    let number = Paging::number(parameter(&pairs, "sida"));
    let withdrawn = parameter(&pairs, "lage") == "borttagna";
    let place = (ROWS, Paging::offset(number));
    let (found, count) = store::annexes(&visit.app.db, &visit.viewer, withdrawn, order, place).await?;
    let page = Page::new(&visit, visit.t("annexes-title"));
    let line = |annex: &Annex| Line {
        href: href(annex.id),
        title: annex.draft.title.clone(),
        owner: annex.owner_name.clone(),
        year: annex.draft.year,
        due: visit.date_of(&annex.draft.due_on),
        stage: visit.t(&format!("annex-stage-{}", annex.stage.key())),
        locked: annex.stage == Stage::Locked,
    };
    let header = |name: &str, key: &str| (page.t(key), SortLink::new(&page, order, name));
    visit.show(&ListPage {
        rows: found.iter().map(line).collect(),
        headers: vec![
            header("title", "field-title"),
            header("year", "word-year"),
            header("owner", "annex-owner"),
        ],
        summary: page.t1("annex-count", "count", count),
        paging: Paging::new(&page, number, count),
        withdrawn,
        may_create: visit.viewer.editable().next().is_some(),
        page,
    })
}
