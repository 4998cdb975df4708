//! The locked versions of a round, what each changed, and a version as it was sealed.

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use db::Id;
use web::{Answer, Page, Visit, WebError};

use super::view::locked_text;
use super::words;
use super::{find, href};
use crate::{Difference, ItemChange, Part, ROUND, Side, difference, facts, store};

#[derive(Template)]
#[template(path = "follow_up/versions.html")]
struct VersionsPage {
    page: Page,
    round: String,
    versions: Vec<VersionView>,
}

struct VersionView {
    number: i64,
    when: String,
    sha256: String,
    reason: String,
    /// Where it is given as it was sealed; empty for those outside.
    sealed: String,
    difference: Option<DifferenceView>,
}

struct DifferenceView {
    nothing: bool,
    frame: bool,
    added: Vec<String>,
    removed: Vec<String>,
    changed: Vec<(String, Vec<String>)>,
}

pub(crate) async fn versions(visit: Visit, Path(id): Path<Id>) -> Answer {
    let round = find(&visit, id).await?;
    let db = &visit.app.db;
    let inside = visit.viewer.role_in(round.owner_id).is_some();
    let mut all = Vec::new();
    for version in store::versions(db.read(), id).await? {
        all.push(if inside { version } else { facts::outside(db, version).await? });
    }
    let page = Page::new(&visit, visit.t("follow-up-versions"));
    let page = page.of_record(&ROUND, (id, round.owner_id), "/versioner");
    let view = |(place, version): (usize, &crate::Version)| VersionView {
        number: version.number,
        when: locked_text(&visit, version.number, version.closed_at, &version.closed_by),
        sha256: version.sha256.clone(),
        reason: version.reason.clone(),
        sealed: if inside { format!("{}/versioner/{}", href(id), version.number) } else { String::new() },
        difference: all
            .get(place + 1)
            .map(|before| told(&page, &difference(&before.record, &version.record))),
    };
    let versions = all.iter().enumerate().map(view).collect();
    visit.show(&VersionsPage { round: round.draft.label, versions, page })
}

fn told(page: &Page, found: &Difference) -> DifferenceView {
    let titles = |items: &[crate::RecordItem]| items.iter().map(|item| item.title.clone()).collect();
    DifferenceView {
        nothing: found.is_empty(),
        frame: found.frame,
        added: titles(&found.added),
        removed: titles(&found.removed),
        changed: found
            .changed
            .iter()
            .map(|change| (change.after.title.clone(), lines(page, change)))
            .collect(),
    }
}

fn lines(page: &Page, change: &ItemChange) -> Vec<String> {
    let (before, after) = (&change.before, &change.after);
    let line = |part: &Part| {
        let values = match part {
            Part::Light(side) => Some((light(page, *side, before), light(page, *side, after))),
            Part::Comment => Some((before.comment.clone(), after.comment.clone())),
            Part::Reason => Some((before.reason.clone(), after.reason.clone())),
            Part::Decision => Some((before.decision.clone(), after.decision.clone())),
            Part::Request => Some((before.request.clone(), after.request.clone())),
            Part::Evidence => Some((before.evidence.join("; "), after.evidence.join("; "))),
            Part::Deviation => Some((action(before), action(after))),
            Part::Outcomes | Part::Activities | Part::Plan => None,
        };
        let name = page.t(part.key());
        let shown = |text: String| if text.is_empty() { "–".to_string() } else { text };
        match values {
            None => name,
            Some((before, after)) => format!("{name}: {} → {}", shown(before), shown(after)),
        }
    };
    change.parts.iter().map(line).collect()
}

fn light(page: &Page, side: Side, item: &crate::RecordItem) -> String {
    page.t(words::verdict_key(side, item.verdict(side)))
}

fn action(item: &crate::RecordItem) -> String {
    let told = item.deviation.as_ref().map(|told| [told.cause.as_str(), told.action.as_str()].join(" – "));
    told.unwrap_or_default()
}

/// A version as it was sealed, for its owner's people: the text whose hash the page shows.
pub(crate) async fn sealed(visit: Visit, Path((id, number)): Path<(Id, i64)>) -> Answer {
    let round = find(&visit, id).await?;
    if visit.viewer.role_in(round.owner_id).is_none() {
        return Err(WebError::NotFound);
    }
    let (text, _) = store::sealed(&visit.app.db, id, number).await?.ok_or(WebError::NotFound)?;
    let name = format!("attachment; filename=\"uppfoljning-{id}-version-{number}.json\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name)?),
    ];
    Ok((headers, text).into_response())
}
