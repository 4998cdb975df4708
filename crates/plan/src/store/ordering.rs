//! Writing the order of a plan, and the numbers that follow from it.

use db::{DbErr, FromQueryResult, Id, Sql, Tx};

use crate::{ordering::numbers, plan::Plan};

use super::all_parts;

/// Gives chapters and sections the numbers of their order, where the plan is numbered by itself. Says nothing
/// of who was where: open forms stay good.
pub(crate) async fn renumber(tx: &Tx, plan: &Plan) -> Result<(), DbErr> {
    if !plan.is_numbered() {
        return Ok(());
    }
    let parts = all_parts(tx.on(), plan.id).await?;
    for (id, number) in numbers(&parts) {
        let same = parts.iter().any(|part| part.id == id && part.number.as_deref() == Some(number.as_str()));
        if !same {
            let mut sql = Sql::new("UPDATE plan_part SET number = ");
            sql.bind(number).push(" WHERE id = ").bind(id);
            sql.run(tx.on()).await?;
        }
    }
    Ok(())
}

/// Own numbers or automatic ones. The own ones are kept meanwhile and come back.
pub(crate) async fn set_numbering(tx: &Tx, plan_id: Id, automatic: bool) -> Result<(), DbErr> {
    let parts = if automatic {
        "UPDATE plan_part SET own_number = number WHERE plan_id = $1"
    } else {
        "UPDATE plan_part SET number = COALESCE(own_number, number), own_number = NULL WHERE plan_id = $1"
    };
    Sql::with(parts, [plan_id]).run(tx.on()).await?;
    let mut sql = Sql::new("UPDATE plan SET revision = revision + 1, numbering = ");
    sql.bind(if automatic { "automatic" } else { "own" }).push(" WHERE id = ").bind(plan_id);
    sql.run(tx.on()).await.map(|_| ())
}

/// Puts a section into another chapter of its plan.
pub(crate) async fn set_chapter(tx: &Tx, id: Id, chapter_id: Id) -> Result<(), DbErr> {
    Sql::with("UPDATE plan_part SET parent_id = $1 WHERE id = $2", [chapter_id, id])
        .run(tx.on())
        .await
        .map(|_| ())
}

/// Puts an initiative under another heading of its plan.
pub(crate) async fn set_part(tx: &Tx, id: Id, part_id: Id) -> Result<(), DbErr> {
    Sql::with("UPDATE initiative SET part_id = $1 WHERE id = $2", [part_id, id])
        .run(tx.on())
        .await
        .map(|_| ())
}

/// Makes open forms of an initiative stale.
pub(crate) async fn touch_initiative(tx: &Tx, id: Id) -> Result<(), DbErr> {
    let text = "UPDATE initiative SET revision = revision + 1 WHERE id = $1";
    Sql::with(text, [id]).run(tx.on()).await.map(|_| ())
}

#[derive(FromQueryResult)]
struct IdRow {
    id: Id,
}

/// The active activities of an initiative, in order.
pub(crate) async fn activity_order(tx: &Tx, initiative_id: Id) -> Result<Vec<Id>, DbErr> {
    let text = "SELECT id FROM activity WHERE initiative_id = $1 AND state = 'active' ORDER BY position, id";
    let rows: Vec<IdRow> = Sql::with(text, [initiative_id]).all(tx.on()).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The initiative that an activity of this plan belongs to.
pub(crate) async fn initiative_of(tx: &Tx, plan_id: Id, activity_id: Id) -> Result<Option<Id>, DbErr> {
    let text =
        "SELECT initiative_id AS value FROM activity WHERE id = $1 AND plan_id = $2 AND state = 'active'";
    Sql::with(text, [activity_id, plan_id]).value(tx.on()).await
}
