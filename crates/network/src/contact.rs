//! A person to turn to in an organisation.

use access::{Entry, Viewer, Visibility};
use db::{DbErr, Id, IdSource, Tx};
use serde_json::{Value, json};
use web::{FieldErrors, FormData};

use crate::{
    index,
    profile::{check_email, single_spaced},
    records::CONTACT,
    store,
};

/// A contact as a form or demo data gives it. Empty texts are unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactDraft {
    pub organisation_id: Id,
    pub name: String,
    pub role_title: String,
    pub phone: String,
    pub email: String,
    /// What the person helps with, in words.
    pub areas: String,
    /// Lower stands first.
    pub position: i64,
    /// The one that companies turn to first (näringslivskontakt).
    pub is_business_contact: bool,
}

impl ContactDraft {
    pub(crate) fn read(form: &FormData, organisation_id: Id, errors: &mut FieldErrors) -> ContactDraft {
        errors.require("name", form.text("name"), 200);
        errors.limit("role_title", form.text("role_title"), 200);
        errors.limit("areas", form.text("areas"), 1000);
        check_email("email", form.text("email"), errors);
        check_phone("phone", form.text("phone"), errors);
        if form.text("email").is_empty() && form.text("phone").is_empty() {
            errors.add("phone", "contact-no-way");
        }
        let position = match form.text("position") {
            "" => Some(0),
            text => text.parse().ok().filter(|position| (0..=999).contains(position)),
        };
        if position.is_none() {
            errors.add("position", "contact-position-form");
        }
        ContactDraft {
            organisation_id,
            name: single_spaced(form.text("name")),
            role_title: form.text("role_title").to_string(),
            phone: form.text("phone").to_string(),
            email: form.text("email").to_string(),
            areas: form.text("areas").to_string(),
            position: position.unwrap_or_default(),
            is_business_contact: form.is_checked("is_business_contact"),
        }
    }

    /// For the audit log.
    pub(crate) fn facts(&self) -> Value {
        json!({
            "name": self.name,
            "role_title": self.role_title,
            "phone": self.phone,
            "email": self.email,
            "areas": self.areas,
            "contact_position": self.position,
            "business_contact": self.is_business_contact,
        })
    }
}

/// Empty, or digits with the signs that people write between them, and at least five digits.
fn check_phone(field: &'static str, text: &str, errors: &mut FieldErrors) {
    errors.limit(field, text, 50);
    let plain = text.chars().all(|c| c.is_ascii_digit() || " -+()/".contains(c));
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if !text.is_empty() && (!plain || digits < 5) {
        errors.add(field, "contact-phone-form");
    }
}

/// Adds a contact with its audit and search entries. The caller asks `can` first.
pub async fn add_contact(
    tx: &Tx,
    ids: &IdSource,
    viewer: &Viewer,
    owner_id: Id,
    visibility: Visibility,
    draft: &ContactDraft,
) -> Result<Id, DbErr> {
    let id = ids.next();
    store::insert_contact(tx, id, owner_id, visibility, draft).await?;
    let changes = access::changes(&Value::Null, &draft.facts());
    access::record(tx, viewer, Entry::new("create", CONTACT.key, Some(id), owner_id, changes)).await?;
    index::contact(tx, id).await?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_can_be_reached() {
        let broken = |pairs: &[(&str, &str)]| {
            let mut errors = FieldErrors::new();
            ContactDraft::read(&FormData::from_pairs(pairs.iter().copied()), 1, &mut errors);
            !errors.is_empty()
        };
        assert!(broken(&[("name", "Ada Ek")]));
        assert!(!broken(&[("name", "Ada Ek"), ("phone", "+46 (0)31-12 34 56")]));
        assert!(broken(&[("name", "Ada Ek"), ("phone", "ring mig")]));
        assert!(broken(&[("name", "Ada Ek"), ("email", "a@b.se"), ("position", "-1")]));
    }
}
