//! Contacts.

use access::{Viewer, Visibility, visible};
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;

use super::visibility_of;
use crate::{ContactDraft, records::CONTACT};

#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct ContactRow {
    pub id: Id,
    pub owner_id: Id,
    pub owner_name: String,
    visibility: String,
    pub revision: i64,
    pub state: String,
    pub organisation_id: Id,
    pub organisation_name: String,
    organisation_visibility: String,
    organisation_state: String,
    pub name: String,
    pub role_title: String,
    pub phone: String,
    pub email: String,
    pub areas: String,
    pub position: i64,
    pub is_business_contact: bool,
}

impl ContactRow {
    pub fn visibility(&self) -> Visibility {
        visibility_of(&self.visibility)
    }

    /// Is it in the lists? Nobody is turned to in an organisation that is withdrawn.
    pub fn is_listed(&self) -> bool {
        self.state == "active" && self.organisation_state == "active"
    }

    /// The narrower of its own visibility and its organisation's.
    pub fn shown_as_far_as(&self) -> Visibility {
        self.visibility().narrower(visibility_of(&self.organisation_visibility))
    }

    /// May the organisation's name stand wherever the contact does?
    pub fn names_organisation(&self) -> bool {
        visibility_of(&self.organisation_visibility) == Visibility::Public
    }
}

const CONTACTS: &str = "SELECT c.id, c.owner_id, w.name AS owner_name, c.visibility, c.revision, c.state, \
    c.organisation_id, o.name AS organisation_name, o.visibility AS organisation_visibility, \
    o.state AS organisation_state, c.name, \
    c.role_title, c.phone, c.email, c.areas, c.position, c.is_business_contact FROM contact c \
    JOIN organisation o ON o.id = c.organisation_id \
    JOIN organisation w ON w.id = c.owner_id WHERE ";

/// The contact whoever asks: for the index, never for a page.
pub(crate) async fn contact_in(on: &impl ConnectionTrait, id: Id) -> Result<Option<ContactRow>, DbErr> {
    let mut sql = Sql::new(CONTACTS);
    sql.push("c.id = ").bind(id);
    sql.one(on).await
}

pub(crate) async fn contact(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<ContactRow>, DbErr> {
    let mut sql = Sql::new(CONTACTS);
    sql.push("c.id = ").bind(id).push(" AND ").append(&visible(viewer, "c", &CONTACT));
    sql.one(db.read()).await
}

/// The contacts of these organisations, business contacts first; at most 2,000.
pub(crate) async fn contacts_of(db: &Db, viewer: &Viewer, ids: &[Id]) -> Result<Vec<ContactRow>, DbErr> {
    let mut sql = Sql::new(CONTACTS);
    sql.push("c.state = 'active' AND c.organisation_id IN ").bind_list(ids.iter().copied());
    sql.push(" AND ").append(&visible(viewer, "c", &CONTACT));
    sql.push(" ORDER BY c.is_business_contact DESC, c.position, c.id LIMIT 2000");
    sql.all(db.read()).await
}

pub(crate) async fn insert_contact(
    tx: &Tx,
    id: Id,
    owner_id: Id,
    visibility: Visibility,
    draft: &ContactDraft,
) -> Result<(), DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO contact (id, owner_id, visibility, revision, state, organisation_id, name, role_title, \
         phone, email, areas, position, is_business_contact) VALUES (",
    );
    sql.bind(id).push(", ").bind(owner_id).push(", ").bind(visibility.key()).push(", 1, 'active', ");
    sql.bind(draft.organisation_id).push(", ").bind(draft.name.as_str()).push(", ");
    sql.bind(draft.role_title.as_str()).push(", ").bind(draft.phone.as_str()).push(", ");
    sql.bind(draft.email.as_str()).push(", ").bind(draft.areas.as_str()).push(", ").bind(draft.position);
    sql.push(", ").bind(draft.is_business_contact).push(")");
    sql.run(tx.on()).await.map(|_| ())
}

/// Changes a contact that nobody else has changed since; tells whether it did.
pub(crate) async fn update_contact(
    tx: &Tx,
    id: Id,
    revision: i64,
    draft: &ContactDraft,
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE contact SET revision = revision + 1, name = ");
    sql.bind(draft.name.as_str()).push(", role_title = ").bind(draft.role_title.as_str());
    sql.push(", phone = ").bind(draft.phone.as_str()).push(", email = ").bind(draft.email.as_str());
    sql.push(", areas = ").bind(draft.areas.as_str()).push(", position = ").bind(draft.position);
    sql.push(", is_business_contact = ").bind(draft.is_business_contact);
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? > 0)
}

pub(crate) async fn contact_ids(tx: &Tx, organisation_id: Id) -> Result<Vec<Id>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Id,
    }
    let sql = Sql::with("SELECT id FROM contact WHERE organisation_id = $1", [organisation_id]);
    let rows: Vec<Row> = sql.all(tx.on()).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
