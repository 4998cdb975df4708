//! Documents in which tables hold some of the projects and running text the others: what the text tells is
//! added to what the cells list, and nothing is told twice.

use super::assemble;
use super::decision;
use super::name::{Match, compare};
use crate::Found;
use crate::contract::{Document, GrantRow, Grants};
use crate::page::Line;

/// Rows above which no text is looked through for others.
const MOST_ROWS: usize = 2_000;

/// Adds the decisions in the text around the tables to the list that the tables make.
pub fn add(between: &[Line], found: &mut [Found]) {
    let mut lists = found.iter_mut().filter(|one| matches!(one.document, Document::Grants(_)));
    let (Some(list), None) = (lists.next(), lists.next()) else { return };
    let Document::Grants(grants) = &mut list.document else { return };
    let held: Vec<&GrantRow> = grants.tables.iter().flat_map(|table| &table.rows).collect();
    if held.len() > MOST_ROWS {
        return;
    }
    let tables = decision::tables(between);
    if tables.is_empty() {
        return;
    }
    let told = assemble::document(between, tables);
    let Document::Grants(mut more) = told.document else { return };
    let is_new = |row: &GrantRow| !held.iter().any(|other| same(other, row));
    let rows = more.tables.iter().map(|table| table.rows.len()).sum::<usize>();
    let new = more.tables.iter().flat_map(|table| &table.rows).filter(|row| is_new(row)).count();
    // Text of which some sentence is about a row of the tables tells of them all; only where none is does it
    // tell of others.
    if new == 0 || new < rows {
        return;
    }
    let first = grants.tables.len();
    append(grants, &mut more);
    for mut finding in told.findings {
        let moved = finding.places.iter_mut().all(|place| match table_of(&place.pointer) {
            Some((table, rest)) => {
                place.pointer = format!("/tables/{}{rest}", table + first);
                true
            }
            None => false,
        });
        if moved {
            list.findings.push(finding);
        }
    }
}

fn append(grants: &mut Grants, more: &mut Grants) {
    if grants.currency.is_none() {
        grants.currency = more.currency.take();
    }
    grants.tables.append(&mut more.tables);
}

/// The same title, or the same money to the same owner.
fn same(one: &GrantRow, other: &GrantRow) -> bool {
    let close = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => compare(a, b) >= Match::Close,
        _ => false,
    };
    let owners = close(&one.owner, &other.owner) || one.owner.is_none();
    close(&one.title, &other.title) || one.grant.is_some() && one.grant == other.grant && owners
}

/// `/tables/3/rows/1` as the table's number and the rest.
fn table_of(pointer: &str) -> Option<(usize, &str)> {
    let rest = pointer.strip_prefix("/tables/")?;
    let end = rest.find('/').unwrap_or(rest.len());
    Some((rest[..end].parse().ok()?, &rest[end..]))
}
