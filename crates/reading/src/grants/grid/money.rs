//! The figures of a table's columns, and what their values say of what the columns mean.

use super::figure::{self, Figure, Micro, Style, Written};
use super::header::{Column, Header};
use super::sheet::Sheet;
use crate::grants::words::{self, Meaning};

/// What one cell of a money column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    Missing,
    /// Words where a figure should be.
    Words,
    One(Micro),
    /// Two readings, and nothing in the column decides.
    Open(Micro, Micro),
}

impl Value {
    pub fn one(self) -> Option<Micro> {
        match self {
            Value::One(value) => Some(value),
            _ => None,
        }
    }
}

/// The figures of some columns, read in the style that the columns themselves show.
pub struct Figures {
    first: usize,
    /// Per column of the header; empty for columns of words.
    values: Vec<Vec<Value>>,
    /// Per column what the rows above each row sum to.
    above: Vec<Vec<Micro>>,
    /// Currency that a column's cells name, where they agree.
    pub currencies: Vec<Option<&'static str>>,
    /// Columns whose style nothing decides: thousands are likelier than decimals.
    pub likely: Vec<bool>,
}

impl Figures {
    pub fn of(&self, column: usize, row: usize) -> Value {
        row.checked_sub(self.first)
            .and_then(|at| self.values[column].get(at))
            .copied()
            .unwrap_or(Value::Missing)
    }

    /// What the figures above a row sum to in a column, those of sums among them.
    pub fn above(&self, column: usize, row: usize) -> Micro {
        row.checked_sub(self.first).and_then(|at| self.above[column].get(at)).copied().unwrap_or(0)
    }

    /// Reads all columns that hold money in the rows from `from` up to `to`. `context` is the unit that the
    /// text above the table names.
    pub fn read(sheet: &Sheet, header: &Header, (from, to): (usize, usize), context: Option<i64>) -> Figures {
        let raw: Vec<Vec<Figure>> = header
            .columns
            .iter()
            .map(|column| {
                let wanted = column.is_money() || column.meaning.is_none();
                let factor = factor(column, context);
                if wanted {
                    (from..to).map(|row| figure::read(sheet.cell(row, column.at), factor)).collect()
                } else {
                    Vec::new()
                }
            })
            .collect();
        let own: Vec<Written> = raw.iter().map(|cells| figure::written(cells.iter())).collect();
        let decided = raw.iter().zip(&own).filter(|(cells, written)| decides(cells, **written));
        let house =
            decided.map(|(_, written)| *written).reduce(|a, b| if a == b { a } else { Written::Open });
        let mut found = Figures {
            first: from,
            values: Vec::new(),
            above: Vec::new(),
            currencies: Vec::new(),
            likely: Vec::new(),
        };
        for ((cells, written), column) in raw.iter().zip(own).zip(&header.columns) {
            let written = match (written, house) {
                (Written::Open, Some(Written::In(style))) => Written::In(style),
                (written, _) => written,
            };
            // Decimals of an öre are no money: where the unit is whole, three digits are thousands, and two
            // such cells are no slip of the pen.
            let whole = written == Written::Open && factor(column, context) == 1;
            let written = if whole { thousands(cells).unwrap_or(written) } else { written };
            let likely = whole && written == Written::Open;
            let values: Vec<Value> = cells.iter().map(|cell| value(cell, written, likely)).collect();
            let mut sum = 0;
            let mut above = Vec::with_capacity(values.len());
            for value in &values {
                above.push(sum);
                sum += value.one().unwrap_or(0);
            }
            found.above.push(above);
            found.values.push(values);
            found.currencies.push(common(cells));
            found.likely.push(likely);
        }
        found
    }
}

pub fn factor(column: &Column, context: Option<i64>) -> i64 {
    column.unit.map(|unit| unit.factor).or(context.filter(|_| column.is_money())).unwrap_or(1)
}

/// A column that shows by some cell how it is written, not merely one in which it does not matter.
fn decides(cells: &[Figure], written: Written) -> bool {
    matches!(written, Written::In(_))
        && cells.iter().any(|cell| {
            matches!(
                cell,
                Figure::Money { comma: Some(_), point: None, .. }
                    | Figure::Money { comma: None, point: Some(_), .. }
            )
        })
}

/// How the cells are written if all that can be read both ways are thousands, and there are several.
fn thousands(cells: &[Figure]) -> Option<Written> {
    let (mut comma_larger, mut point_larger) = (0usize, 0usize);
    for cell in cells {
        if let Figure::Money { comma: Some(comma), point: Some(point), .. } = cell {
            comma_larger += usize::from(comma.abs() > point.abs());
            point_larger += usize::from(point.abs() > comma.abs());
        }
    }
    match (comma_larger, point_larger) {
        (2.., 0) => Some(Written::In(Style::Comma)),
        (0, 2..) => Some(Written::In(Style::Point)),
        _ => None,
    }
}

fn value(cell: &Figure, written: Written, likely: bool) -> Value {
    let Figure::Money { comma, point, .. } = cell else {
        return if *cell == Figure::Void { Value::Missing } else { Value::Words };
    };
    match (*comma, *point) {
        (Some(a), Some(b)) if a == b => Value::One(a),
        (Some(a), None) | (None, Some(a)) => Value::One(a),
        (Some(a), Some(b)) => match written {
            Written::In(Style::Comma) => Value::One(a),
            Written::In(Style::Point) => Value::One(b),
            _ if likely => Value::One(a.max(b)),
            _ => Value::Open(a, b),
        },
        (None, None) => Value::Words,
    }
}

fn common(cells: &[Figure]) -> Option<&'static str> {
    let mut said = cells.iter().filter_map(|cell| match cell {
        Figure::Money { currency, .. } => *currency,
        _ => None,
    });
    let first = said.next()?;
    said.all(|other| other == first).then_some(first)
}

/// Takes a meaning from columns whose values cannot have it, and gives one to what is left over.
pub fn correct(sheet: &Sheet, header: &mut Header, rows: (usize, usize)) {
    let sample = || (rows.0..rows.1).take(400);
    for column in &mut header.columns {
        let Some(meaning) = column.meaning else { continue };
        let (mut figures, mut large, mut filled) = (0usize, 0usize, 0usize);
        for row in sample() {
            let text = sheet.cell(row, column.at);
            if text.is_empty() {
                continue;
            }
            match figure::read(text, 1) {
                Figure::Void => {}
                Figure::Money { comma, point, .. } => {
                    filled += 1;
                    figures += 1;
                    large +=
                        usize::from(comma.max(point).is_some_and(|value| value >= 5_000 * figure::MICRO));
                }
                Figure::Words => filled += 1,
            }
        }
        let words_wanted = matches!(
            meaning,
            Meaning::Title
                | Meaning::Owner
                | Meaning::Place
                | Meaning::Description
                | Meaning::Purpose
                | Meaning::Priority
                | Meaning::Kind
        );
        let post = meaning == Meaning::Place && words::tells_post(&column.header);
        if filled > 0 && words_wanted && !post && large * 10 >= filled * 8 {
            column.meaning = None;
        }
        if filled > 0 && meaning.is_money() && figures * 2 < filled {
            column.meaning = None;
        }
        // *Beslut* over amounts is what was granted; over small numbers it is a paragraph's.
        if meaning == Meaning::Grant && words::tells_decision(&column.header) && large * 2 < filled {
            column.meaning = None;
        }
        if meaning == Meaning::Share && filled > 0 && large * 2 > filled {
            column.meaning = None;
        }
    }
}

/// Of several columns with one meaning only one can be the row's; the others keep their words.
pub fn settle(sheet: &Sheet, header: &mut Header, rows: (usize, usize)) {
    use Meaning::{Allotted, Amount, Grant, Purpose, Title};
    let has = |header: &Header, meaning: Meaning| {
        header.columns.iter().any(|column| column.meaning == Some(meaning))
    };
    if has(header, Grant) {
        // `varav 2023`: a part of the grant, where the grant has a column of its own.
        let whole = header.columns.iter().any(|c| c.meaning == Some(Grant) && !is_part(&c.header));
        header
            .columns
            .iter_mut()
            .filter(|c| whole && c.meaning == Some(Grant) && is_part(&c.header))
            .for_each(|c| c.meaning = None);
    }
    let other_money = |header: &Header| {
        header.columns.iter().any(|c| c.meaning == Some(Grant) || c.meaning == Some(Allotted))
    };
    if other_money(header) {
        header.columns.iter_mut().filter(|c| c.meaning == Some(Amount)).for_each(|c| c.meaning = None);
    }
    if has(header, Title) {
        let purpose = header.columns.iter_mut().filter(|c| c.meaning == Some(Purpose));
        purpose.for_each(|c| c.meaning = Some(Meaning::Description));
    }
    name_owner(header);
    super::parts::add_up(sheet, header, rows);
    let mut seen: Vec<Meaning> = Vec::new();
    for index in 0..header.columns.len() {
        let Some(meaning) = header.columns[index].meaning else { continue };
        if meaning == Meaning::Aside || !seen.contains(&meaning) {
            seen.push(meaning);
            continue;
        }
        let twins: Vec<usize> =
            (0..=index).filter(|&other| header.columns[other].meaning == Some(meaning)).collect();
        let kept = match meaning.is_money() {
            true => whole_of(sheet, header, rows, &twins),
            false => most_exact(header, meaning, &twins).unwrap_or(twins[0]),
        };
        for twin in twins.into_iter().filter(|twin| *twin != kept) {
            header.columns[twin].meaning = None;
        }
    }
}

/// *Namn* beside *Projekt*, where nothing else names an owner, is the owner's.
fn name_owner(header: &mut Header) {
    let titles = header.columns.iter().filter(|column| column.meaning == Some(Meaning::Title)).count();
    if titles < 2 || header.has(Meaning::Owner) {
        return;
    }
    let general = |column: &&mut Column| {
        ["namn", "name", "navn", "nimi"].contains(&words::plain(&column.header).as_str())
    };
    if let Some(column) = header.columns.iter_mut().find(general) {
        column.meaning = Some(Meaning::Owner);
    }
}

/// The one of several columns that says more exactly than all others what all of them mean.
fn most_exact(header: &Header, meaning: Meaning, twins: &[usize]) -> Option<usize> {
    let exactness = |twin: usize| words::exactness(meaning, &header.columns[twin].header);
    let most = twins.iter().map(|twin| exactness(*twin)).max()?;
    let mut exact = twins.iter().filter(|twin| exactness(**twin) == most);
    exact.next().copied().filter(|_| exact.next().is_none())
}

fn is_part(header: &str) -> bool {
    let lower = header.to_lowercase();
    ["varav", "därav", "herav", "heraf", "hvoraf", "of which", "thereof", "josta"]
        .iter()
        .any(|word| lower.contains(word))
}

/// The column that is the sum of its twins, or calls itself the total, or stands first.
fn whole_of(sheet: &Sheet, header: &mut Header, rows: (usize, usize), twins: &[usize]) -> usize {
    let says = |header: &Header, twin: usize| {
        let lower = header.columns[twin].header.to_lowercase();
        ["total", "summa", "sammanlagt", "samlet", "yhteensä"].iter().any(|word| lower.contains(word))
    };
    let read = |twin: usize, row: usize| match figure::read(sheet.cell(row, header.columns[twin].at), 1) {
        Figure::Money { comma, point, .. } => comma.or(point).unwrap_or(0),
        _ => 0,
    };
    let sums = |twin: usize| {
        twins.len() > 2
            && (rows.0..rows.1).take(50).all(|row| {
                let others: Micro =
                    twins.iter().filter(|other| **other != twin).map(|other| read(*other, row)).sum();
                others == read(twin, row)
            })
    };
    if let Some(&whole) = twins.iter().find(|twin| sums(**twin)) {
        return whole;
    }
    if let Some(&whole) = twins.iter().find(|twin| says(header, **twin)) {
        return whole;
    }
    if let Some(meaning) = header.columns[twins[0]].meaning
        && let Some(exact) = most_exact(header, meaning, twins)
    {
        return exact;
    }
    let kept = twins[0];
    let same_currency = twins.iter().all(|twin| {
        let currency = |at: usize| header.columns[at].unit.and_then(|unit| unit.currency);
        currency(*twin) == currency(kept)
    });
    header.columns[kept].guessed |= same_currency;
    kept
}
