//! What became of an initiative: the same one through the years, back to where it began and on to where it
//! ended.

use askama::Template;
use axum::extract::Path;
use db::Id;
use web::{Answer, Page, Visit, WebError};

use crate::{
    INITIATIVE, naming,
    plan::period,
    status::StatusKind,
    store::{self, Kin, Link},
};

#[derive(Template)]
#[template(path = "plan/lineage.html")]
struct LineagePage {
    page: Page,
    title: String,
    path: String,
    rows: Vec<Row>,
}

struct Row {
    id: Id,
    title: String,
    plan_id: Id,
    plan: String,
    period: String,
    status: String,
    status_tag: &'static str,
    /// How it came from the years before; empty for the first.
    came: String,
    /// How it ended, if it did.
    ended: String,
    is_this: bool,
    /// What other rooms say of it, such as its lights.
    lights: Vec<String>,
}

pub(crate) async fn show(visit: Visit, Path(id): Path<Id>) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let (leaf, _) = store::leaf(db, viewer, id).await?.ok_or(WebError::NotFound)?;
    let links = store::family(db.read(), id).await?;
    let mut ids: Vec<Id> =
        links.iter().flat_map(|link| std::iter::once(link.from_id).chain(link.to_id)).collect();
    ids.push(id);
    ids.sort_unstable();
    ids.dedup();
    let kin = store::kin(db, viewer, &ids).await?;
    let title = leaf.initiative.title.clone();
    let visit = naming::calling(&visit, leaf.initiative.owner_id, &[]).await?;
    let page = Page::new(&visit, format!("{title}: {}", visit.t("plan-lineage")));
    let page = page.of_record(&INITIATIVE, (id, leaf.initiative.owner_id), "/kedja");
    let seen: Vec<Id> = kin.iter().map(|one| one.id).collect();
    let mut lights = visit.app.list_panels(&visit, "initiative-lights", &seen).await?;
    let lights_of = |one: &Kin| lights.remove(&one.id).unwrap_or_default();
    let of: Vec<Vec<String>> = kin.iter().map(lights_of).collect();
    let rows = kin.iter().zip(of).map(|(one, lights)| row(&page, (one, id), (&kin, &links), lights));
    let rows = rows.collect();
    visit.show(&LineagePage { path: format!("{}{id}", INITIATIVE.path), rows, title, page })
}

fn row(page: &Page, (one, this): (&Kin, Id), (kin, links): (&[Kin], &[Link]), lights: Vec<String>) -> Row {
    let came = links.iter().filter(|link| link.to_id == Some(one.id)).map(|link| {
        let word = page.t(format!("plan-relation-{}", link.relation));
        // The name it had, if that is another and the viewer may know it.
        match kin.iter().find(|before| before.id == link.from_id && before.title != one.title) {
            Some(before) => format!("{word}: {}", before.title),
            None => word,
        }
    });
    let ended = links.iter().filter(|link| link.from_id == one.id && link.to_id.is_none());
    let kind = one.status_kind.as_deref().and_then(StatusKind::from_key);
    Row {
        came: came.collect::<Vec<_>>().join("; "),
        ended: ended
            .map(|link| page.t(format!("plan-ended-{}", link.relation)))
            .collect::<Vec<_>>()
            .join("; "),
        id: one.id,
        title: one.title.clone(),
        plan_id: one.plan_id,
        plan: one.plan_title.clone(),
        period: period(one.year_from, one.year_to),
        status: one.status.clone().unwrap_or_default(),
        status_tag: kind.map_or("neutral", StatusKind::tag),
        is_this: one.id == this,
        lights,
    }
}
