//! All SQL of the room.

mod indicators;
mod mine;
mod ordering;
mod plans;
mod tree;
mod versions;
mod words;
mod write;

pub(crate) use indicators::*;
pub(crate) use mine::*;
pub(crate) use ordering::*;
pub(crate) use plans::*;
pub(crate) use tree::*;
pub(crate) use versions::*;
pub(crate) use words::*;
pub(crate) use write::*;
