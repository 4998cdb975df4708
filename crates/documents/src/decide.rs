//! Decisions applied to a reading: a pure rule. The reading stays what was read; this gives another one.

mod judge;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use reading::{
    Reading,
    contract::{AggregateRow, Document, GrantRow, IndicatorRow, Initiative, Words},
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use types::Amount;

use self::judge::{judge_anew, point_anew};
use crate::decision::{Act, Decision, How, Mark, Marks};

/// A reading with what people have decided.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decided {
    pub reading: Reading,
    /// Per row that has some, by its pointer `/files/0/documents/…`: which values are a person's word.
    pub marks: BTreeMap<String, Marks>,
    /// Per row of a list that was changed, by its pointer: what decisions call it.
    keys: BTreeMap<String, String>,
    /// Numbers of decisions that do not hold any more: their row is gone or stands elsewhere.
    pub lapsed: Vec<u32>,
}

impl Decided {
    /// What decisions call the row at a pointer `/files/0/documents/…`.
    pub fn key_of(&self, pointer: &str) -> String {
        let own = || pointer.strip_prefix("/files/0").unwrap_or(pointer).to_string();
        self.keys.get(pointer).cloned().unwrap_or_else(own)
    }

    /// Where a row stands now; its pointer may lead nowhere if it is gone.
    pub fn pointer_of(&self, key: &str) -> Option<String> {
        if let Some((pointer, _)) = self.keys.iter().find(|(_, other)| *other == key) {
            return Some(pointer.clone());
        }
        let own = format!("/files/0{key}");
        (!self.keys.contains_key(&own)).then_some(own)
    }
}

/// A row on its way: its name, its values, and what people have said of them.
struct Row {
    key: String,
    values: Map<String, Value>,
    marks: Marks,
}

/// One list of rows in a document.
struct List {
    /// `/documents/0/tables/1/rows`.
    path: String,
    kind: &'static str,
    rows: Vec<Row>,
    touched: bool,
}

/// The reading with all decisions that hold, in their order.
pub fn decide(reading: &Reading, decisions: &[Decision]) -> Decided {
    let mut decided = Decided { reading: reading.clone(), ..Decided::default() };
    let Some(file) = reading.files.first().filter(|_| !decisions.is_empty()) else { return decided };
    let mut documents: Vec<Value> =
        file.documents.iter().map(|one| serde_json::to_value(one).unwrap_or_default()).collect();
    let mut lists = lists(&documents);
    let known: BTreeSet<String> =
        lists.iter().flat_map(|list| &list.rows).map(|row| format!("/files/0{}", row.key)).collect();
    for decision in decisions {
        let holds = lists.iter_mut().any(|list| apply(list, decision));
        if !holds {
            decided.lapsed.push(decision.number);
        }
    }
    let mut moved: BTreeMap<String, String> = BTreeMap::new();
    let mut touched: Vec<String> = Vec::new();
    for list in lists.into_iter().filter(|list| list.touched) {
        for (place, row) in list.rows.iter().enumerate() {
            let pointer = format!("/files/0{}/{place}", list.path);
            moved.insert(format!("/files/0{}", row.key), pointer.clone());
            decided.keys.insert(pointer.clone(), row.key.clone());
            if !row.marks.is_empty() {
                decided.marks.insert(pointer, row.marks.clone());
            }
        }
        touched.push(format!("/files/0{}", list.path));
        let rows = list.rows.into_iter().map(|row| Value::Object(row.values)).collect();
        put(&mut documents, &list.path, rows);
    }
    if touched.is_empty() {
        return decided;
    }
    // Every row was tried by itself; a document that does not come back would be left as it was read.
    let made: Option<Vec<Document>> =
        documents.into_iter().map(|document| serde_json::from_value(document).ok()).collect();
    let (Some(made), Some(file)) = (made, decided.reading.files.first_mut()) else { return decided };
    file.documents = made;
    let is_gone = |pointer: &String| {
        let list = pointer.rsplit_once('/').map_or("", |(list, _)| list);
        !moved.contains_key(pointer) && touched.iter().any(|touched| touched == list)
    };
    let gone: BTreeSet<String> = known.into_iter().filter(is_gone).collect();
    point_anew(&mut decided.reading, &moved, &gone);
    judge_anew(&mut decided.reading, &touched);
    decided
}

/// All lists of a file's documents, in order.
fn lists(documents: &[Value]) -> Vec<List> {
    let mut found = Vec::new();
    let count = |value: &Value| value.as_array().map_or(0, Vec::len);
    for (index, document) in documents.iter().enumerate() {
        let base = format!("/documents/{index}");
        let mut add = |path: String, kind: &'static str, rows: &Value| {
            let row = |(place, values): (usize, &Value)| Row {
                key: format!("{path}/{place}"),
                values: values.as_object().cloned().unwrap_or_default(),
                marks: Marks::new(),
            };
            let rows = rows.as_array().into_iter().flatten().enumerate().map(row).collect();
            found.push(List { rows, path, kind, touched: false });
        };
        match document["kind"].as_str() {
            Some("grants") => (0..count(&document["tables"])).for_each(|table| {
                add(format!("{base}/tables/{table}/rows"), "grants", &document["tables"][table]["rows"]);
            }),
            Some("aggregates") => add(format!("{base}/rows"), "aggregates", &document["rows"]),
            Some("indicators") => add(format!("{base}/rows"), "indicators", &document["rows"]),
            Some("plan") => {
                for (chapter, one) in document["chapters"].as_array().into_iter().flatten().enumerate() {
                    for (section, one) in one["sections"].as_array().into_iter().flatten().enumerate() {
                        let path = format!("{base}/chapters/{chapter}/sections/{section}/initiatives");
                        add(path, "plan", &one["initiatives"]);
                    }
                }
            }
            _ => {}
        }
    }
    found
}

fn put(documents: &mut [Value], path: &str, rows: Vec<Value>) {
    let Some(rest) = path.strip_prefix("/documents/") else { return };
    let Some((index, pointer)) = rest.split_once('/') else { return };
    let document = index.parse::<usize>().ok().and_then(|index| documents.get_mut(index));
    if let Some(place) = document.and_then(|document| document.pointer_mut(&format!("/{pointer}"))) {
        *place = Value::Array(rows);
    }
}

/// Whether the decision holds in this list; if so it is done.
fn apply(list: &mut List, decision: &Decision) -> bool {
    let stands = |row: &Row| row.key == decision.row && lines(&row.values) == lines_of(&decision.seen);
    let Some(place) = list.rows.iter().position(stands) else { return false };
    let done = match &decision.act {
        Act::Set { values, how } => set(list, place, values, (decision, *how)),
        Act::Skip => {
            list.rows.remove(place);
            true
        }
        Act::Split { first, second } => split(list, place, (first, second), decision),
        Act::Join { with } => join(list, place, with, decision),
    };
    list.touched |= done;
    done
}

/// Where a row stands, as far as a person's eye goes.
fn lines(values: &Map<String, Value>) -> Value {
    values.get("at").cloned().unwrap_or_default()
}

fn lines_of(at: &[reading::contract::Place]) -> Value {
    serde_json::to_value(at).unwrap_or_default()
}

fn set(
    list: &mut List,
    place: usize,
    values: &Map<String, Value>,
    (decision, how): (&Decision, How),
) -> bool {
    let row = &list.rows[place];
    let mut changed = row.values.clone();
    let known = values.keys().all(|field| row.values.contains_key(field) && is_field(field));
    changed.extend(values.clone());
    settle(&mut changed, values);
    if !known || !is_row(list.kind, &changed) {
        return false;
    }
    let row = &mut list.rows[place];
    for field in values.keys() {
        let read = row.values.get(field).cloned().unwrap_or_default();
        let read = row.marks.get(field).map_or(read, |mark| mark.read.clone());
        row.marks.insert(field.clone(), mark(decision, how, read));
    }
    row.values = changed;
    true
}

fn mark(decision: &Decision, how: How, read: Value) -> Mark {
    Mark { how, by: decision.by.clone(), at: decision.at, read }
}

/// What has been decided is no question any more: it is neither sure nor unsure by the document's word.
fn settle(row: &mut Map<String, Value>, decided: &Map<String, Value>) {
    if let Some(Value::Object(sure)) = row.get_mut("sure") {
        decided.keys().for_each(|field| {
            sure.shift_remove(field);
        });
    }
    if let Some(Value::Array(alternatives)) = row.get_mut("alternatives") {
        alternatives.retain(|one| {
            let about = |field: &String| one["values"].get(field).is_some();
            !decided.keys().any(about)
        });
    }
}

/// What says how a row was read is not for a person to set.
fn is_field(field: &str) -> bool {
    !matches!(field, "sure" | "alternatives" | "at" | "description_at" | "other" | "labels")
}

fn is_row(kind: &str, values: &Map<String, Value>) -> bool {
    fn fits<T: DeserializeOwned>(values: &Map<String, Value>) -> bool {
        serde_json::from_value::<T>(Value::Object(values.clone())).is_ok()
    }
    match kind {
        "grants" => fits::<GrantRow>(values),
        "aggregates" => fits::<AggregateRow>(values),
        "indicators" => fits::<IndicatorRow>(values),
        _ => fits::<Initiative>(values),
    }
}

/// A row of the kind with nothing in it.
fn empty_row(kind: &str) -> Map<String, Value> {
    let row = match kind {
        "grants" => serde_json::to_value(GrantRow::default()),
        "aggregates" => serde_json::to_value(AggregateRow::default()),
        "indicators" => serde_json::to_value(IndicatorRow::default()),
        _ => serde_json::to_value(Initiative::default()),
    };
    row.ok().and_then(|row| row.as_object().cloned()).unwrap_or_default()
}

fn split(
    list: &mut List,
    place: usize,
    (first, second): (&Map<String, Value>, &Map<String, Value>),
    decision: &Decision,
) -> bool {
    let mut other = empty_row(list.kind);
    let known = second.keys().all(|field| other.contains_key(field) && is_field(field));
    for kept in ["at", "currency"] {
        if let Some(value) = list.rows[place].values.get(kept) {
            other.insert(kept.to_string(), value.clone());
        }
    }
    other.extend(second.clone());
    if !known || second.is_empty() || !is_row(list.kind, &other) {
        return false;
    }
    if !set(list, place, first, (decision, How::Typed)) {
        return false;
    }
    let marks = second.keys().map(|field| (field.clone(), mark(decision, How::Typed, Value::Null)));
    let key = format!("{}+{}", decision.row, decision.number);
    list.rows.insert(place + 1, Row { key, values: other, marks: marks.collect() });
    true
}

/// The other row's values where this one has none; texts after one another; of two different amounts this
/// row's stays, and the other and their sum are what it may be too.
fn join(list: &mut List, place: usize, with: &str, decision: &Decision) -> bool {
    let Some(other) = list.rows.iter().position(|row| row.key == with) else { return false };
    if other == place {
        return false;
    }
    let (first, second) = (place.min(other), place.max(other));
    let (above, below) = (&list.rows[first].values, &list.rows[second].values);
    let mut joined = list.rows[place].values.clone();
    let mut alternatives = Vec::new();
    let mut marked = Vec::new();
    for (field, upper) in above {
        let lower = below.get(field).cloned().unwrap_or_default();
        if !is_field(field) {
            if let (Value::Array(upper), Value::Array(lower)) = (upper, &lower) {
                joined.insert(field.clone(), json!([upper.as_slice(), lower.as_slice()].concat()));
            }
            continue;
        }
        let value = match (upper, &lower) {
            (same, other) if same == other => continue,
            (Value::Null, value) | (value, Value::Null) => value.clone(),
            (Value::String(upper), Value::String(lower)) if is_text(field) => {
                json!(format!("{upper}{}{lower}", if field == "description" { "\n" } else { " " }))
            }
            (Value::Array(upper), Value::Array(lower)) => {
                json!([upper.as_slice(), lower.as_slice()].concat())
            }
            (Value::Number(_), Value::Number(_)) => {
                let own = joined.get(field).cloned().unwrap_or_default();
                alternatives.extend(otherwise(field, (&own, upper, &lower)));
                own
            }
            _ => continue,
        };
        joined.insert(field.clone(), value);
        marked.push(field.clone());
    }
    if let Some(Value::Array(all)) = joined.get_mut("alternatives") {
        all.extend(alternatives);
    }
    if !is_row(list.kind, &joined) {
        return false;
    }
    let row = &mut list.rows[place];
    for field in marked {
        let read = row.values.get(&field).cloned().unwrap_or_default();
        let read = row.marks.get(&field).map_or(read, |mark| mark.read.clone());
        row.marks.insert(field, mark(decision, How::Typed, read));
    }
    row.values = joined;
    list.rows.remove(other);
    true
}

/// Texts that a line break may have cut; a reference or a date is one or the other.
fn is_text(field: &str) -> bool {
    !matches!(field, "kind" | "currency" | "start" | "end" | "reference" | "priority")
}

fn otherwise(field: &str, (own, upper, lower): (&Value, &Value, &Value)) -> Vec<Value> {
    let amount = |value: &Value| serde_json::from_value::<Amount>(value.clone()).ok();
    let sum = amount(upper).zip(amount(lower)).and_then(|(a, b)| a.checked_add(b));
    let other = if own == upper { lower } else { upper };
    let of = |value: &Value, why: Words| json!({ "values": { field: value }, "why": why });
    let mut found = vec![of(other, Words::new("Så står det i den andra raden.", "The other row says so."))];
    if let Some(sum) = sum {
        found.push(of(&json!(sum), Words::new("De två radernas summa.", "The two rows' sum.")));
    }
    found
}
