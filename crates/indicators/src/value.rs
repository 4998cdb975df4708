//! A value as it comes in, as it is kept, and what came of writing many.

use db::{FromQueryResult, Id};
use types::{Moment, stockholm_date};

use crate::{decimal::Decimal, period::Period, series::Point};

/// What is odd about a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flag {
    #[default]
    Plain,
    Preliminary,
    /// The source says that there is none.
    Missing,
    /// The source has taken it away.
    Deleted,
}

impl Flag {
    /// As stored.
    pub fn key(self) -> &'static str {
        match self {
            Flag::Plain => "",
            Flag::Preliminary => "preliminary",
            Flag::Missing => "missing",
            Flag::Deleted => "deleted",
        }
    }
}

/// How a value came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Manual,
    File,
    Kolada,
    Pxweb,
    Counted,
    /// Invented, to show how a page works.
    Example,
}

impl Origin {
    /// As stored.
    pub fn key(self) -> &'static str {
        match self {
            Origin::Manual => "manual",
            Origin::File => "file",
            Origin::Kolada => "kolada",
            Origin::Pxweb => "pxweb",
            Origin::Counted => "counted",
            Origin::Example => "example",
        }
    }
}

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewValue {
    /// As [`crate::definition::Subject::key`].
    pub subject: String,
    /// What it is broken down by, such as `K` and `M`; empty for the total.
    pub dimension: String,
    pub period: Period,
    pub value: Option<Decimal>,
    pub answers: Option<i64>,
    pub flag: Flag,
}

impl NewValue {
    /// A plain total.
    pub fn total(subject: &str, period: Period, value: Decimal) -> NewValue {
        NewValue {
            subject: subject.to_string(),
            dimension: String::new(),
            period,
            value: Some(value),
            answers: None,
            flag: Flag::Plain,
        }
    }
}

/// Who brings values, and when.
#[derive(Clone, Debug)]
pub struct Bringing {
    pub origin: Origin,
    /// A comment, or why it is corrected.
    pub note: String,
    pub now: Moment,
    /// `None` for the program itself.
    pub author_id: Option<Id>,
}

/// What came of writing values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub added: usize,
    /// New versions of values that said something else.
    pub corrected: usize,
    pub unchanged: usize,
}

/// A value as stored; one that is superseded is history.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct ValueRow {
    pub id: Id,
    pub holder_id: Id,
    pub subject: String,
    pub dimension: String,
    pub period: String,
    /// Decimal text.
    pub value: Option<String>,
    pub answers: Option<i64>,
    pub flag: String,
    pub source: String,
    pub note: String,
    pub fetched_at: Moment,
    pub author_name: Option<String>,
    pub superseded_at: Option<Moment>,
}

impl ValueRow {
    pub fn period(&self) -> Option<Period> {
        Period::parse(&self.period)
    }

    pub fn value(&self) -> Option<Decimal> {
        self.value.as_deref().and_then(Decimal::parse)
    }

    pub fn point(&self) -> Option<Point> {
        Some(Point {
            period: self.period()?,
            value: self.value(),
            answers: self.answers,
            preliminary: self.flag == Flag::Preliminary.key(),
            as_of: stockholm_date(self.fetched_at),
        })
    }

    /// Does it say the same already?
    pub(crate) fn says(&self, new: &NewValue) -> bool {
        self.value() == new.value && self.answers == new.answers && self.flag == new.flag.key()
    }
}
