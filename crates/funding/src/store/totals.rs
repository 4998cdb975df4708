//! Totals and counts, at every level, out of one index.

use access::{Viewer, visible};
use db::{Db, DbErr, Engine, FromQueryResult, Id, Sql};
use network::ORGANISATION;
use types::Amount;

use super::lists::Scope;
use crate::{Group, PROJECT, Sums, Totals};

/// A missing amount counts as missing, not as nothing; the share is that of projects with both amounts.
pub(super) const SUMS: &str = "COUNT(*) AS count, \
    CAST(COALESCE(SUM(p.total_cost), 0) AS BIGINT) AS total_cost, \
    CAST(COALESCE(SUM(p.grant_amount), 0) AS BIGINT) AS granted, \
    COUNT(p.total_cost) AS with_cost, COUNT(p.grant_amount) AS with_grant, \
    CAST(COALESCE(SUM(CASE WHEN p.grant_amount IS NOT NULL THEN p.total_cost END), 0) AS BIGINT) \
    AS shared_cost, \
    CAST(COALESCE(SUM(CASE WHEN p.total_cost IS NOT NULL THEN p.grant_amount END), 0) AS BIGINT) \
    AS shared_grant";

/// Totals of totals: of an inner query that gives [`SUMS`].
const SUMS_OF_SUMS: &str = "CAST(SUM(s.count) AS BIGINT) AS count, \
    CAST(SUM(s.total_cost) AS BIGINT) AS total_cost, CAST(SUM(s.granted) AS BIGINT) AS granted, \
    CAST(SUM(s.with_cost) AS BIGINT) AS with_cost, CAST(SUM(s.with_grant) AS BIGINT) AS with_grant, \
    CAST(SUM(s.shared_cost) AS BIGINT) AS shared_cost, CAST(SUM(s.shared_grant) AS BIGINT) AS shared_grant";

#[derive(FromQueryResult)]
pub(super) struct SumsRow {
    currency: String,
    count: i64,
    total_cost: i64,
    granted: i64,
    with_cost: i64,
    with_grant: i64,
    shared_cost: i64,
    shared_grant: i64,
}

impl SumsRow {
    pub(super) fn sums(self) -> Sums {
        Sums {
            currency: self.currency,
            count: self.count,
            total_cost: Amount::from_ore(self.total_cost),
            grant: Amount::from_ore(self.granted),
            without_cost: self.count - self.with_cost,
            without_grant: self.count - self.with_grant,
            shared_cost: Amount::from_ore(self.shared_cost),
            shared_grant: Amount::from_ore(self.shared_grant),
        }
    }
}

pub(crate) fn totals_statement(engine: Engine, scope: &Scope<'_>) -> Sql {
    let mut sql = Sql::new(&format!("SELECT p.currency, {SUMS} FROM project p WHERE "));
    sql.append(&scope.condition(engine)).push(" GROUP BY p.currency");
    sql
}

/// The totals of everything that a filter lets through.
pub(crate) async fn totals(db: &Db, scope: &Scope<'_>) -> Result<Totals, DbErr> {
    let rows: Vec<SumsRow> = totals_statement(db.engine(), scope).all(db.read()).await?;
    Ok(Totals::new(rows.into_iter().map(SumsRow::sums).collect()))
}

/// What a table of totals is by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    SubRegionTheme,
    Priority,
    Grantee,
    Kind,
    Year,
}

impl Level {
    pub(crate) const ALL: [Level; 5] =
        [Level::SubRegionTheme, Level::Priority, Level::Grantee, Level::Kind, Level::Year];

    /// As it stands in an address.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Level::SubRegionTheme => "delregion-tema",
            Level::Priority => "prioritet",
            Level::Grantee => "agare",
            Level::Kind => "typ",
            Level::Year => "ar",
        }
    }

    pub(crate) fn from_key(key: &str) -> Level {
        Level::ALL.into_iter().find(|level| level.key() == key).unwrap_or(Level::SubRegionTheme)
    }
}

#[derive(FromQueryResult)]
struct GroupRow {
    first_value: String,
    second_value: String,
    #[sea_orm(nested)]
    sums: SumsRow,
}

/// The totals of a filter, one line for each value of the level and each currency, in Swedish order. Owners
/// are given by the id of their main organisation, then its name.
pub(crate) async fn groups(db: &Db, scope: &Scope<'_>, level: Level) -> Result<Vec<Group>, DbErr> {
    let (first, second) = match level {
        Level::SubRegionTheme => ("p.sub_region", "p.theme"),
        Level::Priority => ("p.priority", "''"),
        Level::Kind => ("p.kind", "''"),
        Level::Year => ("COALESCE(CAST(p.year AS TEXT), '')", "''"),
        Level::Grantee => ("p.grantee_id", "''"),
    };
    let mut sql = Sql::new(&format!(
        "SELECT {first} AS first_value, {second} AS second_value, p.currency, {SUMS} FROM project p WHERE "
    ));
    sql.append(&scope.condition(db.engine())).push(" GROUP BY 1, 2, p.currency");
    if level == Level::Grantee {
        sql = by_main_organisation(&sql, scope.viewer);
    }
    let rows: Vec<GroupRow> = sql.all(db.read()).await?;
    let mut groups: Vec<Group> = rows
        .into_iter()
        .map(|row| Group { values: vec![row.first_value, row.second_value], sums: row.sums.sums() })
        .collect();
    let name = |group: &Group, place: usize| swedish::sort_key(&group.values[place]);
    match level {
        Level::Grantee => groups.sort_by_cached_key(|group| (name(group, 1), group.values[0].clone())),
        _ => groups.sort_by_cached_key(|group| (name(group, 0), name(group, 1))),
    }
    Ok(groups)
}

/// Totals by owner gathered under main organisations: the few owners are joined, not the many projects.
/// A main organisation that the viewer does not see is not named.
fn by_main_organisation(inner: &Sql, viewer: &Viewer) -> Sql {
    let mut sql = Sql::new(&format!(
        "SELECT COALESCE(CAST(m.id AS TEXT), '') AS first_value, COALESCE(m.name, '') AS second_value, \
         s.currency, {SUMS_OF_SUMS} FROM ("
    ));
    sql.append(inner).push(") s LEFT JOIN organisation o ON o.id = s.first_value ");
    sql.push("LEFT JOIN organisation m ON m.id = COALESCE(o.merged_into, o.id) AND ");
    sql.append(&visible(viewer, "m", &ORGANISATION)).push(" GROUP BY m.id, m.name, s.currency");
    sql
}

/// A project owner in the list of owners: a main organisation with the projects of its name variants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grantee {
    pub id: Id,
    pub name: String,
    pub sub_regions: i64,
    pub sums: Sums,
}

#[derive(FromQueryResult)]
struct GranteeRow {
    id: Id,
    name: String,
    sub_regions: i64,
    #[sea_orm(nested)]
    sums: SumsRow,
}

/// Orders of the list of owners, as they stand in its address, and as SQL.
pub(crate) const GRANTEE_SORTS: [(&str, &str); 5] = [
    ("name", "name_sort"),
    ("projects", "count"),
    ("areas", "sub_regions"),
    ("cost", "total_cost"),
    ("grant", "granted"),
];

/// A page of owners, and how many there are. One line for each owner and currency.
pub(crate) async fn grantees(
    db: &Db,
    viewer: &Viewer,
    query: &str,
    sorted: web::Order,
    (limit, offset): (i64, i64),
) -> Result<(Vec<Grantee>, i64), DbErr> {
    let mut inner = Sql::new(&format!(
        "SELECT m.id, m.name, m.name_sort, COUNT(DISTINCT s.sub_region) AS sub_regions, s.currency, \
         {SUMS_OF_SUMS} FROM (SELECT p.grantee_id, p.sub_region, p.currency, {SUMS} FROM project p \
         WHERE p.state = 'active' AND "
    ));
    inner.append(&visible(viewer, "p", &PROJECT));
    inner.push(
        " GROUP BY p.grantee_id, p.sub_region, p.currency) s JOIN organisation o ON o.id = s.grantee_id ",
    );
    inner.push("JOIN organisation m ON m.id = COALESCE(o.merged_into, o.id) WHERE ");
    inner.append(&visible(viewer, "m", &ORGANISATION));
    if let Some(hits) = search::condition(db.engine(), "organisation", query, "o") {
        inner.push(" AND ").append(&hits);
    }
    inner.push(" GROUP BY m.id, m.name, m.name_sort, s.currency");
    let column = GRANTEE_SORTS
        .iter()
        .find(|(name, _)| *name == sorted.column)
        .map_or("name_sort", |(_, column)| column);
    let mut sql = Sql::new("SELECT g.* FROM (");
    sql.append(&inner).push(") g ORDER BY g.").push(column).push(" ").push(sorted.sql());
    sql.push(", g.name_sort, g.id LIMIT ").bind(limit).push(" OFFSET ").bind(offset);
    let rows: Vec<GranteeRow> = sql.all(db.read()).await?;
    let mut sql = Sql::new("SELECT COUNT(*) AS value FROM (");
    let count = sql.append(&inner).push(") g").value::<i64>(db.read()).await?.unwrap_or_default();
    let owner = |row: GranteeRow| Grantee {
        id: row.id,
        name: row.name,
        sub_regions: row.sub_regions,
        sums: row.sums.sums(),
    };
    Ok((rows.into_iter().map(owner).collect(), count))
}
