//! Answers, and what became of earlier deviations.

use std::collections::HashMap;

use access::{Viewer, visible};
use db::{Db, DbErr, FromQueryResult, Id, IdSource, Sql, Tx};
use sea_orm::ConnectionTrait;
use types::Moment;

use crate::{
    Answer, AnswerDraft, Deviation, Outcome, OutcomeDraft, ROUND, Suggestion, Verdict, earlier::Outcomes,
    verdict::key_of,
};

#[derive(FromQueryResult)]
struct Row {
    round_id: Id,
    initiative_id: Id,
    revision: i64,
    done_light: String,
    goal_light: String,
    suggested_done: String,
    suggested_goal: String,
    reason: String,
    comment: String,
    evidence: String,
    decision: String,
    request: String,
    fact: String,
    cause: String,
    action: String,
    action_who: String,
    action_due: String,
    measures: String,
    ready_at: Option<Moment>,
    ready_by: String,
    changed_at: Moment,
    changed_by: String,
}

impl Row {
    fn answer(self) -> Answer {
        let suggestion = |text: &str| serde_json::from_str::<Suggestion>(text).unwrap_or_default();
        Answer {
            round_id: self.round_id,
            initiative_id: self.initiative_id,
            revision: self.revision,
            suggested_done: suggestion(&self.suggested_done),
            suggested_goal: suggestion(&self.suggested_goal),
            draft: AnswerDraft {
                done: Verdict::from_key(&self.done_light),
                goal: Verdict::from_key(&self.goal_light),
                reason: self.reason,
                comment: self.comment,
                evidence: self.evidence,
                decision: self.decision,
                request: self.request,
                deviation: Deviation {
                    fact: self.fact,
                    cause: self.cause,
                    action: self.action,
                    who: self.action_who,
                    due_on: self.action_due,
                },
                measures: self.measures.split(' ').filter_map(|id| id.parse().ok()).collect(),
                outcomes: Vec::new(),
                ready: self.ready_at.is_some(),
            },
            ready_at: self.ready_at,
            ready_by: self.ready_by,
            changed_at: self.changed_at,
            changed_by: self.changed_by,
        }
    }
}

/// All answers of these rounds, by round and initiative.
pub(crate) async fn answers(
    on: &impl ConnectionTrait,
    rounds: &[Id],
) -> Result<HashMap<(Id, Id), Answer>, DbErr> {
    if rounds.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(
        "SELECT round_id, initiative_id, revision, done_light, goal_light, suggested_done, suggested_goal, \
         reason, comment, evidence, decision, request, fact, cause, action, action_who, action_due, \
         measures, ready_at, ready_by, changed_at, changed_by FROM follow_up_answer WHERE round_id IN ",
    );
    sql.bind_list(rounds.iter().copied());
    let rows: Vec<Row> = sql.all(on).await?;
    Ok(rows.into_iter().map(|row| ((row.round_id, row.initiative_id), row.answer())).collect())
}

/// Which of these rounds' answers are answered to the end: round, initiative, is it ready.
pub(crate) async fn readiness(
    on: &impl ConnectionTrait,
    rounds: &[Id],
) -> Result<Vec<(Id, Id, bool)>, DbErr> {
    #[derive(FromQueryResult)]
    struct Ready {
        round_id: Id,
        initiative_id: Id,
        ready: bool,
    }
    if rounds.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT round_id, initiative_id, ready_at IS NOT NULL AS ready FROM follow_up_answer \
         WHERE round_id IN ",
    );
    let rows: Vec<Ready> = sql.bind_list(rounds.iter().copied()).all(on).await?;
    Ok(rows.into_iter().map(|row| (row.round_id, row.initiative_id, row.ready)).collect())
}

/// What was said of an initiative in a locked round.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct SaidRow {
    pub initiative_id: Id,
    pub round_id: Id,
    pub owner_id: Id,
    pub label: String,
    pub period_to: String,
    pub closed: bool,
    pub done_light: String,
    pub goal_light: String,
}

/// Initiatives in one statement.
const AT_A_TIME: usize = 400;

/// What locked rounds that this viewer sees said of these initiatives, the latest first. Of a round that is
/// being corrected (`closed` is false) it is what stands in it now.
pub(crate) async fn said_of(db: &Db, viewer: &Viewer, initiatives: &[Id]) -> Result<Vec<SaidRow>, DbErr> {
    let mut found = Vec::new();
    for chunk in initiatives.chunks(AT_A_TIME) {
        let mut sql = Sql::new(
            "SELECT a.initiative_id, a.round_id, x.owner_id, x.label, x.period_to, \
             x.stage = 'closed' AS closed, a.done_light, a.goal_light \
             FROM follow_up_answer a JOIN follow_up_round x ON x.id = a.round_id \
             WHERE x.state = 'active' AND a.initiative_id IN ",
        );
        sql.bind_list(chunk.iter().copied()).push(" AND ").append(&visible(viewer, "x", &ROUND));
        sql.push(
            " AND EXISTS (SELECT 1 FROM follow_up_version v WHERE v.round_id = x.id) \
             ORDER BY x.period_to DESC, x.id DESC",
        );
        found.extend(sql.all::<SaidRow>(db.read()).await?);
    }
    Ok(found)
}

fn values(draft: &AnswerDraft, suggested: [&Suggestion; 2]) -> [(&'static str, db::Value); 15] {
    let json = |suggestion: &Suggestion| serde_json::to_string(suggestion).unwrap_or_default();
    let measures: Vec<String> = draft.measures.iter().map(Id::to_string).collect();
    [
        ("done_light", key_of(draft.done).into()),
        ("goal_light", key_of(draft.goal).into()),
        ("suggested_done", json(suggested[0]).into()),
        ("suggested_goal", json(suggested[1]).into()),
        ("reason", draft.reason.as_str().into()),
        ("comment", draft.comment.as_str().into()),
        ("evidence", draft.evidence.as_str().into()),
        ("decision", draft.decision.as_str().into()),
        ("request", draft.request.as_str().into()),
        ("fact", draft.deviation.fact.as_str().into()),
        ("cause", draft.deviation.cause.as_str().into()),
        ("action", draft.deviation.action.as_str().into()),
        ("action_who", draft.deviation.who.as_str().into()),
        ("action_due", draft.deviation.due_on.as_str().into()),
        ("measures", measures.join(" ").into()),
    ]
}

/// Writes an answer over this revision (0: there was none), with what became of earlier deviations; false if
/// somebody was faster. When and by whom it was first ready is kept as long as it stays ready.
pub(crate) async fn put_answer(
    tx: &Tx,
    ids: &IdSource,
    (round_id, initiative_id, revision): (Id, Id, i64),
    (draft, suggested): (&AnswerDraft, [&Suggestion; 2]),
    viewer: &Viewer,
) -> Result<bool, DbErr> {
    let values = values(draft, suggested);
    let sql = if revision == 0 {
        insertion((ids.next(), round_id, initiative_id), values, draft.ready, viewer)
    } else {
        change((round_id, initiative_id, revision), values, draft.ready, viewer)
    };
    if sql.run(tx.on()).await? != 1 {
        return Ok(false);
    }
    for outcome in &draft.outcomes {
        put_outcome(tx, (round_id, initiative_id), outcome).await?;
    }
    Ok(true)
}

fn insertion(
    (id, round_id, initiative_id): (Id, Id, Id),
    values: [(&'static str, db::Value); 15],
    ready: bool,
    viewer: &Viewer,
) -> Sql {
    let ready_at = ready.then_some(viewer.now);
    let ready_by = if ready { viewer.actor() } else { String::new() };
    let mut sql = Sql::new(
        "INSERT INTO follow_up_answer (id, round_id, initiative_id, revision, ready_at, ready_by, \
         changed_at, changed_by",
    );
    for (column, _) in &values {
        sql.push(", ").push(column);
    }
    sql.push(") VALUES (").bind(id).push(", ").bind(round_id).push(", ").bind(initiative_id).push(", 1, ");
    sql.bind(ready_at).push(", ").bind(ready_by).push(", ").bind(viewer.now).push(", ").bind(viewer.actor());
    for (_, value) in values {
        sql.push(", ").bind(value);
    }
    sql.push(") ON CONFLICT (round_id, initiative_id) DO NOTHING");
    sql
}

fn change(
    (round_id, initiative_id, revision): (Id, Id, i64),
    values: [(&'static str, db::Value); 15],
    ready: bool,
    viewer: &Viewer,
) -> Sql {
    let mut sql = Sql::new("UPDATE follow_up_answer SET revision = revision + 1, changed_at = ");
    sql.bind(viewer.now).push(", changed_by = ").bind(viewer.actor());
    if ready {
        sql.push(", ready_by = CASE WHEN ready_at IS NULL THEN ").bind(viewer.actor());
        sql.push(" ELSE ready_by END, ready_at = COALESCE(ready_at, ").bind(viewer.now).push(")");
    } else {
        sql.push(", ready_by = '', ready_at = NULL");
    }
    for (column, value) in values {
        sql.push(", ").push(column).push(" = ").bind(value);
    }
    sql.push(" WHERE round_id = ").bind(round_id).push(" AND initiative_id = ").bind(initiative_id);
    sql.push(" AND revision = ").bind(revision);
    sql
}

async fn put_outcome(tx: &Tx, (round_id, initiative_id): (Id, Id), said: &OutcomeDraft) -> Result<(), DbErr> {
    let key = [round_id, initiative_id, said.told_in];
    let text = "DELETE FROM follow_up_outcome WHERE round_id = $1 AND initiative_id = $2 AND told_in = $3";
    Sql::with(text, key).run(tx.on()).await?;
    let Some(outcome) = said.outcome else { return Ok(()) };
    let mut sql =
        Sql::new("INSERT INTO follow_up_outcome (round_id, initiative_id, told_in, outcome, note) VALUES (");
    sql.bind(round_id).push(", ").bind(initiative_id).push(", ").bind(said.told_in).push(", ");
    sql.bind(outcome.key()).push(", ").bind(said.note.as_str()).push(")");
    sql.run(tx.on()).await.map(|_| ())
}

#[derive(FromQueryResult)]
struct OutcomeRow {
    round_id: Id,
    initiative_id: Id,
    told_in: Id,
    outcome: String,
    note: String,
}

/// What these rounds said became of earlier deviations.
pub(crate) async fn outcomes(on: &impl ConnectionTrait, rounds: &[Id]) -> Result<Outcomes, DbErr> {
    if rounds.is_empty() {
        return Ok(Outcomes::new());
    }
    let mut sql = Sql::new(
        "SELECT round_id, initiative_id, told_in, outcome, note FROM follow_up_outcome WHERE round_id IN ",
    );
    sql.bind_list(rounds.iter().copied());
    let rows: Vec<OutcomeRow> = sql.all(on).await?;
    let draft = |row: OutcomeRow| {
        let said =
            OutcomeDraft { told_in: row.told_in, outcome: Outcome::from_key(&row.outcome), note: row.note };
        ((row.round_id, row.initiative_id, row.told_in), said)
    };
    Ok(rows.into_iter().map(draft).collect())
}
