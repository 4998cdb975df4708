//! What strategies and their points are called on the screen, and how their history is told.

use access::HistoryRow;
use db::Id;
use network::OrganisationKind;
use types::Amount;
use web::{Page, TellFuture, Visit};

use crate::{point::Level, stage::Stage, store};

pub(crate) fn level_name(page: &Page, level: Level) -> String {
    page.t(format!("point-{}", level.key()))
}

pub(crate) fn stage_name(page: &Page, stage: Stage) -> String {
    page.t(format!("strategy-stage-{}", stage.key()))
}

/// The colour of a stage's tag.
pub(crate) fn stage_color(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "warning",
        Stage::Adopted => "success",
        Stage::Replaced => "neutral",
    }
}

/// The level that an organisation's strategies are of.
pub(crate) fn office_level(page: &Page, level: Option<OrganisationKind>) -> String {
    level.map(|kind| page.t(format!("organisation-kind-{}", kind.key()))).unwrap_or_default()
}

/// `1 215 000 kr`, or with another currency's code.
pub(crate) fn money(amount: Amount, currency: &str) -> String {
    let unit = if currency == "SEK" { "kr" } else { currency };
    format!("{amount}\u{a0}{unit}")
}

/// Texts on paragraphs of their own.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_string).collect()
}

/// The year of today.
pub(crate) fn this_year(visit: &Visit) -> i64 {
    i64::from(types::stockholm_date(visit.viewer.now).year())
}

/// A year from an address; nothing where it is none.
pub(crate) fn year(text: &str) -> Option<i64> {
    text.parse().ok().filter(|year| (1900..2200).contains(year))
}

/// The history in words: points by their headings, stages and documents by their names, yes and no.
pub(crate) fn tell<'a>(visit: &'a Visit, rows: &'a mut [HistoryRow]) -> TellFuture<'a> {
    Box::pin(async move {
        for change in rows.iter_mut().flat_map(|row| &mut row.changes) {
            let field = change.field.clone();
            for value in [&mut change.old, &mut change.new].into_iter().flatten() {
                if let Some(told) = told(visit, &field, value).await? {
                    *value = told;
                }
            }
        }
        Ok(())
    })
}

async fn told(visit: &Visit, field: &str, value: &str) -> Result<Option<String>, web::WebError> {
    let id = value.parse::<Id>().ok();
    Ok(match (field, id) {
        ("under", Some(id)) => {
            store::point(&visit.app.db, &visit.viewer, id).await?.map(|point| point.heading())
        }
        ("document_id", Some(id)) => {
            let found = documents::document(&visit.app.db, &visit.viewer, id).await?;
            found.map(|document| document.name)
        }
        ("stage", _) => Some(visit.t(&format!("strategy-stage-{value}"))),
        ("numbers_projects", _) => Some(visit.t(if value == "true" { "word-yes" } else { "word-no" })),
        _ => None,
    })
}
