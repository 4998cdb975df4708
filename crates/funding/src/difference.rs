//! When a list is read again: which row is which project, and which value wins. Pure rules.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What tells a row of a list from the others: where it stands, its names, and which of its like it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RowKey {
    pub path: Vec<String>,
    pub title: String,
    pub owner: String,
    pub nth: usize,
}

impl RowKey {
    pub fn new(path: &[String], title: &str, owner: &str) -> RowKey {
        let path = path.iter().map(|part| plain(part)).collect();
        RowKey { path, title: plain(title), owner: plain(owner), nth: 0 }
    }

    /// As stored.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub fn from_text(text: &str) -> RowKey {
        serde_json::from_str(text).unwrap_or_default()
    }
}

/// Numbers the rows that are otherwise alike.
pub fn number(keys: &mut [RowKey]) {
    let mut seen = std::collections::HashMap::new();
    for key in keys {
        let count: &mut usize = seen.entry(key.clone()).or_default();
        key.nth = *count;
        *count += 1;
    }
}

/// Letters and digits in lower case, one space between words: spelling marks do not make another row.
pub fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// For each new row the old one it is, if any. Rows with the same key are the same. What is left over is
/// paired where all but one of path, title and owner agree and no other row claims the same; a title may
/// not become another one altogether.
pub fn pair(old: &[RowKey], new: &[RowKey]) -> Vec<Option<usize>> {
    type Part = fn(&RowKey) -> RowKey;
    let likeness: [Part; 4] = [
        RowKey::clone,
        |key| RowKey { owner: String::new(), ..key.clone() },
        |key| RowKey { path: Vec::new(), ..key.clone() },
        |key| RowKey { title: String::new(), nth: 0, ..key.clone() },
    ];
    let mut found: Vec<Option<usize>> = vec![None; new.len()];
    for (step, part) in likeness.into_iter().enumerate() {
        let before = found.clone();
        let free_old: Vec<(usize, RowKey)> = (0..old.len())
            .filter(|place| !found.contains(&Some(*place)))
            .map(|place| (place, part(&old[place])))
            .collect();
        let free_new: Vec<(usize, RowKey)> = (0..new.len())
            .filter(|place| found[*place].is_none())
            .map(|place| (place, part(&new[place])))
            .collect();
        pair_unique(&free_old, &free_new, &mut found);
        if step + 1 < likeness.len() {
            continue;
        }
        for (place, old_place) in found.iter_mut().enumerate().filter(|(place, _)| before[*place].is_none()) {
            *old_place = old_place.filter(|old_place| akin(&old[*old_place].title, &new[place].title));
        }
    }
    found
}

fn pair_unique(old: &[(usize, RowKey)], new: &[(usize, RowKey)], found: &mut [Option<usize>]) {
    let mut places = std::collections::HashMap::<&RowKey, (Vec<usize>, Vec<usize>)>::new();
    for (place, key) in old {
        places.entry(key).or_default().0.push(*place);
    }
    for (place, key) in new {
        places.entry(key).or_default().1.push(*place);
    }
    for (old, new) in places.values() {
        if let ([old], [new]) = (old.as_slice(), new.as_slice()) {
            found[*new] = Some(*old);
        }
    }
}

/// Do two titles have a word in common, of at least four letters and but for its ending?
fn akin(a: &str, b: &str) -> bool {
    let words = |text: &'_ str| text.split(' ').map(str::to_string).collect::<Vec<_>>();
    let long = |word: &String| word.chars().count() >= 4;
    words(a).iter().filter(|word| long(word)).any(|one| {
        words(b)
            .iter()
            .filter(|word| long(word))
            .any(|other| one.starts_with(other) || other.starts_with(one))
    })
}

/// A field that differs: its name, the value as it stood, the value as it will stand.
pub type FieldChange = (String, Option<String>, Option<String>);

/// What a project will say after a new reading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merge {
    pub result: Map<String, Value>,
    pub changes: Vec<FieldChange>,
}

/// Field by field: a value that the document has not changed since it was last read leaves what stands,
/// which a person may have edited; a value that the document has changed is taken, and the change shows
/// both.
pub fn merge(
    last_read: &Map<String, Value>,
    stored: &Map<String, Value>,
    read: &Map<String, Value>,
) -> Merge {
    let mut merge = Merge { result: stored.clone(), changes: Vec::new() };
    for (field, value) in read {
        let before = stored.get(field).unwrap_or(&Value::Null);
        let unchanged_in_document = last_read.get(field).is_some_and(|last| last == value);
        if unchanged_in_document || before == value {
            continue;
        }
        merge.changes.push((field.clone(), words(before), words(value)));
        merge.result.insert(field.clone(), value.clone());
    }
    merge
}

/// A value as a person reads it; nothing if it is empty.
pub fn words(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Value::Array(parts) => {
            let parts: Vec<String> = parts.iter().filter_map(words).collect();
            Some(parts.join(", ")).filter(|text| !text.is_empty())
        }
        other => Some(other.to_string()),
    }
}

/// The other sub-regions of the list that a title names, as whole words.
pub fn areas_in_title(title: &str, home: &str, sub_regions: &[String]) -> Vec<String> {
    let title = format!(" {} ", plain(title));
    let named = |area: &&String| {
        let area = plain(area);
        area != plain(home) && !area.is_empty() && title.contains(&format!(" {area} "))
    };
    sub_regions.iter().filter(named).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn map(value: Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn three_ways() {
        // Last read, stored now, read now: the result, and whether the difference tells of it.
        let cases = [
            (json!(1), json!(1), json!(1), json!(1), false),
            (json!(1), json!(2), json!(1), json!(2), false),
            (json!(1), json!(1), json!(3), json!(3), true),
            (json!(1), json!(2), json!(3), json!(3), true),
            (json!(1), json!(3), json!(3), json!(3), false),
            (json!(null), json!(null), json!(3), json!(3), true),
            (json!(1), json!(1), json!(null), json!(null), true),
        ];
        for (last, stored, read, expected, told) in cases {
            let of = |value: &Value| map(json!({ "grant": value }));
            let merged = merge(&of(&last), &of(&stored), &of(&read));
            assert_eq!(merged.result, of(&expected), "{last} {stored} {read}");
            assert_eq!(!merged.changes.is_empty(), told, "{last} {stored} {read}");
        }
        let merged = merge(&map(json!({"a": "x"})), &map(json!({"a": "y"})), &map(json!({"a": "z"})));
        assert_eq!(merged.changes, [("a".to_string(), Some("y".to_string()), Some("z".to_string()))]);
    }

    fn keys(rows: &[(&str, &str, &str)]) -> Vec<RowKey> {
        let mut keys: Vec<RowKey> =
            rows.iter().map(|(path, title, owner)| RowKey::new(&[path.to_string()], title, owner)).collect();
        number(&mut keys);
        keys
    }

    #[test]
    fn rows_find_themselves_again() {
        let old = keys(&[("N", "Kraft", "A"), ("N", "Ljus", "B"), ("S", "Ljus", "B"), ("S", "Bro", "C")]);
        assert_eq!(pair(&old, &old), [Some(0), Some(1), Some(2), Some(3)]);
        let shuffled = keys(&[("S", "Bro", "C"), ("N", "KRAFT!", "A")]);
        assert_eq!(pair(&old, &shuffled), [Some(3), Some(0)]);
        let corrected =
            keys(&[("N", "Kraft", "Aa"), ("N", "Bro", "C"), ("S", "Ljus", "B"), ("N", "Ljuset", "B")]);
        assert_eq!(pair(&old, &corrected), [Some(0), Some(3), Some(2), Some(1)]);
        let another = keys(&[("N", "Nytt", "D"), ("S", "Helt annat", "C")]);
        assert_eq!(pair(&old, &another), [None, None]);
    }

    #[test]
    fn rows_that_are_alike_are_told_apart_by_number() {
        let twins = keys(&[("N", "Kraft", "A"), ("N", "Kraft", "A")]);
        assert_eq!(pair(&twins, &twins), [Some(0), Some(1)]);
        assert_eq!(pair(&twins, &keys(&[("N", "Kraft", "A")])), [Some(0)]);
        assert_eq!(RowKey::from_text(&twins[1].text()), twins[1]);
    }

    #[test]
    fn titles_name_other_sub_regions() {
        let all = ["Norrbygden".to_string(), "Söderbygden".to_string(), "Väst/Kust".to_string()];
        let areas = |title| areas_in_title(title, "Norrbygden", &all);
        assert_eq!(areas("Kraft i Norrbygden och Söderbygden"), ["Söderbygden"]);
        assert_eq!(areas("Kraft i väst, kust"), ["Väst/Kust"]);
        assert!(areas("Söderbygdens kraft").is_empty());
    }
}
