//! Plans and their indicators: blocks of text to chapters, sections, initiatives, activities and targets.
//!
//! It knows the kinds of layout that plans have (a table below labelled texts, cards of labels, tables with
//! separators, headings with bullets), and no single plan.

mod blocks;
mod columns;
mod figures;
mod findings;
mod indicator_table;
mod indicators;
mod initiative;
mod inline;
mod layout;
mod marked;
mod outline;
mod pattern;
pub(crate) mod person;
mod proof;
mod prose;
mod seams;
mod stacked;
mod structure;
mod table;
pub mod target;
mod tree;
mod vocabulary;

use crate::Found;
use crate::contract::{Chapter, Document, Period, Place, Plan, Sure};
use crate::page::Line;
use blocks::{Block, Kind};
use columns::Names;
use layout::Layout;
use structure::Builder;
use tree::Outline;

/// Reads the plan and the indicators that the lines hold; nothing where the evidence is too thin. Headings
/// with bullets alone make no plan of a document that is already known to be something else.
pub(crate) fn read(lines: &[Line], else_known: bool) -> Vec<Found> {
    let mut found = if marked::is_marked(lines) {
        marked::read(lines, else_known)
    } else if let Some(rows) = stacked::with_rows(lines) {
        let mut found = marked::read(&rows, else_known);
        found.iter_mut().for_each(assume);
        found
    } else {
        unmarked(lines, else_known)
    };
    for one in &mut found {
        if let Document::Plan(plan) = &mut one.document {
            inline::settle(plan);
        }
    }
    found
}

/// One card without a title straight below a heading is what the heading says.
fn name_lone(chapter: &mut Chapter) {
    let [section] = chapter.sections.as_mut_slice() else { return };
    let [only] = section.initiatives.as_mut_slice() else { return };
    let bare = section.title.is_none() && only.title.is_none() && only.activities.is_empty();
    if bare && chapter.title.is_some() {
        only.title.clone_from(&chapter.title);
        only.sure.insert("title".to_string(), Sure::Assumed);
    }
}

/// Says of everything that a plan's initiatives hold that it is only likely.
fn assume(found: &mut Found) {
    let Document::Plan(plan) = &mut found.document else { return };
    let sections = plan.chapters.iter_mut().flat_map(|chapter| &mut chapter.sections);
    for initiative in sections.flat_map(|section| &mut section.initiatives) {
        let fields =
            ["title", "activities", "when", "responsible", "priority", "follow_up", "status", "goal"];
        for field in fields {
            initiative.sure.insert(field.to_string(), Sure::Assumed);
        }
    }
}

/// Reads lines of which nothing is said.
fn unmarked(lines: &[Line], else_known: bool) -> Vec<Found> {
    let blocks = blocks::cut(lines);
    let names = Names::gather(&blocks);
    let headings = outline::headings(&blocks);
    let mut listed = indicators::find(&blocks, &headings);
    let front = front(lines, &blocks, &headings);
    for index in [front.title, front.publisher].into_iter().flatten() {
        listed.taken[index] = true;
    }
    let outline = Builder::new(Layout::new(&blocks, &names, &headings), &listed.taken).build();
    let mut found = Vec::new();
    if is_plan(&outline, &blocks, else_known) {
        let headless = outline.evidence.headless.clone();
        let mut plan = plan_of(outline, &front, &blocks, lines);
        plan.chapters.iter_mut().for_each(name_lone);
        proof::weigh(&mut plan);
        let findings = findings::of_plan(&plan, &headless);
        found.push(Found { document: Document::Plan(plan), findings });
    }
    if let Some(mut indicators) = listed.indicators {
        indicators.publisher = indicators.publisher.or(front.told);
        found.push(Found { document: Document::Indicators(indicators), findings: Vec::new() });
    }
    found
}

/// Enough speaks for a plan: a table under a plan's header, several cards, or a plan by name with lists.
fn is_plan(outline: &Outline, blocks: &[Block], else_known: bool) -> bool {
    let evidence = &outline.evidence;
    let named = blocks.iter().take(12).any(|block| vocabulary::names_plan(&block.text));
    let divided =
        outline.chapters.len() >= 2 || outline.chapters.iter().all(|chapter| chapter.number.is_none());
    evidence.tables >= 1 || evidence.cards >= 2 || (named && divided && evidence.lists >= 2 && !else_known)
}

/// What the first lines tell: which blocks hold the title and the publisher.
struct Front {
    title: Option<usize>,
    publisher: Option<usize>,
    /// The publisher by name, where no label tells it.
    told: Option<String>,
}

fn front(lines: &[Line], blocks: &[Block], headings: &[Option<usize>]) -> Front {
    let end = headings.iter().position(Option::is_some).unwrap_or(blocks.len()).min(20);
    let title = (0..end.min(6)).find(|index| {
        let block = &blocks[*index];
        block.is_heading_like() && vocabulary::names_plan(&block.text)
    });
    let words =
        ["utgivare", "organisation", "kommun", "publisher", "organization", "municipality", "kommune"];
    let publisher = (0..end).find(|index| match &blocks[*index].kind {
        Kind::Label { part: None, word } => words.contains(&word.to_lowercase().as_str()),
        _ => false,
    });
    let head = crate::publisher::publisher(lines, lines.len());
    let own = |block: &Block| {
        let line = head.as_ref().and_then(|head| head.line).map(|at| &lines[at]);
        line.is_some_and(|line| block.rows.len() == 1 && block.first() == line.number)
            && head.as_ref().is_some_and(|head| head.name == block.text)
    };
    let publisher = publisher.or_else(|| blocks.iter().take(20).position(own));
    Front { title, publisher, told: head.map(|head| head.name) }
}

fn plan_of(outline: Outline, front: &Front, blocks: &[Block], lines: &[Line]) -> Plan {
    let text = |index: Option<usize>| index.map(|index| blocks[index].text.clone());
    let period = period(&outline, blocks);
    let last = lines.iter().rev().find(|line| !line.is_blank()).map_or(1, |line| line.number);
    let first = blocks.first().map_or(1, Block::first);
    Plan {
        title: text(front.title),
        publisher: text(front.publisher).or_else(|| front.told.clone()),
        period,
        preamble: (!outline.preamble.is_empty()).then(|| outline.preamble.join("\n")),
        at: vec![Place::lines(first, last)],
        chapters: outline.chapters,
    }
}

/// The years that the text itself gives the plan: in its title, or where it says what the year holds.
fn period(outline: &Outline, blocks: &[Block]) -> Option<Period> {
    let titled =
        blocks.iter().take(6).filter(|block| vocabulary::names_plan(&block.text) && block.rows.len() <= 2);
    let years = titled.flat_map(|block| vocabulary::years(&block.text)).collect();
    span(years, &outline.chapters)
}

/// The span of these years; without any, of those in the sentences that say that nothing is planned.
fn span(mut years: Vec<i32>, chapters: &[Chapter]) -> Option<Period> {
    if years.is_empty() {
        let sections = chapters.iter().flat_map(|chapter| &chapter.sections);
        let told = sections.filter(|section| section.no_planned_activities);
        years = told
            .filter_map(|section| section.intro.as_deref())
            .flat_map(|intro| intro.split('.').filter(|one| vocabulary::says_nothing_planned(one)))
            .flat_map(vocabulary::years)
            .collect();
    }
    let (from, to) = (*years.iter().min()?, *years.iter().max()?);
    (to - from <= 15).then_some(Period { from, to })
}
