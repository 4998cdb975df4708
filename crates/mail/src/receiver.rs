//! What a person wants to be sent, in which language, and the secrets behind the addresses that work without
//! signing in.

use std::fmt::Write;

use db::{Db, DbErr, Id, Tx};
use rand::RngCore;
use web::Lang;

use crate::store;

/// When somebody is reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminders {
    None,
    /// On Monday, when there is something.
    Weekly,
    /// Also the day before something is due.
    DayBefore,
}

impl Reminders {
    pub const ALL: [Reminders; 3] = [Reminders::Weekly, Reminders::DayBefore, Reminders::None];

    pub fn key(self) -> &'static str {
        match self {
            Reminders::None => "none",
            Reminders::Weekly => "weekly",
            Reminders::DayBefore => "day-before",
        }
    }

    pub fn from_key(key: &str) -> Option<Reminders> {
        Reminders::ALL.into_iter().find(|reminders| reminders.key() == key)
    }
}

/// How a person is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    pub account_id: Id,
    pub reminders: Reminders,
    pub lang: Lang,
    /// Empty as long as nothing has been sent or chosen.
    pub(crate) stop_secret: String,
    pub(crate) calendar_secret: Option<String>,
    /// 0 for one who has chosen nothing yet.
    pub(crate) revision: i64,
}

impl Receiver {
    /// Somebody who has chosen nothing.
    pub(crate) fn new(account_id: Id) -> Receiver {
        Receiver {
            account_id,
            reminders: Reminders::Weekly,
            lang: Lang::Sv,
            stop_secret: String::new(),
            calendar_secret: None,
            revision: 0,
        }
    }

    /// The page that stops reminders without signing in.
    pub(crate) fn stop_path(&self) -> String {
        if self.stop_secret.is_empty() { String::new() } else { format!("/mejl/sluta/{}", self.stop_secret) }
    }

    pub(crate) fn calendar_path(&self) -> Option<String> {
        self.calendar_secret.as_ref().map(|secret| format!("/kalender/{secret}.ics"))
    }
}

/// How this person is reached; somebody who has chosen nothing gets a letter a week, in Swedish.
pub async fn receiver(db: &Db, account_id: Id) -> Result<Receiver, DbErr> {
    let found = store::receiver(db.read(), account_id).await?;
    Ok(found.unwrap_or_else(|| Receiver::new(account_id)))
}

/// The same with secrets, made now if there were none.
pub(crate) async fn with_secrets(tx: &Tx, account_id: Id) -> Result<Receiver, DbErr> {
    if let Some(found) = store::receiver(tx.on(), account_id).await? {
        return Ok(found);
    }
    let new = Receiver { stop_secret: new_secret(), revision: 1, ..Receiver::new(account_id) };
    store::insert_receiver(tx, &new).await?;
    Ok(new)
}

/// 192 random bits in an address.
pub(crate) fn new_secret() -> String {
    let mut bytes = [0u8; 24];
    rand::rng().fill_bytes(&mut bytes);
    let mut text = String::with_capacity(48);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
