//! The pages of development projects, their place in the search index, and what they put on others' pages.

mod dates;
mod edit;
mod list;
mod panels;
mod plans;
mod record;

use access::Role;
use db::{DbErr, Id, Tx};
use search::Entry;
use serde_json::{Value, json};
use web::{Access, Kind, NavEntry, NavGroup, Panel, RecordTab, ReindexFuture, Routes, Visit, editing};

use super::{
    DEVELOPMENT, Development, DevelopmentFacts,
    facts::{DateKind, Status},
    lines::{Words, write_budget, write_dates, write_packages, write_partners},
    store,
};

const TABS: &[RecordTab] =
    &[RecordTab::new("", "development-one"), RecordTab::new("/insatser", "development-plans")];

pub(crate) use dates::dates;

pub(crate) const KIND: Kind = Kind::new(&DEVELOPMENT, TABS, reindex);

pub(crate) const NAV: NavEntry = NavEntry {
    href: "/utvecklingsprojekt",
    text: "nav-developments",
    icon: "developments",
    group: NavGroup::Funding,
    order: 21,
    signed_in_only: false,
};

pub(crate) fn panels() -> Vec<Panel> {
    vec![
        Panel { slot: "initiative", order: 20, render: panels::initiative },
        Panel { slot: "organisation", order: 24, render: panels::organisation },
        Panel { slot: "mine", order: 25, render: panels::mine },
    ]
}

pub(crate) fn routes() -> Routes {
    let editor = Access::Role(Role::Editor);
    Routes::new()
        .get("/utvecklingsprojekt", Access::Everybody, list::list)
        .get("/utvecklingsprojekt/{id}", Access::Everybody, record::record)
        .get("/utvecklingsprojekt/{id}/insatser", Access::Everybody, plans::show)
        .get("/utvecklingsprojekt/{id}/koppla", editor, plans::form)
        .post("/utvecklingsprojekt/{id}/koppla", editor, plans::save)
        .get("/utvecklingsprojekt/ny", editor, edit::blank)
        .post("/utvecklingsprojekt", editor, edit::create)
        .get("/utvecklingsprojekt/{id}/andra", editor, editing::edit::<edit::Edited>)
        .post("/utvecklingsprojekt/{id}", editor, editing::change::<edit::Edited>)
        .post("/utvecklingsprojekt/{id}/datum", editor, edit::set_status)
        .post("/utvecklingsprojekt/{id}/ta-bort", editor, editing::withdraw::<edit::Edited>)
        .post("/utvecklingsprojekt/{id}/aterta", editor, editing::restore::<edit::Edited>)
}

fn href(id: Id) -> String {
    format!("{}{id}", DEVELOPMENT.path)
}

/// The words of the visitor's language for what is typed in lines.
fn words(visit: &Visit) -> Words {
    let word =
        |status: Status| (status, visit.t(&format!("development-status-{}", status.key().replace('_', "-"))));
    Words { leads: visit.t("development-leads"), statuses: Status::ALL.map(word) }
}

/// For the log, in words that stay the same in all languages.
pub(super) fn told(facts: &DevelopmentFacts) -> Value {
    let words = Words {
        leads: "leads".to_string(),
        statuses: Status::ALL.map(|status| (status, status.key().to_string())),
    };
    let date = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    let of = |kind: DateKind| facts.dates.iter().filter(move |dated| dated.kind == kind);
    let line = |text: String| if text.is_empty() { Value::Null } else { text.replace('\n', " · ").into() };
    json!({
        "title": facts.title,
        "programme": line(facts.programme.clone()),
        "reference": line(facts.reference.clone()),
        "start": date(facts.start),
        "end": date(facts.end),
        "purpose": line(facts.purpose.clone()),
        "currency": facts.currency,
        "granted_project": facts.project_id.map(|id| format!("/projekt/{id}")),
        "partners": line(write_partners(&facts.partners, &words)),
        "budget": line(write_budget(&facts.budget)),
        "packages": line(write_packages(&facts.packages)),
        "milestones": line(write_dates(of(DateKind::Milestone), &words)),
        "reports": line(write_dates(of(DateKind::Report), &words)),
    })
}

fn reindex(tx: &Tx, id: Id) -> ReindexFuture<'_> {
    Box::pin(renew(tx, id))
}

/// Makes the entry of one anew; a withdrawn one is not found, and marked fields never.
pub(super) async fn renew(tx: &Tx, id: Id) -> Result<(), DbErr> {
    let Some(found) = store::find_in(tx, id).await?.filter(|found| found.active) else {
        return search::remove(tx, DEVELOPMENT.key, id).await;
    };
    let marks = access::marks_within(tx, DEVELOPMENT.key, &[id]).await?;
    let secret = marks.get(&id).is_some_and(|mark| mark.covers("purpose"));
    let facts = &found.facts;
    let mut body = vec![facts.programme.as_str(), facts.reference.as_str()];
    body.extend(facts.partners.iter().map(|partner| partner.name.as_str()));
    body.extend(facts.packages.iter().map(|package| package.title.as_str()));
    if !secret {
        body.push(&facts.purpose);
    }
    let entry = Entry {
        kind: DEVELOPMENT.key,
        object_id: id,
        owner_id: found.owner_id,
        visibility: found.visibility,
        parent: None,
        title: facts.title.clone(),
        body: body.join("\n"),
        path: href(id),
    };
    search::put(tx, &entry).await
}
