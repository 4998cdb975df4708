//! The room follow_up on both engines.

#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

mod annual;
mod answering;
mod closing;
mod rounds;
mod setup;
mod years;
