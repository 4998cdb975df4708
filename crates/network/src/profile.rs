//! What an organisation is, as far as the network knows.

use db::Id;
use serde_json::{Value, json};
use types::{OrganisationNumber, OrganisationNumberError};
use web::{FieldErrors, FormData};

use crate::{OrganisationKind, place};

/// What is known of an organisation besides its name and its place in the tree. Empty texts are unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub kind: OrganisationKind,
    /// SCB's code, four digits.
    pub municipality_code: Option<String>,
    /// SCB's code, two digits.
    pub county_code: Option<String>,
    /// Ten digits.
    pub organisation_number: Option<String>,
    pub website: String,
    pub email: String,
    pub phone: String,
    pub description: String,
}

impl Profile {
    /// A profile that knows the kind only.
    pub fn of_kind(kind: OrganisationKind) -> Profile {
        Profile {
            kind,
            municipality_code: None,
            county_code: None,
            organisation_number: None,
            website: String::new(),
            email: String::new(),
            phone: String::new(),
            description: String::new(),
        }
    }

    /// A municipality's profile from its code.
    pub fn of_municipality(code: &str) -> Profile {
        Profile {
            municipality_code: Some(code.to_string()),
            county_code: place::municipality(code).map(|found| found.county_code.clone()),
            ..Profile::of_kind(OrganisationKind::Municipality)
        }
    }
}

/// An organisation as a form gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationDraft {
    pub name: String,
    pub parent_id: Option<Id>,
    pub profile: Profile,
}

impl OrganisationDraft {
    /// Reads a form; what must be mended goes to `errors`. The parent is looked up by the caller.
    pub(crate) fn read(
        form: &FormData,
        parent_id: Option<Id>,
        errors: &mut FieldErrors,
    ) -> OrganisationDraft {
        errors.require("name", form.text("name"), 200);
        errors.limit("phone", form.text("phone"), 50);
        errors.limit("description", form.text("description"), 4000);
        check_email("email", form.text("email"), errors);
        check_website("website", form.text("website"), errors);
        let kind = OrganisationKind::from_key(form.text("kind"));
        if kind.is_none() {
            errors.add("kind", "field-required");
        }
        let municipality = form.optional("municipality");
        if municipality.is_some_and(|code| place::municipality(code).is_none()) {
            errors.add("municipality", "organisation-no-such-municipality");
        }
        let county = form.optional("county");
        if county.is_some_and(|code| place::county(code).is_none()) {
            errors.add("county", "organisation-no-such-municipality");
        }
        let number = read_number(form.optional("organisation_number"), errors);
        let county_of = |code: &str| place::municipality(code).map(|found| found.county_code.clone());
        let kind = kind.unwrap_or(OrganisationKind::Other);
        OrganisationDraft {
            name: single_spaced(form.text("name")),
            parent_id,
            profile: Profile {
                municipality_code: municipality.map(str::to_string),
                county_code: county.map(str::to_string).or_else(|| municipality.and_then(county_of)),
                organisation_number: number,
                website: form.text("website").to_string(),
                email: form.text("email").to_string(),
                phone: form.text("phone").to_string(),
                description: form.text("description").to_string(),
                ..Profile::of_kind(kind)
            },
        }
    }

    /// For the audit log; the parent stands by its name.
    pub(crate) fn facts(&self, parent: Option<&str>) -> Value {
        let profile = &self.profile;
        json!({
            "name": self.name,
            "parent": parent,
            "organisation_kind": profile.kind.key(),
            "municipality": profile.municipality_code,
            "county": profile.county_code,
            "organisation_number": profile.organisation_number,
            "website": profile.website,
            "email": profile.email,
            "phone": profile.phone,
            "description": profile.description,
        })
    }
}

fn read_number(text: Option<&str>, errors: &mut FieldErrors) -> Option<String> {
    match OrganisationNumber::parse(text?) {
        Ok(number) => return Some(number.digits().to_string()),
        Err(OrganisationNumberError::WrongLength) => {
            errors.add("organisation_number", "organisation-number-length")
        }
        Err(OrganisationNumberError::CheckDigit) => {
            errors.add("organisation_number", "organisation-number-check")
        }
        Err(OrganisationNumberError::Personal) => {
            errors.add("organisation_number", "organisation-number-personal")
        }
    }
    None
}

pub(crate) fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Empty, or with something on both sides of one at sign.
pub(crate) fn check_email(field: &'static str, text: &str, errors: &mut FieldErrors) {
    errors.limit(field, text, 200);
    let sound = text.split_once('@').is_some_and(|(before, after)| {
        let plain = !text.chars().any(char::is_whitespace) && !after.contains('@');
        plain && !before.is_empty() && after.contains('.') && !after.starts_with('.') && !after.ends_with('.')
    });
    if !text.is_empty() && !sound {
        errors.add(field, "organisation-email-form");
    }
}

/// Empty, or an address that a browser may follow: no script, nothing local.
fn check_website(field: &'static str, text: &str, errors: &mut FieldErrors) {
    errors.limit(field, text, 300);
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let sound = rest.is_some_and(|rest| rest.contains('.') && !rest.chars().any(char::is_whitespace));
    if !text.is_empty() && !sound {
        errors.add(field, "organisation-website-form");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors_of(pairs: &[(&str, &str)]) -> Vec<String> {
        let mut errors = FieldErrors::new();
        let base = [("name", "Prov"), ("kind", "company")];
        let pairs =
            pairs.iter().chain(base.iter()).map(|(name, value)| (name.to_string(), value.to_string()));
        OrganisationDraft::read(&FormData::from_pairs(pairs), None, &mut errors);
        format!("{errors:?}").split('"').skip(1).step_by(2).map(str::to_string).collect()
    }

    #[test]
    fn what_must_be_mended_is_told_at_the_field() {
        assert!(errors_of(&[("organisation_number", "556016-0680"), ("email", "a@b.se")]).is_empty());
        let personal = errors_of(&[("organisation_number", "811218-9876")]);
        assert_eq!(personal, ["organisation_number", "organisation-number-personal"]);
        assert_eq!(errors_of(&[("email", "a@b")]), ["email", "organisation-email-form"]);
        assert_eq!(
            errors_of(&[("website", "javascript:alert(1)")]),
            ["website", "organisation-website-form"]
        );
        assert_eq!(errors_of(&[("name", "")]), ["name", "field-required"]);
    }

    #[test]
    fn a_municipality_gives_its_county() {
        let form = FormData::from_pairs([("name", "X"), ("kind", "company"), ("municipality", "1384")]);
        let draft = OrganisationDraft::read(&form, None, &mut FieldErrors::new());
        assert_eq!(draft.profile.county_code.as_deref(), Some("13"));
    }
}
