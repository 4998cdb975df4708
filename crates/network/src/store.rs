//! All SQL of the room.

mod contacts;
mod merging;
mod networks;
mod organisations;

pub(crate) use contacts::*;
pub(crate) use merging::*;
pub(crate) use networks::*;
pub(crate) use organisations::*;

use access::Visibility;
use db::{DbErr, Id, Sql, Tx};

fn visibility_of(key: &str) -> Visibility {
    Visibility::from_key(key).unwrap_or(Visibility::Own)
}

/// Withdraws a contact or a network, or takes it back.
pub(crate) async fn set_state(tx: &Tx, table: &'static str, id: Id, state: &str) -> Result<(), DbErr> {
    let mut sql = Sql::new(&format!("UPDATE {table} SET revision = revision + 1, state = "));
    sql.bind(state).push(" WHERE id = ").bind(id);
    sql.run(tx.on()).await.map(|_| ())
}
