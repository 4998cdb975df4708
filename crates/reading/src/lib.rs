//! Reading: bytes → blocks → candidates → readings with proof.
//!
//! It turns a document that an office already has into structured facts, says for every field how sure it is, and
//! proves what it can by the document's own arithmetic. It knows kinds of evidence, never one particular file. It
//! must not know the database, HTTP, or which organisation the document belongs to.
//!
//! Doors: [`read_file`] for one file's bytes, [`read_all`] for a run of several, [`contract`] for what comes out.

pub mod contract;
mod decode;
mod page;

pub use contract::Reading;
