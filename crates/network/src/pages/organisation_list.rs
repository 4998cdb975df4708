//! The list of organisations, and their tree.

use askama::Template;
use axum::extract::Query;
use db::Id;
use serde::Deserialize;
use web::{Answer, Order, Page, Paging, ROWS, SortLink, Visit};

use crate::{
    OrganisationKind, place,
    store::{self, ListRow, OrganisationFilter, OrganisationRow},
};

#[derive(Deserialize)]
pub(super) struct ListQuery {
    #[serde(default)]
    q: String,
    #[serde(default)]
    slag: String,
    #[serde(default)]
    delregion: String,
    #[serde(default)]
    ordning: String,
    #[serde(default)]
    sida: String,
}

impl ListQuery {
    pub(super) fn filter(&self) -> OrganisationFilter {
        OrganisationFilter {
            q: self.q.clone(),
            kind: OrganisationKind::from_key(&self.slag),
            sub_region: self.delregion.parse().ok(),
        }
    }

    pub(super) fn order(&self) -> Order {
        Order::parse(&self.ordning, &["namn"], Order { column: "namn", descending: false })
    }
}

#[derive(Template)]
#[template(path = "network/organisation_list.html")]
struct ListPage {
    page: Page,
    q: String,
    /// Key, text, chosen.
    kinds: Vec<(&'static str, String, bool)>,
    sub_regions: Vec<(Id, String, bool)>,
    by_name: SortLink,
    rows: Vec<Line>,
    summary: String,
    paging: Paging,
    may_create: bool,
    csv: String,
    xlsx: String,
}

struct Line {
    row: ListRow,
    kind: String,
    place: String,
}

pub(super) async fn list(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let (filter, order) = (query.filter(), query.order());
    let number = Paging::number(&query.sida);
    let total = store::count(db, viewer, &filter).await?;
    let (many, page) = (total > store::MOST_COUNTED, (Paging::offset(number), ROWS));
    let rows = store::list(db, viewer, &filter, order.descending, many, page).await?;
    let federations = store::of_kind(db, viewer, OrganisationKind::Federation).await?;
    let page = Page::new(&visit, visit.t("nav-organisations"));
    let kinds = OrganisationKind::ALL
        .map(|kind| (kind.key(), kind_text(&visit, kind.key()), filter.kind == Some(kind)))
        .to_vec();
    let sub_regions =
        federations.into_iter().map(|row| (row.id, row.name, filter.sub_region == Some(row.id)));
    let summary = match total > store::MOST_COUNTED {
        true => page.t("organisation-count-more"),
        false => page.t1("organisation-count", "count", total),
    };
    let lines = rows.into_iter().map(|row| Line {
        kind: kind_text(&visit, &row.kind),
        place: place_text(row.municipality_code.as_deref(), row.county_code.as_deref()),
        row,
    });
    visit.show(&ListPage {
        rows: lines.collect(),
        by_name: SortLink::new(&page, order, "namn"),
        paging: Paging::new(&page, number, total),
        csv: file_href(&page, "csv"),
        xlsx: file_href(&page, "xlsx"),
        sub_regions: sub_regions.collect(),
        may_create: viewer.is_administrator() || viewer.editable().next().is_some(),
        q: filter.q,
        kinds,
        summary,
        page,
    })
}

/// The same list as a file.
fn file_href(page: &Page, ending: &str) -> String {
    web::without_parameters(&page.path, &["sida", "klart"]).replacen(
        "/organisationer",
        &format!("/organisationer.{ending}"),
        1,
    )
}

/// The kind in the visitor's language.
pub(super) fn kind_text(visit: &Visit, key: &str) -> String {
    visit.t(&format!("organisation-kind-{key}"))
}

/// The municipality, else the county, else nothing.
pub(super) fn place_text(municipality: Option<&str>, county: Option<&str>) -> String {
    let municipality = municipality.and_then(place::municipality).map(|found| found.name.clone());
    municipality
        .or_else(|| county.and_then(place::county).map(|found| found.name.clone()))
        .unwrap_or_default()
}

/// The tree as a walk that a template can write out: what is opened is closed.
pub(super) enum Step {
    Open(Node),
    Leaf(Node),
    Close,
}

pub(super) struct Node {
    id: Id,
    name: String,
    kind: String,
    below: usize,
    /// Unfolded from the start.
    unfolded: bool,
}

#[derive(Template)]
#[template(path = "network/tree.html")]
struct TreePage {
    page: Page,
    steps: Vec<Step>,
}

pub(super) async fn tree(visit: Visit) -> Answer {
    let rows = store::tree(&visit.app.db, &visit.viewer).await?;
    let steps = walk(&rows, |key| kind_text(&visit, key));
    visit.show(&TreePage { page: Page::new(&visit, visit.t("organisation-tree")), steps })
}

/// A tree of at most so many lines is shown unfolded.
const UNFOLDED: usize = 40;

/// Depth first, by name; an organisation whose parent is not shown stands at the root.
fn walk(rows: &[OrganisationRow], kind: impl Fn(&str) -> String) -> Vec<Step> {
    let mut below: std::collections::HashMap<Option<Id>, Vec<&OrganisationRow>> = Default::default();
    let shown: std::collections::HashSet<Id> = rows.iter().map(|row| row.id).collect();
    for row in rows {
        below.entry(row.parent_id.filter(|id| shown.contains(id))).or_default().push(row);
    }
    let rank = |row: &OrganisationRow| OrganisationKind::ALL.iter().position(|kind| kind.key() == row.kind);
    if let Some(roots) = below.get_mut(&None) {
        roots.sort_by_key(|row| rank(row));
    }
    let mut steps = Vec::new();
    // What is still to be written, last first; nothing stands for a branch's end.
    let mut waiting: Vec<Option<(&OrganisationRow, usize)>> =
        below.get(&None).into_iter().flatten().rev().map(|row| Some((*row, 0))).collect();
    while let Some(next) = waiting.pop() {
        let Some((row, depth)) = next else {
            steps.push(Step::Close);
            continue;
        };
        let children = below.get(&Some(row.id)).map(Vec::as_slice).unwrap_or_default();
        let node = Node {
            id: row.id,
            name: row.name.clone(),
            kind: kind(&row.kind),
            below: children.len(),
            unfolded: depth == 0 || rows.len() <= UNFOLDED,
        };
        if children.is_empty() {
            steps.push(Step::Leaf(node));
        } else {
            steps.push(Step::Open(node));
            waiting.push(None);
            waiting.extend(children.iter().rev().map(|child| Some((*child, depth + 1))));
        }
    }
    steps
}
