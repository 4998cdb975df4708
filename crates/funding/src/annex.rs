//! The annual annex (*årsbilaga*): which projects the sub-regions of a region were granted in a year, with
//! totals that the printed lists lack, what looked odd, and which priority issues have no money.
//!
//! [`Content`] is what one annex says, without database and screen: pages, files and sealed versions are all
//! made of it. This part of the room must not know how a document is laid out.

mod compile;
mod content;
mod coverage;
mod difference;
mod live;
mod pages;
mod place;
mod record;
mod seal;
mod stage;
mod steps;
mod store;
mod totals;

pub use compile::{Compiled, broken_seals, content_of_annex, content_of_version, part_now};
pub use content::{Content, Note, Part, Row};
pub use coverage::{Coverage, IssueLine};
pub use difference::{Difference, FieldChange, PartDifference, RowChange, difference};
pub use live::{Scope, content_of, has_more_than};
pub use record::{ANNEX, Annex, AnnexDraft, AnnexPart, Submission, Version};
pub use stage::{PartState, Stage};
pub use steps::Step;
pub use totals::{Table, ThemeTotals};

pub(crate) use pages::{nav, panels, routes};
pub(crate) use place::KIND;
