//! Mutated copies of the corpus's texts: a digit changed, a totals line gone, a row gone, two rows swapped.
//!
//! What a mutation does to the truth is known without knowing the layout, from the reading of the document as
//! it is (only documents that read as expected are used):
//!
//! - *A digit changed*: one digit in the only place of a row's lines that prints one of its amounts, never to
//!   or from nought. The truth is the same rows with that one amount changed; the printed total is missed by
//!   it, so that the column's total must not be `proved`.
//! - *A totals line gone*: the same rows; the totals that stood there must not be `proved`.
//! - *A row gone*: the other rows; a total that the row was a part of must not be `proved`.
//! - *Two rows swapped*: the same rows.
//!
//! And in each: what a row says is proved must together stand in one row of the truth.

use serde_json::Value;

use super::{cases, compare, judge, reading};

pub const AMOUNTS: [&str; 6] = ["applied", "allotted", "total_cost", "grant", "eu_part", "co_funding"];
const MOST_ROWS: usize = 8;

/// A list of rows with its printed totals: a table of projects, or a list of aggregates.
pub fn tables(reading: &Value) -> Vec<&Value> {
    let documents = reading["files"][0]["documents"].as_array().into_iter().flatten();
    documents
        .flat_map(|document| match document["kind"].as_str() {
            Some("grants") => document["tables"].as_array().into_iter().flatten().collect(),
            Some("aggregates") => vec![document],
            _ => Vec::new(),
        })
        .collect()
}

pub fn rows(table: &Value) -> &[Value] {
    table["rows"].as_array().map_or(&[], Vec::as_slice)
}

/// Indexes of the first line of something and of the line after its last.
fn span(of: &Value) -> Option<(usize, usize)> {
    let lines = of["at"][0]["lines"].as_array()?;
    let number = |at: usize| usize::try_from(lines.get(at)?.as_u64()?).ok();
    Some((number(0)? - 1, number(1)?))
}

/// What a mutation makes of a document: its text, its rows' truth, and the total that is not reached.
pub struct Mutation {
    pub what: String,
    text: String,
    truth: Vec<Value>,
    /// The table by its index, and the columns whose totals must not be proved.
    unreached: (usize, Vec<&'static str>),
}

impl Mutation {
    /// For a file that is no text.
    pub fn of(what: String, truth: Vec<Value>, unreached: (usize, Vec<&'static str>)) -> Self {
        Mutation { what, text: String::new(), truth, unreached }
    }
}

/// The digits of an amount as it may be printed: in kronor, thousands or millions.
pub fn prints(amount: &Value) -> Vec<String> {
    let Some(units) = amount.as_f64().filter(|units| *units >= 1.0 && units.fract() == 0.0) else {
        return Vec::new();
    };
    let whole = format!("{units:.0}");
    let short = |noughts: &str| whole.strip_suffix(noughts).map(str::to_string);
    let forms = [Some(whole.clone()), short("000"), short("000000")];
    forms.into_iter().flatten().filter(|digits| digits.len() >= 2).collect()
}

/// Where the digits stand in a text, other than as part of a longer number; spaces may stand between groups.
pub fn places(text: &str, digits: &str) -> Vec<Vec<usize>> {
    let wanted: Vec<char> = digits.chars().collect();
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    let digit = |at: usize| signs.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    let mut found = Vec::new();
    for start in 0..signs.len() {
        let (mut at, mut taken) = (start, Vec::new());
        while taken.len() < wanted.len() {
            match signs.get(at) {
                Some((place, c)) if *c == wanted[taken.len()] => taken.push(*place),
                Some((_, c)) if !taken.is_empty() && (c.is_whitespace() || *c == '.') && *c != '\n' => {}
                _ => break,
            }
            at += 1;
        }
        let whole = taken.len() == wanted.len();
        let decimals = signs.get(at).is_some_and(|(_, c)| matches!(c, ',' | '.')) && digit(at + 1);
        let led = start > 0 && (digit(start - 1) || matches!(signs[start - 1].1, ',' | '.'));
        if whole && !digit(at) && !decimals && !led {
            found.push(taken);
        }
    }
    found
}

/// The amount after its digit at `index` became one more, or 8 for 9.
pub fn changed_amount(line: &str, digits: &[usize], index: usize, amount: &Value) -> Value {
    let printed: String = digits.iter().filter_map(|&at| line.get(at..=at)).collect();
    let units = amount.as_f64().unwrap_or(0.0);
    let unit = units / printed.parse::<f64>().unwrap_or(1.0);
    let step = if printed.as_bytes()[index] == b'9' { -1.0 } else { 1.0 };
    let power = i32::try_from(digits.len() - 1 - index).unwrap_or(0);
    Value::from(units + step * unit * 10f64.powi(power))
}

fn digit_changed(text: &str, reading: &Value) -> Vec<Mutation> {
    let starts: Vec<usize> =
        std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut found = Vec::new();
    let truth: Vec<Value> = tables(reading).into_iter().flat_map(rows).cloned().collect();
    let mut before = 0;
    for (table_at, table) in tables(reading).into_iter().enumerate() {
        for (row_at, row) in rows(table).iter().enumerate().take(MOST_ROWS) {
            let Some((first, end)) = span(row) else { continue };
            let (from, to) = (starts[first], starts.get(end).copied().unwrap_or(text.len()));
            for column in AMOUNTS {
                let printed = prints(&row[column]);
                let alone = AMOUNTS.iter().all(|other| *other == column || row[other] != row[column]);
                let all: Vec<Vec<usize>> =
                    printed.iter().flat_map(|digits| places(&text[from..to], digits)).collect();
                let ([digits], true) = (&all[..], alone) else { continue };
                let index = row_at % digits.len();
                let place = from + digits[index];
                let old = text.as_bytes()[place];
                if old == b'0' {
                    continue;
                }
                let new = if old == b'9' { 8 } else { old - b'0' + 1 };
                let mut changed = text.to_string();
                changed.replace_range(place..=place, &new.to_string());
                let mut truth = truth.clone();
                truth[before + row_at][column] = changed_amount(&text[from..to], digits, index, &row[column]);
                found.push(Mutation {
                    what: format!("{column} of row {row_at} in table {table_at}: {} to {new}", old - b'0'),
                    text: changed,
                    truth,
                    unreached: (table_at, vec![column]),
                });
            }
        }
        before += rows(table).len();
    }
    found
}

/// The text without some lines.
fn without(text: &str, (first, end): (usize, usize)) -> String {
    let lines = text.split_inclusive('\n').enumerate();
    lines.filter(|(at, _)| *at < first || *at >= end).map(|(_, line)| line).collect()
}

fn totals_gone(text: &str, reading: &Value) -> Vec<Mutation> {
    let truth: Vec<Value> = tables(reading).into_iter().flat_map(rows).cloned().collect();
    let lines: Vec<&str> = text.split('\n').collect();
    let mut found = Vec::new();
    for (at, table) in tables(reading).into_iter().enumerate() {
        let columns: Vec<&'static str> =
            AMOUNTS.into_iter().filter(|column| table["proved"][column] == true).collect();
        let inside =
            |line: usize| rows(table).iter().filter_map(span).any(|(from, to)| from <= line && line < to);
        let prints_all = |line: &&usize| {
            columns.iter().all(|column| {
                prints(&table["printed"][column])
                    .iter()
                    .any(|digits| !places(lines[**line], digits).is_empty())
            })
        };
        let candidates: Vec<usize> = (0..lines.len()).filter(|&line| !inside(line)).collect();
        let held: Vec<&usize> = candidates.iter().filter(prints_all).collect();
        if let ([line], false) = (&held[..], columns.is_empty()) {
            found.push(Mutation {
                what: format!("without the totals of table {at}"),
                text: without(text, (**line, **line + 1)),
                truth: truth.clone(),
                unreached: (at, columns.clone()),
            });
        }
    }
    found
}

fn row_gone(text: &str, reading: &Value) -> Vec<Mutation> {
    let mut found = Vec::new();
    for (at, table) in tables(reading).into_iter().enumerate() {
        for (row_at, row) in rows(table).iter().enumerate().take(MOST_ROWS) {
            let Some(lines) = span(row) else { continue };
            let truth = tables(reading).into_iter().flat_map(rows).filter(|one| *one != row).cloned();
            let filled =
                AMOUNTS.into_iter().filter(|column| row[column].as_f64().is_some_and(|units| units != 0.0));
            found.push(Mutation {
                what: format!("without row {row_at} of table {at}"),
                text: without(text, lines),
                truth: truth.collect(),
                unreached: (at, filled.collect()),
            });
        }
    }
    found
}

fn rows_swapped(text: &str, reading: &Value) -> Vec<Mutation> {
    let truth: Vec<Value> = tables(reading).into_iter().flat_map(rows).cloned().collect();
    let lines: Vec<&str> = text.split('\n').collect();
    let mut found = Vec::new();
    for (at, table) in tables(reading).into_iter().enumerate() {
        for pair in rows(table).windows(2).take(MOST_ROWS) {
            let (Some(one), Some(two)) = (span(&pair[0]), span(&pair[1])) else { continue };
            if one.1 > two.0 {
                continue;
            }
            let order = [0..one.0, two.0..two.1, one.1..two.0, one.0..one.1, two.1..lines.len()];
            let swapped: Vec<&str> = order.into_iter().flat_map(|part| lines[part].to_vec()).collect();
            found.push(Mutation {
                what: format!("lines {} and {} swapped in table {at}", one.0 + 1, two.0 + 1),
                text: swapped.join("\n"),
                truth: truth.clone(),
                unreached: (at, Vec::new()),
            });
        }
    }
    found
}

/// What a reading of a mutated document claims and must not.
pub fn lies(mutation: &Mutation, reading: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let read = tables(reading);
    let (at, columns) = &mutation.unreached;
    for column in columns {
        if read.get(*at).is_some_and(|table| table["proved"][column] == true) {
            found.push(format!("the total of {column} is proved"));
        }
    }
    for row in read.into_iter().flat_map(rows) {
        let proved: Vec<&String> = row["sure"]
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(_, sure)| *sure == "proved")
            .map(|(field, _)| field)
            .collect();
        let stands = |truth: &Value| {
            proved.iter().all(|field| compare::same(&truth[field.as_str()], &row[field.as_str()]))
        };
        if !proved.is_empty() && !mutation.truth.iter().any(stands) {
            let said: Vec<String> =
                proved.iter().map(|field| format!("{field} {}", row[field.as_str()])).collect();
            found.push(format!("no row has {}", said.join(", ")));
        }
    }
    found
}

#[test]
fn a_mutated_text_proves_nothing_that_does_not_stand_there() {
    let mut failures = Vec::new();
    let mut tried = 0;
    for case in cases().into_iter().filter(|case| matches!(case.folder.as_str(), "text" | "csv")) {
        let Ok(text) = String::from_utf8(case.bytes()) else { continue };
        let plain = reading(&case.name(), text.as_bytes());
        if !judge(&case.expected, &plain).0.is_empty() {
            continue;
        }
        let mutations = [digit_changed, totals_gone, row_gone, rows_swapped];
        for mutation in mutations.iter().flat_map(|mutate| mutate(&text, &plain)) {
            tried += 1;
            for lie in lies(&mutation, &reading(&case.name(), mutation.text.as_bytes())) {
                failures.push(format!("{}, {}: {lie}", case.name(), mutation.what));
            }
        }
    }
    assert!(failures.is_empty(), "of {tried} mutations:\n{}", failures.join("\n"));
}
