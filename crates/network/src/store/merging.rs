//! Name variants: organisations that are one.

use std::collections::HashMap;

use access::{Viewer, visible};
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};

use crate::records::ORGANISATION;

/// A name as it stands beside another.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct VariantRow {
    pub id: Id,
    pub name: String,
    pub owner_id: Id,
    pub owner_name: String,
    pub kind: String,
    pub municipality_code: Option<String>,
    pub organisation_number: Option<String>,
}

const VARIANTS: &str = "SELECT o.id, o.name, o.owner_id, w.name AS owner_name, \
    COALESCE(p.kind, 'other') AS kind, p.municipality_code, p.organisation_number \
    FROM organisation o JOIN organisation w ON w.id = o.owner_id \
    LEFT JOIN organisation_profile p ON p.organisation_id = o.id WHERE ";

/// What has been merged into an organisation.
pub(crate) async fn variants(db: &Db, viewer: &Viewer, id: Id) -> Result<Vec<VariantRow>, DbErr> {
    let mut sql = Sql::new(VARIANTS);
    sql.push("o.merged_into = ").bind(id).push(" AND ").append(&visible(viewer, "o", &ORGANISATION));
    sql.push(" ORDER BY o.name_sort LIMIT 200");
    sql.all(db.read()).await
}

#[derive(FromQueryResult)]
struct SameRow {
    id: Id,
    main: Id,
}

/// The ids that are one organisation, whichever of them is given; the main one first.
pub(crate) async fn same(db: &Db, id: Id) -> Result<Vec<Id>, DbErr> {
    let text = "SELECT o.id, COALESCE(o.merged_into, o.id) AS main FROM organisation o \
                WHERE o.id = (SELECT COALESCE(merged_into, id) FROM organisation WHERE id = $1) \
                OR o.merged_into = (SELECT COALESCE(merged_into, id) FROM organisation WHERE id = $2) \
                ORDER BY o.id";
    let rows: Vec<SameRow> = Sql::with(text, [id, id]).all(db.read()).await?;
    let mut ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    ids.sort_by_key(|id| rows.iter().any(|row| row.id == *id && row.main != *id));
    Ok(ids)
}

/// The main organisation of each id that is a variant.
pub(crate) async fn mains(db: &Db, ids: &[Id]) -> Result<HashMap<Id, Id>, DbErr> {
    let mut sql =
        Sql::new("SELECT id, merged_into AS main FROM organisation WHERE merged_into IS NOT NULL AND id IN ");
    sql.bind_list(ids.iter().copied());
    let rows: Vec<SameRow> = sql.all(db.read()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.main)).collect())
}

/// Makes an organisation a variant of another, and its own variants with it.
pub(crate) async fn merge(tx: &Tx, variant: Id, main: Id) -> Result<(), DbErr> {
    let text =
        "UPDATE organisation SET merged_into = $1, revision = revision + 1 WHERE id = $2 OR merged_into = $3";
    Sql::with(text, [main, variant, variant]).run(tx.on()).await.map(|_| ())
}

pub(crate) async fn unmerge(tx: &Tx, variant: Id) -> Result<(), DbErr> {
    let text = "UPDATE organisation SET merged_into = NULL, revision = revision + 1 WHERE id = $1";
    Sql::with(text, [variant]).run(tx.on()).await.map(|_| ())
}

pub(crate) async fn is_variant(tx: &Tx, id: Id) -> Result<bool, DbErr> {
    let sql = Sql::with(
        "SELECT COUNT(*) AS value FROM organisation WHERE id = $1 AND merged_into IS NOT NULL",
        [id],
    );
    Ok(sql.value::<i64>(tx.on()).await?.unwrap_or_default() > 0)
}

pub(crate) async fn has_members(tx: &Tx, id: Id) -> Result<bool, DbErr> {
    let sql = Sql::with("SELECT COUNT(*) AS value FROM membership WHERE organisation_id = $1", [id]);
    Ok(sql.value::<i64>(tx.on()).await?.unwrap_or_default() > 0)
}

/// Names that are found by a word of this one, and its neighbours in the alphabet: a bounded set to compare
/// with.
pub(crate) async fn candidates(
    db: &Db,
    viewer: &Viewer,
    id: Id,
    name: &str,
    words: &[&str],
) -> Result<Vec<VariantRow>, DbErr> {
    const AT_MOST: i64 = 80;
    let mut found: HashMap<Id, VariantRow> = HashMap::new();
    let start = || {
        let mut sql = Sql::new(VARIANTS);
        sql.push("o.merged_into IS NULL AND o.id <> ").bind(id).push(" AND o.state = 'active'");
        sql.push(" AND ").append(&visible(viewer, "o", &ORGANISATION));
        sql
    };
    for (sign, order) in [(">=", "ASC"), ("<", "DESC")] {
        let mut sql = start();
        sql.push(&format!(" AND o.name_sort {sign} ")).bind(swedish::sort_key(name));
        sql.push(&format!(" ORDER BY o.name_sort {order} LIMIT ")).bind(AT_MOST);
        found.extend(sql.all(db.read()).await?.into_iter().map(|row: VariantRow| (row.id, row)));
    }
    for word in words {
        if let Some(condition) = search::condition(db.engine(), ORGANISATION.key, word, "o") {
            let mut sql = start();
            sql.push(" AND ").append(&condition).push(" LIMIT ").bind(AT_MOST);
            found.extend(sql.all(db.read()).await?.into_iter().map(|row: VariantRow| (row.id, row)));
        }
    }
    let mut found: Vec<VariantRow> = found.into_values().collect();
    found.sort_by_key(|row| row.id);
    Ok(found)
}
