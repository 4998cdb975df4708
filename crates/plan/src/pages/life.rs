//! A plan's state: proposing, deciding, revising, correcting, closing; and the gate that every change of its
//! content passes.

use access::Action;
use askama::Template;
use axum::extract::Path;
use db::{Id, Tx};
use jiff::civil::Date;
use types::stockholm_date;
use web::{Answer, FieldErrors, FormData, Once, Page, Submission, Visit, WebError};

use crate::{
    PLAN, Plan,
    difference::{Change, is_small},
    life::{self, Act, Said},
    stage::{Stage, Step},
    store,
};

use super::{
    typed::{self, LINE, TEXT},
    versions::{Decided, DifferenceView},
};

/// Holds the plan for a change of its content until the transaction ends, or says why it cannot be changed.
pub(crate) async fn hold_content(tx: &Tx, plan_id: Id) -> Result<Plan, WebError> {
    let plan = store::hold_plan(tx, plan_id).await?.ok_or(WebError::NotFound)?;
    takes_content(plan.stage())?;
    Ok(plan)
}

/// The same before a form is shown.
pub(crate) fn takes_content(stage: Stage) -> Result<(), WebError> {
    stage.takes_content().map_err(|refusal| WebError::Bad(refusal.key()))
}

#[derive(Template)]
#[template(path = "plan/life.html")]
struct LifePage {
    page: Page,
    plan: Plan,
    path: String,
    decided: Option<Decided>,
    difference: DifferenceView,
    /// Keys of steps that the visitor may take now, in order.
    steps: Vec<&'static str>,
    /// There are steps that only somebody who decides may take.
    others_decide: bool,
    form: FormData,
    errors: FieldErrors,
    /// The plan has changed since the page was shown.
    moved: bool,
    /// What the plan says now, by its hash: that is decided, and nothing else.
    seen: String,
    submission: String,
}

impl LifePage {
    fn error(&self, name: &str) -> String {
        self.errors.of(&self.page.visit, name)
    }

    fn offers(&self, step: &str) -> bool {
        self.steps.contains(&step)
    }
}

/// Every step, with what is known of the plan.
fn steps(changes: Option<&[Change]>, decided: bool) -> [Step; 8] {
    let differs = changes.is_none_or(|changes| !changes.is_empty());
    let small = changes.is_some_and(is_small);
    [
        Step::Propose,
        Step::TakeBack,
        Step::Revise,
        Step::Correct { differs, small },
        Step::Decide,
        Step::Abandon { differs },
        Step::Close,
        Step::Reopen { decided },
    ]
}

async fn find(visit: &Visit, id: Id) -> Result<Plan, WebError> {
    let plan = store::plan(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)?;
    visit.must(Action::Edit, plan.owner_id)?;
    Ok(plan)
}

async fn life_page(
    visit: &Visit,
    plan: Plan,
    form: FormData,
    errors: FieldErrors,
) -> Result<LifePage, WebError> {
    let on = visit.app.db.read();
    let versions = store::versions(on, plan.id).await?;
    let changes = match plan.stage() {
        Stage::Revising => life::revised(on, &plan).await?,
        _ => None,
    };
    let page = Page::new(visit, format!("{}: {}", plan.title, visit.t("plan-life")));
    let page = page.of_record(&PLAN, (plan.id, plan.owner_id), "/beslut");
    let decided = versions.iter().any(|version| version.kind.key() != "closing");
    let possible = steps(changes.as_deref(), decided);
    let possible = possible.into_iter().filter(|step| plan.stage().after(*step).is_ok());
    let (mine, others): (Vec<Step>, Vec<Step>) =
        possible.partition(|step| visit.may(step.action(), plan.owner_id));
    let seals = mine.iter().any(|step| matches!(step, Step::Decide | Step::Correct { .. }));
    let seen = if seals { life::seen(on, &plan).await? } else { String::new() };
    let submission = form.optional("submission").map_or_else(Submission::new_key, str::to_string);
    Ok(LifePage {
        path: format!("{}{}", PLAN.path, plan.id),
        decided: Decided::of(&page, &versions),
        difference: DifferenceView::new(&page, changes.as_deref().unwrap_or_default()),
        steps: mine.iter().map(|step| step.key()).collect(),
        others_decide: !others.is_empty(),
        moved: false,
        seen,
        form,
        errors,
        submission,
        plan,
        page,
    })
}

pub(crate) async fn show(visit: Visit, Path(id): Path<Id>) -> Answer {
    let plan = find(&visit, id).await?;
    let today = stockholm_date(visit.viewer.now).to_string();
    let form = FormData::from_pairs([("decided_on", today)]);
    let page = life_page(&visit, plan, form, FieldErrors::new()).await?;
    visit.show(&page)
}

/// What a form says of a step; errors stand at its fields.
fn read(form: &FormData, (step, today): (&str, Date), errors: &mut FieldErrors) -> Said {
    let mut said = Said { reason: form.text("reason").to_string(), ..Said::default() };
    errors.limit("reason", &said.reason, TEXT);
    match step {
        "decide" => {
            errors.require("body", form.text("body"), LINE);
            errors.limit("paragraph", form.text("paragraph"), 60);
            if typed::day(form.text("decided_on")).is_none_or(|day| day > today) {
                errors.add("decided_on", "plan-decided-on-error");
            }
            said.body = form.text("body").to_string();
            said.paragraph = form.text("paragraph").trim_start_matches('§').trim().to_string();
            said.decided_on = form.text("decided_on").to_string();
        }
        // Why something is corrected or opened again is for those who come after.
        "correct" | "reopen" if said.reason.is_empty() => errors.add("reason", "field-required"),
        _ => {}
    }
    said
}

pub(crate) async fn take(visit: Visit, Path((id, key)): Path<(Id, String)>, form: FormData) -> Answer {
    let plan = find(&visit, id).await?;
    let mut errors = FieldErrors::new();
    let today = stockholm_date(visit.viewer.now);
    let said = read(&form, (&key, today), &mut errors);
    if !errors.is_empty() {
        let page = life_page(&visit, plan, form, errors).await?;
        return visit.show_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let to = format!("{}{id}", PLAN.path);
    let done = format!("plan-{key}");
    let tx = Once::begin(&visit, form.text("submission"), &done).await?;
    let plan = store::hold_plan(&tx, id).await?.ok_or(WebError::NotFound)?;
    let act = Act { tx: &tx, ids: &visit.app.ids, viewer: &visit.viewer };
    let step = act.step(&plan, &key).await?.ok_or(WebError::NotFound)?;
    visit.must(step.action(), plan.owner_id)?;
    if let Some(seen) = form.optional("seen")
        && plan.stage().after(step).is_ok()
        && life::seen(tx.on(), &plan).await? != seen
    {
        tx.undo().await?;
        let page = life_page(&visit, plan, form, errors).await?;
        return visit.show_with(axum::http::StatusCode::CONFLICT, &LifePage { moved: true, ..page });
    }
    act.take(&plan, step, &said).await?.map_err(|refusal| WebError::Bad(refusal.key()))?;
    tx.done(&to).await
}
