//! Lines that know their role to the parts of a document: headings, labelled texts, items, paragraphs,
//! tables.

use std::sync::LazyLock;

use regex::Regex;

use super::super::blocks;
use super::super::pattern::pattern;
use super::super::prose;
use super::super::vocabulary::Part;
use super::words;
use crate::page::{Line, Role};

/// A row of cells.
#[derive(Clone, Debug)]
pub(in crate::plan) struct Cells {
    pub line: u32,
    pub cells: Vec<String>,
}

impl Cells {
    /// The one text of a row that has just one cell filled, and its column.
    pub fn alone(&self) -> Option<(usize, &str)> {
        let mut filled = self.cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
        match (filled.next(), filled.next()) {
            (Some((index, cell)), None) => Some((index, cell)),
            _ => None,
        }
    }
}

#[derive(Clone, Debug)]
pub(super) enum Piece {
    Heading {
        level: u8,
        number: Option<String>,
        text: String,
    },
    /// A text after a label; the part is `None` for labels that no field takes.
    Label {
        part: Option<Part>,
        word: String,
        text: String,
    },
    Item {
        depth: u8,
        text: String,
    },
    Text(String),
    Table(Vec<Cells>),
}

/// A piece and the lines that it stands on.
#[derive(Clone, Debug)]
pub(super) struct Part_ {
    pub piece: Piece,
    pub first: u32,
    pub last: u32,
}

/// The parts in order.
pub(super) fn of(lines: &[Line]) -> Vec<Part_> {
    let mut parts: Vec<Part_> = Vec::new();
    let mut open = false;
    // Nothing but a page's end stands between a table's row and what follows.
    let (mut broken, mut turned) = (false, false);
    let mut prose: Vec<&Line> = Vec::new();
    for line in lines {
        turned |= line.starts_page;
        if line.role != Role::Unsaid || line.is_blank() {
            flush(&mut prose, &mut parts);
        }
        if line.is_blank() {
            broken |= open;
            open = false;
            continue;
        }
        if line.role == Role::Row && broken && turned {
            open = parts.last().is_some_and(|part| goes_on(part, line));
        }
        (broken, turned) = (false, false);
        let number = line.number;
        if line.role == Role::Row {
            let row = Cells { line: number, cells: line.cells.clone() };
            match parts.last_mut() {
                Some(Part_ { piece: Piece::Table(rows), last, .. }) if open => {
                    rows.push(row);
                    *last = number;
                }
                _ => parts.push(Part_ { piece: Piece::Table(vec![row]), first: number, last: number }),
            }
            open = true;
            continue;
        }
        open = false;
        let text = line.text.clone();
        let piece = match line.role {
            Role::Heading(level) => heading(level, &text),
            Role::Item(depth) => Piece::Item { depth, text: without_glyph(&text).to_string() },
            Role::Unsaid => {
                prose.push(line);
                continue;
            }
            _ => {
                for piece in labelled(&text) {
                    parts.push(Part_ { piece, first: number, last: number });
                }
                continue;
            }
        };
        parts.push(Part_ { piece, first: number, last: number });
    }
    flush(&mut prose, &mut parts);
    set_out(&mut parts);
    parts
}

/// The row is as wide as the table's and begins no other table.
fn goes_on(part: &Part_, line: &Line) -> bool {
    let Piece::Table(rows) = &part.piece else { return false };
    let row = Cells { line: line.number, cells: line.cells.clone() };
    // The first rows hold the header, whatever stands above it; the last is the one that the page's end
    // follows.
    let near = || rows.iter().take(4).chain(rows.last());
    let alike = near().all(|own| own.cells.len() == row.cells.len() || own.cells.len() == 1);
    alike && (!super::action::is_header_row(&row) || near().any(|own| own.cells == row.cells))
}

/// The outermost items of a list are at depth 0, however far the page sets them in.
fn set_out(parts: &mut [Part_]) {
    let ends =
        |part: &Part_| matches!(part.piece, Piece::Heading { .. } | Piece::Table(_) | Piece::Label { .. });
    for list in parts.split_mut(|part| ends(part)) {
        let depths = list.iter().filter_map(|part| match part.piece {
            Piece::Item { depth, .. } => Some(depth),
            _ => None,
        });
        let least = depths.min().unwrap_or(0);
        for part in list {
            if let Piece::Item { depth, .. } = &mut part.piece {
                *depth -= least;
            }
        }
    }
}

/// Lines that nothing is said of, among others that know their role: an item at each glyph, else one text.
fn flush(lines: &mut Vec<&Line>, parts: &mut Vec<Part_>) {
    let mut texts: Vec<(Option<u8>, String, u32, u32)> = Vec::new();
    for line in lines.drain(..) {
        let rest = without_glyph(&line.text);
        let item = rest.len() < line.text.len();
        let fresh = item || blocks::label(&line.text).is_some_and(|(part, ..)| part.is_some());
        let ended =
            texts.last().is_none_or(|(_, text, ..)| prose::is_ended(text) && prose::starts_upper(rest));
        match texts.last_mut() {
            Some((_, text, _, last)) if !fresh && !ended => {
                *text = prose::join([text.as_str(), rest]);
                *last = line.number;
            }
            _ => texts.push((item.then_some(0), rest.to_string(), line.number, line.number)),
        }
    }
    for (item, text, first, last) in texts {
        match item {
            Some(depth) => parts.push(Part_ { piece: Piece::Item { depth, text }, first, last }),
            None => parts.extend(labelled(&text).into_iter().map(|piece| Part_ { piece, first, last })),
        }
    }
}

/// The text after a bullet's sign, if it has one.
pub(in crate::plan) fn without_glyph(text: &str) -> &str {
    let signs = ['•', '·', '●', '○', '▪', '■', '◦', '‣', '►', '➢', '✓', '\u{f0b7}', '\u{f0a7}'];
    if let Some(rest) = text.strip_prefix(signs) {
        return rest.trim_start();
    }
    ["- ", "– ", "— ", "* ", "o "]
        .iter()
        .find_map(|sign| text.strip_prefix(sign))
        .map_or(text, str::trim_start)
}

/// A heading, its number told apart.
pub(super) fn heading(level: u8, text: &str) -> Piece {
    match blocks::numbered(text) {
        Some((number, title)) if !words::is_time_column(text) => {
            Piece::Heading { level, number: Some(number), text: title }
        }
        _ => Piece::Heading { level, number: None, text: text.to_string() },
    }
}

static INNER: LazyLock<Regex> = LazyLock::new(|| pattern(r"[.;,|–]\s+(\p{Lu}[\p{L}/ -]{1,30}?)\s?:\s"));

/// A paragraph as it is, or the labelled texts in it: "Ansvarig: Eva. Tidplan: 2030."
fn labelled(text: &str) -> Vec<Piece> {
    let known = |word: &str| words::label_part(word);
    let Some((part, word, rest)) = blocks::label(text) else {
        let alone = text.strip_suffix(':').filter(|word| prose::length(word) <= 40);
        return match alone.and_then(|word| known(word).map(|part| (part, word))) {
            Some((part, word)) => {
                vec![Piece::Label { part: Some(part), word: word.to_string(), text: String::new() }]
            }
            None => vec![Piece::Text(text.to_string())],
        };
    };
    let part = part.or_else(|| known(word));
    // "Priority 2: Town centres" is a heading's words, not how urgent something is.
    if part == Some(Part::Priority) && word.ends_with(|c: char| c.is_ascii_digit()) {
        return vec![Piece::Text(text.to_string())];
    }
    if part.is_none() {
        return vec![Piece::Label { part, word: word.to_string(), text: rest.to_string() }];
    }
    let mut pieces = Vec::new();
    let (mut part, mut word, mut start) = (part, word.to_string(), 0);
    for found in INNER.captures_iter(rest) {
        let (Some(whole), Some(next)) = (found.get(0), found.get(1)) else { continue };
        let Some(other) = known(next.as_str()) else { continue };
        let own = rest.get(start..whole.start()).unwrap_or_default().trim().to_string();
        pieces.push(Piece::Label { part, word, text: own });
        (part, word, start) = (Some(other), next.as_str().to_string(), whole.end());
    }
    let own = rest.get(start..).unwrap_or_default().trim().to_string();
    pieces.push(Piece::Label { part, word, text: own });
    pieces
}
