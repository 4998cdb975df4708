//! Writing many rows in few statements.

use sea_orm::DbErr;

use crate::{Sql, Tx};

/// Rows in one statement; well below both engines' limit of parameters.
const ROWS_AT_A_TIME: usize = 200;

/// Inserts rows: the table with its columns, and what binds one row's values (see [`values!`]).
///
/// [`values!`]: crate::values
pub async fn insert_all<T>(
    tx: &Tx,
    into: &str,
    rows: &[T],
    bind: impl Fn(&mut Sql, &T),
) -> Result<(), DbErr> {
    for chunk in rows.chunks(ROWS_AT_A_TIME) {
        let mut sql = Sql::new(&format!("INSERT INTO {into} VALUES "));
        for (index, row) in chunk.iter().enumerate() {
            sql.push(if index == 0 { "(" } else { ", (" });
            bind(&mut sql, row);
            sql.push(")");
        }
        sql.run(tx.on()).await?;
    }
    Ok(())
}

/// Binds a row's values with commas between.
#[macro_export]
macro_rules! values {
    ($sql:expr, $first:expr $(, $rest:expr)* $(,)?) => {
        $sql.bind($first)$(.push(", ").bind($rest))*
    };
}
