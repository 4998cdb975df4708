//! Decisions applied to a reading: a pure rule. The reading stays what was read; this gives another one.

mod judge;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use reading::{
    Reading,
    contract::{AggregateRow, Document, GrantRow, IndicatorRow, Initiative, Words},
};
use serde::{Serialize, de::DeserializeOwned};
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

/// The rows of one list as they were read.
#[derive(Clone, Copy)]
enum Rows<'a> {
    Grants(&'a [GrantRow]),
    Aggregates(&'a [AggregateRow]),
    Initiatives(&'a [Initiative]),
    Indicators(&'a [IndicatorRow]),
}

impl Rows<'_> {
    fn len(self) -> usize {
        match self {
            Rows::Grants(rows) => rows.len(),
            Rows::Aggregates(rows) => rows.len(),
            Rows::Initiatives(rows) => rows.len(),
            Rows::Indicators(rows) => rows.len(),
        }
    }

    /// A row's values; nothing if there is no such row.
    fn values(self, place: usize) -> Map<String, Value> {
        fn of<T: Serialize>(rows: &[T], place: usize) -> Option<Value> {
            serde_json::to_value(rows.get(place)?).ok()
        }
        let value = match self {
            Rows::Grants(rows) => of(rows, place),
            Rows::Aggregates(rows) => of(rows, place),
            Rows::Initiatives(rows) => of(rows, place),
            Rows::Indicators(rows) => of(rows, place),
        };
        value.and_then(|value| value.as_object().cloned()).unwrap_or_default()
    }

    /// A row of the kind with nothing in it.
    fn empty(self) -> Map<String, Value> {
        match self {
            Rows::Grants(_) => Rows::Grants(&[GrantRow::default()]).values(0),
            Rows::Aggregates(_) => Rows::Aggregates(&[AggregateRow::default()]).values(0),
            Rows::Initiatives(_) => Rows::Initiatives(&[Initiative::default()]).values(0),
            Rows::Indicators(_) => Rows::Indicators(&[IndicatorRow::default()]).values(0),
        }
    }

    /// Do these values make a row of the kind?
    fn fits(self, values: &Map<String, Value>) -> bool {
        match self {
            Rows::Grants(_) => typed::<GrantRow>(values).is_some(),
            Rows::Aggregates(_) => typed::<AggregateRow>(values).is_some(),
            Rows::Initiatives(_) => typed::<Initiative>(values).is_some(),
            Rows::Indicators(_) => typed::<IndicatorRow>(values).is_some(),
        }
    }
}

fn typed<T: DeserializeOwned>(values: &Map<String, Value>) -> Option<T> {
    serde_json::from_value(Value::Object(values.clone())).ok()
}

/// A row on its way: its name, where it was read, its values if somebody has touched it, and what people have
/// said of them.
#[derive(Default)]
struct Row {
    key: String,
    from: Option<usize>,
    values: Map<String, Value>,
    touched: bool,
    marks: Marks,
}

/// One list of rows in a document.
struct List<'a> {
    /// `/documents/0/tables/1/rows`.
    path: String,
    read: Rows<'a>,
    rows: Vec<Row>,
    touched: bool,
}

impl<'a> List<'a> {
    fn new(path: String, read: Rows<'a>) -> List<'a> {
        List { path, read, rows: Vec::new(), touched: false }
    }

    /// Names the rows, the first time that somebody asks for one.
    fn open(&mut self) {
        if self.rows.is_empty() && !self.touched {
            let row =
                |place| Row { key: format!("{}/{place}", self.path), from: Some(place), ..Row::default() };
            self.rows = (0..self.read.len()).map(row).collect();
        }
    }

    fn find(&mut self, key: &str) -> Option<usize> {
        let place = self.rows.iter().position(|row| row.key == key)?;
        let row = &mut self.rows[place];
        if !row.touched {
            row.values = row.from.map(|from| self.read.values(from)).unwrap_or_default();
            row.touched = true;
        }
        Some(place)
    }
}

/// The reading with all decisions that hold, in their order.
pub fn decide(reading: &Reading, decisions: &[Decision]) -> Decided {
    let mut decided = Decided { reading: reading.clone(), ..Decided::default() };
    let Some(file) = reading.files.first().filter(|_| !decisions.is_empty()) else { return decided };
    let mut lists = lists(&file.documents);
    for decision in decisions {
        let own = |list: &&mut List<'_>| {
            decision.row.strip_prefix(&list.path).is_some_and(|rest| rest.starts_with('/'))
        };
        let holds = lists.iter_mut().find(own).is_some_and(|list| apply(list, decision));
        if !holds {
            decided.lapsed.push(decision.number);
        }
    }
    lists.retain(|list| list.touched);
    if lists.is_empty() {
        return decided;
    }
    let (mut moved, mut gone) = (BTreeMap::new(), BTreeSet::new());
    for list in &lists {
        let made = decided.reading.files.first_mut().map(|file| &mut file.documents);
        // Every row was tried by itself; what does not come back would be left as it was read.
        if made.and_then(|documents| put(documents, list)).is_none() {
            continue;
        }
        gone.extend((0..list.read.len()).map(|place| format!("/files/0{}/{place}", list.path)));
        for (place, row) in list.rows.iter().enumerate() {
            let pointer = format!("/files/0{}/{place}", list.path);
            moved.insert(format!("/files/0{}", row.key), pointer.clone());
            decided.keys.insert(pointer.clone(), row.key.clone());
            if !row.marks.is_empty() {
                decided.marks.insert(pointer, row.marks.clone());
            }
        }
    }
    gone.retain(|pointer| !moved.contains_key(pointer));
    let touched: Vec<String> = lists.iter().map(|list| format!("/files/0{}", list.path)).collect();
    point_anew(&mut decided.reading, &moved, &gone);
    judge_anew(&mut decided.reading, &touched);
    decided
}

/// All lists of a file's documents, in order.
fn lists(documents: &[Document]) -> Vec<List<'_>> {
    let mut found = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        let base = format!("/documents/{index}");
        match document {
            Document::Grants(grants) => {
                found.extend(grants.tables.iter().enumerate().map(|(table, one)| {
                    List::new(format!("{base}/tables/{table}/rows"), Rows::Grants(&one.rows))
                }));
            }
            Document::Aggregates(all) => {
                found.push(List::new(format!("{base}/rows"), Rows::Aggregates(&all.rows)));
            }
            Document::Indicators(all) => {
                found.push(List::new(format!("{base}/rows"), Rows::Indicators(&all.rows)));
            }
            Document::Plan(plan) => {
                for (chapter, one) in plan.chapters.iter().enumerate() {
                    found.extend(one.sections.iter().enumerate().map(|(section, one)| {
                        let path = format!("{base}/chapters/{chapter}/sections/{section}/initiatives");
                        List::new(path, Rows::Initiatives(&one.initiatives))
                    }));
                }
            }
        }
    }
    found
}

/// Puts a list's rows in the place of those that were read.
fn put(documents: &mut [Document], list: &List<'_>) -> Option<()> {
    let places: Vec<usize> = list.path.split('/').filter_map(|part| part.parse().ok()).collect();
    let place = |at: usize| places.get(at).copied();
    match (documents.get_mut(place(0)?)?, list.read) {
        (Document::Grants(grants), Rows::Grants(read)) => {
            grants.tables.get_mut(place(1)?)?.rows = rebuilt(read, &list.rows)?;
        }
        (Document::Aggregates(all), Rows::Aggregates(read)) => all.rows = rebuilt(read, &list.rows)?,
        (Document::Indicators(all), Rows::Indicators(read)) => all.rows = rebuilt(read, &list.rows)?,
        (Document::Plan(plan), Rows::Initiatives(read)) => {
            let section = plan.chapters.get_mut(place(1)?)?.sections.get_mut(place(2)?)?;
            section.initiatives = rebuilt(read, &list.rows)?;
        }
        _ => return None,
    }
    Some(())
}

fn rebuilt<T: Clone + DeserializeOwned>(read: &[T], rows: &[Row]) -> Option<Vec<T>> {
    let one = |row: &Row| if row.touched { typed(&row.values) } else { read.get(row.from?).cloned() };
    rows.iter().map(one).collect()
}

/// Whether the decision holds in this list; if so it is done.
fn apply(list: &mut List<'_>, decision: &Decision) -> bool {
    list.open();
    let Some(place) = list.find(&decision.row) else { return false };
    let seen = serde_json::to_value(&decision.seen).unwrap_or_default();
    if list.rows[place].values.get("at") != Some(&seen) {
        return false;
    }
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

fn set(
    list: &mut List<'_>,
    place: usize,
    values: &Map<String, Value>,
    (decision, how): (&Decision, How),
) -> bool {
    let row = &list.rows[place];
    let mut changed = row.values.clone();
    let known = values.keys().all(|field| row.values.contains_key(field) && is_field(field));
    changed.extend(values.clone());
    settle(&mut changed, values);
    if !known || !list.read.fits(&changed) {
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

fn split(
    list: &mut List<'_>,
    place: usize,
    (first, second): (&Map<String, Value>, &Map<String, Value>),
    decision: &Decision,
) -> bool {
    let mut other = list.read.empty();
    let known = second.keys().all(|field| other.contains_key(field) && is_field(field));
    for kept in ["at", "currency"] {
        if let Some(value) = list.rows[place].values.get(kept) {
            other.insert(kept.to_string(), value.clone());
        }
    }
    other.extend(second.clone());
    if !known || second.is_empty() || !list.read.fits(&other) {
        return false;
    }
    if !set(list, place, first, (decision, How::Typed)) {
        return false;
    }
    let marks = second.keys().map(|field| (field.clone(), mark(decision, How::Typed, Value::Null)));
    let key = format!("{}+{}", decision.row, decision.number);
    let row = Row { key, from: None, values: other, touched: true, marks: marks.collect() };
    list.rows.insert(place + 1, row);
    true
}

/// The other row's values where this one has none; texts after one another; of two different amounts this
/// row's stays, and the other and their sum are what it may be too.
fn join(list: &mut List<'_>, place: usize, with: &str, decision: &Decision) -> bool {
    let Some(other) = list.find(with) else { return false };
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
    if !list.read.fits(&joined) {
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
