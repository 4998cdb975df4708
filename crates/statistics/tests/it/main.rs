//! The clients against servers that speak the recorded shapes over real HTTP, and that also misbehave.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod kolada;
mod misbehaviour;
mod pxweb;
mod server;
