//! A strategy's page: its themes, issues and goals.

use access::Action;
use askama::Template;
use axum::extract::Path;
use db::Id;
use web::{Answer, Page, Visit, WebError};

use super::words;
use crate::{
    STRATEGY, Strategy,
    point::{Level, Point, grow},
    store,
};

#[derive(Template)]
#[template(path = "strategy/record.html")]
struct RecordPage {
    page: Page,
    strategy: Strategy,
    lead: String,
    path: String,
    stage: String,
    color: &'static str,
    summary: Vec<String>,
    secret: bool,
    rows: Vec<PointRow>,
    withdrawn: Vec<(Id, String)>,
    versions: Vec<(String, String, bool)>,
    previous: bool,
    document: Option<(String, String)>,
    decided: String,
    may_edit: bool,
    open: bool,
}

/// A point as it stands in the tree.
pub(crate) struct PointRow {
    pub id: Id,
    pub depth: usize,
    pub level: &'static str,
    pub level_name: String,
    pub heading: String,
    pub target_year: String,
    pub may_have_issue: bool,
    pub may_have_goal: bool,
}

/// The strategy, if the visitor sees it.
pub(crate) async fn find(visit: &Visit, id: Id) -> Result<Strategy, WebError> {
    store::strategy(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)
}

pub(crate) async fn record(visit: Visit, Path(id): Path<Id>) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let strategy = find(&visit, id).await?;
    let mark = access::marks(db, STRATEGY.key, &[id]).await?.remove(&id);
    let secret = mark.is_some_and(|mark| mark.hides(viewer, strategy.owner_id, "summary"));
    let points = store::points(db, viewer, id, false).await?;
    let may_edit = visit.may(Action::Edit, strategy.owner_id);
    let withdrawn = match may_edit {
        true => store::points(db, viewer, id, true).await?,
        false => Vec::new(),
    };
    let versions = store::versions(db, viewer, strategy.lineage).await?;
    let document = match strategy.document_id {
        Some(id) => documents::document(db, viewer, id).await?,
        None => None,
    };
    let page = Page::new(&visit, strategy.title.clone());
    let page = page.of_record(&STRATEGY, (id, strategy.owner_id), "");
    let walked = grow(points);
    let rows = walked.iter().flat_map(|branch| branch.walk(0));
    let version = |version: &Strategy| {
        let text = format!("{} ({})", version.period(), words::stage_name(&page, version.stage()));
        (format!("{}{}", STRATEGY.path, version.id), text, version.id == id)
    };
    visit.show(&RecordPage {
        rows: rows.map(|(depth, point)| point_row(&page, depth, point)).collect(),
        withdrawn: withdrawn.iter().map(|point| (point.id, point.heading())).collect(),
        previous: strategy.previous_id.is_some_and(|id| versions.iter().any(|version| version.id == id)),
        versions: versions.iter().map(version).collect(),
        document: document.map(|document| (format!("/kallor/{}", document.id), document.name)),
        decided: decided(&visit, &strategy),
        lead: format!("{} · {}", strategy.owner_name, strategy.period()),
        path: format!("{}{id}", STRATEGY.path),
        stage: words::stage_name(&page, strategy.stage()),
        color: words::stage_color(strategy.stage()),
        summary: if secret { Vec::new() } else { words::paragraphs(&strategy.summary) },
        secret,
        may_edit,
        open: strategy.stage().is_open() && strategy.is_active(),
        page,
        strategy,
    })
}

fn decided(visit: &Visit, strategy: &Strategy) -> String {
    let date = visit.date_of(&strategy.decided_on);
    let parts = [strategy.decided_section.as_str(), date.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn point_row(page: &Page, depth: usize, point: &Point) -> PointRow {
    let level = point.level();
    PointRow {
        id: point.id,
        depth,
        level: level.key(),
        level_name: words::level_name(page, level),
        heading: point.heading(),
        target_year: point.target_year.map(|year| year.to_string()).unwrap_or_default(),
        may_have_issue: Level::Issue.stands_in(Some(level)),
        may_have_goal: Level::Goal.stands_in(Some(level)),
    }
}
