//! A letter to somebody with an account, from the transaction that asks for it to the queue.

use access::Viewer;
use db::{DbErr, Id, IdSource, Tx};
use jobs::NewJob;
use serde::{Deserialize, Serialize};
use types::Moment;

use crate::store;

/// The kind of the job that sends a letter.
pub(crate) const SEND: &str = "mail-send";

/// In a letter's text this stands for the site's public address: `{address}/planer/12` becomes a link.
pub const ADDRESS: &str = "{address}";

const DAY: Moment = 24 * 3_600 * 1_000;
/// A letter that could not be sent for so long is not sent without being asked about.
pub(crate) const FRESH: Moment = 30 * DAY;

/// A letter in the receiver's language (see [`crate::receiver()`]), as plain text. Nothing in it is secret:
/// it leaves the house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub to_account: Id,
    /// One line.
    pub subject: String,
    /// Plain text; [`ADDRESS`] in it becomes the site's public address.
    pub text: String,
    /// Of one key there is one letter, for ever: `round-12-opened-4711`.
    pub once_key: String,
}

/// What the job is to send.
#[derive(Serialize, Deserialize)]
pub(crate) struct Order {
    pub mail: Id,
}

/// Writes a letter and enqueues it, in the transaction of what it tells and in the viewer's name, for the
/// organisation that tells it. If there is a letter with this key already, nothing happens.
pub async fn send(
    tx: &Tx,
    ids: &IdSource,
    viewer: &Viewer,
    owner_id: Id,
    letter: &Letter,
) -> Result<(), DbErr> {
    let row = NewMail { letter, owner_id, reminder: false, best_before: viewer.now + FRESH };
    send_row(tx, ids, viewer, &row).await
}

/// A letter with what only this room says of it.
pub(crate) struct NewMail<'a> {
    pub letter: &'a Letter,
    pub owner_id: Id,
    /// One that the receiver may have stopped.
    pub reminder: bool,
    pub best_before: Moment,
}

pub(crate) async fn send_row(
    tx: &Tx,
    ids: &IdSource,
    viewer: &Viewer,
    new: &NewMail<'_>,
) -> Result<(), DbErr> {
    let id = ids.next();
    if store::insert(tx, id, new, viewer.now).await? {
        enqueue(tx, ids, viewer, (id, new.owner_id), "").await?;
    }
    Ok(())
}

/// Enqueues a letter that is written. `again` tells one sending from an earlier one.
pub(crate) async fn enqueue(
    tx: &Tx,
    ids: &IdSource,
    viewer: &Viewer,
    (id, owner_id): (Id, Id),
    again: &str,
) -> Result<(), DbErr> {
    let payload = serde_json::to_value(Order { mail: id }).unwrap_or_default();
    let key = format!("mail-{id}{again}");
    let job = NewJob { kind: SEND, payload, owner_id, run_at: None, key: &key };
    jobs::enqueue(tx, ids, viewer, &job).await.map(|_| ())
}
