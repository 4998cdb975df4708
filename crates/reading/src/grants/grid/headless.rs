//! Rows of cells under no header: what their columns mean is guessed from their values.

use std::collections::HashSet;

use super::date::{self, Order};
use super::figure::{self, Figure, Micro};
use super::header::{Column, Header};
use super::sheet::{Sheet, is_figure};
use crate::grants::name::tells_organisation;
use crate::grants::words::Meaning;

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
    let dated = |text: &str| text.len() >= 7 && date::read(text, Order::DayFirst).is_some();
    let dates: Vec<usize> = (0..width).filter(|&at| share(at, &dated)).collect();
    let left = |at: &usize| !dates.contains(at);
    let amounts: Vec<usize> = (0..width).filter(left).filter(|&at| share(at, &is_amount)).collect();
    let reference = (0..width)
        .filter(left)
        .find(|&at| !amounts.contains(&at) && share(at, &is_reference) && differ(sheet, &rows, at));
    let worded = |text: &str| text.chars().filter(|sign| sign.is_alphabetic()).count() >= 3;
    let free = |at: &usize| left(at) && Some(*at) != reference;
    let words: Vec<usize> = (0..width).filter(free).filter(|&at| share(at, &worded)).collect();
    if words.is_empty() || amounts.is_empty() || amounts.len() > 2 {
        return None;
    }
    let sum = |at: usize| -> Micro { rows.iter().map(|row| value(sheet.cell(*row, at))).sum() };
    let grant = *amounts.iter().min_by_key(|at| sum(**at))?;
    let owners = |at: &&usize| {
        let named = |row: &&usize| sheet.cell(**row, **at).split_whitespace().any(tells_organisation);
        rows.iter().filter(named).count()
    };
    let most = words.iter().max_by_key(|at| (owners(at), **at)).copied();
    // Names alone are those of organisations if any of them is told to be.
    let owner = most.filter(|at| words.len() > 1 || owners(&at) > 0);
    let title = words.iter().copied().find(|at| Some(*at) != owner);
    let column = |at: usize| {
        let meaning = match at {
            at if Some(at) == title => Some(Meaning::Title),
            at if Some(at) == owner => Some(Meaning::Owner),
            at if at == grant => Some(Meaning::Grant),
            at if amounts.contains(&at) => Some(Meaning::TotalCost),
            at if Some(at) == reference => Some(Meaning::Reference),
            at if dates.len() == 2 && at == dates[0] => Some(Meaning::Start),
            at if dates.len() == 2 && at == dates[1] => Some(Meaning::End),
            _ => None,
        };
        Column { at, header: String::new(), meaning, unit: None, guessed: true }
    };
    Some(Header { columns: (0..width).map(column).collect(), rows: (first, first), headless: true })
}

/// Without a word that says so, rows list grants if most of them name an organisation beside a title, a part
/// and a whole of money, and dates or a number of a case.
pub fn convinces(sheet: &Sheet, header: &Header) -> bool {
    let at = |meaning: Meaning| header.column(meaning).map(|column| column.at);
    let (Some(owner), Some(part), Some(whole)) =
        (at(Meaning::Owner), at(Meaning::Grant), at(Meaning::TotalCost))
    else {
        return false;
    };
    if at(Meaning::Reference).is_none() && at(Meaning::End).is_none() {
        return false;
    }
    let (mut rows, mut named, mut below, mut above) = (0usize, 0usize, 0usize, 0usize);
    for row in header.rows.1..sheet.len() {
        let (part, whole) = (value(sheet.cell(row, part)), value(sheet.cell(row, whole)));
        if sheet.cell(row, owner).is_empty() || part == 0 {
            continue;
        }
        rows += 1;
        named += usize::from(sheet.cell(row, owner).split_whitespace().any(tells_organisation));
        below += usize::from(part < whole);
        above += usize::from(part > whole);
    }
    rows >= FEWEST && named * 2 >= rows && above == 0 && below * 2 >= rows
}

/// A number of a case or a project: digits, and other signs or letters than a figure has.
fn is_reference(text: &str) -> bool {
    let short = text.chars().count() <= 20 && text.split_whitespace().count() <= 2;
    short
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && !matches!(figure::read(text, 1), Figure::Money { .. })
}

fn differ(sheet: &Sheet, rows: &[usize], at: usize) -> bool {
    let mut seen = HashSet::new();
    rows.iter().map(|row| sheet.cell(*row, at)).filter(|text| !text.is_empty()).all(|text| seen.insert(text))
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
