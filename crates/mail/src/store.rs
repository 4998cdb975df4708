//! All SQL of the room.

use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;
use types::Moment;
use web::Lang;

use crate::{
    letter::NewMail,
    receiver::{Receiver, Reminders},
};

/// A letter and whom it is to.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Mail {
    pub id: Id,
    pub account_id: Id,
    pub owner_id: Id,
    pub login: String,
    pub name: String,
    pub active: bool,
    pub subject: String,
    pub text: String,
    pub reminder: bool,
    pub created_at: Moment,
    pub best_before: Moment,
    pub sent_at: Option<Moment>,
}

const MAIL: &str = "SELECT m.id, m.account_id, m.owner_id, a.login, a.name, a.active, m.subject, m.text, \
                    m.reminder, m.created_at, m.best_before, m.sent_at \
                    FROM mail m JOIN account a ON a.id = m.account_id WHERE ";

/// Adds a letter; false if there is one with its key.
pub(crate) async fn insert(tx: &Tx, id: Id, new: &NewMail<'_>, now: Moment) -> Result<bool, DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO mail (id, once_key, account_id, owner_id, subject, text, reminder, created_at, \
         best_before) VALUES (",
    );
    sql.bind(id).push(", ").bind(new.letter.once_key.as_str()).push(", ").bind(new.letter.to_account);
    sql.push(", ").bind(new.owner_id).push(", ").bind(new.letter.subject.as_str());
    sql.push(", ").bind(new.letter.text.as_str()).push(", ").bind(new.reminder);
    sql.push(", ").bind(now).push(", ").bind(new.best_before).push(") ON CONFLICT (once_key) DO NOTHING");
    Ok(sql.run(tx.on()).await? == 1)
}

pub(crate) async fn mail(db: &Db, id: Id) -> Result<Option<Mail>, DbErr> {
    Sql::with(&format!("{MAIL} m.id = $1"), [id]).one(db.read()).await
}

pub(crate) async fn set_sent(tx: &Tx, id: Id, now: Moment) -> Result<(), DbErr> {
    let text = "UPDATE mail SET sent_at = $1, expired_at = NULL WHERE id = $2 AND sent_at IS NULL";
    Sql::with(text, [now, id]).run(tx.on()).await.map(|_| ())
}

pub(crate) async fn set_expired(tx: &Tx, id: Id, now: Option<Moment>) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE mail SET expired_at = ");
    sql.bind(now).push(" WHERE id = ").bind(id).push(" AND sent_at IS NULL").run(tx.on()).await.map(|_| ())
}

/// Lets a letter that had become too old be sent until then; false if it is not one.
pub(crate) async fn freshen(tx: &Tx, id: Id, best_before: Moment) -> Result<bool, DbErr> {
    let text = "UPDATE mail SET expired_at = NULL, best_before = $1 \
                WHERE id = $2 AND sent_at IS NULL AND expired_at IS NOT NULL";
    Ok(Sql::with(text, [best_before, id]).run(tx.on()).await? == 1)
}

/// Letters that became too old before they could be sent, newest first.
pub(crate) async fn expired(db: &Db, limit: i64) -> Result<Vec<Mail>, DbErr> {
    let text = format!("{MAIL} m.expired_at IS NOT NULL AND NOT m.reminder ORDER BY m.id DESC LIMIT $1");
    Sql::with(&text, [limit]).all(db.read()).await
}

/// Letters that have not been sent: how many wait, and how many became too old.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Unsent {
    pub waiting: i64,
    pub expired: i64,
}

pub(crate) async fn unsent(db: &Db) -> Result<Unsent, DbErr> {
    let text = "SELECT COUNT(CASE WHEN expired_at IS NULL THEN 1 END) AS waiting, \
                COUNT(CASE WHEN expired_at IS NOT NULL AND NOT reminder THEN 1 END) AS expired \
                FROM mail WHERE sent_at IS NULL";
    Ok(Sql::new(text).one(db.read()).await?.unwrap_or_default())
}

/// Forgets letters that were sent, or became too old, before then.
pub(crate) async fn forget(tx: &Tx, before: Moment) -> Result<u64, DbErr> {
    let text = "DELETE FROM mail WHERE created_at < $1 AND (sent_at IS NOT NULL OR expired_at IS NOT NULL)";
    Sql::with(text, [before]).run(tx.on()).await
}

#[derive(FromQueryResult)]
struct ReceiverRow {
    account_id: Id,
    reminders: String,
    language: String,
    stop_secret: String,
    calendar_secret: Option<String>,
    revision: i64,
}

impl From<ReceiverRow> for Receiver {
    fn from(row: ReceiverRow) -> Receiver {
        Receiver {
            account_id: row.account_id,
            reminders: Reminders::from_key(&row.reminders).unwrap_or(Reminders::None),
            lang: Lang::from_code(&row.language).unwrap_or(Lang::Sv),
            stop_secret: row.stop_secret,
            calendar_secret: row.calendar_secret,
            revision: row.revision,
        }
    }
}

const RECEIVER: &str = "SELECT account_id, reminders, language, stop_secret, calendar_secret, revision \
                        FROM mail_receiver WHERE ";

pub(crate) async fn receiver(on: &impl ConnectionTrait, account_id: Id) -> Result<Option<Receiver>, DbErr> {
    let row = Sql::with(&format!("{RECEIVER} account_id = $1"), [account_id]).one::<ReceiverRow>(on).await?;
    Ok(row.map(Receiver::from))
}

pub(crate) async fn receiver_by_stop(db: &Db, secret: &str) -> Result<Option<Receiver>, DbErr> {
    let sql = Sql::with(&format!("{RECEIVER} stop_secret = $1"), [secret]);
    Ok(sql.one::<ReceiverRow>(db.read()).await?.map(Receiver::from))
}

pub(crate) async fn receiver_by_calendar(db: &Db, secret: &str) -> Result<Option<Receiver>, DbErr> {
    let sql = Sql::with(&format!("{RECEIVER} calendar_secret = $1"), [secret]);
    Ok(sql.one::<ReceiverRow>(db.read()).await?.map(Receiver::from))
}

pub(crate) async fn insert_receiver(tx: &Tx, new: &Receiver) -> Result<(), DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO mail_receiver (account_id, reminders, language, stop_secret, calendar_secret, \
         revision) VALUES (",
    );
    sql.bind(new.account_id).push(", ").bind(new.reminders.key()).push(", ").bind(new.lang.code());
    sql.push(", ").bind(new.stop_secret.as_str()).push(", ").bind(new.calendar_secret.clone());
    sql.push(", ").bind(new.revision).push(") ON CONFLICT (account_id) DO NOTHING");
    sql.run(tx.on()).await.map(|_| ())
}

/// Writes what the person has chosen; false if it has been changed meanwhile.
pub(crate) async fn update_receiver(tx: &Tx, row: &Receiver) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE mail_receiver SET revision = revision + 1, reminders = ");
    sql.bind(row.reminders.key()).push(", language = ").bind(row.lang.code());
    sql.push(", calendar_secret = ").bind(row.calendar_secret.clone());
    sql.push(" WHERE account_id = ").bind(row.account_id).push(" AND revision = ").bind(row.revision);
    Ok(sql.run(tx.on()).await? == 1)
}

/// An account that may be reminded, and the organisation in whose name.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Reminded {
    pub account_id: Id,
    pub name: String,
    pub owner_id: Id,
    pub reminders: Option<String>,
}

/// Open accounts with a membership that have not said no, by account.
pub(crate) async fn reminded(db: &Db) -> Result<Vec<Reminded>, DbErr> {
    let text = "SELECT a.id AS account_id, a.name, MIN(m.organisation_id) AS owner_id, r.reminders \
                FROM account a JOIN membership m ON m.account_id = a.id \
                LEFT JOIN mail_receiver r ON r.account_id = a.id \
                WHERE a.active AND COALESCE(r.reminders, 'weekly') <> 'none' \
                GROUP BY a.id, a.name, r.reminders ORDER BY a.id";
    Sql::new(text).all(db.read()).await
}

/// Any organisation, for work that is done for the whole house.
pub(crate) async fn some_organisation(db: &Db) -> Result<Option<Id>, DbErr> {
    Sql::new("SELECT MIN(id) AS value FROM organisation")
        .value::<Option<Id>>(db.read())
        .await
        .map(Option::flatten)
}
