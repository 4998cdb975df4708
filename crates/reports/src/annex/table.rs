//! The tables of an annex.

use funding::{
    Sums, Totals,
    annex::{Coverage, Row},
    share,
};
use rendering::{
    document::{Block, Column, Table},
    sheet::{Cell, Kind},
};
use types::Amount;

use crate::words::Words;

pub(crate) fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_string()) }
}

pub(crate) fn amount(amount: Option<Amount>) -> Cell {
    amount.map_or(Cell::Empty, Cell::Amount)
}

/// What stands after an amount: `kr`, or the code of another currency.
pub(crate) fn unit(words: Words<'_>, currency: &str) -> String {
    match currency {
        "SEK" | "" => words.t("report-kr"),
        other => other.to_string(),
    }
}

pub(crate) fn shown(words: Words<'_>, amount: Amount) -> String {
    let text = amount.to_string();
    match words.lang {
        web::Lang::Sv => text,
        web::Lang::En => text.replace(',', ".").replace('\u{a0}', ","),
    }
}

/// A header of amounts names a currency other than kronor.
pub(crate) fn header(words: Words<'_>, key: &str, currency: &str) -> String {
    match currency {
        "SEK" | "" => words.t(key),
        other => format!("{} ({other})", words.t(key)),
    }
}

/// Amounts that some row of a table has, with the key of the header.
type Money = (&'static str, fn(&funding::Facts) -> Option<Amount>);

const MONEY: [Money; 5] = [
    ("report-applied", |facts| facts.applied),
    ("report-total-cost", |facts| facts.total_cost),
    ("report-grant", |facts| facts.grant),
    ("report-eu-part", |facts| facts.eu_part),
    ("report-co-funding", |facts| facts.co_funding),
];

/// The projects of a theme with their total: a table for each currency, since those have no common total.
pub(super) fn projects(rows: &[&Row], words: Words<'_>) -> Vec<Block> {
    let mut currencies: Vec<&str> = Vec::new();
    for row in rows {
        if !currencies.contains(&row.facts.currency.as_str()) {
            currencies.push(&row.facts.currency);
        }
    }
    let of = |currency: &str| {
        let rows: Vec<&Row> = rows.iter().copied().filter(|row| row.facts.currency == currency).collect();
        Block::Table(of_currency(&rows, currency, words))
    };
    currencies.into_iter().map(of).collect()
}

fn of_currency(rows: &[&Row], currency: &str, words: Words<'_>) -> Table {
    let owners = rows.iter().any(|row| !row.facts.owner.is_empty());
    let issues = rows.iter().any(|row| !row.facts.priority.is_empty());
    let money: Vec<Money> =
        MONEY.into_iter().filter(|(_, get)| rows.iter().any(|row| get(&row.facts).is_some())).collect();
    let mut columns = vec![Column::new(words.t("report-project"), Kind::Text, 5)];
    if owners {
        columns.push(Column::new(words.t("report-owner"), Kind::Text, 4));
    }
    if issues {
        columns.push(Column::new(words.t("report-issue"), Kind::Text, 2));
    }
    let amounts = money.iter().map(|(key, _)| Column::new(header(words, key, currency), Kind::Amount, 2));
    columns.extend(amounts);
    let line = |row: &&Row| {
        let facts = &row.facts;
        let mut cells = vec![text(&facts.title)];
        cells.extend(owners.then(|| text(&facts.owner)));
        cells.extend(issues.then(|| text(&facts.priority)));
        cells.extend(money.iter().map(|(_, get)| amount(get(facts))));
        cells
    };
    let mut totals = vec![text(&words.t("report-total"))];
    totals.extend((owners.then_some(Cell::Empty)).into_iter().chain(issues.then_some(Cell::Empty)));
    totals.extend(money.iter().map(|(_, get)| {
        // A sum that does not fit is left out rather than wrong.
        amount(Amount::sum(rows.iter().filter_map(|row| get(&row.facts))))
    }));
    Table { caption: String::new(), columns, rows: rows.iter().map(line).collect(), totals }
}

/// A heading and a table of totals with a line for each name; a table for each currency.
pub(super) fn totals(
    words: Words<'_>,
    (heading, name): (&str, &str),
    lines: &[(String, Totals)],
) -> Vec<Block> {
    let mut currencies: Vec<&str> = Vec::new();
    for sums in lines.iter().flat_map(|(_, totals)| &totals.0).filter(|sums| sums.count > 0) {
        if !currencies.contains(&sums.currency.as_str()) {
            currencies.push(&sums.currency);
        }
    }
    let of = |currency: &str| {
        let rows: Vec<(&str, &Sums)> = lines
            .iter()
            .flat_map(|(name, totals)| totals.0.iter().map(move |sums| (name.as_str(), sums)))
            .filter(|(_, sums)| sums.currency == currency)
            .collect();
        Block::Table(Table {
            caption: String::new(),
            columns: vec![
                Column::new(words.t(name), Kind::Text, 5),
                Column::new(words.t("report-count"), Kind::Integer, 2),
                Column::new(header(words, "report-total-cost", currency), Kind::Amount, 3),
                Column::new(header(words, "report-grant", currency), Kind::Amount, 3),
                Column::new(words.t("report-share"), Kind::Percent, 2),
            ],
            rows: rows.iter().map(|(name, sums)| sums_cells(name, sums)).collect(),
            totals: sum_of(rows.iter().map(|(_, sums)| *sums))
                .map(|sums| sums_cells(&words.t("report-total"), &sums))
                .unwrap_or_default(),
        })
    };
    let heading = Block::heading(2, words.t(heading));
    std::iter::once(heading).chain(currencies.into_iter().map(of)).collect()
}

fn sum_of<'a>(mut all: impl Iterator<Item = &'a Sums>) -> Option<Sums> {
    let first = all.next()?.clone();
    all.try_fold(first, |sum, one| sum.plus(one))
}

pub(crate) fn sums_cells(name: &str, sums: &Sums) -> Vec<Cell> {
    vec![
        text(name),
        Cell::Integer(sums.count),
        amount((sums.without_cost < sums.count).then_some(sums.total_cost)),
        amount((sums.without_grant < sums.count).then_some(sums.grant)),
        sums.share().map_or(Cell::Empty, Cell::Percent),
    ]
}

/// The share of one project.
pub(crate) fn share_cell(facts: &funding::Facts) -> Cell {
    share(facts.grant, facts.total_cost).map_or(Cell::Empty, Cell::Percent)
}

/// A line for each priority issue: how many projects, how much, and where.
pub(super) fn issues(coverage: &Coverage, words: Words<'_>) -> Vec<Block> {
    let mut rows = Vec::new();
    let mut kronor = true;
    for line in &coverage.issues {
        let name = if line.issue.is_empty() { words.t("report-no-issue") } else { line.issue.clone() };
        let places: Vec<&str> = line.present().map(|place| coverage.sub_regions[place].as_str()).collect();
        for sums in &line.totals.0 {
            kronor &= sums.currency == "SEK";
            let grant = format!("{}\u{a0}{}", shown(words, sums.grant), unit(words, &sums.currency));
            rows.push((name.clone(), sums.count, sums.grant, grant, places.join(", ")));
        }
    }
    let grants = |(_, _, amount, text, _): &(String, i64, Amount, String, String)| {
        if kronor { Cell::Amount(*amount) } else { Cell::Text(text.clone()) }
    };
    let total = Amount::sum(rows.iter().map(|row| row.2)).filter(|_| kronor);
    let totals = match total {
        Some(total) => vec![
            text(&words.t("report-total")),
            Cell::Integer(rows.iter().map(|row| row.1).sum()),
            Cell::Amount(total),
            Cell::Empty,
        ],
        None => Vec::new(),
    };
    let kind = if kronor { Kind::Amount } else { Kind::Text };
    vec![Block::Table(Table {
        caption: String::new(),
        columns: vec![
            Column::new(words.t("report-priority-issue"), Kind::Text, 4),
            Column::new(words.t("report-count"), Kind::Integer, 2),
            Column::new(words.t("report-grant"), kind, 3),
            Column::new(words.t("project-sub-regions"), Kind::Text, 6),
        ],
        rows: rows
            .iter()
            .map(|row| vec![text(&row.0), Cell::Integer(row.1), grants(row), text(&row.4)])
            .collect(),
        totals,
    })]
}
