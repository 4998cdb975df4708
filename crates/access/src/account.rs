//! Accounts with a password.

use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use db::{DbErr, FromQueryResult, Id, IdSource, Tx};
use tokio::sync::Semaphore;

use crate::{Role, Viewer, audit, store};

/// Characters that a password has at least.
pub const MINIMUM_PASSWORD: usize = 12;

/// Hashing takes memory on purpose; at most this many at a time.
static HASHING: Semaphore = Semaphore::const_new(2);

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Account {
    pub id: Id,
    pub login: String,
    pub name: String,
    pub administrator: bool,
    pub active: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    #[error("the password must have at least {MINIMUM_PASSWORD} characters")]
    PasswordTooShort,
    #[error("the login is taken")]
    LoginTaken,
    #[error("the password could not be hashed")]
    Hash,
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Hashes a password with argon2id and its recommended cost, off the async threads.
pub async fn hash_password(password: &str) -> Result<String, AccountError> {
    if password.chars().count() < MINIMUM_PASSWORD {
        return Err(AccountError::PasswordTooShort);
    }
    let password = password.to_string();
    let _permit = HASHING.acquire().await.map_err(|_| AccountError::Hash)?;
    let hashed = tokio::task::spawn_blocking(move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string())
    });
    hashed.await.map_err(|_| AccountError::Hash)?.map_err(|_| AccountError::Hash)
}

/// Does the password match the stored hash?
pub(crate) async fn matches(password: &str, hash: &str) -> bool {
    let (password, hash) = (password.to_string(), hash.to_string());
    let Ok(_permit) = HASHING.acquire().await else {
        return false;
    };
    let checked = tokio::task::spawn_blocking(move || {
        PasswordHash::new(&hash)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    });
    checked.await.unwrap_or(false)
}

/// Adds an account with its memberships. `password_hash` comes from [`hash_password`].
pub async fn add_account(
    tx: &Tx,
    ids: &IdSource,
    viewer: &Viewer,
    (login, name): (&str, &str),
    password_hash: &str,
    administrator: bool,
    memberships: &[(Id, Role)],
) -> Result<Account, AccountError> {
    let login = login.trim().to_lowercase();
    if store::account_by_login(tx.on(), &login).await?.is_some() {
        return Err(AccountError::LoginTaken);
    }
    let account = Account { id: ids.next(), login, name: name.to_string(), administrator, active: true };
    store::insert_account(tx, &account, password_hash, viewer.now).await?;
    for (organisation_id, role) in memberships {
        store::set_membership(tx, account.id, *organisation_id, Some(*role)).await?;
    }
    let owner = memberships.first().map_or(0, |(organisation_id, _)| *organisation_id);
    let changes = serde_json::json!({ "login": [null, account.login] });
    audit::record(tx, viewer, audit::Entry::new("create", "account", Some(account.id), owner, changes)).await?;
    Ok(account)
}

/// Sets a new password and ends all sessions of the account.
pub async fn set_password(
    tx: &Tx,
    viewer: &Viewer,
    account_id: Id,
    password_hash: &str,
) -> Result<(), AccountError> {
    store::set_password(tx, account_id, password_hash).await?;
    let entry = audit::Entry::new("set-password", "account", Some(account_id), 0, serde_json::json!({}));
    audit::record(tx, viewer, entry).await?;
    Ok(())
}
