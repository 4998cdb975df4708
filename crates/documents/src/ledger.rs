//! What every room's import does alike: the report and its audit entries, a record's fields in JSON, sources.

use access::Entry;
use db::{DbErr, Id};
use reading::contract::{Alternative, Place, SureFields};
use serde_json::Value;

use crate::{Change, Difference, Import, Imported, NewSource, Source};

/// What an import gathers on its way: the report, audit entries.
#[derive(Default)]
pub struct Ledger {
    pub report: Imported,
    audit: Vec<Entry>,
}

impl Ledger {
    /// Writes the audit entries, as the document's doing.
    pub async fn record(&mut self, import: &Import<'_>) -> Result<(), DbErr> {
        let entries = std::mem::take(&mut self.audit).into_iter();
        let entries: Vec<Entry> = entries.map(|entry| entry.by_document(import.file_name)).collect();
        access::record_all(import.tx, import.viewer, &entries).await
    }

    pub fn added(&mut self, kind: &str, id: Id, owner_id: Id, title: &str) {
        self.report.added += 1;
        self.report.differences.push(Difference {
            what: Change::Added,
            title: title.to_string(),
            fields: Vec::new(),
        });
        let changes = serde_json::json!({ "title": [null, title] });
        self.audit.push(Entry::new("import", kind, Some(id), owner_id, changes));
    }

    /// Notes a change or, if nothing differs, that there is none. That something stands further down because
    /// a line came in above it is no change of its own.
    pub fn compared(&mut self, kind: &str, id: Id, owner_id: Id, title: &str, changes: Value) {
        let changes = without_position(changes);
        let fields = texts(&changes);
        if fields.is_empty() {
            self.report.unchanged += 1;
            return;
        }
        self.report.changed += 1;
        self.report.differences.push(Difference { what: Change::Changed, title: title.to_string(), fields });
        self.audit.push(Entry::new("import", kind, Some(id), owner_id, changes));
    }

    pub fn withdrawn(&mut self, kind: &str, id: Id, owner_id: Id, title: &str) {
        self.report.withdrawn += 1;
        self.report.differences.push(Difference {
            what: Change::Withdrawn,
            title: title.to_string(),
            fields: Vec::new(),
        });
        let changes = serde_json::json!({ "state": ["active", "withdrawn"] });
        self.audit.push(Entry::new("withdraw", kind, Some(id), owner_id, changes));
    }
}

/// Changes without that of the place in the order.
pub fn without_position(mut fields: Value) -> Value {
    if let Some(fields) = fields.as_object_mut() {
        fields.shift_remove("position");
    }
    fields
}

/// `{"field": [old, new]}` as texts.
fn texts(changes: &Value) -> Vec<(String, Option<String>, Option<String>)> {
    let words = |value: Option<&Value>| match value {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => Some(text.clone()),
        Some(other) => Some(other.to_string()),
    };
    let fields = changes.as_object().into_iter().flatten();
    fields.map(|(field, pair)| (field.clone(), words(pair.get(0)), words(pair.get(1)))).collect()
}

/// Where a record was read, and as what.
pub fn source(
    document_id: Id,
    (places, sure, alternatives): (&[Place], &SureFields, &[Alternative]),
    imported: Value,
) -> NewSource {
    NewSource {
        document_id,
        places: places.to_vec(),
        sure: sure.clone(),
        alternatives: alternatives.to_vec(),
        imported,
    }
}

/// A record's fields in JSON. They are plain structs of texts and numbers, which always can be.
pub fn json(fields: &impl serde::Serialize) -> Value {
    serde_json::to_value(fields).unwrap_or_default()
}

/// A record's fields again, or what is stored if they do not fit.
pub fn fields_of<T: serde::de::DeserializeOwned>(value: Value, stored: T) -> T {
    serde_json::from_value(value).unwrap_or(stored)
}

/// Somebody changed what only the import may change.
pub fn broken(what: &str) -> DbErr {
    DbErr::Custom(format!("import: {what} was changed while it was being imported"))
}

/// The source of something that is no longer in the document: what was read last, now withdrawn.
pub fn gone(old: &Source) -> NewSource {
    let mut imported = old.imported.clone();
    if let Some(fields) = imported.as_object_mut() {
        fields.insert("state".to_string(), Value::String("withdrawn".to_string()));
    }
    NewSource {
        document_id: old.document_id,
        places: old.places.clone(),
        sure: old.sure.clone(),
        alternatives: old.alternatives.clone(),
        imported,
    }
}
