//! Demo data: the year of Åsunda's plan, with last year's round and a half-year round that are locked, a
//! full-year round that goes on, and the draft of the annual report. All invented.

use std::collections::HashMap;

use access::{Viewer, Visibility};
use anyhow::{Context, anyhow};
use db::Id;
use follow_up::annual::ReportStep;
use follow_up::{
    AnswerDraft, Board, Deviation, Item, Missing, Outcome, RoundDraft, RoundKind, Step, Verdict, Which,
};
use jiff::civil::Date;
use types::{Moment, stockholm_moment};

use super::rows;
use crate::place::House;

const ANSWERS: &str = include_str!("../../demo/uppfoljning.csv");
/// The year of the plan that is followed up.
const YEAR: i64 = 2026;
const HEAD: &str = "kommun@bygd.example";
const FOREWORD: &str = "Året har präglats av många samtal med företagen. Besöken är fler än någonsin, och \
    det vi har hört har format höstens arbete.";

pub(super) async fn fill(house: &House, organisations: &HashMap<String, Id>) -> anyhow::Result<()> {
    let owner_id = organisations.get("asunda-naringsliv").copied().ok_or_else(|| anyhow!("asunda"))?;
    let head = viewer(house, house.clock.now()).await?;
    let plans = plan::facts::plans(&house.db, &head, 200).await?;
    let of = |year: i64| {
        plans
            .iter()
            .find(|plan| plan.owner_id == owner_id && plan.year_from == Some(year))
            .context("the plan")
    };
    last_year(house, owner_id, of(YEAR - 1)?.id).await?;
    let plan = of(YEAR)?;
    let year = plan.year_from.and_then(|year| i16::try_from(year).ok()).context("the plan's year")?;
    let half_year = RoundDraft {
        kind: RoundKind::HalfYear,
        label: format!("Halvårsuppföljning {year}"),
        period_from: format!("{year}-01-01"),
        period_to: format!("{year}-06-30"),
        opens_on: format!("{year}-06-01"),
        due_on: format!("{year}-06-15"),
    };
    let full_year = RoundDraft {
        kind: RoundKind::FullYear,
        label: format!("Helårsuppföljning {year}"),
        period_to: format!("{year}-12-31"),
        opens_on: format!("{year}-11-16"),
        due_on: format!("{year}-12-15"),
        ..half_year.clone()
    };
    let story = Story { house, owner_id, plan_id: plan.id, year };
    let round = story.open(&half_year, (6, 1)).await?;
    story.answer(round, "h", (6, 12)).await?;
    story.close(round, (6, 22)).await?;
    let round = story.open(&full_year, (11, 16)).await?;
    story.answer(round, "y", (11, 19)).await?;
    story.report().await
}

/// What the year before ended with, and what it promised.
async fn last_year(house: &House, owner_id: Id, plan_id: Id) -> anyhow::Result<()> {
    let year = i16::try_from(YEAR - 1)?;
    let full_year = RoundDraft {
        kind: RoundKind::FullYear,
        label: format!("Helårsuppföljning {year}"),
        period_from: format!("{year}-01-01"),
        period_to: format!("{year}-12-31"),
        opens_on: format!("{year}-11-17"),
        due_on: format!("{year}-12-12"),
    };
    let story = Story { house, owner_id, plan_id, year };
    let round = story.open(&full_year, (11, 17)).await?;
    story.answer(round, "l", (12, 8)).await?;
    story.close(round, (12, 18)).await
}

async fn viewer(house: &House, now: Moment) -> anyhow::Result<Viewer> {
    access::viewer_by_login(&house.db, HEAD, now).await?.context("the head of the unit")
}

struct Story<'a> {
    house: &'a House,
    owner_id: Id,
    plan_id: Id,
    year: i16,
}

impl Story<'_> {
    /// The head of the unit at nine in the morning of this month and day; never after now.
    async fn head(&self, (month, day): (i8, i8)) -> anyhow::Result<Viewer> {
        let then = stockholm_moment(Date::new(self.year, month, day)?, 9, 0);
        viewer(self.house, then.min(self.house.clock.now())).await
    }

    async fn board(&self, viewer: &Viewer, round_id: Id) -> anyhow::Result<Board> {
        let rounds = follow_up::facts::rounds_of_plan(&self.house.db, viewer, self.plan_id).await?;
        let round = rounds.into_iter().find(|round| round.id == round_id).context("the round")?;
        Ok(Board::load(&self.house.db, viewer, round).await?)
    }

    async fn open(&self, draft: &RoundDraft, day: (i8, i8)) -> anyhow::Result<Id> {
        let head = self.head(day).await?;
        let tx = self.house.db.begin().await?;
        let step = Step { tx: &tx, ids: &self.house.ids, viewer: &head };
        let id = step.create((self.owner_id, self.plan_id), draft).await?;
        let round = step.hold(id).await?.context("the round")?;
        step.open(&round).await?;
        tx.commit().await?;
        Ok(id)
    }

    async fn answer(&self, round_id: Id, key: &str, day: (i8, i8)) -> anyhow::Result<()> {
        let head = self.head(day).await?;
        let board = self.board(&head, round_id).await?;
        let tx = self.house.db.begin().await?;
        let step = Step { tx: &tx, ids: &self.house.ids, viewer: &head };
        for cells in rows::<12>(ANSWERS).filter(|cells| cells[0] == key) {
            let item = board.items.iter().find(|item| item.listed.title == cells[1]);
            let item = item.with_context(|| cells[1].to_string())?;
            let draft = draft(item, &cells);
            let suggested = [&item.suggested_done, &item.suggested_goal];
            step.answer(&board.round, item, (0, &draft), suggested).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn close(&self, round_id: Id, day: (i8, i8)) -> anyhow::Result<()> {
        let head = self.head(day).await?;
        let board = self.board(&head, round_id).await?;
        let tx = self.house.db.begin().await?;
        let step = Step { tx: &tx, ids: &self.house.ids, viewer: &head };
        step.close(&board.round, &board.record(), Visibility::Public).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn report(&self) -> anyhow::Result<()> {
        let head = self.head((11, 20)).await?;
        let tx = self.house.db.begin().await?;
        let step = ReportStep { tx: &tx, ids: &self.house.ids, viewer: &head };
        let year = i32::from(self.year);
        let title = format!("Verksamhetsberättelse {year}");
        let id = step.create((self.owner_id, self.plan_id), (year, &title)).await?;
        tx.commit().await?;
        let found =
            follow_up::annual::compiled(&self.house.db, &head, id, None).await?.context("the report")?;
        let base = found.content.section("foreword").map(|section| section.base()).unwrap_or_default();
        let tx = self.house.db.begin().await?;
        let step = ReportStep { tx: &tx, ids: &self.house.ids, viewer: &head };
        step.write(&found.report, ("foreword", 0), (FOREWORD, &base)).await?;
        tx.commit().await?;
        Ok(())
    }
}

fn draft(item: &Item, cells: &[&str; 12]) -> AnswerDraft {
    let [_, _, done, goal, comment, cause, action, who, due, evidence, request, decision] =
        cells.map(str::to_string);
    let mut draft = AnswerDraft {
        done: Verdict::from_key(&done),
        goal: Verdict::from_key(&goal),
        comment,
        evidence,
        request,
        decision,
        deviation: Deviation { cause, action, who, due_on: due, ..Deviation::default() },
        ready: true,
        ..item.answer.draft.clone()
    };
    for (outcome, open) in draft.outcomes.iter_mut().zip(&item.open) {
        let done = open.plan == Which::LastYear;
        outcome.outcome = Some(if done { Outcome::Done } else { Outcome::GoingOn });
    }
    let suggested = (item.suggested_done.light, item.suggested_goal.light);
    if draft.missing(suggested).contains(&Missing::Reason) {
        draft.reason = "Bedömt när vi gick igenom planen tillsammans.".to_string();
    }
    draft
}
