//! Pages of a PDF as pictures beside its reading. Who may see the file may see them.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use db::Id;
use reading::{PagePicture, contract::Place};
use serde::Deserialize;
use web::{Access, Answer, Page, Routes, Visit, WebError};

use super::waiting::{self, HREF, Sought};
use crate::{
    DOCUMENT, Document, Pictures,
    picture::{Marked, Of, svg, svg_of_sentence},
    store,
};

pub(super) const PDF: &str = "application/pdf";

/// A picture as a template shows it.
pub(super) struct Shown {
    pub src: String,
    /// The whole page, with its neighbours.
    pub href: String,
    pub text: String,
}

pub(super) fn routes(pictures: Pictures, editor: Access) -> Routes {
    let (shown, drawn, waiting) = (pictures.clone(), pictures.clone(), pictures);
    Routes::new()
        .get(
            "/kallor/{id}/sida/{page}",
            Access::Everybody,
            move |visit: Visit, at: Path<(Id, u32)>, query: Query<MarkQuery>| show(visit, shown, at, query),
        )
        .get(
            "/kallor/{id}/sida/{page}/bild",
            Access::Everybody,
            move |visit: Visit, at: Path<(Id, u32)>, query: Query<MarkQuery>| draw(visit, drawn, at, query),
        )
        .get(
            "/kallor/las-in/{id}/sida/{page}/bild",
            editor,
            move |visit: Visit, at: Path<(Id, u32)>, query: Query<MarkQuery>| {
                draw_waiting(visit, waiting, at, query)
            },
        )
}

#[derive(Deserialize)]
pub(super) struct MarkQuery {
    #[serde(default)]
    rutor: String,
    #[serde(default)]
    utsnitt: String,
}

/// The part of a waiting file's page around some places; `None` if they are on no page.
pub(super) fn cutting(visit: &Visit, upload_id: Id, at: &[Place], whole: bool) -> Option<Shown> {
    let marked = Marked::of(at);
    let page = *marked.pages().first()?;
    let picture = format!("{HREF}/{upload_id}/sida/{page}/bild?rutor={}", marked.text());
    let src = if whole { picture.clone() } else { format!("{picture}&utsnitt=1") };
    Some(Shown { src, href: picture, text: picture_text(visit, page) })
}

/// The marked page of a document, first of them.
pub(super) fn marked_page(visit: &Visit, document: &Document, rutor: &str) -> Option<Shown> {
    let marked = Marked::from_text(rutor);
    let page = *marked.pages().first()?;
    let href = format!("{}{}/sida/{page}", DOCUMENT.path, document.id);
    let marks = marked.text();
    Some(Shown {
        src: format!("{href}/bild?rutor={marks}"),
        href: format!("{href}?rutor={marks}"),
        text: picture_text(visit, page),
    })
}

fn picture_text(visit: &Visit, page: u32) -> String {
    visit.app.texts.get(visit.lang, "picture-alt", &[("page", page.to_string().into())])
}

#[derive(Template)]
#[template(path = "documents/picture.html")]
struct PicturePage {
    page: Page,
    back: String,
    name: String,
    shown: Shown,
    /// Pages with marks, if several: number and address.
    marked: Vec<(u32, String)>,
    at: String,
    previous: String,
    next: String,
}

async fn show(
    visit: Visit,
    pictures: Pictures,
    Path((id, number)): Path<(Id, u32)>,
    Query(query): Query<MarkQuery>,
) -> Answer {
    let document = seen(&visit, id).await?;
    let picture = of_document(&visit, &pictures, &document, number).await?.ok_or(WebError::NotFound)?;
    let marked = Marked::from_text(&query.rutor);
    let marks = marked.text();
    let to = |number: u32| format!("{}{id}/sida/{number}?rutor={marks}", DOCUMENT.path);
    let pages = marked.pages();
    let title = visit.app.texts.get(visit.lang, "picture-title", &[("page", number.to_string().into())]);
    let page = PicturePage {
        back: format!("{}{id}", DOCUMENT.path),
        shown: Shown {
            src: format!("{}{id}/sida/{number}/bild?rutor={marks}", DOCUMENT.path),
            href: String::new(),
            text: picture_text(&visit, number),
        },
        marked: if pages.len() > 1 {
            pages.into_iter().map(|one| (one, to(one))).collect()
        } else {
            Vec::new()
        },
        at: format!("{number} / {}", picture.pages),
        previous: if number > 1 { to(number - 1) } else { String::new() },
        next: if number < picture.pages { to(number + 1) } else { String::new() },
        name: document.title,
        page: Page::new(&visit, title),
    };
    visit.show(&page)
}

async fn draw(
    visit: Visit,
    pictures: Pictures,
    Path((id, number)): Path<(Id, u32)>,
    Query(query): Query<MarkQuery>,
) -> Answer {
    let document = seen(&visit, id).await?;
    let picture = of_document(&visit, &pictures, &document, number).await?;
    Ok(answer(&visit, picture.as_deref(), number, &query))
}

async fn draw_waiting(
    visit: Visit,
    pictures: Pictures,
    Path((id, number)): Path<(Id, u32)>,
    Query(query): Query<MarkQuery>,
) -> Answer {
    let waiting = match waiting::find(&visit, id).await? {
        Sought::Waiting(waiting) => waiting,
        Sought::Elsewhere(_) => return Err(WebError::NotFound),
    };
    if waiting.media_type() != PDF {
        return Err(WebError::NotFound);
    }
    let of = Of::Upload(id);
    let picture = match pictures.kept(of, number) {
        Some(kept) => Some(kept),
        None => pictures.draw(of, number, &store::uploads::bytes(&visit.app.db, id).await?).await.ok(),
    };
    Ok(answer(&visit, picture.as_deref(), number, &query))
}

/// A PDF of which nothing is hidden from the viewer.
async fn seen(visit: &Visit, id: Id) -> Result<Document, WebError> {
    let document = crate::document(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)?;
    let is_whole = super::hidden_lines(visit, &document).await?.is_empty();
    if document.media_type == PDF && is_whole { Ok(document) } else { Err(WebError::NotFound) }
}

/// `None` if the page cannot be drawn.
async fn of_document(
    visit: &Visit,
    pictures: &Pictures,
    document: &Document,
    number: u32,
) -> Result<Option<Arc<PagePicture>>, WebError> {
    let of = Of::Document(document.id);
    if let Some(kept) = pictures.kept(of, number) {
        return Ok(Some(kept));
    }
    let bytes = store::bytes(&visit.app.db, document.id).await?;
    Ok(pictures.draw(of, number, &bytes).await.ok())
}

fn answer(
    visit: &Visit,
    picture: Option<&PagePicture>,
    number: u32,
    query: &MarkQuery,
) -> axum::response::Response {
    let body = match picture {
        Some(picture) => svg(picture, number, &Marked::from_text(&query.rutor), !query.utsnitt.is_empty()),
        None => svg_of_sentence(&visit.t("picture-none")),
    };
    ([(header::CONTENT_TYPE, HeaderValue::from_static("image/svg+xml"))], body).into_response()
}
