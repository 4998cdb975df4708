//! Findings about many records at once.

use access::Viewer;
use db::{Db, DbErr, Id, Sql};

use super::{FINDING_ROWS, ROWS_AT_A_TIME, seen};
use crate::FindingRow;

pub(crate) async fn findings(
    db: &Db,
    viewer: &Viewer,
    kind: &str,
    ids: &[Id],
) -> Result<Vec<FindingRow>, DbErr> {
    let mut found = Vec::new();
    for ids in ids.chunks(ROWS_AT_A_TIME * 5) {
        let mut sql = Sql::new(FINDING_ROWS);
        sql.append(&seen(viewer)).push(" AND f.kind = ").bind(kind);
        sql.push(" AND f.object_id IN ").bind_list(ids.iter().copied()).push(" ORDER BY f.id");
        found.append(&mut sql.all(db.read()).await?);
    }
    Ok(found)
}
