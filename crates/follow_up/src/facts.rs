//! What rounds say, for reports and other rooms: read-only.

use std::collections::{HashMap, HashSet};

use access::Viewer;
use db::{Db, DbErr, Id};

use crate::{
    Round, Stage, Verdict, Version,
    store::{self, SaidRow},
};

/// A locked record as one viewer may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    pub round: Round,
    pub version: Version,
}

/// Rounds of a plan that this viewer sees, latest first.
pub async fn rounds_of_plan(db: &Db, viewer: &Viewer, plan_id: Id) -> Result<Vec<Round>, DbErr> {
    let asked = store::RoundQuery { plan_id: Some(plan_id), ..Default::default() };
    Ok(store::rounds(db, viewer, &asked, (200, 0)).await?.0)
}

/// The locked record of a round: a version of it, or (`None`) the latest. To those outside its owner without
/// what is not for them. `None` where there is nothing for this viewer.
pub async fn locked(
    db: &Db,
    viewer: &Viewer,
    round_id: Id,
    number: Option<i64>,
) -> Result<Option<Locked>, DbErr> {
    let Some(round) = store::find(db, viewer, round_id).await? else { return Ok(None) };
    let version = match number {
        None => store::latest(db.read(), round_id).await?,
        Some(number) => {
            let all = store::versions(db.read(), round_id).await?;
            all.into_iter().find(|version| version.number == number)
        }
    };
    let Some(version) = version else { return Ok(None) };
    // What is being corrected is shown outside as it was locked last.
    let version =
        if viewer.role_in(round.owner_id).is_some() { version } else { outside(db, version).await? };
    Ok(Some(Locked { round, version }))
}

/// The same without what those outside may not read.
pub(crate) async fn outside(db: &Db, version: Version) -> Result<Version, DbErr> {
    let ids: Vec<Id> = version.record.items.iter().filter_map(|item| item.id.parse().ok()).collect();
    let hidden = plan::listed::kept_inside(db, &ids).await?;
    Ok(Version {
        record: version.record.for_outside(&hidden),
        closed_by: String::new(),
        reason: String::new(),
        ..version
    })
}

/// What a locked round said of an initiative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub round_id: Id,
    pub label: String,
    /// ISO date.
    pub period_to: String,
    pub done: Option<Verdict>,
    pub goal: Option<Verdict>,
}

/// What locked rounds said of these initiatives, the latest first and at most so many of each, as this viewer
/// may read it. Those without any are missing.
pub async fn said_of(
    db: &Db,
    viewer: &Viewer,
    initiatives: &[Id],
    most: usize,
) -> Result<HashMap<Id, Vec<Said>>, DbErr> {
    let mut by_initiative: HashMap<Id, Vec<SaidRow>> = HashMap::new();
    for row in store::said_of(db, viewer, initiatives).await? {
        let rows = by_initiative.entry(row.initiative_id).or_default();
        if rows.len() < most {
            rows.push(row);
        }
    }
    // Inside the owner, the answers of a closed round are what was locked. Else the sealed record tells.
    let from_answer = |row: &SaidRow| row.closed && viewer.role_in(row.owner_id).is_some();
    let sealed: HashSet<Id> =
        by_initiative.values().flatten().filter(|row| !from_answer(row)).map(|row| row.round_id).collect();
    let sealed = store::latest_of(db, &sealed.into_iter().collect::<Vec<_>>()).await?;
    let outside = by_initiative.iter().filter(|(_, rows)| rows.iter().any(|row| !from_answer(row)));
    let hidden = plan::listed::kept_inside(db, &outside.map(|(id, _)| *id).collect::<Vec<_>>()).await?;
    let said = |row: SaidRow| {
        let (done, goal) = if from_answer(&row) {
            (Verdict::from_key(&row.done_light), Verdict::from_key(&row.goal_light))
        } else {
            let id = row.initiative_id.to_string();
            let item = sealed.get(&row.round_id)?.record.items.iter().find(|item| item.id == id)?;
            let inside = viewer.role_in(row.owner_id).is_some();
            if !inside && (!item.open || hidden.contains(&row.initiative_id)) {
                return None;
            }
            (item.done, item.goal_reached)
        };
        done.or(goal)?;
        Some(Said { round_id: row.round_id, label: row.label, period_to: row.period_to, done, goal })
    };
    let all = by_initiative.into_iter().map(|(id, rows)| (id, rows.into_iter().filter_map(said).collect()));
    Ok(all.filter(|(_, said): &(Id, Vec<Said>)| !said.is_empty()).collect())
}

/// Latest records of the closed rounds of a plan whose period ends within these years, oldest first, without
/// what those outside may not read: for what leaves the house.
pub async fn given_away(
    db: &Db,
    viewer: &Viewer,
    plan_id: Id,
    years: (i32, i32),
) -> Result<Vec<Locked>, DbErr> {
    let mut found = Vec::new();
    for round in rounds_of_plan(db, viewer, plan_id).await? {
        let year = round.draft.period_to.get(..4).and_then(|year| year.parse::<i32>().ok());
        let within = year.is_some_and(|year| (years.0..=years.1).contains(&year));
        if !within || round.stage != Stage::Closed {
            continue;
        }
        if let Some(version) = store::latest(db.read(), round.id).await? {
            let version = outside(db, version).await?;
            found.push(Locked { round, version });
        }
    }
    found.sort_by(|a, b| {
        a.round.draft.period_to.cmp(&b.round.draft.period_to).then(a.round.id.cmp(&b.round.id))
    });
    Ok(found)
}

/// Ids of locked versions whose content is not what was sealed, and how many there are.
pub async fn broken_seals(db: &Db) -> Result<(usize, Vec<Id>), DbErr> {
    store::broken_seals(db).await
}
