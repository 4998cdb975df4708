//! The portfolio: all projects that the visitor sees, filtered, sorted, with the totals of the whole filter.

use askama::Template;
use axum::extract::Query;
use web::{Answer, Order, Page, Paging, ROWS, SortLink, Visit, WebError};

use super::figures::{Asked, Pairs, SumsLine, bar, money, parameter, percent, project_href, total_lines};
use crate::filter::or_none;
use crate::project::kind_text;
use crate::store::{self, Choices};
use crate::{Filter, KINDS, NONE, Project, Totals, kind_key, share};

#[derive(Template)]
#[template(path = "funding/projects.html")]
struct ListPage {
    page: Page,
    filter: FilterFields,
    headers: Vec<Header>,
    /// Columns before the amounts.
    named_columns: usize,
    several_years: bool,
    rows: Vec<RowLine>,
    totals: Vec<SumsLine>,
    summary: String,
    paging: Paging,
    csv: String,
    xlsx: String,
    sums: String,
    may_create: bool,
    withdrawn: bool,
}

/// A filter's fields with what they may be set to.
pub(crate) struct FilterFields {
    pub action: &'static str,
    /// Parameters that a change of the filter keeps.
    pub kept: Vec<(&'static str, String)>,
    pub query: String,
    pub selects: Vec<Select>,
}

impl FilterFields {
    /// Is one of those chosen that stand folded, behind the first three?
    pub fn uses_more(&self) -> bool {
        let chosen = |select: &Select| select.options.iter().any(|(_, _, chosen)| *chosen);
        self.selects.iter().skip(3).any(chosen)
    }
}

pub(crate) struct Select {
    pub name: &'static str,
    pub label: String,
    /// Value, text, chosen.
    pub options: Vec<(String, String, bool)>,
}

/// A column's head. Sub-region and theme share a column, each with its own link that sorts.
struct Header {
    kind: &'static str,
    direction: &'static str,
    links: Vec<(String, SortLink)>,
}

struct RowLine {
    href: String,
    title: String,
    owner: String,
    owner_href: String,
    area: String,
    theme: String,
    priority: String,
    kind: String,
    year: String,
    cost: String,
    grant: String,
    share: String,
    bar: i64,
}

pub(crate) const STANDARD: Order = Order { column: "title", descending: false };

/// The order that an address asks for.
pub(crate) fn order_of(pairs: &[(String, String)]) -> Order {
    let columns = store::SORTS.map(|(name, _)| name);
    Order::parse(parameter(pairs, "ordning"), &columns, STANDARD)
}

pub(crate) async fn list(visit: Visit, Query(pairs): Pairs) -> Answer {
    let asked = Asked::of(&visit, &pairs).await?;
    let order = order_of(&pairs);
    let number = Paging::number(parameter(&pairs, "sida"));
    let db = &visit.app.db;
    let scope = asked.scope(&visit);
    let totals = store::totals(db, &scope).await?;
    let offset = Paging::offset(number);
    let projects = match offset < totals.count() {
        true => store::list(db, &scope, order, Some((ROWS, offset)), totals.count()).await?,
        false => Vec::new(),
    };
    let page = Page::new(&visit, visit.t("nav-projects"));
    let with_order = |path: &str| {
        let ordered = web::with_parameter(path, "ordning", parameter(&pairs, "ordning"));
        asked.filter.href(&ordered)
    };
    let mut filter = filter_fields(&visit, &page, &asked.filter, &totals).await?;
    let several_years = filter.selects.iter().any(|select| select.name == "ar" && select.options.len() > 1);
    if order != STANDARD {
        filter.kept.push(("ordning", parameter(&pairs, "ordning").to_string()));
    }
    visit.show(&ListPage {
        filter,
        headers: headers(&page, order, several_years),
        named_columns: if several_years { 5 } else { 4 },
        several_years,
        rows: projects.iter().map(|project| row_line(&page, project)).collect(),
        totals: total_lines(&page, &totals),
        summary: page.t1("project-count", "count", totals.count()),
        paging: Paging::new(&page, number, totals.count()),
        csv: with_order("/projekt.csv"),
        xlsx: with_order("/projekt.xlsx"),
        sums: asked.filter.href("/projekt/summor"),
        may_create: visit.viewer.is_signed_in() && visit.viewer.editable().next().is_some(),
        withdrawn: asked.filter.withdrawn,
        page,
    })
}

fn headers(page: &Page, order: Order, several_years: bool) -> Vec<Header> {
    let header = |kind: &'static str, columns: &[(&str, &str)]| {
        let link = |(column, text): &(&str, &str)| (page.t(text), SortLink::new(page, order, column));
        let links: Vec<(String, SortLink)> = columns.iter().map(link).collect();
        let direction = links.iter().map(|(_, link)| link.direction).find(|direction| !direction.is_empty());
        Header { kind, direction: direction.unwrap_or_default(), links }
    };
    let mut headers = vec![
        header("", &[("title", "project-title")]),
        header("", &[("owner", "project-owner")]),
        header("", &[("area", "project-sub-region"), ("theme", "project-theme")]),
        header("num", &[("priority", "project-priority-short")]),
    ];
    if several_years {
        headers.push(header("num", &[("year", "word-year")]));
    }
    headers.push(header("num", &[("cost", "project-cost-kr")]));
    headers.push(header("num", &[("grant", "project-grant-kr")]));
    headers
}

fn row_line(page: &Page, project: &Project) -> RowLine {
    let facts = &project.facts;
    let share = share(facts.grant, facts.total_cost);
    RowLine {
        href: project_href(project.id),
        title: facts.title.clone(),
        owner: facts.owner.clone(),
        owner_href: project.grantee_id.map(|id| format!("/organisationer/{id}")).unwrap_or_default(),
        area: facts.sub_region.clone(),
        theme: facts.theme.clone(),
        priority: facts.priority.clone(),
        kind: facts.kind.map(|kind| page.t(kind_text(Some(kind)))).unwrap_or_default(),
        year: facts.year.map(|year| year.to_string()).unwrap_or_default(),
        cost: money(facts.total_cost, &facts.currency),
        grant: money(facts.grant, &facts.currency),
        share: percent(page.language(), share),
        bar: bar(share),
    }
}

/// The filter of the list and of the totals, with the values that there are.
pub(crate) async fn filter_fields(
    visit: &Visit,
    page: &Page,
    filter: &Filter,
    totals: &Totals,
) -> Result<FilterFields, WebError> {
    let db = &visit.app.db;
    let choices = store::choices(db, &visit.viewer, filter).await?;
    let rules = store::finding_rules(db, &visit.viewer).await?;
    let mut selects = value_selects(page, filter, &choices);
    if totals.0.len() > 1 || filter.currency.is_some() {
        let currencies: Vec<String> = totals.0.iter().map(|sums| sums.currency.clone()).collect();
        selects.push(select(page, ("valuta", "project-currency"), &currencies, &filter.currency));
    }
    if filter.finding.is_some() || !rules.is_empty() {
        let chosen = filter.finding.as_deref();
        let mut options = vec![("alla".to_string(), page.t("project-findings-any"), chosen == Some(""))];
        options.extend(rules.iter().map(|rule| {
            let text = page.t(format!("rule-{rule}"));
            (rule.clone(), text, chosen == Some(rule.as_str()))
        }));
        selects.push(Select { name: "fynd", label: page.t("project-findings"), options });
    }
    if let Some(id) = filter.grantee {
        let names = network::names_of(db, &visit.viewer, &[id]).await?;
        let name = names.get(&id).cloned().unwrap_or_else(|| page.t("project-owner"));
        let options = vec![(id.to_string(), name, true)];
        selects.push(Select { name: "agare", label: page.t("project-owner"), options });
    }
    if visit.viewer.is_signed_in() {
        let options = vec![("borttagna".to_string(), page.t("project-withdrawn"), filter.withdrawn)];
        selects.push(Select { name: "lage", label: page.t("project-state"), options });
    }
    Ok(FilterFields { action: "/projekt", kept: Vec::new(), query: filter.query.clone(), selects })
}

fn value_selects(page: &Page, filter: &Filter, choices: &Choices) -> Vec<Select> {
    let year = filter.year.map(|year| year.map_or_else(String::new, |year| year.to_string()));
    let mut selects = vec![
        select(page, ("ar", "word-year"), &choices.years, &year),
        select(page, ("delregion", "project-sub-region"), &choices.sub_regions, &filter.sub_region),
        select(page, ("tema", "project-theme"), &choices.themes, &filter.theme),
        select(page, ("fraga", "project-priority"), &choices.priorities, &filter.priority),
    ];
    let kinds = KINDS.map(|kind| {
        let key = kind_key(Some(kind));
        (key.to_string(), page.t(kind_text(Some(kind))), filter.kind.as_deref() == Some(key))
    });
    let unknown = (NONE.to_string(), page.t("project-none"), filter.kind.as_deref() == Some(""));
    let options = kinds.into_iter().chain([unknown]).collect();
    selects.push(Select { name: "typ", label: page.t("project-kind"), options });
    if !choices.concerned.is_empty() || filter.concerns.is_some() {
        selects.push(select(page, ("beror", "project-concerns"), &choices.concerned, &filter.concerns));
    }
    selects
}

fn select(
    page: &Page,
    (name, label): (&'static str, &str),
    values: &[String],
    chosen: &Option<String>,
) -> Select {
    let mut options: Vec<(String, String, bool)> = values
        .iter()
        .map(|value| (value.clone(), value.clone(), chosen.as_deref() == Some(value.as_str())))
        .collect();
    // A value that no project has (any more) stays chosen, so that the page says what it shows.
    if let Some(value) = chosen.as_ref().filter(|value| !values.contains(value)) {
        let text = if value.is_empty() { page.t("project-none") } else { value.clone() };
        options.push((or_none(value), text, true));
    }
    Select { name, label: page.t(label), options }
}
