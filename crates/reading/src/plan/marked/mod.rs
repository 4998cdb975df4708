//! Plans and indicators in lines that know their role and their cells: nothing about them is guessed.
//!
//! Headings give chapters, sections and initiatives; tables and cards give what is done, by whom and when. It
//! must not know what format the lines came from.

mod action;
mod build;
mod card;
mod cell;
mod fill;
mod flat;
mod indicators;
mod outline;
mod parts;
mod people;
mod words;

use super::tree::Outline;
use super::vocabulary::Part;
use super::{findings, vocabulary};
use crate::Found;
use crate::contract::{Document as Kind, Period, Place, Plan};
use crate::page::{Line, Role};
use outline::{Document, Table, title_text};
pub(super) use parts::{Cells, without_glyph};
use parts::{Part_, Piece};
pub(super) use words::{Use, is_time_column, told};

/// The lines know their roles: most of those with text, or at least those of a table.
pub(super) fn is_marked(lines: &[Line]) -> bool {
    lines.iter().any(|line| line.role != Role::Unsaid)
}

/// The row is the header of a table of actions.
pub(super) fn is_plan_header(row: &Cells) -> bool {
    action::is_header_row(row)
}

/// Each party that a cell names.
pub(super) fn people_of(text: &str) -> Vec<String> {
    people::of(text)
}

/// Reads the plan and the indicators that the lines hold; nothing where the evidence is too thin.
pub(super) fn read(lines: &[Line], else_known: bool) -> Vec<Found> {
    let mut parts = parts::of(lines);
    let flat = flat::take(&mut parts);
    let parts = outline::with_label_headings(outline::with_found_headings(parts));
    let listed = indicators::find(&parts);
    let mut taken = listed.taken;
    let front = Document::new(&parts, &taken);
    let title = front.title;
    let publisher = publisher(&parts, title);
    if let Some((index, _)) = &publisher {
        taken[*index] = true;
    }
    let document = Document::new(&parts, &taken);
    let mut outline = build::Builder::new(&document, &taken).build();
    let is_flat = !flat.is_empty();
    outline.chapters.extend(flat);
    let mut found = Vec::new();
    if is_flat || is_plan(&outline, &document, else_known) {
        let headless = outline.evidence.headless.clone();
        let plan = plan_of(outline, &document, publisher.map(|(_, name)| name), lines);
        let findings = findings::of_plan(&plan, &headless);
        found.push(Found { document: Kind::Plan(plan), findings });
    }
    if let Some(mut indicators) = listed.indicators {
        let named = title.and_then(|index| title_text(&parts[index]));
        indicators.title = indicators.title.or_else(|| named.map(str::to_string));
        found.push(Found { document: Kind::Indicators(indicators), findings: Vec::new() });
    }
    found
}

/// The first words of the document: its title and the short lines around it.
fn first_words<'a>(document: &'a Document) -> Vec<&'a str> {
    let mut words: Vec<&str> =
        document.title.and_then(|index| title_text(&document.parts[index])).into_iter().collect();
    let short = document
        .parts
        .iter()
        .take(4)
        .filter_map(title_text)
        .filter(|text| text.chars().count() <= 110 && !text.ends_with('.'));
    words.extend(short);
    words
}

/// Enough speaks for a plan: a table of actions, several cards, or a plan by name with lists.
fn is_plan(outline: &Outline, document: &Document, else_known: bool) -> bool {
    let evidence = &outline.evidence;
    let first = first_words(document);
    let named = first.iter().any(|text| words::names_plan(text));
    if !named && first.iter().any(|text| words::names_other(text)) {
        return false;
    }
    if !named && is_minutes(document.parts) {
        return false;
    }
    let report = first.iter().any(|text| words::names_report(text));
    let headings = document.nodes.len() - 1;
    let listed = named && !report && !else_known && evidence.lists >= 1 && headings >= 2;
    let told = named && !report && !else_known && headings >= 3 && document.title.is_some();
    let tables = evidence.tables >= 1 && (named || document.tables.iter().flatten().any(is_strong));
    tables || evidence.cards >= 2 || evidence.cards >= 1 && named || listed || told
}

/// The table says what is done, and besides when it is done something that only a plan says.
fn is_strong(table: &Table) -> bool {
    let Table::Actions(actions) = table else { return false };
    let holds = |part: Part| actions.columns.iter().any(|column| column.holds == Some(Use::Part(part)));
    let marks = actions.columns.iter().any(|column| column.holds == Some(Use::Mark));
    let more = [Part::Responsible, Part::Status, Part::Priority, Part::FollowUp, Part::Goal, Part::Progress];
    let says = marks || more.into_iter().any(holds);
    !actions.headless && holds(Part::Activity) && says
}

/// Somebody is said to be present.
fn is_minutes(parts: &[Part_]) -> bool {
    const WORDS: &str = "närvarande|deltagare|present|attendees|apologies|til stede|tilstede|\
                         frånvarande|justerare|\
                         fremmødte|paikalla|läsnä|ordförande|sekreterare|mötesdeltagare|tid och plats";
    parts.iter().take(14).any(|part| match &part.piece {
        Piece::Label { part: None, word, .. } => WORDS.split('|').any(|one| one == word.to_lowercase()),
        Piece::Heading { text, .. } => text.starts_with('§'),
        _ => false,
    })
}

fn plan_of(outline: Outline, document: &Document, publisher: Option<String>, lines: &[Line]) -> Plan {
    let period = period(&outline, document);
    let filled = || lines.iter().filter(|line| !line.is_blank());
    let first = filled().next().map_or(1, |line| line.number);
    let last = filled().next_back().map_or(1, |line| line.number);
    Plan {
        title: document.title.and_then(|index| title_text(&document.parts[index])).map(str::to_string),
        publisher,
        period,
        preamble: (!outline.preamble.is_empty()).then(|| outline.preamble.join("\n")),
        at: vec![Place::lines(first, last)],
        chapters: outline.chapters,
    }
}

/// The years of the title, of a short line near it, or of the sentences that say that nothing is planned.
fn period(outline: &Outline, document: &Document) -> Option<Period> {
    let title = document.title.and_then(|index| title_text(&document.parts[index]));
    let mut years: Vec<i32> = title.map(vocabulary::years).unwrap_or_default();
    if years.is_empty() {
        let near = document.parts.iter().take(6).take_while(|part| !matches!(part.piece, Piece::Table(_)));
        let short = near.filter_map(|part| match &part.piece {
            Piece::Text(text) => Some(text.as_str()),
            Piece::Label { part: Some(Part::When), text, .. } => Some(text.as_str()),
            _ => None,
        });
        let told = short.flat_map(|text| {
            let line = (text.chars().count() <= 50 && !text.ends_with('.')).then_some(text);
            let holds = text.split(". ").find(|one| words::says_period(one));
            line.into_iter().chain(holds)
        });
        years = told.map(vocabulary::years).find(|years| !years.is_empty()).unwrap_or_default();
    }
    super::span(years, &outline.chapters)
}

/// Who publishes: a label that says so, or an organisation's name alone on a line next to the title.
fn publisher(parts: &[Part_], title: Option<usize>) -> Option<(usize, String)> {
    const LABELS: [&str; 8] = [
        "utgivare",
        "organisation",
        "kommun",
        "publisher",
        "organization",
        "municipality",
        "kommune",
        "myndighet",
    ];
    const ENDS: [&str; 16] = [
        " kommun",
        " stad",
        "regionen",
        " kommune",
        " region",
        " council",
        " kommunförbund",
        " city",
        " municipality",
        " fylkeskommune",
        " kaupunki",
        " kunta",
        " kommunalförbund",
        " county",
        " borough",
        " county council",
    ];
    let end = title.map_or(4, |title| title + 4).min(parts.len());
    parts.iter().enumerate().take(end).find_map(|(index, part)| match &part.piece {
        Piece::Label { part: None, word, text } if LABELS.contains(&word.to_lowercase().as_str()) => {
            Some((index, text.clone()))
        }
        Piece::Text(text) if Some(index) != title => {
            let lower = text.to_lowercase();
            let words = text.split(' ').count();
            let named = ENDS.iter().any(|end| lower.ends_with(end)) || lower.starts_with("region ");
            (named && words <= 4 && text.starts_with(char::is_uppercase)).then(|| (index, text.clone()))
        }
        _ => None,
    })
}
