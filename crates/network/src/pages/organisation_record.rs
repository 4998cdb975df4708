//! An organisation's page.

use access::Action;
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use db::Id;
use types::OrganisationNumber;
use web::{Answer, Page, Visit, WebError};

use super::{
    contacts::{ContactLine, contact_lines},
    merging::{NameLine, names},
    organisation_list::{kind_text, place_text},
};
use crate::{
    place,
    records::ORGANISATION,
    store::{self, NetworkRow, OrganisationRow},
};

/// Text, and where it leads; empty if nowhere.
pub(super) struct Fact {
    label: String,
    value: String,
    href: String,
}

#[derive(Template)]
#[template(path = "network/organisation.html")]
struct OrganisationPage {
    page: Page,
    row: OrganisationRow,
    ancestors: Vec<OrganisationRow>,
    kind: String,
    description: String,
    facts: Vec<Fact>,
    below: Vec<Below>,
    contacts: Vec<ContactLine>,
    networks: Vec<NetworkRow>,
    names: Vec<NameLine>,
    panels: Vec<String>,
    may_edit: bool,
    may_merge: bool,
    may_add_contact: bool,
}

struct Below {
    id: Id,
    name: String,
    kind: String,
    place: String,
}

/// May this visitor change the organisation itself? Its owner's editors may, and the administrator, who keeps
/// the installation's organisations.
pub(super) fn may_edit(visit: &Visit, owner_id: Id) -> bool {
    visit.may(Action::Edit, owner_id) || visit.may(Action::Administer, owner_id)
}

pub(super) async fn find(visit: &Visit, id: Id) -> Result<OrganisationRow, WebError> {
    store::organisation(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)
}

pub(super) async fn show(visit: Visit, Path(id): Path<Id>) -> Answer {
    let row = find(&visit, id).await?;
    if let Some(main) = row.merged_into {
        return Ok(Redirect::to(&format!("/organisationer/{main}")).into_response());
    }
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let ids = store::same(db, id).await?;
    let below = store::children(db, viewer, &ids).await?;
    let contacts = store::contacts_of(db, viewer, &ids).await?;
    let may_merge = visit.may(Action::Merge, row.owner_id);
    let names = names(&visit, &row, may_merge).await?;
    let marks = access::marks(db, ORGANISATION.key, &[id]).await?;
    let hidden = |field: &str| marks.get(&id).is_some_and(|mark| mark.hides(viewer, row.owner_id, field));
    let open = |field: &str, text: &str| match (text.is_empty(), hidden(field)) {
        (false, true) => visit.t("secret-value"),
        _ => text.to_string(),
    };
    let (phone, email) = (open("phone", &row.phone), open("email", &row.email));
    let facts = facts(&visit, &row, &phone, &email);
    let page = OrganisationPage {
        ancestors: store::ancestors(db, viewer, id).await?.into_iter().rev().collect(),
        kind: kind_text(&visit, &row.kind),
        description: open("description", &row.description),
        facts,
        below: below.into_iter().map(|row| below_line(&visit, row)).collect(),
        contacts: contact_lines(&visit, contacts).await?,
        networks: store::networks_of(db, viewer, &ids).await?,
        names,
        panels: visit.app.panels(&visit, "organisation", id).await?,
        may_edit: may_edit(&visit, row.owner_id),
        may_merge,
        may_add_contact: viewer.editable().next().is_some(),
        page: Page::new(&visit, row.name.clone()).of_record(&ORGANISATION, (id, row.owner_id), ""),
        row,
    };
    visit.show(&page)
}

fn below_line(visit: &Visit, row: OrganisationRow) -> Below {
    Below {
        kind: kind_text(visit, &row.kind),
        place: place_text(row.municipality_code.as_deref(), None),
        id: row.id,
        name: row.name,
    }
}

fn facts(visit: &Visit, row: &OrganisationRow, phone: &str, email: &str) -> Vec<Fact> {
    let secret = visit.t("secret-value");
    let county = row.county_code.as_deref().and_then(place::county).map(|found| found.name.clone());
    let number = row.organisation_number.as_deref().and_then(|number| OrganisationNumber::parse(number).ok());
    let link = |start: &str, text: &str| match text == secret || text.is_empty() {
        true => String::new(),
        false => format!("{start}{text}"),
    };
    let all = [
        ("field-organisation-kind", kind_text(visit, &row.kind), String::new()),
        ("field-municipality", place_text(row.municipality_code.as_deref(), None), String::new()),
        ("field-county", county.unwrap_or_default(), String::new()),
        (
            "field-organisation-number",
            number.map(|number| number.to_string()).unwrap_or_default(),
            String::new(),
        ),
        ("field-website", row.website.clone(), row.website.clone()),
        ("field-email", email.to_string(), link("mailto:", email)),
        ("field-phone", phone.to_string(), link("tel:", &dialled(phone))),
        ("organisation-kept-by", row.owner_name.clone(), format!("/organisationer/{}", row.owner_id)),
    ];
    let filled = all.into_iter().filter(|(_, value, _)| !value.is_empty());
    filled.map(|(label, value, href)| Fact { label: visit.t(label), value, href }).collect()
}

/// A telephone number as a telephone takes it; a zero in parentheses is not dialled after a country's code.
pub(super) fn dialled(phone: &str) -> String {
    let abroad = phone.trim_start().starts_with('+');
    let phone = if abroad { phone.replace("(0)", "") } else { phone.to_string() };
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    if abroad { format!("+{digits}") } else { digits }
}

#[cfg(test)]
mod tests {
    use super::dialled;

    #[test]
    fn a_number_is_dialled_without_its_dress() {
        assert_eq!(dialled("+46 (0)31-12 34 56"), "+4631123456");
        assert_eq!(dialled("031-12 34 56"), "031123456");
    }
}
