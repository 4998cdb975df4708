//! One initiative's answer as a form: what stands in it, how it is read, and what became of sending it.

use std::collections::HashMap;

use db::Id;
use web::{FormData, Page};

use super::words::{self, LightView};
use crate::{
    AnswerDraft, Board, Deviation, Item, Missing, Outcome, OutcomeDraft, Side, Suggestion, Verdict,
    board::suggested_goal, record::hash_of_text,
};

/// Letters of one text.
const LONGEST: usize = 5_000;
/// Letters of a name.
const LONGEST_NAME: usize = 200;

/// What was typed of one initiative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Typed {
    pub id: Id,
    /// The revision that the form was shown over.
    pub revision: i64,
    pub draft: AnswerDraft,
    /// Something was typed or chosen since the form was shown.
    pub touched: bool,
    /// Field and key of a message, for what cannot be stored at all.
    pub wrong: Vec<(&'static str, &'static str)>,
}

/// What stands in the form, in one word: to know whether somebody has touched it.
fn fingerprint(draft: &AnswerDraft) -> String {
    hash_of_text(&format!("{draft:?}")).chars().take(16).collect()
}

/// What was typed of the initiatives that the form was about.
pub(crate) fn read(form: &FormData, board: &Board) -> Vec<Typed> {
    board.items.iter().filter_map(|item| read_item(form, item)).collect()
}

fn read_item(form: &FormData, item: &Item) -> Option<Typed> {
    let id = item.listed.id;
    let name = |field: &str| format!("{field}-{id}");
    let revision = form.number(&name("rev"))?;
    let text = |field: &str| form.text(&name(field)).to_string();
    let outcome = |open: &crate::OpenDeviation| OutcomeDraft {
        told_in: open.told_in,
        outcome: Outcome::from_key(form.text(&format!("outcome-{id}-{}", open.told_in))),
        note: form.text(&format!("note-{id}-{}", open.told_in)).to_string(),
    };
    let draft = AnswerDraft {
        done: Verdict::from_key(form.text(&name("done"))),
        goal: Verdict::from_key(form.text(&name("goal"))),
        reason: text("reason"),
        comment: text("comment"),
        evidence: text("evidence"),
        decision: text("decision"),
        request: text("request"),
        deviation: Deviation {
            fact: text("fact"),
            cause: text("cause"),
            action: text("action"),
            who: text("who"),
            due_on: text("due"),
        },
        measures: form.all(&name("measure")).filter_map(|id| id.parse().ok()).collect(),
        outcomes: item.open.iter().map(outcome).collect(),
        ready: form.is_checked(&name("ready")),
    };
    let mut wrong = Vec::new();
    let texts = [
        ("reason", &draft.reason),
        ("comment", &draft.comment),
        ("evidence", &draft.evidence),
        ("decision", &draft.decision),
        ("request", &draft.request),
        ("fact", &draft.deviation.fact),
        ("cause", &draft.deviation.cause),
        ("action", &draft.deviation.action),
    ];
    let long = texts.into_iter().filter(|(_, text)| text.chars().count() > LONGEST);
    wrong.extend(long.map(|(field, _)| (field, "field-too-long")));
    if draft.deviation.who.chars().count() > LONGEST_NAME {
        wrong.push(("who", "field-too-long"));
    }
    if draft.outcomes.iter().any(|said| said.note.chars().count() > LONGEST) {
        wrong.push(("outcome", "field-too-long"));
    }
    let due = &draft.deviation.due_on;
    if !due.is_empty() && plan::typed_day(due).is_none() {
        wrong.push(("due", "field-date"));
    }
    let touched = form.text(&name("was")) != fingerprint(&draft);
    Some(Typed { id, revision, draft, touched, wrong })
}

/// What is suggested for an item as it is answered now.
pub(crate) fn suggested(board: &Board, item: &Item, draft: &AnswerDraft) -> [Suggestion; 2] {
    [item.suggested_done.clone(), suggested_goal(draft, &board.measures)]
}

/// What an answer lacks before it is ready.
pub(crate) fn missing(suggested: &[Suggestion; 2], draft: &AnswerDraft) -> Vec<Missing> {
    draft.missing((suggested[0].light, suggested[1].light))
}

/// One of the lights that may be chosen.
pub(crate) struct Choice {
    pub key: &'static str,
    pub light: LightView,
    pub checked: bool,
    /// The key on the keyboard in a meeting.
    pub press: String,
}

/// One of the two lights as a group of choices.
pub(crate) struct Lights {
    pub name: &'static str,
    pub label: String,
    pub choices: Vec<Choice>,
    /// What is suggested, and why.
    pub hint: String,
    pub suggested: Option<LightView>,
}

pub(crate) struct MeasureChoice {
    pub id: String,
    pub name: String,
    pub mark: &'static str,
    pub word: String,
    /// Target, value and why it has its light.
    pub sentence: String,
    pub checked: bool,
}

pub(crate) struct OutcomeForm {
    pub told_in: Id,
    pub question: String,
    pub deviation: Deviation,
    pub choices: Vec<(&'static str, String, bool)>,
    pub note: String,
}

/// What the closest earlier round said.
pub(crate) struct Last {
    /// "Förra året: Helår 2025".
    pub round: String,
    /// What the initiative was called then, if that is another name.
    pub title: String,
    pub done: LightView,
    pub goal: LightView,
    pub comment: String,
    pub decision: String,
}

impl Last {
    fn new(page: &Page, last: &crate::Last) -> Last {
        let draft = &last.answer.draft;
        Last {
            round: words::round_of(page, last.plan, &last.round),
            title: last.title.clone(),
            done: words::light(page, Side::Done, draft.done),
            goal: words::light(page, Side::Goal, draft.goal),
            comment: draft.comment.clone(),
            decision: draft.decision.clone(),
        }
    }
}

/// An item with everything that its form shows.
pub(crate) struct ItemForm {
    pub id: Id,
    pub title: String,
    pub place: String,
    pub goal: String,
    pub responsible: String,
    pub left: bool,
    pub marked: bool,
    pub state: &'static str,
    pub steps: Vec<plan::listed::Step>,
    pub lights: [Lights; 2],
    pub measures: Vec<MeasureChoice>,
    pub outcomes: Vec<OutcomeForm>,
    pub last: Vec<Last>,
    pub draft: AnswerDraft,
    pub revision: i64,
    pub was: String,
    /// Messages by field.
    pub errors: HashMap<&'static str, String>,
    /// Label, what was typed, what is stored now; and who stored it.
    pub conflict: Vec<(String, String, String)>,
    pub other: String,
}

impl ItemForm {
    /// The form over what is stored, or over what was `typed` where that was not stored as it is.
    pub fn new(page: &Page, board: &Board, item: &Item, typed: Option<&Typed>) -> ItemForm {
        let stored = &item.answer.draft;
        let draft = typed.map_or(stored, |typed| &typed.draft).clone();
        let suggested = suggested(board, item, &draft);
        let place = [item.listed.chapter.as_str(), item.listed.section.as_str()];
        let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
        ItemForm {
            id: item.listed.id,
            title: item.listed.title.clone(),
            place: place.join(", "),
            goal: item.listed.goal.clone(),
            responsible: item.main.as_ref().map(|main| main.label.clone()).unwrap_or_default(),
            left: item.left,
            marked: item.listed.marked,
            state: state(item),
            steps: item.listed.steps.clone(),
            lights: [
                lights(page, Side::Done, draft.done, &suggested[0]),
                lights(page, Side::Goal, draft.goal, &suggested[1]),
            ],
            measures: measures(page, board, &draft),
            outcomes: item
                .open
                .iter()
                .zip(&draft.outcomes)
                .map(|(open, said)| outcome(page, open, said))
                .collect(),
            last: item.last.iter().map(|last| Last::new(page, last)).collect(),
            revision: item.answer.revision,
            was: fingerprint(stored),
            errors: HashMap::new(),
            conflict: Vec::new(),
            other: String::new(),
            draft,
        }
    }

    /// Tells what it lacks, or what cannot be stored.
    pub fn with_errors(
        mut self,
        page: &Page,
        missing: &[Missing],
        wrong: &[(&'static str, &'static str)],
    ) -> Self {
        let all = missing.iter().map(|missing| (missing.field(), missing.key())).chain(wrong.iter().copied());
        for (field, key) in all {
            self.errors.entry(field).or_insert_with(|| page.t(key));
        }
        self
    }

    /// Shows what somebody else has stored meanwhile beside what was typed; sending it again is a choice.
    pub fn conflicting(mut self, page: &Page, item: &Item) -> ItemForm {
        let stored = &item.answer.draft;
        self.conflict = differing(page, &self.draft, stored);
        let who = &item.answer.changed_by;
        let who = if access::is_operator(who) { page.t("history-operator") } else { who.clone() };
        let when = page.visit.moment(item.answer.changed_at);
        self.other = page.t2("follow-up-changed-by", ("who", who), ("when", when));
        self
    }

    pub fn error(&self, field: &str) -> String {
        self.errors.get(field).cloned().unwrap_or_default()
    }

    pub fn name(&self, field: &str) -> String {
        format!("{field}-{}", self.id)
    }

    /// Is there something in the part of the form that is folded otherwise?
    pub fn deviates(&self) -> bool {
        let red = |verdict: Option<Verdict>| verdict.and_then(Verdict::light) == Some(types::Light::Red);
        !self.draft.deviation.is_empty()
            || red(self.draft.done)
            || red(self.draft.goal)
            || ["cause", "action", "fact", "who", "due"].iter().any(|field| self.errors.contains_key(field))
    }

    /// Is there something in the part for what few need?
    pub fn says_more(&self) -> bool {
        !self.draft.evidence.is_empty()
            || !self.draft.request.is_empty()
            || !self.draft.measures.is_empty()
            || ["evidence", "request"].iter().any(|field| self.errors.contains_key(field))
    }

    /// Id of the field and message, for the summary.
    pub fn problems(&self) -> Vec<(String, String)> {
        let mut all: Vec<_> = self.errors.iter().collect();
        all.sort();
        all.into_iter().map(|(field, text)| (self.name(field), format!("{}: {text}", self.title))).collect()
    }
}

/// Ready, begun or waiting: the key of its word.
pub(crate) fn state(item: &Item) -> &'static str {
    match (item.is_ready(), item.is_begun()) {
        (true, _) => "ready",
        (false, true) => "begun",
        (false, false) => "waiting",
    }
}

fn lights(page: &Page, side: Side, chosen: Option<Verdict>, suggestion: &Suggestion) -> Lights {
    let keys = match side {
        Side::Done => ["1", "2", "3", "4"],
        Side::Goal => ["6", "7", "8", "9"],
    };
    let choice = |(verdict, press): (Verdict, &str)| Choice {
        key: verdict.key(),
        light: words::light(page, side, Some(verdict)),
        checked: chosen == Some(verdict),
        press: press.to_string(),
    };
    Lights {
        name: side.key(),
        label: page.t(format!("follow-up-side-{}", side.key())),
        choices: Verdict::ALL.into_iter().zip(keys).map(choice).collect(),
        hint: words::why(page, suggestion),
        suggested: suggestion.light.map(|light| words::light(page, side, Some(Verdict::Light(light)))),
    }
}

fn measures(page: &Page, board: &Board, draft: &AnswerDraft) -> Vec<MeasureChoice> {
    let choice = |measure: &crate::Measure| {
        let verdict = measure.light.map(Verdict::Light);
        let value = [measure.value.as_str(), measure.period.as_str()];
        let value: Vec<&str> = value.into_iter().filter(|text| !text.is_empty()).collect();
        let sentence = [value.join(", "), measure.target.clone(), measure.sentence.clone()];
        let sentence: Vec<String> = sentence.into_iter().filter(|text| !text.is_empty()).collect();
        MeasureChoice {
            checked: draft.measures.iter().any(|id| id.to_string() == measure.id),
            id: measure.id.clone(),
            name: measure.name.clone(),
            mark: crate::verdict::mark_of(verdict),
            word: page.t(format!("follow-up-light-{}", measure.light.map_or("none", types::Light::key))),
            sentence: sentence.join(" – "),
        }
    };
    board.measures.iter().map(choice).collect()
}

fn outcome(page: &Page, open: &crate::OpenDeviation, said: &OutcomeDraft) -> OutcomeForm {
    let choice = |outcome: Outcome| {
        let text = page.t(format!("follow-up-outcome-{}", outcome.key().replace('_', "-")));
        (outcome.key(), text, said.outcome == Some(outcome))
    };
    OutcomeForm {
        told_in: open.told_in,
        question: words::became(page, open.plan, &open.round),
        deviation: open.deviation.clone(),
        choices: Outcome::ALL.into_iter().map(choice).collect(),
        note: said.note.clone(),
    }
}

/// Label, typed and stored, of what differs between two drafts.
pub(crate) fn differing(
    page: &Page,
    typed: &AnswerDraft,
    stored: &AnswerDraft,
) -> Vec<(String, String, String)> {
    told(page, typed)
        .into_iter()
        .zip(told(page, stored))
        .filter(|((_, typed), (_, stored))| typed != stored)
        .map(|((label, typed), (_, stored))| (label, typed, stored))
        .collect()
}

/// Everything that a draft says, labelled: for showing what was typed where it cannot be stored.
pub(crate) fn told(page: &Page, draft: &AnswerDraft) -> Vec<(String, String)> {
    let verdict = |side: Side| page.t(words::verdict_key(side, draft.verdict(side)));
    let outcomes: Vec<String> = draft
        .outcomes
        .iter()
        .map(|said| {
            let key = said.outcome.map_or("none", Outcome::key).replace('_', "-");
            format!("{} {}", page.t(format!("follow-up-outcome-{key}")), said.note).trim().to_string()
        })
        .collect();
    let measures: Vec<String> = draft.measures.iter().map(Id::to_string).collect();
    let deviation = &draft.deviation;
    [
        ("follow-up-side-done", verdict(Side::Done)),
        ("follow-up-side-goal", verdict(Side::Goal)),
        ("follow-up-comment", draft.comment.clone()),
        ("follow-up-reason", draft.reason.clone()),
        ("follow-up-evidence", draft.evidence.clone()),
        ("follow-up-decision", draft.decision.clone()),
        ("follow-up-request", draft.request.clone()),
        ("follow-up-fact", deviation.fact.clone()),
        ("follow-up-cause", deviation.cause.clone()),
        ("follow-up-action", deviation.action.clone()),
        ("follow-up-who", deviation.who.clone()),
        ("follow-up-due", deviation.due_on.clone()),
        ("follow-up-outcomes", outcomes.join("\n")),
        ("follow-up-measures", measures.join(" ")),
        ("follow-up-ready", page.t(if draft.ready { "word-yes" } else { "word-no" })),
    ]
    .into_iter()
    .map(|(key, text)| (page.t(key), text))
    .collect()
}
