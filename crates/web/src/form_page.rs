//! The page of a form: fields in one column, what must be mended at each, and both versions when somebody
//! else was faster. A room says which fields; what was typed is never lost.

use access::Visibility;
use askama::Template;
use axum::http::StatusCode;
use db::Id;

use crate::{Answer, FieldErrors, FormData, Page, Submission, Visit};

/// How a field is filled in.
pub enum Shape {
    /// A line of text; the word is the type of the input.
    Line(&'static str),
    /// A line as short as what belongs there.
    Short,
    /// An amount as people write it.
    Amount,
    /// So many rows of text.
    Text(u8),
    Check,
    /// Value and text of each choice.
    Choice(Vec<(String, String)>),
}

pub struct Field {
    pub name: &'static str,
    pub label: String,
    pub help: String,
    pub required: bool,
    pub shape: Shape,
}

impl Field {
    /// `label` is the key of its label, and `label` + `-help` that of its help, if there is such a text.
    pub fn new(visit: &Visit, name: &'static str, label: &str, shape: Shape) -> Field {
        let help = format!("{label}-help");
        let help = if visit.app.texts.has(&help) { visit.t(&help) } else { String::new() };
        Field { name, label: visit.t(label), help, required: false, shape }
    }

    pub fn line(visit: &Visit, name: &'static str, label: &str) -> Field {
        Field::new(visit, name, label, Shape::Line("text"))
    }

    pub fn text(visit: &Visit, name: &'static str, label: &str, rows: u8) -> Field {
        Field::new(visit, name, label, Shape::Text(rows))
    }

    /// One of some choices; one of them is always chosen.
    pub fn choice(visit: &Visit, name: &'static str, label: &str, choices: Vec<(String, String)>) -> Field {
        Field::new(visit, name, label, Shape::Choice(choices)).required()
    }

    /// The organisations that the visitor may create records for, the one acted for first.
    pub fn owner(visit: &Visit, name: &'static str, label: &str) -> Field {
        let mut owners: Vec<_> = visit.viewer.editable().collect();
        owners.sort_by_key(|membership| Some(membership.organisation_id) != visit.viewer.acting_for);
        let choice = |m: &access::Membership| (m.organisation_id.to_string(), m.organisation_name.clone());
        Field::choice(visit, name, label, owners.into_iter().map(choice).collect())
    }

    /// How far a new record is shown; the first is the standard.
    pub fn visibility(visit: &Visit, order: [Visibility; 3]) -> Field {
        let choice = |v: Visibility| (v.key().to_string(), visit.t(&format!("visibility-{}", v.key())));
        Field::choice(visit, "visibility", "field-visibility", order.map(choice).to_vec())
    }

    pub fn required(self) -> Field {
        Field { required: true, ..self }
    }

    pub fn help(self, visit: &Visit, key: &str) -> Field {
        Field { help: visit.t(key), ..self }
    }

    /// A value as a person reads it.
    fn words(&self, visit: &Visit, value: &str) -> String {
        match &self.shape {
            Shape::Choice(choices) => {
                let chosen = choices.iter().find(|(found, _)| found == value);
                chosen.map_or_else(|| value.to_string(), |(_, text)| text.clone())
            }
            Shape::Check => visit.t(if value.is_empty() { "word-no" } else { "word-yes" }),
            _ if value.is_empty() => "–".to_string(),
            _ => value.to_string(),
        }
    }
}

/// A step of its own below the form, such as taking away what is edited.
pub struct Confirm {
    pub href: String,
    pub label: String,
    pub question: String,
}

#[derive(Template)]
#[template(path = "form.html")]
pub struct FormPage {
    pub page: Page,
    pub lead: String,
    pub action: String,
    /// Where one came from.
    pub back: String,
    pub fields: Vec<Field>,
    pub form: FormData,
    pub errors: FieldErrors,
    /// The revision that the form is about; `None` for something new.
    pub version: Option<i64>,
    pub submission: String,
    /// Field, what was typed, what is stored now.
    pub conflict: Vec<(String, String, String)>,
    /// How the system understands what was typed: a title and sentences.
    pub understood: Option<(String, Vec<String>)>,
    /// The text of a button that only shows what is understood (it sends `preview`).
    pub preview: Option<String>,
    pub confirm: Option<Confirm>,
}

impl FormPage {
    pub fn new(
        visit: &Visit,
        title: String,
        (action, back): (String, String),
        fields: Vec<Field>,
    ) -> FormPage {
        FormPage {
            page: Page::new(visit, title),
            lead: String::new(),
            action,
            back,
            fields,
            form: FormData::default(),
            errors: FieldErrors::new(),
            version: None,
            submission: Submission::new_key(),
            conflict: Vec::new(),
            understood: None,
            preview: None,
            confirm: None,
        }
    }

    /// What stands in the fields. A form that creates keeps its key, so that it is carried out once.
    pub fn filled(mut self, form: FormData) -> FormPage {
        if let Some(key) = form.optional("submission") {
            self.submission = key.to_string();
        }
        self.form = form;
        self
    }

    /// A form that changes carries the revision that it is about.
    pub fn changing(self, revision: i64) -> FormPage {
        FormPage { version: Some(revision), ..self }
    }

    pub fn with_errors(self, errors: FieldErrors) -> FormPage {
        FormPage { errors, ..self }
    }

    /// Shows what is stored now beside what was typed, for the fields that differ; saving it now is a choice.
    pub fn conflicting(mut self, visit: &Visit, stored: &FormData) -> FormPage {
        let differing =
            self.fields.iter().filter(|field| self.form.text(field.name) != stored.text(field.name));
        let line = |field: &Field| {
            let words = |form: &FormData| field.words(visit, form.text(field.name));
            (field.label.clone(), words(&self.form), words(stored))
        };
        self.conflict = differing.map(line).collect();
        if self.conflict.is_empty() {
            self.conflict.push((visit.t("conflict-same"), String::new(), String::new()));
        }
        self
    }

    pub fn answer(&self, visit: &Visit) -> Answer {
        let status = match (self.errors.is_empty(), self.conflict.is_empty()) {
            (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
            (true, false) => StatusCode::CONFLICT,
            (true, true) => StatusCode::OK,
        };
        visit.show_with(status, self)
    }

    fn error(&self, name: &str) -> String {
        self.errors.of(&self.page.visit, name)
    }
}

/// Whose a new record is to be and who may see it, by the form's `record_owner` and `visibility`. What is
/// missing, or not the visitor's to choose, is told at its field.
pub fn chosen_owner(visit: &Visit, form: &FormData, errors: &mut FieldErrors) -> Option<(Id, Visibility)> {
    let owner_id = form.number("record_owner").unwrap_or_default();
    let visibility = Visibility::from_key(form.text("visibility"));
    if visibility.is_none() {
        errors.add("visibility", "field-required");
    }
    if !visit.viewer.editable().any(|membership| membership.organisation_id == owner_id) {
        errors.add("record_owner", "field-required");
        return None;
    }
    Some((owner_id, visibility?))
}
