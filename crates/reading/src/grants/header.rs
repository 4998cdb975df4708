//! Finding the header of a table, and the columns and their order in it.
//!
//! A header is a run of short lines without digits most of whose words name columns; it may stand on one line
//! with separated cells or be wrapped word by word.

use super::aggregate;
use super::column::{Column, Field, field_of};
use super::joining::ends_sentence;
use super::number;
use super::words::{opens_part, phrase_at};
use crate::page::Line;

/// How the cells of a row are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// By nothing: words and numbers follow one another.
    Flow,
    /// By a sign.
    Sign(char),
    /// By strokes, with one at both ends too.
    Frame,
    /// By two or more spaces.
    Gaps,
}

#[derive(Clone, Debug)]
pub struct Header {
    pub columns: Vec<Column>,
    pub layout: Layout,
    /// Indexes of the first line and of the line after the last.
    pub lines: (usize, usize),
}

impl Header {
    pub fn same_columns(&self, other: &Header) -> bool {
        let fields = |header: &Header| header.columns.iter().map(|c| c.field).collect::<Vec<_>>();
        self.layout == other.layout && fields(self) == fields(other)
    }
}

const MOST_LINES: usize = 24;

/// The header that starts at line `start`, if one does.
pub fn header_at(lines: &[Line], start: usize) -> Option<Header> {
    let line = &lines[start];
    if line.is_blank() || line.text.len() > 400 {
        return None;
    }
    separated(lines, start).or_else(|| flowing(lines, start))
}

// ---- cells apart ------------------------------------------------------------------------------------------

fn separated(lines: &[Line], start: usize) -> Option<Header> {
    let line = &lines[start];
    let framed = line.text.len() > 2 && line.text.starts_with('|') && line.text.ends_with('|');
    let strokes = if framed { Layout::Frame } else { Layout::Sign('|') };
    let layouts = [Layout::Sign('\t'), strokes, Layout::Sign(';'), Layout::Gaps];
    for layout in layouts {
        let cells = cells_of(line, layout);
        if cells.len() < 2 {
            continue;
        }
        let mut columns: Vec<Column> = cells
            .iter()
            .map(|cell| {
                let mut column = Column::new(field_of(&cell.text), &cell.text);
                column.span = cell.span;
                column
            })
            .collect();
        let digits = cells.iter().any(|cell| cell.text.chars().any(|c| c.is_ascii_digit()));
        let end =
            if layout == Layout::Gaps && !digits { go_on(lines, start, &mut columns) } else { start + 1 };
        keep_first_of_each(&mut columns);
        if is_header(&columns) && !digits {
            return Some(Header { columns, layout, lines: (start, end) });
        }
    }
    None
}

/// Header cells that go on below each other: units, and nouns that need the word above.
fn go_on(lines: &[Line], start: usize, columns: &mut [Column]) -> usize {
    let nouns = [
        "belopp",
        "kostnad",
        "kostnader",
        "budget",
        "medel",
        "bidrag",
        "stöd",
        "summa",
        "finansiering",
        "fråga",
        "amount",
        "cost",
        "grant",
        "funding",
        "beløp",
        "beløb",
        "tilskudd",
        "tilskud",
        "kostnadsram",
    ];
    let continues = |text: &str| {
        text.split_whitespace().all(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            number::factor_of(word).is_some()
                || matches!(bare.as_str(), "i" | "in" | "")
                || nouns.contains(&&*bare)
        })
    };
    let mut end = start + 1;
    while let Some(line) = lines.get(end).filter(|line| !line.is_blank() && end < start + 3) {
        let cells = cells_of(line, Layout::Gaps);
        if !cells.iter().all(|cell| continues(&cell.text)) {
            break;
        }
        for cell in cells {
            let column = &mut columns[super::cell_rows::nearest(columns, cell.span)];
            let header = format!("{} {}", column.header, cell.text);
            let span = (column.span.0.min(cell.span.0), column.span.1.max(cell.span.1));
            *column = Column { span, ..Column::new(field_of(&header).or(column.field), &header) };
        }
        end += 1;
    }
    end
}

/// A column stands for one field; a second that names the same is kept as it is printed.
fn keep_first_of_each(columns: &mut [Column]) {
    for at in 1..columns.len() {
        let (before, rest) = columns.split_at_mut(at);
        if rest[0].field.is_some() && before.iter().any(|c| c.field == rest[0].field) {
            rest[0].field = None;
        }
    }
}

fn names_twice(columns: &[Column]) -> bool {
    let named: Vec<Field> = columns.iter().filter_map(|column| column.field).collect();
    named.iter().enumerate().any(|(at, field)| named[..at].contains(field))
}

fn is_header(columns: &[Column]) -> bool {
    let known = columns.iter().filter(|c| c.field.is_some()).count();
    let named = columns.iter().any(|c| matches!(c.field, Some(Field::Title | Field::Owner)));
    // A cost alone is a budget, which plans have too.
    let cost = |c: &&Column| c.field == Some(Field::TotalCost);
    let owned = columns.iter().any(|c| c.field == Some(Field::Owner));
    let money = columns.iter().any(|c| c.is_amount() && (owned || !cost(&c)));
    let summed = aggregate::are_columns(columns);
    money && (summed || named && known >= 2 && known * 2 >= columns.len())
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellText {
    pub text: String,
    /// Columns of characters that the cell covers on its line.
    pub span: (usize, usize),
}

/// The cells of a line. With signs an empty cell is kept; with gaps there are none.
pub fn cells_of(line: &Line, layout: Layout) -> Vec<CellText> {
    match layout {
        Layout::Flow => vec![CellText { text: line.text.clone(), span: (0, 0) }],
        Layout::Gaps => gap_cells(line),
        Layout::Sign(sign) => sign_cells(line, &line.text, sign),
        Layout::Frame => {
            let body = line.text.strip_prefix('|').unwrap_or(&line.text);
            sign_cells(line, body.strip_suffix('|').unwrap_or(body), '|')
        }
    }
}

fn sign_cells(line: &Line, body: &str, sign: char) -> Vec<CellText> {
    let mut cells = Vec::new();
    if sign == '\t' {
        cells.extend(line.lead.matches('\t').map(|_| String::new()));
    }
    let (mut cell, mut quoted) = (String::new(), false);
    for c in body.chars() {
        match c {
            '"' if sign == ';' => quoted = !quoted,
            c if c == sign && !quoted => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    cells.push(cell);
    cells.into_iter().map(|text| CellText { text: text.trim().to_string(), span: (0, 0) }).collect()
}

fn gap_cells(line: &Line) -> Vec<CellText> {
    let mut cells: Vec<CellText> = Vec::new();
    let mut spaces = 0;
    for (offset, c) in line.text.chars().enumerate() {
        let at = line.indent + offset;
        if c == ' ' || c == '\u{a0}' {
            spaces += 1;
            continue;
        }
        match cells.last_mut().filter(|_| spaces < 2) {
            Some(cell) => {
                cell.text.extend(std::iter::repeat_n(' ', spaces));
                cell.text.push(c);
                cell.span.1 = at + 1;
            }
            None => cells.push(CellText { text: c.to_string(), span: (at, at + 1) }),
        }
        spaces = 0;
    }
    cells
}

// ---- cells run together -----------------------------------------------------------------------------------

/// A line of a wrapped header: its words, and how many of them name columns.
fn weigh(text: &str) -> (usize, usize) {
    let words = text.split_whitespace().count();
    let mut known = 0;
    let lower = format!("{} ", text.to_lowercase());
    let mut rest = lower.trim_start();
    while !rest.is_empty() {
        let word_end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let step = match phrase_at(rest) {
            Some((_, length)) => {
                known += rest[..length].split_whitespace().count();
                length
            }
            None => {
                let word = &rest[..word_end];
                let part_of_phrase =
                    ["total", "totalt", "totala", "förväntad", "beräknad", "beviljat", "varav", "medel"];
                known += usize::from(part_of_phrase.contains(&word));
                word_end
            }
        };
        rest = rest[step..].trim_start();
    }
    (words, known)
}

fn can_be_header(text: &str) -> bool {
    text.len() <= 120
        && !text.chars().any(|c| c.is_ascii_digit())
        && !text.ends_with(['!', '?', ';', ','])
        && !text.contains(": ")
        && !ends_running_text(text)
}

/// A full stop after a whole word ends a sentence; after a short one (`Prior.`, `nr.`) it shortens it.
fn ends_running_text(text: &str) -> bool {
    let last = text.strip_suffix('.').and_then(|text| text.split_whitespace().last());
    last.is_some_and(|word| word.chars().count() >= 6)
}

/// The line goes on with the sentence of the line above: it begins with a small letter, and the line above is
/// a long one that has not ended.
fn goes_on_with_sentence(lines: &[Line], at: usize) -> bool {
    let small = lines[at].text.starts_with(char::is_lowercase);
    let above = lines[..at].iter().rev().take(3).find(|line| !line.is_blank()).filter(|_| small);
    above.is_some_and(|line| line.text.split_whitespace().count() >= 6 && !ends_sentence(&line.text))
}

fn flowing(lines: &[Line], start: usize) -> Option<Header> {
    if !can_be_header(&lines[start].text) || goes_on_with_sentence(lines, start) {
        return None;
    }
    let (words, known) = weigh(&lines[start].text);
    if known == 0 || known * 2 < words {
        return None;
    }
    let mut taken: Vec<usize> = Vec::new();
    let mut last_known = start;
    for (at, line) in lines.iter().enumerate().skip(start).take(MOST_LINES) {
        if line.is_blank() {
            continue;
        }
        if !can_be_header(&line.text) || taken.len() > 12 || separated(lines, at).is_some() {
            break;
        }
        let (words, known) = weigh(&line.text);
        let strange = taken.iter().filter(|&&i| i > last_known).count();
        let opens = line.text.split_whitespace().next().is_some_and(|word| opens_part(&word.to_lowercase()));
        let named = at == start || known * 2 > words || (opens && words <= 4);
        if named && (strange == 0 || names_money(&line.text)) {
            last_known = at;
        } else if strange >= 3 || words > 4 {
            break;
        }
        taken.push(at);
    }
    taken.retain(|&at| at <= last_known);
    let mut end = last_known + 1;
    let mut columns = columns_in(lines, &taken);
    if let Some(more) = part_named_below(lines, end, &columns) {
        let text = format!("{} {}", columns.last()?.header, lines[more].text);
        if let Some(column) = columns.last_mut() {
            column.header = text;
        }
        end = more + 1;
    }
    // A heading such as "Granted projects" above a header names columns too, but then one is named twice.
    if names_twice(&columns) {
        return None;
    }
    let wide = columns.len() >= 3 || columns.len() == 2 && taken.len() == 1 && has_row_below(lines, end);
    (is_header(&columns) && wide).then_some(Header { columns, layout: Layout::Flow, lines: (start, end) })
}

/// The next line is words that end in an amount: then two column names are a header too.
fn has_row_below(lines: &[Line], end: usize) -> bool {
    let below = lines.iter().skip(end).find(|line| !line.is_blank());
    below.is_some_and(|line| {
        line.text.starts_with(char::is_alphabetic)
            && line.text.ends_with(|c: char| c.is_ascii_digit())
            && super::table::has_amount(&line.text)
    })
}

/// After words that name nothing, only a sum's name shows that the header still goes on.
fn names_money(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("").to_lowercase();
    opens_part(&first)
        || phrase_at(&format!("{} ", text.to_lowercase())).is_some_and(|(meaning, _)| meaning.is_money())
}

/// A lone `Varav` is completed by the short line below it.
fn part_named_below(lines: &[Line], end: usize, columns: &[Column]) -> Option<usize> {
    let last = columns.last()?;
    if !opens_part(&last.header.to_lowercase()) {
        return None;
    }
    let below = lines.iter().enumerate().skip(end).take(4).find(|(_, line)| !line.is_blank())?;
    (below.1.text.split_whitespace().count() <= 2 && can_be_header(&below.1.text)).then_some(below.0)
}

fn columns_in(lines: &[Line], taken: &[usize]) -> Vec<Column> {
    let words: Vec<(usize, &str)> =
        taken.iter().flat_map(|&at| lines[at].text.split_whitespace().map(move |word| (at, word))).collect();
    let mut columns: Vec<Column> = Vec::new();
    let mut unknown: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest: Vec<&str> = words[at..].iter().map(|(_, word)| *word).collect();
        let lower = format!("{} ", rest.join(" ").to_lowercase());
        let (field, count) = match phrase_at(&lower) {
            Some((meaning, length)) => (Field::of(meaning), lower[..length].split_whitespace().count()),
            None if opens_part(&rest[0].to_lowercase()) => {
                let same_line = 1 + part_length(&words[at + 1..], words[at].0);
                (field_of(&rest[..same_line].join(" ")), same_line)
            }
            None => (None, 1),
        };
        if field.is_none() {
            unknown.push(words[at].1);
            at += 1;
            continue;
        }
        flush(&mut unknown, &mut columns);
        columns.push(Column::new(field, &rest[..count].join(" ")));
        at += count;
    }
    flush(&mut unknown, &mut columns);
    columns
}

/// How many words say whose part it is: on the same line, until another column's name begins.
fn part_length(words: &[(usize, &str)], line: usize) -> usize {
    let mut count = 0;
    while let Some((_, word)) = words.get(count).filter(|(on, _)| *on == line) {
        let rest: Vec<&str> = words[count..].iter().map(|(_, word)| *word).collect();
        let named = count > 0 && phrase_at(&format!("{} ", rest.join(" ").to_lowercase())).is_some();
        if named || opens_part(&word.to_lowercase()) {
            break;
        }
        count += 1;
    }
    count
}

fn flush(unknown: &mut Vec<&str>, columns: &mut Vec<Column>) {
    if !unknown.is_empty() {
        columns.push(Column::new(None, &unknown.join(" ")));
        unknown.clear();
    }
}
