//! All SQL of the room.

mod accounts;
mod audit;
mod invitations;
mod organisations;
mod records;

pub(crate) use accounts::*;
pub(crate) use audit::*;
pub(crate) use invitations::*;
pub(crate) use organisations::*;
pub(crate) use records::*;
