//! The office's column profiles: listed, carried out as files, brought in, forgotten.

use access::{Action, Role};
use askama::Template;
use axum::{
    extract::{Multipart, Path},
    http::{StatusCode, header},
    response::IntoResponse,
};
use db::Id;
use reading::{LARGEST_PROFILE, Profile};
use web::{Access, Answer, FieldErrors, FormData, Page, Routes, UploadForm, Visit, WebError};

use super::{columns::meaning_word, words::words};
use crate::{MOST_PROFILES, OfficeProfile, office_profile, office_profiles, profile};

const HREF: &str = "/kallor/kolumner";
/// Bytes of a request with a profile in it.
const LARGEST_REQUEST: usize = 4 * LARGEST_PROFILE;

pub(super) fn routes() -> Routes {
    let editor = Access::Role(Role::Editor);
    Routes::new()
        .get(HREF, editor, list)
        .upload(HREF, editor, LARGEST_REQUEST, bring)
        .get("/kallor/kolumner/{id}/fil", editor, file)
        .post("/kallor/kolumner/{id}/glom", editor, forget)
}

#[derive(Template)]
#[template(path = "documents/profiles.html")]
struct ListPage {
    page: Page,
    rows: Vec<ProfileLine>,
    owners: Vec<(String, String, bool)>,
    errors: FieldErrors,
}

struct ProfileLine {
    id: Id,
    name: String,
    owner: String,
    /// Header and what it means, for the columns that something is said of.
    told: Vec<(String, String)>,
    /// All headers.
    headers: String,
    changed: String,
}

async fn list(visit: Visit) -> Answer {
    show(&visit, &FormData::default(), FieldErrors::new()).await
}

async fn show(visit: &Visit, sent: &FormData, errors: FieldErrors) -> Answer {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let rows = office_profiles(&visit.app.db, &visit.viewer).await?;
    let acting = visit.viewer.acting_for.map(|id| id.to_string()).unwrap_or_default();
    let owner = sent.optional("owner").unwrap_or(&acting);
    let owners = visit.viewer.editable().map(|membership| {
        let id = membership.organisation_id.to_string();
        let is_chosen = id == owner;
        (id, membership.organisation_name.clone(), is_chosen)
    });
    let page = ListPage {
        rows: rows.iter().map(|row| line(visit, row)).collect(),
        owners: owners.collect(),
        errors,
        page: Page::new(visit, visit.t("profile-title")),
    };
    visit.show_with(status, &page)
}

fn line(visit: &Visit, row: &OfficeProfile) -> ProfileLine {
    let columns = &row.profile.columns;
    let told =
        columns.iter().filter_map(|column| Some((column.header.clone(), meaning_word(visit, column.field?))));
    let headers: Vec<&str> = columns.iter().map(|column| column.header.as_str()).collect();
    ProfileLine {
        id: row.id,
        name: if row.profile.name.is_empty() { visit.t("review-untitled") } else { row.profile.name.clone() },
        owner: row.owner_name.clone(),
        told: told.collect(),
        headers: headers.join(" | "),
        changed: format!("{}, {}", visit.moment(row.changed_at), row.changed_by),
    }
}

async fn bring(visit: Visit, sent: Multipart) -> Answer {
    let UploadForm { fields, file } = UploadForm::read(sent, LARGEST_PROFILE).await?;
    let mut errors = FieldErrors::new();
    let owner_id = fields.number("owner").filter(|id| visit.may(Action::Import, *id));
    if owner_id.is_none() {
        errors.add("owner", "upload-no-right");
    }
    let read = match &file {
        None => {
            errors.add("file", "upload-no-file");
            None
        }
        Some(file) if file.length > LARGEST_PROFILE => {
            errors.add("file", "profile-too-large");
            None
        }
        Some(file) => match Profile::from_json(&file.bytes) {
            Ok(profile) => Some(profile),
            Err(why) => {
                let why = words(&visit, &why).to_string();
                errors.add_with("file", "profile-unreadable", vec![("why", why)]);
                None
            }
        },
    };
    let (Some(owner_id), Some(read)) = (owner_id, read) else {
        return show(&visit, &fields, errors).await;
    };
    let tx = visit.app.db.begin().await?;
    if !profile::remember(&tx, &visit.app.ids, &visit.viewer, owner_id, &read).await? {
        tx.rollback().await?;
        errors.add_with("file", "profile-too-many", vec![("most", MOST_PROFILES.to_string())]);
        return show(&visit, &fields, errors).await;
    }
    tx.commit().await?;
    visit.done(HREF, "profile")
}

async fn find(visit: &Visit, id: Id) -> Result<OfficeProfile, WebError> {
    office_profile(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)
}

/// The profile as a small file, to be used elsewhere.
async fn file(visit: Visit, Path(id): Path<Id>) -> Answer {
    let found = find(&visit, id).await?;
    let text = serde_json::to_string_pretty(&found.profile).unwrap_or_default();
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8".to_string()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"kolumner-{id}.json\"")),
        (header::CACHE_CONTROL, "no-store".to_string()),
    ];
    Ok((headers, format!("{text}\n")).into_response())
}

async fn forget(visit: Visit, Path(id): Path<Id>) -> Answer {
    let found = find(&visit, id).await?;
    let tx = visit.app.db.begin().await?;
    profile::forget(&tx, &visit.viewer, &found).await?;
    tx.commit().await?;
    visit.done(HREF, "profile-forgotten")
}
