//! What an organisation is: its names and their variants, its kind, its place in the tree and on the map, its
//! contacts, the networks it belongs to, and who works in it.
//!
//! Other rooms use [`Names::resolve`] when a document names an organisation, [`organisations_like`] when a
//! person does, and [`same`] to know which ids are one. It must not know what an organisation plans, funds or
//! does: other rooms put that on its page as panels.

mod alliance;
mod area;
mod bulk;
mod contact;
mod index;
mod kind;
mod names;
mod organisation;
mod pages;
pub mod place;
mod profile;
mod records;
mod store;

pub use alliance::{NetworkDraft, add_network};
pub use area::{Area, areas, code_of};
pub use bulk::insert_many;
pub use contact::{ContactDraft, add_contact};
pub use kind::OrganisationKind;
pub use names::{Names, Teller};
pub use organisation::{
    Named, add_organisation, mains, names_of, organisation_named, organisations_like, same, set_profile,
};
pub use pages::room;
pub use profile::{OrganisationDraft, Profile};
pub use records::{CONTACT, NETWORK, ORGANISATION};
