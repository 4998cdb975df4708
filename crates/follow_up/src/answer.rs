//! What is answered of one initiative in a round, and when it is answered to the end. Pure rules.

use db::Id;
use serde::{Deserialize, Serialize};
use types::{Light, Moment};

use crate::{Side, Suggestion, Verdict};

/// What a person says of an initiative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerDraft {
    pub done: Option<Verdict>,
    pub goal: Option<Verdict>,
    /// Why a light is another than the suggested.
    pub reason: String,
    pub comment: String,
    /// One piece of evidence a line: a link or some words.
    pub evidence: String,
    /// What was decided when it was gone through together.
    pub decision: String,
    /// What is asked of those who decide above the office.
    pub request: String,
    pub deviation: Deviation,
    /// Indicators that tell of the goal.
    pub measures: Vec<Id>,
    /// What became of deviations of earlier rounds.
    pub outcomes: Vec<OutcomeDraft>,
    pub ready: bool,
}

/// Fact, cause, action (*fakta, orsak, åtgärd*); all texts are empty where nothing deviates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deviation {
    /// Empty: the comment tells it.
    pub fact: String,
    pub cause: String,
    pub action: String,
    /// Who does the action, as the plan names people.
    pub who: String,
    /// ISO date; empty if there is none.
    pub due_on: String,
}

impl Deviation {
    pub fn is_empty(&self) -> bool {
        self.fact.is_empty() && self.cause.is_empty() && self.action.is_empty()
    }
}

/// What has become of a deviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Done,
    GoingOn,
    Dropped,
}

impl Outcome {
    pub const ALL: [Outcome; 3] = [Outcome::Done, Outcome::GoingOn, Outcome::Dropped];

    pub fn key(self) -> &'static str {
        match self {
            Outcome::Done => "done",
            Outcome::GoingOn => "going_on",
            Outcome::Dropped => "dropped",
        }
    }

    pub fn from_key(key: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.key() == key)
    }

    /// Is it asked about again in the next round?
    pub fn stays_open(self) -> bool {
        self == Outcome::GoingOn
    }
}

/// What became of the deviation that an earlier round told of the same initiative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeDraft {
    /// The round that told it.
    pub told_in: Id,
    pub outcome: Option<Outcome>,
    pub note: String,
}

/// An answer as stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub round_id: Id,
    pub initiative_id: Id,
    pub revision: i64,
    pub draft: AnswerDraft,
    /// What was suggested when it was given.
    pub suggested_done: Suggestion,
    pub suggested_goal: Suggestion,
    pub ready_at: Option<Moment>,
    pub ready_by: String,
    pub changed_at: Moment,
    pub changed_by: String,
}

/// What an answer still lacks before it is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Light(Side),
    /// Yellow and red are explained.
    Comment,
    /// A light that is not the suggested one is explained.
    Reason,
    /// Red is followed by why, and by what is done about it.
    Cause,
    Action,
    /// What became of an earlier deviation.
    Outcome(Id),
}

impl Missing {
    /// The field that it is about, as forms name it before the initiative's id.
    pub fn field(self) -> &'static str {
        match self {
            Missing::Light(side) => side.key(),
            Missing::Comment => "comment",
            Missing::Reason => "reason",
            Missing::Cause => "cause",
            Missing::Action => "action",
            Missing::Outcome(_) => "outcome",
        }
    }

    /// The key of what to do about it.
    pub fn key(self) -> &'static str {
        match self {
            Missing::Light(_) => "follow-up-missing-light",
            Missing::Comment => "follow-up-missing-comment",
            Missing::Reason => "follow-up-missing-reason",
            Missing::Cause => "follow-up-missing-cause",
            Missing::Action => "follow-up-missing-action",
            Missing::Outcome(_) => "follow-up-missing-outcome",
        }
    }
}

impl AnswerDraft {
    pub fn verdict(&self, side: Side) -> Option<Verdict> {
        match side {
            Side::Done => self.done,
            Side::Goal => self.goal,
        }
    }

    /// What it lacks before it is ready; nothing if it is complete.
    pub fn missing(&self, suggested: (Option<Light>, Option<Light>)) -> Vec<Missing> {
        let mut missing: Vec<Missing> =
            Side::BOTH.into_iter().filter(|side| self.verdict(*side).is_none()).map(Missing::Light).collect();
        let lights = || [self.done, self.goal].into_iter().flatten().filter_map(Verdict::light);
        let red = lights().any(|light| light == Light::Red);
        if self.comment.is_empty() && lights().any(|light| light != Light::Green) {
            missing.push(Missing::Comment);
        }
        let overridden = overrides(self.done, suggested.0) || overrides(self.goal, suggested.1);
        if self.reason.is_empty() && overridden {
            missing.push(Missing::Reason);
        }
        if red && self.deviation.cause.is_empty() {
            missing.push(Missing::Cause);
        }
        if red && self.deviation.action.is_empty() {
            missing.push(Missing::Action);
        }
        let open = self.outcomes.iter().filter(|outcome| outcome.outcome.is_none());
        missing.extend(open.map(|outcome| Missing::Outcome(outcome.told_in)));
        missing
    }

    /// Is there anything in it at all?
    pub fn says_something(&self) -> bool {
        let empty = AnswerDraft {
            measures: self.measures.clone(),
            outcomes: self.outcomes.iter().map(OutcomeDraft::blank).collect(),
            ..AnswerDraft::default()
        };
        *self != empty
    }
}

impl OutcomeDraft {
    /// The same question without an answer.
    pub fn blank(&self) -> OutcomeDraft {
        OutcomeDraft { told_in: self.told_in, outcome: None, note: String::new() }
    }
}

/// Is what was chosen another than what was suggested?
fn overrides(chosen: Option<Verdict>, suggested: Option<Light>) -> bool {
    chosen.is_some() && suggested.is_some_and(|light| chosen != Some(Verdict::Light(light)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Light::{Green, Red, Yellow};

    fn draft(done: Option<Light>, goal: Option<Light>) -> AnswerDraft {
        let verdict = |light: Option<Light>| light.map(Verdict::Light);
        AnswerDraft { done: verdict(done), goal: verdict(goal), ..AnswerDraft::default() }
    }

    #[test]
    fn what_an_answer_lacks() {
        use Missing::{Action, Cause, Comment, Reason};
        let (done, goal) = (Missing::Light(Side::Done), Missing::Light(Side::Goal));
        /// Both lights, both suggestions, what is missing.
        type Case<'a> = (Option<Light>, Option<Light>, Option<Light>, Option<Light>, &'a [Missing]);
        let cases: [Case<'_>; 8] = [
            (None, None, None, None, &[done, goal]),
            (Some(Green), None, None, None, &[goal]),
            (Some(Green), Some(Green), None, None, &[]),
            (Some(Green), Some(Green), Some(Green), Some(Green), &[]),
            (Some(Yellow), Some(Green), None, None, &[Comment]),
            (Some(Yellow), Some(Green), Some(Yellow), None, &[Comment]),
            (Some(Green), Some(Green), Some(Red), None, &[Reason]),
            (Some(Green), Some(Red), None, Some(Yellow), &[Comment, Reason, Cause, Action]),
        ];
        for (done, goal, suggested_done, suggested_goal, expected) in cases {
            let found = draft(done, goal).missing((suggested_done, suggested_goal));
            assert_eq!(found, expected, "{done:?} {goal:?} {suggested_done:?} {suggested_goal:?}");
        }
    }

    #[test]
    fn words_fill_what_is_missing() {
        let mut answer = draft(Some(Red), Some(Green));
        answer.comment = "Ingen konsult.".into();
        answer.reason = "Arbetet är gjort, men inte prickat av.".into();
        answer.deviation.cause = "Sen upphandling.".into();
        answer.deviation.action = "Ny upphandling i mars.".into();
        assert_eq!(answer.missing((Some(Yellow), None)), []);
        answer.outcomes = vec![OutcomeDraft { told_in: 7, outcome: None, note: String::new() }];
        assert_eq!(answer.missing((Some(Yellow), None)), [Missing::Outcome(7)]);
        answer.outcomes[0].outcome = Some(Outcome::GoingOn);
        assert_eq!(answer.missing((Some(Yellow), None)), []);
    }

    #[test]
    fn not_judged_is_an_answer_and_an_override() {
        let answer = AnswerDraft {
            done: Some(Verdict::NotJudged),
            goal: Some(Verdict::NotJudged),
            ..AnswerDraft::default()
        };
        assert_eq!(answer.missing((None, None)), []);
        assert_eq!(answer.missing((Some(Green), None)), [Missing::Reason]);
    }

    #[test]
    fn an_untouched_answer_says_nothing() {
        let mut answer = AnswerDraft { measures: vec![4], ..AnswerDraft::default() };
        answer.outcomes = vec![OutcomeDraft { told_in: 7, outcome: None, note: String::new() }];
        assert!(!answer.says_something());
        answer.outcomes[0].note = "Snart".into();
        assert!(answer.says_something());
    }
}
