//! Reports: what each one says, and in which files it leaves the house. They read every capability's facts
//! and change none.
//!
//! Doors: [`annex`] and [`plan`] turn facts into documents and sheets. It must not know how a format is
//! written (that is `rendering`), nor how facts are stored.

pub mod annex;
pub mod plan;
mod words;

pub use words::Words;

/// Swedish and English Fluent sources.
pub const TEXTS: (&str, &str) = (include_str!("../locales/sv.ftl"), include_str!("../locales/en.ftl"));
