//! A table that lists sums per area or programme: no entries are made up of it.

use super::document::{currency_of, head};
use super::figure;
use super::money::Value;
use super::sheet::fold;
use super::table::GridTable;
use crate::Found;
use crate::contract::{
    AggregateRow, Aggregates, Document, Finding, FindingPlace, PrintedAggregates, ProvedAggregates, Severity,
    Sure, Words,
};
use crate::grants::row::place;
use crate::grants::words::Meaning;
use crate::page::Line;

const FIELDS: [Meaning; 4] = [Meaning::Applied, Meaning::Allotted, Meaning::Grant, Meaning::Amount];

pub fn document(lines: &[Line], table: &GridTable, book: bool) -> Found {
    let mut made = Aggregates { currency: currency_of(table), ..Aggregates::default() };
    (made.title, made.publisher, made.year) = head(&table.above, book);
    let (first, last) = table.lines();
    made.at = place(lines, (table.above.lines.map_or(first, |(above, _)| above), last - 1));
    for (segment, rows) in table.body.segments.iter().enumerate() {
        made.rows.extend(rows.rows.iter().map(|row| entry(table, segment, *row, lines)));
    }
    let sum = table.body.grand.or_else(|| table.body.segments.first().and_then(|one| one.sum));
    let printed = |meaning: Meaning| {
        let column = table.money(meaning)?;
        let proof = &table.proofs[column];
        let held = if table.body.grand.is_some() { proof.grand } else { *proof.segments.first()? };
        Some((figure::amount(held.printed?)?, held.reached))
    };
    let grant = printed(Meaning::Grant).or_else(|| printed(Meaning::Amount));
    let (applied, allotted) = (printed(Meaning::Applied), printed(Meaning::Allotted));
    let count = sum.and_then(|row| count(table, row)).or(table.body.count);
    let counted: Option<u32> = made.rows.iter().map(|row| row.count).sum();
    made.printed = PrintedAggregates {
        count,
        applied: applied.map(|sum| sum.0),
        allotted: allotted.map(|sum| sum.0),
        grant: grant.map(|sum| sum.0),
    };
    made.proved = ProvedAggregates {
        count: count.and_then(|count| Some(counted? == count)),
        applied: applied.and_then(|sum| sum.1),
        allotted: allotted.and_then(|sum| sum.1),
        grant: grant.and_then(|sum| sum.1),
    };
    if made.proved.count == Some(true) {
        made.rows.iter_mut().filter(|row| row.count.is_some()).for_each(|row| {
            row.sure.insert("count".into(), Sure::Proved);
        });
    }
    let findings = findings(&made, sum.map(|row| table.sheet.line(row)), lines);
    Found { document: Document::Aggregates(made), findings }
}

fn count(table: &GridTable, row: usize) -> Option<u32> {
    let column = table.header.column(Meaning::Count)?;
    table.sheet.cell(row, column.at).split_whitespace().collect::<String>().parse().ok()
}

fn entry(table: &GridTable, segment: usize, row: usize, lines: &[Line]) -> AggregateRow {
    let line = table.sheet.line(row);
    let named = table.header.columns.iter().filter(|column| column.meaning == Some(Meaning::Title));
    let names: Vec<String> =
        named.map(|column| fold(table.sheet.cell(row, column.at))).filter(|name| !name.is_empty()).collect();
    let mut made = AggregateRow {
        name: (!names.is_empty()).then(|| names.join(" – ")),
        count: count(table, row),
        at: place(lines, (line, line)),
        ..AggregateRow::default()
    };
    for meaning in FIELDS {
        let Some(column) = table.money(meaning) else { continue };
        let Value::One(value) = table.figures.of(column, row) else { continue };
        let (field, held) = match meaning {
            Meaning::Applied => ("applied", &mut made.applied),
            Meaning::Allotted => ("allotted", &mut made.allotted),
            _ => ("grant", &mut made.grant),
        };
        *held = figure::amount(value);
        let guessed = table.header.columns[column].guessed || table.figures.likely[column];
        let sure = match guessed {
            true => Sure::Assumed,
            false if table.proofs[column].proves(segment) => Sure::Proved,
            false => Sure::Single,
        };
        made.sure.insert(field.into(), sure);
    }
    made
}

fn findings(made: &Aggregates, sum: Option<usize>, lines: &[Line]) -> Vec<Finding> {
    let at = sum.map(|line| place(lines, (line, line))).unwrap_or_else(|| made.at.clone());
    let finding = |rule: &str, sv: &str, en: &str| Finding {
        rule: rule.to_string(),
        severity: Severity::Warning,
        message: Words::new(sv, en),
        places: vec![FindingPlace { file: 0, pointer: String::new(), at: at.clone() }],
        values: Default::default(),
    };
    let sums = [
        (made.proved.applied, "sökt belopp", "applied"),
        (made.proved.allotted, "tilldelat belopp", "allotted"),
        (made.proved.grant, "beviljat belopp", "granted"),
    ];
    let mut found: Vec<Finding> = sums
        .iter()
        .filter(|(proved, ..)| *proved == Some(false))
        .map(|(_, sv, en)| {
            let sv = format!("Raderna summerar inte till den tryckta summan i {sv}.");
            finding("sum-mismatch", &sv, &format!("The rows do not sum to the printed total in {en}."))
        })
        .collect();
    if made.proved.count == Some(false) {
        let sv = "Radernas antal summerar inte till det tryckta antalet.";
        found.push(finding("count-mismatch", sv, "The rows' counts do not sum to the printed count."));
    }
    found
}
