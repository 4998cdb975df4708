//! The matrix of coverage: a strategy's goals against organisations, levels or plans, and what is missing.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use askama::Template;
use axum::extract::{Path, Query};
use db::Id;
use funding::Totals;
use web::{Answer, Page, Visit, WebError, with_parameter};

use super::{
    loading::{ALONE, Limits, NO_LEVEL, OUTSIDE, Weighed},
    record::find,
    words,
};
use crate::{
    POINT, STRATEGY, Strategy,
    coverage::{By, Column, Row, all_money, column, gaps},
    offices::Offices,
    store::{self, Aimless},
};

/// Columns that fit on a page; those with the most initiatives are shown.
const MOST_COLUMNS: usize = 24;

/// The matrix, ready to be shown or exported.
pub(crate) struct Matrix {
    pub columns: Vec<ColumnHead>,
    pub lines: Vec<Line>,
    /// Initiatives in each column, each counted once.
    pub totals: Vec<usize>,
    pub actions: usize,
    pub measures: usize,
    pub money: Totals,
    /// How many columns there was no room for.
    pub left_out: usize,
    pub without_action: usize,
    pub without_measure: usize,
    pub without_money: usize,
    pub last: usize,
    pub issues: usize,
    pub aimless: i64,
}

pub(crate) struct ColumnHead {
    pub column: Column,
    pub name: String,
}

pub(crate) struct Line {
    pub row: Row,
    pub cells: Vec<usize>,
}

/// Everything that the matrix says, whatever the filter of rows.
pub(crate) async fn matrix(visit: &Visit, strategy: &Strategy, limits: &Limits) -> Result<Matrix, WebError> {
    let weighed = Weighed::load(visit, strategy, limits).await?;
    let by = By::from_key(&limits.kolumner);
    let rows = weighed.rows();
    let gaps = gaps(&rows);
    let mut of_action: HashMap<Id, Column> = HashMap::new();
    let mut in_column: HashMap<Column, BTreeSet<Id>> = HashMap::new();
    for action in &weighed.working.actions {
        let place = column(by, action, strategy.owner_id, &weighed.offices);
        of_action.insert(action.id, place);
        in_column.entry(place).or_default().insert(action.id);
    }
    if by == By::Office {
        for id in expected(&weighed.offices, strategy.owner_id) {
            in_column.entry(Column::Office(id)).or_default();
        }
    }
    let plans: BTreeMap<Id, String> = weighed
        .working
        .actions
        .iter()
        .map(|action| (action.plan_id, format!("{}, {}", action.plan_title, action.owner_name)))
        .collect();
    let (columns, left_out) = heads(visit, strategy, &weighed.offices, (&in_column, &plans));
    let lines = rows.into_iter().map(|row| {
        let cell = |head: &ColumnHead| {
            row.works.actions.iter().filter(|id| of_action.get(id) == Some(&head.column)).count()
        };
        Line { cells: columns.iter().map(cell).collect(), row }
    });
    let lines: Vec<Line> = lines.collect();
    let distinct = |pick: fn(&Row) -> &BTreeSet<Id>| {
        lines.iter().flat_map(|line| pick(&line.row)).collect::<HashSet<_>>().len()
    };
    let owners = weighed.offices.under(limits.office().unwrap_or(strategy.owner_id));
    let aimless = Aimless { viewer: &visit.viewer, owners: &owners, year: limits.year() };
    Ok(Matrix {
        totals: columns.iter().map(|head| in_column.get(&head.column).map_or(0, BTreeSet::len)).collect(),
        actions: distinct(|row| &row.works.actions),
        measures: distinct(|row| &row.works.measures),
        money: all_money(&weighed.groups, &weighed.points()),
        left_out,
        without_action: gaps.without_action,
        without_measure: gaps.without_measure,
        without_money: gaps.without_money,
        last: gaps.last,
        issues: gaps.issues,
        aimless: store::count_aimless(&visit.app.db, &aimless).await?,
        columns,
        lines,
    })
}

/// Sub-regions of a region, municipalities of a sub-region: those that should have something to show.
fn expected(offices: &Offices, home: Id) -> Vec<Id> {
    let below = offices.under(home);
    let children = below.into_iter().filter(|id| offices.towards(home, *id) == Some(*id));
    let children: Vec<Id> = children.filter(|id| offices.has_level_of_its_own(*id)).collect();
    if children.len() > MOST_COLUMNS { Vec::new() } else { children }
}

fn heads(
    visit: &Visit,
    strategy: &Strategy,
    offices: &Offices,
    (in_column, plans): (&HashMap<Column, BTreeSet<Id>>, &BTreeMap<Id, String>),
) -> (Vec<ColumnHead>, usize) {
    let name = |column: &Column| match column {
        Column::Office(id) => offices.name(*id).to_string(),
        Column::Level(kind) => visit.t(&format!("organisation-kind-{}", kind.key())),
        Column::Plan(id) => plans.get(id).cloned().unwrap_or_default(),
        Column::Elsewhere => visit.t("coverage-elsewhere"),
    };
    let mut heads: Vec<(usize, ColumnHead)> = in_column
        .iter()
        .map(|(column, ids)| (ids.len(), ColumnHead { column: *column, name: name(column) }))
        .collect();
    heads.sort_by_cached_key(|(count, head)| (std::cmp::Reverse(*count), swedish::sort_key(&head.name)));
    let left_out = heads.len().saturating_sub(MOST_COLUMNS);
    heads.truncate(MOST_COLUMNS);
    // The strategy's own organisation first, what lies outside last, the others by name.
    let rank = |head: &ColumnHead| match head.column {
        Column::Office(id) if id == strategy.owner_id => 0,
        Column::Elsewhere => 2,
        _ => 1,
    };
    heads.sort_by_cached_key(|(_, head)| (rank(head), swedish::sort_key(&head.name)));
    (heads.into_iter().map(|(_, head)| head).collect(), left_out)
}

#[derive(Template)]
#[template(path = "strategy/coverage.html")]
struct CoveragePage {
    page: Page,
    strategy: Strategy,
    path: String,
    lead: String,
    limits: Limits,
    tiles: Vec<Tile>,
    heads: Vec<String>,
    lines: Vec<LineView>,
    totals: Vec<String>,
    actions: String,
    measures: String,
    money: String,
    grants: String,
    count_text: String,
    left_out: String,
    years: Vec<String>,
    offices: Vec<(String, String)>,
    columns: Vec<(String, String)>,
    shows: Vec<(String, String)>,
    exports: (String, String),
    numbers_projects: bool,
}

pub(crate) struct Tile {
    pub value: String,
    pub label: String,
    pub note: String,
    pub href: String,
}

struct LineView {
    depth: usize,
    href: String,
    heading: String,
    is_theme: bool,
    cells: Vec<(String, String)>,
    actions: String,
    measures: String,
    projects: String,
    grant: String,
    lacks: Vec<String>,
}

/// The rows that an address asks for.
pub(crate) const SHOWS: [&str; 3] = ["utan-insats", "utan-nyckeltal", "utan-pengar"];

pub(crate) fn shown(row: &Row, show: &str) -> bool {
    match show {
        "utan-insats" => row.lacks_action(),
        "utan-nyckeltal" => row.lacks_measure(),
        "utan-pengar" => row.lacks_money(),
        _ => true,
    }
}

pub(crate) async fn coverage(visit: Visit, Path(id): Path<Id>, Query(limits): Query<Limits>) -> Answer {
    let strategy = find(&visit, id).await?;
    let matrix = matrix(&visit, &strategy, &limits).await?;
    let title = format!("{}: {}", visit.t("strategy-coverage"), strategy.title);
    let page = Page::new(&visit, title).of_record(&STRATEGY, (id, strategy.owner_id), "/tackning");
    let path = format!("{}{id}/tackning", STRATEGY.path);
    let lines: Vec<LineView> = matrix
        .lines
        .iter()
        .filter(|line| shown(&line.row, &limits.visa))
        .map(|line| line_view(&page, line, (&matrix.columns, &limits, strategy.owner_id)))
        .collect();
    let offices = store::offices(&visit.app.db).await?;
    let below = offices.under(strategy.owner_id).into_iter().filter(|id| offices.has_level_of_its_own(*id));
    let this_year = words::this_year(&visit);
    let export = |kind: &str| with_limits(&format!("{path}.{kind}"), &limits, &[]);
    visit.show(&CoveragePage {
        tiles: tiles(&page, &path, &matrix, &limits),
        heads: matrix.columns.iter().map(|head| head.name.clone()).collect(),
        totals: matrix.totals.iter().map(|count| page.number(*count as i64)).collect(),
        actions: page.number(matrix.actions as i64),
        measures: page.number(matrix.measures as i64),
        money: page.number(matrix.money.count()),
        grants: grants(&matrix.money),
        count_text: page.t1("coverage-rows", "count", lines.len() as i64),
        left_out: match matrix.left_out {
            0 => String::new(),
            count => page.t1("coverage-left-out", "count", count as i64),
        },
        years: (this_year - 8..=this_year + 2).rev().map(|year| year.to_string()).collect(),
        offices: below.map(|id| (id.to_string(), offices.name(id).to_string())).collect(),
        columns: By::ALL.map(|by| (by.key().to_string(), page.t(format!("coverage-by-{}", by.key())))).into(),
        shows: SHOWS.map(|show| (show.to_string(), page.t(format!("coverage-show-{show}")))).into(),
        exports: (export("csv"), export("xlsx")),
        lead: format!("{} · {}", strategy.owner_name, strategy.period()),
        numbers_projects: strategy.numbers_projects,
        lines,
        limits,
        path,
        page,
        strategy,
    })
}

/// An address with the limits of this page, and some more.
pub(crate) fn with_limits(path: &str, limits: &Limits, more: &[(&str, &str)]) -> String {
    let own = [
        ("ar", limits.ar.as_str()),
        ("organisation", limits.organisation.as_str()),
        ("kolumner", limits.kolumner.as_str()),
    ];
    let mut href = path.to_string();
    for (name, value) in own.iter().chain(more) {
        if !value.is_empty() {
            href = with_parameter(&href, name, value);
        }
    }
    href
}

fn tiles(page: &Page, path: &str, matrix: &Matrix, limits: &Limits) -> Vec<Tile> {
    let of = |count: usize| page.t1("coverage-of", "count", count as i64);
    let tile = |count: usize, label: &str, note: String, show: &str| Tile {
        value: page.number(count as i64),
        label: page.t(label),
        note,
        href: with_limits(path, limits, &[("visa", show)]),
    };
    vec![
        tile(matrix.without_action, "coverage-without-action", of(matrix.last), "utan-insats"),
        tile(matrix.without_measure, "coverage-without-measure", of(matrix.last), "utan-nyckeltal"),
        tile(matrix.without_money, "coverage-without-money", of(matrix.issues), "utan-pengar"),
        Tile {
            value: page.number(matrix.aimless),
            label: page.t("coverage-aimless"),
            note: page.t("coverage-aimless-note"),
            href: with_limits(&format!("{path}/utan-mal"), limits, &[]),
        },
    ]
}

/// Granted amounts, one for each currency.
pub(crate) fn grants(totals: &Totals) -> String {
    let some = totals.0.iter().filter(|sums| sums.count > 0);
    some.map(|sums| words::money(sums.grant, &sums.currency)).collect::<Vec<_>>().join(", ")
}

fn line_view(page: &Page, line: &Line, (heads, limits, home): (&[ColumnHead], &Limits, Id)) -> LineView {
    let row = &line.row;
    let thread = format!("{}{}", POINT.path, row.point.id);
    let year = ("ar", limits.ar.as_str());
    let cell = |(head, count): (&ColumnHead, &usize)| {
        let (name, value) = parameter(&head.column, (By::from_key(&limits.kolumner), home));
        let href = with_limits(&thread, &Limits::default(), &[year, (name, value.as_str())]);
        (if *count == 0 { String::new() } else { page.number(*count as i64) }, href)
    };
    let count = |count: i64| if count == 0 { "–".to_string() } else { page.number(count) };
    let lacks = [
        (row.lacks_action(), "coverage-lacks-action"),
        (row.lacks_measure(), "coverage-lacks-measure"),
        (row.lacks_money(), "coverage-lacks-money"),
    ];
    LineView {
        depth: row.depth,
        href: with_limits(&thread, &Limits::default(), &[year, ("organisation", &limits.organisation)]),
        heading: row.point.heading(),
        is_theme: !row.point.level().is_aim(),
        cells: heads.iter().zip(&line.cells).map(cell).collect(),
        actions: count(row.works.actions.len() as i64),
        measures: count(row.works.measures.len() as i64),
        projects: count(row.money.count()),
        grant: grants(&row.money),
        lacks: lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, key)| page.t(key)).collect(),
    }
}

/// How a column limits the page of a goal.
fn parameter(column: &Column, (by, home): (By, Id)) -> (&'static str, String) {
    match column {
        Column::Office(id) if *id == home => ("organisation", ALONE.to_string()),
        Column::Office(id) => ("organisation", id.to_string()),
        Column::Level(kind) => ("niva", kind.key().to_string()),
        Column::Plan(id) => ("plan", id.to_string()),
        Column::Elsewhere if by == By::Level => ("niva", NO_LEVEL.to_string()),
        Column::Elsewhere => ("organisation", OUTSIDE.to_string()),
    }
}
