//! The rows below a header: entries, groups, sums, notes; and the segments that sums divide them into.

use super::figure::Micro;
use super::header::{self, Header};
use super::label::{self, Label};
use super::money::{Figures, Value};
use super::sheet::{Sheet, fold, is_figure};
use super::unit;
use super::words::Meaning;

/// What a row below the header is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Entry(usize),
    Group(usize),
    /// A group's name together with the sums of what follows.
    Head(usize),
    /// A row of sums; whose, if it says so.
    Sum(usize, Option<String>),
    Count(usize, u32),
    Note(usize),
}

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
}

/// Where the rows of a table end: at the next table's header, or where the sheet ends.
pub fn end(sheet: &Sheet, head: &Header) -> usize {
    let other = |row: &usize| header::begins(sheet, *row) && !head.repeats(sheet, *row);
    (head.rows.1..sheet.len()).find(other).unwrap_or(sheet.len())
}

pub struct Reader<'a> {
    pub sheet: &'a Sheet<'a>,
    pub header: &'a Header,
    pub figures: &'a Figures,
}

impl Reader<'_> {
    fn money(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.header.columns.len()).filter(|&index| self.header.columns[index].is_money())
    }

    fn has_money(&self, row: usize) -> bool {
        self.money().any(|column| !matches!(self.figures.of(column, row), Value::Missing | Value::Words))
    }

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

    // ---- one row --------------------------------------------------------------------------------------

    fn classify(&self, row: usize, after_sum: bool) -> Item {
        if let Some((at, text)) = self.sheet.lone(row) {
            return self.lone(row, at, text);
        }
        let worded = |text: &str| text.chars().any(char::is_alphabetic) && unit::whole(text).is_none();
        let texts: Vec<(usize, &str)> =
            self.sheet.filled(row).filter(|(_, text)| worded(text) && !is_figure(text)).collect();
        let money = self.has_money(row);
        let Some((label_at, first)) = texts.first() else {
            // A row of figures only is a sum, unless one of them is a name (*2030*, a number of a case).
            let named =
                self.header.columns.iter().any(|c| c.names_row() && !self.sheet.cell(row, c.at).is_empty());
            return match (money, named && !self.sums_above(row)) {
                (true, true) => Item::Entry(row),
                (true, false) => Item::Sum(row, None),
                (false, _) => Item::Note(row),
            };
        };
        let beside = |text: &str| label::count_in(text).is_none() && text != "st";
        let names =
            |at: usize| self.header.columns.iter().any(|column| column.at == at && column.names_row());
        let alone = !texts[1..].iter().any(|(_, text)| beside(text));
        let nameless = !texts[1..].iter().any(|(at, text)| beside(text) && at != label_at && names(*at));
        match label::read(first) {
            Some(Label::Sum(None)) if nameless && money => return Item::Sum(row, None),
            Some(Label::Sum(of)) if alone && money && self.sums(row, of.as_deref()) => {
                return Item::Sum(row, of);
            }
            Some(Label::Sum(_)) if alone && !money => return Item::Note(row),
            Some(Label::Note) if alone || !money => return Item::Note(row),
            Some(Label::Count(_)) if alone => return self.count(row),
            _ => {}
        }
        let named = texts.iter().any(|(at, _)| {
            self.header.columns.get(*at).is_some_and(|column| column.names_row() || column.meaning.is_none())
        });
        if !money && (after_sum && texts.len() <= 2 || !named) {
            return Item::Note(row);
        }
        Item::Entry(row)
    }

    fn lone(&self, row: usize, at: usize, text: &str) -> Item {
        if is_figure(text) {
            let money = self.header.columns.get(at).is_some_and(|column| column.is_money());
            return if money { Item::Sum(row, None) } else { Item::Note(row) };
        }
        let column = self.header.columns.get(at);
        match label::read(text) {
            Some(Label::Count(Some(count))) => Item::Count(row, count),
            Some(_) => Item::Note(row),
            None if label::is_prose(text) || label::count_in(text).is_some() => Item::Note(row),
            // A title alone in a column that is not the first is an entry whose other cells are empty.
            None if at > 0 && column.is_some_and(|c| c.meaning == Some(Meaning::Title)) => Item::Entry(row),
            None => Item::Group(row),
        }
    }

    fn count(&self, row: usize) -> Item {
        let whole = |(_, text): (usize, &str)| {
            text.split_whitespace().next().and_then(|word| word.parse::<u32>().ok())
        };
        match self.sheet.filled(row).find_map(whole) {
            Some(count) => Item::Count(row, count),
            None => Item::Note(row),
        }
    }

    /// A label that names something beside the sum may be an entry's title (*Total makeover*): then what it
    /// would sum must be near.
    fn sums(&self, row: usize, of: Option<&str>) -> bool {
        let title = self.header.column(Meaning::Title).map(|column| self.sheet.cell(row, column.at));
        let first = title.unwrap_or("").to_lowercase();
        of.is_none()
            || ["summa", "delsumma", "sum ", "subtotal", "s:a", "totalt"]
                .iter()
                .any(|word| first.starts_with(word))
            || first.is_empty()
            || first.ends_with("totalt")
            || first.ends_with("yhteensä")
            || self.sums_above(row)
    }

    /// Some figure of the row is what the figures above it sum to, sums among them or not.
    fn sums_above(&self, row: usize) -> bool {
        self.money().any(|column| {
            let figure = |row: usize| self.figures.of(column, row).one();
            let above: Micro = (self.header.rows.1..row).filter_map(figure).sum();
            figure(row).is_some_and(|value| value != 0 && (above == value || above == 2 * value))
        })
    }

    /// The last entry sums all others in every column of money, and names nobody: a sum without a word.
    fn name_last_sum(&self, items: &mut [Item]) {
        let entries: Vec<usize> = items
            .iter()
            .filter_map(|item| if let Item::Entry(row) = item { Some(*row) } else { None })
            .collect();
        if entries.len() < 3 || items.iter().any(|item| matches!(item, Item::Sum(..))) {
            return;
        }
        let (Some(&last), Some(Item::Entry(row))) = (entries.last(), items.last()) else { return };
        if *row != last
            || self.header.column(Meaning::Owner).is_some_and(|c| !self.sheet.cell(last, c.at).is_empty())
        {
            return;
        }
        let (mut summed, mut columns) = (0usize, 0usize);
        for column in self.money() {
            let above: Micro = entries[..entries.len() - 1]
                .iter()
                .filter_map(|&row| self.figures.of(column, row).one())
                .sum();
            if let Some(value) = self.figures.of(column, last).one() {
                columns += 1;
                summed += usize::from(value == above && value != 0);
            }
        }
        if columns > 0
            && summed == columns
            && let Some(item) = items.last_mut()
        {
            *item = Item::Sum(last, None);
        }
    }

    /// Entries of one word among entries of several, each of which sums those that follow, are the heads of
    /// groups. One wrong figure among them does not make the others entries.
    fn name_heads(&self, items: &mut [Item]) {
        let texts = |row: usize| self.sheet.filled(row).filter(|(_, text)| !is_figure(text)).count();
        let entries: Vec<usize> =
            (0..items.len()).filter(|&at| matches!(items[at], Item::Entry(_))).collect();
        let bare =
            |at: &usize| matches!(items[*at], Item::Entry(row) if texts(row) == 1 && self.has_money(row));
        let heads: Vec<usize> = entries.iter().copied().filter(bare).collect();
        if heads.is_empty() || heads.len() * 2 > entries.len() || entries[0] != heads[0] {
            return;
        }
        let sums = |at: usize| {
            let Item::Entry(head) = items[at] else { return false };
            let below =
                items[at + 1..].iter().enumerate().take_while(|(step, _)| !heads.contains(&(at + 1 + step)));
            let rows: Vec<usize> = below
                .filter_map(|(_, item)| if let Item::Entry(row) = item { Some(*row) } else { None })
                .collect();
            !rows.is_empty() && self.reaches(head, &rows)
        };
        if heads.iter().filter(|at| sums(**at)).count() * 2 >= heads.len() {
            for at in heads {
                if let Item::Entry(row) = items[at] {
                    items[at] = Item::Head(row);
                }
            }
        }
    }

    /// A list that begins without a group and is not divided by sums has no groups: a name alone between its
    /// entries is an entry whose other cells are empty.
    fn name_empty_entries(&self, items: &mut [Item]) {
        let title = self.header.column(Meaning::Title).map(|column| column.at);
        let mut before: Option<&Item> = None;
        let mut found = Vec::new();
        for (at, item) in items.iter().enumerate().filter(|(_, item)| !matches!(item, Item::Note(_))) {
            match item {
                Item::Group(_) if before.is_none_or(|before| !matches!(before, Item::Entry(_))) => return,
                Item::Group(row) if self.sheet.lone(*row).map(|(at, _)| at) == title => found.push(at),
                Item::Group(_) => return,
                _ => {}
            }
            before = Some(item);
        }
        for at in found {
            if let Item::Group(row) = items[at] {
                items[at] = Item::Entry(row);
            }
        }
    }

    // ---- all rows -------------------------------------------------------------------------------------

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
        let all: Vec<usize> =
            body.segments.iter().flat_map(|one| &one.rows).chain(&current.rows).copied().collect();
        let own = !current.rows.is_empty() && current.sum.is_none();
        let sums_own = own && self.reaches(row, &current.rows);
        let sums_all = !body.segments.is_empty() && self.reaches(row, &all);
        let each_has = body.segments.iter().all(|one| one.sum.is_some());
        let over_all = !own || (!sums_own && (sums_all || (last && !body.segments.is_empty() && !each_has)));
        if over_all {
            body.close(current);
            body.grand = body.grand.filter(|held| self.reaches(*held, &all)).or(Some(row));
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

    /// Some printed sum of the row is what the rows sum to, or their sum but for a changed digit in one column
    /// while another agrees.
    fn reaches(&self, row: usize, rows: &[usize]) -> bool {
        self.money().any(|column| {
            let printed = self.figures.of(column, row).one();
            let sum: Micro = rows.iter().filter_map(|&row| self.figures.of(column, row).one()).sum();
            printed.is_some_and(|printed| printed != 0 && (printed - sum).abs() <= rows.len() as Micro)
        })
    }
}

impl Segment {
    fn add(&mut self, row: usize) {
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
