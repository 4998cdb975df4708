//! Invitations to become a member.

use db::{Db, DbErr, Id, Sql, Tx, Value};

use crate::{Invitation, Role, Viewer};

const INVITATION: &str = "SELECT i.organisation_id, o.name AS organisation_name, i.login, i.role \
     FROM invitation i JOIN organisation o ON o.id = i.organisation_id WHERE ";

pub(crate) async fn put_invitation(
    tx: &Tx,
    viewer: &Viewer,
    organisation_id: Id,
    login: &str,
    role: Role,
) -> Result<(), DbErr> {
    let by = viewer.user.as_ref().map(|user| user.id);
    let values: [Value; 5] =
        [organisation_id.into(), login.into(), role.key().into(), viewer.now.into(), by.into()];
    let text = "INSERT INTO invitation (organisation_id, login, role, invited_at, invited_by) \
                VALUES ($1, $2, $3, $4, $5) \
                ON CONFLICT (organisation_id, login) DO UPDATE SET role = excluded.role, \
                invited_at = excluded.invited_at, invited_by = excluded.invited_by";
    Sql::with(text, values).run(tx.on()).await.map(|_| ())
}

/// Tells whether it was there.
pub(crate) async fn delete_invitation(tx: &Tx, organisation_id: Id, login: &str) -> Result<bool, DbErr> {
    let values: [Value; 2] = [organisation_id.into(), login.into()];
    let text = "DELETE FROM invitation WHERE organisation_id = $1 AND login = $2";
    Ok(Sql::with(text, values).run(tx.on()).await? == 1)
}

pub(crate) async fn invitations(db: &Db, organisation_id: Id) -> Result<Vec<Invitation>, DbErr> {
    let text = format!("{INVITATION}i.organisation_id = $1 ORDER BY i.login");
    Sql::with(&text, [organisation_id]).all(db.read()).await
}

pub(crate) async fn invitations_of(db: &Db, login: &str) -> Result<Vec<Invitation>, DbErr> {
    Sql::with(&format!("{INVITATION}i.login = $1 ORDER BY o.name_sort"), [login]).all(db.read()).await
}
