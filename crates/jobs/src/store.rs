//! All SQL of the room.

use access::Viewer;
use db::{Db, DbErr, Id, Sql, Tx};
use types::Moment;

use crate::{Job, NewJob, State, work::Claim};

/// Adds a job; false if there is one of this kind and key.
pub(crate) async fn insert(tx: &Tx, id: Id, viewer: &Viewer, new: &NewJob<'_>) -> Result<bool, DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO job (id, kind, payload, owner_id, account_id, once_key, state, run_at, attempts, \
         worker, lease_until, steps_done, steps_total, result, last_error, created_at) VALUES (",
    );
    sql.bind(id).push(", ").bind(new.kind).push(", ").bind(new.payload.to_string());
    sql.push(", ").bind(new.owner_id).push(", ").bind(viewer.user.as_ref().map(|user| user.id));
    sql.push(", ").bind(new.key).push(", 'waiting', ").bind(new.run_at.unwrap_or(viewer.now));
    sql.push(", 0, '', 0, 0, 0, '', '', ").bind(viewer.now);
    sql.push(") ON CONFLICT (kind, once_key) WHERE once_key <> '' AND state <> 'dead' DO NOTHING");
    Ok(sql.run(tx.on()).await? == 1)
}

pub(crate) async fn with_key(tx: &Tx, new: &NewJob<'_>) -> Result<Option<Id>, DbErr> {
    let text = "SELECT id AS value FROM job WHERE kind = $1 AND once_key = $2 AND state <> 'dead'";
    Sql::with(text, [new.kind, new.key]).value(tx.on()).await
}

/// Due, or left behind by a worker whose lease has ended.
fn due(kinds: &[&str], now: Moment) -> Sql {
    let mut sql = Sql::new("j.kind IN ");
    sql.bind_list(kinds.iter().copied()).push(" AND ((j.state = 'waiting' AND j.run_at <= ").bind(now);
    sql.push(") OR (j.state = 'running' AND j.lease_until < ").bind(now).push("))");
    sql
}

pub(crate) async fn any_due(db: &Db, kinds: &[&str], now: Moment) -> Result<bool, DbErr> {
    let mut sql = Sql::new("SELECT j.id AS value FROM job j WHERE ");
    sql.append(&due(kinds, now)).push(" LIMIT 1");
    Ok(sql.value::<Id>(db.read()).await?.is_some())
}

/// What workers have left behind once too often is dead.
pub(crate) async fn bury_abandoned(
    tx: &Tx,
    kinds: &[&str],
    now: Moment,
    attempts: i64,
) -> Result<u64, DbErr> {
    let mut sql = Sql::new("UPDATE job SET state = 'dead', last_error = ");
    sql.bind("the process that did it vanished, every time").push(", worker = '', finished_at = ").bind(now);
    sql.push(" WHERE state = 'running' AND lease_until < ")
        .bind(now)
        .push(" AND attempts >= ")
        .bind(attempts);
    sql.push(" AND kind IN ").bind_list(kinds.iter().copied());
    sql.run(tx.on()).await
}

/// Takes the job that has been due longest. Several workers never get the same one.
pub(crate) async fn claim(
    tx: &Tx,
    kinds: &[&str],
    worker: &str,
    now: Moment,
    until: Moment,
) -> Result<Option<Claim>, DbErr> {
    let mut sql = Sql::new("UPDATE job SET state = 'running', attempts = attempts + 1, worker = ");
    sql.bind(worker).push(", lease_until = ").bind(until);
    sql.push(", steps_done = 0, steps_total = 0 WHERE id = (SELECT j.id FROM job j WHERE ");
    sql.append(&due(kinds, now)).push(" ORDER BY j.run_at, j.id LIMIT 1").push(tx.skip_locked());
    sql.push(") RETURNING id, kind, payload, owner_id, account_id, attempts, worker");
    sql.one(tx.on()).await
}

/// The condition that a claim still holds.
fn held(sql: &mut Sql, claim: &Claim) {
    sql.push(" WHERE id = ").bind(claim.id).push(" AND state = 'running' AND worker = ");
    sql.bind(claim.worker.as_str()).push(" AND attempts = ").bind(claim.attempts);
}

/// Renews the lease and tells how far the job has come; false if it is another's by now.
pub(crate) async fn hold(
    tx: &Tx,
    claim: &Claim,
    until: Moment,
    (done, total): (i64, i64),
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE job SET lease_until = ");
    sql.bind(until).push(", steps_done = ").bind(done).push(", steps_total = ").bind(total);
    held(&mut sql, claim);
    Ok(sql.run(tx.on()).await? == 1)
}

pub(crate) async fn finish(tx: &Tx, claim: &Claim, result: &str, now: Moment) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE job SET state = 'done', worker = '', steps_done = steps_total, result = ");
    sql.bind(result).push(", finished_at = ").bind(now);
    held(&mut sql, claim);
    Ok(sql.run(tx.on()).await? == 1)
}

/// What came of a job.
pub(crate) enum Outcome {
    Done(String),
    Again {
        error: String,
        run_at: Moment,
    },
    Dead(String),
    /// Broken off by a worker that was told to stop: that was no attempt.
    GivenBack,
}

/// Writes down what came of it; false if it is another's by now, or has been written already.
pub(crate) async fn settle(tx: &Tx, claim: &Claim, outcome: &Outcome, now: Moment) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE job SET worker = '', lease_until = 0");
    match outcome {
        Outcome::Done(result) => return finish(tx, claim, result, now).await,
        Outcome::Again { error, run_at } => {
            sql.push(", state = 'waiting', run_at = ").bind(*run_at);
            sql.push(", last_error = ").bind(error.as_str());
        }
        Outcome::Dead(error) => {
            sql.push(", state = 'dead', last_error = ").bind(error.as_str());
            sql.push(", finished_at = ").bind(now);
        }
        Outcome::GivenBack => {
            sql.push(", state = 'waiting', attempts = attempts - 1");
        }
    }
    held(&mut sql, claim);
    Ok(sql.run(tx.on()).await? == 1)
}

pub(crate) async fn remove_old(tx: &Tx, done_before: Moment, dead_before: Moment) -> Result<u64, DbErr> {
    let text = "DELETE FROM job WHERE (state = 'done' AND finished_at < $1) \
                OR (state = 'dead' AND finished_at < $2)";
    Sql::with(text, [done_before, dead_before]).run(tx.on()).await
}

/// A dead job waits again, with all its attempts before it. False if it is not dead, or if another one of its
/// key has been asked for since.
pub(crate) async fn revive(tx: &Tx, id: Id, now: Moment) -> Result<bool, DbErr> {
    let text = "UPDATE job SET state = 'waiting', attempts = 0, run_at = $1, finished_at = NULL \
                WHERE id = $2 AND state = 'dead' AND (once_key = '' OR NOT EXISTS (SELECT 1 FROM job other \
                WHERE other.kind = job.kind AND other.once_key = job.once_key AND other.state <> 'dead'))";
    Ok(Sql::with(text, [now, id]).run(tx.on()).await? == 1)
}

/// Whom the house's own jobs are done for: the organisation that was there first.
pub(crate) async fn first_organisation(db: &Db) -> Result<Option<Id>, DbErr> {
    let text = "SELECT MIN(id) AS value FROM organisation";
    Sql::new(text).value::<Option<Id>>(db.read()).await.map(Option::flatten)
}

const JOBS: &str = "SELECT j.id, j.kind, j.owner_id, o.name AS owner_name, a.name AS account_name, j.state, \
     j.run_at, j.attempts, j.steps_done, j.steps_total, j.result, j.last_error, j.created_at, \
     j.finished_at FROM job j JOIN organisation o ON o.id = j.owner_id \
     LEFT JOIN account a ON a.id = j.account_id WHERE ";

/// Who may know of a job: who asked for it, whom it is done for, and who looks after the house.
fn known(viewer: &Viewer) -> Sql {
    if viewer.is_administrator() {
        return Sql::new("1 = 1");
    }
    let mut sql = Sql::new("(j.owner_id IN ");
    sql.bind_list(viewer.organisation_ids()).push(" OR j.account_id = ");
    sql.bind(viewer.user.as_ref().map_or(0, |user| user.id)).push(")");
    sql
}

pub(crate) async fn find(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Job>, DbErr> {
    let mut sql = Sql::new(JOBS);
    sql.append(&known(viewer)).push(" AND j.id = ").bind(id);
    sql.one(db.read()).await
}

pub(crate) async fn find_by_key(
    db: &Db,
    viewer: &Viewer,
    kind: &str,
    key: &str,
) -> Result<Option<Job>, DbErr> {
    let mut sql = Sql::new(JOBS);
    sql.append(&known(viewer)).push(" AND j.kind = ").bind(kind).push(" AND j.once_key = ").bind(key);
    sql.push(" ORDER BY j.id DESC LIMIT 1").one(db.read()).await
}

/// The latest job of this kind and key, whoever asks.
pub(crate) async fn latest(db: &Db, kind: &str, key: &str) -> Result<Option<Job>, DbErr> {
    let mut sql = Sql::new(JOBS);
    sql.push("j.kind = ").bind(kind).push(" AND j.once_key = ").bind(key);
    sql.push(" ORDER BY j.id DESC LIMIT 1").one(db.read()).await
}

/// Jobs in one state: those that wait by their turn, the others newest first.
pub(crate) async fn list(db: &Db, state: State, limit: i64) -> Result<Vec<Job>, DbErr> {
    let mut sql = Sql::new(JOBS);
    sql.push("j.state = ").bind(state.key());
    sql.push(if state == State::Waiting { " ORDER BY j.run_at, j.id" } else { " ORDER BY j.id DESC" });
    sql.push(" LIMIT ").bind(limit).all(db.read()).await
}

/// How many jobs are in each state.
pub(crate) async fn counts(db: &Db) -> Result<Vec<(State, i64)>, DbErr> {
    #[derive(db::FromQueryResult)]
    struct Row {
        state: String,
        count: i64,
    }
    let rows: Vec<Row> =
        Sql::new("SELECT state, COUNT(*) AS count FROM job GROUP BY state").all(db.read()).await?;
    let of = |state: State| rows.iter().find(|row| row.state == state.key()).map_or(0, |row| row.count);
    Ok(State::ALL.map(|state| (state, of(state))).to_vec())
}
