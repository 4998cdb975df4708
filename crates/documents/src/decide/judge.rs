//! What decisions do to the rest of a reading: findings follow their rows, totals are counted anew.

use std::collections::{BTreeMap, BTreeSet};

use reading::{
    Reading,
    contract::{Document, Finding, FindingPlace, GrantRow, Severity, Sure, Table, Words},
};
use serde_json::Map;
use types::Amount;

/// Findings follow their rows; those about rows that are gone go with them.
pub(super) fn point_anew(reading: &mut Reading, moved: &BTreeMap<String, String>, gone: &BTreeSet<String>) {
    for finding in &mut reading.findings {
        let several = finding.places.len();
        finding.places.retain(|place| !above(&place.pointer).any(|row| gone.contains(row)));
        for place in &mut finding.places {
            let found = above(&place.pointer).find_map(|old| Some((old.len(), moved.get(old)?)));
            if let Some((length, new)) = found {
                place.pointer = format!("{new}{}", &place.pointer[length..]);
            }
        }
        if finding.places.is_empty() && several > 0 {
            finding.rule.clear();
        }
    }
    reading.findings.retain(|finding| !finding.rule.is_empty());
}

/// A pointer and all that it lies within.
fn above(pointer: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(pointer), |pointer| Some(&pointer[..pointer.rfind('/')?]))
}

/// Totals of the lists that were touched, and the findings that follow from them.
pub(super) fn judge_anew(reading: &mut Reading, touched: &[String]) {
    let mut reached: Vec<String> = Vec::new();
    let mut missed: Vec<Finding> = Vec::new();
    for (index, document) in reading.files.iter_mut().flat_map(|file| &mut file.documents).enumerate() {
        let Document::Grants(grants) = document else { continue };
        for (place, table) in grants.tables.iter_mut().enumerate() {
            let pointer = format!("/files/0/documents/{index}/tables/{place}");
            if !touched.contains(&format!("{pointer}/rows")) {
                continue;
            }
            let before = table.proved;
            sum(table);
            let fields = [
                ("grant", before.grant, table.proved.grant),
                ("total_cost", before.total_cost, table.proved.total_cost),
                ("applied", before.applied, table.proved.applied),
                ("count", before.count, table.proved.count),
            ];
            if fields.iter().all(|(_, _, now)| *now != Some(false)) {
                reached.push(pointer);
            } else if fields.iter().any(|(_, before, now)| *before == Some(true) && *now == Some(false)) {
                let place = FindingPlace { file: 0, pointer, at: table.at.clone() };
                missed.push(not_reached(place));
            }
        }
    }
    let sums = |rule: &str| matches!(rule, "sum-mismatch" | "count-mismatch");
    let mended = |finding: &Finding| {
        sums(&finding.rule) && finding.places.first().is_some_and(|place| reached.contains(&place.pointer))
    };
    reading.findings.retain(|finding| !mended(finding));
    reading.findings.extend(missed);
    let Reading { files, findings, .. } = reading;
    let documents = files.first().map_or(&[][..], |file| &file.documents);
    let holds = |finding: &Finding| {
        let row = finding.places.first().and_then(|place| grant_row(documents, &place.pointer));
        row.is_none_or(|row| still_true(&finding.rule, row))
    };
    findings.retain(holds);
}

/// The row of a list of grants at `/files/0/documents/0/tables/1/rows/3`.
fn grant_row<'a>(documents: &'a [Document], pointer: &str) -> Option<&'a GrantRow> {
    let (_, rest) = pointer.strip_prefix("/files/0/documents/")?.split_once("/tables/")?;
    let places: Vec<usize> = pointer.split('/').skip(4).filter_map(|part| part.parse().ok()).collect();
    let Document::Grants(grants) = documents.get(*places.first()?)? else { return None };
    rest.contains("/rows/").then(|| grants.tables.get(*places.get(1)?)?.rows.get(*places.get(2)?)).flatten()
}

fn sum(table: &mut Table) {
    let judge = |printed: Option<Amount>, of: fn(&GrantRow) -> Option<Amount>| {
        Some(Amount::sum(table.rows.iter().filter_map(of)) == Some(printed?))
    };
    table.proved.applied = judge(table.printed.applied, |row| row.applied);
    table.proved.total_cost = judge(table.printed.total_cost, |row| row.total_cost);
    table.proved.grant = judge(table.printed.grant, |row| row.grant);
    table.proved.count = table.printed.count.map(|count| usize::try_from(count) == Ok(table.rows.len()));
}

fn not_reached(place: FindingPlace) -> Finding {
    Finding {
        rule: "sum-mismatch".to_string(),
        severity: Severity::Warning,
        message: Words::new(
            "Efter granskningen stämmer raderna inte längre med den utskrivna summan.",
            "After the review the rows no longer reach the printed total.",
        ),
        places: vec![place],
        values: Map::new(),
    }
}

/// Does what a rule says of a row still hold of its values? Only rules that these alone decide.
fn still_true(rule: &str, row: &GrantRow) -> bool {
    match rule {
        "grant-exceeds-cost" => row.grant.zip(row.total_cost).is_some_and(|(grant, cost)| grant > cost),
        "ambiguous-number" => {
            !row.alternatives.is_empty() || row.sure.values().any(|sure| *sure == Sure::Ambiguous)
        }
        _ => true,
    }
}
