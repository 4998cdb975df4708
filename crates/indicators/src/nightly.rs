//! The night's job: counts what Bygd counts by itself, and asks for what the sources have had time to
//! publish. What is due is seen from the data alone, so that no fetch depends on how the one before went.

use ::jobs::{Daily, Failure, Handler, Work};
use types::{Moment, stockholm_date};

use crate::{counters, fetch, jobs, sources::Sources, store};

/// One job a night for the whole house, well before people come to work. By that time the clock stands still
/// on the nights when it is changed.
pub const NIGHT: Daily = Daily { kind: "indicators-night", hour: 3, minute: 30 };

pub(crate) fn handler(sources: Sources) -> Handler {
    Handler::new(NIGHT.kind, move |work| turn(work, sources.clone()))
}

async fn turn(work: Work, sources: Sources) -> Result<String, Failure> {
    // First of all: should this night fail, there is another one tomorrow.
    NIGHT.plan(&work.db, &work.ids, work.now()).await?;
    let asked = ask_for_what_is_due(&work, &sources).await?;
    let (counted, failed) = counters::count_all(&work.db, &work.ids, work.now()).await?;
    if failed > 0 {
        return Err(Failure::Again(anyhow::anyhow!("{failed} of {} were not counted", counted + failed)));
    }
    Ok(format!("{counted} counted, {asked} to be fetched"))
}

/// Enqueues a job for each owner who has something due today; gives how many.
async fn ask_for_what_is_due(work: &Work, sources: &Sources) -> Result<usize, Failure> {
    let today = stockholm_date(work.now());
    let mut owners: Vec<db::Id> = Vec::new();
    for row in store::fetched_definitions(&work.db, None).await? {
        if is_due(&row, today) && sources.may_ask(row.source_kind()) && !owners.contains(&row.owner_id) {
            owners.push(row.owner_id);
        }
    }
    for owner_id in &owners {
        jobs::fetch_in_the_morning(work, *owner_id, today).await?;
    }
    Ok(owners.len())
}

/// Is it time to fetch this one?
pub(crate) fn is_due(row: &store::Fetched, today: jiff::civil::Date) -> bool {
    let last: Option<Moment> = row.last_at;
    let published = row.next_publication.parse().ok();
    fetch::is_due(today, last.map(stockholm_date), published, row.last_failed())
}
