//! Sums over several tables, and sums in words around a table, held against the rows.

use serde_json::json;
use types::Amount;

use super::context;
use super::figure::{self, Micro};
use super::table::GridTable;
use crate::contract::{Announced, At, Finding, FindingPlace, GrantRow, Grants, Group, Severity, Sure, Words};
use crate::grants::row::place;
use crate::page::Line;

/// An amount of a row.
type Of = fn(&GrantRow) -> Option<Amount>;

/// What is printed for all tables of one header together, and what the words around them announce.
pub fn announce(
    table: &GridTable,
    prefix: &[String],
    first: usize,
    grants: &mut Grants,
    lines: &[Line],
    findings: &mut Vec<Finding>,
) {
    let several = table.body.segments.len() > 1;
    if several && (table.body.grand.is_some() || table.body.count.is_some()) {
        let row = table.body.grand.unwrap_or(table.body.end - 1);
        let line = table.sheet.line(row);
        let sum = |field: &str| table.field(field).and_then(|column| table.proofs[column].grand.printed);
        let said = Announced {
            count: table.body.count,
            priorities: None,
            applied: sum("applied").and_then(figure::amount),
            total_cost: sum("total_cost").and_then(figure::amount),
            grant: sum("grant").and_then(figure::amount),
        };
        hold(grants, first, &said, findings, grants.groups.len(), place(lines, (line, line)), 0);
        grants.groups.push(Group {
            path: prefix.to_vec(),
            intro: None,
            announced: said,
            at: place(lines, (line, line)),
        });
    }
    let above = &table.above.announced;
    if *above != Announced::default() {
        let at = table.above.lines.map(|at| place(lines, at)).unwrap_or_default();
        hold(grants, first, above, findings, grants.groups.len(), at.clone(), 0);
        let intro = Some(table.above.intro.clone()).filter(|intro| !intro.is_empty());
        grants.groups.push(Group { path: prefix.to_vec(), intro, announced: *above, at });
    }
    below(table, first, grants, lines, findings);
}

/// What the notes below a table say of its sums: they fill what no row of sums has printed.
fn below(table: &GridTable, first: usize, grants: &mut Grants, lines: &[Line], findings: &mut Vec<Finding>) {
    for &row in &table.body.notes {
        let said = context::said("", &table.sheet.text(row));
        if said == Announced::default() {
            continue;
        }
        let line = table.sheet.line(row);
        if table.body.segments.len() == 1 {
            let rows = grants.tables[first].rows.len();
            let held = &mut grants.tables[first];
            if held.printed.count.is_none() && said.count.is_some() {
                held.printed.count = said.count;
                held.proved.count = said.count.map(|count| usize::try_from(count).ok() == Some(rows));
            }
            let exact = total(grants, first, |row| row.grant);
            let held = &mut grants.tables[first];
            if held.printed.grant.is_none() && said.grant.is_some() && said.grant == exact {
                held.printed.grant = said.grant;
                held.proved.grant = Some(true);
            }
        }
        hold(grants, first, &said, findings, usize::MAX, place(lines, (line, line)), first);
    }
}

fn total(grants: &Grants, first: usize, of: Of) -> Option<Amount> {
    Amount::sum(grants.tables[first..].iter().flat_map(|table| &table.rows).filter_map(of))
}

/// Announced sums against the rows: what agrees to the öre proves them where no row of sums does; what does
/// not agree, not even rounded as announced, is a finding.
fn hold(
    grants: &mut Grants,
    first: usize,
    said: &Announced,
    findings: &mut Vec<Finding>,
    group: usize,
    at: At,
    table: usize,
) {
    let fields: [(&str, &str, Option<Amount>, Of); 3] = [
        ("applied", "sökt belopp", said.applied, |row| row.applied),
        ("total_cost", "total kostnad", said.total_cost, |row| row.total_cost),
        ("grant", "bidrag", said.grant, |row| row.grant),
    ];
    for (field, swedish, printed, of) in fields {
        let (Some(printed), Some(sum)) = (printed, total(grants, first, of)) else { continue };
        let any = grants.tables[first..].iter().flat_map(|table| &table.rows).any(|row| of(row).is_some());
        if !any {
            continue;
        }
        if sum == printed {
            prove(grants, first, field);
        } else if !rounds_to(sum, printed) {
            let pointer =
                if group == usize::MAX { format!("/tables/{table}") } else { format!("/groups/{group}") };
            findings.push(mismatch((field, swedish), sum, printed, pointer, at.clone()));
        }
    }
}

fn prove(grants: &mut Grants, first: usize, field: &str) {
    for table in &mut grants.tables[first..] {
        let contradicts = match field {
            "applied" => table.proved.applied == Some(false),
            "total_cost" => table.proved.total_cost == Some(false),
            _ => table.proved.grant == Some(false),
        };
        for row in table.rows.iter_mut().filter(|_| !contradicts) {
            if row.sure.get(field) == Some(&Sure::Single) {
                row.sure.insert(field.to_string(), Sure::Proved);
            }
        }
    }
}

/// `3,4 mnkr` for 3 412 500: the printed sum has as many noughts as it was rounded to.
fn rounds_to(sum: Amount, printed: Amount) -> bool {
    let ore = Micro::from(printed.ore());
    let mut step: Micro = 1;
    while ore != 0 && ore % (step * 10) == 0 {
        step *= 10;
    }
    step >= 100_000 && (Micro::from(sum.ore()) - ore).abs() <= step / 2
}

fn mismatch((field, sv): (&str, &str), sum: Amount, printed: Amount, pointer: String, at: At) -> Finding {
    let off = sum.checked_sub(printed).unwrap_or_default();
    let en = field.replace('_', " ");
    let message = Words::new(
        format!("Raderna summerar till {sum} i {sv}, men dokumentet anger {printed} (skillnad {off})."),
        format!("The rows sum to {sum} in {en}, but the document says {printed} (off by {off})."),
    );
    let values = match json!({"field": field, "sum": sum, "printed": printed, "difference": off}) {
        serde_json::Value::Object(values) => values,
        _ => Default::default(),
    };
    Finding {
        rule: "sum-mismatch".to_string(),
        severity: Severity::Warning,
        message,
        places: vec![FindingPlace { file: 0, pointer, at }],
        values,
    }
}
