//! The pages of the room and who may take each.

mod accounts;
mod alliances;
mod contacts;
mod history;
mod members;
mod merging;
mod organisation_export;
mod organisation_form;
mod organisation_list;
mod organisation_record;
mod record_form;
mod turning;

use access::{Action, Role};
use web::{Access, Kind, NavEntry, NavGroup, Panel, RecordTab, Room, Routes, editing};

use crate::{
    index,
    records::{CONTACT, NETWORK, ORGANISATION},
    store::{ContactRow, NetworkRow, OrganisationRow},
};

const OVERVIEW: &[RecordTab] = &[RecordTab::new("", "organisation-overview")];

const ORGANISATION_TABS: &[RecordTab] = &[
    OVERVIEW[0],
    RecordTab {
        path: "/medlemmar",
        text: "member-title",
        offered: |visit, id, _| visit.may(Action::ManageMembers, id),
    },
];

/// What this room gives to the site.
pub fn room() -> Room {
    let nav = |href, text, icon, order| NavEntry {
        href,
        text,
        icon,
        group: NavGroup::Together,
        order,
        signed_in_only: false,
    };
    Room {
        routes: organisations().merge(contacts_and_networks()).merge(people()),
        nav: vec![
            nav("/organisationer", "nav-organisations", "organisations", 45),
            nav("/natverk", "nav-network", "network", 50),
        ],
        kinds: vec![
            Kind::new(&ORGANISATION, ORGANISATION_TABS, index::reindex_organisation).telling(history::tell),
            Kind::new(&CONTACT, OVERVIEW, index::reindex_contact).telling(history::tell),
            Kind::new(&NETWORK, OVERVIEW, index::reindex_network).telling(history::tell),
        ],
        texts: vec![(include_str!("../locales/sv.ftl"), include_str!("../locales/en.ftl"))],
        panels: vec![Panel { slot: "mine", order: 95, render: accounts::own_links }],
        ..Room::default()
    }
}

fn organisations() -> Routes {
    let one = |rest: &str| format!("/organisationer/{{id}}{rest}");
    Routes::new()
        .get("/organisationer", Access::Everybody, organisation_list::list)
        .get("/organisationer.csv", Access::Everybody, organisation_export::csv)
        .get("/organisationer.xlsx", Access::Everybody, organisation_export::xlsx)
        .get("/organisationer/trad", Access::Everybody, organisation_list::tree)
        .get("/organisationer/ny", Access::SignedIn, organisation_form::new)
        .post("/organisationer/ny", Access::SignedIn, organisation_form::create)
        .get(&one(""), Access::Everybody, organisation_record::show)
        .get(&one("/andra"), Access::SignedIn, editing::edit::<OrganisationRow>)
        .post(&one("/andra"), Access::SignedIn, editing::change::<OrganisationRow>)
        .post(&one("/ta-bort"), Access::SignedIn, editing::withdraw::<OrganisationRow>)
        .post(&one("/aterta"), Access::SignedIn, editing::restore::<OrganisationRow>)
        .post(&one("/sammanfor"), Access::SignedIn, merging::merge)
        .post(&one("/skilj"), Access::SignedIn, merging::unmerge)
        .get(&one("/medlemmar"), Access::SignedIn, members::list)
        .post(&one("/medlemmar"), Access::SignedIn, members::add)
        .post(&one("/medlemmar/roll"), Access::SignedIn, members::set_role)
        .post(&one("/medlemmar/ta-bort"), Access::SignedIn, members::remove)
        .post(&one("/medlemmar/inbjudan"), Access::SignedIn, members::take_back)
        .get(&one("/kontakter/ny"), Access::Role(Role::Editor), contacts::new)
        .post(&one("/kontakter/ny"), Access::Role(Role::Editor), contacts::create)
}

fn contacts_and_networks() -> Routes {
    Routes::new()
        .get("/kontakt", Access::Everybody, turning::ask)
        .get("/kontakter/{id}", Access::Everybody, contacts::show)
        .get("/kontakter/{id}/andra", Access::SignedIn, editing::edit::<ContactRow>)
        .post("/kontakter/{id}/andra", Access::SignedIn, editing::change::<ContactRow>)
        .post("/kontakter/{id}/ta-bort", Access::SignedIn, editing::withdraw::<ContactRow>)
        .post("/kontakter/{id}/aterta", Access::SignedIn, editing::restore::<ContactRow>)
        .get("/natverk", Access::Everybody, alliances::list)
        .get("/natverk/ny", Access::Role(Role::Editor), alliances::new)
        .post("/natverk/ny", Access::Role(Role::Editor), alliances::create)
        .get("/natverk/{id}", Access::Everybody, alliances::show)
        .get("/natverk/{id}/andra", Access::SignedIn, editing::edit::<NetworkRow>)
        .post("/natverk/{id}/andra", Access::SignedIn, editing::change::<NetworkRow>)
        .post("/natverk/{id}/ta-bort", Access::SignedIn, editing::withdraw::<NetworkRow>)
        .post("/natverk/{id}/aterta", Access::SignedIn, editing::restore::<NetworkRow>)
        .post("/natverk/{id}/medlemmar", Access::SignedIn, alliances::add_member)
        .post("/natverk/{id}/medlemmar/ta-bort", Access::SignedIn, alliances::remove_member)
}

fn people() -> Routes {
    Routes::new()
        .get("/konton", Access::Administrator, accounts::list)
        .get("/konton/nytt", Access::Administrator, accounts::new)
        .post("/konton/nytt", Access::Administrator, accounts::create)
        .post("/konton/{id}/stang", Access::Administrator, accounts::close)
        .post("/konton/{id}/oppna", Access::Administrator, accounts::open)
        .post("/konton/{id}/losenord", Access::Administrator, accounts::reset_password)
        .post("/inbjudan", Access::SignedIn, members::answer)
        .get("/mitt-losenord", Access::SignedIn, accounts::own_password)
        .post("/mitt-losenord", Access::SignedIn, accounts::change_own_password)
}
