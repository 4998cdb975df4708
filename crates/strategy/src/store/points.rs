//! Points: a strategy's, one, writing, order.

use access::{Viewer, visible_beside};
use db::{Db, DbErr, Id, Sql, Tx};
use sea_orm::ConnectionTrait;

use crate::point::{POINT, Point, PointFields};

pub(super) const POINT_COLUMNS: &str = "t.id, t.strategy_id, t.parent_id, t.level, t.owner_id, \
                                        t.visibility, t.follows_strategy, t.revision, t.state, t.lineage, \
                                        t.number, t.title, t.target_year, t.description, t.position";

pub(super) const POINT_FROM: &str = "FROM strategy_point t JOIN strategy s ON s.id = t.strategy_id WHERE ";

fn select() -> Sql {
    Sql::new(&format!("SELECT {POINT_COLUMNS} {POINT_FROM}"))
}

/// The points of a strategy that the viewer sees, by position; the withdrawn ones on request.
pub(crate) async fn points(
    db: &Db,
    viewer: &Viewer,
    strategy_id: Id,
    withdrawn: bool,
) -> Result<Vec<Point>, DbErr> {
    let mut sql = select();
    sql.push("t.strategy_id = ").bind(strategy_id).push(" AND t.state = ");
    sql.bind(if withdrawn { "withdrawn" } else { "active" });
    sql.push(" AND ").append(&visible_beside(viewer, "t", &POINT, "s"));
    sql.push(" ORDER BY t.position, t.id");
    sql.all(db.read()).await
}

/// The point, if this viewer sees it.
pub(crate) async fn point(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Point>, DbErr> {
    let mut sql = select();
    sql.push("t.id = ").bind(id).push(" AND ").append(&visible_beside(viewer, "t", &POINT, "s"));
    sql.one(db.read()).await
}

/// The same point in all versions that the viewer sees, the oldest first.
pub(crate) async fn versions_of_point(db: &Db, viewer: &Viewer, lineage: Id) -> Result<Vec<Point>, DbErr> {
    let mut sql = select();
    sql.push("t.state = 'active' AND t.lineage = ").bind(lineage);
    sql.push(" AND ").append(&visible_beside(viewer, "t", &POINT, "s"));
    sql.push(" ORDER BY s.year_from, t.id");
    sql.all(db.read()).await
}

/// All points of a strategy whoever asks, the withdrawn too, by position.
pub(crate) async fn all_points(on: &impl ConnectionTrait, strategy_id: Id) -> Result<Vec<Point>, DbErr> {
    let mut sql = select();
    sql.push("t.strategy_id = ").bind(strategy_id).push(" ORDER BY t.position, t.id");
    sql.all(on).await
}

/// The point whoever asks: for changes and the search index.
pub(crate) async fn any_point(on: &impl ConnectionTrait, id: Id) -> Result<Option<Point>, DbErr> {
    let mut sql = select();
    sql.push("t.id = ").bind(id);
    sql.one(on).await
}

/// Rows in one statement.
const ROWS_AT_A_TIME: usize = 100;

pub(crate) async fn insert_points(tx: &Tx, points: &[Point]) -> Result<(), DbErr> {
    for chunk in points.chunks(ROWS_AT_A_TIME) {
        let mut sql = Sql::new(
            "INSERT INTO strategy_point (id, strategy_id, parent_id, level, owner_id, visibility, \
             follows_strategy, revision, state, lineage, number, title, target_year, description, position) \
             VALUES ",
        );
        for (at, new) in chunk.iter().enumerate() {
            sql.push(if at == 0 { "(" } else { ", (" });
            sql.bind(new.id).push(", ").bind(new.strategy_id).push(", ").bind(new.parent_id).push(", ");
            sql.bind(new.level.as_str()).push(", ").bind(new.owner_id).push(", ");
            sql.bind(new.visibility.as_str()).push(", ").bind(new.follows_strategy).push(", ");
            sql.bind(new.revision).push(", ").bind(new.state.as_str()).push(", ").bind(new.lineage);
            sql.push(", ").bind(new.number.as_str()).push(", ").bind(new.title.as_str()).push(", ");
            sql.bind(new.target_year).push(", ").bind(new.description.as_str()).push(", ");
            sql.bind(new.position).push(")");
        }
        sql.run(tx.on()).await?;
    }
    Ok(())
}

/// Writes over the version that was read; `false` if somebody else was faster.
pub(crate) async fn update_point(
    tx: &Tx,
    id: Id,
    revision: i64,
    fields: &PointFields,
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE strategy_point SET revision = revision + 1, parent_id = ");
    sql.bind(fields.parent_id).push(", number = ").bind(fields.number.as_str());
    sql.push(", title = ").bind(fields.title.as_str());
    sql.push(", target_year = ").bind(fields.target_year);
    sql.push(", description = ").bind(fields.description.as_str());
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? == 1)
}

pub(crate) async fn set_point_state(tx: &Tx, id: Id, revision: i64, state: &str) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE strategy_point SET revision = revision + 1, state = ");
    sql.bind(state).push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? == 1)
}

/// Gives these points these positions.
pub(crate) async fn set_order(tx: &Tx, places: impl IntoIterator<Item = (Id, i64)>) -> Result<(), DbErr> {
    for (id, position) in places {
        let mut sql = Sql::new("UPDATE strategy_point SET position = ");
        sql.bind(position).push(" WHERE id = ").bind(id);
        sql.run(tx.on()).await?;
    }
    Ok(())
}

/// Points that follow their strategy are shown as far as it.
pub(crate) async fn follow_visibility(tx: &Tx, strategy_id: Id) -> Result<(), DbErr> {
    let text = "UPDATE strategy_point SET revision = revision + 1, visibility = (SELECT visibility FROM \
                strategy WHERE id = $1) WHERE strategy_id = $1 AND follows_strategy \
                AND visibility <> (SELECT visibility FROM strategy WHERE id = $1)";
    Sql::with(text, [strategy_id]).run(tx.on()).await.map(|_| ())
}

/// After a change of one point's own visibility: does it still follow its strategy?
pub(crate) async fn note_following(tx: &Tx, id: Id) -> Result<(), DbErr> {
    let text = "UPDATE strategy_point SET follows_strategy = (visibility = (SELECT s.visibility FROM \
                strategy s WHERE s.id = strategy_id)) WHERE id = $1";
    Sql::with(text, [id]).run(tx.on()).await.map(|_| ())
}
