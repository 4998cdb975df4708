//! Rows of a table of actions to what the contract calls them: activities of one initiative, or initiatives.

use super::action::{Action, Actions, Group};
use super::card::Card;
use super::{people, words};
use crate::contract::{Activity, Place, Sure};
use crate::plan::prose;
use crate::plan::vocabulary::Part;

/// Nothing is certain where the columns are those of the table before.
pub(super) fn note_headless(actions: &Actions, card: &mut Card) {
    if actions.headless {
        card.headless = true;
        card.assumed.extend(["activities", "responsible", "when", "status", "goal", "title", "budget"]);
    }
}

/// Gives a group's rows to one initiative; `whole` if the columns are the initiative's own.
pub(super) fn fill(card: &mut Card, group: &Group, whole: bool) {
    let alone = group.actions.len() == 1;
    let same = |told: &dyn Fn(&Action) -> Option<String>| {
        let mut all: Vec<Option<String>> = group.actions.iter().map(told).collect();
        all.dedup();
        if all.len() == 1 { all.pop().flatten() } else { None }
    };
    let (when, status) =
        (same(&|row| row.when.clone()), same(&|row| row.text(Part::Status).map(str::to_string)));
    for action in &group.actions {
        let number = action.text(Part::Number).map(|number| format!("{number} ")).unwrap_or_default();
        people::add(&mut card.responsible, action.responsible.clone());
        // As many names as lines: each may have one, which the cells do not say.
        let (lines, certain) = action.activities(whole || alone);
        card.activities_assumed |= !certain;
        let tied = lines.len() < 2 || lines.len() != action.responsible.len();
        if let Some(lead) = &action.lead {
            card.intro.push(lead.clone());
        }
        for (index, line) in lines.iter().enumerate() {
            let own = !(whole && alone);
            card.activities.push(Activity {
                text: if index == 0 { format!("{number}{line}") } else { line.clone() },
                when: action.when.clone().filter(|_| own),
                responsible: if own && tied { action.responsible.clone() } else { Vec::new() },
                status: action.text(Part::Status).filter(|_| own).map(str::to_string),
                progress: action.text(Part::Progress).filter(|_| own).map(str::to_string),
                at: vec![Place::lines(action.first, action.last)],
            });
        }
        if action.joined {
            card.assumed.push("activities");
        }
        for (part, text) in &action.texts {
            let own = matches!(part, Part::Number | Part::Status | Part::Progress);
            if !own || whole && alone && *part != Part::Number {
                card.tell(*part, text);
            }
        }
        for (word, text) in &action.others {
            card.other(word, text);
        }
        card.last_line = card.last_line.max(action.last);
    }
    if whole {
        for (part, text) in [(Part::When, when), (Part::Status, status)] {
            if let Some(text) = text {
                card.tell(part, &text);
            }
        }
    }
}

/// A row as an initiative.
pub(super) fn initiative(action: &Action, actions: &Actions) -> Card {
    let mut card = Card::at(action.first);
    card.last_line = action.last;
    let named = action.text(Part::Title).map(str::to_string);
    let (mut lines, certain) = action.activities(named.is_some());
    card.activities_assumed = !certain;
    if let Some(title) = named {
        card.title = Some(title);
        card.intro.extend(action.lead.clone());
    } else if let Some(lead) = action.lead.clone() {
        card.title = Some(lead.trim_end_matches(':').to_string());
    } else if lines.len() == 1 {
        // A title above its description.
        let text = lines.remove(0);
        let (title, rest) = match text.split_once('\n') {
            Some((title, rest)) if !prose::is_ended(title) => (title.to_string(), Some(rest.to_string())),
            _ => (text.replace('\n', " "), None),
        };
        card.title = Some(title);
        card.intro.extend(rest);
    } else if lines.len() > 1 {
        let wish = action.area.as_deref().or(action.text(Part::Goal));
        card.title = wish.map(str::to_string).or_else(|| Some(lines.remove(0)));
        card.title_sure = Some(Sure::Assumed);
    } else {
        card.title = action.text(Part::Goal).map(str::to_string);
    }
    for line in lines {
        card.activity(line, action.last);
    }
    for (part, text) in action.texts.iter().filter(|(part, _)| *part != Part::Title) {
        let word = actions.columns.iter().find(|column| column.holds == Some(words::Use::Part(*part)));
        match (part, word) {
            (Part::Number, Some(column)) => card.other(&column.word, text),
            _ => card.tell(*part, text),
        }
    }
    if let Some(when) = &action.when {
        card.tell(Part::When, when);
    }
    card.responsible.clone_from(&action.responsible);
    for (word, text) in &action.others {
        card.other(word, text);
    }
    if action.taken.contains(&Part::Goal) {
        card.assumed.push("goal");
    }
    if action.taken.contains(&Part::Title) {
        card.assumed.push("title");
    }
    if action.joined {
        card.assumed.extend(["when", "responsible"]);
    }
    card
}
