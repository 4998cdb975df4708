//! Reading: bytes → blocks → candidates → readings with proof.
//!
//! It turns a document that an office already has into structured facts, says for every field how sure it is,
//! and proves what it can by the document's own arithmetic. It knows kinds of evidence, never one particular
//! file. It must not know the database, HTTP, or which organisation the document belongs to.
//!
//! Doors: [`read_bytes`] for one file's bytes, [`read_files`] for a run of several, [`for_person`] for the
//! same as text for a person, [`contract`] for what comes out.

pub mod contract;
mod decode;
mod formats;
mod grants;
mod page;
mod person;
mod place;
mod plan;
mod profile;
mod publisher;
mod seen;

use serde::{Deserialize, Serialize};
use serde_json::Map;
use sha2::{Digest, Sha256};

pub use contract::Reading;
use contract::{Document, FileReading, Finding, Place, Severity, Source, Words};
use formats::Content;
pub use formats::PagePicture;
pub use person::{Language, for_person};
pub use plan::target;
pub use profile::{LARGEST_PROFILE, Layout, LayoutColumn, PROFILE_VERSION, Profile, ProfileColumn, Told};
pub use seen::{RECOGNISED, SeenPage, SeenWord};

/// Larger files are refused with a clear message.
pub const MAX_BYTES: usize = 100 * 1024 * 1024;
/// The version of the contract that [`Reading`] follows.
pub const CONTRACT_VERSION: u32 = 1;

/// How far a run has come, in bytes of the current file; `done` never falls and ends at `total`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: u64,
    pub total: u64,
}

/// Puts a file's own places where the reader wrote line numbers.
type Locate = fn(&mut Reading, &[Place]);

/// A document found in a file. Pointers of the findings are relative to the document, files are 0.
pub(crate) struct Found {
    pub document: Document,
    pub findings: Vec<Finding>,
}

/// SHA-256 of a file's bytes in lower-case hexadecimal, as in [`contract::Source`].
pub fn hash_of(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// What is known of a file besides its bytes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// What people have said of some layouts.
    #[serde(default)]
    pub profiles: Vec<Profile>,
    /// What was recognised on pages that are pictures.
    #[serde(default)]
    pub seen: Vec<SeenPage>,
}

/// A reading with what is shown beside it.
pub struct Shown {
    pub reading: Reading,
    pub layouts: Vec<Layout>,
    /// The file's text: a text file's own, else one line for each that the reader made of it, a row's cells
    /// with tabs between. Empty if the file cannot be read.
    pub text: String,
}

/// The text of a file as it can be shown beside its reading, or why it cannot be read: see [`Shown`].
pub fn text_of(name: &str, bytes: &[u8]) -> Result<String, Words> {
    text_in(&formats::open(name, bytes, &[])?, bytes)
}

fn text_in(content: &Content, bytes: &[u8]) -> Result<String, Words> {
    if content.file_lines.is_some() {
        return decode::decode(bytes);
    }
    Ok(texts(&content.lines).join("\n"))
}

/// The lines that the reader makes of a file before it looks for meaning, a row's cells with tabs between; or
/// why it cannot be read.
pub fn lines_of(name: &str, bytes: &[u8]) -> Result<Vec<String>, Words> {
    formats::open(name, bytes, &[]).map(|content| texts(&content.lines))
}

fn texts(lines: &[page::Line]) -> Vec<String> {
    lines.iter().map(|line| format!("{}{}", line.lead, line.text)).collect()
}

/// A page of a PDF, counted from 1, drawn from its own text and lines; `None` if the file is no PDF.
pub fn picture(bytes: &[u8], page: u32) -> Option<Result<PagePicture, Words>> {
    formats::picture(bytes, page)
}

/// Reads one file's bytes. `name` is what the output calls it. Never fails: what cannot be read says so in
/// `error`.
pub fn read_bytes(name: &str, bytes: &[u8], progress: &dyn Fn(Progress)) -> Reading {
    read_with(name, bytes, &Known::default(), progress).0
}

/// The same with what is known of the file; also gives the layouts of the lists that were met.
pub fn read_with(
    name: &str,
    bytes: &[u8],
    known: &Known,
    progress: &dyn Fn(Progress),
) -> (Reading, Vec<Layout>) {
    progress(Progress { done: 0, total: bytes.len() as u64 });
    let opened = formats::open(name, bytes, &known.seen);
    read(name, bytes, (opened.as_ref(), known), (progress, place::locate))
}

/// As [`read_with`], but every place also tells the lines of the text that comes with it, whatever the
/// format.
pub fn read_shown(name: &str, bytes: &[u8], known: &Known) -> Shown {
    let opened = formats::open(name, bytes, &known.seen);
    let text = opened.as_ref().map_err(Clone::clone).and_then(|content| text_in(content, bytes));
    let (mut reading, layouts) =
        read(name, bytes, (opened.as_ref(), known), (&|_| {}, place::locate_in_text));
    if let (Err(words), Some(file)) = (&text, reading.files.first_mut()) {
        file.error.get_or_insert_with(|| words.clone());
    }
    Shown { reading, layouts, text: text.unwrap_or_default() }
}

fn read(
    name: &str,
    bytes: &[u8],
    (opened, known): (Result<&Content, &Words>, &Known),
    (progress, locate): (&dyn Fn(Progress), Locate),
) -> (Reading, Vec<Layout>) {
    let total = bytes.len() as u64;
    let tell = |tenths: u64| progress(Progress { done: total / 10 * tenths, total });
    tell(1);
    let mut source = Source {
        name: name.to_string(),
        media_type: None,
        sha256: Some(hexadecimal(&Sha256::digest(bytes))),
        pages: None,
        lines: None,
    };
    let content = match opened {
        Ok(content) => content,
        Err(words) => return (refused(source, words.clone()), Vec::new()),
    };
    source.media_type = Some(content.media_type.to_string());
    source.pages = content.pages;
    source.lines = content.file_lines;
    tell(3);
    let mut mapping = profile::Mapping { profiles: &known.profiles, layouts: Vec::new() };
    let found = found_in(&content.lines, &mut mapping, &tell);
    let layouts = mapping.into_layouts(!found.is_empty());
    let mut reading = assemble(source, found, content.findings.clone());
    locate(&mut reading, &content.places);
    if !known.seen.is_empty() {
        seen::humble(&mut reading);
    }
    progress(Progress { done: total, total });
    (reading, layouts)
}

/// The documents that the lines hold, in the order in which they begin.
fn found_in(lines: &[page::Line], mapping: &mut profile::Mapping, tell: &dyn Fn(u64)) -> Vec<Found> {
    let mut found = grants::read(lines, mapping);
    let tables = tables_of(&found);
    tell(7);
    // Where nearly every line is a row of such a table, there is nothing left to look through.
    let plans = if is_mostly(lines, &tables) { Vec::new() } else { plan::read(lines, !found.is_empty()) };
    found.extend(plans.into_iter().filter(|one| !is_within(&one.document, &tables)));
    found.sort_by_key(|one| first_line(&one.document));
    found
}

/// Reads several files of one run into one reading; each has a name and its bytes.
pub fn read_files<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    progress: &dyn Fn(Progress),
) -> Reading {
    let readings = files.into_iter().map(|(name, bytes)| read_bytes(name, bytes, progress));
    merge(readings)
}

/// A file that could not be opened at all, with the reason for a person.
pub fn unopened(name: &str, reason: Words) -> Reading {
    let source = Source { name: name.to_string(), media_type: None, sha256: None, pages: None, lines: None };
    refused(source, reason)
}

/// Joins readings of one run: the file numbers in findings are shifted.
pub fn merge(readings: impl IntoIterator<Item = Reading>) -> Reading {
    let mut whole = Reading { reading: CONTRACT_VERSION, ..Reading::default() };
    for mut reading in readings {
        let shift = whole.files.len();
        for place in reading.findings.iter_mut().flat_map(|finding| &mut finding.places) {
            let own = format!("/files/{}", place.file);
            place.file += shift;
            if let Some(rest) = place.pointer.strip_prefix(&own) {
                place.pointer = format!("/files/{}{rest}", place.file);
            }
        }
        whole.files.append(&mut reading.files);
        whole.findings.append(&mut reading.findings);
    }
    whole
}

/// The pages that are pictures, counted from 1, of which nothing was read.
pub fn pages_without_text(reading: &Reading) -> Vec<u32> {
    let told = reading.findings.iter().filter(|finding| finding.rule == "no-text-layer");
    let pages = told.filter_map(|finding| finding.values.get("pages")?.as_array());
    pages.flatten().filter_map(|page| page.as_u64()?.try_into().ok()).collect()
}

fn refused(source: Source, error: Words) -> Reading {
    let file = FileReading { source, error: Some(error), documents: Vec::new() };
    Reading { reading: CONTRACT_VERSION, files: vec![file], findings: Vec::new() }
}

fn assemble(source: Source, found: Vec<Found>, mut findings: Vec<Finding>) -> Reading {
    let mut documents = Vec::new();
    if found.is_empty() && findings.is_empty() {
        findings.push(nothing_recognised(&source.name));
    }
    for (index, one) in found.into_iter().enumerate() {
        documents.push(one.document);
        for mut finding in one.findings {
            for place in &mut finding.places {
                place.pointer = format!("/files/0/documents/{index}{}", place.pointer);
            }
            findings.push(finding);
        }
    }
    let file = FileReading { source, error: None, documents };
    Reading { reading: CONTRACT_VERSION, files: vec![file], findings }
}

fn nothing_recognised(name: &str) -> Finding {
    let place = contract::FindingPlace { file: 0, pointer: "/files/0".to_string(), at: Vec::new() };
    Finding {
        rule: "nothing-recognised".to_string(),
        severity: Severity::Note,
        message: Words::new(
            format!("Inget känt slag av dokument hittades i {name}."),
            format!("No known kind of document was found in {name}."),
        ),
        places: vec![place],
        values: Map::new(),
    }
}

/// The lines of the tables of granted projects.
fn tables_of(found: &[Found]) -> Vec<[u32; 2]> {
    let lists = found.iter().filter_map(|one| match &one.document {
        Document::Grants(grants) => Some(grants),
        _ => None,
    });
    lists
        .flat_map(|grants| &grants.tables)
        .flat_map(|table| &table.at)
        .filter_map(|place| place.lines)
        .collect()
}

/// Nine of ten lines with text are within the tables.
fn is_mostly(lines: &[page::Line], tables: &[[u32; 2]]) -> bool {
    let filled = lines.iter().filter(|line| !line.is_blank()).count();
    let inside: usize = tables
        .iter()
        .map(|[first, last]| {
            let start = lines.partition_point(|line| line.number < *first);
            lines[start..]
                .iter()
                .take_while(|line| line.number <= *last)
                .filter(|line| !line.is_blank())
                .count()
        })
        .sum();
    filled > 0 && inside * 10 >= filled * 9
}

/// A plan most of whose initiatives are rows of those tables is the same list read once more.
fn is_within(document: &Document, tables: &[[u32; 2]]) -> bool {
    let Document::Plan(plan) = document else { return false };
    let sections = plan.chapters.iter().flat_map(|chapter| &chapter.sections);
    let lines =
        sections.flat_map(|section| &section.initiatives).flat_map(|one| &one.at).filter_map(|at| at.lines);
    let (mut inside, mut all) = (0usize, 0usize);
    for [first, last] in lines {
        all += 1;
        inside += usize::from(tables.iter().any(|[from, to]| *from <= first && last <= *to));
    }
    inside * 2 > all
}

fn first_line(document: &Document) -> u32 {
    let at: &[Place] = match document {
        Document::Grants(grants) => &grants.at,
        Document::Aggregates(aggregates) => &aggregates.at,
        Document::Plan(plan) => &plan.at,
        Document::Indicators(indicators) => &indicators.at,
    };
    at.first().and_then(|place| place.lines).map_or(u32::MAX, |[first, _]| first)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
