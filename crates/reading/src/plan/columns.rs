//! The cells of a table whose columns came out one below another, told apart by the kinds of their values.
//!
//! Evidence: the header's words and their order, values that only one column can hold (years, priority words,
//! how-often phrases), and names that recur among such cells over the document.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value as Json};

use super::blocks::{Block, Column, Kind};
use super::prose;
use super::vocabulary::{self, Part};
use crate::contract::{Alternative, Priority, Sure, Words};

/// One printed row that stands among the cells.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub text: String,
    pub blanks: u32,
    /// Counts up each time activities come between cells, as on a table's next page.
    pub group: usize,
}

/// Names by how many tables' cells hold them.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<String, u32>);

impl Names {
    /// Counts the names in runs of rows that hold nothing but names and values, at least one value among
    /// them.
    pub fn gather(blocks: &[Block]) -> Self {
        let mut names = Names::default();
        let mut run: HashSet<String> = HashSet::new();
        let mut valued = false;
        for block in blocks {
            let rows: &[_] = if block.kind == Kind::Text { &block.rows } else { &[] };
            if rows.is_empty() && block.kind != Kind::PageNumber {
                names.close(&mut run, &mut valued);
            }
            for row in rows {
                if is_value(&row.text) || prose::length(&row.text) <= 10 && prose::starts_lower(&row.text) {
                    valued |= is_value(&row.text);
                } else if is_name_like(&row.text) {
                    run.insert(row.text.clone());
                } else {
                    names.close(&mut run, &mut valued);
                }
            }
        }
        names.close(&mut run, &mut valued);
        names
    }

    fn close(&mut self, run: &mut HashSet<String>, valued: &mut bool) {
        if *valued {
            for name in run.drain() {
                *self.0.entry(name).or_default() += 1;
            }
        }
        run.clear();
        *valued = false;
    }

    pub fn recurs(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|count| *count >= 2)
    }
}

/// One to three capitalised words without end mark or digits.
pub(super) fn is_name_like(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    words.len() <= 3
        && prose::length(text) <= 30
        && words.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase))
        && !text.contains(|c: char| c.is_numeric() || ":;.!?()|".contains(c))
        && vocabulary::part(text).is_none()
}

/// A value that tells its column by itself.
pub(super) fn is_value(text: &str) -> bool {
    vocabulary::is_when(text) || vocabulary::level(text).is_some() || vocabulary::is_frequency(text)
}

/// Several people in one cell: "Anna, Omar och Li", "Anna/Omar".
pub(super) fn people(text: &str) -> Vec<String> {
    let mut people = Vec::new();
    for part in text.split([',', ';', '/', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let halves: Vec<&str> = [" och ", " & ", " and ", " og ", " ja "]
            .iter()
            .find_map(|word| part.split_once(word))
            .map_or_else(|| vec![part], |(left, right)| vec![left.trim(), right.trim()]);
        // "Miljö och hälsa" is one unit; "Anna och Omar" are two people.
        let split = halves.iter().all(|half| is_name_like(half) || vocabulary::is_group(half))
            && !halves.iter().any(|half| names_field(half));
        if split {
            people.extend(halves.into_iter().map(str::to_string));
        } else {
            people.push(part.to_string());
        }
    }
    people
}

/// A field of work that offices are named after, two at a time.
fn names_field(text: &str) -> bool {
    const FIELDS: &str = "teknik|miljö|miljø|kultur|fritid|plan|bygg|bygning|byggnad|natur|näring|næring|\
                          erhverv|barn|børn|unge|ungdom|skola|skole|social|vård|omsorg|omsorgen|hälsa|\
                          helse|sundhed|stab|ekonomi|økonomi|trafik|gata|park|mark|exploatering|landbruk|\
                          landbrug|turism|turisme|reiseliv|handel|marknad|kommunikation|kommunikasjon|\
                          utbildning|uddannelse|arbete|arbetsmarknad|beskæftigelse|integration|hr|it|drift|\
                          service|by|land|energi|klima|klimat|planering|tillväxt|vækst|vekst|bostad|\
                          samhälle|samfunn|idrott|idrett|säkerhet|juridik";
    FIELDS.split('|').any(|field| field == text.to_lowercase())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    When,
    Frequency,
    Priority,
    Name,
    Other,
}

#[derive(Clone, Debug)]
struct Piece {
    value: Value,
    text: String,
    group: usize,
    blanks: u32,
}

/// What the cells of one initiative say.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub when: Option<(String, Sure)>,
    pub responsible: Option<(Vec<String>, Sure)>,
    pub priority: Option<(Priority, Sure)>,
    pub follow_up: Option<(String, Sure)>,
    /// Cells that no column takes.
    pub others: Vec<String>,
    pub alternatives: Vec<Alternative>,
}

/// Gives every cell its column.
pub(super) fn place(cells: &[Cell], header: Option<&[Column]>, names: &Names) -> Placed {
    let mut pieces = combine(cells);
    settle_frequencies(&mut pieces, header);
    let odd = odd_priority(&mut pieces, header, names);
    let base = match header {
        Some(columns) if follows_header(&pieces, columns) => Sure::Proved,
        Some(_) => Sure::Single,
        None => Sure::Assumed,
    };
    let mut placed = Placed::default();
    place_when(&mut placed, &pieces, base);
    let of = |value: Value| pieces.iter().filter(move |piece| piece.value == value);
    let texts = |value: Value| of(value).map(|piece| piece.text.as_str()).collect::<Vec<_>>();
    if of(Value::Name).next().is_some() {
        let known = of(Value::Name).all(|one| names.recurs(&one.text) || vocabulary::is_group(&one.text));
        let late = of(Value::Name).any(|one| one.group > 0);
        let sure = if late {
            Sure::Assumed
        } else if known {
            base
        } else {
            base.max(Sure::Single)
        };
        placed.responsible = Some((of(Value::Name).flat_map(|one| people(&one.text)).collect(), sure));
    }
    if of(Value::Priority).next().is_some() {
        let text = texts(Value::Priority).join(" ");
        let level = vocabulary::level(&text);
        let sure = if odd || level.is_none() { Sure::Assumed } else { base };
        placed.priority = Some((Priority { text, level }, sure));
    }
    if of(Value::Frequency).next().is_some() {
        placed.follow_up = Some((texts(Value::Frequency).join(" "), base));
    }
    placed.others = of(Value::Other).map(|one| one.text.clone()).collect();
    placed
}

fn place_when(placed: &mut Placed, pieces: &[Piece], base: Sure) {
    let when: Vec<&Piece> = pieces.iter().filter(|piece| piece.value == Value::When).collect();
    if when.is_empty() {
        return;
    }
    let text = when.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
    let (often, plain): (Vec<&&Piece>, Vec<&&Piece>) =
        when.iter().partition(|piece| vocabulary::is_frequency(&piece.text));
    // Two years without a dash may be a span or two points in time.
    let dashless = vocabulary::years(&text).len() > 1 && !text.contains(['-', '–']);
    let sure = match when.len() {
        1 if dashless => base.max(Sure::Single),
        1 => base,
        _ => Sure::Assumed,
    };
    if !often.is_empty() && !plain.is_empty() {
        let shorter = plain.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
        let mut values = Map::new();
        values.insert("when".to_string(), Json::String(shorter));
        let why = Words::new(
            "Det som säger hur ofta står längre ned i kolumnen och kan gälla enskilda aktiviteter.",
            "What says how often stands further down in the column and may concern single activities.",
        );
        placed.alternatives.push(Alternative { values, why });
    }
    placed.when = Some((text, sure));
}

/// Joins rows that are one value, and tells each value's kind.
fn combine(cells: &[Cell]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut index = 0;
    while let Some(first) = cells.get(index) {
        let longest = (1..=4).rev().find_map(|count| {
            let some = cells.get(index..index + count)?;
            let gap = some.iter().skip(1).map(|cell| cell.blanks).max().unwrap_or(0);
            let text = prose::join(some.iter().map(|cell| cell.text.as_str()));
            let one_group = some.iter().all(|cell| cell.group == first.group);
            let value = value_of(&text)?;
            let joins = count == 1 || matches!(value, Value::Frequency | Value::When) && gap <= 1;
            (one_group && joins).then_some((count, value, text))
        });
        let (count, value, text) = longest.unwrap_or_else(|| {
            let value = if looks_like_owner(&first.text) { Value::Name } else { Value::Other };
            (1, value, first.text.clone())
        });
        let goes_on = value != Value::Frequency && first.blanks == 0 && prose::starts_lower(&text);
        match pieces.last_mut() {
            Some(last) if goes_on && matches!(last.value, Value::Name | Value::Other) => {
                last.text = prose::join([last.text.as_str(), text.as_str()]);
            }
            _ => pieces.push(Piece { value, text, group: first.group, blanks: first.blanks }),
        }
        index += count;
    }
    pieces
}

fn value_of(text: &str) -> Option<Value> {
    if vocabulary::level(text).is_some() {
        Some(Value::Priority)
    } else if vocabulary::is_frequency(text) {
        Some(Value::Frequency)
    } else if vocabulary::is_when(text) {
        Some(Value::When)
    } else {
        None
    }
}

/// A name, several names, a group word or a unit.
fn looks_like_owner(text: &str) -> bool {
    let unit = prose::starts_upper(text)
        && text.split(' ').count() <= 5
        && !text.contains(|c: char| c.is_numeric())
        && !prose::is_ended(text);
    vocabulary::is_group(text) || unit
}

fn position(header: Option<&[Column]>, part: Part) -> Option<usize> {
    header?.iter().position(|column| column.part == Some(part))
}

/// A how-often phrase that stands before the columns that come before the follow-up belongs to the time
/// column.
fn settle_frequencies(pieces: &mut [Piece], header: Option<&[Column]>) {
    let follow_up = position(header, Part::FollowUp);
    let when = position(header, Part::When);
    let first_when = pieces.iter().position(|piece| piece.value == Value::When);
    for index in 0..pieces.len() {
        let Some(piece) = pieces.get(index) else { continue };
        if piece.value != Value::Frequency {
            continue;
        }
        let group = piece.group;
        let later = pieces.iter().skip(index + 1).filter(|one| one.group == group);
        let earlier_column = |value: Value| {
            let part = if value == Value::Name { Part::Responsible } else { Part::Priority };
            matches!(value, Value::Name | Value::Priority)
                && follow_up.is_none_or(|end| position(header, part).is_none_or(|here| here < end))
        };
        let before_others = later.clone().any(|one| earlier_column(one.value));
        let another = later.clone().any(|one| one.value == Value::Frequency);
        let only_when = header.is_some() && follow_up.is_none() && when.is_some();
        let no_time_yet = first_when.is_none() && when.is_some() && another;
        if (before_others && when < follow_up.or(Some(usize::MAX))) || only_when || no_time_yet {
            pieces[index].value = Value::When;
        }
    }
}

/// A word in the priority column that is no known level: the value that stands where the header puts it.
fn odd_priority(pieces: &mut [Piece], header: Option<&[Column]>, names: &Names) -> bool {
    let Some(priority) = position(header, Part::Priority) else { return false };
    if pieces.iter().any(|piece| piece.value == Value::Priority) {
        return false;
    }
    let short = |piece: &&mut Piece| piece.value == Value::Other && prose::length(&piece.text) <= 2;
    if let Some(piece) = pieces.iter_mut().find(short) {
        piece.value = Value::Priority;
        return true;
    }
    let owner = position(header, Part::Responsible);
    let spots: Vec<usize> = pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| piece.value == Value::Name && piece.group == 0)
        .map(|(index, _)| index)
        .collect();
    let spot = match owner {
        Some(owner) if owner < priority => spots.last(),
        _ => spots.first(),
    };
    let enough = spots.len() >= if owner.is_some() { 2 } else { 1 };
    let Some(piece) = spot.and_then(|spot| pieces.get_mut(*spot)) else { return false };
    let own_cell = piece.blanks > 0 && !piece.text.contains(' ');
    if enough && own_cell && !names.recurs(&piece.text) && !vocabulary::is_group(&piece.text) {
        piece.value = Value::Priority;
        return true;
    }
    false
}

/// The values come in the header's order, and each of its columns that tells its values is filled: this could
/// have failed, so it proves which column a value stands in.
fn follows_header(pieces: &[Piece], header: &[Column]) -> bool {
    let column = |value: Value| match value {
        Value::When => position(Some(header), Part::When),
        Value::Frequency => position(Some(header), Part::FollowUp),
        Value::Priority => position(Some(header), Part::Priority),
        Value::Name => position(Some(header), Part::Responsible),
        Value::Other => None,
    };
    let first: Vec<Option<usize>> =
        pieces.iter().filter(|piece| piece.group == 0).map(|piece| column(piece.value)).collect();
    let in_order = first.iter().all(Option::is_some) && first.is_sorted();
    let told = [Part::When, Part::Responsible, Part::Priority, Part::FollowUp];
    let filled =
        told.iter().filter_map(|part| position(Some(header), *part)).all(|at| first.contains(&Some(at)));
    let distinct: HashSet<&Option<usize>> = first.iter().collect();
    in_order && filled && distinct.len() >= 3
}
