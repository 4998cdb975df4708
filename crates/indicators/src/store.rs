//! All SQL of the room.

mod rows;

pub(crate) use rows::*;
