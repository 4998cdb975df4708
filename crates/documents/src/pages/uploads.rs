//! A document comes in through the browser: sent, read apart, looked at by a person, then stored or thrown
//! away.

use access::{Action, Role, Visibility};
use askama::Template;
use axum::{
    extract::{Multipart, Path},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use db::Id;
use reading::Layout;
use web::{
    Access, Answer, FieldErrors, FormData, Page, Panel, PanelFuture, Room, Routes, SentFile, UploadForm,
    Visit, WebError,
};

use super::{
    columns, decisions, pictures, profiles,
    review::{self, Told},
    rows,
    waiting::{self, HREF, Sought, Waiting},
    words::words,
};
use crate::{
    DOCUMENT, Importers, Outcome, Pictures, ReadFile, Reader, Said,
    comparison::Comparison,
    profiles_of, store,
    upload::{self, MOST_WAITING, NewUpload, State, Upload},
};

/// Bytes of a request that are taken in before it is broken off: room to tell about a file that is too large.
const LARGEST_REQUEST: usize = 4 * reading::MAX_BYTES;
/// Bytes of a request without a file.
const SMALL_REQUEST: usize = 64 << 10;

/// What the pages need of the program: who reads, and where the facts go.
#[derive(Clone)]
pub struct Intake {
    pub importers: Importers,
    pub reader: Reader,
    pub pictures: Pictures,
}

/// The pages by which documents come in.
pub fn intake_room(intake: Intake) -> Room {
    let editor = Access::Role(Role::Editor);
    let (receiving, storing, comparing) = (intake.clone(), intake.importers, intake.importers);
    let pictures = intake.pictures.clone();
    let (deciding, undoing, mapping) = (intake.importers, intake.importers, intake);
    Room {
        routes: Routes::new()
            .get("/kallor/las-in", editor, form)
            .upload("/kallor/las-in", editor, LARGEST_REQUEST, move |visit: Visit, sent: Multipart| {
                receive(visit, receiving, sent)
            })
            .get("/kallor/las-in/{id}", editor, show)
            .upload(
                "/kallor/las-in/{id}",
                editor,
                SMALL_REQUEST,
                move |visit: Visit, id: Path<Id>, form: FormData| store_all(visit, storing, id, form),
            )
            .upload("/kallor/las-in/{id}/jamfor", editor, SMALL_REQUEST, move |visit: Visit, id: Path<Id>| {
                compare(visit, comparing, id)
            })
            .get("/kallor/las-in/{id}/rader", editor, rows::list)
            .get("/kallor/las-in/{id}/rad", editor, rows::show)
            .post("/kallor/las-in/{id}/beslut", editor, move |visit: Visit, id: Path<Id>, form: FormData| {
                decisions::decide(visit, deciding, id, form)
            })
            .post("/kallor/las-in/{id}/angra", editor, move |visit: Visit, id: Path<Id>, form: FormData| {
                decisions::undo(visit, undoing, id, form)
            })
            .upload(
                "/kallor/las-in/{id}/kolumner",
                editor,
                SMALL_REQUEST,
                move |visit: Visit, id: Path<Id>, form: FormData| columns::answer(visit, mapping, id, form),
            )
            .post("/kallor/las-in/{id}/kasta", editor, discard)
            .merge(pictures::routes(pictures, editor))
            .merge(profiles::routes()),
        panels: vec![
            Panel { slot: "sources-actions", order: 10, render: button },
            Panel { slot: "sources", order: 5, render: drop_panel },
            Panel { slot: "sources", order: 10, render: waiting_panel },
            Panel { slot: "mine", order: 5, render: waiting_panel },
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
#[template(path = "documents/_drop.html")]
struct DropPanel {
    page: Page,
    owners: Vec<(String, String, bool)>,
    visibilities: Vec<(&'static str, String, bool)>,
}

/// Where files are dropped and text is pasted; without script the form has a page of its own.
fn drop_panel(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(async move {
        if visit.viewer.editable().next().is_none() {
            return Ok(None);
        }
        let sent = FormData::default();
        let (owners, visibilities) = (owners(visit, &sent), visibilities(visit, &sent));
        let panel = DropPanel { page: Page::new(visit, ""), owners, visibilities };
        Ok(Some(panel.render()?))
    })
}

#[derive(Template)]
#[template(path = "documents/_waiting.html")]
struct WaitingPanel {
    page: Page,
    rows: Vec<(Upload, String)>,
}

fn waiting_panel(visit: &Visit, _: Id) -> PanelFuture<'_> {
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
    /// What was pasted.
    text: String,
    errors: FieldErrors,
}

async fn form(visit: Visit) -> Answer {
    show_form(&visit, &FormData::default(), FieldErrors::new())
}

fn show_form(visit: &Visit, sent: &FormData, errors: FieldErrors) -> Answer {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::new(visit, visit.t("upload-title"));
    let page = FormPage {
        help: page.t1("upload-file-help", "most", (reading::MAX_BYTES >> 20) as i64),
        owners: owners(visit, sent),
        visibilities: visibilities(visit, sent),
        text: sent.text("text").to_string(),
        errors,
        page,
    };
    visit.show_with(status, &page)
}

/// Whom one may read in for: id, name, and whether it is the one that was chosen.
fn owners(visit: &Visit, sent: &FormData) -> Vec<(String, String, bool)> {
    let acting = visit.viewer.acting_for.map(|id| id.to_string()).unwrap_or_default();
    let owner = sent.optional("owner").unwrap_or(&acting);
    let owners = visit.viewer.editable().map(|membership| {
        let id = membership.organisation_id.to_string();
        let is_chosen = id == owner;
        (id, membership.organisation_name.clone(), is_chosen)
    });
    owners.collect()
}

fn visibilities(visit: &Visit, sent: &FormData) -> Vec<(&'static str, String, bool)> {
    let chosen = sent.optional("visibility").unwrap_or(Visibility::Own.key());
    let all = Visibility::ALL
        .map(|one| (one.key(), visit.t(&format!("visibility-{}", one.key())), one.key() == chosen));
    all.to_vec()
}

/// Text that was pasted into the form is a file like any other.
fn pasted(visit: &Visit, text: &str) -> Option<SentFile> {
    let bytes = text.as_bytes().to_vec();
    let name = format!("{}.txt", visit.t("upload-pasted"));
    (!text.trim().is_empty()).then_some(SentFile { name, length: bytes.len(), bytes })
}

async fn receive(visit: Visit, intake: Intake, sent: Multipart) -> Answer {
    let UploadForm { fields, file } = UploadForm::read(sent, reading::MAX_BYTES).await?;
    let file = file.or_else(|| pasted(&visit, fields.text("text")));
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
    let sha256 = reading::hash_of(&file.bytes);
    let mut said = store::uploads::said_of_same(&visit.app.db, owner_id, &sha256).await?.unwrap_or_default();
    let mut known = said.known();
    known.profiles.extend(profiles_of(&visit.app.db, owner_id).await?);
    let read = match intake.reader.read(&file.name, &file.bytes, &known).await {
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
    said.profiles = read.profiles_used(&known.profiles);
    said.seen.clone_from(&read.seen);
    let new =
        NewUpload { owner_id, visibility, name: &file.name, bytes: file.bytes, read: &read, said: &said };
    match keep_new(&visit, &intake.importers, new).await? {
        Some(id) => Ok(Redirect::to(&format!("{HREF}/{id}")).into_response()),
        None => {
            errors.add_with("file", "upload-too-many", vec![("most", MOST_WAITING.to_string())]);
            show_form(&visit, &fields, errors)
        }
    }
}

/// Keeps it, with what storing would do. `None` if too much waits already.
async fn keep_new(visit: &Visit, importers: &Importers, new: NewUpload<'_>) -> Result<Option<Id>, WebError> {
    let (read, said): (&ReadFile, &Said) = (new.read, new.said);
    let tx = visit.app.db.begin().await?;
    let Some(id) = upload::keep(&tx, &visit.app.ids, &visit.viewer, new).await? else {
        tx.rollback().await?;
        return Ok(None);
    };
    tx.commit().await?;
    let kept = upload::find(&visit.app.db, id, visit.viewer.now).await?;
    if let (Some(upload), Some(_)) = (kept, read.documents().next())
        && let Some(comparison) = waiting::compare(visit, importers, &upload, (read, said)).await?
    {
        let tx = visit.app.db.begin().await?;
        upload::compared(&tx, &upload, &comparison).await?;
        tx.commit().await?;
    }
    Ok(Some(id))
}

/// Why there is nothing in a file to be stored: a key, and the reader's own words.
fn unusable(visit: &Visit, read: &ReadFile) -> Option<(&'static str, String)> {
    if let Some(why) = read.error() {
        return Some(("upload-unreadable", words(visit, why).to_string()));
    }
    // A list whose columns nobody knows yet can be asked for.
    if read.documents().next().is_some() || read.layouts.iter().any(Layout::is_asked) {
        return None;
    }
    let said = read.reading.findings.first();
    let said = said.map(|finding| words(visit, &finding.message).to_string());
    Some(("upload-nothing", said.unwrap_or_default()))
}

// ---- stored or thrown away

async fn show(visit: Visit, Path(id): Path<Id>) -> Answer {
    let waiting = match waiting::find(&visit, id).await? {
        Sought::Waiting(waiting) => waiting,
        Sought::Elsewhere(answer) => return answer,
    };
    review::show(&visit, &waiting, Told::Nothing).await
}

/// Finds out anew what storing would change.
async fn compare(visit: Visit, importers: Importers, Path(id): Path<Id>) -> Answer {
    let waiting = match waiting::find(&visit, id).await? {
        Sought::Waiting(waiting) => waiting,
        Sought::Elsewhere(answer) => return answer,
    };
    let what = (&waiting.content.read, &waiting.content.said);
    if let Some(comparison) = waiting::compare(&visit, &importers, &waiting.upload, what).await? {
        let tx = visit.app.db.begin().await?;
        upload::compared(&tx, &waiting.upload, &comparison).await?;
        tx.commit().await?;
    }
    Ok(Redirect::to(&format!("{HREF}/{id}#andringar")).into_response())
}

/// Where the same content stands already.
pub(super) async fn same(visit: &Visit, waiting: &Waiting) -> Result<Option<String>, WebError> {
    let (owner_id, sha256) = (waiting.upload.owner_id, waiting.content.read.sha256());
    let found = crate::current_with_hash(&visit.app.db, owner_id, sha256).await?;
    Ok(found.map(|id| format!("{}{id}", DOCUMENT.path)))
}

/// Stores all of it or nothing, if it still does what the person has seen.
async fn store_all(visit: Visit, importers: Importers, Path(id): Path<Id>, form: FormData) -> Answer {
    let mut waiting = match waiting::find(&visit, id).await? {
        Sought::Waiting(waiting) => waiting,
        Sought::Elsewhere(answer) => return answer,
    };
    let upload = waiting.upload.clone();
    let bytes = store::uploads::bytes(&visit.app.db, id).await?;
    let what = (&waiting.content.read, &waiting.content.said);
    let tx = visit.app.db.begin().await?;
    let taken = match waiting::take(&visit, &tx, &importers, (&upload, &bytes), what).await? {
        Outcome::Done(taken) => taken,
        Outcome::Same => {
            tx.rollback().await?;
            let tx = visit.app.db.begin().await?;
            upload::settle(&tx, &visit.viewer, &upload, (State::Discarded, None)).await?;
            tx.commit().await?;
            let href = same(&visit, &waiting).await?.unwrap_or_else(|| "/kallor".to_string());
            return visit.done(&href, "upload-same");
        }
    };
    if taken.fingerprint() != form.text("seen") {
        tx.rollback().await?;
        let comparison = Comparison::of(&taken, visit.viewer.now);
        let tx = visit.app.db.begin().await?;
        upload::compared(&tx, &upload, &comparison).await?;
        tx.commit().await?;
        waiting.content.comparison = Some(comparison);
        return review::show(&visit, &waiting, Told::Changed).await;
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
    let waiting = match waiting::find(&visit, id).await? {
        Sought::Waiting(waiting) => waiting,
        Sought::Elsewhere(answer) => return answer,
    };
    let tx = visit.app.db.begin().await?;
    upload::settle(&tx, &visit.viewer, &waiting.upload, (State::Discarded, None)).await?;
    tx.commit().await?;
    visit.done("/kallor", "discarded")
}
