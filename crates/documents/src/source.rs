//! Where a fact came from.

use std::collections::HashMap;

use access::Viewer;
use db::{Db, DbErr, Id, Tx};
use reading::contract::{Alternative, Place, SureFields};
use sea_orm::ConnectionTrait;
use serde::Serialize;
use serde_json::Value;
use web::Visit;

use crate::{decision::Marks, picture::Marked, store};

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
    /// Which of them are not the document's but a person's word.
    pub decided: Marks,
}

impl Source {
    /// What was read last, for an import that compares it with a new reading. Where a person decided a
    /// value then and the document still says what it said, it says nothing new: the decision stays. `row`
    /// is the row as it is read now, `now` the fields that were made of it; `named` tells which of them go
    /// by other names.
    pub fn last_read(&self, row: &impl Serialize, now: &Value, named: &[(&str, &str)]) -> Value {
        let mut last = self.imported.clone();
        let (Ok(said), Some(fields)) = (serde_json::to_value(row), last.as_object_mut()) else { return last };
        for (field, _) in self.decided.iter().filter(|(field, mark)| said.get(*field) == Some(&mark.read)) {
            let others = named.iter().filter(|(from, _)| from == field).map(|(_, to)| *to);
            for name in others.chain([field.as_str()]) {
                if let Some(value) = now.get(name) {
                    fields.insert(name.to_string(), value.clone());
                }
            }
        }
        last
    }
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

/// The page that shows these lines, marked: `/kallor/7?rader=12-14,20-20#rad-12`; of a PDF also where they
/// stand on its pages.
pub fn lines_href(document_id: Id, places: &[Place]) -> String {
    let spans: Vec<[u32; 2]> = places.iter().filter_map(|place| place.lines).collect();
    let Some(first) = spans.first() else {
        return format!("/kallor/{document_id}");
    };
    let marked: Vec<String> = spans.iter().map(|[from, to]| format!("{from}-{to}")).collect();
    let boxes = Marked::of(places).text();
    let boxes = if boxes.is_empty() { boxes } else { format!("&rutor={boxes}") };
    format!("/kallor/{document_id}?rader={}{boxes}#rad-{}", marked.join(","), first[0])
}

/// Where it stands, in the visitor's language: "rad 12–14, 20", "sida 3" or "blad Bidrag, B4:F4", whatever
/// the format has.
pub fn lines_text(visit: &Visit, places: &[Place]) -> String {
    let (texts, lang) = (&visit.app.texts, visit.lang);
    let mut said: Vec<String> = Vec::new();
    let mut spans: Vec<String> = Vec::new();
    for place in places {
        let named = match (place.page, place.sheet.as_deref(), place.cells.as_deref(), place.lines) {
            (Some(page), ..) => texts.get(lang, "source-page", &[("page", page.to_string().into())]),
            (None, Some(sheet), Some(cells), _) => {
                texts.get(lang, "source-cells", &[("sheet", sheet.into()), ("cells", cells.into())])
            }
            (None, Some(sheet), None, _) => texts.get(lang, "source-sheet", &[("sheet", sheet.into())]),
            (None, None, _, Some([from, to])) if from == to => {
                spans.push(from.to_string());
                continue;
            }
            (None, None, _, Some([from, to])) => {
                spans.push(format!("{from}–{to}"));
                continue;
            }
            _ => continue,
        };
        let named = match place.recognised {
            true => texts.get(lang, "source-recognised", &[("place", named.into())]),
            false => named,
        };
        if !said.contains(&named) {
            said.push(named);
        }
    }
    if !spans.is_empty() {
        said.push(texts.get(lang, "source-lines", &[("lines", spans.join(", ").into())]));
    }
    if said.is_empty() { visit.t("source-document") } else { said.join("; ") }
}
