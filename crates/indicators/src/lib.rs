//! Indicators (nyckeltal): what plans are measured with, their targets in the plan's own words.
//!
//! Doors: [`room`] for the site, [`import_indicators`] and [`follow_import`] for documents, [`facts`] for
//! reports and other rooms. It must not know who answers for an initiative, nor what follow-up and reports
//! say of an indicator.

mod aggregate;
mod decimal;
mod definition;
pub mod facts;
mod import;
mod index;
mod indicator;
mod judge;
mod pace;
mod pages;
mod period;
mod series;
mod standing;
mod store;
mod value;

pub use aggregate::{Aggregate, Aggregation, Part, aggregate};
pub use decimal::Decimal;
pub use definition::{DEFINITION, Definition, DefinitionFields, SourceKind, Subject};
pub use import::{follow_import, import_indicators};
pub use indicator::{Gauge, INDICATOR, Indicator, TargetRow};
pub use judge::{Measure, Verdict, judge, overall};
pub use pace::{Pace, pace};
pub use pages::room;
pub use period::{Period, PeriodKind};
pub use series::{Break, Direction, Point, Series};
pub use standing::{Standing, standings};
pub use store::put_values;
pub use value::{Bringing, Flag, NewValue, Origin, ValueRow, Written};
