//! Accounts with a password.

use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use db::{Db, DbErr, FromQueryResult, Id, IdSource, Tx};
use rand::Rng;
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

/// The hash of a password, from [`hash_password`], and whose it is.
#[derive(Clone, Copy, Debug)]
pub enum Password<'a> {
    /// Chosen by the person who signs in with it.
    Chosen(&'a str),
    /// Given by somebody else, and to be changed at the first sign-in.
    Given(&'a str),
}

impl<'a> Password<'a> {
    /// The hash, and whether it must be changed.
    pub(crate) fn parts(self) -> (&'a str, bool) {
        match self {
            Password::Chosen(hash) => (hash, false),
            Password::Given(hash) => (hash, true),
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    #[error("the password must have at least {MINIMUM_PASSWORD} characters")]
    PasswordTooShort,
    #[error("the login is taken")]
    LoginTaken,
    #[error("the password could not be hashed")]
    Hash,
    #[error("the current password is wrong")]
    WrongPassword,
    #[error("the new password is the old one")]
    SamePassword,
    #[error("nobody may close their own account")]
    Oneself,
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

/// Adds an account with its memberships.
pub async fn add_account(
    tx: &Tx,
    ids: &IdSource,
    viewer: &Viewer,
    (login, name): (&str, &str),
    password: Password<'_>,
    administrator: bool,
    memberships: &[(Id, Role)],
) -> Result<Account, AccountError> {
    let login = login.trim().to_lowercase();
    let account = Account { id: ids.next(), login, name: name.to_string(), administrator, active: true };
    if !store::insert_account(tx, &account, password, viewer.now).await? {
        return Err(AccountError::LoginTaken);
    }
    for (organisation_id, role) in memberships {
        store::set_membership(tx, account.id, *organisation_id, Some(*role)).await?;
    }
    let owner = memberships.first().map_or(0, |(organisation_id, _)| *organisation_id);
    let changes = serde_json::json!({ "login": [null, account.login] });
    audit::record(tx, viewer, audit::Entry::new("create", "account", Some(account.id), owner, changes))
        .await?;
    Ok(account)
}

/// Sets a new password and ends all sessions of the account.
pub async fn set_password(
    tx: &Tx,
    viewer: &Viewer,
    account_id: Id,
    password: Password<'_>,
) -> Result<(), AccountError> {
    store::set_password(tx, account_id, password).await?;
    let entry = audit::Entry::new("set-password", "account", Some(account_id), 0, serde_json::json!({}));
    audit::record(tx, viewer, entry).await?;
    Ok(())
}

/// A password to be given to a person once: about a hundred bits, without letters that look alike.
pub fn new_password() -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut rng = rand::rng();
    let group = |rng: &mut rand::rngs::ThreadRng| -> String {
        (0..5).map(|_| char::from(LETTERS[rng.random_range(0..LETTERS.len())])).collect()
    };
    (0..4).map(|_| group(&mut rng)).collect::<Vec<_>>().join("-")
}

/// A user changes the password that only the user knows. Ends all sessions of the account.
pub async fn change_password(db: &Db, viewer: &Viewer, current: &str, new: &str) -> Result<(), AccountError> {
    let Some(user) = &viewer.user else {
        return Err(AccountError::WrongPassword);
    };
    let hash = store::password_hash(db, user.id).await?.unwrap_or_default();
    if !matches(current, &hash).await {
        return Err(AccountError::WrongPassword);
    }
    if new == current {
        return Err(AccountError::SamePassword);
    }
    let new_hash = hash_password(new).await?;
    let tx = db.begin().await?;
    set_password(&tx, viewer, user.id, Password::Chosen(&new_hash)).await?;
    tx.commit().await?;
    Ok(())
}

/// Closes an account, which ends its sessions, or opens it again. Nobody closes their own.
pub async fn set_active(tx: &Tx, viewer: &Viewer, account_id: Id, active: bool) -> Result<(), AccountError> {
    if viewer.user.as_ref().is_some_and(|user| user.id == account_id) && !active {
        return Err(AccountError::Oneself);
    }
    store::set_active(tx, account_id, active).await?;
    let action = if active { "open-account" } else { "close-account" };
    audit::record(
        tx,
        viewer,
        audit::Entry::new(action, "account", Some(account_id), 0, serde_json::json!({})),
    )
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_password_is_long_and_never_the_same() {
        let (one, other) = (new_password(), new_password());
        assert_ne!(one, other);
        assert!(one.len() >= MINIMUM_PASSWORD && one.len() == 23);
    }
}
