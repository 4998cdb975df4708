//! Asking organisations for their parts.

use std::collections::HashSet;

use access::Organisation;
use askama::Template;
use axum::{extract::Path, http::StatusCode};
use db::Id;
use web::{Answer, FieldErrors, FormData, Page, Visit, WebError};

use super::{GIVE, find, hold, href, step};
use crate::annex::{Annex, Scope, content_of, stage, store};

#[derive(Template)]
#[template(path = "funding/annex_ask.html")]
struct AskPage {
    page: Page,
    action: String,
    back: String,
    annex: Annex,
    /// Organisations that are not asked yet, and whether they are ticked.
    choices: Vec<(Id, String, bool)>,
    /// Sub-regions of the owner's own projects of the year that have no part yet.
    own: Vec<(String, bool)>,
    errors: FieldErrors,
}

/// Organisations that work in the system and are not asked yet.
async fn askable(visit: &Visit, annex: &Annex) -> Result<Vec<Organisation>, WebError> {
    let db = &visit.app.db;
    let parts = store::parts(db, &visit.viewer, annex.id).await?;
    let asked: HashSet<Id> = parts.iter().map(|part| part.organisation_id).collect();
    let mut all = access::all_members(db).await?;
    all.retain(|organisation| organisation.id != annex.owner_id && !asked.contains(&organisation.id));
    Ok(all)
}

/// Sub-regions that the owner can fill in for: it has projects of theirs, and they have no part yet.
async fn own_sub_regions(visit: &Visit, annex: &Annex) -> Result<Vec<String>, WebError> {
    let db = &visit.app.db;
    let parts = store::parts(db, &visit.viewer, annex.id).await?;
    let scope = Scope { owner_id: Some(annex.owner_id), ..Scope::of_year(annex.draft.year) };
    let content = content_of(db, &visit.viewer, &scope).await?;
    let names = content.parts.into_iter().map(|part| part.sub_region);
    let taken = |name: &String| parts.iter().any(|part| part.own_sub_region == *name);
    Ok(names.filter(|name| !name.is_empty() && !taken(name)).collect())
}

async fn show(visit: &Visit, annex: Annex, form: &FormData, errors: FieldErrors) -> Answer {
    let choices = askable(visit, &annex).await?;
    let own = own_sub_regions(visit, &annex).await?;
    let own = own.into_iter().map(|name| (form.all("own").any(|text| text == name), name));
    let own = own.map(|(ticked, name)| (name, ticked)).collect();
    let ticked = |id: Id| form.all("organisations").any(|text| text == id.to_string());
    let choices = choices.into_iter().map(|found| (found.id, found.name, ticked(found.id))).collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = AskPage {
        page: Page::new(visit, visit.t("annex-ask")),
        action: format!("{}/fraga", href(annex.id)),
        back: href(annex.id),
        annex,
        choices,
        own,
        errors,
    };
    visit.show_with(status, &page)
}

pub(crate) async fn blank(visit: Visit, Path(id): Path<Id>) -> Answer {
    let annex = find(&visit, id).await?;
    visit.must(GIVE, annex.owner_id)?;
    annex.stage.after(stage::Action::Edit)?;
    show(&visit, annex, &FormData::default(), FieldErrors::new()).await
}

/// Asks those that are ticked, and lets them see the annex. Who has been asked is not asked again.
pub(crate) async fn ask(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let annex = find(&visit, id).await?;
    visit.must(GIVE, annex.owner_id)?;
    let members = access::all_members(&visit.app.db).await?;
    let wanted: HashSet<Id> = form.all("organisations").filter_map(|text| text.parse().ok()).collect();
    let chosen = members.iter().filter(|found| wanted.contains(&found.id) && found.id != annex.owner_id);
    let chosen: Vec<&Organisation> = chosen.collect();
    let mut own = own_sub_regions(&visit, &annex).await?;
    own.retain(|name| form.all("own").any(|text| text == name));
    if chosen.is_empty() && own.is_empty() {
        let mut errors = FieldErrors::new();
        errors.add("organisations", "annex-ask-none");
        return show(&visit, annex, &form, errors).await;
    }
    let tx = visit.app.db.begin().await?;
    let (held, _) = hold(step(&visit, &tx), id).await?;
    held.stage.after(stage::Action::Edit)?;
    for found in chosen {
        let purpose = visit.t("annex-grant-purpose");
        step(&visit, &tx).ask(&held, (found.id, &found.name), &purpose).await?;
    }
    for name in own {
        step(&visit, &tx).fill_in(&held, &name).await?;
    }
    tx.commit().await?;
    visit.done(&href(id), "annex-asked")
}
