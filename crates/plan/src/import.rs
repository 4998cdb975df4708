//! Plans as read from a document, into the tables.
//!
//! The same document twice changes nothing; a corrected one changes what differs and withdraws what is gone;
//! what a person has edited stays until the document says something new (see [`documents::merge`]). The
//! caller owns the transaction.

mod document;
mod initiatives;
mod parts;
mod plans;

use documents::{Ledger, broken, fields_of, gone, source, without_position};

pub(crate) use documents::json;
pub(crate) use initiatives::{mark_main, people, row_of};
pub use plans::{import_plan, series_of};
