//! All SQL of the room.

mod bulks;
mod comments;
mod joined;
mod mine;
mod ordering;
mod plans;
mod rollovers;
mod tree;
mod versions;
mod who;
mod words;
mod work;
mod write;

pub(crate) use bulks::*;
pub(crate) use comments::*;
pub(crate) use joined::*;
pub(crate) use mine::*;
pub(crate) use ordering::*;
pub(crate) use plans::*;
pub(crate) use rollovers::*;
pub(crate) use tree::*;
pub(crate) use versions::*;
pub(crate) use who::*;
pub(crate) use words::*;
pub(crate) use work::*;
pub(crate) use write::*;
