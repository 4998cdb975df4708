//! What each row below a header is, by its own words and figures and by those of its neighbours.

use super::figure::Micro;
use super::header::Header;
use super::label::{self, Label};
use super::money::{Figures, Value};
use super::sheet::{Sheet, is_figure};
use super::unit;
use crate::grants::words::Meaning;

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

pub struct Reader<'a> {
    pub sheet: &'a Sheet<'a>,
    pub header: &'a Header,
    pub figures: &'a Figures,
}

impl Reader<'_> {
    pub fn money(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.header.columns.len()).filter(|&index| self.header.columns[index].is_money())
    }

    pub fn has_money(&self, row: usize) -> bool {
        self.money().any(|column| !matches!(self.figures.of(column, row), Value::Missing | Value::Words))
    }

    pub fn classify(&self, row: usize, after_sum: bool) -> Item {
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
            let above = self.figures.above(column, row);
            let value = self.figures.of(column, row).one();
            value.is_some_and(|value| value != 0 && (above == value || above == 2 * value))
        })
    }

    /// The last entry sums all others in every column of money, and names nobody: a sum without a word.
    pub fn name_last_sum(&self, items: &mut [Item]) {
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
    pub fn name_heads(&self, items: &mut [Item]) {
        let texts = |row: usize| self.sheet.filled(row).filter(|(_, text)| !is_figure(text)).count();
        let entries: Vec<usize> =
            (0..items.len()).filter(|&at| matches!(items[at], Item::Entry(_))).collect();
        let bare =
            |at: &usize| matches!(items[*at], Item::Entry(row) if texts(row) == 1 && self.has_money(row));
        let heads: Vec<usize> = entries.iter().copied().filter(bare).collect();
        if heads.is_empty() || heads.len() * 2 > entries.len() || entries[0] != heads[0] {
            return;
        }
        let mut marked = vec![false; items.len()];
        heads.iter().for_each(|at| marked[*at] = true);
        let sums = |at: usize| {
            let Item::Entry(head) = items[at] else { return false };
            let below = items[at + 1..].iter().enumerate().take_while(|(step, _)| !marked[at + 1 + step]);
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
    pub fn name_empty_entries(&self, items: &mut [Item]) {
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
}
