//! Networks and their members.

use access::{Viewer, Visibility, visible};
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;

use super::visibility_of;
use crate::{
    NetworkDraft,
    records::{NETWORK, ORGANISATION},
};

#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct NetworkRow {
    pub id: Id,
    pub owner_id: Id,
    pub owner_name: String,
    visibility: String,
    pub revision: i64,
    pub state: String,
    pub name: String,
    pub description: String,
    pub coordinator_id: Option<Id>,
    pub coordinator_name: Option<String>,
    pub members: i64,
}

impl NetworkRow {
    pub fn visibility(&self) -> Visibility {
        visibility_of(&self.visibility)
    }
}

/// Networks as a viewer may know them: without the name of a coordinator, and without counting members, that
/// the viewer does not see.
fn networks_for(viewer: &Viewer) -> Sql {
    let mut sql = Sql::new(
        "SELECT n.id, n.owner_id, w.name AS owner_name, n.visibility, n.revision, n.state, n.name, \
         n.description, n.coordinator_id, CASE WHEN ",
    );
    sql.append(&visible(viewer, "k", &ORGANISATION)).push(" THEN k.name END AS coordinator_name, ");
    sql.push("(SELECT COUNT(*) FROM network_member m JOIN organisation o ON o.id = m.organisation_id ");
    sql.push("WHERE m.network_id = n.id AND ").append(&visible(viewer, "o", &ORGANISATION));
    sql.push(") AS members FROM network n JOIN organisation w ON w.id = n.owner_id ");
    sql.push("LEFT JOIN organisation k ON k.id = n.coordinator_id WHERE ");
    sql
}

/// The network whoever asks: for the index, never for a page.
pub(crate) async fn network_in(on: &impl ConnectionTrait, id: Id) -> Result<Option<NetworkRow>, DbErr> {
    let text = "SELECT n.id, n.owner_id, w.name AS owner_name, n.visibility, n.revision, n.state, n.name, \
                n.description, n.coordinator_id, k.name AS coordinator_name, \
                (SELECT COUNT(*) FROM network_member m WHERE m.network_id = n.id) AS members \
                FROM network n JOIN organisation w ON w.id = n.owner_id \
                LEFT JOIN organisation k ON k.id = n.coordinator_id WHERE n.id = $1";
    Sql::with(text, [id]).one(on).await
}

pub(crate) async fn network(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<NetworkRow>, DbErr> {
    let mut sql = networks_for(viewer);
    sql.push("n.id = ").bind(id).push(" AND ").append(&visible(viewer, "n", &NETWORK));
    sql.one(db.read()).await
}

pub(crate) async fn networks(db: &Db, viewer: &Viewer) -> Result<Vec<NetworkRow>, DbErr> {
    let mut sql = networks_for(viewer);
    sql.push("n.state = 'active' AND ").append(&visible(viewer, "n", &NETWORK));
    sql.push(" ORDER BY n.name_sort LIMIT 500");
    sql.all(db.read()).await
}

/// The networks that any of these organisations is a member of.
pub(crate) async fn networks_of(db: &Db, viewer: &Viewer, ids: &[Id]) -> Result<Vec<NetworkRow>, DbErr> {
    let mut sql = networks_for(viewer);
    sql.push(
        "n.state = 'active' AND n.id IN (SELECT network_id FROM network_member WHERE organisation_id IN ",
    );
    sql.bind_list(ids.iter().copied()).push(") AND ").append(&visible(viewer, "n", &NETWORK));
    sql.push(" ORDER BY n.name_sort LIMIT 100");
    sql.all(db.read()).await
}

#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct MemberRow {
    pub id: Id,
    pub name: String,
    pub municipality_code: Option<String>,
}

/// The members that the viewer sees, by name.
pub(crate) async fn network_members(db: &Db, viewer: &Viewer, id: Id) -> Result<Vec<MemberRow>, DbErr> {
    let mut sql = Sql::new(
        "SELECT o.id, o.name, p.municipality_code FROM network_member m \
         JOIN organisation o ON o.id = m.organisation_id \
         LEFT JOIN organisation_profile p ON p.organisation_id = o.id WHERE m.network_id = ",
    );
    sql.bind(id).push(" AND ").append(&visible(viewer, "o", &ORGANISATION)).push(" ORDER BY o.name_sort");
    sql.all(db.read()).await
}

pub(crate) async fn insert_network(
    tx: &Tx,
    id: Id,
    owner_id: Id,
    visibility: Visibility,
    draft: &NetworkDraft,
) -> Result<(), DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO network (id, owner_id, visibility, revision, state, name, name_sort, description, \
         coordinator_id) VALUES (",
    );
    sql.bind(id).push(", ").bind(owner_id).push(", ").bind(visibility.key()).push(", 1, 'active', ");
    sql.bind(draft.name.as_str()).push(", ").bind(swedish::sort_key(&draft.name)).push(", ");
    sql.bind(draft.description.as_str()).push(", ").bind(draft.coordinator_id).push(")");
    sql.run(tx.on()).await.map(|_| ())
}

/// Changes a network that nobody else has changed since; tells whether it did.
pub(crate) async fn update_network(
    tx: &Tx,
    id: Id,
    revision: i64,
    draft: &NetworkDraft,
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE network SET revision = revision + 1, name = ");
    sql.bind(draft.name.as_str()).push(", name_sort = ").bind(swedish::sort_key(&draft.name));
    sql.push(", description = ").bind(draft.description.as_str());
    sql.push(", coordinator_id = ").bind(draft.coordinator_id);
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? > 0)
}

/// Makes an organisation a member; tells whether it was not one before.
pub(crate) async fn add_member(tx: &Tx, network_id: Id, organisation_id: Id) -> Result<bool, DbErr> {
    let text = "INSERT INTO network_member (network_id, organisation_id) VALUES ($1, $2) \
                ON CONFLICT (network_id, organisation_id) DO NOTHING";
    Ok(Sql::with(text, [network_id, organisation_id]).run(tx.on()).await? > 0)
}

pub(crate) async fn remove_member(tx: &Tx, network_id: Id, organisation_id: Id) -> Result<bool, DbErr> {
    let text = "DELETE FROM network_member WHERE network_id = $1 AND organisation_id = $2";
    Ok(Sql::with(text, [network_id, organisation_id]).run(tx.on()).await? > 0)
}
