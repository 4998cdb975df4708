//! The plans that a development project stands in, and choosing the initiatives by which it does.

use access::{Action, Entry};
use askama::Template;
use axum::extract::Path;
use db::Id;
use serde_json::{Value, json};
use web::{Answer, FormData, Page, Visit, WebError};

use super::super::{DEVELOPMENT, Development, store, store::InPlan};
use super::{href, record::find};

/// Initiatives to choose among on a page.
const MOST: i64 = 100;

#[derive(Template)]
#[template(path = "funding/development_plans.html")]
struct PlansPage {
    page: Page,
    title: String,
    path: String,
    rows: Vec<InPlan>,
    count_text: String,
    may_choose: bool,
}

#[derive(Template)]
#[template(path = "funding/development_choose.html")]
struct ChoosePage {
    page: Page,
    title: String,
    path: String,
    query: String,
    shown: String,
    choices: Vec<Choice>,
}

struct Choice {
    row: InPlan,
    chosen: bool,
}

pub(super) async fn show(visit: Visit, Path(id): Path<Id>) -> Answer {
    let found = find(&visit, id).await?;
    let rows = store::in_plans(&visit.app.db, &visit.viewer, id).await?;
    let title = format!("{}: {}", found.facts.title, visit.t("development-plans"));
    let page = Page::new(&visit, title).of_record(&DEVELOPMENT, (id, found.owner_id), "/insatser");
    visit.show(&PlansPage {
        count_text: page.t1("development-in-plans", "count", rows.len() as i64),
        title: found.facts.title.clone(),
        path: href(id),
        rows,
        may_choose: found.active && visit.viewer.editable().next().is_some(),
        page,
    })
}

/// Who may put this project into the plan of this initiative: whoever edits one of the two.
fn may(visit: &Visit, found: &Development, row: &InPlan) -> bool {
    visit.may(Action::Edit, found.owner_id) || visit.may(Action::Edit, row.owner_id)
}

pub(super) async fn form(visit: Visit, Path(id): Path<Id>) -> Answer {
    let found = find(&visit, id).await?;
    let now: Vec<Id> =
        store::in_plans(&visit.app.db, &visit.viewer, id).await?.iter().map(|row| row.id).collect();
    choose(&visit, &found, (&now, &now), "").await
}

async fn choose(visit: &Visit, found: &Development, (shown, chosen): (&[Id], &[Id]), text: &str) -> Answer {
    let known = [shown, chosen].concat();
    let rows = store::to_choose(&visit.app.db, &visit.viewer, (text, &known), MOST).await?;
    let choices = rows.into_iter().filter(|row| may(visit, found, row));
    let choices = choices.map(|row| Choice { chosen: chosen.contains(&row.id), row });
    visit.show(&ChoosePage {
        choices: choices.collect(),
        title: found.facts.title.clone(),
        path: href(found.id),
        query: text.to_string(),
        shown: shown.iter().map(Id::to_string).collect::<Vec<_>>().join(","),
        page: Page::new(visit, visit.t("development-choose")),
    })
}

pub(super) async fn save(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let found = find(&visit, id).await?;
    let shown: Vec<Id> = form.text("shown").split(',').filter_map(|id| id.parse().ok()).collect();
    let chosen: Vec<Id> = form.all("initiative").filter_map(|id| id.parse().ok()).collect();
    if form.is_checked("sok") {
        return choose(&visit, &found, (&shown, &chosen), form.text("q")).await;
    }
    // Only what was ticked or unticked, among what the visitor sees and may change.
    let changed =
        |ids: &[Id], but: &[Id]| -> Vec<Id> { ids.iter().filter(|id| !but.contains(id)).copied().collect() };
    let (added, taken) = (changed(&chosen, &shown), changed(&shown, &chosen));
    let known = [added.as_slice(), taken.as_slice()].concat();
    let rows = store::to_choose(&visit.app.db, &visit.viewer, ("", &known), MOST).await?;
    let tx = visit.app.db.begin().await?;
    let mut named = (Vec::new(), Vec::new());
    for row in rows.iter().filter(|row| may(&visit, &found, row)) {
        let stands = added.contains(&row.id);
        if store::put_in_plan(&tx, id, row.id, stands).await? {
            let address = format!("{}{}", plan::INITIATIVE.path, row.id);
            if stands { named.1.push(address) } else { named.0.push(address) }
        }
    }
    if named.0.is_empty() && named.1.is_empty() {
        tx.rollback().await?;
        return visit.done(&format!("{}/insatser", href(id)), "saved");
    }
    note(&visit, &tx, &found, named).await?;
    tx.commit().await?;
    visit.done(&format!("{}/insatser", href(id)), "saved")
}

/// Initiatives are told by their addresses: who reads the history may not see all of them.
async fn note(
    visit: &Visit,
    tx: &db::Tx,
    found: &Development,
    (taken, added): (Vec<String>, Vec<String>),
) -> Result<(), WebError> {
    let words = |ids: Vec<String>| if ids.is_empty() { Value::Null } else { ids.join(", ").into() };
    let changes = json!({ "initiatives": [words(taken), words(added)] });
    let entry = Entry::new("edit", DEVELOPMENT.key, Some(found.id), found.owner_id, changes);
    Ok(access::record(tx, &visit.viewer, entry).await?)
}
