//! What differs between two records of the same plan: two versions of one round, or two rounds. Pure.

use types::Light;

use crate::{Record, RecordItem, Side, Verdict};

/// What of an item differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Light(Side),
    Comment,
    Reason,
    Evidence,
    Decision,
    Request,
    Deviation,
    Outcomes,
    Activities,
    /// Its name, place, goal or responsible in the plan.
    Plan,
}

impl Part {
    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Part::Light(Side::Done) => "follow-up-side-done",
            Part::Light(Side::Goal) => "follow-up-side-goal",
            Part::Comment => "follow-up-comment",
            Part::Reason => "follow-up-reason",
            Part::Evidence => "follow-up-evidence",
            Part::Decision => "follow-up-decision",
            Part::Request => "follow-up-request",
            Part::Deviation => "follow-up-deviation",
            Part::Outcomes => "follow-up-outcomes",
            Part::Activities => "follow-up-activities",
            Part::Plan => "follow-up-in-plan",
        }
    }
}

/// An item that is in both and not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemChange {
    pub before: RecordItem,
    pub after: RecordItem,
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    pub added: Vec<RecordItem>,
    pub removed: Vec<RecordItem>,
    pub changed: Vec<ItemChange>,
    /// Something beside the items: the round's name or dates, or an indicator.
    pub frame: bool,
}

impl Difference {
    pub fn is_empty(&self) -> bool {
        *self == Difference::default()
    }
}

/// What `after` says otherwise than `before`.
pub fn difference(before: &Record, after: &Record) -> Difference {
    let mut found = Difference {
        frame: before.round != after.round || before.indicators != after.indicators,
        ..Difference::default()
    };
    for item in &after.items {
        match before.item(&item.id) {
            None => found.added.push(item.clone()),
            Some(earlier) if earlier != item => found.changed.push(ItemChange {
                before: earlier.clone(),
                after: item.clone(),
                parts: parts(earlier, item),
            }),
            Some(_) => {}
        }
    }
    found.removed = before.items.iter().filter(|item| after.item(&item.id).is_none()).cloned().collect();
    found
}

fn parts(a: &RecordItem, b: &RecordItem) -> Vec<Part> {
    let checks = [
        (a.done != b.done, Part::Light(Side::Done)),
        (a.goal_reached != b.goal_reached, Part::Light(Side::Goal)),
        (a.comment != b.comment, Part::Comment),
        (a.reason != b.reason, Part::Reason),
        (a.evidence != b.evidence, Part::Evidence),
        (a.decision != b.decision, Part::Decision),
        (a.request != b.request, Part::Request),
        (a.deviation != b.deviation, Part::Deviation),
        (a.outcomes != b.outcomes, Part::Outcomes),
        (a.activities != b.activities, Part::Activities),
        (
            (&a.title, &a.chapter, &a.section, &a.goal, &a.responsible, a.left)
                != (&b.title, &b.chapter, &b.section, &b.goal, &b.responsible, b.left),
            Part::Plan,
        ),
    ];
    checks.into_iter().filter(|(differs, _)| *differs).map(|(_, part)| part).collect()
}

/// Which way a light went from one round to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    Better,
    Worse,
    /// Judged now and not before, or the other way.
    New,
}

/// How a verdict moved; `None` if it stands.
pub fn moved(before: Option<Verdict>, after: Option<Verdict>) -> Option<Move> {
    if before == after {
        return None;
    }
    let rank = |verdict: Option<Verdict>| match verdict?.light()? {
        Light::Red => Some(0),
        Light::Yellow => Some(1),
        Light::Green => Some(2),
    };
    match (rank(before), rank(after)) {
        (Some(before), Some(after)) if after > before => Some(Move::Better),
        (Some(_), Some(_)) => Some(Move::Worse),
        (None, None) => None,
        _ => Some(Move::New),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample_item;

    const GREEN: Option<Verdict> = Some(Verdict::Light(Light::Green));
    const YELLOW: Option<Verdict> = Some(Verdict::Light(Light::Yellow));
    const RED: Option<Verdict> = Some(Verdict::Light(Light::Red));

    #[test]
    fn two_records_are_compared_item_by_item() {
        let before = Record {
            items: vec![sample_item("1", GREEN, RED), sample_item("2", RED, RED)],
            ..Record::default()
        };
        let mut changed = sample_item("1", GREEN, YELLOW);
        changed.comment = "Nu går det bättre.".into();
        let after = Record { items: vec![changed, sample_item("3", GREEN, GREEN)], ..Record::default() };
        let found = difference(&before, &after);
        assert_eq!(found.changed[0].parts, [Part::Light(Side::Goal), Part::Comment]);
        assert_eq!((found.added[0].id.as_str(), found.removed[0].id.as_str()), ("3", "2"));
        assert!(!found.frame && difference(&before, &before).is_empty());
    }

    #[test]
    fn a_light_moves_up_or_down() {
        let none = Some(Verdict::NotJudged);
        let cases = [
            (RED, GREEN, Some(Move::Better)),
            (GREEN, YELLOW, Some(Move::Worse)),
            (YELLOW, YELLOW, None),
            (None, RED, Some(Move::New)),
            (GREEN, none, Some(Move::New)),
            (None, none, None),
        ];
        for (before, after, expected) in cases {
            assert_eq!(moved(before, after), expected, "{before:?} {after:?}");
        }
    }
}
