//! What a handler is given, and what it gives back.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use access::Viewer;
use db::{Db, Id, IdSource, Tx};
use serde::de::DeserializeOwned;
use types::{Clock, Moment};

use crate::store;

/// Why a job was not done.
#[derive(Debug)]
pub enum Failure {
    /// It may go better another time.
    Again(anyhow::Error),
    /// It never will: what it is about is gone, or makes no sense.
    Never(anyhow::Error),
    /// Another worker has taken it over; nothing is written.
    Lost,
}

impl Failure {
    pub fn never(why: impl Into<String>) -> Failure {
        Failure::Never(anyhow::Error::msg(why.into()))
    }
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Failure {
        Failure::Again(error.into())
    }
}

pub type HandlerFuture = Pin<Box<dyn Future<Output = Result<String, Failure>> + Send>>;

type Run = dyn Fn(Work) -> HandlerFuture + Send + Sync;

/// Does the jobs of one kind. The text that it gives is kept as the job's result.
///
/// A handler may be begun again after it has been broken off anywhere: what it writes, it writes in one
/// transaction that it ends by [`Work::finish`], or so that doing it twice does no harm.
#[derive(Clone)]
pub struct Handler {
    /// Stable key; the text `job-kind-` + key is its name on the screen.
    pub kind: &'static str,
    /// After so many failures it is dead; `None`: as many as the worker's timing says.
    pub(crate) attempts: Option<i64>,
    pub(crate) run: Arc<Run>,
}

impl Handler {
    pub fn new<F>(kind: &'static str, run: impl Fn(Work) -> F + Send + Sync + 'static) -> Handler
    where
        F: Future<Output = Result<String, Failure>> + Send + 'static,
    {
        Handler { kind, attempts: None, run: Arc::new(move |work| Box::pin(run(work))) }
    }

    /// For work that may have to wait long for others, who are not there for hours.
    pub fn trying(self, attempts: i64) -> Handler {
        Handler { attempts: Some(attempts), ..self }
    }
}

/// How far a job has come. Setting it costs nothing; the worker writes it now and then.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    done: Arc<AtomicI64>,
    total: Arc<AtomicI64>,
}

impl Progress {
    pub fn set(&self, done: i64, total: i64) {
        self.total.store(total.max(0), Ordering::Relaxed);
        self.done.store(done.max(0), Ordering::Relaxed);
    }

    pub(crate) fn get(&self) -> (i64, i64) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }
}

/// A job that a worker has taken.
#[derive(Clone, Debug, PartialEq, Eq, db::FromQueryResult)]
pub(crate) struct Claim {
    pub id: Id,
    pub kind: String,
    pub payload: String,
    pub owner_id: Id,
    pub account_id: Option<Id>,
    /// This one included. Together with the worker's name it tells this claim from every other.
    pub attempts: i64,
    pub worker: String,
}

/// One job in a handler's hands.
pub struct Work {
    pub db: Db,
    pub ids: IdSource,
    pub clock: Arc<dyn Clock>,
    pub progress: Progress,
    pub(crate) claim: Claim,
}

impl Work {
    pub fn id(&self) -> Id {
        self.claim.id
    }

    /// The organisation that it is done for.
    pub fn owner_id(&self) -> Id {
        self.claim.owner_id
    }

    /// How often it has been begun, this time included.
    pub fn attempt(&self) -> i64 {
        self.claim.attempts
    }

    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// What was enqueued. A payload that cannot be read never will be.
    pub fn payload<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        serde_json::from_str(&self.claim.payload).map_err(|error| Failure::Never(error.into()))
    }

    /// Who asked for it, with the memberships that hold now, acting for the owner: what is read and done is
    /// what that person may see and do. One whose account is closed may nothing any more.
    pub async fn viewer(&self) -> Result<Viewer, Failure> {
        let now = self.now();
        let Some(account_id) = self.claim.account_id else {
            let owner = access::organisation(&self.db, self.claim.owner_id).await?;
            let name = owner.map(|owner| owner.name).unwrap_or_default();
            return Ok(Viewer::operator(self.claim.owner_id, &name, now));
        };
        let found = access::viewer_of_account(&self.db, account_id, now).await?;
        let mut viewer = found.ok_or_else(|| Failure::never("the account that asked for it is closed"))?;
        if viewer.role_in(self.claim.owner_id).is_some() {
            viewer.acting_for = Some(self.claim.owner_id);
        }
        Ok(viewer)
    }

    /// Marks the job as done in the handler's own transaction, so that what it wrote stands exactly once.
    /// [`Failure::Lost`] if another worker has taken it over: let the transaction go.
    pub async fn finish(&self, tx: &Tx, result: &str) -> Result<(), Failure> {
        match store::finish(tx, &self.claim, result, self.now()).await? {
            true => Ok(()),
            false => Err(Failure::Lost),
        }
    }
}
