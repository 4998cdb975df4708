//! The annual report (*verksamhetsberättelse*): drafted of the year's locked rounds, edited by people section
//! by section, in step with the rounds until it is locked. [`Content`] is what one report says, without
//! database and screen. This part of the room must not know how a document is laid out.

mod content;
mod pages;
mod report;
mod steps;
mod store;
mod words;

use access::Viewer;
use db::{Db, DbErr, Id};

use crate::facts::{self, Locked};

pub use content::{ChapterLights, Content, Data, ReportItem, SCHEMA, Section, SinceLast, Source, since_last};
pub use report::{ANNUAL_REPORT, AnnualReport, ReportStage, ReportVersion, SectionText};
pub use steps::ReportStep;
pub use words::{draft_text, section_title};

pub(crate) use pages::{panels, routes};
pub(crate) use store::find_in;

/// What one report says to one viewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    pub report: AnnualReport,
    pub content: Content,
    /// The version that the content is; `None`: it is a draft, and only its owner sees it.
    pub version: Option<ReportVersion>,
}

/// The report as this viewer may read it: a locked version (the newest, where none is named), or to its
/// owner's members, while it is a draft, as it stands now. `None` where there is nothing for this viewer.
pub async fn compiled(
    db: &Db,
    viewer: &Viewer,
    id: Id,
    number: Option<i64>,
) -> Result<Option<Compiled>, DbErr> {
    let Some(report) = store::find(db, viewer, id).await? else { return Ok(None) };
    let inside = viewer.role_in(report.owner_id).is_some();
    if number.is_none() && report.stage == ReportStage::Draft && inside {
        let content = as_it_stands(db, viewer, &report).await?;
        return Ok(Some(Compiled { report, content, version: None }));
    }
    let all = store::versions(db.read(), id).await?;
    let version = all.into_iter().find(|version| number.is_none_or(|number| version.number == number));
    Ok(version.map(|version| Compiled { report, content: version.content.clone(), version: Some(version) }))
}

/// The draft: the year's locked rounds, with what people have written.
pub(crate) async fn as_it_stands(db: &Db, viewer: &Viewer, report: &AnnualReport) -> Result<Content, DbErr> {
    let own = Viewer::operator(report.owner_id, &report.owner_name, viewer.now);
    let rounds = facts::given_away(db, &own, report.plan_id, (report.year, report.year)).await?;
    let plan = access::find_record(db, &own, &plan::PLAN, report.plan_id).await?;
    let plan = plan.map(|plan| plan.title).unwrap_or_default();
    let mut content = content::draft(&report.title, &report.owner_name, &plan, report.year, &rounds);
    for text in store::texts(db.read(), report.id).await? {
        match content.sections.iter_mut().find(|section| section.key == text.section) {
            Some(section) => section.text = text.text,
            // Its chapter is gone; what people wrote is not thrown away.
            None if !text.text.is_empty() => content.sections.push(Section {
                heading: text.section.strip_prefix("chapter:").unwrap_or_default().to_string(),
                key: text.section,
                text: text.text,
                data: Data::Words,
            }),
            None => {}
        }
    }
    Ok(content)
}

/// Reports that this viewer sees, newest year first.
pub async fn reports(db: &Db, viewer: &Viewer, limit: i64) -> Result<Vec<AnnualReport>, DbErr> {
    Ok(store::reports(db, viewer, (limit, 0)).await?.0)
}

/// What is new in a round since the one before it, for those who decide; the round must be locked. `None`
/// where this viewer does not see it.
pub async fn since_last_of(
    db: &Db,
    viewer: &Viewer,
    round_id: Id,
) -> Result<Option<(SinceLast, Locked)>, DbErr> {
    let Some(now) = facts::locked(db, viewer, round_id, None).await? else { return Ok(None) };
    let version = facts::outside(db, now.version).await?;
    let now = Locked { version, ..now };
    let all = facts::given_away(db, viewer, now.round.plan_id, (i32::MIN, i32::MAX)).await?;
    let earlier = all.iter().rev().find(|locked| locked.round.draft.period_to < now.round.draft.period_to);
    let today = types::stockholm_date(now.version.closed_at).to_string();
    Ok(Some((since_last(earlier, &now, &today), now)))
}
