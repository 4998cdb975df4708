//! One row of the contract, made from the reading that stands.

use serde_json::{Map, Value, json};

use super::amount_choice::Choice;
use super::column::{Column, Field};
use super::cut::{Candidate, Cell};
use super::entry::Entry;
use super::evidence::{NameReading, Names};
use super::kind::KindReading;
use super::number;
use super::table::RawRow;
use crate::contract::{Alternative, GrantRow, MeasureKind, Place, Sure, Words};
use crate::page::Line;

/// Everything that is known of a row when it is put together.
pub struct Parts<'a> {
    pub raw: &'a RawRow,
    pub columns: &'a [Column],
    pub candidates: &'a [Candidate],
    pub choice: &'a Choice,
    pub names: &'a NameReading,
    pub entry: Option<&'a Entry>,
    pub kind: Option<KindReading>,
    pub currency: Option<(&'a str, Sure)>,
    /// The row stands under no header of its own: nothing is sure.
    pub guessed: bool,
}

pub fn place(lines: &[Line], (first, last): (usize, usize)) -> Vec<Place> {
    let number = |index: usize| lines.get(index).map_or(0, |line| line.number);
    vec![Place::lines(number(first), number(last))]
}

pub fn build(parts: &Parts, lines: &[Line]) -> GrantRow {
    let mut row = GrantRow { at: place(lines, parts.raw.lines), ..GrantRow::default() };
    fill_values(parts, &mut row);
    fill_names(parts, &mut row);
    if let Some(entry) = parts.entry {
        row.title_in_text = Some(entry.title.clone());
        row.owner_in_text.clone_from(&entry.owner);
        row.description.clone_from(&entry.description);
        row.description_at = place(lines, entry.lines);
    }
    if let Some(reading) = parts.kind {
        row.kind = Some(reading.kind);
        row.sure.insert("kind".into(), reading.sure);
        row.alternatives.extend(reading.other.map(other_kind));
    }
    if let Some((currency, sure)) = parts.currency {
        row.currency.get_or_insert_with(|| currency.to_string());
        row.sure.entry("currency".into()).or_insert(sure);
    }
    if parts.guessed {
        row.sure.values_mut().for_each(|sure| *sure = (*sure).max(Sure::Assumed));
    }
    row
}

fn other_kind(kind: MeasureKind) -> Alternative {
    let values = Map::from_iter([("kind".to_string(), json!(kind))]);
    let why = Words::new(
        "En annan uppgift om slaget av insats i dokumentet.",
        "Another statement of the kind of measure in the document.",
    );
    Alternative { values, why }
}

fn fill_values(parts: &Parts, row: &mut GrantRow) {
    let Some(chosen) = parts.choice.chosen else {
        let text = parts.raw.text();
        row.other.insert("rad".into(), Value::String(text));
        for column in parts.columns.iter().filter_map(|column| column.field) {
            row.sure.insert(column.name().into(), Sure::Ambiguous);
        }
        return;
    };
    for (index, column) in parts.columns.iter().enumerate() {
        let sure = parts.choice.sure[index];
        let cell = &parts.candidates[chosen].cells[index];
        let Some(field) = column.field else {
            if sure != Sure::Ambiguous && *cell != Cell::Empty {
                row.other.insert(column.header.clone(), plain(cell));
            }
            continue;
        };
        if matches!(field, Field::Title | Field::Owner) || matches!(cell, Cell::Words(_)) {
            continue;
        }
        row.sure.insert(field.name().into(), sure);
        if sure != Sure::Ambiguous {
            set(row, field, cell, column);
        }
    }
    let open = parts.choice.sure.contains(&Sure::Ambiguous);
    let readings = std::iter::once(&chosen).filter(|_| open).chain(&parts.choice.others);
    for &other in readings {
        let values = difference(parts, chosen, other);
        if !values.is_empty() && !row.alternatives.iter().any(|held| held.values == values) {
            row.alternatives.push(Alternative { values, why: other_cut() });
        }
    }
}

pub fn other_cut() -> Words {
    Words::new(
        "Siffrorna i raden kan delas på ett annat sätt.",
        "The row's digits can be divided in another way.",
    )
}

/// The fields that another candidate reads differently; an ambiguous field lists the likeliest reading too.
pub fn difference(parts: &Parts, chosen: usize, other: usize) -> Map<String, Value> {
    let mut values = Map::new();
    for (index, column) in parts.columns.iter().enumerate() {
        let (now, then) = (&parts.candidates[chosen].cells[index], &parts.candidates[other].cells[index]);
        let Some(field) = column.field.filter(|field| !field.is_text()) else { continue };
        // Where the value is left open, every reading says its own.
        if now != then || parts.choice.sure[index] == Sure::Ambiguous {
            values.insert(field.name().into(), plain(then));
        }
    }
    values
}

fn plain(cell: &Cell) -> Value {
    match cell {
        Cell::Empty | Cell::Words(_) => Value::Null,
        Cell::Text(text) => Value::String(text.clone()),
        Cell::Amount(amount) => json!(amount),
    }
}

fn set(row: &mut GrantRow, field: Field, cell: &Cell, column: &Column) {
    match cell {
        Cell::Amount(amount) => {
            let held = match field {
                Field::Applied => &mut row.applied,
                Field::TotalCost => &mut row.total_cost,
                Field::Grant => &mut row.grant,
                Field::EuPart => &mut row.eu_part,
                Field::CoFunding => &mut row.co_funding,
                _ => return,
            };
            *held = Some(*amount);
        }
        Cell::Text(text) => set_text(row, field, text, column),
        Cell::Empty | Cell::Words(_) => {}
    }
}

fn set_text(row: &mut GrantRow, field: Field, text: &str, column: &Column) {
    let held = match field {
        Field::Priority => &mut row.priority,
        Field::Start => &mut row.start,
        Field::End => &mut row.end,
        Field::Place => &mut row.place,
        Field::Reference => &mut row.reference,
        Field::Description => &mut row.description,
        Field::Currency => {
            row.currency = number::currency_of(text).map(str::to_string);
            return;
        }
        Field::Share => {
            row.share = text.trim_end_matches('%').trim().replace(',', ".").parse().ok();
            return;
        }
        _ => {
            // What stands in an amount's cell and is no amount is kept as printed.
            row.other.insert(column.header.clone(), Value::String(text.to_string()));
            row.sure.insert(field.name().into(), Sure::Ambiguous);
            return;
        }
    };
    *held = Some(text.to_string());
}

fn fill_names(parts: &Parts, row: &mut GrantRow) {
    let NameReading { names, title_sure, owner_sure, alternatives } = parts.names;
    let has = |field: Field| parts.columns.iter().any(|column| column.field == Some(field));
    if has(Field::Title) {
        row.title.clone_from(&names.title);
        row.sure.insert("title".into(), *title_sure);
    }
    if has(Field::Owner) {
        row.owner.clone_from(&names.owner);
        row.sure.insert("owner".into(), *owner_sure);
    }
    for Names { title, owner } in alternatives {
        let mut values = Map::from_iter([("title".to_string(), json!(title))]);
        if has(Field::Owner) {
            values.insert("owner".into(), json!(owner));
        }
        let why = Words::new(
            "Gränsen mellan projektets och ägarens namn syns inte i tabellen.",
            "The table does not show where the project's name ends and the owner's begins.",
        );
        row.alternatives.push(Alternative { values, why });
    }
}
