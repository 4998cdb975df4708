//! Columns that say to which part of the whole a row belongs: the sub-region, the theme, the name of a sum.

use std::collections::HashSet;

use super::body::{Body, Segment};
use super::header::{Column, Header};
use super::sheet::{Sheet, fold};
use crate::grants::words::{self, Meaning};

/// More rows than these do not tell more of a column.
const LOOKED_AT: usize = 200;

/// The columns, counted in the rows' cells, whose texts are the path of each row.
#[derive(Clone, Debug, PartialEq)]
pub struct Areas {
    columns: Vec<usize>,
}

/// Of several columns that may be the priority's lets only the one that says so most exactly be it.
pub fn prefer(header: &mut Header) {
    let exactness = |column: &Column| priority(&words::plain(&column.header));
    let claims = |column: &&Column| column.meaning == Some(Meaning::Priority);
    let most = header.columns.iter().filter(claims).map(exactness).max().unwrap_or(0);
    for column in header.columns.iter_mut().filter(|column| column.meaning == Some(Meaning::Priority)) {
        if exactness(column) < most {
            column.meaning = None;
        }
    }
}

/// The columns whose texts are rows' paths: a sub-region's, and a theme's beside it. Both keep their texts
/// under their headers.
pub fn settle(header: &mut Header) -> Option<Areas> {
    let named = |names: &[&str]| {
        header.columns.iter().position(|column| names.contains(&words::plain(&column.header).as_str()))
    };
    let columns: Vec<usize> = [named(SUB_REGIONS)?].into_iter().chain(named(THEMES)).collect();
    for &column in &columns {
        header.columns[column].meaning = None;
    }
    Some(Areas { columns: columns.into_iter().map(|column| header.columns[column].at).collect() })
}

const SUB_REGIONS: &[&str] = &[
    "delregion",
    "delregionen",
    "delregioner",
    "sub region",
    "sub-region",
    "subregion",
    "delregional",
    "delområde",
    "underregion",
    "delregion/område",
    "seutukunta",
    "osa-alue",
];

const THEMES: &[&str] = &["tema", "temat", "temaområde", "theme", "thematic area", "teema"];

/// How exactly a header's words name the priority issue.
fn priority(plain: &str) -> u8 {
    match plain {
        _ if plain.contains("prior") || plain == "prio" => 3,
        _ if plain.ends_with("fråga") || plain.ends_with("issue") => 2,
        _ => 1,
    }
}

impl Areas {
    /// Divides a list that has no groups of its own by its rows' areas, in the order in which they come. The
    /// list's sum then is the sum of all.
    pub fn divide(&self, sheet: &Sheet, body: &mut Body) {
        let [whole] = body.segments.as_slice() else { return };
        if !whole.path.is_empty() {
            return;
        }
        let mut parts: Vec<Segment> = Vec::new();
        for &row in &whole.rows {
            let cells = self.columns.iter().map(|column| fold(sheet.cell(row, *column)));
            let path: Vec<String> = cells.collect();
            if path.first().is_none_or(String::is_empty) {
                return;
            }
            let path: Vec<String> = path.into_iter().filter(|name| !name.is_empty()).collect();
            match parts.iter_mut().find(|part| part.path == path) {
                Some(part) => part.add(row),
                None => {
                    let mut part = Segment::under(path);
                    part.add(row);
                    parts.push(part);
                }
            }
        }
        if parts.len() == 1 {
            body.segments[0].path = std::mem::take(&mut parts[0].path);
            return;
        }
        body.grand = body.grand.or(whole.sum);
        body.count = body.count.or(whole.count);
        body.segments = parts;
    }
}

/// In a list of sums the first column whose texts differ from row to row names the rows, whatever it is
/// called; where none does, the first two together, or else the first one of words.
pub fn name(sheet: &Sheet, header: &mut Header, rows: (usize, usize)) {
    let looked_at = || (rows.0..rows.1).take(LOOKED_AT);
    let listed = looked_at().count();
    let worded = |column: &Column| {
        let word = |row: &usize| sheet.cell(*row, column.at).chars().any(char::is_alphabetic);
        looked_at().filter(word).count() * 2 > listed
    };
    let aside = |column: &Column| {
        column.is_money()
            || matches!(column.meaning, Some(Meaning::Count | Meaning::Share | Meaning::Currency))
    };
    // An issue is named by its number.
    let names = |column: &Column| {
        !aside(column)
            && (worded(column) || column.meaning == Some(Meaning::Priority) && !is_blank(sheet, column, rows))
    };
    let places: Vec<usize> =
        (0..header.columns.len()).filter(|index| names(&header.columns[*index])).collect();
    let differ = |columns: &[usize]| {
        let texts = looked_at().map(|row| {
            let cells = columns.iter().map(|column| sheet.cell(row, header.columns[*column].at));
            cells.collect::<Vec<_>>()
        });
        let filled: Vec<Vec<&str>> =
            texts.filter(|cells| cells.iter().any(|cell| !cell.is_empty())).collect();
        let different: HashSet<&Vec<&str>> = filled.iter().collect();
        !filled.is_empty() && different.len() == filled.len()
    };
    let alone = places.iter().find(|place| differ(&[**place])).map(|place| vec![*place]);
    let both = || places.get(..2).filter(|two| differ(two)).map(<[usize]>::to_vec);
    let first = || places.first().map(|first| vec![*first]);
    let chosen = alone.or_else(both).or_else(first).unwrap_or_default();
    let year = |column: &&mut Column| column.meaning == Some(Meaning::Year);
    if chosen.is_empty() {
        if let Some(column) = header.columns.iter_mut().find(year) {
            column.meaning = Some(Meaning::Title);
        }
        return;
    }
    for column in chosen {
        header.columns[column].meaning = Some(Meaning::Title);
    }
}

fn is_blank(sheet: &Sheet, column: &Column, rows: (usize, usize)) -> bool {
    (rows.0..rows.1).all(|row| sheet.cell(row, column.at).is_empty())
}
