//! All SQL of the room.

mod indicators;
mod plans;
mod tree;
mod write;

pub(crate) use indicators::*;
pub(crate) use plans::*;
pub(crate) use tree::*;
pub(crate) use write::*;
