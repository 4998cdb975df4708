//! Development projects on the pages of an initiative and an organisation, and what is due on one's own page.

use askama::Template;
use db::Id;
use jiff::Span;
use web::{Page, PanelFuture, Visit, WebError};

use super::super::store::{self, DevelopmentQuery};
use super::{href, list::period};

/// Lines of a panel.
const SHOWN: i64 = 20;
/// Days ahead that one's own page tells of.
const AHEAD: i64 = 60;

#[derive(Template)]
#[template(path = "funding/_developments.html")]
struct Listed {
    page: Page,
    rows: Vec<(String, String, String)>,
    all_href: String,
}

#[derive(Template)]
#[template(path = "funding/_development_due.html")]
struct DuePanel {
    page: Page,
    rows: Vec<DueLine>,
}

struct DueLine {
    href: String,
    title: String,
    project: String,
    kind: String,
    due: String,
    late: bool,
}

pub(super) fn initiative(visit: &Visit, id: Id) -> PanelFuture<'_> {
    let asked = DevelopmentQuery { initiative: Some(id), ..DevelopmentQuery::default() };
    Box::pin(listed(visit, asked, String::new()))
}

pub(super) fn organisation(visit: &Visit, id: Id) -> PanelFuture<'_> {
    let asked = DevelopmentQuery { organisation: Some(id), ..DevelopmentQuery::default() };
    Box::pin(listed(visit, asked, format!("/utvecklingsprojekt?organisation={id}")))
}

async fn listed(
    visit: &Visit,
    asked: DevelopmentQuery,
    all_href: String,
) -> Result<Option<String>, WebError> {
    let found = store::list(&visit.app.db, &visit.viewer, &asked, (0, SHOWN)).await?;
    if found.is_empty() {
        return Ok(None);
    }
    let row = |one: &super::Development| {
        let parts = [one.owner_name.as_str(), one.facts.programme.as_str(), &period(&one.facts)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
        (href(one.id), one.facts.title.clone(), parts)
    };
    let rows = found.iter().map(row).collect();
    Ok(Some(Listed { rows, all_href, page: Page::new(visit, String::new()) }.render()?))
}

pub(super) fn mine(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(due(visit))
}

async fn due(visit: &Visit) -> Result<Option<String>, WebError> {
    let today = types::stockholm_date(visit.viewer.now);
    let until = today.saturating_add(Span::new().days(AHEAD)).to_string();
    let organisations: Vec<Id> = visit.viewer.organisation_ids().collect();
    let found = store::due(&visit.app.db, &visit.viewer, &organisations, ("", &until), SHOWN).await?;
    if found.is_empty() {
        return Ok(None);
    }
    let page = Page::new(visit, String::new());
    let line = |due: &store::Due| DueLine {
        href: href(due.id),
        title: due.title.clone(),
        project: due.project.clone(),
        kind: page.t(format!("development-kind-{}", due.kind)),
        due: visit.date_of(&due.due_on),
        late: due.due_on < today.to_string(),
    };
    let rows = found.iter().map(line).collect();
    Ok(Some(DuePanel { rows, page }.render()?))
}
