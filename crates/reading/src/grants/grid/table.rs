//! One table of cells, read: what its columns mean, its rows, its sums, and what they prove.

use super::areas;
use super::body::{self, Body};
use super::context::Above;
use super::header::{Column, Header};
use super::item::Reader;
use super::mapping;
use super::money::{self, Figures, Value};
use super::proof::Proof;
use super::sheet::Sheet;
use crate::grants::words::{self, Meaning};
use crate::profile::{Mapping, Profile};

/// What kind of list a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Grants,
    /// Sums per area or programme, no entries of their own.
    Aggregates,
}

pub struct GridTable<'a> {
    pub sheet: &'a Sheet<'a>,
    pub header: Header,
    pub figures: Figures,
    pub body: Body,
    /// Per column of the header; empty sums for columns without money.
    pub proofs: Vec<Proof>,
    pub sort: Sort,
    pub above: Above,
    /// A column of amounts that the header does not name.
    pub nameless: bool,
}

/// The table under a header; `None` if it is no list of grants.
pub fn read<'a>(
    sheet: &'a Sheet<'a>,
    mut header: Header,
    above: Above,
    profile: Option<&Profile>,
) -> Option<GridTable<'a>> {
    if let Some(profile) = profile {
        mapping::tell(&mut header, profile);
    }
    let end = body::end(sheet, &header);
    let rows = (header.rows.1, end);
    let others: usize = header.columns.iter().map(|column| words::tells_other(&column.header)).sum();
    money::correct(sheet, &mut header, rows);
    areas::prefer(&mut header);
    money::settle(sheet, &mut header, rows);
    if let Some(profile) = profile {
        mapping::hold(&mut header, profile);
    }
    let told = profile.is_some_and(|profile| profile.says_something()) && is_list(&header);
    let sort = if told { Sort::Grants } else { sort(&header, &above, others)? };
    if sort == Sort::Aggregates {
        areas::name(sheet, &mut header, rows);
    }
    let areas = if sort == Sort::Grants { areas::settle(&mut header) } else { None };
    drop_empty(sheet, &mut header, rows);
    if above.tells_grants || header.columns.iter().any(|column| words::tells_grants(&column.header)) {
        let amount = |column: &&mut Column| column.meaning == Some(Meaning::Amount);
        header.columns.iter_mut().filter(amount).for_each(|column| column.guessed = false);
    }
    let unit = above.unit.map(|unit| unit.factor);
    let mut figures = Figures::read(sheet, &header, rows, unit);
    if one_currency(&mut header, &figures) {
        figures = Figures::read(sheet, &header, rows, unit);
    }
    let mut body = Reader { sheet, header: &header, figures: &figures }.body(end);
    body.entries().next()?;
    if let Some(areas) = areas {
        areas.divide(sheet, &mut body);
    }
    let mixed = currencies_differ(sheet, &header, &body);
    let proofs = (0..header.columns.len())
        .map(|column| {
            if header.columns[column].is_money() && !mixed {
                Proof::of(&body, &figures, column)
            } else {
                none(&body)
            }
        })
        .collect();
    let nameless = nameless(&header, &figures, &body);
    Some(GridTable { sheet, header, figures, body, proofs, sort, above, nameless })
}

fn none(body: &Body) -> Proof {
    Proof { segments: vec![Default::default(); body.segments.len()], ..Proof::default() }
}

/// Entries with a name and an amount, whatever they are called.
fn is_list(header: &Header) -> bool {
    let named = header.has(Meaning::Title) || header.has(Meaning::Owner);
    named && !header.has(Meaning::Count) && header.columns.iter().any(Column::is_money)
}

/// Evidence for and against a list of grants, weighed.
fn sort(header: &Header, above: &Above, others: usize) -> Option<Sort> {
    use Meaning::{
        Allotted, Amount, Applied, CoFunding, Count, EuPart, Grant, Owner, Purpose, Title, TotalCost,
    };
    let has = |meaning: Meaning| header.has(meaning);
    let weigh = |meanings: &[(Meaning, i32)]| -> i32 {
        meanings.iter().filter(|(meaning, _)| has(*meaning)).map(|(_, weight)| weight).sum()
    };
    let money = weigh(&[
        (Grant, 2),
        (Applied, 2),
        (EuPart, 2),
        (CoFunding, 1),
        (TotalCost, 1),
        (Allotted, 1),
        (Amount, 1),
    ]);
    if money == 0 {
        return None;
    }
    let told = if above.tells_grants { 2 } else { 0 };
    let grantee = header
        .columns
        .iter()
        .any(|column| column.meaning == Some(Owner) && words::tells_grantee(&column.header));
    let supported = header.columns.iter().any(|column| words::tells_support(&column.header));
    let told = told.max(i32::from(grantee)).max(if supported { 2 } else { 0 });
    let names = weigh(&[(Title, 1), (Owner, 1), (Purpose, 1)]);
    let against = i32::try_from(others).unwrap_or(i32::MAX) * 2;
    let counted = has(Count);
    let entries = has(Title) || has(Owner) || has(Purpose);
    if entries && !counted {
        return (money + names + told - against >= 3 && money + told >= 2).then_some(Sort::Grants);
    }
    let sums = [Grant, Applied, Allotted, Amount].iter().filter(|meaning| has(**meaning)).count();
    let enough = counted && sums > 0 || sums >= 2 || sums > 0 && above.tells_grants;
    (enough && against < 2 + told && !has(Title) && !has(Meaning::Reference)).then_some(Sort::Aggregates)
}

/// Columns with neither a name nor a value.
fn drop_empty(sheet: &Sheet, header: &mut Header, rows: (usize, usize)) {
    header.columns.retain(|column| {
        !column.header.is_empty() || (rows.0..rows.1).any(|row| !sheet.cell(row, column.at).is_empty())
    });
}

/// A row has one currency: that of the grant. Columns in another keep their words.
fn one_currency(header: &mut Header, figures: &Figures) -> bool {
    let of = |header: &Header, index: usize| {
        header.columns[index].unit.and_then(|unit| unit.currency).or(figures.currencies[index])
    };
    let order = [Meaning::Grant, Meaning::Amount, Meaning::Applied, Meaning::TotalCost, Meaning::EuPart];
    let first = order.iter().find_map(|meaning| {
        let index = header.columns.iter().position(|column| column.meaning == Some(*meaning))?;
        of(header, index)
    });
    let Some(first) = first else { return false };
    let money: Vec<(usize, &str)> = (0..header.columns.len())
        .filter(|&index| header.columns[index].is_money())
        .filter_map(|index| Some((index, of(header, index)?)))
        .collect();
    let count = |code: &str| money.iter().filter(|(_, other)| *other == code).count();
    let most = money.iter().map(|(_, code)| *code).max_by_key(|code| count(code));
    let first = most.filter(|code| count(code) > count(first)).unwrap_or(first);
    // As many columns in another currency: which of them the list is kept in is a guess.
    let guessed = money.iter().any(|(_, code)| *code != first && count(code) >= count(first));
    let (own, foreign): (Vec<usize>, Vec<usize>) =
        money.iter().map(|(index, _)| *index).partition(|index| of(header, *index) == Some(first));
    own.iter().for_each(|&index| header.columns[index].guessed |= guessed);
    foreign.iter().for_each(|&index| header.columns[index].meaning = None);
    !foreign.is_empty()
}

fn currencies_differ(sheet: &Sheet, header: &Header, body: &Body) -> bool {
    let Some(column) = header.column(Meaning::Currency) else { return false };
    let mut said = body.entries().map(|row| sheet.cell(row, column.at)).filter(|text| !text.is_empty());
    let first = said.next();
    said.any(|other| Some(other) != first)
}

/// Most entries have an amount in a column that no header names.
fn nameless(header: &Header, figures: &Figures, body: &Body) -> bool {
    let entries = body.entries().count();
    (0..header.columns.len()).filter(|&index| header.columns[index].header.is_empty()).any(|index| {
        let large = |row: &usize| {
            figures.of(index, *row).one().is_some_and(|value| value >= 1_000 * super::figure::MICRO)
        };
        body.entries().filter(large).count() * 2 > entries
    })
}

impl GridTable<'_> {
    pub fn money(&self, meaning: Meaning) -> Option<usize> {
        self.header.columns.iter().position(|column| column.meaning == Some(meaning))
    }

    /// The column that fills a field of money in the contract.
    pub fn field(&self, field: &str) -> Option<usize> {
        let fits =
            |column: &Column| column.is_money() && column.meaning.and_then(Meaning::field) == Some(field);
        self.header.columns.iter().position(fits)
    }

    /// Columns whose meaning their own values speak against: a part that is larger than its whole in no fewer
    /// rows than it is smaller.
    pub fn doubtful(&self) -> Vec<usize> {
        let pairs = [
            ("grant", "total_cost"),
            ("grant", "applied"),
            ("applied", "total_cost"),
            ("eu_part", "total_cost"),
            ("co_funding", "total_cost"),
        ];
        let mut found = Vec::new();
        for (part, whole) in pairs {
            let (Some(part), Some(whole)) = (self.field(part), self.field(whole)) else { continue };
            let (mut above, mut below) = (0usize, 0usize);
            for row in self.body.entries() {
                let values = (self.figures.of(part, row), self.figures.of(whole, row));
                if let (Value::One(part), Value::One(whole)) = values {
                    above += usize::from(part > whole);
                    below += usize::from(part < whole);
                }
            }
            if above > 0 && above >= below {
                found.extend([part, whole]);
            }
        }
        found
    }

    /// Indexes among all lines of the first line and the one after the last.
    pub fn lines(&self) -> (usize, usize) {
        (self.sheet.line(self.header.rows.0), self.sheet.line(self.body.end - 1) + 1)
    }
}

/// All tables of one sheet, with the text above each.
pub fn all<'a>(
    sheet: &'a Sheet<'a>,
    lines: &[crate::page::Line],
    (after, held): (&mut usize, &mut Vec<(u8, String)>),
    met: &mut Mapping,
) -> Vec<GridTable<'a>> {
    let mut found = Vec::new();
    let mut from = 0;
    loop {
        let (known, profile) = mapping::find(sheet, from, met);
        let Some(header) = known.or_else(|| super::headless::header(sheet, from)) else { break };
        let first = sheet.line(header.rows.0);
        let below = header.rows.1;
        let above = Above::read(lines, (*after, first), held);
        let told = !header.headless || above.tells_grants || super::headless::convinces(sheet, &header);
        match Some(above).filter(|_| told).and_then(|above| read(sheet, header.clone(), above, profile)) {
            Some(table) => {
                if table.sort == Sort::Grants {
                    met.met(mapping::layout(&table, profile));
                }
                from = table.body.end;
                *after = table.lines().1;
                found.push(table);
            }
            None => from = body::end(sheet, &header).max(below),
        }
        if from >= sheet.len() {
            break;
        }
    }
    found
}
