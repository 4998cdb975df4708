//! The flow of a document that knows its own parts: headings, paragraphs, items and tables become lines with
//! their places.
//!
//! It must not know in what format they stood.

use std::collections::{BTreeSet, HashSet};

use crate::contract::Place;
use crate::page::{Line, Role};

/// More cells than this in one document are not read.
const MOST_CELLS: usize = 1_000_000;
/// A table has no more columns than this.
const MOST_COLUMNS: usize = 200;

/// Lines with the place of each.
#[derive(Default)]
pub(super) struct Flow {
    pub lines: Vec<Line>,
    pub places: Vec<Place>,
    cells: usize,
}

/// A cell before merged cells are told apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pub text: String,
    /// How many columns and rows it covers, at least 1 each.
    pub columns: usize,
    pub rows: usize,
    /// It goes on with the cell above.
    pub continues: bool,
}

/// A row: its cells, and where it stands.
pub(super) struct Row {
    pub cells: Vec<Cell>,
    pub place: Place,
}

/// A part of a document, before it is known which bold lines are headings.
pub(super) enum Block {
    Text {
        text: String,
        shape: Shape,
        place: Place,
    },
    Table(Vec<Row>),
    /// Lines that are read already, with their places.
    Read(Vec<Line>, Vec<Place>),
}

/// What a paragraph's style and lists say of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shape {
    /// The document's title.
    Title,
    /// Outline level, 1 the highest.
    Heading(u8),
    Item(u8),
    /// All of it is set in bold or large type of this size in half points.
    Loud(u32),
    Plain,
}

impl Flow {
    fn number(&self) -> u32 {
        u32::try_from(self.lines.len() + 1).unwrap_or(u32::MAX)
    }

    /// Adds a line unless it is empty.
    pub fn say(&mut self, text: &str, role: Role, place: Place) {
        let line = Line::said(self.number(), text, role);
        if !line.is_blank() {
            self.lines.push(line);
            self.places.push(place);
        }
    }

    /// Lines that stand apart from those before and after.
    fn read(&mut self, lines: Vec<Line>, places: Vec<Place>) {
        self.part();
        for (line, place) in lines.into_iter().zip(places) {
            self.lines.push(Line { number: self.number(), ..line });
            self.places.push(place);
        }
        self.part();
    }

    /// Two tables next to each other stay two.
    pub fn part(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_blank()) {
            let number = self.number();
            self.lines.push(Line { number, ..Line::default() });
            self.places.push(Place::default());
        }
    }

    /// Adds a table. A cell over several rows is told again in each, unless it is an amount; a cell over
    /// several columns stands in the first. A row of one cell over the whole width has just that cell.
    pub fn table(&mut self, rows: Vec<Row>) {
        self.part();
        let places: Vec<Place> = rows.iter().map(|row| row.place.clone()).collect();
        let grid = grid(rows.into_iter().map(|row| row.cells).collect());
        for (cells, place) in grid.into_iter().zip(places) {
            self.cells += cells.len();
            if self.cells > MOST_CELLS || cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            self.lines.push(Line::row(self.number(), cells));
            self.places.push(place);
        }
        self.part();
    }
}

/// Blocks to lines: a title stands above the first level, bold lines below the last.
pub(super) fn flow_of(blocks: Vec<Block>) -> Flow {
    let shape = |block: &Block| match block {
        Block::Text { shape, .. } => Some(*shape),
        Block::Table(_) | Block::Read(..) => None,
    };
    let titled = u8::from(blocks.iter().any(|block| shape(block) == Some(Shape::Title)));
    let deepest = blocks.iter().filter_map(shape).filter_map(|shape| match shape {
        Shape::Heading(level) => Some(level + titled),
        _ => None,
    });
    let deepest = deepest.max();
    let sizes: BTreeSet<u32> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Text { text, shape: Shape::Loud(size), .. } if is_heading_like(text) => Some(*size),
            _ => None,
        })
        .collect();
    let loud = |size: u32| match deepest {
        Some(deepest) => deepest.saturating_add(1),
        None => titled + 1 + u8::try_from(sizes.iter().filter(|one| **one > size).count()).unwrap_or(9),
    };
    let mut flow = Flow::default();
    for block in blocks {
        let (text, shape, place) = match block {
            Block::Table(rows) => {
                flow.table(rows);
                continue;
            }
            Block::Read(lines, places) => {
                flow.read(lines, places);
                continue;
            }
            Block::Text { text, shape, place } => (text, shape, place),
        };
        match shape {
            Shape::Title => flow.say(&text, Role::Heading(1), place),
            Shape::Heading(level) => flow.say(&text, Role::Heading((level + titled).min(9)), place),
            Shape::Loud(size) if is_heading_like(&text) => {
                flow.say(&text, Role::Heading(loud(size).min(9)), place);
            }
            Shape::Item(depth) => flow.say(&text, Role::Item(depth), place),
            Shape::Loud(_) | Shape::Plain => paragraph(&mut flow, &text, &place),
        }
    }
    flow
}

/// Short, with letters, and no sentence.
fn is_heading_like(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() <= 100
        && text.contains(char::is_alphabetic)
        && !text.contains('\n')
        && !text.ends_with(['.', ';', ',', ':', '!', '?'])
}

/// A paragraph: cells where tabs set it as a row, else a line for each text that a soft break begins.
fn paragraph(flow: &mut Flow, text: &str, place: &Place) {
    let cells: Vec<&str> = text.trim().split('\t').collect();
    if cells.len() >= 3 && cells.iter().filter(|cell| !cell.trim().is_empty()).count() >= 3 {
        let number = u32::try_from(flow.lines.len() + 1).unwrap_or(u32::MAX);
        let cells = cells.into_iter().map(|cell| cell.trim().to_string()).collect();
        flow.lines.push(Line::row(number, cells));
        flow.places.push(place.clone());
        return;
    }
    for piece in pieces(text) {
        flow.say(&piece, Role::Paragraph, place.clone());
    }
}

/// The text at its soft breaks, where what follows begins anew: a label, a bullet or a number.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for line in text.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
        let head: String = line.chars().take(40).collect();
        let labelled = head.split_once(':').is_some_and(|(word, _)| {
            word.split_whitespace().count() <= 3 && word.starts_with(char::is_uppercase)
        });
        let fresh = labelled || !line.starts_with(|c: char| c.is_alphabetic() || "(\"”“»«".contains(c));
        match pieces.last_mut() {
            Some(before) if !fresh => {
                before.push(' ');
                before.push_str(line);
            }
            _ => pieces.push(line.to_string()),
        }
    }
    pieces
}

/// What a cell that covers several rows leaves for the rows below.
struct Hanging {
    rows: usize,
    text: String,
}

fn grid(rows: Vec<Vec<Cell>>) -> Vec<Vec<String>> {
    let mut hanging: Vec<Option<Hanging>> = Vec::new();
    let mut grid: Vec<Vec<String>> = Vec::new();
    let mut covering: HashSet<usize> = HashSet::new();
    for (index, row) in rows.into_iter().enumerate() {
        let alone = row.len() == 1 && row.iter().all(|cell| cell.columns > 1 && !cell.continues);
        let mut line: Vec<String> = Vec::new();
        for cell in row {
            hang(&mut line, &mut hanging);
            let column = line.len();
            let wide = cell.columns.clamp(1, MOST_COLUMNS);
            let above = grid.last().and_then(|row| row.get(column)).filter(|_| cell.continues);
            let text = above.map_or(cell.text, |above| again(above));
            for offset in 0..wide.min(MOST_COLUMNS.saturating_sub(column)) {
                line.push(if offset == 0 { text.clone() } else { String::new() });
                if cell.rows > 1 {
                    hanging.resize_with(hanging.len().max(column + offset + 1), || None);
                    let text = if offset == 0 { again(&text) } else { String::new() };
                    hanging[column + offset] = Some(Hanging { rows: cell.rows - 1, text });
                }
            }
        }
        hang(&mut line, &mut hanging);
        if alone {
            covering.insert(index);
        }
        grid.push(line);
    }
    let width = grid.iter().map(Vec::len).max().unwrap_or(0);
    for (index, row) in grid.iter_mut().enumerate() {
        if covering.contains(&index) && row.len() == width {
            row.truncate(1);
        } else {
            row.resize(width, String::new());
        }
    }
    grid
}

/// Puts what hangs down from above into the next columns of a row.
fn hang(line: &mut Vec<String>, hanging: &mut [Option<Hanging>]) {
    while let Some(slot) = hanging.get_mut(line.len()) {
        let Some(held) = slot.as_mut() else { return };
        line.push(held.text.clone());
        held.rows -= 1;
        if held.rows == 0 {
            *slot = None;
        }
    }
}

/// The text as the rows below repeat it: an amount counts once.
fn again(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let year =
        digits.len().is_multiple_of(4) && digits.starts_with(['1', '2']) && !text.contains([' ', '.', ',']);
    let amount = !digits.is_empty() && !text.contains(char::is_alphabetic) && !year;
    if amount { String::new() } else { text.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, columns: usize, rows: usize) -> Cell {
        Cell { text: text.into(), columns, rows, continues: false }
    }

    #[test]
    fn merged_cells_are_told_again_below_and_stand_first_across() {
        let rows = vec![
            vec![cell("Mål", 1, 1), cell("Tid", 2, 1), cell("Belopp", 1, 1)],
            vec![cell("A", 1, 2), cell("2030", 1, 1), cell("maj", 1, 1), cell("10 000", 1, 2)],
            vec![cell("2031", 1, 1), cell("juni", 1, 1)],
            vec![cell("Allt annat", 4, 1)],
        ];
        let expected = vec![
            vec!["Mål", "Tid", "", "Belopp"],
            vec!["A", "2030", "maj", "10 000"],
            vec!["A", "2031", "juni", ""],
            vec!["Allt annat"],
        ];
        assert_eq!(grid(rows), expected);
    }

    #[test]
    fn a_cell_that_goes_on_takes_the_text_above() {
        let below = Cell { columns: 1, rows: 1, continues: true, ..Cell::default() };
        let rows = vec![
            vec![cell("2030–2031", 1, 1), cell("a", 1, 1)],
            vec![below.clone(), cell("b", 1, 1)],
            vec![below, cell("c", 1, 1)],
        ];
        let first: Vec<String> = grid(rows).into_iter().map(|row| row[0].clone()).collect();
        assert_eq!(first, ["2030–2031", "2030–2031", "2030–2031"]);
    }
}
