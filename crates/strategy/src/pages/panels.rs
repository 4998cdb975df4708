//! What this room puts on the start page, on an organisation's page, and on the pages of what is linked.

use access::Action;
use askama::Template;
use db::Id;
use funding::issue_numbers;
use web::{Page, PanelFuture, Visit, WebError};

use super::{
    coverage::matrix,
    loading::Limits,
    thread::{UpLine, link_href, up_line, up_lines},
    words,
};
use crate::{
    End, STRATEGY, Stage, Strategy,
    coverage::issue_number,
    issues::meant,
    store::{self, Aim},
};

/// Strategies that are told of on one page.
const SHOWN: usize = 4;

#[derive(Template)]
#[template(path = "strategy/_overview.html")]
struct Overview {
    page: Page,
    lines: Vec<Line>,
    all_href: String,
}

struct Line {
    href: String,
    title: String,
    note: String,
    /// Number, text, address of each gap.
    gaps: Vec<(String, String, String)>,
}

pub(crate) fn home(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(home_panel(visit))
}

pub(crate) fn organisation(visit: &Visit, id: Id) -> PanelFuture<'_> {
    Box::pin(organisation_panel(visit, id))
}

pub(crate) fn initiative(visit: &Visit, id: Id) -> PanelFuture<'_> {
    Box::pin(up_panel(visit, End::Initiative, id))
}

pub(crate) fn indicator(visit: &Visit, id: Id) -> PanelFuture<'_> {
    Box::pin(up_panel(visit, End::Indicator, id))
}

pub(crate) fn project(visit: &Visit, id: Id) -> PanelFuture<'_> {
    Box::pin(up_panel(visit, End::Project, id))
}

/// The strategies that the visitor's organisation works by: its own, and those above it.
async fn home_panel(visit: &Visit) -> Result<Option<String>, WebError> {
    let Some(acting) = visit.viewer.acting() else { return Ok(None) };
    let offices = store::offices(&visit.app.db).await?;
    overview(visit, &offices.up(acting.organisation_id), String::new()).await
}

async fn organisation_panel(visit: &Visit, id: Id) -> Result<Option<String>, WebError> {
    let href = format!("/strategier?organisation={id}");
    overview(visit, &[id], href).await
}

async fn overview(visit: &Visit, owners: &[Id], all_href: String) -> Result<Option<String>, WebError> {
    let year = words::this_year(visit);
    let mut found = store::of_owners(&visit.app.db, &visit.viewer, owners).await?;
    found.retain(|strategy| strategy.stage() != Stage::Replaced && strategy.is_valid_in(year));
    found.sort_by_key(|strategy| owners.iter().position(|id| *id == strategy.owner_id));
    if found.is_empty() {
        return Ok(None);
    }
    let page = Page::new(visit, String::new());
    let mut lines = Vec::new();
    for strategy in found.iter().take(SHOWN) {
        lines.push(line(visit, &page, strategy).await?);
    }
    Ok(Some(Overview { lines, all_href, page }.render()?))
}

async fn line(visit: &Visit, page: &Page, strategy: &Strategy) -> Result<Line, WebError> {
    let matrix = matrix(visit, strategy, &Limits::default()).await?;
    let path = format!("{}{}", STRATEGY.path, strategy.id);
    let gap = |count: usize, key: &str, show: &str| {
        let href = format!("{path}/tackning?visa={show}");
        (count > 0).then(|| (page.number(count as i64), page.t1(key, "count", count as i64), href))
    };
    let gaps = [
        gap(matrix.without_action, "coverage-gap-action", "utan-insats"),
        gap(matrix.without_measure, "coverage-gap-measure", "utan-nyckeltal"),
        gap(matrix.without_money, "coverage-gap-money", "utan-pengar").filter(|_| strategy.numbers_projects),
    ];
    Ok(Line {
        href: path,
        title: strategy.title.clone(),
        note: format!(
            "{} · {} · {}",
            strategy.owner_name,
            strategy.period(),
            words::stage_name(page, strategy.stage())
        ),
        gaps: gaps.into_iter().flatten().collect(),
    })
}

#[derive(Template)]
#[template(path = "strategy/_up.html")]
struct UpPanel {
    page: Page,
    /// Issues that the number of a project means.
    numbered: Vec<UpLine>,
    lines: Vec<UpLine>,
    choose_href: String,
    lead: String,
}

/// From an initiative, an indicator or a project up to goals on every level.
async fn up_panel(visit: &Visit, end: End, id: Id) -> Result<Option<String>, WebError> {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let Some(record) = access::find_record(db, viewer, end.record(), id).await? else {
        return Ok(None);
    };
    let may_edit = visit.may(Action::Edit, record.owner_id) && !record.is_withdrawn();
    let page = Page::new(visit, String::new());
    let aims = store::aims_of(db, viewer, (end, id)).await?;
    let lines = up_lines(visit, &page, aims).await?;
    let numbered = match end {
        End::Project => numbered(visit, id).await?,
        _ => Vec::new(),
    };
    if lines.is_empty() && numbered.is_empty() && !may_edit {
        return Ok(None);
    }
    let panel = UpPanel {
        numbered: numbered.iter().map(|aim| up_line(&page, 0, aim)).collect(),
        choose_href: if may_edit { link_href(end, id) } else { String::new() },
        lead: page.t(format!("thread-up-{}", end.key())),
        lines,
        page,
    };
    Ok(Some(panel.render()?))
}

/// The issues that a project names by their numbers.
async fn numbered(visit: &Visit, id: Id) -> Result<Vec<Aim>, WebError> {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let Some(project) = funding::find_project(db, viewer, id).await? else { return Ok(Vec::new()) };
    let numbers = issue_numbers(&project.priority);
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let mut up = vec![project.owner_id];
    up.extend(access::ancestors(db, project.owner_id).await?.into_iter().map(|above| above.id));
    let numbering = store::numbering(db, viewer).await?;
    let Some(strategy) = meant(&numbering, &up, project.year.map(i64::from)) else {
        return Ok(Vec::new());
    };
    let points = store::points(db, viewer, strategy.id, false).await?;
    let named = points.iter().filter(|point| issue_number(point).is_some_and(|n| numbers.contains(&n)));
    let ids: Vec<Id> = named.map(|point| point.id).collect();
    Ok(store::aims_of_ids(db, viewer, &ids).await?)
}
