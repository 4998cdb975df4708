//! Words that text recognition (OCR) has seen on pages that are pictures: what the pages then hold, and how
//! little sure it is. Who recognised them, and how, is not known here.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::contract::{At, Document, Grants, Reading, Sure, SureFields};

/// The finding that tells which pages were read so.
pub const RECOGNISED: &str = "recognised-text";

/// What was seen on one page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SeenPage {
    /// Counted from 1.
    pub page: u32,
    pub words: Vec<SeenWord>,
}

/// One word; all places are parts of the page's width and height, from its upper left corner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SeenWord {
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    /// The line on which its letters stand.
    pub y: f64,
    /// The size of its letters, as a part of the page's height.
    pub size: f64,
}

/// Fields of rows that hold no value of the document's.
const APART: &[&str] = &["at", "sure", "alternatives", "description_at", "labels", "other"];

/// Nothing that was recognised is proved by anything but printed totals, and nothing is the only reading: a
/// sign may have been taken for another.
pub(crate) fn humble(reading: &mut Reading) {
    for document in reading.files.iter_mut().flat_map(|file| &mut file.documents) {
        match document {
            Document::Grants(grants) => humble_grants(grants),
            Document::Aggregates(all) => {
                let proved = all.proved;
                let reached = [
                    ("count", proved.count),
                    ("applied", proved.applied),
                    ("allotted", proved.allotted),
                    ("grant", proved.grant),
                ];
                for row in &mut all.rows {
                    let values = values_of(row);
                    lower(&mut row.sure, &row.at, &values, &reached);
                }
            }
            Document::Plan(plan) => {
                let sections = plan.chapters.iter_mut().flat_map(|chapter| &mut chapter.sections);
                for row in sections.flat_map(|section| &mut section.initiatives) {
                    let values = values_of(row);
                    lower(&mut row.sure, &row.at, &values, &[]);
                }
            }
            Document::Indicators(all) => {
                for row in &mut all.rows {
                    let values = values_of(row);
                    lower(&mut row.sure, &row.at, &values, &[]);
                }
            }
        }
    }
}

fn humble_grants(grants: &mut Grants) {
    for table in &mut grants.tables {
        let proved = table.proved;
        let reached =
            [("applied", proved.applied), ("total_cost", proved.total_cost), ("grant", proved.grant)];
        for row in &mut table.rows {
            let values = values_of(row);
            let at: At = row.at.iter().chain(&row.description_at).cloned().collect();
            lower(&mut row.sure, &at, &values, &reached);
        }
    }
}

fn values_of(row: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(row) {
        Ok(Value::Object(values)) => values,
        _ => Map::new(),
    }
}

/// Every field with a value becomes assumed, but for those that a printed total was reached with.
fn lower(sure: &mut SureFields, at: &At, values: &Map<String, Value>, reached: &[(&str, Option<bool>)]) {
    if !at.iter().any(|place| place.recognised) {
        return;
    }
    let filled = |value: &Value| match value {
        Value::Null | Value::Bool(_) => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(values) => !values.is_empty(),
        Value::Object(values) => !values.is_empty(),
        Value::Number(_) => true,
    };
    for (field, _) in values.iter().filter(|(field, value)| !APART.contains(&field.as_str()) && filled(value))
    {
        let held = sure.get(field).copied().unwrap_or(Sure::Single);
        let summed = held == Sure::Proved && reached.contains(&(field.as_str(), Some(true)));
        if !summed {
            sure.insert(field.clone(), held.max(Sure::Assumed));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{FileReading, GrantRow, Place, ProvedTotals, Source, Table};
    use types::Amount;

    #[test]
    fn only_a_total_that_is_reached_proves_what_was_recognised() {
        let sure = [("title", Sure::Proved), ("grant", Sure::Proved), ("total_cost", Sure::Proved)];
        let row = GrantRow {
            title: Some("Bro".into()),
            owner: Some("Byarådet".into()),
            grant: Amount::from_units(5),
            total_cost: Amount::from_units(9),
            sure: sure.map(|(field, sure)| (field.to_string(), sure)).into(),
            at: vec![Place { page: Some(1), recognised: true, ..Place::default() }],
            ..GrantRow::default()
        };
        let written = GrantRow { at: Vec::new(), ..row.clone() };
        let proved = ProvedTotals { grant: Some(true), total_cost: Some(false), ..ProvedTotals::default() };
        let table = Table { rows: vec![row, written.clone()], proved, ..Table::default() };
        let grants = Grants { tables: vec![table], ..Grants::default() };
        let source = Source { name: String::new(), media_type: None, sha256: None, pages: None, lines: None };
        let file = FileReading { source, error: None, documents: vec![Document::Grants(grants)] };
        let mut reading = Reading { files: vec![file], ..Reading::default() };
        humble(&mut reading);
        let Document::Grants(grants) = &reading.files[0].documents[0] else { panic!("grants") };
        let sure = &grants.tables[0].rows[0].sure;
        assert_eq!(sure["grant"], Sure::Proved);
        assert_eq!(
            (sure["title"], sure["owner"], sure["total_cost"]),
            (Sure::Assumed, Sure::Assumed, Sure::Assumed)
        );
        assert_eq!(grants.tables[0].rows[1], written, "what is written stays");
    }
}
