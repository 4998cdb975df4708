//! Preparing a round, and changing it until it is closed.

use access::{Action, RecordKind};
use axum::extract::Query;
use db::{Id, Tx};
use jiff::civil::Date;
use serde::Deserialize;
use web::{
    Answer, Editable, Field, FieldErrors, FormData, FormPage, Once, Saved, Shape, Visit, WebError,
    editing::state_action,
};

use super::{DECIDE, find, hold, href, step};
use crate::{ROUND, Round, RoundDraft, RoundKind, stage, store};

const LONGEST_LABEL: usize = 200;
/// Plans to choose among.
const PLANS: i64 = 200;

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    plan: String,
    #[serde(default)]
    slag: String,
}

fn fields(visit: &Visit) -> Vec<Field> {
    let kind = |kind: RoundKind| {
        let key = kind.key();
        (key.to_string(), visit.t(&format!("follow-up-kind-{}", key.replace('_', "-"))))
    };
    let date =
        |name: &'static str, label: &str| Field::new(visit, name, label, Shape::Line("date")).required();
    vec![
        Field::choice(visit, "kind", "follow-up-kind", RoundKind::ALL.map(kind).to_vec()),
        Field::line(visit, "label", "field-name").required(),
        date("period_from", "follow-up-period-from"),
        date("period_to", "follow-up-period-to"),
        date("opens_on", "follow-up-opens-on"),
        date("due_on", "follow-up-due-on"),
    ]
}

/// Plans of the organisations that the visitor decides for, newest first.
async fn plans(visit: &Visit) -> Result<Vec<plan::Plan>, WebError> {
    let all = plan::facts::plans(&visit.app.db, &visit.viewer, PLANS).await?;
    Ok(all.into_iter().filter(|plan| visit.may(DECIDE, plan.owner_id)).collect())
}

fn new_page(visit: &Visit, plans: &[plan::Plan], form: FormData) -> FormPage {
    let choice = |plan: &plan::Plan| (plan.id.to_string(), format!("{} ({})", plan.title, plan.owner_name));
    let mut all = vec![Field::choice(visit, "plan", "follow-up-plan", plans.iter().map(choice).collect())];
    all.extend(fields(visit));
    let place = "/uppfoljning".to_string();
    let mut page = FormPage::new(visit, visit.t("follow-up-new"), (place.clone(), place), all).filled(form);
    page.lead = visit.t("follow-up-new-lead");
    page
}

/// What stands in the form of a new round: the half-year that ended last, or the year towards its end.
fn proposal(visit: &Visit, year: i16, kind: RoundKind) -> RoundDraft {
    let today = types::stockholm_date(visit.viewer.now);
    let day = |month, day| Date::new(year, month, day).unwrap_or(today);
    let (key, to, opens, due) = match kind {
        RoundKind::HalfYear => ("follow-up-label-half-year", day(6, 30), day(6, 1), day(6, 20)),
        RoundKind::FullYear => ("follow-up-label-full-year", day(12, 31), day(11, 16), day(12, 15)),
        RoundKind::Own => ("follow-up-label-own", today, today, today),
    };
    let label = visit.app.texts.get(visit.lang, key, &[("year", year.to_string().into())]);
    RoundDraft {
        kind,
        label,
        period_from: day(1, 1).to_string(),
        period_to: to.to_string(),
        opens_on: opens.to_string(),
        due_on: due.to_string(),
    }
}

pub(crate) async fn blank(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let plans = plans(&visit).await?;
    let chosen = asked.plan.parse::<Id>().ok().and_then(|id| plans.iter().find(|plan| plan.id == id));
    let today = types::stockholm_date(visit.viewer.now);
    let year = chosen.or(plans.first()).and_then(|plan| plan.year_from);
    let year = year.and_then(|year| i16::try_from(year).ok()).unwrap_or(today.year());
    let kind = RoundKind::from_key(&asked.slag);
    let autumn = today.year() > year || (today.year() == year && today.month() > 8);
    let kind = kind.unwrap_or(if autumn { RoundKind::FullYear } else { RoundKind::HalfYear });
    let mut form = filled(&proposal(&visit, year, kind));
    form.push(("plan", chosen.map(|plan| plan.id.to_string()).unwrap_or_default()));
    new_page(&visit, &plans, FormData::from_pairs(form)).answer(&visit)
}

fn filled(draft: &RoundDraft) -> Vec<(&'static str, String)> {
    vec![
        ("kind", draft.kind.key().to_string()),
        ("label", draft.label.clone()),
        ("period_from", draft.period_from.clone()),
        ("period_to", draft.period_to.clone()),
        ("opens_on", draft.opens_on.clone()),
        ("due_on", draft.due_on.clone()),
    ]
}

fn read(form: &FormData) -> (RoundDraft, FieldErrors) {
    let mut errors = FieldErrors::new();
    errors.require("label", form.text("label"), LONGEST_LABEL);
    let kind = RoundKind::from_key(form.text("kind"));
    if kind.is_none() {
        errors.add("kind", "field-required");
    }
    let mut date = |name: &'static str| {
        let date = plan::typed_day(form.text(name));
        match (date, form.text(name)) {
            (None, "") => errors.add(name, "field-required"),
            (None, _) => errors.add(name, "field-date"),
            (Some(_), _) => {}
        }
        date
    };
    let [from, to, opens, due] = ["period_from", "period_to", "opens_on", "due_on"].map(&mut date);
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        errors.add("period_to", "follow-up-period-turned");
    }
    if opens.zip(due).is_some_and(|(opens, due)| due < opens) {
        errors.add("due_on", "follow-up-due-before-open");
    }
    let text = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let draft = RoundDraft {
        kind: kind.unwrap_or_default(),
        label: form.text("label").split_whitespace().collect::<Vec<_>>().join(" "),
        period_from: text(from),
        period_to: text(to),
        opens_on: text(opens),
        due_on: text(due),
    };
    (draft, errors)
}

pub(crate) async fn create(visit: Visit, form: FormData) -> Answer {
    let plans = plans(&visit).await?;
    let (draft, mut errors) = read(&form);
    let plan = form.number("plan").and_then(|id| plans.iter().find(|plan| plan.id == id));
    if plan.is_none() {
        errors.add("plan", "field-required");
    }
    let (Some(plan), true) = (plan, errors.is_empty()) else {
        return new_page(&visit, &plans, form).with_errors(errors).answer(&visit);
    };
    visit.must(DECIDE, plan.owner_id)?;
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    let id = step(&visit, &tx).create((plan.owner_id, plan.id), &draft).await?;
    let location = href(id);
    tx.done(&location).await
}

impl Editable for Round {
    const KIND: &'static RecordKind = &ROUND;
    type Draft = RoundDraft;

    fn revision(&self) -> i64 {
        self.revision
    }

    fn is_active(&self) -> bool {
        self.is_active
    }

    /// Preparing a round is for those who decide for the office, whatever is done with it.
    async fn find(visit: &Visit, id: Id, _: Action) -> Result<Round, WebError> {
        let round = find(visit, id).await?;
        visit.must(DECIDE, round.owner_id)?;
        round.stage.after(stage::Action::Edit)?;
        Ok(round)
    }

    fn filled(&self) -> FormData {
        FormData::from_pairs(filled(&self.draft))
    }

    async fn page(&self, visit: &Visit, _: &FormData) -> Result<FormPage, WebError> {
        let place = href(self.id);
        Ok(FormPage::new(visit, visit.t("follow-up-edit"), (place.clone(), place), fields(visit)))
    }

    async fn read(
        &self,
        _: &Visit,
        form: &FormData,
        errors: &mut FieldErrors,
    ) -> Result<RoundDraft, WebError> {
        let (draft, found) = read(form);
        *errors = found;
        Ok(draft)
    }

    fn says(&self, draft: &RoundDraft) -> bool {
        self.draft == *draft
    }

    async fn save(
        &self,
        visit: &Visit,
        tx: &Tx,
        version: i64,
        draft: &RoundDraft,
    ) -> Result<Saved, WebError> {
        hold(step(visit, tx), self.id).await?.stage.after(stage::Action::Edit)?;
        let state = (draft, self.is_active);
        let written = step(visit, tx).write(self, version, state, "edit").await?;
        Ok(if written { Saved::Done } else { Saved::Stale })
    }

    async fn set_active(&self, visit: &Visit, tx: &Tx, active: bool) -> Result<(), WebError> {
        let held = store::hold(tx, self.id).await?.ok_or(WebError::NotFound)?;
        held.stage.after(stage::Action::Edit)?;
        let state = (&self.draft, active);
        match step(visit, tx).write(self, self.revision, state, state_action(active)).await? {
            true => Ok(()),
            false => Err(WebError::Bad("conflict-title")),
        }
    }
}
