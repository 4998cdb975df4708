//! The locked versions of an annex, and what differs between two.

use askama::Template;
use axum::extract::{Path, Query};
use db::Id;
use web::{Answer, Page, Visit};

use super::view::{ChangeLine, DifferenceView, text_change};
use super::{find, href, person};
use crate::annex::{ANNEX, Annex, Content, Stage, Version, difference, store};
use crate::pages::{Pairs, parameter};

/// In the address: what has come in since the newest version, not locked yet.
const DRAFT: &str = "utkast";

#[derive(Template)]
#[template(path = "funding/annex_versions.html")]
struct VersionsPage {
    page: Page,
    title: String,
    path: String,
    rows: Vec<Line>,
    /// What the shown difference is between, in words; empty if there is none to show.
    between: String,
    fields: Vec<ChangeLine>,
    parts: Vec<DifferenceView>,
}

struct Line {
    name: String,
    content_href: String,
    when: String,
    who: String,
    sha256: String,
    /// Shows what differs from the version before; empty for the first.
    difference_href: String,
}

pub(crate) async fn versions(visit: Visit, Path(id): Path<Id>, Query(pairs): Pairs) -> Answer {
    let annex = find(&visit, id).await?;
    let db = &visit.app.db;
    let versions = store::versions(db.read(), id).await?;
    let inside = visit.viewer.role_in(annex.owner_id).is_some();
    let draft = match annex.stage == Stage::Open && inside && !versions.is_empty() {
        true => Some(annex.content(&store::parts(db, &visit.viewer, id).await?)),
        false => None,
    };
    let title = format!("{}: {}", annex.draft.title, visit.t("annex-versions"));
    let page = Page::new(&visit, title).of_record(&ANNEX, (id, annex.owner_id), "/versioner");
    let mut shown = VersionsPage {
        rows: lines(&page, &annex, &versions, inside, draft.is_some()),
        title: annex.draft.title.clone(),
        path: href(id),
        between: String::new(),
        fields: Vec::new(),
        parts: Vec::new(),
        page,
    };
    if let Some((before, after)) = chosen(&versions, draft.as_ref(), parameter(&pairs, "till")) {
        let found = difference(&before.content, after.0);
        shown.between = shown.page.t2("annex-between", ("old", before.number), ("new", after.1));
        shown.fields = found.fields.iter().map(|field| text_change(&shown.page, field)).collect();
        shown.parts = found.parts.iter().map(|part| DifferenceView::new(&shown.page, part)).collect();
    }
    visit.show(&shown)
}

/// The version asked for and the one before it; else the newest.
fn chosen<'a>(
    versions: &'a [Version],
    draft: Option<&'a Content>,
    to: &str,
) -> Option<(&'a Version, (&'a Content, String))> {
    if let (Some(draft), true) = (draft, matches!(to, "" | DRAFT)) {
        return versions.first().map(|before| (before, (draft, "draft".to_string())));
    }
    let number = to.parse::<i64>().ok().or(versions.first().map(|newest| newest.number))?;
    let after = versions.iter().find(|version| version.number == number)?;
    let before = versions.iter().find(|version| version.number == number - 1)?;
    Some((before, (&after.content, after.number.to_string())))
}

fn lines(page: &Page, annex: &Annex, versions: &[Version], inside: bool, draft: bool) -> Vec<Line> {
    let path = href(annex.id);
    let mut lines = Vec::new();
    if draft {
        lines.push(Line {
            name: page.t("annex-version-open"),
            content_href: format!("{path}/innehall"),
            when: "–".to_string(),
            who: "–".to_string(),
            sha256: String::new(),
            difference_href: format!("{path}/versioner?till={DRAFT}"),
        });
    }
    lines.extend(versions.iter().map(|version| Line {
        name: page.t1("annex-version", "number", version.number),
        content_href: format!("{path}/innehall?version={}", version.number),
        when: page.visit.moment(version.locked_at),
        // Names of people are shown to the owner's members only.
        who: if inside { person(page, &version.locked_by) } else { annex.owner_name.clone() },
        sha256: version.sha256.clone(),
        difference_href: match version.number {
            1 => String::new(),
            number => format!("{path}/versioner?till={number}"),
        },
    }));
    lines
}
