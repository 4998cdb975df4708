//! "Since last time" (*Sedan sist*): one page for those who decide, with only what is new in a follow-up.

use follow_up::annual::{ReportItem, SinceLast};
use follow_up::{Measure, Side, Verdict};
use jiff::civil::Date;
use rendering::{
    document::{Block, Column, Document, Fact, Style, Table},
    sheet::{Cell, Kind},
};

use crate::{
    annual::{measure_light, value, verdict},
    words::Words,
};

/// What fits on the page: lights that moved, late actions, indicators, requests.
const MOST: (usize, usize, usize, usize) = (12, 5, 6, 3);

/// The page as a document. `made` is the day on which the round was locked.
pub fn document(told: &SinceLast, words: Words<'_>, style: Style, made: Date) -> Document {
    let rounds = match told.rounds.0.as_str() {
        "" => told.rounds.1.clone(),
        before => format!("{before} → {}", told.rounds.1),
    };
    let facts = vec![Fact::new(words.t("report-rounds"), rounds)];
    let mut blocks = Vec::new();
    part(&mut blocks, words, ("report-since-changed", "report-since-changed-none"), changed(told, words));
    part(&mut blocks, words, ("report-since-late", "report-since-late-none"), late(told, words));
    part(&mut blocks, words, ("report-since-indicators", "report-since-indicators-none"), news(told, words));
    part(&mut blocks, words, ("report-since-requests", "report-since-requests-none"), requests(told, words));
    Document {
        title: words.t("report-since"),
        subtitle: told.plan.clone(),
        language: words.language(),
        publisher: told.owner.clone(),
        made,
        facts,
        contents: false,
        style,
        blocks,
    }
}

/// A heading with what stands below it, or with the sentence that there is nothing.
fn part(blocks: &mut Vec<Block>, words: Words<'_>, (title, none): (&str, &str), below: Vec<Block>) {
    blocks.push(Block::heading(1, words.t(title)));
    match below.is_empty() {
        true => blocks.push(Block::paragraph(words.t(none))),
        false => blocks.extend(below),
    }
}

fn rest(blocks: &mut Vec<Block>, words: Words<'_>, all: usize, most: usize) {
    if all > most {
        blocks.push(Block::Note { text: words.count("report-since-rest", all - most) });
    }
}

fn changed(told: &SinceLast, words: Words<'_>) -> Vec<Block> {
    if told.changed.is_empty() {
        return Vec::new();
    }
    let light = |item: &ReportItem, side: Side| {
        let now = verdict(side, item.told.verdict(side), words);
        let before: Option<Verdict> = match (item.before, side) {
            (Some((done, _)), Side::Done) => done,
            (Some((_, goal)), Side::Goal) => goal,
            (None, _) => None,
        };
        match item.moved(side) {
            None => Cell::Text(now),
            Some(_) => Cell::Text(format!("{} → {now}", verdict(side, before, words))),
        }
    };
    let row = |item: &ReportItem| {
        vec![Cell::Text(item.told.title.clone()), light(item, Side::Done), light(item, Side::Goal)]
    };
    let table = Table {
        caption: String::new(),
        columns: vec![
            Column::new(words.t("report-initiative"), Kind::Text, 6),
            Column::new(words.t("follow-up-side-done"), Kind::Text, 5),
            Column::new(words.t("follow-up-side-goal"), Kind::Text, 5),
        ],
        rows: told.changed.iter().take(MOST.0).map(row).collect(),
        totals: Vec::new(),
    };
    let mut blocks = vec![Block::Table(table)];
    rest(&mut blocks, words, told.changed.len(), MOST.0);
    blocks
}

fn late(told: &SinceLast, words: Words<'_>) -> Vec<Block> {
    if told.late.is_empty() {
        return Vec::new();
    }
    let line = |(title, action, due): &(String, String, String)| format!("{title}: {action} ({due})");
    let mut blocks = vec![Block::List { items: told.late.iter().take(MOST.1).map(line).collect() }];
    rest(&mut blocks, words, told.late.len(), MOST.1);
    blocks
}

fn news(told: &SinceLast, words: Words<'_>) -> Vec<Block> {
    if told.indicators.is_empty() {
        return Vec::new();
    }
    let line = |(was, now): &(Option<Measure>, Measure)| {
        let light = measure_light(now, words);
        let before = was.as_ref().map(value).filter(|before| !before.is_empty());
        let figures = match before {
            Some(before) => format!("{before} → {}", value(now)),
            None => value(now),
        };
        format!("{}: {figures}. {light}", now.name)
    };
    let mut blocks = vec![Block::List { items: told.indicators.iter().take(MOST.2).map(line).collect() }];
    rest(&mut blocks, words, told.indicators.len(), MOST.2);
    blocks
}

fn requests(told: &SinceLast, words: Words<'_>) -> Vec<Block> {
    if told.requests.is_empty() {
        return Vec::new();
    }
    let line = |(title, text): &(String, String)| format!("{title}: {text}");
    let mut blocks = vec![Block::List { items: told.requests.iter().take(MOST.3).map(line).collect() }];
    rest(&mut blocks, words, told.requests.len(), MOST.3);
    blocks
}
