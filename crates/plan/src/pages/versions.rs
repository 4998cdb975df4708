//! What a plan has said: its sealed versions, one of them whole, and what differs between two.

use askama::Template;
use axum::extract::{Path, Query};
use db::Id;
use serde::Deserialize;
use web::{Answer, Page, Visit, WebError};

use crate::{
    INITIATIVE, PLAN, Plan,
    content::{Content, covered},
    difference::{Change, Level, What, difference},
    life::{Version, VersionKind},
    naming,
    stage::Stage,
    store,
};

use super::words;

/// In the address: the plan as it stands.
const NOW: &str = "nu";

/// The decision that holds, in words.
pub(crate) struct Decided {
    pub text: String,
}

impl Decided {
    /// Of versions, newest first.
    pub fn of(page: &Page, versions: &[Version]) -> Option<Decided> {
        let holding = [VersionKind::Decision, VersionKind::Revision];
        let found = versions.iter().find(|version| holding.contains(&version.kind))?;
        Some(Decided { text: decision_text(page, found) })
    }
}

/// "Beslutad av kommunstyrelsen den 10 december 2025, § 187."
fn decision_text(page: &Page, version: &Version) -> String {
    let said = &version.said;
    let key = if said.paragraph.is_empty() { "plan-decided-text" } else { "plan-decided-text-paragraph" };
    let args = [
        ("body", said.body.as_str().into()),
        ("date", page.visit.date_of(&said.decided_on).into()),
        ("paragraph", said.paragraph.as_str().into()),
    ];
    page.visit.app.texts.get(page.language(), key, &args)
}

/// A difference as it is shown: by chapter.
pub(crate) struct DifferenceView {
    pub chapters: Vec<(String, Vec<ChangeLine>)>,
    pub count: String,
}

pub(crate) struct ChangeLine {
    pub what_text: String,
    pub tag: &'static str,
    pub level: String,
    pub name: String,
    /// Where it stands, and where it stood if that is elsewhere.
    pub place: String,
    pub fields: Vec<(String, String, String)>,
}

impl DifferenceView {
    pub fn new(page: &Page, changes: &[Change]) -> DifferenceView {
        let mut chapters: Vec<(String, Vec<ChangeLine>)> = Vec::new();
        for change in changes {
            let name = if change.level == Level::Plan { page.t("kind-plan") } else { change.chapter.clone() };
            let line = ChangeLine::new(page, change);
            match chapters.iter_mut().find(|(found, _)| *found == name) {
                Some((_, lines)) => lines.push(line),
                None => chapters.push((name, vec![line])),
            }
        }
        let count = page.t1("plan-difference-count", "count", changes.len() as i64);
        DifferenceView { chapters, count }
    }
}

impl ChangeLine {
    fn new(page: &Page, change: &Change) -> ChangeLine {
        let field = |(name, old, new): &(&str, String, String)| {
            let said = |text: &str| match (*name, text) {
                ("no_planned_activities", "true") => page.t("word-yes"),
                ("no_planned_activities", _) => page.t("word-no"),
                (_, "") => "–".to_string(),
                (_, text) => text.to_string(),
            };
            (page.t(format!("field-{}", name.replace('_', "-"))), said(old), said(new))
        };
        let place = match (change.what, change.under_before.is_empty(), change.level) {
            (What::Moved, false, _) => {
                let args = ("from", change.under_before.as_str());
                page.t2("plan-moved-from-to", args, ("to", change.under.as_str()))
            }
            (What::Moved, true, _) => page.t("plan-moved-among"),
            (_, _, Level::Activity | Level::Initiative) => change.under.clone(),
            _ => String::new(),
        };
        ChangeLine {
            what_text: page.t(format!("plan-what-{}", change.what.key())),
            tag: match change.what {
                What::Added => "success",
                What::Removed => "danger",
                What::Changed => "info",
                What::Moved => "neutral",
            },
            level: page.t(format!("plan-level-{}", change.level.key())),
            name: change.name.clone(),
            place,
            fields: change.fields.iter().map(field).collect(),
        }
    }
}

#[derive(Template)]
#[template(path = "plan/versions.html")]
struct VersionsPage {
    page: Page,
    plan: Plan,
    path: String,
    rows: Vec<Line>,
    /// Between which two, in words; empty if there is nothing to compare.
    between: String,
    difference: DifferenceView,
}

struct Line {
    number: i64,
    name: String,
    what: String,
    when: String,
    who: String,
    sha256: String,
    /// Shows what differs from the version before; empty for the first.
    difference_href: String,
}

#[derive(Deserialize)]
pub(crate) struct Between {
    #[serde(default)]
    till: String,
}

/// The plan, if it is seen and its texts are not marked secret for this viewer.
async fn find(visit: &Visit, id: Id) -> Result<Plan, WebError> {
    store::plan(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)
}

/// A sealed content as this viewer may read it: what is marked secret now is left out for those outside.
async fn shown(visit: &Visit, plan: &Plan, content: Content) -> Result<Content, WebError> {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    if viewer.role_in(plan.owner_id).is_some() {
        return Ok(content);
    }
    let seen = store::readable(db, viewer, plan.id).await?;
    let ids: Vec<Id> = seen.iter().copied().collect();
    let marks = access::marks(db, INITIATIVE.key, &ids).await?;
    let mut content = content.shown(&seen, |id, field| covered(&marks, id, field));
    let own = access::marks(db, PLAN.key, &[plan.id]).await?;
    if covered(&own, plan.id, "preamble") {
        content.preamble.clear();
    }
    Ok(content)
}

pub(crate) async fn list(visit: Visit, Path(id): Path<Id>, Query(query): Query<Between>) -> Answer {
    let plan = find(&visit, id).await?;
    let on = visit.app.db.read();
    let versions = store::versions(on, id).await?;
    let visit = naming::calling(&visit, plan.owner_id, &[]).await?;
    let page = Page::new(&visit, format!("{}: {}", plan.title, visit.t("plan-versions")));
    let page = page.of_record(&PLAN, (id, plan.owner_id), "/versioner");
    let newest = versions.first().map_or(0, |version| version.number);
    let to_now = query.till == NOW || (query.till.is_empty() && plan.stage() == Stage::Revising);
    let to = query.till.parse::<i64>().unwrap_or(newest);
    let (from, after) = if to_now {
        (newest, Some((store::content_now(on, &plan).await?, page.t("plan-as-it-stands"))))
    } else {
        let found = store::version(on, id, to).await?;
        (to - 1, found.map(|version| (version.content, page.t1("plan-version", "number", to))))
    };
    let before = store::version(on, id, from).await?;
    let (between, changes) = match (before, after) {
        (Some(before), Some((after, name))) => {
            let old = shown(&visit, &plan, before.content).await?;
            let new = shown(&visit, &plan, after).await?;
            let old_name = page.t1("plan-version", "number", from);
            (page.t2("plan-between", ("old", old_name), ("new", name)), difference(&old, &new))
        }
        _ => (String::new(), Vec::new()),
    };
    let path = format!("{}{id}", PLAN.path);
    let inside = visit.viewer.role_in(plan.owner_id).is_some();
    visit.show(&VersionsPage {
        rows: versions.iter().map(|version| line(&page, &path, version, &plan, inside)).collect(),
        difference: DifferenceView::new(&page, &changes),
        between,
        path,
        plan,
        page,
    })
}

fn line(page: &Page, path: &str, version: &Version, plan: &Plan, inside: bool) -> Line {
    let what = match version.kind {
        VersionKind::Decision | VersionKind::Revision => decision_text(page, version),
        VersionKind::Correction | VersionKind::Closing => version.said.reason.clone(),
    };
    Line {
        number: version.number,
        name: format!(
            "{}: {}",
            page.t1("plan-version", "number", version.number),
            page.t(format!("plan-version-{}", version.kind.key()))
        ),
        what,
        when: page.visit.moment(version.sealed_at),
        // Names of people are shown to the owner's members only.
        who: if inside { words::person(page, &version.sealed_by) } else { plan.owner_name.clone() },
        sha256: version.sha256.clone(),
        difference_href: match version.number {
            1 => String::new(),
            number => format!("{path}/versioner?till={number}"),
        },
    }
}

#[derive(Template)]
#[template(path = "plan/version.html")]
struct VersionPage {
    page: Page,
    plan: Plan,
    path: String,
    content: Content,
    lead: String,
    sha256: String,
}

pub(crate) async fn one(visit: Visit, Path((id, number)): Path<(Id, i64)>) -> Answer {
    let plan = find(&visit, id).await?;
    let version = store::version(visit.app.db.read(), id, number).await?.ok_or(WebError::NotFound)?;
    let sha256 = version.sha256.clone();
    let visit = naming::calling(&visit, plan.owner_id, &[]).await?;
    let page = Page::new(&visit, "");
    let row = line(&page, "", &version, &plan, false);
    let title = format!("{}, {}", version.content.title, page.t1("plan-version", "number", number));
    let lead = format!("{}. {}", row.when, row.what);
    let content = shown(&visit, &plan, version.content).await?;
    let path = format!("{}{id}", PLAN.path);
    visit.show(&VersionPage { page: Page::new(&visit, title), plan, path, content, lead, sha256 })
}
