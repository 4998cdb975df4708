//! Facts as pictures and files: SVG charts, CSV and XLSX.
//!
//! Data in, text or bytes out. It must not know the database, the web, or what the facts mean.

pub mod chart;
mod number;
pub mod sheet;

pub use number::{Language, Measure};
