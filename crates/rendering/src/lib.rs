//! Facts as pictures and files: SVG charts, tables as CSV and XLSX, reports as PDF, DOCX and HTML.
//!
//! Data in, text or bytes out. It must not know the database, the web, or what the facts mean.

pub mod chart;
pub mod document;
mod docx;
mod html;
mod image;
mod number;
mod pdf;
mod picture;
pub mod sheet;
mod shown;

pub use docx::{DocxError, docx};
pub use html::html;
pub use image::{Image, ImageError, LARGEST_IMAGE};
pub use number::{Language, Measure};
pub use pdf::{PdfError, pdf};
