//! A reading beside what is expected of it: differences, each with how sure the reader was.

use std::fmt;

use serde_json::Value;

/// One place where a reading is not as expected.
#[derive(Clone, Debug)]
pub struct Difference {
    pub path: String,
    pub expected: String,
    pub got: String,
    /// How sure the reader claims to be of it.
    pub sure: Option<String>,
}

impl Difference {
    pub fn plain(path: &str, expected: &str, got: &str) -> Self {
        let (expected, got) = (expected.to_string(), got.to_string());
        Difference { path: path.to_string(), expected, got, sure: None }
    }

    fn claims_proof(&self) -> bool {
        self.sure.as_deref() == Some("proved")
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cut = |text: &str| text.chars().take(160).collect::<String>();
        write!(out, "{}: expected {}, got {}", self.path, cut(&self.expected), cut(&self.got))?;
        self.sure.iter().try_for_each(|sure| write!(out, " ({sure})"))
    }
}

/// Rows are projects, aggregates, indicators and initiatives.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    pub right: usize,
    pub wrong: usize,
    pub wrong_and_proved: usize,
}

impl Score {
    pub fn add(&mut self, other: Score) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.wrong_and_proved += other.wrong_and_proved;
    }
}

/// Compares the documents of a file. Those of the same kind answer to each other in order.
pub fn documents(expected: &Value, got: &Value) -> (Vec<Difference>, Score) {
    let mut walk = Walk::default();
    let (expected, got) = (list(expected), list(got));
    let kinds = |documents: &[Value]| {
        documents.iter().map(|one| one["kind"].as_str().unwrap_or("?").to_string()).collect::<Vec<_>>()
    };
    let (wanted, found) = (kinds(&expected), kinds(&got));
    if wanted != found {
        walk.differ("/documents", &format!("{wanted:?}"), &format!("{found:?}"), None);
    }
    let mut used = vec![false; got.len()];
    for (at, one) in expected.iter().enumerate() {
        let path = format!("/documents/{at}");
        match (0..got.len()).find(|&other| !used[other] && found[other] == wanted[at]) {
            Some(other) => {
                used[other] = true;
                walk.value(&path, one, &got[other], None);
            }
            None => walk.missing(&path, one),
        }
    }
    for at in (0..got.len()).filter(|&at| !used[at]) {
        walk.surplus(&format!("/documents/{at} ({})", found[at]), &got[at]);
    }
    (walk.differences, walk.score)
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// Lists under these names hold rows that count.
fn holds_rows(name: &str) -> bool {
    matches!(name, "rows" | "initiatives")
}

#[derive(Default)]
struct Walk {
    differences: Vec<Difference>,
    score: Score,
}

impl Walk {
    fn differ(&mut self, path: &str, expected: &str, got: &str, sure: Option<&str>) {
        let sure = sure.map(str::to_string);
        self.differences.push(Difference { sure, ..Difference::plain(path, expected, got) });
    }

    /// `sure` is what the reader claims of the field that the value belongs to.
    fn value(&mut self, path: &str, expected: &Value, got: &Value, sure: Option<&str>) {
        match (expected, got) {
            (Value::Object(fields), Value::Object(_)) => {
                for (name, wanted) in fields {
                    self.field(&format!("{path}/{name}"), name, wanted, got, sure);
                }
            }
            (Value::Array(wanted), Value::Array(found)) => {
                if wanted.len() != found.len() {
                    let count = |list: &[Value]| format!("{} of them", list.len());
                    self.differ(path, &count(wanted), &count(found), sure);
                }
                for (at, (wanted, found)) in wanted.iter().zip(found).enumerate() {
                    self.value(&format!("{path}/{at}"), wanted, found, sure);
                }
            }
            _ if same(expected, got) => {}
            _ => self.differ(path, &expected.to_string(), &got.to_string(), sure),
        }
    }

    fn field(&mut self, path: &str, name: &str, wanted: &Value, holder: &Value, sure: Option<&str>) {
        let got = &holder[name];
        match (name, wanted, got) {
            ("rows" | "initiatives", Value::Array(wanted), Value::Array(found)) => {
                self.rows(path, wanted, found);
            }
            // What is expected to be less than proved and says proved claims too much.
            ("sure", Value::Object(fields), _) => {
                for (field, wanted) in fields {
                    let claimed = got[field].as_str().unwrap_or("single");
                    if Some(claimed) != wanted.as_str() {
                        self.differ(&format!("{path}/{field}"), &wanted.to_string(), claimed, Some(claimed));
                    }
                }
            }
            ("proved", Value::Object(fields), _) => {
                for (field, wanted) in fields.iter().filter(|(field, wanted)| got[field.as_str()] != **wanted)
                {
                    let claim = (got[field] == Value::Bool(true)).then_some("proved");
                    self.differ(
                        &format!("{path}/{field}"),
                        &wanted.to_string(),
                        &got[field].to_string(),
                        claim,
                    );
                    self.score.wrong_and_proved += usize::from(claim.is_some());
                }
            }
            _ => self.value(path, wanted, got, holder["sure"][name].as_str().or(sure)),
        }
    }

    /// Rows answer to each other in order; where their numbers differ, each takes the one most like it.
    fn rows(&mut self, path: &str, wanted: &[Value], found: &[Value]) {
        if wanted.len() != found.len() {
            let count = |list: &[Value]| format!("{} rows", list.len());
            self.differ(path, &count(wanted), &count(found), None);
        }
        let mut used = vec![false; found.len()];
        for (at, row) in wanted.iter().enumerate() {
            let path = format!("{path}/{at}");
            let answer = match wanted.len() == found.len() {
                true => Some(at),
                false => nearest(row, found, &used),
            };
            let Some(answer) = answer else {
                self.missing(&path, row);
                continue;
            };
            used[answer] = true;
            self.row(&path, row, &found[answer]);
        }
        for at in (0..found.len()).filter(|&at| !used[at]) {
            self.surplus(&format!("{path}/{at}"), &found[at]);
        }
    }

    fn row(&mut self, path: &str, wanted: &Value, found: &Value) {
        let mut walk = Walk::default();
        walk.value(path, wanted, found, None);
        self.count(&walk.differences);
        self.differences.extend(walk.differences);
    }

    fn count(&mut self, differences: &[Difference]) {
        self.score.right += usize::from(differences.is_empty());
        self.score.wrong += usize::from(!differences.is_empty());
        self.score.wrong_and_proved += usize::from(differences.iter().any(Difference::claims_proof));
    }

    /// Something expected that was not read at all: each of its rows is wrong.
    fn missing(&mut self, path: &str, wanted: &Value) {
        self.differ(path, &wanted.to_string(), "nothing", None);
        self.score.wrong += rows_in(wanted).len().max(usize::from(wanted["kind"].is_null()));
    }

    /// Something that is not expected: it must not claim to be proved.
    fn surplus(&mut self, path: &str, found: &Value) {
        let rows = if found["kind"].is_null() { vec![found] } else { rows_in(found) };
        for row in rows {
            let claims = row["sure"].as_object().is_some_and(|sure| sure.values().any(|one| one == "proved"));
            let sure = if claims { Some("proved") } else { None };
            let text = ["title", "name"].iter().find_map(|name| row[name].as_str()).unwrap_or("?");
            let what = Difference {
                sure: sure.map(str::to_string),
                ..Difference::plain(path, "nothing", &format!("a row {text:?}"))
            };
            self.count(std::slice::from_ref(&what));
            self.differences.push(what);
        }
    }
}

fn rows_in(value: &Value) -> Vec<&Value> {
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, held)| match held {
                Value::Array(rows) if holds_rows(name) => rows.iter().collect(),
                _ => rows_in(held),
            })
            .collect(),
        Value::Array(list) => list.iter().flat_map(rows_in).collect(),
        _ => Vec::new(),
    }
}

fn nearest(row: &Value, found: &[Value], used: &[bool]) -> Option<usize> {
    let off = |at: &usize| {
        let mut walk = Walk::default();
        walk.value("", row, &found[*at], None);
        walk.differences.len()
    };
    let fields = row.as_object().map_or(1, serde_json::Map::len);
    let best = (0..found.len()).filter(|&at| !used[at]).min_by_key(off)?;
    (off(&best) < fields).then_some(best)
}

/// Numbers are equal by value, whatever way they are printed.
pub fn same(expected: &Value, got: &Value) -> bool {
    match (expected.as_f64(), got.as_f64()) {
        (Some(wanted), Some(found)) => (wanted - found).abs() < 1e-9,
        _ => expected == got,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_is_given_is_compared_and_claims_are_counted() {
        let got = json!([{"kind": "grants", "title": "x", "tables": [{"proved": {"grant": true}, "rows": [
            {"title": "Bron", "grant": 10.0, "sure": {"grant": "proved", "title": "single"}},
            {"title": "Vägen", "grant": 5, "sure": {"grant": "proved"}}]}]}]);
        let judged = |tables: Value| documents(&json!([{"kind": "grants", "tables": tables}]), &got).1;
        let counts = |score: Score| (score.right, score.wrong, score.wrong_and_proved);
        assert_eq!(counts(judged(json!([{"rows": [{"grant": 10}, {"title": "Vägen"}]}]))), (2, 0, 0));
        assert_eq!(counts(judged(json!([{"rows": [{"grant": 11}, {"title": "Väg"}]}]))), (0, 2, 1));
        assert_eq!(counts(judged(json!([{"rows": [{"title": "Vägen"}]}]))), (1, 1, 1));
        let assumed = json!({"sure": {"grant": "assumed"}});
        assert_eq!(counts(judged(json!([{"proved": {"grant": false}, "rows": [assumed, {}]}]))), (1, 1, 2));
        let (differences, _) = documents(&json!([]), &got);
        assert_eq!(differences.len(), 3, "{differences:?}");
    }
}
