//! A file that waits for a person's eye: nothing in it is stored before that.

use access::{Viewer, Visibility};
use db::{Db, DbErr, FromQueryResult, Id, IdSource, Tx};
use types::Moment;

use crate::{ReadFile, store::uploads};

/// How long a file waits before it is thrown away.
pub(crate) const LONGEST: Moment = 30 * 24 * 60 * 60 * 1000;

/// The action that the audit log keeps, and the kind of thing.
const KIND: &str = "upload";

/// A waiting file without its content.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Upload {
    pub id: Id,
    pub owner_id: Id,
    pub owner_name: String,
    pub visibility: String,
    state: String,
    pub name: String,
    /// What it became.
    pub document_id: Option<Id>,
    pub uploaded_at: Moment,
    pub uploaded_by: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Waiting,
    Imported,
    Discarded,
}

impl State {
    pub fn key(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Imported => "imported",
            State::Discarded => "discarded",
        }
    }
}

impl Upload {
    pub fn state(&self) -> State {
        match self.state.as_str() {
            "waiting" => State::Waiting,
            "imported" => State::Imported,
            _ => State::Discarded,
        }
    }

    pub fn visibility(&self) -> Visibility {
        Visibility::from_key(&self.visibility).unwrap_or(Visibility::Own)
    }
}

/// A file as it was sent.
#[derive(Debug)]
pub(crate) struct NewUpload<'a> {
    pub owner_id: Id,
    pub visibility: Visibility,
    pub name: &'a str,
    pub bytes: Vec<u8>,
    pub read: &'a ReadFile,
}

/// Keeps a file until somebody has looked at it; the same content that waits already is the same upload.
/// Throws away what has waited too long.
pub(crate) async fn keep(tx: &Tx, ids: &IdSource, viewer: &Viewer, new: NewUpload<'_>) -> Result<Id, DbErr> {
    uploads::delete_before(tx, viewer.now - LONGEST).await?;
    let (owner_id, name) = (new.owner_id, new.name.to_string());
    let id = uploads::insert(tx, ids.next(), viewer, new).await?;
    note(tx, viewer, "upload", (id, owner_id, &name)).await?;
    Ok(id)
}

/// Ends the waiting, and lets the content go. `false` if somebody else has ended it.
pub(crate) async fn settle(
    tx: &Tx,
    viewer: &Viewer,
    upload: &Upload,
    (state, document_id): (State, Option<Id>),
) -> Result<bool, DbErr> {
    if !uploads::settle(tx, upload.id, state, document_id).await? {
        return Ok(false);
    }
    if state == State::Discarded {
        note(tx, viewer, "discard", (upload.id, upload.owner_id, &upload.name)).await?;
    }
    Ok(true)
}

async fn note(
    tx: &Tx,
    viewer: &Viewer,
    action: &str,
    (id, owner_id, name): (Id, Id, &str),
) -> Result<(), DbErr> {
    let changes = serde_json::json!({ "name": [null, name] });
    access::record(tx, viewer, access::Entry::new(action, KIND, Some(id), owner_id, changes)).await
}

/// The upload, unless it is too old. Who may see it is for the caller to ask.
pub(crate) async fn find(db: &Db, id: Id, now: Moment) -> Result<Option<Upload>, DbErr> {
    uploads::find(db, id, now - LONGEST).await
}

/// Those that wait in organisations where this viewer may read documents in, newest first.
pub(crate) async fn waiting(db: &Db, viewer: &Viewer) -> Result<Vec<Upload>, DbErr> {
    let owners: Vec<Id> = viewer.editable().map(|membership| membership.organisation_id).collect();
    uploads::waiting(db, &owners, viewer.now - LONGEST).await
}
