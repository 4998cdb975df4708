//! The parts of a document to chapters, sections and initiatives. Nothing that is printed is dropped but
//! header rows and labels.

use super::action::{Actions, Group};
use super::card::Card;
use super::fill::{fill, initiative, note_headless};
use super::flat;
use super::outline::{Document, Node, Opens, Table, title_text};
use super::parts::Piece;
use super::words;
use crate::contract::{Chapter, Place, Section, Sure};
use crate::plan::blocks;
use crate::plan::tree::{Outline, stretch};
use crate::plan::vocabulary::{self, Part};

/// A chapter that says that nothing is planned says so in a section of its own.
fn with_empty_section(chapter: &mut Chapter) {
    let says = chapter.intro.as_deref().is_some_and(vocabulary::says_nothing_planned);
    if says && chapter.sections.is_empty() {
        let (intro, at) = (chapter.intro.take(), chapter.at.clone());
        chapter.sections.push(Section { intro, at, ..Section::default() });
    }
}

pub(super) struct Builder<'a> {
    document: &'a Document<'a>,
    taken: &'a [bool],
    outline: Outline,
    card: Option<Card>,
    /// The rank of the section that is open.
    section: Option<usize>,
}

impl<'a> Builder<'a> {
    pub fn new(document: &'a Document<'a>, taken: &'a [bool]) -> Self {
        Builder { document, taken, outline: Outline::default(), card: None, section: None }
    }

    pub fn build(mut self) -> Outline {
        for node in &self.document.nodes {
            self.open(node);
            for (index, part) in self.document.inside(node) {
                let titled = Some(index) == self.document.title && !matches!(part.piece, Piece::Table(_));
                if !self.taken[index] && !titled {
                    self.part(node, index, &part.piece, part.first, part.last);
                }
            }
            self.close(node);
        }
        self.leave_taken();
        self.outline.chapters.iter_mut().for_each(with_empty_section);
        for section in self.outline.chapters.iter_mut().flat_map(|chapter| chapter.sections.iter_mut()) {
            let says = section.intro.as_deref().is_some_and(vocabulary::says_nothing_planned);
            section.no_planned_activities = says && section.initiatives.is_empty();
        }
        self.outline
    }

    /// A heading over nothing but indicators is theirs and no chapter of the plan.
    fn leave_taken(&mut self) {
        let theirs = |node: &&Node| {
            let mut inside = self.document.inside(node).peekable();
            inside.peek().is_some() && inside.all(|(index, _)| self.taken[index])
        };
        let nodes = self.document.nodes.iter().filter(|node| node.opens == Opens::Chapter && node.leaf);
        let lines: Vec<u32> =
            nodes.filter(theirs).filter_map(|node| self.heading(node)).map(|(_, _, line)| line).collect();
        let is_theirs = |chapter: &Chapter| {
            let [first, _] = chapter.at.first().and_then(|place| place.lines).unwrap_or_default();
            lines.contains(&first) && chapter.sections.is_empty() && chapter.intro.is_none()
        };
        for index in (0..self.outline.chapters.len()).rev() {
            if is_theirs(&self.outline.chapters[index]) {
                self.outline.chapters.remove(index);
                let later = self.outline.evidence.headless.iter_mut().filter(|at| at[0] > index);
                later.for_each(|at| at[0] -= 1);
            }
        }
    }

    /// The words of a node's heading, and its number.
    fn heading(&self, node: &Node) -> Option<(Option<String>, String, u32)> {
        let part = &self.document.parts[node.heading?];
        match &part.piece {
            Piece::Heading { number, text, .. } => Some((number.clone(), text.clone(), part.first)),
            _ => None,
        }
    }

    fn open(&mut self, node: &Node) {
        let Some((number, text, line)) = self.heading(node) else { return };
        match node.opens {
            Opens::Front => {}
            Opens::Chapter => {
                self.section = None;
                let at = vec![Place::lines(line, line)];
                let title = Some(text);
                self.outline.chapters.push(Chapter { number, title, at, ..Chapter::default() });
            }
            Opens::Section => self.open_section(number, text, line, node.rank),
            Opens::Initiative => {
                if self.section.is_some_and(|rank| rank >= node.rank) {
                    self.section = None;
                }
                // A number has its place in a section.
                if number.is_some() && node.rank == 1 {
                    self.open_section(number.clone(), text.clone(), line, node.rank);
                }
                let mut card = Card::at(line);
                let rank = number.filter(|_| node.rank > 1);
                card.title = Some(rank.map_or(text.clone(), |number| format!("{number} {text}")));
                card.title_sure = Some(if self.document.prose_only { Sure::Assumed } else { Sure::Single });
                self.card = Some(card);
            }
        }
    }

    fn open_section(&mut self, number: Option<String>, title: String, line: u32, rank: usize) {
        let at = vec![Place::lines(line, line)];
        if self.outline.chapters.is_empty() {
            self.outline.chapters.push(Chapter { at: at.clone(), ..Chapter::default() });
        }
        if let Some(chapter) = self.outline.chapters.last_mut() {
            chapter.sections.push(Section { number, title: Some(title), at, ..Section::default() });
        }
        self.section = Some(rank);
    }

    fn hang(&mut self, card: Card) {
        let at = vec![Place::lines(card.first, card.first)];
        if let Some(chapter) = self.outline.chapters.last_mut().filter(|_| self.section.is_none()) {
            let titled = chapter.sections.last().is_some_and(|section| section.title.is_some());
            if titled {
                chapter.sections.push(Section { at, ..Section::default() });
            }
        }
        let headless = card.headless;
        let at = self.outline.hang(card.finish());
        if headless {
            self.outline.evidence.headless.push(at);
        }
    }

    fn place(&mut self, text: &str, last: u32) {
        self.outline.place_words(text, last);
    }

    // ---- parts ------------------------------------------------------------------------------------------

    fn part(&mut self, node: &Node, index: usize, piece: &Piece, first: u32, last: u32) {
        match piece {
            Piece::Heading { .. } => {}
            Piece::Text(text) if self.is_front(node) && self.is_in_title(text) => {}
            Piece::Label { part, word, .. } if self.is_front(node) && flat::is_front_label(*part, word) => {}
            Piece::Text(text) => self.text(text, last),
            Piece::Label { part: Some(part), word, text } => self.label(node, *part, word, text, first, last),
            Piece::Label { part: None, word, text } => {
                let printed = format!("{word}: {text}");
                match self.card.as_mut().filter(|card| !card.is_bare()) {
                    Some(card) => card.label(None, word, text, last),
                    None => self.text(&printed, last),
                }
            }
            Piece::Item { depth, text } => self.item(node, *depth, text, last),
            Piece::Table(rows) => match &self.document.tables[index] {
                Some(Table::Actions(actions)) => self.actions(node, actions),
                Some(Table::Cards(cards)) => self.cards(node, cards),
                _ => {
                    for row in rows {
                        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.trim()).collect();
                        let text = cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>();
                        self.text(&text.join(" | "), row.line);
                    }
                }
            },
        }
    }

    /// Before the first heading of a document that has some, and no initiative is open.
    fn is_front(&self, node: &Node) -> bool {
        let bare = self.card.is_none() && self.outline.chapters.is_empty();
        node.opens == Opens::Front && bare && self.document.nodes.len() > 1
    }

    /// The title says it already: "Verksamhetsplan" under "Verksamhetsplan för näringslivet".
    fn is_in_title(&self, text: &str) -> bool {
        let title = self.document.title.and_then(|index| title_text(&self.document.parts[index]));
        let title = title.unwrap_or_default().to_lowercase();
        let mut words = text.split_whitespace();
        words.all(|word| title.split_whitespace().any(|one| one == word.to_lowercase()))
    }

    fn text(&mut self, text: &str, line: u32) {
        if let Some(card) = self.card.as_mut() {
            if card.is_bare() || !card.go_on(text, false, line) {
                card.intro.push(text.to_string());
                card.last_line = card.last_line.max(line);
            }
            return;
        }
        self.place(text, line);
    }

    fn label(&mut self, node: &Node, part: Part, word: &str, text: &str, first: u32, last: u32) {
        let again = self.card.as_ref().is_some_and(|card| {
            node.opens != Opens::Initiative && (card.has(part) || part == Part::Title) && card.parts() >= 2
        });
        if again {
            self.close_card(node);
        }
        let card = self.card.get_or_insert_with(|| Card::at(first));
        card.label(Some(part), word, text, last);
    }

    fn item(&mut self, node: &Node, depth: u8, text: &str, line: u32) {
        let prose_only = self.document.prose_only;
        if let Some(card) = self.card.as_mut() {
            if depth > 0
                && !card.waits()
                && !card.lists_wishes()
                && let Some(activity) = card.activities.last_mut()
            {
                activity.text = format!("{}\n{text}", activity.text);
                stretch(&mut activity.at, line);
                card.last_line = line;
                return;
            }
            if card.waits() || card.lists_wishes() {
                card.go_on(text, true, line);
            } else if card.has(Part::Activity) || !card.is_bare() || prose_only {
                card.activities_assumed = true;
                card.activity(text.to_string(), line);
            } else {
                card.intro.push(text.to_string());
            }
        } else if prose_only && node.opens == Opens::Chapter && node.leaf && !self.is_wish(node) {
            let heading = self.heading(node);
            let card = self.card.get_or_insert_with(|| Card::at(line));
            card.title = heading.map(|(_, text, _)| text);
            card.title_sure = Some(Sure::Assumed);
            card.activities_assumed = true;
            card.activity(text.to_string(), line);
        } else {
            self.place(text, line);
        }
    }

    /// A chapter on goals, background and the like: its items are not done by anybody.
    fn is_wish(&self, node: &Node) -> bool {
        let Some((_, text, _)) = self.heading(node) else { return false };
        let does = [words::Use::Part(Part::Activity), words::Use::Part(Part::When), words::Use::Mark];
        words::told(&text).is_some_and(|holds| !does.contains(&holds)) || words::names_frame(&text)
    }

    // ---- ends -------------------------------------------------------------------------------------------

    fn close(&mut self, node: &Node) {
        self.close_card(node);
    }

    /// Hangs the open card, or gives its words to the introduction if it is none.
    fn close_card(&mut self, node: &Node) {
        let Some(mut card) = self.card.take() else { return };
        let own = node.opens == Opens::Initiative;
        if !own && card.title.is_none() && !card.works() && card.activities.is_empty() {
            // A goal above other things is no initiative of its own.
            let last = card.last_line;
            let done = card.finish();
            let priority = done.priority.as_ref().map(|priority| priority.text.clone());
            let said = [
                ("Syfte", &done.purpose),
                ("Mål", &done.goal),
                ("Prioritet", &priority),
                ("Uppföljning", &done.follow_up),
                ("Budget", &done.budget),
                ("Nuläge", &done.baseline),
                ("Mätmetod", &done.method),
                ("", &done.intro),
            ];
            for (word, text) in said {
                if let Some(text) = text.as_ref().filter(|_| word.is_empty()) {
                    self.place(text, last);
                } else if let Some(text) = text {
                    self.place(&format!("{word}: {text}"), last);
                }
            }
            for (word, text) in &done.labels {
                self.place(&format!("{word}: {}", text.as_str().unwrap_or_default()), last);
            }
            return;
        }
        if card.title.is_none() {
            self.name(&mut card, node);
        }
        if card.parts() >= 2 && (card.works() || card.has(Part::Activity)) {
            self.outline.evidence.cards += 1;
        } else if card.has(Part::Activity) {
            self.outline.evidence.lists += 1;
        }
        self.hang(card);
    }

    /// A card without a title of its own: what it does, else the heading above.
    fn name(&self, card: &mut Card, node: &Node) {
        if let [activity] = card.activities.as_slice() {
            card.title = Some(activity.text.clone());
            card.activities.clear();
            return;
        }
        if let Some((_, text, _)) = self.heading(node) {
            card.title = Some(text);
            card.title_sure = Some(Sure::Assumed);
        }
    }

    // ---- tables -----------------------------------------------------------------------------------------

    fn cards(&mut self, node: &Node, cards: &[Card]) {
        let open = self.card.take();
        let own = node.opens == Opens::Initiative && cards.len() == 1;
        if let Some(open) = open {
            match cards.first().filter(|_| own) {
                Some(first) => {
                    let mut card = first.clone();
                    card.title = open.title;
                    card.first = open.first;
                    card.intro.splice(0..0, open.intro);
                    self.card = Some(card);
                    return;
                }
                None => self.card = Some(open),
            }
            self.close_card(node);
        }
        for card in cards {
            let mut card = card.clone();
            if card.title.is_none() {
                self.name(&mut card, node);
            }
            if card.parts() + usize::from(card.title.is_some()) >= 3 && (card.works() || card.has(Part::Goal))
            {
                self.outline.evidence.cards += 1;
            }
            self.hang(card);
        }
    }

    fn actions(&mut self, node: &Node, actions: &Actions) {
        if !actions.headless {
            self.outline.evidence.tables += 1;
        }
        let labelled = self.card.as_ref().is_some_and(|card| card.has(Part::Goal) || card.has(Part::Purpose));
        let plain = actions.groups.iter().all(|group| group.title.is_none());
        let areas = actions.columns.iter().any(|column| column.holds == Some(words::Use::Area));
        if plain && !areas && (actions.simple || self.document.is_whole(actions, labelled)) {
            let mut card = self.card.take().unwrap_or_else(|| {
                let mut card = Card::at(actions.first);
                let caption = actions.captions.last().map(|(text, _)| text.clone());
                let heading = self.heading(node).map(|(_, text, _)| text);
                card.title = caption.or(heading);
                card.title_sure = Some(Sure::Assumed);
                card
            });
            if card.title.is_none() {
                card.title = self.heading(node).map(|(_, text, _)| text);
                card.title_sure = Some(Sure::Assumed);
            }
            let whole = !actions.simple || self.document.is_whole(actions, labelled) && labelled;
            for group in &actions.groups {
                fill(&mut card, group, whole);
            }
            card.last_line = card.last_line.max(actions.last);
            note_headless(actions, &mut card);
            if node.opens == Opens::Initiative {
                self.card = Some(card);
            } else {
                self.hang(card);
            }
            return;
        }
        for (text, line) in &actions.captions {
            self.place(text, *line);
        }
        let above = self.card.take().map(|mut card| {
            let wish = (card.take(Part::Purpose), card.take(Part::Goal));
            self.card = Some(card);
            if self
                .card
                .as_ref()
                .is_some_and(|card| !card.is_bare() && (card.works() || card.title.is_some()))
            {
                self.close_card(node);
            }
            self.card = None;
            wish
        });
        let (purpose, goal) = above.unwrap_or_default();
        for group in &actions.groups {
            if actions.simple {
                self.simple_group(node, actions, group, goal.as_deref());
            } else {
                self.rows(node, actions, group, purpose.as_deref(), goal.as_deref());
            }
        }
    }

    /// Rows that are activities of the group's one initiative, or of one for each area.
    fn simple_group(&mut self, node: &Node, actions: &Actions, group: &Group, goal: Option<&str>) {
        let mut areas: Vec<(Option<String>, Group)> = Vec::new();
        for action in &group.actions {
            match areas.last_mut().filter(|(area, _)| *area == action.area) {
                Some((_, part)) => part.actions.push(action.clone()),
                None => {
                    let part = Group { actions: vec![action.clone()], ..group.clone() };
                    areas.push((action.area.clone(), part));
                }
            }
        }
        for (area, part) in areas {
            let first = part.actions.first().map_or(group.first, |action| action.first);
            let mut card = Card::at(if area.is_none() && group.first > 0 { group.first } else { first });
            let own = group.title.as_deref();
            let wish = own.and_then(words::goal);
            card.title = area.or_else(|| wish.or(own).map(str::to_string));
            if card.title.is_none() {
                card.title = self.heading(node).map(|(_, text, _)| text);
                card.title_sure = Some(Sure::Assumed);
            } else if group.assumed {
                card.title_sure = Some(Sure::Assumed);
            }
            if let Some(goal) = wish.or(goal) {
                card.tell(Part::Goal, goal);
                if wish.is_none() || group.assumed {
                    card.assumed.push("goal");
                }
            }
            fill(&mut card, &part, false);
            note_headless(actions, &mut card);
            self.hang(card);
        }
    }

    /// Rows that are initiatives.
    fn rows(
        &mut self,
        node: &Node,
        actions: &Actions,
        group: &Group,
        purpose: Option<&str>,
        goal: Option<&str>,
    ) {
        let wish = group.title.as_deref().and_then(words::goal);
        if let Some(title) = group.title.as_deref().filter(|_| wish.is_none()) {
            let (number, text) = match blocks::numbered(title) {
                Some((number, text)) => (Some(number), text),
                None => (None, title.to_string()),
            };
            self.open_section(number, text, group.first, node.rank + 1);
        }
        let mut area: Option<&str> = None;
        // An area with one row of several activities is what that row is about.
        let alone = group.actions.iter().all(|action| {
            let rows = group.actions.iter().filter(|other| other.area == action.area).count();
            rows == 1 && action.listed && action.lead.is_none()
        });
        for action in &group.actions {
            if !alone && action.area.is_some() && action.area.as_deref() != area {
                area = action.area.as_deref();
                self.open_section(None, area.unwrap_or_default().to_string(), action.first, node.rank + 1);
            }
            let mut card = initiative(action, actions);
            for (part, text, field) in
                [(Part::Purpose, purpose, "purpose"), (Part::Goal, wish.or(goal), "goal")]
            {
                if let Some(text) = text.filter(|_| !card.has(part)) {
                    card.tell(part, text);
                    if wish.is_none() || part == Part::Purpose || group.assumed {
                        card.assumed.push(field);
                    }
                }
            }
            note_headless(actions, &mut card);
            self.hang(card);
        }
    }
}
