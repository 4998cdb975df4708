//! Values: the current ones, their versions, and writing them.

use std::collections::HashMap;

use db::{Db, DbErr, Id, IdSource, Sql, Tx, insert_all, values};
use sea_orm::ConnectionTrait;

use crate::value::{Bringing, NewValue, Origin, ValueRow, Written};

const COLUMNS: &str = "v.id, v.holder_id, v.subject, v.dimension, v.period, v.value, v.answers, v.flag, \
                       v.source, v.note, v.fetched_at, a.name AS author_name, v.superseded_at \
                       FROM indicator_value v LEFT JOIN account a ON a.id = v.author_id WHERE ";
/// The same without who wrote it: for many rows.
const PLAIN: &str = "v.id, v.holder_id, v.subject, v.dimension, v.period, v.value, v.answers, v.flag, \
                     v.source, v.note, v.fetched_at, NULL AS author_name, v.superseded_at \
                     FROM indicator_value v WHERE v.superseded_at IS NULL AND v.dimension = '' AND ";

/// Places asked for in one statement, and rows changed in one.
const MANY: usize = 400;

/// The current totals of these holders about these subjects; `None` for all subjects.
pub(crate) async fn totals(
    on: &impl ConnectionTrait,
    holders: &[Id],
    subjects: Option<&[String]>,
) -> Result<Vec<ValueRow>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT {PLAIN} v.holder_id IN "));
    sql.bind_list(holders.iter().copied());
    if let Some(subjects) = subjects {
        sql.push(" AND v.subject IN ").bind_list(subjects.iter().map(String::as_str));
    }
    sql.push(" ORDER BY v.holder_id, v.subject, v.period").all(on).await
}

/// The current totals of one period about municipalities; `None` for all municipalities.
pub(crate) async fn totals_of_period(
    db: &Db,
    holder_id: Id,
    period: &str,
    subjects: Option<&[String]>,
) -> Result<Vec<ValueRow>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT {PLAIN} v.holder_id = "));
    sql.bind(holder_id).push(" AND v.period = ").bind(period).push(" AND LENGTH(v.subject) = 4");
    if let Some(subjects) = subjects {
        sql.push(" AND v.subject IN ").bind_list(subjects.iter().map(String::as_str));
    }
    sql.all(db.read()).await
}

/// The current totals of one period about groups, counties and the nation: not about single municipalities.
pub(crate) async fn whole_of_period(db: &Db, holder_id: Id, period: &str) -> Result<Vec<ValueRow>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT {PLAIN} v.holder_id = "));
    sql.bind(holder_id).push(" AND v.period = ").bind(period);
    sql.push(" AND LENGTH(v.subject) <> 4 ORDER BY v.subject").all(db.read()).await
}

/// The latest period for which any of these municipalities (`None` for all) has a value.
pub(crate) async fn latest_period(
    db: &Db,
    holder_id: Id,
    subjects: Option<&[String]>,
) -> Result<Option<String>, DbErr> {
    let mut sql = Sql::new(
        "SELECT v.period AS value FROM indicator_value v WHERE v.superseded_at IS NULL \
         AND v.value IS NOT NULL AND LENGTH(v.subject) = 4 AND v.dimension = '' AND v.holder_id = ",
    );
    sql.bind(holder_id);
    if let Some(subjects) = subjects {
        sql.push(" AND v.subject IN ").bind_list(subjects.iter().map(String::as_str));
    }
    sql.push(" ORDER BY v.period DESC LIMIT 1").value(db.read()).await
}

/// Whom a holder has current totals about.
pub(crate) async fn subjects_of(db: &Db, holder_id: Id) -> Result<Vec<String>, DbErr> {
    #[derive(db::FromQueryResult)]
    struct Row {
        subject: String,
    }
    let text = "SELECT DISTINCT subject FROM indicator_value WHERE superseded_at IS NULL AND dimension = '' \
                AND holder_id = $1 ORDER BY subject";
    let rows: Vec<Row> = Sql::with(text, [holder_id]).all(db.read()).await?;
    Ok(rows.into_iter().map(|row| row.subject).collect())
}

/// Every version of a holder's totals about one subject, the newest first.
pub(crate) async fn versions(db: &Db, holders: &[Id], subjects: &[String]) -> Result<Vec<ValueRow>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} v.dimension = '' AND v.holder_id IN "));
    sql.bind_list(holders.iter().copied());
    sql.push(" AND v.subject IN ").bind_list(subjects.iter().map(String::as_str));
    sql.push(" ORDER BY v.period DESC, v.id DESC LIMIT 1000").all(db.read()).await
}

/// What the sources call groups of municipalities, by code.
pub(crate) async fn group_names(db: &Db) -> Result<HashMap<String, String>, DbErr> {
    #[derive(db::FromQueryResult)]
    struct Row {
        code: String,
        name: String,
    }
    let rows: Vec<Row> =
        Sql::new("SELECT code, name FROM indicator_group ORDER BY code LIMIT 2000").all(db.read()).await?;
    Ok(rows.into_iter().map(|row| (row.code, row.name)).collect())
}

/// Keeps what a source calls a group of municipalities (`G37344`).
pub async fn name_group(tx: &Tx, code: &str, name: &str) -> Result<(), DbErr> {
    let text = "INSERT INTO indicator_group (code, name) VALUES ($1, $2) \
                ON CONFLICT (code) DO UPDATE SET name = excluded.name";
    Sql::with(text, [code, name]).run(tx.on()).await.map(|_| ())
}

/// The current value of a holder about a subject and a period.
pub(crate) async fn current(
    on: &impl ConnectionTrait,
    (holder_id, subject): (Id, &str),
    period: &str,
) -> Result<Option<ValueRow>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT {PLAIN} v.holder_id = "));
    sql.bind(holder_id).push(" AND v.subject = ").bind(subject).push(" AND v.period = ").bind(period);
    sql.one(on).await
}

/// Writes values of one holder. One that says what is stored is left alone; one that says something else is
/// a new version, and the old one stays as history. Of two that mean the same the last counts.
pub async fn put_values(
    tx: &Tx,
    ids: &IdSource,
    holder_id: Id,
    by: &Bringing,
    new: &[NewValue],
) -> Result<Written, DbErr> {
    let stored = stored(tx, holder_id, new).await?;
    let mut written = Written::default();
    let mut wanted: HashMap<(&str, &str, String), &NewValue> = HashMap::new();
    for value in new {
        wanted.insert((&value.subject, &value.dimension, value.period.key()), value);
    }
    let mut rows: Vec<(Id, &NewValue)> = Vec::new();
    let (mut old, mut same): (Vec<Id>, Vec<Id>) = (Vec::new(), Vec::new());
    for (key, value) in wanted {
        let key = (key.0.to_string(), key.1.to_string(), key.2);
        match stored.get(&key) {
            Some(row) if row.says(value) => {
                written.unchanged += 1;
                same.push(row.id);
            }
            Some(row) => {
                written.corrected += 1;
                old.push(row.id);
                rows.push((ids.next(), value));
            }
            None => {
                written.added += 1;
                rows.push((ids.next(), value));
            }
        }
    }
    for chunk in old.chunks(MANY) {
        let mut sql = Sql::new("UPDATE indicator_value SET superseded_at = ");
        sql.bind(by.now).push(" WHERE superseded_at IS NULL AND id IN ").bind_list(chunk.iter().copied());
        sql.run(tx.on()).await?;
    }
    // What was fetched or counted again, and says the same, is known until now.
    let again = !matches!(by.origin, Origin::Manual | Origin::File | Origin::Example);
    for chunk in same.chunks(MANY).filter(|_| again) {
        let mut sql = Sql::new("UPDATE indicator_value SET fetched_at = ");
        sql.bind(by.now).push(" WHERE superseded_at IS NULL AND id IN ").bind_list(chunk.iter().copied());
        sql.run(tx.on()).await?;
    }
    rows.sort_by_key(|(id, _)| *id);
    insert(tx, holder_id, by, &rows).await?;
    Ok(written)
}

async fn stored(
    tx: &Tx,
    holder_id: Id,
    new: &[NewValue],
) -> Result<HashMap<(String, String, String), ValueRow>, DbErr> {
    let mut subjects: Vec<&str> = new.iter().map(|value| value.subject.as_str()).collect();
    subjects.sort_unstable();
    subjects.dedup();
    let mut stored = HashMap::new();
    for chunk in subjects.chunks(MANY) {
        let mut sql = Sql::new(&format!("SELECT {COLUMNS} v.superseded_at IS NULL AND v.holder_id = "));
        sql.bind(holder_id).push(" AND v.subject IN ").bind_list(chunk.iter().copied());
        let rows: Vec<ValueRow> = sql.all(tx.on()).await?;
        let keyed = rows
            .into_iter()
            .map(|row| ((row.subject.clone(), row.dimension.clone(), row.period.clone()), row));
        stored.extend(keyed);
    }
    Ok(stored)
}

async fn insert(tx: &Tx, holder_id: Id, by: &Bringing, rows: &[(Id, &NewValue)]) -> Result<(), DbErr> {
    let into = "indicator_value (id, holder_id, subject, dimension, period, value, answers, flag, source, \
                note, fetched_at, author_id, superseded_at)";
    insert_all(tx, into, rows, |sql, (id, new)| {
        let value = new.value.map(crate::decimal::Decimal::text);
        values!(sql, *id, holder_id, new.subject.clone(), new.dimension.clone(), new.period.key(), value);
        sql.push(", ");
        values!(sql, new.answers, new.flag.key(), by.origin.key(), by.note.clone(), by.now, by.author_id);
        sql.push(", NULL");
    })
    .await
}

/// Are any of a holder's current values invented?
pub(crate) async fn has_examples(db: &Db, holder_id: Id) -> Result<bool, DbErr> {
    let text = "SELECT v.source AS value FROM indicator_value v WHERE v.holder_id = $1 \
                AND v.superseded_at IS NULL ORDER BY v.period DESC LIMIT 1";
    let newest = Sql::with(text, [holder_id]).value::<String>(db.read()).await?;
    Ok(newest.as_deref() == Some(Origin::Example.key()))
}
