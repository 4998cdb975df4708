//! Whom to turn to (vem kontaktar jag där jag är): from a municipality to a person.

use askama::Template;
use axum::extract::Query;
use db::Id;
use serde::Deserialize;
use web::{Answer, Page, Visit, WebError};

use super::contacts::{ContactLine, contact_lines};
use crate::{
    place::{self, Municipality},
    store::{self, ContactRow},
};

#[derive(Deserialize)]
pub(super) struct AskQuery {
    #[serde(default)]
    kommun: String,
}

/// The question as it was put, and what is answered. Shown on its own page and on a network's.
pub(super) struct Turning {
    pub typed: String,
    pub municipalities: Vec<&'static str>,
    /// What is said above the contacts; empty if nothing was asked.
    pub says: String,
    pub contacts: Vec<ContactLine>,
    /// Was an answer found in the municipality itself?
    pub direct: bool,
}

#[derive(Template)]
#[template(path = "network/turning.html")]
struct TurningPage {
    page: Page,
    turning: Turning,
}

pub(super) async fn ask(visit: Visit, Query(query): Query<AskQuery>) -> Answer {
    let turning = answer(&visit, &query.kommun, place::municipalities().iter().collect()).await?;
    visit.show(&TurningPage { page: Page::new(&visit, visit.t("turning-title")), turning })
}

/// Answers for a municipality as it was typed; `offered` are the ones to choose among.
pub(super) async fn answer(
    visit: &Visit,
    typed: &str,
    offered: Vec<&'static Municipality>,
) -> Result<Turning, WebError> {
    let mut turning = Turning {
        typed: typed.trim().chars().take(100).collect(),
        municipalities: offered.into_iter().map(|one| one.name.as_str()).collect(),
        says: String::new(),
        contacts: Vec::new(),
        direct: false,
    };
    if turning.typed.is_empty() {
        return Ok(turning);
    }
    let say = |key: &str, value: &str| visit.app.texts.get(visit.lang, key, &[("place", value.into())]);
    let Some(municipality) = place::find_municipality(&turning.typed) else {
        turning.says = say("turning-unknown", &turning.typed);
        return Ok(turning);
    };
    turning.typed.clone_from(&municipality.name);
    let (direct, found) = nearest(visit, municipality).await?;
    turning.says = match (direct, found.first()) {
        (true, _) => say("turning-direct", &municipality.name),
        (false, Some(row)) => {
            let args = [
                ("place", municipality.name.as_str().into()),
                ("organisation", row.organisation_name.as_str().into()),
            ];
            visit.app.texts.get(visit.lang, "turning-instead", &args)
        }
        (false, None) => say("turning-none", &municipality.name),
    };
    turning.direct = direct;
    turning.contacts = contact_lines(visit, found).await?;
    Ok(turning)
}

/// The contacts of the municipality; else of the nearest organisation above it in the tree that has any; else
/// of the region of its county. Tells whether they are the municipality's own.
async fn nearest(visit: &Visit, municipality: &Municipality) -> Result<(bool, Vec<ContactRow>), WebError> {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let own = store::of_municipality(db, viewer, &municipality.code).await?;
    let mut ids: Vec<Id> = own.iter().map(|row| row.id).collect();
    let found = of(visit, &ids).await?;
    if !found.is_empty() {
        return Ok((true, found));
    }
    if let Some(first) = own.first() {
        ids = store::ancestors(db, viewer, first.id).await?.into_iter().map(|row| row.id).collect();
    }
    let regions = store::regions_of(db, viewer, &municipality.county_code).await?;
    ids.extend(regions.into_iter().map(|row| row.id));
    for id in ids {
        let found = of(visit, &[id]).await?;
        if !found.is_empty() {
            return Ok((false, found));
        }
    }
    Ok((false, Vec::new()))
}

/// The business contacts of these organisations; all contacts where none is marked so.
async fn of(visit: &Visit, ids: &[Id]) -> Result<Vec<ContactRow>, WebError> {
    let mut found = store::contacts_of(&visit.app.db, &visit.viewer, ids).await?;
    if found.iter().any(|row| row.is_business_contact) {
        found.retain(|row| row.is_business_contact);
    }
    found.truncate(20);
    Ok(found)
}
