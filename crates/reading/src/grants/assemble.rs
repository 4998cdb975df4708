//! The grants document put together: groups, tables, rows, findings.

use std::collections::HashSet;

use types::Amount;

use super::amount_choice::{Case, Decision};
use super::column::{Column, Field};
use super::cut::{Candidate, Cell, cuts};
use super::entry::{Entry, entries};
use super::evidence::{Known, NameReading, names, weed};
use super::finding::{Checks, TableFacts};
use super::heading::{Headings, document_title, headings, year_above, year_in};
use super::joining::{paragraphs, usual_gap};
use super::kind::{calls_all_project, kind};
use super::matching::assign;
use super::name::letters;
use super::row::{Parts, build, place};
use super::table::{RawRow, RawTable, is_footnote};
use super::totals::{self, Totals};
use super::{announced, unit};
use crate::Found;
use crate::contract::{self, Document, GrantRow, Grants, Group, PrintedTotals, ProvedTotals, Sure, Table};
use crate::page::Line;
use crate::publisher::publisher;

/// Letters of every run of words that a row starts with: a heading below that repeats one is about the row.
struct RowStarts(HashSet<String>);

impl RowStarts {
    fn of(tables: &[RawTable]) -> Self {
        let mut found = HashSet::new();
        for table in tables {
            let title = table.header.columns.iter().position(|c| c.field == Some(Field::Title));
            for row in &table.rows {
                match (&row.cells, title) {
                    (Some(cells), Some(title)) => {
                        found.insert(letters(&cells[title]));
                    }
                    _ => add_starts(row, owner_first(&table.header.columns), &mut found),
                }
            }
        }
        RowStarts(found)
    }

    fn has(&self, letters: &str) -> bool {
        letters.chars().count() >= 4 && self.0.contains(letters)
    }
}

fn owner_first(columns: &[Column]) -> bool {
    let mut named =
        columns.iter().filter_map(|c| c.field).filter(|f| matches!(f, Field::Title | Field::Owner));
    named.next() == Some(Field::Owner)
}

/// Runs of words from the row's first on; where the owner stands first, from every word to where numbers
/// begin.
fn add_starts(row: &RawRow, owner_first: bool, found: &mut HashSet<String>) {
    let worded = |text: &str| text.chars().any(char::is_alphabetic);
    let first = row.tokens.iter().position(|token| worded(&token.text)).unwrap_or(0);
    let last = row.tokens.iter().rposition(|token| worded(&token.text)).map_or(0, |at| at + 1);
    let mut run = String::new();
    for token in row.tokens[first.min(last)..].iter().take(40) {
        run.push_str(&letters(&token.text));
        found.insert(run.clone());
    }
    let mut back = String::new();
    for token in row.tokens[..last].iter().rev().take(if owner_first { 40 } else { 0 }) {
        back.insert_str(0, &letters(&token.text));
        found.insert(back.clone());
    }
}

/// The header of a column that has none.
const UNNAMED: &str = "?";

/// Everything read of one table before rows are made of it.
struct Work {
    raw: RawTable,
    path: Vec<String>,
    totals: Totals,
    /// The totals are those that the introduction announces; none are printed.
    announced: bool,
    cuts: Vec<Vec<Candidate>>,
    overflow: bool,
    /// Index into all texts, per row.
    texts: Vec<Option<usize>>,
}

pub fn document(lines: &[Line], tables: Vec<RawTable>) -> Found {
    let usual = usual_gap(lines);
    let starts = RowStarts::of(&tables);
    let is_row = |text: &str| starts.has(&letters(text));
    let mut grants = Grants::default();
    let publisher = publisher(lines, tables[0].lines.0);
    let title = document_title(lines, tables[0].lines.0, publisher.as_ref().and_then(|found| found.line));
    grants.publisher = publisher.map(|found| found.name);
    let named = title.as_ref().map(|(title, _)| title.as_str());
    grants.year = named.and_then(year_in).or_else(|| year_above(lines, tables[0].lines.0));
    let units: Vec<Option<i64>> =
        tables.iter().map(|table| unit::around(lines, table.lines, named)).collect();
    let above: Vec<Headings> = (0..tables.len())
        .map(|i| {
            let from =
                if i == 0 { title.as_ref().map_or(0, |(_, at)| at.1 + 1) } else { tables[i - 1].lines.1 };
            headings(lines, (from, tables[i].lines.0), usual, i == 0, &is_row)
        })
        .collect();
    let mut texts: Vec<Entry> = Vec::new();
    let mut own: Vec<std::ops::Range<usize>> = Vec::new();
    for (i, table) in tables.iter().enumerate() {
        let end = above.get(i + 1).map_or(lines.len(), |next| next.start);
        let fits = |found: &str| starts.has(found);
        let before = texts.len();
        texts.extend(entries(lines, (table.lines.1, end), usual, &fits, &fits));
        own.push(before..texts.len());
    }
    let paths = paths(&above, lines, &mut grants.groups);
    let from = title.as_ref().map_or(0, |(_, at)| at.1 + 1);
    grants
        .groups
        .extend(introduction(lines, (from, tables[0].lines.0), usual).filter(|_| grants.groups.is_empty()));
    let each = tables.into_iter().zip(paths).zip(units);
    let mut works: Vec<Work> =
        each.map(|((raw, path), unit)| prepare(unit::scaled(raw, unit), path)).collect();
    add_announced(&mut works, &grants.groups);
    let known = known(&texts);
    give_texts(&mut works, &texts, &own);
    grants.currency = unit::currency(lines, &works.iter().map(|work| &work.raw).collect::<Vec<_>>())
        .map(|(code, _)| code.to_string());
    grants.title = title.map(|(title, _)| title);
    let findings = finish(lines, &mut grants, works, &texts, &known);
    let first = lines.iter().position(|line| !line.is_blank()).unwrap_or(0);
    let last = lines.iter().rposition(|line| !line.is_blank()).unwrap_or(0);
    grants.at = place(lines, (first, last));
    Found { document: Document::Grants(grants), findings }
}

/// Sums that a group's introduction announces stand for printed ones where it has one table without any. They
/// may be rounded: only that they are reached says something.
fn add_announced(works: &mut [Work], groups: &[Group]) {
    for group in groups {
        let within = |work: &&mut Work| work.path.first() == group.path.first();
        let mut own: Vec<&mut Work> = works.iter_mut().filter(within).collect();
        let [work] = &mut own[..] else { continue };
        if work.raw.totals.is_some() {
            continue;
        }
        let said = &group.announced;
        let sum = |column: &Column| match column.field {
            Some(Field::Grant) => said.grant,
            Some(Field::TotalCost) => said.total_cost,
            Some(Field::Applied) => said.applied,
            _ => None,
        };
        let way: Vec<Option<Amount>> = work.raw.header.columns.iter().map(sum).collect();
        if way.iter().any(Option::is_some) {
            work.totals.ways = vec![way];
            work.announced = true;
        }
    }
}

/// What a document without groups says of itself before its only tables, where it announces something.
fn introduction(lines: &[Line], (from, to): (usize, usize), usual: usize) -> Option<Group> {
    let at: Vec<usize> = (from..to).filter(|&line| !lines[line].is_blank()).take(20).collect();
    let (first, last) = (*at.first()?, *at.last()?);
    let intro = paragraphs(lines, &at, usual);
    let announced = announced::announced(&intro);
    let said = announced.count.is_some() || announced.grant.is_some() || announced.total_cost.is_some();
    said.then(|| Group { path: Vec::new(), intro: Some(intro), announced, at: place(lines, (first, last)) })
}

/// Paths of the tables; a group holds for the tables below it until the next.
fn paths(above: &[Headings], lines: &[Line], groups: &mut Vec<Group>) -> Vec<Vec<String>> {
    let mut group: Option<String> = None;
    let mut found = Vec::new();
    for headings in above {
        if let Some(heading) = &headings.group {
            group = Some(heading.name.clone());
            groups.push(Group {
                path: vec![heading.name.clone()],
                announced: announced::announced(&heading.intro),
                intro: Some(heading.intro.clone()).filter(|intro| !intro.is_empty()),
                at: place(lines, heading.lines),
            });
        }
        found.push(group.iter().chain(&headings.theme).cloned().collect());
    }
    found
}

fn prepare(mut raw: RawTable, path: Vec<String>) -> Work {
    let mut totals =
        raw.totals.as_ref().map(|row| totals::read(row, &raw.header.columns)).unwrap_or_default();
    if totals.ways.is_empty() {
        add_lacking_column(&mut raw);
        totals = raw.totals.as_ref().map(|row| totals::read(row, &raw.header.columns)).unwrap_or_default();
    }
    let mut overflow = false;
    let cuts = raw
        .rows
        .iter()
        .map(|row| {
            let found = cuts(row, &raw.header.columns);
            overflow |= found.overflow;
            found.candidates
        })
        .collect();
    let texts = vec![None; raw.rows.len()];
    Work { raw, path, totals, announced: false, cuts, overflow, texts }
}

/// The totals hold one number more than the header has sums: its last column has a name that says nothing.
fn add_lacking_column(raw: &mut RawTable) {
    let Some(row) = raw.totals.as_ref().filter(|row| row.cells.is_none()) else { return };
    let summed = raw.header.columns.iter().filter(|c| c.is_amount() || c.field.is_none()).count();
    let priority = raw.header.columns.iter().filter(|c| c.field == Some(Field::Priority)).count();
    let wide = raw.rows.iter().filter(|row| totals::can_hold(row, summed + 1 + priority)).count();
    if !totals::can_hold(row, summed + 1) || wide * 2 < raw.rows.len() {
        return;
    }
    let name = raw.rows.first().and_then(first_line_name).unwrap_or_default();
    if !name.is_empty() {
        // A header repeated on a later page has left the same line there.
        for row in &mut raw.rows {
            if first_line_name(row).as_deref() == Some(name.as_str()) {
                row.tokens.drain(..name.split(' ').count());
                row.lines.0 = row.tokens[0].line;
            }
        }
    }
    raw.header.columns.push(Column::new(None, if name.is_empty() { UNNAMED } else { &name }));
}

/// The words of a row's first line, if it is short, holds no digits and is not the whole row.
fn first_line_name(row: &RawRow) -> Option<String> {
    let on_line: Vec<&str> = row
        .tokens
        .iter()
        .take_while(|token| token.line == row.lines.0)
        .map(|token| token.text.as_str())
        .collect();
    let plain = on_line.iter().all(|word| !word.contains(|c: char| c.is_ascii_digit()));
    (on_line.len() < row.tokens.len() && on_line.len() <= 3 && plain).then(|| on_line.join(" "))
}

fn known(texts: &[Entry]) -> Known {
    let mut owners: HashSet<String> =
        texts.iter().filter_map(|text| text.owner.as_deref()).map(letters).collect();
    owners.remove("");
    Known { owners }
}

/// First the texts right below each table, then what is left anywhere.
fn give_texts(works: &mut [Work], texts: &[Entry], own: &[std::ops::Range<usize>]) {
    let mut used = vec![false; texts.len()];
    for (work, range) in works.iter_mut().zip(own) {
        give(work, texts, range.clone().collect(), &mut used);
    }
    for work in works.iter_mut().filter(|work| work.texts.contains(&None)) {
        let left = (0..texts.len()).filter(|&text| !used[text]).collect();
        give(work, texts, left, &mut used);
    }
}

fn give(work: &mut Work, texts: &[Entry], pool: Vec<usize>, used: &mut [bool]) {
    let rows: Vec<usize> = (0..work.texts.len()).filter(|&row| work.texts[row].is_none()).collect();
    if pool.is_empty() || rows.is_empty() {
        return;
    }
    let raw: Vec<&RawRow> = rows.iter().map(|&row| &work.raw.rows[row]).collect();
    let cuts: Vec<&Vec<Candidate>> = rows.iter().map(|&row| &work.cuts[row]).collect();
    let entries: Vec<&Entry> = pool.iter().map(|&text| &texts[text]).collect();
    let found = assign(&raw, &work.raw.header.columns, &cuts, &entries);
    for (row, text) in rows.into_iter().zip(found) {
        work.texts[row] = text.map(|text| pool[text]);
        text.into_iter().for_each(|text| used[pool[text]] = true);
    }
}

fn finish(
    lines: &[Line],
    grants: &mut Grants,
    works: Vec<Work>,
    texts: &[Entry],
    known: &Known,
) -> Vec<contract::Finding> {
    let all_project = lines.iter().any(|line| is_footnote(&line.text) && calls_all_project(&line.text));
    let currency = unit::currency(lines, &works.iter().map(|work| &work.raw).collect::<Vec<_>>());
    let mut facts = Vec::new();
    let given: HashSet<usize> = works.iter().flat_map(|work| work.texts.iter().flatten().copied()).collect();
    for work in works {
        let columns = &work.raw.header.columns;
        let weeded: Vec<Vec<Candidate>> = (0..work.raw.rows.len())
            .map(|i| weed(&work.raw.rows[i], columns, &work.cuts[i], work.texts[i].map(|t| &texts[t]), known))
            .collect();
        let doubtful = work.overflow || work.raw.headless;
        let decision = Case { columns, rows: &weeded, totals: &work.totals.ways, doubtful }.decide();
        let mut rows: Vec<GrantRow> = Vec::new();
        for (i, raw) in work.raw.rows.iter().enumerate() {
            let entry = work.texts[i].map(|text| &texts[text]);
            let names = row_names(raw, columns, &weeded[i], decision.choices[i].chosen, entry, known);
            let kind = kind(names.names.title.as_deref(), entry, all_project);
            let parts = Parts {
                raw,
                columns,
                candidates: &weeded[i],
                choice: &decision.choices[i],
                names: &names,
                entry,
                kind,
                currency,
                guessed: work.raw.headless,
            };
            let mut row = build(&parts, lines);
            super::finding::add_repair(&parts, &mut row);
            rows.push(row);
        }
        if unit::is_doubtful(&work.raw, &rows) {
            rows.iter_mut().for_each(doubt_amounts);
        }
        grants.tables.push(table(&work, &decision, rows, lines));
        facts.push(TableFacts {
            headless: work.raw.headless,
            unnamed_column: columns.iter().any(|column| column.header == UNNAMED),
            unread_totals: work.raw.totals.is_some() && work.totals.ways.is_empty(),
            reached: decision.reached,
            totals_at: work.raw.totals.as_ref().map(|row| place(lines, row.lines)),
        });
    }
    let loose = texts.iter().enumerate().filter(|(i, _)| !given.contains(i)).map(|(_, text)| text);
    Checks { grants, facts: &facts, lines }.run(loose)
}

/// The digits may be certain, but not what they count.
fn doubt_amounts(row: &mut GrantRow) {
    for field in ["applied", "total_cost", "grant", "eu_part", "co_funding"] {
        row.sure.entry(field.to_string()).and_modify(|sure| *sure = (*sure).max(Sure::Assumed));
    }
}

/// Names are read from the cuts that share the chosen one's words, for the others are ruled out with their
/// figures.
fn row_names(
    raw: &RawRow,
    columns: &[Column],
    candidates: &[Candidate],
    chosen: Option<usize>,
    entry: Option<&Entry>,
    known: &Known,
) -> NameReading {
    let held: Vec<Candidate> = match chosen {
        Some(chosen) => {
            let words = |c: &Candidate| {
                c.cells.iter().filter(|cell| matches!(cell, Cell::Words(_))).cloned().collect::<Vec<_>>()
            };
            let of_chosen = words(&candidates[chosen]);
            candidates.iter().filter(|c| words(c) == of_chosen).cloned().collect()
        }
        None => candidates.to_vec(),
    };
    names(raw, columns, &held, entry, known)
}

fn table(work: &Work, decision: &Decision, rows: Vec<GrantRow>, lines: &[Line]) -> Table {
    let columns = &work.raw.header.columns;
    let printed_in = |field: Field| {
        let column = columns.iter().position(|c| c.field == Some(field));
        column.filter(|_| !work.announced).and_then(|column| decision.printed[column])
    };
    let printed = PrintedTotals {
        count: work.totals.count,
        applied: printed_in(Field::Applied),
        total_cost: printed_in(Field::TotalCost),
        grant: printed_in(Field::Grant),
    };
    let proved = ProvedTotals {
        count: printed.count.map(|count| usize::try_from(count).ok() == Some(rows.len())),
        applied: reached(printed.applied, rows.iter().map(|row| row.applied)),
        total_cost: reached(printed.total_cost, rows.iter().map(|row| row.total_cost)),
        grant: reached(printed.grant, rows.iter().map(|row| row.grant)),
    };
    let header = |column: &Column| contract::Column {
        field: column.field.map(|field| field.name().to_string()),
        header: column.header.clone(),
    };
    Table {
        path: work.path.clone(),
        at: place(lines, (work.raw.lines.0, work.raw.lines.1.saturating_sub(1))),
        columns: columns.iter().map(header).collect(),
        printed,
        proved,
        rows,
    }
}

fn reached(printed: Option<Amount>, amounts: impl Iterator<Item = Option<Amount>>) -> Option<bool> {
    printed.map(|printed| Amount::sum(amounts.flatten()) == Some(printed))
}
