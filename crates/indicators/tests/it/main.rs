//! The room indicators on both engines.

#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

mod counting;
mod county;
mod fetching;
mod series;
mod setup;
mod tables;
