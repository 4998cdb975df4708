//! What people have said of the columns of a list in plain text whose cells are kept apart.

use super::column::{Column, Field};
use super::header::{Header, Layout as Kept};
use super::number;
use super::table::RawTable;
use crate::profile::{Layout, LayoutColumn, Mapping, Profile, Told, samples};

fn field(told: Told) -> Option<Field> {
    Some(match told {
        Told::Title => Field::Title,
        Told::Owner => Field::Owner,
        Told::Priority => Field::Priority,
        Told::Applied => Field::Applied,
        Told::TotalCost => Field::TotalCost,
        Told::Grant => Field::Grant,
        Told::EuPart => Field::EuPart,
        Told::CoFunding => Field::CoFunding,
        Told::Share => Field::Share,
        Told::Currency => Field::Currency,
        Told::Start => Field::Start,
        Told::End => Field::End,
        Told::Place => Field::Place,
        Told::Reference => Field::Reference,
        Told::Description => Field::Description,
        // The kind of measure is told by the title here.
        Told::Kind | Told::Other => return None,
    })
}

fn is_named(column: &Column) -> bool {
    column.header.chars().any(char::is_alphanumeric)
}

fn fitting<'a>(header: &Header, mapping: &Mapping<'a>) -> Option<&'a Profile> {
    if header.layout == Kept::Flow {
        return None;
    }
    mapping.fitting(header.columns.iter().map(|column| column.header.as_str()))
}

/// Gives the columns what a profile says, if one fits. A column that was taken for the same field gives it
/// up.
pub fn tell(header: &mut Header, mapping: &Mapping) {
    let Some(profile) = fitting(header, mapping) else { return };
    let said: Vec<Option<Told>> = profile.columns.iter().map(|column| column.field).collect();
    let fields: Vec<Field> = said.iter().flatten().filter_map(|told| field(*told)).collect();
    for column in header.columns.iter_mut().filter(|column| column.field.is_some_and(|f| fields.contains(&f)))
    {
        column.field = None;
    }
    for (column, told) in header.columns.iter_mut().filter(|column| is_named(column)).zip(said) {
        if let Some(told) = told {
            column.field = field(told);
        }
    }
}

/// Notes the layout of a table whose cells are kept apart, with what there is to ask.
pub fn note(table: &RawTable, mapping: &mut Mapping) {
    if table.header.layout == Kept::Flow || table.headless || table.rows.is_empty() {
        return;
    }
    let profile = fitting(&table.header, mapping);
    let columns = &table.header.columns;
    let has = |wanted: Field| columns.iter().any(|column| column.field == Some(wanted));
    let complete = has(Field::Title) && has(Field::Owner);
    let mut said = profile.into_iter().flat_map(|profile| &profile.columns);
    let column = |(index, column): (usize, &Column)| {
        let cells =
            || table.rows.iter().filter_map(move |row| Some(row.cells.as_ref()?.get(index)?.as_str()));
        let told = said.next().and_then(|column| column.field);
        let amounts = cells().filter(|cell| is_large(cell)).count() * 2 > cells().count();
        let unknown = column.field.is_none() && (amounts || !complete);
        LayoutColumn {
            header: column.header.clone(),
            field: column.field.map(|field| field.name().to_string()),
            told,
            asked: unknown && told.is_none(),
            samples: samples(cells()),
        }
    };
    let named = columns.iter().enumerate().filter(|(_, column)| is_named(column));
    let layout = Layout {
        columns: named.map(column).collect(),
        rows: table.rows.len(),
        told: profile.is_some(),
        read: true,
    };
    mapping.met(layout);
}

/// Four digits or more, and no letters but those of a unit.
fn is_large(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let mut words = cell.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    digits > 3 && words.all(|word| number::factor_of(word).is_some())
}
