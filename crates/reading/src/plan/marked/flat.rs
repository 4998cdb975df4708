//! Plans as flat rows: each row repeats its chapter, section and initiative beside one activity, as exports
//! of plans do.

use std::collections::HashMap;

use super::action::{self, Action, Column, Group};
use super::card::Card;
use super::fill;
use super::parts::{Cells, Part_, Piece};
use super::words::Use;
use crate::contract::{Chapter, Place, Section, Sure};
use crate::plan::blocks;
use crate::plan::prose;
use crate::plan::tree::stretch;
use crate::plan::vocabulary::Part;

const CHAPTERS: &str = "kapitel|kap|kap.|chapter|kapittel|luku|del|part|huvudavsnitt";
const SECTIONS: &str = "avsnitt|section|delavsnitt|underavsnitt|delkapitel|underkapitel|sub-section|\
                        subsection|afsnit|kappale|delområde";
/// What an explanation of columns calls them, and what it says of them.
const NAMED: &str = "kolumn|kolumner|column|columns|kolonne|kolonner|fält|field|fields|felt|sarake";
const EXPLAINED: &str = "förklaring|explanation|forklaring|betydelse|beskrivning|description|meaning|selite";

/// Where a flat table has what.
struct Layout {
    chapter: Option<usize>,
    section: Option<usize>,
    title: usize,
    columns: Vec<Column>,
    /// The row after the header.
    from: usize,
}

/// One initiative while its rows are gathered.
struct Entry {
    chapter: String,
    section: String,
    title: String,
    group: Group,
    loose: Vec<String>,
}

/// Takes the flat tables out of a document's parts, with the explanations of their columns; gives the
/// chapters that they hold.
pub(super) fn take(parts: &mut Vec<Part_>) -> Vec<Chapter> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut found = false;
    parts.retain(|part| {
        let Piece::Table(rows) = &part.piece else { return true };
        let Some(layout) = layout(rows) else { return true };
        gather(rows, &layout, &mut entries);
        found = true;
        false
    });
    if found {
        leave_glossaries(parts);
    }
    chapters(entries)
}

fn is_one_of(words: &str, cell: &str) -> bool {
    let cell = prose::fold(cell).to_lowercase();
    words.split('|').any(|word| word == cell)
}

/// The layout of a flat table: chapters or sections beside what is done, or initiatives that repeat beside
/// their activities.
fn layout(rows: &[Cells]) -> Option<Layout> {
    let at = rows.iter().take(6).position(|row| row.alone().is_none())?;
    let header = &rows[at];
    if header.cells.iter().any(|cell| prose::length(cell) > 80) {
        return None;
    }
    let place = |words: &str| header.cells.iter().position(|cell| is_one_of(words, cell));
    let mut columns: Vec<Column> = header.cells.iter().map(|word| action::column(word)).collect();
    let (named, section) = (place(CHAPTERS), place(SECTIONS));
    let area = columns.iter().position(|column| column.holds == Some(Use::Area));
    let chapter = named.or(area.filter(|area| Some(*area) != section));
    let holds = |part: Part| move |column: &Column| column.holds == Some(Use::Part(part));
    let does = || (0..columns.len()).filter(|index| holds(Part::Activity)(&columns[*index]));
    let titled = columns.iter().position(holds(Part::Title));
    let title = titled.or_else(|| does().next())?;
    let activity = does().find(|index| *index != title);
    let says = [Part::When, Part::Responsible, Part::Status, Part::Priority, Part::FollowUp, Part::Goal];
    if !says.into_iter().any(|part| columns.iter().any(holds(part))) {
        return None;
    }
    let divided = named.is_some() || section.is_some();
    let again = || activity.is_some_and(|activity| repeats(&rows[at + 1..], title, activity));
    if !(divided && (activity.is_some() || titled.is_none()) || again()) {
        return None;
    }
    for index in [chapter, section, Some(title)].into_iter().flatten() {
        columns[index] = Column { holds: None, word: String::new() };
    }
    Some(Layout { chapter, section, title, columns, from: at + 1 })
}

/// Some rows below each other tell of the same initiative and of another activity.
fn repeats(rows: &[Cells], title: usize, activity: usize) -> bool {
    let cell = |row: &'_ Cells, column: usize| {
        row.cells.get(column).map(|cell| prose::fold(cell)).unwrap_or_default()
    };
    rows.windows(2).any(|pair| {
        let (above, below) = (cell(&pair[0], title), cell(&pair[1], title));
        !above.is_empty() && above == below && cell(&pair[0], activity) != cell(&pair[1], activity)
    })
}

fn gather(rows: &[Cells], layout: &Layout, entries: &mut Vec<Entry>) {
    let mut known: HashMap<[String; 3], usize> = HashMap::new();
    let mut held: [String; 3] = Default::default();
    let header = &rows[layout.from - 1];
    for row in rows[layout.from..].iter().filter(|row| row.cells != header.cells && !action::is_total(row)) {
        let cell = |column: usize| row.cells.get(column).map(|cell| prose::fold(cell)).unwrap_or_default();
        let own = [layout.chapter, layout.section, Some(layout.title)];
        let own = own.map(|column| column.map(cell).unwrap_or_default());
        // An empty cell below a filled one says the same, unless something above it changes.
        let mut changed = false;
        for (held, own) in held.iter_mut().zip(own) {
            if !own.is_empty() || changed {
                changed |= *held != own;
                *held = own;
            }
        }
        let mut rest = row.clone();
        for column in [layout.chapter, layout.section, Some(layout.title)].into_iter().flatten() {
            if let Some(cell) = rest.cells.get_mut(column) {
                cell.clear();
            }
        }
        let action = action::action(&rest, &layout.columns);
        let index = *known.entry(held.clone()).or_insert_with(|| {
            let [chapter, section, title] = held.clone();
            let group = Group { first: row.line, ..Group::default() };
            entries.push(Entry { chapter, section, title, group, loose: Vec::new() });
            entries.len() - 1
        });
        entries[index].loose.extend(action.lead.clone());
        entries[index].group.actions.push(Action { lead: None, ..action });
    }
}

fn chapters(entries: Vec<Entry>) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut sections: HashMap<(usize, String), usize> = HashMap::new();
    for entry in entries {
        let (first, last) = entry.lines();
        let named = |text: &str| match blocks::numbered(text) {
            Some((number, title)) => (Some(number), Some(title)),
            None => (None, Some(text.to_string()).filter(|text| !text.is_empty())),
        };
        let chapter = *places.entry(entry.chapter.clone()).or_insert_with(|| {
            let (number, title) = named(&entry.chapter);
            let at = vec![Place::lines(first, last)];
            chapters.push(Chapter { number, title, at, ..Chapter::default() });
            chapters.len() - 1
        });
        let held = &mut chapters[chapter];
        stretch(&mut held.at, last);
        let section = *sections.entry((chapter, entry.section.clone())).or_insert_with(|| {
            let (number, title) = named(&entry.section);
            let at = vec![Place::lines(first, last)];
            held.sections.push(Section { number, title, at, ..Section::default() });
            held.sections.len() - 1
        });
        let held = &mut held.sections[section];
        stretch(&mut held.at, last);
        held.initiatives.push(entry.initiative());
    }
    chapters
}

impl Entry {
    fn lines(&self) -> (u32, u32) {
        let first = self.group.first;
        (first, self.group.actions.iter().map(|action| action.last).max().unwrap_or(first))
    }

    fn initiative(mut self) -> crate::contract::Initiative {
        let mut card = Card::at(self.group.first);
        card.title = Some(self.title.clone());
        card.title_sure = Some(Sure::Single);
        card.intro.append(&mut self.loose);
        self.join();
        fill::fill(&mut card, &self.group, true);
        card.finish()
    }

    /// Rows that differ in nothing but what is done tell of one action with several activities.
    fn join(&mut self) {
        let [first, others @ ..] = self.group.actions.as_slice() else { return };
        let alike = |other: &Action| {
            other.when == first.when
                && other.responsible == first.responsible
                && other.texts == first.texts
                && other.others == first.others
        };
        if !others.iter().all(alike) {
            return;
        }
        let mut whole = first.clone();
        whole.listed = true;
        whole.lines = self.group.actions.iter().flat_map(|action| action.lines.clone()).collect();
        whole.last = self.lines().1;
        self.group.actions = vec![whole];
    }
}

/// Leaves out tables that explain columns, each with the heading right above it.
fn leave_glossaries(parts: &mut Vec<Part_>) {
    let explains = |part: &Part_| {
        let Piece::Table(rows) = &part.piece else { return false };
        rows.first().is_some_and(|row| {
            let any = |words: &str| row.cells.iter().any(|cell| is_one_of(words, cell));
            any(NAMED) && any(EXPLAINED)
        })
    };
    let gone: Vec<bool> = (0..parts.len())
        .map(|index| {
            let heads = matches!(parts[index].piece, Piece::Heading { .. });
            explains(&parts[index]) || heads && parts.get(index + 1).is_some_and(explains)
        })
        .collect();
    let mut index = 0;
    parts.retain(|_| {
        index += 1;
        !gone[index - 1]
    });
}

/// The words that open a document and tell of it, not of anything to be done: its period, when it was made.
pub(super) fn is_front_label(part: Option<Part>, word: &str) -> bool {
    const PERIODS: &str = "period|planperiod|planens period|tidsperiod|programperiod|giltighetstid|gäller|\
                           gäller för|avser|avser år|verksamhetsår|plan period|period covered|valid|\
                           valid for|year|år|planperioden|kausi|suunnitelmakausi";
    const MADE: &str = "framtagen|framtagen av|upprättad|upprättad av|datum|date|version|produced|prepared|\
                        prepared by|utarbetad av|diarienummer|dnr|antagen|fastställd|beslutad|utskriven|\
                        dato|udarbejdet|utarbeidet|adopted|updated|uppdaterad|päivämäärä|\
                        sammanställd av|omfattning";
    match part {
        Some(Part::When) => is_one_of(PERIODS, word),
        Some(_) => false,
        None => is_one_of(MADE, word) || is_one_of(PERIODS, word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Vec<Part_> {
        let cells = |(line, row): (u32, &&[&str])| Cells {
            line,
            cells: row.iter().map(|one| (*one).to_string()).collect(),
        };
        let rows: Vec<Cells> = (1..).zip(rows).map(cells).collect();
        let last = rows.len() as u32;
        vec![Part_ { piece: Piece::Table(rows), first: 1, last }]
    }

    #[test]
    fn rows_of_one_initiative_become_its_activities() {
        let mut parts = table(&[
            &["Chapter", "Section", "Initiative", "Activity", "When", "Who"],
            &["1 Meetings", "1.1 Fairs", "Business day", "Book a hall", "2031", "Eva"],
            &["", "", "", "Invite all", "2031", "Eva"],
            &["1 Meetings", "1.2 Visits", "Visits", "Shops", "2031-03", "Eva"],
            &["1 Meetings", "1.2 Visits", "Visits", "Farms", "2031-05", "Ulf"],
        ]);
        let chapters = take(&mut parts);
        assert!(parts.is_empty());
        let [chapter] = chapters.as_slice() else { panic!("one chapter") };
        assert_eq!((chapter.number.as_deref(), chapter.title.as_deref()), (Some("1"), Some("Meetings")));
        let day = &chapter.sections[0].initiatives[0];
        assert_eq!((day.title.as_deref(), day.when.as_deref()), (Some("Business day"), Some("2031")));
        assert_eq!(day.activities.len(), 2);
        assert_eq!(day.activities[0].when, None);
        let visits = &chapter.sections[1].initiatives[0];
        assert_eq!(visits.activities[1].when.as_deref(), Some("2031-05"));
        assert_eq!(visits.responsible, ["Eva", "Ulf"]);
    }

    #[test]
    fn a_table_of_actions_that_repeats_nothing_is_left() {
        let mut parts = table(&[
            &["Område", "Insats", "När", "Vem"],
            &["Mark", "Ny plan", "2031", "Eva"],
            &["Mark", "Nya tomter", "2031", "Eva"],
        ]);
        assert!(take(&mut parts).is_empty());
        assert_eq!(parts.len(), 1);
    }
}
