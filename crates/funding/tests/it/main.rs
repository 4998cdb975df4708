//! The room on both engines: import, lists, totals, rights, editing.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod annex;
mod compiling;
mod development;
mod editing;
mod importing;
mod lists;
mod seed;
mod world;
