//! Editing a record, written once: who may, the form, what must be mended, the optimistic save, both versions
//! when somebody else was faster, taking away and restoring. A room states its fields and its rules.

use access::{Action, RecordKind};
use axum::extract::Path;
use db::{Id, Tx};

use crate::{Answer, FieldErrors, FormData, FormPage, Visit, WebError};

/// What came of an attempt to save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    Done,
    /// Somebody else has changed the record since the form was shown; nothing was written.
    Stale,
    /// Only the database could tell that this field must be mended; what was written is rolled back.
    Refused(&'static str, &'static str),
}

/// A record as it is stored, that people change in a form.
pub trait Editable: Send + Sync + Sized + 'static {
    const KIND: &'static RecordKind;
    /// What a form says once it is read.
    type Draft: Send + Sync;

    fn revision(&self) -> i64;

    fn is_active(&self) -> bool;

    /// The record, if the visitor sees it and may do this.
    fn find(visit: &Visit, id: Id, action: Action) -> impl Future<Output = Result<Self, WebError>> + Send;

    /// The form as the record fills it.
    fn filled(&self) -> FormData;

    /// The page with its fields; `form` is what will stand in them.
    fn page(&self, visit: &Visit, form: &FormData)
    -> impl Future<Output = Result<FormPage, WebError>> + Send;

    fn read(
        &self,
        visit: &Visit,
        form: &FormData,
        errors: &mut FieldErrors,
    ) -> impl Future<Output = Result<Self::Draft, WebError>> + Send;

    /// Does the record say this already?
    fn says(&self, draft: &Self::Draft) -> bool;

    /// Writes the draft over revision `version`, with its audit and search entries.
    fn save(
        &self,
        visit: &Visit,
        tx: &Tx,
        version: i64,
        draft: &Self::Draft,
    ) -> impl Future<Output = Result<Saved, WebError>> + Send;

    /// Takes the record out of the lists, or back, with its audit and search entries.
    fn set_active(
        &self,
        visit: &Visit,
        tx: &Tx,
        active: bool,
    ) -> impl Future<Output = Result<(), WebError>> + Send;
}

fn href<E: Editable>(id: Id) -> String {
    format!("{}{id}", E::KIND.path)
}

pub async fn edit<E: Editable>(visit: Visit, Path(id): Path<Id>) -> Answer {
    let record = E::find(&visit, id, Action::Edit).await?;
    let form = record.filled();
    record.page(&visit, &form).await?.changing(record.revision()).filled(form).answer(&visit)
}

/// Shows how a form is understood, and saves nothing.
pub async fn preview<E: Editable>(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let record = E::find(&visit, id, Action::Edit).await?;
    let version = version(&form)?;
    let mut errors = FieldErrors::new();
    record.read(&visit, &form, &mut errors).await?;
    let page = record.page(&visit, &form).await?;
    page.changing(version).filled(form).with_errors(errors).answer(&visit)
}

/// Saves what was typed. A second click finds its own work done.
pub async fn change<E: Editable>(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let record = E::find(&visit, id, Action::Edit).await?;
    let version = version(&form)?;
    let mut errors = FieldErrors::new();
    let draft = record.read(&visit, &form, &mut errors).await?;
    if errors.is_empty() {
        if record.says(&draft) {
            return visit.done(&href::<E>(id), "saved");
        }
        let tx = visit.app.db.begin().await?;
        match record.save(&visit, &tx, version, &draft).await? {
            Saved::Done => {
                tx.commit().await?;
                return visit.done(&href::<E>(id), "saved");
            }
            Saved::Stale => {
                tx.rollback().await?;
                return stale::<E>(visit, id, form, &draft).await;
            }
            Saved::Refused(field, key) => errors.add(field, key),
        }
        tx.rollback().await?;
    }
    // What was typed is about the revision that it was typed over.
    let page = record.page(&visit, &form).await?;
    page.changing(version).filled(form).with_errors(errors).answer(&visit)
}

fn version(form: &FormData) -> Result<i64, WebError> {
    form.number("version").ok_or(WebError::Bad("error-bad-request-text"))
}

async fn stale<E: Editable>(visit: Visit, id: Id, form: FormData, draft: &E::Draft) -> Answer {
    let now = E::find(&visit, id, Action::Edit).await?;
    if now.says(draft) {
        return visit.done(&href::<E>(id), "saved");
    }
    let page = now.page(&visit, &form).await?.changing(now.revision()).filled(form);
    page.conflicting(&visit, &now.filled()).answer(&visit)
}

pub async fn withdraw<E: Editable>(visit: Visit, Path(id): Path<Id>) -> Answer {
    set_active::<E>(visit, id, false).await
}

pub async fn restore<E: Editable>(visit: Visit, Path(id): Path<Id>) -> Answer {
    set_active::<E>(visit, id, true).await
}

/// Carried out once, however often it is asked for.
async fn set_active<E: Editable>(visit: Visit, id: Id, active: bool) -> Answer {
    let (action, done) = if active { (Action::Restore, "restored") } else { (Action::Withdraw, "withdrawn") };
    let record = E::find(&visit, id, action).await?;
    if record.is_active() != active {
        let tx = visit.app.db.begin().await?;
        record.set_active(&visit, &tx, active).await?;
        tx.commit().await?;
    }
    visit.done(&href::<E>(id), done)
}

/// The action that the audit log keeps.
pub fn state_action(active: bool) -> &'static str {
    if active { "restore" } else { "withdraw" }
}
