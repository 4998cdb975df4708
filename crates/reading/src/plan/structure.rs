//! Blocks to chapters, sections and initiatives.
//!
//! A heading with a number opens a chapter or a section. An initiative opens at its first label or header
//! row; its title is the last heading-like line before that. What stands before the title belongs to the
//! section's introduction, what stands between title and label to the initiative's. Nothing that is printed
//! is dropped but page numbers.

use super::blocks::{Block, Column, Kind};
use super::columns;
use super::initiative::Draft;
use super::layout::Layout;
use super::prose;
use super::table;
use super::tree::{Outline, stretch};
use super::vocabulary::{self, Part};
use crate::contract::Sure;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Zone {
    /// Between initiatives.
    Outside,
    /// Among labelled texts.
    Card,
    /// Among the activities of a table.
    Bullets,
    /// Among the cells below the activities.
    Cells,
}

pub(super) struct Builder<'a> {
    blocks: &'a [Block],
    layout: Layout<'a>,
    /// Blocks that another reading has taken, such as a list of indicators.
    taken: &'a [bool],
    outline: Outline,
    pending: Vec<usize>,
    draft: Option<Draft>,
    zone: Zone,
}

impl<'a> Builder<'a> {
    pub fn new(layout: Layout<'a>, taken: &'a [bool]) -> Self {
        Builder {
            blocks: layout.blocks,
            layout,
            taken,
            outline: Outline::default(),
            pending: Vec::new(),
            draft: None,
            zone: Zone::Outside,
        }
    }

    pub fn build(mut self) -> Outline {
        for index in 0..self.blocks.len() {
            if !self.taken[index] {
                self.step(index);
            }
        }
        self.settle();
        for section in self.outline.chapters.iter_mut().flat_map(|chapter| chapter.sections.iter_mut()) {
            let says = section.intro.as_deref().is_some_and(vocabulary::says_nothing_planned);
            section.no_planned_activities = says && section.initiatives.is_empty();
        }
        self.outline
    }

    fn step(&mut self, index: usize) {
        let block = &self.blocks[index];
        match &block.kind {
            Kind::PageNumber => self.number(block),
            Kind::Numbered(number) => match self.layout.headings[index] {
                Some(depth @ 1..=2) => {
                    self.settle();
                    self.outline.open_heading(depth, Some(number), block);
                }
                Some(_) => self.pending_title(index),
                None => self.bullet(index),
            },
            Kind::Label { part, word } => self.label(index, *part, word),
            Kind::Header(columns) => self.header(index, columns),
            Kind::Table => self.table(index),
            Kind::Bullet => self.bullet(index),
            Kind::Text => self.text(index),
        }
    }

    /// A number alone is a page's, unless it stands among cells where a column waits for a number.
    fn number(&mut self, block: &Block) {
        let close = block.blanks() <= 1 && block.text.len() == 1;
        if let (Zone::Cells, true, Some(draft), Some(row)) =
            (self.zone, close, self.draft.as_mut(), block.rows.first())
        {
            draft.add_cell(row);
        }
    }

    fn pending_title(&mut self, index: usize) {
        if self.draft.as_ref().is_some_and(|draft| !draft.is_bare()) {
            self.close();
        }
        self.pending.push(index);
        self.zone = Zone::Outside;
    }

    /// Closes what is open; what waits goes to the nearest introduction.
    fn settle(&mut self) {
        self.waiting_to_label();
        self.close();
        let pending = std::mem::take(&mut self.pending);
        if self.layout.prose_only && self.list_initiative(&pending) {
            return;
        }
        for index in pending {
            self.outline.place(&self.blocks[index]);
        }
    }

    // ---- initiatives ------------------------------------------------------------------------------------

    fn close(&mut self) {
        self.zone = Zone::Outside;
        let Some(draft) = self.draft.take() else { return };
        let parts = draft.parts().collect::<std::collections::HashSet<_>>();
        let works = [Part::Responsible, Part::When, Part::Status].iter().any(|part| parts.contains(part));
        let acts = !draft.activities.is_empty();
        let says = draft.says_activity && acts || draft.names_itself;
        let bare_table = draft.header_missing && acts && !parts.is_empty() && !draft.cells.is_empty();
        if draft.header.is_some() && acts && (!draft.cells.is_empty() || !parts.is_empty()) {
            self.outline.evidence.tables += 1;
        } else if bare_table || parts.len() + usize::from(says) >= 2 && (says || works) {
            self.outline.evidence.cards += 1;
        }
        let headless = draft.header_missing;
        let initiative = draft.finish(self.layout.names);
        let at = self.outline.hang(initiative);
        if headless {
            self.outline.evidence.headless.push(at);
        }
    }

    /// Opens an initiative at a block; its title is among what waits, unless its first label names it.
    fn open(&mut self, index: usize, names_itself: bool) {
        let mut pending = std::mem::take(&mut self.pending);
        self.finish_label(&mut pending);
        self.close();
        let (title, sure) =
            if names_itself { (None, Sure::Single) } else { self.layout.title_among(&pending) };
        let mut draft = Draft::starting_at(self.blocks[index].first());
        draft.names_itself = names_itself;
        for (position, waiting) in pending.iter().enumerate() {
            let block = &self.blocks[*waiting];
            match title {
                Some(at) if position == at => {
                    draft.title = Some(block.text.clone());
                    draft.title_sure = Some(sure);
                    draft.first = block.first();
                }
                Some(at) if position > at => draft.intro.push(block.printed()),
                _ if (names_itself || !self.layout.numbered && title.is_some())
                    && block.is_heading_like() =>
                {
                    self.outline.open_heading(2, None, block);
                }
                _ => self.outline.place(block),
            }
        }
        self.draft = Some(draft);
        self.zone = Zone::Card;
    }

    /// A heading, prose and bullets: the bullets are activities. For documents without labels and headers.
    fn list_initiative(&mut self, pending: &[usize]) -> bool {
        let unnumbered = self.outline.chapters.is_empty() && self.layout.numbered;
        if unnumbered || !pending.iter().any(|index| self.layout.is_item(&self.blocks[*index])) {
            return false;
        }
        let mut draft: Option<Draft> = None;
        for (position, index) in pending.iter().enumerate() {
            let block = &self.blocks[*index];
            let heads = block.is_heading_like() && pending.get(position + 1).is_some();
            if self.layout.is_item(block) {
                let draft = draft.get_or_insert_with(|| Draft::starting_at(block.first()));
                draft.activities_assumed = true;
                draft.add_activity(block.text.clone(), block);
            } else if heads {
                self.hang_list(draft.take());
                let mut next = Draft::starting_at(block.first());
                next.title = Some(block.text.clone());
                next.title_sure = Some(Sure::Assumed);
                draft = Some(next);
            } else if let Some(draft) = draft.as_mut() {
                draft.intro.push(block.printed());
                draft.last_line = block.last();
            } else {
                self.outline.place(block);
            }
        }
        self.hang_list(draft);
        true
    }

    fn hang_list(&mut self, draft: Option<Draft>) {
        let Some(draft) = draft else { return };
        self.outline.evidence.lists += usize::from(!draft.activities.is_empty());
        let initiative = draft.finish(self.layout.names);
        self.outline.hang(initiative);
    }

    /// What waits behind the last label, before the next heading, goes on with the label.
    fn finish_label(&mut self, pending: &mut Vec<usize>) {
        let Some(draft) = self.draft.as_mut().filter(|_| self.zone == Zone::Card) else { return };
        let heading = pending.iter().position(|index| self.blocks[*index].is_heading_like());
        for index in pending.drain(..heading.unwrap_or(0)) {
            let block = &self.blocks[index];
            draft.go_on(&block.printed(), block.last());
        }
    }

    /// What waits behind a label goes on with it.
    fn waiting_to_label(&mut self) {
        if let Some(draft) = self.draft.as_mut().filter(|_| self.zone == Zone::Card) {
            for index in std::mem::take(&mut self.pending) {
                let block = &self.blocks[index];
                draft.go_on(&block.printed(), block.last());
            }
        }
    }

    // ---- blocks -----------------------------------------------------------------------------------------

    fn label(&mut self, index: usize, part: Option<Part>, word: &str) {
        let block = &self.blocks[index];
        let Some(part) = part else {
            let in_card = self.zone == Zone::Card && self.pending.is_empty();
            match self.draft.as_mut().filter(|draft| in_card && !draft.is_bare()) {
                Some(draft) => draft.label(None, word, block),
                None => self.text(index),
            }
            return;
        };
        if self.opens_at(part) {
            let names_itself = self.layout.names_itself(index, part, !self.pending.is_empty());
            self.open(index, names_itself);
        } else {
            self.waiting_to_label();
        }
        if let Some(draft) = self.draft.as_mut() {
            draft.label(Some(part), word, block);
        }
    }

    /// A label of this part begins a new initiative.
    fn opens_at(&self, part: Part) -> bool {
        let Some(draft) = self.draft.as_ref() else { return true };
        let opening = matches!(part, Part::Purpose | Part::Goal | Part::Title);
        if draft.has_table() && self.zone != Zone::Card && opening {
            return true;
        }
        if self.pending.iter().any(|index| self.blocks[*index].is_heading_like()) {
            return true;
        }
        let again = draft.first_part() == Some(part) && draft.parts().any(|one| one != part);
        (again && self.pending.is_empty()) || (part == Part::Title && !draft.is_bare())
    }

    fn header(&mut self, index: usize, columns: &[Column]) {
        let same = |draft: &Draft| draft.header.as_deref() == Some(columns);
        if self.pending.is_empty() && self.draft.as_ref().is_some_and(same) {
            return; // the header again, on the table's next page
        }
        let fits = |draft: &Draft| !draft.has_table() && draft.activities.is_empty();
        let titled = self.pending.iter().any(|index| self.blocks[*index].is_heading_like());
        if self.draft.as_ref().is_some_and(fits) && !(titled && self.zone == Zone::Outside) {
            self.waiting_to_label();
        } else {
            self.open(index, false);
        }
        let last = self.blocks[index].last();
        if let Some(draft) = self.draft.as_mut() {
            draft.header = Some(columns.to_vec());
            draft.last_line = last;
        }
        self.zone = Zone::Bullets;
    }

    fn table(&mut self, index: usize) {
        let rows = table::read(&self.blocks[index]);
        self.waiting_to_label();
        let open = self.draft.as_ref().is_some_and(|draft| !draft.has_table() && self.pending.is_empty());
        if !open {
            self.open(index, false);
        }
        self.outline.evidence.tables += usize::from(rows.is_plan);
        let Some(mut draft) = self.draft.take() else { return };
        draft.last_line = self.blocks[index].last();
        if rows.as_activities {
            let mut initiative = draft.finish(self.layout.names);
            initiative.activities.extend(rows.activities());
            for activity in rows.activities() {
                super::initiative::add_people(&mut initiative.responsible, activity.responsible);
            }
            initiative.sure.insert("activities".to_string(), Sure::Single);
            self.outline.hang(initiative);
        } else {
            if let Some(title) = draft.title.take() {
                let mut heading = self.blocks[index].clone();
                heading.text = title;
                self.outline.open_heading(2, None, &heading);
            }
            let mut initiatives = rows.initiatives();
            for text in draft.hand_down(&mut initiatives) {
                self.outline.place_words(&text, draft.last_line);
            }
            for initiative in initiatives {
                self.outline.hang(initiative);
            }
        }
        self.zone = Zone::Outside;
    }

    fn bullet(&mut self, index: usize) {
        let block = &self.blocks[index];
        let follows = self.zone == Zone::Card && self.layout.table_follows(index);
        let Some(draft) = self.draft.as_mut().filter(|_| self.zone != Zone::Outside) else {
            self.pending.push(index);
            return;
        };
        if self.zone == Zone::Card && !follows && draft.takes_into_label(block) {
            draft.go_on(&block.text, block.last());
            return;
        }
        if self.zone == Zone::Card && !self.pending.is_empty() {
            self.waiting_to_label();
        }
        if follows || self.zone == Zone::Cells {
            self.zone = Zone::Bullets;
        }
        if let Some(draft) = self.draft.as_mut() {
            draft.header_missing |= follows && draft.header.is_none();
            draft.signed = true;
            let text = if block.kind == Kind::Bullet { block.text.clone() } else { block.printed() };
            draft.add_activity(text, block);
        }
    }

    fn text(&mut self, index: usize) {
        let block = &self.blocks[index];
        let in_table = matches!(self.zone, Zone::Bullets | Zone::Cells);
        if self.draft.is_none() || self.zone == Zone::Outside {
            self.pending.push(index);
        } else if self.layout.is_cells(block) && (in_table || self.pending.is_empty())
            || self.leads_with(block)
        {
            self.cells(block);
        } else if self.zone == Zone::Card {
            let listed = self.layout.lost_glyphs && block.indent() > 0 && self.pending.is_empty();
            if listed && self.layout.table_follows(index) && !self.layout.opens_initiative(index) {
                self.bullet(index);
            } else {
                self.pending.push(index);
            }
        } else if self.layout.opens_initiative(index) {
            self.close();
            self.pending.push(index);
        } else if block.indent() > 0 && self.layout.lost_glyphs {
            self.bullet(index);
        } else if self.zone == Zone::Cells && self.layout.is_cell_like(block) {
            self.cells(block);
        } else if self.zone == Zone::Bullets {
            self.loose_activity(index);
        } else if self.zone == Zone::Cells && self.layout.table_follows(index) {
            // More cells below, before any label: the table goes on, on its next page.
            self.zone = Zone::Bullets;
            self.loose_activity(index);
        } else {
            // It may be a part of the table that is not known again.
            if let Some(draft) = self.draft.as_mut() {
                draft.goes_on = true;
            }
            self.close();
            self.pending.push(index);
        }
    }

    fn cells(&mut self, block: &Block) {
        self.zone = Zone::Cells;
        if let Some(draft) = self.draft.as_mut() {
            draft.header_missing |= draft.header.is_none();
            for row in &block.rows {
                draft.add_cell(row);
            }
        }
    }

    /// A text among the activities without a sign of its own: it goes on with the one before, or is one
    /// itself.
    fn loose_activity(&mut self, index: usize) {
        let block = &self.blocks[index];
        let Some(draft) = self.draft.as_mut() else { return };
        let signed = draft.signed;
        let text = block.printed();
        match draft.activities.last_mut() {
            Some(last) if signed || (!prose::is_ended(&last.text) && !prose::starts_upper(&text)) => {
                draft.activities_assumed |= prose::is_ended(&last.text);
                last.text = prose::join([last.text.as_str(), text.as_str()]);
                stretch(&mut last.at, block.last());
                draft.last_line = block.last();
            }
            _ => {
                draft.activities_assumed = true;
                draft.add_activity(text, block);
            }
        }
    }

    /// Names before the first activity, where the header has them first.
    fn leads_with(&self, block: &Block) -> bool {
        self.zone == Zone::Bullets
            && self.draft.as_ref().is_some_and(Draft::starts_with_cells)
            && block.indent() == 0
            && block.rows.iter().all(|row| columns::is_name_like(&row.text))
    }
}
