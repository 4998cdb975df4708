//! The body of a DOCX: paragraphs with their text, and tables with their cells.

use super::super::flow::{Block, Cell, Row, Shape};
use super::super::package::Node;
use super::numbering::{Mark, Numbering};
use super::styles::{Kind, ListStyle, Styles, is_on, list_style};
use crate::contract::Place;

/// A field: its code is not printed, its result is.
#[derive(Default)]
struct Field {
    code: String,
    in_result: bool,
}

pub(super) struct Walker<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    fields: Vec<Field>,
    /// How many paragraphs have begun.
    paragraphs: u32,
    blocks: Vec<Block>,
    /// Boxes anchored in the paragraph that is being read.
    boxes: Vec<&'a Node>,
}

/// A paragraph's text, and how it is set.
#[derive(Default)]
struct Text {
    text: String,
    signs: usize,
    bold: usize,
    /// The smallest size of type, in half points.
    size: Option<u32>,
}

impl<'a> Walker<'a> {
    pub fn new(styles: &'a Styles, numbering: Numbering) -> Self {
        let (fields, blocks, boxes) = (Vec::new(), Vec::new(), Vec::new());
        Walker { styles, numbering, fields, paragraphs: 0, blocks, boxes }
    }

    pub fn walk(mut self, body: &'a Node) -> Vec<Block> {
        self.blocks_in(body);
        self.blocks
    }

    fn blocks_in(&mut self, parent: &'a Node) {
        for node in &parent.children {
            match node.name.as_str() {
                "p" => self.paragraph(node),
                "tbl" => self.table(node),
                "sdt" if is_contents(node) => {}
                "sdt" => node.all("sdtContent").for_each(|content| self.blocks_in(content)),
                "AlternateContent" => {
                    if let Some(choice) = node.child("Choice").or_else(|| node.child("Fallback")) {
                        self.blocks_in(choice);
                    }
                }
                "ins" | "moveTo" | "smartTag" | "customXml" => self.blocks_in(node),
                _ => {}
            }
        }
    }

    fn place(&self) -> Place {
        Place { paragraph: Some(self.paragraphs), ..Place::default() }
    }

    fn paragraph(&mut self, node: &'a Node) {
        self.paragraphs += 1;
        let place = self.place();
        let (text, shape) = self.read_paragraph(node);
        if let Some(text) = text {
            self.blocks.push(Block::Text { text, shape, place });
        }
        for inside in std::mem::take(&mut self.boxes) {
            self.blocks_in(inside);
        }
    }

    /// A paragraph's text with its printed number, and its shape; no text for an empty one or one of a table
    /// of contents.
    fn read_paragraph(&mut self, node: &'a Node) -> (Option<String>, Shape) {
        let set = node.child("pPr");
        let style = set.and_then(|set| set.value("pStyle"));
        let kind = self.styles.kind(style);
        let mut read = Text::default();
        let mark_bold = self.styles.is_bold(style);
        self.runs_in(node, mark_bold, self.styles.size_of(style), &mut read);
        if kind == Kind::Contents || read.text.trim().is_empty() {
            return (None, Shape::Plain);
        }
        let own = set.and_then(|set| set.child("numPr")).and_then(list_style);
        let (mark, level) = self.mark(own, style);
        let outline = set.and_then(|set| set.value("outlineLvl")).and_then(|one| one.parse::<u8>().ok());
        let loud = read.signs > 0 && read.bold == read.signs || read.size >= Some(self.styles.size + 6);
        let shape = match (kind, outline, &mark) {
            (Kind::Title, ..) => Shape::Title,
            (Kind::Heading(level), None, _) => Shape::Heading(level),
            (_, Some(level @ 0..=8), _) => Shape::Heading(level + 1),
            (_, _, Some(_)) => Shape::Item(level),
            (Kind::List(depth), ..) => Shape::Item(depth),
            _ if loud => Shape::Loud(read.size.unwrap_or(self.styles.size)),
            _ => Shape::Plain,
        };
        let shape = match (shape, kind) {
            (Shape::Item(0), Kind::List(depth)) => Shape::Item(depth),
            (shape, _) => shape,
        };
        let text = match mark {
            Some(Mark::Number(number)) => format!("{number} {}", read.text.trim_start()),
            _ => read.text,
        };
        (Some(text), shape)
    }

    /// What the paragraph's list prints before it, and the list's level.
    fn mark(&mut self, own: Option<ListStyle>, style: Option<&str>) -> (Option<Mark>, u8) {
        let styled = self.styles.list(style);
        let Some(list) = own.clone().or_else(|| styled.map(|(_, list)| list.clone())) else {
            return (None, 0);
        };
        let told = || self.numbering.level_of_style(&list.number, styled?.0);
        let level = list.level.or_else(told).unwrap_or(0);
        (self.numbering.count(&list.number, level), level)
    }

    // ---- text -------------------------------------------------------------------------------------------

    fn runs_in(&mut self, parent: &'a Node, bold: bool, size: Option<u32>, read: &mut Text) {
        for node in &parent.children {
            match node.name.as_str() {
                "r" => self.run(node, bold, size, read),
                "fldSimple" => {
                    let code = node.attribute("instr").unwrap_or_default();
                    if !is_contents_code(code) {
                        self.runs_in(node, bold, size, read);
                    }
                }
                "sdt" => {
                    node.all("sdtContent").for_each(|content| self.runs_in(content, bold, size, read));
                }
                "hyperlink" | "ins" | "moveTo" | "smartTag" | "customXml" | "dir" | "bdo" | "oMath"
                | "oMathPara" => self.runs_in(node, bold, size, read),
                "AlternateContent" => self.either(node, bold, size, read),
                _ => {}
            }
        }
    }

    /// The newer of two ways to say the same.
    fn either(&mut self, node: &'a Node, bold: bool, size: Option<u32>, read: &mut Text) {
        let (text, boxes) = (read.text.len(), self.boxes.len());
        for way in ["Choice", "Fallback"] {
            if let Some(way) = node.child(way) {
                self.run_parts(way, bold, size, read);
            }
            if read.text.len() > text || self.boxes.len() > boxes {
                return;
            }
        }
    }

    fn run(&mut self, node: &'a Node, bold: bool, size: Option<u32>, read: &mut Text) {
        let set = node.child("rPr");
        if set.and_then(|set| set.child("vanish")).is_some_and(is_on) {
            return;
        }
        let style = set.and_then(|set| set.value("rStyle"));
        let by_style = style.is_some_and(|style| self.styles.is_bold(Some(style)));
        let bold = set.and_then(|set| set.child("b")).map_or(bold || by_style, is_on);
        let size = set.and_then(|set| set.value("sz")).and_then(|size| size.parse().ok()).or(size);
        self.run_parts(node, bold, size, read);
    }

    fn run_parts(&mut self, node: &'a Node, bold: bool, size: Option<u32>, read: &mut Text) {
        for part in &node.children {
            match part.name.as_str() {
                "fldChar" => self.field(part),
                "instrText" => {
                    if let Some(field) = self.fields.last_mut() {
                        part.children.iter().for_each(|text| field.code.push_str(&text.text));
                    }
                }
                "drawing" | "pict" | "object" => find_boxes(part, &mut self.boxes),
                "AlternateContent" => self.either(part, bold, size, read),
                "r" => self.run(part, bold, size, read),
                _ if self.is_silent() => {}
                "t" => {
                    for text in &part.children {
                        let signs = text.text.chars().filter(|c| !c.is_whitespace()).count();
                        read.signs += signs;
                        read.bold += if bold { signs } else { 0 };
                        if signs > 0 {
                            let own = size.unwrap_or(self.styles.size);
                            read.size = Some(read.size.map_or(own, |least| least.min(own)));
                        }
                        read.text.push_str(&text.text);
                    }
                }
                "tab" | "ptab" => read.text.push('\t'),
                "br" | "cr" => read.text.push('\n'),
                "noBreakHyphen" => read.text.push('-'),
                "sym" => read.text.extend(symbol(part)),
                _ => {}
            }
        }
    }

    fn field(&mut self, part: &Node) {
        match part.attribute("fldCharType") {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.in_result = true;
                }
            }
            _ => {
                self.fields.pop();
            }
        }
    }

    /// Inside a field's code, or inside a table of contents.
    fn is_silent(&self) -> bool {
        self.fields.iter().any(|field| !field.in_result || is_contents_code(&field.code))
    }

    // ---- tables -----------------------------------------------------------------------------------------

    fn table(&mut self, node: &'a Node) {
        let mut found = Vec::new();
        rows_in(node, &mut found);
        // A table of one column is a frame around text.
        let cells = |row: &&'a Node| {
            let mut cells = Vec::new();
            cells_in(row, &mut cells);
            cells
        };
        if found.iter().all(|row| cells(row).len() <= 1) {
            for cell in found.iter().flat_map(cells) {
                self.blocks_in(cell);
            }
            return;
        }
        let mut rows = Vec::new();
        for row in &found {
            let first = self.paragraphs + 1;
            let skipped = row.under(&["trPr"]).and_then(|set| set.value("gridBefore"));
            let skipped: usize = skipped.and_then(|count| count.parse().ok()).unwrap_or(0);
            let mut line = Vec::new();
            if skipped > 0 {
                line.push(Cell { columns: skipped.min(100), rows: 1, ..Cell::default() });
            }
            line.extend(cells(row).into_iter().map(|cell| self.cell(cell)));
            let place = Place { paragraph: Some(first), ..Place::default() };
            rows.push(Row { cells: line, place });
        }
        self.blocks.push(Block::Table(rows));
    }

    fn cell(&mut self, node: &'a Node) -> Cell {
        let set = node.child("tcPr");
        let columns = set.and_then(|set| set.value("gridSpan")).and_then(|count| count.parse().ok());
        let merge = set.and_then(|set| set.child("vMerge"));
        let continues = merge.is_some_and(|merge| merge.attribute("val") != Some("restart"));
        let mut pieces = Vec::new();
        self.cell_text(node, &mut pieces);
        Cell { text: pieces.join("\n"), columns: columns.unwrap_or(1), rows: 1, continues }
    }

    /// The paragraphs of a cell, each piece a line; the rows of a table inside it too.
    fn cell_text(&mut self, parent: &'a Node, pieces: &mut Vec<String>) {
        for node in &parent.children {
            match node.name.as_str() {
                "p" => {
                    self.paragraphs += 1;
                    let (text, shape) = self.read_paragraph(node);
                    let text = text.unwrap_or_default();
                    let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
                    for (index, line) in lines.enumerate() {
                        let bullet = matches!(shape, Shape::Item(_)) && index == 0;
                        let numbered = line.starts_with(|c: char| c.is_ascii_digit());
                        pieces.push(if bullet && !numbered { format!("• {line}") } else { line.into() });
                    }
                    for inside in std::mem::take(&mut self.boxes) {
                        self.cell_text(inside, pieces);
                    }
                }
                "tbl" => {
                    let mut rows = Vec::new();
                    rows_in(node, &mut rows);
                    for row in rows {
                        let mut cells = Vec::new();
                        cells_in(row, &mut cells);
                        let mut told = Vec::new();
                        for cell in cells {
                            let mut inner = Vec::new();
                            self.cell_text(cell, &mut inner);
                            told.extend((!inner.is_empty()).then(|| inner.join(" ")));
                        }
                        pieces.extend((!told.is_empty()).then(|| told.join(" ")));
                    }
                }
                "sdt" => node.all("sdtContent").for_each(|content| self.cell_text(content, pieces)),
                "ins" | "moveTo" | "smartTag" | "customXml" => self.cell_text(node, pieces),
                _ => {}
            }
        }
    }
}

fn rows_in<'a>(parent: &'a Node, rows: &mut Vec<&'a Node>) {
    for node in &parent.children {
        match node.name.as_str() {
            "tr" if node.under(&["trPr", "del"]).is_none() => rows.push(node),
            "sdt" => node.all("sdtContent").for_each(|content| rows_in(content, rows)),
            "ins" | "customXml" => rows_in(node, rows),
            _ => {}
        }
    }
}

fn cells_in<'a>(parent: &'a Node, cells: &mut Vec<&'a Node>) {
    for node in &parent.children {
        match node.name.as_str() {
            "tc" => cells.push(node),
            "sdt" => node.all("sdtContent").for_each(|content| cells_in(content, cells)),
            "customXml" => cells_in(node, cells),
            _ => {}
        }
    }
}

fn find_boxes<'a>(parent: &'a Node, boxes: &mut Vec<&'a Node>) {
    for node in &parent.children {
        match node.name.as_str() {
            "txbxContent" => boxes.push(node),
            "AlternateContent" => {
                if let Some(choice) = node.child("Choice").or_else(|| node.child("Fallback")) {
                    find_boxes(choice, boxes);
                }
            }
            _ => find_boxes(node, boxes),
        }
    }
}

fn is_contents(node: &Node) -> bool {
    let gallery = node.under(&["sdtPr", "docPartObj", "docPartGallery"]);
    gallery.and_then(|one| one.attribute("val")).is_some_and(|name| name.contains("Table of Contents"))
}

fn is_contents_code(code: &str) -> bool {
    code.trim_start().to_ascii_uppercase().starts_with("TOC ")
}

/// Ticks and arrows of the symbol fonts.
fn symbol(node: &Node) -> Option<char> {
    let code = u32::from_str_radix(node.attribute("char")?, 16).ok()? & 0xff;
    match code {
        0xfc | 0xfe | 0x50 | 0x52 => Some('✓'),
        0xfb | 0xfd | 0x4f | 0x51 => Some('x'),
        0xe0 | 0xe8 | 0xf0 => Some('→'),
        0xe1 | 0xe9 | 0xf1 => Some('↑'),
        0xe2 | 0xea | 0xf2 => Some('↓'),
        0xe4 | 0xec => Some('↗'),
        0xe6 | 0xee => Some('↘'),
        _ => None,
    }
}
