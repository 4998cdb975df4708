//! Where a fact came from.

use std::collections::HashMap;

use access::Viewer;
use db::{Db, DbErr, Id, Tx};
use reading::contract::{Alternative, Place, SureFields};
use sea_orm::ConnectionTrait;
use serde_json::Value;
use web::Visit;

use crate::store;

/// A fact's document, place and sureness.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub document_id: Id,
    pub document_name: String,
    pub places: Vec<Place>,
    pub sure: SureFields,
    pub alternatives: Vec<Alternative>,
    /// The values that were read; where a stored value differs, a person has changed it since.
    pub imported: Value,
}

#[derive(Clone, Debug, PartialEq)]
pub struct NewSource {
    pub document_id: Id,
    pub places: Vec<Place>,
    pub sure: SureFields,
    pub alternatives: Vec<Alternative>,
    pub imported: Value,
}

/// Sets or replaces the source of one record.
pub async fn set_source(tx: &Tx, kind: &str, object_id: Id, source: &NewSource) -> Result<(), DbErr> {
    store::set_sources(tx, kind, &[(object_id, source)]).await
}

/// The same for many.
pub async fn set_sources(tx: &Tx, kind: &str, sources: &[(Id, NewSource)]) -> Result<(), DbErr> {
    let sources: Vec<(Id, &NewSource)> = sources.iter().map(|(id, source)| (*id, source)).collect();
    store::set_sources(tx, kind, &sources).await
}

/// The source of a record, if it has one and this viewer sees the document.
pub async fn source_of(db: &Db, viewer: &Viewer, kind: &str, id: Id) -> Result<Option<Source>, DbErr> {
    store::source_of(db, viewer, kind, id).await
}

/// The sources of many records, for an import that compares: whoever sees the records.
pub async fn sources_of(
    on: &impl ConnectionTrait,
    kind: &str,
    ids: &[Id],
) -> Result<HashMap<Id, Source>, DbErr> {
    store::sources_of(on, kind, ids).await
}

/// The page that shows these lines, marked: `/kallor/7?rader=12-14,20-20#rad-12`.
pub fn lines_href(document_id: Id, places: &[Place]) -> String {
    let spans: Vec<[u32; 2]> = places.iter().filter_map(|place| place.lines).collect();
    let Some(first) = spans.first() else {
        return format!("/kallor/{document_id}");
    };
    let marked: Vec<String> = spans.iter().map(|[from, to]| format!("{from}-{to}")).collect();
    format!("/kallor/{document_id}?rader={}#rad-{}", marked.join(","), first[0])
}

/// "rad 12–14, 20" in the visitor's language.
pub fn lines_text(visit: &Visit, places: &[Place]) -> String {
    let spans: Vec<String> = places
        .iter()
        .filter_map(|place| place.lines)
        .map(|[from, to]| if from == to { from.to_string() } else { format!("{from}–{to}") })
        .collect();
    if spans.is_empty() {
        return visit.t("source-document");
    }
    visit.app.texts.get(visit.lang, "source-lines", &[("lines", spans.join(", ").into())])
}
