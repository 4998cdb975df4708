//! What the typesetter may see: the one template, the fonts that come with the program, and the report's own
//! data. No file, no package, no network, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::PdfError;

const TEMPLATE: &str = include_str!("report.typ");

/// Source Sans 3 (SIL Open Font License 1.1; `fonts/LICENSE.md`).
pub(crate) const FONTS: [&[u8]; 3] = [
    include_bytes!("../../fonts/SourceSans3-Regular.otf"),
    include_bytes!("../../fonts/SourceSans3-Semibold.otf"),
    include_bytes!("../../fonts/SourceSans3-It.otf"),
];

static LOADED: LazyLock<(Vec<Font>, LazyHash<FontBook>)> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
    let book = FontBook::from_fonts(&fonts);
    (fonts, LazyHash::new(book))
});

pub(super) struct Desk {
    library: LazyHash<Library>,
    source: Source,
}

impl Desk {
    pub(super) fn new(inputs: Dict) -> Result<Desk, PdfError> {
        // A constant path: the typesetter remembers every path it was ever given.
        let path = VirtualPath::new("report.typ").map_err(|error| PdfError(error.to_string()))?;
        let id = FileId::new(RootedPath::new(VirtualRoot::Project, path));
        let library = Library::builder().with_inputs(inputs).build();
        Ok(Desk { library: LazyHash::new(library), source: Source::new(id, TEMPLATE.to_string()) })
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &LOADED.1
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        LOADED.0.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Is there a letter for it in the report's typeface?
pub(super) fn has_letter(c: char) -> bool {
    LOADED.0.first().is_some_and(|font| font.info().coverage.contains(c as u32))
}
