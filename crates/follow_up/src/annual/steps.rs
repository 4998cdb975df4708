//! The steps of a report's life, each with its history and its place in the search index. They write; whether
//! a step may be taken now, and by whom, its caller has asked.

use access::{Entry, Viewer, Visibility};
use db::{DbErr, Id, IdSource, Tx};
use serde_json::{Value, json};

use super::{ANNUAL_REPORT, AnnualReport, Content, ReportStage, store};
use crate::place;

/// In whose name, and in which transaction.
#[derive(Clone, Copy)]
pub struct ReportStep<'a> {
    pub tx: &'a Tx,
    pub ids: &'a IdSource,
    pub viewer: &'a Viewer,
}

impl ReportStep<'_> {
    async fn note(self, action: &str, (id, by): (Id, Id), changes: Value) -> Result<(), DbErr> {
        let entry = Entry::new(action, ANNUAL_REPORT.key, Some(id), by, changes);
        access::record(self.tx, self.viewer, entry).await
    }

    /// Begins the report of a plan's year, which only its owner sees.
    pub async fn create(
        self,
        (owner_id, plan_id): (Id, Id),
        (year, title): (i32, &str),
    ) -> Result<Id, DbErr> {
        let id = self.ids.next();
        store::insert(self.tx, id, (owner_id, plan_id), (year, title), self.viewer.now).await?;
        self.note("create", (id, owner_id), json!({ "title": [null, title], "annual_year": [null, year] }))
            .await?;
        place::renew_report(self.tx, id).await?;
        Ok(id)
    }

    /// Writes a section's text over this revision (0: there is none), about data of this base; false if
    /// somebody was faster.
    pub async fn write(
        self,
        report: &AnnualReport,
        (section, revision): (&str, i64),
        (text, base): (&str, &str),
    ) -> Result<bool, DbErr> {
        let place = (report.id, section, revision);
        if !store::put_text(self.tx, self.ids, place, (text, base), self.viewer).await? {
            return Ok(false);
        }
        let changes = json!({ "annual_section": [null, section], "annual_text": [null, text] });
        self.note("edit", (report.id, report.owner_id), changes).await?;
        Ok(true)
    }

    /// Seals this as the next version, for these to read.
    pub async fn lock(self, report: &AnnualReport, content: &Content, to: Visibility) -> Result<(), DbErr> {
        let ids = (self.ids.next(), report.id);
        let (number, sha256) = store::insert_version(self.tx, ids, content, self.viewer).await?;
        store::set_stage(self.tx, report.id, (ReportStage::Locked, to), self.viewer.now).await?;
        let changes = json!({
            "follow_up_version": [null, number],
            "follow_up_sha256": [null, sha256],
            "visibility": [report.visibility.key(), to.key()],
        });
        self.note("lock", (report.id, report.owner_id), changes).await?;
        place::renew_report(self.tx, report.id).await
    }

    /// Opens a locked report for a correction. The locked versions stay as they are.
    pub async fn reopen(self, report: &AnnualReport, reason: &str) -> Result<(), DbErr> {
        let stage = (ReportStage::Draft, report.visibility);
        store::set_stage(self.tx, report.id, stage, self.viewer.now).await?;
        let changes = json!({ "follow_up_reason": [null, reason] });
        self.note("reopen", (report.id, report.owner_id), changes).await
    }

    /// Takes the report out of the lists, or back.
    pub async fn set_active(self, report: &AnnualReport, active: bool) -> Result<(), DbErr> {
        store::set_active(self.tx, report.id, active, self.viewer.now).await?;
        self.note(web::editing::state_action(active), (report.id, report.owner_id), json!({})).await?;
        place::renew_report(self.tx, report.id).await
    }
}
