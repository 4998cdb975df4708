//! Signing in and out. A session is a random token in a cookie, known to the database by its hash only.

use db::{Db, DbErr, Id};
use rand::RngCore;
use sha2::{Digest, Sha256};
use types::Moment;

use crate::{Viewer, account, audit::hex, store};

pub const SESSION_COOKIE: &str = "bygd_session";

const MINUTE: Moment = 60_000;
/// A session that has not been used for this long is over.
const IDLE: Moment = 12 * 60 * MINUTE;
/// A session lives no longer than this.
const LONGEST: Moment = 30 * 24 * 60 * MINUTE;
/// How often a session notes that it is used.
const TOUCH: Moment = 5 * MINUTE;
/// Attempts, but for those that succeed, that an account or an address may make within the window.
const ATTEMPTS_PER_LOGIN: i64 = 8;
const ATTEMPTS_PER_ADDRESS: i64 = 40;
const WINDOW: Moment = 15 * MINUTE;

/// What the login form holds.
#[derive(Clone, Debug)]
pub struct SignIn<'a> {
    pub login: &'a str,
    pub password: &'a str,
    /// The address of the one who asks, as the outermost trusted server saw it.
    pub address: &'a str,
}

#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// The same answer whether the login exists or not.
    #[error("wrong login or password")]
    Wrong,
    #[error("too many attempts")]
    TooMany,
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// A hash that no password matches, so that unknown logins take as long as known ones.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$Zm9yIG5vYm9keSBhdCBhbGwsIGV2ZXIsIG5vdCBvbmNl";

/// Checks the password and starts a session; gives the token for the cookie.
pub async fn sign_in(db: &Db, form: SignIn<'_>, now: Moment) -> Result<String, SignInError> {
    let login = form.login.trim().to_lowercase();
    let login_subject = format!("login:{}", hashed(&login));
    let address_subject = format!("address:{}", form.address);
    // Counted before the password is tried: guesses sent all at once do not outrun the limit.
    let tx = db.begin_quiet().await?;
    for (subject, limit) in [(&login_subject, ATTEMPTS_PER_LOGIN), (&address_subject, ATTEMPTS_PER_ADDRESS)] {
        if store::note_attempt(&tx, subject, now, now - WINDOW).await? > limit {
            return Err(SignInError::TooMany);
        }
    }
    tx.commit().await?;
    let found = store::account_by_login(db.read(), &login).await?;
    let hash = match &found {
        Some(account) if account.active => store::password_hash(db, account.id).await?,
        _ => None,
    };
    let right = account::matches(form.password, hash.as_deref().unwrap_or(NOBODY)).await;
    let (Some(account), true, true) = (found, hash.is_some(), right) else {
        return Err(SignInError::Wrong);
    };
    let token = new_token();
    let tx = db.begin_quiet().await?;
    store::forget_attempts(&tx, &login_subject).await?;
    store::take_back_attempt(&tx, &address_subject).await?;
    store::forget_attempts_before(&tx, now - WINDOW).await?;
    store::delete_sessions_before(&tx, now - IDLE, now - LONGEST).await?;
    let organisation_id = store::first_membership(&tx, account.id).await?;
    store::insert_session(&tx, &hashed(&token), account.id, organisation_id, now).await?;
    tx.commit().await?;
    Ok(token)
}

/// Ends the session of this token; unknown tokens are as good as ended.
pub async fn sign_out(db: &Db, token: &str) -> Result<(), DbErr> {
    let tx = db.begin_quiet().await?;
    store::delete_session(&tx, &hashed(token)).await?;
    tx.commit().await
}

/// Who asks, as far as a session tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub viewer: Viewer,
    /// The version of the data in which that was so, read together with it: what is shown to this viewer is
    /// no fresher.
    pub version: i64,
    /// Somebody else has set the password; nothing else is done before it is changed.
    pub must_change: bool,
}

impl Known {
    pub fn visitor(db: &Db, now: Moment) -> Known {
        Known { viewer: Viewer::visitor(now), version: db.version(), must_change: false }
    }
}

/// Who the token belongs to; a visitor if it is unknown or over.
pub async fn viewer_of(db: &Db, token: &str, now: Moment) -> Result<Known, DbErr> {
    let visitor = Known::visitor(db, now);
    let Some(session) = store::session(db, &hashed(token)).await? else {
        return Ok(visitor);
    };
    db.saw_version(session.version);
    if session.seen_at + IDLE < now || session.created_at + LONGEST < now || !session.active {
        return Ok(visitor);
    }
    if session.seen_at + TOUCH < now {
        match touch(db, token, now).await {
            // Whoever reads can go on reading, noted or not.
            Err(error) if db::is_disk_full(&error) => {}
            other => other?,
        }
    }
    let (version, must_change) = (session.version, session.must_change);
    Ok(Known { viewer: session.viewer(now), version, must_change })
}

async fn touch(db: &Db, token: &str, now: Moment) -> Result<(), DbErr> {
    let tx = db.begin_quiet().await?;
    store::touch_session(&tx, &hashed(token), now).await?;
    tx.commit().await
}

/// Acts for another of the user's organisations from now on.
pub async fn act_for(db: &Db, token: &str, organisation_id: Id) -> Result<(), DbErr> {
    let tx = db.begin_quiet().await?;
    store::set_session_organisation(&tx, &hashed(token), organisation_id).await?;
    tx.commit().await
}

fn new_token() -> String {
    let mut bytes = [0u8; 32];
    rand::rng().fill_bytes(&mut bytes);
    hex(&bytes)
}

fn hashed(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// The viewer that an account is, without a session: for the command line. `None` if there is no such open
/// account.
pub async fn viewer_by_login(db: &Db, login: &str, now: Moment) -> Result<Option<Viewer>, DbErr> {
    store::viewer_by_login(db, &login.trim().to_lowercase(), now).await
}

/// The same by the account's id: for work that is done after the answer.
pub async fn viewer_of_account(db: &Db, account_id: Id, now: Moment) -> Result<Option<Viewer>, DbErr> {
    match store::login_of(db, account_id).await? {
        Some(login) => store::viewer_by_login(db, &login, now).await,
        None => Ok(None),
    }
}
