//! On one's own page: parts to give, and annexes that are being collected.

use askama::Template;
use db::Id;
use web::{Page, PanelFuture, Visit};

use super::href;
use crate::annex::{ANNEX, PartState, store};

#[derive(Template)]
#[template(path = "funding/_annex_mine.html")]
struct MinePanel {
    page: Page,
    parts: Vec<WaitingLine>,
    annexes: Vec<CollectingLine>,
}

struct WaitingLine {
    href: String,
    title: String,
    organisation: String,
    returned: bool,
    due: String,
}

struct CollectingLine {
    href: String,
    title: String,
    come: String,
    due: String,
}

pub(crate) fn mine(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(async move {
        if visit.viewer.memberships.is_empty() {
            return Ok(None);
        }
        let db = &visit.app.db;
        let parts = store::waiting_parts(db, &visit.viewer).await?;
        let annexes = store::collecting(db, &visit.viewer).await?;
        if parts.is_empty() && annexes.is_empty() {
            return Ok(None);
        }
        let page = Page::new(visit, "");
        let due = |due_on: &str| match due_on {
            "" => String::new(),
            due_on => page.t1("annex-due-by", "date", visit.date_of(due_on)),
        };
        let part = |part: &store::Waiting| WaitingLine {
            href: format!("{}{}/del/{}", ANNEX.path, part.annex_id, part.part_id),
            title: part.title.clone(),
            organisation: part.organisation_name.clone(),
            returned: PartState::from_key(&part.state) == PartState::Returned,
            due: due(&part.due_on),
        };
        let annex = |annex: &store::Collecting| CollectingLine {
            href: href(annex.id),
            title: annex.title.clone(),
            come: page.t2("annex-come", ("submitted", annex.submitted), ("asked", annex.asked)),
            due: due(&annex.due_on),
        };
        let panel = MinePanel {
            parts: parts.iter().map(part).collect(),
            annexes: annexes.iter().map(annex).collect(),
            page,
        };
        Ok(Some(panel.render()?))
    })
}
