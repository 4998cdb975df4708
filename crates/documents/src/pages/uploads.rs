//! A document comes in through the browser: sent, read apart, looked at by a person, then stored or thrown
//! away.

use access::{Action, Role, Visibility};
use askama::Template;
use axum::{
    extract::{Multipart, Path},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use db::{Id, Tx};
use web::{
    Access, Answer, FieldErrors, FormData, Page, Panel, PanelFuture, Room, Routes, UploadForm, Visit,
    WebError,
};

use super::review::{self, Tried};
use crate::{
    DOCUMENT, Importers, NewFile, Outcome, ReadFile, Reader,
    intake::take_in,
    store,
    upload::{self, NewUpload, State, Upload},
};

const HREF: &str = "/kallor/las-in";
/// Bytes of a request that are taken in before it is broken off: room to tell about a file that is too large.
const LARGEST_REQUEST: usize = 4 * reading::MAX_BYTES;
/// Bytes of a request without a file.
const SMALL_REQUEST: usize = 64 << 10;

/// What the pages need of the program: who reads, and where the facts go.
#[derive(Clone)]
pub struct Intake {
    pub importers: Importers,
    pub reader: Reader,
}

/// The pages by which documents come in.
pub fn intake_room(intake: Intake) -> Room {
    let editor = Access::Role(Role::Editor);
    let (receiving, showing, storing) = (intake.reader, intake.importers, intake.importers);
    Room {
        routes: Routes::new()
            .get("/kallor/las-in", editor, form)
            .upload("/kallor/las-in", editor, LARGEST_REQUEST, move |visit: Visit, sent: Multipart| {
                receive(visit, receiving, sent)
            })
            .get("/kallor/las-in/{id}", editor, move |visit: Visit, id: Path<Id>| show(visit, showing, id))
            .upload(
                "/kallor/las-in/{id}",
                editor,
                SMALL_REQUEST,
                move |visit: Visit, id: Path<Id>, form: FormData| store_all(visit, storing, id, form),
            )
            .post("/kallor/las-in/{id}/kasta", editor, discard),
        panels: vec![
            Panel { slot: "sources-actions", order: 10, render: button },
            Panel { slot: "sources", order: 10, render: waiting },
            Panel { slot: "mine", order: 5, render: waiting },
        ],
        ..Room::default()
    }
}

// ---- on the list of documents and on one's own page

#[derive(Template)]
#[template(path = "documents/_upload_button.html")]
struct ButtonPanel {
    page: Page,
}

fn button(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(async move {
        if visit.viewer.editable().next().is_none() {
            return Ok(None);
        }
        let panel = ButtonPanel { page: Page::new(visit, "") };
        Ok(Some(panel.render()?))
    })
}

#[derive(Template)]
#[template(path = "documents/_waiting.html")]
struct WaitingPanel {
    page: Page,
    rows: Vec<(Upload, String)>,
}

fn waiting(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(async move {
        let rows = upload::waiting(&visit.app.db, &visit.viewer).await?;
        if rows.is_empty() {
            return Ok(None);
        }
        let rows = rows.into_iter().map(|row| {
            let when = visit.moment(row.uploaded_at);
            (row, when)
        });
        let panel = WaitingPanel { page: Page::new(visit, ""), rows: rows.collect() };
        Ok(Some(panel.render()?))
    })
}

// ---- the form

#[derive(Template)]
#[template(path = "documents/upload.html")]
struct FormPage {
    page: Page,
    help: String,
    owners: Vec<(String, String, bool)>,
    visibilities: Vec<(&'static str, String, bool)>,
    errors: FieldErrors,
}

async fn form(visit: Visit) -> Answer {
    show_form(&visit, &FormData::default(), FieldErrors::new())
}

fn show_form(visit: &Visit, sent: &FormData, errors: FieldErrors) -> Answer {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let acting = visit.viewer.acting_for.map(|id| id.to_string()).unwrap_or_default();
    let owner = sent.optional("owner").unwrap_or(&acting);
    let chosen = sent.optional("visibility").unwrap_or(Visibility::Own.key());
    let owners = visit.viewer.editable().map(|membership| {
        let id = membership.organisation_id.to_string();
        let is_chosen = id == owner;
        (id, membership.organisation_name.clone(), is_chosen)
    });
    let visibilities = Visibility::ALL
        .map(|one| (one.key(), visit.t(&format!("visibility-{}", one.key())), one.key() == chosen));
    let page = Page::new(visit, visit.t("upload-title"));
    let page = FormPage {
        help: page.t1("upload-file-help", "most", (reading::MAX_BYTES >> 20) as i64),
        owners: owners.collect(),
        visibilities: visibilities.to_vec(),
        errors,
        page,
    };
    visit.show_with(status, &page)
}

async fn receive(visit: Visit, reader: Reader, sent: Multipart) -> Answer {
    let UploadForm { fields, file } = UploadForm::read(sent, reading::MAX_BYTES).await?;
    let mut errors = FieldErrors::new();
    match &file {
        None => errors.add("file", "upload-no-file"),
        Some(file) if file.length > reading::MAX_BYTES => {
            let size = |bytes: usize| bytes.div_ceil(1 << 20).to_string();
            let values = vec![("size", size(file.length)), ("most", size(reading::MAX_BYTES))];
            errors.add_with("file", "upload-too-large", values);
        }
        Some(file) if file.bytes.is_empty() => errors.add("file", "upload-empty"),
        Some(_) => {}
    }
    let owner_id = fields.number("owner").filter(|id| visit.may(Action::Import, *id));
    if owner_id.is_none() {
        errors.add("owner", "upload-no-right");
    }
    let visibility = Visibility::from_key(fields.text("visibility"));
    if visibility.is_none() {
        errors.add("visibility", "field-required");
    }
    let (Some(file), Some(owner_id), Some(visibility), true) =
        (file, owner_id, visibility, errors.is_empty())
    else {
        return show_form(&visit, &fields, errors);
    };
    let read = match reader.read(&file.name, &file.bytes).await {
        Ok(read) => read,
        Err(not_read) => {
            errors.add("file", not_read.key());
            return show_form(&visit, &fields, errors);
        }
    };
    if let Some((key, why)) = unusable(&visit, &read) {
        errors.add_with("file", key, vec![("why", why)]);
        return show_form(&visit, &fields, errors);
    }
    if let Some(same) = crate::current_with_hash(&visit.app.db, owner_id, read.sha256()).await? {
        return visit.done(&format!("{}{same}", DOCUMENT.path), "upload-same");
    }
    let tx = visit.app.db.begin().await?;
    let new = NewUpload { owner_id, visibility, name: &file.name, bytes: file.bytes, read: &read };
    let id = upload::keep(&tx, &visit.app.ids, &visit.viewer, new).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{HREF}/{id}")).into_response())
}

/// Why there is nothing in a file to be stored: a key, and the reader's own words.
fn unusable(visit: &Visit, read: &ReadFile) -> Option<(&'static str, String)> {
    if let Some(words) = read.error() {
        return Some(("upload-unreadable", review::words(visit, words).to_string()));
    }
    if read.documents().next().is_some() {
        return None;
    }
    let said = read.reading.findings.first();
    let said = said.map(|finding| review::words(visit, &finding.message).to_string());
    Some(("upload-nothing", said.unwrap_or_default()))
}

// ---- the review

/// A waiting upload; else where its visitor is sent.
enum Sought {
    Waiting(Upload),
    Elsewhere(Answer),
}

/// For the owner's own people only: to others it is not there.
async fn find(visit: &Visit, id: Id) -> Result<Sought, WebError> {
    let found = upload::find(&visit.app.db, id, visit.viewer.now).await?.ok_or(WebError::NotFound)?;
    if visit.viewer.role_in(found.owner_id).is_none() {
        return Err(WebError::NotFound);
    }
    visit.must(Action::Import, found.owner_id)?;
    Ok(match (found.state(), found.document_id) {
        (State::Waiting, _) => Sought::Waiting(found),
        (State::Imported, Some(document)) => {
            Sought::Elsewhere(visit.done(&format!("{}{document}", DOCUMENT.path), "imported"))
        }
        _ => Sought::Elsewhere(visit.done("/kallor", "discarded")),
    })
}

async fn show(visit: Visit, importers: Importers, Path(id): Path<Id>) -> Answer {
    let upload = match find(&visit, id).await? {
        Sought::Waiting(upload) => upload,
        Sought::Elsewhere(answer) => return answer,
    };
    let read = store::uploads::read_file(&visit.app.db, id).await?;
    let tried = try_out(&visit, &importers, &upload, &read).await?;
    review::show(&visit, &upload, &read, &tried, false)
}

/// What would change if it were stored now; nothing does.
async fn try_out(
    visit: &Visit,
    importers: &Importers,
    upload: &Upload,
    read: &ReadFile,
) -> Result<Tried, WebError> {
    let tx = visit.app.db.begin().await?;
    let outcome = take(visit, &tx, importers, (upload, &[]), read).await?;
    tx.rollback().await?;
    Ok(match outcome {
        Outcome::Done(taken) => Tried::Changes(taken),
        Outcome::Same => Tried::Same(same(visit, upload, read).await?),
    })
}

async fn take(
    visit: &Visit,
    tx: &Tx,
    importers: &Importers,
    (upload, bytes): (&Upload, &[u8]),
    read: &ReadFile,
) -> Result<Outcome, WebError> {
    let file = NewFile {
        owner_id: upload.owner_id,
        visibility: upload.visibility(),
        name: &upload.name,
        bytes,
        read,
    };
    Ok(take_in(tx, &visit.app.ids, &visit.viewer, importers, &file).await?)
}

/// Where the same content stands already.
async fn same(visit: &Visit, upload: &Upload, read: &ReadFile) -> Result<String, WebError> {
    let found = crate::current_with_hash(&visit.app.db, upload.owner_id, read.sha256()).await?;
    Ok(found.map_or_else(|| "/kallor".to_string(), |id| format!("{}{id}", DOCUMENT.path)))
}

/// Stores all of it or nothing, if it still does what the person has seen.
async fn store_all(visit: Visit, importers: Importers, Path(id): Path<Id>, form: FormData) -> Answer {
    let upload = match find(&visit, id).await? {
        Sought::Waiting(upload) => upload,
        Sought::Elsewhere(answer) => return answer,
    };
    let read = store::uploads::read_file(&visit.app.db, id).await?;
    let bytes = store::uploads::bytes(&visit.app.db, id).await?;
    let tx = visit.app.db.begin().await?;
    let taken = match take(&visit, &tx, &importers, (&upload, &bytes), &read).await? {
        Outcome::Done(taken) => taken,
        Outcome::Same => {
            tx.rollback().await?;
            let tx = visit.app.db.begin().await?;
            upload::settle(&tx, &visit.viewer, &upload, (State::Discarded, None)).await?;
            tx.commit().await?;
            return visit.done(&same(&visit, &upload, &read).await?, "upload-same");
        }
    };
    if taken.fingerprint() != form.text("seen") {
        tx.rollback().await?;
        return review::show(&visit, &upload, &read, &Tried::Changes(taken), true);
    }
    let ended = (State::Imported, Some(taken.document_id));
    if !upload::settle(&tx, &visit.viewer, &upload, ended).await? {
        tx.rollback().await?;
        return Ok(Redirect::to(&format!("{HREF}/{id}")).into_response());
    }
    tx.commit().await?;
    // Statistics are a kindness to later questions; what was stored stays stored without them.
    let _ = visit.app.db.optimize().await;
    let done = if taken.imported.changes_nothing() { "imported-unchanged" } else { "imported" };
    visit.done(&format!("{}{}", DOCUMENT.path, taken.document_id), done)
}

async fn discard(visit: Visit, Path(id): Path<Id>) -> Answer {
    let upload = match find(&visit, id).await? {
        Sought::Waiting(upload) => upload,
        Sought::Elsewhere(answer) => return answer,
    };
    let tx = visit.app.db.begin().await?;
    upload::settle(&tx, &visit.viewer, &upload, (State::Discarded, None)).await?;
    tx.commit().await?;
    visit.done("/kallor", "discarded")
}
