//! Reports: what each one says, and in which files it leaves the house. They read every capability's facts
//! and change none.
//!
//! Doors: [`room`] for the site, [`handlers`] for its jobs; [`annex`], [`plan`], [`annual`] and
//! [`since_last`] turn facts into documents and sheets. It must not know how a format is written (that is
//! `rendering`), nor how facts are stored.

pub mod annex;
pub mod annual;
mod jobs;
mod look;
mod pages;
pub mod plan;
pub mod since_last;
mod store;
mod subject;
mod words;

pub use jobs::{Press, handlers, typeset};
pub use pages::room;
pub use words::Words;

/// Swedish and English Fluent sources.
pub const TEXTS: (&str, &str) = (include_str!("../locales/sv.ftl"), include_str!("../locales/en.ftl"));

/// A report as a file, as this viewer sees it; `None` if there is no such report, or not in this format.
/// `subject` is what follows `/rapporter/` in addresses (`ar/2024`, `plan/17`), `ending` a file's ending.
pub async fn make(
    db: &db::Db,
    viewer: &access::Viewer,
    texts: &web::Texts,
    lang: web::Lang,
    (subject, ending): (&str, &str),
) -> anyhow::Result<Option<Vec<u8>>> {
    let subject = subject.split_once('/').and_then(|(kind, id)| subject::Subject::from_address(kind, id));
    let (Some(subject), Some(format)) = (subject, subject::Format::from_ending(ending)) else {
        return Ok(None);
    };
    let subject::Found::Facts(facts) = subject::facts(db, viewer, subject).await? else {
        return Ok(None);
    };
    if !format.suits(subject) {
        return Ok(None);
    }
    let words = Words::new(texts, lang);
    Ok(Some(match format {
        subject::Format::Pdf => rendering::pdf(&facts.document(words))?,
        other => subject::file(&facts, words, other)?,
    }))
}
