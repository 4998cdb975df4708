//! A page's tables: rows of cells, where cells may cover several columns and rows.

use scraper::{ElementRef, Node};

use super::super::flow::{Cell, Row};
use super::walk::{is_inline, is_left_out};
use crate::contract::Place;

/// A cell covers no more columns or rows than this.
const MOST_SPAN: usize = 500;
/// Elements within each other deeper than this are not looked at.
const MOST_DEPTH: usize = 250;

/// The table only sets the page: it has one column, or holds headings or other tables.
pub(super) fn is_layout(table: ElementRef) -> bool {
    if matches!(table.attr("role"), Some("presentation" | "none")) {
        return true;
    }
    let rows = row_elements(table);
    if rows.iter().all(|row| cell_elements(*row).count() <= 1) {
        return true;
    }
    let cells = || rows.iter().flat_map(|row| cell_elements(*row));
    let holds = |cell: ElementRef| {
        cell.descendent_elements().skip(1).any(|one| matches!(one.value().name(), "table" | "h1" | "h2"))
    };
    rows.len() <= 3 && cells().all(|cell| cell.value().name() == "td") && cells().any(holds)
}

/// The rows of a table whose own path is given.
pub(super) fn rows(table: ElementRef, path: &str) -> Vec<Row> {
    let told = row_elements(table).into_iter().enumerate();
    told.filter(|(_, row)| !is_left_out(*row, true))
        .map(|(index, row)| {
            let cells = cell_elements(row).filter(|cell| !is_left_out(*cell, true)).map(cell).collect();
            let path = Some(format!("{path} > tr:nth-of-type({})", index + 1));
            Row { cells, place: Place { path, ..Place::default() } }
        })
        .collect()
}

fn row_elements(table: ElementRef) -> Vec<ElementRef> {
    let mut rows = Vec::new();
    for child in table.child_elements() {
        match child.value().name() {
            "tr" => rows.push(child),
            "thead" | "tbody" | "tfoot" => {
                rows.extend(child.child_elements().filter(|one| one.value().name() == "tr"));
            }
            _ => {}
        }
    }
    rows
}

fn cell_elements(row: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    row.child_elements().filter(|one| matches!(one.value().name(), "td" | "th"))
}

fn cell(one: ElementRef) -> Cell {
    let span = |name: &str| {
        let told = one.attr(name).and_then(|count| count.trim().parse::<usize>().ok());
        told.unwrap_or(1).clamp(1, MOST_SPAN)
    };
    let mut text = String::new();
    words(one, &mut text, 0);
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty() && line != "•")
        .collect();
    Cell { text: lines.join("\n"), columns: span("colspan"), rows: span("rowspan"), continues: false }
}

/// A cell's words, with a line for each of its blocks.
fn words(element: ElementRef, text: &mut String, depth: usize) {
    if depth > MOST_DEPTH {
        return;
    }
    for child in element.children() {
        match child.value() {
            Node::Text(piece) => {
                let folded = piece.split_whitespace().collect::<Vec<_>>().join(" ");
                let start = piece.starts_with(char::is_whitespace);
                let end = piece.ends_with(char::is_whitespace);
                text.push_str(if start { " " } else { "" });
                text.push_str(&folded);
                text.push_str(if end { " " } else { "" });
            }
            Node::Element(_) => {
                let Some(one) = ElementRef::wrap(child) else { continue };
                let name = one.value().name();
                if is_left_out(one, true) {
                    continue;
                }
                let own_line = !is_inline(name) && !matches!(name, "td" | "th");
                text.push_str(if own_line {
                    "\n"
                } else if is_inline(name) {
                    ""
                } else {
                    " "
                });
                if name == "li" {
                    text.push_str("• ");
                }
                words(one, text, depth + 1);
                text.push_str(if own_line && name != "br" { "\n" } else { "" });
            }
            _ => {}
        }
    }
}
