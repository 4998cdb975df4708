//! What capabilities share when they import.

use std::collections::BTreeMap;

use access::{Viewer, Visibility};
use db::{Id, IdSource, Tx};

use serde::{Deserialize, Serialize};

use crate::NewFinding;

/// One document on its way into a room's tables. The caller owns the transaction, and has asked `can`.
pub struct Import<'a> {
    pub tx: &'a Tx,
    pub ids: &'a IdSource,
    pub viewer: &'a Viewer,
    pub owner_id: Id,
    pub visibility: Visibility,
    pub document_id: Id,
    /// The file's name, for records whose document has no title.
    pub file_name: &'a str,
}

/// What an import did, or in a dry run would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub withdrawn: usize,
    pub differences: Vec<Difference>,
    /// What the import itself found odd, besides what the reading did.
    pub findings: Vec<NewFinding>,
    /// From a pointer relative to the document, such as `/tables/0/rows/1`, to the record made of it.
    pub objects: BTreeMap<String, (&'static str, Id)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Added,
    Changed,
    Withdrawn,
}

/// One record that differs from the last import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    pub what: Change,
    pub title: String,
    /// Field, old value, new value, as texts.
    pub fields: Vec<(String, Option<String>, Option<String>)>,
}

impl Imported {
    /// Adds another document's numbers; its objects are the caller's business.
    pub fn add(&mut self, other: &Imported) {
        self.added += other.added;
        self.changed += other.changed;
        self.unchanged += other.unchanged;
        self.withdrawn += other.withdrawn;
        self.differences.extend(other.differences.iter().cloned());
        self.findings.extend(other.findings.iter().cloned());
    }

    pub fn changes_nothing(&self) -> bool {
        self.added + self.changed + self.withdrawn == 0
    }
}
