//! An initiative's page.

use access::Action;
use askama::Template;
use axum::extract::Path;
use db::Id;
use documents::{FindingRow, Source};
use web::{Answer, Page, Visit, WebError};

use crate::{INITIATIVE, Leaf, store};

#[derive(Template)]
#[template(path = "plan/initiative.html")]
struct RecordPage {
    page: Page,
    leaf: Leaf,
    plan_title: Option<String>,
    part_heading: String,
    owner: String,
    path: String,
    labels: Vec<(String, String)>,
    evidence: Option<Evidence>,
    findings: Vec<FindingLine>,
    may_edit: bool,
}

/// Where a record was read, and how sure it is.
pub(crate) struct Evidence {
    pub href: String,
    pub lines: String,
    pub document: String,
    /// Field and how sure, those that are not the only reading.
    pub sure: Vec<(String, &'static str)>,
    /// Other readings: what they say, and why.
    pub alternatives: Vec<(String, String)>,
}

pub(crate) struct FindingLine {
    pub severity: String,
    pub text: String,
    pub href: String,
    pub lines: String,
    pub open: bool,
}

pub(crate) fn evidence(visit: &Visit, source: Source) -> Evidence {
    let label = |field: &str| visit.t(&format!("field-{}", field_key(field)));
    let sure = source.sure.iter().map(|(field, sure)| (label(field), sure_key(*sure)));
    let alternatives = source.alternatives.iter().map(|other| {
        let value =
            |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_string);
        let values = other.values.iter().map(|(field, found)| format!("{}: {}", label(field), value(found)));
        let why = if visit.lang == web::Lang::Sv { &other.why.sv } else { &other.why.en };
        (values.collect::<Vec<_>>().join("; "), why.clone())
    });
    Evidence {
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

pub(crate) fn finding_lines(visit: &Visit, findings: &[FindingRow]) -> Vec<FindingLine> {
    let line = |finding: &FindingRow| FindingLine {
        severity: finding.severity.clone(),
        text: finding.message(visit.lang).to_string(),
        href: documents::lines_href(finding.document_id, &finding.places()),
        lines: documents::lines_text(visit, &finding.places()),
        open: finding.is_open(),
    };
    findings.iter().map(line).collect()
}

pub(crate) async fn record(visit: Visit, Path(id): Path<Id>) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let (leaf, standing) = store::leaf(db, viewer, id).await?.ok_or(WebError::NotFound)?;
    let source = documents::source_of(db, viewer, INITIATIVE.key, id).await?;
    // What the document said may be what is now hidden.
    let source = source.filter(|_| leaf.hidden.is_empty());
    let findings = documents::findings_of(db, viewer, INITIATIVE.key, id).await?;
    let part = [standing.part_number.as_deref(), standing.part_title.as_deref()];
    visit.show(&RecordPage {
        page: Page::new(&visit, leaf.initiative.title.clone()).of_record(
            &INITIATIVE,
            (id, leaf.initiative.owner_id),
            "",
        ),
        part_heading: part.into_iter().flatten().collect::<Vec<_>>().join(" "),
        plan_title: standing.plan_title,
        owner: standing.owner_name,
        path: format!("{}{id}", INITIATIVE.path),
        labels: leaf.initiative.labels(),
        evidence: source.map(|source| evidence(&visit, source)),
        findings: if leaf.hidden.is_empty() { finding_lines(&visit, &findings) } else { Vec::new() },
        may_edit: visit.may(Action::Edit, leaf.initiative.owner_id) && standing.plan_state == "active",
        leaf,
    })
}
