//! Lists of projects: the condition of a filter, a page of rows, values to choose from.

use access::{Viewer, visible};
use db::{Db, DbErr, Engine, FromQueryResult, Id, Sql};

use documents::FINDING;

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
        sql.push(" AND ").append(&visible(self.viewer, "p", &PROJECT));
        sql
    }

    fn has_finding(&self, rule: &str) -> Sql {
        let mut sql = Sql::new("p.id IN (SELECT f.object_id FROM finding f WHERE f.kind = ");
        sql.bind(PROJECT.key).push(" AND f.state = 'open'");
        if !rule.is_empty() {
            sql.push(" AND f.rule = ").bind(rule);
        }
        sql.push(" AND ").append(&visible(self.viewer, "f", &FINDING)).push(")");
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

/// Up to so many hits are found first and sorted then; where there are more, a walk through the sorted
/// index soon meets a page of them.
const FEW: i64 = 5_000;

/// The statement for the ids of a page, or (without a limit) of everything, in order. `hits` is how many
/// the filter lets through in all.
pub(crate) fn ids_statement(
    engine: Engine,
    scope: &Scope<'_>,
    sorted: web::Order,
    page: Option<(i64, i64)>,
    hits: i64,
) -> Sql {
    let mut sql = Sql::default();
    if hits > FEW {
        sql.push("SELECT p.id FROM project p WHERE ").append(&scope.condition(engine));
    } else {
        sql.push("WITH f AS MATERIALIZED (SELECT p.id FROM project p WHERE ")
            .append(&scope.condition(engine));
        sql.push(") SELECT p.id FROM f JOIN project p ON p.id = f.id");
    }
    sql.push(&order(sorted));
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
    hits: i64,
) -> Result<Vec<Project>, DbErr> {
    let ids: Vec<IdRow> = ids_statement(db.engine(), scope, sorted, page, hits).all(db.read()).await?;
    let ids: Vec<Id> = ids.into_iter().map(|row| row.id).collect();
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(ROWS_AT_A_TIME) {
        let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM project p WHERE p.id IN "));
        sql.bind_list(ids.iter().copied()).push(" AND ").append(&visible(scope.viewer, "p", &PROJECT));
        let rows: Vec<ProjectRow> = sql.all(db.read()).await?;
        let mut projects = with_areas(db.read(), rows).await?;
        let place: std::collections::HashMap<Id, usize> =
            ids.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        projects.sort_by_key(|project| place.get(&project.id).copied());
        found.append(&mut projects);
    }
    Ok(found)
}

/// What the filter's fields may be set to: values of projects that the viewer sees, in Swedish order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choices {
    pub years: Vec<String>,
    pub sub_regions: Vec<String>,
    pub themes: Vec<String>,
    pub priorities: Vec<String>,
    pub concerned: Vec<String>,
}

#[derive(FromQueryResult)]
struct ValueRow {
    value: Option<String>,
}

/// Different values at most that one list of choices holds: a longer one helps nobody.
const MOST_CHOICES: i64 = 300;

/// The different values of a column by way of its sort key: the index is jumped through from key to key,
/// and a key counts when some project of it is visible.
fn values_statement(viewer: &Viewer, key: &str, value: &str, state: &str) -> Sql {
    let least = format!("SELECT MIN(p.{key}) FROM project p WHERE p.state = ");
    let mut sql = Sql::new("WITH RECURSIVE k (v) AS (");
    sql.push(&least).bind(state).push(" UNION ALL SELECT (").push(&least).bind(state);
    sql.push(" AND p.").push(key).push(" > k.v) FROM k WHERE k.v IS NOT NULL) ");
    sql.push("SELECT (SELECT ").push(value).push(" FROM project p WHERE p.state = ").bind(state);
    sql.push(" AND p.").push(key).push(" = k.v AND ").append(&visible(viewer, "p", &PROJECT));
    sql.push(" LIMIT 1) AS value FROM k WHERE k.v IS NOT NULL LIMIT ").bind(MOST_CHOICES);
    sql
}

pub(crate) async fn choices(db: &Db, viewer: &Viewer, filter: &Filter) -> Result<Choices, DbErr> {
    let state = filter.state().key();
    let mut found = Vec::new();
    for (key, value) in [
        ("year", "CAST(p.year AS TEXT)"),
        ("sub_region_sort", "p.sub_region"),
        ("theme_sort", "p.theme"),
        ("priority_sort", "p.priority"),
    ] {
        found.push(filled(values_statement(viewer, key, value, state).all(db.read()).await?));
    }
    let mut sql = Sql::new(
        "SELECT DISTINCT a.area AS value FROM project_area a JOIN project p ON p.id = a.project_id \
         WHERE p.state = ",
    );
    sql.bind(state).push(" AND ").append(&visible(viewer, "p", &PROJECT));
    let mut concerned = filled(sql.push(" LIMIT ").bind(MOST_CHOICES).all(db.read()).await?);
    concerned.sort_by_cached_key(|area| swedish::sort_key(area));
    let mut found = found.into_iter();
    let mut next = || found.next().unwrap_or_default();
    let mut years = next();
    years.reverse();
    Ok(Choices { years, sub_regions: next(), themes: next(), priorities: next(), concerned })
}

/// Without those that are hidden or empty.
fn filled(rows: Vec<ValueRow>) -> Vec<String> {
    rows.into_iter().filter_map(|row| row.value).filter(|value| !value.is_empty()).collect()
}

/// The years of projects that the viewer sees, the newest first.
pub async fn years(db: &Db, viewer: &Viewer) -> Result<Vec<i32>, DbErr> {
    let found = values_statement(viewer, "year", "CAST(p.year AS TEXT)", crate::State::Active.key());
    let mut years: Vec<i32> =
        filled(found.all(db.read()).await?).iter().filter_map(|year| year.parse().ok()).collect();
    years.reverse();
    Ok(years)
}

/// The rules that have open findings about projects that the viewer sees.
pub(crate) async fn finding_rules(db: &Db, viewer: &Viewer) -> Result<Vec<String>, DbErr> {
    let mut sql = Sql::new("SELECT DISTINCT f.rule AS value FROM finding f WHERE f.kind = ");
    sql.bind(PROJECT.key).push(" AND f.state = 'open' AND ").append(&visible(viewer, "f", &FINDING));
    sql.push(" AND ").append(&search::seen(viewer, "f.object_id"));
    let rows: Vec<ValueRow> = sql.push(" ORDER BY 1").all(db.read()).await?;
    Ok(filled(rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(FromQueryResult)]
    struct Step {
        detail: String,
    }

    /// On SQLite, whose plans do not depend on how many rows there are until it has looked.
    #[tokio::test]
    async fn every_order_of_the_list_is_read_out_of_its_index() {
        let house = testkit::sqlite().await;
        let organisation = house.organisation("Länet").await;
        let filter = Filter::default();
        for viewer in [house.visitor(), house.member(&organisation, access::Role::Reader)] {
            let scope = Scope { viewer: &viewer, filter: &filter, grantees: &[] };
            for ((column, _), descending) in SORTS.into_iter().flat_map(|sort| [(sort, false), (sort, true)])
            {
                let sorted = web::Order { column, descending };
                let mut sql = Sql::new("EXPLAIN QUERY PLAN ");
                sql.append(&ids_statement(Engine::Sqlite, &scope, sorted, Some((50, 0)), FEW + 1));
                let steps: Vec<Step> = sql.all(house.db.read()).await.unwrap();
                let plan = steps.iter().map(|step| step.detail.as_str()).collect::<Vec<_>>().join("; ");
                assert!(plan.contains("USING COVERING INDEX project_by_"), "{column}: {plan}");
                assert!(!plan.contains("TEMP B-TREE"), "{column}: {plan}");
            }
        }
    }
}
