//! The room plan on both engines.

#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

mod demo;
mod editing;
mod importing;
mod life;
mod pages;
mod setup;
mod work;
mod years;
