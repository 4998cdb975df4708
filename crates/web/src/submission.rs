//! A form that is sent twice is carried out once.

use std::ops::Deref;

use axum::response::{IntoResponse, Redirect};
use db::{DbErr, Tx};
use types::Moment;

use crate::{Answer, Visit, WebError, with_parameter};

/// The key of a creating form, in its hidden field `submission`.
pub struct Submission;

impl Submission {
    pub fn new_key() -> String {
        access::new_submission()
    }
}

/// The transaction of a form that makes something. The form's key is remembered in it, so a double click or a
/// reload leads to what the first one made.
pub struct Once {
    tx: Tx,
    submission: String,
    word: String,
    now: Moment,
}

impl Once {
    /// Begins what the form with this key asks for; `word` is what is said afterwards, as [`Visit::done`]
    /// takes it. If it has been carried out before, the error leads to where that led.
    pub async fn begin(visit: &Visit, submission: &str, word: &str) -> Result<Once, WebError> {
        let tx = visit.app.db.begin().await?;
        if let Some(to) = access::earlier_submission(&tx, submission).await? {
            return Err(WebError::Earlier(with_parameter(&to, "klart", word)));
        }
        Ok(Once { tx, submission: submission.to_string(), word: word.to_string(), now: visit.viewer.now })
    }

    /// Makes everything permanent and goes on to the page `to`, which says that it is done.
    pub async fn done(self, to: &str) -> Answer {
        let after = with_parameter(to, "klart", &self.word);
        self.keep(to).await?;
        Ok(Redirect::to(&after).into_response())
    }

    /// Makes everything permanent for a form that answers with a page of its own; sent again, it leads to
    /// `to`.
    pub async fn keep(self, to: &str) -> Result<(), DbErr> {
        access::remember_submission(&self.tx, &self.submission, to, self.now).await?;
        self.tx.commit().await
    }

    /// Nothing was made: the form may be sent again.
    pub async fn undo(self) -> Result<(), DbErr> {
        self.tx.rollback().await
    }
}

impl Deref for Once {
    type Target = Tx;

    fn deref(&self) -> &Tx {
        &self.tx
    }
}
