//! What coverage is reckoned from besides links: who plans, and how many points stand where.

use std::collections::HashMap;

use access::{Viewer, visible_beside};
use db::{Db, DbErr, FromQueryResult, Id, Sql};
use network::OrganisationKind;

use crate::{
    offices::{Office, Offices},
    point::{Level, POINT},
};

#[derive(FromQueryResult)]
struct OfficeRow {
    id: Id,
    parent_id: Option<Id>,
    name: String,
    kind: Option<String>,
}

/// The distinct owners in a table, each found by one step into its index.
fn owners(table: &str) -> String {
    format!(
        "own_{table} (id) AS (SELECT MIN(owner_id) FROM {table} UNION ALL \
         SELECT (SELECT MIN(x.owner_id) FROM {table} x WHERE x.owner_id > own_{table}.id) \
         FROM own_{table} WHERE own_{table}.id IS NOT NULL)"
    )
}

/// Public organisations, and whoever owns a plan, a strategy or a project.
pub(crate) async fn offices(db: &Db) -> Result<Offices, DbErr> {
    let tables = ["plan", "strategy", "project"];
    let mut text = format!("WITH RECURSIVE {}", tables.map(owners).join(", "));
    text.push_str(
        " SELECT o.id, o.parent_id, o.name, f.kind FROM (SELECT q.organisation_id AS id \
         FROM organisation_profile q WHERE q.kind IN ('region', 'federation', 'municipality', 'unit') ",
    );
    for table in tables {
        text.push_str(&format!("UNION SELECT id FROM own_{table} "));
    }
    text.push_str(
        ") meant JOIN organisation o ON o.id = meant.id \
         LEFT JOIN organisation_profile f ON f.organisation_id = o.id",
    );
    let rows: Vec<OfficeRow> = Sql::new(&text).all(db.read()).await?;
    Ok(Offices::new(rows.into_iter().map(|row| Office {
        id: row.id,
        parent_id: row.parent_id,
        name: row.name,
        kind: row.kind.as_deref().and_then(OrganisationKind::from_key),
    })))
}

#[derive(FromQueryResult)]
struct CountRow {
    strategy_id: Id,
    level: String,
    count: i64,
}

/// How many seen points of each level these strategies have.
pub(crate) async fn point_counts(
    db: &Db,
    viewer: &Viewer,
    strategies: &[Id],
) -> Result<HashMap<(Id, Level), i64>, DbErr> {
    let mut sql = Sql::new(
        "SELECT t.strategy_id, t.level, COUNT(*) AS count FROM strategy_point t \
         JOIN strategy s ON s.id = t.strategy_id WHERE t.state = 'active' AND t.strategy_id IN ",
    );
    sql.bind_list(strategies.iter().copied());
    sql.push(" AND ").append(&visible_beside(viewer, "t", &POINT, "s"));
    sql.push(" GROUP BY t.strategy_id, t.level");
    let rows: Vec<CountRow> = sql.all(db.read()).await?;
    let level = |row: CountRow| Some(((row.strategy_id, Level::from_key(&row.level)?), row.count));
    Ok(rows.into_iter().filter_map(level).collect())
}
