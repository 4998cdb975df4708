//! Initiatives by who is named in them.

use access::{Viewer, visible_beside};
use db::{Db, DbErr, FromQueryResult, Id, Sql};

use crate::initiative::INITIATIVE;

/// An initiative that names somebody as responsible.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Named {
    pub id: Id,
    pub title: String,
    pub when_text: Option<String>,
    pub plan_id: Id,
    pub plan_title: String,
}

/// Initiatives in plans of the viewer's own organisations that name one of these, newest plan first. `names`
/// are keys of labels.
pub(crate) async fn naming(
    db: &Db,
    viewer: &Viewer,
    names: &[String],
    limit: i64,
) -> Result<Vec<Named>, DbErr> {
    let mut sql = Sql::new(
        "SELECT i.id, i.title, i.when_text, p.id AS plan_id, p.title AS plan_title \
         FROM initiative i JOIN plan p ON p.id = i.plan_id \
         WHERE i.state = 'active' AND p.state = 'active' AND i.owner_id IN ",
    );
    sql.bind_list(viewer.organisation_ids()).push(" AND ");
    sql.append(&visible_beside(viewer, "i", &INITIATIVE, "p"));
    sql.push(
        " AND EXISTS (SELECT 1 FROM responsible r LEFT JOIN activity a ON a.id = r.activity_id \
         WHERE r.initiative_id = i.id AND (a.id IS NULL OR a.state = 'active') AND r.label_key IN ",
    );
    sql.bind_list(names.iter().map(String::as_str))
        .push(") ORDER BY p.year_from DESC, p.id, i.position, i.id LIMIT ");
    sql.bind(limit);
    sql.all(db.read()).await
}
