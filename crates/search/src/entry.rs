//! Putting records into the index and taking them out.

use access::Visibility;
use db::{DbErr, Id, Tx};

use crate::store;

/// A record as it can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Key of the record kind.
    pub kind: &'static str,
    pub object_id: Id,
    pub owner_id: Id,
    pub visibility: Visibility,
    /// Kind and id of the record that it follows: a grant on that one opens this one too.
    pub parent: Option<(&'static str, Id)>,
    pub title: String,
    /// Everything else that should be found, and what a hit shows a piece of. Never a field marked secret.
    pub body: String,
    /// Where the record's page is.
    pub path: String,
}

/// Adds or replaces one entry.
pub async fn put(tx: &Tx, entry: &Entry) -> Result<(), DbErr> {
    put_all(tx, std::slice::from_ref(entry)).await
}

/// Adds or replaces many entries.
pub async fn put_all(tx: &Tx, entries: &[Entry]) -> Result<(), DbErr> {
    store::put_all(tx, entries).await
}

/// Takes a record out; one that is not there is as good as taken out.
pub async fn remove(tx: &Tx, _kind: &str, id: Id) -> Result<(), DbErr> {
    store::remove_all(tx, &[id]).await
}
