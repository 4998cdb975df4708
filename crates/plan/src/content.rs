//! What a plan says, whole in itself: as it is sealed when it is decided, corrected or closed, and compared
//! with what it said before. Names are written out; ids are kept as text so that the same thing is known
//! again. It holds no statuses, ticks or comments: those are work, not content.

use std::collections::{HashMap, HashSet};

use access::Mark;
use db::Id;
use serde::{Deserialize, Serialize};

use crate::{
    Leaf, Plan,
    tree::{Branch, grow},
};

/// The shape of what is sealed; grows when a field is added.
const SHAPE: u32 = 1;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub shape: u32,
    pub title: String,
    pub owner: String,
    pub publisher: String,
    /// "2026", "2026–2028", or empty.
    pub period: String,
    pub preamble: String,
    /// Numbers are made by the order: that they shift is no change of its own.
    pub numbered: bool,
    pub chapters: Vec<PartContent>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartContent {
    pub id: String,
    pub number: String,
    pub title: String,
    pub intro: String,
    pub nothing_planned: bool,
    pub initiatives: Vec<InitiativeContent>,
    pub sections: Vec<PartContent>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiativeContent {
    pub id: String,
    pub title: String,
    pub intro: String,
    pub purpose: String,
    pub goal: String,
    pub when: String,
    pub who: Vec<String>,
    pub priority: String,
    pub follow_up: String,
    pub budget: String,
    pub baseline: String,
    pub method: String,
    pub labels: Vec<(String, String)>,
    pub activities: Vec<ActivityContent>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityContent {
    pub id: String,
    pub text: String,
    pub when: String,
    pub who: Vec<String>,
}

impl PartContent {
    /// "3.1 Besök", "Besök", or empty.
    pub fn heading(&self) -> String {
        [self.number.as_str(), self.title.as_str()].join(" ").trim().to_string()
    }
}

impl Content {
    /// Of all that is active in the plan, whoever sees it.
    pub(crate) fn of(plan: &Plan, parts: Vec<crate::Part>, leaves: Vec<Leaf>) -> Content {
        let parts = parts.into_iter().filter(crate::Part::is_active).collect();
        let leaves = leaves.into_iter().filter(|leaf| leaf.initiative.is_active()).collect();
        Content {
            shape: SHAPE,
            title: plan.title.clone(),
            owner: plan.owner_name.clone(),
            publisher: plan.publisher.clone().unwrap_or_default(),
            period: plan.period(),
            preamble: plan.preamble.clone().unwrap_or_default(),
            numbered: plan.is_numbered(),
            chapters: grow(parts, leaves).into_iter().map(part).collect(),
        }
    }

    /// What is sealed: always the same text for the same content.
    pub(crate) fn sealed(&self) -> (String, String) {
        let text = serde_json::to_string(self).unwrap_or_default();
        let hash = reading::hash_of(text.as_bytes());
        (text, hash)
    }

    /// Leaves out what this viewer may not see now: initiatives that are not among `seen`, and fields that
    /// `marks` hide.
    pub(crate) fn shown(mut self, seen: &HashSet<Id>, hides: impl Fn(Id, &str) -> bool) -> Content {
        for chapter in &mut self.chapters {
            keep(chapter, seen, &hides);
        }
        self
    }
}

/// Does a mark hide this field of this initiative from everybody outside its owner?
pub(crate) fn covered(marks: &HashMap<Id, Mark>, id: Id, field: &str) -> bool {
    marks.get(&id).is_some_and(|mark| mark.covers(field))
}

fn keep(part: &mut PartContent, seen: &HashSet<Id>, hides: &impl Fn(Id, &str) -> bool) {
    let id = |row: &InitiativeContent| row.id.parse::<Id>().unwrap_or_default();
    part.initiatives.retain(|row| seen.contains(&id(row)));
    for row in &mut part.initiatives {
        let own = id(row);
        let texts = [
            ("intro", &mut row.intro),
            ("aim", &mut row.purpose),
            ("goal", &mut row.goal),
            ("budget", &mut row.budget),
        ];
        for (field, text) in texts {
            if hides(own, field) {
                text.clear();
            }
        }
        if hides(own, "activities") {
            row.activities.clear();
        }
    }
    for section in &mut part.sections {
        keep(section, seen, hides);
    }
}

fn part(branch: Branch) -> PartContent {
    PartContent {
        id: branch.part.id.to_string(),
        nothing_planned: branch.part.no_planned_activities,
        number: branch.part.number.unwrap_or_default(),
        title: branch.part.title.unwrap_or_default(),
        intro: branch.part.intro.unwrap_or_default(),
        initiatives: branch.leaves.into_iter().map(initiative).collect(),
        sections: branch.sections.into_iter().map(part).collect(),
    }
}

fn initiative(leaf: Leaf) -> InitiativeContent {
    let row = leaf.initiative;
    let labels = row.labels();
    let activity = |task: crate::Task| ActivityContent {
        id: task.activity.id.to_string(),
        text: task.activity.text,
        when: task.activity.when_text.unwrap_or_default(),
        who: task.people,
    };
    let tasks = leaf.tasks.into_iter().filter(|task| task.activity.is_active());
    InitiativeContent {
        id: row.id.to_string(),
        title: row.title,
        intro: row.intro.unwrap_or_default(),
        purpose: row.purpose.unwrap_or_default(),
        goal: row.goal.unwrap_or_default(),
        when: row.when_text.unwrap_or_default(),
        who: leaf.people,
        priority: row.priority_text.unwrap_or_default(),
        follow_up: row.follow_up.unwrap_or_default(),
        budget: row.budget.unwrap_or_default(),
        baseline: row.baseline.unwrap_or_default(),
        method: row.method.unwrap_or_default(),
        labels,
        activities: tasks.map(activity).collect(),
    }
}
