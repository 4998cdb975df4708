//! Tables pasted from a page with each cell on a line of its own: as many lines for the header as there are
//! columns, and as many for each row.

use super::column::{Column, Field, field_of};
use super::header::{Header, Layout};
use super::number;
use super::table::{RawRow, RawTable, Token, is_totals};
use crate::page::Line;

const MOST_COLUMNS: usize = 10;

/// The tables whose every row fits; a table with a row that does not is left to other ways of reading.
pub fn tables(lines: &[Line]) -> Vec<RawTable> {
    let filled: Vec<usize> = (0..lines.len()).filter(|&at| !lines[at].is_blank()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < filled.len() {
        match table_at(lines, &filled[at..]) {
            Some((table, used)) => {
                found.push(table);
                at += used;
            }
            None => at += 1,
        }
    }
    found
}

fn table_at(lines: &[Line], at: &[usize]) -> Option<(RawTable, usize)> {
    let text = |index: usize| at.get(index).map(|&line| lines[line].text.as_str());
    let named = |index: usize| text(index).filter(|text| is_name(text)).and_then(field_of);
    text(1).filter(|text| is_name(text))?;
    named(0)?;
    let widths = (2..=MOST_COLUMNS).filter(|&width| named(width - 1).is_some());
    widths.rev().find_map(|width| {
        let names: Vec<&str> =
            (0..width).map(|index| text(index).filter(|text| is_name(text))).collect::<Option<_>>()?;
        let columns: Vec<Column> = names.iter().map(|name| Column::new(field_of(name), name)).collect();
        is_header(&columns).then(|| rows(lines, at, columns)).flatten()
    })
}

fn is_name(text: &str) -> bool {
    text.len() <= 60 && text.split_whitespace().count() <= 5 && !text.contains(|c: char| c.is_ascii_digit())
}

fn is_header(columns: &[Column]) -> bool {
    let fields: Vec<Field> = columns.iter().filter_map(|column| column.field).collect();
    let twice = fields.iter().enumerate().any(|(at, field)| fields[..at].contains(field));
    let title = fields.contains(&Field::Title);
    title && columns.iter().any(Column::is_amount) && fields.len() * 3 >= columns.len() * 2 && !twice
}

fn rows(lines: &[Line], at: &[usize], columns: Vec<Column>) -> Option<(RawTable, usize)> {
    let width = columns.len();
    let text = |index: usize| at.get(index).map(|&line| lines[line].text.clone());
    let mut rows = Vec::new();
    let mut place = width;
    while let Some(cells) = (place..place + width).map(text).collect::<Option<Vec<String>>>() {
        if is_totals(&cells[0]) || !fits(&columns, &cells) {
            break;
        }
        rows.push(row(lines, &at[place..place + width], Some(cells)));
        place += width;
    }
    let (totals, used) = totals(lines, at, &columns, place);
    // Where more figures follow, a row did not fit, and where it begins is not known.
    let more = (used..used + 2 * width).filter_map(text).any(|text| !number::amounts(&text, 1).is_empty());
    if rows.len() < 2 || more {
        return None;
    }
    let span = (at[0], at[used - 1] + 1);
    let header = Header { columns, layout: Layout::Sign('\t'), lines: (at[0], at[width - 1] + 1) };
    Some((RawTable { header, rows, totals, lines: span, headless: false }, used))
}

fn row(lines: &[Line], at: &[usize], cells: Option<Vec<String>>) -> RawRow {
    let words = |&line: &usize| {
        lines[line].text.split_whitespace().map(move |word| Token { text: word.to_string(), line })
    };
    let span = (at.first().copied().unwrap_or(0), at.last().copied().unwrap_or(0));
    RawRow { tokens: at.iter().flat_map(words).collect(), cells, lines: span, unsure: false }
}

fn fits(columns: &[Column], cells: &[String]) -> bool {
    columns.iter().zip(cells).all(|(column, cell)| {
        let amount = !number::amounts(cell, column.factor).is_empty();
        match column.field {
            _ if number::is_void(cell) => true,
            Some(field) if field.is_amount() => amount,
            Some(Field::Share) => cell.contains(|c: char| c.is_ascii_digit()) && cell.len() <= 8,
            Some(Field::Title | Field::Owner) => !amount && cell.chars().any(char::is_alphabetic),
            _ => cell.len() <= 60,
        }
    })
}

/// `Totalt` with its sums behind it or on the lines below, and the place after it.
fn totals(lines: &[Line], at: &[usize], columns: &[Column], place: usize) -> (Option<RawRow>, usize) {
    let Some(&first) = at.get(place).filter(|&&line| is_totals(&lines[line].text)) else {
        return (None, place);
    };
    let money: Vec<usize> = (0..columns.len()).filter(|&index| columns[index].is_amount()).collect();
    let sums: Vec<String> = at[place + 1..]
        .iter()
        .map(|&line| lines[line].text.clone())
        .take_while(|text| !number::amounts(text, 1).is_empty())
        .collect();
    let behind = lines[first].text.contains(|c: char| c.is_ascii_digit());
    if behind && sums.is_empty() {
        return (Some(row(lines, &[first], None)), place + 1);
    }
    let used = place + 1 + sums.len();
    if behind || sums.len() != money.len() {
        return (None, used);
    }
    let mut cells = vec![String::new(); columns.len()];
    money.iter().zip(sums).for_each(|(&index, sum)| cells[index] = sum);
    (Some(row(lines, &at[place..used], Some(cells))), used)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "Projekt\nÄgare\nKostnad\nBidrag\n";

    #[test]
    fn every_cell_on_a_line_of_its_own() {
        let text = format!(
            "{HEADER}Bron\nEkvalla kommun\n20 000\n10 000\nVägen\nKinda kommun\n4 000\n-\n\
             Summa\n24 000\n10 000\n"
        );
        let tables = tables(&crate::page::lines(&text));
        assert_eq!(tables[0].rows.len(), 2);
        assert_eq!(
            tables[0].totals.as_ref().and_then(|row| row.cells.clone()).unwrap_or_default()[2],
            "24 000"
        );
    }

    #[test]
    fn a_row_that_does_not_fit_leaves_the_table_to_others() {
        let text = format!(
            "{HEADER}Bron\nEkvalla kommun\n20 000\n10 000\nVägen\nKinda kommun\n4 000\n1 000\n\
             Ån\ngenom\nbyn\nYdre\n9 000\n1 000\n"
        );
        assert!(tables(&crate::page::lines(&text)).is_empty());
    }
}
