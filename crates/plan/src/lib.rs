//! Operational plans (verksamhetsplaner) and indicators (nyckeltal): chapters, sections, initiatives,
//! activities; who, when and how important; targets in the plan's own words.
//!
//! Doors: [`room`] for the site, [`import_plan`] and [`import_indicators`] for documents, [`bulk`] for large
//! made-up data, [`facts`] for reports. It must not know projects and money, nor what follow-up and reports
//! will say of a plan.

mod activity_lines;
pub mod bulk;
pub mod facts;
mod import;
mod index;
mod indicator;
mod initiative;
pub mod listed;
mod merge;
mod pages;
mod person;
mod plan;
mod priority;
mod store;
mod tree;
mod when;

pub use import::{import_indicators, import_plan};
pub use indicator::{INDICATOR, Indicator, TargetRow};
pub use initiative::{Activity, INITIATIVE, Initiative, Leaf, Responsible, Task};
pub use pages::room;
pub use plan::{PLAN, Part, PartLevel, Plan};
