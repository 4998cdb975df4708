//! The worker: takes jobs one at a time, keeps their lease while they run, and says what came of them.

use std::sync::Arc;

use db::{Db, DbErr, IdSource};
use rand::Rng;
use tokio::{
    sync::watch,
    task::{JoinError, JoinSet},
    time::{Instant, MissedTickBehavior, interval_at, timeout},
};
use types::{Clock, Moment};

use crate::{
    Failure, Handler, Progress, Timing, Work,
    job::short,
    queue::WAKE,
    store::{self, Outcome},
    work::Claim,
};

/// How often old jobs are looked for.
const TIDY_EVERY: Moment = 3_600_000;

/// Does the jobs that its handlers know. Cheap to clone; each clone may run.
#[derive(Clone)]
pub struct Worker {
    db: Db,
    ids: IdSource,
    clock: Arc<dyn Clock>,
    handlers: Arc<Vec<Handler>>,
    timing: Timing,
    name: String,
}

/// Workers at work in this process.
pub struct Running {
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

impl Running {
    /// Takes no new jobs, lets those that run end for a while, and gives back those that do not.
    pub async fn stop(mut self) {
        let _ = self.stop.send(true);
        while self.tasks.join_next().await.is_some() {}
    }
}

impl Worker {
    pub fn new(db: Db, ids: IdSource, clock: Arc<dyn Clock>, handlers: Vec<Handler>) -> Worker {
        Worker { db, ids, clock, handlers: Arc::new(handlers), timing: Timing::default(), name: new_name() }
    }

    pub fn with_timing(self, timing: Timing) -> Worker {
        Worker { timing, ..self }
    }

    /// Begins to work, so many jobs at a time.
    pub fn start(self, slots: usize) -> Running {
        let (stop, stopped) = watch::channel(false);
        let mut tasks = JoinSet::new();
        if !self.handlers.is_empty() {
            for _ in 0..slots {
                let worker = Worker { name: new_name(), ..self.clone() };
                tasks.spawn(worker.go_on(stopped.clone()));
            }
        }
        Running { stop, tasks }
    }

    async fn go_on(self, mut stopped: watch::Receiver<bool>) {
        let mut tidied = Moment::MIN;
        while !*stopped.borrow() {
            let now = self.clock.now();
            if now.saturating_sub(tidied) >= TIDY_EVERY {
                tidied = now;
                if let Err(error) = self.tidy().await {
                    tracing::warn!(%error, "old jobs could not be removed");
                }
            }
            match self.take_one(&mut stopped).await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::warn!(%error, "jobs could not be looked for"),
            }
            tokio::select! {
                _ = stopped.changed() => {}
                () = WAKE.notified() => {}
                () = tokio::time::sleep(self.timing.poll) => {}
            }
        }
    }

    /// Takes one job that is due and does it. False: none was.
    pub async fn step(&self) -> Result<bool, DbErr> {
        let (_stop, mut stopped) = watch::channel(false);
        self.take_one(&mut stopped).await
    }

    /// Removes jobs that ended long ago; gives how many.
    pub async fn tidy(&self) -> Result<u64, DbErr> {
        let now = self.clock.now();
        let tx = self.db.begin_quiet().await?;
        let removed =
            store::remove_old(&tx, now - self.timing.keep_done, now - self.timing.keep_dead).await?;
        tx.commit().await?;
        Ok(removed)
    }

    async fn take_one(&self, stopped: &mut watch::Receiver<bool>) -> Result<bool, DbErr> {
        let kinds: Vec<&str> = self.handlers.iter().map(|handler| handler.kind).collect();
        let now = self.clock.now();
        // Looking costs no write: an idle house stays still.
        if !store::any_due(&self.db, &kinds, now).await? {
            return Ok(false);
        }
        let tx = self.db.begin_quiet().await?;
        for handler in self.handlers.iter() {
            store::bury_abandoned(&tx, &[handler.kind], now, self.attempts_of(handler.kind)).await?;
        }
        let claim = store::claim(&tx, &kinds, &self.name, now, now + self.timing.lease).await?;
        tx.commit().await?;
        let Some(claim) = claim else { return Ok(false) };
        let Some(handler) = self.handlers.iter().find(|handler| handler.kind == claim.kind) else {
            return Ok(false);
        };
        let progress = Progress::default();
        let (db, ids, clock) = (self.db.clone(), self.ids.clone(), self.clock.clone());
        let work = Work { db, ids, clock, progress: progress.clone(), claim: claim.clone() };
        // A set aborts what is in it when it is dropped: a worker that is killed leaves nothing running.
        let mut running = JoinSet::new();
        running.spawn((handler.run)(work));
        self.attend(&claim, &progress, running, stopped).await?;
        Ok(true)
    }

    /// Keeps a running job until it has ended, and writes down how.
    async fn attend(
        &self,
        claim: &Claim,
        progress: &Progress,
        mut running: JoinSet<Result<String, Failure>>,
        stopped: &mut watch::Receiver<bool>,
    ) -> Result<(), DbErr> {
        let mut beat = interval_at(Instant::now() + self.timing.beat, self.timing.beat);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut held = Held { until: self.clock.now() + self.timing.lease, told: (0, 0) };
        let ended = loop {
            tokio::select! {
                ended = running.join_next() => break ended,
                _ = beat.tick() => if !self.hold(claim, progress, &mut held).await {
                    tracing::warn!(job = claim.id, kind = claim.kind, "another worker has taken a job over");
                    return Ok(());
                },
                _ = stopped.changed() => match timeout(self.timing.grace, running.join_next()).await {
                    Ok(ended) => break ended,
                    Err(_) => {
                        running.shutdown().await;
                        return self.settle(claim, Outcome::GivenBack).await;
                    }
                },
            }
        };
        if let Some(outcome) = ended.and_then(|ended| self.outcome(claim, ended)) {
            // What was reported last is kept with the job.
            self.hold(claim, progress, &mut held).await;
            self.settle(claim, outcome).await?;
        }
        Ok(())
    }

    /// Writes progress that has changed, and renews the lease in good time. False: the job is another's.
    async fn hold(&self, claim: &Claim, progress: &Progress, held: &mut Held) -> bool {
        let (now, reported) = (self.clock.now(), progress.get());
        let fresh = held.until - now > self.timing.lease - self.timing.renew_after();
        if fresh && reported == held.told {
            return true;
        }
        let until = now + self.timing.lease;
        match self.write(async |tx| store::hold(tx, claim, until, reported).await).await {
            Ok(kept) => {
                *held = Held { until, told: reported };
                kept
            }
            Err(error) => {
                tracing::warn!(%error, job = claim.id, "a job's lease could not be renewed");
                held.until > now
            }
        }
    }

    /// How often a job of this kind is tried.
    fn attempts_of(&self, kind: &str) -> i64 {
        let handler = self.handlers.iter().find(|handler| handler.kind == kind);
        handler.and_then(|handler| handler.attempts).unwrap_or(self.timing.attempts)
    }

    fn outcome(&self, claim: &Claim, ended: Result<Result<String, Failure>, JoinError>) -> Option<Outcome> {
        let again = |error: String| match claim.attempts >= self.attempts_of(&claim.kind) {
            true => Outcome::Dead(error),
            false => {
                let run_at = self.clock.now() + self.timing.wait_after(claim.attempts);
                Outcome::Again { error, run_at }
            }
        };
        match ended {
            Ok(Ok(result)) => Some(Outcome::Done(result)),
            Ok(Err(Failure::Lost)) => None,
            Ok(Err(Failure::Never(error))) => Some(Outcome::Dead(short(&format!("{error:#}")))),
            Ok(Err(Failure::Again(error))) => Some(again(short(&format!("{error:#}")))),
            Err(error) => Some(again(short(&format!("the handler broke off: {error}")))),
        }
    }

    async fn settle(&self, claim: &Claim, outcome: Outcome) -> Result<(), DbErr> {
        if let Outcome::Dead(error) | Outcome::Again { error, .. } = &outcome {
            tracing::warn!(
                job = claim.id,
                kind = claim.kind,
                attempt = claim.attempts,
                error,
                "a job failed"
            );
        }
        let now = self.clock.now();
        self.write(async |tx| store::settle(tx, claim, &outcome, now).await).await.map(|_| ())
    }

    /// No page depends on it, so that the pages that are kept stay.
    async fn write(&self, work: impl AsyncFnOnce(&db::Tx) -> Result<bool, DbErr>) -> Result<bool, DbErr> {
        let tx = self.db.begin_quiet().await?;
        let done = work(&tx).await?;
        tx.commit().await?;
        Ok(done)
    }
}

struct Held {
    until: Moment,
    /// The progress that stands in the table.
    told: (i64, i64),
}

fn new_name() -> String {
    let number: u64 = rand::rng().random();
    format!("{}-{number:016x}", std::process::id())
}
