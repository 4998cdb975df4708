//! Opening a round, and opening it again for a correction.

use axum::extract::Path;
use db::Id;
use web::{Answer, FieldErrors, FormData, Visit, WebError};

use super::{DECIDE, find, hold, href, record, step};
use crate::{Stage, jobs, stage::Action, store};

const LONGEST_REASON: usize = 1_000;

/// Asks the responsible now, whatever day it was to be. Sent twice, they are asked once.
pub(crate) async fn open(visit: Visit, Path(id): Path<Id>) -> Answer {
    let round = find(&visit, id).await?;
    visit.must(DECIDE, round.owner_id)?;
    let tx = visit.app.db.begin().await?;
    let held = hold(step(&visit, &tx), id).await?;
    if held.stage == Stage::Open {
        return visit.done(&href(id), "follow-up-opened");
    }
    held.stage.after(Action::Open)?;
    step(&visit, &tx).open(&held).await?;
    tx.commit().await?;
    visit.done(&href(id), "follow-up-opened")
}

/// Writes to those who have something left, once a day at most.
pub(crate) async fn nudge(visit: Visit, Path(id): Path<Id>) -> Answer {
    let round = find(&visit, id).await?;
    visit.must(DECIDE, round.owner_id)?;
    let tx = visit.app.db.begin().await?;
    let held = hold(step(&visit, &tx), id).await?;
    held.stage.after(Action::Answer)?;
    jobs::nudge(step(&visit, &tx), &held).await?;
    tx.commit().await?;
    visit.done(&href(id), "follow-up-nudged")
}

/// Opens a closed round for a correction. The locked versions stay as they are.
pub(crate) async fn reopen(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let round = find(&visit, id).await?;
    visit.must(DECIDE, round.owner_id)?;
    let mut errors = FieldErrors::new();
    errors.require("reason", form.text("reason"), LONGEST_REASON);
    if !errors.is_empty() {
        return record::again(&visit, id, form, errors).await;
    }
    let tx = visit.app.db.begin().await?;
    let held = hold(step(&visit, &tx), id).await?;
    let latest = store::latest(tx.on(), id).await?.map_or(0, |version| version.number);
    if form.number("number") != Some(latest) {
        return Err(WebError::Bad("follow-up-refused-newer"));
    }
    if held.stage == Stage::Open {
        return visit.done(&href(id), "follow-up-reopened");
    }
    held.stage.after(Action::Reopen)?;
    step(&visit, &tx).reopen(&held, form.text("reason")).await?;
    tx.commit().await?;
    visit.done(&href(id), "follow-up-reopened")
}
