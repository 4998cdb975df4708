//! Tables of actions: a header row says what each column holds, in any order; below it each row is an action,
//! the heading of a group, or goes on with the row above.

use super::cell::items_of;
use super::parts::Cells;
use super::people;
use super::words::{self, Use};
use crate::plan::blocks;
use crate::plan::prose;
use crate::plan::vocabulary::{self, Part};

/// A column of the table: what it holds, and its word.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Column {
    pub holds: Option<Use>,
    pub word: String,
}

/// One action as its row has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Action {
    /// What stands before the items of its cell.
    pub lead: Option<String>,
    /// The action's own lines, each an item if they are listed.
    pub lines: Vec<String>,
    /// Its lines are items of a list.
    pub listed: bool,
    pub texts: Vec<(Part, String)>,
    pub others: Vec<(String, String)>,
    pub responsible: Vec<String>,
    pub when: Option<String>,
    pub area: Option<String>,
    pub first: u32,
    pub last: u32,
    /// What the row does not say itself but takes from the row above.
    pub taken: Vec<Part>,
    /// It was joined from several rows.
    pub joined: bool,
}

impl Action {
    /// Its lines as activities: items as they are, and lines without signs too where the cell holds nothing
    /// but short ones; else they are one text. Whether that was certain.
    pub fn activities(&self, whole: bool) -> (Vec<String>, bool) {
        if self.listed || self.lines.len() < 2 {
            return (self.lines.clone(), true);
        }
        let short = self.lines.iter().all(|line| !prose::is_ended(line) && prose::length(line) <= 90);
        // A title above sentences is one action with its description.
        let sentences = self.lines.iter().all(|line| prose::is_ended(line));
        if (short || sentences) && whole || short && self.lines.len() >= 3 {
            return (self.lines.clone(), false);
        }
        (vec![self.lines.join("\n")], true)
    }

    pub fn text(&self, part: Part) -> Option<&str> {
        self.texts.iter().find(|(one, _)| *one == part).map(|(_, text)| text.as_str())
    }
}

/// Actions below a group's heading.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub title: Option<String>,
    /// The heading is told by nothing but its row holding it alone.
    pub assumed: bool,
    pub first: u32,
    pub actions: Vec<Action>,
}

#[derive(Clone, Debug)]
pub(super) struct Actions {
    pub columns: Vec<Column>,
    /// Rows above the header.
    pub captions: Vec<(String, u32)>,
    pub groups: Vec<Group>,
    /// The columns are an action's own and nothing else's.
    pub simple: bool,
    /// There is no header row; the columns are those of the table before.
    pub headless: bool,
    pub first: u32,
    pub last: u32,
}

/// The columns that a row of header words names, if it is one.
fn header(row: &Cells) -> Option<Vec<Column>> {
    let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    if filled < 2 || row.cells.iter().any(|cell| prose::length(cell) > 80) {
        return None;
    }
    let mut columns: Vec<Column> = row.cells.iter().map(|word| column(word)).collect();
    mark_times(&mut columns);
    take_description(&mut columns);
    is_header(&columns, filled).then_some(columns)
}

/// Where nothing else says what is done, a description beside who and when does.
fn take_description(columns: &mut [Column]) {
    const WORDS: &str = "beskrivning|beskrivelse|description|innehåll|indhold|innhold|kuvaus|sisältö";
    let holds = |part: Part| columns.iter().any(|column| column.holds == Some(Use::Part(part)));
    let told = [Part::Activity, Part::Title, Part::Goal, Part::Purpose].into_iter().any(holds);
    if told || !holds(Part::Responsible) || !(holds(Part::When) || holds(Part::Status)) {
        return;
    }
    let described = |column: &&mut Column| WORDS.split('|').any(|word| word == column.word.to_lowercase());
    if let Some(column) = columns.iter_mut().find(described) {
        column.holds = Some(Use::Part(Part::Activity));
    }
}

/// The row is a header.
pub(super) fn is_header_row(row: &Cells) -> bool {
    header(row).is_some()
}

pub(super) fn column(word: &str) -> Column {
    Column { holds: words::header_word(word), word: prose::fold(word) }
}

/// Months, quarters or years side by side are times that cells are marked under.
fn mark_times(columns: &mut [Column]) {
    let times = columns.iter().filter(|column| words::is_time_column(&column.word)).count();
    if times >= 3 {
        for column in columns.iter_mut().filter(|column| words::is_time_column(&column.word)) {
            column.holds = Some(Use::Mark);
        }
    }
}

fn is_header(columns: &[Column], filled: usize) -> bool {
    let count =
        |holds: &dyn Fn(Use) -> bool| columns.iter().filter(|column| column.holds.is_some_and(holds)).count();
    let known = count(&|_| true);
    let does = count(&|holds| matches!(holds, Use::Part(Part::Activity)));
    let names = count(&|holds| matches!(holds, Use::Part(Part::Title | Part::Goal)));
    let says = count(&|holds| {
        matches!(
            holds,
            Use::Part(Part::Responsible | Part::When | Part::Status | Part::Priority | Part::FollowUp)
                | Use::Part(Part::Progress | Part::Budget | Part::Method)
                | Use::Mark
        )
    });
    let contact = count(&|holds| holds == Use::Contact) > 0;
    let enough = does >= 1 && says + names >= 1 || names >= 1 && says >= 2;
    known >= 2 && known * 2 >= filled && enough && !contact
}

/// A header of two rows: the second divides what the first spans.
fn joined_header(first: &[Column], row: &Cells) -> Option<Vec<Column>> {
    let mut divided = 0;
    let mut columns = first.to_vec();
    let mut above = String::new();
    for (index, cell) in row.cells.iter().enumerate() {
        let word = prose::fold(cell);
        let column_above = first.get(index)?;
        if !column_above.word.is_empty() {
            above.clone_from(&column_above.word);
        }
        if word.is_empty() || word == column_above.word {
            continue;
        }
        let holds =
            words::header_word(&word).or_else(|| words::is_time_column(&word).then_some(Use::Mark))?;
        let word = if holds == Use::Mark { word } else { format!("{above} {word}").trim().to_string() };
        columns[index] = Column { holds: Some(holds), word };
        divided += 1;
    }
    (divided > 0).then_some(columns)
}

/// Reads a table under a plan's header; `before` are the columns of the table before, for one that goes on
/// without a header.
pub(super) fn read(rows: &[Cells], before: Option<&[Column]>) -> Option<Actions> {
    let mut captions = Vec::new();
    let mut found = None;
    let mut years = None;
    for (index, row) in rows.iter().enumerate().take(12) {
        if let Some(mut columns) = header(row) {
            years.into_iter().for_each(|years| under_years(&mut columns, years));
            found = Some((index + 1, columns));
            break;
        }
        if are_years(row) {
            years = Some(row);
            continue;
        }
        let Some((_, text)) = row.alone() else { break };
        captions.push((prose::fold(text), row.line));
    }
    let headless = found.is_none();
    let (mut start, mut columns) = match found {
        Some(found) => found,
        None => {
            captions.clear();
            let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
            (0, before.filter(|columns| columns.len() == width)?.to_vec())
        }
    };
    if let Some(joined) = rows.get(start).filter(|_| !headless).and_then(|row| joined_header(&columns, row)) {
        columns = joined;
        start += 1;
    }
    let below = rows.get(start..).unwrap_or_default();
    settle_done(&mut columns, below);
    let mut groups = groups(below, &columns, rows.get(..start).unwrap_or_default());
    // A row over the header names what is below it.
    if let Some(first) = groups.first_mut().filter(|group| group.title.is_none() && !group.actions.is_empty())
        && let Some((text, line)) = captions.pop()
    {
        first.title = Some(text);
        first.first = line;
    }
    if headless && !fits(below, &columns) {
        return None;
    }
    if groups.iter().all(|group| group.actions.is_empty()) {
        return None;
    }
    let simple = columns.iter().all(|column| {
        use Part::{Activity, Number, Progress, Responsible, Status, When};
        match column.holds {
            Some(Use::Part(Activity | Number | Progress | Responsible | Status | When)) => true,
            Some(Use::Area | Use::End | Use::Mark) => true,
            None => column.word.is_empty(),
            _ => false,
        }
    });
    let simple = simple && columns.iter().any(|column| column.holds == Some(Use::Part(Part::Activity)));
    let first = rows.first().map_or(0, |row| row.line);
    let last = rows.last().map_or(0, |row| row.line);
    Some(Actions { columns, captions, groups, simple, headless, first, last })
}

/// Years over the quarters or months of a header; the first column says nothing.
fn are_years(row: &Cells) -> bool {
    let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()).peekable();
    let first = filled.peek().map_or(0, |(index, _)| *index);
    first > 0 && filled.all(|(_, cell)| words::is_time_column(cell) && vocabulary::years(cell).len() == 1)
}

/// "Kv 1" under "2031" is the first quarter of that year.
fn under_years(columns: &mut [Column], years: &Cells) {
    let mut above = "";
    for (index, column) in columns.iter_mut().enumerate() {
        let own = years.cells.get(index).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        above = own.unwrap_or(above);
        if column.holds == Some(Use::Mark) && vocabulary::years(&column.word).is_empty() {
            column.word = format!("{} {above}", column.word).trim().to_string();
        }
    }
}

/// "Klart" over yes and no says how far something has come, not when.
fn settle_done(columns: &mut [Column], rows: &[Cells]) {
    const DONE: &str =
        "ja|nej|nei|yes|no|x|✓|✔|delvis|delvist|partly|klar|klart|ej klar|ej klart|ikke|på gång";
    for index in 0..columns.len() {
        if !matches!(columns[index].holds, Some(Use::Part(Part::When) | Use::End)) {
            continue;
        }
        let cells = rows.iter().filter(|row| row.alone().is_none()).filter_map(|row| row.cells.get(index));
        let mut filled =
            cells.map(|cell| cell.trim().to_lowercase()).filter(|cell| !cell.is_empty()).peekable();
        let said = filled.peek().is_some() && filled.all(|cell| DONE.split('|').any(|one| one == cell));
        if said {
            let status = Some(Use::Part(Part::Status));
            let free = !columns.iter().any(|column| column.holds == status);
            columns[index].holds = status.filter(|_| free);
        }
    }
}

fn groups(rows: &[Cells], columns: &[Column], heads: &[Cells]) -> Vec<Group> {
    let mut groups = vec![Group::default()];
    let grouping = headings(rows, columns);
    for (index, row) in rows.iter().enumerate() {
        let again = heads.iter().any(|head| head.cells == row.cells) || header(row).is_some();
        if again || is_total(row) {
            continue;
        }
        if let Some((title, assumed)) = &grouping[index] {
            let fresh =
                Group { title: Some(title.clone()), assumed: *assumed, first: row.line, actions: Vec::new() };
            match groups.last_mut().filter(|group| group.actions.is_empty() && group.title.is_none()) {
                Some(empty) => *empty = fresh,
                None => groups.push(fresh),
            }
            continue;
        }
        let Some(group) = groups.last_mut() else { continue };
        let action = action(row, columns);
        match group.actions.last_mut() {
            Some(above) if action.lines.is_empty() && title_of(&action).is_none() => go_on(above, action),
            above => {
                let filled = above.map(|above| fill_down(&action, above, columns));
                group.actions.push(filled.unwrap_or(action));
            }
        }
    }
    groups
}

/// Rows without a header fill the columns as such columns are filled: times or priorities where those stand.
fn fits(rows: &[Cells], columns: &[Column]) -> bool {
    let told = |part: Part, known: &dyn Fn(&str) -> bool| {
        let column = columns.iter().position(|column| column.holds == Some(Use::Part(part)))?;
        let cells = rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| cell.trim());
        let filled: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        let known = filled.iter().filter(|cell| known(cell)).count();
        (!filled.is_empty()).then_some(known * 3 >= filled.len() * 2)
    };
    let time = |cell: &str| {
        let cell = prose::fold(cell);
        vocabulary::is_when(&cell)
            || vocabulary::is_frequency(&cell)
            || prose::length(&cell) <= 30 && !vocabulary::years(&cell).is_empty()
    };
    told(Part::When, &time)
        .or_else(|| told(Part::Priority, &|cell| vocabulary::level(cell).is_some()))
        .unwrap_or(false)
}

fn title_of(action: &Action) -> Option<&str> {
    action.text(Part::Title)
}

/// For each row the heading that it is: one cell over the whole width, or one cell alone that reads as one.
fn headings(rows: &[Cells], columns: &[Column]) -> Vec<Option<(String, bool)>> {
    let position = |part: Part| columns.iter().position(|column| column.holds == Some(Use::Part(part)));
    let (acts, number) = (position(Part::Activity), position(Part::Number));
    let regular = |row: &Cells| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count() >= 2;
    let full = rows.iter().filter(|row| regular(row)).count();
    let lone: Vec<usize> = (0..rows.len())
        .filter(|index| rows[*index].alone().is_some() && rows[*index].cells.len() > 1)
        .collect();
    // Lone cells are headings if each has full rows below it, and full rows are the rule.
    let followed = lone.iter().all(|index| rows.get(index + 1).is_some_and(regular));
    let by_habit = lone.len() >= 2 && followed && full >= lone.len() * 2;
    let told = |index: usize, row: &Cells| {
        if let Some((column, text)) = row.alone() {
            let text = prose::fold(text);
            if row.cells.len() == 1 {
                return (prose::length(&text) <= 300).then_some((text, false));
            }
            let titled = words::goal(&text).is_some()
                || blocks::numbered(&text).is_some_and(|(number, _)| !number.contains('.'))
                    && rows.get(index + 1).is_some_and(regular);
            let elsewhere = acts.is_some_and(|acts| acts != column) && column == 0;
            let short = prose::length(&text) <= 120 && !text.ends_with('.');
            return (short && (titled || elsewhere && followed || by_habit)).then_some((text, true));
        }
        // "2 | Kompetens" above "2.1 | …"
        let (number, acts) = (number?, acts?);
        let own = row.cells.get(number)?.trim().trim_end_matches('.');
        let next = rows.get(index + 1)?.cells.get(number)?.trim();
        let only = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count() == 2;
        let above = only && !own.is_empty() && next.starts_with(&format!("{own}."));
        above.then(|| (prose::fold(row.cells.get(acts).map_or("", String::as_str)), false))
    };
    rows.iter().enumerate().map(|(index, row)| told(index, row)).collect()
}

pub(super) fn is_total(row: &Cells) -> bool {
    let first = row.cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default();
    let word = first.trim_end_matches(':').to_lowercase();
    ["summa", "totalt", "total", "sum", "i alt", "sammanlagt", "yhteensä"].contains(&word.as_str())
}

pub(super) fn action(row: &Cells, columns: &[Column]) -> Action {
    let mut done = Action { first: row.line, last: row.line, ..Action::default() };
    let mut times: Vec<String> = Vec::new();
    let (mut from, mut until) = (None, None);
    for (column, cell) in columns.iter().zip(&row.cells) {
        let text = cell.trim();
        if text.is_empty() || ["-", "–", "—"].contains(&text) {
            continue;
        }
        let flat = prose::fold(text);
        match column.holds {
            Some(Use::Part(Part::Activity)) => {
                let (lead, lines, listed) = items_of(text);
                done.listed |= listed;
                done.lead = done.lead.take().or(lead);
                done.lines.extend(lines);
            }
            Some(Use::Part(Part::Responsible)) => people::add(&mut done.responsible, people::of(text)),
            Some(Use::Part(Part::When)) => match from {
                None => from = Some(flat),
                Some(_) => until = Some(flat),
            },
            Some(Use::End) => until = Some(flat),
            Some(Use::Part(part)) => done.texts.push((part, flat)),
            Some(Use::Area) => done.area = Some(flat),
            Some(Use::Mark) if words::is_mark(text) => times.push(column.word.clone()),
            Some(Use::Mark) => times.push(format!("{}: {flat}", column.word)),
            Some(Use::Contact) | None => done.others.push((column.word.clone(), flat)),
        }
    }
    let span = match (from, until) {
        (Some(from), Some(until)) if from != until => Some(format!("{from}–{until}")),
        (from, until) => from.or(until),
    };
    done.when = span.or_else(|| (!times.is_empty()).then(|| times.join(", ")));
    done
}

/// A row without an action of its own says more of the one above.
fn go_on(above: &mut Action, more: Action) {
    above.last = more.last;
    above.joined = true;
    people::add(&mut above.responsible, more.responsible);
    for (part, text) in more.texts {
        match above.texts.iter_mut().find(|(one, _)| *one == part) {
            Some((_, before)) if *before != text => *before = format!("{before} {text}"),
            Some(_) => {}
            None => above.texts.push((part, text)),
        }
    }
    for (word, text) in more.others {
        if !above.others.contains(&(word.clone(), text.clone())) {
            above.others.push((word, text));
        }
    }
    above.when = match (above.when.take(), more.when) {
        (Some(before), Some(after)) if before != after => Some(format!("{before} {after}")),
        (before, after) => before.or(after),
    };
}

/// An empty cell to the left of the action, under a filled one, means the same as above.
fn fill_down(action: &Action, above: &Action, columns: &[Column]) -> Action {
    let mut filled = action.clone();
    let position = |holds: Use| columns.iter().position(|column| column.holds == Some(holds));
    let acts = position(Use::Part(Part::Activity)).unwrap_or(columns.len());
    for part in [Part::Goal, Part::Title, Part::Purpose] {
        let left = position(Use::Part(part)).is_some_and(|column| column < acts);
        if let Some(text) = above.text(part).filter(|_| left && action.text(part).is_none()) {
            filled.texts.push((part, text.to_string()));
            filled.taken.push(part);
        }
    }
    if filled.area.is_none() && position(Use::Area).is_some_and(|column| column < acts) {
        filled.area.clone_from(&above.area);
    }
    filled
}
