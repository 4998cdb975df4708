//! The operational plan (*verksamhetsplan*) as a report, in the layout that people know: chapter, section,
//! initiative with purpose and goal, and a table of activities, when, who, priority and follow-up.

use indicators::facts::Measured;
use jiff::civil::Date;
use plan::facts::{Chapter, Doing, Item, Outline};
use rendering::{
    document::{Block, Column, Document, Fact, Style, Table},
    sheet::{Cell, Kind, Sheet},
};

use crate::words::Words;

/// The plan with its indicators as a document. `made` is the day on which the report is made.
pub fn document(
    (outline, measured): (&Outline, &[Measured]),
    words: Words<'_>,
    style: Style,
    made: Date,
) -> Document {
    let publisher = if outline.publisher.is_empty() { &outline.owner } else { &outline.publisher };
    let mut facts = vec![
        Fact::new(words.t("report-publisher"), publisher),
        Fact::new(words.t("report-period"), &outline.period),
        Fact::new(words.t("report-made"), made.to_string()),
    ];
    facts.retain(|fact| !fact.text.is_empty());
    let mut blocks: Vec<Block> = lines(&outline.preamble).collect();
    for chapter in &outline.chapters {
        blocks.extend(part(chapter, 1, words));
    }
    if outline.chapters.is_empty() && measured.is_empty() {
        blocks.push(Block::paragraph(words.t("report-plan-empty")));
    }
    if !measured.is_empty() {
        blocks.push(Block::heading(1, words.t("report-indicators")));
        blocks.push(Block::Table(indicators(measured, words)));
    }
    Document {
        title: outline.title.clone(),
        subtitle: words.t("report-plan"),
        language: words.language(),
        publisher: publisher.clone(),
        made,
        facts,
        contents: outline.chapters.len() > 1,
        style,
        blocks,
    }
}

/// Each line of a plan's text is a paragraph of its own.
fn lines(text: &str) -> impl Iterator<Item = Block> + '_ {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(Block::paragraph)
}

fn part(chapter: &Chapter, level: u8, words: Words<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    // What stands directly under a chapter has no heading of its own.
    if !chapter.heading.is_empty() {
        blocks.push(Block::heading(level, &chapter.heading));
    }
    blocks.extend(lines(&chapter.intro));
    if chapter.nothing_planned {
        blocks.push(Block::paragraph(words.t("report-nothing-planned")));
    }
    let below = if chapter.heading.is_empty() { level } else { level + 1 };
    blocks.extend(chapter.initiatives.iter().flat_map(|item| initiative(item, below, words)));
    blocks.extend(chapter.sections.iter().flat_map(|section| part(section, below, words)));
    blocks
}

fn initiative(item: &Item, level: u8, words: Words<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::heading(level, &item.title)];
    blocks.extend(lines(&item.intro));
    let mut facts = vec![
        Fact::new(words.t("report-purpose"), &item.purpose),
        Fact::new(words.t("report-goal"), &item.goal),
        Fact::new(words.t("report-status"), &item.status),
        Fact::new(words.t("report-budget"), &item.budget),
        Fact::new(words.t("report-baseline"), &item.baseline),
        Fact::new(words.t("report-method"), &item.method),
    ];
    facts.extend(item.labels.iter().map(|(label, text)| Fact::new(label, text)));
    facts.retain(|fact| !fact.text.is_empty());
    if !facts.is_empty() {
        blocks.push(Block::Facts { facts });
    }
    blocks.push(Block::Table(activities(item, words)));
    blocks
}

/// One row for the initiative; or, where activities have times or people of their own, one for each.
fn activities(item: &Item, words: Words<'_>) -> Table {
    let own = |doing: &Doing| !(doing.when.is_empty() && doing.people.is_empty() && doing.status.is_empty());
    let columns = vec![
        Column::new(words.t("report-activities"), Kind::Text, 9),
        Column::new(words.t("report-when"), Kind::Text, 3),
        Column::new(words.t("report-who"), Kind::Text, 3),
        Column::new(words.t("report-priority"), Kind::Text, 2),
        Column::new(words.t("report-follow-up"), Kind::Text, 3),
    ];
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_string()) };
    let people = |people: &[String]| text(&people.join("\n"));
    let rest = |doing: Cell, when: &str, who: &[String]| {
        vec![doing, text(when), people(who), text(&item.priority), text(&item.follow_up)]
    };
    let rows = if item.activities.iter().any(own) {
        let line = |doing: &Doing| {
            let when = if doing.when.is_empty() { &item.when } else { &doing.when };
            let who = if doing.people.is_empty() { &item.people } else { &doing.people };
            let status = [doing.status.as_str(), doing.progress.as_str()];
            let status: Vec<&str> = status.into_iter().filter(|text| !text.is_empty()).collect();
            let told = match status.as_slice() {
                [] => doing.text.clone(),
                status => format!("{} ({})", doing.text, status.join(", ")),
            };
            rest(text(&told), when, who)
        };
        item.activities.iter().map(line).collect()
    } else {
        let points = item.activities.iter().map(|doing| doing.text.clone()).collect::<Vec<_>>();
        let points = if points.is_empty() { Cell::Empty } else { Cell::Items(points) };
        vec![rest(points, &item.when, &item.people)]
    };
    Table { caption: String::new(), columns, rows, totals: Vec::new() }
}

fn indicators(rows: &[Measured], words: Words<'_>) -> Table {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_string()) };
    let outcome = |row: &Measured| match row.outcome_year {
        Some(year) if !row.outcome.is_empty() => format!("{} ({year})", row.outcome),
        _ => row.outcome.clone(),
    };
    Table {
        caption: String::new(),
        columns: vec![
            Column::new(words.t("report-indicator"), Kind::Text, 6),
            Column::new(words.t("report-target"), Kind::Text, 4),
            Column::new(words.t("report-outcome"), Kind::Text, 3),
            Column::new(words.t("report-source"), Kind::Text, 4),
        ],
        rows: rows
            .iter()
            .map(|row| {
                vec![text(&row.name), text(&row.targets.join("\n")), text(&outcome(row)), text(&row.source)]
            })
            .collect(),
        totals: Vec::new(),
    }
}

/// The plan as a sheet: one row for each activity, and for an initiative without any.
pub fn sheet(outline: &Outline, words: Words<'_>) -> Sheet {
    const COLUMNS: [(&str, &str); 12] = [
        ("chapter", "report-chapter"),
        ("section", "report-section"),
        ("initiative", "report-initiative"),
        ("purpose", "report-purpose"),
        ("goal", "report-goal"),
        ("activity", "report-activity"),
        ("when", "report-when"),
        ("who", "report-who"),
        ("priority", "report-priority"),
        ("follow_up", "report-follow-up"),
        ("status", "report-status"),
        ("budget", "report-budget"),
    ];
    let mut rows = Vec::new();
    for chapter in &outline.chapters {
        rows.extend(sheet_rows(&chapter.heading, "", &chapter.initiatives));
        for section in &chapter.sections {
            rows.extend(sheet_rows(&chapter.heading, &section.heading, &section.initiatives));
        }
    }
    Sheet {
        title: words.t("report-plan"),
        language: words.language(),
        columns: COLUMNS
            .iter()
            .map(|(key, header)| rendering::sheet::Column {
                key: (*key).to_string(),
                header: words.t(header),
                explanation: words.t(&format!("report-col-{}", key.replace('_', "-"))),
                kind: Kind::Text,
            })
            .collect(),
        rows,
        totals: Vec::new(),
    }
}

fn sheet_rows(chapter: &str, section: &str, items: &[Item]) -> Vec<Vec<Cell>> {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_string()) };
    let row = |item: &Item, doing: &Doing| {
        let when = if doing.when.is_empty() { &item.when } else { &doing.when };
        let who = if doing.people.is_empty() { &item.people } else { &doing.people };
        let status = if doing.status.is_empty() { &item.status } else { &doing.status };
        let who = who.join(", ");
        let texts = [
            chapter,
            section,
            &item.title,
            &item.purpose,
            &item.goal,
            &doing.text,
            when,
            &who,
            &item.priority,
            &item.follow_up,
            status,
            &item.budget,
        ];
        texts.into_iter().map(text).collect::<Vec<_>>()
    };
    let mut rows = Vec::new();
    for item in items {
        if item.activities.is_empty() {
            rows.push(row(item, &Doing::default()));
        }
        rows.extend(item.activities.iter().map(|doing| row(item, doing)));
    }
    rows
}
