//! An initiative's page.

use std::collections::HashMap;

use access::Action;
use askama::Template;
use axum::extract::{Path, Query};
use db::Id;
use documents::{FindingRow, Source};
use serde::Deserialize;
use types::stockholm_date;
use web::{Answer, Page, Visit, WebError};

use crate::{Activity, INITIATIVE, Leaf, naming, store, who, work::linked};

use super::work::Work;

#[derive(Template)]
#[template(path = "plan/initiative.html")]
struct RecordPage {
    page: Page,
    /// The activity that was moved just now, and by which button.
    moved: (Id, &'static str),
    leaf: Leaf,
    plan_title: Option<String>,
    part_heading: String,
    owner: String,
    path: String,
    labels: Vec<(String, String)>,
    evidence: Option<Evidence>,
    findings: Vec<FindingLine>,
    may_edit: bool,
    /// The main responsible.
    main: Option<String>,
    /// The activities that are ticked off.
    ticked: HashMap<Id, Ticked>,
    /// What the owner's people do with it here.
    work: Option<Work>,
    /// The plan's content is held still, and the visitor would change it else.
    held: bool,
    /// What other rooms know of it.
    panels: Vec<String>,
}

/// A tick as the page shows it; whose it is and its evidence are for the owner's members.
struct Ticked {
    words: String,
    evidence: (String, String, String),
}

async fn ticks(visit: &Visit, leaf: &Leaf) -> Result<HashMap<Id, Ticked>, WebError> {
    let done: Vec<&Activity> =
        leaf.tasks.iter().map(|task| &task.activity).filter(|row| row.is_done()).collect();
    let within = visit.viewer.role_in(leaf.initiative.owner_id).is_some();
    let people: Vec<Id> = done.iter().filter_map(|row| row.done_by).filter(|_| within).collect();
    let names = store::account_names(visit.app.db.read(), &people).await?;
    let mut all = HashMap::new();
    for row in done {
        let day = visit.date(stockholm_date(row.done_at.unwrap_or_default()));
        let who =
            row.done_by.and_then(|id| names.get(&id)).map(|name| format!(", {name}")).unwrap_or_default();
        let (before, link, after) = linked(row.evidence.as_deref().filter(|_| within).unwrap_or_default());
        let words = visit.app.texts.get(visit.lang, "tick-done-on", &[("day", day.into())]);
        let evidence = (before.to_string(), link.to_string(), after.to_string());
        all.insert(row.id, Ticked { words: format!("{words}{who}"), evidence });
    }
    Ok(all)
}

/// Where a record was read, and how sure it is.
pub struct Evidence {
    pub href: String,
    pub lines: String,
    pub document: String,
    /// Field and how sure, those that are not the only reading.
    pub sure: Vec<(String, &'static str)>,
    /// Values that are a person's word, and whose; for people who are signed in.
    pub decided: Vec<(String, String)>,
    /// Other readings: what they say, and why.
    pub alternatives: Vec<(String, String)>,
}

/// A finding about the record.
pub struct FindingLine {
    pub severity: String,
    pub text: String,
    pub href: String,
    pub lines: String,
    pub open: bool,
}

/// In the visitor's language.
pub fn evidence(visit: &Visit, source: Source) -> Evidence {
    let label = |field: &str| visit.t(&format!("field-{}", field_key(field)));
    let sure = source.sure.iter().map(|(field, sure)| (label(field), sure_key(*sure)));
    let alternatives = source.alternatives.iter().map(|other| {
        let value =
            |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_string);
        let values = other.values.iter().map(|(field, found)| format!("{}: {}", label(field), value(found)));
        let why = if visit.lang == web::Lang::Sv { &other.why.sv } else { &other.why.en };
        (values.collect::<Vec<_>>().join("; "), why.clone())
    });
    let marks = source.decided.iter().filter(|_| visit.viewer.is_signed_in());
    let decided = marks.map(|(field, mark)| (label(field), documents::mark_text(visit, field, mark)));
    Evidence {
        decided: decided.collect(),
        sure: sure.collect(),
        alternatives: alternatives.collect(),
        href: documents::lines_href(source.document_id, &source.places),
        lines: documents::lines_text(visit, &source.places),
        document: source.document_name,
    }
}

/// The reading's names of fields as the history knows them.
fn field_key(field: &str) -> &'static str {
    match field {
        "title" | "name" => "title",
        "purpose" => "aim",
        "goal" => "goal",
        "when" => "when-text",
        "responsible" => "responsible",
        "priority" => "priority-text",
        "follow_up" => "follow-up",
        "activities" => "activities",
        "unit" => "unit",
        "source" => "source",
        "outcome" => "outcome",
        "targets" => "targets",
        "intro" => "intro",
        "status" => "status",
        "budget" => "budget",
        "marked" => "marked",
        _ => "other",
    }
}

fn sure_key(sure: reading::contract::Sure) -> &'static str {
    use reading::contract::Sure;
    match sure {
        Sure::Proved => "proved",
        Sure::Single => "single",
        Sure::Assumed => "assumed",
        Sure::Ambiguous => "ambiguous",
    }
}

/// In the visitor's language.
pub fn finding_lines(visit: &Visit, findings: &[FindingRow]) -> Vec<FindingLine> {
    let line = |finding: &FindingRow| FindingLine {
        severity: finding.severity.clone(),
        text: finding.message(visit.lang).to_string(),
        href: documents::lines_href(finding.document_id, &finding.places()),
        lines: documents::lines_text(visit, &finding.places()),
        open: finding.is_open(),
    };
    findings.iter().map(line).collect()
}

#[derive(Deserialize)]
pub(crate) struct ShowQuery {
    /// The activity that has just been moved.
    #[serde(default)]
    aktivitet: Option<Id>,
    /// By which of its buttons, which then has the focus.
    #[serde(default)]
    hur: String,
}

/// Where the initiative or its activity stands now, for one who has just moved it.
async fn moved(
    visit: &Visit,
    leaf: &Leaf,
    part: &str,
    activity: Option<Id>,
) -> Result<Option<String>, WebError> {
    let row = &leaf.initiative;
    let said = |key: &str, ids: &[Id], id: Id, (name, value): (&str, &str)| {
        let place = ids.iter().position(|found| *found == id)? + 1;
        let args = [("place", place.into()), ("count", ids.len().into()), (name, value.into())];
        Some(visit.app.texts.get(visit.lang, key, &args))
    };
    Ok(match (visit.done_word(), activity) {
        (Some("moved"), _) => {
            let beside = store::initiatives_beside(visit.app.db.read(), row.part_id).await?;
            said("plan-moved", &beside, row.id, ("part", part))
        }
        (Some("moved-activity"), Some(id)) if leaf.hidden.is_empty() => {
            let ids: Vec<Id> = leaf.tasks.iter().map(|task| task.activity.id).collect();
            let text = leaf.tasks.iter().find(|task| task.activity.id == id).map(|task| &task.activity.text);
            text.and_then(|text| said("plan-moved-activity", &ids, id, ("text", text)))
        }
        _ => None,
    })
}

pub(crate) async fn record(visit: Visit, Path(id): Path<Id>, Query(query): Query<ShowQuery>) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let (leaf, standing) = store::leaf(db, viewer, id).await?.ok_or(WebError::NotFound)?;
    let source = documents::source_of(db, viewer, INITIATIVE.key, id).await?;
    // What the document said may be what is now hidden.
    let source = source.filter(|_| leaf.hidden.is_empty());
    let findings = documents::findings_of(db, viewer, INITIATIVE.key, id).await?;
    let part = [standing.part_number.as_deref(), standing.part_title.as_deref()];
    let part_heading = part.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let visit = naming::calling(&visit, leaf.initiative.owner_id, &[]).await?;
    let page = Page::new(&visit, leaf.initiative.title.clone());
    let page = page.of_record(&INITIATIVE, (id, leaf.initiative.owner_id), "");
    let page = match moved(&visit, &leaf, &part_heading, query.aktivitet).await? {
        Some(text) => page.telling(text),
        None => page,
    };
    let stage = standing.stage();
    let work = Work::of(&visit, &page, &leaf, stage).await?;
    let is_editor = visit.may(Action::Edit, leaf.initiative.owner_id);
    let direction = if query.hur == "up" { "up" } else { "down" };
    visit.show(&RecordPage {
        moved: (query.aktivitet.filter(|_| !query.hur.is_empty()).unwrap_or_default(), direction),
        page,
        part_heading,
        plan_title: standing.plan_title,
        owner: standing.owner_name,
        path: format!("{}{id}", INITIATIVE.path),
        labels: leaf.initiative.labels(),
        evidence: source.map(|source| evidence(&visit, source)),
        findings: if leaf.hidden.is_empty() { finding_lines(&visit, &findings) } else { Vec::new() },
        main: who::main_of_plan(db, leaf.initiative.plan_id).await?.remove(&id).map(|main| main.label),
        ticked: ticks(&visit, &leaf).await?,
        work,
        held: is_editor && stage.takes_content().is_err(),
        may_edit: is_editor && standing.plan_state == "active" && stage.takes_content().is_ok(),
        panels: visit.app.panels(&visit, "initiative", id).await?,
        leaf,
    })
}
