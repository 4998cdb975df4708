//! Lists of sums per area whose columns run together: `Landsbygd 12 4 350 000` under `Program Antal projekt
//! Beviljat belopp`. A row is read only where its digits can be divided in one way.

use std::sync::LazyLock;

use regex::Regex;

use super::aggregate;
use super::column::{Column, field_of};
use super::header::{Header, Layout};
use super::table::{RawRow, RawTable, Token, is_totals};
use super::totals::divide;
use super::words::phrase_at;
use crate::page::Line;

/// The lists of a document.
pub fn tables(lines: &[Line]) -> Vec<RawTable> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let table = header(&lines[at].text).and_then(|columns| rows(lines, at, columns));
        at = table.as_ref().map_or(at + 1, |table| table.lines.1);
        found.extend(table);
    }
    found
}

static COUNT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)^(?:antal|antall|number of)(?: \p{L}+)? ").ok());

/// The name of an area, a count or none, and the names of sums, with nothing else on the line.
fn header(text: &str) -> Option<Vec<Column>> {
    if text.len() > 120
        || text.contains("  ")
        || text.contains(['\t', '|', ';', ',', '.'])
        || text.bytes().any(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let (name, rest) = text.split_once(' ')?;
    let mut columns = vec![Column::new(None, name)];
    let mut rest = format!("{rest} ");
    if let Some(hit) = COUNT.as_ref()?.find(&rest) {
        let (count, end) = (hit.as_str().trim().to_string(), hit.end());
        columns.push(Column::new(None, &count));
        rest = rest[end..].to_string();
    }
    while !rest.trim().is_empty() {
        let (_, length) = phrase_at(&rest.to_lowercase())?;
        let phrase = rest.get(..length)?.trim().to_string();
        columns.push(Column::new(field_of(&phrase), &phrase));
        rest = rest[length..].to_string();
    }
    aggregate::are_columns(&columns).then_some(columns)
}

fn rows(lines: &[Line], start: usize, columns: Vec<Column>) -> Option<RawTable> {
    let header = Header { columns, layout: Layout::Sign('\t'), lines: (start, start + 1) };
    let mut table =
        RawTable { header, rows: Vec::new(), totals: None, lines: (start, start + 1), headless: false };
    for (at, line) in lines.iter().enumerate().skip(start + 1).filter(|(_, line)| !line.is_blank()) {
        let Some(cells) = cells(&line.text, &table.header.columns) else { break };
        let tokens = line.text.split_whitespace().map(|word| Token { text: word.to_string(), line: at });
        let sums = is_totals(&line.text);
        let row = RawRow { tokens: tokens.collect(), cells: Some(cells), lines: (at, at), unsure: false };
        table.lines.1 = at + 1;
        if sums {
            table.totals = Some(row);
            break;
        }
        table.rows.push(row);
    }
    (table.rows.len() >= 2).then_some(table)
}

fn cells(text: &str, columns: &[Column]) -> Option<Vec<String>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.iter().rposition(|word| word.contains(char::is_alphabetic))? + 1;
    let digits = &words[first..];
    let ways = divide(digits, &vec![1; columns.len() - 1]);
    // A count has no groups of digits.
    let counted = columns.get(1).is_some_and(|column| column.field.is_none());
    let fits = |way: &&Vec<types::Amount>| {
        !counted || way.first().is_some_and(|count| digits[0] == (count.ore() / 100).to_string())
    };
    let mut fitting = ways.iter().filter(fits);
    let (Some(way), None) = (fitting.next(), fitting.next()) else { return None };
    let mut cells = vec![words[..first].join(" ")];
    cells.extend(way.iter().map(|amount| (amount.ore() / 100).to_string()));
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_sums_come_apart_where_there_is_one_way() {
        let columns = header("Program Antal projekt Beviljat belopp").unwrap_or_default();
        assert_eq!(columns.len(), 3);
        assert_eq!(
            cells("Landsbygd 12 4 350 000", &columns).unwrap_or_default(),
            ["Landsbygd", "12", "4350000"]
        );
        let two = header("Kommun Sökt belopp Beviljat belopp").unwrap_or_default();
        assert_eq!(cells("Ale 12 000 7 000", &two).unwrap_or_default(), ["Ale", "12000", "7000"]);
        assert_eq!(cells("Ale 100 200 300 400", &two), None);
        assert!(header("Projekt Beviljat belopp").is_none());
        assert!(header("Kommunen har beviljat belopp").is_none());
    }
}
