//! The texts about rows that stand apart from the table: a heading, often an owner line, and a description.

use super::column::owner_label;
use super::heading::looks_like_heading;
use super::joining::{append, fold, is_page_number, paragraphs, starts_page};
use super::name::letters;
use super::table::is_footnote;
use crate::page::Line;

#[derive(Clone, Debug, Default)]
pub struct Entry {
    pub title: String,
    pub owner: Option<String>,
    /// The label before the owner, as printed.
    pub label: Option<String>,
    pub description: Option<String>,
    /// Indexes of the first and last line, heading included.
    pub lines: (usize, usize),
}

struct Start {
    heading: (usize, usize),
    /// Lines of the owner label.
    label: Option<(usize, usize)>,
}

/// Finds the texts in some lines. `fits` tells whether letters are part of a row of a table, `opens` whether
/// a row starts with them.
pub fn entries(
    lines: &[Line],
    (from, to): (usize, usize),
    usual: usize,
    fits: &dyn Fn(&str) -> bool,
    opens: &dyn Fn(&str) -> bool,
) -> Vec<Entry> {
    let at: Vec<usize> = (from..to).filter(|&i| !lines[i].is_blank()).collect();
    let starts = starts(lines, &at, fits, opens);
    let mut found = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(to, |next| next.heading.0);
        found.push(entry(lines, start, end, usual));
    }
    found
}

fn starts(
    lines: &[Line],
    at: &[usize],
    fits: &dyn Fn(&str) -> bool,
    opens: &dyn Fn(&str) -> bool,
) -> Vec<Start> {
    let mut found: Vec<Start> = Vec::new();
    let mut place = 0;
    while place < at.len() {
        let free = found.last().map_or(0, |start| start.label.unwrap_or(start.heading).1 + 1);
        if owner_label(&lines[at[place]].text).is_some() {
            let last = label_end(lines, at, place);
            // A heading that its letters alone have shown gets its label now.
            let waiting =
                found.last_mut().filter(|s| s.label.is_none() && place > 0 && s.heading.1 == at[place - 1]);
            if let Some(start) = waiting {
                start.label = Some((at[place], at[last]));
                place = last + 1;
                continue;
            }
            if let Some(first) = heading_above(lines, at, place, free, fits) {
                let heading = (at[first], at[place - 1]);
                found.push(Start { heading, label: Some((at[place], at[last])) });
            }
            place = last + 1;
            continue;
        }
        if let Some(last) = heading_here(lines, at, place, opens) {
            found.push(Start { heading: (at[place], at[last]), label: None });
            place = last + 1;
            continue;
        }
        place += 1;
    }
    found
}

fn joined(lines: &[Line], at: &[usize]) -> String {
    let mut text = String::new();
    at.iter().for_each(|&i| append(&mut text, &lines[i].text));
    text
}

/// How far up the heading above a label reaches: as many lines as together stand in a row, else one.
fn heading_above(
    lines: &[Line],
    at: &[usize],
    label: usize,
    free: usize,
    fits: &dyn Fn(&str) -> bool,
) -> Option<usize> {
    let lowest = label.checked_sub(1).filter(|&i| at[i] >= free)?;
    let reach = (0..4).filter_map(|up| label.checked_sub(up + 1)).filter(|&first| at[first] >= free);
    let best = reach.filter(|&first| fits(&letters(&joined(lines, &at[first..label])))).min();
    best.or_else(|| looks_like_heading(&lines[at[lowest]].text).then_some(lowest))
}

/// A label's value may run on: the next line then starts with a small letter.
fn label_end(lines: &[Line], at: &[usize], label: usize) -> usize {
    let long = lines[at[label]].text.chars().count() >= 45;
    let runs_on = at.get(label + 1).is_some_and(|&next| {
        let text = &lines[next].text;
        long && text.starts_with(char::is_lowercase) && text.split_whitespace().count() <= 4
    });
    if runs_on { label + 1 } else { label }
}

/// A heading without an owner line: one to three lines that are how a row starts.
fn heading_here(lines: &[Line], at: &[usize], place: usize, opens: &dyn Fn(&str) -> bool) -> Option<usize> {
    (0..3)
        .rev()
        .filter_map(|more| {
            let last = place + more;
            let held = at.get(place..=last)?;
            let close = held.windows(2).all(|pair| pair[1] - pair[0] <= 2);
            let text = joined(lines, held);
            let found = letters(&text);
            (close && found.chars().count() >= 6 && looks_like_heading(&text) && opens(&found))
                .then_some(last)
        })
        .next()
}

fn entry(lines: &[Line], start: &Start, end: usize, usual: usize) -> Entry {
    let heading: Vec<usize> = (start.heading.0..=start.heading.1).filter(|&i| !lines[i].is_blank()).collect();
    let mut after = start.heading.1 + 1;
    let mut found = Entry { title: joined(lines, &heading), ..Entry::default() };
    if let Some((first, last)) = start.label {
        after = last + 1;
        let text = joined(lines, &(first..=last).collect::<Vec<_>>());
        if let Some((label, owner)) = owner_label(&text) {
            found.label = Some(label.to_string());
            found.owner = Some(fold(owner));
        }
    }
    let kept = |i: &usize| {
        let text = &lines[*i].text;
        let note = is_footnote(text) && at_page_end(lines, *i);
        !lines[*i].is_blank() && !is_page_number(text) && !note
    };
    let body: Vec<usize> = (after..end).filter(kept).collect();
    let text = paragraphs(lines, &body, usual);
    found.lines = (start.heading.0, body.last().copied().unwrap_or(after.max(1) - 1));
    found.description = (!text.is_empty()).then_some(text);
    found
}

fn at_page_end(lines: &[Line], at: usize) -> bool {
    lines.iter().skip(at + 1).find(|line| !line.is_blank()).is_none_or(starts_page)
}
