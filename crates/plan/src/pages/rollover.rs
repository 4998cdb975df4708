//! Next year's plan: every initiative and activity of this year's with what becomes of it, chosen on one page
//! by several people at their own pace, and carried out once.

use std::collections::HashMap;

use access::Action;
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::IntoResponse};
use db::{Id, Tx};
use sea_orm::ConnectionTrait;
use web::{Answer, FieldErrors, FormData, Page, Visit, WebError};

use crate::{
    INITIATIVE, Leaf, PLAN, Plan,
    merge::folded,
    naming,
    rollover::{About, Choice, Chosen, Turn, carry},
    rollover_steps,
    store::{self, NewRollover, Rollover},
    tree::{Branch, grow},
};

use super::{edit_plan::editable, typed::LINE};

#[derive(Template)]
#[template(path = "plan/rollover_begin.html")]
struct BeginPage {
    page: Page,
    plan: Plan,
    path: String,
    /// Id and title of plans that were made of this one.
    made: Vec<(Id, String)>,
    form: FormData,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "plan/rollover.html")]
struct RolloverPage {
    page: Page,
    plan: Plan,
    path: String,
    rollover: Rollover,
    chapters: Vec<ChapterRows>,
    /// Headings and initiatives that something can move to.
    parts: Vec<String>,
    initiatives: Vec<String>,
    choices: Vec<(&'static str, String)>,
    /// Rows that somebody else had changed meanwhile, and places that are not known.
    conflicts: Vec<String>,
    unknown: Vec<String>,
    begun: String,
}

struct ChapterRows {
    heading: String,
    rows: Vec<RowView>,
}

/// An initiative or activity with what becomes of it.
struct RowView {
    name: String,
    title: String,
    href: String,
    when_before: String,
    status: String,
    chosen: Chosen,
    /// Tells whether the row was changed since it was shown.
    seal: String,
    is_initiative: bool,
}

/// What stands in a row, in a few signs.
fn seal(chosen: &Chosen) -> String {
    let all = format!("{}/{}/{}", chosen.choice.key(), chosen.when_text, chosen.lines);
    reading::hash_of(all.as_bytes())[..12].to_string()
}

/// Everything that a roll-over page shows or decides on.
struct Work {
    plan: Plan,
    rollover: Rollover,
    parts: Vec<crate::Part>,
    leaves: Vec<Leaf>,
    choices: HashMap<About, Chosen>,
}

impl Work {
    fn turn(&self) -> Turn {
        Turn { from: self.plan.year_from.unwrap_or(self.rollover.year_from - 1), to: self.rollover.year_from }
    }

    /// What holds for each item now, in the plan's order.
    fn items(&self) -> Vec<(About, Chosen)> {
        let turn = self.turn();
        let mut all = Vec::new();
        let pick =
            |about: About, proposed: Chosen| (about, self.choices.get(&about).cloned().unwrap_or(proposed));
        for leaf in &self.leaves {
            all.push(pick(About::Initiative(leaf.initiative.id), turn.initiative(leaf)));
            let tasks = leaf.tasks.iter().filter(|task| task.activity.is_active());
            all.extend(tasks.map(|task| pick(About::Activity(task.activity.id), turn.activity(task))));
        }
        all
    }

    /// The part or initiative of this name, for a move.
    fn target(&self, about: About, name: &str) -> Option<Id> {
        let name = folded(name);
        match about {
            About::Initiative(_) => {
                self.parts.iter().find(|part| folded(&part.heading()) == name).map(|part| part.id)
            }
            About::Activity(_) => {
                let found = self.leaves.iter().find(|leaf| folded(&leaf.initiative.title) == name);
                found.map(|leaf| leaf.initiative.id)
            }
        }
    }
}

async fn load(on: &impl ConnectionTrait, plan: Plan, rollover: Rollover) -> Result<Work, WebError> {
    let parts = store::all_parts(on, plan.id).await?;
    let leaves = store::leaves_of(on, plan.id).await?;
    let choices = store::choices(on, rollover.id).await?;
    Ok(Work {
        parts: parts.into_iter().filter(crate::Part::is_active).collect(),
        leaves: leaves.into_iter().filter(|leaf| leaf.initiative.is_active()).collect(),
        choices,
        rollover,
        plan,
    })
}

fn path_of(id: Id) -> String {
    format!("{}{id}", PLAN.path)
}

pub(crate) async fn show(visit: Visit, Path(id): Path<Id>) -> Answer {
    let plan = editable(&visit, id, Action::Edit).await?;
    match store::open_rollover(visit.app.db.read(), id).await? {
        None => {
            let next = plan.year_to.or(plan.year_from).map(|year| year + 1);
            let turn = plan.year_from.zip(next);
            let title = turn
                .map_or_else(|| plan.title.clone(), |(from, to)| crate::when::shift(&plan.title, to - from));
            let year = next.map(|year| year.to_string()).unwrap_or_default();
            begin_page(
                &visit,
                plan,
                FormData::from_pairs([("title", title), ("year_from", year)]),
                FieldErrors::new(),
            )
            .await
        }
        Some(rollover) => {
            let work = load(visit.app.db.read(), plan, rollover).await?;
            list(&visit, &work, (Vec::new(), Vec::new()), StatusCode::OK)
        }
    }
}

async fn begin_page(visit: &Visit, plan: Plan, form: FormData, errors: FieldErrors) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let mut made = Vec::new();
    for done in store::done_rollovers(db.read(), plan.id).await? {
        if let Some(found) = store::plan(db, viewer, done.to_plan_id.unwrap_or_default()).await? {
            made.push((found.id, found.title));
        }
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::new(visit, format!("{}: {}", plan.title, visit.t("plan-rollover")));
    visit.show_with(status, &BeginPage { path: path_of(plan.id), page, plan, made, form, errors })
}

/// Two who begin at once review the same one.
pub(crate) async fn begin(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let plan = editable(&visit, id, Action::Edit).await?;
    let mut errors = FieldErrors::new();
    errors.require("title", form.text("title"), LINE);
    let from = super::typed::year(&form, "year_from", &mut errors);
    let to = super::typed::year(&form, "year_to", &mut errors).or(from);
    if from.is_none() && errors.is_empty() {
        errors.add("year_from", "field-required");
    }
    if to < from {
        errors.add("year_to", "plan-years-backwards");
    }
    let (Some(from), Some(to), true) = (from, to, errors.is_empty()) else {
        return begin_page(&visit, plan, form, errors).await;
    };
    let tx = visit.app.db.begin().await?;
    store::hold_plan(&tx, id).await?;
    if store::open_rollover(tx.on(), id).await?.is_none() {
        let new = NewRollover {
            id: visit.app.ids.next(),
            plan_id: id,
            owner_id: plan.owner_id,
            title: form.text("title"),
            years: (from, to),
        };
        store::begin_rollover(&tx, &visit.viewer, &new).await?;
        let changes = serde_json::json!({ "year_from": [null, from] });
        let entry = access::Entry::new("begin-rollover", PLAN.key, Some(id), plan.owner_id, changes);
        access::record(&tx, &visit.viewer, entry).await?;
        tx.commit().await?;
    }
    visit.done(&format!("{}/arsskifte", path_of(id)), "rollover-begun")
}

fn list(
    visit: &Visit,
    work: &Work,
    (conflicts, unknown): (Vec<String>, Vec<String>),
    status: StatusCode,
) -> Answer {
    let page = Page::new(visit, format!("{}: {}", work.plan.title, visit.t("plan-rollover")));
    let held: HashMap<About, Chosen> = work.items().into_iter().collect();
    let chapters = grow(work.parts.clone(), work.leaves.clone());
    let rows = |branch: &Branch| {
        let mut heading = branch.part.heading();
        if heading.is_empty() {
            heading = page.t("plan-unnamed-part");
        }
        let rows = branch.leaves.iter().flat_map(|leaf| rows_of(leaf, &held)).collect();
        ChapterRows { heading, rows }
    };
    let all = chapters.iter().flat_map(|chapter| std::iter::once(chapter).chain(&chapter.sections));
    let chapters = all.map(rows).filter(|chapter: &ChapterRows| !chapter.rows.is_empty()).collect();
    let name = |choice: Choice| (choice.key(), page.t(format!("plan-choice-{}", choice.key())));
    let begun = page.t2(
        "plan-rollover-begun",
        ("who", super::words::person(&page, &work.rollover.begun_by)),
        ("when", visit.moment(work.rollover.begun_at)),
    );
    visit.show_with(
        status,
        &RolloverPage {
            path: path_of(work.plan.id),
            plan: work.plan.clone(),
            rollover: work.rollover.clone(),
            parts: work.parts.iter().map(crate::Part::heading).collect(),
            initiatives: work.leaves.iter().map(|leaf| leaf.initiative.title.clone()).collect(),
            choices: Choice::ALL.map(name).to_vec(),
            chapters,
            conflicts,
            unknown,
            begun,
            page,
        },
    )
}

fn rows_of(leaf: &Leaf, held: &HashMap<About, Chosen>) -> Vec<RowView> {
    let row = &leaf.initiative;
    let view = |about: About, title: &str, when: &Option<String>, status: &Option<String>| {
        let chosen = held.get(&about)?.clone();
        Some(RowView {
            name: about.name(),
            title: title.to_string(),
            href: format!("{}{}", INITIATIVE.path, row.id),
            when_before: when.clone().unwrap_or_default(),
            status: status.clone().unwrap_or_default(),
            seal: seal(&chosen),
            is_initiative: matches!(about, About::Initiative(_)),
            chosen,
        })
    };
    let mut rows: Vec<RowView> =
        view(About::Initiative(row.id), &row.title, &row.when_text, &row.status).into_iter().collect();
    let tasks = leaf.tasks.iter().filter(|task| task.activity.is_active());
    rows.extend(tasks.filter_map(|task| {
        let activity = &task.activity;
        view(About::Activity(activity.id), &activity.text, &activity.when_text, &activity.status)
    }));
    rows
}

/// Saves the rows that were changed on the page; those that somebody else has changed meanwhile are shown
/// again. Then, if asked for, shows what will be carried out.
pub(crate) async fn save(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let plan = editable(&visit, id, Action::Edit).await?;
    let path = format!("{}/arsskifte", path_of(id));
    let tx = visit.app.db.begin().await?;
    store::hold_plan(&tx, id).await?;
    let Some(rollover) = store::open_rollover(tx.on(), id).await? else {
        // Carried out by somebody else meanwhile.
        return visit.done(&path, "rollover-over");
    };
    let mut work = load(tx.on(), plan, rollover).await?;
    let (conflicts, unknown, seals) = save_rows(&visit, &tx, &mut work, &form).await?;
    tx.commit().await?;
    if visit.fragment {
        // The page keeps standing; it learns the new seals.
        let status =
            if conflicts.is_empty() && unknown.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
        return Ok((status, seals.join("\n")).into_response());
    }
    if !conflicts.is_empty() || !unknown.is_empty() {
        return list(&visit, &work, (conflicts, unknown), StatusCode::CONFLICT);
    }
    match form.text("then") {
        "review" => visit.done(&format!("{path}/genomfor"), "saved"),
        _ => visit.done(&path, "saved"),
    }
}

/// Titles of rows in conflict, of rows whose place is not known, and name and seal of every row that was
/// sent.
type Told = (Vec<String>, Vec<String>, Vec<String>);

async fn save_rows(visit: &Visit, tx: &Tx, work: &mut Work, form: &FormData) -> Result<Told, WebError> {
    let (mut conflicts, mut unknown, mut seals) = (Vec::new(), Vec::new(), Vec::new());
    for (about, now) in work.items() {
        let name = about.name();
        let Some(choice) = Choice::from_key(form.text(&format!("{name}.choice"))) else {
            continue;
        };
        let lines: String = form.text(&format!("{name}.lines")).chars().take(2_000).collect();
        let when_text: String = form.text(&format!("{name}.when")).chars().take(LINE).collect();
        let target_id = if choice == Choice::Move { work.target(about, &lines) } else { None };
        let sent = Chosen { choice, when_text, target_id, lines };
        let shown = form.text(&format!("{name}.seal")).to_string();
        if seal(&sent) != shown && seal(&sent) != seal(&now) {
            let title = title_of(work, about);
            if shown != seal(&now) {
                conflicts.push(title);
            } else {
                if choice == Choice::Move && sent.target_id.is_none() {
                    unknown.push(title);
                }
                store::put_choice(tx, (&visit.app.ids, &visit.viewer), work.rollover.id, about, &sent)
                    .await?;
                work.choices.insert(about, sent.clone());
            }
        }
        let held = work.choices.get(&about).map_or_else(|| seal(&now), seal);
        seals.push(format!("{name} {held}"));
    }
    Ok((conflicts, unknown, seals))
}

fn title_of(work: &Work, about: About) -> String {
    let found = match about {
        About::Initiative(id) => {
            work.leaves.iter().find(|leaf| leaf.initiative.id == id).map(|leaf| leaf.initiative.title.clone())
        }
        About::Activity(id) => {
            let mut tasks = work.leaves.iter().flat_map(|leaf| &leaf.tasks);
            tasks.find(|task| task.activity.id == id).map(|task| task.activity.text.clone())
        }
    };
    found.unwrap_or_default()
}

#[derive(Template)]
#[template(path = "plan/rollover_review.html")]
struct ReviewPage {
    page: Page,
    plan: Plan,
    path: String,
    rollover: Rollover,
    /// New initiatives: where from, title, when, how many activities.
    carried: Vec<(String, String, String, usize)>,
    ended: Vec<(String, String, String)>,
    counts: String,
    may_carry_out: bool,
}

pub(crate) async fn review(visit: Visit, Path(id): Path<Id>) -> Answer {
    let plan = editable(&visit, id, Action::Edit).await?;
    let Some(rollover) = store::open_rollover(visit.app.db.read(), id).await? else {
        return visit.done(&format!("{}/arsskifte", path_of(id)), "rollover-over");
    };
    let work = load(visit.app.db.read(), plan, rollover).await?;
    let outcome = carry(&work.leaves, &work.choices, work.turn());
    let visit = naming::calling(&visit, work.plan.owner_id, &[]).await?;
    let page = Page::new(&visit, format!("{}: {}", work.plan.title, visit.t("plan-rollover-review")));
    let word = |choice: Choice| page.t(format!("plan-choice-{}", choice.key()));
    let carried = outcome
        .carried
        .iter()
        .map(|row| (word(row.relation), row.title.clone(), row.when_text.clone(), row.activities.len()));
    let kind = |about: &About| page.t(format!("plan-level-{}", about.kind()));
    let ended = outcome.ended.iter();
    let ended = ended.map(|(about, choice)| (word(*choice), kind(about), title_of(&work, *about)));
    let activities: usize = outcome.carried.iter().map(|row| row.activities.len()).sum();
    let counts = super::tree::counts(&page, outcome.carried.len(), activities);
    visit.show(&ReviewPage {
        carried: carried.collect(),
        ended: ended.collect(),
        counts,
        may_carry_out: visit.may(Action::Decide, work.plan.owner_id),
        path: path_of(id),
        rollover: work.rollover.clone(),
        plan: work.plan.clone(),
        page,
    })
}

/// Makes the new plan and closes the old one, all of it or nothing. A second click finds the plan made.
pub(crate) async fn carry_out(visit: Visit, Path(id): Path<Id>) -> Answer {
    let plan = editable(&visit, id, Action::Decide).await?;
    let tx = visit.app.db.begin().await?;
    let held = store::hold_plan(&tx, plan.id).await?.ok_or(WebError::NotFound)?;
    let Some(rollover) = store::open_rollover(tx.on(), id).await? else {
        let done = store::done_rollovers(tx.on(), id).await?;
        let to = done.first().and_then(|done| done.to_plan_id).ok_or(WebError::NotFound)?;
        return visit.done(&path_of(to), "rollover-done");
    };
    let work = load(tx.on(), held, rollover).await?;
    let outcome = carry(&work.leaves, &work.choices, work.turn());
    let act = crate::life::Act { tx: &tx, ids: &visit.app.ids, viewer: &visit.viewer };
    let made =
        rollover_steps::carry_out(act, (&work.plan, &work.rollover), (&work.parts, &work.leaves), &outcome);
    let made = made.await?.map_err(|refusal| WebError::Bad(refusal.key()))?;
    tx.commit().await?;
    visit.done(&path_of(made), "rollover-done")
}

pub(crate) async fn give_up(visit: Visit, Path(id): Path<Id>) -> Answer {
    let plan = editable(&visit, id, Action::Edit).await?;
    let tx = visit.app.db.begin().await?;
    store::hold_plan(&tx, id).await?;
    if let Some(rollover) = store::open_rollover(tx.on(), id).await? {
        store::end_rollover(&tx, &visit.viewer, rollover.id, None).await?;
        let changes = serde_json::json!({});
        let entry = access::Entry::new("drop-rollover", PLAN.key, Some(id), plan.owner_id, changes);
        access::record(&tx, &visit.viewer, entry).await?;
        tx.commit().await?;
    }
    visit.done(&path_of(id), "rollover-dropped")
}
