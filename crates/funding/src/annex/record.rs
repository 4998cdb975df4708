//! An annex as a record: what is stored of it, of its parts, and of what was given and locked.

use access::{Viewer, Visibility};
use db::Id;
use types::Moment;

use super::{Content, Part, PartState, Stage};

/// What the shared pages and the access rules know of an annex.
pub const ANNEX: access::RecordKind = access::RecordKind {
    key: "annex",
    table: "annex",
    title: "title",
    path: "/bilagor/",
    secret_fields: &[],
    withdrawable: true,
    parent: None,
};

/// What people write about an annex.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnnexDraft {
    pub year: i32,
    pub title: String,
    pub introduction: String,
    /// ISO date; empty if there is none.
    pub due_on: String,
    /// How many numbered priority issues the strategy has; `None`: those that projects name.
    pub issues: Option<u32>,
}

/// An annual annex (*årsbilaga*) as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex {
    pub id: Id,
    pub owner_id: Id,
    pub owner_name: String,
    pub visibility: Visibility,
    pub revision: i64,
    pub is_active: bool,
    pub stage: Stage,
    pub draft: AnnexDraft,
    pub changed_at: Moment,
}

/// What one organisation is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnexPart {
    pub id: Id,
    pub annex_id: Id,
    pub organisation_id: Id,
    pub organisation_name: String,
    pub revision: i64,
    pub state: PartState,
    /// Which of its own projects the annex's owner gives in place of a sub-region; empty for all projects of
    /// an organisation that was asked.
    pub own_sub_region: String,
    /// Its heading.
    pub sub_region: String,
    pub introduction: String,
    /// Why it was sent back last; empty if it never was.
    pub comment: String,
    /// What it gave last.
    pub submission: Option<Submission>,
}

/// A copy of a part that its organisation gave to the annex's owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    pub id: Id,
    pub content: Part,
    pub sha256: String,
    pub submitted_at: Moment,
    pub submitted_by: String,
}

/// What an annex said when it was locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub number: i64,
    pub content: Content,
    pub sha256: String,
    pub locked_at: Moment,
    pub locked_by: String,
}

impl Annex {
    /// Of the parts that count, in the order in which they were asked for.
    pub fn content(&self, parts: &[AnnexPart]) -> Content {
        let counted = parts.iter().filter_map(AnnexPart::counted);
        Content {
            year: self.draft.year,
            title: self.draft.title.clone(),
            introduction: self.draft.introduction.clone(),
            compiled_by: self.owner_name.clone(),
            parts: counted.map(|submission| submission.content.clone()).collect(),
        }
    }
}

impl AnnexPart {
    /// Its heading, as far as it is known outside its organisation: that which it gave.
    pub fn heading(&self, viewer: &Viewer) -> &str {
        match (&self.submission, viewer.role_in(self.organisation_id)) {
            (_, Some(_)) => &self.sub_region,
            (Some(given), None) => &given.content.sub_region,
            (None, None) => &self.organisation_name,
        }
    }

    /// What counts in the annex: what was submitted and not sent back.
    pub fn counted(&self) -> Option<&Submission> {
        self.submission.as_ref().filter(|_| self.state == PartState::Submitted)
    }
}
