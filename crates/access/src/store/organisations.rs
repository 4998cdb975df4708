//! Organisations and their tree.

use db::{Db, DbErr, Id, Sql, Tx, Value};
use sea_orm::ConnectionTrait;

use crate::{Organisation, Visibility};

const ORGANISATION: &str =
    "SELECT o.id, o.parent_id, o.key, o.name, o.owner_id, o.merged_into FROM organisation o";

/// Parents come first. One whose key is taken is left out, and gives fewer rows; a key that another
/// transaction is taking just now is waited for.
pub(crate) async fn insert_organisations(
    tx: &Tx,
    organisations: &[&Organisation],
    visibility: Visibility,
) -> Result<u64, DbErr> {
    let mut inserted = 0;
    for chunk in organisations.chunks(1_000) {
        let mut sql = Sql::new(
            "INSERT INTO organisation (id, parent_id, key, name, name_sort, owner_id, visibility, revision) \
             VALUES ",
        );
        for (place, organisation) in chunk.iter().enumerate() {
            sql.push(if place == 0 { "(" } else { ", (" });
            sql.bind(organisation.id).push(", ").bind(organisation.parent_id).push(", ");
            sql.bind(organisation.key.as_str()).push(", ").bind(organisation.name.as_str()).push(", ");
            sql.bind(swedish::sort_key(&organisation.name)).push(", ").bind(organisation.owner_id);
            sql.push(", ").bind(visibility.key()).push(", 1)");
        }
        inserted += sql.push(" ON CONFLICT (key) DO NOTHING").run(tx.on()).await?;
    }
    Ok(inserted)
}

pub(crate) async fn rename_organisation(tx: &Tx, id: Id, name: &str) -> Result<(), DbErr> {
    let values: [Value; 3] = [name.into(), swedish::sort_key(name).into(), id.into()];
    let text = "UPDATE organisation SET name = $1, name_sort = $2 WHERE id = $3";
    Sql::with(text, values).run(tx.on()).await.map(|_| ())
}

pub(crate) async fn organisation_by_key(
    on: &impl ConnectionTrait,
    key: &str,
) -> Result<Option<Organisation>, DbErr> {
    Sql::with(&format!("{ORGANISATION} WHERE o.key = $1"), [key]).one(on).await
}

pub(crate) async fn organisation(db: &Db, id: Id) -> Result<Option<Organisation>, DbErr> {
    Sql::with(&format!("{ORGANISATION} WHERE o.id = $1"), [id]).one(db.read()).await
}

pub(crate) async fn find_organisation(db: &Db, text: &str) -> Result<Option<Organisation>, DbErr> {
    let text = text.trim();
    if let Some(found) = organisation_by_key(db.read(), &text.to_lowercase()).await? {
        return Ok(Some(found));
    }
    if let Ok(id) = text.parse::<Id>() {
        return organisation(db, id).await;
    }
    let sql = Sql::with(&format!("{ORGANISATION} WHERE o.name = $1 ORDER BY o.id LIMIT 1"), [text]);
    sql.one(db.read()).await
}

pub(crate) async fn ancestors(db: &Db, id: Id) -> Result<Vec<Organisation>, DbErr> {
    let text = format!(
        "WITH RECURSIVE up (id, depth) AS ( \
           SELECT parent_id, 1 FROM organisation WHERE id = $1 \
           UNION ALL SELECT p.parent_id, up.depth + 1 FROM organisation p JOIN up ON p.id = up.id \
           WHERE up.depth < 20) \
         {ORGANISATION} JOIN up ON up.id = o.id ORDER BY up.depth"
    );
    Sql::with(&text, [id]).all(db.read()).await
}

pub(crate) async fn organisations_with_members(db: &Db) -> Result<Vec<Organisation>, DbErr> {
    let text = format!(
        "{ORGANISATION} WHERE EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = o.id) \
         ORDER BY o.name_sort"
    );
    Sql::new(&text).all(db.read()).await
}

pub(crate) async fn has_organisations(db: &Db) -> Result<bool, DbErr> {
    let sql = Sql::new("SELECT id AS value FROM organisation LIMIT 1");
    Ok(sql.value::<Id>(db.read()).await?.is_some())
}
