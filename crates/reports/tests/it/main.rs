//! What Bygd writes, Bygd reads.
#![expect(clippy::unwrap_used, reason = "tests")]

mod pages;
mod round_trip;
mod sample;
