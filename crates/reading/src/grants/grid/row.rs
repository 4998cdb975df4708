//! One entry of a table of cells as a row of the contract.

use serde_json::{Map, Value as Json, json};

use super::date::{self, Order};
use super::figure;
use super::money::Value;
use super::sheet::{fold, joined};
use super::table::GridTable;
use super::unit;
use crate::contract::{Alternative, GrantRow, MeasureKind, Sure, Words};
use crate::grants::kind;
use crate::grants::row::place;
use crate::grants::words::Meaning;
use crate::page::Line;

/// What is the same for all rows of a table.
pub struct Style {
    order: Order,
    /// Dates with strokes that no cell of the column decides.
    order_known: bool,
    /// Shares are written as parts of one.
    fractions: bool,
    doubtful: Vec<usize>,
    currency: Option<(&'static str, Sure)>,
}

impl Style {
    pub fn of(table: &GridTable, currency: Option<(&'static str, Sure)>) -> Style {
        let cells = |meaning: Meaning| {
            let at = table.header.column(meaning).map(|column| column.at);
            at.into_iter().flat_map(|at| table.body.entries().map(move |row| table.sheet.cell(row, at)))
        };
        let (order, order_known) = date::order(cells(Meaning::Start).chain(cells(Meaning::End)));
        let shares: Vec<&str> = cells(Meaning::Share).filter(|text| !text.is_empty()).collect();
        let fractions = !shares.is_empty()
            && shares
                .iter()
                .all(|text| !text.contains('%') && figure::percent(text).is_some_and(|v| v <= 1.0));
        Style { order, order_known, fractions, doubtful: table.doubtful(), currency }
    }
}

pub fn build(table: &GridTable, style: &Style, segment: usize, row: usize, lines: &[Line]) -> GrantRow {
    let index = table.sheet.line(row);
    let mut built = GrantRow { at: place(lines, (index, index)), ..GrantRow::default() };
    for (column, head) in table.header.columns.iter().enumerate() {
        let text = table.sheet.cell(row, head.at);
        if text.is_empty() {
            continue;
        }
        if head.is_money() {
            money(table, style, (segment, column, row), &mut built);
            continue;
        }
        let kept = head.meaning.is_some_and(|meaning| words(meaning, text, style, &mut built));
        if let (true, Some(field), Some(other)) =
            (kept, head.meaning.and_then(Meaning::field), table.sheet.other(row, head.at))
        {
            open(&mut built, field, other);
        }
        if !kept && head.meaning != Some(Meaning::Publisher) {
            aside(&mut built, &head.header, head.at, text);
        }
    }
    if let Some(kind) = kind::kind(built.title.as_deref(), None, false)
        && built.kind.is_none()
    {
        built.kind = Some(kind.kind);
        built.sure.insert("kind".into(), kind.sure);
    }
    if let Some((currency, sure)) = style.currency
        && built.currency.is_none()
    {
        built.currency = Some(currency.to_string());
        built.sure.insert("currency".into(), sure);
    }
    if table.header.headless {
        for field in ["title", "owner", "reference", "start", "end"] {
            built.sure.insert(field.into(), Sure::Assumed);
        }
    }
    built
}

/// A field of words whose cell can be read in another way too.
fn open(row: &mut GrantRow, field: &str, other: &str) {
    row.sure.insert(field.into(), Sure::Assumed);
    let values = Map::from_iter([(field.to_string(), json!(fold(other)))]);
    let why = Words::new(
        "Cellen är smal: ordet kan vara brutet eller vara två.",
        "The cell is narrow: the word may have been cut or may be two.",
    );
    row.alternatives.push(Alternative { values, why });
}

/// What has no field stays under its header, as printed.
fn aside(row: &mut GrantRow, header: &str, at: usize, text: &str) {
    let name = if header.is_empty() { format!("kolumn {}", at + 1) } else { header.to_string() };
    row.other.insert(name, Json::String(text.to_string()));
}

fn money(
    table: &GridTable,
    style: &Style,
    (segment, column, row): (usize, usize, usize),
    built: &mut GrantRow,
) {
    let head = &table.header.columns[column];
    let Some(field) = head.meaning.and_then(Meaning::field) else { return };
    let guessed = head.guessed || table.figures.likely[column] || style.doubtful.contains(&column);
    // Four groups of digits may be two numbers whose columns could not be told apart.
    let groups = table.sheet.cell(row, head.at).split_whitespace();
    let glued = groups.filter(|group| group.bytes().all(|byte| byte.is_ascii_digit())).count() >= 4;
    let guessed = guessed || glued;
    match table.figures.of(column, row) {
        Value::One(value) => {
            let Some(amount) = figure::amount(value) else { return };
            let held = match field {
                "applied" => &mut built.applied,
                "total_cost" => &mut built.total_cost,
                "eu_part" => &mut built.eu_part,
                "co_funding" => &mut built.co_funding,
                _ => &mut built.grant,
            };
            *held = Some(amount);
            let sure = match guessed {
                true => Sure::Assumed,
                false if table.proofs[column].proves(segment) => Sure::Proved,
                false => Sure::Single,
            };
            built.sure.insert(field.into(), sure);
        }
        Value::Open(comma, point) => {
            built.sure.insert(field.into(), Sure::Ambiguous);
            for value in [comma, point].into_iter().filter_map(figure::amount) {
                let values = Map::from_iter([(field.to_string(), json!(value))]);
                let why = Words::new(
                    "Tecknet i talet kan skilja tusental eller decimaler.",
                    "The sign in the number may part thousands or decimals.",
                );
                built.alternatives.push(Alternative { values, why });
            }
        }
        Value::Words => aside(built, &head.header, head.at, table.sheet.cell(row, head.at)),
        Value::Missing => {}
    }
}

/// Fills a field of words; false where the cell does not fit its field and should be kept as printed.
fn words(meaning: Meaning, text: &str, style: &Style, row: &mut GrantRow) -> bool {
    let folded = || Some(joined(text));
    match meaning {
        Meaning::Title | Meaning::Purpose => row.title = folded(),
        Meaning::Owner => row.owner = folded(),
        Meaning::Priority => row.priority = folded(),
        Meaning::Place => row.place = folded(),
        Meaning::Reference => row.reference = folded(),
        Meaning::Description => {
            row.description = Some(text.split('\n').map(fold).collect::<Vec<_>>().join("\n"))
        }
        Meaning::Currency => {
            row.currency = currency_of(text);
            return row.currency.is_some();
        }
        Meaning::Share => {
            row.share = figure::percent(text)
                .map(|value| if style.fractions { (value * 1e6).round() / 1e4 } else { value });
            return row.share.is_some();
        }
        Meaning::Kind => {
            row.kind = kind_of(text);
            return row.kind.is_some();
        }
        Meaning::Start | Meaning::End => return ends(meaning, text, style, row),
        Meaning::Period => return ends(meaning, text, style, row),
        _ => return false,
    }
    true
}

fn ends(meaning: Meaning, text: &str, style: &Style, row: &mut GrantRow) -> bool {
    let (start, end) = match meaning {
        Meaning::Start => (date::read(text, style.order), None),
        Meaning::End => (None, date::read(text, style.order)),
        _ => match date::span(text) {
            Some((start, end)) => (Some(start), Some(end)),
            None => {
                let year = date::read(text, style.order);
                (year.clone(), year)
            }
        },
    };
    let read = start.is_some() || end.is_some();
    for (field, value) in [("start", start), ("end", end)] {
        let Some(value) = value else { continue };
        if text.contains('/') && !style.order_known && value.len() == 10 && meaning != Meaning::Period {
            row.sure.insert(field.into(), Sure::Assumed);
        }
        *(if field == "start" { &mut row.start } else { &mut row.end }) = Some(value);
    }
    read
}

fn currency_of(text: &str) -> Option<String> {
    let bare = text.trim();
    let code = bare.len() == 3 && bare.chars().all(|c| c.is_ascii_alphabetic());
    unit::of_word(bare)
        .and_then(|unit| unit.currency)
        .map(str::to_string)
        .or_else(|| code.then(|| bare.to_uppercase()))
}

fn kind_of(text: &str) -> Option<MeasureKind> {
    let lower = text.to_lowercase();
    let tokens: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let says = |words: &[&str]| {
        words.iter().any(|word| tokens.iter().any(|token| token.starts_with(word) || token.ends_with(word)))
    };
    if says(&[
        "förstudie",
        "forstudie",
        "forprosjekt",
        "forprojekt",
        "prestudy",
        "feasibility",
        "esiselvitys",
    ]) {
        Some(MeasureKind::PreStudy)
    } else if says(&["avtal", "aftale", "avtale", "agreement", "sopimus"]) {
        Some(MeasureKind::Agreement)
    } else if says(&["verksamhet", "drift", "operation", "toiminta"]) {
        Some(MeasureKind::Operation)
    } else if says(&["projekt", "project", "prosjekt", "hanke"]) {
        Some(MeasureKind::Project)
    } else {
        None
    }
}
