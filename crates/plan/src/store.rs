//! All SQL of the room.

mod mine;
mod plans;
mod tree;
mod who;
mod work;
mod write;

pub(crate) use mine::*;
pub(crate) use plans::*;
pub(crate) use tree::*;
pub(crate) use who::*;
pub(crate) use work::*;
pub(crate) use write::*;
