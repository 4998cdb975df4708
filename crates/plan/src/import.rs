//! Plans and indicators as read from a document, into the tables.
//!
//! The same document twice changes nothing; a corrected one changes what differs and withdraws what is gone;
//! what a person has edited stays until the document says something new (see [`crate::merge`]). The caller
//! owns the transaction.

mod document;
mod indicators;
mod initiatives;
mod parts;
mod plans;

use access::Entry;
use db::Id;
use documents::{Change, Difference, Imported, NewSource};
use reading::contract::{Alternative, Place, SureFields};
use serde_json::Value;

pub use indicators::import_indicators;
pub(crate) use indicators::{row_of as indicator_row, series_in, target_rows};
pub(crate) use initiatives::{mark_main, people, row_of};
pub use plans::import_plan;

/// What an import gathers on its way: the report, audit entries, sources.
#[derive(Default)]
struct Ledger {
    report: Imported,
    audit: Vec<Entry>,
}

impl Ledger {
    async fn record(&mut self, import: &documents::Import<'_>) -> Result<(), db::DbErr> {
        let entries = std::mem::take(&mut self.audit).into_iter();
        let entries: Vec<Entry> = entries.map(|entry| entry.by_document(import.file_name)).collect();
        access::record_all(import.tx, import.viewer, &entries).await
    }

    fn added(&mut self, kind: &str, id: Id, owner_id: Id, title: &str) {
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
    fn compared(&mut self, kind: &str, id: Id, owner_id: Id, title: &str, changes: Value) {
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

    fn withdrawn(&mut self, kind: &str, id: Id, owner_id: Id, title: &str) {
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

fn without_position(mut fields: Value) -> Value {
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

fn source(
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
pub(crate) fn json(fields: &impl serde::Serialize) -> Value {
    serde_json::to_value(fields).unwrap_or_default()
}

/// The fields again, or what is stored if they do not fit.
fn fields_of<T: serde::de::DeserializeOwned>(value: Value, stored: T) -> T {
    serde_json::from_value(value).unwrap_or(stored)
}

fn broken(what: &str) -> db::DbErr {
    db::DbErr::Custom(format!("import: {what} was changed while it was being imported"))
}
