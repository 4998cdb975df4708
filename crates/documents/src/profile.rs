//! What an office has said of the columns of its lists, kept for the next time.

use access::{Action, Decision, Object, Viewer, can};
use db::{Db, DbErr, Id, IdSource, Tx};
use reading::Profile;
use types::Moment;

use crate::store::profiles;

/// The kind of thing in the audit log.
const KIND: &str = "column-profile";
/// Layouts that an office may have.
pub const MOST_PROFILES: usize = 200;

/// A remembered profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeProfile {
    pub id: Id,
    pub owner_id: Id,
    pub owner_name: String,
    pub profile: Profile,
    pub changed_at: Moment,
    pub changed_by: String,
}

/// Those of one office, for reading its files.
pub async fn profiles_of(db: &Db, owner_id: Id) -> Result<Vec<Profile>, DbErr> {
    let all = profiles::of_owners(db, &[owner_id]).await?;
    Ok(all.into_iter().map(|one| one.profile).collect())
}

/// Those of all offices where this viewer may read documents in.
pub async fn office_profiles(db: &Db, viewer: &Viewer) -> Result<Vec<OfficeProfile>, DbErr> {
    let owners: Vec<Id> = viewer.editable().map(|membership| membership.organisation_id).collect();
    profiles::of_owners(db, &owners).await
}

/// One of them, if this viewer may read documents in for its office.
pub async fn office_profile(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<OfficeProfile>, DbErr> {
    let found = profiles::find(db, id).await?;
    Ok(found.filter(|one| can(viewer, Action::Import, Object::owned_by(one.owner_id)) == Decision::Allowed))
}

/// Keeps what an office says of a layout, instead of what it said before. `false` if it has too many. The
/// caller has asked `can`.
pub async fn remember(
    tx: &Tx,
    ids: &IdSource,
    viewer: &Viewer,
    owner_id: Id,
    profile: &Profile,
) -> Result<bool, DbErr> {
    let before = profiles::with_fingerprint(tx, owner_id, &profile.fingerprint()).await?;
    if before.as_ref().is_some_and(|(_, before)| before == profile) {
        return Ok(true);
    }
    if before.is_none() && profiles::count(tx, owner_id).await? >= MOST_PROFILES as i64 {
        return Ok(false);
    }
    let new = before.as_ref().map_or_else(|| ids.next(), |(id, _)| *id);
    let id = profiles::put(tx, new, viewer, owner_id, profile).await?;
    let old = before.map(|(_, before)| before);
    note(tx, viewer, (id, owner_id), (old.as_ref(), Some(profile))).await?;
    Ok(true)
}

/// Forgets it; what has been read by it stays. The caller has asked `can`.
pub async fn forget(tx: &Tx, viewer: &Viewer, one: &OfficeProfile) -> Result<(), DbErr> {
    if profiles::delete(tx, one.id).await? {
        note(tx, viewer, (one.id, one.owner_id), (Some(&one.profile), None)).await?;
    }
    Ok(())
}

async fn note(
    tx: &Tx,
    viewer: &Viewer,
    (id, owner_id): (Id, Id),
    (old, new): (Option<&Profile>, Option<&Profile>),
) -> Result<(), DbErr> {
    let action = if new.is_some() { "remember" } else { "forget" };
    let changes = serde_json::json!({ "columns": [old.map(said), new.map(said)] });
    access::record(tx, viewer, access::Entry::new(action, KIND, Some(id), owner_id, changes)).await
}

/// `Kronor ut: grant`, for each column that something is said of.
fn said(profile: &Profile) -> String {
    let told = profile.columns.iter().filter_map(|column| Some((column, column.field?)));
    let told = told.map(|(column, field)| format!("{}: {}", column.header, field.name()));
    told.collect::<Vec<_>>().join("; ")
}
