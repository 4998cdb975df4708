//! Asking for work, and asking how it goes.

use access::Viewer;
use db::{Db, DbErr, Id, IdSource, Tx};
use tokio::sync::Notify;
use types::Moment;

use crate::{Job, State, store};

/// Wakes this process's idle workers; other processes find the job when they look.
pub(crate) static WAKE: Notify = Notify::const_new();

/// A job to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct NewJob<'a> {
    /// Which handler does it.
    pub kind: &'a str,
    /// What the handler needs to know. Ids, not contents: the handler reads what holds when it runs.
    pub payload: serde_json::Value,
    /// The organisation that it is done for.
    pub owner_id: Id,
    /// Not before this; `None` as soon as can be.
    pub run_at: Option<Moment>,
    /// Of one kind and key there is one job, until it is dead or forgotten. Empty: no such limit.
    pub key: &'a str,
}

/// Enqueues a job in the transaction of the change that asks for it, in the name of the viewer: it is done if
/// that is committed, and then soon. If there is one of this kind and key already, that one's id is given.
pub async fn enqueue(tx: &Tx, ids: &IdSource, viewer: &Viewer, new: &NewJob<'_>) -> Result<Id, DbErr> {
    let id = ids.next();
    if store::insert(tx, id, viewer, new).await? {
        tx.after_commit(|| WAKE.notify_one());
        return Ok(id);
    }
    store::with_key(tx, new).await?.ok_or_else(|| DbErr::RecordNotFound(format!("job {}", new.key)))
}

/// The job, if it was asked for by this viewer, or is done for one of the viewer's organisations, or the
/// viewer is an administrator. Progress does not move the version of the data: a page that shows it must not
/// be kept (`Cache-Control: no-store`).
pub async fn find(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Job>, DbErr> {
    store::find(db, viewer, id).await
}

/// The latest job of this kind and key, under the same condition.
pub async fn find_by_key(db: &Db, viewer: &Viewer, kind: &str, key: &str) -> Result<Option<Job>, DbErr> {
    store::find_by_key(db, viewer, kind, key).await
}

/// How the latest job of this kind and key goes, with whole percent where known, whoever asks: a key that
/// others cannot guess lets its knower ask.
pub async fn progress_of(db: &Db, kind: &str, key: &str) -> Result<Option<(State, Option<i64>)>, DbErr> {
    Ok(store::latest(db, kind, key).await?.map(|job| (job.state(), job.percent())))
}
