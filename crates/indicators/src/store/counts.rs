//! What the counters count: records of an owner that are in force, each by a statement of its own.

use db::{Db, DbErr, Id, Sql};
use sea_orm::ConnectionTrait;

use crate::{counters::Counted, definition::Definition};

/// The number of an owner's records of a year; those without a year are counted as they are now.
pub(crate) async fn counted(
    on: &impl ConnectionTrait,
    what: Counted,
    owner_id: Id,
    year: i64,
) -> Result<i64, DbErr> {
    let (text, by_year) = match what {
        Counted::Projects => (
            "SELECT COUNT(*) AS value FROM project WHERE owner_id = $1 AND state = 'active' AND year = $2",
            true,
        ),
        // Whole kronor: hundredths are rounded away, and other currencies are not kronor.
        Counted::Granted => (
            "SELECT CAST(COALESCE(SUM(grant_amount), 0) / 100 AS BIGINT) AS value FROM project \
             WHERE owner_id = $1 AND state = 'active' AND currency = 'SEK' AND year = $2",
            true,
        ),
        Counted::Initiatives => (
            "SELECT COUNT(*) AS value FROM initiative i JOIN plan p ON p.id = i.plan_id \
             WHERE i.owner_id = $1 AND i.state = 'active' AND p.state = 'active' \
             AND p.year_from <= $2 AND COALESCE(p.year_to, p.year_from) >= $2",
            true,
        ),
        Counted::Contacts => {
            ("SELECT COUNT(*) AS value FROM contact WHERE owner_id = $1 AND state = 'active'", false)
        }
        Counted::NetworkMembers => (
            "SELECT COUNT(DISTINCT m.organisation_id) AS value FROM network_member m \
             JOIN network n ON n.id = m.network_id WHERE n.owner_id = $1 AND n.state = 'active'",
            false,
        ),
    };
    let values: Vec<i64> = if by_year { vec![owner_id, year] } else { vec![owner_id] };
    Ok(Sql::with(text, values).value::<i64>(on).await?.unwrap_or_default())
}

/// Every active definition that is counted, whoever asks: for the job that counts.
pub(crate) async fn counted_definitions(db: &Db) -> Result<Vec<Definition>, DbErr> {
    let text = format!(
        "SELECT {} d.source_kind = 'counted' AND d.state = 'active' ORDER BY d.id",
        super::definitions::COLUMNS
    );
    Sql::new(&text).all(db.read()).await
}
