//! What people have said of the columns of cells, and what there is to ask them.

use super::figure::{self, Figure, Micro};
use super::header::{Column, Header, named_alone};
use super::sheet::{Sheet, is_figure};
use super::table::GridTable;
use crate::grants::words::Meaning;
use crate::profile::{Layout, LayoutColumn, Mapping, Profile, Told, samples};

/// An amount that is written without saying so: from this many on.
const LARGE: Micro = 1_000 * figure::MICRO;
/// Rows below a header that are looked at.
const LOOKED_AT: usize = 200;

fn meaning(told: Told) -> Option<Meaning> {
    Some(match told {
        Told::Title => Meaning::Title,
        Told::Owner => Meaning::Owner,
        Told::Kind => Meaning::Kind,
        Told::Priority => Meaning::Priority,
        Told::Applied => Meaning::Applied,
        Told::TotalCost => Meaning::TotalCost,
        Told::Grant => Meaning::Grant,
        Told::EuPart => Meaning::EuPart,
        Told::CoFunding => Meaning::CoFunding,
        Told::Share => Meaning::Share,
        Told::Currency => Meaning::Currency,
        Told::Start => Meaning::Start,
        Told::End => Meaning::End,
        Told::Place => Meaning::Place,
        Told::Reference => Meaning::Reference,
        Told::Description => Meaning::Description,
        Told::Other => return None,
    })
}

fn headers(header: &Header) -> impl Iterator<Item = &str> {
    header.columns.iter().map(|column| column.header.as_str())
}

/// The columns with a name, each with what a profile says of it.
fn told<'a>(
    columns: &'a mut [Column],
    profile: &'a Profile,
) -> impl Iterator<Item = (&'a mut Column, Option<Told>)> {
    let named = columns.iter_mut().filter(|column| column.header.chars().any(char::is_alphanumeric));
    named.zip(profile.columns.iter().map(|column| column.field))
}

/// The next header at or below a row, and the profile that fits it: one that is known by its words, or
/// sooner one that a profile knows.
pub fn find<'a>(sheet: &Sheet, from: usize, mapping: &Mapping<'a>) -> (Option<Header>, Option<&'a Profile>) {
    let known = super::header::find(sheet, from);
    if mapping.profiles.is_empty() {
        return (known, None);
    }
    let fits = |header: &Header| mapping.fitting(headers(header));
    if let Some(profile) = known.as_ref().and_then(fits) {
        return (known, Some(profile));
    }
    let end = known.as_ref().map_or(sheet.len(), |header| header.rows.1);
    let told = (from..end).filter(|row| names_columns(sheet, *row)).find_map(|row| {
        let header = named_alone(sheet, row);
        fits(&header).map(|profile| (header, profile))
    });
    match told {
        Some((header, profile)) => (Some(header), Some(profile)),
        None => (known, None),
    }
}

/// Gives the columns what the profile says. A column that was taken for the same field gives it up.
pub fn tell(header: &mut Header, profile: &Profile) {
    let fields: Vec<Meaning> =
        profile.columns.iter().filter_map(|column| column.field).filter_map(meaning).collect();
    for column in &mut header.columns {
        if column.meaning.is_some_and(|meaning| {
            fields.contains(&meaning) || meaning == Meaning::Amount && fields.contains(&Meaning::Grant)
        }) {
            column.meaning = None;
        }
    }
    for (column, said) in told(&mut header.columns, profile) {
        if let Some(said) = said {
            column.meaning = meaning(said);
            column.guessed = false;
        }
    }
}

/// What a person has said stands against what the words or the values let guess; only words are not made
/// amounts.
pub fn hold(header: &mut Header, profile: &Profile) {
    for (column, said) in told(&mut header.columns, profile) {
        let Some(said) = said else { continue };
        column.guessed = false;
        let meaning = meaning(said);
        if meaning.is_none_or(|meaning| !meaning.is_money()) {
            column.meaning = meaning;
        }
    }
}

/// Several short cells without figures.
fn names_columns(sheet: &Sheet, row: usize) -> bool {
    let mut filled = 0usize;
    for (_, text) in sheet.filled(row) {
        if is_figure(text) || text.chars().count() > 60 {
            return false;
        }
        filled += 1;
    }
    filled > 1
}

/// The layout of a table that was read, with what there is to ask.
pub fn layout(table: &GridTable, profile: Option<&Profile>) -> Layout {
    let rows: Vec<usize> = table.body.entries().collect();
    let complete = table.header.has(Meaning::Title) && table.header.has(Meaning::Owner);
    let doubtful = table.doubtful();
    let column = |(index, column): (usize, &Column)| {
        let cells = || rows.iter().map(|row| table.sheet.cell(*row, column.at));
        let unknown = column.meaning.is_none() && (is_amounts(cells()) || !complete && is_words(cells()));
        LayoutColumn {
            header: column.header.clone(),
            field: column.meaning.and_then(Meaning::field).map(str::to_string),
            told: None,
            asked: column.guessed || unknown || doubtful.contains(&index),
            samples: samples(cells()),
        }
    };
    let named = |(_, column): &(usize, &Column)| column.header.chars().any(char::is_alphanumeric);
    let columns = table.header.columns.iter().enumerate().filter(named).map(column).collect();
    let mut layout = Layout { columns, rows: rows.len(), told: profile.is_some(), read: true };
    for (column, said) in layout.columns.iter_mut().zip(profile.into_iter().flat_map(|one| &one.columns)) {
        column.told = said.field;
        column.asked &= said.field.is_none();
    }
    layout
}

/// Tables that no word of a header tells: short words, and below them rows with words and figures.
pub fn unknown(sheet: &Sheet) -> Option<Layout> {
    let listed = |row: &usize| {
        let figures = sheet.filled(*row).filter(|(_, text)| is_figure(text)).count();
        figures > 0 && sheet.filled(*row).count() > figures
    };
    let is_header = |row: &usize| {
        let below = (row + 1..sheet.len()).take(5);
        names_columns(sheet, *row) && below.clone().filter(listed).count() * 2 > below.count()
    };
    let row = (0..sheet.len()).take(LOOKED_AT).find(is_header)?;
    let header = named_alone(sheet, row);
    let rows: Vec<usize> = (row + 1..sheet.len()).filter(listed).collect();
    if rows.len() < 2 {
        return None;
    }
    let column = |column: &Column| LayoutColumn {
        header: column.header.clone(),
        field: column.meaning.and_then(Meaning::field).map(str::to_string),
        told: None,
        asked: column.meaning.is_none() || column.guessed,
        samples: samples(rows.iter().map(|row| sheet.cell(*row, column.at))),
    };
    let named = |column: &&Column| column.header.chars().any(char::is_alphanumeric);
    Some(Layout {
        columns: header.columns.iter().filter(named).map(column).collect(),
        rows: rows.len(),
        told: false,
        read: false,
    })
}

fn is_amounts<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let (mut large, mut filled) = (0usize, 0usize);
    for cell in cells.filter(|cell| !cell.is_empty()).take(LOOKED_AT) {
        filled += 1;
        if let Figure::Money { comma, point, .. } = figure::read(cell, 1) {
            large += usize::from(comma.max(point).is_some_and(|value| value >= LARGE));
        }
    }
    large * 2 > filled
}

fn is_words<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let (mut worded, mut filled) = (0usize, 0usize);
    for cell in cells.filter(|cell| !cell.is_empty()).take(LOOKED_AT) {
        filled += 1;
        worded += usize::from(cell.chars().filter(|sign| sign.is_alphabetic()).count() > 2);
    }
    worded * 2 > filled
}
