//! One indicator: what the cells of its row hold.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, json};

use super::head::{Head, Kept, unit_in};
use crate::contract::{Alternative, Comparison, IndicatorRow, Place, Sure, Target, Words};
use crate::plan::figures::{Figure, Style};
use crate::plan::indicators::parsed_or_none;
use crate::plan::marked::{Cells, without_glyph};
use crate::plan::pattern::pattern;
use crate::plan::prose;
use crate::plan::target;

static RANK_OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:plats|nr|rank|plass|placering)?\s*(\d+)\s*(?:av|of|/)\s*290$|",
        r"^(?:plats|nr|rank|plass|placering)?\s*(\d+)\s+(?:av|of)\s+\d+$",
    ))
});
/// "141 (2024)".
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?P<own>[^()]*\d[^()]*?)\s*\((?:år|year|avser|utfall|in|i)?\s*(?P<year>(?:19|20)\d\d)\)$")
});
static WORDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?P<own>[^()]*?)\s*\((?P<name>\p{L}[\p{L} .]*?):?\s*(?P<value>[-−]?\d[\d .,]*)\s?%?\)$")
});
/// "68 (71)", "41 % (38 %)".
static PAIR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?P<own>[^()]*\d[^()]*?)\s*\((?P<inner>[^()]*\d[^()]*)\)$"));
static UNIT_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^[-−\d \u{a0}.,]+\s?(%|procent|st|kr|tkr|mkr|mnkr|ha|dagar|‰|procentenheter|£m|m€)\.?$")
});
/// A note's mark after a figure: "82,0 ²", "7,1*", "68 1)".
static NOTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:\s*[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰]+|\s\d\))+$"));

/// What stands where nothing was measured.
const NOTHING: &str = "|-|–|—|..|...|…|saknas|n/a|ej mätt|uppgift saknas|na|ingen uppgift|?|i.u.|iu|i.u|\
                       u.s.|e.u.|ei|:|ikke målt|ikke tilgjengelig|ingen data|mangler|ej tillgängligt|\
                       not available|tbc|tbd|mäts ej|mättes ej|ny|ny indikator|mäts från|--|- -|x|\
                       ei tietoa|not measured|no data";

pub(super) fn is_nothing(cell: &str) -> bool {
    let lower = cell.trim().to_lowercase();
    NOTHING.split('|').any(|one| one == lower)
}

/// The cell has two numbers, the second in brackets.
pub(super) fn is_pair(cell: &str) -> bool {
    PAIR.is_match(cell.trim()) && !DATED.is_match(cell.trim())
}

pub(super) fn indicator(row: &Cells, heads: &[Head], style: Style) -> IndicatorRow {
    let mut done = IndicatorRow { at: vec![Place::lines(row.line, row.line)], ..IndicatorRow::default() };
    let cells: Vec<(&Head, &str)> = heads
        .iter()
        .zip(&row.cells)
        .map(|(head, cell)| (head, cell.trim()))
        .filter(|(_, cell)| !is_nothing(cell))
        .collect();
    let outcomes = || cells.iter().filter(|(head, _)| head.kept == Some(Kept::Outcome));
    // Of several years the latest that is filled; an outcome without a year stands before years.
    let plain = outcomes().any(|(head, _)| head.year.is_none());
    let latest = if plain { None } else { outcomes().filter_map(|(head, _)| head.year).max() };
    let newest =
        heads.iter().filter(|head| head.kept == Some(Kept::Outcome)).filter_map(|head| head.year).max();
    // Of several of one year the latest part of it; where nothing tells, the first is only likely.
    let same = || {
        cells
            .iter()
            .enumerate()
            .filter(|(_, (head, _))| head.kept == Some(Kept::Outcome) && head.year == latest)
    };
    let chosen = same().rev().max_by_key(|(_, (head, _))| head.turn).map(|(index, _)| index);
    let unclear = same().count() > 1 && chosen.is_some_and(|index| cells[index].0.turn.is_none());
    let mut measure = Measure { done: &mut done, style };
    for (index, (head, cell)) in cells.iter().enumerate() {
        match head.kept {
            Some(Kept::Name) => measure.name(cell),
            Some(Kept::Unit) => measure.done.unit = Some(prose::fold(cell)),
            Some(Kept::Outcome) if chosen == Some(index) => {
                measure.done.unit = measure.done.unit.take().or_else(|| head.unit.clone());
                measure.outcome(without_note(cell), head);
                if unclear || latest.is_some() && latest != newest {
                    measure.done.sure.entry("outcome".to_string()).or_insert(Sure::Assumed);
                }
            }
            Some(Kept::Outcome | Kept::Comparison | Kept::Baseline) => {
                measure.compare(head, without_note(cell))
            }
            Some(Kept::Target) => measure.targets(cell, head.year),
            Some(Kept::Trend) => measure.done.trend = Some(prose::fold(cell)),
            Some(Kept::Source) => measure.done.source = Some(prose::fold(cell)),
            None => {}
        }
    }
    for field in ["name", "outcome", "targets"] {
        done.sure.entry(field.to_string()).or_insert(Sure::Single);
    }
    done
}

fn without_note(cell: &str) -> &str {
    let marked = NOTE.find(cell).filter(|found| cell[..found.start()].contains(|c: char| c.is_ascii_digit()));
    marked.filter(|_| !cell.contains('(')).map_or(cell, |found| &cell[..found.start()])
}

/// "45 av 290".
fn rank(cell: &str) -> Option<f64> {
    let found = RANK_OF.captures(cell)?;
    found.get(1).or(found.get(2)).and_then(|rank| target::number(rank.as_str()))
}

/// An indicator while its cells are read.
struct Measure<'a> {
    done: &'a mut IndicatorRow,
    style: Style,
}

impl Measure<'_> {
    fn name(&mut self, cell: &str) {
        self.done.marked = cell.contains('*');
        let bare = cell.trim_end_matches(|c: char| "¹²³⁴⁵⁶⁷⁸⁹⁰†‡".contains(c));
        let (unit, name) = unit_in(&bare.replace('*', ""));
        let ending = [", andel (%)", ", %", " (%)", ", antal", ", procent", ", andel"];
        self.done.name = Some(name.trim().to_string());
        if unit.is_some() {
            self.done.unit = unit;
        } else if let Some(end) = ending.iter().find(|end| name.to_lowercase().ends_with(**end)) {
            let unit = end.trim_matches(|c: char| " ,()".contains(c));
            let unit = Some(unit.to_string()).filter(|unit| unit != "andel");
            self.done.unit = self.done.unit.take().or(unit);
        }
    }

    /// Earlier years, averages and the like; of several numbers none is chosen.
    fn compare(&mut self, head: &Head, cell: &str) {
        let found = match rank(cell) {
            Some(value) => vec![Figure { value, other: None }],
            None => self.style.numbers(cell),
        };
        let value = match found[..] {
            [Figure { value, other: None }] => Some(value),
            _ => None,
        };
        let name =
            if value.is_some() { head.word.clone() } else { format!("{}: {}", head.word, prose::fold(cell)) };
        self.done.comparison.push(Comparison { name, value, year: head.year });
    }

    /// One number is the outcome; one with a name in brackets is a comparison; two alone are left to a
    /// person.
    fn outcome(&mut self, cell: &str, head: &Head) {
        let done = &mut *self.done;
        done.outcome_year = head.year;
        if let Some(arrow) = cell.chars().find(|c| "↑↓→↗↘➚➘⬆⬇➡▲▼".contains(*c)) {
            done.trend.get_or_insert(arrow.to_string());
        }
        if let Some(found) = UNIT_AFTER.captures(cell) {
            done.unit = done.unit.take().or_else(|| Some(found[1].to_string()));
        }
        if let Some(rank) = rank(cell) {
            done.outcome = Some(rank);
            return;
        }
        if self.dated(cell) || self.paired(cell, head) || self.worded(cell, head.year) {
            return;
        }
        let found = self.style.numbers(cell);
        let open = cell.contains(['<', '>', '≥', '≤']);
        match found[..] {
            [] => {}
            [figure] if !open => self.figure(figure, cell),
            _ => self.ambiguous(
                found.iter().flat_map(|figure| [Some(figure.value), figure.other]).flatten().collect(),
                Words::new(
                    "Cellen har inte ett enda tydligt tal, och säger inte vad som är utfallet.",
                    "The cell does not hold one clear number, and does not say what the outcome is.",
                ),
            ),
        }
    }

    /// A number whose sign may part thousands or decimals is not chosen between if it is a point.
    fn figure(&mut self, figure: Figure, cell: &str) {
        let Some(other) = figure.other else {
            self.done.outcome = Some(figure.value);
            return;
        };
        let why = Words::new(
            "Tecknet i talet kan skilja tusental eller decimaler.",
            "The sign in the number may part thousands or decimals.",
        );
        if cell.contains('.') {
            self.ambiguous(vec![figure.value, other], why);
            return;
        }
        self.done.outcome = Some(figure.value);
        self.done.sure.insert("outcome".to_string(), Sure::Assumed);
        self.alternative("outcome", &json!(other), why);
    }

    fn ambiguous(&mut self, values: Vec<f64>, why: Words) {
        self.done.sure.insert("outcome".to_string(), Sure::Ambiguous);
        for value in values {
            self.alternative("outcome", &json!(value), why.clone());
        }
    }

    fn alternative(&mut self, field: &str, value: &serde_json::Value, why: Words) {
        let mut values = Map::new();
        values.insert(field.to_string(), value.clone());
        self.done.alternatives.push(Alternative { values, why });
    }

    /// "141 (2024)": the outcome and its year.
    fn dated(&mut self, cell: &str) -> bool {
        let Some(found) = DATED.captures(cell) else { return false };
        let [Figure { value, other: None }] = self.style.numbers(&found["own"])[..] else { return false };
        self.done.outcome = Some(value);
        self.done.outcome_year = found["year"].parse().ok();
        true
    }

    /// Two numbers of which the header tells what each is.
    fn paired(&mut self, cell: &str, head: &Head) -> bool {
        let (Some(inner), Some(found)) = (&head.inner, PAIR.captures(cell)) else { return false };
        let (own, more) = (self.style.numbers(&found["own"]), self.style.numbers(&found["inner"]));
        let ([Figure { value, other: None }], [Figure { value: second, other: None }]) =
            (&own[..], &more[..])
        else {
            return false;
        };
        self.done.outcome = Some(*value);
        if let Some(unit) = UNIT_AFTER.captures(found["own"].trim()) {
            self.done.unit = self.done.unit.take().or_else(|| Some(unit[1].to_string()));
        }
        if inner.target {
            self.targets(&found["inner"], inner.year);
        } else {
            let (name, year) = (inner.word.clone(), inner.year);
            self.done.comparison.push(Comparison { name, value: Some(*second), year });
        }
        true
    }

    /// "68 (riket 71)".
    fn worded(&mut self, cell: &str, year: Option<i32>) -> bool {
        let Some(found) = WORDED.captures(cell) else { return false };
        let [Figure { value: own, other: None }] = self.style.numbers(&found["own"])[..] else {
            return false;
        };
        let given: Option<i32> =
            found["value"].trim().parse().ok().filter(|year| (1990..2100).contains(year));
        self.done.outcome = Some(own);
        let value = self.style.numbers(&found["value"]).first().map(|figure| figure.value);
        let value = value.filter(|_| given.is_none());
        let name = found["name"].trim().to_string();
        self.done.comparison.push(Comparison { name, value, year });
        true
    }

    /// The targets of a cell, one on each line; a year may stand before each.
    fn targets(&mut self, cell: &str, year: Option<i32>) {
        for line in cell.split('\n').map(|line| without_glyph(line.trim())).filter(|line| !is_nothing(line)) {
            let (line, year) = match TARGET_YEAR.captures(line) {
                Some(found) => (found[2].trim().to_string(), found[1].parse().ok().or(year)),
                None => {
                    let plain = line.trim_start_matches("Mål:").trim_start_matches("mål:").trim();
                    (plain.to_string(), year)
                }
            };
            match self.style.plain(&line) {
                Some(plain) => {
                    self.done.targets.extend(as_printed(parsed_or_none(&plain, year), &line, &plain))
                }
                None => self.open_target(&line, year),
            }
        }
    }

    /// A target whose number can be read in two ways keeps its words and has no number.
    fn open_target(&mut self, line: &str, year: Option<i32>) {
        let why = Words::new(
            "Tecknet i målets tal kan skilja tusental eller decimaler.",
            "The sign in the target's number may part thousands or decimals.",
        );
        let ways = [line.replace('.', ""), line.replace('.', ",")];
        for plain in &ways {
            let read = as_printed(parsed_or_none(plain, year), line, plain);
            self.alternative("targets", &json!(read), why.clone());
        }
        let open = |target: Target| Target { value: None, low: None, high: None, ..target };
        let read = as_printed(parsed_or_none(&ways[0], year), line, &ways[0]);
        self.done.targets.extend(read.into_iter().map(open));
        self.done.sure.insert("targets".to_string(), Sure::Ambiguous);
    }
}

/// Targets with their words as printed, where those were changed to be read.
fn as_printed(mut targets: Vec<Target>, printed: &str, plain: &str) -> Vec<Target> {
    if let [only] = targets.as_mut_slice()
        && printed != plain
    {
        only.text = prose::fold(printed.trim_end_matches(['.', ',', ';']));
    }
    targets
}

static TARGET_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:mål(?:värde|tal|nivå)?|target|tavoite)?\s*(?:för|for|till|by|år)?\s*",
        r"((?:19|20)\d\d)\s*[:–—=-]\s*(\S.*)$",
    ))
});
