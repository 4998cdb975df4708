//! Lists of projects: the condition of a filter, a page of rows, values to choose from.

use access::{Viewer, visible};
use db::{Db, DbErr, Engine, FromQueryResult, Id, Sql};

use super::projects::{COLUMNS, ProjectRow, ROWS_AT_A_TIME, with_areas};
use crate::{Filter, PROJECT, Project};

/// A filter as a condition, with the organisations that count as its owner.
pub(crate) struct Scope<'a> {
    pub viewer: &'a Viewer,
    pub filter: &'a Filter,
    /// The filter's owner with its name variants; empty if the filter names no owner.
    pub grantees: &'a [Id],
}

impl Scope<'_> {
    /// The condition on `project p`: the filter, and what the viewer sees.
    pub(crate) fn condition(&self, engine: Engine) -> Sql {
        let filter = self.filter;
        let mut sql = Sql::new("p.state = ");
        sql.bind(filter.state().key());
        if let Some(year) = filter.year {
            match year {
                Some(year) => sql.push(" AND p.year = ").bind(i64::from(year)),
                None => sql.push(" AND p.year IS NULL"),
            };
        }
        let texts = [
            ("p.sub_region", &filter.sub_region),
            ("p.theme", &filter.theme),
            ("p.priority", &filter.priority),
            ("p.kind", &filter.kind),
            ("p.currency", &filter.currency),
        ];
        for (column, value) in texts {
            if let Some(value) = value {
                sql.push(" AND ").push(column).push(" = ").bind(value.as_str());
            }
        }
        if let Some(area) = &filter.concerns {
            sql.push(" AND (p.sub_region = ").bind(area.as_str());
            sql.push(" OR p.id IN (SELECT a.project_id FROM project_area a WHERE a.area = ");
            sql.bind(area.as_str()).push("))");
        }
        if filter.grantee.is_some() {
            sql.push(" AND p.grantee_id IN ").bind_list(self.grantees.iter().copied());
        }
        if let Some(rule) = &filter.finding {
            sql.push(" AND ").append(&self.has_finding(rule));
        }
        if let Some(hits) = search::condition(engine, PROJECT.key, &filter.query, "p") {
            sql.push(" AND ").append(&hits);
        }
        sql.push(" AND ").append(&visible(self.viewer, "p", PROJECT.key));
        sql
    }

    fn has_finding(&self, rule: &str) -> Sql {
        let mut sql = Sql::new("p.id IN (SELECT f.object_id FROM finding f WHERE f.kind = ");
        sql.bind(PROJECT.key).push(" AND f.state = 'open'");
        if !rule.is_empty() {
            sql.push(" AND f.rule = ").bind(rule);
        }
        sql.push(" AND ").append(&visible(self.viewer, "f", "finding")).push(")");
        sql
    }
}

/// Columns that the list sorts by, as they stand in its address, and in the table.
pub(crate) const SORTS: [(&str, &str); 8] = [
    ("title", "title_sort"),
    ("owner", "grantee_sort"),
    ("area", "sub_region_sort"),
    ("theme", "theme_sort"),
    ("priority", "priority_sort"),
    ("cost", "total_cost"),
    ("grant", "grant_amount"),
    ("year", "year"),
];

/// `ORDER BY` that both engines read out of an index: missing values first going up, last going down.
fn order(order: web::Order) -> String {
    let column =
        SORTS.iter().find(|(name, _)| *name == order.column).map_or("title_sort", |(_, column)| column);
    match (column.ends_with("_sort"), order.descending) {
        (true, false) => format!(" ORDER BY p.{column}, p.id"),
        (true, true) => format!(" ORDER BY p.{column} DESC, p.id DESC"),
        (false, false) => format!(" ORDER BY p.{column} ASC NULLS FIRST, p.id"),
        (false, true) => format!(" ORDER BY p.{column} DESC NULLS LAST, p.id DESC"),
    }
}

#[derive(FromQueryResult)]
struct IdRow {
    id: Id,
}

/// The statement for the ids of a page, or (without a limit) of everything, in order.
pub(crate) fn ids_statement(
    engine: Engine,
    scope: &Scope<'_>,
    sorted: web::Order,
    page: Option<(i64, i64)>,
) -> Sql {
    let mut sql = Sql::new("SELECT p.id FROM project p WHERE ");
    sql.append(&scope.condition(engine)).push(&order(sorted));
    if let Some((limit, offset)) = page {
        sql.push(" LIMIT ").bind(limit).push(" OFFSET ").bind(offset);
    }
    sql
}

/// A page of the list. The ids are cut out of an index first; only the rows of the page are read whole.
pub(crate) async fn list(
    db: &Db,
    scope: &Scope<'_>,
    sorted: web::Order,
    page: Option<(i64, i64)>,
) -> Result<Vec<Project>, DbErr> {
    let ids: Vec<IdRow> = ids_statement(db.engine(), scope, sorted, page).all(db.read()).await?;
    let ids: Vec<Id> = ids.into_iter().map(|row| row.id).collect();
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(ROWS_AT_A_TIME) {
        let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM project p WHERE p.id IN "));
        sql.bind_list(ids.iter().copied()).push(" AND ").append(&visible(scope.viewer, "p", PROJECT.key));
        let rows: Vec<ProjectRow> = sql.all(db.read()).await?;
        let mut projects = with_areas(db.read(), rows).await?;
        let place: std::collections::HashMap<Id, usize> =
            ids.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        projects.sort_by_key(|project| place.get(&project.id).copied());
        found.append(&mut projects);
    }
    Ok(found)
}

/// What the filter's fields may be set to: values of projects that the viewer sees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choices {
    pub years: Vec<i64>,
    pub sub_regions: Vec<String>,
    pub themes: Vec<String>,
    pub priorities: Vec<String>,
    pub concerned: Vec<String>,
    pub currencies: Vec<String>,
}

#[derive(FromQueryResult)]
struct ChoiceRow {
    year: Option<i64>,
    sub_region: String,
    theme: String,
    priority: String,
    currency: String,
}

/// Different values at most that one list of choices holds: a longer one helps nobody.
const MOST_CHOICES: usize = 300;

pub(crate) async fn choices(db: &Db, viewer: &Viewer) -> Result<Choices, DbErr> {
    let mut sql = Sql::new(
        "SELECT DISTINCT p.year, p.sub_region, p.theme, p.priority, p.currency FROM project p \
         WHERE p.state = 'active' AND ",
    );
    sql.append(&visible(viewer, "p", PROJECT.key));
    let rows: Vec<ChoiceRow> = sql.all(db.read()).await?;
    let mut years: Vec<i64> = rows.iter().filter_map(|row| row.year).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    let mut sql = Sql::new(
        "SELECT DISTINCT a.area AS value FROM project_area a JOIN project p ON p.id = a.project_id \
         WHERE p.state = 'active' AND ",
    );
    sql.append(&visible(viewer, "p", PROJECT.key));
    let concerned: Vec<ValueRow> = sql.all(db.read()).await?;
    let concerned = concerned.iter().map(|row| row.value.as_str());
    Ok(Choices {
        years,
        sub_regions: distinct(rows.iter().map(|row| row.sub_region.as_str())),
        themes: distinct(rows.iter().map(|row| row.theme.as_str())),
        priorities: distinct(rows.iter().map(|row| row.priority.as_str())),
        concerned: distinct(concerned),
        currencies: distinct(rows.iter().map(|row| row.currency.as_str())),
    })
}

#[derive(FromQueryResult)]
struct ValueRow {
    value: String,
}

/// In Swedish order, without the empty one.
fn distinct<'a>(values: impl Iterator<Item = &'a str>) -> Vec<String> {
    let different: std::collections::BTreeSet<&str> = values.filter(|value| !value.is_empty()).collect();
    let mut different: Vec<String> = different.into_iter().map(str::to_string).collect();
    different.sort_by_cached_key(|value| swedish::sort_key(value));
    different.truncate(MOST_CHOICES);
    different
}

/// The rules that have open findings about projects that the viewer sees.
pub(crate) async fn finding_rules(db: &Db, viewer: &Viewer) -> Result<Vec<String>, DbErr> {
    let mut sql = Sql::new("SELECT DISTINCT f.rule AS value FROM finding f WHERE f.kind = ");
    sql.bind(PROJECT.key).push(" AND f.state = 'open' AND ").append(&visible(viewer, "f", "finding"));
    let rows: Vec<ValueRow> = sql.push(" ORDER BY 1").all(db.read()).await?;
    Ok(rows.into_iter().map(|row| row.value).collect())
}
