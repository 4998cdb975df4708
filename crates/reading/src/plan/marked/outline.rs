//! What each heading opens: a chapter, a section or an initiative, by its level and by what stands under it.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::action::Actions;
use super::card::{self, Card};
use super::parts::{Part_, Piece};
use super::{action, words};
use crate::plan::pattern::pattern;
use crate::plan::prose;
use crate::plan::vocabulary::{self, Part};

/// What a table is.
#[derive(Clone, Debug)]
pub(super) enum Table {
    Actions(Actions),
    Cards(Vec<Card>),
    Other,
}

/// What a heading opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    /// What stands before any heading, or under the document's title.
    Front,
    Chapter,
    Section,
    Initiative,
}

/// A heading with the parts directly under it.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// The part that is the heading; none for what stands before the first.
    pub heading: Option<usize>,
    /// 0 the highest below the title.
    pub rank: usize,
    pub leaf: bool,
    pub opens: Opens,
    /// The parts under it, from and up to.
    pub inside: [usize; 2],
}

pub(super) struct Document<'a> {
    pub parts: &'a [Part_],
    /// What the table is, for each part that is one.
    pub tables: Vec<Option<Table>>,
    pub title: Option<usize>,
    pub nodes: Vec<Node>,
    /// The columns of tables that hold the activities of one initiative each.
    habits: HashSet<Vec<action::Column>>,
    /// Nothing but headings, prose and items: the items are the activities.
    pub prose_only: bool,
}

impl<'a> Document<'a> {
    /// `taken` are parts that another reading has.
    pub fn new(parts: &'a [Part_], taken: &[bool]) -> Self {
        let title = title(parts);
        let tables = tables(parts, taken, title);
        let labels =
            parts.iter().filter(|part| matches!(part.piece, Piece::Label { part: Some(_), .. })).count();
        let prose_only = labels < 2 && tables.iter().flatten().all(|table| matches!(table, Table::Other));
        let habits = tables.iter().flatten().filter_map(|table| match table {
            Table::Actions(actions) if is_listed(actions) => Some(actions.columns.clone()),
            _ => None,
        });
        let habits = habits.collect();
        let mut document = Document { parts, tables, title, nodes: Vec::new(), habits, prose_only };
        document.nodes = document.nodes();
        let single = document.nodes.iter().all(|node| node.rank == 0);
        for index in 0..document.nodes.len() {
            document.nodes[index].opens = document.opens(&document.nodes[index], single);
        }
        document
    }

    fn nodes(&self) -> Vec<Node> {
        let heading = |index: &usize| match &self.parts[*index].piece {
            Piece::Heading { level, .. } => Some(*level),
            _ => None,
        };
        let order: Vec<usize> = (0..self.parts.len())
            .filter(|index| heading(index).is_some() && Some(*index) != self.title)
            .collect();
        let mut levels: Vec<u8> = order.iter().filter_map(heading).collect();
        levels.sort_unstable();
        levels.dedup();
        let rank = |index: usize| {
            let level = heading(&index).unwrap_or(0);
            levels.iter().position(|one| *one == level).unwrap_or(0)
        };
        let end = self.parts.len();
        let first = order.first().copied().unwrap_or(end);
        let mut nodes =
            vec![Node { heading: None, rank: 0, leaf: true, opens: Opens::Front, inside: [0, first] }];
        for (position, index) in order.iter().enumerate() {
            let next = order.get(position + 1).copied();
            nodes.push(Node {
                heading: Some(*index),
                rank: rank(*index),
                leaf: next.is_none_or(|next| rank(next) <= rank(*index)),
                opens: Opens::Chapter,
                inside: [index + 1, next.unwrap_or(end)],
            });
        }
        nodes
    }

    pub fn inside(&self, node: &Node) -> impl Iterator<Item = (usize, &'a Part_)> {
        (node.inside[0]..node.inside[1]).map(|index| (index, &self.parts[index]))
    }

    fn opens(&self, node: &Node, single: bool) -> Opens {
        let Some(heading) = node.heading else { return Opens::Front };
        let (number, text) = match &self.parts[heading].piece {
            Piece::Heading { number, text, .. } => (number.is_some(), text.as_str()),
            _ => (false, ""),
        };
        let holds = self.holds(node);
        if node.rank == 0 {
            let month = words::is_season(text);
            let alone =
                single && !number && (month || holds == Some(Opens::Initiative) && self.is_card(node));
            return if alone { Opens::Initiative } else { Opens::Chapter };
        }
        if node.leaf { holds.unwrap_or(Opens::Section) } else { Opens::Section }
    }

    /// The node holds labelled texts.
    fn is_card(&self, node: &Node) -> bool {
        self.inside(node).any(|(_, part)| matches!(part.piece, Piece::Label { part: Some(_), .. }))
    }

    /// What the parts under a heading make of it.
    fn holds(&self, node: &Node) -> Option<Opens> {
        let mut labels: Vec<Part> = Vec::new();
        let mut again = false;
        let (mut cards, mut named, mut simple, mut rows, mut items) = (0, 0, 0, 0, 0);
        let labelled = self.is_wish(node);
        for (index, part) in self.inside(node) {
            match (&part.piece, &self.tables[index]) {
                (Piece::Label { part: Some(part), .. }, _) => {
                    again |= labels.first() == Some(part) && labels.len() > 1;
                    labels.push(*part);
                }
                (Piece::Item { .. }, _) => items += 1,
                (_, Some(Table::Cards(found))) => {
                    cards += found.len();
                    named += found
                        .iter()
                        .filter(|card| card.title.is_some() || card.activities.len() == 1)
                        .count();
                }
                (_, Some(Table::Actions(actions))) => {
                    let grouped = actions.groups.iter().any(|group| group.title.is_some())
                        || actions.columns.iter().any(|column| column.holds == Some(words::Use::Area));
                    if !grouped && (actions.simple || self.is_whole(actions, labelled)) {
                        simple += 1;
                    } else {
                        rows += 1;
                    }
                }
                _ => {}
            }
        }
        if rows > 0 || cards > 1 || cards == 1 && named == 1 || again {
            return Some(Opens::Section);
        }
        let frame = node.heading.is_some_and(|index| match &self.parts[index].piece {
            Piece::Heading { text, .. } => words::names_frame(text),
            _ => false,
        });
        let listed = self.prose_only && items > 0 && !frame;
        (simple > 0 || cards == 1 || labels.len() >= 2 || listed).then_some(Opens::Initiative)
    }

    /// Labels above say what the whole is for.
    pub fn is_wish(&self, node: &Node) -> bool {
        self.inside(node).any(|(_, part)| {
            matches!(part.piece, Piece::Label { part: Some(Part::Purpose | Part::Goal), .. })
        })
    }

    /// The table's columns belong to one initiative, not to each row: a single row with several activities,
    /// or columns that say the same in all rows under a purpose or goal.
    pub fn is_whole(&self, actions: &Actions, labelled: bool) -> bool {
        let [group] = actions.groups.as_slice() else { return false };
        let named = actions.columns.iter().any(|column| {
            matches!(column.holds, Some(words::Use::Part(Part::Title | Part::Goal) | words::Use::Area))
        });
        if group.title.is_some() || named {
            return false;
        }
        let habit = || self.habits.contains(&actions.columns);
        let constant = [Part::Priority, Part::FollowUp, Part::Budget].iter().all(|part| {
            let mut texts: Vec<&str> = group.actions.iter().filter_map(|row| row.text(*part)).collect();
            texts.dedup();
            texts.len() <= 1
        });
        is_listed(actions) || constant && (labelled || group.actions.len() == 1 && habit())
    }
}

/// A single row with several activities.
fn is_listed(actions: &Actions) -> bool {
    let mut rows = actions.groups.iter().flat_map(|group| &group.actions);
    let first = rows.next();
    rows.next().is_none() && first.is_some_and(|row| row.lines.len() > 1 || row.listed)
}

fn tables(parts: &[Part_], taken: &[bool], title: Option<usize>) -> Vec<Option<Table>> {
    let mut columns = None;
    let told = parts.iter().zip(taken).enumerate().map(|(index, (part, taken))| {
        let Piece::Table(rows) = &part.piece else { return None };
        let rows = if title == Some(index) { rows.get(1..).unwrap_or_default() } else { rows };
        if *taken {
            return Some(Table::Other);
        }
        if let Some(cards) = card::read(rows) {
            return Some(Table::Cards(cards));
        }
        let before: Option<&[action::Column]> = columns.as_deref();
        let Some(actions) = action::read(rows, before) else { return Some(Table::Other) };
        columns = Some(actions.columns.clone());
        Some(Table::Actions(actions))
    });
    told.collect()
}

/// The document's title: the one heading of the highest level, if it comes first; or a first heading that
/// names a plan.
fn title(parts: &[Part_]) -> Option<usize> {
    let level = |part: &Part_| match part.piece {
        Piece::Heading { level, .. } => Some(level),
        _ => None,
    };
    let highest = parts.iter().filter_map(level).min();
    let count = parts.iter().filter(|part| level(part) == highest).count();
    let first = parts.iter().position(|part| level(part).is_some());
    let found = first.filter(|index| {
        let Piece::Heading { number, text, .. } = &parts[*index].piece else { return false };
        let alone = level(&parts[*index]) == highest && count == 1;
        let others = parts.iter().any(|part| level(part).is_some_and(|one| Some(one) > highest));
        let named = words::names_plan(text);
        let bare = parts.get(index + 1).is_none_or(|next| level(next).is_some());
        number.is_none() && (alone && (others || named || *index == 0) || named && (*index < 3 || bare))
    });
    found.or_else(|| {
        let early = parts.iter().take(6).take_while(|part| level(part).is_none());
        early.enumerate().find_map(|(index, part)| {
            let text = match &part.piece {
                Piece::Text(text) => text.as_str(),
                Piece::Table(rows) => rows.first()?.alone()?.1,
                _ => return None,
            };
            let short = text.chars().count() <= 110 && !text.ends_with(['.', ':', ';', '!', '?']);
            (short && words::names_plan(text)).then_some(index)
        })
    })
}

/// The words of the title.
pub(super) fn title_text(part: &Part_) -> Option<&str> {
    match &part.piece {
        Piece::Heading { text, .. } | Piece::Text(text) => Some(text),
        Piece::Table(rows) => rows.first().and_then(|row| row.alone()).map(|(_, text)| text),
        _ => None,
    }
}

/// The words of a short text shaped as a heading is.
fn heading_like(part: &Part_) -> Option<&str> {
    let Piece::Text(text) = &part.piece else { return None };
    let short = prose::length(text) <= 70 && prose::starts_upper(text) && text.contains(char::is_alphabetic);
    let plain = !text.ends_with(['.', ';', ',', ':', '!', '?']) && !CAPTION.is_match(text);
    (short && plain).then_some(text)
}

static CAPTION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:tabell?|table|figur|figure|bild|diagram|källa|source|kilde)\b"));

/// Paragraphs that are labels or headings by where they stand: a label's word alone above its text, and,
/// where that comes more than once, a short line right above labels, a card or a table of actions.
pub(super) fn with_found_headings(mut parts: Vec<Part_>) -> Vec<Part_> {
    let word = |part: &Part_| {
        let found = heading_like(part).and_then(vocabulary::part);
        found.filter(|part| !matches!(part, Part::Title | Part::Number))
    };
    let follows = |parts: &[Part_], index: usize| {
        let next = parts.get(index + 1).map(|part| &part.piece);
        matches!(next, Some(Piece::Text(_) | Piece::Item { .. }))
    };
    let words: Vec<usize> =
        (0..parts.len()).filter(|index| word(&parts[*index]).is_some() && follows(&parts, *index)).collect();
    for index in words.iter().copied().filter(|_| words.len() >= 2) {
        let part = word(&parts[index]);
        let name = heading_like(&parts[index]).unwrap_or_default().to_string();
        parts[index].piece = Piece::Label { part, word: name, text: String::new() };
    }
    let opens = |index: usize| match parts.get(index).map(|part| &part.piece) {
        Some(Piece::Label { part: Some(Part::Purpose | Part::Goal | Part::Activity), .. }) => true,
        Some(Piece::Table(rows)) => action::read(rows, None).is_some() || card::read(rows).is_some(),
        _ => false,
    };
    let before = |index: usize| index.checked_sub(1).map(|before| &parts[before].piece);
    let waits = |index: usize| matches!(before(index), Some(Piece::Label { text, .. }) if text.is_empty());
    // Right under a heading such a line may be all of its introduction.
    let free = |index: usize| !matches!(before(index), Some(Piece::Heading { .. }));
    let found: Vec<usize> = (1..parts.len())
        .filter(|index| heading_like(&parts[*index]).is_some() && opens(index + 1) && !waits(*index))
        .collect();
    let several = found.len() >= 2 && found.iter().any(|index| free(*index));
    let deepest = parts.iter().filter_map(|part| match part.piece {
        Piece::Heading { level, .. } => Some(level),
        _ => None,
    });
    let level = deepest.max().unwrap_or(0).saturating_add(1);
    for index in found.iter().copied().filter(|_| several) {
        let text = heading_like(&parts[index]).unwrap_or_default().to_string();
        parts[index].piece = super::parts::heading(level, &text);
    }
    parts
}

/// A heading that is a label, such as "Aktiviteter" below an initiative's own heading.
pub(super) fn with_label_headings(parts: Vec<Part_>) -> Vec<Part_> {
    let levels: Vec<Option<u8>> = parts
        .iter()
        .map(|part| match part.piece {
            Piece::Heading { level, .. } => Some(level),
            _ => None,
        })
        .collect();
    let title = title(&parts);
    let other = |index: &usize| Some(*index) != title;
    let highest = (0..levels.len()).filter(other).filter_map(|index| levels[index]).min();
    let told = parts.into_iter().enumerate().map(|(index, mut one)| {
        if let Piece::Heading { level, number: None, text } = &one.piece {
            let below = levels.iter().skip(index + 1).flatten().next();
            let leaf = below.is_none_or(|below| below <= level);
            let deep = Some(*level) > highest && Some(index) != title;
            if let Some(part) = vocabulary::part(text).filter(|part| *part != Part::Title && leaf && deep) {
                let word = text.trim_end_matches(':').to_string();
                one.piece = Piece::Label { part: Some(part), word, text: String::new() };
            }
        }
        one
    });
    told.collect()
}
