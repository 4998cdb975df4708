//! What a development project says.

use access::Visibility;
use db::Id;
use jiff::civil::Date;
use types::Amount;

/// All that a person may set. A missing text is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DevelopmentFacts {
    pub title: String,
    /// Who pays besides the partners: "Interreg", "Europeiska regionala utvecklingsfonden".
    pub programme: String,
    pub reference: String,
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub purpose: String,
    /// ISO 4217.
    pub currency: String,
    /// The granted project behind it.
    pub project_id: Option<Id>,
    pub partners: Vec<Partner>,
    pub budget: Vec<Budget>,
    pub packages: Vec<Package>,
    pub dates: Vec<Dated>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Partner {
    pub name: String,
    /// Leads the project.
    pub leads: bool,
    /// The organisation of that name, if there is one.
    pub organisation_id: Option<Id>,
}

/// One partner's budget for one year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    pub partner: String,
    pub year: i64,
    pub cost: Amount,
    /// The part of the cost that the partner pays itself (*medfinansiering*).
    pub own_funding: Amount,
}

/// A work package (*arbetspaket*).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    pub number: String,
    pub title: String,
    /// The partner that answers for it; empty if none is said.
    pub partner: String,
}

/// Something to be done by a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    pub kind: DateKind,
    pub due: Date,
    pub title: String,
    /// The number of its work package; empty for one of the whole project, and for reports.
    pub package: String,
    pub status: Status,
}

impl Dated {
    /// Its day has passed and it is neither done nor dropped.
    pub fn is_late(&self, today: Date) -> bool {
        self.due < today && self.status.is_open()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    Milestone,
    /// A report to whoever pays.
    Report,
}

impl DateKind {
    pub fn key(self) -> &'static str {
        match self {
            DateKind::Milestone => "milestone",
            DateKind::Report => "report",
        }
    }

    pub fn from_key(key: &str) -> DateKind {
        if key == "report" { DateKind::Report } else { DateKind::Milestone }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    #[default]
    Planned,
    UnderWay,
    Done,
    Dropped,
}

impl Status {
    pub const ALL: [Status; 4] = [Status::Planned, Status::UnderWay, Status::Done, Status::Dropped];

    pub fn key(self) -> &'static str {
        match self {
            Status::Planned => "planned",
            Status::UnderWay => "under_way",
            Status::Done => "done",
            Status::Dropped => "dropped",
        }
    }

    pub fn from_key(key: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.key() == key)
    }

    /// Something is left to do.
    pub fn is_open(self) -> bool {
        matches!(self, Status::Planned | Status::UnderWay)
    }
}

/// A development project as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Development {
    pub id: Id,
    pub owner_id: Id,
    pub owner_name: String,
    pub visibility: Visibility,
    pub revision: i64,
    pub active: bool,
    pub facts: DevelopmentFacts,
}
