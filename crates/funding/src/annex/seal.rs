//! The one way in which an annex is written down and sealed: JSON with sorted keys and no spaces, and its
//! SHA-256.

use serde_json::Value;

use super::{Content, Part};

impl Content {
    /// The same content always gives the same text.
    pub fn canonical_json(&self) -> String {
        canonical(self)
    }

    /// SHA-256 of [`Content::canonical_json`] in lower-case hexadecimal.
    pub fn hash(&self) -> String {
        hash_of_text(&self.canonical_json())
    }
}

impl Part {
    pub fn canonical_json(&self) -> String {
        canonical(self)
    }

    /// SHA-256 of [`Part::canonical_json`] in lower-case hexadecimal.
    pub fn hash(&self) -> String {
        hash_of_text(&self.canonical_json())
    }
}

pub(crate) fn hash_of_text(text: &str) -> String {
    reading::hash_of(text.as_bytes())
}

/// These types have text keys and finite numbers only, so that they can always be written.
fn canonical(content: &impl serde::Serialize) -> String {
    let mut text = String::new();
    write(&serde_json::to_value(content).unwrap_or_default(), &mut text);
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(name, _)| *name);
            text.push('{');
            for (place, (name, value)) in fields.into_iter().enumerate() {
                text.push_str(if place == 0 { "" } else { "," });
                write(&Value::String(name.clone()), text);
                text.push(':');
                write(value, text);
            }
            text.push('}');
        }
        Value::Array(values) => {
            text.push('[');
            for (place, value) in values.iter().enumerate() {
                text.push_str(if place == 0 { "" } else { "," });
                write(value, text);
            }
            text.push(']');
        }
        plain => text.push_str(&plain.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use types::Amount;

    use super::*;
    use crate::{Facts, annex::Row};

    fn content(grant: i64) -> Content {
        let facts = Facts {
            title: "Gröna \"stråk\"\nnorr".into(),
            grant: Some(Amount::from_ore(grant)),
            ..Facts::default()
        };
        let rows = vec![Row { id: Some("7".into()), facts }];
        let part = Part { sub_region: "Norr".into(), rows, ..Part::default() };
        Content { year: 2025, parts: vec![part], ..Content::default() }
    }

    #[test]
    fn keys_are_sorted_and_nothing_is_lost() {
        let text = content(1_050).canonical_json();
        assert!(text.starts_with("{\"compiled_by\":\"\",\"introduction\":\"\",\"parts\":[{\"findings\":[],"));
        assert!(text.contains("\"grant\":10.5,"), "{text}");
        assert!(text.contains("Gröna \\\"stråk\\\"\\nnorr"), "{text}");
        let back: Content = serde_json::from_str(&text).unwrap();
        assert_eq!((back.canonical_json(), &back), (text, &content(1_050)));
    }

    #[test]
    fn the_smallest_change_gives_another_hash() {
        assert_eq!(content(100).hash(), content(100).hash());
        assert_ne!(content(100).hash(), content(101).hash());
        assert_eq!(content(100).hash().len(), 64);
    }
}
