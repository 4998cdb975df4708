//! A table whose cells are told apart by tabs, bars or wide gaps, its columns in any order.
//!
//! A row is an activity when its columns are those of an activity, else an initiative.

use serde_json::{Map, Value as Json};

use super::blocks::{self, Block, Column, Row};
use super::columns;
use super::prose;
use super::vocabulary::{self, Part};
use crate::contract::{Activity, Initiative, Place, Priority, Sure};

pub(super) struct Rows {
    columns: Vec<Column>,
    rows: Vec<TableRow>,
    /// The columns are a plan's: something to do, and who or when.
    pub is_plan: bool,
    pub as_activities: bool,
}

pub(super) struct TableRow {
    pub cells: Vec<String>,
    pub first: u32,
    pub last: u32,
    /// As many cells as the header has columns.
    pub whole: bool,
}

/// Cuts the rows below a header row into cells, one for each of its columns, and joins rows that wrap.
pub(super) fn grid(header: &Row, rows: &[Row], columns: usize) -> Vec<TableRow> {
    let starts: Vec<usize> = pieces(header, &[]).into_iter().map(|(start, _)| start).collect();
    let aligned = !header.text.contains(['|', '\t']);
    let mut grid: Vec<TableRow> = Vec::new();
    for row in rows {
        if row.text.chars().all(|c| "-=+|: ".contains(c)) {
            continue;
        }
        let mut cells = if aligned { align(row, &starts) } else { cut(row, &header.text) };
        while cells.len() > columns && cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        let whole = cells.len() == columns;
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        let leads = cells.first().is_some_and(|cell| !cell.is_empty());
        match grid.last_mut() {
            Some(before) if !leads || (aligned && filled < columns && row.blanks == 0 && wraps(&cells)) => {
                go_on(before, &cells, row.line);
            }
            _ => grid.push(TableRow { cells, first: row.line, last: row.line, whole }),
        }
    }
    grid
}

/// Reads the rows under the header.
pub(super) fn read(block: &Block) -> Rows {
    let header = block.rows.first();
    let columns = header.and_then(|row| blocks::header(&row.text)).unwrap_or_default();
    let below = block.rows.get(1..).unwrap_or_default();
    let rows = header.map(|row| grid(row, below, columns.len())).unwrap_or_default();
    let has = |part: Part| columns.iter().any(|column| column.part == Some(part));
    let is_plan = (has(Part::Activity) || has(Part::Title) || has(Part::Goal))
        && [Part::Responsible, Part::When, Part::Priority, Part::Status].iter().any(|part| has(*part))
        && !rows.is_empty();
    let simple = |column: &Column| {
        use Part::{Activity, Number, Progress, Responsible, Status, When};
        matches!(column.part, Some(Activity | When | Responsible | Status | Progress | Number))
    };
    let as_activities = has(Part::Activity) && columns.iter().all(simple);
    Rows { columns, rows, is_plan, as_activities }
}

/// A row whose first cell goes on in lower case belongs to the row above.
fn wraps(cells: &[String]) -> bool {
    cells.iter().find(|cell| !cell.is_empty()).is_some_and(|cell| prose::starts_lower(cell))
}

fn go_on(before: &mut TableRow, cells: &[String], line: u32) {
    before.last = line;
    for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        match before.cells.get_mut(index) {
            Some(text) => *text = prose::join([text.as_str(), cell.as_str()]),
            None => before.cells.push(cell.clone()),
        }
    }
}

fn cut(row: &Row, header: &str) -> Vec<String> {
    let bar = if header.contains('|') { '|' } else { '\t' };
    // Outer bars are a frame only if the header has them too.
    let text = row.text.strip_prefix('|').filter(|_| header.starts_with('|')).unwrap_or(&row.text);
    let text = text.strip_suffix('|').filter(|_| header.ends_with('|')).unwrap_or(text);
    text.split(bar).map(prose::fold).collect()
}

/// Pieces between wide gaps, with the column of characters where each starts; where a column starts, one
/// space is a gap too.
fn pieces(row: &Row, starts: &[usize]) -> Vec<(usize, String)> {
    let mut pieces: Vec<(usize, String)> = Vec::new();
    let mut spaces = 2;
    for (index, character) in row.text.chars().enumerate() {
        if character == ' ' {
            spaces += 1;
            continue;
        }
        match pieces.last_mut() {
            Some((_, text)) if spaces == 0 || spaces == 1 && !starts.contains(&(row.indent + index)) => {
                text.extend(std::iter::repeat_n(' ', spaces));
                text.push(character);
            }
            _ => pieces.push((row.indent + index, character.to_string())),
        }
        spaces = 0;
    }
    pieces
}

/// Each piece goes to the column whose start is nearest.
fn align(row: &Row, starts: &[usize]) -> Vec<String> {
    let mut cells = vec![String::new(); starts.len()];
    for (start, text) in pieces(row, starts) {
        let nearest = (0..starts.len()).min_by_key(|index| starts[*index].abs_diff(start));
        if let Some(cell) = nearest.and_then(|index| cells.get_mut(index)) {
            *cell = prose::join([cell.as_str(), text.as_str()]);
        }
    }
    cells
}

impl Rows {
    fn cell<'a>(&'a self, row: &'a TableRow, part: Part) -> Option<&'a str> {
        let index = self.columns.iter().position(|column| column.part == Some(part))?;
        row.cells.get(index).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// The rows as activities.
    pub fn activities(&self) -> Vec<Activity> {
        // Numbers that only count the rows say nothing.
        let counted = (1..).zip(&self.rows).all(|(number, row)| {
            self.cell(row, Part::Number).is_some_and(|cell| cell.trim_end_matches('.') == number.to_string())
        });
        let made = self.rows.iter().map(|row| {
            let own = |part: Part| self.cell(row, part).map(str::to_string);
            let number =
                own(Part::Number).filter(|_| !counted).map(|number| format!("{number} ")).unwrap_or_default();
            Activity {
                text: format!("{number}{}", own(Part::Activity).unwrap_or_default()),
                when: own(Part::When),
                responsible: self.cell(row, Part::Responsible).map(columns::people).unwrap_or_default(),
                status: own(Part::Status),
                progress: own(Part::Progress),
                at: vec![Place::lines(row.first, row.last)],
            }
        });
        made.collect()
    }

    /// The rows as initiatives.
    pub fn initiatives(&self) -> Vec<Initiative> {
        self.rows.iter().map(|row| self.initiative(row)).collect()
    }

    fn initiative(&self, row: &TableRow) -> Initiative {
        let own = |part: Part| self.cell(row, part).map(str::to_string);
        let at = vec![Place::lines(row.first, row.last)];
        let mut labels = Map::new();
        for (column, cell) in self.columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty()) {
            if matches!(column.part, None | Some(Part::Number | Part::Progress)) {
                labels.insert(column.word.clone(), Json::String(cell.clone()));
            }
        }
        let named = own(Part::Title);
        let acts = own(Part::Activity);
        let title = named.clone().or_else(|| acts.clone());
        let activities = acts.filter(|_| named.is_some()).map(|text| Activity {
            text,
            at: at.clone(),
            ..Activity::default()
        });
        let priority = own(Part::Priority).map(|text| Priority { level: vocabulary::level(&text), text });
        let mut done = Initiative {
            title,
            purpose: own(Part::Purpose),
            goal: own(Part::Goal),
            activities: activities.into_iter().collect(),
            when: own(Part::When),
            responsible: self.cell(row, Part::Responsible).map(columns::people).unwrap_or_default(),
            priority,
            follow_up: own(Part::FollowUp),
            status: own(Part::Status),
            budget: own(Part::Budget),
            baseline: own(Part::Baseline),
            method: own(Part::Method),
            labels,
            at,
            ..Initiative::default()
        };
        if !row.whole {
            for field in ["title", "when", "responsible", "priority", "follow_up", "status", "budget"] {
                done.sure.insert(field.to_string(), Sure::Assumed);
            }
        }
        done
    }
}
