//! The room on both engines: import, lists, totals, rights, editing.

mod editing;
mod importing;
mod lists;
mod seed;
mod world;
