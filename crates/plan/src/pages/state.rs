//! How it stands in the office's plans, for the head of unit: what nobody has touched, what is late, who
//! left.

use std::collections::HashMap;

use access::Role;
use askama::Template;
use axum::extract::Query;
use db::Id;
use serde::Deserialize;
use types::{Moment, stockholm_date};
use web::{Answer, Page, Visit, WebError};

use crate::{
    Leaf, Plan,
    person::label_key,
    stage::Stage,
    store::{self, PlanQuery},
    who::{WhoKind, WhoRow},
    work::{self, Pile},
};

use super::mine::{Line, line};

const DAY: Moment = 24 * 3_600 * 1_000;
const DAYS: [i64; 4] = [30, 60, 90, 180];
/// Things of one sort that are shown for a plan.
const SHOWN: usize = 15;
/// Plans of one organisation that are looked through.
const MOST_PLANS: i64 = 20;

#[derive(Default, Deserialize)]
pub(crate) struct StateQuery {
    #[serde(default)]
    dagar: String,
}

#[derive(Template)]
#[template(path = "plan/state.html")]
struct StatePage {
    page: Page,
    plans: Vec<PlanState>,
    days: i64,
    choices: Vec<(String, String, bool)>,
}

struct PlanState {
    id: Id,
    title: String,
    owner: String,
    open: i64,
    done: i64,
    late_count: i64,
    late: Vec<Line>,
    untouched_count: i64,
    /// Initiative, title, when it was last changed.
    untouched: Vec<(Id, String, String)>,
    /// Name, when the person left, initiatives that still name it, the way to hand them over.
    left: Vec<(String, String, i64, String)>,
    /// Persons without a login.
    without: Vec<String>,
}

pub(crate) async fn show(visit: Visit, Query(query): Query<StateQuery>) -> Answer {
    let days = query.dagar.parse().ok().filter(|days| DAYS.contains(days)).unwrap_or(DAYS[1]);
    let this_year = i64::from(stockholm_date(visit.viewer.now).year());
    let mut plans = Vec::new();
    let managed = visit.viewer.memberships.iter().filter(|membership| membership.role == Role::Manager);
    for membership in managed {
        let query = PlanQuery { owner_id: Some(membership.organisation_id), ..PlanQuery::default() };
        let (db, viewer) = (&visit.app.db, &visit.viewer);
        for plan in store::plans(db, viewer, &query, ("period", "DESC"), (0, MOST_PLANS)).await? {
            let is_over = plan.year_to.or(plan.year_from).unwrap_or(this_year) < this_year - 1;
            if !is_over && plan.stage() != Stage::Closed {
                plans.push(state_of(&visit, plan, days).await?);
            }
        }
    }
    let page = Page::new(&visit, visit.t("state-title"));
    let choice = |n: i64| (n.to_string(), page.t1("state-days", "days", n), n == days);
    visit.show(&StatePage { choices: DAYS.map(choice).to_vec(), days, plans, page })
}

async fn state_of(visit: &Visit, plan: Plan, days: i64) -> Result<PlanState, WebError> {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let leaves = store::leaves(db, viewer, &plan).await?;
    let items = work::to_do(db, viewer, store::work_of_plans(db, viewer, &[plan.id]).await?).await?;
    let late: Vec<&work::ToDo> = items.iter().filter(|item| item.pile == Pile::Late).collect();
    let done = items.iter().filter(|item| item.pile == Pile::Done).count();
    let touched = store::last_touched(db, &[plan.id]).await?;
    let before = viewer.now - days * DAY;
    let at = |leaf: &&Leaf| touched.get(&leaf.initiative.id).copied().flatten();
    let mut still: Vec<&Leaf> = leaves.iter().filter(|leaf| at(leaf).is_none_or(|at| at < before)).collect();
    still.sort_by_key(at);
    let known = store::who_of_owners(db, &[plan.owner_id]).await?;
    let when = |leaf: &&Leaf| at(leaf).map(|at| visit.date(stockholm_date(at))).unwrap_or_default();
    Ok(PlanState {
        open: (items.len() - done) as i64,
        done: done as i64,
        late_count: late.len() as i64,
        late: late.into_iter().take(SHOWN).map(|item| line(visit, item)).collect(),
        untouched_count: still.len() as i64,
        untouched: still
            .iter()
            .take(SHOWN)
            .map(|leaf| (leaf.initiative.id, leaf.initiative.title.clone(), when(leaf)))
            .collect(),
        left: left(visit, (&plan, &leaves), &known),
        without: without_login(&leaves, &known),
        id: plan.id,
        title: plan.title,
        owner: plan.owner_name,
    })
}

/// In how many initiatives each name stands.
fn named(leaves: &[Leaf]) -> HashMap<String, i64> {
    let mut counts = HashMap::new();
    for label in leaves.iter().flat_map(Leaf::everybody) {
        *counts.entry(label_key(label)).or_default() += 1;
    }
    counts
}

fn left(
    visit: &Visit,
    (plan, leaves): (&Plan, &[Leaf]),
    known: &[WhoRow],
) -> Vec<(String, String, i64, String)> {
    let counts = named(leaves);
    let gone = known.iter().filter_map(|row| {
        let day = visit.date_of(row.left_on.as_deref()?);
        let count = *counts.get(&row.label_key)?;
        Some((row.label.clone(), day, count, format!("/planer/{}/vem/{}/lamna-over", plan.id, row.id)))
    });
    gone.collect()
}

fn without_login(leaves: &[Leaf], known: &[WhoRow]) -> Vec<String> {
    let counts = named(leaves);
    let lone = known.iter().filter(|row| {
        row.kind() == WhoKind::Person
            && row.account_id.is_none()
            && row.left_on.is_none()
            && counts.contains_key(&row.label_key)
    });
    lone.map(|row| row.label.clone()).collect()
}
