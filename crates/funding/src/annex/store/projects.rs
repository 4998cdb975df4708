//! Projects of an annex.

use access::{Viewer, visible};
use db::{Db, DbErr, Sql};

use crate::annex::Scope;
use crate::store::{COLUMNS, with_areas};
use crate::{PROJECT, Project};

/// The condition on `project p` of the scope's active projects that this viewer sees.
fn condition(viewer: &Viewer, scope: &Scope) -> Sql {
    let mut sql = Sql::new("p.state = 'active' AND p.year = ");
    sql.bind(i64::from(scope.year));
    if let Some(owner_id) = scope.owner_id {
        sql.push(" AND p.owner_id = ").bind(owner_id);
    }
    if let Some(sub_region) = &scope.sub_region {
        sql.push(" AND p.sub_region = ").bind(sub_region.as_str());
    }
    sql.push(" AND ").append(&visible(viewer, "p", &PROJECT));
    sql
}

/// Active projects of the scope that this viewer sees, in the order in which they were added: that of their
/// list.
pub(crate) async fn projects(db: &Db, viewer: &Viewer, scope: &Scope) -> Result<Vec<Project>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM project p WHERE "));
    sql.append(&condition(viewer, scope)).push(" ORDER BY p.id");
    with_areas(db.read(), sql.all(db.read()).await?).await
}

/// Are there more of them than this?
pub(crate) async fn are_more(db: &Db, viewer: &Viewer, scope: &Scope, most: i64) -> Result<bool, DbErr> {
    let mut sql = Sql::new("SELECT COUNT(*) AS value FROM (SELECT p.id FROM project p WHERE ");
    sql.append(&condition(viewer, scope)).push(" LIMIT ").bind(most + 1).push(") hits");
    Ok(sql.value::<i64>(db.read()).await?.unwrap_or_default() > most)
}
