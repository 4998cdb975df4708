//! Answers that a person owes, for that person's reminders and calendar.

use access::Viewer;
use web::{App, Dated, DatesFuture, Lang, WebError};

use super::href;
use crate::{
    standing::{Standing, standings},
    store,
};

/// Open rounds that are looked at for one person.
const MOST: i64 = 20;

pub(crate) fn dates<'a>(app: &'a App, viewer: &'a Viewer, lang: Lang) -> DatesFuture<'a> {
    Box::pin(owed(app, viewer, lang))
}

async fn owed(app: &App, viewer: &Viewer, lang: Lang) -> Result<Vec<Dated>, WebError> {
    let Some(user) = &viewer.user else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    let rounds = store::open_of_own(&app.db, viewer, MOST).await?;
    for Standing { round, own, .. } in standings(&app.db, viewer, rounds, user.id).await? {
        let Ok(day) = round.draft.due_on.parse() else { continue };
        if own.is_done() {
            continue;
        }
        let left = own.all - own.ready;
        all.push(Dated {
            key: format!("follow-up-{}", round.id),
            day,
            title: round.draft.label.clone(),
            text: app.texts.get(lang, "follow-up-left-to-answer", &[("count", (left as i64).into())]),
            path: format!("{}/svar", href(round.id)),
        });
    }
    Ok(all)
}
