//! A printed share held against the amounts it is a share of.

use crate::contract::{Finding, FindingPlace, GrantRow, Grants, Severity, Words};

/// Percentage points that rounding may take.
const ROUNDING: f64 = 0.6;

/// Rows whose share is another than most rows' shares say it should be; nothing where the share is of
/// something that is not printed.
pub fn check(grants: &Grants) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, table) in grants.tables.iter().enumerate() {
        let bases: [fn(&GrantRow) -> Option<f64>; 2] = [
            |row| percent(row.grant?.ore(), row.total_cost?.ore()),
            |row| percent(row.grant?.ore(), row.applied?.ore()),
        ];
        let told: Vec<(usize, &GrantRow, f64)> =
            table.rows.iter().enumerate().filter_map(|(at, row)| Some((at, row, row.share?))).collect();
        let fits = |base: &fn(&GrantRow) -> Option<f64>| {
            let near = |(_, row, share): &&(usize, &GrantRow, f64)| {
                base(row).is_some_and(|v| (v - share).abs() <= ROUNDING)
            };
            told.iter().filter(near).count()
        };
        let Some(base) = bases.iter().find(|base| told.len() > 2 && fits(base) * 4 >= told.len() * 3) else {
            continue;
        };
        for (at, row, share) in &told {
            let Some(value) = base(row).filter(|value| (value - share).abs() > ROUNDING) else { continue };
            found.push(finding(index, *at, row, *share, value));
        }
    }
    found
}

fn percent(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| part as f64 * 100.0 / whole as f64)
}

fn finding(table: usize, at: usize, row: &GrantRow, share: f64, value: f64) -> Finding {
    let title = row.title.as_deref().unwrap_or("?");
    let (share_sv, value_sv) =
        (format!("{share:.1}").replace('.', ","), format!("{value:.1}").replace('.', ","));
    let mut values = serde_json::Map::new();
    values.insert("share".into(), share.into());
    values.insert("computed".into(), ((value * 10.0).round() / 10.0).into());
    Finding {
        rule: "share-mismatch".to_string(),
        severity: Severity::Warning,
        message: Words::new(
            format!("Andelen {share_sv} % stämmer inte med beloppen, som ger {value_sv} %: {title}."),
            format!(
                "The share {share:.1} % does not agree with the amounts, which give {value:.1} %: {title}."
            ),
        ),
        places: vec![FindingPlace {
            file: 0,
            pointer: format!("/tables/{table}/rows/{at}"),
            at: row.at.clone(),
        }],
        values,
    }
}
