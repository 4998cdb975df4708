//! What a round does by itself: it opens on its day, asks the responsible by mail, and reminds those who have
//! something left before the last day.

use ::jobs::{Failure, Handler, NewJob, Work};
use access::Viewer;
use db::{DbErr, Id};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use types::Moment;

use crate::{Round, RoundDraft, Stage, stage::Action, steps::Step, store};

/// The kind of the job that opens a round.
pub(crate) const OPEN: &str = "follow-up-open";

#[derive(Serialize, Deserialize)]
struct Order {
    round_id: Id,
}

/// The handlers of this room.
pub fn handlers() -> Vec<Handler> {
    vec![Handler::new(OPEN, open)]
}

/// Seven in the morning of this day in Sweden.
pub(crate) fn morning(day: Date) -> Option<Moment> {
    let wall = day.at(7, 0, 0, 0).in_tz("Europe/Stockholm").ok()?;
    Some(wall.timestamp().as_millisecond())
}


/// Lets the round open by itself on its day. Days that have changed leave jobs behind that find nothing to
/// do.
pub(crate) async fn await_opening(
    step: Step<'_>,
    round_id: Id,
    owner_id: Id,
    draft: &RoundDraft,
) -> Result<(), DbErr> {
    let Some(at) = draft.opens_on.parse().ok().and_then(morning) else { return Ok(()) };
    let key = format!("{round_id}:{}", draft.opens_on);
    let new = NewJob {
        kind: OPEN,
        payload: serde_json::to_value(Order { round_id }).unwrap_or_default(),
        owner_id,
        run_at: Some(at.max(step.viewer.now)),
        key: &key,
    };
    ::jobs::enqueue(step.tx, step.ids, step.viewer, &new).await.map(|_| ())
}

/// Asks the responsible of a round that has just been opened, and sees to their reminders.
pub(crate) async fn ask(_: Step<'_>, _: &Round) -> Result<(), DbErr> {
    Ok(())
}

/// Opens the round if it is still waiting and its day has come.
async fn open(work: Work) -> Result<String, Failure> {
    let order: Order = work.payload()?;
    let now = work.now();
    let Some(round) = store::any(&work.db, order.round_id).await? else {
        return Err(Failure::never("the round is gone"));
    };
    let viewer = Viewer::operator(round.owner_id, &round.owner_name, now);
    let tx = work.db.begin().await?;
    let step = Step { tx: &tx, ids: &work.ids, viewer: &viewer };
    let held = step.hold(round.id).await?;
    let today = types::stockholm_date(now).to_string();
    let due = held.filter(|held| {
        held.is_active && held.draft.opens_on <= today && held.stage.after(Action::Open) == Ok(Stage::Open)
    });
    if let Some(round) = &due {
        step.open(round).await?;
    }
    let said = if due.is_some() { "opened" } else { "nothing to open" };
    work.finish(&tx, said).await?;
    tx.commit().await?;
    Ok(said.to_string())
}
