//! What a room tells about its records, so that history, sharing and secrecy are written once.

use db::{Db, DbErr, FromQueryResult, Id, Tx};

use crate::{Viewer, Visibility, audit, store};

/// A kind of record that has an owner and a visibility.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordKind {
    /// Stable key, say `project`: in grants, marks, the audit log and the search index.
    pub key: &'static str,
    /// Its table, with the columns `id`, `owner_id`, `visibility` and `revision`.
    pub table: &'static str,
    /// The column that names a record to people.
    pub title: &'static str,
    /// Where its pages are: `/projekt/` + id.
    pub path: &'static str,
    /// Fields that a secrecy mark may cover.
    pub secret_fields: &'static [&'static str],
    /// It can be withdrawn: its table has a column `state`, which is `active` or `withdrawn`.
    pub withdrawable: bool,
    /// What a record of this kind hangs on.
    pub parent: Option<Parent>,
}

/// How a record finds the record that it hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parent {
    pub kind: &'static RecordKind,
    /// The column with the parent's id; NULL for a record that hangs on nothing.
    pub column: &'static str,
    pub tie: Tie,
}

/// What hanging on a parent means for who sees the child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// A part of its parent, of the same owner: withdrawn with it, and opened by grants on it where this
    /// column says that the child is shown as far as the parent.
    Follows(&'static str),
    /// Names its parent: seen only by those who see the parent too.
    Within,
}

/// A record as the shared pages need it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Record {
    pub id: Id,
    pub owner_id: Id,
    pub owner_name: String,
    visibility: String,
    state: String,
    pub title: String,
    /// The parent that the record follows.
    pub parent_id: Option<Id>,
}

impl Record {
    pub fn visibility(&self) -> Visibility {
        Visibility::from_key(&self.visibility).unwrap_or(Visibility::Own)
    }

    pub fn is_withdrawn(&self) -> bool {
        self.state != "active"
    }
}

/// The record, if this viewer sees it. A hidden one is like one that does not exist.
pub async fn find_record(
    db: &Db,
    viewer: &Viewer,
    kind: &RecordKind,
    id: Id,
) -> Result<Option<Record>, DbErr> {
    store::find_record(db, viewer, kind, id).await
}

/// Changes how far a record is shown, with its audit entry. The caller asks `can` first and reindexes after.
pub async fn set_visibility(
    tx: &Tx,
    viewer: &Viewer,
    kind: &RecordKind,
    record: &Record,
    to: Visibility,
) -> Result<(), DbErr> {
    store::set_visibility(tx, kind, record.id, to).await?;
    let changes = serde_json::json!({ "visibility": [record.visibility().key(), to.key()] });
    let entry = audit::Entry::new("edit", kind.key, Some(record.id), record.owner_id, changes);
    audit::record(tx, viewer, entry).await
}
