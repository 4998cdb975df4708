//! The steps of a round's life, each with its history and its place in the search index. They write; whether
//! a step may be taken now, and by whom, its caller has asked (`stage`, `access::can`).

use access::{Entry, Viewer, Visibility};
use db::{DbErr, Id, IdSource, Tx};
use serde_json::{Value, json};

use crate::{
    AnswerDraft, Item, ROUND, Record, Round, RoundDraft, Stage, Suggestion, jobs, place, store,
    verdict::key_of,
};

/// In whose name, and in which transaction.
#[derive(Clone, Copy)]
pub struct Step<'a> {
    pub tx: &'a Tx,
    pub ids: &'a IdSource,
    pub viewer: &'a Viewer,
}

impl Step<'_> {
    async fn note(self, action: &str, (id, by): (Id, Id), changes: Value) -> Result<(), DbErr> {
        let entry = Entry::new(action, ROUND.key, Some(id), by, changes);
        access::record(self.tx, self.viewer, entry).await
    }

    /// Prepares a round of a plan, which asks by itself on the day it opens.
    pub async fn create(self, (owner_id, plan_id): (Id, Id), draft: &RoundDraft) -> Result<Id, DbErr> {
        let id = self.ids.next();
        store::insert(self.tx, id, (owner_id, plan_id), draft, self.viewer.now).await?;
        self.note("create", (id, owner_id), access::changes(&Value::Null, &told(draft))).await?;
        place::renew(self.tx, id).await?;
        jobs::await_opening(self, id, owner_id, draft).await?;
        Ok(id)
    }

    /// Writes over this revision what the round is, and whether it is withdrawn; false if somebody was
    /// faster.
    pub(crate) async fn write(
        self,
        round: &Round,
        revision: i64,
        (draft, active): (&RoundDraft, bool),
        action: &str,
    ) -> Result<bool, DbErr> {
        if !store::update(self.tx, (round.id, revision), draft, active, self.viewer.now).await? {
            return Ok(false);
        }
        let changes = access::changes(&told(&round.draft), &told(draft));
        self.note(action, (round.id, round.owner_id), changes).await?;
        place::renew(self.tx, round.id).await?;
        if active {
            jobs::await_opening(self, round.id, round.owner_id, draft).await?;
        }
        Ok(true)
    }

    /// Asks the responsible.
    pub async fn open(self, round: &Round) -> Result<(), DbErr> {
        store::set_stage(self.tx, round.id, Stage::Open, self.viewer.now).await?;
        self.note("open-round", (round.id, round.owner_id), json!({})).await?;
        jobs::ask(self, round).await
    }

    /// Writes an answer over this revision (0: there is none); false if somebody was faster.
    pub async fn answer(
        self,
        round: &Round,
        item: &Item,
        (revision, draft): (i64, &AnswerDraft),
        suggested: [&Suggestion; 2],
    ) -> Result<bool, DbErr> {
        let place = (round.id, item.listed.id, revision);
        if !store::put_answer(self.tx, self.ids, place, (draft, suggested), self.viewer).await? {
            return Ok(false);
        }
        let mut changes = access::changes(&said(&item.answer.draft), &said(draft));
        if let Some(changes) = changes.as_object_mut() {
            changes.insert("follow_up_initiative".to_string(), json!([null, item.listed.title]));
        }
        self.note("answer-round", (round.id, round.owner_id), changes).await?;
        Ok(true)
    }

    /// Seals this as the next version, for these to read.
    pub async fn close(self, round: &Round, record: &Record, to: Visibility) -> Result<(), DbErr> {
        let ids = (self.ids.next(), round.id);
        let sealed = (record, round.reopen_reason.as_str());
        let (number, sha256) = store::insert_version(self.tx, ids, sealed, self.viewer).await?;
        store::set_stage(self.tx, round.id, Stage::Closed, self.viewer.now).await?;
        store::set_visibility(self.tx, round.id, to).await?;
        let changes = json!({
            "follow_up_version": [null, number],
            "follow_up_sha256": [null, sha256],
            "visibility": [round.visibility.key(), to.key()],
        });
        self.note("lock", (round.id, round.owner_id), changes).await?;
        place::renew(self.tx, round.id).await
    }

    /// Opens a closed round for a correction. The locked versions stay as they are.
    pub async fn reopen(self, round: &Round, reason: &str) -> Result<(), DbErr> {
        store::reopen(self.tx, round.id, reason, self.viewer.now).await?;
        let changes = json!({ "follow_up_reason": [null, reason] });
        self.note("reopen", (round.id, round.owner_id), changes).await
    }

    /// The round for changing it; nobody else changes it before the transaction ends.
    pub async fn hold(self, id: Id) -> Result<Option<Round>, DbErr> {
        store::hold(self.tx, id).await
    }
}

/// As the audit log knows a round.
fn told(draft: &RoundDraft) -> Value {
    json!({
        "title": draft.label,
        "follow_up_kind": draft.kind.key(),
        "follow_up_period": format!("{} – {}", draft.period_from, draft.period_to),
        "follow_up_opens_on": draft.opens_on,
        "follow_up_due_on": draft.due_on,
    })
}

/// As the audit log knows an answer.
fn said(draft: &AnswerDraft) -> Value {
    let text = |text: &str| Some(text.to_string()).filter(|text| !text.is_empty());
    let deviation = &draft.deviation;
    let told = [&deviation.fact, &deviation.cause, &deviation.action, &deviation.who, &deviation.due_on];
    let told: Vec<&str> = told.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let outcomes: Vec<String> = draft
        .outcomes
        .iter()
        .filter_map(|said| Some(format!("{} {}", said.outcome?.key(), said.note).trim().to_string()))
        .collect();
    json!({
        "follow_up_done": text(key_of(draft.done)),
        "follow_up_goal": text(key_of(draft.goal)),
        "follow_up_reason": text(&draft.reason),
        "follow_up_comment": text(&draft.comment),
        "follow_up_evidence": text(&draft.evidence),
        "follow_up_decision": text(&draft.decision),
        "follow_up_request": text(&draft.request),
        "follow_up_deviation": text(&told.join(" – ")),
        "follow_up_outcomes": text(&outcomes.join("; ")),
        "follow_up_ready": Some("1").filter(|_| draft.ready),
    })
}
