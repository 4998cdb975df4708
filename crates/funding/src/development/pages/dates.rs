//! Milestones and reports of development projects, for reminders and calendars of those who edit for an
//! organisation that leads one or takes part.

use access::Viewer;
use db::Id;
use jiff::Span;
use web::{App, Dated, DatesFuture, Lang, WebError};

use super::super::store;
use super::href;

/// What is late is told of for so many days; what comes, so many ahead.
const NAGGED: i64 = 120;
const AHEAD: i64 = 800;
const MOST: i64 = 200;

pub(crate) fn dates<'a>(app: &'a App, viewer: &'a Viewer, lang: Lang) -> DatesFuture<'a> {
    Box::pin(coming(app, viewer, lang))
}

async fn coming(app: &App, viewer: &Viewer, lang: Lang) -> Result<Vec<Dated>, WebError> {
    let organisations: Vec<Id> = viewer.editable().map(|membership| membership.organisation_id).collect();
    if organisations.is_empty() {
        return Ok(Vec::new());
    }
    let today = types::stockholm_date(viewer.now);
    let oldest = today.saturating_sub(Span::new().days(NAGGED)).to_string();
    let until = today.saturating_add(Span::new().days(AHEAD)).to_string();
    let found = store::due(&app.db, viewer, &organisations, (&oldest, &until), MOST).await?;
    let mut all: Vec<Dated> = Vec::new();
    for due in found {
        let Ok(day) = due.due_on.parse() else { continue };
        let mut key = key(&due);
        // Two reports may have one name; each keeps its turn among them.
        let same = all.iter().filter(|other| other.key.starts_with(&key)).count();
        if same > 0 {
            key = format!("{key}-{}", same + 1);
        }
        let kind = app.t(lang, &format!("development-kind-{}", due.kind));
        all.push(Dated {
            key,
            day,
            title: due.title,
            text: format!("{kind}, {}", due.project),
            path: href(due.id),
        });
    }
    Ok(all)
}

/// The same as long as it has its name: its row is written anew when the project changes, and its day may
/// move.
fn key(due: &store::Due) -> String {
    // FNV-1a: the same in every version of the program.
    let mark = due.title.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |mark, byte| {
        (mark ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("development-{}-{}-{mark:x}", due.id, due.kind)
}
