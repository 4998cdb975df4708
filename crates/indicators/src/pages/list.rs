//! The list of indicators with targets as sentences, each with its colour.

use std::cmp::Ordering;

use askama::Template;
use axum::extract::Query;
use db::Id;
use serde::Deserialize;
use web::{Answer, Lang, Page, Paging, ROWS, Visit};

use crate::{
    INDICATOR, Indicator, Standing, TargetRow,
    indicator::shown,
    overall, standings,
    store::{self, IndicatorQuery},
};

use super::{
    record::{latest, light_word},
    words,
};

const MOST: i64 = 10_000;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct ListQuery {
    #[serde(default)]
    q: String,
    #[serde(default)]
    plan: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    marke: String,
    #[serde(default)]
    lage: String,
    #[serde(default)]
    sida: String,
}

#[derive(Template)]
#[template(path = "indicators/list.html")]
struct ListPage {
    page: Page,
    query: ListQuery,
    groups: Vec<Group>,
    count_text: String,
    any_marked: bool,
    paging: Paging,
    may_create: bool,
}

/// The indicators of one plan, or of one list that stands by itself.
struct Group {
    owner: String,
    title: String,
    href: String,
    rows: Vec<Line>,
}

struct Line {
    id: Id,
    name: String,
    sentences: Vec<String>,
    outcome: String,
    /// Up, level or down; empty where it cannot be compared.
    movement: &'static str,
    mark: &'static str,
    word: String,
    /// Why it has its colour, for the pointer.
    why: String,
    source: String,
    marked: bool,
    withdrawn: bool,
}

pub(crate) async fn list(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let asked = IndicatorQuery {
        text: query.q.clone(),
        owner_id: query.organisation.parse().ok(),
        plan_id: query.plan.parse().ok(),
        marked_only: !query.marke.is_empty(),
        withdrawn: query.lage == "borttagna",
    };
    let number = Paging::number(&query.sida);
    let rows = store::indicators(db, viewer, &asked, (Paging::offset(number), ROWS)).await?;
    let total = store::count_indicators(db, viewer, &asked, MOST).await?;
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let targets = store::targets(db.read(), &ids).await?;
    let marks = access::marks(db, INDICATOR.key, &ids).await?;
    let standings = standings(db, viewer, &rows).await?;
    let page = Page::new(&visit, visit.t("nav-indicators"));
    let mut groups: Vec<Group> = Vec::new();
    let mut last = None;
    let any_marked = rows.iter().any(|row| row.marked);
    for row in rows {
        let of = (row.owner_id, row.plan_id, row.list_title.clone());
        if last.as_ref() != Some(&of) {
            groups.push(group_of(&page, &row));
            last = Some(of);
        }
        let own = targets.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let secret = marks.get(&row.id).is_some_and(|mark| mark.hides(viewer, row.owner_id, "outcome"));
        let standing = standings.get(&row.id).filter(|_| !secret);
        let line = line_of(&page, row, own, standing);
        if let Some(group) = groups.last_mut() {
            group.rows.push(line);
        }
    }
    let key = if total > MOST { "indicator-count-more" } else { "indicator-count" };
    let paging = Paging::new(&page, number, total.min(MOST));
    visit.show(&ListPage {
        count_text: page.t1(key, "count", total.min(MOST)),
        may_create: visit.viewer.editable().next().is_some(),
        any_marked,
        groups,
        paging,
        page,
        query,
    })
}

fn group_of(page: &Page, row: &Indicator) -> Group {
    let title = row.plan_title.clone().or_else(|| row.list_title.clone());
    let href = row.plan_id.filter(|_| row.plan_title.is_some()).map(|id| format!("/planer/{id}"));
    Group {
        owner: row.owner_name.clone(),
        title: title.unwrap_or_else(|| page.t("indicator-own-list")),
        href: href.unwrap_or_default(),
        rows: Vec::new(),
    }
}

/// `None` for one whose outcome is marked secret.
fn line_of(page: &Page, row: Indicator, targets: &[TargetRow], standing: Option<&Standing>) -> Line {
    let lang = page.language();
    let verdicts =
        standing.map(|one| one.verdicts(targets, words::reading_language(lang))).unwrap_or_default();
    let (mark, word) = light_word(page, overall(&verdicts));
    let movement = match standing.and_then(|one| one.series.movement()) {
        Some(Ordering::Greater) => "up",
        Some(Ordering::Equal) => "level",
        Some(Ordering::Less) => "down",
        None => "",
    };
    let why: Vec<String> = verdicts.into_iter().map(|verdict| verdict.sentence).collect();
    Line {
        id: row.id,
        sentences: words::sentences(lang, targets),
        outcome: standing.map_or_else(|| page.t("secret-value"), |one| latest(page, &row, one)),
        withdrawn: !row.is_active(),
        mark: if targets.is_empty() { "" } else { mark },
        word,
        why: why.join(" "),
        movement,
        name: row.name,
        source: row.source.unwrap_or_default(),
        marked: row.marked,
    }
}

/// "72 % (2025)", or empty.
pub(crate) fn outcome(row: &Indicator, lang: Lang) -> String {
    let Some(value) = &row.outcome else {
        return String::new();
    };
    let mut text = shown(value, lang == Lang::En);
    if let Some(unit) = &row.unit {
        text = format!("{text} {unit}");
    }
    match row.outcome_year {
        Some(year) => format!("{text} ({year})"),
        None => text,
    }
}
