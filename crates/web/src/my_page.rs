//! One's own page: what waits, what one has changed lately, and where one works. Rooms put what waits in the
//! slot `mine`.

use askama::Template;
use db::Id;
use types::stockholm_minute;

use crate::{Access, Answer, NavEntry, NavGroup, Page, Routes, Visit, WebError};

/// Records shown among those changed lately.
const SHOWN: usize = 8;

pub(crate) const NAV: NavEntry = NavEntry {
    href: "/min-sida",
    text: "nav-my-page",
    icon: "person",
    group: NavGroup::Own,
    order: 1,
    signed_in_only: true,
};

pub(crate) fn routes() -> Routes {
    Routes::new().get(NAV.href, Access::SignedIn, show)
}

#[derive(Template)]
#[template(path = "my_page.html")]
struct MyPage {
    page: Page,
    lead: String,
    panels: Vec<String>,
    changes: Vec<ChangeLine>,
    organisations: Vec<(String, String, String)>,
    administrator: bool,
}

struct ChangeLine {
    href: String,
    title: String,
    what: String,
    when: String,
    iso: String,
}

async fn show(visit: Visit) -> Answer {
    let Some(user) = &visit.viewer.user else { return Err(WebError::NotFound) };
    let organisations = visit.viewer.memberships.iter().map(|membership| {
        let role = visit.t(&format!("role-{}", membership.role.key()));
        let kind = visit.app.kind("organisation").map(|kind| kind.record.path).unwrap_or_default();
        let href =
            if kind.is_empty() { String::new() } else { format!("{kind}{}", membership.organisation_id) };
        (href, membership.organisation_name.clone(), role)
    });
    visit.show(&MyPage {
        page: Page::new(&visit, visit.t("nav-my-page")),
        lead: format!("{}, {}", user.name, user.login),
        panels: visit.app.panels(&visit, "mine", 0).await?,
        changes: changes(&visit, user.id).await?,
        organisations: organisations.collect(),
        administrator: user.administrator,
    })
}

/// Records that the visitor changed last, each once, those that the visitor still sees.
async fn changes(visit: &Visit, account_id: Id) -> Result<Vec<ChangeLine>, WebError> {
    let db = &visit.app.db;
    let mut lines = Vec::new();
    for (at, action, kind, id) in access::changed_lately(db, account_id, 4 * SHOWN).await? {
        let Some(kind) = visit.app.kind(&kind) else { continue };
        let href = format!("{}{id}", kind.record.path);
        if lines.iter().any(|line: &ChangeLine| line.href == href) {
            continue;
        }
        let Some(record) = access::find_record(db, &visit.viewer, kind.record, id).await? else { continue };
        lines.push(ChangeLine {
            href,
            title: record.title,
            what: visit.t(&format!("action-{action}")),
            when: visit.moment(at),
            iso: stockholm_minute(at).replace(' ', "T"),
        });
        if lines.len() == SHOWN {
            break;
        }
    }
    Ok(lines)
}
