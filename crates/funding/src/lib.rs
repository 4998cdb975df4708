//! Funding (*finansiering*): the portfolio of granted measures, with totals at every level.
//!
//! What it holds comes from the annual lists of the sub-regions or is written in the browser. It must not
//! know plans, reports, or how a document is laid out.

pub mod annex;
pub mod development;
mod difference;
mod filter;
mod import;
mod index;
mod issues;
mod limits;
mod pages;
mod project;
mod store;
mod sums;

pub use filter::{Filter, NONE};
pub use import::import_grants;
pub use index::searchable;
pub use issues::{
    IssueGroup, IssueKey, ProjectLine, find_project, issue_groups, issue_numbers, projects_of_ids,
    projects_under,
};
pub use pages::room;
pub use project::{
    Facts, KINDS, LARGEST_AMOUNT, NewProject, Project, State, is_plausible, kind_from_key, kind_key,
};
pub use store::{insert_many, years};
pub use sums::{Branch, Group, Sums, Totals, branches, share};

/// What the shared pages and the access rules know of a project.
pub const PROJECT: access::RecordKind = access::RecordKind {
    key: "project",
    table: "project",
    title: "title",
    path: "/projekt/",
    secret_fields: &["description"],
    withdrawable: true,
    parent: None,
};
