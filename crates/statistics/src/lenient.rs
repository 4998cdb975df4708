//! Reading JSON from sources that spell the same thing in several ways.

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::Trouble;
use crate::courier::short;

/// A shape out of an answer's bytes, whatever its content type claimed.
pub(crate) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Trouble> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let text = std::str::from_utf8(body).map_err(|_| Trouble::NotJson("not UTF-8".to_string()))?;
    serde_json::from_str(text).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => Trouble::Shape(error.to_string()),
        _ => Trouble::NotJson(short(&text.chars().take(300).collect::<String>())),
    })
}

/// true, 1, "true", "1"; everything else is no.
pub(crate) fn flag<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::Bool(is) => is,
        Value::Number(number) => number.as_i64() == Some(1),
        Value::String(text) => matches!(text.trim(), "true" | "True" | "1"),
        _ => false,
    })
}

/// Text, or a number written as one. Nothing for null, an empty text or anything else.
pub(crate) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::String(text) => Some(text.trim().to_string()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// A whole number, or text that is one.
pub(crate) fn whole<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u64>, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    })
}

/// `2026-04-24`, with or without a time behind; nothing when it is none.
pub(crate) fn date<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    let text = text(from)?;
    Ok(text.and_then(|text| text.get(..10)?.parse().ok()))
}

/// Texts in a list, a single text, or nothing.
pub(crate) fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::String(text) => vec![text],
        Value::Array(values) => {
            let texts = values.into_iter().filter_map(|value| value.as_str().map(str::to_string));
            texts.collect()
        }
        _ => Vec::new(),
    })
}
