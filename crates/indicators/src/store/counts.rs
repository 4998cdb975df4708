//! What the counters count: records of an owner that are in force, each by a statement of its own.

use db::{Db, DbErr, FromQueryResult, Id, Sql};
use jiff::civil::date;
use sea_orm::ConnectionTrait;
use types::stockholm_moment;

use crate::{
    counters::{Asked, Counted, shown_enough},
    definition::Definition,
};

/// The number of an owner's records of a year; those without a year are counted as they are now.
pub(crate) async fn counted(on: &impl ConnectionTrait, asked: &Asked, year: i16) -> Result<i64, DbErr> {
    let owner_id = asked.owner_id;
    let sql = match asked.counted {
        Counted::Projects | Counted::Granted => {
            let mut sql = Sql::new("SELECT ");
            sql.push(project_sum(asked.counted)).push(" AS value FROM project WHERE owner_id = ");
            sql.bind(owner_id).append(&granted_in(asked.counted, year));
            sql
        }
        Counted::Initiatives | Counted::Activities | Counted::Ticked => {
            let mut sql = in_plans(asked, year);
            sql.push(" AND i.owner_id = ").bind(owner_id);
            sql
        }
        Counted::Contacts => {
            let text = "SELECT COUNT(*) AS value FROM contact WHERE owner_id = $1 AND state = 'active'";
            Sql::with(text, [owner_id])
        }
        Counted::NetworkMembers => Sql::with(
            "SELECT COUNT(DISTINCT m.organisation_id) AS value FROM network_member m \
             JOIN network n ON n.id = m.network_id WHERE n.owner_id = $1 AND n.state = 'active'",
            [owner_id],
        ),
    };
    Ok(sql.value::<i64>(on).await?.unwrap_or_default())
}

/// Projects are counted, grants summed in whole kronor: hundredths are rounded away.
fn project_sum(counted: Counted) -> &'static str {
    match counted {
        Counted::Granted => "CAST(COALESCE(SUM(grant_amount), 0) / 100 AS BIGINT)",
        _ => "COUNT(*)",
    }
}

/// In force and of a year; other currencies are not kronor.
fn granted_in(counted: Counted, year: i16) -> Sql {
    let mut sql = Sql::new(" AND state = 'active' AND year = ");
    sql.bind(i64::from(year));
    if counted == Counted::Granted {
        sql.push(" AND currency = 'SEK'");
    }
    sql
}

/// Initiatives or activities of plans: of those of a year, or ticked off in it; or of one plan.
fn in_plans(asked: &Asked, year: i16) -> Sql {
    let mut sql = Sql::new("SELECT COUNT(*) AS value FROM initiative i JOIN plan p ON p.id = i.plan_id");
    if asked.counted != Counted::Initiatives {
        sql.push(" JOIN activity a ON a.initiative_id = i.id AND a.state = 'active'");
    }
    sql.push(" WHERE i.state = 'active' AND p.state = 'active'");
    if asked.counted == Counted::Ticked {
        let begins = |year: i16| stockholm_moment(date(year, 1, 1), 0, 0);
        sql.push(" AND a.done_at >= ").bind(begins(year)).push(" AND a.done_at < ").bind(begins(year + 1));
    } else {
        sql.push(" AND p.year_from <= ").bind(i64::from(year));
        sql.push(" AND COALESCE(p.year_to, p.year_from) >= ").bind(i64::from(year));
    }
    if let Some(plan) = asked.selection.plan {
        sql.push(" AND p.id = ").bind(plan);
    }
    sql
}

/// The same of all who are in a sub-region: the organisation itself, its municipalities, and their units, as
/// far as they show it; the definition's owner shows itself all.
pub(crate) async fn counted_in_area(
    on: &impl ConnectionTrait,
    asked: &Asked,
    (area_id, year): (Id, i16),
) -> Result<i64, DbErr> {
    let mut sql = in_plans(asked, year);
    sql.push(" AND i.owner_id IN (SELECT o.id FROM organisation o LEFT JOIN organisation u ON u.id = o.parent_id");
    sql.push(" WHERE o.id = ").bind(area_id).push(" OR o.parent_id = ").bind(area_id);
    sql.push(" OR u.parent_id = ").bind(area_id).push(") AND (i.owner_id = ").bind(asked.owner_id);
    let enough = shown_enough(asked.visibility);
    sql.push(" OR (i.visibility IN ").bind_list(enough.iter().copied());
    sql.push(" AND p.visibility IN ").bind_list(enough.iter().copied()).push("))");
    Ok(sql.value::<i64>(on).await?.unwrap_or_default())
}

#[derive(FromQueryResult)]
struct SubRegionRow {
    sub_region: String,
    value: i64,
}

/// The owner's projects of a year by the sub-region that accounts for them, as the project says it.
pub(crate) async fn counted_by_sub_region(
    on: &impl ConnectionTrait,
    asked: &Asked,
    year: i16,
) -> Result<Vec<(String, i64)>, DbErr> {
    let mut sql = Sql::new("SELECT sub_region, ");
    sql.push(project_sum(asked.counted)).push(" AS value FROM project WHERE owner_id = ");
    sql.bind(asked.owner_id).append(&granted_in(asked.counted, year));
    sql.push(" AND sub_region <> '' GROUP BY sub_region ORDER BY sub_region");
    let rows: Vec<SubRegionRow> = sql.all(on).await?;
    Ok(rows.into_iter().map(|row| (row.sub_region, row.value)).collect())
}

/// Whom a holder has current totals of a period about.
pub(crate) async fn subjects_of_period(
    on: &impl ConnectionTrait,
    holder_id: Id,
    period: &str,
) -> Result<Vec<String>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        subject: String,
    }
    let mut sql = Sql::new("SELECT subject FROM indicator_value WHERE superseded_at IS NULL AND holder_id = ");
    sql.bind(holder_id).push(" AND period = ").bind(period).push(" AND dimension = '' AND source = 'counted'");
    let rows: Vec<Row> = sql.all(on).await?;
    Ok(rows.into_iter().map(|row| row.subject).collect())
}

/// Every active definition that is counted, whoever asks: for the job that counts.
pub(crate) async fn counted_definitions(db: &Db) -> Result<Vec<Definition>, DbErr> {
    let text = format!(
        "SELECT {} d.source_kind = 'counted' AND d.state = 'active' ORDER BY d.id",
        super::definitions::COLUMNS
    );
    Sql::new(&text).all(db.read()).await
}
