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
        Counted::Granted => "CAST(COALESCE(SUM(grant_amount), 0) AS BIGINT) / 100",
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

/// That a record is owned by an organisation or by one below it (a region has federations, those have
/// municipalities, and those units), and shown to the counting owner's readers; what is its own it shows itself.
fn owned_below(asked: &Asked, root: Id, owner: &str, visibilities: &[&str]) -> Sql {
    let mut sql = Sql::new(&format!(" AND ({owner} = "));
    sql.bind(root).push(&format!(" OR {owner} IN (SELECT a.id FROM organisation a WHERE a.parent_id = "));
    sql.bind(root)
        .push(" UNION ALL SELECT b.id FROM organisation a JOIN organisation b ON b.parent_id = a.id");
    sql.push(" WHERE a.parent_id = ").bind(root);
    sql.push(" UNION ALL SELECT c.id FROM organisation a JOIN organisation b ON b.parent_id = a.id");
    sql.push(" JOIN organisation c ON c.parent_id = b.id WHERE a.parent_id = ").bind(root);
    sql.push(&format!(")) AND ({owner} = ")).bind(asked.owner_id).push(" OR (1 = 1");
    for visibility in visibilities {
        let enough = shown_enough(asked.visibility);
        sql.push(&format!(" AND {visibility} IN ")).bind_list(enough.iter().copied());
    }
    sql.push("))");
    sql
}

/// What is in plans of an organisation and of all below it.
pub(crate) async fn counted_below(
    on: &impl ConnectionTrait,
    asked: &Asked,
    (root, year): (Id, i16),
) -> Result<i64, DbErr> {
    let mut sql = in_plans(asked, year);
    sql.append(&owned_below(asked, root, "i.owner_id", &["i.visibility", "p.visibility"]));
    Ok(sql.value::<i64>(on).await?.unwrap_or_default())
}

/// The organisations right below another.
pub(crate) async fn right_below(on: &impl ConnectionTrait, id: Id) -> Result<Vec<Id>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Id,
    }
    let text = "SELECT id FROM organisation WHERE parent_id = $1 AND state = 'active'";
    let rows: Vec<Row> = Sql::with(text, [id]).all(on).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

#[derive(FromQueryResult)]
struct SubRegionRow {
    sub_region: String,
    value: i64,
}

/// Projects of a year, of the owner and of all below it, by the sub-region that accounts for them as the project
/// says it; empty where it says none.
pub(crate) async fn counted_by_sub_region(
    on: &impl ConnectionTrait,
    asked: &Asked,
    year: i16,
) -> Result<Vec<(String, i64)>, DbErr> {
    let mut sql = Sql::new("SELECT sub_region, ");
    sql.push(project_sum(asked.counted)).push(" AS value FROM project WHERE 1 = 1");
    sql.append(&owned_below(asked, asked.owner_id, "owner_id", &["visibility"]));
    sql.append(&granted_in(asked.counted, year)).push(" GROUP BY sub_region ORDER BY sub_region");
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
    let mut sql =
        Sql::new("SELECT subject FROM indicator_value WHERE superseded_at IS NULL AND holder_id = ");
    sql.bind(holder_id)
        .push(" AND period = ")
        .bind(period)
        .push(" AND dimension = '' AND source = 'counted'");
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
