//! The body of an ODT: paragraphs with their text, lists with their numbers, tables with their cells.

use std::collections::HashMap;

use super::super::flow::{Block, Cell, Row, Shape};
use super::super::numerals;
use super::super::package::Node;
use super::styles::{Level, Styles};
use crate::contract::Place;

/// The size of body text where a style says none, in half points.
const SIZE: u32 = 24;
/// A cell is repeated at most this often.
const MOST_REPEATS: usize = 100;

pub(super) fn read(text: &Node, styles: &Styles) -> Vec<Block> {
    let mut walker =
        Walker { styles, paragraphs: 0, blocks: Vec::new(), counters: HashMap::new(), headings: [0; 10] };
    walker.inside(text, &In::default());
    walker.blocks
}

/// The list that a paragraph stands in.
#[derive(Clone, Default)]
struct In {
    style: Option<String>,
    /// 0 outside any list.
    depth: usize,
    /// The item's first paragraph has its mark.
    marked: bool,
}

struct Walker<'a> {
    styles: &'a Styles,
    paragraphs: u32,
    blocks: Vec<Block>,
    /// By list style, how far each level has counted.
    counters: HashMap<String, [u32; 10]>,
    headings: [u32; 10],
}

#[derive(Default)]
struct Text {
    text: String,
    signs: usize,
    bold: usize,
    size: Option<u32>,
}

impl Walker<'_> {
    fn inside(&mut self, parent: &Node, list: &In) {
        let mut marked = list.marked;
        for node in &parent.children {
            match node.name.as_str() {
                "h" | "p" => {
                    let here = In { marked, ..list.clone() };
                    self.paragraph(node, &here);
                    marked = false;
                }
                "list" => self.list(node, list),
                "table" => self.table(node),
                "section" | "index-body" | "text-box" => self.inside(node, list),
                "frame" => self.inside(node, &In::default()),
                _ => {}
            }
        }
    }

    fn list(&mut self, node: &Node, outer: &In) {
        let style = node.attribute("style-name").map(str::to_string).or_else(|| outer.style.clone());
        let goes_on =
            node.attribute("continue-numbering") == Some("true") || node.attribute("continue-list").is_some();
        let name = style.clone().unwrap_or_default();
        let counters = self.counters.entry(name).or_default();
        if !goes_on {
            counters[outer.depth.min(9)..].fill(0);
        }
        for item in &node.children {
            let marked = item.name == "list-item";
            if marked || item.name == "list-header" {
                let here = In { style: style.clone(), depth: outer.depth + 1, marked };
                if let Some(start) = item.attribute("start-value").and_then(|one| one.parse::<u32>().ok()) {
                    let counters = self.counters.entry(style.clone().unwrap_or_default()).or_default();
                    counters[outer.depth.min(9)] = start.saturating_sub(1);
                }
                self.inside(item, &here);
            }
        }
    }

    fn paragraph(&mut self, node: &Node, list: &In) {
        self.paragraphs += 1;
        let place = Place { paragraph: Some(self.paragraphs), ..Place::default() };
        let mut boxes = Vec::new();
        if let Some((text, shape)) = self.read_paragraph(node, list, &mut boxes) {
            self.blocks.push(Block::Text { text, shape, place });
        }
        for inside in boxes {
            self.inside(inside, &In::default());
        }
    }

    fn read_paragraph<'n>(
        &mut self,
        node: &'n Node,
        list: &In,
        boxes: &mut Vec<&'n Node>,
    ) -> Option<(String, Shape)> {
        let style = node.attribute("style-name").unwrap_or_default();
        let mut read = Text::default();
        let bold = self.styles.bold(style).unwrap_or(false);
        words(node, self.styles, bold, self.styles.size(style), &mut read, boxes);
        if read.text.trim().is_empty() || self.styles.is_contents(style) {
            return None;
        }
        if node.name == "h" {
            let level: u8 = node.attribute("outline-level").and_then(|level| level.parse().ok()).unwrap_or(1);
            let level = level.clamp(1, 9);
            let number = if list.depth > 0 && list.marked {
                self.mark(list)
            } else {
                self.heading_number(usize::from(level) - 1)
            };
            return Some((with_number(number, &read.text), Shape::Heading(level)));
        }
        if self.styles.is_title(style) {
            return Some((read.text, Shape::Title));
        }
        if list.depth > 0 && list.marked {
            let number = self.mark(list);
            let depth = u8::try_from(list.depth - 1).unwrap_or(u8::MAX);
            return Some((with_number(number, &read.text), Shape::Item(depth)));
        }
        if list.depth == 0 && self.styles.list_of(style).is_some_and(|name| !name.is_empty()) {
            return Some((read.text, Shape::Item(0)));
        }
        let loud = read.signs > 0 && read.bold == read.signs || read.size >= Some(SIZE + 6);
        let shape = if loud { Shape::Loud(read.size.unwrap_or(SIZE)) } else { Shape::Plain };
        Some((read.text, shape))
    }

    /// Counts an item; its number, or nothing for a bullet.
    fn mark(&mut self, list: &In) -> Option<String> {
        let name = list.style.clone().unwrap_or_default();
        let at = (list.depth - 1).min(9);
        let counters = self.counters.entry(name.clone()).or_default();
        let levels: Vec<Level> = (0..=at).map_while(|one| self.styles.level(&name, one).cloned()).collect();
        let level = levels.get(at)?;
        counters[at] = if counters[at] == 0 { level.start } else { counters[at].saturating_add(1) };
        counters[at + 1..].fill(0);
        number(&levels, counters, at)
    }

    fn heading_number(&mut self, at: usize) -> Option<String> {
        let level = self.styles.outline.get(at)?;
        self.headings[at] = if self.headings[at] == 0 { level.start } else { self.headings[at] + 1 };
        self.headings[at + 1..].fill(0);
        number(&self.styles.outline, &self.headings, at)
    }

    // ---- tables -----------------------------------------------------------------------------------------

    fn table(&mut self, node: &Node) {
        let mut found = Vec::new();
        rows_in(node, &mut found);
        let cells = |row: &Node| row.children.iter().filter(|cell| cell.name == "table-cell").count();
        if found.iter().all(|row| cells(row) <= 1)
            && !found.iter().any(|row| row.child("covered-table-cell").is_some())
        {
            for cell in found.iter().flat_map(|row| row.all("table-cell")) {
                self.inside(cell, &In::default());
            }
            return;
        }
        let mut rows = Vec::new();
        for row in found {
            let place = Place { paragraph: Some(self.paragraphs + 1), ..Place::default() };
            let mut line = Vec::new();
            for cell in row.all("table-cell") {
                let count = |key: &str| {
                    cell.attribute(key).and_then(|count| count.parse::<usize>().ok()).unwrap_or(1)
                };
                let mut pieces = Vec::new();
                self.cell_text(cell, &In::default(), &mut pieces);
                let told = Cell {
                    text: pieces.join("\n"),
                    columns: count("number-columns-spanned").max(1),
                    rows: count("number-rows-spanned").max(1),
                    continues: false,
                };
                let repeats = count("number-columns-repeated").clamp(1, MOST_REPEATS);
                line.extend(std::iter::repeat_n(told, repeats));
            }
            rows.push(Row { cells: line, place });
        }
        self.blocks.push(Block::Table(rows));
    }

    fn cell_text(&mut self, parent: &Node, list: &In, pieces: &mut Vec<String>) {
        let mut marked = list.marked;
        for node in &parent.children {
            match node.name.as_str() {
                "p" | "h" => {
                    self.paragraphs += 1;
                    let mut boxes = Vec::new();
                    let here = In { marked, ..list.clone() };
                    marked = false;
                    let Some((text, shape)) = self.read_paragraph(node, &here, &mut boxes) else { continue };
                    let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
                    for (index, line) in lines.enumerate() {
                        let item = matches!(shape, Shape::Item(_)) && index == 0;
                        let bullet = item && !line.starts_with(|c: char| c.is_ascii_digit());
                        pieces.push(if bullet { format!("• {line}") } else { line.to_string() });
                    }
                    for inside in boxes {
                        self.cell_text(inside, &In::default(), pieces);
                    }
                }
                "list" => {
                    let style =
                        node.attribute("style-name").map(str::to_string).or_else(|| list.style.clone());
                    for item in node.all("list-item") {
                        let here = In { style: style.clone(), depth: list.depth + 1, marked: true };
                        self.cell_text(item, &here, pieces);
                    }
                }
                "table" => {
                    let mut rows = Vec::new();
                    rows_in(node, &mut rows);
                    for row in rows {
                        let mut told = Vec::new();
                        for cell in row.all("table-cell") {
                            self.cell_text(cell, &In::default(), &mut told);
                        }
                        pieces.extend((!told.is_empty()).then(|| told.join(" ")));
                    }
                }
                "section" => self.cell_text(node, list, pieces),
                _ => {}
            }
        }
    }
}

fn rows_in<'n>(parent: &'n Node, rows: &mut Vec<&'n Node>) {
    for node in &parent.children {
        match node.name.as_str() {
            "table-row" => rows.push(node),
            "table-header-rows" | "table-rows" | "table-row-group" => rows_in(node, rows),
            _ => {}
        }
    }
}

fn with_number(number: Option<String>, text: &str) -> String {
    number.map_or_else(|| text.to_string(), |number| format!("{number} {}", text.trim_start()))
}

fn number(levels: &[Level], counters: &[u32; 10], at: usize) -> Option<String> {
    let level = levels.get(at).filter(|level| !level.bullet && !level.format.is_empty())?;
    let from = (at + 1).saturating_sub(level.shown.max(1));
    let told: Vec<String> = (from..=at)
        .filter_map(|one| levels.get(one).map(|level| (level, counters[one].max(1))))
        .filter(|(level, _)| !level.format.is_empty())
        .map(|(level, count)| numerals::printed(count, &level.format))
        .collect();
    Some(format!("{}{}{}", level.prefix, told.join("."), level.suffix).trim().to_string())
}

/// The words of a paragraph; boxes anchored in it are gathered.
fn words<'n>(
    parent: &'n Node,
    styles: &Styles,
    bold: bool,
    size: Option<u32>,
    read: &mut Text,
    boxes: &mut Vec<&'n Node>,
) {
    for node in &parent.children {
        match node.name.as_str() {
            "" => {
                let signs = node.text.chars().filter(|c| !c.is_whitespace()).count();
                read.signs += signs;
                read.bold += if bold { signs } else { 0 };
                if signs > 0 {
                    let own = size.unwrap_or(SIZE);
                    read.size = Some(read.size.map_or(own, |least| least.min(own)));
                }
                // White space is folded in the file; what is meant stands in elements of its own.
                let folded = node.text.replace(['\n', '\t'], " ");
                read.text.push_str(&folded);
            }
            "s" => read.text.push(' '),
            "tab" => read.text.push('\t'),
            "line-break" => read.text.push('\n'),
            "span" => {
                let style = node.attribute("style-name").unwrap_or_default();
                let bold = styles.bold(style).unwrap_or(bold);
                words(node, styles, bold, styles.size(style).or(size), read, boxes);
            }
            "frame" => boxes.extend(node.all("text-box")),
            "note" | "annotation" | "annotation-end" | "tracked-changes" | "script" => {}
            "custom-shape" => boxes.push(node),
            _ => words(node, styles, bold, size, read, boxes),
        }
    }
}
