//! The room plan on both engines.

#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

mod demo;
mod importing;
mod pages;
mod setup;
mod work;
