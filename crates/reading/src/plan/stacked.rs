//! A plan's table pasted with each cell on a line of its own: as many lines for the header as there are
//! columns, and as many for each row.
//!
//! Nothing but the count of lines holds such a table together, so it is only read where every row has a time
//! or a priority just where the header says.

use super::marked::{Cells, Use, is_plan_header, told};
use super::prose;
use super::vocabulary::{self, Part};
use crate::page::Line;

const MOST_COLUMNS: usize = 8;
const LEAST_COLUMNS: usize = 3;

/// The lines with such tables as rows of cells; `None` if there is none.
pub(super) fn with_rows(lines: &[Line]) -> Option<Vec<Line>> {
    let filled: Vec<usize> = (0..lines.len()).filter(|index| !lines[*index].is_blank()).collect();
    let mut out = Vec::with_capacity(lines.len());
    let (mut at, mut next, mut found) = (0, 0, false);
    while at < filled.len() {
        let Some((width, rows)) = table_at(lines, &filled[at..]) else {
            at += 1;
            continue;
        };
        out.extend(lines[next..filled[at]].iter().cloned());
        for row in 0..=rows {
            let own = &filled[at + row * width..at + (row + 1) * width];
            let cells = own.iter().map(|index| lines[*index].text.clone()).collect();
            out.push(Line::row(lines[own[0]].number, cells));
        }
        at += (rows + 1) * width;
        next = filled.get(at).copied().unwrap_or(lines.len());
        found = true;
    }
    out.extend(lines[next..].iter().cloned());
    found.then_some(out)
}

/// How many columns and rows a table has that begins here.
fn table_at(lines: &[Line], filled: &[usize]) -> Option<(usize, usize)> {
    let text = |index: usize| filled.get(index).map(|at| lines[*at].text.as_str());
    // Most lines are no header's words; that is told without looking them up.
    (0..LEAST_COLUMNS).all(|index| text(index).is_some_and(is_word)).then_some(())?;
    text(0).and_then(column)?;
    let most = (0..MOST_COLUMNS).take_while(|index| text(*index).is_some_and(is_word)).count();
    (LEAST_COLUMNS..=most).rev().find_map(|width| {
        let cells: Vec<String> = (0..width).filter_map(text).map(str::to_string).collect();
        let columns: Vec<Option<Use>> = cells.iter().map(|cell| column(cell)).collect();
        let known = columns.iter().flatten().count();
        if known * 3 < width * 2 || !is_plan_header(&Cells { line: 0, cells }) {
            return None;
        }
        let rows = (1..)
            .take_while(|row| {
                let own: Option<Vec<&str>> = (row * width..(row + 1) * width).map(text).collect();
                own.is_some_and(|own| fits(&columns, &own))
            })
            .count();
        (rows >= 2).then_some((width, rows))
    })
}

fn column(text: &str) -> Option<Use> {
    told(text).filter(|_| is_word(text))
}

/// Short, as a header's words are.
fn is_word(text: &str) -> bool {
    prose::length(text) <= 40 && prose::starts_upper(text) && !text.ends_with(['.', ',', ';'])
}

/// The row says when or how urgent where such a column stands, and in no other place.
fn fits(columns: &[Option<Use>], cells: &[&str]) -> bool {
    let time = |cell: &str| {
        vocabulary::is_when(cell)
            || vocabulary::is_frequency(cell)
            || prose::length(cell) <= 20 && !vocabulary::years(cell).is_empty()
    };
    let mut told = false;
    for (column, cell) in columns.iter().zip(cells) {
        let fits = match column {
            Some(Use::Part(Part::When)) => time(cell),
            Some(Use::Part(Part::Priority)) => vocabulary::level(cell).is_some(),
            _ => {
                if vocabulary::is_when(cell) || prose::length(cell) > 300 {
                    return false;
                }
                continue;
            }
        };
        if !fits {
            return false;
        }
        told = true;
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{self, Role};

    #[test]
    fn each_row_must_have_its_time() {
        let cells = ["Plan 2031", "Åtgärd", "Ansvarig", "Tid", "Skylta", "Eva", "2031", "Karta", "Ulf"];
        let text = format!("{}\n\nmaj 2031\n\nSlut.", cells.join("\n\n"));
        let lines = with_rows(&page::lines(&text)).expect("a table");
        let rows = lines.iter().filter(|line| line.role == Role::Row);
        let rows: Vec<&Vec<String>> = rows.map(|line| &line.cells).collect();
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[2], &["Karta", "Ulf", "maj 2031"]);
        assert_eq!(lines.last().map(|line| line.text.as_str()), Some("Slut."));
        let shifted = text.replace("Eva\n\n", "");
        assert!(with_rows(&page::lines(&shifted)).is_none());
    }
}
