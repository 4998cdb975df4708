//! Looking back from a round: earlier rounds of the plan and of the plans that it was rolled over from, what
//! they said of an initiative, and the promises that are still open. Pure.

use std::collections::{HashMap, HashSet};

use db::Id;
use plan::listed::Forebear;

use crate::{Answer, Deviation, OutcomeDraft};

/// An earlier round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Earlier {
    pub id: Id,
    pub label: String,
    pub plan: Which,
}

/// Whose round it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    #[default]
    ThisPlan,
    /// Of the plan that this one was rolled over from, the year before.
    LastYear,
    /// Of a plan before that.
    Before,
}

impl Which {
    /// By the years in which the periods of the two rounds end.
    pub(crate) fn of(same_plan: bool, earlier: &str, now: &str) -> Which {
        let year = |day: &str| day.get(..4).and_then(|year| year.parse::<i32>().ok());
        match (same_plan, year(earlier).zip(year(now))) {
            (true, _) => Which::ThisPlan,
            (false, Some((earlier, now))) if earlier + 1 == now => Which::LastYear,
            (false, _) => Which::Before,
        }
    }
}

/// What an earlier round said of an initiative.
#[derive(Clone, Debug, Default)]
pub struct Last {
    pub round: String,
    pub plan: Which,
    /// What it was called then, where that is another name.
    pub title: String,
    pub answer: Answer,
}

/// A deviation of an earlier round that this one must follow up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenDeviation {
    pub told_in: Id,
    pub round: String,
    pub plan: Which,
    pub deviation: Deviation,
}

/// By which ids earlier rounds know an initiative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kin {
    /// Itself, and what it was in earlier plans, closest first.
    line: Vec<Id>,
    /// Those of the line whose promises it follows up: of the parts of a split one, the first does.
    heir_of: Vec<Id>,
    /// Whose word settles those promises: its own line's, and the other parts'.
    family: Vec<Id>,
    /// What it was called in earlier plans.
    titles: HashMap<Id, String>,
}

/// The kin of each of a round's initiatives, which are in the plan's order.
pub(crate) fn kin(items: &[Id], forebears: &HashMap<Id, Vec<Forebear>>) -> HashMap<Id, Kin> {
    let mut heirs: HashMap<Id, Vec<Id>> = HashMap::new();
    for id in items {
        for forebear in forebears.get(id).into_iter().flatten() {
            heirs.entry(forebear.id).or_default().push(*id);
        }
    }
    let of = |id: Id| {
        let mut kin = Kin { line: vec![id], heir_of: vec![id], family: vec![id], ..Kin::default() };
        for forebear in forebears.get(&id).into_iter().flatten() {
            let parts = heirs.get(&forebear.id).map(Vec::as_slice).unwrap_or_default();
            kin.line.push(forebear.id);
            kin.titles.insert(forebear.id, forebear.title.clone());
            if parts.first() == Some(&id) {
                kin.heir_of.push(forebear.id);
            }
            kin.family.push(forebear.id);
            kin.family.extend(parts);
        }
        kin
    };
    items.iter().map(|id| (*id, of(*id))).collect()
}

/// What a round said became of the deviation that another told: (said in, initiative, told in), and what.
pub(crate) type Outcomes = HashMap<(Id, Id, Id), OutcomeDraft>;

type Answers = HashMap<(Id, Id), Answer>;

impl Kin {
    /// What the closest earlier round said that said anything: more than one where several became one.
    /// `earlier` is newest first.
    pub(crate) fn last(&self, earlier: &[Earlier], before: &Answers, title: &str) -> Vec<Last> {
        let said = |round: &Earlier| -> Vec<Last> {
            let of = |id: &Id| {
                let answer = before.get(&(round.id, *id))?.clone();
                let then = self.titles.get(id).filter(|then| *then != title).cloned();
                let (label, title) = (round.label.clone(), then.unwrap_or_default());
                Some(Last { round: label, plan: round.plan, title, answer })
            };
            self.line.iter().filter_map(of).collect()
        };
        earlier.iter().map(said).find(|said| !said.is_empty()).unwrap_or_default()
    }

    /// Deviations that no round since has said to be done or dropped, oldest first. `earlier` is newest
    /// first.
    pub(crate) fn open(
        &self,
        earlier: &[Earlier],
        before: &Answers,
        outcomes: &Outcomes,
    ) -> Vec<OpenDeviation> {
        let mut open = Vec::new();
        for (place, round) in earlier.iter().enumerate().rev() {
            let told = self.heir_of.iter().filter_map(|id| before.get(&(round.id, *id)));
            let told = told.filter(|answer| !answer.draft.deviation.is_empty()).map(told_deviation);
            let Some(deviation) = told.reduce(joined) else { continue };
            let since: HashSet<Id> = earlier[..place].iter().map(|later| later.id).collect();
            let settled = outcomes.iter().any(|((said_in, id, told_in), said)| {
                *told_in == round.id
                    && since.contains(said_in)
                    && self.family.contains(id)
                    && said.outcome.is_some_and(|outcome| !outcome.stays_open())
            });
            if !settled {
                let (told_in, label) = (round.id, round.label.clone());
                open.push(OpenDeviation { told_in, round: label, plan: round.plan, deviation });
            }
        }
        open
    }
}

/// The comment tells the fact where the deviation does not.
fn told_deviation(answer: &Answer) -> Deviation {
    let mut deviation = answer.draft.deviation.clone();
    if deviation.fact.is_empty() {
        deviation.fact.clone_from(&answer.draft.comment);
    }
    deviation
}

/// Two deviations of one round, where several initiatives have become one.
fn joined(first: Deviation, second: Deviation) -> Deviation {
    let both = |first: String, second: String| match (first.is_empty(), second.is_empty()) {
        (true, _) => second,
        (_, true) => first,
        (false, false) => format!("{first} / {second}"),
    };
    Deviation {
        fact: both(first.fact, second.fact),
        cause: both(first.cause, second.cause),
        action: both(first.action, second.action),
        who: both(first.who, second.who),
        due_on: first.due_on.max(second.due_on),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Outcome;

    fn told(action: &str) -> Answer {
        let mut answer = Answer { revision: 1, ..Answer::default() };
        answer.draft.comment = "Försenat.".into();
        answer.draft.deviation.action = action.into();
        answer
    }

    fn round(id: Id, label: &str, plan: Which) -> Earlier {
        Earlier { id, label: label.to_string(), plan }
    }

    fn said(said_in: Id, id: Id, outcome: Outcome) -> ((Id, Id, Id), OutcomeDraft) {
        let draft = OutcomeDraft { told_in: 1, outcome: Some(outcome), note: String::new() };
        ((said_in, id, 1), draft)
    }

    fn forebear(id: Id, title: &str) -> Forebear {
        Forebear { id, plan_id: 1, title: title.to_string() }
    }

    #[test]
    fn a_deviation_stays_open_until_a_round_says_otherwise() {
        // Newest first: 3, 2, 1. Round 1 told a deviation.
        let earlier = [3, 2, 1].map(|id| round(id, "En", Which::ThisPlan));
        let before = HashMap::from([((1, 9), told("Ringa.")), ((3, 9), told("")), ((2, 8), told("Annan."))]);
        let own = kin(&[9, 8], &HashMap::new());
        let cases = [
            (vec![], 1),
            (vec![said(2, 9, Outcome::GoingOn)], 1),
            (vec![said(2, 9, Outcome::GoingOn), said(3, 9, Outcome::Done)], 0),
            (vec![said(2, 9, Outcome::Dropped)], 0),
            (vec![said(2, 8, Outcome::Dropped)], 1),
        ];
        for (outcomes, expected) in cases {
            let outcomes: Outcomes = outcomes.into_iter().collect();
            let open = own[&9].open(&earlier, &before, &outcomes);
            assert_eq!(open.len(), expected, "{outcomes:?}");
            assert!(open.iter().all(|open| open.deviation.fact == "Försenat." && open.told_in == 1));
        }
        assert!(own[&9].open(&earlier[..2], &before, &Outcomes::new()).is_empty());
    }

    #[test]
    fn what_was_promised_last_year_is_followed_up_by_one_heir() {
        // 90 of last year was split into 9 and 8; 70 and 71 became 7.
        let forebears = HashMap::from([
            (9, vec![forebear(90, "Besök")]),
            (8, vec![forebear(90, "Besök")]),
            (7, vec![forebear(70, "Brev"), forebear(71, "Blad")]),
        ]);
        let kin = kin(&[9, 8, 7], &forebears);
        let earlier = [round(2, "Halvår", Which::ThisPlan), round(1, "Helår", Which::LastYear)];
        let before = HashMap::from([
            ((1, 90), told("Ringa.")),
            ((1, 70), told("Skriva.")),
            ((1, 71), told("Rita.")),
            ((2, 8), told("")),
        ]);
        let open = |id: Id, outcomes: Outcomes| kin[&id].open(&earlier, &before, &outcomes);
        assert_eq!(open(9, Outcomes::new()).len(), 1);
        assert_eq!(open(9, Outcomes::new())[0].plan, Which::LastYear);
        assert!(open(8, Outcomes::new()).is_empty(), "the first part follows it up");
        assert!(open(9, [said(2, 9, Outcome::Done)].into()).is_empty());
        assert!(open(9, [said(2, 8, Outcome::Done)].into()).is_empty(), "the other part may have done it");
        assert_eq!(open(7, Outcomes::new())[0].deviation.action, "Skriva. / Rita.");
        let last = |id: Id, title: &str| kin[&id].last(&earlier, &before, title);
        assert_eq!(last(9, "Besök")[0].title, "", "it has the same name");
        assert_eq!(last(9, "Företagsbesök")[0].title, "Besök");
        assert_eq!((last(8, "Möten").len(), last(8, "Möten")[0].plan), (1, Which::ThisPlan));
        assert_eq!(
            last(7, "Utskick").iter().map(|last| last.title.as_str()).collect::<Vec<_>>(),
            ["Brev", "Blad"]
        );
    }

    #[test]
    fn last_year_is_the_year_before() {
        let cases = [
            (true, "2025-12-31", "2026-06-30", Which::ThisPlan),
            (false, "2025-12-31", "2026-06-30", Which::LastYear),
            (false, "2024-12-31", "2026-06-30", Which::Before),
            (false, "0001-01-01", "", Which::Before),
        ];
        for (same, earlier, now, expected) in cases {
            assert_eq!(Which::of(same, earlier, now), expected, "{earlier} {now}");
        }
    }
}
