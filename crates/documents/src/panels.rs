//! What this room puts on the start page and on one's own page.

use askama::Template;
use db::Id;
use web::{Page, PanelFuture, Visit};

use crate::{
    pages::FindingLine,
    store::{self, FindingFilter},
};

/// In the work list's address: only findings of one's own organisations.
pub(crate) const MINE: &str = "mina";
/// Findings shown on one's own page.
const MINE_SHOWN: i64 = 5;

#[derive(Template)]
#[template(path = "documents/_mine.html")]
struct MinePanel {
    page: Page,
    rows: Vec<FindingLine>,
    all: String,
}

pub(crate) fn mine(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(async move {
        if visit.viewer.memberships.is_empty() {
            return Ok(None);
        }
        let filter = FindingFilter { state: "open", mine: true, ..FindingFilter::default() };
        let db = &visit.app.db;
        let counts = store::count_findings(db, &visit.viewer, &filter).await?;
        let rows = store::findings(db, &visit.viewer, &filter, (0, MINE_SHOWN)).await?;
        let page = Page::new(visit, "");
        let total: i64 = counts.iter().map(|row| row.count).sum();
        let rows = rows.iter().map(|row| FindingLine::new(visit, row)).collect();
        Ok(Some(MinePanel { all: page.t1("finding-mine-all", "count", total), rows, page }.render()?))
    })
}

#[derive(Template)]
#[template(path = "documents/_open.html")]
struct OpenTile {
    page: Page,
    count: String,
}

pub(crate) fn open_tile(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(async move {
        let count = store::open_findings(&visit.app.db, &visit.viewer).await?;
        if count == 0 {
            return Ok(None);
        }
        let page = Page::new(visit, "");
        Ok(Some(OpenTile { count: page.number(count), page }.render()?))
    })
}
