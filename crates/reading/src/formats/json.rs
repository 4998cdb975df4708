//! JSON and JSON Lines: the array of objects that is the list, as rows under a header of the objects' keys.

use serde_json::{Map, Value};

use super::{Content, number};
use crate::contract::Place;
use crate::page::{Line, Role};

/// Nested deeper than this is no list of an office.
const DEEPEST: usize = 12;
/// Different keys of the objects; more are not looked at.
const MOST_KEYS: usize = 200;

/// The list in a text that is JSON; `None` if it is none.
pub(super) fn read(text: &str) -> Option<Content> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if !text.starts_with(['{', '[']) {
        return None;
    }
    if let Ok(root) = serde_json::from_str::<Value>(text) {
        let (pointer, rows) = best(&root)?;
        return Some(Content::placed("application/json", lines(&root, &pointer, &rows, &[])));
    }
    let (root, at) = by_lines(text)?;
    let (pointer, rows) = best(&root)?;
    Some(Content::placed("application/x-ndjson", lines(&root, &pointer, &rows, &at)))
}

/// One object on each line, and the numbers of these lines.
fn by_lines(text: &str) -> Option<(Value, Vec<u32>)> {
    let (mut objects, mut at) = (Vec::new(), Vec::new());
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        objects.push(serde_json::from_str(line).ok().filter(Value::is_object)?);
        at.push(number);
    }
    Some((Value::Array(objects), at))
}

type Rows<'a> = Vec<&'a Map<String, Value>>;

/// The longest array of objects anywhere; one that is named as a list of grants counts for more.
fn best(root: &Value) -> Option<(String, Rows<'_>)> {
    let mut found: Vec<(usize, String, Rows)> = Vec::new();
    walk(root, &mut String::new(), 0, &mut found);
    let (_, pointer, rows) = found.into_iter().rev().max_by_key(|(weight, ..)| *weight)?;
    Some((pointer, rows))
}

fn walk<'a>(value: &'a Value, at: &mut String, depth: usize, found: &mut Vec<(usize, String, Rows<'a>)>) {
    if depth > DEEPEST {
        return;
    }
    let length = at.len();
    match value {
        Value::Array(values) => {
            let rows: Rows = values.iter().filter_map(Value::as_object).collect();
            if !rows.is_empty() && rows.len() == values.len() {
                let key = at.rsplit('/').next().unwrap_or("").to_lowercase();
                let named = ["grant", "project", "projekt", "bidrag", "award", "beviljade", "tilskud"];
                let weight = if named.iter().any(|word| key.contains(word)) { 100 } else { 1 };
                found.push((rows.len() * weight, at.clone(), rows));
            }
            // A list within each row of a list is no list of its own, but a package may be all there is.
            if let [one] = values.as_slice() {
                at.push_str("/0");
                walk(one, at, depth + 1, found);
                at.truncate(length);
            }
        }
        Value::Object(fields) => {
            for (key, one) in fields {
                at.push('/');
                at.push_str(&key.replace('~', "~0").replace('/', "~1"));
                walk(one, at, depth + 1, found);
                at.truncate(length);
            }
        }
        _ => {}
    }
}

fn lines(root: &Value, pointer: &str, rows: &Rows, at: &[u32]) -> (Vec<Line>, Vec<Place>) {
    let (mut lines, mut places) = (Vec::new(), Vec::new());
    let path = |path: String| Place { path: Some(path), ..Place::default() };
    if let Some((key, title)) = title(root) {
        lines.push(Line::said(1, &title, Role::Heading(1)));
        places.push(path(format!("/{key}")));
    }
    let mut header: Vec<String> = Vec::new();
    let flat: Vec<Vec<(usize, String)>> = rows.iter().map(|row| flatten_row(row, &mut header)).collect();
    lines.push(Line::row(lines.len() as u32 + 1, header.clone()));
    places.push(path(pointer.to_string()));
    for (index, cells) in flat.into_iter().enumerate() {
        let mut texts = vec![String::new(); header.len()];
        cells.into_iter().for_each(|(column, text)| texts[column] = text);
        lines.push(Line::row(lines.len() as u32 + 1, texts));
        let line = at.get(index).map(|line| Place::lines(*line, *line));
        places.push(line.unwrap_or_else(|| path(format!("{pointer}/{index}"))));
    }
    if let Some((at, cells)) = totals(root, pointer, &header) {
        lines.push(Line::row(lines.len() as u32 + 1, cells));
        places.push(path(at));
    }
    (lines, places)
}

/// Sums told beside the list, as a row of sums under the same keys: one object, alone or in a list. Several
/// are sums of something else each (a currency, an area).
fn totals(root: &Value, pointer: &str, header: &[String]) -> Option<(String, Vec<String>)> {
    const NAMES: [&str; 8] =
        ["totals", "total", "summa", "summor", "sums", "sum", "totalt", "printed_totals"];
    let (around, _) = pointer.rsplit_once('/')?;
    let beside = root.pointer(around)?.as_object()?;
    let named = |(key, _): &(&String, &Value)| NAMES.contains(&key.to_lowercase().as_str());
    let (key, value) = beside.iter().find(named)?;
    let (at, sums) = match value {
        Value::Array(all) => match all.as_slice() {
            [one] => (format!("{around}/{key}/0"), one.as_object()?),
            _ => return None,
        },
        _ => (format!("{around}/{key}"), value.as_object()?),
    };
    let mut cells = vec![String::new(); header.len()];
    for (column, name) in header.iter().enumerate() {
        if let Some(sum @ Value::Number(_)) = sums.get(name) {
            cells[column] = scalar(sum);
        }
    }
    let filled = cells.iter().any(|cell| !cell.is_empty());
    let count =
        ["count", "antal", "number", "rows", "projects"].iter().find_map(|name| sums.get(*name)?.as_u64());
    let label = cells.iter_mut().find(|cell| cell.is_empty()).filter(|_| filled)?;
    *label = count.map_or("Total".to_string(), |count| format!("Total {count} projects"));
    Some((at, cells))
}

/// What the object around the list calls itself.
fn title(root: &Value) -> Option<(String, String)> {
    let fields = root.as_object()?;
    let names = ["title", "titel", "rubrik", "tittel", "name", "namn", "navn"];
    let (key, title) = names.iter().find_map(|name| fields.get_key_value(*name))?;
    Some((key.clone(), title.as_str()?.to_string()))
}

fn flatten_row(row: &Map<String, Value>, header: &mut Vec<String>) -> Vec<(usize, String)> {
    let mut cells: Vec<(usize, String)> = Vec::new();
    // A map's features carry their facts under this key.
    let row = row.get("properties").and_then(Value::as_object).unwrap_or(row);
    row.iter().for_each(|(key, value)| flatten(key, value, 0, header, &mut cells));
    cells
}

fn flatten(
    key: &str,
    value: &Value,
    depth: usize,
    header: &mut Vec<String>,
    cells: &mut Vec<(usize, String)>,
) {
    match value {
        Value::Object(fields) if depth < DEEPEST => {
            for (name, one) in fields {
                flatten(&format!("{key}.{name}"), one, depth + 1, header, cells);
            }
        }
        Value::Array(values) if depth < DEEPEST => {
            for one in values {
                flatten(key, one, depth + 1, header, cells);
            }
        }
        Value::Object(_) | Value::Array(_) | Value::Null => {}
        value => put(key, scalar(value), header, cells),
    }
}

/// Several values of one key stand in one cell.
fn put(key: &str, text: String, header: &mut Vec<String>, cells: &mut Vec<(usize, String)>) {
    let column = match header.iter().position(|name| name == key) {
        Some(column) => column,
        None if header.len() < MOST_KEYS => {
            header.push(key.to_string());
            header.len() - 1
        }
        None => return,
    };
    match cells.iter_mut().find(|(at, _)| *at == column) {
        Some((_, held)) if !text.is_empty() => {
            held.push_str("; ");
            held.push_str(&text);
        }
        Some(_) => {}
        None => cells.push((column, text)),
    }
}

fn scalar(value: &Value) -> String {
    match value {
        Value::Number(value) => value.as_f64().map(number::plain).unwrap_or_default(),
        Value::String(text) => text.trim().to_string(),
        Value::Bool(value) => value.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_found_and_nested_values_flattened() {
        let text = r#"{"title": "Stöd 2023", "meta": [{"a": 1}], "grants": [
            {"id": "x-1", "amountAwarded": 1215.5, "recipientOrganization": [{"name": "Åkerö IF"}]},
            {"id": "x-2", "recipientOrganization": [{"name": "A"}, {"name": "B"}], "tags": ["u", "v"]}]}"#;
        let content = read(text).expect("a list");
        let cell = |n: usize, key: &str| {
            let column = content.lines[1].cells.iter().position(|name| name == key).expect("a column");
            content.lines[n].cells[column].as_str()
        };
        assert_eq!(content.lines[0].text, "Stöd 2023");
        assert_eq!((cell(2, "amountAwarded"), cell(3, "amountAwarded")), ("1215,5", ""));
        assert_eq!(cell(2, "recipientOrganization.name"), "Åkerö IF");
        assert_eq!((cell(3, "recipientOrganization.name"), cell(3, "tags")), ("A; B", "u; v"));
        assert_eq!(content.places[3].path.as_deref(), Some("/grants/1"));
    }

    #[test]
    fn sums_beside_the_list_are_a_row_of_sums() {
        let text = r#"{"projects": [{"title": "A", "grant": 5}, {"title": "B", "grant": 7}],
            "totals": [{"currency": "SEK", "count": 2, "grant": 12}]}"#;
        let content = read(text).expect("a list");
        let last = content.lines.last().expect("a row");
        assert_eq!(last.cells, ["Total 2 projects", "12"]);
        assert_eq!(content.places.last().and_then(|place| place.path.as_deref()), Some("/totals/0"));
        let several = r#"{"projects": [{"title": "A", "grant": 5}],
            "totals": [{"currency": "SEK", "grant": 5}, {"currency": "EUR", "grant": 0}]}"#;
        assert_eq!(read(several).expect("a list").lines.len(), 2);
    }

    #[test]
    fn one_object_on_each_line_is_a_list_too() {
        let content = read("{\"a\": 1}\n\n{\"a\": 2}\n").expect("a list");
        assert_eq!((content.media_type, content.lines.len()), ("application/x-ndjson", 3));
        assert!(read("[1] En fotnot\n").is_none());
    }
}
