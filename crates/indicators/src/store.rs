//! All SQL of the room.

mod definitions;
mod fetch;
mod hand_off;
mod rows;
mod series;

pub(crate) use definitions::*;
pub(crate) use fetch::*;
pub(crate) use hand_off::*;
pub(crate) use rows::*;
pub use series::put_values;
pub(crate) use series::{latest_period, subjects, totals, totals_of_period, versions};
