//! The one form page of the room: fields in one column, errors at the field, and both versions when somebody
//! else was faster.

use askama::Template;
use axum::http::StatusCode;
use web::{Answer, FieldErrors, FormData, Page, Submission, Visit};

/// How a field is filled in.
pub(crate) enum Shape {
    /// A line of text; the word is the type of the input.
    Line(&'static str),
    Text,
    /// Value and text of each choice.
    Choice(Vec<(String, String)>),
    Check,
}

pub(crate) struct Input {
    pub name: &'static str,
    pub label: String,
    pub help: String,
    pub optional: bool,
    pub shape: Shape,
    pub value: String,
    pub error: String,
}

/// Collects the fields of a form with what was typed and what must be mended.
pub(crate) struct Inputs<'a> {
    visit: &'a Visit,
    form: &'a FormData,
    errors: &'a FieldErrors,
    all: Vec<Input>,
}

impl<'a> Inputs<'a> {
    pub fn new(visit: &'a Visit, form: &'a FormData, errors: &'a FieldErrors) -> Inputs<'a> {
        Inputs { visit, form, errors, all: Vec::new() }
    }

    /// Adds a field; `label` is the key of its label, and `label` + `-help` that of its help, if there is
    /// such a text.
    pub fn add(mut self, name: &'static str, label: &str, optional: bool, shape: Shape) -> Inputs<'a> {
        let help = format!("{label}-help");
        let help = if self.visit.app.texts.has(&help) { self.visit.t(&help) } else { String::new() };
        self.all.push(Input {
            name,
            label: self.visit.t(label),
            help,
            optional,
            shape,
            value: self.form.text(name).to_string(),
            error: self.errors.of(self.visit, name),
        });
        self
    }

    pub fn done(self) -> Vec<Input> {
        self.all
    }
}

#[derive(Template)]
#[template(path = "network/form.html")]
pub(crate) struct FormPage {
    pub page: Page,
    /// Address and text; the last has no address.
    pub crumbs: Vec<(String, String)>,
    pub lead: String,
    pub action: String,
    pub submit: String,
    pub cancel: String,
    /// The revision that the form is about, or empty in a form that creates.
    pub version: String,
    pub submission: String,
    pub inputs: Vec<Input>,
    pub errors: Vec<(&'static str, String)>,
    /// Field, what was typed, what is stored now.
    pub conflict: Vec<(String, String, String)>,
}

impl FormPage {
    pub fn new(visit: &Visit, title: String, action: String, cancel: String, inputs: Vec<Input>) -> FormPage {
        FormPage {
            crumbs: vec![(cancel.clone(), visit.t("form-back")), (String::new(), title.clone())],
            page: Page::new(visit, title),
            lead: String::new(),
            action,
            submit: visit.t("form-save"),
            cancel,
            version: String::new(),
            submission: String::new(),
            inputs,
            errors: Vec::new(),
            conflict: Vec::new(),
        }
    }

    /// A form that creates: carried out once, however often it is sent.
    pub fn creating(mut self, form: &FormData) -> FormPage {
        self.submission = form.optional("submission").map_or_else(Submission::new_key, str::to_string);
        self
    }

    /// A form that changes: it carries the revision that it is about.
    pub fn changing(mut self, revision: i64) -> FormPage {
        self.version = revision.to_string();
        self
    }

    pub fn with_errors(mut self, visit: &Visit, errors: &FieldErrors) -> FormPage {
        self.errors = errors.all(visit);
        self
    }

    /// Shows what is stored now beside what was typed, for the fields that differ.
    pub fn with_conflict(mut self, visit: &Visit, stored: &FormData) -> FormPage {
        for input in &self.inputs {
            let (typed, now) = (input.value.as_str(), stored.text(input.name));
            if typed != now {
                let words = |value: &str| shown(visit, input, value);
                self.conflict.push((input.label.clone(), words(typed), words(now)));
            }
        }
        if self.conflict.is_empty() {
            self.conflict.push((visit.t("conflict-same"), String::new(), String::new()));
        }
        self
    }

    pub fn answer(self, visit: &Visit) -> Answer {
        let status = match (self.errors.is_empty(), self.conflict.is_empty()) {
            (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
            (true, false) => StatusCode::CONFLICT,
            (true, true) => StatusCode::OK,
        };
        visit.show_with(status, &self)
    }
}

/// A field's value as a person reads it.
fn shown(visit: &Visit, input: &Input, value: &str) -> String {
    match &input.shape {
        Shape::Choice(choices) => {
            let chosen = choices.iter().find(|(found, _)| found == value);
            chosen.map_or_else(|| value.to_string(), |(_, text)| text.clone())
        }
        Shape::Check => visit.t(if value.is_empty() { "word-no" } else { "word-yes" }),
        _ => value.to_string(),
    }
}

/// The choices of visibility.
pub(crate) fn visibilities(visit: &Visit) -> Shape {
    let keys = ["public", "network", "own"];
    Shape::Choice(keys.map(|key| (key.to_string(), visit.t(&format!("visibility-{key}")))).to_vec())
}

/// Organisations that the visitor may create records for, the one acted for first.
pub(crate) fn owners(visit: &Visit) -> Vec<(String, String)> {
    let mut owners: Vec<_> = visit.viewer.editable().collect();
    owners.sort_by_key(|membership| Some(membership.organisation_id) != visit.viewer.acting_for);
    owners.into_iter().map(|m| (m.organisation_id.to_string(), m.organisation_name.clone())).collect()
}
