//! On one's own page: parts to give, and annexes that are being collected.

use askama::Template;
use db::Id;
use web::{Page, PanelFuture, Visit, WebError};

use super::{href, part_href};
use crate::annex::compile::since_submitted;
use crate::annex::{PartState, store};

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
    /// What is the matter with it; empty if it is only awaited.
    mark: String,
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
        let parts = waiting(visit).await?;
        let annexes = store::collecting(db, &visit.viewer).await?;
        if parts.is_empty() && annexes.is_empty() {
            return Ok(None);
        }
        let page = Page::new(visit, "");
        let annex = |annex: &store::Collecting| CollectingLine {
            href: href(annex.id),
            title: annex.title.clone(),
            come: page.t2("annex-come", ("submitted", annex.submitted), ("asked", annex.asked)),
            due: due(visit, &annex.due_on),
        };
        let panel = MinePanel { parts, annexes: annexes.iter().map(annex).collect(), page };
        Ok(Some(panel.render()?))
    })
}

fn due(visit: &Visit, due_on: &str) -> String {
    match due_on {
        "" => String::new(),
        due_on => visit.app.texts.get(visit.lang, "annex-due-by", &[("date", visit.date_of(due_on).into())]),
    }
}

/// Parts that are awaited, that were sent back, or that have changed since they were given.
async fn waiting(visit: &Visit) -> Result<Vec<WaitingLine>, WebError> {
    let db = &visit.app.db;
    let mut lines = Vec::new();
    for part in store::own_parts(db, &visit.viewer).await? {
        let Some(annex) = store::find(db, &visit.viewer, part.annex_id).await? else { continue };
        let mark = match part.state {
            PartState::Asked => "",
            PartState::Returned => "annex-part-returned",
            PartState::Submitted => {
                if !since_submitted(db, &visit.viewer, &annex, &part).await?.changed {
                    continue;
                }
                "annex-part-changed"
            }
        };
        lines.push(WaitingLine {
            href: part_href(&part),
            title: annex.draft.title,
            organisation: part.organisation_name,
            mark: if mark.is_empty() { String::new() } else { visit.t(mark) },
            due: due(visit, &annex.draft.due_on),
        });
    }
    Ok(lines)
}
