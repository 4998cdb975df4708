//! The room strategy on both engines.

#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

mod coverage;
mod developments;
mod linking;
mod strategies;
mod world;
