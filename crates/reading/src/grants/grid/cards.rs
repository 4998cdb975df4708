//! Cards in cells: one small table per project, with labels beside their values. They become rows of one
//! table with the labels as its header; what stands around the cards is theirs too.

use super::sheet::{fold, joined};
use crate::grants::words::{Meaning, meaning_of};
use crate::page::{Line, Role};

/// Fewer make no list.
const FEWEST: usize = 2;
/// More labels are no card.
const MOST_LABELS: usize = 60;
/// Lines between a card and the heading that names it.
const NEAR: usize = 3;

/// A label and what stands beside it.
type Pair = (String, String);

/// One card: its rows by index, and the heading that names it where no label does.
struct Card {
    lines: (usize, usize),
    pairs: Vec<Pair>,
    heading: Option<usize>,
}

/// The lines with cards as rows of a table, if there are any: as many lines as before, so that all keep their
/// places.
pub fn flattened(lines: &[Line]) -> Option<Vec<Line>> {
    let mut cards = cards(lines);
    if cards.len() < FEWEST {
        return None;
    }
    let named = |card: &Card| card.pairs.iter().any(|(label, _)| meaning_of(label) == Some(Meaning::Title));
    if !cards.iter().all(named) {
        cards.iter_mut().for_each(|card| card.heading = heading_above(lines, card.lines.0));
        if cards.iter().any(|card| !named(card) && card.heading.is_none()) {
            return None;
        }
    }
    let mut labels: Vec<String> = Vec::new();
    if cards.iter().any(|card| !named(card)) {
        labels.push("Projekt".to_string());
    }
    for (label, _) in cards.iter().flat_map(|card| &card.pairs) {
        if !labels.contains(label) {
            labels.push(label.clone());
        }
    }
    let texts: Vec<String> = (0..cards.len()).map(|at| text_below(lines, &cards, at)).collect();
    let described = texts.iter().any(|text| !text.is_empty());
    let mut header = labels.clone();
    if described {
        header.push("Beskrivning".to_string());
    }
    let groups = groups(lines, &cards);
    let mut made = lines.to_vec();
    for (at, card) in cards.iter().enumerate() {
        let mut cells: Vec<String> = labels.iter().map(|label| value(lines, card, label)).collect();
        if described {
            cells.push(texts[at].clone());
        }
        let first = groups.first().copied().filter(|_| at == 0).or(card.heading).unwrap_or(card.lines.0);
        blank(&mut made, (first, text_end(lines, &cards, at)));
        if at == 0 {
            made[first] = Line::row(lines[first].number, header.clone());
        }
        let place = card.lines.1;
        made[place] = Line::row(lines[place].number, cells);
    }
    for (at, group) in groups.iter().enumerate() {
        // The first group's own line holds the header.
        let place = group + usize::from(at == 0);
        made[place] = Line::row(lines[place].number, vec![lines[*group].text.clone()]);
    }
    let span = (cards[0].lines.0, cards[cards.len() - 1].lines.1);
    let stray = |line: &Line| matches!(line.role, Role::Heading(_));
    for line in made[span.0..=span.1].iter_mut().filter(|line| stray(line)) {
        *line = Line { number: line.number, starts_page: line.starts_page, ..Line::default() };
    }
    Some(made)
}

/// The headings that gather cards, if the first card stands below one as the others do.
fn groups(lines: &[Line], cards: &[Card]) -> Vec<usize> {
    let taken = |line: &usize| cards.iter().any(|card| card.heading == Some(*line));
    let heading = |line: &usize| matches!(lines[*line].role, Role::Heading(_)) && !taken(line);
    let last = cards[cards.len() - 1].lines.0;
    let between: Vec<usize> = (cards[0].lines.0..last).filter(heading).collect();
    let top = cards[0].heading.unwrap_or(cards[0].lines.0);
    let above = (top.saturating_sub(NEAR)..top).rev().find(|line| !lines[*line].is_blank()).filter(heading);
    match (above, between.first()) {
        (Some(above), Some(first)) if lines[above].role == lines[*first].role => {
            std::iter::once(above).chain(between).collect()
        }
        _ => Vec::new(),
    }
}

fn value(lines: &[Line], card: &Card, label: &str) -> String {
    let own = card.pairs.iter().find(|(own, _)| own == label).map(|(_, value)| value.clone());
    let heading = || card.heading.filter(|_| label == "Projekt").map(|at| lines[at].text.clone());
    own.or_else(heading).unwrap_or_default()
}

fn blank(lines: &mut [Line], (first, end): (usize, usize)) {
    for line in &mut lines[first..end] {
        *line = Line { number: line.number, starts_page: line.starts_page, ..Line::default() };
    }
}

/// All runs of rows that are cards. The first label again begins the next card.
fn cards(lines: &[Line]) -> Vec<Card> {
    let mut found: Vec<Card> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let end = (at..lines.len()).find(|&row| lines[row].role != Role::Row).unwrap_or(lines.len());
        let rows: Option<Vec<Vec<Pair>>> = (at..end).map(|row| pairs(&lines[row].cells)).collect();
        if let Some(rows) = rows.filter(|rows| !rows.is_empty()) {
            let first = rows[0].first().map(|(label, _)| label.clone());
            let opens = |pairs: &Vec<Pair>| pairs.first().map(|(label, _)| label) == first.as_ref();
            for (step, row) in rows.into_iter().enumerate() {
                if step == 0 || opens(&row) {
                    found.push(Card { lines: (at + step, at + step), pairs: Vec::new(), heading: None });
                }
                if let Some(card) = found.last_mut() {
                    card.pairs.extend(row);
                    card.lines.1 = at + step;
                }
            }
        }
        at = end.max(at + 1);
    }
    found.retain(is_card);
    found
}

/// The labels of a row, each with its value; `None` if the row is another one.
fn pairs(cells: &[String]) -> Option<Vec<Pair>> {
    let mut filled: Vec<&String> = cells.iter().collect();
    while filled.len() > 2 && filled.last().is_some_and(|cell| cell.trim().is_empty()) {
        filled.pop();
    }
    if filled.len() > 6 || filled.len() < 2 || filled[0].trim().is_empty() {
        return None;
    }
    let label = |cell: &str| {
        let text = fold(cell);
        let text = text.trim_end_matches(':').to_string();
        (text.chars().count() <= 50 && text.chars().any(char::is_alphabetic)).then_some(text)
    };
    filled
        .chunks(2)
        .map(|pair| Some((label(pair[0])?, pair.get(1).map_or(String::new(), |cell| joined(cell)))))
        .collect()
}

/// Most of its labels are known, money that is granted or applied for among them, and its values are no
/// names of columns.
fn is_card(card: &Card) -> bool {
    if card.pairs.len() > MOST_LABELS {
        return false;
    }
    let labels: Vec<Option<Meaning>> = card.pairs.iter().map(|(label, _)| meaning_of(label)).collect();
    let known = labels.iter().flatten().count();
    let money = [Meaning::Grant, Meaning::Applied, Meaning::EuPart];
    let headers = card.pairs.iter().filter(|(_, value)| meaning_of(value).is_some()).count();
    card.lines.1 > card.lines.0
        && card.pairs.len() > 2
        && known * 2 > labels.len()
        && headers * 2 < labels.len()
        && labels.iter().flatten().any(|meaning| money.contains(meaning))
}

fn heading_above(lines: &[Line], at: usize) -> Option<usize> {
    let above = (at.saturating_sub(NEAR)..at).rev().find(|&line| !lines[line].is_blank())?;
    let text = &lines[above].text;
    (lines[above].role != Role::Row && text.chars().count() <= 120 && !text.ends_with('.')).then_some(above)
}

/// The line after the text about a card: where the next card or a heading begins.
fn text_end(lines: &[Line], cards: &[Card], at: usize) -> usize {
    let next = cards.get(at + 1).map_or(lines.len(), |card| card.heading.unwrap_or(card.lines.0));
    let stops =
        |line: &usize| matches!(lines[*line].role, Role::Heading(_) | Role::Row) && !lines[*line].is_blank();
    (cards[at].lines.1 + 1..next).find(stops).unwrap_or(next)
}

fn text_below(lines: &[Line], cards: &[Card], at: usize) -> String {
    let texts = (cards[at].lines.1 + 1..text_end(lines, cards, at)).map(|line| lines[line].text.as_str());
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}
