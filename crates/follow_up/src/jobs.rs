//! What a round does by itself: it opens on its day, and writes to those who are asked. What they have left
//! comes to their reminders and calendars by `pages::dates`, until they are ready.

use ::jobs::{Failure, Handler, NewJob, Work};
use access::Viewer;
use db::{DbErr, Id};
use jiff::civil::Date;
use mail::Letter;
use serde::{Deserialize, Serialize};
use types::Moment;
use web::{App, Lang};

use crate::{Board, Progress, ROUND, Round, RoundDraft, Stage, stage::Action, steps::Step, store};

/// The kind of the job that opens a round.
pub(crate) const OPEN: &str = "follow-up-open";

/// The kind of the job that writes to those who are asked.
pub(crate) const LETTERS: &str = "follow-up-letters";

#[derive(Serialize, Deserialize)]
struct Order {
    round_id: Id,
}

#[derive(Serialize, Deserialize)]
struct LetterOrder {
    round_id: Id,
    /// The day of a reminder that somebody has asked for; `None` when the round opens.
    nudged_on: Option<String>,
}

/// The handlers of this room.
pub fn handlers(app: App) -> Vec<Handler> {
    vec![Handler::new(OPEN, open), Handler::new(LETTERS, move |work| letters(work, app.clone()))]
}

/// Seven in the morning of this day in Sweden.
fn morning(day: Date) -> Moment {
    types::stockholm_moment(day, 7, 0)
}

/// Lets the round open by itself on its day. Days that have changed leave jobs behind that find nothing to
/// do.
pub(crate) async fn await_opening(
    step: Step<'_>,
    round_id: Id,
    owner_id: Id,
    draft: &RoundDraft,
) -> Result<(), DbErr> {
    let Some(at) = draft.opens_on.parse().ok().map(morning) else { return Ok(()) };
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

/// Writes to the responsible of a round that has just been opened.
pub(crate) async fn ask(step: Step<'_>, round: &Round) -> Result<(), DbErr> {
    write_to(step, round, None).await
}

/// Writes once a day at most to those who have something left.
pub(crate) async fn nudge(step: Step<'_>, round: &Round) -> Result<(), DbErr> {
    write_to(step, round, Some(types::stockholm_date(step.viewer.now).to_string())).await
}

async fn write_to(step: Step<'_>, round: &Round, nudged_on: Option<String>) -> Result<(), DbErr> {
    let key = format!("{}:{}", round.id, nudged_on.as_deref().unwrap_or("opened"));
    let order = LetterOrder { round_id: round.id, nudged_on };
    let new = NewJob {
        kind: LETTERS,
        payload: serde_json::to_value(order).unwrap_or_default(),
        owner_id: round.owner_id,
        run_at: None,
        key: &key,
    };
    ::jobs::enqueue(step.tx, step.ids, step.viewer, &new).await.map(|_| ())
}

/// One letter to each responsible with an account who has something left, in the receiver's language.
async fn letters(work: Work, app: App) -> Result<String, Failure> {
    let order: LetterOrder = work.payload()?;
    let now = work.now();
    let found = store::any(&work.db, order.round_id).await?;
    let Some(round) = found.filter(|round| round.is_active && round.stage == Stage::Open) else {
        let tx = work.db.begin_quiet().await?;
        work.finish(&tx, "not open any more").await?;
        tx.commit().await?;
        return Ok("not open any more".to_string());
    };
    let viewer = Viewer::operator(round.owner_id, &round.owner_name, now);
    let board = Board::load(&work.db, &viewer, round).await?;
    let tx = work.db.begin().await?;
    let mut sent = 0;
    for person in board.people() {
        let progress = Progress::of(person.places.iter().filter_map(|place| board.items.get(*place)));
        let Some(account_id) = person.account_id.filter(|_| !progress.is_done()) else { continue };
        // A name may mean an account that does not work here any more: then nothing is told to it.
        let asked = access::viewer_of_account(&work.db, account_id, now).await?;
        if asked.is_none_or(|asked| asked.role_in(board.round.owner_id).is_none()) {
            continue;
        }
        let receiver = mail::receiver(&work.db, account_id).await?;
        let letter = letter(&app, receiver.lang, (&board, &order), (account_id, &progress));
        mail::send(&tx, &work.ids, &viewer, board.round.owner_id, &letter).await?;
        sent += 1;
    }
    let said = sent.to_string();
    work.finish(&tx, &said).await?;
    tx.commit().await?;
    Ok(said)
}

fn letter(
    app: &App,
    lang: Lang,
    (board, order): (&Board, &LetterOrder),
    (account_id, progress): (Id, &Progress),
) -> Letter {
    let round = &board.round;
    let t = |key: &str| {
        let args = [
            ("round", round.draft.label.as_str().into()),
            ("plan", board.plan_title.as_str().into()),
            ("left", ((progress.all - progress.ready) as i64).into()),
            ("date", round.draft.due_on.as_str().into()),
        ];
        app.texts.get(lang, key, &args)
    };
    let (subject, text) = match order.nudged_on {
        None => ("follow-up-letter-opened-subject", "follow-up-letter-opened"),
        Some(_) => ("follow-up-letter-nudge-subject", "follow-up-letter-nudge"),
    };
    let about = order.nudged_on.as_deref().unwrap_or("opened");
    Letter {
        to_account: account_id,
        subject: t(subject),
        text: format!("{}\n\n{}{}{}/svar\n", t(text), mail::ADDRESS, ROUND.path, round.id),
        once_key: format!("round-{}-{about}-{account_id}", round.id),
    }
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
