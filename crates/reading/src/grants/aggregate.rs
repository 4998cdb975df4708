//! Lists of sums per area, programme or place, which hold no projects: kind `aggregates`.

use serde_json::json;
use types::Amount;

use super::announced::number_of;
use super::column::{Column, Field};
use super::finding::finding;
use super::heading::{document_title, year_above, year_in};
use super::number;
use super::row::place;
use super::table::RawTable;
use super::unit;
use crate::Found;
use crate::contract::{
    AggregateRow, Aggregates, Document, Finding, PrintedAggregates, ProvedAggregates, Severity, Sure,
    SureFields, Words,
};
use crate::page::Line;
use crate::publisher::publisher;

/// What a column of such a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Name,
    Count,
    Applied,
    Allotted,
    Grant,
}

/// Words that name what sums are made over.
const AREAS: [&str; 26] = [
    "insatsområde",
    "insatsområden",
    "område",
    "program",
    "programområde",
    "tema",
    "fokusområde",
    "målområde",
    "kommun",
    "kommuner",
    "delregion",
    "region",
    "län",
    "fond",
    "bransch",
    "kategori",
    "prioritering",
    "stödform",
    "innsatsområde",
    "indsatsområde",
    "programme",
    "area",
    "theme",
    "fund",
    "category",
    "sektor",
];

fn lower(header: &str) -> String {
    header.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_area(header: &str) -> bool {
    AREAS.contains(&lower(header).as_str())
}

fn is_count(header: &str) -> bool {
    let header = lower(header);
    ["antal", "antall", "number of", "no of", "count"].iter().any(|word| header.starts_with(word))
}

fn is_allotted(header: &str) -> bool {
    let header = lower(header);
    ["ram", "avsatt", "avsatta", "tilldelad ram", "anslag", "ramme", "allotted", "allocated", "fördelad"]
        .iter()
        .any(|word| header.starts_with(word))
}

fn part_of(column: &Column) -> Option<Part> {
    if is_count(&column.header) {
        return Some(Part::Count);
    }
    match column.field {
        _ if is_area(&column.header) => Some(Part::Name),
        Some(Field::Applied) => Some(Part::Applied),
        Some(Field::Grant) => Some(Part::Grant),
        _ if is_allotted(&column.header) => Some(Part::Allotted),
        _ => None,
    }
}

/// The columns of a list of sums: what they are made over stands first, a sum is among them, and neither
/// projects nor owners are named.
pub fn are_columns(columns: &[Column]) -> bool {
    let parts: Vec<Option<Part>> = columns.iter().map(part_of).collect();
    let sums = parts.iter().filter(|part| matches!(part, Some(Part::Applied | Part::Allotted | Part::Grant)));
    let named = |(column, part): (&Column, &Option<Part>)| {
        part.is_none() && matches!(column.field, Some(Field::Title | Field::Owner))
    };
    parts.first() == Some(&Some(Part::Name))
        && sums.count() >= 1
        && !columns.iter().zip(&parts).any(named)
        && parts.iter().flatten().count() * 2 >= columns.len()
}

/// The list of sums that a table holds, if it is one and its rows are sums.
pub fn of_table(raw: &RawTable) -> bool {
    are_columns(&raw.header.columns) && raw.rows.iter().all(|row| row.cells.is_some())
}

/// Makes the document of such a table.
pub fn document(lines: &[Line], raw: RawTable, about: &About) -> Found {
    let unit = unit::around(lines, raw.lines, about.title.as_deref());
    let raw = unit::scaled(raw, unit);
    let parts: Vec<Option<Part>> = raw.header.columns.iter().map(part_of).collect();
    let read = |cells: &[String]| row_of(cells, &parts, &raw.header.columns);
    let mut rows: Vec<AggregateRow> = Vec::new();
    for one in &raw.rows {
        let mut row = read(one.cells.as_deref().unwrap_or_default());
        row.at = place(lines, one.lines);
        rows.push(row);
    }
    let totals = raw.totals.as_ref().map(|one| read(one.cells.as_deref().unwrap_or_default()));
    let totals = totals.unwrap_or_default();
    let printed = PrintedAggregates {
        count: totals.count,
        applied: totals.applied,
        allotted: totals.allotted,
        grant: totals.grant,
    };
    let proved = prove(&mut rows, &printed);
    let end = raw.lines.1.max(1) - 1;
    let document = Aggregates {
        title: about.title.clone(),
        publisher: about.publisher.clone(),
        year: about.year,
        currency: about.currency.clone(),
        at: place(lines, (raw.lines.0, end)),
        rows,
        printed,
        proved,
    };
    let findings = findings(&document);
    Found { document: Document::Aggregates(document), findings }
}

/// What is told of the whole document.
#[derive(Clone, Debug, Default)]
pub struct About {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub year: Option<i32>,
    pub currency: Option<String>,
}

/// What the lines above the first of some tables tell of the document.
pub fn about(lines: &[Line], tables: &[RawTable]) -> About {
    let start = tables.first().map_or(0, |table| table.lines.0);
    let publisher = publisher(lines, start);
    let title = document_title(lines, start, publisher.as_ref().and_then(|found| found.line));
    let title = title.map(|(title, _)| title);
    let currency =
        unit::currency(lines, &tables.iter().collect::<Vec<_>>()).map(|(code, _)| code.to_string());
    About {
        year: title.as_deref().and_then(year_in).or_else(|| year_above(lines, start)),
        title,
        publisher: publisher.map(|found| found.name),
        currency,
    }
}

fn row_of(cells: &[String], parts: &[Option<Part>], columns: &[Column]) -> AggregateRow {
    let mut row = AggregateRow::default();
    let mut sure = SureFields::new();
    for ((cell, part), column) in cells.iter().zip(parts).zip(columns) {
        let text = super::joining::fold(cell);
        if text.is_empty() || number::is_void(&text) {
            continue;
        }
        let amount = || match number::amounts(&text, column.factor)[..] {
            [one] => Some(one),
            _ => None,
        };
        let held = match part {
            Some(Part::Name) => {
                row.name = Some(text.clone());
                continue;
            }
            Some(Part::Count) => {
                row.count = number_of(&text.replace(' ', ""));
                continue;
            }
            Some(Part::Applied) => (&mut row.applied, "applied"),
            Some(Part::Allotted) => (&mut row.allotted, "allotted"),
            Some(Part::Grant) => (&mut row.grant, "grant"),
            None => continue,
        };
        *held.0 = amount();
        if held.0.is_none() {
            sure.insert(held.1.into(), Sure::Ambiguous);
        }
    }
    row.sure = sure;
    row
}

/// A printed total that the rows reach proves their figures.
fn prove(rows: &mut [AggregateRow], printed: &PrintedAggregates) -> ProvedAggregates {
    let count: Option<u32> = rows.iter().map(|row| row.count).sum();
    let counted = printed.count.map(|printed| count == Some(printed));
    if counted == Some(true) {
        for row in rows.iter_mut().filter(|row| row.count.is_some()) {
            row.sure.insert("count".into(), Sure::Proved);
        }
    }
    let mut reach = |field: &str, pick: fn(&AggregateRow) -> Option<Amount>, printed: Option<Amount>| {
        let reached = printed.map(|printed| Amount::sum(rows.iter().filter_map(pick)) == Some(printed));
        for row in rows.iter_mut().filter(|row| reached == Some(true) && pick(row).is_some()) {
            row.sure.insert(field.to_string(), Sure::Proved);
        }
        reached
    };
    ProvedAggregates {
        count: counted,
        applied: reach("applied", |row| row.applied, printed.applied),
        allotted: reach("allotted", |row| row.allotted, printed.allotted),
        grant: reach("grant", |row| row.grant, printed.grant),
    }
}

fn findings(document: &Aggregates) -> Vec<Finding> {
    let mut found = Vec::new();
    let places = || vec![(String::new(), document.at.clone())];
    let Aggregates { printed, proved, rows, .. } = document;
    let count: u32 = rows.iter().filter_map(|row| row.count).sum();
    if let (Some(announced), Some(false)) = (printed.count, proved.count) {
        let words = Words::new(
            format!("Summaraden anger {announced} projekt, raderna {count}."),
            format!("The totals row says {announced} projects, the rows {count}."),
        );
        let values = json!({"announced": announced, "rows": count});
        found.push(finding("count-mismatch", Severity::Warning, words, places(), values));
    }
    let sums = [
        ("applied", printed.applied, proved.applied),
        ("allotted", printed.allotted, proved.allotted),
        ("grant", printed.grant, proved.grant),
    ];
    for (field, printed, _) in sums.into_iter().filter(|(_, _, proved)| *proved == Some(false)) {
        let words = Words::new(
            "Raderna summerar inte till den tryckta summan.",
            "The rows do not add up to the printed total.",
        );
        let values = json!({"field": field, "printed": printed});
        found.push(finding("sum-mismatch", Severity::Warning, words, places(), values));
    }
    found
}
