//! Rounds.

use std::collections::HashSet;

use access::{Viewer, Visibility, visible};
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use swedish::sort_key;
use types::Moment;

use crate::{
    ROUND, Round, RoundDraft, RoundKind, Stage,
    earlier::{Earlier, Which},
};

const COLUMNS: &str = "x.id, x.owner_id, o.name AS owner_name, x.visibility, x.revision, x.state, x.stage, \
     x.plan_id, x.kind, x.label, x.period_from, x.period_to, x.opens_on, x.due_on, x.opened_at, \
     x.reopen_reason";

#[derive(FromQueryResult)]
struct Row {
    id: Id,
    owner_id: Id,
    owner_name: String,
    visibility: String,
    revision: i64,
    state: String,
    stage: String,
    plan_id: Id,
    kind: String,
    label: String,
    period_from: String,
    period_to: String,
    opens_on: String,
    due_on: String,
    opened_at: Option<Moment>,
    reopen_reason: String,
}

impl Row {
    fn round(self) -> Round {
        Round {
            id: self.id,
            owner_id: self.owner_id,
            owner_name: self.owner_name,
            visibility: Visibility::from_key(&self.visibility).unwrap_or(Visibility::Own),
            revision: self.revision,
            is_active: self.state == "active",
            stage: Stage::from_key(&self.stage),
            plan_id: self.plan_id,
            draft: RoundDraft {
                kind: RoundKind::from_key(&self.kind).unwrap_or(RoundKind::Own),
                label: self.label,
                period_from: self.period_from,
                period_to: self.period_to,
                opens_on: self.opens_on,
                due_on: self.due_on,
            },
            opened_at: self.opened_at,
            reopen_reason: self.reopen_reason,
        }
    }
}

fn query() -> Sql {
    Sql::new(&format!(
        "SELECT {COLUMNS} FROM follow_up_round x JOIN organisation o ON o.id = x.owner_id WHERE "
    ))
}

/// The round, if this viewer sees it.
pub(crate) async fn find(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Round>, DbErr> {
    let mut sql = query();
    sql.append(&visible(viewer, "x", &ROUND)).push(" AND x.id = ").bind(id);
    Ok(sql.one::<Row>(db.read()).await?.map(Row::round))
}

/// The round as it stands in a transaction, whoever asks.
pub(crate) async fn find_in(tx: &Tx, id: Id) -> Result<Option<Round>, DbErr> {
    Ok(query().push("x.id = ").bind(id).one::<Row>(tx.on()).await?.map(Row::round))
}

/// The round whoever asks: for jobs.
pub(crate) async fn any(db: &Db, id: Id) -> Result<Option<Round>, DbErr> {
    Ok(query().push("x.id = ").bind(id).one::<Row>(db.read()).await?.map(Row::round))
}

/// The same as [`find_in`], and nobody else changes the round or an answer of it before this transaction
/// ends.
pub(crate) async fn hold(tx: &Tx, id: Id) -> Result<Option<Round>, DbErr> {
    Sql::with("UPDATE follow_up_round SET revision = revision WHERE id = $1", [id]).run(tx.on()).await?;
    find_in(tx, id).await
}

/// What the list of rounds is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct RoundQuery {
    pub withdrawn: bool,
    pub plan_id: Option<Id>,
    pub stage: Option<Stage>,
}

/// Rounds that this viewer sees, latest due first, with how many there are.
pub(crate) async fn rounds(
    db: &Db,
    viewer: &Viewer,
    asked: &RoundQuery,
    (limit, offset): (i64, i64),
) -> Result<(Vec<Round>, i64), DbErr> {
    let mut condition = Sql::new("x.state = ");
    condition.bind(if asked.withdrawn { "withdrawn" } else { "active" });
    if let Some(plan_id) = asked.plan_id {
        condition.push(" AND x.plan_id = ").bind(plan_id);
    }
    if let Some(stage) = asked.stage {
        condition.push(" AND x.stage = ").bind(stage.key());
    }
    condition.push(" AND ").append(&visible(viewer, "x", &ROUND));
    let mut sql = query();
    sql.append(&condition).push(" ORDER BY x.due_on DESC, x.id DESC LIMIT ").bind(limit);
    sql.push(" OFFSET ").bind(offset);
    let rows: Vec<Row> = sql.all(db.read()).await?;
    let mut sql = Sql::new("SELECT COUNT(*) AS value FROM follow_up_round x WHERE ");
    let count = sql.append(&condition).value::<i64>(db.read()).await?.unwrap_or_default();
    Ok((rows.into_iter().map(Row::round).collect(), count))
}

/// Open rounds of the viewer's own organisations, first due first.
pub(crate) async fn open_of_own(db: &Db, viewer: &Viewer, limit: i64) -> Result<Vec<Round>, DbErr> {
    let mut sql = query();
    sql.push("x.state = 'active' AND x.stage = 'open' AND x.owner_id IN ");
    sql.bind_list(viewer.organisation_ids()).push(" AND ").append(&visible(viewer, "x", &ROUND));
    sql.push(" ORDER BY x.due_on, x.id LIMIT ").bind(limit);
    Ok(sql.all::<Row>(db.read()).await?.into_iter().map(Row::round).collect())
}

#[derive(FromQueryResult)]
struct EarlierRow {
    id: Id,
    label: String,
    plan_id: Id,
    period_to: String,
}

/// Rounds of the same plan, and of the owner's plans that it was rolled over from, that ended before this one
/// and have been closed, newest first.
pub(crate) async fn earlier_rounds(
    db: &Db,
    round: &Round,
    plans: &HashSet<Id>,
    limit: i64,
) -> Result<Vec<Earlier>, DbErr> {
    let mut sql =
        Sql::new("SELECT x.id, x.label, x.plan_id, x.period_to FROM follow_up_round x WHERE x.plan_id IN ");
    sql.bind_list(plans.iter().copied().chain([round.plan_id]));
    sql.push(" AND x.owner_id = ").bind(round.owner_id);
    sql.push(" AND x.state = 'active' AND x.id <> ").bind(round.id);
    sql.push(" AND x.period_to < ").bind(round.draft.period_to.as_str());
    sql.push(
        " AND EXISTS (SELECT 1 FROM follow_up_version v WHERE v.round_id = x.id) \
         ORDER BY x.period_to DESC, x.id DESC LIMIT ",
    );
    let rows: Vec<EarlierRow> = sql.bind(limit).all(db.read()).await?;
    let earlier = |row: EarlierRow| Earlier {
        plan: Which::of(row.plan_id == round.plan_id, &row.period_to, &round.draft.period_to),
        id: row.id,
        label: row.label,
    };
    Ok(rows.into_iter().map(earlier).collect())
}

fn values(draft: &RoundDraft) -> [(&'static str, db::Value); 7] {
    [
        ("kind", draft.kind.key().into()),
        ("label", draft.label.as_str().into()),
        ("label_sort", sort_key(&draft.label).into()),
        ("period_from", draft.period_from.as_str().into()),
        ("period_to", draft.period_to.as_str().into()),
        ("opens_on", draft.opens_on.as_str().into()),
        ("due_on", draft.due_on.as_str().into()),
    ]
}

/// Adds a planned round that only its owner sees.
pub(crate) async fn insert(
    tx: &Tx,
    id: Id,
    (owner_id, plan_id): (Id, Id),
    draft: &RoundDraft,
    now: Moment,
) -> Result<(), DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO follow_up_round (id, owner_id, plan_id, visibility, revision, state, stage, opened_at, \
         reopen_reason, created_at, changed_at, kind, label, label_sort, period_from, period_to, opens_on, \
         due_on) VALUES (",
    );
    sql.bind(id).push(", ").bind(owner_id).push(", ").bind(plan_id);
    sql.push(", 'own', 1, 'active', 'planned', NULL, '', ").bind(now).push(", ").bind(now);
    for (_, value) in values(draft) {
        sql.push(", ").bind(value);
    }
    sql.push(")").run(tx.on()).await.map(|_| ())
}

/// Writes a round that still has this revision; false if someone else changed it first.
pub(crate) async fn update(
    tx: &Tx,
    (id, revision): (Id, i64),
    draft: &RoundDraft,
    active: bool,
    now: Moment,
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE follow_up_round SET revision = revision + 1, state = ");
    sql.bind(if active { "active" } else { "withdrawn" }).push(", changed_at = ").bind(now);
    for (column, value) in values(draft) {
        sql.push(", ").push(column).push(" = ").bind(value);
    }
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? == 1)
}

/// Where it stands; the first opening is remembered.
pub(crate) async fn set_stage(tx: &Tx, id: Id, stage: Stage, now: Moment) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE follow_up_round SET revision = revision + 1, stage = ");
    sql.bind(stage.key()).push(", changed_at = ").bind(now);
    if stage == Stage::Open {
        sql.push(", opened_at = COALESCE(opened_at, ").bind(now).push(")");
    }
    sql.push(" WHERE id = ").bind(id).run(tx.on()).await.map(|_| ())
}

/// Opens a closed round for a correction, and keeps why until it is closed again.
pub(crate) async fn reopen(tx: &Tx, id: Id, reason: &str, now: Moment) -> Result<(), DbErr> {
    let mut sql =
        Sql::new("UPDATE follow_up_round SET revision = revision + 1, stage = 'open', changed_at = ");
    sql.bind(now).push(", reopen_reason = ").bind(reason).push(" WHERE id = ").bind(id);
    sql.run(tx.on()).await.map(|_| ())
}

/// Who may read the locked record.
pub(crate) async fn set_visibility(tx: &Tx, id: Id, to: Visibility) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE follow_up_round SET visibility = ");
    sql.bind(to.key()).push(" WHERE id = ").bind(id).run(tx.on()).await.map(|_| ())
}
