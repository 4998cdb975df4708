//! The one ordered history of the tables. A migration is SQL text in `migrations/`, the same for both engines
//! but for a few words:
//!
//! | written | SQLite | PostgreSQL |
//! |---|---|---|
//! | `{{id}}` | `INTEGER PRIMARY KEY` | `BIGINT PRIMARY KEY` |
//! | `{{sortable}}` | `TEXT` | `TEXT COLLATE "C"` |
//! | `{{bytes}}` | `BLOB` | `BYTEA` |
//!
//! and for lines between `--[sqlite]` or `--[postgres]` and `--[end]`, which only that engine runs.

use sea_orm::{ConnectionTrait, DbErr};

use crate::{Db, DbError, Engine, Sql};

const HISTORY: &[(i64, &str)] = &[
    (1, include_str!("../migrations/0001_foundation.sql")),
    (2, include_str!("../migrations/0002_documents.sql")),
    (3, include_str!("../migrations/0003_search.sql")),
    (4, include_str!("../migrations/0004_network.sql")),
    (5, include_str!("../migrations/0005_funding.sql")),
    (6, include_str!("../migrations/0006_plan.sql")),
    (7, include_str!("../migrations/0007_withdrawn.sql")),
    (8, include_str!("../migrations/0008_parents.sql")),
    (9, include_str!("../migrations/0009_once.sql")),
    (10, include_str!("../migrations/0010_accounts.sql")),
    (11, include_str!("../migrations/0011_uploads.sql")),
    (12, include_str!("../migrations/0012_review.sql")),
    (13, include_str!("../migrations/0013_jobs.sql")),
    (14, include_str!("../migrations/0014_annexes.sql")),
    (15, include_str!("../migrations/0015_reports.sql")),
    (16, include_str!("../migrations/0016_who.sql")),
    (17, include_str!("../migrations/0017_ticked.sql")),
    (18, include_str!("../migrations/0018_series.sql")),
    (19, include_str!("../migrations/0019_fetching.sql")),
    (20, include_str!("../migrations/0020_follow_up.sql")),
    (21, include_str!("../migrations/0021_plan_life.sql")),
    (22, include_str!("../migrations/0022_lineage.sql")),
    (23, include_str!("../migrations/0023_strategy.sql")),
    (24, include_str!("../migrations/0024_development.sql")),
    (25, include_str!("../migrations/0025_home_totals.sql")),
];

/// Runs what has not been run yet, each migration in a transaction of its own.
pub(crate) async fn run(db: &Db) -> Result<(), DbError> {
    let create = "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY)";
    let tx = db.begin_quiet().await?;
    lock(db, &tx).await?;
    tx.on().execute_unprepared(create).await?;
    let done = Sql::new("SELECT COALESCE(MAX(number), 0) AS value FROM migration");
    let done = done.value::<i64>(tx.on()).await?.unwrap_or_default();
    if done > HISTORY.last().map_or(0, |(number, _)| *number) {
        return Err(DbError::Newer(done));
    }
    for (number, text) in HISTORY.iter().filter(|(number, _)| *number > done) {
        for statement in statements(text, db.engine()) {
            tx.on().execute_unprepared(&statement).await?;
        }
        Sql::with("INSERT INTO migration (number) VALUES ($1)", [*number]).run(tx.on()).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Several copies of the program may start at once; one of them migrates.
async fn lock(db: &Db, tx: &crate::Tx) -> Result<(), DbErr> {
    if db.engine() == Engine::Postgres {
        tx.on().execute_unprepared("SELECT pg_advisory_xact_lock(7294631)").await?;
    }
    Ok(())
}

/// The statements of one migration for one engine. A statement ends with `;` at the end of a line.
fn statements(text: &str, engine: Engine) -> Vec<String> {
    let mut section = None;
    let mut kept = String::new();
    for line in text.lines() {
        match line.trim() {
            "--[sqlite]" => section = Some(Engine::Sqlite),
            "--[postgres]" => section = Some(Engine::Postgres),
            "--[end]" => section = None,
            trimmed if trimmed.starts_with("--") => {}
            _ if section.is_none_or(|only| only == engine) => {
                kept.push_str(line);
                kept.push('\n');
            }
            _ => {}
        }
    }
    let (id, sortable, bytes) = match engine {
        Engine::Sqlite => ("INTEGER PRIMARY KEY", "TEXT", "BLOB"),
        Engine::Postgres => ("BIGINT PRIMARY KEY", "TEXT COLLATE \"C\"", "BYTEA"),
    };
    let kept = kept.replace("{{id}}", id).replace("{{sortable}}", sortable).replace("{{bytes}}", bytes);
    kept.split(";\n").map(str::trim).filter(|s| !s.is_empty()).map(str::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_and_words_are_for_one_engine() {
        let text = "CREATE TABLE a (id {{id}});\n--[sqlite]\nB;\n--[end]\n--[postgres]\nC;\n--[end]\n";
        assert_eq!(statements(text, Engine::Sqlite), ["CREATE TABLE a (id INTEGER PRIMARY KEY)", "B"]);
        assert_eq!(statements(text, Engine::Postgres), ["CREATE TABLE a (id BIGINT PRIMARY KEY)", "C"]);
    }

    #[test]
    fn numbers_grow() {
        assert!(HISTORY.is_sorted_by(|(one, _), (next, _)| one < next));
    }
}
