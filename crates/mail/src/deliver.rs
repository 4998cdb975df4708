//! The job that sends one letter. A letter is marked as sent as soon as the server has taken it; were the
//! process to die just between the two, it would go once more, with the same Message-ID.

use std::time::Duration;

use db::{Db, DbErr, Id};
use jobs::{Failure, Handler, Work};
use types::Moment;
use web::App;

use crate::{
    letter::{Order, SEND},
    post::{Outgoing, Post, Refused},
    receiver::{self, Reminders},
    reminders, store,
};

/// With waits that grow to an hour: a bit more than two days.
const ATTEMPTS: i64 = 55;

/// The handlers of this room. Without a way to send, letters are not taken from the queue: they wait.
pub fn handlers(app: App, post: Option<Post>) -> Vec<Handler> {
    let mut handlers = vec![reminders::handler(app)];
    if let Some(post) = post {
        let send = Handler::new(SEND, move |work| deliver(work, post.clone()));
        handlers.push(send.trying(ATTEMPTS));
    }
    handlers
}

async fn deliver(work: Work, post: Post) -> Result<String, Failure> {
    let order: Order = work.payload()?;
    let found = store::mail(&work.db, order.mail).await?;
    let mail = found.ok_or_else(|| Failure::never("the letter is gone"))?;
    if mail.sent_at.is_some() {
        return Ok("sent before".to_string());
    }
    if !mail.active {
        return Err(Failure::never("the receiver's account is closed"));
    }
    let wanted = receiver::receiver(&work.db, mail.account_id).await?;
    if mail.reminder && wanted.reminders == Reminders::None {
        mark(&work.db, mail.id, Mark::Expired(work.now())).await?;
        return Ok("the receiver wants no reminders any more: not sent".to_string());
    }
    if mail.best_before < work.now() {
        mark(&work.db, mail.id, Mark::Expired(work.now())).await?;
        return Ok("too old: not sent, it stands in the list of letters".to_string());
    }
    let stop = if mail.reminder { wanted.stop_path() } else { String::new() };
    let outgoing = Outgoing {
        id: format!("bygd.{}.{}", mail.id, mail.created_at),
        to: &mail.login,
        name: &mail.name,
        subject: &mail.subject,
        text: &mail.text,
        now: work.now(),
        stop,
    };
    match post.send(&outgoing).await {
        Ok(()) => {}
        Err(Refused::ForNow(why)) => return Err(Failure::Again(anyhow::anyhow!(why))),
        Err(Refused::ForGood(why)) => return Err(Failure::never(why)),
    }
    mark(&work.db, mail.id, Mark::Sent(work.now())).await?;
    Ok("sent".to_string())
}

enum Mark {
    Sent(Moment),
    Expired(Moment),
}

/// Not tied to the claim: even one who has lost the job has sent the letter. Tried hard, because a letter
/// that is not marked is sent again.
async fn mark(db: &Db, id: Id, mark: Mark) -> Result<(), DbErr> {
    const TRIES: u64 = 6;
    let mut tried = 0;
    loop {
        tried += 1;
        match mark_once(db, id, &mark).await {
            Ok(()) => return Ok(()),
            Err(error) if tried >= TRIES => return Err(error),
            Err(error) => {
                tracing::warn!(%error, mail = id, "a letter could not be marked");
                tokio::time::sleep(Duration::from_millis(200 * tried)).await;
            }
        }
    }
}

async fn mark_once(db: &Db, id: Id, mark: &Mark) -> Result<(), DbErr> {
    let tx = db.begin_quiet().await?;
    match mark {
        Mark::Sent(now) => store::set_sent(&tx, id, *now).await?,
        Mark::Expired(now) => store::set_expired(&tx, id, Some(*now)).await?,
    }
    tx.commit().await
}
