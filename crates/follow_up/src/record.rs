//! The locked record of a round: everything that it said, in words that need no other row, and its seal.

use std::collections::HashSet;

use db::Id;
use serde::{Deserialize, Serialize};
use types::Light;

use crate::{Deviation, Outcome, RoundDraft, Suggestion, Verdict};

/// The shape of [`Record`]: a reader of old records knows by it what to expect.
pub const SCHEMA: &str = "bygd-follow-up/1";

/// What a round says. Names are written out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    pub schema: String,
    pub round: RoundDraft,
    /// The organisation whose plan it is.
    pub owner: String,
    pub plan: String,
    /// "2026", "2026–2028", or empty.
    pub plan_period: String,
    /// In the plan's order; those that left the plan during the round last.
    pub items: Vec<RecordItem>,
    pub indicators: Vec<Measure>,
}

/// An initiative and what was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecordItem {
    /// Number of the initiative's record, as text.
    pub id: String,
    pub chapter: String,
    pub section: String,
    pub title: String,
    pub goal: String,
    pub responsible: String,
    /// For all who may read the record. What is not is its owner's only.
    pub open: bool,
    /// It left the plan while the round went on.
    pub left: bool,
    /// Somebody has answered something.
    pub answered: bool,
    /// The answer was said to be ready.
    pub ready: bool,
    pub done: Option<Verdict>,
    pub done_light: Suggestion,
    pub goal_reached: Option<Verdict>,
    pub goal_light: Suggestion,
    pub reason: String,
    pub comment: String,
    pub evidence: Vec<String>,
    pub decision: String,
    pub request: String,
    pub deviation: Option<Deviation>,
    pub outcomes: Vec<ToldOutcome>,
    pub activities: Vec<Activity>,
    /// Names of the indicators that tell of the goal.
    pub indicators: Vec<String>,
    pub answered_by: String,
}

/// An activity as it stood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Activity {
    pub text: String,
    pub done: bool,
    pub dropped: bool,
    pub note: String,
}

/// What became of a deviation of an earlier round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldOutcome {
    /// The earlier round's name.
    pub told_in: String,
    pub action: String,
    pub outcome: Outcome,
    pub note: String,
}

/// An indicator beside the answers. Texts as people read them; empty where nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measure {
    pub id: String,
    pub name: String,
    pub target: String,
    /// With its unit.
    pub value: String,
    pub period: String,
    pub light: Option<Light>,
    /// Why it has that light.
    pub sentence: String,
    pub trend: String,
    /// For everybody.
    pub open: bool,
}

impl Record {
    /// The one way in which it is written down: the same record always gives the same text.
    pub fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// SHA-256 of [`Record::written`] in lower-case hexadecimal.
    pub fn hash(&self) -> String {
        hash_of_text(&self.written())
    }

    /// What those outside the owner organisation may read: without what was not open when it was locked,
    /// without what is `hidden` now, and without who answered and what was decided within the office.
    pub fn for_outside(&self, hidden: &HashSet<Id>) -> Record {
        let is_hidden = |item: &RecordItem| item.id.parse().is_ok_and(|id: Id| hidden.contains(&id));
        let open: HashSet<&str> =
            self.indicators.iter().filter(|measure| measure.open).map(|m| m.name.as_str()).collect();
        let items = self.items.iter().filter(|item| item.open && !is_hidden(item)).map(|item| RecordItem {
            decision: String::new(),
            answered_by: String::new(),
            indicators: item.indicators.iter().filter(|name| open.contains(name.as_str())).cloned().collect(),
            ..item.clone()
        });
        Record {
            items: items.collect(),
            indicators: self.indicators.iter().filter(|measure| measure.open).cloned().collect(),
            ..self.clone()
        }
    }

    pub fn item(&self, id: &str) -> Option<&RecordItem> {
        self.items.iter().find(|item| item.id == id)
    }
}

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn hash_of_text(text: &str) -> String {
    reading::hash_of(text.as_bytes())
}

#[cfg(test)]
pub(crate) fn sample_item(id: &str, done: Option<Verdict>, goal: Option<Verdict>) -> RecordItem {
    RecordItem {
        id: id.into(),
        chapter: "1 Dialog".into(),
        title: format!("Insats {id}"),
        open: true,
        answered: done.is_some(),
        ready: done.is_some(),
        done,
        goal_reached: goal,
        ..RecordItem::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GREEN: Option<Verdict> = Some(Verdict::Light(Light::Green));

    fn record() -> Record {
        let secret = RecordItem { open: false, ..sample_item("2", GREEN, GREEN) };
        let told = RecordItem {
            decision: "Vi väntar.".into(),
            answered_by: "Moa".into(),
            indicators: vec!["Besök".into(), "Inre mått".into()],
            ..sample_item("1", GREEN, None)
        };
        let measure = |name: &str, open| Measure { name: name.into(), open, ..Measure::default() };
        Record {
            schema: SCHEMA.into(),
            items: vec![told, secret, sample_item("3", None, None)],
            indicators: vec![measure("Besök", true), measure("Inre mått", false)],
            ..Record::default()
        }
    }

    #[test]
    fn what_is_written_is_what_is_read() {
        let text = record().written();
        let back: Record = serde_json::from_str(&text).unwrap();
        assert_eq!((&back, back.written()), (&record(), text));
        let mut other = record();
        other.items[0].comment.push('!');
        assert_ne!(other.hash(), record().hash());
        assert_eq!(record().hash().len(), 64);
    }

    #[test]
    fn outside_sees_what_was_open_and_still_is() {
        let seen = record().for_outside(&HashSet::from([3]));
        assert_eq!(seen.items.len(), 1);
        assert_eq!((seen.items[0].decision.as_str(), seen.items[0].answered_by.as_str()), ("", ""));
        assert_eq!(seen.items[0].indicators, ["Besök"]);
        assert_eq!(seen.indicators.len(), 1);
        assert!(!seen.written().contains("Insats 2"));
    }
}
