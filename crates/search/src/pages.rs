//! The page of the one search box.

use askama::Template;
use axum::extract::Query;
use serde::Deserialize;
use web::{Access, Answer, Page, Paging, ROWS, Room, Routes, Visit, with_parameter};

use crate::{Found, Search, find};

/// What this room gives to the site.
pub fn room() -> Room {
    Room {
        routes: Routes::new().get("/sok", Access::Everybody, results),
        texts: vec![(include_str!("../locales/sv.ftl"), include_str!("../locales/en.ftl"))],
        ..Room::default()
    }
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    slag: String,
    #[serde(default)]
    ordning: String,
    #[serde(default)]
    sida: String,
}

#[derive(Template)]
#[template(path = "search/results.html")]
struct Results {
    page: Page,
    typed: String,
    found: Found,
    summary: String,
    kinds: Vec<KindTab>,
    newest_first: bool,
    other_order: String,
    paging: Paging,
}

struct KindTab {
    href: String,
    text: String,
    count: String,
    current: bool,
}

async fn results(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let typed = web::clean(&asked.q);
    let kind = visit.app.kind(&asked.slag).map(|kind| kind.record.key);
    let number = Paging::number(&asked.sida);
    let newest_first = asked.ordning == "nyast";
    let search = Search { typed: &typed, kind, newest_first, offset: Paging::offset(number), limit: ROWS };
    let found = find(&visit.app.db, &visit.viewer, &search).await?;
    let page = Page::new(&visit, visit.t("search-title")).with_query(&typed);
    let order = if newest_first { "" } else { "nyast" };
    let summary = match (typed.trim().is_empty(), found.count.or_more) {
        (true, _) => String::new(),
        (false, true) => page.t1("search-more-than", "count", page.number(found.count.number)),
        (false, false) => page.t1("search-count", "count", found.count.number),
    };
    visit.show(&Results {
        kinds: kind_tabs(&page, &found, kind),
        other_order: with_parameter(&page.here_with("ordning", order), "sida", ""),
        paging: Paging::new(&page, number, found.count.number),
        page,
        typed,
        found,
        summary,
        newest_first,
    })
}

fn kind_tabs(page: &Page, found: &Found, chosen: Option<&str>) -> Vec<KindTab> {
    let all: i64 = found.kinds.iter().map(|(_, count)| count).sum();
    let tab = |kind: &str, text: String, count: i64| KindTab {
        href: page.here_with("slag", kind),
        text,
        count: page.number(count),
        current: chosen.unwrap_or_default() == kind,
    };
    let mut tabs = vec![tab("", page.t("search-all-kinds"), all)];
    for (kind, count) in &found.kinds {
        tabs.push(tab(kind, page.t(format!("kind-{kind}")), *count));
    }
    tabs
}
