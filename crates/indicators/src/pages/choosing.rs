//! A definition that is fetched: made by choosing, stopped, and gone on with; and what its page shows of
//! that.

use access::{Action, Entry};
use askama::Template;
use axum::extract::Path;
use db::{Id, Tx};
use serde_json::json;
use web::{Answer, FormData, Once, Page, Panel, PanelFuture, Visit, WebError};

use super::source::Chosen;
use crate::definition::{DEFINITION, Definition, DefinitionFields, SourceKind};
use crate::fetch::Stop;
use crate::store::{self, Fetching, NamedRun};
use crate::{index, jobs};

/// Lines of the log on a definition's page, and on the administrator's.
const FEW: i64 = 6;
const MANY: i64 = 300;

pub(super) fn href(id: Id) -> String {
    format!("{}{id}", DEFINITION.path)
}

/// Makes the definition and asks for its values, once for one form.
pub(super) async fn create_definition(
    visit: &Visit,
    chosen: &Chosen,
    fields: DefinitionFields,
    submission: &str,
) -> Answer {
    visit.must(Action::Create, chosen.owner_id)?;
    let tx = Once::begin(visit, submission, "fetch-chosen").await?;
    let id = insert(visit, &tx, chosen, &fields).await?;
    store::begin_fetching(&tx, id, visit.viewer.now).await?;
    jobs::fetch_soon(&tx, &visit.app.ids, &visit.viewer, chosen.owner_id, id).await?;
    tx.done(&href(id)).await
}

/// Writes a definition that was chosen.
pub(super) async fn insert(
    visit: &Visit,
    tx: &Tx,
    chosen: &Chosen,
    fields: &DefinitionFields,
) -> Result<Id, WebError> {
    let id = visit.app.ids.next();
    store::insert_definition(tx, (id, chosen.owner_id, chosen.visibility), fields).await?;
    let changes = access::changes(&serde_json::Value::Null, &serde_json::to_value(fields)?);
    let entry = Entry::new("create", DEFINITION.key, Some(id), chosen.owner_id, changes);
    access::record(tx, &visit.viewer, entry).await?;
    index::definition(tx, id).await?;
    Ok(id)
}

/// `begin`, `accept` the new title, go `on`, `stop`, or fetch `now`.
pub(super) async fn change(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let definition = store::definition(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)?;
    visit.must(Action::Edit, definition.owner_id)?;
    let tx = visit.app.db.begin().await?;
    let Some(fetching) = store::fetching(tx.on(), id).await? else {
        return begin(&visit, tx, &definition, form.text("do")).await;
    };
    let since = form.number("version").ok_or(WebError::Bad("error-bad-request-text"))?;
    if since != fetching.changed_at {
        tx.rollback().await?;
        return visit.done(&href(id), "fetch-stale");
    }
    match (form.text("do"), fetching.stop()) {
        ("accept", Some(Stop::Title(title))) => {
            store::set_source_title(&tx, id, &title).await?;
            let changes =
                json!({ "source_title": [definition.source_title, title], "fetching": ["title", "on"] });
            set(&visit, &tx, &definition, &fetching, None, changes).await?;
        }
        ("on", Some(stop)) if !matches!(stop, Stop::Title(_)) => {
            let changes = json!({ "fetching": [stop.key(), "on"] });
            set(&visit, &tx, &definition, &fetching, None, changes).await?;
        }
        ("stop", stop) if stop != Some(Stop::Person) => {
            let before = stop.as_ref().map_or("on", Stop::key);
            let changes = json!({ "fetching": [before, "person"] });
            set(&visit, &tx, &definition, &fetching, Some(Stop::Person), changes).await?;
        }
        ("now", None) => {
            jobs::fetch_soon(&tx, &visit.app.ids, &visit.viewer, definition.owner_id, id).await?;
        }
        _ => return Err(WebError::Bad("error-bad-request-text")),
    }
    tx.commit().await?;
    let done = if form.text("do") == "stop" { "fetch-stopped" } else { "fetch-asked" };
    visit.done(&href(id), done)
}

/// Begins to fetch a definition that was not made by choosing.
async fn begin(visit: &Visit, tx: Tx, definition: &Definition, what: &str) -> Answer {
    if what != "begin" || !is_fetchable(definition) {
        return Err(WebError::NotFound);
    }
    store::begin_fetching(&tx, definition.id, visit.viewer.now).await?;
    let changes = json!({ "fetching": [null, "on"] });
    let entry = Entry::new("change", DEFINITION.key, Some(definition.id), definition.owner_id, changes);
    access::record(&tx, &visit.viewer, entry).await?;
    jobs::fetch_soon(&tx, &visit.app.ids, &visit.viewer, definition.owner_id, definition.id).await?;
    tx.commit().await?;
    visit.done(&href(definition.id), "fetch-asked")
}

fn is_fetchable(definition: &Definition) -> bool {
    let outside = matches!(definition.source_kind(), SourceKind::Kolada | SourceKind::Pxweb);
    outside && definition.is_active() && !definition.source_ref.is_empty()
}

async fn set(
    visit: &Visit,
    tx: &Tx,
    definition: &Definition,
    fetching: &Fetching,
    stop: Option<Stop>,
    changes: serde_json::Value,
) -> Result<(), WebError> {
    let now = visit.viewer.now;
    store::set_fetching(tx, definition.id, fetching.changed_at, stop.as_ref(), now).await?;
    let entry = Entry::new("change", DEFINITION.key, Some(definition.id), definition.owner_id, changes);
    access::record(tx, &visit.viewer, entry).await?;
    if stop.is_none() {
        jobs::fetch_soon(tx, &visit.app.ids, &visit.viewer, definition.owner_id, definition.id).await?;
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "indicators/_fetch.html")]
struct FetchPart {
    page: Page,
    id: Id,
    source: String,
    source_ref: String,
    chosen_title: String,
    /// Is it fetched, or was it at some time?
    begun: bool,
    stop: Option<Stop>,
    version: i64,
    fetched: String,
    next: String,
    runs: Vec<Line>,
    may_change: bool,
}

struct Line {
    when: String,
    definition_id: Id,
    definition: String,
    owner: String,
    outcome: String,
    /// success, warning, danger.
    tone: &'static str,
    words: String,
    /// For the one who runs the system: what the source or the program said.
    detail: String,
}

/// How a definition is fetched, for its page and for those of indicators that it measures; nothing if it is
/// not.
pub(crate) async fn fetch_part(visit: &Visit, definition: &Definition) -> Result<Option<String>, WebError> {
    let db = &visit.app.db;
    let may_change = visit.may(Action::Edit, definition.owner_id);
    let fetching = store::fetching(db.read(), definition.id).await?;
    if !is_fetchable(definition) || (fetching.is_none() && !may_change) {
        return Ok(None);
    }
    let runs = store::runs_of(db, definition.id, FEW).await?;
    let none = || "–".to_string();
    let part = FetchPart {
        page: Page::new(visit, ""),
        id: definition.id,
        source: visit.t(&format!("fetch-source-{}", definition.source_kind().key())),
        source_ref: definition.source_ref.clone(),
        chosen_title: definition.source_title.clone(),
        begun: fetching.is_some(),
        stop: fetching.as_ref().and_then(Fetching::stop),
        version: fetching.as_ref().map_or(0, |fetching| fetching.changed_at),
        fetched: fetching
            .and_then(|fetching| fetching.fetched_at)
            .map_or_else(none, |moment| visit.moment(moment)),
        next: definition.next_publication.parse().map_or_else(|_| none(), |date| visit.date(date)),
        runs: runs.into_iter().map(|run| line(visit, run)).collect(),
        may_change,
    };
    Ok(Some(part.render()?))
}

fn line(visit: &Visit, run: NamedRun) -> Line {
    let count = |number: i64| number.to_string().into();
    let args = [
        ("read", count(run.values_read)),
        ("added", count(run.values_added)),
        ("corrected", count(run.values_corrected)),
    ];
    let text = |key: &str| visit.app.texts.get(visit.lang, key, &args);
    let mut words = match run.outcome.as_str() {
        "done" => text("fetch-run-words"),
        "stopped" => visit.t(&format!("fetch-stop-{}", run.trouble)),
        _ => visit.t(&format!("fetch-failed-{}", trouble_kind(&run.trouble))),
    };
    if run.values_kept > 0 {
        let kept = [("count", run.values_kept.into())];
        words = format!("{words} {}", visit.app.texts.get(visit.lang, "fetch-run-kept", &kept));
    }
    Line {
        when: visit.moment(run.ended_at),
        definition_id: run.definition_id,
        definition: run.definition_name,
        owner: run.owner_name,
        tone: match run.outcome.as_str() {
            "done" => "success",
            "stopped" => "warning",
            _ => "danger",
        },
        outcome: visit.t(&format!("fetch-outcome-{}", run.outcome)),
        detail: if run.outcome == "failed" { run.words } else { String::new() },
        words,
    }
}

/// Kinds of trouble that are told alike, by [`Trouble::key`](statistics::Trouble::key).
fn trouble_kind(key: &str) -> &'static str {
    match key {
        "unreachable" | "slow" | "busy" | "broken" => "silent",
        "missing" | "refused" | "question" => "refused",
        _ => "strange",
    }
}

#[derive(Template)]
#[template(path = "indicators/runs.html")]
struct RunsPage {
    page: Page,
    rows: Vec<Line>,
}

/// The log of all fetching, for administrators.
pub(super) async fn runs(visit: Visit) -> Answer {
    let runs = store::latest_runs(&visit.app.db, MANY).await?;
    let rows = runs.into_iter().map(|run| line(&visit, run)).collect();
    visit.show(&RunsPage { page: Page::new(&visit, visit.t("fetch-runs-title")), rows })
}

#[derive(Template)]
#[template(path = "indicators/_runs_link.html")]
struct RunsLink {
    page: Page,
}

/// The way to the log, on the administrator's list of jobs.
pub(super) const RUNS_LINK: Panel = Panel { slot: "jobs", order: 30, render: runs_link };

fn runs_link(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(async move { Ok(Some(RunsLink { page: Page::new(visit, "") }.render()?)) })
}
