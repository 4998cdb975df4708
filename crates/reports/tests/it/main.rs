//! What Bygd writes, Bygd reads.
#![expect(clippy::unwrap_used, reason = "tests")]

mod round_trip;
