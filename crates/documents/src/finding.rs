//! What looked wrong in a document: a work list. A finding is answered, never deleted.

use access::{RecordKind, Viewer, Visibility};
use db::{Db, DbErr, FromQueryResult, Id, IdSource, Tx};
use reading::contract::{Place, Severity, Words};
use types::Moment;
use web::Lang;

use crate::store;

/// A finding as the predicate knows it. Its own `state` says whether it is answered.
pub const FINDING: RecordKind = RecordKind {
    key: "finding",
    table: "finding",
    title: "rule",
    path: "/granska/",
    secret_fields: &[],
    withdrawable: false,
    parent: None,
};

/// A finding about a document, and about a record if one was made of the place.
#[derive(Clone, Debug, PartialEq)]
pub struct NewFinding {
    pub rule: String,
    pub severity: Severity,
    pub message: Words,
    pub object: Option<(&'static str, Id)>,
    pub places: Vec<Place>,
}

#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub struct FindingRow {
    pub id: Id,
    pub owner_id: Id,
    pub document_id: Id,
    pub document_name: String,
    pub rule: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    pub message_sv: String,
    pub message_en: String,
    pub kind: Option<String>,
    pub object_id: Option<Id>,
    pub(crate) places: String,
    pub(crate) state: String,
    /// What was answered; empty while open.
    pub answer: String,
    pub settled_at: Option<Moment>,
    pub settled_by: Option<String>,
}

impl FindingRow {
    pub fn message(&self, lang: Lang) -> &str {
        ended_once(match lang {
            Lang::Sv => &self.message_sv,
            Lang::En => &self.message_en,
        })
    }

    pub fn places(&self) -> Vec<Place> {
        serde_json::from_str(&self.places).unwrap_or_default()
    }

    pub fn is_open(&self) -> bool {
        self.state == "open"
    }
}

/// A sentence that ends with a name such as "Framsteg!" has its end mark already.
fn ended_once(text: &str) -> &str {
    let shorter =
        text.strip_suffix('.').filter(|rest| rest.ends_with(['!', '?', '.']) && !rest.ends_with(".."));
    shorter.unwrap_or(text)
}

/// Notes the findings of a newly imported document. What was settled about the same place of the document
/// that it replaces stays settled.
pub async fn add_findings(
    tx: &Tx,
    ids: &IdSource,
    (owner_id, visibility): (Id, Visibility),
    document_id: Id,
    findings: &[NewFinding],
) -> Result<(), DbErr> {
    store::insert_findings(tx, ids, (owner_id, visibility), document_id, findings).await
}

/// Findings about one record that this viewer sees, open ones first.
pub async fn findings_of(db: &Db, viewer: &Viewer, kind: &str, id: Id) -> Result<Vec<FindingRow>, DbErr> {
    store::findings_of(db, viewer, kind, id).await
}

/// Findings about some records of a kind that this viewer sees, in the order in which they were noted.
pub async fn findings_about(
    db: &Db,
    viewer: &Viewer,
    kind: &str,
    ids: &[Id],
) -> Result<Vec<FindingRow>, DbErr> {
    store::about::findings(db, viewer, kind, ids).await
}

/// How many findings are open for this viewer, notes left out.
pub async fn open_findings(db: &Db, viewer: &Viewer) -> Result<i64, DbErr> {
    store::open_findings(db, viewer).await
}

#[cfg(test)]
mod tests {
    use super::ended_once;

    #[test]
    fn a_sentence_has_one_end_mark() {
        let cases = [
            ("Raden saknar belopp: FRAMSTEG!.", "Raden saknar belopp: FRAMSTEG!"),
            ("Vad händer sen?.", "Vad händer sen?"),
            ("Mat, dryck m.m..", "Mat, dryck m.m."),
            ("Och så vidare...", "Och så vidare..."),
            ("Klart.", "Klart."),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(ended_once(text), expected);
        }
    }
}
