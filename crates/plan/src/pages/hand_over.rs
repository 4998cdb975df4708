//! When somebody leaves: everything that hangs on the name, and to whom it goes.

use askama::Template;
use axum::extract::Path;
use db::{Db, Id};
use types::stockholm_date;
use web::{Answer, FormData, Page, Visit, WebError};

use crate::{
    Leaf, Plan,
    hand_over::{Held, Moves, carry_out as move_all, held},
    person::label_key,
    store::{self, PlanQuery},
    who::{self, WhoKind, WhoRow},
};

use super::people::{found, note};

/// Plans of one owner that are looked through.
const MOST_PLANS: i64 = 200;

#[derive(Template)]
#[template(path = "plan/hand_over.html")]
struct HandOverPage {
    page: Page,
    plan: Plan,
    label: String,
    action: String,
    back: String,
    groups: Vec<(String, Vec<Held>)>,
    receivers: Vec<String>,
    left_on: String,
    error: String,
}

/// The owner's active plans with what hangs on the name in each, newest first.
async fn holdings(visit: &Visit, row: &WhoRow) -> Result<Vec<(String, Vec<Held>)>, WebError> {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let query = PlanQuery { owner_id: Some(row.owner_id), ..PlanQuery::default() };
    let mut groups = Vec::new();
    for plan in store::plans(db, viewer, &query, ("period", "DESC"), (0, MOST_PLANS)).await? {
        let leaves: Vec<Leaf> = store::leaves(db, viewer, &plan).await?;
        let mains = who::main_of_plan(db, plan.id).await?;
        let mut held = held(&leaves, &row.label_key);
        for item in held.iter_mut().filter(|item| item.activity_id.is_none()) {
            let main = mains.get(&item.initiative_id);
            item.main = main.is_some_and(|main| label_key(&main.label) == row.label_key);
        }
        held.sort_by_key(|item| (!item.main, item.activity_id.is_some()));
        if !held.is_empty() {
            groups.push((plan.title, held));
        }
    }
    Ok(groups)
}

/// Who may take over: persons in the plans who have not left, and members whom no plan names yet.
async fn receivers(db: &Db, row: &WhoRow) -> Result<Vec<String>, WebError> {
    let known = store::who_of_owners(db, &[row.owner_id]).await?;
    let mut names: Vec<String> = known
        .iter()
        .filter(|other| other.id != row.id && other.kind() == WhoKind::Person && other.left_on.is_none())
        .map(|other| other.label.clone())
        .collect();
    for member in access::members(db, row.owner_id).await? {
        let named = known.iter().any(|other| other.account_id == Some(member.account_id));
        if member.active && !named {
            names.push(member.name);
        }
    }
    names.sort_by_key(|name| swedish::sort_key(name));
    Ok(names)
}

pub(crate) async fn show(visit: Visit, Path((plan_id, id)): Path<(Id, Id)>) -> Answer {
    let (plan, row) = found(&visit, plan_id, id).await?;
    page(&visit, plan, &row, "").await
}

async fn page(visit: &Visit, plan: Plan, row: &WhoRow, error: &str) -> Answer {
    let title = visit.app.texts.get(visit.lang, "hand-over-title", &[("name", row.label.as_str().into())]);
    let back = format!("/planer/{}/vem", plan.id);
    visit.show(&HandOverPage {
        page: Page::new(visit, title),
        label: row.label.clone(),
        action: format!("{back}/{}/lamna-over", row.id),
        groups: holdings(visit, row).await?,
        receivers: receivers(&visit.app.db, row).await?,
        left_on: row.left_on.clone().unwrap_or_else(|| stockholm_date(visit.viewer.now).to_string()),
        error: if error.is_empty() { String::new() } else { visit.t(error) },
        back,
        plan,
    })
}

/// Each thing goes to whom its field names, else to whom the form names for all; without either it stays.
fn moves_of(form: &FormData, groups: &[(String, Vec<Held>)], receivers: &[String]) -> Moves {
    let chosen = |field: &str| {
        let key = label_key(form.text(field));
        receivers.iter().find(|name| label_key(name) == key).cloned()
    };
    let all = chosen("alla");
    let mut moves = Moves::new();
    for held in groups.iter().flat_map(|(_, held)| held) {
        let field = held.field();
        if form.text(&field) == "-" {
            continue;
        }
        let Some(to) = chosen(&field).or_else(|| all.clone()) else { continue };
        let of = moves.entry(held.initiative_id).or_default();
        match held.activity_id {
            Some(id) => of.1.push((id, to)),
            None => of.0 = Some(to),
        }
    }
    moves
}

pub(crate) async fn carry_out(visit: Visit, Path((plan_id, id)): Path<(Id, Id)>, form: FormData) -> Answer {
    let (plan, row) = found(&visit, plan_id, id).await?;
    let left_on = form.optional("left_on").filter(|_| form.is_checked("left"));
    if left_on.is_some_and(|day| day.parse::<jiff::civil::Date>().is_err()) {
        return page(&visit, plan, &row, "who-bad-date").await;
    }
    let groups = holdings(&visit, &row).await?;
    let receivers = receivers(&visit.app.db, &row).await?;
    let moves = moves_of(&form, &groups, &receivers);
    if moves.is_empty() && left_on.is_none() {
        return page(&visit, plan, &row, "hand-over-nothing").await;
    }
    let tx = visit.app.db.begin().await?;
    let of = (&tx, &visit.app.ids);
    move_all(of, &visit.viewer, row.owner_id, &row.label_key, &moves).await?;
    if let Some(day) = left_on {
        let new = WhoRow {
            kind: WhoKind::Person.key().to_string(),
            left_on: Some(day.to_string()),
            decided: true,
            ..row.clone()
        };
        if !store::update_who(&tx, &new).await? {
            return Err(WebError::Bad("plan-changed-meanwhile"));
        }
        note(&visit, &tx, plan_id, (&row, &new)).await?;
    }
    tx.commit().await?;
    visit.done(&format!("/planer/{plan_id}/vem"), "handed-over")
}
