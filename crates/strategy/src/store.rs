//! All SQL of the room.

mod coverage;
mod linked;
mod links;
mod points;
mod strategies;

pub(crate) use coverage::*;
pub(crate) use linked::*;
pub(crate) use links::*;
pub(crate) use points::*;
pub(crate) use strategies::*;

/// Ids in one statement.
const IDS_AT_A_TIME: usize = 500;
