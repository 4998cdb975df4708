//! The whole annex on one page: the newest version, another one, or what has come in so far.

use askama::Template;
use axum::extract::{Path, Query};
use db::Id;
use web::{Answer, Page, Visit};

use super::view::{PartView, paragraphs};
use super::{find, href};
use crate::annex::{ANNEX, content_of_annex, content_of_version};
use crate::pages::{Pairs, parameter};

#[derive(Template)]
#[template(path = "funding/annex_content.html")]
struct ContentPage {
    page: Page,
    title: String,
    path: String,
    /// Which version it is, in words; empty where there is nothing to show.
    which: String,
    introduction: Vec<String>,
    parts: Vec<PartView>,
}

pub(crate) async fn content(visit: Visit, Path(id): Path<Id>, Query(pairs): Pairs) -> Answer {
    let annex = find(&visit, id).await?;
    let db = &visit.app.db;
    let compiled = match parameter(&pairs, "version").parse::<i64>() {
        Ok(number) => content_of_version(db, &visit.viewer, id, number).await?,
        Err(_) => content_of_annex(db, &visit.viewer, id).await?,
    };
    let title = format!("{}: {}", annex.draft.title, visit.t("annex-content"));
    let page = Page::new(&visit, title).of_record(&ANNEX, (id, annex.owner_id), "/innehall");
    let mut shown = ContentPage {
        title: annex.draft.title,
        path: href(id),
        which: String::new(),
        introduction: Vec::new(),
        parts: Vec::new(),
        page,
    };
    if let Some(compiled) = compiled {
        let content = compiled.content;
        shown.which = match &compiled.version {
            Some(version) => {
                let when = visit.moment(version.locked_at);
                shown.page.t2("annex-version-of", ("number", version.number), ("when", when))
            }
            None => shown.page.t("annex-version-open"),
        };
        shown.introduction = paragraphs(&content.introduction);
        shown.parts = content.parts.iter().map(|part| PartView::new(&shown.page, part, false)).collect();
    }
    visit.show(&shown)
}
