//! Indicators (nyckeltal): what plans are measured with, their targets in the plan's own words.
//!
//! Doors: [`room`] for the site, [`import_indicators`] and [`follow_import`] for documents, [`facts`] for
//! reports and other rooms. It must not know who answers for an initiative, nor what follow-up and reports
//! say of an indicator.

pub mod facts;
mod import;
mod index;
mod indicator;
mod pages;
mod store;

pub use import::{follow_import, import_indicators};
pub use indicator::{INDICATOR, Indicator, TargetRow};
pub use pages::room;
