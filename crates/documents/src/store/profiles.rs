//! SQL of the profiles that offices keep.

use access::Viewer;
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use reading::Profile;
use types::Moment;

use crate::profile::OfficeProfile;

const COLUMNS: &str = "SELECT p.id, p.owner_id, o.name AS owner_name, p.content, p.changed_at, p.changed_by \
     FROM column_profile p JOIN organisation o ON o.id = p.owner_id WHERE ";

#[derive(FromQueryResult)]
struct Row {
    id: Id,
    owner_id: Id,
    owner_name: String,
    content: String,
    changed_at: Moment,
    changed_by: String,
}

impl Row {
    fn read(self) -> Option<OfficeProfile> {
        Some(OfficeProfile {
            id: self.id,
            owner_id: self.owner_id,
            owner_name: self.owner_name,
            profile: Profile::from_json(self.content.as_bytes()).ok()?,
            changed_at: self.changed_at,
            changed_by: self.changed_by,
        })
    }
}

/// Newest first.
pub(crate) async fn of_owners(db: &Db, owners: &[Id]) -> Result<Vec<OfficeProfile>, DbErr> {
    let mut sql = Sql::new(COLUMNS);
    sql.push("p.owner_id IN ").bind_list(owners.iter().copied());
    sql.push(" ORDER BY p.changed_at DESC, p.id DESC");
    Ok(sql.all::<Row>(db.read()).await?.into_iter().filter_map(Row::read).collect())
}

pub(crate) async fn find(db: &Db, id: Id) -> Result<Option<OfficeProfile>, DbErr> {
    let mut sql = Sql::new(COLUMNS);
    sql.push("p.id = ").bind(id);
    Ok(sql.one::<Row>(db.read()).await?.and_then(Row::read))
}

pub(crate) async fn with_fingerprint(
    tx: &Tx,
    owner_id: Id,
    fingerprint: &str,
) -> Result<Option<(Id, Profile)>, DbErr> {
    let mut sql = Sql::new(COLUMNS);
    sql.push("p.owner_id = ").bind(owner_id).push(" AND p.fingerprint = ").bind(fingerprint);
    let found = sql.one::<Row>(tx.on()).await?.and_then(Row::read);
    Ok(found.map(|one| (one.id, one.profile)))
}

pub(crate) async fn count(tx: &Tx, owner_id: Id) -> Result<i64, DbErr> {
    let sql = Sql::with("SELECT COUNT(*) AS value FROM column_profile WHERE owner_id = $1", [owner_id]);
    Ok(sql.value(tx.on()).await?.unwrap_or_default())
}

/// Adds it or puts it in the place of the one for the same layout; gives its id.
pub(crate) async fn put(
    tx: &Tx,
    id: Id,
    viewer: &Viewer,
    owner_id: Id,
    profile: &Profile,
) -> Result<Id, DbErr> {
    let content = serde_json::to_string(profile).map_err(|error| DbErr::Json(error.to_string()))?;
    let mut sql = Sql::new(
        "INSERT INTO column_profile (id, owner_id, fingerprint, content, changed_at, changed_by) VALUES (",
    );
    sql.bind(id).push(", ").bind(owner_id).push(", ").bind(profile.fingerprint());
    sql.push(", ").bind(content).push(", ").bind(viewer.now).push(", ").bind(viewer.actor());
    sql.push(
        ") ON CONFLICT (owner_id, fingerprint) DO UPDATE SET content = excluded.content, \
         changed_at = excluded.changed_at, changed_by = excluded.changed_by RETURNING id AS value",
    );
    sql.value(tx.on()).await?.ok_or_else(|| DbErr::RecordNotFound("column_profile".to_string()))
}

pub(crate) async fn delete(tx: &Tx, id: Id) -> Result<bool, DbErr> {
    Ok(Sql::with("DELETE FROM column_profile WHERE id = $1", [id]).run(tx.on()).await? == 1)
}
