//! An annex among all records: its tabs, and its place in the search index.

use db::{DbErr, Id, Tx};
use search::Entry;
use web::{Kind, RecordTab, ReindexFuture};

use super::{ANNEX, store};

const TABS: &[RecordTab] = &[
    RecordTab::new("", "annex-one"),
    RecordTab::new("/innehall", "annex-content"),
    RecordTab::new("/versioner", "annex-versions"),
];

pub(crate) const KIND: Kind = Kind::new(&ANNEX, TABS, reindex);

/// Makes the entry of one annex anew; a withdrawn one is not found. What is in its parts is not searched: it
/// is found among the projects by those who see them.
pub(crate) async fn renew(tx: &Tx, id: Id) -> Result<(), DbErr> {
    match store::find_in(tx, id).await? {
        Some(annex) if annex.is_active => {
            let entry = Entry {
                parent: None,
                kind: ANNEX.key,
                object_id: id,
                owner_id: annex.owner_id,
                visibility: annex.visibility,
                title: annex.draft.title,
                body: format!("{}\n{}", annex.draft.year, annex.draft.introduction),
                path: format!("{}{id}", ANNEX.path),
            };
            search::put(tx, &entry).await
        }
        _ => search::remove(tx, ANNEX.key, id).await,
    }
}

fn reindex(tx: &Tx, id: Id) -> ReindexFuture<'_> {
    Box::pin(renew(tx, id))
}
