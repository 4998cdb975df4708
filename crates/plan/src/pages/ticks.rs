//! Ticking activities off, and taking a tick back. One click, without a script, undone as easily.

use access::Action;
use axum::extract::Path;
use db::Id;
use web::{Answer, FormData, Visit, WebError, with_parameter, without_parameters};

use super::typed::LINE;
use crate::{INITIATIVE, store, work};

/// Where the tick was made, if the form says so and it is a page of ours; else the initiative.
fn back(form: &FormData, initiative_id: Id, activity_id: Id) -> String {
    let asked = form.text("till");
    let ours = asked.starts_with('/') && !asked.starts_with("//") && !asked.contains('\\');
    let path = if ours {
        without_parameters(asked, &["klart", "aktivitet"])
    } else {
        format!("{}{initiative_id}", INITIATIVE.path)
    };
    with_parameter(&path, "aktivitet", &activity_id.to_string())
}

/// The initiative of an activity that the visitor may change.
async fn place(visit: &Visit, id: Id) -> Result<Id, WebError> {
    let found = store::activity_place(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)?;
    visit.must(Action::Edit, found.owner_id)?;
    Ok(found.initiative_id)
}

pub(crate) async fn tick(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let initiative_id = place(&visit, id).await?;
    // A line is a line: what is more than fits is not worth losing the tick for.
    let evidence = form.optional("evidence").map(|text| text.replace('\n', " "));
    let evidence = evidence.map(|text| text.chars().take(LINE).collect::<String>());
    let tx = visit.app.db.begin().await?;
    work::tick(&tx, &visit.viewer, id, evidence.as_deref()).await?;
    tx.commit().await?;
    visit.done(&back(&form, initiative_id, id), "ticked")
}

pub(crate) async fn untick(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let initiative_id = place(&visit, id).await?;
    let tx = visit.app.db.begin().await?;
    work::untick(&tx, &visit.viewer, id).await?;
    tx.commit().await?;
    visit.done(&back(&form, initiative_id, id), "unticked")
}
