//! PDFs are made by a job, in a process of its own: a long one takes seconds and hundreds of megabytes.

use std::sync::Arc;

use ::jobs::{Aside, Failure, Handler, Work};
use access::Viewer;
use rendering::document::Document;
use serde::{Deserialize, Serialize};
use types::Moment;
use web::{Lang, Texts};

use crate::{
    Words, store,
    subject::{self, Found, Subject},
};

/// The kind of the job that makes a PDF.
pub(crate) const MAKE_PDF: &str = "report-pdf";

/// How long a PDF is kept: it can always be made anew.
const KEPT: Moment = 30 * 24 * 3_600 * 1_000;

/// What the job is to make. The facts are read when it runs, as the one who asked sees them then.
#[derive(Serialize, Deserialize)]
pub(crate) struct Order {
    pub subject: Subject,
    pub english: bool,
    /// Asked for by somebody who was not signed in.
    pub visitor: bool,
}

/// Where PDFs are made.
#[derive(Clone)]
pub enum Press {
    /// In this process: for tests.
    Here,
    /// By a program that takes a document as JSON and gives a PDF.
    Aside(Aside),
}

impl Press {
    async fn print(&self, document: Document) -> anyhow::Result<Vec<u8>> {
        match self {
            Press::Here => Ok(tokio::task::spawn_blocking(move || rendering::pdf(&document)).await??),
            Press::Aside(aside) => Ok(aside.run(&[], &[&serde_json::to_vec(&document)?]).await?),
        }
    }
}

/// Reads a document as [`Press::Aside`] sends it, and makes its PDF.
pub fn typeset(sent: &[u8]) -> anyhow::Result<Vec<u8>> {
    Ok(rendering::pdf(&serde_json::from_slice::<Document>(sent)?)?)
}

/// What a document says, as 64 hexadecimal digits: documents that say the same have one file.
pub(crate) fn hash(document: &Document) -> String {
    reading::hash_of(&serde_json::to_vec(document).unwrap_or_default())
}

/// The handlers of this room.
pub fn handlers(texts: Arc<Texts>, press: Press) -> Vec<Handler> {
    vec![Handler::new(MAKE_PDF, move |work| make(work, texts.clone(), press.clone()))]
}

async fn make(work: Work, texts: Arc<Texts>, press: Press) -> Result<String, Failure> {
    let order: Order = work.payload()?;
    work.progress.set(0, 3);
    let viewer = if order.visitor { Viewer::visitor(work.now()) } else { work.viewer().await? };
    let facts = match subject::facts(&work.db, &viewer, order.subject).await? {
        Found::Facts(facts) => facts,
        Found::Nothing => return Err(Failure::never("what the report is about is gone")),
        Found::TooMuch => return Err(Failure::never("the report has become too long")),
    };
    let lang = if order.english { Lang::En } else { Lang::Sv };
    let document = facts.document(Words::new(&texts, lang));
    let hash = hash(&document);
    work.progress.set(1, 3);
    let made = press.print(document).await?;
    work.progress.set(2, 3);
    let tx = work.db.begin_quiet().await?;
    store::keep_file(&tx, &hash, made, work.now(), work.now() - KEPT).await?;
    work.finish(&tx, &hash).await?;
    tx.commit().await?;
    Ok(hash)
}
