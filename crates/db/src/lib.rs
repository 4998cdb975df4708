//! The database: one code for SQLite (a data folder) and PostgreSQL (a URL).
//!
//! It opens pools, runs migrations, and gives rooms a small way to say SQL: [`Sql`] builds a statement with
//! `$1` placeholders that both engines take. Only this crate and `search` may hold text that differs between
//! engines. It must not know any table but its own `ledger` and `migration`.

mod full;
mod ids;
mod insert;
mod migrations;
mod open;
mod sql;
mod transaction;
mod transfer;

pub use full::is_disk_full;
pub use ids::{Id, IdSource};
pub use insert::insert_all;
pub use open::{Db, DbError, Engine, Settings};
pub use sea_orm::{DbErr, FromQueryResult, Value};
pub use sql::Sql;
pub use transaction::Tx;
pub use transfer::{broken_references, copy_tables, snapshot};
