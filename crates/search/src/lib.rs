//! Finding things: one index over all records on both engines, kept in the same transaction as the data, and
//! the page with the one search box.
//!
//! Texts are normalised by `swedish`, so both engines give the same hits. Rooms put their records in; it must
//! not know what a record is.

mod entry;
mod finding;
mod pages;
mod store;

pub use entry::{Entry, put, put_all, remove};
pub use finding::{Count, Found, Hit, Search, find};
pub use pages::room;
pub use store::{Stray, condition, copy_entries, out_of_step, seen, strays};
