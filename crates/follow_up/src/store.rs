//! All SQL about rounds and answers.

mod answers;
mod rounds;
mod versions;

pub(crate) use answers::*;
pub(crate) use rounds::*;
pub(crate) use versions::*;
