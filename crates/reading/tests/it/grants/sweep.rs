//! Single digits changed, rows and totals moved: what is then proved is what the changed document prints.
//!
//! One table with its texts is read at a time, so that many changes fit into a short test.

use reading::Reading;
use reading::contract::{GrantRow, Sure};
use types::Amount;

use super::annex::{Fact, TABLES};
use super::{grants, read, rows, seed};

/// A row as it is printed: its figures' digits are those of its lines after the last letter.
#[derive(Clone, Debug)]
struct Printed {
    title: String,
    owner: String,
    priority: String,
    cost: Option<Amount>,
    grant: Option<Amount>,
}

/// A table cut out of a document.
struct Excerpt {
    lines: Vec<String>,
    /// Indexes of the first and last line of each row, and what it says.
    rows: Vec<((usize, usize), Printed)>,
    totals: usize,
}

fn printed(fact: &Fact) -> Printed {
    let (title, owner, priority, cost, grant, _) = *fact;
    Printed {
        title: title.to_string(),
        owner: owner.to_string(),
        priority: priority.to_string(),
        cost: Amount::from_units(cost),
        grant: Amount::from_units(grant),
    }
}

fn span(row: &GrantRow) -> (usize, usize) {
    row.at[0].lines.map_or((0, 0), |[first, last]| (first as usize - 1, last as usize - 1))
}

/// Every table of a document; `facts` are its rows in order.
fn excerpts(text: &str, mut facts: impl Iterator<Item = Printed>) -> Vec<Excerpt> {
    let reading = read(text);
    let lines: Vec<&str> = text.split('\n').collect();
    let tables = &grants(&reading).expect("grants").tables;
    let starts: Vec<usize> =
        tables.iter().map(|table| table.at[0].lines.map_or(0, |[first, _]| first as usize - 1)).collect();
    let mut found = Vec::new();
    for (index, table) in tables.iter().enumerate() {
        let from = starts[index];
        let to = starts.get(index + 1).map_or(lines.len(), |next| next - 3);
        let rows = table.rows.iter().map(|row| {
            let (first, last) = span(row);
            ((first - from, last - from), facts.next().expect("a fact for each row"))
        });
        let rows = rows.collect();
        let totals = table.at[0].lines.map_or(0, |[_, last]| last as usize - 1) - from;
        let lines = lines[from..to].iter().map(|line| (*line).to_string()).collect();
        found.push(Excerpt { lines, rows, totals });
    }
    found
}

fn documents() -> Vec<Excerpt> {
    let made = include_str!("../../fixtures/kusten.txt");
    let reading = read(made);
    let own = rows(&reading).into_iter().map(|row| Printed {
        title: row.title.clone().expect("a title"),
        owner: row.owner.clone().expect("an owner"),
        priority: row.priority.clone().unwrap_or_default(),
        cost: row.total_cost,
        grant: row.grant,
    });
    let mut found = excerpts(made, own);
    if let Some(text) = seed("001") {
        found.extend(excerpts(&text, TABLES.iter().flat_map(|table| table.4).map(printed)));
    }
    found
}

/// Where digits stand in some lines, after the last letter: line and byte.
fn digits(lines: &[String], (first, last): (usize, usize)) -> Vec<(usize, usize)> {
    let letter = (first..=last)
        .rev()
        .find_map(|line| lines[line].rfind(char::is_alphabetic).map(|byte| (line, byte)))
        .unwrap_or((first, 0));
    let all = (first..=last).flat_map(|line| {
        lines[line].char_indices().filter(|(_, c)| c.is_ascii_digit()).map(move |(byte, _)| (line, byte))
    });
    all.filter(|at| *at > letter).collect()
}

fn change(lines: &[String], (line, byte): (usize, usize), step: u8) -> Vec<String> {
    let mut changed = lines.to_vec();
    let digit = (changed[line].as_bytes()[byte] - b'0' + step) % 10;
    changed[line].replace_range(byte..=byte, &digit.to_string());
    changed
}

fn figures(amount: Option<Amount>) -> String {
    amount.map_or_else(String::new, |amount| (amount.ore() / 100).to_string())
}

/// What the row says when its digits are these; `None` in a field whose digits are no number.
fn reprinted(row: &Printed, digits: &str) -> Option<Printed> {
    let worded = row.priority.starts_with(char::is_alphabetic);
    let lengths =
        [if worded { 0 } else { row.priority.len() }, figures(row.cost).len(), figures(row.grant).len()];
    if lengths.iter().sum::<usize>() != digits.len() {
        return None;
    }
    let (priority, rest) = digits.split_at(lengths[0]);
    let (cost, grant) = rest.split_at(lengths[1]);
    let number = |text: &str| {
        Some(text)
            .filter(|text| !text.starts_with('0'))
            .and_then(|text| Amount::from_units(text.parse().ok()?))
    };
    Some(Printed {
        priority: if worded { row.priority.clone() } else { priority.to_string() },
        cost: number(cost),
        grant: number(grant),
        ..row.clone()
    })
}

/// Fields that claim to be proved and are not what is printed; `truth` gives a row's by its lines.
fn lies(reading: &Reading, truth: &dyn Fn((usize, usize)) -> Option<Printed>) -> Vec<String> {
    let mut found = Vec::new();
    for row in rows(reading) {
        let proved = |field: &str| row.sure.get(field) == Some(&Sure::Proved);
        let held = truth(span(row));
        let right = |field: &str| {
            held.as_ref().is_some_and(|held| match field {
                "title" => row.title.as_ref() == Some(&held.title),
                "owner" => row.owner.as_ref() == Some(&held.owner),
                "priority" => row.priority.as_ref() == Some(&held.priority),
                "total_cost" => row.total_cost == held.cost,
                _ => row.grant == held.grant,
            })
        };
        for field in ["title", "owner", "priority", "total_cost", "grant"] {
            if proved(field) && !right(field) {
                found.push(format!("{field} of {row:?}, printed {held:?}"));
            }
        }
    }
    found
}

/// The row whose lines end where these do.
fn by_end(rows: &[((usize, usize), Printed)], (_, last): (usize, usize)) -> Option<Printed> {
    rows.iter().find(|((_, end), _)| *end == last).map(|(_, row)| row.clone())
}

#[test]
fn a_changed_digit_proves_nothing_that_is_not_printed() {
    let mut changes = 0u8;
    for table in documents() {
        let totals = (table.totals, table.totals);
        let spans = table.rows.iter().enumerate().map(|(index, (span, _))| (Some(index), *span));
        for (index, span) in spans.chain([(None, totals)]) {
            let places = digits(&table.lines, span);
            // A deterministic sample: every third digit of the totals, one or two of each row's.
            let every = if index.is_none() { 3 } else { 7 };
            let start = usize::from(changes) % every;
            for at in places.iter().skip(start).step_by(every) {
                changes = changes.wrapping_add(1);
                let lines = change(&table.lines, *at, 1 + changes % 9);
                let reading = read(&lines.join("\n"));
                let held: String =
                    places.iter().map(|(line, byte)| char::from(lines[*line].as_bytes()[*byte])).collect();
                let mut rows = table.rows.clone();
                if let Some(index) = index {
                    // Where the figures are not simply these, nothing is asked of the row itself.
                    let Some(now) = reprinted(&rows[index].1, &held) else { continue };
                    rows[index].1 = now;
                }
                let found = lies(&reading, &|span| by_end(&rows, span));
                assert!(found.is_empty(), "{:?}: {found:#?}", lines[at.0]);
            }
        }
    }
}

/// Lines in a new order, each with the number that it had.
fn moved(table: &Excerpt, order: &[usize]) -> Vec<String> {
    let text: Vec<&str> = order.iter().map(|line| table.lines[*line].as_str()).collect();
    let reading = read(&text.join("\n"));
    let old = |(_, last): (usize, usize)| order.get(last).map_or((0, usize::MAX), |line| (0, *line));
    lies(&reading, &|span| by_end(&table.rows, old(span)))
}

#[test]
fn rows_deleted_doubled_and_turned_prove_nothing_that_is_not_printed() {
    for (turn, table) in documents().iter().enumerate() {
        let ((first, last), _) = table.rows[turn % table.rows.len()];
        let all = 0..table.lines.len();
        let deleted: Vec<usize> = all.clone().filter(|line| !(first..=last).contains(line)).collect();
        assert_eq!(moved(table, &deleted), [] as [String; 0]);
        let doubled: Vec<usize> = (0..=last).chain(first..table.lines.len()).collect();
        assert_eq!(moved(table, &doubled), [] as [String; 0]);
        let without: Vec<usize> = all.filter(|line| *line != table.totals).collect();
        assert_eq!(moved(table, &without), [] as [String; 0]);
        let above = table.rows[0].0.0;
        let turned: Vec<usize> =
            (0..above).chain(first..=last).chain(above..first).chain(last + 1..table.lines.len()).collect();
        assert_eq!(moved(table, &turned), [] as [String; 0]);
    }
}

#[test]
fn exchanged_totals_prove_no_amount() {
    let tables = documents();
    for pair in tables.windows(2) {
        let mut lines = pair[0].lines.clone();
        lines[pair[0].totals].clone_from(&pair[1].lines[pair[1].totals]);
        let reading = read(&lines.join("\n"));
        let found = lies(&reading, &|span| by_end(&pair[0].rows, span));
        assert!(found.is_empty(), "{found:#?}");
        let amounts =
            rows(&reading).into_iter().flat_map(|row| [row.sure.get("total_cost"), row.sure.get("grant")]);
        assert!(amounts.flatten().all(|sure| *sure != Sure::Proved));
    }
}

#[test]
fn columns_and_their_header_turned_give_the_same_facts() {
    let list = [
        ["Projekt", "Sökande", "Prio", "Total kostnad", "Beviljat belopp"],
        ["Kajen", "Hamnby kommun", "3", "1 200 000", "300 000"],
        ["Fyren 2", "Lots AB", "12", "80 000", "40 000"],
        ["Summa", "", "", "1 280 000", "340 000"],
    ];
    for turn in 0..list[0].len() {
        for sign in ["\t", ";", " | "] {
            let turned = list.map(|mut cells| {
                cells.rotate_left(turn);
                cells.join(sign)
            });
            let reading = read(&turned.join("\n"));
            let found = rows(&reading);
            assert_eq!(found.len(), 2, "{turned:?}");
            let figures: Vec<_> =
                found.iter().map(|row| (row.title.as_deref(), row.total_cost, row.grant)).collect();
            assert_eq!(
                figures[0],
                (Some("Kajen"), Amount::from_units(1_200_000), Amount::from_units(300_000))
            );
            assert_eq!(figures[1], (Some("Fyren 2"), Amount::from_units(80_000), Amount::from_units(40_000)));
            assert!(found.iter().all(|row| row.sure.get("grant") == Some(&Sure::Proved)), "{turned:?}");
        }
    }
}
