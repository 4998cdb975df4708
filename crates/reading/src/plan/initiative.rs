//! One initiative while it is being read: labelled texts, activities and cells, and what they become.

use serde_json::{Map, Value as Json};

use super::blocks::{Block, Column, Row};
use super::columns::{self, Cell, Names, Placed};
use super::prose;
use super::vocabulary::{self, Part};
use crate::contract::{Activity, Initiative, Place, Priority, Sure};

/// More labels are no card but noise, and are not looked through each time.
const MOST_LABELS: usize = 100;

/// What has been gathered of an initiative so far.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub title: Option<String>,
    pub title_sure: Option<Sure>,
    pub intro: Vec<String>,
    texts: Vec<(Part, String)>,
    labels: Map<String, Json>,
    opener: Option<Part>,
    /// A label says that activities follow.
    pub says_activity: bool,
    /// Its first label says what to do, and is its title.
    pub names_itself: bool,
    /// The label that the next loose paragraph goes on with: a part, or a key of `labels`.
    last: Option<Result<Part, String>>,
    pub header: Option<Vec<Column>>,
    /// A table without a header row.
    pub header_missing: bool,
    pub activities: Vec<Activity>,
    /// How many activities came from labels of their own.
    labelled: usize,
    pub activities_assumed: bool,
    /// Its activities carry a sign, a glyph or what is left of one: a text without it starts no new one.
    pub signed: bool,
    pub cells: Vec<Cell>,
    /// Activities come after cells: the table goes on, and cells of its later part may be missed.
    pub goes_on: bool,
    group: usize,
    pub first: u32,
    pub last_line: u32,
}

impl Draft {
    pub fn starting_at(line: u32) -> Self {
        Draft { first: line, last_line: line, ..Draft::default() }
    }

    /// The part of its first label.
    pub fn first_part(&self) -> Option<Part> {
        self.opener
    }

    /// The table's header puts a column of people, times or the like before the activities.
    pub fn starts_with_cells(&self) -> bool {
        let leads = self.header.as_ref().and_then(|columns| columns.first()).and_then(|column| column.part);
        self.activities.is_empty() && leads.is_some_and(|part| !matches!(part, Part::Activity | Part::Title))
    }

    /// It has a table, with or without a header.
    pub fn has_table(&self) -> bool {
        self.header.is_some() || self.header_missing
    }

    pub fn is_bare(&self) -> bool {
        self.texts.is_empty() && self.activities.is_empty() && self.cells.is_empty() && self.labels.is_empty()
    }

    /// The parts of its labels, as far as a card may hold any.
    pub fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        self.texts.iter().take(MOST_LABELS).map(|(part, _)| *part)
    }

    /// Bullets at this block belong to the last label's text: it waits for one, or they follow it without a
    /// gap.
    pub fn takes_into_label(&self, block: &Block) -> bool {
        match &self.last {
            Some(Ok(Part::Activity)) | None => false,
            Some(Ok(part)) => {
                let waits = self
                    .texts
                    .iter()
                    .rev()
                    .take(MOST_LABELS)
                    .any(|(one, text)| one == part && text.is_empty());
                waits || (block.blanks() == 0 && self.activities.is_empty())
            }
            Some(Err(_)) => block.blanks() == 0,
        }
    }

    pub fn label(&mut self, part: Option<Part>, word: &str, block: &Block) {
        self.last_line = block.last();
        let Some(part) = part else {
            self.labels.insert(word.to_string(), Json::String(block.text.clone()));
            self.last = Some(Err(word.to_string()));
            return;
        };
        self.last = Some(Ok(part));
        let first = self.opener.is_none();
        self.opener.get_or_insert(part);
        if first && self.names_itself {
            self.title = Some(block.text.clone());
            return;
        }
        if part == Part::Activity {
            self.says_activity = true;
            if !block.text.is_empty() {
                self.labelled += 1;
                self.add_activity(block.text.clone(), block);
            }
            return;
        }
        if part == Part::Title && self.title.is_none() {
            self.title = Some(block.text.clone());
            return;
        }
        if let Some(activity) = self.activities.last_mut().filter(|_| self.labelled > 0) {
            match part {
                Part::When => activity.when = Some(block.text.clone()),
                Part::Status => activity.status = Some(block.text.clone()),
                Part::Progress => activity.progress = Some(block.text.clone()),
                Part::Responsible => activity.responsible = columns::people(&block.text),
                _ => {}
            }
        }
        self.texts.push((part, block.text.clone()));
    }

    /// A paragraph that goes on with the last labelled text, or stands before the first.
    pub fn go_on(&mut self, text: &str, line: u32) {
        self.last_line = self.last_line.max(line);
        match &self.last {
            Some(Ok(Part::Activity | Part::Title)) | None => {
                if let Some(activity) = self.activities.last_mut() {
                    activity.text = prose::join([activity.text.as_str(), text]);
                } else {
                    self.intro.push(text.to_string());
                }
            }
            Some(Ok(part)) => {
                if let Some((_, before)) = self.texts.iter_mut().rev().find(|(one, _)| one == part) {
                    append(before, text);
                }
            }
            Some(Err(word)) => {
                if let Some(Json::String(before)) = self.labels.get_mut(word) {
                    append(before, text);
                }
            }
        }
    }

    pub fn add_activity(&mut self, text: String, block: &Block) {
        if !self.activities.is_empty()
            && !self.cells.is_empty()
            && self.cells.last().is_some_and(|cell| cell.group == self.group)
        {
            self.group += 1;
            self.goes_on = true;
        }
        self.last_line = block.last();
        let at = vec![Place::lines(block.first(), block.last())];
        self.activities.push(Activity { text, at, ..Activity::default() });
    }

    pub fn add_cell(&mut self, row: &Row) {
        self.last_line = row.line;
        let cell = Cell { text: row.text.clone(), blanks: row.blanks, group: self.group };
        self.cells.push(cell);
    }

    fn take(&mut self, part: Part) -> Option<String> {
        let texts: Vec<String> = self
            .texts
            .iter()
            .filter(|(one, text)| *one == part && !text.is_empty())
            .map(|(_, text)| text.clone())
            .collect();
        (!texts.is_empty()).then(|| texts.join("\n"))
    }

    /// Gives its labelled texts to the initiatives of the table below them: purpose and goal to each that has
    /// none of its own; gives back the rest as words.
    pub fn hand_down(&mut self, rows: &mut [Initiative]) -> Vec<String> {
        let (purpose, goal) = (self.take(Part::Purpose), self.take(Part::Goal));
        for row in rows {
            for (field, own, text) in
                [("purpose", &mut row.purpose, &purpose), ("goal", &mut row.goal, &goal)]
            {
                if own.is_none() && text.is_some() {
                    own.clone_from(text);
                    row.sure.insert(field.to_string(), Sure::Assumed);
                }
            }
        }
        let others = self.texts.iter().filter(|(part, _)| !matches!(part, Part::Purpose | Part::Goal));
        let mut words = std::mem::take(&mut self.intro);
        words.extend(others.map(|(_, text)| text.clone()));
        words.extend(
            self.labels.iter().map(|(word, text)| format!("{word}: {}", text.as_str().unwrap_or_default())),
        );
        words.extend(self.activities.iter().map(|activity| activity.text.clone()));
        words
    }

    /// The initiative as the contract has it.
    pub fn finish(mut self, names: &Names) -> Initiative {
        let mut placed = columns::place(&self.cells, self.header.as_deref(), names);
        if let Some((_, sure)) = placed.responsible.as_mut().filter(|_| self.goes_on) {
            *sure = (*sure).max(Sure::Assumed);
        }
        let mut done = Initiative {
            title: self.title.take().filter(|title| !title.is_empty()),
            purpose: self.take(Part::Purpose),
            goal: self.take(Part::Goal),
            when: self.take(Part::When),
            follow_up: self.take(Part::FollowUp),
            status: self.take(Part::Status),
            budget: self.take(Part::Budget),
            baseline: self.take(Part::Baseline),
            method: self.take(Part::Method),
            at: vec![Place::lines(self.first, self.last_line)],
            ..Initiative::default()
        };
        if let Some(text) = self.take(Part::Priority) {
            done.priority = Some(Priority { level: vocabulary::level(&text), text });
        }
        let owners: Vec<String> = self
            .texts
            .iter()
            .filter(|(part, _)| *part == Part::Responsible)
            .collect::<Vec<_>>()
            .into_iter()
            .flat_map(|(_, text)| columns::people(text))
            .collect();
        add_people(&mut done.responsible, owners);
        for (part, key) in [(Part::Progress, "Progress"), (Part::Number, "Nr")] {
            if let Some(text) = self.take(part) {
                self.labels.insert(key.to_string(), Json::String(text));
            }
        }
        if let Some(sure) = self.title_sure.filter(|_| done.title.is_some()) {
            say(&mut done, "title", sure);
        }
        if !self.activities.is_empty() {
            let sure = if self.activities_assumed { Sure::Assumed } else { Sure::Single };
            say(&mut done, "activities", sure);
        }
        let others = fill(&mut done, placed);
        // A year wheel has its months for headings.
        if let Some(month) =
            done.title.clone().filter(|title| done.when.is_none() && vocabulary::is_month(title))
        {
            done.when = Some(month);
            say(&mut done, "when", Sure::Assumed);
        }
        keep_others(&mut self.labels, &mut self.intro, others, self.header.as_deref());
        // A single labelled activity shares its labels with the initiative; only several have their own.
        if self.labelled < 2 && self.labelled > 0 {
            for activity in &mut self.activities {
                activity.when = None;
                activity.status = None;
                activity.responsible.clear();
            }
        }
        done.labels = self.labels;
        done.activities = self.activities;
        done.intro = (!self.intro.is_empty()).then(|| self.intro.join("\n"));
        done
    }
}

fn say(done: &mut Initiative, field: &str, sure: Sure) {
    done.sure.insert(field.to_string(), sure);
}

/// Takes what the cells say into the initiative; gives back the cells that no field takes.
fn fill(done: &mut Initiative, placed: Placed) -> Vec<String> {
    done.alternatives.extend(placed.alternatives);
    if let Some((when, sure)) = placed.when {
        say(done, "when", sure);
        done.when = Some(both(done.when.take(), when));
    }
    if let Some((responsible, sure)) = placed.responsible {
        say(done, "responsible", sure);
        add_people(&mut done.responsible, responsible);
    }
    if let Some((priority, sure)) = placed.priority {
        say(done, "priority", sure);
        done.priority = Some(priority);
    }
    if let Some((follow_up, sure)) = placed.follow_up {
        say(done, "follow_up", sure);
        done.follow_up = Some(both(done.follow_up.take(), follow_up));
    }
    placed.others
}

/// What a label said already, and what the cell says.
fn both(label: Option<String>, cell: String) -> String {
    label.filter(|label| *label != cell).map_or_else(|| cell.clone(), |label| format!("{label} {cell}"))
}

fn append(before: &mut String, text: &str) {
    if !before.is_empty() {
        before.push('\n');
    }
    before.push_str(text);
}

/// Each name once, in the order printed.
pub(super) fn add_people(people: &mut Vec<String>, more: Vec<String>) {
    for name in more {
        if !people.contains(&name) {
            people.push(name);
        }
    }
}

/// Cells without a column of their own: under the header's unknown word if there is just one, else in the
/// text.
fn keep_others(
    labels: &mut Map<String, Json>,
    intro: &mut Vec<String>,
    others: Vec<String>,
    header: Option<&[Column]>,
) {
    if others.is_empty() {
        return;
    }
    let mut unknown = header.into_iter().flatten().filter(|column| column.part.is_none());
    match (unknown.next(), unknown.next()) {
        (Some(column), None) => {
            labels.insert(column.word.clone(), Json::String(others.join(" ")));
        }
        _ => intro.extend(others),
    }
}
