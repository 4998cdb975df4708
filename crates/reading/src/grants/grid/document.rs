//! The documents that tables of cells make: one list of grants with all its tables, a list of sums each.

use std::collections::HashMap;

use super::announced;
use super::body::Segment;
use super::context::{self, Above};
use super::figure;
use super::row::{Style, build};
use super::sheet::fold;
use super::table::{GridTable, Sort};
use super::texts;
use crate::Found;
use crate::contract::{Column, Document, Finding, Grants, PrintedTotals, ProvedTotals, Sure, Table};
use crate::grants::finding::{Checks, TableFacts};
use crate::grants::row::place;
use crate::grants::words::Meaning;
use crate::page::{Line, Role};

/// Headings name sheets or the file itself, and hold no texts of their own.
fn is_book(lines: &[Line]) -> bool {
    let other = lines.iter().filter(|line| !line.is_blank() && line.role != Role::Row);
    other.clone().count() > 0 && other.clone().all(|line| line.role == Role::Heading(1))
}

pub fn documents(lines: &[Line], tables: Vec<GridTable>) -> Vec<Found> {
    let (grants, sums): (Vec<_>, Vec<_>) = tables.into_iter().partition(|table| table.sort == Sort::Grants);
    let mut found: Vec<Found> = Vec::new();
    if !grants.is_empty() {
        found.push(list(lines, &grants));
    }
    found.extend(sums.iter().map(|table| super::aggregates::document(lines, table, is_book(lines))));
    found
}

fn list(lines: &[Line], tables: &[GridTable]) -> Found {
    let book = is_book(lines);
    let mut grants = Grants::default();
    let above = &tables[0].above;
    (grants.title, grants.publisher, grants.year) = context::document(above, book);
    if grants.publisher.is_none() {
        grants.publisher = tables.iter().find_map(publisher);
    }
    let mut facts = Vec::new();
    let mut own: Vec<Finding> = Vec::new();
    let prefixes = prefixes(tables, grants.title.as_deref(), book);
    for (table, prefix) in tables.iter().zip(prefixes) {
        let currency = currency(table);
        if let Some((code, _)) = currency {
            grants.currency.get_or_insert_with(|| code.to_string());
        }
        let first = grants.tables.len();
        let style = Style::of(table, currency);
        for (index, segment) in table.body.segments.iter().enumerate() {
            facts.push(fact(table, segment, lines));
            grants.tables.push(contract_table(table, &style, (index, segment), &prefix, lines));
        }
        announced::announce(table, &prefix, first, &mut grants, lines, &mut own);
    }
    let loose = texts::give(lines, tables, &mut grants);
    if grants.currency.is_none() {
        grants.currency = one_of_rows(&grants);
    }
    let (first, last) = (lines.iter().position(|l| !l.is_blank()), lines.iter().rposition(|l| !l.is_blank()));
    grants.at = place(lines, (first.unwrap_or(0), last.unwrap_or(0)));
    let mut findings = Checks { grants: &grants, facts: &facts, lines }.run(loose.iter());
    findings.extend(own);
    findings.extend(super::share::check(&grants));
    Found { document: Document::Grants(grants), findings }
}

/// The one publisher that a column of the table names.
fn publisher(table: &GridTable) -> Option<String> {
    let column = table.header.column(Meaning::Publisher)?;
    let mut names =
        table.body.entries().map(|row| table.sheet.cell(row, column.at)).filter(|name| !name.is_empty());
    let first = names.next()?;
    names.all(|name| name == first).then(|| fold(first))
}

fn one_of_rows(grants: &Grants) -> Option<String> {
    let mut said =
        grants.tables.iter().flat_map(|table| &table.rows).filter_map(|row| row.currency.as_deref());
    let first = said.next()?;
    said.all(|other| other == first).then(|| first.to_string())
}

/// The headings that hold above each table and tell it from the others.
fn prefixes(tables: &[GridTable], title: Option<&str>, book: bool) -> Vec<Vec<String>> {
    let theme = |table: &GridTable| {
        let mut titles = table.above.titles.iter().filter(|text| Some(text.as_str()) != title);
        titles.next_back().cloned()
    };
    let mut below: HashMap<&Vec<String>, Vec<usize>> = HashMap::new();
    for (index, table) in tables.iter().enumerate() {
        below.entry(&table.above.headings).or_default().push(index);
    }
    let all: Vec<Vec<String>> = tables
        .iter()
        .enumerate()
        .map(|(index, table)| {
            let headings = table.above.headings.iter().filter(|text| Some(text.as_str()) != title);
            // Below a title a second line is about the whole, unless the tables that follow have theirs.
            let under = &below[&table.above.headings];
            let first = under[0] == index;
            let several =
                first && under.len() > 1 && under[1..].iter().all(|other| theme(&tables[*other]).is_some());
            let own = theme(table).filter(|_| !first || several);
            headings.cloned().chain(own).collect()
        })
        .collect();
    let same = all.windows(2).all(|pair| pair[0].first() == pair[1].first());
    if book && same {
        return all.into_iter().map(|path| path.into_iter().skip(1).collect()).collect();
    }
    all
}

/// The currency: printed at the amounts or above the table, else that of the header's language.
fn currency(table: &GridTable) -> Option<(&'static str, Sure)> {
    let order = [
        Meaning::Grant,
        Meaning::Amount,
        Meaning::Allotted,
        Meaning::Applied,
        Meaning::TotalCost,
        Meaning::EuPart,
    ];
    let printed = order.iter().filter_map(|meaning| table.money(*meaning)).find_map(|index| {
        table.header.columns[index].unit.and_then(|unit| unit.currency).or(table.figures.currencies[index])
    });
    if let Some(code) = printed.or_else(|| table.above.unit.and_then(|unit| unit.currency)) {
        return Some((code, Sure::Single));
    }
    if table.header.has(Meaning::Currency) {
        return None;
    }
    let headers: Vec<&str> = table.header.columns.iter().map(|column| column.header.as_str()).collect();
    context::currency_by_words(&headers).map(|code| (code, Sure::Assumed))
}

fn fact(table: &GridTable, segment: &Segment, lines: &[Line]) -> TableFacts {
    TableFacts {
        headless: table.header.headless,
        unnamed_column: table.nameless,
        unread_totals: false,
        reached: false,
        totals_at: segment.sum.map(|row| {
            let line = table.sheet.line(row);
            place(lines, (line, line))
        }),
    }
}

fn contract_table(
    table: &GridTable,
    style: &Style,
    (index, segment): (usize, &Segment),
    prefix: &[String],
    lines: &[Line],
) -> Table {
    let printed = |field: &str| {
        let column = table.field(field)?;
        let sum = table.proofs[column].segments[index];
        Some((figure::amount(sum.printed?)?, sum.reached))
    };
    let [applied, total_cost, grant] = ["applied", "total_cost", "grant"].map(printed);
    let first = if index == 0 { table.header.rows.0 } else { segment.span.0 };
    let counted = segment.count.map(|count| usize::try_from(count).ok() == Some(segment.rows.len()));
    Table {
        path: prefix.iter().chain(&segment.path).cloned().collect(),
        at: place(lines, (table.sheet.line(first), table.sheet.line(segment.span.1))),
        columns: columns(table),
        printed: PrintedTotals {
            count: segment.count,
            applied: applied.map(|sum| sum.0),
            total_cost: total_cost.map(|sum| sum.0),
            grant: grant.map(|sum| sum.0),
        },
        proved: ProvedTotals {
            count: counted,
            applied: applied.and_then(|sum| sum.1),
            total_cost: total_cost.and_then(|sum| sum.1),
            grant: grant.and_then(|sum| sum.1),
        },
        rows: segment.rows.iter().map(|row| build(table, style, index, *row, lines)).collect(),
    }
}

fn columns(table: &GridTable) -> Vec<Column> {
    let name = |meaning: Meaning| meaning.field().map(str::to_string);
    table
        .header
        .columns
        .iter()
        .map(|column| Column { field: column.meaning.and_then(name), header: column.header.clone() })
        .collect()
}

/// Titles and years are told as for a list.
pub fn head(above: &Above, book: bool) -> (Option<String>, Option<String>, Option<i32>) {
    context::document(above, book)
}

pub fn currency_of(table: &GridTable) -> Option<String> {
    currency(table).map(|(code, _)| code.to_string())
}
