//! A report in the words and numbers that are printed, as data for the template.

use serde::{Deserialize, Serialize};
use typst::foundations::{Array, Bytes, Dict, IntoValue, Value};

use super::{PdfError, world::has_letter};
use crate::{
    Language,
    document::{Block, Document, Fact, Levels, Table},
    picture,
    sheet::Cell,
    shown::printable,
};

#[derive(Serialize)]
struct Report {
    title: String,
    subtitle: String,
    publisher: String,
    lang: &'static str,
    region: &'static str,
    made: String,
    year: i16,
    month: i8,
    day: i8,
    colour: String,
    paper: String,
    landscape: bool,
    contents: bool,
    facts: Vec<Fact>,
    blocks: Vec<Piece>,
    words: Words,
}

/// The template's own words.
#[derive(Serialize)]
struct Words {
    contents: &'static str,
    page: &'static str,
    of: &'static str,
}

#[derive(Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
enum Piece {
    Heading { level: u8, text: String },
    Paragraph { text: String },
    Note { text: String },
    List { items: Vec<String> },
    Facts { facts: Vec<Fact> },
    Table { caption: String, columns: Vec<Column>, rows: Vec<Vec<Printed>>, totals: Vec<Printed> },
    Chart { chart: usize, description: String },
    NewPage,
}

#[derive(Serialize)]
struct Column {
    header: String,
    number: bool,
    width: u16,
    /// Letters that must stand beside each other; 0 where lines may break.
    least: usize,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Printed {
    Text(String),
    Items(Vec<String>),
}

/// What the template reads: `report`, `charts` (SVG) and perhaps `logo`.
pub(super) fn inputs(document: &Document) -> Result<Dict, PdfError> {
    let mut charts = Array::new();
    let mut levels = Levels::default();
    let pieces = document.blocks.iter().map(|block| piece(block, document, &mut levels, &mut charts));
    let blocks = pieces.collect();
    let report = serde_json::to_value(report(document, blocks)).map_err(|e| PdfError(e.to_string()))?;
    let mut inputs = Dict::new();
    inputs.insert("report".into(), Value::deserialize(report).map_err(|e| PdfError(e.to_string()))?);
    inputs.insert("charts".into(), Value::Array(charts));
    if let Some(logo) = &document.style.logo {
        let mut picture = Dict::new();
        picture.insert("bytes".into(), Bytes::new(logo.image.bytes().to_vec()).into_value());
        picture.insert("description".into(), clean(&logo.description).into_value());
        inputs.insert("logo".into(), picture.into_value());
    }
    Ok(inputs)
}

fn report(document: &Document, blocks: Vec<Piece>) -> Report {
    let (lang, region, words) = match document.language {
        Language::Swedish => ("sv", "SE", Words { contents: "Innehåll", page: "Sida", of: "av" }),
        Language::English => ("en", "GB", Words { contents: "Contents", page: "Page", of: "of" }),
    };
    let style = &document.style;
    Report {
        title: one_line(&document.title),
        subtitle: one_line(&document.subtitle),
        publisher: one_line(&document.publisher),
        lang,
        region,
        made: document.made.to_string(),
        year: document.made.year(),
        month: document.made.month(),
        day: document.made.day(),
        colour: style.colour.into(),
        paper: match style.paper {
            crate::document::Paper::Letter => "us-letter".to_string(),
            paper => paper.key().to_string(),
        },
        landscape: style.landscape,
        contents: document.contents,
        facts: facts(&document.facts),
        blocks,
        words,
    }
}

fn piece(block: &Block, document: &Document, levels: &mut Levels, charts: &mut Array) -> Piece {
    match block {
        Block::Heading { level, text } => Piece::Heading { level: levels.next(*level), text: one_line(text) },
        Block::Paragraph { text } => Piece::Paragraph { text: clean(text) },
        Block::Note { text } => Piece::Note { text: clean(text) },
        Block::List { items } => Piece::List { items: items.iter().map(|item| clean(item)).collect() },
        Block::Facts { facts: rows } => Piece::Facts { facts: facts(rows) },
        Block::Table(table) => printed_table(table, document.language),
        Block::Chart(chart) => {
            let svg = picture::coloured(&chart.svg, document.style.colour);
            charts.push(Bytes::new(svg.into_bytes()).into_value());
            Piece::Chart { chart: charts.len() - 1, description: clean(&chart.description) }
        }
        Block::NewPage => Piece::NewPage,
    }
}

fn printed_table(table: &Table, language: Language) -> Piece {
    let printed = |cell: &Cell| match cell {
        Cell::Items(items) => Printed::Items(items.iter().map(|item| clean(item)).collect()),
        other => Printed::Text(clean(&other.shown(language))),
    };
    let columns = table.columns.iter().enumerate().map(|(place, column)| {
        let cells = table.rows.iter().chain(std::iter::once(&table.totals));
        let longest = cells.filter_map(|row| row.get(place)).map(|cell| length(cell, language)).max();
        let word = column.header.split_whitespace().map(|word| word.chars().count()).max();
        Column {
            header: clean(&column.header),
            number: column.kind.is_number(),
            width: column.width.max(1),
            least: if column.kind.is_number() { longest.max(word).unwrap_or(0) } else { 0 },
        }
    });
    Piece::Table {
        caption: one_line(&table.caption),
        columns: columns.collect(),
        rows: table.rows.iter().map(|row| row.iter().map(printed).collect()).collect(),
        totals: table.totals.iter().map(printed).collect(),
    }
}

fn length(cell: &Cell, language: Language) -> usize {
    cell.shown(language).lines().map(|line| line.chars().count()).max().unwrap_or(0)
}

fn facts(rows: &[Fact]) -> Vec<Fact> {
    rows.iter().map(|fact| Fact::new(one_line(&fact.label), clean(&fact.text))).collect()
}

/// Only letters that the typeface has: an archive's PDF may not hold a hole. Others show as a box.
fn clean(text: &str) -> String {
    const BOX: char = '□';
    let known = |c: char| if c == '\n' || has_letter(c) { c } else { BOX };
    printable(text).replace('\t', " ").chars().map(known).collect()
}

fn one_line(text: &str) -> String {
    clean(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}
