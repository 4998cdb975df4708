//! Operational plans (verksamhetsplaner): chapters, sections, initiatives, activities; who, when and how
//! important.
//!
//! Doors: [`room`] for the site, [`import_plan`] for documents, [`bulk`] for large made-up data, [`facts`]
//! for reports and other rooms, [`evidence`] for records that were read from the same documents. It must not
//! know projects and money, nor what indicators, follow-up and reports will say of a plan.

mod activity_lines;
pub mod bulk;
mod content;
mod difference;
pub mod facts;
mod hand_over;
mod import;
mod index;
mod initiative;
pub mod joined;
pub mod life;
pub mod listed;
pub mod naming;
mod ordering;
mod pages;
mod person;
mod plan;
mod priority;
mod rollover;
mod rollover_steps;
pub mod sample;
mod share;
mod stage;
mod status;
mod store;
mod tree;
mod vocabulary;
mod wheel;
mod when;
pub mod who;
mod work;

use documents::merge;
pub use import::{import_plan, series_of};
pub use initiative::{Activity, INITIATIVE, Initiative, Leaf, Responsible, Task};
pub use pages::{evidence, room, typed_day};
pub use plan::{IN_PLAN, PLAN, Part, PartLevel, Plan};
pub use stage::Stage;
pub use status::StatusKind;
pub use when::{Repeat, When, due, read as read_when};
pub use work::{tick, untick};
