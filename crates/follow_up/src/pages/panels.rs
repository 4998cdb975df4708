//! What this room puts on one's own page and on a plan's.

use std::collections::HashMap;

use askama::Template;
use db::Id;
use web::{ListFuture, Page, PanelFuture, Visit, WebError};

use super::{
    DECIDE, href,
    words::{self, LightView},
};
use crate::{Progress, Round, Side, Stage, facts, standing::standings, store};

/// Open rounds on one's own page.
const SHOWN: i64 = 6;

#[derive(Template)]
#[template(path = "follow_up/_mine.html")]
struct MinePanel {
    page: Page,
    own: Vec<Line>,
    led: Vec<Line>,
}

struct Line {
    href: String,
    label: String,
    text: String,
    late: bool,
}

#[derive(Template)]
#[template(path = "follow_up/_plan.html")]
struct PlanPanel {
    page: Page,
    rounds: Vec<(String, String, String)>,
    new_href: String,
}

pub(crate) fn mine(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(mine_panel(visit))
}

pub(crate) fn plan(visit: &Visit, id: Id) -> PanelFuture<'_> {
    Box::pin(plan_panel(visit, id))
}

/// One's own answers that are awaited; and the rounds that one leads.
async fn mine_panel(visit: &Visit) -> Result<Option<String>, WebError> {
    let Some(user) = visit.viewer.user.as_ref().filter(|_| !visit.viewer.memberships.is_empty()) else {
        return Ok(None);
    };
    let page = Page::new(visit, "");
    let (mut own, mut led) = (Vec::new(), Vec::new());
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let rounds = store::open_of_own(db, viewer, SHOWN).await?;
    for standing in standings(db, viewer, rounds, user.id).await? {
        let round = &standing.round;
        if standing.own.all > 0 {
            own.push(line(visit, round, standing.own, "follow-up-own-progress", "/svar"));
        }
        if visit.may(DECIDE, round.owner_id) {
            led.push(line(visit, round, standing.whole, "follow-up-led-progress", ""));
        }
    }
    if own.is_empty() && led.is_empty() {
        return Ok(None);
    }
    Ok(Some(MinePanel { page, own, led }.render()?))
}

fn line(visit: &Visit, round: &Round, progress: Progress, key: &str, below: &str) -> Line {
    let args = [
        ("ready", (progress.ready as i64).into()),
        ("all", (progress.all as i64).into()),
        ("date", visit.date_of(&round.draft.due_on).into()),
    ];
    let today = types::stockholm_date(visit.viewer.now).to_string();
    Line {
        href: format!("{}{below}", href(round.id)),
        label: round.draft.label.clone(),
        text: visit.app.texts.get(visit.lang, key, &args),
        late: !progress.is_done() && round.draft.due_on < today,
    }
}

async fn plan_panel(visit: &Visit, id: Id) -> Result<Option<String>, WebError> {
    let db = &visit.app.db;
    let rounds = facts::rounds_of_plan(db, &visit.viewer, id).await?;
    let plan = access::find_record(db, &visit.viewer, &::plan::PLAN, id).await?;
    let may_create = plan.is_some_and(|plan| visit.may(DECIDE, plan.owner_id) && !plan.is_withdrawn());
    if rounds.is_empty() && !may_create {
        return Ok(None);
    }
    let page = Page::new(visit, "");
    let line = |round: &Round| {
        let stage = page.t(format!("follow-up-stage-{}", round.stage.key()));
        let due = visit.date_of(&round.draft.due_on);
        let text = match round.stage {
            Stage::Closed => stage,
            Stage::Planned | Stage::Open => page.t2("follow-up-stage-due", ("stage", stage), ("date", due)),
        };
        (href(round.id), round.draft.label.clone(), text)
    };
    let panel = PlanPanel {
        rounds: rounds.iter().map(line).collect(),
        new_href: if may_create { format!("/uppfoljning/ny?plan={id}") } else { String::new() },
        page,
    };
    Ok(Some(panel.render()?))
}

#[derive(Template)]
#[template(path = "follow_up/_light.html")]
struct LightPanel {
    page: Page,
    rounds: Vec<SaidLine>,
    /// Each round on a line of its own.
    listed: bool,
}

struct SaidLine {
    href: String,
    label: String,
    done: LightView,
    goal: LightView,
}

/// Behind initiatives in a list: what the last locked round said of each.
pub(crate) fn light<'a>(visit: &'a Visit, ids: &'a [Id]) -> ListFuture<'a> {
    Box::pin(lights(visit, ids, 1))
}

/// What all locked rounds said of each, oldest first.
pub(crate) fn all_lights<'a>(visit: &'a Visit, ids: &'a [Id]) -> ListFuture<'a> {
    Box::pin(lights(visit, ids, ROUNDS))
}

/// Rounds of one plan that are told of behind an initiative.
const ROUNDS: usize = 12;

async fn lights(visit: &Visit, ids: &[Id], most: usize) -> Result<HashMap<Id, String>, WebError> {
    let page = Page::new(visit, "");
    let line = |said: &facts::Said| SaidLine {
        href: href(said.round_id),
        label: said.label.clone(),
        done: words::light(&page, Side::Done, said.done),
        goal: words::light(&page, Side::Goal, said.goal),
    };
    let mut shown = HashMap::new();
    for (id, said) in facts::said_of(&visit.app.db, &visit.viewer, ids, most).await? {
        let rounds = said.iter().rev().map(line).collect();
        let panel = LightPanel { page: Page::new(visit, ""), rounds, listed: most > 1 };
        shown.insert(id, panel.render()?);
    }
    Ok(shown)
}
