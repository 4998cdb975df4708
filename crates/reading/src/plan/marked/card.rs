//! One initiative while it is gathered from labelled texts; and cards, tables whose first column holds
//! labels.

use serde_json::{Map, Value as Json};

use super::cell::{items_of, lines_of};
use super::parts::Cells;
use super::{people, words};
use crate::contract::{Activity, Initiative, Place, Priority, Sure};
use crate::plan::prose;
use crate::plan::vocabulary::{self, Part};

/// More labels are no card but noise, and are not looked through each time.
const MOST_LABELS: usize = 100;

#[derive(Clone, Debug, Default)]
pub(super) struct Card {
    pub title: Option<String>,
    pub title_sure: Option<Sure>,
    pub intro: Vec<String>,
    texts: Vec<(Part, String)>,
    labels: Map<String, Json>,
    pub responsible: Vec<String>,
    pub activities: Vec<Activity>,
    pub activities_assumed: bool,
    /// The last label, for what follows it.
    last: Option<Result<Part, String>>,
    /// Items follow the last label, which held nothing.
    listing: bool,
    pub first: u32,
    pub last_line: u32,
    pub assumed: Vec<&'static str>,
    /// Its table has no header row.
    pub headless: bool,
}

impl Card {
    pub fn at(line: u32) -> Self {
        Card { first: line, last_line: line, ..Card::default() }
    }

    /// How many different labels it has.
    pub fn parts(&self) -> usize {
        let mut parts: Vec<Part> = self.texts.iter().take(MOST_LABELS).map(|(part, _)| *part).collect();
        parts.dedup();
        let acts = !self.activities.is_empty();
        parts.len() + usize::from(!self.responsible.is_empty()) + usize::from(acts)
    }

    /// Somebody, some time or a state is told, not only wishes.
    pub fn works(&self) -> bool {
        let told = |part: Part| self.texts.iter().any(|(one, _)| *one == part);
        !self.responsible.is_empty() || told(Part::When) || told(Part::Status) || told(Part::Progress)
    }

    pub fn is_bare(&self) -> bool {
        self.texts.is_empty()
            && self.labels.is_empty()
            && self.responsible.is_empty()
            && self.activities.is_empty()
            && self.last.is_none()
    }

    pub fn has(&self, part: Part) -> bool {
        match part {
            Part::Responsible => !self.responsible.is_empty(),
            Part::Activity => !self.activities.is_empty(),
            _ => self.texts.iter().any(|(one, _)| *one == part),
        }
    }

    pub fn take(&mut self, part: Part) -> Option<String> {
        let texts: Vec<String> =
            self.texts.iter().filter(|(one, _)| *one == part).map(|(_, text)| text.clone()).collect();
        self.texts.retain(|(one, _)| *one != part);
        (!texts.is_empty()).then(|| texts.join("\n"))
    }

    /// A labelled text.
    pub fn label(&mut self, part: Option<Part>, word: &str, text: &str, line: u32) {
        self.last_line = self.last_line.max(line);
        self.listing = false;
        let text = text.trim();
        let Some(part) = part else {
            self.labels.insert(word.to_string(), Json::String(prose::fold(text)));
            self.last = Some(Err(word.to_string()));
            return;
        };
        self.last = Some(Ok(part));
        if text.is_empty() {
            return;
        }
        match part {
            Part::Title if self.title.is_none() => self.title = Some(prose::fold(text)),
            Part::Activity => {
                let (lead, items, _) = items_of(text);
                self.intro.extend(lead);
                for one in items {
                    self.activity(one, line);
                }
            }
            Part::Responsible => people::add(&mut self.responsible, people::of(text)),
            _ => {
                let lines: Vec<String> = lines_of(text).into_iter().map(|(_, line)| line).collect();
                self.texts.push((part, lines.join("\n")));
            }
        }
    }

    /// The last label announces a list of wishes, such as goals, and what it holds are their items.
    pub fn lists_wishes(&self) -> bool {
        self.listing
            && matches!(self.last, Some(Ok(Part::Goal | Part::Purpose | Part::Method | Part::Baseline)))
    }

    /// The last label holds nothing yet.
    pub fn waits(&self) -> bool {
        match &self.last {
            Some(Ok(Part::Activity)) => true,
            Some(Ok(part)) => !self.has(*part),
            Some(Err(word)) => self.labels.get(word).and_then(Json::as_str) == Some(""),
            None => false,
        }
    }

    /// What follows a label: an item or a paragraph. Gives it back if there is no label before it.
    pub fn go_on(&mut self, text: &str, item: bool, line: u32) -> bool {
        self.last_line = self.last_line.max(line);
        self.listing = item && (self.listing || self.waits());
        match self.last.clone() {
            None => return false,
            Some(Ok(Part::Activity)) => {
                self.activities_assumed |= !item;
                self.activity(text.to_string(), line);
            }
            Some(Ok(Part::Responsible)) => people::add(&mut self.responsible, people::of(text)),
            Some(Ok(Part::Title)) => self.intro.push(text.to_string()),
            Some(Ok(part)) => match self.texts.iter_mut().rev().find(|(one, _)| *one == part) {
                Some((_, before)) => append(before, text),
                None => self.texts.push((part, text.to_string())),
            },
            Some(Err(word)) => {
                if let Some(Json::String(before)) = self.labels.get_mut(&word) {
                    append(before, text);
                }
            }
        }
        true
    }

    pub fn activity(&mut self, text: String, line: u32) {
        self.last_line = self.last_line.max(line);
        let at = vec![Place::lines(line, line)];
        self.activities.push(Activity { text, at, ..Activity::default() });
    }

    /// A field's text, once.
    pub fn tell(&mut self, part: Part, text: &str) {
        if !self.texts.iter().any(|(one, told)| *one == part && told == text) {
            self.texts.push((part, text.to_string()));
        }
    }

    pub fn other(&mut self, word: &str, text: &str) {
        match self.labels.get_mut(word) {
            Some(Json::String(before)) if before != text => append(before, text),
            Some(_) => {}
            None => {
                self.labels.insert(word.to_string(), Json::String(text.to_string()));
            }
        }
    }

    pub fn finish(mut self) -> Initiative {
        let mut done = Initiative {
            purpose: self.take(Part::Purpose),
            goal: self.take(Part::Goal),
            when: self.take(Part::When),
            follow_up: self.take(Part::FollowUp),
            status: self.take(Part::Status),
            budget: self.take(Part::Budget),
            baseline: self.take(Part::Baseline),
            method: self.take(Part::Method),
            responsible: std::mem::take(&mut self.responsible),
            at: vec![Place::lines(self.first, self.last_line)],
            ..Initiative::default()
        };
        done.priority =
            self.take(Part::Priority).map(|text| Priority { level: vocabulary::level(&text), text });
        for (part, key) in [(Part::Progress, "Progress"), (Part::Number, "Nr")] {
            if let Some(text) = self.take(part) {
                self.labels.insert(key.to_string(), Json::String(text));
            }
        }
        done.title = self.title.filter(|title| !title.is_empty());
        if let Some(sure) = self.title_sure.filter(|_| done.title.is_some()) {
            done.sure.insert("title".to_string(), sure);
        }
        if !self.activities.is_empty() {
            let sure = if self.activities_assumed { Sure::Assumed } else { Sure::Single };
            done.sure.insert("activities".to_string(), sure);
        }
        if let Some(month) = done.title.clone().filter(|title| done.when.is_none() && words::is_season(title))
        {
            done.when = Some(month);
            done.sure.insert("when".to_string(), Sure::Assumed);
        }
        for field in self.assumed {
            done.sure.insert(field.to_string(), Sure::Assumed);
        }
        self.labels.retain(|_, text| text.as_str() != Some(""));
        done.labels = self.labels;
        done.activities = self.activities;
        done.intro = (!self.intro.is_empty()).then(|| self.intro.join("\n"));
        done
    }
}

fn append(before: &mut String, text: &str) {
    if !before.is_empty() {
        before.push('\n');
    }
    before.push_str(text);
}

/// The cards of a table whose first column holds labels, or whose columns are labels and values by turns;
/// nothing if it is no such table. A row over the whole width is a card's title.
pub(super) fn read(rows: &[Cells]) -> Option<Vec<Card>> {
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    if !(2..=8).contains(&width) || rows.len() > 400 {
        return None;
    }
    let label = |cell: &str| words::label_part(cell).filter(|_| prose::length(cell) <= 60);
    let wide = || rows.iter().filter(|row| row.cells.len() > 1);
    let at = |row: &Cells, column: usize| row.cells.get(column).and_then(|cell| label(cell));
    let known = wide().filter(|row| at(row, 0).is_some()).count();
    let all = wide().count();
    if all < 2 || known < 2 || known * 2 < all {
        return None;
    }
    let across = rows.iter().any(|row| (1..width).filter(|column| at(row, *column).is_some()).count() >= 2);
    let pairs = width == 4 && wide().filter(|row| at(row, 2).is_some()).count() * 2 >= all;
    if width == 2 {
        // "Mål | Aktivitet" above rows is a header.
        let headed = rows.iter().find(|row| row.cells.len() > 1).is_some_and(|row| at(row, 1).is_some());
        return (!headed || known == all && all >= 3).then(|| cards(rows, 0, 1));
    }
    if pairs {
        let unfolded: Vec<Cells> = rows.iter().flat_map(halves).collect();
        return Some(cards(&unfolded, 0, 1));
    }
    if across || known < 3 || known * 3 < all * 2 {
        return None;
    }
    Some((1..width).flat_map(|column| cards(rows, 0, column)).filter(|card| !card.is_bare()).collect())
}

/// A row of label, value, label, value as two.
fn halves(row: &Cells) -> Vec<Cells> {
    if row.cells.len() < 4 {
        return vec![row.clone()];
    }
    let half = |range: std::ops::Range<usize>| Cells {
        line: row.line,
        cells: row.cells.get(range).unwrap_or_default().to_vec(),
    };
    [half(0..2), half(2..4)]
        .into_iter()
        .filter(|half| half.cells.iter().any(|cell| !cell.is_empty()))
        .collect()
}

fn cards(rows: &[Cells], label: usize, value: usize) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    let mut first_part = None;
    for row in rows {
        let word = row.cells.get(label).map(|cell| cell.trim()).unwrap_or_default();
        let text = row.cells.get(value).map(|cell| cell.trim()).unwrap_or_default();
        if row.cells.len() == 1 {
            match cards.last_mut().filter(|card| !card.is_bare() && card.waits()) {
                Some(card) => {
                    card.go_on(word, false, row.line);
                }
                None => {
                    let mut card = Card::at(row.line);
                    card.title = Some(prose::fold(word));
                    cards.push(card);
                    first_part = None;
                }
            }
            continue;
        }
        let part = words::label_part(word).filter(|_| prose::length(word) <= 60);
        let again = part.is_some() && part == first_part;
        if again || cards.is_empty() {
            cards.push(Card::at(row.line));
            first_part = None;
        }
        let Some(card) = cards.last_mut() else { continue };
        if first_part.is_none() && part.is_some() {
            first_part = part;
        }
        if word.is_empty() {
            if !text.is_empty() && !card.go_on(text, false, row.line) {
                card.intro.push(prose::fold(text));
            }
        } else if part.is_some() || !text.is_empty() {
            card.label(part, word.trim_end_matches(':'), text, row.line);
        }
    }
    cards.retain(|card| !card.is_bare() || card.title.is_some());
    cards
}
