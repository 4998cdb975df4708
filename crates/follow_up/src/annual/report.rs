//! An annual report (*verksamhetsberättelse*) as a record.

use access::Visibility;
use db::Id;
use types::Moment;

use super::Content;

/// What the shared pages and the access rules know of an annual report.
pub const ANNUAL_REPORT: access::RecordKind = access::RecordKind {
    key: "annual_report",
    table: "annual_report",
    title: "title",
    path: "/verksamhetsberattelse/",
    secret_fields: &[],
    withdrawable: true,
    parent: None,
};

/// Where a report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportStage {
    /// It follows the rounds, and people write in it.
    Draft,
    /// A version of it is sealed.
    Locked,
}

impl ReportStage {
    pub fn key(self) -> &'static str {
        match self {
            ReportStage::Draft => "draft",
            ReportStage::Locked => "locked",
        }
    }

    /// What is not known counts as locked: then nothing is changed.
    pub fn from_key(key: &str) -> ReportStage {
        if key == "draft" { ReportStage::Draft } else { ReportStage::Locked }
    }
}

/// An annual report as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnualReport {
    pub id: Id,
    pub owner_id: Id,
    pub owner_name: String,
    pub visibility: Visibility,
    pub revision: i64,
    pub is_active: bool,
    pub stage: ReportStage,
    pub plan_id: Id,
    pub year: i32,
    pub title: String,
}

/// What people have written in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionText {
    pub section: String,
    pub revision: i64,
    pub text: String,
    /// [`super::Section::base`] of the data that it was written over.
    pub base: String,
    pub changed_at: Moment,
    pub changed_by: String,
}

/// What a report said when it was locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportVersion {
    pub number: i64,
    pub content: Content,
    pub sha256: String,
    pub locked_at: Moment,
    pub locked_by: String,
}
