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

/// Where the form with this key led, if it has been carried out.
pub async fn earlier_submission(tx: &Tx, key: &str) -> Result<Option<String>, DbErr> {
    store::submission(tx, key).await
}

/// Remembers where the form led, in the transaction that carries it out. Forms without a key are not
/// remembered.
pub async fn remember_submission(tx: &Tx, key: &str, location: &str, now: Moment) -> Result<(), DbErr> {
    if key.is_empty() || key.len() > 64 {
        return Ok(());
    }
    store::insert_submission(tx, key, location, now).await
}
