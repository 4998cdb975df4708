//! Writing many organisations at once, for large made-up data. No audit entries: one each would say nothing.

use access::{Organisation, Visibility};
use db::{DbErr, Tx};
use search::Entry;

use crate::{Profile, index, records::ORGANISATION, store};

/// Writes public organisations with their profiles and puts them into the search index. Parents come first.
pub async fn insert_many(tx: &Tx, rows: &[(Organisation, Profile)]) -> Result<(), DbErr> {
    let organisations: Vec<&Organisation> = rows.iter().map(|(organisation, _)| organisation).collect();
    access::insert_organisations(tx, &organisations).await?;
    store::insert_profiles(tx, rows).await?;
    let entries: Vec<Entry> = rows
        .iter()
        .map(|(organisation, profile)| Entry {
            parent: None,
            kind: ORGANISATION.key,
            object_id: organisation.id,
            owner_id: organisation.owner_id,
            visibility: Visibility::Public,
            title: organisation.name.clone(),
            body: index::words_of(profile),
            path: format!("{}{}", ORGANISATION.path, organisation.id),
        })
        .collect();
    search::put_all(tx, &entries).await
}
