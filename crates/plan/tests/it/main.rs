//! The room plan on both engines.

mod importing;
mod pages;
mod setup;
