//! What a version says otherwise than the one before it.

use askama::Template;
use axum::extract::Path;
use db::Id;
use web::{Answer, Page, Visit, WebError};

use super::{record::find, words};
use crate::{
    POINT, STRATEGY, Strategy,
    difference::{Change, between},
    store,
};

#[derive(Template)]
#[template(path = "strategy/difference.html")]
struct DifferencePage {
    page: Page,
    strategy: Strategy,
    lead: String,
    back: String,
    rows: Vec<Row>,
}

struct Row {
    what: String,
    color: &'static str,
    level: String,
    href: String,
    now: String,
    before: String,
}

pub(crate) async fn difference(visit: Visit, Path(id): Path<Id>) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let strategy = find(&visit, id).await?;
    let previous_id = strategy.previous_id.ok_or(WebError::NotFound)?;
    let previous = find(&visit, previous_id).await?;
    let before = store::points(db, viewer, previous_id, false).await?;
    let now = store::points(db, viewer, id, false).await?;
    let page = Page::new(&visit, format!("{}: {}", visit.t("strategy-difference"), strategy.title));
    let row = |changed: &crate::difference::Changed<'_>| {
        let (key, color, before) = match &changed.change {
            Change::Added => ("added", "success", String::new()),
            Change::Reworded(old) => ("reworded", "info", old.clone()),
            Change::NewYear(old) => {
                ("new-year", "info", old.map_or_else(|| "–".to_string(), |year| year.to_string()))
            }
            Change::Removed => ("removed", "warning", changed.point.heading()),
        };
        let heading = changed.point.heading();
        let now = match (&changed.change, changed.point.target_year) {
            (Change::Removed, _) => String::new(),
            (Change::NewYear(_), Some(year)) => format!("{heading} ({year})"),
            _ => heading,
        };
        Row {
            what: page.t(format!("difference-{key}")),
            color,
            level: words::level_name(&page, changed.point.level()),
            href: format!("{}{}", POINT.path, changed.point.id),
            now,
            before,
        }
    };
    let rows = between(&before, &now).iter().map(row).collect();
    visit.show(&DifferencePage {
        rows,
        lead: page.t2("difference-lead", ("before", previous.period()), ("now", strategy.period())),
        back: format!("{}{id}", STRATEGY.path),
        page,
        strategy,
    })
}
