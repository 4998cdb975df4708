//! A report as PDF: tagged, PDF/UA-1 and PDF/A-2a, as the typesetter itself checks. It must not know what the
//! report is about.

mod printed;
mod world;

pub(crate) use world::FONTS;

use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::document::Document;
use world::Desk;

/// Why there is no PDF: the typesetter's own words.
#[derive(Debug, thiserror::Error)]
#[error("the PDF could not be made: {0}")]
pub struct PdfError(String);

impl PdfError {
    fn of(diagnostics: &[SourceDiagnostic]) -> PdfError {
        let told = |one: &SourceDiagnostic| {
            let hints = one.hints.iter().map(|hint| format!(" ({})", hint.v));
            std::iter::once(one.message.to_string()).chain(hints).collect::<String>()
        };
        PdfError(diagnostics.iter().map(told).collect::<Vec<_>>().join("; "))
    }
}

/// The report as a PDF's bytes. The same report gives the same bytes.
///
/// It takes seconds and some 250 MB for sixty pages: callers do it outside a request, in a process
/// that can be ended.
pub fn pdf(document: &Document) -> Result<Vec<u8>, PdfError> {
    let desk = Desk::new(printed::inputs(document)?)?;
    let made = typeset(&desk, document);
    // The typesetter keeps all that it has laid out until it is told that nobody comes back for it.
    comemo::evict(0);
    made
}

fn typeset(desk: &Desk, document: &Document) -> Result<Vec<u8>, PdfError> {
    let laid_out: PagedDocument = typst::compile(desk).output.map_err(|errors| PdfError::of(&errors))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|error| PdfError(error.message().to_string()))?;
    let made = document.made;
    let midnight = Datetime::from_ymd_hms(
        made.year().into(),
        made.month().unsigned_abs(),
        made.day().unsigned_abs(),
        0,
        0,
        0,
    );
    let options = PdfOptions {
        ident: Smart::Custom(format!("{} {} {made}", document.publisher, document.title)),
        creator: Smart::Custom(Some("Bygd".to_string())),
        timestamp: midnight.map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&laid_out, &options).map_err(|errors| PdfError::of(&errors))
}
