//! What a room gives to the site.

use std::{collections::HashMap, future::Future, pin::Pin};

use access::{HistoryRow, RecordKind, Viewer};
use db::{DbErr, Id, Tx};
use jiff::civil::Date;

use crate::{App, Lang, Routes, Visit, WebError};

/// The parts of the left navigation, in their order; all but the first have a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NavGroup {
    Own,
    Funding,
    Planning,
    Together,
    Documents,
}

impl NavGroup {
    /// Key of its heading.
    pub(crate) fn text(self) -> Option<&'static str> {
        match self {
            NavGroup::Own => None,
            NavGroup::Funding => Some("nav-group-funding"),
            NavGroup::Planning => Some("nav-group-planning"),
            NavGroup::Together => Some("nav-group-together"),
            NavGroup::Documents => Some("nav-group-documents"),
        }
    }
}

/// One line of the left navigation.
#[derive(Clone, Copy, Debug)]
pub struct NavEntry {
    pub href: &'static str,
    /// Key of its text.
    pub text: &'static str,
    pub icon: &'static str,
    pub group: NavGroup,
    /// Lower comes first in the group.
    pub order: u32,
    pub signed_in_only: bool,
}

pub type ReindexFuture<'a> = Pin<Box<dyn Future<Output = Result<(), DbErr>> + Send + 'a>>;

pub type TellFuture<'a> = Pin<Box<dyn Future<Output = Result<(), WebError>> + Send + 'a>>;

/// A page of a record's own, beside those that all records have.
#[derive(Clone, Copy)]
pub struct RecordTab {
    /// What follows the record's address; empty for the record itself.
    pub path: &'static str,
    /// Key of its text.
    pub text: &'static str,
    /// Is it offered to this visitor? The ids are the record's and its owner's.
    pub offered: fn(&Visit, Id, Id) -> bool,
}

impl RecordTab {
    /// A page for all who see the record.
    pub const fn new(path: &'static str, text: &'static str) -> RecordTab {
        RecordTab { path, text, offered: |_, _, _| true }
    }
}

/// A kind of record: the pages of its own, how its place in the search index is made anew when who may see
/// it changes, and how its history is told.
#[derive(Clone, Copy)]
pub struct Kind {
    pub record: &'static RecordKind,
    pub reindex: for<'a> fn(&'a Tx, Id) -> ReindexFuture<'a>,
    pub tabs: &'static [RecordTab],
    /// Puts the values of a record's history, newest first, into the words that people use.
    pub tell: for<'a> fn(&'a Visit, &'a mut [HistoryRow]) -> TellFuture<'a>,
    /// Brings the records that follow a parent (`record.parent`) into step with it; the id is the parent's.
    pub follow: for<'a> fn(&'a Tx, Id) -> ReindexFuture<'a>,
}

impl Kind {
    /// A kind whose values stand in its history as people write them.
    pub const fn new(
        record: &'static RecordKind,
        tabs: &'static [RecordTab],
        reindex: for<'a> fn(&'a Tx, Id) -> ReindexFuture<'a>,
    ) -> Kind {
        Kind {
            record,
            reindex,
            tabs,
            tell: |_, _| Box::pin(async { Ok(()) }),
            follow: |_, _| Box::pin(async { Ok(()) }),
        }
    }

    pub const fn telling(self, tell: for<'a> fn(&'a Visit, &'a mut [HistoryRow]) -> TellFuture<'a>) -> Kind {
        Kind { tell, ..self }
    }

    /// A kind whose parent is another room's record: what is done when that one has changed.
    pub const fn following(self, follow: for<'a> fn(&'a Tx, Id) -> ReindexFuture<'a>) -> Kind {
        Kind { follow, ..self }
    }
}

pub type PanelFuture<'a> = Pin<Box<dyn Future<Output = Result<Option<String>, WebError>> + Send + 'a>>;

/// A piece of HTML that one room puts on another room's page, so that rooms need not know each other.
///
/// Slots: `home` (the start page; the id is 0), `mine` (one's own page; the id is 0), `organisation` (an
/// organisation's page), `initiative`, `indicator` and `project` (beside the facts on the pages of these),
/// `plan` (below a plan), `plan-actions` (buttons of a plan), `round-actions` (buttons of a follow-up round),
/// `annex-actions` (buttons of an annual annex), `sources` and `sources-actions` (the list of documents and
/// its buttons; the id is 0), `jobs` (the administrator's list of jobs; the id is 0).
#[derive(Clone, Copy)]
pub struct Panel {
    pub slot: &'static str,
    /// Lower comes first.
    pub order: u32,
    /// Rendered HTML, or nothing where there is nothing to show.
    pub render: for<'a> fn(&'a Visit, Id) -> PanelFuture<'a>,
}

pub type ListFuture<'a> = Pin<Box<dyn Future<Output = Result<HashMap<Id, String>, WebError>> + Send + 'a>>;

/// A piece of HTML behind each of many records in a list, asked for all at once so that a long list costs no
/// more questions than a short one. Records without anything to show are missing from the answer.
///
/// Slots: `initiative-light` (what was last said of an initiative, behind its name), `initiative-lights` (all
/// that was said of it in its plan).
#[derive(Clone, Copy)]
pub struct ListPanel {
    pub slot: &'static str,
    /// Lower comes first.
    pub order: u32,
    pub render: for<'a> fn(&'a Visit, &'a [Id]) -> ListFuture<'a>,
}

/// Something that one person is to do, or be at, on a day: for reminders and for that person's calendar. Both
/// leave the house, so nothing here may be secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The same as long as it is the same thing: `activity-12`. Letters, digits and hyphens.
    pub key: String,
    pub day: Date,
    pub title: String,
    /// One more line, or empty.
    pub text: String,
    /// Where it is on the site.
    pub path: String,
}

pub type DatesFuture<'a> = Pin<Box<dyn Future<Output = Result<Vec<Dated>, WebError>> + Send + 'a>>;

/// What this person has before them, done things left out. The viewer may be asked for in a job.
pub type Dates = for<'a> fn(&'a App, &'a Viewer, Lang) -> DatesFuture<'a>;

/// What a room does when who works in an organisation has changed: a member came or left, an account was
/// closed or opened. The id is the organisation's.
pub type Members = for<'a> fn(&'a Tx, Id) -> ReindexFuture<'a>;

/// A room's part of the site.
#[derive(Default)]
pub struct Room {
    pub routes: Routes,
    pub panels: Vec<Panel>,
    pub nav: Vec<NavEntry>,
    pub kinds: Vec<Kind>,
    pub dates: Vec<Dates>,
    pub members: Vec<Members>,
    pub list_panels: Vec<ListPanel>,
    /// Swedish and English Fluent sources.
    pub texts: Vec<(&'static str, &'static str)>,
}
