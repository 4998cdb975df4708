//! A table of indicators: what its header words mean, and what its cells hold.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, json};

use super::super::parts::Cells;
use super::super::words::{self, Use};
use crate::contract::{Alternative, Comparison, IndicatorRow, Place, Sure, Words};
use crate::plan::indicators::parsed_or_none;
use crate::plan::pattern::pattern;
use crate::plan::prose;
use crate::plan::target;
use crate::plan::vocabulary::Part;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    Name,
    Unit,
    Outcome,
    Baseline,
    Target,
    Comparison,
    Trend,
    Source,
}

#[derive(Clone, Debug)]
struct Head {
    kept: Option<Kept>,
    word: String,
    year: Option<i32>,
    unit: Option<String>,
}

/// Words that a header begins with, or that a longer one holds as a word of its own.
const NAMES: &str = "nyckeltal|indikator|indikatorer|mått|mätetal|indicator|indicators|kpi|kpi:er|\
                     measure|measures|\
                     nøkkeltall|nøgletal|mittari|mittarit|resultatmått|effektmått|resultatindikator|metric|\
                     performance indicator|måltal|indikatornamn|mätpunkt|måleparameter|\
                     key performance indicator|\
                     key indicator|nyckeltal/indikator|styrtal|mätvärde|måleindikator";
const OUTCOMES: &str = "utfall|resultat|värde|outcome|actual|result|value|nuvärde|faktiskt|tulos|\
                        senaste|senast|\
                        status|nivå|helår|latest|current|resultater|faktisk|verdi|værdi|toteuma|arvo|\
                        mätvärde";
const BASELINES: &str = "nuläge|utgångsläge|utgångsvärde|basvärde|startvärde|baseline|basår|nåsituasjon|\
                         udgangspunkt|\
                         lähtötaso|lähtötilanne|referensvärde|startverdi";
const TARGETS: &str = "mål|målvärde|måltal|målnivå|målsättning|delmål|målet|target|targets|goal|\
                       målsetting|måltall|\
                       målsætning|tavoite|tavoitetaso|ambition|ambitionsnivå|målbild|tavoitearvo|\
                       målverdi|målværdi";
const COMPARISONS: &str = "jämförelse|riket|rikssnitt|rikssnittet|snitt|snittet|medel|medelvärde|\
                           genomsnitt|genomsnittet|\
                           average|mean|comparison|benchmark|länet|länssnitt|länsmedel|regionen|gjennomsnitt|\
                           gennemsnit|landet|landsgennemsnit|landsgjennomsnitt|jämförbara|liknande|\
                           rikets|median|\
                           england|uk|national|nationellt|riksgenomsnitt|koko|keskiarvo|föregående|previous|\
                           prognos|forecast|kommungrupp|kommungruppen|jfr|ligan";
const TRENDS: &str = "trend|utveckling|förändring|change|tendens|direction|utvikling|udvikling|riktning|\
                      suunta|\
                      trendpil";
const SOURCES: &str =
    "källa|source|kilde|datakälla|lähde|data|mätmetod|datakilde|källor|data source|statistikkälla";
const UNITS: &str = "enhet|unit|enhed|måttenhet|yksikkö|sort";

static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[^\d])((?:19|20)\d\d)(?:[^\d]|$)"));
static IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*\(([^()]{1,20})\)"));
const UNIT_WORDS: &str = "%|procent|antal|st|kr|tkr|mkr|mnkr|msek|ha|index|dagar|dgr|kvm|m2|m²|\
                          procentenheter|placering|\
                          euro|€|£|percent|number|antall|personer|företag|poäng|år|timmar|‰|nok|dkk|sek|\
                          km|mdkr|plats|\
                          andel|skala 1-6|rank|rang|miljoner kronor|1000 kr|årsverk|prosent|pct";

fn is_word(words: &str, text: &str) -> bool {
    words.split('|').any(|one| one == text)
}

/// The unit that stands in brackets in a header or a name, and the text without it.
fn unit_in(text: &str) -> (Option<String>, String) {
    let found =
        IN_BRACKETS.captures_iter(text).find(|found| is_word(UNIT_WORDS, &found[1].trim().to_lowercase()));
    match found.and_then(|found| Some((found.get(0)?, found.get(1)?))) {
        Some((whole, unit)) => {
            let rest = format!("{} {}", &text[..whole.start()], &text[whole.end()..]);
            (Some(unit.as_str().trim().to_string()), prose::fold(&rest))
        }
        None => (None, prose::fold(text)),
    }
}

fn head(word: &str) -> Head {
    let (unit, rest) = unit_in(&prose::fold(word));
    let year = YEAR.captures(&rest).and_then(|found| found[1].parse().ok());
    let lower = rest.to_lowercase();
    let words: Vec<String> = lower
        .split(|c: char| c.is_whitespace() || "()/,.:;*–-".contains(c))
        .filter(|word| !word.is_empty() && !word.bytes().all(|byte| byte.is_ascii_digit()))
        .map(str::to_string)
        .collect();
    let any = |list: &str| words.iter().any(|word| is_word(list, word)) || is_word(list, lower.trim());
    let kept = if words.is_empty() {
        year.map(|_| Kept::Outcome)
    } else if words.len() > 7 {
        None
    } else if any(COMPARISONS) {
        Some(Kept::Comparison)
    } else if any(SOURCES) {
        Some(Kept::Source)
    } else if any(NAMES) {
        Some(Kept::Name)
    } else if any(TARGETS) {
        Some(Kept::Target)
    } else if any(TRENDS) {
        Some(Kept::Trend)
    } else if any(BASELINES) {
        Some(Kept::Baseline)
    } else if any(OUTCOMES) {
        Some(Kept::Outcome)
    } else if any(UNITS) {
        Some(Kept::Unit)
    } else {
        None
    };
    Head { kept, word: rest, year, unit }
}

/// The header's columns, if the row is the header of a table of indicators; `told` if what stands above says
/// so.
fn header(row: &Cells, told: bool) -> Option<Vec<Head>> {
    let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    if filled < 2 || row.cells.len() < 2 || row.cells.iter().any(|cell| prose::length(cell) > 90) {
        return None;
    }
    let mut heads: Vec<Head> = row.cells.iter().map(|word| head(word)).collect();
    let count = |heads: &[Head], kept: Kept| heads.iter().filter(|head| head.kept == Some(kept)).count();
    let acts = row.cells.iter().any(|cell| words::told(cell) == Some(Use::Part(Part::Activity)));
    // "Mätetal" next to "Indikator": the first is the name.
    if count(&heads, Kept::Name) > 1 {
        let first = heads.iter().position(|head| head.kept == Some(Kept::Name));
        for (index, head) in heads.iter_mut().enumerate() {
            if head.kept == Some(Kept::Name) && Some(index) != first {
                head.kept = None;
            }
        }
    }
    let measured = count(&heads, Kept::Outcome) + count(&heads, Kept::Target) + count(&heads, Kept::Baseline);
    if count(&heads, Kept::Name) == 0 {
        let first = heads.first_mut().filter(|head| head.kept.is_none() && told)?;
        first.kept = Some(Kept::Name);
    }
    let known = heads.iter().filter(|head| head.kept.is_some()).count();
    if acts || measured == 0 || known < 2 || known * 2 < filled {
        return None;
    }
    if count(&heads, Kept::Outcome) == 0 {
        for head in heads.iter_mut().filter(|head| head.kept == Some(Kept::Baseline)) {
            head.kept = Some(Kept::Outcome);
        }
    }
    Some(heads)
}

/// A second row that puts years under what the first spans: "Utfall" over 2029 and 2030.
fn divided(heads: &[Head], row: &Cells) -> Option<Vec<Head>> {
    let mut above = String::new();
    let mut years = 0;
    let mut joined = Vec::new();
    for (index, cell) in row.cells.iter().enumerate() {
        let own = heads.get(index)?;
        if !own.word.is_empty() {
            above.clone_from(&own.word);
        }
        let word = prose::fold(cell);
        if word.is_empty() || word == own.word {
            joined.push(own.clone());
            continue;
        }
        let below = head(&word);
        below.kept?;
        years += 1;
        let plain = words::is_time_column(&word) && above != own.word;
        joined.push(if plain || below.kept == Some(Kept::Outcome) {
            let both = head(&format!("{above} {word}"));
            if both.kept.is_some() { both } else { below }
        } else {
            below
        });
    }
    (years > 0).then_some(joined)
}

/// The indicators of a table; nothing if it is none.
pub(super) fn read(rows: &[Cells], told: bool) -> Option<Vec<IndicatorRow>> {
    let captioned = rows
        .iter()
        .take(3)
        .filter_map(Cells::alone)
        .any(|(_, text)| crate::plan::vocabulary::names_indicators(text));
    let start = rows.iter().take(4).position(|row| header(row, told || captioned).is_some())?;
    let mut heads = header(&rows[start], told || captioned)?;
    let mut from = start + 1;
    if let Some(both) = rows.get(from).and_then(|row| divided(&heads, row)) {
        heads = both;
        from += 1;
    }
    let name = heads.iter().position(|head| head.kept == Some(Kept::Name))?;
    let mut found = Vec::new();
    for row in rows.get(from..).unwrap_or_default() {
        let named = row.cells.get(name).is_some_and(|cell| cell.contains(char::is_alphabetic));
        let again = row.cells == rows[start].cells;
        if named && !again && row.cells.len() > 1 && row.alone().is_none() {
            found.push(indicator(row, &heads));
        }
    }
    (!found.is_empty()).then_some(found)
}

static NUMBERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[-−]?\d{1,3}(?:[ \u{a0}\u{202f}]\d{3})+(?:[.,]\d+)?|[-−]?\d+(?:[.,]\d+)?"));
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
static UNIT_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^[-−\d \u{a0}.,]+\s?(%|procent|st|kr|tkr|mkr|mnkr|ha|dagar|‰|procentenheter|£m|m€)\.?$")
});

fn numbers(cell: &str) -> Vec<f64> {
    // "−" between digits is a span, before them a sign.
    NUMBERS
        .find_iter(cell)
        .filter_map(|found| {
            let inner = cell[..found.start()].ends_with(|c: char| c.is_ascii_digit());
            let text = found.as_str().replace('−', "-");
            target::number(if inner { text.trim_start_matches('-') } else { &text })
        })
        .collect()
}

fn is_nothing(cell: &str) -> bool {
    let lower = cell.to_lowercase();
    ["", "-", "–", "—", "..", "…", "saknas", "n/a", "ej mätt", "uppgift saknas", "na", "ingen uppgift", "?"]
        .contains(&lower.as_str())
}

fn indicator(row: &Cells, heads: &[Head]) -> IndicatorRow {
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
    let mut told = false;
    for (head, cell) in &cells {
        match head.kept {
            Some(Kept::Name) => name(&mut done, cell),
            Some(Kept::Unit) => done.unit = Some(prose::fold(cell)),
            Some(Kept::Outcome) if head.year == latest && !told => {
                told = true;
                done.unit = done.unit.take().or_else(|| head.unit.clone());
                outcome(&mut done, cell, head.year);
                if latest.is_some() && latest != newest {
                    done.sure.entry("outcome".to_string()).or_insert(Sure::Assumed);
                }
            }
            Some(Kept::Outcome | Kept::Comparison | Kept::Baseline) => compare(&mut done, head, cell),
            Some(Kept::Target) => done.targets.extend(targets(cell, head.year)),
            Some(Kept::Trend) => done.trend = Some(prose::fold(cell)),
            Some(Kept::Source) => done.source = Some(prose::fold(cell)),
            None => {}
        }
    }
    for field in ["name", "outcome", "targets"] {
        done.sure.entry(field.to_string()).or_insert(Sure::Single);
    }
    done
}

fn name(done: &mut IndicatorRow, cell: &str) {
    done.marked = cell.contains('*');
    let (unit, name) = unit_in(&cell.replace('*', ""));
    let ending = [", andel (%)", ", %", " (%)", ", antal", ", procent", ", andel"];
    done.name = Some(name.trim().to_string());
    if unit.is_some() {
        done.unit = unit;
    } else if let Some(end) = ending.iter().find(|end| name.to_lowercase().ends_with(**end)) {
        let unit = end.trim_matches(|c: char| " ,()".contains(c));
        done.unit = done.unit.take().or_else(|| Some(unit.to_string()).filter(|unit| unit != "andel"));
    }
}

/// Earlier years, averages and the like; of several numbers none is chosen.
fn compare(done: &mut IndicatorRow, head: &Head, cell: &str) {
    let found = match rank(cell) {
        Some(rank) => vec![rank],
        None => numbers(cell),
    };
    let value = if found.len() == 1 { found.first().copied() } else { None };
    let name =
        if value.is_some() { head.word.clone() } else { format!("{}: {}", head.word, prose::fold(cell)) };
    done.comparison.push(Comparison { name, value, year: head.year });
}

/// "45 av 290".
fn rank(cell: &str) -> Option<f64> {
    let found = RANK_OF.captures(cell)?;
    found.get(1).or(found.get(2)).and_then(|rank| target::number(rank.as_str()))
}

/// One number is the outcome; one with a name in brackets is a comparison; two alone are left to a person.
fn outcome(done: &mut IndicatorRow, cell: &str, year: Option<i32>) {
    done.outcome_year = year;
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
    if let Some(found) = DATED.captures(cell)
        && let [own] = numbers(&found["own"])[..]
    {
        done.outcome = Some(own);
        done.outcome_year = found["year"].parse().ok();
        return;
    }
    if let Some(found) = WORDED.captures(cell) {
        let own = numbers(&found["own"]);
        let given: Option<i32> =
            found["value"].trim().parse().ok().filter(|year| (1990..2100).contains(year));
        if own.len() == 1 {
            done.outcome = own.first().copied();
            let value = numbers(&found["value"]).first().copied().filter(|_| given.is_none());
            let name = found["name"].trim().to_string();
            done.comparison.push(Comparison { name, value, year });
            return;
        }
    }
    let found = numbers(cell);
    let open = cell.contains(['<', '>', '≥', '≤']);
    if found.len() < 2 && !open {
        done.outcome = found.first().copied();
        return;
    }
    done.sure.insert("outcome".to_string(), Sure::Ambiguous);
    for value in found {
        let mut values = Map::new();
        values.insert("outcome".to_string(), json!(value));
        let why = Words::new(
            "Cellen har inte ett enda tydligt tal, och säger inte vad som är utfallet.",
            "The cell does not hold one clear number, and does not say what the outcome is.",
        );
        done.alternatives.push(Alternative { values, why });
    }
}

static TARGET_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:mål(?:värde|tal|nivå)?|target|tavoite)?\s*(?:för|for|till|by|år)?\s*",
        r"((?:19|20)\d\d)\s*[:–—=-]\s*(\S.*)$",
    ))
});

/// The targets of a cell, one on each line; a year may stand before each.
fn targets(cell: &str, year: Option<i32>) -> Vec<crate::contract::Target> {
    let mut targets = Vec::new();
    for line in cell.split('\n').map(|line| super::super::parts::without_glyph(line.trim())) {
        if is_nothing(line) {
            continue;
        }
        match TARGET_YEAR.captures(line) {
            Some(found) => {
                targets.extend(parsed_or_none(found[2].trim(), found[1].parse().ok().or(year)));
            }
            None => {
                let plain = line.trim_start_matches("Mål:").trim_start_matches("mål:").trim();
                targets.extend(parsed_or_none(plain, year));
            }
        }
    }
    targets
}
