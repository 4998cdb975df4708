//! What a form sent, kept as typed, and what is wrong with it.

use axum::{
    body::Body,
    extract::{FromRequest, Request},
};

use crate::{Visit, WebError};

/// The fields of a sent form, as typed but for characters that no text needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormData {
    pairs: Vec<(String, String)>,
}

impl FormData {
    pub fn from_pairs<K: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (K, V)>) -> FormData {
        FormData { pairs: pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect() }
    }

    /// The field's text, trimmed; empty if it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.pairs.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value.trim())
    }

    /// All texts sent under one name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.trim())
    }

    /// `None` if left empty.
    pub fn optional(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    pub fn number(&self, name: &str) -> Option<i64> {
        self.text(name).parse().ok()
    }

    pub fn is_checked(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }
}

impl<S: Send + Sync> FromRequest<S> for FormData {
    type Rejection = WebError;

    async fn from_request(request: Request<Body>, state: &S) -> Result<Self, Self::Rejection> {
        let form = axum::Form::<Vec<(String, String)>>::from_request(request, state).await;
        let axum::Form(pairs) = form.map_err(|rejection| {
            let status = axum::response::IntoResponse::into_response(rejection).status();
            WebError::Status(status)
        })?;
        let pairs = pairs.into_iter().map(|(name, value)| (name, clean(&value))).collect();
        Ok(FormData { pairs })
    }
}

/// Text without control characters (but line breaks and tabs) and without marks that turn the reading
/// direction, which could make a text look like another.
pub fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        .collect()
}

/// What must be mended in a form, per field, as keys of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors {
    errors: Vec<(&'static str, &'static str)>,
}

impl FieldErrors {
    pub fn new() -> FieldErrors {
        FieldErrors::default()
    }

    pub fn add(&mut self, field: &'static str, key: &'static str) {
        self.errors.push((field, key));
    }

    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// The first message for a field in the visitor's language; empty if there is none.
    pub fn of(&self, visit: &Visit, field: &str) -> String {
        self.errors
            .iter()
            .find(|(found, _)| *found == field)
            .map_or_else(String::new, |(_, key)| visit.t(key))
    }

    /// Field and message, in order, for the summary.
    pub fn all(&self, visit: &Visit) -> Vec<(&'static str, String)> {
        self.errors.iter().map(|(field, key)| (*field, visit.t(key))).collect()
    }

    /// The usual rule for a line of text: filled in and at most so long.
    pub fn require(&mut self, field: &'static str, text: &str, longest: usize) {
        if text.is_empty() {
            self.add(field, "field-required");
        }
        self.limit(field, text, longest);
    }

    pub fn limit(&mut self, field: &'static str, text: &str, longest: usize) {
        if text.chars().count() > longest {
            self.add(field, "field-too-long");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_text_needs_is_taken_away() {
        assert_eq!(clean("a\0b\u{202e}c\r\nd\te"), "abc\nd\te");
        let form = FormData::from_pairs([("a", " x "), ("b", "")]);
        assert_eq!((form.text("a"), form.optional("b"), form.text("c")), ("x", None, ""));
    }
}
