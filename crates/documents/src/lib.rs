//! Documents as they were read: kept whole, shown with the lines behind a fact marked; where each fact came
//! from and how sure it is; what looked wrong and what was answered.
//!
//! A document comes in by the command or by a page; both go through [`take_in`]. What came by a page waits
//! until somebody has looked at its reading.
//!
//! Capabilities import into their own tables through an [`Import`] and leave a [`Source`] for every fact.
//! This room must not know what the facts are.

mod comparison;
mod decide;
mod decision;
mod document;
mod finding;
mod import;
mod intake;
mod ledger;
pub mod merge;
mod pages;
mod panels;
mod picture;
mod profile;
mod reader;
mod review;
mod row_field;
mod source;
mod store;
mod upload;

pub use decide::{Decided, decide};
pub use decision::{Act, Decision, How, MOST_DECISIONS, Mark, Marks, Said};
pub use document::{DOCUMENT, Document, NewDocument, add_document, current_with_hash, document};
pub use finding::{
    FINDING, FindingRow, NewFinding, add_findings, findings_about, findings_of, open_findings,
};
pub use import::{Change, Difference, Import, Imported};
pub use intake::{ImportFuture, Importers, NewFile, Outcome, ReadFile, Taken, take_in};
pub use ledger::{Ledger, broken, fields_of, gone, json, source, without_position};
pub use pages::{Intake, intake_room, mark_text, room};
pub use picture::Pictures;
pub use profile::{
    MOST_PROFILES, OfficeProfile, forget, office_profile, office_profiles, profiles_of, remember,
};
pub use reader::{NotRead, Reader};
pub use review::{Doubt, Shared, Total, doubts, shown, take_shared, totals};
pub use row_field::{Shape, fields, typed, written};
pub use source::{NewSource, Source, lines_href, lines_text, set_source, set_sources, source_of, sources_of};
pub use store::{Kept, altered, current_sources, dangling, kept};
