//! The office's look: a form with a picture in it.

use access::{Action, Entry};
use askama::Template;
use axum::{extract::Multipart, http::StatusCode};
use db::Id;
use rendering::{LARGEST_IMAGE, document::Paper};
use web::{Answer, FieldErrors, FormData, Page, UploadForm, Visit, WebError};

use crate::{look::Look, store};

/// Bytes of a request: room to tell about a picture that is too large.
pub(crate) const LARGEST_REQUEST: usize = 8 * LARGEST_IMAGE;
const HREF: &str = "/rapporter/utseende";

#[derive(Template)]
#[template(path = "reports/look.html")]
struct LookPage {
    page: Page,
    owner: String,
    form: FormData,
    errors: FieldErrors,
    papers: Vec<(&'static str, String, bool)>,
    /// The picture as it is now, and what it says.
    logo: Option<(String, String)>,
    revision: i64,
    /// Somebody else has changed the look meanwhile.
    stale: bool,
}

/// The organisation that is acted for, or the only one that may be.
fn office(visit: &Visit) -> Result<(Id, String), WebError> {
    let mut all = visit.viewer.editable();
    let acting = visit.viewer.editable().find(|one| Some(one.organisation_id) == visit.viewer.acting_for);
    let one = acting.or_else(|| all.next()).ok_or(WebError::NotFound)?;
    Ok((one.organisation_id, one.organisation_name.clone()))
}

pub(crate) async fn form(visit: Visit) -> Answer {
    let (owner_id, owner) = office(&visit)?;
    let look = store::look(&visit.app.db, owner_id).await?.unwrap_or_default();
    let form = look.form();
    show(&visit, owner, &look, form, FieldErrors::new(), false)
}

fn show(
    visit: &Visit,
    owner: String,
    look: &Look,
    form: FormData,
    errors: FieldErrors,
    stale: bool,
) -> Answer {
    let page = Page::new(visit, visit.t("report-look"));
    let chosen = form.text("paper").to_string();
    let paper = |paper: Paper| {
        let key = paper.key();
        (key, page.t(format!("report-paper-{key}")), key == chosen)
    };
    let logo = look.style.logo.as_ref().map(|logo| (logo.image.data_address(), logo.description.clone()));
    let status = match (errors.is_empty(), stale) {
        (true, false) => StatusCode::OK,
        (_, true) => StatusCode::CONFLICT,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let papers = Paper::ALL.map(paper).into();
    let revision = look.revision;
    visit.show_with(status, &LookPage { page, owner, form, errors, papers, logo, revision, stale })
}

pub(crate) async fn change(visit: Visit, sent: Multipart) -> Answer {
    let (owner_id, owner) = office(&visit)?;
    visit.must(Action::Edit, owner_id)?;
    let UploadForm { fields, file } = UploadForm::read(sent, LARGEST_IMAGE).await?;
    let now = store::look(&visit.app.db, owner_id).await?.unwrap_or_default();
    // Its bytes are not kept if it is too large; that it is, the form tells.
    let image =
        file.map(|file| if file.length > LARGEST_IMAGE { vec![0; LARGEST_IMAGE + 1] } else { file.bytes });
    let look = match now.changed(&fields, image) {
        Ok(look) => look,
        Err(errors) => return show(&visit, owner, &now, fields, errors, false),
    };
    if fields.number("version") != Some(now.revision) {
        return show(&visit, owner, &now, fields, FieldErrors::new(), true);
    }
    let tx = visit.app.db.begin().await?;
    if !store::set_look(&tx, owner_id, &look).await? {
        tx.rollback().await?;
        let now = store::look(&visit.app.db, owner_id).await?.unwrap_or_default();
        return show(&visit, owner, &now, fields, FieldErrors::new(), true);
    }
    let entry = Entry::new("edit", "report-look", Some(owner_id), owner_id, changes(&now, &look));
    access::record(&tx, &visit.viewer, entry).await?;
    tx.commit().await?;
    visit.done(HREF, "saved")
}

/// What the log keeps: the words, and that a picture came or went.
fn changes(old: &Look, new: &Look) -> serde_json::Value {
    let told = |look: &Look| {
        let style = &look.style;
        let logo = style.logo.as_ref().map(|logo| logo.description.clone());
        [
            ("paper", serde_json::json!(style.paper.key())),
            ("landscape", serde_json::json!(style.landscape)),
            ("colour", serde_json::json!(String::from(style.colour))),
            ("logo", serde_json::json!(logo)),
            ("introduction", serde_json::json!(look.introduction)),
        ]
    };
    let both = told(old).into_iter().zip(told(new));
    let changed = both.filter(|((_, old), (_, new))| old != new);
    changed.map(|((name, old), (_, new))| (name.to_string(), serde_json::json!([old, new]))).collect()
}
