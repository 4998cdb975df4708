//! Activities by whose they are, and their ticks.

use std::collections::HashMap;

use access::{Viewer, visible_beside};
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;
use types::{Moment, stockholm_date};

use crate::initiative::INITIATIVE;

/// An activity with where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub(crate) struct WorkRow {
    pub id: Id,
    pub text: String,
    pub when_text: Option<String>,
    pub position: i64,
    pub done_at: Option<Moment>,
    pub evidence: Option<String>,
    pub initiative_id: Id,
    pub initiative_title: String,
    pub initiative_when: Option<String>,
    pub owner_id: Id,
    pub plan_id: Id,
    pub plan_title: String,
    pub year_from: Option<i64>,
    pub year_to: Option<i64>,
}

/// Keys of the names that an activity hangs on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct WorkNames {
    pub beside: Vec<String>,
    pub main: Option<String>,
    pub initiative: Vec<String>,
}

/// The names of many activities.
#[derive(Clone, Debug, Default)]
pub(crate) struct NamesOfWork {
    /// Beside single activities.
    pub activities: HashMap<Id, Vec<String>>,
    /// Of initiatives; without those beside their activities.
    pub initiatives: HashMap<Id, WorkNames>,
}

const WORK: &str = "SELECT a.id, a.text, a.when_text, a.position, a.done_at, a.evidence, a.initiative_id, \
                    i.title AS initiative_title, i.when_text AS initiative_when, i.owner_id, a.plan_id, \
                    p.title AS plan_title, p.year_from, p.year_to FROM activity a \
                    JOIN initiative i ON i.id = a.initiative_id JOIN plan p ON p.id = a.plan_id \
                    WHERE a.state = 'active' AND i.state = 'active' AND p.state = 'active' ";

/// The initiatives that name this account, beside themselves or one of their activities.
const NAMING: &str = "SELECT r.initiative_id FROM who w JOIN plan p ON p.owner_id = w.owner_id \
                      JOIN responsible r ON r.label_key = w.label_key AND r.plan_id = p.id \
                      WHERE w.left_on IS NULL AND w.account_id = ";

/// Plans that ended before last year are over, and closed ones; in a draft nothing is promised yet.
fn current(sql: &mut Sql, now: Moment) {
    let year = i64::from(stockholm_date(now).year());
    sql.push(" AND p.stage NOT IN ('draft', 'closed') AND COALESCE(p.year_to, p.year_from, ")
        .bind(year)
        .push(") >= ")
        .bind(year - 1);
}

/// All activities of the initiatives that name this account, as far as the viewer sees them.
pub(crate) async fn work_of_account(db: &Db, viewer: &Viewer, account_id: Id) -> Result<Vec<WorkRow>, DbErr> {
    let mut sql = Sql::new(WORK);
    current(&mut sql, viewer.now);
    sql.push(" AND a.initiative_id IN (").push(NAMING).bind(account_id).push(") AND ");
    sql.append(&visible_beside(viewer, "i", &INITIATIVE, "p"));
    sql.all(db.read()).await
}

/// All activities of these plans, as far as the viewer sees them.
pub(crate) async fn work_of_plans(db: &Db, viewer: &Viewer, plans: &[Id]) -> Result<Vec<WorkRow>, DbErr> {
    let mut sql = Sql::new(WORK);
    sql.push(" AND a.plan_id IN ").bind_list(plans.iter().copied()).push(" AND ");
    sql.append(&visible_beside(viewer, "i", &INITIATIVE, "p"));
    sql.all(db.read()).await
}

#[derive(FromQueryResult)]
struct NameRow {
    initiative_id: Id,
    activity_id: Option<Id>,
    label_key: String,
    main: bool,
}

/// The names of the initiatives that name this account in these owners' plans, and of their activities.
pub(crate) async fn names_of_work(db: &Db, owners: &[Id], account_id: Id) -> Result<NamesOfWork, DbErr> {
    let mut sql = Sql::new(
        "SELECT r.initiative_id, r.activity_id, r.label_key, r.main FROM responsible r \
         JOIN plan p ON p.id = r.plan_id WHERE p.owner_id IN ",
    );
    sql.bind_list(owners.iter().copied());
    sql.push(" AND r.initiative_id IN (").push(NAMING).bind(account_id).push(")");
    Ok(gather(sql.all(db.read()).await?))
}

fn gather(rows: Vec<NameRow>) -> NamesOfWork {
    let mut names = NamesOfWork::default();
    for row in rows {
        if let Some(id) = row.activity_id {
            names.activities.entry(id).or_default().push(row.label_key);
            continue;
        }
        let of = names.initiatives.entry(row.initiative_id).or_default();
        if row.main {
            of.main = Some(row.label_key.clone());
        }
        of.initiative.push(row.label_key);
    }
    names
}

/// An activity before it is ticked off, or the tick is taken back.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Ticked {
    pub initiative_id: Id,
    pub owner_id: Id,
    pub text: String,
    pub done_at: Option<Moment>,
    pub evidence: Option<String>,
}

/// An active activity, whoever asks.
pub(crate) async fn ticked(tx: &Tx, id: Id) -> Result<Option<Ticked>, DbErr> {
    let text = "SELECT a.initiative_id, i.owner_id, a.text, a.done_at, a.evidence FROM activity a \
                JOIN initiative i ON i.id = a.initiative_id WHERE a.id = $1 AND a.state = 'active'";
    Sql::with(text, [id]).one(tx.on()).await
}

/// Sets or clears a tick; one that stands already stays as it is.
pub(crate) async fn set_done(
    tx: &Tx,
    id: Id,
    done: Option<(Moment, Option<Id>)>,
    evidence: Option<&str>,
) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE activity SET done_at = ");
    sql.bind(done.map(|(at, _)| at)).push(", done_by = ").bind(done.and_then(|(_, by)| by));
    sql.push(", evidence = ").bind(evidence.map(str::to_string)).push(" WHERE id = ").bind(id);
    sql.push(if done.is_some() { " AND done_at IS NULL" } else { " AND done_at IS NOT NULL" });
    sql.run(tx.on()).await.map(|_| ())
}

pub(crate) async fn set_evidence(tx: &Tx, id: Id, evidence: Option<&str>) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE activity SET evidence = ");
    sql.bind(evidence.map(str::to_string)).push(" WHERE id = ").bind(id);
    sql.run(tx.on()).await.map(|_| ())
}

/// The initiative of an active activity and its owner, if this viewer sees it.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub(crate) struct ActivityPlace {
    pub initiative_id: Id,
    pub owner_id: Id,
}

pub(crate) async fn activity_place(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<ActivityPlace>, DbErr> {
    let mut sql = Sql::new(
        "SELECT i.id AS initiative_id, i.owner_id FROM activity a \
         JOIN initiative i ON i.id = a.initiative_id \
         JOIN plan p ON p.id = a.plan_id WHERE a.state = 'active' AND i.state = 'active' \
         AND p.state = 'active' AND a.id = ",
    );
    sql.bind(id).push(" AND ").append(&visible_beside(viewer, "i", &INITIATIVE, "p"));
    sql.one(db.read()).await
}

#[derive(FromQueryResult)]
struct AccountName {
    id: Id,
    name: String,
}

pub(crate) async fn account_names(
    on: &impl ConnectionTrait,
    ids: &[Id],
) -> Result<HashMap<Id, String>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new("SELECT id, name FROM account WHERE id IN ");
    sql.bind_list(ids.iter().copied());
    let rows: Vec<AccountName> = sql.all(on).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// When an initiative, or the person's part in a plan, was last changed by a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Touched {
    pub id: Id,
    pub at: Option<Moment>,
}

/// The active initiatives of these plans, each with when anybody last changed it.
pub(crate) async fn last_touched(db: &Db, plans: &[Id]) -> Result<HashMap<Id, Option<Moment>>, DbErr> {
    let mut sql = Sql::new(
        "SELECT i.id, MAX(e.at) AS at FROM initiative i LEFT JOIN audit_entry e ON e.kind = 'initiative' \
         AND e.object_id = i.id WHERE i.state = 'active' AND i.plan_id IN ",
    );
    sql.bind_list(plans.iter().copied()).push(" GROUP BY i.id");
    let rows: Vec<Touched> = sql.all(db.read()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.at)).collect())
}

/// The accounts that changed something in a plan's initiatives, each with when last.
pub(crate) async fn last_active(db: &Db, plan_id: Id) -> Result<HashMap<Id, Option<Moment>>, DbErr> {
    let text = "SELECT e.account_id AS id, MAX(e.at) AS at FROM initiative i \
                JOIN audit_entry e ON e.kind = 'initiative' AND e.object_id = i.id \
                WHERE i.plan_id = $1 AND e.account_id IS NOT NULL GROUP BY e.account_id";
    let rows: Vec<Touched> = Sql::with(text, [plan_id]).all(db.read()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.at)).collect())
}
