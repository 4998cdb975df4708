//! Letters on both engines, to a mail server that takes, refuses, delays and drops.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod sending;
mod server;
mod site;
