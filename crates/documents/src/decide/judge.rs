//! What decisions do to the rest of a reading: findings follow their rows, totals are counted anew.

use std::collections::{BTreeMap, BTreeSet};

use reading::{
    Reading,
    contract::{Document, Finding, FindingPlace, GrantRow, Severity, Sure, Table, Words},
};
use serde_json::{Map, Value, json};
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
    let whole = serde_json::to_value(&*reading).unwrap_or_default();
    let holds = |finding: &Finding| {
        let row = finding.places.first().and_then(|place| whole.pointer(&place.pointer));
        row.is_none_or(|row| still_true(&finding.rule, row))
    };
    reading.findings.retain(holds);
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
fn still_true(rule: &str, row: &Value) -> bool {
    let amount = |field: &str| serde_json::from_value::<Amount>(row[field].clone()).ok();
    match rule {
        "grant-exceeds-cost" => match (amount("grant"), amount("total_cost")) {
            (Some(grant), Some(cost)) => grant > cost,
            _ => row.get("grant").is_none(),
        },
        "ambiguous-number" => {
            let Some(sure) = row["sure"].as_object() else { return true };
            let open = row["alternatives"].as_array().is_some_and(|all| !all.is_empty());
            open || sure.values().any(|sure| *sure == json!(Sure::Ambiguous))
        }
        _ => true,
    }
}
