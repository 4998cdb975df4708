//! From one year's plan to the next: what is proposed for each item, and what is carried over. Pure.

use std::collections::HashMap;

use db::Id;

use crate::{
    Leaf, Task,
    status::StatusKind,
    when::{next_year, read},
};

/// What becomes of an initiative or activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    Continue,
    /// It is finished and is not carried over.
    Done,
    /// It is not finished, and is given up.
    Drop,
    /// It becomes several.
    Split,
    /// It goes on under another heading, or in another initiative.
    Move,
}

impl Choice {
    pub const ALL: [Choice; 5] = [Choice::Continue, Choice::Done, Choice::Drop, Choice::Split, Choice::Move];

    pub fn key(self) -> &'static str {
        match self {
            Choice::Continue => "continue",
            Choice::Done => "done",
            Choice::Drop => "drop",
            Choice::Split => "split",
            Choice::Move => "move",
        }
    }

    pub fn from_key(key: &str) -> Option<Choice> {
        Choice::ALL.into_iter().find(|choice| choice.key() == key)
    }

    fn carries(self) -> bool {
        match self {
            Choice::Continue | Choice::Split | Choice::Move => true,
            Choice::Done | Choice::Drop => false,
        }
    }
}

/// What a choice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum About {
    Initiative(Id),
    Activity(Id),
}

impl About {
    pub(crate) fn kind(self) -> &'static str {
        match self {
            About::Initiative(_) => "initiative",
            About::Activity(_) => "activity",
        }
    }

    pub(crate) fn id(self) -> Id {
        match self {
            About::Initiative(id) | About::Activity(id) => id,
        }
    }

    /// As forms name it: `i12`, `a7`.
    pub(crate) fn name(self) -> String {
        format!("{}{}", &self.kind()[..1], self.id())
    }

    pub(crate) fn of(kind: &str, id: Id) -> About {
        if kind == "initiative" { About::Initiative(id) } else { About::Activity(id) }
    }
}

/// What is chosen for one item, or proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub choice: Choice,
    /// The time in the new plan.
    pub when_text: String,
    /// The part that an initiative moves to, or the initiative that an activity moves to; of the old plan.
    pub target_id: Option<Id>,
    /// What it is split into, one on each line; for a move, the place as it was typed.
    pub lines: String,
}

/// From the plan of these years to the plan of those.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    pub from: i64,
    pub to: i64,
}

impl Turn {
    fn when(self, text: Option<&str>) -> String {
        next_year(text.unwrap_or_default(), self.from, self.to)
    }

    fn chosen(self, choice: Choice, when_text: Option<&str>) -> Chosen {
        Chosen { choice, when_text: self.when(when_text), target_id: None, lines: String::new() }
    }

    /// What is proposed for an initiative: it goes on, unless its status says that it is over.
    pub fn initiative(self, leaf: &Leaf) -> Chosen {
        let row = &leaf.initiative;
        let kind = row.status_kind().or_else(|| row.status.as_deref().and_then(StatusKind::of));
        let over = kind.filter(|kind| kind.is_over());
        self.chosen(ended(over, row.when_text.as_deref(), self), row.when_text.as_deref())
    }

    /// For an activity: what is done is not carried over, unless it comes back every year.
    pub fn activity(self, task: &Task) -> Chosen {
        let row = &task.activity;
        let said = [row.status.as_deref(), row.progress.as_deref()];
        let kind = said.into_iter().flatten().find_map(StatusKind::of).filter(|kind| kind.is_over());
        let over = if row.is_done() { Some(StatusKind::Done) } else { kind };
        self.chosen(ended(over, row.when_text.as_deref(), self), row.when_text.as_deref())
    }
}

fn ended(over: Option<StatusKind>, when_text: Option<&str>, turn: Turn) -> Choice {
    let year = i16::try_from(turn.from).unwrap_or_default();
    let recurs = when_text.is_some_and(|text| read(text, year).repeats.is_some());
    match over {
        Some(StatusKind::Cancelled) => Choice::Drop,
        Some(_) if !recurs => Choice::Done,
        _ => Choice::Continue,
    }
}

/// An initiative of the new plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    pub from: Id,
    pub relation: Choice,
    /// Where it stands, as a part of the old plan.
    pub part_id: Id,
    pub title: String,
    pub when_text: String,
    pub activities: Vec<CarriedActivity>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedActivity {
    pub from: Id,
    pub relation: Choice,
    pub text: String,
    pub when_text: String,
}

/// The new plan's initiatives in the old order, and what ended with the old year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub carried: Vec<Carried>,
    pub ended: Vec<(About, Choice)>,
}

/// What is carried over by these choices; for what has none, by what is proposed. An activity whose
/// initiative ends goes with it, unless it is moved to one that goes on.
pub fn carry(leaves: &[Leaf], choices: &HashMap<About, Chosen>, turn: Turn) -> Outcome {
    let mut outcome = Outcome::default();
    // The first new initiative of each old one, which takes its activities.
    let mut heirs: HashMap<Id, usize> = HashMap::new();
    for leaf in leaves {
        let about = About::Initiative(leaf.initiative.id);
        let chosen = choices.get(&about).cloned().unwrap_or_else(|| turn.initiative(leaf));
        if !chosen.choice.carries() {
            outcome.ended.push((about, chosen.choice));
            continue;
        }
        heirs.insert(leaf.initiative.id, outcome.carried.len());
        outcome.carried.extend(heirs_of(leaf, &chosen));
    }
    for leaf in leaves {
        let own = heirs.get(&leaf.initiative.id).copied();
        for task in leaf.tasks.iter().filter(|task| task.activity.is_active()) {
            let about = About::Activity(task.activity.id);
            let chosen = choices.get(&about).cloned().unwrap_or_else(|| turn.activity(task));
            let target = chosen.target_id.and_then(|id| heirs.get(&id).copied());
            let moves = chosen.choice == Choice::Move;
            let place = if moves { target.or(own) } else { own };
            match place.filter(|_| chosen.choice.carries()).and_then(|at| outcome.carried.get_mut(at)) {
                Some(heir) => heir.activities.extend(activities_of(task, &chosen, moves && target.is_some())),
                None if chosen.choice.carries() => {
                    let of = choices.get(&About::Initiative(leaf.initiative.id));
                    let of = of.map_or_else(|| turn.initiative(leaf).choice, |chosen| chosen.choice);
                    outcome.ended.push((about, of));
                }
                None => outcome.ended.push((about, chosen.choice)),
            }
        }
    }
    outcome
}

/// The lines of a split; one line or none is no split.
pub(crate) fn split_lines(lines: &str) -> Vec<String> {
    let all = lines.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty());
    all.map(str::to_string).collect()
}

fn heirs_of(leaf: &Leaf, chosen: &Chosen) -> Vec<Carried> {
    let row = &leaf.initiative;
    let heir = |title: String, relation: Choice| Carried {
        from: row.id,
        relation,
        part_id: chosen.target_id.filter(|_| chosen.choice == Choice::Move).unwrap_or(row.part_id),
        title,
        when_text: chosen.when_text.clone(),
        activities: Vec::new(),
    };
    let titles = split_lines(&chosen.lines);
    match chosen.choice {
        Choice::Split if titles.len() > 1 => {
            titles.into_iter().map(|title| heir(title, Choice::Split)).collect()
        }
        Choice::Move if chosen.target_id.is_some() => vec![heir(row.title.clone(), Choice::Move)],
        _ => vec![heir(row.title.clone(), Choice::Continue)],
    }
}

fn activities_of(task: &Task, chosen: &Chosen, moved: bool) -> Vec<CarriedActivity> {
    let row = &task.activity;
    let one = |text: String, relation: Choice| CarriedActivity {
        from: row.id,
        relation,
        text,
        when_text: chosen.when_text.clone(),
    };
    let texts = split_lines(&chosen.lines);
    match chosen.choice {
        Choice::Split if texts.len() > 1 => texts.into_iter().map(|text| one(text, Choice::Split)).collect(),
        _ => vec![one(row.text.clone(), if moved { Choice::Move } else { Choice::Continue })],
    }
}

#[cfg(test)]
#[path = "rollover/tests.rs"]
mod tests;
