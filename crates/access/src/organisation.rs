//! Organisations as ids, names and a tree. What else an organisation is belongs to the room `network`.

use db::{Db, DbErr, FromQueryResult, Id, IdSource, Tx};

use crate::{Viewer, Visibility, audit, store};

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Organisation {
    pub id: Id,
    pub parent_id: Option<Id>,
    /// Short, unique, in lower case: how the command line names it (`boras`).
    pub key: String,
    pub name: String,
    /// Itself, if it works in the system; else the organisation that told of it.
    pub owner_id: Id,
    /// The organisation that this is a name variant of.
    pub merged_into: Option<Id>,
}

/// An organisation to be added. Without a key one is made from the name; without an owner it owns itself;
/// without a visibility it is public.
#[derive(Clone, Copy, Debug, Default)]
pub struct NewOrganisation<'a> {
    pub name: &'a str,
    pub key: Option<&'a str>,
    pub parent_id: Option<Id>,
    pub owner_id: Option<Id>,
    pub visibility: Option<Visibility>,
}

/// Adds an organisation and its audit entry. A key that is taken gets the id behind it.
pub async fn add_organisation(
    tx: &Tx,
    ids: &IdSource,
    viewer: &Viewer,
    new: NewOrganisation<'_>,
) -> Result<Organisation, DbErr> {
    let id = ids.next();
    let wanted = new.key.map_or_else(|| key_of(new.name), str::to_string);
    let mut organisation = Organisation {
        id,
        parent_id: new.parent_id,
        key: wanted,
        name: new.name.to_string(),
        owner_id: new.owner_id.unwrap_or(id),
        merged_into: None,
    };
    let visibility = new.visibility.unwrap_or(Visibility::Public);
    if store::insert_organisations(tx, &[&organisation], visibility).await? == 0 {
        organisation.key = format!("{}-{id}", organisation.key);
        store::insert_organisations(tx, &[&organisation], visibility).await?;
    }
    let changes = serde_json::json!({ "name": [null, new.name] });
    let entry = audit::Entry::new("create", "organisation", Some(id), organisation.owner_id, changes);
    audit::record(tx, viewer, entry).await?;
    Ok(organisation)
}

/// Writes many ready public organisations, without audit: for large made-up data. Parents come first.
pub async fn insert_organisations(tx: &Tx, organisations: &[&Organisation]) -> Result<(), DbErr> {
    let inserted = store::insert_organisations(tx, organisations, Visibility::Public).await?;
    if inserted == organisations.len() as u64 {
        return Ok(());
    }
    Err(DbErr::Custom("an organisation's key is taken".to_string()))
}

/// Changes the name. The caller writes the audit entry together with the other fields it changed.
pub async fn rename(tx: &Tx, id: Id, name: &str) -> Result<(), DbErr> {
    store::rename_organisation(tx, id, name).await
}

/// By key, by exact name, or by id.
pub async fn find_organisation(db: &Db, text: &str) -> Result<Option<Organisation>, DbErr> {
    store::find_organisation(db, text).await
}

pub async fn organisation(db: &Db, id: Id) -> Result<Option<Organisation>, DbErr> {
    store::organisation(db, id).await
}

/// From the organisation's parent up to the root.
pub async fn ancestors(db: &Db, id: Id) -> Result<Vec<Organisation>, DbErr> {
    store::ancestors(db, id).await
}

/// Organisations that have at least one member, by name: those that work in the system.
pub async fn all_members(db: &Db) -> Result<Vec<Organisation>, DbErr> {
    store::organisations_with_members(db).await
}

/// Is there anything at all?
pub async fn has_organisations(db: &Db) -> Result<bool, DbErr> {
    store::has_organisations(db).await
}

/// `Borås Stad` → `boras-stad`.
fn key_of(name: &str) -> String {
    let mut key = String::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'å' | 'ä' | 'á' | 'à' => key.push('a'),
            'ö' | 'ø' | 'ó' => key.push('o'),
            'é' | 'è' | 'ê' => key.push('e'),
            'ü' => key.push('u'),
            letter if letter.is_ascii_alphanumeric() => key.push(letter),
            _ if !key.is_empty() && !key.ends_with('-') => key.push('-'),
            _ => {}
        }
    }
    let key: String = key.trim_end_matches('-').chars().take(60).collect();
    if key.is_empty() { "organisation".to_string() } else { key }
}

#[cfg(test)]
mod tests {
    use super::key_of;

    #[test]
    fn keys_are_plain() {
        assert_eq!(key_of("Borås Stad"), "boras-stad");
        assert_eq!(key_of("  Ö & Å AB "), "o-a-ab");
        assert_eq!(key_of("株式会社"), "organisation");
    }
}
