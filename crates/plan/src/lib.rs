//! Operational plans (verksamhetsplaner) and indicators (nyckeltal): chapters, sections, initiatives,
//! activities; who, when and how important; targets in the plan's own words.
//!
//! Doors: [`room`] for the site, [`import_plan`] and [`import_indicators`] for documents, [`bulk`] for large
//! made-up data, [`facts`] for reports. It must not know projects and money, nor what follow-up and reports
//! will say of a plan.

mod activity_lines;
pub mod bulk;
mod content;
mod difference;
pub mod facts;
mod import;
mod index;
mod indicator;
mod initiative;
pub mod life;
mod merge;
mod ordering;
mod pages;
mod person;
mod plan;
mod priority;
mod stage;
mod status;
mod store;
mod tree;
mod vocabulary;
mod when;

pub use import::{import_indicators, import_plan};
pub use indicator::{INDICATOR, Indicator, TargetRow};
pub use initiative::{Activity, INITIATIVE, Initiative, Leaf, Responsible, Task};
pub use pages::room;
pub use plan::{PLAN, Part, PartLevel, Plan};
pub use stage::Stage;
pub use status::StatusKind;
pub use when::{Repeat, When, due, read as read_when};
