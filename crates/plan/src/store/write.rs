//! Writing plans, parts, initiatives, activities and people. Bulk inserts serve imports and large made-up
//! data.

use db::{DbErr, Id, Sql, Tx, insert_all, values};

use crate::{
    initiative::{Activity, Initiative, InitiativeFields},
    plan::{Part, PartFields, Plan, PlanFields},
    status::StatusKind,
};

pub(crate) async fn insert_plans(tx: &Tx, plans: &[Plan]) -> Result<(), DbErr> {
    let into = "plan (id, owner_id, visibility, revision, state, stage, numbering, series, title, \
                title_sort, publisher, year_from, year_to, preamble)";
    insert_all(tx, into, plans, |sql, plan| {
        let sort = swedish::sort_key(&plan.title);
        values!(sql, plan.id, plan.owner_id, plan.visibility.clone(), plan.revision, plan.state.clone());
        sql.push(", ");
        values!(sql, plan.stage.clone(), plan.numbering.clone(), plan.series.clone(), plan.title.clone());
        sql.push(", ");
        values!(sql, sort, plan.publisher.clone(), plan.year_from);
        sql.push(", ");
        values!(sql, plan.year_to, plan.preamble.clone());
    })
    .await
}

pub(crate) async fn insert_parts(tx: &Tx, parts: &[Part]) -> Result<(), DbErr> {
    let into = "plan_part (id, plan_id, parent_id, level, revision, state, number, title, intro, \
                no_planned_activities, position)";
    insert_all(tx, into, parts, |sql, part| {
        values!(sql, part.id, part.plan_id, part.parent_id, part.level.clone(), part.revision);
        sql.push(", ");
        values!(sql, part.state.clone(), part.number.clone(), part.title.clone(), part.intro.clone());
        sql.push(", ");
        values!(sql, part.no_planned_activities, part.position);
    })
    .await
}

pub(crate) async fn insert_initiatives(tx: &Tx, rows: &[Initiative]) -> Result<(), DbErr> {
    let into = "initiative (id, plan_id, part_id, owner_id, visibility, follows_plan, revision, state, \
                title, intro, \
                purpose, goal, when_text, year_from, year_to, priority_text, priority_level, follow_up, \
                status, \
                budget, baseline, method, labels, position, status_kind)";
    insert_all(tx, into, rows, |sql, row| {
        values!(
            sql,
            row.id,
            row.plan_id,
            row.part_id,
            row.owner_id,
            row.visibility.clone(),
            row.follows_plan,
            row.revision
        );
        sql.push(", ");
        values!(sql, row.state.clone(), row.title.clone(), row.intro.clone(), row.purpose.clone());
        sql.push(", ");
        values!(sql, row.goal.clone(), row.when_text.clone(), row.year_from, row.year_to);
        sql.push(", ");
        values!(sql, row.priority_text.clone(), row.priority_level.clone(), row.follow_up.clone());
        sql.push(", ");
        values!(sql, row.status.clone(), row.budget.clone(), row.baseline.clone(), row.method.clone());
        sql.push(", ");
        values!(sql, row.labels.clone(), row.position, row.status_kind.clone());
    })
    .await
}

pub(crate) async fn insert_activities(tx: &Tx, rows: &[Activity]) -> Result<(), DbErr> {
    let into =
        "activity (id, initiative_id, plan_id, position, text, when_text, status, progress, state, imported)";
    insert_all(tx, into, rows, |sql, row| {
        values!(sql, row.id, row.initiative_id, row.plan_id, row.position, row.text.clone());
        sql.push(", ");
        values!(sql, row.when_text.clone(), row.status.clone(), row.progress.clone(), row.state.clone());
        sql.push(", ");
        values!(sql, row.imported.clone());
    })
    .await
}

/// Writes the fields if the revision is still this one; false if somebody was first.
pub(crate) async fn update_plan(tx: &Tx, id: Id, revision: i64, fields: &PlanFields) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE plan SET revision = revision + 1, state = ");
    sql.bind(fields.state.clone()).push(", title = ").bind(fields.title.clone());
    sql.push(", title_sort = ").bind(swedish::sort_key(&fields.title));
    sql.push(", publisher = ").bind(fields.publisher.clone());
    sql.push(", year_from = ").bind(fields.year_from).push(", year_to = ").bind(fields.year_to);
    sql.push(", preamble = ").bind(fields.preamble.clone());
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? == 1)
}

/// Notes which document the plan was last read from.
pub(crate) async fn set_plan_document(tx: &Tx, id: Id, document_id: Id) -> Result<(), DbErr> {
    let text = "UPDATE plan SET document_id = $1 WHERE id = $2";
    Sql::with(text, [document_id, id]).run(tx.on()).await.map(|_| ())
}

pub(crate) async fn update_part(tx: &Tx, id: Id, revision: i64, fields: &PartFields) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE plan_part SET revision = revision + 1, state = ");
    sql.bind(fields.state.clone()).push(", parent_id = ").bind(fields.parent_id);
    sql.push(", number = ").bind(fields.number.clone()).push(", title = ").bind(fields.title.clone());
    sql.push(", intro = ").bind(fields.intro.clone());
    sql.push(", no_planned_activities = ").bind(fields.no_planned_activities);
    sql.push(", position = ").bind(fields.position);
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? == 1)
}

pub(crate) async fn update_initiative(
    tx: &Tx,
    id: Id,
    revision: i64,
    fields: &InitiativeFields,
) -> Result<bool, DbErr> {
    let span = fields.span();
    let kind = fields.status.as_deref().and_then(StatusKind::of);
    let mut sql = Sql::new("UPDATE initiative SET revision = revision + 1, state = ");
    sql.bind(fields.state.clone()).push(", part_id = ").bind(fields.part_id);
    sql.push(", position = ").bind(fields.position).push(", title = ").bind(fields.title.clone());
    sql.push(", intro = ").bind(fields.intro.clone()).push(", purpose = ").bind(fields.purpose.clone());
    sql.push(", goal = ").bind(fields.goal.clone()).push(", when_text = ").bind(fields.when_text.clone());
    sql.push(", year_from = ").bind(span.map(|span| span.from));
    sql.push(", year_to = ").bind(span.and_then(|span| span.to));
    sql.push(", priority_text = ").bind(fields.priority_text.clone());
    sql.push(", priority_level = ").bind(fields.priority_level.clone());
    sql.push(", follow_up = ").bind(fields.follow_up.clone());
    // A word that stays keeps what people have said that it means.
    sql.push(", status_kind = CASE WHEN status = ").bind(fields.status.clone());
    sql.push(" THEN status_kind ELSE ").bind(kind.map(StatusKind::key)).push(" END");
    sql.push(", status = ").bind(fields.status.clone());
    sql.push(", budget = ").bind(fields.budget.clone()).push(", baseline = ").bind(fields.baseline.clone());
    sql.push(", method = ").bind(fields.method.clone()).push(", labels = ").bind(fields.labels.clone());
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? == 1)
}

pub(crate) async fn update_activity(tx: &Tx, row: &Activity) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE activity SET position = ");
    sql.bind(row.position).push(", text = ").bind(row.text.clone());
    sql.push(", when_text = ").bind(row.when_text.clone()).push(", status = ").bind(row.status.clone());
    sql.push(", progress = ").bind(row.progress.clone()).push(", state = ").bind(row.state.clone());
    sql.push(", imported = ").bind(row.imported.clone()).push(" WHERE id = ").bind(row.id);
    sql.run(tx.on()).await.map(|_| ())
}

/// Takes away the people of an initiative (not of its activities) or of one activity, before they are written
/// anew.
pub(crate) async fn clear_responsibles(
    tx: &Tx,
    initiative_id: Id,
    activity_id: Option<Id>,
) -> Result<(), DbErr> {
    let mut sql = Sql::new("DELETE FROM responsible WHERE initiative_id = ");
    sql.bind(initiative_id);
    match activity_id {
        Some(id) => sql.push(" AND activity_id = ").bind(id),
        None => sql.push(" AND activity_id IS NULL"),
    };
    sql.run(tx.on()).await.map(|_| ())
}

/// Sets positions of rows of one table that belong together, in the given order. Their revisions stay: a form
/// that somebody has open says nothing of the order.
pub(crate) async fn set_positions(tx: &Tx, table: Ordered, ids: &[Id]) -> Result<(), DbErr> {
    let text = match table {
        Ordered::Part => "UPDATE plan_part SET position = $1 WHERE id = $2 AND position <> $1",
        Ordered::Initiative => "UPDATE initiative SET position = $1 WHERE id = $2 AND position <> $1",
        Ordered::Activity => "UPDATE activity SET position = $1 WHERE id = $2 AND position <> $1",
    };
    for (id, position) in ids.iter().zip(1i64..) {
        Sql::with(text, [position, *id]).run(tx.on()).await?;
    }
    Ok(())
}

/// What can be put in another order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ordered {
    Part,
    Initiative,
    Activity,
}

/// Initiatives that follow their plan are shown as far as it is.
pub(crate) async fn follow_visibility(tx: &Tx, plan_id: Id) -> Result<(), DbErr> {
    let text = "UPDATE initiative SET revision = revision + 1, visibility = (SELECT visibility FROM plan \
                WHERE id = $1) \
                WHERE plan_id = $1 AND follows_plan \
                AND visibility <> (SELECT visibility FROM plan WHERE id = $1)";
    Sql::with(text, [plan_id]).run(tx.on()).await.map(|_| ())
}

/// After a change of an initiative's own visibility: does it still follow its plan?
pub(crate) async fn note_following(tx: &Tx, id: Id) -> Result<(), DbErr> {
    let text = "UPDATE initiative SET follows_plan = (visibility = (SELECT p.visibility FROM plan p \
                WHERE p.id = plan_id)) \
                WHERE id = $1";
    Sql::with(text, [id]).run(tx.on()).await.map(|_| ())
}
