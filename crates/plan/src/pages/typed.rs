//! What is typed in this room: how long, how years, and what an empty field means.

use jiff::civil::Date;
use web::{FieldErrors, FormData, Saved, WebError};

/// Longest line and longest text that a field takes, in characters.
pub(crate) const LINE: usize = 300;
pub(crate) const TEXT: usize = 20_000;

/// An empty field is no text.
pub(crate) fn optional(form: &FormData, name: &str) -> Option<String> {
    form.optional(name).map(str::to_string)
}

/// A year, or nothing; anything else is an error at the field.
pub(crate) fn year(form: &FormData, name: &'static str, errors: &mut FieldErrors) -> Option<i64> {
    let text = form.optional(name)?;
    let year = text.parse().ok().filter(|year| (1900..2200).contains(year));
    if year.is_none() {
        errors.add(name, "field-year");
    }
    year
}

/// A day in a year that people plan in; anything else is a slip of the hand.
pub fn day(text: &str) -> Option<Date> {
    text.parse().ok().filter(|day: &Date| (1900..2200).contains(&day.year()))
}

/// As stored.
pub(crate) fn state_key(active: bool) -> &'static str {
    if active { "active" } else { "withdrawn" }
}

/// A change without a form has no two versions to show: it asks to be tried again.
pub(crate) fn meanwhile(saved: Saved) -> Result<(), WebError> {
    match saved {
        Saved::Done => Ok(()),
        Saved::Stale | Saved::Refused(..) => Err(WebError::Bad("plan-changed-meanwhile")),
    }
}
