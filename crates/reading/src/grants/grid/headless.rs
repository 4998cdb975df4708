//! Rows of cells under no header: what their columns mean is guessed from their values.

use super::figure::{self, Figure, Micro};
use super::header::{Column, Header};
use super::sheet::{Sheet, is_figure};
use crate::grants::words::Meaning;
use crate::grants::name::tells_organisation;

const FEWEST: usize = 3;

/// A header for rows that have none: words and then amounts, of the same shape in most rows. Everything in it
/// is a guess. Only for a sheet in which no header stands at all.
pub fn header(sheet: &Sheet, from: usize) -> Option<Header> {
    if from > 0 {
        return None;
    }
    let listed = |row: &usize| {
        let figures = sheet.filled(*row).filter(|(_, text)| is_figure(text)).count();
        figures > 0 && sheet.filled(*row).count() > figures
    };
    let rows: Vec<usize> = (0..sheet.len()).filter(listed).collect();
    let first = *rows.first().filter(|_| rows.len() >= FEWEST)?;
    let width = rows.iter().map(|row| sheet.width(*row)).max()?;
    let share = |at: usize, fits: &dyn Fn(&str) -> bool| {
        rows.iter().filter(|row| fits(sheet.cell(**row, at))).count() * 3 >= rows.len() * 2
    };
    let amounts: Vec<usize> = (0..width).filter(|&at| share(at, &is_amount)).collect();
    let worded = |text: &str| text.chars().filter(|sign| sign.is_alphabetic()).count() >= 3;
    let words: Vec<usize> = (0..width).filter(|&at| share(at, &worded)).collect();
    if words.is_empty() || amounts.is_empty() || amounts.len() > 2 {
        return None;
    }
    let sum = |at: usize| -> Micro { rows.iter().map(|row| value(sheet.cell(*row, at))).sum() };
    let grant = *amounts.iter().min_by_key(|at| sum(**at))?;
    let owners = |at: &&usize| {
        let named = |row: &&usize| sheet.cell(**row, **at).split_whitespace().any(tells_organisation);
        rows.iter().filter(named).count()
    };
    let owner = words.iter().max_by_key(|at| (owners(at), **at)).copied().filter(|_| words.len() > 1);
    let title = words.iter().copied().find(|at| Some(*at) != owner)?;
    let column = |at: usize| {
        let meaning = match at {
            at if at == title => Some(Meaning::Title),
            at if Some(at) == owner => Some(Meaning::Owner),
            at if at == grant => Some(Meaning::Grant),
            at if amounts.contains(&at) => Some(Meaning::TotalCost),
            _ => None,
        };
        Column { at, header: String::new(), meaning, unit: None, guessed: true }
    };
    Some(Header { columns: (0..width).map(column).collect(), rows: (first, first), headless: true })
}

fn value(text: &str) -> Micro {
    match figure::read(text, 1) {
        Figure::Money { comma, point, .. } => comma.max(point).unwrap_or(0),
        _ => 0,
    }
}

fn is_amount(text: &str) -> bool {
    is_figure(text) && value(text) >= 1_000 * figure::MICRO
}
