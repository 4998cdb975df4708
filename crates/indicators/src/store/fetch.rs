//! Fetching: which definitions are fetched, what came of it, and values that people wrote and keep.

use std::collections::HashSet;

use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;
use types::Moment;

use crate::definition::SourceKind;
use crate::fetch::Stop;
use crate::value::NewValue;

/// How a definition is fetched.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Fetching {
    state: String,
    reason: String,
    new_title: String,
    /// Tells this state from every later one.
    pub changed_at: Moment,
    pub fetched_at: Option<Moment>,
}

impl Fetching {
    pub fn is_on(&self) -> bool {
        self.state == "on"
    }

    pub fn stop(&self) -> Option<Stop> {
        match self.reason.as_str() {
            "title" => Some(Stop::Title(self.new_title.clone())),
            "gone" => Some(Stop::Gone),
            "person" => Some(Stop::Person),
            _ => None,
        }
    }
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Run {
    pub id: Id,
    pub owner_id: Id,
    pub definition_id: Id,
    pub job_id: Id,
    pub source_kind: String,
    pub address: String,
    pub began_at: Moment,
    pub ended_at: Moment,
    /// done, stopped, failed.
    pub outcome: String,
    pub trouble: String,
    pub words: String,
    pub values_read: i64,
    pub values_added: i64,
    pub values_corrected: i64,
    pub values_kept: i64,
}

/// A line of the log with the names that people know.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct NamedRun {
    pub definition_id: Id,
    pub definition_name: String,
    pub owner_name: String,
    pub ended_at: Moment,
    pub outcome: String,
    pub trouble: String,
    pub words: String,
    pub values_read: i64,
    pub values_added: i64,
    pub values_corrected: i64,
    pub values_kept: i64,
}

const RUNS: &str = "SELECT r.definition_id, d.name AS definition_name, o.name AS owner_name, r.ended_at, \
                    r.outcome, r.trouble, r.words, r.values_read, r.values_added, r.values_corrected, \
                    r.values_kept FROM sync_run r JOIN indicator_definition d ON d.id = r.definition_id \
                    JOIN organisation o ON o.id = r.owner_id ";

pub(crate) async fn fetching(on: &impl ConnectionTrait, id: Id) -> Result<Option<Fetching>, DbErr> {
    let text = "SELECT state, reason, new_title, changed_at, fetched_at FROM indicator_fetch \
                WHERE definition_id = $1";
    Sql::with(text, [id]).one(on).await
}

/// From now on the definition is fetched.
pub(crate) async fn begin_fetching(tx: &Tx, id: Id, now: Moment) -> Result<(), DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO indicator_fetch (definition_id, state, reason, new_title, changed_at) VALUES (",
    );
    sql.bind(id).push(", 'on', '', '', ").bind(now).push(")").run(tx.on()).await.map(|_| ())
}

/// Stops fetching, or goes on with it, if nobody has changed that since; false if somebody has.
pub(crate) async fn set_fetching(
    tx: &Tx,
    id: Id,
    since: Moment,
    stop: Option<&Stop>,
    now: Moment,
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE indicator_fetch SET state = ");
    sql.bind(if stop.is_some() { "stopped" } else { "on" });
    sql.push(", reason = ").bind(stop.map_or("", Stop::key));
    sql.push(", new_title = ").bind(stop.map_or("", Stop::new_title));
    // Two changes within a millisecond are two changes.
    sql.push(", changed_at = ").bind(now.max(since + 1));
    sql.push(" WHERE definition_id = ").bind(id).push(" AND changed_at = ").bind(since);
    Ok(sql.run(tx.on()).await? == 1)
}

/// The latest attempt (0 if there is none) and the latest change: together they tell one moment from another.
pub(crate) async fn fetching_mark(tx: &Tx, id: Id) -> Result<(Id, Moment), DbErr> {
    let run = "SELECT COALESCE(MAX(id), 0) AS value FROM sync_run WHERE definition_id = $1";
    let run = Sql::with(run, [id]).value::<Id>(tx.on()).await?.unwrap_or_default();
    let changed = "SELECT changed_at AS value FROM indicator_fetch WHERE definition_id = $1";
    let changed = Sql::with(changed, [id]).value::<Moment>(tx.on()).await?.unwrap_or_default();
    Ok((run, changed))
}

pub(crate) async fn set_fetched(tx: &Tx, id: Id, now: Moment) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE indicator_fetch SET fetched_at = ");
    sql.bind(now).push(" WHERE definition_id = ").bind(id).run(tx.on()).await.map(|_| ())
}

/// The day when the source says that the next values come; empty if it says none.
pub(crate) async fn set_next_publication(tx: &Tx, id: Id, day: &str) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE indicator_definition SET next_publication = ");
    sql.bind(day).push(" WHERE id = ").bind(id).run(tx.on()).await.map(|_| ())
}

/// A definition that is fetched, and how its latest attempt went.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Fetched {
    pub id: Id,
    pub owner_id: Id,
    source_kind: String,
    /// A date, or empty.
    pub next_publication: String,
    /// When the latest attempt ended.
    pub last_at: Option<Moment>,
    outcome: Option<String>,
}

impl Fetched {
    pub fn source_kind(&self) -> SourceKind {
        SourceKind::from_key(&self.source_kind).unwrap_or(SourceKind::Manual)
    }

    pub fn last_failed(&self) -> bool {
        self.outcome.as_deref() == Some("failed")
    }
}

/// The definitions of an owner that are fetched; `None`: everybody's.
pub(crate) async fn fetched_definitions(db: &Db, owner_id: Option<Id>) -> Result<Vec<Fetched>, DbErr> {
    let mut sql = Sql::new(
        "SELECT d.id, d.owner_id, d.source_kind, d.next_publication, r.ended_at AS last_at, r.outcome \
         FROM indicator_fetch f JOIN indicator_definition d ON d.id = f.definition_id \
         LEFT JOIN sync_run r ON r.id = \
         (SELECT MAX(x.id) FROM sync_run x WHERE x.definition_id = f.definition_id) \
         WHERE f.state = 'on' AND d.state = 'active' AND d.source_kind IN ('kolada', 'pxweb')",
    );
    if let Some(owner_id) = owner_id {
        sql.push(" AND d.owner_id = ").bind(owner_id);
    }
    sql.push(" ORDER BY d.owner_id, d.id").all(db.read()).await
}

/// Which definitions a job has got through with.
pub(crate) async fn done_in_job(db: &Db, job_id: Id) -> Result<HashSet<Id>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        definition_id: Id,
    }
    let text = "SELECT definition_id FROM sync_run WHERE job_id = $1";
    let rows: Vec<Row> = Sql::with(text, [job_id]).all(db.read()).await?;
    Ok(rows.into_iter().map(|row| row.definition_id).collect())
}

pub(crate) async fn keep_run(tx: &Tx, run: &Run) -> Result<(), DbErr> {
    let into = "sync_run (id, owner_id, definition_id, job_id, source_kind, address, began_at, ended_at, \
                outcome, trouble, words, values_read, values_added, values_corrected, values_kept)";
    db::insert_all(tx, into, std::slice::from_ref(run), |sql, run| {
        db::values!(sql, run.id, run.owner_id, run.definition_id, run.job_id, run.source_kind.clone());
        sql.push(", ");
        db::values!(sql, run.address.clone(), run.began_at, run.ended_at, run.outcome.clone());
        sql.push(", ");
        db::values!(sql, run.trouble.clone(), run.words.clone(), run.values_read, run.values_added);
        sql.push(", ");
        db::values!(sql, run.values_corrected, run.values_kept);
    })
    .await
}

/// The latest attempts at a definition, the newest first.
pub(crate) async fn runs_of(db: &Db, definition_id: Id, most: i64) -> Result<Vec<NamedRun>, DbErr> {
    let mut sql = Sql::new(RUNS);
    sql.push("WHERE r.definition_id = ").bind(definition_id);
    sql.push(" ORDER BY r.id DESC LIMIT ").bind(most).all(db.read()).await
}

/// The latest attempts of all, the newest first: for administrators.
pub(crate) async fn latest_runs(db: &Db, most: i64) -> Result<Vec<NamedRun>, DbErr> {
    Sql::new(RUNS).push("ORDER BY r.id DESC LIMIT ").bind(most).all(db.read()).await
}

/// Splits what was fetched into what may be written and how much people have written themselves. That the
/// source has no value is only news where there was one.
pub(crate) async fn writable(
    tx: &Tx,
    holder_id: Id,
    new: Vec<NewValue>,
) -> Result<(Vec<NewValue>, usize), DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        subject: String,
        dimension: String,
        period: String,
        source: String,
    }
    let text = "SELECT subject, dimension, period, source FROM indicator_value \
                WHERE superseded_at IS NULL AND holder_id = $1";
    let rows: Vec<Row> = Sql::with(text, [holder_id]).all(tx.on()).await?;
    let (mut known, mut theirs) = (HashSet::new(), HashSet::new());
    for Row { subject, dimension, period, source } in rows {
        let key = (subject, dimension, period);
        if source == "manual" || source == "file" {
            theirs.insert(key.clone());
        }
        known.insert(key);
    }
    let all = new.len();
    let key = |value: &NewValue| (value.subject.clone(), value.dimension.clone(), value.period.key());
    let mut new: Vec<NewValue> = new.into_iter().filter(|value| !theirs.contains(&key(value))).collect();
    let kept = all - new.len();
    new.retain(|value| value.value.is_some() || known.contains(&key(value)));
    Ok((new, kept))
}

/// Where an organisation is: the code of its municipality and of its county.
pub(crate) async fn home_of(db: &Db, organisation_id: Id) -> Result<(Option<String>, Option<String>), DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        municipality_code: Option<String>,
        county_code: Option<String>,
    }
    let text = "SELECT municipality_code, county_code FROM organisation_profile WHERE organisation_id = $1";
    let row: Option<Row> = Sql::with(text, [organisation_id]).one(db.read()).await?;
    Ok(row.map_or((None, None), |row| (row.municipality_code, row.county_code)))
}

/// What the source calls it is accepted as what was chosen.
pub(crate) async fn set_source_title(tx: &Tx, id: Id, title: &str) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE indicator_definition SET revision = revision + 1, source_title = ");
    sql.bind(title).push(" WHERE id = ").bind(id).run(tx.on()).await.map(|_| ())
}
