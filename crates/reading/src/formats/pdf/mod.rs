//! PDF: the page's glyphs and rules → lines, columns, tables and headings, each with its page and box.
//!
//! The layout is worked out here from what is drawn (see `docs/reading.md`); what the text means is not
//! known.

mod aligned;
mod bands;
mod cells;
mod columns;
mod flow;
mod furniture;
mod glyphs;
mod grid;
mod lines;
mod nesting;
mod outcome;
mod over_pages;
mod picture;
mod roles;
mod rows;
mod seam;
mod seen;
mod tags;
#[cfg(test)]
mod tests;
mod turn;
mod unruled;
mod words;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};
use kurbo::Rect;

use super::Content;
use crate::contract::{Place, Words};
use crate::page::Line;
use crate::seen::SeenPage;
use flow::Leaf;
use glyphs::Sheet;
use nesting::{DEEPEST, DEEPEST_IN_FILE, is_too_deep, is_too_deep_inside};
pub use picture::PagePicture;
pub(super) use picture::draw;

/// More pages than any plan or list has.
const MOST_PAGES: usize = 2_000;
/// All the glyphs of a file.
const MOST_GLYPHS: usize = 30_000_000;
/// Longer than any honest file needs, and any honest page.
const MOST_TIME: Duration = Duration::from_secs(60);
const MOST_TIME_ON_A_PAGE: Duration = Duration::from_secs(4);
/// The glyphs of a tagged file are held until all pages are drawn; of a larger one the tags are left.
const MOST_TAGGED: usize = 2_000_000;
/// So many pages may take too long.
const MOST_LATE: usize = 2;
/// Room for what reads the format to call itself that deep.
const STACK: usize = 128 * 1024 * 1024;

/// Lines with the place of each.
type Placed = (Vec<Line>, Vec<Place>);

/// Reads a PDF; on the pages of `seen` stand the words that were recognised there.
pub(super) fn read(bytes: &[u8], seen: &[SeenPage]) -> Result<Content, Words> {
    if is_too_deep(bytes, DEEPEST_IN_FILE) || is_too_deep_inside(bytes, DEEPEST_IN_FILE) {
        return Err(outcome::broken());
    }
    // What reads the format was written by others for files of the wild: its panics are an answer too.
    let task = || catch_unwind(AssertUnwindSafe(|| leaves(bytes, seen)));
    let done = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, task);
        thread.ok().and_then(|thread| thread.join().ok()).and_then(Result::ok)
    });
    let (leaves, tagged) = done.unwrap_or_else(|| Err(outcome::broken()))?;
    let cut_short = !bytes[bytes.len().saturating_sub(2048)..].windows(5).any(|five| five == b"%%EOF");
    if cut_short && leaves.iter().all(|leaf| leaf.signs == 0) {
        return Err(outcome::broken());
    }
    Ok(outcome::content(&leaves, tagged, seen))
}

/// Every page as laid out, one after the other; and the document's lines where its tags tell them.
fn leaves(bytes: &[u8], seen: &[SeenPage]) -> Result<(Vec<Leaf>, Option<Placed>), Words> {
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
    let until = Instant::now() + MOST_TIME;
    let cache = InterpreterCache::new();
    let mut leaves = Vec::with_capacity(pages.len());
    let (mut glyphs, mut late) = (0, 0);
    let mut columns = Vec::new();
    let mut tagged = tags::tree(&pdf).map(|tree| (tree, Vec::new()));
    for (number, page) in (1..).zip(pages.iter()) {
        let until = until.min(Instant::now() + MOST_TIME_ON_A_PAGE);
        let mut sheet = drawn(page, &pdf, &cache, until, tagged.is_some());
        if let Some(seen) = seen.iter().find(|one| one.page == number) {
            seen::put(&mut sheet, seen);
        }
        glyphs += sheet.glyphs.len();
        late += usize::from(sheet.overflow);
        if Instant::now() > until || glyphs > MOST_GLYPHS || late > MOST_LATE {
            return Err(outcome::too_much());
        }
        tagged = tagged.filter(|_| glyphs <= MOST_TAGGED);
        if let Some((_, sheets)) = &mut tagged {
            sheets.push(sheet.copy());
        }
        leaves.push(flow::leaf(sheet, &mut columns));
    }
    let Some((tree, sheets)) = tagged else {
        furniture::remove(&mut leaves);
        return Ok((leaves, None));
    };
    let before = tags::texts(&leaves);
    furniture::remove(&mut leaves);
    let lines = tags::lines(tree, &sheets, &leaves, &before);
    Ok((leaves, lines))
}

/// What a page draws; a page that the interpreter cannot take gives what it drew until then.
fn drawn<'a>(
    page: &Page<'a>,
    pdf: &'a Pdf,
    cache: &InterpreterCache<'a>,
    until: Instant,
    is_tagged: bool,
) -> Sheet {
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut sheet = Sheet::new(page, bounds, until);
    sheet.open = is_tagged.then(Vec::new);
    let place = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(place, bounds, cache, pdf.xref(), InterpreterSettings::default());
    if page.page_stream().is_some_and(|stream| is_too_deep(stream, DEEPEST)) {
        sheet.overflow = true;
        return sheet;
    }
    let whole = catch_unwind(AssertUnwindSafe(|| interpret_page(page, &mut context, &mut sheet))).is_ok();
    sheet.overflow |= !whole;
    sheet
}
