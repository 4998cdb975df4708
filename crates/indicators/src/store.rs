//! All SQL of the room.

mod definitions;
mod rows;
mod series;

pub(crate) use definitions::*;
pub(crate) use rows::*;
pub use series::put_values;
pub(crate) use series::{latest_period, subjects, totals, totals_of_period, versions};
