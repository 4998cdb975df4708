//! What a report is about, and its facts as this viewer sees them.

use std::collections::HashMap;

use db::{Db, DbErr, Id};
use follow_up::annual::{ANNUAL_REPORT, SinceLast};
use funding::annex::{ANNEX, Compiled, Content, Scope};
use indicators::facts::Measured;
use jiff::civil::Date;
use plan::{facts::Outline, naming::Named};
use rendering::{
    document::Document,
    sheet::{self, Sheet},
};
use serde::{Deserialize, Serialize};
use types::stockholm_date;
use web::{OwnForm, OwnText};

use access::Viewer;

use crate::{Words, annex, annual, look::Look, plan as plan_report, since_last, store};

/// What a report may be about, as it stands in addresses and jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Subject {
    Plan(Id),
    /// A compiled annex: the version with this number, or how it stands now.
    Annex(Id, Option<i64>),
    /// All projects of a year that the viewer sees.
    Year(i32),
    /// An annual report: the version with this number, or how it stands now.
    Annual(Id, Option<i64>),
    /// What is new in a locked follow-up round.
    SinceLast(Id),
}

impl Subject {
    pub(crate) fn from_address(kind: &str, id: &str) -> Option<Subject> {
        match kind {
            "plan" => id.parse().ok().map(Subject::Plan),
            "bilaga" => version_of(id).map(|(id, version)| Subject::Annex(id, version)),
            "berattelse" => version_of(id).map(|(id, version)| Subject::Annual(id, version)),
            "sedan-sist" => id.parse().ok().map(Subject::SinceLast),
            "ar" => id.parse().ok().filter(|year| (1900..=2200).contains(year)).map(Subject::Year),
            _ => None,
        }
    }

    pub(crate) fn path(self) -> String {
        match self {
            Subject::Plan(id) => format!("/rapporter/plan/{id}"),
            Subject::Annex(id, None) => format!("/rapporter/bilaga/{id}"),
            Subject::Annex(id, Some(version)) => format!("/rapporter/bilaga/{id}-{version}"),
            Subject::Year(year) => format!("/rapporter/ar/{year}"),
            Subject::Annual(id, None) => format!("/rapporter/berattelse/{id}"),
            Subject::Annual(id, Some(version)) => format!("/rapporter/berattelse/{id}-{version}"),
            Subject::SinceLast(id) => format!("/rapporter/sedan-sist/{id}"),
        }
    }

    /// The page in the house that the report is made of.
    pub(crate) fn origin(self) -> String {
        match self {
            Subject::Plan(id) => format!("/planer/{id}"),
            Subject::Annex(id, _) => format!("{}{id}", ANNEX.path),
            Subject::Year(year) => format!("/projekt?ar={year}"),
            Subject::Annual(id, _) => format!("{}{id}", ANNUAL_REPORT.path),
            Subject::SinceLast(id) => format!("{}{id}", follow_up::ROUND.path),
        }
    }

    /// A file's name without its ending.
    pub(crate) fn file_name(self) -> String {
        match self {
            Subject::Plan(id) => format!("verksamhetsplan-{id}"),
            Subject::Annex(id, None) => format!("arsbilaga-{id}"),
            Subject::Annex(id, Some(version)) => format!("arsbilaga-{id}-version-{version}"),
            Subject::Year(year) => format!("arsbilaga-{year}"),
            Subject::Annual(id, None) => format!("verksamhetsberattelse-{id}"),
            Subject::Annual(id, Some(version)) => format!("verksamhetsberattelse-{id}-version-{version}"),
            Subject::SinceLast(id) => format!("sedan-sist-{id}"),
        }
    }
}

/// `17` as it stands now, `17-2` its second version.
fn version_of(id: &str) -> Option<(Id, Option<i64>)> {
    match id.split_once('-') {
        None => Some((id.parse().ok()?, None)),
        Some((id, version)) => Some((id.parse().ok()?, Some(version.parse().ok()?))),
    }
}

/// The facts of a report, with the look of the office whose report it is.
pub(crate) struct Facts {
    pub subject: Subject,
    /// The organisation whose report it is; `None` for one that nobody has signed in for.
    pub owner_id: Option<Id>,
    look: Look,
    /// The day that stands in it: today, or when a version was locked.
    made: Date,
    /// The hash of a locked version.
    seal: Option<String>,
    said: Said,
    /// Texts in the office's own words for the levels of its plans.
    own: HashMap<&'static str, OwnText>,
}

/// The texts of this room that name a level of a plan.
const NAMED: [Named; 6] = [
    ("report-chapter", "chapter", OwnForm::One),
    ("report-section", "section", OwnForm::One),
    ("report-initiative", "initiative", OwnForm::One),
    ("report-activity", "activity", OwnForm::One),
    ("report-activities", "activity", OwnForm::Many),
    ("report-nothing-planned", "activity", OwnForm::Filled("report-nothing-named")),
];

/// What the office of a plan, or of what was said of one, calls its levels.
async fn own_texts(
    db: &Db,
    owner_id: Option<Id>,
    said: &Said,
) -> Result<HashMap<&'static str, OwnText>, DbErr> {
    match (said, owner_id) {
        (Said::Plan(..) | Said::Annual(_) | Said::SinceLast(_), Some(owner_id)) => {
            let named: Vec<Named> = NAMED.iter().chain(follow_up::NAMED).copied().collect();
            plan::naming::own_texts(db, owner_id, &named).await
        }
        (Said::Plan(..) | Said::Annual(_) | Said::SinceLast(_), None) | (Said::Annex(_), _) => {
            Ok(HashMap::new())
        }
    }
}

enum Said {
    Annex(Content),
    Plan(Outline, Vec<Measured>),
    Annual(follow_up::annual::Content),
    SinceLast(SinceLast),
}

/// What there is to report.
pub(crate) enum Found {
    /// Nothing that the viewer may know of.
    Nothing,
    /// More than anybody reads as a document, and than a page may take time for.
    TooMuch,
    Facts(Box<Facts>),
}

/// Projects that a report may have.
const MOST_PROJECTS: i64 = 5_000;

/// All that this viewer sees of the subject.
pub(crate) async fn facts(db: &Db, viewer: &Viewer, subject: Subject) -> Result<Found, DbErr> {
    let mut made = stockholm_date(viewer.now);
    let mut seal = None;
    let (owner_id, said) = match subject {
        Subject::Plan(id) => match plan::facts::outline(db, viewer, id).await? {
            None => return Ok(Found::Nothing),
            Some(outline) => {
                let measured = indicators::facts::measured(db, viewer, id).await?;
                (Some(outline.owner_id), Said::Plan(outline, measured))
            }
        },
        Subject::Annex(id, version) => {
            let Some(found) = compiled(db, viewer, id, version).await? else {
                return Ok(Found::Nothing);
            };
            if let Some(version) = found.version {
                made = stockholm_date(version.locked_at);
                seal = Some(version.sha256);
            }
            (Some(found.annex.owner_id), Said::Annex(found.content))
        }
        Subject::Annual(id, version) => {
            let Some(found) = follow_up::annual::compiled(db, viewer, id, version).await? else {
                return Ok(Found::Nothing);
            };
            if let Some(version) = found.version {
                made = stockholm_date(version.locked_at);
                seal = Some(version.sha256);
            }
            (Some(found.report.owner_id), Said::Annual(found.content))
        }
        Subject::SinceLast(id) => match follow_up::annual::since_last_of(db, viewer, id).await? {
            None => return Ok(Found::Nothing),
            Some((told, locked)) => {
                made = stockholm_date(locked.version.closed_at);
                (Some(locked.round.owner_id), Said::SinceLast(told))
            }
        },
        Subject::Year(year) => {
            let scope = Scope::of_year(year);
            if funding::annex::has_more_than(db, viewer, &scope, MOST_PROJECTS).await? {
                return Ok(Found::TooMuch);
            }
            let mut content = funding::annex::content_of(db, viewer, &scope).await?;
            if content.parts.is_empty() {
                return Ok(Found::Nothing);
            }
            let acting = viewer.acting();
            content.compiled_by = acting.map(|one| one.organisation_name.clone()).unwrap_or_default();
            (acting.map(|one| one.organisation_id), Said::Annex(content))
        }
    };
    let look = match owner_id {
        Some(owner_id) => store::look(db, owner_id).await?.unwrap_or_default(),
        None => Look::default(),
    };
    let own = own_texts(db, owner_id, &said).await?;
    let facts = Facts { subject, owner_id, look, made, seal, said, own };
    Ok(Found::Facts(Box::new(facts.introduced())))
}

async fn compiled(db: &Db, viewer: &Viewer, id: Id, version: Option<i64>) -> Result<Option<Compiled>, DbErr> {
    match version {
        None => funding::annex::content_of_annex(db, viewer, id).await,
        Some(version) => funding::annex::content_of_version(db, viewer, id, version).await,
    }
}

impl Facts {
    /// Where the subject has no introduction of its own, the office's stands.
    fn introduced(mut self) -> Facts {
        let own = match &mut self.said {
            Said::Annex(content) => &mut content.introduction,
            Said::Plan(outline, _) => &mut outline.preamble,
            // What people write in it stands in its own foreword.
            Said::Annual(_) | Said::SinceLast(_) => return self,
        };
        if own.trim().is_empty() {
            own.clone_from(&self.look.introduction);
        }
        self
    }

    pub(crate) fn document(&self, words: Words<'_>) -> Document {
        let texts = words.texts().calling(self.own.clone());
        let words = Words::new(&texts, words.lang);
        let style = self.look.style.clone();
        match &self.said {
            Said::Annex(content) => annex::document(content, words, style, self.made, self.seal.as_deref()),
            Said::Plan(outline, measured) => {
                plan_report::document((outline, measured), words, style, self.made)
            }
            Said::Annual(content) => annual::document(content, words, style, self.made, self.seal.as_deref()),
            Said::SinceLast(told) => since_last::document(told, words, style, self.made),
        }
    }

    pub(crate) fn title(&self, words: Words<'_>) -> String {
        match &self.said {
            Said::Annex(content) => annex::title(content, words),
            Said::Plan(outline, _) => outline.title.clone(),
            Said::Annual(content) => content.title.clone(),
            Said::SinceLast(told) => format!("{}: {}", words.t("report-since"), told.rounds.1),
        }
    }

    /// The sheets of its workbook; the first is its table for machines.
    pub(crate) fn sheets(&self, words: Words<'_>) -> Vec<Sheet> {
        let texts = words.texts().calling(self.own.clone());
        let words = Words::new(&texts, words.lang);
        match &self.said {
            Said::Annex(content) => annex::book(content, words),
            Said::Plan(outline, _) => vec![plan_report::sheet(outline, words)],
            Said::Annual(content) => vec![annual::sheet(content, words)],
            Said::SinceLast(_) => Vec::new(),
        }
    }
}

/// The formats of a file, in the order in which they are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Pdf,
    Docx,
    Xlsx,
    Html,
    Csv,
    Json,
}

impl Format {
    pub(crate) const ALL: [Format; 6] =
        [Format::Pdf, Format::Docx, Format::Xlsx, Format::Html, Format::Csv, Format::Json];

    pub(crate) fn ending(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
            Format::Html => "html",
            Format::Csv => "csv",
            Format::Json => "json",
        }
    }

    pub(crate) fn from_ending(ending: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.ending() == ending)
    }

    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Format::Pdf => "application/pdf",
            Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Html => "text/html; charset=utf-8",
            Format::Csv => "text/csv; charset=utf-8",
            Format::Json => "application/json",
        }
    }

    /// Is there such a file about this? A plan's tree is no table of amounts.
    pub(crate) fn suits(self, subject: Subject) -> bool {
        match subject {
            Subject::Plan(_) | Subject::Annual(..) => self != Format::Json,
            // One page to read.
            Subject::SinceLast(_) => matches!(self, Format::Pdf | Format::Docx | Format::Html),
            Subject::Annex(..) | Subject::Year(_) => true,
        }
    }
}

/// A file that is made at once; PDF is not among them.
pub(crate) fn file(facts: &Facts, words: Words<'_>, format: Format) -> anyhow::Result<Vec<u8>> {
    Ok(match format {
        Format::Pdf => anyhow::bail!("a PDF is made by a job"),
        Format::Docx => rendering::docx(&facts.document(words))?,
        Format::Html => rendering::html(&facts.document(words)).into_bytes(),
        Format::Xlsx => sheet::book(&facts.sheets(words))?,
        Format::Csv => facts.sheets(words).first().map(sheet::csv).unwrap_or_default(),
        Format::Json => match &facts.said {
            Said::Annex(content) => serde_json::to_vec_pretty(&annex::data(content, &facts.title(words)))?,
            Said::Plan(..) | Said::Annual(_) | Said::SinceLast(_) => {
                anyhow::bail!("it is not written as JSON")
            }
        },
    })
}
