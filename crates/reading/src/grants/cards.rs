//! Projects as cards: labelled lines below each other, one card per project, with the text about it.
//!
//! A card is known by labels that name what a list of granted projects has columns for, an amount that is
//! applied for or granted among them. Its title has a label, or is the heading right above the labels.

use super::column::{Column, Field, field_of};
use super::header::{Header, Layout};
use super::heading::looks_like_heading;
use super::joining::{append, is_page_number, paragraphs};
use super::table::{RawRow, RawTable, Token};
use crate::page::Line;

/// One labelled value, its lines by index.
struct Labelled {
    label: String,
    value: String,
    field: Option<Field>,
}

#[derive(Default)]
struct Card {
    labels: Vec<Labelled>,
    title: Option<String>,
    /// Indexes of the first line and of the last labelled one.
    lines: (usize, usize),
    description: String,
}

/// A label stands alone before a colon and has few words.
fn label_of(text: &str) -> Option<(&str, &str)> {
    let sign = text.find([':', '\t'])?;
    let (label, value) =
        (text[..sign].trim_start_matches(['•', '-', '*', ' ']).trim(), text[sign + 1..].trim());
    let worded = label.chars().any(char::is_alphabetic) && label.split_whitespace().count() <= 5;
    (worded && label.chars().count() <= 45).then_some((label, value))
}

fn period(label: &str) -> bool {
    let label = label.to_lowercase();
    let known =
        ["projektperiod", "projekttid", "period", "projektets tid", "prosjektperiode", "projektperiode"];
    known.contains(&label.as_str())
}

fn known(text: &str) -> Option<(&str, &str, Option<Field>)> {
    let (label, value) = label_of(text)?;
    let field = field_of(label);
    (field.is_some() || period(label)).then_some((label, value, field))
}

/// All cards of a document as one table per run of cards that nothing parts.
pub fn tables(lines: &[Line]) -> Vec<RawTable> {
    let mut cards = cards(lines);
    let granted = |card: &Card| has(card, Field::Grant) || has(card, Field::Applied);
    let whole = |card: &Card| card.title.is_some() && granted(card) && card.labels.len() >= 2;
    let full = cards.iter().filter(|card| whole(card)).count();
    if full < 2 && !cards.iter().any(|card| whole(card) && has(card, Field::Owner)) || full * 2 < cards.len()
    {
        return Vec::new();
    }
    cards.retain(|card| card.title.is_some());
    describe(lines, &mut cards);
    vec![table(lines, &cards)]
}

fn has(card: &Card, field: Field) -> bool {
    card.labels.iter().any(|one| one.field == Some(field))
}

fn cards(lines: &[Line]) -> Vec<Card> {
    let mut found: Vec<Card> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let Some((label, value, field)) = known(&lines[at].text) else {
            at += 1;
            continue;
        };
        let open = found.last().filter(|card| goes_on(lines, card, at, field));
        if open.is_none() {
            found.push(Card { lines: (at, at), ..Card::default() });
        }
        let (value, last) = whole_value(lines, at, value);
        let (label, field) = (label.to_string(), field);
        if let Some(card) = found.last_mut() {
            if field == Some(Field::Title) {
                card.title = Some(value.clone());
            }
            card.labels.push(Labelled { label, value, field });
            card.lines.1 = last;
        }
        at = last + 1;
    }
    let free: Vec<usize> = std::iter::once(0).chain(found.iter().map(|card| card.lines.1 + 1)).collect();
    for (card, free) in found.iter_mut().zip(free).filter(|(card, _)| card.title.is_none()) {
        name_from_heading(lines, card, free);
    }
    found
}

/// A label belongs to the card above unless that has it already, a title begins another, or text stands
/// between.
fn goes_on(lines: &[Line], card: &Card, at: usize, field: Option<Field>) -> bool {
    let between = lines[card.lines.1 + 1..at].iter();
    let other = between.filter(|line| !line.is_blank() && label_of(&line.text).is_none()).count();
    let again = field.is_some() && card.labels.iter().any(|one| one.field == field);
    !again && field != Some(Field::Title) && other == 0
}

/// A value stands behind its label or on the line below, and goes on where the next line begins small.
fn whole_value(lines: &[Line], at: usize, value: &str) -> (String, usize) {
    let mut text = String::new();
    append(&mut text, value);
    let mut last = at;
    while let Some(line) =
        lines.get(last + 1).filter(|line| !line.is_blank() && label_of(&line.text).is_none())
    {
        let small = line.text.starts_with(|c: char| c.is_lowercase() || c == '(');
        if !(text.is_empty() || small) {
            break;
        }
        append(&mut text, &line.text);
        last += 1;
    }
    (text, last)
}

fn name_from_heading(lines: &[Line], card: &mut Card, free: usize) {
    let above =
        (free..card.lines.0).rev().find(|&at| !lines[at].is_blank() && !is_page_number(&lines[at].text));
    if let Some(at) = above.filter(|&at| looks_like_heading(&lines[at].text) && card.lines.0 - at <= 2) {
        let text = lines[at].text.trim_start_matches(['#', ' ', '•']);
        card.title = Some(text.to_string());
        card.lines.0 = at;
    }
}

/// What stands below a card's labels, up to the next card, is about it.
fn describe(lines: &[Line], cards: &mut [Card]) {
    let usual = super::joining::usual_gap(lines);
    let ends: Vec<usize> = cards.iter().skip(1).map(|card| card.lines.0).collect();
    for (at, card) in cards.iter_mut().enumerate() {
        let last = at >= ends.len();
        let end = ends.get(at).copied().unwrap_or(lines.len());
        let filled = |i: &usize| !lines[*i].is_blank() && !is_page_number(&lines[*i].text);
        let mut body: Vec<usize> = (card.lines.1 + 1..end).filter(filled).collect();
        if last {
            // Nothing shows where the last card's text ends but a wide gap.
            let stop = body.windows(2).position(|pair| pair[1] - pair[0] > usual + 2);
            body.truncate(stop.map_or(body.len(), |stop| stop + 1));
        }
        card.description = paragraphs(lines, &body, usual);
        if let Some(&end) = body.last() {
            card.lines.1 = end;
        }
    }
}

/// The columns are the labels in the order in which they first come; a period is two.
fn table(lines: &[Line], cards: &[Card]) -> RawTable {
    let mut columns: Vec<Column> = Vec::new();
    let mut add = |field: Option<Field>, label: &str| {
        let there = columns.iter().any(|c| c.field == field && (field.is_some() || c.header == label));
        if !there {
            columns.push(Column::new(field, label));
        }
    };
    if cards.iter().any(|card| !has(card, Field::Title)) {
        add(Some(Field::Title), "");
    }
    for one in cards.iter().flat_map(|card| &card.labels) {
        if period(&one.label) {
            add(Some(Field::Start), &one.label);
            add(Some(Field::End), &one.label);
        } else {
            add(one.field, &one.label);
        }
    }
    if cards.iter().any(|card| !card.description.is_empty()) {
        add(Some(Field::Description), "");
    }
    let rows = cards.iter().map(|card| row(lines, card, &columns)).collect();
    let first = cards.first().map_or(0, |card| card.lines.0);
    let last = cards.last().map_or(0, |card| card.lines.1);
    let header = Header { columns, layout: Layout::Sign('\t'), lines: (first, first) };
    RawTable { header, rows, totals: None, lines: (first, last + 1), headless: false }
}

fn row(lines: &[Line], card: &Card, columns: &[Column]) -> RawRow {
    let dates = card.labels.iter().find(|one| period(&one.label)).map(|one| dates_in(&one.value));
    let value = |column: &Column| -> String {
        let labelled = |one: &&Labelled| match column.field {
            None => one.field.is_none() && one.label == column.header,
            field => one.field == field,
        };
        match column.field {
            Some(Field::Title) => card.title.clone().unwrap_or_default(),
            Some(Field::Start) if dates.is_some() => dates.clone().unwrap_or_default().0,
            Some(Field::End) if dates.is_some() => dates.clone().unwrap_or_default().1,
            Some(Field::Description) if !card.description.is_empty() => card.description.clone(),
            _ => card.labels.iter().find(labelled).map(|one| one.value.clone()).unwrap_or_default(),
        }
    };
    let cells = columns.iter().map(value).collect();
    let tokens = (card.lines.0..=card.lines.1)
        .flat_map(|line| {
            lines[line].text.split_whitespace().map(move |word| Token { text: word.to_string(), line })
        })
        .collect();
    RawRow { tokens, cells: Some(cells), lines: card.lines, unsure: false }
}

/// `2022-03-01 – 2024-02-29`, `2022–2024`, `mars 2022 till …`: the ISO dates, months or years at both ends.
fn dates_in(text: &str) -> (String, String) {
    let dates: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit() && c != '-')
        .map(|part| part.trim_matches('-'))
        .filter(|part| part.len() >= 4 && part.split('-').all(|number| !number.is_empty()))
        .collect();
    let own = |text: &str| text.to_string();
    match dates[..] {
        [start, end] => (own(start), own(end)),
        [both] if both.len() == 9 => (own(&both[..4]), own(&both[5..])),
        _ => (String::new(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_have_labels_or_headings() {
        let text = "Bron\nSökande: Ekvalla kommun\nBeviljat: 100 000 kr\nEn ny bro.\n\nVägen\nSökande:\n\
                    Kinda kommun\nBeviljat: 50 000 kr\nHandläggare: NN\n";
        let tables = tables(&crate::page::lines(text));
        let cells: Vec<Vec<String>> =
            tables.into_iter().flat_map(|t| t.rows).filter_map(|row| row.cells).collect();
        assert_eq!(cells[0], ["Bron", "Ekvalla kommun", "100 000 kr", "En ny bro."]);
        assert_eq!(cells[1][..3], ["Vägen", "Kinda kommun", "50 000 kr"]);
    }

    #[test]
    fn a_plan_with_budgets_has_no_granted_projects() {
        let text =
            "Åtgärd: Ny bro\nBudget: 100 tkr\nAktör: Ekvalla kommun\n\nÅtgärd: Ny väg\nBudget: 50 tkr\n";
        assert!(tables(&crate::page::lines(text)).is_empty());
    }

    #[test]
    fn periods_are_dates_or_years() {
        assert_eq!(dates_in("2022-03-01 – 2024-02-29"), ("2022-03-01".into(), "2024-02-29".into()));
        assert_eq!(dates_in("2022-2024"), ("2022".into(), "2024".into()));
        assert_eq!(dates_in("hösten 2022"), (String::new(), String::new()));
    }
}
