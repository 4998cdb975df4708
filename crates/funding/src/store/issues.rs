//! Projects by priority issue, over the index `project_issue`.

use access::{Viewer, visible};
use db::{Db, DbErr, FromQueryResult, Id, Sql};

use super::projects::{COLUMNS, ROWS_AT_A_TIME, with_areas};
use super::totals::{SUMS, SumsRow};
use crate::{PROJECT, Project, issues::IssueGroup, issues::IssueKey};

#[derive(FromQueryResult)]
struct IssueRow {
    owner_id: Id,
    year: Option<i64>,
    priority: String,
    #[sea_orm(nested)]
    sums: SumsRow,
}

pub(crate) async fn issue_groups(
    db: &Db,
    viewer: &Viewer,
    owners: &[Id],
    year: Option<i64>,
) -> Result<Vec<IssueGroup>, DbErr> {
    let mut groups = Vec::new();
    for owners in owners.chunks(ROWS_AT_A_TIME) {
        let mut sql =
            Sql::new(&format!("SELECT p.owner_id, p.year, p.priority, p.currency, {SUMS} FROM project p "));
        sql.push("WHERE p.state = 'active' AND p.priority <> '' AND p.owner_id IN ");
        sql.bind_list(owners.iter().copied());
        if let Some(year) = year {
            sql.push(" AND p.year = ").bind(year);
        }
        sql.push(" AND ").append(&visible(viewer, "p", &PROJECT));
        sql.push(" GROUP BY p.owner_id, p.year, p.priority, p.currency");
        let rows: Vec<IssueRow> = sql.all(db.read()).await?;
        groups.extend(rows.into_iter().map(|row| IssueGroup {
            owner_id: row.owner_id,
            year: row.year,
            priority: row.priority,
            sums: row.sums.sums(),
        }));
    }
    Ok(groups)
}

/// Owners and years in one statement.
const KEYS_AT_A_TIME: usize = 200;

pub(crate) async fn projects_under(
    db: &Db,
    viewer: &Viewer,
    keys: &[IssueKey],
    limit: i64,
) -> Result<Vec<Project>, DbErr> {
    let mut found = Vec::new();
    for keys in keys.chunks(KEYS_AT_A_TIME) {
        let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM project p WHERE p.state = 'active' AND ("));
        for (at, (owner_id, year, priority)) in keys.iter().enumerate() {
            sql.push(if at == 0 { "(p.owner_id = " } else { " OR (p.owner_id = " }).bind(*owner_id);
            match year {
                Some(year) => sql.push(" AND p.year = ").bind(*year),
                None => sql.push(" AND p.year IS NULL"),
            };
            sql.push(" AND p.priority = ").bind(priority.as_str()).push(" AND p.state = 'active')");
        }
        sql.push(") AND ").append(&visible(viewer, "p", &PROJECT));
        sql.push(" ORDER BY p.grant_amount DESC NULLS LAST, p.id LIMIT ").bind(limit);
        found.extend(with_areas(db.read(), sql.all(db.read()).await?).await?);
    }
    found.sort_by_key(|project| (std::cmp::Reverse(project.facts.grant), project.id));
    found.truncate(usize::try_from(limit).unwrap_or_default());
    Ok(found)
}

pub(crate) async fn projects_of_ids(db: &Db, viewer: &Viewer, ids: &[Id]) -> Result<Vec<Project>, DbErr> {
    let mut found = Vec::new();
    for ids in ids.chunks(ROWS_AT_A_TIME) {
        let mut sql =
            Sql::new(&format!("SELECT {COLUMNS} FROM project p WHERE p.state = 'active' AND p.id IN "));
        sql.bind_list(ids.iter().copied()).push(" AND ").append(&visible(viewer, "p", &PROJECT));
        found.extend(with_areas(db.read(), sql.all(db.read()).await?).await?);
    }
    Ok(found)
}
