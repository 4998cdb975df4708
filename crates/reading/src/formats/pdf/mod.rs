//! PDF: the page's glyphs and rules → lines, columns, tables and headings, each with its page and box.
//!
//! The layout is worked out here from what is drawn (see `docs/reading.md`); what the text means is not known.

mod cells;
mod columns;
mod flow;
mod furniture;
mod glyphs;
mod grid;
mod lines;
mod outcome;
mod roles;
mod rows;
mod unruled;
mod words;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};
use kurbo::Rect;

use super::Content;
use crate::MAX_BYTES;
use crate::contract::Words;
use flow::Leaf;
use glyphs::Sheet;

/// More pages than any plan or list has.
const MOST_PAGES: usize = 2_000;
/// All the glyphs of a file.
const MOST_GLYPHS: usize = 30_000_000;
/// Longer than any honest file needs.
const MOST_TIME: Duration = Duration::from_secs(90);

/// Whether bytes are a PDF: its mark stands at their beginning or near it.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    head.windows(5).any(|five| five == b"%PDF-")
}

pub(super) fn read(bytes: &[u8]) -> Result<Content, Words> {
    if bytes.len() > MAX_BYTES {
        return Err(outcome::too_large());
    }
    // What reads the format was written by others for files of the wild: its panics are an answer too.
    catch_unwind(AssertUnwindSafe(|| leaves(bytes)))
        .unwrap_or_else(|_| Err(outcome::broken()))
        .map(outcome::content)
}

/// Every page as laid out, one after the other.
fn leaves(bytes: &[u8]) -> Result<Vec<Leaf>, Words> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => outcome::locked(),
        LoadPdfError::Invalid => outcome::broken(),
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(outcome::no_pages());
    }
    if pages.len() > MOST_PAGES {
        return Err(outcome::too_many_pages(pages.len(), MOST_PAGES));
    }
    let started = Instant::now();
    let cache = InterpreterCache::new();
    let mut leaves = Vec::with_capacity(pages.len());
    let mut glyphs = 0;
    for page in pages.iter() {
        let sheet = drawn(page, &pdf, &cache);
        glyphs += sheet.glyphs.len();
        if started.elapsed() > MOST_TIME || glyphs > MOST_GLYPHS {
            return Err(outcome::too_much());
        }
        leaves.push(flow::leaf(sheet));
    }
    furniture::remove(&mut leaves);
    Ok(leaves)
}

/// What a page draws; a page that the interpreter cannot take gives what it drew until then.
fn drawn<'a>(page: &Page<'a>, pdf: &'a Pdf, cache: &InterpreterCache<'a>) -> Sheet {
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut sheet = Sheet::new(page, bounds);
    let settings = InterpreterSettings::default();
    let place = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(place, bounds, cache, pdf.xref(), settings);
    let run = AssertUnwindSafe(|| interpret_page(page, &mut context, &mut sheet));
    let whole = catch_unwind(run).is_ok();
    sheet.overflow |= !whole;
    sheet
}
