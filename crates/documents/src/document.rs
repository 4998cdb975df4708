//! A document as it came.

use access::{RecordKind, Viewer, Visibility};
use db::{Db, DbErr, FromQueryResult, Id, IdSource, Tx};
use types::Moment;

use crate::{decision::Said, store};

pub const DOCUMENT: RecordKind = RecordKind {
    key: "document",
    table: "document",
    title: "title",
    path: "/kallor/",
    secret_fields: &[],
    withdrawable: false,
    parent: None,
};

/// A document without its content.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Document {
    pub id: Id,
    pub owner_id: Id,
    pub owner_name: String,
    pub visibility: String,
    /// The file's name.
    pub name: String,
    pub title: String,
    pub media_type: String,
    /// Lower-case hexadecimal, of the file's bytes.
    pub sha256: String,
    pub lines: i64,
    /// The document that corrected this one.
    pub replaced_by: Option<Id>,
    pub imported_at: Moment,
    pub imported_by: String,
}

/// A file to be kept: its bytes as they came, and its text as it was read.
#[derive(Clone, Copy, Debug)]
pub struct NewDocument<'a> {
    pub owner_id: Id,
    pub visibility: Visibility,
    pub name: &'a str,
    pub title: &'a str,
    pub media_type: &'a str,
    pub sha256: &'a str,
    pub bytes: &'a [u8],
    pub text: &'a str,
    /// What people have said of its reading.
    pub said: &'a Said,
}

/// Keeps a document, findable by its title. `None` if the owner has this very content already, be it that
/// another import brought it a moment ago: one that is not finished yet is waited for.
pub async fn add_document(
    tx: &Tx,
    ids: &IdSource,
    viewer: &Viewer,
    new: &NewDocument<'_>,
) -> Result<Option<Id>, DbErr> {
    let id = ids.next();
    if !store::insert_document(tx, id, viewer, new).await? {
        return Ok(None);
    }
    store::index(tx, id).await?;
    let changes = serde_json::json!({ "name": [null, new.name], "sha256": [null, new.sha256] });
    let entry = access::Entry::new("import", DOCUMENT.key, Some(id), new.owner_id, changes);
    let entry = entry.by_document(new.name);
    access::record(tx, viewer, entry).await?;
    Ok(Some(id))
}

/// The owner's document with exactly this content, unless it has been replaced.
pub async fn current_with_hash(db: &Db, owner_id: Id, sha256: &str) -> Result<Option<Id>, DbErr> {
    store::current_with_hash(db, owner_id, sha256).await
}

/// The document, if this viewer sees it.
pub async fn document(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Document>, DbErr> {
    store::document(db, viewer, id).await
}
