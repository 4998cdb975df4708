//! A form that is sent twice is carried out once: the form holds a key, and the change remembers it.

use db::{DbErr, Tx};
use rand::RngCore;
use types::Moment;

use crate::{audit::hex, store};

/// A key for a new form.
pub fn new_submission() -> String {
    let mut bytes = [0u8; 12];
    rand::rng().fill_bytes(&mut bytes);
    hex(&bytes)
}

/// Where the form with this key led, if it has been carried out. If another transaction is carrying it out
/// just now, this waits for it. Call it before the transaction changes anything.
pub async fn earlier_submission(tx: &Tx, key: &str) -> Result<Option<String>, DbErr> {
    if is_key(key) { store::claim_submission(tx, key).await } else { Ok(None) }
}

/// Remembers where the form led, in the transaction that carries it out. Forms without a key are not
/// remembered.
pub async fn remember_submission(tx: &Tx, key: &str, location: &str, now: Moment) -> Result<(), DbErr> {
    if is_key(key) { store::fill_submission(tx, key, location, now).await } else { Ok(()) }
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.len() <= 64
}
