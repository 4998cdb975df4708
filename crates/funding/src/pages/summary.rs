//! Totals and counts of a filter at every level; each number leads to its rows.

use askama::Template;
use axum::extract::Query;
use rendering::Measure;
use rendering::chart::{Bar, Bars, Caption, Part, Row, Share, Stacked, bars, share, stacked};
use web::{Answer, Page, Visit};

use super::figures::{Asked, Pairs, SumsLine, language, named, parameter, total_lines};
use super::list::{FilterFields, filter_fields};
use crate::project::kind_text;
use crate::store::{self, Level};
use crate::sums::{Branch, Group, Sums, Totals, branches};
use crate::{Filter, kind_from_key};

#[derive(Template)]
#[template(path = "funding/summary.html")]
struct SummaryPage {
    page: Page,
    filter: FilterFields,
    tabs: Vec<Tab>,
    /// What the first column holds.
    heading: String,
    tables: Vec<CurrencyTable>,
    summary: String,
    list_href: String,
}

struct Tab {
    href: String,
    text: String,
    current: bool,
}

/// The totals of one currency.
pub(crate) struct CurrencyTable {
    pub caption: String,
    pub blocks: Vec<Block>,
    /// The second level over all of the first: themes over all sub-regions.
    pub across: Vec<SumsLine>,
    pub total: SumsLine,
    pub charts: Vec<(String, String)>,
}

pub(crate) struct Block {
    /// The line of the group; the only one where the level has no second one.
    pub head: SumsLine,
    pub lines: Vec<SumsLine>,
}

pub(crate) async fn summary(visit: Visit, Query(pairs): Pairs) -> Answer {
    let asked = Asked::of(&visit, &pairs).await?;
    let level = Level::from_key(parameter(&pairs, "niva"));
    let db = &visit.app.db;
    let totals = store::totals(db, &asked.scope(&visit)).await?;
    let groups = store::groups(db, &asked.scope(&visit), level).await?;
    let page = Page::new(&visit, visit.t("project-sums-title"));
    let tab = |of: Level| Tab {
        href: page.here_with("niva", of.key()),
        text: page.t(format!("project-level-{}", of.key())),
        current: of == level,
    };
    let mut filter = filter_fields(&visit, &page, &asked.filter, &totals).await?;
    filter.action = "/projekt/summor";
    filter.kept.push(("niva", level.key().to_string()));
    visit.show(&SummaryPage {
        filter,
        tabs: Level::ALL.map(tab).into(),
        heading: page.t(format!("project-level-head-{}", level.key())),
        tables: tables(&page, &asked.filter, level, &groups, &totals),
        summary: page.t1("project-count", "count", totals.count()),
        list_href: asked.filter.href("/projekt"),
        page,
    })
}

/// A table for each currency, with its picture.
pub(crate) fn tables(
    page: &Page,
    filter: &Filter,
    level: Level,
    groups: &[Group],
    totals: &Totals,
) -> Vec<CurrencyTable> {
    let several = totals.0.len() > 1;
    let mut totals_of = total_lines(page, totals).into_iter();
    let mut tables = Vec::new();
    for sums in &totals.0 {
        let own: Vec<Group> =
            groups.iter().filter(|group| group.sums.currency == sums.currency).cloned().collect();
        let Some(mut total) = totals_of.next() else {
            continue;
        };
        let mut filter = filter.clone();
        if several {
            filter.currency = Some(sums.currency.clone());
        }
        total.href = filter.href("/projekt");
        let caption = page.t(format!("project-level-{}", level.key()));
        tables.push(CurrencyTable {
            caption: if several { format!("{caption} ({})", sums.currency) } else { caption },
            blocks: blocks(page, &filter, level, &own),
            across: across(page, &filter, level, &own),
            total,
            charts: charts(page, level, &own, sums, tables.len()),
        });
    }
    tables
}

/// The filter narrowed to one value of the level.
fn narrowed(filter: &Filter, level: Level, first: &str, second: Option<&str>) -> Filter {
    let mut filter = filter.clone();
    let value = Some(first.to_string());
    match level {
        Level::SubRegionTheme => {
            filter.sub_region = value;
            filter.theme = second.map(str::to_string).or(filter.theme);
        }
        Level::Priority => filter.priority = value,
        Level::Kind => filter.kind = value,
        Level::Year => filter.year = Some(first.parse().ok()),
        Level::Grantee => filter.grantee = first.parse().ok(),
    }
    filter
}

/// A group's name as it is shown.
fn label(page: &Page, level: Level, values: &[String]) -> String {
    let text = |place: usize| values.get(place).map_or("", String::as_str);
    match level {
        Level::Kind => page.t(kind_text(kind_from_key(text(0)))),
        Level::Grantee => named(page, text(1), "project-none"),
        Level::Priority if !text(0).is_empty() && text(0).bytes().all(|b| b.is_ascii_digit()) => {
            page.t1("project-priority-number", "number", text(0))
        }
        _ => named(page, text(0), "project-none"),
    }
}

fn blocks(page: &Page, filter: &Filter, level: Level, groups: &[Group]) -> Vec<Block> {
    if level != Level::SubRegionTheme {
        return groups
            .iter()
            .map(|group| {
                // Nobody can be asked for by the id of no organisation.
                let missing = level == Level::Grantee && group.values[0].is_empty();
                let narrowed = narrowed(filter, level, &group.values[0], None).href("/projekt");
                let href = if missing { String::new() } else { narrowed };
                let head = SumsLine::new(page, label(page, level, &group.values), href, &group.sums);
                Block { head, lines: Vec::new() }
            })
            .collect();
    }
    let block = |branch: &Branch| {
        let line = |group: &Group| {
            let href = narrowed(filter, level, &branch.value, Some(&group.values[1])).href("/projekt");
            SumsLine::new(page, named(page, &group.values[1], "project-none"), href, &group.sums)
        };
        let href = narrowed(filter, level, &branch.value, None).href("/projekt");
        Block {
            head: SumsLine::new(page, named(page, &branch.value, "project-none"), href, &branch.sums),
            lines: branch.leaves.iter().map(line).collect(),
        }
    };
    branches(groups).iter().map(block).collect()
}

fn by_theme(groups: &[Group]) -> Vec<Branch> {
    let mut turned: Vec<Group> = groups
        .iter()
        .map(|group| Group { values: group.values.iter().rev().cloned().collect(), sums: group.sums.clone() })
        .collect();
    turned.sort_by_cached_key(|group| swedish::sort_key(&group.values[0]));
    branches(&turned)
}

fn across(page: &Page, filter: &Filter, level: Level, groups: &[Group]) -> Vec<SumsLine> {
    if level != Level::SubRegionTheme {
        return Vec::new();
    }
    by_theme(groups)
        .iter()
        .map(|branch| {
            let filter = Filter { theme: Some(branch.value.clone()), ..filter.clone() };
            let name = named(page, &branch.value, "project-none");
            SumsLine::new(page, name, filter.href("/projekt"), &branch.sums)
        })
        .collect()
}

/// Bars at most in one picture; the table has them all.
const MOST_BARS: usize = 20;

fn charts(page: &Page, level: Level, groups: &[Group], total: &Sums, place: usize) -> Vec<(String, String)> {
    let caption = |id: &str, title: &str| Caption {
        id: format!("{id}-{place}"),
        title: page.t(title),
        description: page.t1("project-chart-note", "currency", total.currency.as_str()),
        language: language(page.language()),
        measure: if total.currency == "SEK" { Measure::Money } else { Measure::Number { decimals: 2 } },
    };
    if groups.is_empty() {
        return Vec::new();
    }
    if level == Level::SubRegionTheme {
        let grants = stacked_grants(page, caption("grants", "project-chart-grant"), groups);
        let rest = total.shared_cost.checked_sub(total.shared_grant).map_or(0, |rest| rest.ore().max(0));
        let parts = vec![
            Part { label: page.t("project-grant"), value: total.shared_grant.ore() },
            Part { label: page.t("project-chart-other"), value: rest },
        ];
        let share = share(&Share { caption: caption("share", "project-chart-share"), parts });
        return vec![(page.t("project-chart-grant"), grants), (page.t("project-chart-share"), share)];
    }
    let mut largest: Vec<&Group> = groups.iter().collect();
    if level != Level::Year {
        largest.sort_by_key(|group| std::cmp::Reverse(group.sums.grant));
        largest.truncate(MOST_BARS);
    }
    let bar =
        |group: &&Group| Bar { label: label(page, level, &group.values), value: group.sums.grant.ore() };
    let title = if groups.len() > largest.len() { "project-chart-largest" } else { "project-chart-grant-by" };
    let drawn = bars(&Bars { caption: caption("bars", title), bars: largest.iter().map(bar).collect() });
    vec![(page.t(title), drawn)]
}

/// Grant by sub-region, parted by theme.
pub(crate) fn stacked_grants(page: &Page, caption: Caption, groups: &[Group]) -> String {
    let themes: Vec<String> = by_theme(groups).into_iter().map(|branch| branch.value).collect();
    let row = |branch: &Branch| {
        let of = |theme: &String| {
            let leaf = branch.leaves.iter().find(|group| group.values.get(1) == Some(theme));
            leaf.map_or(0, |group| group.sums.grant.ore())
        };
        Row { label: named(page, &branch.value, "project-none"), values: themes.iter().map(of).collect() }
    };
    let rows = branches(groups).iter().map(row).collect();
    let series = themes.iter().map(|theme| named(page, theme, "project-none")).collect();
    stacked(&Stacked { caption, series, rows })
}
