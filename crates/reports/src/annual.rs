//! The annual report (*verksamhetsberättelse*) as a document: what people wrote, and below it what the year's
//! locked rounds say.

use follow_up::annual::{ChapterLights, Content, Data, ReportItem, Section, draft_text, section_title};
use follow_up::{Measure, Move, RecordItem, Side, Verdict};
use jiff::civil::Date;
use rendering::{
    Measure as Unit,
    chart::{Caption, Row, Stacked, lights},
    document::{Block, Chart, Column, Document, Fact, Style, Table},
    sheet::{Cell, Kind, Sheet},
};

use crate::words::Words;

/// The report as a document. `made` is the day on which it is made or was locked, `hash` that of a locked
/// one.
pub fn document(
    content: &Content,
    words: Words<'_>,
    style: Style,
    made: Date,
    hash: Option<&str>,
) -> Document {
    let rounds = content.rounds.iter().map(|round| round.label.clone()).collect::<Vec<_>>();
    let mut facts = vec![
        Fact::new(words.t("report-publisher"), &content.owner),
        Fact::new(words.t("report-plan"), &content.plan),
        Fact::new(words.t("report-rounds"), rounds.join(", ")),
        Fact::new(words.t("report-made"), made.to_string()),
        Fact::new(words.t("report-hash"), hash.unwrap_or_default()),
    ];
    facts.retain(|fact| !fact.text.is_empty());
    let blocks = content.sections.iter().flat_map(|section| blocks(content, section, words)).collect();
    Document {
        title: content.title.clone(),
        subtitle: words.t(if hash.is_some() { "report-annual" } else { "report-annual-draft" }),
        language: words.language(),
        publisher: content.owner.clone(),
        made,
        facts,
        contents: true,
        style,
        blocks,
    }
}

/// A section; one that says nothing at all is left out.
fn blocks(content: &Content, section: &Section, words: Words<'_>) -> Vec<Block> {
    let text = match section.text.as_str() {
        "" => draft_text(words.texts(), words.lang, content, section),
        written => written.to_string(),
    };
    let mut below: Vec<Block> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(Block::paragraph).collect();
    match &section.data {
        Data::Words => {}
        Data::Summary { chapters } if chapters.is_empty() => {}
        Data::Summary { chapters } => {
            below.extend(Side::BOTH.into_iter().flat_map(|side| summary(chapters, side, words)));
        }
        Data::Chapter { items } => below.extend(items.iter().flat_map(|item| initiative(item, words))),
        Data::Indicators { measures } => below.push(Block::Table(indicators(measures, words))),
        Data::Deviations { items } => below.push(Block::Table(deviations(items, words))),
    }
    if below.is_empty() {
        return below;
    }
    below.insert(0, Block::heading(1, section_title(words.texts(), words.lang, section)));
    below
}

pub(crate) fn verdict(side: Side, verdict: Option<Verdict>, words: Words<'_>) -> String {
    let name = verdict.map_or("none", Verdict::key).replace('_', "-");
    words.t(&format!("follow-up-{}-{name}", side.key()))
}

/// The names of the columns of counts.
fn heads(side: Side, words: Words<'_>) -> Vec<String> {
    Verdict::ALL.into_iter().map(Some).chain([None]).map(|one| verdict(side, one, words)).collect()
}

fn summary(chapters: &[ChapterLights], side: Side, words: Words<'_>) -> [Block; 3] {
    let of = |chapter: &ChapterLights| if side == Side::Done { chapter.done } else { chapter.goal };
    let name = |chapter: &ChapterLights| match chapter.chapter.as_str() {
        "" => words.t("follow-up-no-chapter"),
        named => named.to_string(),
    };
    let title = words.t(&format!("follow-up-chart-{}", side.key()));
    let heads = heads(side, words);
    let row = |chapter: &ChapterLights| Row {
        label: name(chapter),
        values: of(chapter).iter().map(|count| *count as i64).collect(),
    };
    let said = |chapter: &ChapterLights| {
        let parts: Vec<String> =
            heads.iter().zip(of(chapter)).map(|(head, count)| format!("{head} {count}")).collect();
        format!("{}: {}", name(chapter), parts.join(", "))
    };
    let svg = lights(&Stacked {
        caption: Caption {
            id: format!("lights-{}", side.key()),
            title: title.clone(),
            description: words.t("follow-up-chart-text"),
            language: words.language(),
            measure: Unit::Number { decimals: 0 },
        },
        series: heads.clone(),
        rows: chapters.iter().map(row).collect(),
    });
    let description = format!("{title}. {}", chapters.iter().map(said).collect::<Vec<_>>().join(". "));
    let mut columns = vec![Column::new(words.t("follow-up-chapter"), Kind::Text, 6)];
    columns.extend(heads.iter().map(|head| Column::new(head.clone(), Kind::Integer, 2)));
    let cells = |label: String, counts: [usize; 5]| {
        let counts = counts.into_iter().map(|count| Cell::Integer(count as i64));
        std::iter::once(Cell::Text(label)).chain(counts).collect::<Vec<_>>()
    };
    let mut all = [0; 5];
    for chapter in chapters {
        all.iter_mut().zip(of(chapter)).for_each(|(sum, count)| *sum += count);
    }
    let table = Table {
        caption: title.clone(),
        columns,
        rows: chapters.iter().map(|chapter| cells(name(chapter), of(chapter))).collect(),
        totals: cells(words.t("follow-up-all"), all),
    };
    [Block::heading(2, title), Block::Chart(Chart { svg, description }), Block::Table(table)]
}

/// A light in words, with how it moved.
fn light(item: &ReportItem, side: Side, words: Words<'_>) -> String {
    let word = verdict(side, item.told.verdict(side), words);
    let key = match item.moved(side) {
        None => return word,
        Some(Move::Better) => "report-moved-better",
        Some(Move::Worse) => "report-moved-worse",
        Some(Move::New) => "report-moved-new",
    };
    format!("{word} ({})", words.t(key))
}

fn initiative(item: &ReportItem, words: Words<'_>) -> Vec<Block> {
    let told = &item.told;
    let mut facts = vec![
        Fact::new(words.t("follow-up-goal"), &told.goal),
        Fact::new(words.t("follow-up-responsible"), &told.responsible),
        Fact::new(words.t("follow-up-side-done"), light(item, Side::Done, words)),
        Fact::new(words.t("follow-up-side-goal"), light(item, Side::Goal, words)),
        Fact::new(words.t("follow-up-measures"), told.indicators.join(", ")),
    ];
    facts.retain(|fact| !fact.text.is_empty());
    let mut blocks = vec![Block::heading(2, &told.title), Block::Facts { facts }];
    blocks.extend(told.comment.lines().map(str::trim).filter(|line| !line.is_empty()).map(Block::paragraph));
    let done = |step: &follow_up::Activity| match step.note.as_str() {
        "" => step.text.clone(),
        note => format!("{} ({note})", step.text),
    };
    let mut items: Vec<String> = told.activities.iter().filter(|step| step.done).map(done).collect();
    items.extend(told.evidence.iter().cloned());
    if !items.is_empty() {
        blocks.push(Block::paragraph(words.t("report-what-was-done")));
        blocks.push(Block::List { items });
    }
    blocks
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_string()) }
}

/// Value, period and which way it went.
pub(crate) fn value(measure: &Measure) -> String {
    let parts = [measure.value.as_str(), measure.period.as_str(), measure.trend.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

pub(crate) fn measure_light(measure: &Measure, words: Words<'_>) -> String {
    words.t(&format!("follow-up-light-{}", measure.light.map_or("none", types::Light::key)))
}

fn indicators(measures: &[Measure], words: Words<'_>) -> Table {
    let row = |measure: &Measure| {
        let light = measure_light(measure, words);
        let told = if measure.sentence.is_empty() { light } else { format!("{light}. {}", measure.sentence) };
        vec![text(&measure.name), text(&measure.target), text(&value(measure)), text(&told)]
    };
    Table {
        caption: String::new(),
        columns: vec![
            Column::new(words.t("report-indicator"), Kind::Text, 5),
            Column::new(words.t("report-target"), Kind::Text, 4),
            Column::new(words.t("report-outcome"), Kind::Text, 3),
            Column::new(words.t("follow-up-light"), Kind::Text, 6),
        ],
        rows: measures.iter().map(row).collect(),
        totals: Vec::new(),
    }
}

fn deviations(items: &[ReportItem], words: Words<'_>) -> Table {
    let row = |told: &RecordItem| {
        let deviation = told.deviation.clone().unwrap_or_default();
        let fact = if deviation.fact.is_empty() { &told.comment } else { &deviation.fact };
        let outcome = |one: &follow_up::ToldOutcome| {
            let word = words.t(&format!("follow-up-outcome-{}", one.outcome.key().replace('_', "-")));
            format!("{} ({}): {word} {}", one.action, one.told_in, one.note).trim().to_string()
        };
        let mut actions = vec![deviation.action.clone()];
        let who = [deviation.who.as_str(), deviation.due_on.as_str()];
        let who: Vec<&str> = who.into_iter().filter(|part| !part.is_empty()).collect();
        actions.extend((!who.is_empty()).then(|| who.join(", ")));
        actions.extend(told.outcomes.iter().map(outcome));
        actions.retain(|action| !action.is_empty());
        vec![text(&told.title), text(fact), text(&deviation.cause), text(&actions.join("\n"))]
    };
    Table {
        caption: String::new(),
        columns: vec![
            Column::new(words.t("report-initiative"), Kind::Text, 4),
            Column::new(words.t("follow-up-fact"), Kind::Text, 5),
            Column::new(words.t("follow-up-cause"), Kind::Text, 4),
            Column::new(words.t("follow-up-action"), Kind::Text, 5),
        ],
        rows: items.iter().map(|item| row(&item.told)).collect(),
        totals: Vec::new(),
    }
}

/// The report as a sheet: one row for each initiative.
pub fn sheet(content: &Content, words: Words<'_>) -> Sheet {
    const COLUMNS: [(&str, &str); 9] = [
        ("chapter", "report-chapter"),
        ("section", "report-section"),
        ("initiative", "report-initiative"),
        ("responsible", "follow-up-responsible"),
        ("carried_out", "follow-up-side-done"),
        ("goal_reached", "follow-up-side-goal"),
        ("comment", "follow-up-comment"),
        ("cause", "follow-up-cause"),
        ("action", "follow-up-action"),
    ];
    let items = content.sections.iter().flat_map(|section| match &section.data {
        Data::Chapter { items } => items.as_slice(),
        _ => &[],
    });
    let row = |item: &ReportItem| {
        let told = &item.told;
        let deviation = told.deviation.clone().unwrap_or_default();
        let texts = [
            told.chapter.clone(),
            told.section.clone(),
            told.title.clone(),
            told.responsible.clone(),
            verdict(Side::Done, told.done, words),
            verdict(Side::Goal, told.goal_reached, words),
            told.comment.clone(),
            deviation.cause,
            deviation.action,
        ];
        texts.iter().map(|one| text(one)).collect::<Vec<_>>()
    };
    Sheet {
        title: words.t("report-annual"),
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
        rows: items.map(row).collect(),
        totals: Vec::new(),
    }
}
