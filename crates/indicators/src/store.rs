//! All SQL of the room.

mod counts;
mod definitions;
mod fetch;
mod hand_off;
mod rows;
mod series;

pub(crate) use counts::*;
pub(crate) use definitions::*;
pub(crate) use fetch::*;
pub(crate) use hand_off::*;
pub(crate) use rows::*;
pub(crate) use series::{
    current, group_names, has_examples, latest_period, subjects_of, totals, totals_of_period, versions,
    whole_of_period,
};
pub use series::{name_group, put_values};
