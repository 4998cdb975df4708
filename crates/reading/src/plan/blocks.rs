//! Lines to blocks: paragraphs, labels, bullets, headers, numbered headings, tables with separators.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::pattern;
use super::prose;
use super::seams;
use super::vocabulary::{self, Part};
use crate::page::Line;
use crate::publisher::publisher;

/// One printed row with text.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub line: u32,
    pub text: String,
    pub indent: usize,
    /// Blank lines before it.
    pub blanks: u32,
    pub starts_page: bool,
}

/// A column of a header row: what it holds, and its word as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub part: Option<Part>,
    pub word: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// A text after a label and a colon; the part is `None` for labels that no field takes.
    Label {
        part: Option<Part>,
        word: String,
    },
    Bullet,
    Header(Vec<Column>),
    /// A heading's number, such as "3" or "3.2".
    Numbered(String),
    PageNumber,
    /// Rows whose cells are told apart by tabs, bars or wide gaps.
    Table,
}

#[derive(Clone, Debug)]
pub(super) struct Block {
    pub kind: Kind,
    pub rows: Vec<Row>,
    /// The text without bullet glyph, label or number.
    pub text: String,
}

impl Block {
    pub fn first(&self) -> u32 {
        self.rows.first().map_or(0, |row| row.line)
    }

    pub fn last(&self) -> u32 {
        self.rows.last().map_or(0, |row| row.line)
    }

    pub fn indent(&self) -> usize {
        self.rows.first().map_or(0, |row| row.indent)
    }

    pub fn blanks(&self) -> u32 {
        self.rows.first().map_or(0, |row| row.blanks)
    }

    /// All of it as printed, in one line.
    pub fn printed(&self) -> String {
        prose::join(self.rows.iter().map(|row| row.text.as_str()))
    }

    /// Short, and shaped as a heading is.
    pub fn is_heading_like(&self) -> bool {
        self.kind == Kind::Text
            && self.rows.len() <= 2
            && prose::length(&self.text) <= 110
            && prose::starts_upper(&self.text)
            && !self.text.ends_with(['.', ';', ',', ':', '!'])
    }
}

static GLYPH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:[•·●○◦▪■□►▶➢➤✓✔‣⁃∙*\u{f0b7}\u{f0a7}\u{f0d8}\u{f0fc}\u{f02d}]\s*|[-–—+o]\s+)(\S.*)$")
});
static NUMBERED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(\S.*)$|^(\d{1,2})[.)]?\s+(\p{Lu}.*)$"));
static NAMED_AREA: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)^(?:kapitel|fokusområde|målområde|insatsområde|innsatsområde|indsatsområde|focus\ area|chapter|
          priority\ area|prioriterat\ område|utvecklingsområde|strategiskt\ område|område|area|mål|goal)\s+
          (\d{1,2})\s*[:.–—-]?\s+(\S.*)$",
    )
});
static LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(\p{L}[\p{L}\p{N} /&-]{1,38}?)\s?(?::(?:\s+|$)|\t\s*|\s{3,})(.*)$"));
static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:(?:sida|sid|page|side|s\.)\s*)?[-–]?\s?\d{1,3}\s?[-–]?(?:\s*(?:\(\d{1,3}\)|",
        r"(?:av|of|/)\s*\d{1,3}))?$",
    ))
});
static SEPARATOR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s{2,}"));

/// The row after its bullet glyph.
fn after_glyph(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    if first.is_alphanumeric() && first != 'o' {
        return None;
    }
    GLYPH.captures(text).and_then(|found| found.get(1)).map(|rest| rest.as_str())
}

/// A label and what follows it. Only a colon makes a label of a word that is not known.
pub(super) fn label(text: &str) -> Option<(Option<Part>, &str, &str)> {
    if !text.contains([':', '\t']) && !text.contains("   ") {
        return None;
    }
    let found = LABEL.captures(text)?;
    let (word, rest) = (found.get(1)?.as_str(), found.get(2)?);
    let part = vocabulary::part(word);
    let colon = text.get(..rest.start()).is_some_and(|head| head.trim_end().ends_with(':'));
    let plausible = prose::starts_upper(word) && word.split(' ').count() <= 4;
    (part.is_some() || (colon && plausible && !rest.as_str().is_empty())).then_some((
        part,
        word,
        rest.as_str(),
    ))
}

pub(super) fn numbered(text: &str) -> Option<(String, String)> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        let early =
            text.split(' ').skip(1).take(2).any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        if text.len() > 200 || !early {
            return None;
        }
        let found = NAMED_AREA.captures(text)?;
        return Some((found.get(1)?.as_str().to_string(), found.get(2)?.as_str().to_string()));
    }
    if !text.contains(char::is_alphabetic) {
        return None;
    }
    let found = NUMBERED.captures(text)?;
    let number = found.get(1).or(found.get(3))?.as_str();
    let title = found.get(2).or(found.get(4))?.as_str();
    title.contains(char::is_alphabetic).then(|| (number.to_string(), title.to_string()))
}

/// Cuts a row at its separators; `None` if it has none. Bars win over tabs, tabs over wide gaps.
pub(super) fn cells(text: &str) -> Option<Vec<String>> {
    let cut: Vec<&str> = if text.contains('|') {
        text.trim_matches('|').split('|').collect()
    } else if text.contains('\t') {
        text.split('\t').collect()
    } else if text.contains("  ") {
        SEPARATOR.split(text).collect()
    } else {
        return None;
    };
    (cut.len() >= 2).then(|| cut.into_iter().map(prose::fold).collect())
}

/// A header row: known words only, or, among separators or capitals, mostly known ones.
pub(super) fn header(text: &str) -> Option<Vec<Column>> {
    if text.len() > 320 || prose::is_ended(text) {
        return None;
    }
    if let Some(cut) = cells(text) {
        let columns: Vec<Column> =
            cut.into_iter().map(|word| Column { part: vocabulary::part(&word), word }).collect();
        let known = columns.iter().filter(|column| column.part.is_some()).count();
        if known >= 2 && known * 2 >= columns.len() {
            return Some(columns);
        }
    }
    spaced_header(text)
}

fn spaced_header(text: &str) -> Option<Vec<Column>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < 3 || words.len() > 14 {
        return None;
    }
    let capitals = words.iter().filter(|word| prose::starts_upper(word)).count();
    let unknown_allowed = if capitals == words.len() { 2 } else { 0 };
    if capitals < 2 {
        return None;
    }
    let mut columns: Vec<Column> = Vec::new();
    let mut unknown = 0;
    let mut index = 0;
    while index < words.len() {
        let longest = (1..=3.min(words.len() - index)).rev().find_map(|count| {
            let word = words.get(index..index + count)?.join(" ");
            vocabulary::part(&word).map(|part| (count, Column { part: Some(part), word }))
        });
        let (count, column) =
            longest.unwrap_or_else(|| (1, Column { part: None, word: words[index].to_string() }));
        unknown += usize::from(column.part.is_none());
        if unknown > unknown_allowed {
            return None;
        }
        columns.push(column);
        index += count;
    }
    let known = columns.len() - unknown;
    (known >= 3 && known > unknown).then_some(columns)
}

/// The rows with text, with a blank line above where a new text begins.
fn rows(lines: &[Line]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut blanks = 0;
    for line in lines {
        if line.is_blank() {
            blanks += 1;
            continue;
        }
        rows.push(Row {
            line: line.number,
            text: line.text.clone(),
            indent: line.indent,
            blanks,
            starts_page: line.starts_page,
        });
        blanks = 0;
    }
    seams::open(&mut rows);
    part_letterhead(lines, &mut rows);
    rows
}

/// The publisher's own line is no part of the text above or below it.
fn part_letterhead(lines: &[Line], rows: &mut [Row]) {
    let at = publisher(lines, lines.len()).and_then(|found| found.line);
    let Some(number) = at.map(|at| lines[at].number) else { return };
    let place = rows.iter().position(|row| row.line == number);
    for at in place.into_iter().flat_map(|at| [at, at + 1]) {
        if let Some(row) = rows.get_mut(at) {
            row.blanks = row.blanks.max(2);
        }
    }
}

/// Cuts lines into blocks.
pub(super) fn cut(lines: &[Line]) -> Vec<Block> {
    let mut pieces: Vec<Vec<Row>> = Vec::new();
    for row in rows(lines) {
        let fresh =
            row.blanks > 0 || row.starts_page || pieces.last().is_none_or(|piece| starts_block(piece, &row));
        match pieces.last_mut() {
            Some(piece) if !fresh => piece.push(row),
            _ => pieces.push(vec![row]),
        }
    }
    let mut joined: Vec<(Kind, Vec<Row>)> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some((kind, rows)) if continues(kind, rows, &piece) => rows.extend(piece),
            _ => joined.push((classify(&piece).0, piece)),
        }
    }
    let blocks = joined.into_iter().map(|(_, rows)| {
        let (kind, text) = classify(&rows);
        Block { kind, rows, text }
    });
    let blocks = blocks.collect();
    gather_tables(name_labels(gather_stacked_headers(blocks)))
}

fn starts_block(piece: &[Row], row: &Row) -> bool {
    let (Some(first), Some(last)) = (piece.first(), piece.last()) else { return true };
    if after_glyph(&row.text).is_some()
        || header(&row.text).is_some()
        || header(&last.text).is_some()
        || label(&row.text).is_some_and(|(part, ..)| part.is_some())
        || cells(&row.text).is_some_and(|cut| cut.len() >= 3)
    {
        return true;
    }
    // Below a label, whatever has the shape of one is another.
    if label(&first.text).is_some()
        && label(&row.text).is_some_and(|(_, word, _)| word.split(' ').count() <= 2)
    {
        return true;
    }
    if prose::is_ended(&last.text) && opens_alone(&row.text) {
        return true;
    }
    let wraps = prose::starts_lower(&row.text) && !prose::is_ended(&last.text);
    if let Some((number, _)) = numbered(&row.text) {
        let sets_out = row.text.contains(". ") || row.text.contains(") ");
        let listed = numbered(&first.text).is_some() && sets_out;
        // After the end of a sentence or a short row, "2. Mark" is a heading without a blank line above it.
        let heads = sets_out
            && (prose::is_ended(&last.text) || prose::length(&last.text) < 40)
            && !prose::is_ended(&row.text)
            && prose::length(&row.text) < 70;
        if (number.contains('.') && !wraps) || listed || heads {
            return true;
        }
    }
    let hangs = row.indent > first.indent && (after_glyph(&first.text).is_some() || row.indent >= 4);
    let under_heading = piece.len() == 1
        && numbered(&first.text).is_some()
        && !prose::is_ended(&first.text)
        && prose::length(&first.text) < 70
        && prose::starts_upper(&row.text);
    let value = is_value(&row.text) && !row.text.ends_with('.');
    if under_heading || (!wraps && !hangs && value != is_value(&last.text)) {
        return true;
    }
    row.indent > last.indent && !wraps && !hangs
}

/// A word such as "Mål" alone on its row: a label that the next row's text belongs to.
fn opens_alone(text: &str) -> bool {
    !text.contains(' ')
        && matches!(
            vocabulary::part(text),
            Some(Part::Purpose | Part::Goal | Part::Activity | Part::FollowUp)
        )
}

/// A piece after a blank line that goes on with the sentence of the block before it.
fn continues(kind: &Kind, rows: &[Row], piece: &[Row]) -> bool {
    let (Some(first), Some(last), Some(row)) = (rows.first(), rows.last(), piece.first()) else {
        return false;
    };
    if row.blanks > 1 || prose::is_ended(&last.text) || after_glyph(&row.text).is_some() {
        return false;
    }
    if matches!(kind, Kind::Header(_) | Kind::Numbered(_) | Kind::PageNumber)
        || is_value(&last.text)
        || is_value(&row.text)
        || cells(&row.text).is_some_and(|cut| cut.len() >= 3)
    {
        return false;
    }
    if prose::starts_lower(&row.text) {
        let twin = row.indent > 0 && row.indent == first.indent && prose::starts_lower(&first.text);
        return !twin && (row.blanks > 0 || row.indent > 0) && prose::length(&last.text) > 12;
    }
    // Double-spaced text: every row is a piece of its own and runs to the margin.
    let spaced = piece.len() == 1 && row.blanks == 1 && (rows.len() == 1 || last.blanks == 1);
    let special = label(&row.text).is_some() || header(&row.text).is_some() || numbered(&row.text).is_some();
    spaced && row.indent == 0 && !special && prose::length(&last.text) >= 75
}

fn is_value(text: &str) -> bool {
    vocabulary::is_when(text) || vocabulary::level(text).is_some() || vocabulary::is_frequency(text)
}

/// What rows are, and their text without glyph, label or number.
fn classify(rows: &[Row]) -> (Kind, String) {
    let printed = prose::join(rows.iter().map(|row| row.text.as_str()));
    let first = rows.first().map_or("", |row| row.text.as_str());
    let made = |kind: Kind, text: String| (kind, text);
    let rest_of = |start: &str| {
        prose::join(std::iter::once(start).chain(rows.iter().skip(1).map(|row| row.text.as_str())))
    };
    if let Some(columns) = header(first) {
        made(Kind::Header(columns), printed)
    } else if let Some(rest) = after_glyph(first) {
        made(Kind::Bullet, rest_of(rest))
    } else if rows.len() == 1 && first.len() <= 20 && PAGE_NUMBER.is_match(first) {
        made(Kind::PageNumber, printed)
    } else if let Some((number, title)) = numbered(first) {
        made(Kind::Numbered(number), rest_of(&title))
    } else if let Some((part, word, rest)) = label(first) {
        made(Kind::Label { part, word: word.to_string() }, rest_of(rest))
    } else if let Some(part) = vocabulary::part(first).filter(|_| rows.len() > 1 && !first.contains(' ')) {
        made(Kind::Label { part: Some(part), word: first.to_string() }, rest_of(""))
    } else {
        made(Kind::Text, printed)
    }
}

/// Header words that stand one on each row.
fn gather_stacked_headers(blocks: Vec<Block>) -> Vec<Block> {
    let mut gathered: Vec<Block> = Vec::new();
    let mut run: Vec<Block> = Vec::new();
    for block in blocks {
        if is_header_word(&block) {
            run.push(block);
            continue;
        }
        close_run(&mut run, &mut gathered);
        gathered.push(block);
    }
    close_run(&mut run, &mut gathered);
    gathered
}

fn is_header_word(block: &Block) -> bool {
    let plain = match &block.kind {
        Kind::Text => true,
        Kind::Label { .. } => block.rows.len() > 1,
        _ => false,
    };
    plain && block.rows.iter().all(|row| vocabulary::part(&row.text).is_some())
}

fn close_run(run: &mut Vec<Block>, gathered: &mut Vec<Block>) {
    let rows: Vec<Row> = run.iter().flat_map(|block| block.rows.iter().cloned()).collect();
    if rows.len() < 3 {
        gathered.append(run);
        return;
    }
    run.clear();
    let columns = rows.iter().map(|row| Column { part: vocabulary::part(&row.text), word: row.text.clone() });
    let kind = Kind::Header(columns.collect());
    let text = prose::join(rows.iter().map(|row| row.text.as_str()));
    gathered.push(Block { kind, rows, text });
}

/// A word such as "Mål" or "Åtgärder" alone on its row, with text below, is a label.
fn name_labels(mut blocks: Vec<Block>) -> Vec<Block> {
    for index in 0..blocks.len() {
        let follows = blocks.get(index + 1).is_some_and(|next| match next.kind {
            Kind::Bullet | Kind::Numbered(_) => true,
            Kind::Text => vocabulary::part(&next.text).is_none(),
            _ => false,
        });
        let Some(block) = blocks.get_mut(index).filter(|block| follows && block.kind == Kind::Text) else {
            continue;
        };
        let part = vocabulary::part(&block.text).filter(|part| {
            matches!(part, Part::Purpose | Part::Goal | Part::Activity) && !block.text.contains(' ')
        });
        if part.is_some() {
            block.kind = Kind::Label { part, word: std::mem::take(&mut block.text) };
        }
    }
    blocks
}

/// A header with separators takes the rows with separators below it.
fn gather_tables(blocks: Vec<Block>) -> Vec<Block> {
    let mut gathered: Vec<Block> = Vec::new();
    for block in blocks {
        if let Some(table) = gathered.last_mut()
            && table.kind == Kind::Table
            && belongs_to_table(&block)
        {
            table.rows.extend(block.rows);
            continue;
        }
        let starts = matches!(block.kind, Kind::Header(_))
            && block.rows.len() == 1
            && block.rows.first().is_some_and(|row| cells(&row.text).is_some());
        gathered.push(if starts { Block { kind: Kind::Table, ..block } } else { block });
    }
    gathered
}

fn belongs_to_table(block: &Block) -> bool {
    let rule = |text: &str| text.chars().all(|c| "-=+|: ".contains(c));
    let in_cells = |row: &Row| cells(&row.text).is_some() || rule(&row.text) || row.indent >= 8;
    // Rows below the first may be what a cell wrapped.
    block.blanks() <= 1 && block.rows.len() <= 8 && block.rows.first().is_some_and(in_cells)
}
