//! The tree's elements as the parts of a document in its order: texts with their shape, tables, what is left
//! out.
//!
//! It knows the tree and nothing of what is drawn.

use super::tree::{Child, Element, Kind, Mark};

/// A part of the document.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    Text(Said),
    Table(Vec<Row>),
    /// A picture: what is written in it is no text of the document.
    Figure(Vec<Mark>),
    /// A list of contents.
    Contents(Vec<Mark>),
    /// A note at the foot of the page.
    Note(Said),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Said {
    pub shape: Shape,
    pub marks: Vec<Mark>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    #[default]
    Plain,
    Title,
    Heading(u8),
    Item(u8),
}

pub(super) type Row = Vec<Cell>;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    pub columns: usize,
    pub rows: usize,
    pub texts: Vec<Said>,
}

impl Part {
    /// All marks of the part.
    pub fn marks(&self) -> Vec<Mark> {
        match self {
            Part::Text(said) | Part::Note(said) => said.marks.clone(),
            Part::Table(rows) => rows.iter().flat_map(row_marks).collect(),
            Part::Figure(marks) | Part::Contents(marks) => marks.clone(),
        }
    }

    /// Without the marks that `stays` refuses; `None` if nothing is left.
    pub fn kept(self, stays: impl Fn(&Mark) -> bool) -> Option<Part> {
        let held = |mut marks: Vec<Mark>| {
            marks.retain(&stays);
            (!marks.is_empty()).then_some(marks)
        };
        match self {
            Part::Text(said) => held(said.marks).map(|marks| Part::Text(Said { marks, ..said })),
            Part::Note(said) => held(said.marks).map(|marks| Part::Note(Said { marks, ..said })),
            Part::Figure(marks) => held(marks).map(Part::Figure),
            Part::Contents(marks) => held(marks).map(Part::Contents),
            Part::Table(mut rows) => {
                // A row that was empty before stays.
                rows.retain(|row| row_marks(row).is_empty() || row_marks(row).iter().any(&stays));
                for said in rows.iter_mut().flatten().flat_map(|cell| &mut cell.texts) {
                    said.marks.retain(&stays);
                }
                rows.iter().any(|row| !row_marks(row).is_empty()).then_some(Part::Table(rows))
            }
        }
    }
}

pub(super) fn row_marks(row: &Row) -> Vec<Mark> {
    row.iter().flat_map(|cell| &cell.texts).flat_map(|said| said.marks.iter().copied()).collect()
}

pub(super) fn parts(tree: &Element) -> Vec<Part> {
    let mut walker = Walker::default();
    walker.inside(tree);
    walker.flush();
    walker.parts
}

#[derive(Default)]
struct Walker {
    parts: Vec<Part>,
    /// The marks of the text that is being put together.
    pending: Vec<Mark>,
    shape: Shape,
    notes: Vec<Part>,
    /// How deep in lists and in sections.
    lists: u8,
    sections: u8,
}

impl Walker {
    /// Ends the text that is being put together.
    fn flush(&mut self) {
        let marks = std::mem::take(&mut self.pending);
        let shape = self.shape;
        if !marks.is_empty() {
            self.parts.push(Part::Text(Said { shape, marks }));
            // What follows in the same item is a paragraph of its own.
            self.shape = if matches!(shape, Shape::Item(_)) { Shape::Plain } else { shape };
        }
        self.parts.append(&mut self.notes);
    }

    fn inside(&mut self, of: &Element) {
        for child in &of.children {
            match child {
                Child::Mark(mark) => self.pending.push(*mark),
                Child::Element(element) => self.element(element),
            }
        }
    }

    fn element(&mut self, of: &Element) {
        match of.kind {
            Kind::Inline | Kind::Label => self.inside(of),
            Kind::Block | Kind::Rows | Kind::Row | Kind::Cell => self.block(of, self.shape),
            Kind::Section => {
                self.sections = self.sections.saturating_add(1);
                self.block(of, self.shape);
                self.sections -= 1;
            }
            Kind::Title => self.block(of, Shape::Title),
            Kind::Heading(level) => {
                self.block(of, Shape::Heading(level.unwrap_or(self.sections.clamp(1, 9))));
            }
            Kind::List => {
                self.lists = self.lists.saturating_add(1);
                self.block(of, Shape::Plain);
                self.lists -= 1;
            }
            Kind::Item => self.block(of, Shape::Item(self.lists.saturating_sub(1).min(8))),
            Kind::Table => self.table(of),
            Kind::Contents => self.aside(of, Part::Contents),
            Kind::Figure if has_blocks(of) => self.block(of, Shape::Plain),
            Kind::Figure => self.aside(of, Part::Figure),
            Kind::Note => {
                let marks = marks_of(of);
                if !marks.is_empty() {
                    self.notes.push(Part::Note(Said { shape: Shape::Plain, marks }));
                }
            }
            Kind::Artifact => {}
        }
    }

    /// An element on lines of its own. A label before the first block of an item belongs to that block.
    fn block(&mut self, of: &Element, shape: Shape) {
        let opens_item = matches!(self.shape, Shape::Item(_)) && of.kind == Kind::Block;
        if !opens_item {
            self.flush();
        }
        let before = std::mem::replace(&mut self.shape, shape);
        self.inside(of);
        self.flush();
        // An item's shape is used up by its first text.
        if !opens_item || self.shape == shape {
            self.shape = before;
        }
    }

    fn aside(&mut self, of: &Element, part: impl Fn(Vec<Mark>) -> Part) {
        self.flush();
        let marks = marks_of(of);
        if !marks.is_empty() {
            self.parts.push(part(marks));
        }
    }

    /// A table of one column is a frame around text.
    fn table(&mut self, of: &Element) {
        let mut found = Vec::new();
        let whole = rows_in(of, &mut found);
        let framed = found.iter().all(|row| cells_in(row).len() <= 1);
        if !whole || framed {
            self.block(of, Shape::Plain);
            return;
        }
        self.flush();
        for child in &of.children {
            if let Child::Element(caption) = child
                && !matches!(caption.kind, Kind::Rows | Kind::Row)
            {
                self.block(caption, Shape::Plain);
            }
        }
        let rows = found.iter().map(|row| cells_in(row).into_iter().map(cell).collect()).collect();
        self.parts.push(Part::Table(rows));
    }
}

/// All rows of a table; false if something else holds text in it.
fn rows_in<'a>(of: &'a Element, rows: &mut Vec<&'a Element>) -> bool {
    let mut whole = true;
    for child in &of.children {
        match child {
            Child::Element(element) => match element.kind {
                Kind::Row => {
                    whole &= element.children.iter().all(|child| match child {
                        Child::Element(inner) => inner.kind == Kind::Cell || marks_of(inner).is_empty(),
                        Child::Mark(_) => false,
                    });
                    rows.push(element);
                }
                Kind::Rows => whole &= rows_in(element, rows),
                _ => {}
            },
            Child::Mark(_) => whole = false,
        }
    }
    whole
}

fn cells_in(row: &Element) -> Vec<&Element> {
    let cell = |child: &'_ Child| matches!(child, Child::Element(one) if one.kind == Kind::Cell);
    row.children
        .iter()
        .filter(|child| cell(child))
        .filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Mark(_) => None,
        })
        .collect()
}

fn cell(of: &Element) -> Cell {
    let mut walker = Walker::default();
    walker.inside(of);
    walker.flush();
    let mut texts = Vec::new();
    for part in walker.parts {
        match part {
            Part::Text(said) | Part::Note(said) => texts.push(said),
            // A table in a cell: a line for each of its rows.
            Part::Table(rows) => {
                texts.extend(rows.iter().map(row_marks).map(|marks| Said { shape: Shape::Plain, marks }))
            }
            Part::Figure(marks) | Part::Contents(marks) => {
                texts.push(Said { shape: Shape::Plain, marks });
            }
        }
    }
    Cell { columns: of.columns, rows: of.rows, texts }
}

fn marks_of(of: &Element) -> Vec<Mark> {
    let mut marks = Vec::new();
    collect(of, &mut marks);
    marks
}

fn collect(of: &Element, marks: &mut Vec<Mark>) {
    for child in &of.children {
        match child {
            Child::Mark(mark) => marks.push(*mark),
            Child::Element(element) => collect(element, marks),
        }
    }
}

/// Paragraphs, lists or tables with text stand in it.
fn has_blocks(of: &Element) -> bool {
    of.children.iter().any(|child| match child {
        Child::Element(element) => match element.kind {
            Kind::Inline | Kind::Figure => has_blocks(element),
            Kind::Artifact | Kind::Note | Kind::Label => false,
            _ => !marks_of(element).is_empty(),
        },
        Child::Mark(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(kind: Kind, children: Vec<Child>) -> Child {
        Child::Element(Element { kind, columns: 1, rows: 1, children })
    }

    fn mark(id: i32) -> Child {
        Child::Mark(Mark { page: 0, id })
    }

    fn told(children: Vec<Child>) -> Vec<(Shape, Vec<i32>)> {
        let root = Element { kind: Kind::Block, columns: 1, rows: 1, children };
        let said = |part: Part| match part {
            Part::Text(said) => Some((said.shape, said.marks.iter().map(|mark| mark.id).collect())),
            _ => None,
        };
        parts(&root).into_iter().filter_map(said).collect()
    }

    #[test]
    fn spans_belong_to_their_paragraph_and_labels_to_their_item() {
        let paragraph = element(Kind::Block, vec![mark(1), element(Kind::Inline, vec![mark(2)]), mark(3)]);
        let body = element(
            Kind::Block,
            vec![element(Kind::Block, vec![mark(5)]), element(Kind::Block, vec![mark(6)])],
        );
        let item = element(Kind::Item, vec![element(Kind::Label, vec![mark(4)]), body]);
        let list = element(Kind::List, vec![item]);
        let heading = element(Kind::Heading(Some(2)), vec![mark(0)]);
        let after = element(Kind::Block, vec![mark(7)]);
        let expected = vec![
            (Shape::Heading(2), vec![0]),
            (Shape::Plain, vec![1, 2, 3]),
            (Shape::Item(0), vec![4, 5]),
            (Shape::Plain, vec![6]),
            (Shape::Plain, vec![7]),
        ];
        assert_eq!(told(vec![heading, paragraph, list, after]), expected);
    }

    #[test]
    fn a_list_in_an_item_is_deeper() {
        let inner = element(Kind::List, vec![element(Kind::Item, vec![mark(2)])]);
        let item = element(Kind::Item, vec![mark(1), inner]);
        let outer = element(Kind::List, vec![item, element(Kind::Item, vec![mark(3)])]);
        let expected = vec![(Shape::Item(0), vec![1]), (Shape::Item(1), vec![2]), (Shape::Item(0), vec![3])];
        assert_eq!(told(vec![outer]), expected);
    }

    #[test]
    fn a_table_with_text_beside_its_cells_is_only_text() {
        let cell = |id| element(Kind::Cell, vec![mark(id)]);
        let row = |cells| element(Kind::Row, cells);
        let whole = element(Kind::Table, vec![row(vec![cell(1), cell(2)]), row(vec![cell(3), cell(4)])]);
        assert_eq!(told(vec![whole]), vec![]);
        let broken = element(Kind::Table, vec![row(vec![cell(1), cell(2)]), row(vec![mark(3), cell(4)])]);
        assert_eq!(told(vec![broken]).len(), 4);
    }
}
