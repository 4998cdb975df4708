//! A form that is sent twice is carried out once.

use db::{DbErr, Tx};
use types::Moment;

/// The key of a creating form, in its hidden field `submission`.
pub struct Submission;

impl Submission {
    pub fn new_key() -> String {
        access::new_submission()
    }

    /// Where the form with this key led, if it has been carried out.
    pub async fn earlier(tx: &Tx, key: &str) -> Result<Option<String>, DbErr> {
        access::earlier_submission(tx, key).await
    }

    /// Remembers where the form led, in the transaction that carries it out.
    pub async fn remember(tx: &Tx, key: &str, location: &str, now: Moment) -> Result<(), DbErr> {
        access::remember_submission(tx, key, location, now).await
    }
}
