//! Blocks to chapters, sections and initiatives.
//!
//! A heading with a number opens a chapter or a section. An initiative opens at its first label or header row; its
//! title is the last heading-like line before that. What stands before the title belongs to the section's
//! introduction, what stands between title and label to the initiative's. Nothing that is printed is dropped but
//! page numbers.

use super::blocks::{Block, Column, Kind};
use super::columns::{self, Names};
use super::initiative::Draft;
use super::prose;
use super::table;
use super::vocabulary::{self, Part};
use crate::contract::{Chapter, Initiative, Place, Section, Sure};

/// How far ahead a question about the layout looks, in blocks.
const AHEAD: usize = 40;

/// What the blocks hold, before it is judged whether it is a plan at all.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub preamble: Vec<String>,
    pub chapters: Vec<Chapter>,
    pub evidence: Evidence,
}

/// What speaks for a plan.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Initiatives with a table under a plan's header.
    pub tables: usize,
    /// Initiatives with labelled texts of several kinds.
    pub cards: usize,
    /// Initiatives made of a heading and bullets alone.
    pub lists: usize,
    /// Initiatives (chapter, section, initiative) whose table has no header row.
    pub headless: Vec<[usize; 3]>,
}

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
    names: &'a Names,
    headings: &'a [Option<usize>],
    /// Blocks that another reading has taken, such as a list of indicators.
    taken: &'a [bool],
    /// Bullets lost their glyphs on the way to text, and only a leading space is left of them.
    lost_glyphs: bool,
    /// No header or label anywhere: bullets under headings are the activities.
    prose_only: bool,
    numbered: bool,
    outline: Outline,
    pending: Vec<usize>,
    draft: Option<Draft>,
    zone: Zone,
}

impl<'a> Builder<'a> {
    pub fn new(
        blocks: &'a [Block],
        names: &'a Names,
        headings: &'a [Option<usize>],
        taken: &'a [bool],
    ) -> Self {
        let glyphs = blocks.iter().filter(|block| block.kind == Kind::Bullet).count();
        let indented = blocks.iter().filter(|block| block.kind == Kind::Text && block.indent() > 0).count();
        let anchored = |block: &Block| match &block.kind {
            Kind::Label { part, .. } => part.is_some_and(|part| part != Part::Title),
            Kind::Header(_) | Kind::Table => true,
            _ => false,
        };
        Builder {
            blocks,
            names,
            headings,
            taken,
            lost_glyphs: indented > glyphs,
            prose_only: !blocks.iter().any(anchored),
            numbered: headings.iter().any(Option::is_some),
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
            Kind::Numbered(number) => match self.headings[index] {
                Some(depth @ 1..=2) => self.open_heading(depth, number, block),
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

    // ---- headings ---------------------------------------------------------------------------------------

    fn open_heading(&mut self, depth: usize, number: &str, block: &Block) {
        self.settle();
        let number = Some(number.to_string());
        let title = Some(block.text.clone());
        let at = vec![Place::lines(block.first(), block.last())];
        if depth == 1 {
            self.outline.chapters.push(Chapter { number, title, at, ..Chapter::default() });
            return;
        }
        if self.outline.chapters.is_empty() {
            self.outline.chapters.push(Chapter { at: at.clone(), ..Chapter::default() });
        }
        if let Some(chapter) = self.outline.chapters.last_mut() {
            chapter.sections.push(Section { number, title, at, ..Section::default() });
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
        if self.prose_only && self.list_initiative(&pending) {
            return;
        }
        for index in pending {
            self.place_text(index);
        }
    }

    fn place_text(&mut self, index: usize) {
        let block = &self.blocks[index];
        let text = block.printed();
        let last = block.last();
        let Some(chapter) = self.outline.chapters.last_mut() else {
            self.outline.preamble.push(text);
            return;
        };
        stretch(&mut chapter.at, last);
        match chapter.sections.last_mut().filter(|section| section.title.is_some()) {
            Some(section) => {
                stretch(&mut section.at, last);
                append(&mut section.intro, &text);
            }
            None => append(&mut chapter.intro, &text),
        }
    }

    // ---- initiatives ------------------------------------------------------------------------------------

    fn close(&mut self) {
        self.zone = Zone::Outside;
        let Some(draft) = self.draft.take() else { return };
        let parts = draft.parts().collect::<std::collections::HashSet<_>>();
        let works = [Part::Responsible, Part::When, Part::Status].iter().any(|part| parts.contains(part));
        let acts = !draft.activities.is_empty();
        if draft.header.is_some() && acts && (!draft.cells.is_empty() || !parts.is_empty()) {
            self.outline.evidence.tables += 1;
        } else if parts.len() >= 2 && (acts || works) {
            self.outline.evidence.cards += 1;
        }
        let headless = draft.header_missing;
        let initiative = draft.finish(self.names);
        let at = self.hang(initiative);
        if headless {
            self.outline.evidence.headless.push(at);
        }
    }

    /// Puts an initiative under the current section; gives its place in the tree.
    fn hang(&mut self, initiative: Initiative) -> [usize; 3] {
        let at = initiative.at.clone();
        let last = at.first().and_then(|place| place.lines).map_or(0, |[_, last]| last);
        if self.outline.chapters.is_empty() {
            self.outline.chapters.push(Chapter { at: at.clone(), ..Chapter::default() });
        }
        let chapters = self.outline.chapters.len();
        let Some(chapter) = self.outline.chapters.last_mut() else { return [0; 3] };
        stretch(&mut chapter.at, last);
        if chapter.sections.is_empty() {
            chapter.sections.push(Section { at, ..Section::default() });
        }
        let sections = chapter.sections.len();
        let Some(section) = chapter.sections.last_mut() else { return [0; 3] };
        stretch(&mut section.at, last);
        section.initiatives.push(initiative);
        [chapters - 1, sections - 1, section.initiatives.len() - 1]
    }

    /// Opens an initiative at a block; its title is among what waits, unless its first label names it.
    fn open(&mut self, index: usize, names_itself: bool) {
        self.close();
        let pending = std::mem::take(&mut self.pending);
        let (title, sure) = if names_itself { (None, Sure::Single) } else { self.title_among(&pending) };
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
                _ if (names_itself || !self.numbered && title.is_some()) && block.is_heading_like() => {
                    self.open_plain_heading(block);
                }
                _ => self.place_text(*waiting),
            }
        }
        self.draft = Some(draft);
        self.zone = Zone::Card;
    }

    /// In a document without numbers, a heading above an initiative's title is a section's.
    fn open_plain_heading(&mut self, block: &Block) {
        let at = vec![Place::lines(block.first(), block.last())];
        let section = Section { title: Some(block.text.clone()), at: at.clone(), ..Section::default() };
        if self.outline.chapters.is_empty() {
            self.outline.chapters.push(Chapter { at, ..Chapter::default() });
        }
        if let Some(chapter) = self.outline.chapters.last_mut() {
            chapter.sections.push(section);
        }
    }

    /// The last heading-like block; if there is none, a single row that stands alone.
    fn title_among(&self, pending: &[usize]) -> (Option<usize>, Sure) {
        let titled = |index: &&usize| {
            let block = &self.blocks[**index];
            block.is_heading_like() || matches!(block.kind, Kind::Numbered(_))
        };
        let count = pending.iter().filter(titled).count();
        if let Some(found) = pending.iter().rposition(|index| titled(&index)) {
            let near = pending.len() - found <= 4;
            return (Some(found), if near && (count == 1 || self.numbered) { Sure::Single } else { Sure::Assumed });
        }
        let alone = |index: &usize| {
            let block = &self.blocks[*index];
            block.kind == Kind::Text && block.rows.len() == 1 && prose::length(&block.text) <= 80
        };
        (pending.iter().rposition(alone), Sure::Assumed)
    }

    /// A heading, prose and bullets: the bullets are activities. For documents without labels and headers.
    fn list_initiative(&mut self, pending: &[usize]) -> bool {
        if self.outline.chapters.is_empty() {
            return false;
        }
        let (blocks, lost_glyphs) = (self.blocks, self.lost_glyphs);
        let is_item = |index: &usize| {
            let block = &blocks[*index];
            matches!(block.kind, Kind::Bullet | Kind::Numbered(_)) || (lost_glyphs && block.indent() > 0)
        };
        if !pending.iter().any(is_item) {
            return false;
        }
        let mut draft: Option<Draft> = None;
        for (position, index) in pending.iter().enumerate() {
            let block = &self.blocks[*index];
            let heads = block.is_heading_like() && pending.get(position + 1).is_some();
            if is_item(index) {
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
                self.place_text(*index);
            }
        }
        self.hang_list(draft);
        true
    }

    fn hang_list(&mut self, draft: Option<Draft>) {
        let Some(draft) = draft else { return };
        self.outline.evidence.lists += usize::from(!draft.activities.is_empty());
        let initiative = draft.finish(self.names);
        self.hang(initiative);
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
            let names_itself = self.names_itself(index, part);
            self.open(index, names_itself);
        } else {
            self.waiting_to_label();
        }
        if let Some(draft) = self.draft.as_mut() {
            draft.label(Some(part), word, block);
        }
    }

    /// The label names the initiative itself: what to do, with no heading of its own before the next such label.
    fn names_itself(&self, index: usize, part: Part) -> bool {
        let again = |block: &Block| matches!(block.kind, Kind::Label { part: Some(one), .. } if one == part);
        let next = (index + 1..self.blocks.len()).take(AHEAD).find(|next| again(&self.blocks[*next]));
        let headed = |next: usize| self.blocks[next - 1].is_heading_like() || self.headings[next - 1].is_some();
        part == Part::Activity && !self.blocks[index].text.is_empty() && next.is_some_and(|next| !headed(next))
            || part == Part::Activity && self.pending.is_empty()
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
            let mut initiative = draft.finish(self.names);
            initiative.activities.extend(rows.activities());
            for activity in rows.activities() {
                super::initiative::add_people(&mut initiative.responsible, activity.responsible);
            }
            initiative.sure.insert("activities".to_string(), Sure::Single);
            self.hang(initiative);
        } else {
            if let Some(title) = draft.title.take() {
                let mut heading = self.blocks[index].clone();
                heading.text = title;
                self.open_plain_heading(&heading);
            }
            for text in std::mem::take(&mut draft.intro) {
                self.place_words(&text);
            }
            for initiative in rows.initiatives() {
                self.hang(initiative);
            }
        }
        self.zone = Zone::Outside;
    }

    fn place_words(&mut self, text: &str) {
        match self.outline.chapters.last_mut() {
            Some(chapter) => match chapter.sections.last_mut() {
                Some(section) => append(&mut section.intro, text),
                None => append(&mut chapter.intro, text),
            },
            None => self.outline.preamble.push(text.to_string()),
        }
    }

    fn bullet(&mut self, index: usize) {
        let block = &self.blocks[index];
        let follows = self.zone == Zone::Card && self.table_follows(index);
        let Some(draft) = self.draft.as_mut().filter(|_| self.zone != Zone::Outside) else {
            self.pending.push(index);
            return;
        };
        if self.zone == Zone::Card && draft.takes_bullets_into_label() {
            draft.go_on(&block.text, block.last());
            return;
        }
        if self.zone == Zone::Card && !self.pending.is_empty() {
            self.waiting_to_label();
        }
        if follows {
            self.zone = Zone::Bullets;
        } else if self.zone == Zone::Cells {
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
        } else if self.is_cells(block) && (in_table || self.pending.is_empty()) || self.leads_with(block) {
            self.cells(block);
        } else if self.zone == Zone::Card {
            let listed = self.lost_glyphs && block.indent() > 0 && self.pending.is_empty();
            if listed && self.table_follows(index) && !self.opens_initiative(index) {
                self.bullet(index);
            } else {
                self.pending.push(index);
            }
        } else if self.opens_initiative(index) {
            self.close();
            self.pending.push(index);
        } else if block.indent() > 0 && self.lost_glyphs {
            self.bullet(index);
        } else if self.zone == Zone::Cells && self.is_cell_like(block) {
            self.cells(block);
        } else if self.zone == Zone::Bullets {
            self.loose_activity(index);
        } else {
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

    /// A text among the activities without a sign of its own: it goes on with the one before, or is one itself.
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

    // ---- questions --------------------------------------------------------------------------------------

    /// Every row is a value or a name that recurs in such cells.
    fn is_cells(&self, block: &Block) -> bool {
        let known = |text: &str| {
            columns::is_value(text) || self.names.recurs(text) || vocabulary::is_group(text)
        };
        columns::is_value(&block.printed())
            || (block.rows.first().is_some_and(|row| known(&row.text)) && self.is_cell_like(block))
    }

    /// Names before the first activity, where the header has them first.
    fn leads_with(&self, block: &Block) -> bool {
        self.zone == Zone::Bullets
            && self.draft.as_ref().is_some_and(Draft::starts_with_cells)
            && block.indent() == 0
            && block.rows.iter().all(|row| columns::is_name_like(&row.text))
    }

    fn is_cell_like(&self, block: &Block) -> bool {
        block.rows.len() <= 12 && block.rows.iter().all(|row| prose::length(&row.text) <= 30)
    }

    /// A heading-like text that a label or header follows, with nothing but prose between.
    fn opens_initiative(&self, index: usize) -> bool {
        let block = &self.blocks[index];
        if !block.is_heading_like() {
            return false;
        }
        for next in self.blocks.iter().skip(index + 1).take(8) {
            match &next.kind {
                Kind::Label { part: Some(_), .. } | Kind::Header(_) | Kind::Table => return true,
                Kind::Text if self.is_cells(next) => return false,
                Kind::Text if next.is_heading_like() && next.indent() <= block.indent() => return false,
                Kind::Text | Kind::PageNumber | Kind::Label { .. } => {}
                Kind::Bullet | Kind::Numbered(_) => return false,
            }
        }
        false
    }

    /// Cells come before the next label, header or heading.
    fn table_follows(&self, index: usize) -> bool {
        for (offset, next) in self.blocks.iter().enumerate().skip(index + 1).take(AHEAD) {
            match &next.kind {
                Kind::Text if columns::is_value(&next.printed()) => return true,
                Kind::Label { part: Some(_), .. } | Kind::Header(_) | Kind::Table => return false,
                Kind::Numbered(_) if self.headings[offset].is_some() => return false,
                _ => {}
            }
        }
        false
    }
}

fn append(intro: &mut Option<String>, text: &str) {
    let joined = intro.get_or_insert_default();
    if !joined.is_empty() {
        joined.push('\n');
    }
    joined.push_str(text);
}

fn stretch(at: &mut [Place], line: u32) {
    if let Some([_, last]) = at.first_mut().and_then(|place| place.lines.as_mut()) {
        *last = (*last).max(line);
    }
}
