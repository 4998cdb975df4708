//! What is linked to points, as the viewer sees it: initiatives, indicators, projects, and the goals of one.

use access::{Viewer, visible, visible_beside};
use db::{Db, DbErr, FromQueryResult, Id, Sql};
use funding::PROJECT;
use indicators::INDICATOR;
use plan::INITIATIVE;

use super::IDS_AT_A_TIME;
use crate::{links::End, point::POINT};

/// An initiative that works towards a point.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Action {
    pub point_id: Id,
    pub id: Id,
    pub title: String,
    pub plan_id: Id,
    pub plan_title: String,
    /// The organisation whose plan it stands in.
    pub owner_id: Id,
    pub owner_name: String,
    pub priority_text: Option<String>,
    pub when_text: Option<String>,
    pub year_from: Option<i64>,
    pub year_to: Option<i64>,
}

const ACTION: &str = "i.id, i.title, p.id AS plan_id, p.title AS plan_title, p.owner_id, \
                      o.name AS owner_name, i.priority_text, i.when_text, p.year_from, p.year_to \
                      FROM initiative i JOIN plan p ON p.id = i.plan_id \
                      JOIN organisation o ON o.id = p.owner_id";

fn in_year(sql: &mut Sql, year: Option<i64>) {
    if let Some(year) = year {
        sql.push(" AND p.year_from <= ").bind(year);
        sql.push(" AND COALESCE(p.year_to, p.year_from) >= ").bind(year);
    }
}

/// Seen initiatives of active plans that are linked to these points, by organisation, plan and place in it;
/// with a year, only those of plans for that year.
pub(crate) async fn actions(
    db: &Db,
    viewer: &Viewer,
    points: &[Id],
    year: Option<i64>,
) -> Result<Vec<Action>, DbErr> {
    let mut found = Vec::new();
    for ids in points.chunks(IDS_AT_A_TIME) {
        let mut sql = Sql::new(&format!(
            "SELECT l.point_id, {ACTION} JOIN goal_link l ON l.initiative_id = i.id \
             WHERE i.state = 'active' AND p.state = 'active' AND l.point_id IN "
        ));
        sql.bind_list(ids.iter().copied());
        in_year(&mut sql, year);
        sql.push(" AND ").append(&visible_beside(viewer, "i", &INITIATIVE, "p"));
        sql.push(" ORDER BY o.name_sort, p.id, i.position, i.id");
        found.extend(sql.all::<Action>(db.read()).await?);
    }
    Ok(found)
}

/// Seen initiatives of the plans of these organisations that are linked to no point that the viewer sees.
pub(crate) struct Aimless<'a> {
    pub viewer: &'a Viewer,
    pub owners: &'a [Id],
    pub year: Option<i64>,
}

impl Aimless<'_> {
    fn condition(&self) -> Sql {
        let mut sql = Sql::new("i.state = 'active' AND p.state = 'active' AND p.owner_id IN ");
        sql.bind_list(self.owners.iter().copied());
        in_year(&mut sql, self.year);
        sql.push(" AND ").append(&visible_beside(self.viewer, "i", &INITIATIVE, "p"));
        sql.push(
            " AND NOT EXISTS (SELECT 1 FROM goal_link l JOIN strategy_point t ON t.id = l.point_id \
             JOIN strategy s ON s.id = t.strategy_id \
             WHERE l.initiative_id = i.id AND t.state = 'active' AND ",
        );
        sql.append(&visible_beside(self.viewer, "t", &POINT, "s")).push(")");
        sql
    }
}

pub(crate) async fn count_aimless(db: &Db, asked: &Aimless<'_>) -> Result<i64, DbErr> {
    let mut sql =
        Sql::new("SELECT COUNT(*) AS value FROM initiative i JOIN plan p ON p.id = i.plan_id WHERE ");
    sql.append(&asked.condition());
    Ok(sql.value(db.read()).await?.unwrap_or_default())
}

pub(crate) async fn aimless(
    db: &Db,
    asked: &Aimless<'_>,
    (offset, limit): (i64, i64),
) -> Result<Vec<Action>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT CAST(0 AS BIGINT) AS point_id, {ACTION} WHERE "));
    sql.append(&asked.condition());
    sql.push(" ORDER BY o.name_sort, p.id, i.position, i.id LIMIT ").bind(limit);
    sql.push(" OFFSET ").bind(offset);
    sql.all(db.read()).await
}

/// An indicator that measures a point; how it stands, the room of indicators tells.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Measure {
    pub point_id: Id,
    pub id: Id,
    pub name: String,
    pub owner_id: Id,
    pub owner_name: String,
}

/// Seen indicators that are linked to these points.
pub(crate) async fn measures(db: &Db, viewer: &Viewer, points: &[Id]) -> Result<Vec<Measure>, DbErr> {
    let mut found = Vec::new();
    for ids in points.chunks(IDS_AT_A_TIME) {
        let mut sql = Sql::new(
            "SELECT l.point_id, n.id, n.name, n.owner_id, o.name AS owner_name \
             FROM goal_link l JOIN indicator n ON n.id = l.indicator_id \
             LEFT JOIN plan p ON p.id = n.plan_id JOIN organisation o ON o.id = n.owner_id \
             WHERE n.state = 'active' AND (p.id IS NULL OR p.state = 'active') AND l.point_id IN ",
        );
        sql.bind_list(ids.iter().copied()).push(" AND ");
        sql.append(&visible_beside(viewer, "n", &INDICATOR, "p"));
        sql.push(" ORDER BY o.name_sort, n.position, n.id");
        found.extend(sql.all::<Measure>(db.read()).await?);
    }
    Ok(found)
}

/// A project that a person has linked to a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Support {
    pub point_id: Id,
    pub id: Id,
}

/// Seen projects that are linked to these points; with a year, only those of that year.
pub(crate) async fn supports(
    db: &Db,
    viewer: &Viewer,
    points: &[Id],
    year: Option<i64>,
) -> Result<Vec<Support>, DbErr> {
    let mut found = Vec::new();
    for ids in points.chunks(IDS_AT_A_TIME) {
        let mut sql = Sql::new(
            "SELECT l.point_id, p.id FROM goal_link l JOIN project p ON p.id = l.project_id \
             WHERE p.state = 'active' AND l.point_id IN ",
        );
        sql.bind_list(ids.iter().copied());
        if let Some(year) = year {
            sql.push(" AND p.year = ").bind(year);
        }
        sql.push(" AND ").append(&visible(viewer, "p", &PROJECT)).push(" ORDER BY p.title_sort, p.id");
        found.extend(sql.all::<Support>(db.read()).await?);
    }
    Ok(found)
}

/// A point with its strategy, as it stands in lists of goals.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Aim {
    pub id: Id,
    pub level: String,
    pub number: String,
    pub title: String,
    pub target_year: Option<i64>,
    pub parent_id: Option<Id>,
    /// The text above it, if the viewer sees that.
    pub above: Option<String>,
    pub strategy_id: Id,
    pub strategy_title: String,
    pub stage: String,
    pub year_from: i64,
    pub year_to: Option<i64>,
    pub owner_id: Id,
    pub owner_name: String,
}

fn select_aims(viewer: &Viewer) -> Sql {
    let mut sql = Sql::new(
        "SELECT t.id, t.level, t.number, t.title, t.target_year, t.parent_id, \
         (SELECT CASE WHEN u.number = '' THEN u.title ELSE u.number || ' ' || u.title END \
         FROM strategy_point u WHERE u.id = t.parent_id AND u.state = 'active' AND ",
    );
    sql.append(&visible_beside(viewer, "u", &POINT, "s")).push(
        ") AS above, t.strategy_id, s.title AS strategy_title, s.stage, s.year_from, s.year_to, \
         t.owner_id, o.name AS owner_name FROM strategy_point t JOIN strategy s ON s.id = t.strategy_id \
         JOIN organisation o ON o.id = t.owner_id WHERE t.state = 'active' AND s.state = 'active' AND ",
    );
    sql
}

const AIM_ORDER: &str = " ORDER BY o.name_sort, s.title_sort, s.year_from DESC, s.id, t.position, t.id";

/// The seen points that something works towards.
pub(crate) async fn aims_of(
    db: &Db,
    viewer: &Viewer,
    (end, object_id): (End, Id),
) -> Result<Vec<Aim>, DbErr> {
    let mut sql = select_aims(viewer);
    sql.push(&format!("t.id IN (SELECT l.point_id FROM goal_link l WHERE l.{} = ", end.column()));
    sql.bind(object_id).push(") AND ").append(&visible_beside(viewer, "t", &POINT, "s")).push(AIM_ORDER);
    sql.all(db.read()).await
}

/// These points, those that the viewer sees.
pub(crate) async fn aims_of_ids(db: &Db, viewer: &Viewer, ids: &[Id]) -> Result<Vec<Aim>, DbErr> {
    let mut sql = select_aims(viewer);
    sql.push("t.id IN ").bind_list(ids.iter().copied().take(2_000));
    sql.push(" AND ").append(&visible_beside(viewer, "t", &POINT, "s")).push(AIM_ORDER);
    sql.all(db.read()).await
}

/// Issues and goals to choose among: of these strategies, or found by words in all that the viewer sees. A
/// replaced strategy is not chosen any more.
pub(crate) async fn aims_to_choose(
    db: &Db,
    viewer: &Viewer,
    (text, strategies): (&str, &[Id]),
    limit: i64,
) -> Result<Vec<Aim>, DbErr> {
    let mut sql = select_aims(viewer);
    sql.push("t.level <> 'theme' AND s.stage <> 'replaced' AND ");
    match search::condition(db.engine(), POINT.key, text, "t") {
        Some(found) => sql.append(&found),
        None => sql.push("t.strategy_id IN ").bind_list(strategies.iter().copied()),
    };
    sql.push(" AND ").append(&visible_beside(viewer, "t", &POINT, "s")).push(AIM_ORDER);
    sql.push(" LIMIT ").bind(limit);
    sql.all(db.read()).await
}
