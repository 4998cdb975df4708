//! A file that waits for a person's eye: nothing in it is stored before that.

use access::{Viewer, Visibility};
use db::{Db, DbErr, FromQueryResult, Id, IdSource, Tx};
use types::Moment;

use crate::{ReadFile, comparison::Comparison, decision::Said, store::uploads};

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
    /// Counts the decisions: of two people who decide at once one is told.
    pub revision: i64,
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

    /// When it is thrown away.
    pub fn ends_at(&self) -> Moment {
        self.uploaded_at + LONGEST
    }

    pub fn visibility(&self) -> Visibility {
        Visibility::from_key(&self.visibility).unwrap_or(Visibility::Own)
    }
}

/// Files that may wait in one organisation at a time, and their bytes.
pub(crate) const MOST_WAITING: i64 = 40;
pub(crate) const MOST_BYTES: i64 = 1_000 * 1024 * 1024;

/// A file as it was sent.
#[derive(Debug)]
pub(crate) struct NewUpload<'a> {
    pub owner_id: Id,
    pub visibility: Visibility,
    pub name: &'a str,
    pub bytes: Vec<u8>,
    pub read: &'a ReadFile,
    pub said: &'a Said,
}

/// What there is of a waiting file.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub read: ReadFile,
    pub said: Said,
    /// `None` if something was decided since.
    pub comparison: Option<Comparison>,
}

/// What becomes of a waiting file when something is decided.
pub(crate) struct Changed<'a> {
    /// What was read, where it was read anew.
    pub read: Option<&'a ReadFile>,
    pub said: &'a Said,
    pub comparison: Option<&'a Comparison>,
}

/// Keeps a file until somebody has looked at it; the same content that waits already is the same upload.
/// Throws away what has waited too long. `None` if the organisation has too much waiting.
pub(crate) async fn keep(
    tx: &Tx,
    ids: &IdSource,
    viewer: &Viewer,
    new: NewUpload<'_>,
) -> Result<Option<Id>, DbErr> {
    uploads::delete_before(tx, viewer.now - LONGEST).await?;
    let (owner_id, name) = (new.owner_id, new.name.to_string());
    let id = uploads::insert(tx, ids.next(), viewer, new).await?;
    let (count, bytes) = uploads::usage(tx, owner_id).await?;
    if count > MOST_WAITING || bytes > MOST_BYTES {
        return Ok(None);
    }
    note(tx, viewer, "upload", (id, owner_id, &name)).await?;
    Ok(Some(id))
}

/// Keeps what was decided, if nothing else was since this version of the upload. Tells whether it did.
pub(crate) async fn change(
    tx: &Tx,
    viewer: &Viewer,
    (upload, what): (&Upload, &str),
    changed: &Changed<'_>,
) -> Result<bool, DbErr> {
    if !uploads::change(tx, upload, changed).await? {
        return Ok(false);
    }
    let changes = serde_json::json!({ "name": [upload.name, upload.name], "decision": [null, what] });
    let entry = access::Entry::new("review", KIND, Some(upload.id), upload.owner_id, changes);
    access::record(tx, viewer, entry).await?;
    Ok(true)
}

/// Keeps what storing would do, unless something was decided meanwhile.
pub(crate) async fn compared(tx: &Tx, upload: &Upload, comparison: &Comparison) -> Result<(), DbErr> {
    uploads::set_comparison(tx, upload, comparison).await
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
