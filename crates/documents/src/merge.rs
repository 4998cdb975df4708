//! What a new reading of a document does to what is stored. Pure.
//!
//! Per field there are three values: as read last time, as stored now, and as read this time. A field that
//! the document has not changed keeps what is stored, a person's edit included; one that it has changed takes
//! the new.

use serde_json::{Map, Value};

/// The stored object after the new reading.
pub fn merge(read_before: &Value, stored: &Value, read_now: &Value) -> Value {
    let empty = Map::new();
    let fields = |value: &'_ Value| value.as_object().cloned().unwrap_or_else(|| empty.clone());
    let before = fields(read_before);
    let mut merged = fields(stored);
    for (field, now) in fields(read_now) {
        if before.get(&field) != Some(&now) {
            merged.insert(field, now);
        }
    }
    Value::Object(merged)
}

/// Which old item each new one is: for each new one the index of its old one. Rules are tried in order, the
/// strictest first, and within a rule items in their own order, so that equal ones pair up first with first.
pub fn pair<T>(old: &[T], new: &[T], rules: &[fn(&T, &T) -> bool]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    for same in rules {
        for (place, item) in new.iter().enumerate() {
            if pairs[place].is_some() {
                continue;
            }
            let found = (0..old.len()).find(|index| !taken[*index] && same(&old[*index], item));
            if let Some(index) = found {
                taken[index] = true;
                pairs[place] = Some(index);
            }
        }
    }
    pairs
}

/// Text for comparing: lower case, single spaces, no marks at the ends.
pub fn folded(text: &str) -> String {
    let words = text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
    words.trim_matches(|c: char| !c.is_alphanumeric()).to_string()
}

/// Are two texts wordings of the same thing: do they share at least half of their words?
pub fn alike(a: &str, b: &str) -> bool {
    let words = |text: &str| -> std::collections::BTreeSet<String> {
        let parts = text.split(|c: char| !c.is_alphanumeric());
        parts.filter(|word| word.chars().count() > 2).map(str::to_lowercase).collect()
    };
    let (a, b) = (words(a), words(b));
    let shared = a.intersection(&b).count();
    shared > 0 && shared * 2 >= a.union(&b).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_edit_stays_until_the_document_says_something_new() {
        let cases = [
            // read before, stored, read now, expected
            ("a", "a", "a", "a"),
            ("a", "a", "b", "b"),
            ("a", "edit", "a", "edit"),
            ("a", "edit", "b", "b"),
            ("a", "b", "b", "b"),
        ];
        for (before, stored, now, expected) in cases {
            let of = |text: &str| json!({ "goal": text });
            assert_eq!(merge(&of(before), &of(stored), &of(now)), of(expected), "{before} {stored} {now}");
        }
        assert_eq!(merge(&Value::Null, &json!({ "a": 1 }), &json!({ "b": 2 })), json!({ "a": 1, "b": 2 }));
    }

    #[test]
    fn equal_items_pair_in_order_and_wordings_pair_last() {
        let rules: [fn(&String, &String) -> bool; 2] = [|a, b| a == b, |a, b| alike(a, b)];
        let owned = |texts: &[&str]| texts.iter().map(|text| text.to_string()).collect::<Vec<_>>();
        let old = owned(&["Besöka företag", "Skriva brev", "Besöka företag"]);
        let new = owned(&["Besöka företag", "Besöka företag", "Skriva brev till nya"]);
        assert_eq!(pair(&old, &new, &rules), [Some(0), Some(2), Some(1)]);
        assert_eq!(pair(&old, &owned(&["Ordna mässa"]), &rules), [None]);
    }

    #[test]
    fn folding_takes_away_what_does_not_tell() {
        assert_eq!(folded("  Stärka \n Nätverk. "), "stärka nätverk");
        assert_eq!(folded("*"), "");
    }
}
