//! The steps of a plan's life, each with its sealed version and its history. They decide by the rules of
//! [`crate::stage`] and write; by whom a step may be taken, the caller has asked.

use access::{Entry, Viewer};
use db::{Db, DbErr, Id, IdSource, Tx};
use documents::Import;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use types::Moment;

use crate::{
    PLAN, Plan,
    content::Content,
    difference::{Change, difference, is_small},
    stage::{Refusal, Stage, Step},
    store,
};

/// Why a version was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionKind {
    Decision,
    Revision,
    Correction,
    Closing,
}

impl VersionKind {
    pub fn key(self) -> &'static str {
        match self {
            VersionKind::Decision => "decision",
            VersionKind::Revision => "revision",
            VersionKind::Correction => "correction",
            VersionKind::Closing => "closing",
        }
    }

    pub fn from_key(key: &str) -> VersionKind {
        match key {
            "decision" => VersionKind::Decision,
            "revision" => VersionKind::Revision,
            "correction" => VersionKind::Correction,
            _ => VersionKind::Closing,
        }
    }
}

/// What a plan said when it was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub number: i64,
    pub kind: VersionKind,
    pub content: Content,
    pub sha256: String,
    pub said: Said,
    pub sealed_at: Moment,
    pub sealed_by: String,
}

/// What people say when they take a step; empty where it does not belong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Who decided: "Kommunstyrelsen".
    pub body: String,
    /// The paragraph of the minutes: "187", or as it was typed.
    pub paragraph: String,
    /// ISO date.
    pub decided_on: String,
    pub reason: String,
}

/// In whose name, and in which transaction.
#[derive(Clone, Copy)]
pub struct Act<'a> {
    pub tx: &'a Tx,
    pub ids: &'a IdSource,
    pub viewer: &'a Viewer,
}

impl Act<'_> {
    pub(crate) async fn note(self, action: &str, plan: &Plan, changes: Value) -> Result<(), DbErr> {
        let entry = Entry::new(action, PLAN.key, Some(plan.id), plan.owner_id, changes);
        access::record(self.tx, self.viewer, entry).await
    }

    /// Takes a step with a plan that is held, or says why it cannot be taken.
    pub(crate) async fn take(
        self,
        plan: &Plan,
        step: Step,
        said: &Said,
    ) -> Result<Result<Stage, Refusal>, DbErr> {
        let stage = match plan.stage().after(step) {
            Ok(stage) => stage,
            Err(refusal) => return Ok(Err(refusal)),
        };
        store::set_stage(self.tx, plan.id, stage).await?;
        let mut changes = json!({ "stage": [plan.stage().key(), stage.key()] });
        let fields = [
            ("decided_by", &said.body),
            ("paragraph", &said.paragraph),
            ("decided_on", &said.decided_on),
            ("reason", &said.reason),
        ];
        for (field, text) in fields.into_iter().filter(|(_, text)| !text.is_empty()) {
            changes[field] = json!([null, text]);
        }
        if let Some(kind) = self.kind(plan, step).await? {
            let content = store::content_now(self.tx.on(), plan).await?;
            let (number, sha256) = store::seal(self, plan.id, kind, &content, said).await?;
            changes["version"] = json!([null, number]);
            changes["sha256"] = json!([null, sha256]);
        }
        self.note(step.key(), plan, changes).await?;
        Ok(Ok(stage))
    }

    /// The kind of version that a step seals, if it seals one.
    async fn kind(self, plan: &Plan, step: Step) -> Result<Option<VersionKind>, DbErr> {
        Ok(match step {
            Step::Decide if store::is_decided(self.tx.on(), plan.id).await? => Some(VersionKind::Revision),
            Step::Decide => Some(VersionKind::Decision),
            Step::Correct { .. } => Some(VersionKind::Correction),
            Step::Close => Some(VersionKind::Closing),
            Step::Propose | Step::TakeBack | Step::Revise | Step::Abandon { .. } | Step::Reopen { .. } => {
                None
            }
        })
    }

    /// The step that this key names, with what its rule asks of the plan.
    pub(crate) async fn step(self, plan: &Plan, key: &str) -> Result<Option<Step>, DbErr> {
        Ok(Some(match key {
            "propose" => Step::Propose,
            "take-back" => Step::TakeBack,
            "decide" => Step::Decide,
            "revise" => Step::Revise,
            "correct" => {
                let (differs, small) = self.revised(plan).await?;
                Step::Correct { differs, small }
            }
            "abandon" => Step::Abandon { differs: self.revised(plan).await?.0 },
            "close" => Step::Close,
            "reopen" => Step::Reopen { decided: store::is_decided(self.tx.on(), plan.id).await? },
            _ => return Ok(None),
        }))
    }

    /// Has anything changed since the last version, and is all of it small?
    async fn revised(self, plan: &Plan) -> Result<(bool, bool), DbErr> {
        let changes = revised(self.tx.on(), plan).await?;
        Ok(changes.map_or((true, false), |changes| (!changes.is_empty(), is_small(&changes))))
    }

    /// Decides a plan, whatever came before: for demo data and tests.
    pub async fn decide(self, plan_id: Id, said: &Said) -> Result<bool, DbErr> {
        let Some(plan) = store::hold_plan(self.tx, plan_id).await? else {
            return Ok(false);
        };
        Ok(self.take(&plan, Step::Decide, said).await?.is_ok())
    }
}

/// What has changed in a plan since it was sealed last; `None` if it never was.
pub(crate) async fn revised(on: &impl ConnectionTrait, plan: &Plan) -> Result<Option<Vec<Change>>, DbErr> {
    let Some(last) = store::last_version(on, plan.id).await? else {
        return Ok(None);
    };
    Ok(Some(difference(&last.content, &store::content_now(on, plan).await?)))
}

/// What the plan says now, by its hash.
pub(crate) async fn seen(on: &impl ConnectionTrait, plan: &Plan) -> Result<String, DbErr> {
    let (_, hash) = store::content_now(on, plan).await?.sealed();
    Ok(hash)
}

/// A document has changed what the plan says: a decided plan is under revision by that, and one that lies
/// before its decision is a draft again.
pub(crate) async fn open_for_document(import: &Import<'_>, plan: &Plan) -> Result<(), DbErr> {
    let stage = match plan.stage() {
        Stage::Draft | Stage::Open | Stage::Revising | Stage::Closed => return Ok(()),
        Stage::Proposed => Stage::Draft,
        Stage::Decided => Stage::Revising,
    };
    store::set_stage(import.tx, plan.id, stage).await?;
    let changes = json!({ "stage": [plan.stage().key(), stage.key()] });
    let entry = Entry::new("revise", PLAN.key, Some(plan.id), plan.owner_id, changes);
    access::record(import.tx, import.viewer, entry.by_document(import.file_name)).await
}

/// Sealed versions whose text is not what was sealed, by id, and how many were looked at.
pub async fn broken_seals(db: &Db) -> Result<(usize, Vec<Id>), DbErr> {
    store::broken_seals(db).await
}
