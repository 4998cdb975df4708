//! Fetching is done by jobs: one in the morning for what is due of an owner's indicators, which the night
//! asks for, and one for an indicator that somebody has just chosen.

use std::collections::HashMap;

use ::jobs::{Failure, Handler, NewJob, Work};
use access::{Entry, Viewer};
use db::{DbErr, Id, IdSource, Tx};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use statistics::kolada::{Group, Kpi, Wanted};
use statistics::{Kolada, PxWeb, Trouble};
use types::{Moment, stockholm_date, stockholm_moment};

use crate::definition::{DEFINITION, Definition, SourceKind};
use crate::fetch::{self, Selection, Stop};
use crate::nightly;
use crate::sources::Sources;
use crate::store::{self, Run};
use crate::value::{Bringing, NewValue, Origin};

/// The kind of the job.
pub(crate) const FETCH: &str = "fetch-statistics";

/// When the owner's indicators are fetched in the morning, and within how many minutes all owners' are.
const HOUR: i8 = 5;
const MINUTES: i64 = 90;
/// After so many attempts the trouble is written down, and the next morning another job tries.
const ATTEMPTS: i64 = 4;

/// What is to be fetched for the job's owner.
#[derive(Serialize, Deserialize)]
struct Order {
    /// One definition; else all that are due.
    only: Option<Id>,
}

/// The handlers of this room.
pub fn handlers(sources: Sources) -> Vec<Handler> {
    let fetching = sources.clone();
    vec![Handler::new(FETCH, move |work| fetch(work, fetching.clone())), nightly::handler(sources)]
}

/// Asks for one definition to be fetched soon, in the transaction of the change that makes that needed. A
/// second click asks for nothing more until the first has led to something.
pub(crate) async fn fetch_soon(
    tx: &Tx,
    ids: &IdSource,
    viewer: &Viewer,
    owner_id: Id,
    definition_id: Id,
) -> Result<Id, DbErr> {
    let payload = json!(Order { only: Some(definition_id) });
    let (last_run, changed_at) = store::fetching_mark(tx, definition_id).await?;
    let key = format!("d{definition_id}:{changed_at}:{last_run}");
    let job = NewJob { kind: FETCH, payload, owner_id, run_at: None, key: &key };
    ::jobs::enqueue(tx, ids, viewer, &job).await
}

/// What came of one definition.
enum Got {
    /// Groups that some of the values are about come with their titles.
    Values {
        values: Vec<NewValue>,
        next: Option<Date>,
        groups: Vec<Group>,
    },
    Stop(Stop),
}

async fn fetch(work: Work, sources: Sources) -> Result<String, Failure> {
    let order: Order = work.payload()?;
    let viewer = work.viewer().await?;
    let owner_id = work.owner_id();
    let done = store::done_in_job(&work.db, work.id()).await?;
    let today = stockholm_date(work.now());
    let mut wanted = Vec::new();
    for row in store::fetched_definitions(&work.db, Some(owner_id)).await? {
        let meant = order.only.map_or_else(|| nightly::is_due(&row, today), |only| only == row.id);
        // A source that is switched off is nobody's fault: nothing is tried, and nothing logged.
        if meant && !done.contains(&row.id) && sources.may_ask(row.source_kind()) {
            wanted.extend(store::any_definition(work.db.read(), row.id).await?);
        }
    }
    let total = (done.len() + wanted.len()) as i64;
    let catalogue = catalogue(&work, &sources, &wanted).await?;
    let mut passing = None;
    for (at, definition) in wanted.iter().enumerate() {
        work.progress.set(done.len() as i64 + at as i64, total);
        let began_at = work.now();
        let got = match definition.source_kind() {
            SourceKind::Kolada => of_kolada(&sources, definition, &catalogue, today).await,
            _ => of_pxweb(&sources, definition).await,
        };
        match got {
            Err(trouble) if trouble.is_passing() && work.attempt() < ATTEMPTS => {
                tracing::info!(definition = definition.id, %trouble, "a source will be asked again");
                passing = Some(trouble);
            }
            got => write(&work, &viewer, definition, began_at, got).await?,
        }
    }
    if let Some(trouble) = passing {
        return Err(Failure::Again(trouble.into()));
    }
    work.progress.set(total, total);
    Ok(String::new())
}

/// What Kolada says today of the indicators that are fetched from it, and the groups that the owner is
/// compared with.
struct Catalogue {
    kpis: HashMap<String, Kpi>,
    groups: Vec<Group>,
}

async fn catalogue(
    work: &Work,
    sources: &Sources,
    wanted: &[Definition],
) -> Result<Result<Catalogue, Trouble>, DbErr> {
    let kolada = wanted.iter().filter(|definition| definition.source_kind() == SourceKind::Kolada);
    let ids: Vec<String> = kolada.map(|definition| definition.source_ref.clone()).collect();
    let Some(kolada) = sources.kolada_for_jobs().filter(|_| !ids.is_empty()) else {
        return Ok(Ok(Catalogue { kpis: HashMap::new(), groups: Vec::new() }));
    };
    let (home, _) = store::home_of(&work.db, work.owner_id()).await?;
    let asked = async {
        let kpis = kolada.kpis_of(&ids).await?;
        let kpis = kpis.into_iter().map(|kpi| (kpi.id.clone(), kpi)).collect();
        let groups = match &home {
            Some(home) => fetch::peers(&kolada.groups().await?, home).into_iter().cloned().collect(),
            None => Vec::new(),
        };
        Ok(Catalogue { kpis, groups })
    };
    Ok(asked.await)
}

fn off() -> Trouble {
    Trouble::Question("the source is switched off on this server".to_string())
}

async fn of_kolada(
    sources: &Sources,
    definition: &Definition,
    catalogue: &Result<Catalogue, Trouble>,
    today: Date,
) -> Result<Got, Trouble> {
    let kolada: &Kolada = sources.kolada_for_jobs().ok_or_else(off)?;
    let Catalogue { kpis, groups } = catalogue.as_ref().map_err(Trouble::clone)?;
    let kpi = kpis.get(&definition.source_ref);
    if let Err(stop) = fetch::pinned(&definition.source_title, kpi.map(|kpi| kpi.title.as_str())) {
        return Ok(Got::Stop(stop));
    }
    let wanted =
        Wanted { kpis: vec![definition.source_ref.clone()], years: fetch::years(today), ..Wanted::default() };
    let mut figures = kolada.figures(&wanted).await?;
    if !groups.is_empty() {
        let municipalities = groups.iter().map(|group| group.id.clone()).collect();
        figures.extend(kolada.figures(&Wanted { municipalities, ..wanted }).await?);
    }
    // A source may well tell of groups that nobody asked for.
    figures.retain(|figure| {
        !figure.place.starts_with('G') || groups.iter().any(|group| group.id == figure.place)
    });
    let values = fetch::values_of_kolada(&figures);
    Ok(Got::Values { values, next: kpi.and_then(|kpi| kpi.publication_date), groups: groups.clone() })
}

async fn of_pxweb(sources: &Sources, definition: &Definition) -> Result<Got, Trouble> {
    let pxweb: &PxWeb = sources.pxweb_for_jobs().ok_or_else(off)?;
    let id = &definition.source_ref;
    let title = match pxweb.table(id).await {
        Ok(table) => Some(table.label),
        Err(Trouble::Missing(_)) => None,
        Err(trouble) => return Err(trouble),
    };
    if let Err(stop) = fetch::pinned(&definition.source_title, title.as_deref()) {
        return Ok(Got::Stop(stop));
    }
    let selection: Selection = serde_json::from_str(&definition.source_selection)
        .map_err(|error| Trouble::Question(format!("the selection cannot be read: {error}")))?;
    let table = pxweb.metadata(id).await?;
    let choices = fetch::choices(&selection, &table, None, None)?;
    let values = fetch::values_of_table(&selection, &pxweb.figures(id, &choices).await?);
    Ok(Got::Values { values, next: None, groups: Vec::new() })
}

/// Writes what came of one definition, and the line of the log, in one transaction.
async fn write(
    work: &Work,
    viewer: &Viewer,
    definition: &Definition,
    began_at: Moment,
    got: Result<Got, Trouble>,
) -> Result<(), Failure> {
    let tx = work.db.begin().await?;
    let fetching = store::fetching(tx.on(), definition.id).await?;
    let Some(fetching) = fetching.filter(store::Fetching::is_on) else {
        // Somebody has stopped it meanwhile.
        tx.rollback().await?;
        return Ok(());
    };
    let now = work.now();
    let mut run = Run {
        id: work.ids.next(),
        owner_id: definition.owner_id,
        definition_id: definition.id,
        job_id: work.id(),
        source_kind: definition.source_kind().key().to_string(),
        address: definition.source_ref.clone(),
        began_at,
        ended_at: now,
        outcome: "done".to_string(),
        trouble: String::new(),
        words: String::new(),
        values_read: 0,
        values_added: 0,
        values_corrected: 0,
        values_kept: 0,
    };
    match got {
        Ok(Got::Values { values, next, groups }) => {
            for group in groups {
                store::name_group(&tx, &group.id, &group.title).await?;
            }
            let next = next.map(|day| day.to_string()).unwrap_or_default();
            store::set_next_publication(&tx, definition.id, &next).await?;
            store::set_fetched(&tx, definition.id, now).await?;
            put(&tx, work, viewer, definition, values, &mut run).await?;
        }
        Ok(Got::Stop(stop)) => {
            store::set_fetching(&tx, definition.id, fetching.changed_at, Some(&stop), now).await?;
            let changes = json!({ "fetching": ["on", stop.key()] });
            record(&tx, viewer, definition, changes).await?;
            run.outcome = "stopped".to_string();
            run.trouble = stop.key().to_string();
            run.words = stop.new_title().to_string();
        }
        Err(trouble) => {
            run.outcome = "failed".to_string();
            run.trouble = trouble.key().to_string();
            run.words = trouble.to_string();
        }
    }
    store::keep_run(&tx, &run).await?;
    tx.commit().await?;
    Ok(())
}

async fn put(
    tx: &Tx,
    work: &Work,
    viewer: &Viewer,
    definition: &Definition,
    values: Vec<NewValue>,
    run: &mut Run,
) -> Result<(), Failure> {
    run.values_read = values.len() as i64;
    let (values, kept) = store::writable(tx, definition.id, values).await?;
    let origin = match definition.source_kind() {
        SourceKind::Kolada => Origin::Kolada,
        _ => Origin::Pxweb,
    };
    let by = Bringing { origin, note: String::new(), now: work.now(), author_id: None };
    let written = store::put_values(tx, &work.ids, definition.id, &by, &values).await?;
    run.values_added = written.added as i64;
    run.values_corrected = written.corrected as i64;
    run.values_kept = kept as i64;
    if written.added + written.corrected > 0 {
        let changes = json!({ "values": [null, format!("+{} ~{}", written.added, written.corrected)] });
        record(tx, viewer, definition, changes).await?;
    }
    Ok(())
}

async fn record(
    tx: &Tx,
    viewer: &Viewer,
    definition: &Definition,
    changes: serde_json::Value,
) -> Result<(), DbErr> {
    let entry = Entry::new("fetch", DEFINITION.key, Some(definition.id), definition.owner_id, changes);
    access::record(tx, viewer, entry).await
}

/// Asks for what an owner has due today. However often the night asks, it is one job.
pub(crate) async fn fetch_in_the_morning(work: &Work, owner_id: Id, today: Date) -> Result<(), DbErr> {
    let payload = json!(Order { only: None });
    let key = format!("{owner_id}:{today}");
    let job = NewJob { kind: FETCH, payload, owner_id, run_at: morning(today, owner_id), key: &key };
    let operator = Viewer::operator(owner_id, "", work.now());
    let tx = work.db.begin_quiet().await?;
    ::jobs::enqueue(&tx, &work.ids, &operator, &job).await?;
    tx.commit().await
}

/// Early in the morning in Sweden, not all owners at once.
fn morning(day: Date, owner_id: Id) -> Option<Moment> {
    Some(stockholm_moment(day, HOUR, 0) + owner_id.rem_euclid(MINUTES) * 60_000)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn mornings_are_mornings_in_winter_and_summer() {
        for day in [date(2026, 3, 29), date(2026, 10, 25), date(2027, 1, 1)] {
            let moment = morning(day, 90 * 7).unwrap();
            assert_eq!(types::stockholm_minute(moment), format!("{day} 05:00"));
        }
        assert_eq!(morning(date(2026, 7, 1), 95).unwrap() - morning(date(2026, 7, 1), 90).unwrap(), 300_000);
    }
}
