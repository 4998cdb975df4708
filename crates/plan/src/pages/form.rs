//! One form page for all that is typed in this room: its fields, what must be mended, and both versions when
//! somebody else was first.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use serde_json::Value;
use web::{Answer, FieldErrors, FormData, Page, Submission, Visit};

/// Longest line and longest text that a field takes, in characters.
pub(crate) const LINE: usize = 300;
pub(crate) const TEXT: usize = 20_000;

pub(crate) enum Kind {
    Line,
    /// Rows shown.
    Text(u8),
    Check,
    /// Value and text of each choice.
    Choice(Vec<(String, String)>),
}

pub(crate) struct Field {
    pub name: &'static str,
    pub label: String,
    pub help: String,
    pub required: bool,
    pub kind: Kind,
}

impl Field {
    pub fn line(page: &Page, name: &'static str, label: &str) -> Field {
        Field { name, label: page.t(label), help: String::new(), required: false, kind: Kind::Line }
    }

    pub fn text(page: &Page, name: &'static str, label: &str, rows: u8) -> Field {
        Field { kind: Kind::Text(rows), ..Field::line(page, name, label) }
    }

    pub fn check(page: &Page, name: &'static str, label: &str) -> Field {
        Field { kind: Kind::Check, required: true, ..Field::line(page, name, label) }
    }

    pub fn choice(page: &Page, name: &'static str, label: &str, choices: Vec<(String, String)>) -> Field {
        Field { kind: Kind::Choice(choices), required: true, ..Field::line(page, name, label) }
    }

    pub fn required(self) -> Field {
        Field { required: true, ..self }
    }

    pub fn help(self, page: &Page, key: &str) -> Field {
        Field { help: page.t(key), ..self }
    }
}

/// Field, what was typed, what is stored now.
pub(crate) struct Conflict {
    pub label: String,
    pub yours: String,
    pub stored: String,
}

#[derive(Template)]
#[template(path = "plan/form.html")]
pub(crate) struct FormPage {
    pub page: Page,
    pub form: FormData,
    pub errors: FieldErrors,
    pub fields: Vec<Field>,
    pub action: String,
    pub back: String,
    /// `None` for something new.
    pub version: Option<i64>,
    pub submission: String,
    pub conflict: Vec<Conflict>,
    /// How the system understands what was typed, before it is saved.
    pub understood: Vec<String>,
    /// Where to take away what is edited, for what has no page of its own.
    pub withdraw: Option<String>,
    /// Has a button that only shows what is understood.
    pub may_preview: bool,
}

impl FormPage {
    pub fn new(visit: &Visit, title: &str, (action, back): (String, String), form: FormData) -> FormPage {
        let submission = form.optional("submission").map_or_else(Submission::new_key, str::to_string);
        FormPage {
            page: Page::new(visit, visit.t(title)),
            errors: FieldErrors::new(),
            fields: Vec::new(),
            action,
            back,
            version: None,
            submission,
            conflict: Vec::new(),
            understood: Vec::new(),
            withdraw: None,
            may_preview: false,
            form,
        }
    }

    pub fn error(&self, name: &str) -> String {
        self.errors.of(&self.page.visit, name)
    }

    pub fn with_errors(mut self, errors: FieldErrors) -> FormPage {
        self.errors = errors;
        self
    }

    /// The form again, with what must be mended.
    pub fn refused(&self, visit: &Visit) -> Answer {
        visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, self)
    }

    /// The form again, with both versions, field by field; saving it now is a choice.
    pub fn conflicting(mut self, visit: &Visit, (yours, stored): (&Value, &Value), revision: i64) -> Answer {
        self.conflict = conflicts(&self.page, yours, stored);
        self.version = Some(revision);
        visit.show_with(StatusCode::CONFLICT, &self)
    }
}

fn conflicts(page: &Page, yours: &Value, stored: &Value) -> Vec<Conflict> {
    let words = |value: Option<&Value>| match value {
        None | Some(Value::Null) => "–".to_string(),
        Some(Value::Bool(true)) => page.t("word-yes"),
        Some(Value::Bool(false)) => page.t("word-no"),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    let fields = yours.as_object().into_iter().flatten();
    let differing = fields.filter(|(field, value)| stored.get(field.as_str()) != Some(*value));
    differing
        .map(|(field, value)| Conflict {
            label: page.t(format!("field-{}", field.replace('_', "-"))),
            yours: words(Some(value)),
            stored: words(stored.get(field)),
        })
        .collect()
}

/// Where an earlier click of the same form led.
pub(crate) fn again(visit: &Visit, earlier: &str) -> Result<Response, web::WebError> {
    visit.done(earlier, "created")
}

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
