//! The exact names by which a steering system knows indicators.

use std::collections::HashMap;

use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};

/// Unit and indicator, as the other system writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HandOffName {
    pub unit: String,
    pub indicator: String,
}

pub(crate) async fn hand_off_names(db: &Db, ids: &[Id]) -> Result<HashMap<Id, HandOffName>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        indicator_id: Id,
        unit_name: String,
        indicator_name: String,
    }
    let mut sql =
        Sql::new("SELECT indicator_id, unit_name, indicator_name FROM hand_off_name WHERE indicator_id IN ");
    let rows: Vec<Row> = sql.bind_list(ids.iter().copied()).all(db.read()).await?;
    let name =
        |row: Row| (row.indicator_id, HandOffName { unit: row.unit_name, indicator: row.indicator_name });
    Ok(rows.into_iter().map(name).collect())
}

pub(crate) async fn set_hand_off_name(tx: &Tx, id: Id, name: &HandOffName) -> Result<(), DbErr> {
    let mut sql = Sql::new("INSERT INTO hand_off_name (indicator_id, unit_name, indicator_name) VALUES (");
    sql.bind(id).push(", ").bind(name.unit.clone()).push(", ").bind(name.indicator.clone());
    sql.push(
        ") ON CONFLICT (indicator_id) DO UPDATE SET unit_name = excluded.unit_name, \
         indicator_name = excluded.indicator_name",
    );
    sql.run(tx.on()).await.map(|_| ())
}
