//! Offices' own words.

use db::{DbErr, FromQueryResult, Id, IdSource, Sql, Tx};
use sea_orm::ConnectionTrait;

use crate::vocabulary::{Subject, Vocabulary, Word, word_key};

pub(crate) async fn vocabulary(on: &impl ConnectionTrait, owner_id: Id) -> Result<Vocabulary, DbErr> {
    let text = "SELECT id, subject, word, word_key, meaning FROM plan_word WHERE owner_id = $1 \
                AND state = 'active' ORDER BY subject, position, id";
    Ok(Vocabulary { words: Sql::with(text, [owner_id]).all(on).await? })
}

/// Takes a word in, or gives one that was there another meaning.
pub(crate) async fn put_word(
    tx: &Tx,
    ids: &IdSource,
    owner_id: Id,
    subject: Subject,
    (word, meaning): (&str, &str),
) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE plan_word SET state = 'active', word = ");
    sql.bind(word).push(", meaning = ").bind(meaning).push(" WHERE owner_id = ").bind(owner_id);
    sql.push(" AND subject = ").bind(subject.key()).push(" AND word_key = ").bind(word_key(word));
    if sql.run(tx.on()).await? > 0 {
        return Ok(());
    }
    let mut sql = Sql::new(
        "INSERT INTO plan_word (id, owner_id, subject, word, word_key, meaning, state, position) SELECT ",
    );
    sql.bind(ids.next()).push(", ").bind(owner_id).push(", ").bind(subject.key()).push(", ").bind(word);
    sql.push(", ").bind(word_key(word)).push(", ").bind(meaning);
    sql.push(", 'active', COALESCE(MAX(position), 0) + 1 FROM plan_word WHERE owner_id = ").bind(owner_id);
    sql.run(tx.on()).await.map(|_| ())
}

/// Words are not deleted; a later one of the same name takes their place.
pub(crate) async fn withdraw_word(tx: &Tx, owner_id: Id, id: Id) -> Result<Option<Word>, DbErr> {
    let find = "SELECT id, subject, word, word_key, meaning FROM plan_word WHERE id = $1 AND owner_id = $2 \
                AND state = 'active'";
    let found: Option<Word> = Sql::with(find, [id, owner_id]).one(tx.on()).await?;
    if found.is_some() {
        Sql::with("UPDATE plan_word SET state = 'withdrawn' WHERE id = $1", [id]).run(tx.on()).await?;
    }
    Ok(found)
}

/// An initiative whose priority is a word that nobody has explained.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Unexplained {
    pub id: Id,
    pub priority_text: String,
}

/// Those of an owner, withdrawn ones too.
pub(crate) async fn unexplained(on: &impl ConnectionTrait, owner_id: Id) -> Result<Vec<Unexplained>, DbErr> {
    let text = "SELECT id, priority_text FROM initiative WHERE owner_id = $1 AND priority_level IS NULL \
                AND priority_text IS NOT NULL ORDER BY id";
    Sql::with(text, [owner_id]).all(on).await
}

pub(crate) async fn explain(tx: &Tx, id: Id, level: &str) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE initiative SET revision = revision + 1, priority_level = ");
    sql.bind(level).push(" WHERE id = ").bind(id);
    sql.run(tx.on()).await.map(|_| ())
}

/// Sets an initiative's status over this revision; false if somebody was faster.
pub(crate) async fn set_status(
    tx: &Tx,
    (id, revision): (Id, i64),
    status: Option<&str>,
    kind: Option<&str>,
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE initiative SET revision = revision + 1, status = ");
    sql.bind(status.map(str::to_string)).push(", status_kind = ").bind(kind.map(str::to_string));
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? == 1)
}
