//! Development projects (*utvecklingsprojekt*) over several years: partners, work packages, milestones,
//! reporting dates, and a budget by partner and year. One may have been granted money, and then names that
//! granted project; it stands in the plans of several organisations.

mod facts;
mod lines;
mod pages;
mod store;
mod sums;

pub use facts::{Budget, DateKind, Dated, Development, DevelopmentFacts, Package, Partner, Status};
pub(crate) use pages::{KIND, NAV, dates, panels, routes};
pub use store::{NewDevelopment, add_development, put_in_plan};

use access::RecordKind;

pub const DEVELOPMENT: RecordKind = RecordKind {
    key: "development",
    table: "development_project",
    title: "title",
    path: "/utvecklingsprojekt/",
    secret_fields: &["purpose", "budget"],
    withdrawable: true,
    parent: None,
};
