//! All SQL of the room.

mod issues;
mod lists;
mod projects;
mod totals;

pub use lists::years;
pub use projects::insert_many;

pub(crate) use issues::*;
pub(crate) use lists::*;
pub(crate) use projects::*;
pub(crate) use totals::*;
