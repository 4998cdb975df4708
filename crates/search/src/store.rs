//! All SQL of the index. The two engines differ here and nowhere else: SQLite has an FTS5 table beside the
//! entries, PostgreSQL a `tsvector` in them.

use access::{Parent, RecordKind, Tie, Viewer, Visibility, visible_of_any_kind};
use db::{Db, DbErr, Engine, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;
use swedish::Query;

use crate::Entry;

/// Entries in one statement; below both engines' limit of parameters.
const ROWS_AT_A_TIME: usize = 100;

fn engine_of(tx: &Tx) -> Engine {
    match tx.on().get_database_backend() {
        sea_orm::DbBackend::Postgres => Engine::Postgres,
        _ => Engine::Sqlite,
    }
}

pub(crate) async fn put_all(tx: &Tx, entries: &[Entry]) -> Result<(), DbErr> {
    for chunk in entries.chunks(ROWS_AT_A_TIME) {
        let ids: Vec<Id> = chunk.iter().map(|entry| entry.object_id).collect();
        remove_all(tx, &ids).await?;
        insert(tx, chunk).await?;
    }
    Ok(())
}

async fn insert(tx: &Tx, entries: &[Entry]) -> Result<(), DbErr> {
    let engine = engine_of(tx);
    let columns = "id, kind, owner_id, visibility, parent_kind, parent_id, title, title_terms, body, path";
    let mut rows = Sql::new(&match engine {
        Engine::Sqlite => format!("INSERT INTO search_entry ({columns}) VALUES "),
        Engine::Postgres => format!("INSERT INTO search_entry ({columns}, terms) VALUES "),
    });
    let mut terms = Sql::new("INSERT INTO search_terms (rowid, terms) VALUES ");
    for (index, entry) in entries.iter().enumerate() {
        let comma = if index == 0 { "(" } else { ", (" };
        let all = swedish::index_text(&format!("{} {}", entry.title, entry.body));
        rows.push(comma).bind(entry.object_id).push(", ").bind(entry.kind).push(", ").bind(entry.owner_id);
        rows.push(", ").bind(entry.visibility.key()).push(", ").bind(entry.parent.map(|(kind, _)| kind));
        rows.push(", ").bind(entry.parent.map(|(_, id)| id)).push(", ").bind(entry.title.as_str());
        rows.push(", ").bind(swedish::index_text(&entry.title)).push(", ").bind(entry.body.as_str());
        rows.push(", ").bind(entry.path.as_str());
        match engine {
            Engine::Sqlite => {
                rows.push(")");
                terms.push(comma).bind(entry.object_id).push(", ").bind(all).push(")");
            }
            Engine::Postgres => {
                rows.push(", to_tsvector('simple', ").bind(all).push("))");
            }
        }
    }
    // Two changes may renew the same entry at once; the later one stands.
    rows.push(
        " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, owner_id = excluded.owner_id, \
         visibility = excluded.visibility, parent_kind = excluded.parent_kind, \
         parent_id = excluded.parent_id, title = excluded.title, title_terms = excluded.title_terms, \
         body = excluded.body, path = excluded.path",
    );
    if engine == Engine::Postgres {
        rows.push(", terms = excluded.terms");
    }
    rows.run(tx.on()).await?;
    if engine == Engine::Sqlite {
        terms.run(tx.on()).await?;
    }
    Ok(())
}

pub(crate) async fn remove_all(tx: &Tx, ids: &[Id]) -> Result<(), DbErr> {
    let mut sql = Sql::new("DELETE FROM search_entry WHERE id IN ");
    sql.bind_list(ids.iter().copied()).run(tx.on()).await?;
    if engine_of(tx) == Engine::Sqlite {
        let mut sql = Sql::new("DELETE FROM search_terms WHERE rowid IN ");
        sql.bind_list(ids.iter().copied()).run(tx.on()).await?;
    }
    Ok(())
}

/// The ids of all hits, as a query to be wrapped; `None` if nothing is searched for.
fn hits(engine: Engine, query: &Query) -> Option<Sql> {
    let mut sql = Sql::default();
    match engine {
        Engine::Sqlite => {
            sql.push("SELECT rowid AS id FROM search_terms WHERE search_terms MATCH ").bind(query.to_fts5()?);
        }
        Engine::Postgres => {
            sql.push("SELECT id FROM search_entry WHERE terms @@ to_tsquery('simple', ");
            sql.bind(query.to_tsquery()?).push(")");
        }
    }
    Some(sql)
}

/// The condition that the records known as `alias` are among the hits for what was typed; `None` if nothing
/// was.
pub fn condition(engine: Engine, kind: &str, typed: &str, alias: &str) -> Option<Sql> {
    let mut sql = Sql::new(alias);
    sql.push(".id IN (").append(&hits(engine, &swedish::query(typed))?);
    if engine == Engine::Postgres {
        sql.push(" AND kind = ").bind(kind);
    }
    sql.push(")");
    Some(sql)
}

/// The condition that the record whose id stands in the column `id` is one that the viewer sees, as the index
/// knows it: for what tells of records without knowing their tables. Withdrawn ones are not in the index.
pub fn seen(viewer: &Viewer, id: &str) -> Sql {
    let mut sql = Sql::new("EXISTS (SELECT 1 FROM search_entry e WHERE e.id = ");
    sql.push(id).push(" AND ").append(&visible_of_any_kind(viewer, "e")).push(")");
    sql
}

/// From where hits come, one by one and never all at once, so that what is capped stays cheap: the entries
/// `e` that match, and the column to order them by.
fn matching(engine: Engine, query: &Query) -> Option<(Sql, &'static str)> {
    let mut sql = Sql::default();
    Some(match engine {
        Engine::Sqlite => {
            sql.push(
                "search_terms t CROSS JOIN search_entry e ON e.id = t.rowid WHERE t.search_terms MATCH ",
            );
            (sql.bind(query.to_fts5()?).clone(), "t.rowid")
        }
        Engine::Postgres => {
            sql.push("search_entry e WHERE e.terms @@ to_tsquery('simple', ").bind(query.to_tsquery()?);
            (sql.push(")").clone(), "e.id")
        }
    })
}

/// What ranking looks at.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Candidate {
    pub id: Id,
    pub title: String,
    pub title_terms: String,
}

/// Visible hits, newest first.
pub(crate) async fn newest(
    db: &Db,
    viewer: &Viewer,
    query: &Query,
    kind: Option<&str>,
    (offset, limit): (i64, i64),
) -> Result<Vec<Candidate>, DbErr> {
    let Some((matching, order)) = matching(db.engine(), query) else {
        return Ok(Vec::new());
    };
    let mut sql = Sql::new("SELECT e.id, e.title, e.title_terms FROM ");
    sql.append(&matching).push(" AND ").append(&visible_of_any_kind(viewer, "e"));
    if let Some(kind) = kind {
        sql.push(" AND e.kind = ").bind(kind);
    }
    sql.push(" ORDER BY ").push(order).push(" DESC LIMIT ").bind(limit).push(" OFFSET ").bind(offset);
    sql.all(db.read()).await
}

#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct HitRow {
    pub id: Id,
    pub kind: String,
    pub title: String,
    pub body: String,
    pub path: String,
    pub owner_name: String,
}

/// What is shown of hits that the viewer is known to see, in no order.
pub(crate) async fn shown(db: &Db, ids: &[Id]) -> Result<Vec<HitRow>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT e.id, e.kind, e.title, e.body, e.path, o.name AS owner_name \
         FROM search_entry e JOIN organisation o ON o.id = e.owner_id WHERE e.id IN ",
    );
    sql.bind_list(ids.iter().copied()).all(db.read()).await
}

#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct KindCount {
    pub kind: String,
    pub count: i64,
}

/// Visible hits per kind, counting no further than `most` in all.
pub(crate) async fn counts(
    db: &Db,
    viewer: &Viewer,
    query: &Query,
    most: i64,
) -> Result<Vec<KindCount>, DbErr> {
    let Some((matching, _)) = matching(db.engine(), query) else {
        return Ok(Vec::new());
    };
    let mut sql = Sql::new("SELECT kind, COUNT(*) AS count FROM (SELECT e.kind FROM ");
    sql.append(&matching).push(" AND ").append(&visible_of_any_kind(viewer, "e"));
    sql.push(" LIMIT ").bind(most).push(") AS capped GROUP BY kind ORDER BY kind");
    sql.all(db.read()).await
}

/// An entry whose terms are not those of its text: the index has gone astray.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Stray {
    pub kind: String,
    pub id: Id,
}

/// Entries without terms, and (on SQLite, where they stand apart) terms without an entry.
pub async fn strays(db: &Db) -> Result<Vec<Stray>, DbErr> {
    let text = match db.engine() {
        Engine::Sqlite => {
            "SELECT e.kind, e.id FROM search_entry e \
             WHERE NOT EXISTS (SELECT 1 FROM search_terms t WHERE t.rowid = e.id) \
             UNION ALL SELECT '' AS kind, t.rowid AS id FROM search_terms t \
             WHERE NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.id = t.rowid)"
        }
        Engine::Postgres => {
            "SELECT kind, id FROM search_entry WHERE terms = ''::tsvector AND title_terms <> ''"
        }
    };
    Sql::new(text).all(db.read()).await
}

/// Records of a kind whose owner or visibility is not what the index says. Records that are not in the index
/// at all are the room's choice (withdrawn ones), but an entry without its record is a fault.
pub async fn out_of_step(db: &Db, kind: &RecordKind) -> Result<Vec<Id>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Id,
    }
    let table = kind.table;
    // One that is seen only with its parent may be found by fewer than itself says, never by more.
    let astray = match kind.parent {
        Some(Parent { tie: Tie::Within, .. }) => {
            "r.visibility = 'own' AND e.visibility <> 'own' \
             OR r.visibility = 'network' AND e.visibility = 'public'"
        }
        _ => "r.visibility <> e.visibility",
    };
    let mut sql = Sql::new(&format!(
        "SELECT e.id FROM search_entry e LEFT JOIN {table} r ON r.id = e.id WHERE (r.id IS NULL \
         OR r.owner_id <> e.owner_id OR {astray}) AND e.kind = "
    ));
    sql.bind(kind.key).push(" LIMIT 100");
    let rows: Vec<Row> = sql.all(db.read()).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

#[derive(FromQueryResult)]
struct StoredEntry {
    id: Id,
    kind: String,
    owner_id: Id,
    visibility: String,
    parent_kind: Option<String>,
    parent_id: Option<Id>,
    title: String,
    body: String,
    path: String,
}

/// Copies the index of one database into another, whose engine may keep it differently. Entries of kinds that
/// this program does not know stay behind.
pub async fn copy_entries(from: &Db, to: &Db, kinds: &[&'static str]) -> Result<(), DbErr> {
    let mut last: Id = 0;
    loop {
        let text = "SELECT id, kind, owner_id, visibility, parent_kind, parent_id, title, body, path \
                    FROM search_entry \
                    WHERE id > $1 ORDER BY id LIMIT 2000";
        let rows: Vec<StoredEntry> = Sql::with(text, [last]).all(from.read()).await?;
        let Some(end) = rows.last() else {
            return Ok(());
        };
        last = end.id;
        let known = |key: &str| kinds.iter().find(|kind| **kind == key).copied();
        let entries = rows.into_iter().filter_map(|row| {
            Some(Entry {
                kind: known(&row.kind)?,
                parent: row.parent_kind.as_deref().and_then(known).zip(row.parent_id),
                object_id: row.id,
                owner_id: row.owner_id,
                visibility: Visibility::from_key(&row.visibility).unwrap_or(Visibility::Own),
                title: row.title,
                body: row.body,
                path: row.path,
            })
        });
        let entries: Vec<Entry> = entries.collect();
        let tx = to.begin().await?;
        put_all(&tx, &entries).await?;
        tx.commit().await?;
    }
}
