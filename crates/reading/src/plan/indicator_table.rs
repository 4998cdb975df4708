//! Tables of indicators whose cells are told apart by tabs, bars or wide gaps, with the columns in any order.
//!
//! An average is a comparison, never a target; two numbers in one cell are not chosen between.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, json};

use super::blocks::{Block, Kind, Row};
use super::indicators::{cells_of, parsed_or_none};
use super::pattern::pattern;
use super::table::{self, TableRow};
use super::target;
use super::vocabulary;
use crate::contract::{Alternative, Comparison, IndicatorRow, Place, Sure, Words};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    Name,
    Unit,
    Outcome,
    Target,
    Comparison,
    Trend,
    Source,
}

const WORDS: [(Kept, &str); 7] = [
    (
        Kept::Name,
        "nyckeltal|indikator|indikatorer|mått|mätetal|indicator|indicators|kpi|measure|nøkkeltall|\
         nøgletal|mittari",
    ),
    (Kept::Unit, "enhet|unit|enhed|måttenhet|yksikkö"),
    (
        Kept::Outcome,
        "utfall|resultat|värde|outcome|actual|result|value|nuvärde|senaste utfall|faktiskt|tulos",
    ),
    (Kept::Target, "mål|målvärde|måltal|target|goal|målsättning|target value|målnivå|tavoite"),
    (
        Kept::Comparison,
        "jämförelse|riket|rikssnitt|snitt|snittet|medel|medelvärde|genomsnitt|average|mean|\
         liknande kommuner|comparison|benchmark|länet|länssnitt|regionen|gjennomsnitt|gennemsnit|\
         landet|föregående år|previous year",
    ),
    (Kept::Trend, "trend|utveckling|förändring|change|tendens"),
    (Kept::Source, "källa|source|kilde|datakälla|lähde"),
];

struct Head {
    kept: Option<Kept>,
    word: String,
    year: Option<i32>,
}

static YEAR_AT_END: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(.*?)\s*\(?((?:19|20)\d\d)\)?$"));

fn head(word: &str) -> Head {
    let found = YEAR_AT_END.captures(word);
    let year = found.as_ref().and_then(|found| found.get(2)).and_then(|year| year.as_str().parse().ok());
    let name = found.as_ref().and_then(|found| found.get(1)).map_or(word, |name| name.as_str());
    let lower = name.trim().trim_end_matches(':').to_lowercase();
    let kept = if lower.is_empty() && year.is_some() {
        Some(Kept::Outcome)
    } else {
        WORDS.iter().find(|(_, words)| words.split('|').any(|one| one == lower)).map(|(kept, _)| *kept)
    };
    Head { kept, word: word.to_string(), year }
}

/// A table of indicators that starts at this block: its rows, and the blocks it takes.
pub(super) fn at(blocks: &[Block], index: usize) -> Option<(Vec<IndicatorRow>, Vec<usize>)> {
    let fits = |block: &&Block| matches!(block.kind, Kind::Text | Kind::Table | Kind::Label { .. });
    let block = blocks.get(index).filter(fits)?;
    let header = block.rows.first()?;
    let heads: Vec<Head> = cells_of(header)?.iter().map(|word| head(word)).collect();
    let count = |kept: Kept| heads.iter().filter(|head| head.kept == Some(kept)).count();
    let measured = count(Kept::Outcome) + count(Kept::Target);
    let known = heads.iter().filter(|head| head.kept.is_some()).count();
    // A plan's table may have a column for its indicator; a table of indicators has nobody to do things.
    let planned = heads.iter().any(|head| {
        use vocabulary::Part::{Activity, Responsible, When};
        head.kept.is_none() && matches!(vocabulary::part(&head.word), Some(Activity | Responsible | When))
    });
    if count(Kept::Name) != 1 || measured == 0 || known < 3.min(heads.len()) || planned {
        return None;
    }
    let mut used = vec![index];
    let mut rows: Vec<Row> = block.rows.iter().skip(1).cloned().collect();
    for (next, one) in blocks.iter().enumerate().skip(index + 1) {
        let fits = one.blanks() <= 1
            && matches!(one.kind, Kind::Text | Kind::Table | Kind::Label { .. } | Kind::Numbered(_))
            && one
                .rows
                .iter()
                .all(|row| cells_of(row).is_some() || row.text.chars().all(|c| "-=+|: ".contains(c)));
        if !fits {
            break;
        }
        used.push(next);
        rows.extend(one.rows.iter().cloned());
    }
    let grid = table::grid(header, &rows, heads.len());
    (!grid.is_empty()).then(|| (grid.iter().map(|row| indicator(row, &heads)).collect(), used))
}

static NUMBERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[-−]?\d{1,3}(?:[ \u{a0}\u{202f}]\d{3})+(?:[.,]\d+)?|[-−]?\d+(?:[.,]\d+)?"));

fn numbers(cell: &str) -> Vec<f64> {
    NUMBERS.find_iter(cell).filter_map(|found| target::number(&found.as_str().replace('−', "-"))).collect()
}

static WORDED_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?P<own>[^()]*?)\s*\((?P<name>\p{L}[\p{L} .]*?):?\s*(?P<value>[-−]?\d[\d .,]*)%?\)$")
});

fn indicator(row: &TableRow, heads: &[Head]) -> IndicatorRow {
    let mut done = IndicatorRow { at: vec![Place::lines(row.first, row.last)], ..IndicatorRow::default() };
    let latest =
        heads.iter().filter(|head| head.kept == Some(Kept::Outcome)).filter_map(|head| head.year).max();
    for (head, cell) in heads.iter().zip(&row.cells) {
        let cell = cell.trim();
        if cell.is_empty() || ["-", "–", ".."].contains(&cell) {
            continue;
        }
        match head.kept {
            Some(Kept::Name) => {
                done.marked = cell.contains('*');
                done.name = Some(cell.replace('*', "").trim().to_string());
            }
            Some(Kept::Unit) => done.unit = Some(cell.to_string()),
            Some(Kept::Outcome) if head.year == latest => outcome(&mut done, cell, head.year),
            Some(Kept::Outcome | Kept::Comparison) => {
                let value = numbers(cell).first().copied();
                done.comparison.push(Comparison { name: head.word.clone(), value, year: head.year });
            }
            Some(Kept::Target) => done.targets = parsed_or_none(cell, head.year),
            Some(Kept::Trend) => done.trend = Some(cell.to_string()),
            Some(Kept::Source) => done.source = Some(cell.to_string()),
            None => done.comparison.push(Comparison {
                name: format!("{}: {cell}", head.word),
                value: None,
                year: head.year,
            }),
        }
    }
    let sure = if row.whole { Sure::Single } else { Sure::Assumed };
    for field in ["name", "outcome", "targets"] {
        done.sure.entry(field.to_string()).or_insert(sure);
    }
    done
}

/// One number is the outcome; one with a name in brackets is a comparison; two alone are left to a person.
fn outcome(done: &mut IndicatorRow, cell: &str, year: Option<i32>) {
    done.outcome_year = year;
    if let Some(found) = WORDED_NUMBER.captures(cell) {
        done.outcome = numbers(&found["own"]).first().copied();
        let value = numbers(&found["value"]).first().copied();
        done.comparison.push(Comparison { name: found["name"].trim().to_string(), value, year });
        return;
    }
    let found = numbers(cell);
    if found.len() < 2 {
        done.outcome = found.first().copied();
        return;
    }
    done.sure.insert("outcome".to_string(), Sure::Ambiguous);
    for value in found {
        let mut values = Map::new();
        values.insert("outcome".to_string(), json!(value));
        let why = Words::new(
            "Cellen har flera tal och säger inte vilket som är utfallet.",
            "The cell holds several numbers and does not say which one is the outcome.",
        );
        done.alternatives.push(Alternative { values, why });
    }
}
