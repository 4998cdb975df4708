//! What rounds say, for reports and other rooms: read-only.

use access::Viewer;
use db::{Db, DbErr, Id};

use crate::{Round, Stage, Version, store};

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
