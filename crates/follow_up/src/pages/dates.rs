//! Answers that a person owes, for that person's reminders and calendar.

use access::Viewer;
use web::{App, Dated, DatesFuture, Lang, WebError};

use super::href;
use crate::{Board, Progress, people, store};

/// Open rounds that are looked at for one person.
const MOST: i64 = 20;

pub(crate) fn dates<'a>(app: &'a App, viewer: &'a Viewer, lang: Lang) -> DatesFuture<'a> {
    Box::pin(owed(app, viewer, lang))
}

async fn owed(app: &App, viewer: &Viewer, lang: Lang) -> Result<Vec<Dated>, WebError> {
    let Some(user) = &viewer.user else { return Ok(Vec::new()) };
    let key = people::key_of_account(user.id);
    let mut all = Vec::new();
    for round in store::open_of_own(&app.db, viewer, MOST).await? {
        let Ok(day) = round.draft.due_on.parse() else { continue };
        let board = Board::load(&app.db, viewer, round).await?;
        let Some(person) = board.people().into_iter().find(|person| person.key == key) else { continue };
        let progress = Progress::of(person.places.iter().filter_map(|place| board.items.get(*place)));
        if progress.is_done() {
            continue;
        }
        let left = progress.all - progress.ready;
        all.push(Dated {
            key: format!("follow-up-{}", board.round.id),
            day,
            title: board.round.draft.label.clone(),
            text: app.texts.get(lang, "follow-up-left-to-answer", &[("count", (left as i64).into())]),
            path: format!("{}/svar", href(board.round.id)),
        });
    }
    Ok(all)
}
