//! Indicators (nyckeltal): what plans are measured with, their targets in the plan's own words.
//!
//! Doors: [`room`] for the site, [`import_indicators`] and [`follow_import`] for documents, [`facts`] for
//! reports and other rooms, [`sources_room`] and [`handlers`] for what is fetched from outside,
//! [`files_room`] for series that come in as files, [`NIGHT`] for what is done every night. It must not know
//! who answers for an initiative, nor what follow-up and reports say of an indicator.

mod aggregate;
pub mod bulk;
pub mod counters;
mod decimal;
mod definition;
pub mod facts;
mod fetch;
mod hand_off;
mod import;
mod index;
mod indicator;
mod jobs;
mod judge;
mod nightly;
mod pace;
mod pages;
mod period;
mod series;
mod series_file;
mod sources;
mod standing;
mod store;
mod value;

pub use aggregate::{Aggregate, Aggregation, Part, aggregate};
pub use decimal::Decimal;
pub use definition::{DEFINITION, Definition, DefinitionFields, SourceKind, Subject};
pub use hand_off::HandOffRow;
pub use import::{follow_import, import_indicators};
pub use indicator::{Gauge, INDICATOR, Indicator, TargetRow};
pub use jobs::handlers;
pub use judge::{Measure, Verdict, judge, overall};
pub use nightly::NIGHT;
pub use pace::{Pace, pace};
pub use pages::{files_room, hand_off_href, room, sources_room};
pub use period::{Period, PeriodKind};
pub use series::{Break, Direction, Point, Series};
pub use sources::Sources;
pub use standing::{Standing, standings};
pub use store::{name_group, put_values};
pub use value::{Bringing, Flag, NewValue, Origin, ValueRow, Written};
