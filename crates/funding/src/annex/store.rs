//! All SQL about annexes.

mod annexes;
mod parts;
mod projects;

pub(crate) use annexes::*;
pub(crate) use parts::*;
pub(crate) use projects::*;
