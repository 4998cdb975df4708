//! A round with everything in it, as its own people work with it: the plan's initiatives as they stand now,
//! what was answered, what the last round said, and what is suggested. Not for those outside.

use std::collections::{HashMap, HashSet};

use access::Viewer;
use db::{Db, DbErr, Id};
use jiff::civil::Date;
use plan::{
    listed::{self, Listed, StepState},
    who::Main,
};

use crate::{
    Activity, Answer, AnswerDraft, Measure, OutcomeDraft, Person, Record, RecordItem, Round, RoundKind,
    SCHEMA, Suggestion, ToldOutcome,
    earlier::{self, Last, OpenDeviation, Outcomes},
    measures, people, store,
    suggestion::{done_light, elapsed, goal_light},
};

/// Earlier rounds that are looked back on.
pub(crate) const LOOK_BACK: i64 = 6;

/// A round with everything in it.
#[derive(Clone, Debug)]
pub struct Board {
    pub round: Round,
    pub plan_title: String,
    pub plan_period: String,
    /// In the plan's order; what left the plan during the round comes last.
    pub items: Vec<Item>,
    pub measures: Vec<Measure>,
}

/// An initiative in a round.
#[derive(Clone, Debug, Default)]
pub struct Item {
    pub listed: Listed,
    pub main: Option<Main>,
    /// Revision 0 where nobody has answered anything.
    pub answer: Answer,
    /// What the closest earlier round said.
    pub last: Vec<Last>,
    pub open: Vec<OpenDeviation>,
    pub suggested_done: Suggestion,
    pub suggested_goal: Suggestion,
    /// It was answered here, and has left the plan since.
    pub left: bool,
}

impl Board {
    /// The caller has seen that the viewer is of the round's owner. A fixed number of queries.
    pub async fn load(db: &Db, viewer: &Viewer, round: Round) -> Result<Board, DbErr> {
        let found = listed::of_plan(db, viewer, round.plan_id).await?;
        let (plan, mut all) = match found {
            Some((plan, all)) => (Some(plan), all),
            None => (None, Vec::new()),
        };
        let mut answers = store::answers(db.read(), &[round.id]).await?;
        let left = left_the_plan(db, viewer, &answers, &all).await?;
        let gone: HashSet<Id> = left.iter().map(|item| item.id).collect();
        all.extend(left);
        let mains = plan::who::main_of_plan(db, round.plan_id).await?;
        let ids: Vec<Id> = all.iter().map(|listed| listed.id).collect();
        let forebears = listed::forebears(db, &ids).await?;
        let plans: HashSet<Id> = forebears.values().flatten().map(|forebear| forebear.plan_id).collect();
        let earlier = store::earlier_rounds(db, &round, &plans, LOOK_BACK).await?;
        let kin = earlier::kin(&ids, &forebears);
        let earlier_ids: Vec<Id> = earlier.iter().map(|earlier| earlier.id).collect();
        let before = store::answers(db.read(), &earlier_ids).await?;
        let mut said_in = earlier_ids;
        said_in.push(round.id);
        let outcomes = store::outcomes(db.read(), &said_in).await?;
        let measures = measures::of_plan(db, viewer, round.plan_id).await?;
        let elapsed = board_elapsed(&round, plan.as_ref());
        let mut items = Vec::with_capacity(all.len());
        for listed in all {
            let id = listed.id;
            let answer = answers.remove(&(round.id, id)).unwrap_or_default();
            let mut item = Item {
                main: mains.get(&id).cloned(),
                last: kin.get(&id).map(|kin| kin.last(&earlier, &before, &listed.title)).unwrap_or_default(),
                open: kin.get(&id).map(|kin| kin.open(&earlier, &before, &outcomes)).unwrap_or_default(),
                left: gone.contains(&id),
                answer,
                listed,
                ..Item::default()
            };
            item.complete(round.id, &outcomes, &measures);
            item.suggest(elapsed, &measures);
            items.push(item);
        }
        let plan_title = plan.as_ref().map(|plan| plan.title.clone()).unwrap_or_default();
        let plan_period = plan.as_ref().map(plan::Plan::period).unwrap_or_default();
        Ok(Board { round, plan_title, plan_period, items, measures })
    }

    pub fn item(&self, id: Id) -> Option<&Item> {
        self.items.iter().find(|item| item.listed.id == id)
    }

    /// Everybody who is asked, with the places of their items.
    pub fn people(&self) -> Vec<Person> {
        people::gather(self.items.iter().map(|item| item.main.as_ref()))
    }

    /// What would be locked now.
    pub fn record(&self) -> Record {
        let names: HashMap<&str, &str> =
            self.measures.iter().map(|measure| (measure.id.as_str(), measure.name.as_str())).collect();
        Record {
            schema: SCHEMA.to_string(),
            round: self.round.draft.clone(),
            owner: self.round.owner_name.clone(),
            plan: self.plan_title.clone(),
            plan_period: self.plan_period.clone(),
            items: self.items.iter().map(|item| item.record(&names)).collect(),
            indicators: self.measures.clone(),
        }
    }

    pub fn unready(&self) -> usize {
        self.items.iter().filter(|item| !item.is_ready()).count()
    }
}

/// How much of the plan's time lies behind when the round's period ends.
fn board_elapsed(round: &Round, plan: Option<&plan::Plan>) -> u8 {
    let years = plan.map_or((None, None), |plan| (plan.year_from, plan.year_to));
    match (round.draft.period_to.parse::<Date>(), round.draft.kind) {
        (Ok(to), _) => elapsed(years, to),
        (Err(_), RoundKind::HalfYear) => 50,
        (Err(_), RoundKind::FullYear | RoundKind::Own) => 100,
    }
}

/// What was answered in the round and is no longer among the plan's active initiatives.
async fn left_the_plan(
    db: &Db,
    viewer: &Viewer,
    answers: &HashMap<(Id, Id), Answer>,
    all: &[Listed],
) -> Result<Vec<Listed>, DbErr> {
    let known: HashSet<Id> = all.iter().map(|item| item.id).collect();
    let mut ids: Vec<Id> = answers.keys().map(|(_, id)| *id).filter(|id| !known.contains(id)).collect();
    ids.sort_unstable();
    listed::of_ids(db, viewer, &ids).await
}

impl Item {
    pub fn is_ready(&self) -> bool {
        self.answer.ready_at.is_some()
    }

    pub fn is_begun(&self) -> bool {
        self.answer.revision > 0
    }

    /// Asks about every open deviation, and begins with the indicators of the last round.
    fn complete(&mut self, round_id: Id, outcomes: &Outcomes, measures: &[Measure]) {
        let id = self.listed.id;
        let ask = |open: &OpenDeviation| {
            let blank = OutcomeDraft { told_in: open.told_in, outcome: None, note: String::new() };
            outcomes.get(&(round_id, id, open.told_in)).cloned().unwrap_or(blank)
        };
        self.answer.draft.outcomes = self.open.iter().map(ask).collect();
        self.answer.draft.ready = self.is_ready();
        if self.answer.revision == 0
            && let Some(last) = self.last.first()
        {
            // Last year's plan had indicators of its own.
            let known = |id: &&Id| measures.iter().any(|measure| measure.id == id.to_string());
            self.answer.draft.measures = last.answer.draft.measures.iter().filter(known).copied().collect();
        }
    }

    fn suggest(&mut self, elapsed: u8, measures: &[Measure]) {
        let counted = |state| self.listed.steps.iter().filter(|step| step.state == state).count();
        let (done, waiting) = (counted(StepState::Done), counted(StepState::Waiting));
        self.suggested_done = done_light(done, done + waiting, elapsed);
        self.suggested_goal = suggested_goal(&self.answer.draft, measures);
    }

    fn record(&self, names: &HashMap<&str, &str>) -> RecordItem {
        let draft = &self.answer.draft;
        let answered = self.is_begun();
        let (suggested_done, suggested_goal) = if answered {
            (self.answer.suggested_done.clone(), self.answer.suggested_goal.clone())
        } else {
            (self.suggested_done.clone(), self.suggested_goal.clone())
        };
        let measured = draft.measures.iter().filter_map(|id| names.get(id.to_string().as_str()));
        RecordItem {
            id: self.listed.id.to_string(),
            chapter: self.listed.chapter.clone(),
            section: self.listed.section.clone(),
            title: self.listed.title.clone(),
            goal: self.listed.goal.clone(),
            responsible: self.main.as_ref().map(|main| main.label.clone()).unwrap_or_default(),
            open: self.listed.follows_plan && !self.listed.marked,
            left: self.left,
            answered,
            ready: self.is_ready(),
            done: draft.done,
            done_light: suggested_done,
            goal_reached: draft.goal,
            goal_light: suggested_goal,
            reason: draft.reason.clone(),
            comment: draft.comment.clone(),
            evidence: evidence_lines(&draft.evidence).map(str::to_string).collect(),
            decision: draft.decision.clone(),
            request: draft.request.clone(),
            deviation: Some(draft.deviation.clone()).filter(|deviation| !deviation.is_empty()),
            outcomes: self.told_outcomes(),
            activities: self.listed.steps.iter().map(activity).collect(),
            indicators: measured.map(|name| (*name).to_string()).collect(),
            answered_by: self.answer.changed_by.clone(),
        }
    }

    fn told_outcomes(&self) -> Vec<ToldOutcome> {
        let told = |open: &OpenDeviation| {
            let said = self.answer.draft.outcomes.iter().find(|said| said.told_in == open.told_in)?;
            Some(ToldOutcome {
                told_in: open.round.clone(),
                action: open.deviation.action.clone(),
                outcome: said.outcome?,
                note: said.note.clone(),
            })
        };
        self.open.iter().filter_map(told).collect()
    }
}

/// What the chosen indicators suggest.
pub(crate) fn suggested_goal(draft: &AnswerDraft, measures: &[Measure]) -> Suggestion {
    let of = |id: &Id| measures.iter().find(|measure| measure.id == id.to_string()).map(|found| found.light);
    goal_light(&draft.measures.iter().filter_map(of).collect::<Vec<_>>())
}

/// The pieces of evidence, one a line.
pub(crate) fn evidence_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn activity(step: &listed::Step) -> Activity {
    Activity {
        text: step.text.clone(),
        done: step.state == StepState::Done,
        dropped: step.state == StepState::Dropped,
        note: step.note.clone(),
    }
}
