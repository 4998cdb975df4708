//! Tables whose columns were glued together on the way to text: `Nya brogatanEkvalla kommun1 450 000725 000`.
//!
//! A seam is where a small letter meets a capital, a letter meets a digit, or where digits in groups of three
//! run over. Only rows whose seams are as many as their columns' are read; names cut at a seam are assumed.

use super::column::{Column, Field, field_of};
use super::header::{Header, Layout};
use super::number;
use super::table::{RawRow, RawTable, Token, is_totals};
use crate::page::Line;

/// The glued tables of a document.
pub fn tables(lines: &[Line]) -> Vec<RawTable> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let Some(columns) = header(&lines[at].text) else {
            at += 1;
            continue;
        };
        let table = rows(lines, at, columns);
        at = table.lines.1;
        if table.rows.len() >= 2 {
            found.push(table);
        }
    }
    found
}

/// A header whose words are glued: cut where a small letter meets a capital, every piece names a column.
fn header(text: &str) -> Option<Vec<Column>> {
    if text.len() > 200 || text.contains(['\t', '|', ';']) || text.contains("  ") {
        return None;
    }
    let pieces = words_apart(text);
    let columns: Vec<Column> = pieces.iter().map(|piece| Column::new(field_of(piece), piece)).collect();
    let fields: Vec<Field> = columns.iter().filter_map(|column| column.field).collect();
    let once = fields.iter().enumerate().all(|(at, field)| !fields[..at].contains(field));
    let whole = fields.len() == columns.len() && once && columns.len() >= 3;
    let text_first = columns.iter().take_while(|column| column.is_text()).count();
    let named = fields.contains(&Field::Title) && columns.iter().any(Column::is_amount);
    let ordered = columns[text_first..].iter().all(Column::is_amount);
    (whole && named && ordered && (1..=2).contains(&text_first)).then_some(columns)
}

/// Pieces of a text parted where a small letter meets a capital.
fn words_apart(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut before = ' ';
    for sign in text.chars() {
        if (before.is_lowercase() || before == ')') && sign.is_uppercase() {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(sign);
        }
        before = sign;
    }
    pieces.into_iter().map(|piece| piece.trim().to_string()).filter(|piece| !piece.is_empty()).collect()
}

fn rows(lines: &[Line], start: usize, columns: Vec<Column>) -> RawTable {
    let header = Header { columns, layout: Layout::Sign('\t'), lines: (start, start + 1) };
    let mut table =
        RawTable { header, rows: Vec::new(), totals: None, lines: (start, start + 1), headless: false };
    for (at, line) in lines.iter().enumerate().skip(start + 1).filter(|(_, line)| !line.is_blank()) {
        let text = &line.text;
        let totals = is_totals(&letters_apart(text).join(" "));
        let Some(cells) = cells(text, &table.header.columns, totals) else { break };
        let tokens = letters_apart(text)
            .join(" ")
            .split_whitespace()
            .map(|word| Token { text: word.to_string(), line: at })
            .collect();
        let row = RawRow { tokens, cells: Some(cells), lines: (at, at), unsure: true };
        table.lines.1 = at + 1;
        if totals {
            table.totals = Some(row);
            break;
        }
        table.rows.push(row);
    }
    table
}

/// The words, and the digits at the end.
fn letters_apart(text: &str) -> [&str; 2] {
    let tail = text
        .rfind(|c: char| !(c.is_ascii_digit() || c.is_whitespace()))
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    [text[..tail].trim(), text[tail..].trim()]
}

fn cells(text: &str, columns: &[Column], totals: bool) -> Option<Vec<String>> {
    let [words, digits] = letters_apart(text);
    let named = columns.iter().take_while(|column| column.is_text()).count();
    let mut cells = match totals {
        true => vec![words.to_string()],
        false => words_apart(words),
    };
    if totals {
        cells.resize(named, String::new());
    }
    cells.extend(amounts_apart(digits, columns.len() - named)?);
    (cells.len() == columns.len() && !words.is_empty()).then_some(cells)
}

/// Digits in groups of three that run over into the next number: `1 450 000725 000`. `None` unless there is
/// just one way.
fn amounts_apart(digits: &str, wanted: usize) -> Option<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    let mut open = String::new();
    for word in digits.split(' ').filter(|word| !word.is_empty()) {
        if open.is_empty() {
            open.push_str(word);
        } else if word.len() == 3 {
            open.push(' ');
            open.push_str(word);
        } else if (4..=6).contains(&word.len()) {
            open.push(' ');
            open.push_str(&word[..3]);
            found.push(std::mem::take(&mut open));
            open.push_str(&word[3..]);
        } else {
            return None;
        }
    }
    found.push(open);
    let whole = found.iter().all(|amount| number::amounts(amount, 1).len() == 1);
    let first = digits.split(' ').next().is_some_and(|word| word.len() <= 3);
    (whole && first && found.len() == wanted).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glued_columns_come_apart_at_their_seams() {
        assert_eq!(
            header("ProjektProjektägareTotal kostnadVarav bidrag").map_or(0, |columns| columns.len()),
            4
        );
        assert!(header("Projekt och Kostnad").is_none());
        let columns = header("ProjektProjektägareTotal kostnadVarav bidrag").unwrap_or_default();
        let row = cells("Hamnens nya livYstads kommun1 450 000725 000", &columns, false);
        assert_eq!(row.unwrap_or_default(), ["Hamnens nya liv", "Ystads kommun", "1 450 000", "725 000"]);
        assert_eq!(cells("Hamnens nya liv1 450 000725 000", &columns, false), None);
    }

    #[test]
    fn digits_with_more_than_one_way_are_left() {
        assert_eq!(amounts_apart("1450000725000", 2), None);
        assert_eq!(amounts_apart("90 00045 000", 2), Some(vec!["90 000".into(), "45 000".into()]));
    }
}
