//! What the names in an organisation's plans mean.

use std::collections::HashMap;

use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx, insert_all, values};
use sea_orm::ConnectionTrait;

use crate::{person::label_key, who::WhoRow};

const WHO: &str = "SELECT w.id, w.owner_id, w.label, w.label_key, w.kind, w.account_id, w.organisation_id, \
                   w.left_on, w.decided, w.revision FROM who w ";
/// Values in one statement.
const AT_A_TIME: usize = 400;

/// A name beside an initiative, with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct NamedPerson {
    pub initiative_id: Id,
    pub label: String,
    pub main: bool,
    /// `None` where nobody has guessed yet.
    pub kind: Option<String>,
    pub account_id: Option<Id>,
    pub left_on: Option<String>,
}

/// A member of an organisation whose account is open.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct MemberName {
    pub account_id: Id,
    pub name: String,
}

/// The names beside these plans' initiatives, not those beside activities, in order.
pub(crate) async fn named_in_plans(db: &Db, plans: &[Id]) -> Result<Vec<NamedPerson>, DbErr> {
    if plans.is_empty() {
        return Ok(Vec::new());
    }
    let text = "SELECT r.initiative_id, r.label, r.main, w.kind, w.account_id, w.left_on \
                FROM responsible r JOIN plan p ON p.id = r.plan_id \
                LEFT JOIN who w ON w.owner_id = p.owner_id AND w.label_key = r.label_key \
                WHERE r.activity_id IS NULL AND r.plan_id IN ";
    let mut sql = Sql::new(text);
    sql.bind_list(plans.iter().copied()).push(" ORDER BY r.initiative_id, r.position, r.id");
    sql.all(db.read()).await
}

pub(crate) async fn who_of_account(db: &Db, account_id: Id) -> Result<Vec<WhoRow>, DbErr> {
    let text = format!("{WHO} WHERE w.account_id = $1 ORDER BY w.owner_id, w.id");
    Sql::with(&text, [account_id]).all(db.read()).await
}

#[derive(FromQueryResult)]
struct PlanOwner {
    id: Id,
    owner_id: Id,
}

pub(crate) async fn owners_of_plans(tx: &Tx, ids: &[Id]) -> Result<HashMap<Id, Id>, DbErr> {
    let mut owners = HashMap::new();
    for chunk in ids.chunks(AT_A_TIME) {
        let mut sql = Sql::new("SELECT id, owner_id FROM plan WHERE id IN ");
        sql.bind_list(chunk.iter().copied());
        let rows: Vec<PlanOwner> = sql.all(tx.on()).await?;
        owners.extend(rows.into_iter().map(|row| (row.id, row.owner_id)));
    }
    Ok(owners)
}

#[derive(FromQueryResult)]
struct Key {
    label_key: String,
}

/// Which of these keys the owner's plans know already.
pub(crate) async fn who_keys<'a>(
    on: &impl ConnectionTrait,
    owner_id: Id,
    keys: impl Iterator<Item = &'a str>,
) -> Result<Vec<String>, DbErr> {
    let keys: Vec<&str> = keys.collect();
    let mut known = Vec::new();
    for chunk in keys.chunks(AT_A_TIME) {
        let mut sql = Sql::new("SELECT label_key FROM who WHERE owner_id = ");
        sql.bind(owner_id).push(" AND label_key IN ").bind_list(chunk.iter().copied());
        let rows: Vec<Key> = sql.all(on).await?;
        known.extend(rows.into_iter().map(|row| row.label_key));
    }
    Ok(known)
}

pub(crate) async fn member_names(on: &impl ConnectionTrait, owner_id: Id) -> Result<Vec<MemberName>, DbErr> {
    let text = "SELECT a.id AS account_id, a.name FROM membership m JOIN account a ON a.id = m.account_id \
                WHERE m.organisation_id = $1 AND a.active ORDER BY a.name, a.id";
    Sql::with(text, [owner_id]).all(on).await
}

#[derive(FromQueryResult)]
struct OrganisationName {
    id: Id,
    name: String,
    merged_into: Option<Id>,
}

/// Organisations of just these names that the owner may know of, by the key of their name.
pub(crate) async fn organisations_named(
    on: &impl ConnectionTrait,
    owner_id: Id,
    names: &[&str],
) -> Result<HashMap<String, Id>, DbErr> {
    let mut found = HashMap::new();
    for chunk in names.chunks(AT_A_TIME) {
        let mut sql = Sql::new("SELECT id, name, merged_into FROM organisation WHERE name_sort IN ");
        sql.bind_list(chunk.iter().map(|name| swedish::sort_key(name)));
        sql.push(" AND (visibility <> 'own' OR owner_id = ").bind(owner_id).push(") ORDER BY id DESC");
        let rows: Vec<OrganisationName> = sql.all(on).await?;
        found.extend(rows.into_iter().map(|row| (label_key(&row.name), row.merged_into.unwrap_or(row.id))));
    }
    Ok(found)
}

/// Adds names; one that is known by now stays as it is.
pub(crate) async fn insert_who(tx: &Tx, rows: &[WhoRow]) -> Result<(), DbErr> {
    for row in rows {
        let mut sql = Sql::new(
            "INSERT INTO who (id, owner_id, label, label_key, kind, account_id, organisation_id, left_on, \
             decided, revision) VALUES (",
        );
        values!(sql, row.id, row.owner_id, row.label.clone(), row.label_key.clone(), row.kind.clone());
        sql.push(", ");
        values!(sql, row.account_id, row.organisation_id, row.left_on.clone(), row.decided, row.revision);
        sql.push(") ON CONFLICT DO NOTHING").run(tx.on()).await?;
    }
    Ok(())
}

/// A name as it stands beside an initiative.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Label {
    pub id: Id,
    pub label: String,
}

/// Names in the owner's plans that nobody has guessed, one for each key.
pub(crate) async fn labels_without_who(on: &impl ConnectionTrait, owner_id: Id) -> Result<Vec<Label>, DbErr> {
    let text = "SELECT MIN(r.id) AS id, MIN(r.label) AS label FROM responsible r \
                JOIN plan p ON p.id = r.plan_id WHERE p.owner_id = $1 AND NOT EXISTS (SELECT 1 FROM who w \
                WHERE w.owner_id = p.owner_id AND w.label_key = r.label_key) GROUP BY r.label_key";
    Sql::with(text, [owner_id]).all(on).await
}

/// Persons whom nobody has decided on, with and without an account.
pub(crate) async fn guessed_persons(tx: &Tx, owner_id: Id) -> Result<Vec<WhoRow>, DbErr> {
    let text =
        format!("{WHO} WHERE w.owner_id = $1 AND w.kind = 'person' AND w.left_on IS NULL AND NOT w.decided");
    Sql::with(&text, [owner_id]).all(tx.on()).await
}

pub(crate) async fn set_guess(tx: &Tx, id: Id, account_id: Option<Id>) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE who SET account_id = ");
    sql.bind(account_id).push(" WHERE id = ").bind(id).push(" AND NOT decided");
    sql.run(tx.on()).await.map(|_| ())
}

/// Writes names beside initiatives and activities as they are. What they mean is for [`crate::who::write`].
pub(crate) async fn insert_named(tx: &Tx, rows: &[crate::Responsible]) -> Result<(), DbErr> {
    let into = "responsible (id, plan_id, initiative_id, activity_id, label, label_key, position, main)";
    insert_all(tx, into, rows, |sql, row| {
        values!(sql, row.id, row.plan_id, row.initiative_id, row.activity_id, row.label.clone());
        sql.push(", ");
        values!(sql, row.label_key.clone(), row.position, row.main);
    })
    .await
}

/// All names of an owner's plans.
pub(crate) async fn who_of_owners(db: &Db, owners: &[Id]) -> Result<Vec<WhoRow>, DbErr> {
    let mut sql = Sql::new(WHO);
    sql.push(" WHERE w.owner_id IN ").bind_list(owners.iter().copied()).push(" ORDER BY w.label_key");
    sql.all(db.read()).await
}

pub(crate) async fn who_by_id(on: &impl ConnectionTrait, id: Id) -> Result<Option<WhoRow>, DbErr> {
    Sql::with(&format!("{WHO} WHERE w.id = $1"), [id]).one(on).await
}

/// Writes what somebody has decided of a name; false if it has been changed meanwhile.
pub(crate) async fn update_who(tx: &Tx, row: &WhoRow) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE who SET revision = revision + 1, decided = ");
    sql.bind(row.decided)
        .push(", kind = ")
        .bind(row.kind.clone())
        .push(", account_id = ")
        .bind(row.account_id);
    sql.push(", organisation_id = ").bind(row.organisation_id);
    sql.push(", left_on = ").bind(row.left_on.clone());
    sql.push(" WHERE id = ").bind(row.id).push(" AND revision = ").bind(row.revision);
    Ok(sql.run(tx.on()).await? == 1)
}
