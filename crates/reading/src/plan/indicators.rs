//! Indicators: a list of them with their targets in words, or a table with outcome, target, comparison and
//! trend.

use std::sync::LazyLock;

use regex::Regex;

use super::blocks::{self, Block, Kind, Row};
use super::figures::{Figure, Style};
use super::indicator_table;
use super::pattern::pattern;
use super::prose;
use super::target;
use super::vocabulary;
use crate::contract::{IndicatorRow, Indicators, Place, Sure, Target, TargetForm};

/// The indicators found, and which blocks they took.
pub(super) struct Taken {
    pub indicators: Option<Indicators>,
    pub taken: Vec<bool>,
}

/// Looks for lists and tables of indicators.
pub(super) fn find(blocks: &[Block], headings: &[Option<usize>]) -> Taken {
    let mut taken = vec![false; blocks.len()];
    let mut rows: Vec<IndicatorRow> = Vec::new();
    let mut title = None;
    let mut index = 0;
    while index < blocks.len() {
        let list = list_at(blocks, headings, index);
        let length = list.len().max(1);
        let found = if list.len() >= 2 && is_indicator_list(blocks, headings, &list) {
            let items = list.iter().map(|item| row_of(&blocks[*item])).collect();
            Some((items, list))
        } else {
            indicator_table::at(blocks, index)
        };
        let Some((some, used)) = found else {
            index += length;
            continue;
        };
        rows.extend(some);
        title = title.or_else(|| heading_before(blocks, headings, index));
        for one in &used {
            taken[*one] = true;
        }
        index = used.last().map_or(index + 1, |last| last + 1);
    }
    let span = |row: &IndicatorRow| row.at.first().and_then(|place| place.lines);
    let first = rows.first().and_then(span).map_or(1, |[first, _]| first);
    let last = rows.last().and_then(span).map_or(first, |[_, last]| last);
    let year = common_year(&rows);
    let at = vec![Place::lines(first, last)];
    let indicators = (!rows.is_empty()).then_some(Indicators { title, publisher: None, year, at, rows });
    Taken { indicators, taken }
}

/// The items that follow each other from here on: bullets, or texts set in by a space that a glyph left
/// behind.
fn list_at(blocks: &[Block], headings: &[Option<usize>], start: usize) -> Vec<usize> {
    let mut items = Vec::new();
    for (index, block) in blocks.iter().enumerate().skip(start) {
        let item = match block.kind {
            Kind::Bullet => true,
            Kind::Numbered(_) => headings[index].is_none(),
            Kind::Text | Kind::Label { .. } => {
                block.indent() > 0 || says_target(blocks, index, !items.is_empty())
            }
            _ => false,
        };
        let other_glyph = items.first().is_some_and(|first: &usize| glyph(&blocks[*first]) != glyph(block));
        if item && !other_glyph && !NOTE.is_match(&block.text) {
            items.push(index);
        } else if items.is_empty() || block.kind != Kind::PageNumber {
            break;
        }
    }
    items
}

/// The block says its target, or, inside a list, stands between such blocks.
fn says_target(blocks: &[Block], index: usize, inside: bool) -> bool {
    let says = |one: usize| {
        blocks.get(one).is_some_and(|block| block.text.len() <= 1000 && !target_words(&block.text).is_empty())
    };
    let titled = |one: usize| blocks.get(one).is_some_and(|block| block.kind == Kind::Text);
    titled(index) && (says(index) || inside && titled(index + 1) && says(index + 1))
}

static NOTE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:not|note|notering|anm|anmärkning|fotnot)\.?:"));

/// The sign before an item, if it has one.
fn glyph(block: &Block) -> Option<char> {
    let first = || block.rows.first().and_then(|row| row.text.chars().next());
    (block.kind == Kind::Bullet).then(first).flatten()
}

static TARGET_WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:^|[\s(])((?i:mål(?:värde|tal|sättning)?|target(?: value)?|goal))(?:\s+(?i:för|",
        r"for))?(?:\s+((?:19|20)\d\d))?\s*(:?)\s*",
    ))
});

/// Where a text says "Mål 2031:", or starts a sentence with "Mål": start and end of the words, and their
/// year.
fn target_words(text: &str) -> Vec<(usize, usize, Option<i32>)> {
    let told = TARGET_WORD.captures_iter(text).filter_map(|found| {
        let whole = found.get(0)?;
        let word = found.get(1)?;
        let colon = found.get(3).is_some_and(|colon| !colon.as_str().is_empty());
        let before = text.get(..word.start()).map_or("", str::trim_end);
        let begins = before.ends_with(['.', ';', ')', '*']) && prose::starts_upper(word.as_str());
        let year = found.get(2).and_then(|year| year.as_str().parse().ok());
        (colon || begins).then_some((whole.start(), whole.end(), year))
    });
    told.collect()
}

/// The text announces a target.
pub(super) fn says_target_alone(text: &str) -> bool {
    text.len() <= 1000 && !target_words(text).is_empty()
}

fn is_indicator_list(blocks: &[Block], headings: &[Option<usize>], list: &[usize]) -> bool {
    let with_word = list.iter().filter(|index| !target_words(&blocks[**index].printed()).is_empty()).count();
    let start = list.first().copied().unwrap_or(0);
    let heading = (0..start).rev().take(12).find(|index| headings[*index].is_some());
    let near = (start.saturating_sub(3)..start).chain(heading);
    let told = near.into_iter().any(|index| vocabulary::names_indicators(&blocks[index].text));
    with_word >= 2 && told || with_word >= 3 && with_word * 2 >= list.len()
}

fn heading_before(blocks: &[Block], headings: &[Option<usize>], index: usize) -> Option<String> {
    let near = |one: &usize| headings[*one].is_some() || blocks[*one].is_heading_like();
    (0..index).rev().take(12).find(near).map(|one| blocks[one].text.clone())
}

pub(super) fn common_year(rows: &[IndicatorRow]) -> Option<i32> {
    let years: Vec<i32> = rows.iter().flat_map(|row| &row.targets).filter_map(|target| target.year).collect();
    years.iter().copied().max_by_key(|year| (years.iter().filter(|one| *one == year).count(), *year))
}

static SOURCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\s*\((?:källa|source|kilde)[:\s]+([^)]*)\)((?:\s*\([^)\s]+\.\p{L}{2,4}\))?)|",
        r"[.;]\s*(?:källa|source|kilde):\s*([^.;]+(?:\.\p{L}{2,4}\b)?)",
    ))
});

pub(super) fn row_of(block: &Block) -> IndicatorRow {
    let printed = if block.kind == Kind::Bullet { block.text.clone() } else { block.printed() };
    let source = SOURCE.captures(&printed).map(|found| {
        let said = found.get(1).or(found.get(3)).map_or("", |one| one.as_str());
        prose::fold(&format!("{said}{}", found.get(2).map_or("", |site| site.as_str())))
    });
    let text = SOURCE.replace_all(&printed, "").to_string();
    let first = target_words(&text).first().map(|(start, ..)| *start);
    let head = first.and_then(|end| text.get(..end)).unwrap_or(&text);
    let (targets, sure) = match first {
        Some(_) => (worded_targets(&text), Sure::Single),
        None => (loose_targets(&text), Sure::Assumed),
    };
    let measured = measured(head);
    let head = measured.as_ref().map_or(head, |measured| measured.name);
    let mut row = IndicatorRow {
        name: Some(name_of(head)).filter(|name| !name.is_empty()),
        source: source.filter(|source| !source.is_empty()),
        marked: head.contains('*'),
        at: vec![Place::lines(block.first(), block.last())],
        ..IndicatorRow::default()
    };
    row.sure.insert("name".to_string(), Sure::Single);
    if let Some(measured) = measured {
        (row.outcome, row.outcome_year, row.unit) = (Some(measured.value), measured.year, measured.unit);
        row.sure.insert("outcome".to_string(), Sure::Single);
    }
    if !targets.is_empty() {
        row.sure.insert("targets".to_string(), sure);
    }
    row.targets = targets;
    row
}

/// The outcome that stands between an indicator's name and its target.
struct Measured<'a> {
    name: &'a str,
    value: f64,
    year: Option<i32>,
    unit: Option<String>,
}

/// "Företagsklimat: 3,4 (2025)", "Besök, utfall 2025: 92".
static MEASURED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?P<name>.*\p{L}[^:]*?)(?::\s*|[.,:–-]?\s+(?:utfall|resultat|nuläge|idag|i dag|",
        r"outcome|actual|",
        r"baseline|nåsituasjon|nuværende)\s*(?:\(?(?P<before>(?:19|20)\d\d)\)?)?\s*:?\s*)",
        r"(?P<value>[-−]?\d[\d \u{a0}\u{202f}.,]*?)\s?(?P<unit>%|procent|‰|st|kr|tkr|mkr|mnkr|ha|dagar)?",
        r"(?:\s*\(?(?:år |utfall )?(?P<after>(?:19|20)\d\d)\)?)?[.,;]?\s*$",
    ))
});

/// What was measured, if that is one number that can be read in one way, with its year or the word for it.
fn measured(head: &str) -> Option<Measured<'_>> {
    let found = MEASURED.captures(head.trim_end())?;
    let name = found.name("name")?.as_str();
    let year = found.name("before").or(found.name("after")).and_then(|year| year.as_str().parse().ok());
    let worded = head.get(name.len()..).is_some_and(|rest| rest.contains(char::is_alphabetic));
    let style = Style::of(std::iter::once(&found["value"]));
    match style.numbers(&found["value"])[..] {
        [Figure { value, other: None }] if year.is_some() || worded => {
            let unit = found.name("unit").map(|unit| unit.as_str().to_string());
            Some(Measured { name, value, year, unit })
        }
        _ => None,
    }
}

/// The name without marks and without the full stop.
fn name_of(head: &str) -> String {
    let plain = prose::fold(&head.replace('*', "")).replace(". (", " (").replace(".(", " (");
    plain.trim_end_matches([' ', '.', ',', ';', ':']).to_string()
}

/// The targets after each "Mål 2031:".
fn worded_targets(text: &str) -> Vec<Target> {
    let words = target_words(text);
    let mut targets = Vec::new();
    for (index, (_, start, year)) in words.iter().enumerate() {
        let end = words.get(index + 1).map_or(text.len(), |(next, ..)| *next);
        targets.extend(parsed_or_none(text.get(*start..end).unwrap_or_default(), *year));
    }
    targets
}

/// What the words say, or the words alone with the form `none`.
pub(super) fn parsed_or_none(clause: &str, year: Option<i32>) -> Vec<Target> {
    let clause = clause.trim().trim_end_matches(['.', ',', ';']);
    let parsed = target::parse(clause, year);
    if parsed.is_empty() && !clause.is_empty() {
        return vec![Target {
            text: clause.to_string(),
            form: TargetForm::None,
            value: None,
            low: None,
            high: None,
            unit: None,
            period: None,
            year,
        }];
    }
    parsed
}

static PHRASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:\b(?:minst|högst|över|under|mer än|fler än|färre än|at least|at most|above|",
        r"below|more than)\s+)?\d[\d ,–-]*(?:\s*[\p{L}/]+){0,3}?\s*(?:per\s+|/)(?:år|halvår|",
        r"kvartal|månad|vecka|year|quarter|month|week)|\b(?:minst|högst|at least|",
        r"at most)\s+\d[\d,]*(?:\s+\p{L}+)?|bland de \p{L}+ \p{L}+",
    ))
});

/// Targets inside a sentence that does not announce one: only phrases that can hardly be anything else.
fn loose_targets(text: &str) -> Vec<Target> {
    PHRASE.find_iter(text).flat_map(|found| target::parse(found.as_str(), None)).collect()
}

/// A header cell's row, for tables of indicators.
pub(super) fn cells_of(row: &Row) -> Option<Vec<String>> {
    blocks::cells(&row.text)
}
