//! Documents as they were read: kept whole, shown with the lines behind a fact marked; where each fact came
//! from and how sure it is; what looked wrong and what was answered.
//!
//! Capabilities import into their own tables through an [`Import`] and leave a [`Source`] for every fact.
//! This room must not know what the facts are.

mod document;
mod finding;
mod import;
mod pages;
mod panels;
mod source;
mod store;

pub use document::{DOCUMENT, Document, NewDocument, add_document, current_with_hash, document, replace};
pub use finding::{FINDING, FindingRow, NewFinding, add_findings, findings_of, open_findings};
pub use import::{Change, Difference, Import, Imported};
pub use pages::room;
pub use source::{NewSource, Source, lines_href, lines_text, set_source, set_sources, source_of, sources_of};
pub use store::{Kept, altered, current_sources, dangling, kept, sources_per_document};
