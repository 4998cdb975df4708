//! The audit log: who changed what, when. Append-only, and each entry holds the hash of the one before it, so
//! that an entry cannot be altered or taken out without breaking the chain after it.

use db::{Db, DbErr, FromQueryResult, Id, Tx};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use types::Moment;

use crate::{Viewer, store};

/// One change to be recorded. `changes` is `{"field": [old, new]}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub action: String,
    pub kind: String,
    pub object_id: Option<Id>,
    pub organisation_id: Id,
    pub changes: Value,
}

/// Stands among the changes that an import makes, with the file's name.
pub const BY_DOCUMENT: &str = "document";

impl Entry {
    /// The same entry as made by an import of this file.
    pub fn by_document(mut self, file_name: &str) -> Entry {
        if let Some(changes) = self.changes.as_object_mut() {
            changes.insert(BY_DOCUMENT.to_string(), serde_json::json!([null, file_name]));
        }
        self
    }

    pub fn new(
        action: &str,
        kind: &str,
        object_id: Option<Id>,
        organisation_id: Id,
        changes: Value,
    ) -> Entry {
        Entry { action: action.to_string(), kind: kind.to_string(), object_id, organisation_id, changes }
    }
}

/// `{"field": [old, new]}` for the fields that differ between two objects in JSON.
pub fn changes(old: &Value, new: &Value) -> Value {
    let empty = Map::new();
    let (old, new) = (old.as_object().unwrap_or(&empty), new.as_object().unwrap_or(&empty));
    let mut out = Map::new();
    for (field, value) in new {
        let before = old.get(field).unwrap_or(&Value::Null);
        if before != value {
            out.insert(field.clone(), Value::Array(vec![before.clone(), value.clone()]));
        }
    }
    Value::Object(out)
}

/// Records one change in the transaction that makes it.
pub async fn record(tx: &Tx, viewer: &Viewer, entry: Entry) -> Result<(), DbErr> {
    record_all(tx, viewer, &[entry]).await
}

/// Records many changes of one transaction.
pub async fn record_all(tx: &Tx, viewer: &Viewer, entries: &[Entry]) -> Result<(), DbErr> {
    if entries.is_empty() {
        return Ok(());
    }
    let (mut number, mut previous) = store::lock_audit_head(tx).await?;
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries {
        number += 1;
        let mut row = StoredEntry {
            number,
            at: viewer.now,
            account_id: viewer.user.as_ref().map(|user| user.id),
            actor: viewer.actor(),
            organisation_id: Some(entry.organisation_id),
            action: entry.action.clone(),
            kind: entry.kind.clone(),
            object_id: entry.object_id,
            changes: entry.changes.to_string(),
            previous_hash: previous,
            hash: String::new(),
        };
        row.hash = row.expected_hash();
        previous = row.hash.clone();
        rows.push(row);
    }
    store::insert_audit_entries(tx, &rows).await?;
    store::set_audit_head(tx, &previous).await
}

#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct StoredEntry {
    pub number: i64,
    pub at: Moment,
    pub account_id: Option<Id>,
    pub actor: String,
    pub organisation_id: Option<Id>,
    pub action: String,
    pub kind: String,
    pub object_id: Option<Id>,
    pub changes: String,
    pub previous_hash: String,
    pub hash: String,
}

impl StoredEntry {
    /// SHA-256 over every field, each with its length, so that no two entries share a text.
    fn expected_hash(&self) -> String {
        let number = |value: Option<i64>| value.map_or_else(|| "-".to_string(), |value| value.to_string());
        let fields = [
            self.number.to_string(),
            self.at.to_string(),
            number(self.account_id),
            self.actor.clone(),
            number(self.organisation_id),
            self.action.clone(),
            self.kind.clone(),
            number(self.object_id),
            self.changes.clone(),
            self.previous_hash.clone(),
        ];
        let mut hasher = Sha256::new();
        for field in &fields {
            hasher.update((field.len() as u64).to_be_bytes());
            hasher.update(field.as_bytes());
        }
        hex(&hasher.finalize())
    }
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Walks the whole chain. `Ok` holds the number of entries; `Err` the number of the first entry that does not
/// fit.
pub async fn verify_chain(db: &Db) -> Result<Result<i64, i64>, DbErr> {
    const AT_A_TIME: i64 = 5_000;
    let mut previous = String::new();
    let mut last = 0;
    loop {
        let rows = store::audit_entries_after(db, last, AT_A_TIME).await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let fits = row.number == last + 1 && row.previous_hash == previous;
            if !fits || row.hash != row.expected_hash() {
                return Ok(Err(row.number));
            }
            last = row.number;
            previous = row.hash;
        }
    }
    let head = store::audit_head(db).await?;
    Ok(if head == previous { Ok(last) } else { Err(last + 1) })
}

/// One line of a record's history as people read it.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryRow {
    pub at: Moment,
    pub actor: String,
    pub action: String,
    pub changes: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub field: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

/// A record's history, newest first.
pub async fn history(db: &Db, kind: &str, id: Id) -> Result<Vec<HistoryRow>, DbErr> {
    let rows = store::audit_entries_of(db, kind, id).await?;
    Ok(rows
        .into_iter()
        .map(|row| HistoryRow {
            at: row.at,
            actor: row.actor,
            action: row.action,
            changes: read_changes(&row.changes),
        })
        .collect())
}

/// What an account changed lately, newest first: when, the action, the kind and id of the record. Looks at
/// the newest part of the log only.
pub async fn changed_lately(
    db: &Db,
    account_id: Id,
    limit: usize,
) -> Result<Vec<(Moment, String, String, Id)>, DbErr> {
    let rows = store::audit_entries_by(db, account_id, i64::try_from(limit).unwrap_or(i64::MAX)).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.at, row.action, row.kind, row.object_id?))).collect())
}

fn read_changes(text: &str) -> Vec<Change> {
    let Ok(Value::Object(fields)) = serde_json::from_str(text) else {
        return Vec::new();
    };
    let words = |value: Option<&Value>| match value {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => Some(text.clone()),
        Some(other) => Some(other.to_string()),
    };
    fields
        .into_iter()
        .map(|(field, pair)| Change { field, old: words(pair.get(0)), new: words(pair.get(1)) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_differs_is_a_change() {
        let old = json!({ "title": "A", "year": 2020 });
        let new = json!({ "title": "B", "year": 2020, "kind": null });
        assert_eq!(changes(&old, &new), json!({ "title": ["A", "B"] }));
    }
}
