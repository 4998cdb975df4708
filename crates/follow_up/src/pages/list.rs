//! The list of rounds.

use askama::Template;
use axum::extract::Query;
use db::Id;
use serde::Deserialize;
use web::{Answer, Page, Paging, ROWS, Visit};

use super::{DECIDE, href};
use crate::{Round, Stage, store};

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    sida: String,
    #[serde(default)]
    lage: String,
    #[serde(default)]
    plan: String,
}

#[derive(Template)]
#[template(path = "follow_up/rounds.html")]
struct ListPage {
    page: Page,
    rows: Vec<Line>,
    stages: Vec<(&'static str, String)>,
    asked: Asked,
    summary: String,
    paging: Paging,
    withdrawn: bool,
    may_create: bool,
}

struct Line {
    href: String,
    label: String,
    owner: String,
    kind: String,
    due: String,
    stage: String,
    closed: bool,
}

pub(crate) async fn list(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let number = Paging::number(&asked.sida);
    let withdrawn = asked.lage == "borttagna";
    let query = store::RoundQuery {
        withdrawn,
        plan_id: asked.plan.parse::<Id>().ok(),
        stage: Stage::ALL.into_iter().find(|stage| stage.key() == asked.lage),
    };
    let place = (ROWS, Paging::offset(number));
    let (found, count) = store::rounds(&visit.app.db, &visit.viewer, &query, place).await?;
    let page = Page::new(&visit, visit.t("nav-follow-up"));
    let line = |round: Round| Line {
        href: href(round.id),
        kind: page.t(format!("follow-up-kind-{}", round.draft.kind.key().replace('_', "-"))),
        due: visit.date_of(&round.draft.due_on),
        stage: page.t(format!("follow-up-stage-{}", round.stage.key())),
        closed: round.stage == Stage::Closed,
        label: round.draft.label,
        owner: round.owner_name,
    };
    let stage = |stage: Stage| (stage.key(), page.t(format!("follow-up-stage-{}", stage.key())));
    visit.show(&ListPage {
        rows: found.into_iter().map(line).collect(),
        stages: Stage::ALL.into_iter().map(stage).collect(),
        summary: page.t1("follow-up-count", "count", count),
        paging: Paging::new(&page, number, count),
        may_create: visit.viewer.memberships.iter().any(|m| visit.may(DECIDE, m.organisation_id)),
        withdrawn,
        asked,
        page,
    })
}
