//! Columns that are the parts of a sum beside them: years, or financiers. What the sum means its parts tell.

use super::figure::{self, Figure, Micro};
use super::header::{Column, Header};
use super::sheet::Sheet;
use crate::grants::words::{self, Meaning};

/// Rows that are looked at.
const LOOKED_AT: usize = 60;

/// A column that is called nothing but a sum, and is one of the columns before it in every row, means what
/// they mean, and they are its parts. A sum of years is an amount of whatever the list lists.
pub fn add_up(sheet: &Sheet, header: &mut Header, rows: (usize, usize)) {
    for whole in 2..header.columns.len() {
        if !is_bare_sum(&header.columns[whole].header) {
            continue;
        }
        let Some(first) = (0..whole - 1).find(|first| sums(sheet, header, rows, (*first, whole))) else {
            continue;
        };
        let parts = &header.columns[first..whole];
        let meanings: Vec<Option<Meaning>> = parts.iter().map(|part| part.meaning).collect();
        let alike = meanings.iter().all(|meaning| *meaning == meanings[0]);
        let years = parts.iter().all(|part| ends_in_year(&part.header));
        let meant = match meanings[0].filter(|meaning| alike && meaning.is_money()) {
            Some(meaning) => Some(meaning),
            None if years => Some(Meaning::Amount),
            None => None,
        };
        if let Some(meaning) = meant {
            header.columns[first..whole].iter_mut().for_each(|part| part.meaning = None);
            let column = &mut header.columns[whole];
            column.meaning = Some(meaning);
            column.guessed = meaning == Meaning::Amount;
        } else if header.columns[whole].meaning == Some(Meaning::Amount) {
            header.columns[whole].meaning = Some(Meaning::TotalCost);
        }
    }
}

/// `Totalt`, `Summa`, alone or under a common name.
fn is_bare_sum(header: &str) -> bool {
    let plain = words::plain(header);
    let last = plain.rsplit(' ').next().unwrap_or("");
    let sums = [
        "total",
        "totalt",
        "totala",
        "summa",
        "sum",
        "totalsumma",
        "sammanlagt",
        "samlet",
        "yhteensä",
        "alt",
        "gesamt",
        "summe",
    ];
    sums.contains(&last) && plain.split(' ').count() <= 4
}

fn ends_in_year(header: &str) -> bool {
    let last = header.rsplit(' ').next().unwrap_or("");
    last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit()) && matches!(&last[..2], "19" | "20")
}

/// In every row with a sum the columns from `first` up to it are figures that reach it, in some row several.
fn sums(sheet: &Sheet, header: &Header, rows: (usize, usize), (first, whole): (usize, usize)) -> bool {
    let value = |column: &Column, row: usize| -> Option<Option<Micro>> {
        match figure::read(sheet.cell(row, column.at), 1) {
            Figure::Money { comma, point, .. } => Some(comma.or(point)),
            Figure::Void => Some(None),
            Figure::Words => None,
        }
    };
    let (mut reached, mut several) = (0usize, 0usize);
    for row in (rows.0..rows.1).take(LOOKED_AT) {
        let Some(Some(sum)) = value(&header.columns[whole], row) else { continue };
        let (mut total, mut filled) = (0, 0usize);
        for column in &header.columns[first..whole] {
            let Some(part) = value(column, row) else { return false };
            total += part.unwrap_or(0);
            filled += usize::from(part.is_some_and(|part| part != 0));
        }
        if (total - sum).abs() > figure::MICRO {
            return false;
        }
        reached += 1;
        several += usize::from(filled > 1);
    }
    reached > 1 && several > 0
}
