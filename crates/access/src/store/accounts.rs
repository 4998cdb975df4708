//! Accounts, memberships, sessions, login attempts.

use std::collections::HashMap;

use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx, Value};
use sea_orm::ConnectionTrait;
use types::Moment;

use crate::{Account, Member, Membership, Password, Role, User, Viewer};

const ACCOUNT: &str = "SELECT id, login, name, administrator, active FROM account";

pub(crate) async fn account_by_login(
    on: &impl ConnectionTrait,
    login: &str,
) -> Result<Option<Account>, DbErr> {
    Sql::with(&format!("{ACCOUNT} WHERE login = $1"), [login]).one(on).await
}

/// Tells whether it did: not if the login is taken, by a transaction that is not finished yet too.
pub(crate) async fn insert_account(
    tx: &Tx,
    account: &Account,
    password: Password<'_>,
    now: Moment,
) -> Result<bool, DbErr> {
    let (hash, must_change) = password.parts();
    let values: [Value; 8] = [
        account.id.into(),
        account.login.clone().into(),
        account.name.clone().into(),
        hash.into(),
        account.administrator.into(),
        account.active.into(),
        now.into(),
        must_change.into(),
    ];
    let text = "INSERT INTO account (id, login, name, password_hash, administrator, active, created_at, \
                must_change) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (login) DO NOTHING";
    Ok(Sql::with(text, values).run(tx.on()).await? == 1)
}

pub(crate) async fn password_hash(db: &Db, id: Id) -> Result<Option<String>, DbErr> {
    Sql::with("SELECT password_hash AS value FROM account WHERE id = $1", [id]).value(db.read()).await
}

pub(crate) async fn set_password(tx: &Tx, id: Id, password: Password<'_>) -> Result<(), DbErr> {
    let (hash, must_change) = password.parts();
    let values: [Value; 3] = [hash.into(), must_change.into(), id.into()];
    let text = "UPDATE account SET password_hash = $1, must_change = $2 WHERE id = $3";
    Sql::with(text, values).run(tx.on()).await?;
    Sql::with("DELETE FROM session WHERE account_id = $1", [id]).run(tx.on()).await.map(|_| ())
}

/// Sets the role of an account in an organisation, or ends the membership.
pub(crate) async fn set_membership(
    tx: &Tx,
    account_id: Id,
    organisation_id: Id,
    role: Option<Role>,
) -> Result<(), DbErr> {
    let Some(role) = role else {
        let text = "DELETE FROM membership WHERE account_id = $1 AND organisation_id = $2";
        return Sql::with(text, [account_id, organisation_id]).run(tx.on()).await.map(|_| ());
    };
    let values: [Value; 3] = [account_id.into(), organisation_id.into(), role.key().into()];
    let text = "INSERT INTO membership (account_id, organisation_id, role) VALUES ($1, $2, $3) \
                ON CONFLICT (account_id, organisation_id) DO UPDATE SET role = excluded.role";
    Sql::with(text, values).run(tx.on()).await.map(|_| ())
}

pub(crate) async fn account(db: &Db, id: Id) -> Result<Option<Account>, DbErr> {
    Sql::with(&format!("{ACCOUNT} WHERE id = $1"), [id]).one(db.read()).await
}

pub(crate) async fn accounts(db: &Db, text: &str) -> Result<Vec<Account>, DbErr> {
    let wanted = text.trim().to_lowercase();
    let mut sql = Sql::new(ACCOUNT);
    sql.push(" ORDER BY login LIMIT 5000");
    let mut found: Vec<Account> = sql.all(db.read()).await?;
    // Lower case beyond ASCII differs between the engines, so the text is compared here.
    found.retain(|account| account.login.contains(&wanted) || account.name.to_lowercase().contains(&wanted));
    found.truncate(500);
    Ok(found)
}

/// The memberships of each account.
pub(crate) async fn memberships(db: &Db, ids: &[Id]) -> Result<HashMap<Id, Vec<Membership>>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        account_id: Id,
        organisation_id: Id,
        organisation_name: String,
        role: String,
    }
    let mut sql = Sql::new(
        "SELECT m.account_id, m.organisation_id, o.name AS organisation_name, m.role FROM membership m \
         JOIN organisation o ON o.id = m.organisation_id WHERE m.account_id IN ",
    );
    sql.bind_list(ids.iter().copied()).push(" ORDER BY o.name_sort");
    let rows: Vec<Row> = sql.all(db.read()).await?;
    let mut found: HashMap<Id, Vec<Membership>> = HashMap::new();
    for row in rows {
        let role = Role::from_key(&row.role).unwrap_or(Role::Reader);
        let (organisation_id, organisation_name) = (row.organisation_id, row.organisation_name);
        found.entry(row.account_id).or_default().push(Membership {
            organisation_id,
            organisation_name,
            role,
        });
    }
    Ok(found)
}

pub(crate) async fn members(db: &Db, organisation_id: Id) -> Result<Vec<Member>, DbErr> {
    let text = "SELECT a.id AS account_id, a.login, a.name, a.active, m.role FROM membership m \
                JOIN account a ON a.id = m.account_id WHERE m.organisation_id = $1 ORDER BY a.name, a.id";
    Sql::with(text, [organisation_id]).all(db.read()).await
}

pub(crate) async fn role_of(tx: &Tx, account_id: Id, organisation_id: Id) -> Result<Option<Role>, DbErr> {
    let text = "SELECT role AS value FROM membership WHERE account_id = $1 AND organisation_id = $2";
    let role: Option<String> = Sql::with(text, [account_id, organisation_id]).value(tx.on()).await?;
    Ok(role.as_deref().and_then(Role::from_key))
}

/// How many people with an open account manage the organisation.
pub(crate) async fn managers(tx: &Tx, organisation_id: Id) -> Result<i64, DbErr> {
    let text = "SELECT COUNT(*) AS value FROM membership m JOIN account a ON a.id = m.account_id \
                WHERE m.organisation_id = $1 AND m.role = 'manager' AND a.active";
    Ok(Sql::with(text, [organisation_id]).value(tx.on()).await?.unwrap_or_default())
}

/// Opens or closes an account; closing ends its sessions.
pub(crate) async fn set_active(tx: &Tx, id: Id, active: bool) -> Result<(), DbErr> {
    let values: [Value; 2] = [active.into(), id.into()];
    Sql::with("UPDATE account SET active = $1 WHERE id = $2", values).run(tx.on()).await?;
    if !active {
        Sql::with("DELETE FROM session WHERE account_id = $1", [id]).run(tx.on()).await?;
    }
    Ok(())
}

/// The membership that counts most: the highest role, then the first by name.
pub(crate) async fn first_membership(tx: &Tx, account_id: Id) -> Result<Option<Id>, DbErr> {
    let text = "SELECT m.organisation_id AS value FROM membership m \
                JOIN organisation o ON o.id = m.organisation_id WHERE m.account_id = $1 \
                ORDER BY CASE m.role WHEN 'manager' THEN 0 WHEN 'editor' THEN 1 ELSE 2 END, o.name_sort \
                LIMIT 1";
    Sql::with(text, [account_id]).value(tx.on()).await
}

#[derive(FromQueryResult)]
struct SessionRow {
    created_at: Moment,
    seen_at: Moment,
    acting_for: Option<Id>,
    account_id: Id,
    login: String,
    name: String,
    administrator: bool,
    active: bool,
    must_change: bool,
    organisation_id: Option<Id>,
    organisation_name: Option<String>,
    role: Option<String>,
    version: i64,
}

pub(crate) struct Session {
    pub created_at: Moment,
    pub seen_at: Moment,
    pub active: bool,
    pub must_change: bool,
    pub version: i64,
    acting_for: Option<Id>,
    user: User,
    memberships: Vec<Membership>,
}

impl Session {
    pub fn viewer(self, now: Moment) -> Viewer {
        let member = |id: Id| self.memberships.iter().any(|m| m.organisation_id == id);
        let first = self.memberships.first().map(|membership| membership.organisation_id);
        let acting_for = self.acting_for.filter(|id| member(*id)).or(first);
        Viewer { user: Some(self.user), memberships: self.memberships, acting_for, now }
    }
}

/// The session with its user, memberships and the version of the data, in one read.
pub(crate) async fn session(db: &Db, token_hash: &str) -> Result<Option<Session>, DbErr> {
    let text = "SELECT s.created_at, s.seen_at, s.organisation_id AS acting_for, a.id AS account_id, \
                a.login, a.name, a.administrator, a.active, a.must_change, m.organisation_id, \
                o.name AS organisation_name, \
                m.role, \
                (SELECT version FROM ledger WHERE id = 1) AS version \
                FROM session s JOIN account a ON a.id = s.account_id \
                LEFT JOIN membership m ON m.account_id = a.id \
                LEFT JOIN organisation o ON o.id = m.organisation_id \
                WHERE s.token_hash = $1 ORDER BY o.name_sort";
    let rows: Vec<SessionRow> = Sql::with(text, [token_hash]).all(db.read()).await?;
    let mut session: Option<Session> = None;
    for row in rows {
        let session = session.get_or_insert_with(|| Session {
            created_at: row.created_at,
            seen_at: row.seen_at,
            active: row.active,
            must_change: row.must_change,
            version: row.version,
            acting_for: row.acting_for,
            user: User {
                id: row.account_id,
                login: row.login,
                name: row.name,
                administrator: row.administrator,
            },
            memberships: Vec::new(),
        });
        let role = row.role.as_deref().and_then(Role::from_key);
        if let (Some(organisation_id), Some(organisation_name), Some(role)) =
            (row.organisation_id, row.organisation_name, role)
        {
            session.memberships.push(Membership { organisation_id, organisation_name, role });
        }
    }
    Ok(session)
}

pub(crate) async fn login_of(db: &Db, account_id: Id) -> Result<Option<String>, DbErr> {
    Sql::with("SELECT login AS value FROM account WHERE id = $1", [account_id]).value(db.read()).await
}

/// An open account with its memberships.
pub(crate) async fn viewer_by_login(db: &Db, login: &str, now: Moment) -> Result<Option<Viewer>, DbErr> {
    let Some(account) = account_by_login(db.read(), login).await?.filter(|account| account.active) else {
        return Ok(None);
    };
    #[derive(FromQueryResult)]
    struct Row {
        organisation_id: Id,
        name: String,
        role: String,
    }
    let text = "SELECT m.organisation_id, o.name, m.role FROM membership m \
                JOIN organisation o ON o.id = m.organisation_id WHERE m.account_id = $1 ORDER BY o.name_sort";
    let rows: Vec<Row> = Sql::with(text, [account.id]).all(db.read()).await?;
    let memberships: Vec<Membership> = rows
        .into_iter()
        .filter_map(|row| {
            let role = Role::from_key(&row.role)?;
            Some(Membership { organisation_id: row.organisation_id, organisation_name: row.name, role })
        })
        .collect();
    let acting_for = memberships.first().map(|membership| membership.organisation_id);
    let user = User {
        id: account.id,
        login: account.login,
        name: account.name,
        administrator: account.administrator,
    };
    Ok(Some(Viewer { user: Some(user), memberships, acting_for, now }))
}

pub(crate) async fn insert_session(
    tx: &Tx,
    token_hash: &str,
    account_id: Id,
    organisation_id: Option<Id>,
    now: Moment,
) -> Result<(), DbErr> {
    let values: [Value; 5] =
        [token_hash.into(), account_id.into(), organisation_id.into(), now.into(), now.into()];
    let text = "INSERT INTO session (token_hash, account_id, organisation_id, created_at, seen_at) \
                VALUES ($1, $2, $3, $4, $5)";
    Sql::with(text, values).run(tx.on()).await.map(|_| ())
}

pub(crate) async fn touch_session(tx: &Tx, token_hash: &str, now: Moment) -> Result<(), DbErr> {
    let values: [Value; 2] = [now.into(), token_hash.into()];
    Sql::with("UPDATE session SET seen_at = $1 WHERE token_hash = $2", values).run(tx.on()).await.map(|_| ())
}

pub(crate) async fn set_session_organisation(tx: &Tx, token_hash: &str, id: Id) -> Result<(), DbErr> {
    let values: [Value; 2] = [id.into(), token_hash.into()];
    let text = "UPDATE session SET organisation_id = $1 WHERE token_hash = $2";
    Sql::with(text, values).run(tx.on()).await.map(|_| ())
}

pub(crate) async fn delete_session(tx: &Tx, token_hash: &str) -> Result<(), DbErr> {
    Sql::with("DELETE FROM session WHERE token_hash = $1", [token_hash]).run(tx.on()).await.map(|_| ())
}

pub(crate) async fn delete_sessions_before(tx: &Tx, seen: Moment, created: Moment) -> Result<(), DbErr> {
    let text = "DELETE FROM session WHERE seen_at < $1 OR created_at < $2";
    Sql::with(text, [seen, created]).run(tx.on()).await.map(|_| ())
}

/// Counts one more attempt within the window; gives how many there have been. A second transaction waits for
/// the first, so that no two get the same number.
pub(crate) async fn note_attempt(tx: &Tx, subject: &str, now: Moment, since: Moment) -> Result<i64, DbErr> {
    let old = "DELETE FROM login_attempt WHERE subject = $1 AND window_start <= $2";
    let values: [Value; 2] = [subject.into(), since.into()];
    Sql::with(old, values).run(tx.on()).await?;
    let values: [Value; 2] = [subject.into(), now.into()];
    let text = "INSERT INTO login_attempt (subject, failures, window_start) VALUES ($1, 1, $2) \
                ON CONFLICT (subject) DO UPDATE SET failures = login_attempt.failures + 1 \
                RETURNING failures AS value";
    Ok(Sql::with(text, values).value(tx.on()).await?.unwrap_or_default())
}

/// An attempt that succeeded was none: many people may share an address.
pub(crate) async fn take_back_attempt(tx: &Tx, subject: &str) -> Result<(), DbErr> {
    let text = "UPDATE login_attempt SET failures = failures - 1 WHERE subject = $1 AND failures > 0";
    Sql::with(text, [subject]).run(tx.on()).await.map(|_| ())
}

/// Forgets the attempts of one subject.
pub(crate) async fn forget_attempts(tx: &Tx, subject: &str) -> Result<(), DbErr> {
    Sql::with("DELETE FROM login_attempt WHERE subject = $1", [subject]).run(tx.on()).await.map(|_| ())
}

/// Forgets attempts of windows that are over, of whomever.
pub(crate) async fn forget_attempts_before(tx: &Tx, since: Moment) -> Result<(), DbErr> {
    Sql::with("DELETE FROM login_attempt WHERE window_start <= $1", [since]).run(tx.on()).await.map(|_| ())
}
