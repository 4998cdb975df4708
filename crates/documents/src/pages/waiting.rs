//! A waiting file at hand: what was read in it with what people have decided, and what storing it would do.

use access::Action;
use db::{Id, Tx};
use reading::contract::Document;
use web::{Answer, Visit, WebError};

use crate::{
    DOCUMENT, Decided, Importers, NewFile, Outcome, ReadFile, Said,
    comparison::{Comparison, MOST_ROWS},
    decide,
    intake::take_in,
    review::{self, RowView},
    store,
    upload::{self, Changed, Content, State, Upload},
};

pub(super) const HREF: &str = "/kallor/las-in";

pub(super) struct Waiting {
    pub upload: Upload,
    pub content: Content,
    pub decided: Decided,
}

/// A waiting upload; else where its visitor is sent.
pub(super) enum Sought {
    Waiting(Box<Waiting>),
    Elsewhere(Answer),
}

impl Waiting {
    pub fn documents(&self) -> &[Document] {
        self.decided.reading.files.first().map_or(&[], |file| &file.documents)
    }

    /// What kind of file it is; empty if that is not known.
    pub fn media_type(&self) -> &str {
        let file = self.content.read.reading.files.first();
        file.and_then(|file| file.source.media_type.as_deref()).unwrap_or_default()
    }

    pub fn href(&self) -> String {
        format!("{HREF}/{}", self.upload.id)
    }

    pub fn rows(&self) -> Vec<RowView<'_>> {
        review::rows(self.documents())
    }

    /// A row by what decisions call it, if it is still there.
    pub fn row(&self, key: &str) -> Option<RowView<'_>> {
        let pointer = self.decided.pointer_of(key)?;
        self.rows().into_iter().find(|row| row.pointer == pointer)
    }
}

/// For the owner's own people only: to others it is not there.
pub(super) async fn find(visit: &Visit, id: Id) -> Result<Sought, WebError> {
    let db = &visit.app.db;
    let found = upload::find(db, id, visit.viewer.now).await?.ok_or(WebError::NotFound)?;
    if visit.viewer.role_in(found.owner_id).is_none() {
        return Err(WebError::NotFound);
    }
    visit.must(Action::Import, found.owner_id)?;
    match (found.state(), found.document_id) {
        (State::Waiting, _) => {}
        (State::Imported, Some(document)) => {
            return Ok(Sought::Elsewhere(visit.done(&format!("{}{document}", DOCUMENT.path), "imported")));
        }
        _ => return Ok(Sought::Elsewhere(visit.done("/kallor", "discarded"))),
    }
    let content = store::uploads::content(db, id).await?;
    let decided = decide(&content.read.reading, &content.said.decisions);
    Ok(Sought::Waiting(Box::new(Waiting { upload: found, content, decided })))
}

/// Everything into the tables, in a transaction that the caller owns.
pub(super) async fn take(
    visit: &Visit,
    tx: &Tx,
    importers: &Importers,
    (upload, bytes): (&Upload, &[u8]),
    (read, said): (&ReadFile, &Said),
) -> Result<Outcome, WebError> {
    let file = NewFile {
        owner_id: upload.owner_id,
        visibility: upload.visibility(),
        name: &upload.name,
        bytes,
        read,
        said,
    };
    Ok(take_in(tx, &visit.app.ids, &visit.viewer, importers, &file).await?)
}

/// What would change if it were stored now; nothing does. `None` if the same content is there already.
pub(super) async fn compare(
    visit: &Visit,
    importers: &Importers,
    upload: &Upload,
    what: (&ReadFile, &Said),
) -> Result<Option<Comparison>, WebError> {
    let tx = visit.app.db.begin().await?;
    let outcome = take(visit, &tx, importers, (upload, &[]), what).await?;
    tx.rollback().await?;
    Ok(match outcome {
        Outcome::Done(taken) => Some(Comparison::of(&taken, visit.viewer.now)),
        Outcome::Same => None,
    })
}

/// Keeps what has been said, with what storing would do now where that is soon found out. Tells whether
/// nobody else was faster.
pub(super) async fn keep(
    visit: &Visit,
    importers: &Importers,
    upload: &Upload,
    (said, read, anew): (&Said, &ReadFile, bool),
    what: &str,
) -> Result<bool, WebError> {
    let documents: Vec<Document> = read.documents().cloned().collect();
    let rows = review::rows(&documents).len();
    let comparison = match rows {
        0 => None,
        rows if rows > MOST_ROWS => None,
        _ => compare(visit, importers, upload, (read, said)).await?,
    };
    let tx = visit.app.db.begin().await?;
    let changed = Changed { read: anew.then_some(read), said, comparison: comparison.as_ref() };
    if !upload::change(&tx, &visit.viewer, (upload, what), &changed).await? {
        tx.rollback().await?;
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}
