//! The entries below a header, and the segments that groups and sums divide them into.

use super::figure::Micro;
use super::header::{self, Header};
use super::item::{Item, Reader};
use super::label;
use super::sheet::{Sheet, fold, is_figure};
use crate::grants::words::Meaning;

/// Entries that stand together under the same groups, with the sums printed for them.
#[derive(Clone, Debug, Default)]
pub struct Segment {
    pub path: Vec<String>,
    pub rows: Vec<usize>,
    pub sum: Option<usize>,
    pub count: Option<u32>,
    /// The sum stands above the rows.
    headed: bool,
    /// First and last row, groups and sums included.
    pub span: (usize, usize),
}

#[derive(Clone, Debug, Default)]
pub struct Body {
    pub segments: Vec<Segment>,
    /// Sums over all segments.
    pub grand: Option<usize>,
    pub count: Option<u32>,
    /// Rows about the table, below its last entry or between entries.
    pub notes: Vec<usize>,
    /// The row after the last that belongs to the table.
    pub end: usize,
    /// Segments that have no sum of their own.
    unsummed: usize,
    /// Entries so far, and what they sum to in each column of money.
    entered: (usize, Vec<Micro>),
}

/// Where the rows of a table end: at the next table's header, or where the sheet ends.
pub fn end(sheet: &Sheet, head: &Header) -> usize {
    let other = |row: &usize| header::begins(sheet, *row) && !head.repeats(sheet, *row);
    (head.rows.1..sheet.len()).find(other).unwrap_or(sheet.len())
}

impl Reader<'_> {
    pub fn body(&self, to: usize) -> Body {
        let mut items: Vec<Item> = Vec::new();
        for row in self.header.rows.1..to {
            if !self.header.repeats(self.sheet, row) {
                let after_sum = matches!(items.last(), Some(Item::Sum(..) | Item::Note(_)));
                items.push(self.classify(row, after_sum));
            }
        }
        self.name_last_sum(&mut items);
        self.name_heads(&mut items);
        self.name_empty_entries(&mut items);
        // What stands after the last entry and sum is about this table or the next.
        let kept =
            items.iter().rposition(|item| matches!(item, Item::Entry(_) | Item::Sum(..) | Item::Count(..)));
        let tail = items.split_off(kept.map_or(0, |at| at + 1));
        let row_of = |item: &Item| match item {
            Item::Entry(row)
            | Item::Group(row)
            | Item::Head(row)
            | Item::Sum(row, _)
            | Item::Count(row, _)
            | Item::Note(row) => *row,
        };
        let end = items.last().map_or(self.header.rows.1, |item| row_of(item) + 1);
        let mut body = self.segments(items);
        body.notes.extend(tail.iter().map(row_of));
        body.end = end;
        body
    }

    fn segments(&self, items: Vec<Item>) -> Body {
        let mut body = Body::default();
        let mut levels: Vec<String> = Vec::new();
        let mut fresh = false;
        let mut current = Segment::default();
        let last = items.len().saturating_sub(1);
        for (place, item) in items.into_iter().enumerate() {
            let grouped = matches!(item, Item::Group(_));
            match item {
                Item::Group(row) => {
                    body.close(&mut current);
                    let name = self.sheet.lone(row).map(|(_, text)| fold(text)).unwrap_or_default();
                    if !fresh {
                        levels.truncate(levels.len().saturating_sub(1));
                    }
                    if levels.len() > 1 && fresh {
                        levels.remove(0);
                    }
                    levels.push(name);
                    current = Segment { path: levels.clone(), span: (row, row), ..Segment::default() };
                }
                Item::Head(row) => {
                    body.close(&mut current);
                    let name =
                        self.sheet.filled(row).map(|(_, text)| fold(text)).find(|text| !is_figure(text));
                    levels.truncate(levels.len().saturating_sub(1));
                    levels.extend(name);
                    let path = levels.clone();
                    current = Segment {
                        path,
                        sum: Some(row),
                        headed: true,
                        span: (row, row),
                        ..Segment::default()
                    };
                }
                Item::Entry(row) => {
                    if current.sum.is_some() && !current.headed {
                        body.close(&mut current);
                        current.path = levels.clone();
                    }
                    current.add(row);
                    self.enter(row, &mut body);
                }
                Item::Sum(row, of) => self.take_sum(row, of, place == last, &mut body, &mut current),
                Item::Count(row, count) if body.segments.is_empty() && current.count.is_none() => {
                    current.count = Some(count);
                    current.span.1 = row;
                }
                Item::Count(_, count) => body.count = Some(count),
                Item::Note(row) => body.notes.push(row),
            }
            fresh = grouped;
        }
        body.close(&mut current);
        body.settle();
        body
    }

    fn take_sum(&self, row: usize, of: Option<String>, last: bool, body: &mut Body, current: &mut Segment) {
        let count = self.sheet.filled(row).find_map(|(_, text)| label::count_in(text)).or_else(|| {
            let column = self.header.column(Meaning::Count)?;
            self.sheet.cell(row, column.at).parse().ok()
        });
        let own = !current.rows.is_empty() && current.sum.is_none();
        let sums_own = own && self.reaches(row, &current.rows);
        let sums_all = !body.segments.is_empty() && self.sums_all(row, body);
        let each_has = body.unsummed == 0;
        let over_all = !own || (!sums_own && (sums_all || (last && !body.segments.is_empty() && !each_has)));
        if over_all {
            body.close(current);
            body.grand = body.grand.filter(|held| self.sums_all(*held, body)).or(Some(row));
            body.count = body.count.or(count);
            return;
        }
        current.sum = Some(row);
        current.count = current.count.or(count);
        current.span.1 = row;
        if let Some(of) = of.filter(|_| current.path.is_empty()) {
            current.path.push(of);
        }
    }

    fn enter(&self, row: usize, body: &mut Body) {
        body.entered.0 += 1;
        body.entered.1.resize(self.header.columns.len(), 0);
        for column in self.money() {
            body.entered.1[column] += self.figures.of(column, row).one().unwrap_or(0);
        }
    }

    /// Some printed sum of the row is what all entries so far sum to.
    fn sums_all(&self, row: usize, body: &Body) -> bool {
        self.money().any(|column| {
            let sum = body.entered.1.get(column).copied().unwrap_or(0);
            let printed = self.figures.of(column, row).one();
            printed.is_some_and(|printed| printed != 0 && (printed - sum).abs() <= body.entered.0 as Micro)
        })
    }

    /// Some printed sum of the row is what the rows sum to.
    pub fn reaches(&self, row: usize, rows: &[usize]) -> bool {
        self.money().any(|column| {
            let printed = self.figures.of(column, row).one();
            let sum: Micro = rows.iter().filter_map(|&row| self.figures.of(column, row).one()).sum();
            printed.is_some_and(|printed| printed != 0 && (printed - sum).abs() <= rows.len() as Micro)
        })
    }
}

impl Segment {
    /// An empty one under a path.
    pub fn under(path: Vec<String>) -> Self {
        Segment { path, ..Segment::default() }
    }

    /// One more entry.
    pub fn add(&mut self, row: usize) {
        if self.rows.is_empty() && self.span == (0, 0) {
            self.span = (row, row);
        }
        self.rows.push(row);
        self.span.1 = row;
    }
}

impl Body {
    /// Groups without entries are names above the next group, or say nothing.
    fn close(&mut self, current: &mut Segment) {
        let segment = std::mem::take(current);
        if !segment.rows.is_empty() {
            self.unsummed += usize::from(segment.sum.is_none());
            self.segments.push(segment);
        }
    }

    /// Where there is one segment only, sums over all are its own.
    fn settle(&mut self) {
        if let [one] = &mut self.segments[..] {
            if one.sum.is_none() {
                one.sum = self.grand.take();
                one.span.1 = one.span.1.max(one.sum.unwrap_or(0));
            }
            one.count = one.count.or(self.count.take());
            if one.path.len() == 1 && one.sum.is_some() && self.grand.is_none() && one.path[0].is_empty() {
                one.path.clear();
            }
        }
    }

    pub fn entries(&self) -> impl Iterator<Item = usize> + '_ {
        self.segments.iter().flat_map(|segment| &segment.rows).copied()
    }
}
