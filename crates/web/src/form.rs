//! What a form sent, kept as typed, and what is wrong with it.

use axum::{
    body::Body,
    extract::{FromRequest, Request},
};

use types::{Amount, AmountError};

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

/// Text without control characters (but line breaks and tabs), without marks that turn the reading
/// direction, which could make a text look like another, and without signs that nobody sees. What shows
/// nothing at all is empty.
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let kept =
        |sign: &char| !(sign.is_control() || turns(*sign) || unseen(*sign)) || matches!(sign, '\n' | '\t');
    let cleaned: String = text.chars().filter(kept).collect();
    let shows = |sign: char| !sign.is_whitespace() && !joins(sign);
    if cleaned.chars().any(shows) { cleaned } else { String::new() }
}

/// Marks, embeddings, overrides and isolates of the reading direction.
fn turns(sign: char) -> bool {
    matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
}

/// Spaces without width, notes to the printer, and fillers: no text needs them.
fn unseen(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{2060}'..='\u{2065}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// Needed between the signs of some scripts, nothing by themselves.
fn joins(sign: char) -> bool {
    matches!(sign, '\u{34f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// What must be mended in a form, per field, as keys of texts with what is filled into them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors {
    errors: Vec<FieldError>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct FieldError {
    field: &'static str,
    key: &'static str,
    values: Vec<(&'static str, String)>,
}

impl FieldError {
    fn text(&self, visit: &Visit) -> String {
        let values: Vec<_> = self.values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        visit.app.texts.get(visit.lang, self.key, &values)
    }
}

impl FieldErrors {
    pub fn new() -> FieldErrors {
        FieldErrors::default()
    }

    pub fn add(&mut self, field: &'static str, key: &'static str) {
        self.add_with(field, key, Vec::new());
    }

    /// A message with values filled in.
    pub fn add_with(&mut self, field: &'static str, key: &'static str, values: Vec<(&'static str, String)>) {
        self.errors.push(FieldError { field, key, values });
    }

    /// The amount typed in a field, or `None` where it is empty or must be mended.
    pub fn amount(&mut self, form: &FormData, field: &'static str) -> Option<Amount> {
        let key = match form.optional(field)?.parse::<Amount>() {
            Ok(amount) => return Some(amount),
            Err(AmountError::Ambiguous { grouped, decimal }) => {
                let values = vec![("grouped", grouped.to_string()), ("decimal", decimal.to_string())];
                self.add_with(field, "field-amount-ambiguous", values);
                return None;
            }
            Err(AmountError::NotAnAmount) => "field-amount",
            Err(AmountError::NotInThrees) => "field-amount-not-in-threes",
            Err(AmountError::TooFine) => "field-amount-too-fine",
            Err(AmountError::TooLarge) => "field-amount-too-large",
        };
        self.add(field, key);
        None
    }

    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// The first message for a field in the visitor's language; empty if there is none.
    pub fn of(&self, visit: &Visit, field: &str) -> String {
        let first = self.errors.iter().find(|error| error.field == field);
        first.map_or_else(String::new, |error| error.text(visit))
    }

    /// Field and message, in order, for the summary.
    pub fn all(&self, visit: &Visit) -> Vec<(&'static str, String)> {
        self.errors.iter().map(|error| (error.field, error.text(visit))).collect()
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
        let cases = [
            ("a\0b\u{202e}c\r\nd\te", "abc\nd\te"),
            ("Sk\u{ad}ogs\u{200b}bruk\u{feff}", "Skogsbruk"),
            ("\u{2067}Kraft\u{2069}\u{200f}", "Kraft"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("\u{200b}\u{200b}", ""),
            (" \u{200d}\u{fe0f}\n", ""),
            ("\u{3164}\u{7}\u{202d}\u{e0041}", ""),
            ("", ""),
        ];
        for (typed, expected) in cases {
            assert_eq!(clean(typed), expected, "{typed:?}");
        }
        let form = FormData::from_pairs([("a", " x "), ("b", "")]);
        assert_eq!((form.text("a"), form.optional("b"), form.text("c")), ("x", None, ""));
    }
}
