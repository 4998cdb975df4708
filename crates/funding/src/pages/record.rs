//! One project: what it is, its money, and where each fact came from.

use std::collections::HashMap;

use access::{Action, HistoryRow, Mark};
use askama::Template;
use axum::extract::Path;
use db::Id;
use documents::Source;
use reading::contract::{Alternative, Sure};
use serde_json::{Map, Value};
use types::Amount;
use web::{Answer, Page, TellFuture, Visit, WebError};

use super::figures::{bar, money_with_unit, percent, project_href};
use crate::difference::words;
use crate::project::kind_text;
use crate::{Facts, Filter, PROJECT, Project, State, kind_from_key, share, store};

#[derive(Template)]
#[template(path = "funding/project.html")]
struct RecordPage {
    page: Page,
    path: String,
    lead: String,
    facts: Vec<FactLine>,
    money: Vec<FactLine>,
    share: String,
    bar: i64,
    paragraphs: Vec<String>,
    secret: bool,
    source: Option<SourceLine>,
    alternatives: Vec<String>,
    /// Values that are a person's word, and whose.
    decided: Vec<(String, String)>,
    findings: Vec<FindingLine>,
    owner_name: String,
    visibility: String,
    changed: String,
    withdrawn: bool,
    may_edit: bool,
    title_sure: &'static str,
    description_sure: &'static str,
    /// What other rooms know of it.
    panels: Vec<String>,
}

struct FactLine {
    label: String,
    value: String,
    href: String,
    /// How sure the reading is; empty where nothing was read, `edited` where a person has changed it since.
    sure: &'static str,
    kind: &'static str,
}

struct SourceLine {
    href: String,
    name: String,
    lines: String,
}

struct FindingLine {
    severity: String,
    text: String,
    href: String,
    lines: String,
    work: String,
    open: bool,
}

/// The project and its mark, if this visitor sees the project.
pub(crate) async fn find(visit: &Visit, id: Id) -> Result<(Project, Option<Mark>), WebError> {
    let project = store::find(&visit.app.db, &visit.viewer, id).await?.ok_or(WebError::NotFound)?;
    let mark = access::marks(&visit.app.db, PROJECT.key, &[id]).await?.remove(&id);
    Ok((project, mark))
}

pub(crate) async fn record(visit: Visit, Path(id): Path<Id>) -> Answer {
    let (project, mark) = find(&visit, id).await?;
    let secret = mark.is_some_and(|mark| mark.hides(&visit.viewer, project.owner_id, "description"));
    let db = &visit.app.db;
    let source = documents::source_of(db, &visit.viewer, PROJECT.key, id).await?;
    let owner = access::organisation(db, project.owner_id).await?;
    let page = Page::new(&visit, project.facts.title.clone());
    let page = page.of_record(&PROJECT, (id, project.owner_id), "");
    let view = View { page: &page, project: &project, source: source.as_ref() };
    let facts = &project.facts;
    let share = share(facts.grant, facts.total_cost);
    let lead = [facts.sub_region.as_str(), facts.theme.as_str()];
    visit.show(&RecordPage {
        path: project_href(id),
        lead: lead.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        facts: view.facts(),
        money: view.money(),
        share: percent(visit.lang, share),
        bar: bar(share),
        paragraphs: match secret {
            true => Vec::new(),
            false => {
                facts.description.split('\n').filter(|part| !part.is_empty()).map(str::to_string).collect()
            }
        },
        secret,
        source: source.as_ref().map(|source| source_line(&visit, source)),
        alternatives: view.alternatives(secret),
        decided: view.decided(secret),
        findings: findings(&visit, id).await?,
        owner_name: owner.map(|owner| owner.name).unwrap_or_default(),
        visibility: visit.t(&format!("visibility-{}", project.visibility.key())),
        changed: visit.moment(project.changed_at),
        withdrawn: project.state == State::Withdrawn,
        may_edit: visit.may(Action::Edit, project.owner_id),
        title_sure: view.sure("title"),
        description_sure: view.sure("description"),
        panels: visit.app.panels(&visit, "project", id).await?,
        page,
    })
}

fn source_line(visit: &Visit, source: &Source) -> SourceLine {
    SourceLine {
        href: documents::lines_href(source.document_id, &source.places),
        name: source.document_name.clone(),
        lines: documents::lines_text(visit, &source.places),
    }
}

async fn findings(visit: &Visit, id: Id) -> Result<Vec<FindingLine>, WebError> {
    let found = documents::findings_of(&visit.app.db, &visit.viewer, PROJECT.key, id).await?;
    let line = |finding: &documents::FindingRow| FindingLine {
        severity: finding.severity.clone(),
        text: finding.message(visit.lang).to_string(),
        href: documents::lines_href(finding.document_id, &finding.places()),
        lines: documents::lines_text(visit, &finding.places()),
        work: if visit.viewer.is_signed_in() { format!("/granska/{}", finding.id) } else { String::new() },
        open: finding.is_open(),
    };
    Ok(found.iter().map(line).collect())
}

/// The name of a field of the reading contract on the screen.
pub(crate) fn field_label(page: &Page, field: &str) -> String {
    match field {
        "title" | "description" => page.t(format!("field-{field}")),
        field => page.t(format!("field-project-{}", field.replace('_', "-"))),
    }
}

const AMOUNTS: [&str; 5] = ["applied", "total_cost", "grant", "eu_part", "co_funding"];

/// A field's value as a person reads it.
pub(crate) fn field_value(page: &Page, field: &str, value: &Value, currency: &str) -> Option<String> {
    match field {
        field if AMOUNTS.contains(&field) => {
            let amount: Amount = serde_json::from_value(value.clone()).ok()?;
            Some(money_with_unit(amount, currency))
        }
        "kind" => value.as_str().map(|key| page.t(kind_text(kind_from_key(key)))),
        "start" | "end" => words(value).map(|date| page.visit.date_of(&date)),
        _ => words(value),
    }
}

/// The history in words. Amounts stand in the currency that the project had then.
pub(crate) fn tell<'a>(visit: &'a Visit, rows: &'a mut [HistoryRow]) -> TellFuture<'a> {
    let page = Page::new(visit, "");
    let mut currency = "SEK".to_string();
    for row in rows.iter_mut().rev() {
        let before = currency.clone();
        if let Some(change) = row.changes.iter().find(|change| change.field == "project_currency") {
            currency = change.new.clone().unwrap_or(currency);
        }
        for change in &mut row.changes {
            let field = change.field.trim_start_matches("project_").to_string();
            for (value, currency) in [(&mut change.old, &before), (&mut change.new, &currency)] {
                let Some(text) = value else { continue };
                let number = text.parse().ok().filter(|_| AMOUNTS.contains(&field.as_str()));
                let stored = number.map_or_else(|| Value::String(text.clone()), Value::Number);
                *value = field_value(&page, &field, &stored, currency).or_else(|| value.take());
            }
        }
    }
    Box::pin(async { Ok(()) })
}

struct View<'a> {
    page: &'a Page,
    project: &'a Project,
    source: Option<&'a Source>,
}

impl View<'_> {
    /// How sure a field is; nothing if it was not read from a document.
    fn sure(&self, field: &str) -> &'static str {
        let Some(source) = self.source else {
            return "";
        };
        let stored = self.project.facts.to_map();
        let imported = source.imported.get(field).unwrap_or(&Value::Null);
        if stored.get(field).unwrap_or(&Value::Null) != imported {
            return "edited";
        }
        if source.decided.contains_key(field) {
            return "decided";
        }
        match source.sure.get(field) {
            Some(Sure::Proved) => "proved",
            Some(Sure::Assumed) => "assumed",
            Some(Sure::Ambiguous) => "ambiguous",
            _ if words(imported).is_none() => "",
            _ => "single",
        }
    }

    fn line(&self, field: &str, href: String) -> Option<FactLine> {
        let map = self.project.facts.to_map();
        let sure = self.sure(field);
        let value = field_value(self.page, field, map.get(field)?, &self.project.facts.currency);
        // What could not be read is shown as such; what was never said is left out.
        let value = match value {
            Some(value) => value,
            None if matches!(sure, "ambiguous" | "edited") => "–".to_string(),
            None => return None,
        };
        Some(FactLine { label: field_label(self.page, field), value, href, sure, kind: "" })
    }

    fn facts(&self) -> Vec<FactLine> {
        let facts: &Facts = &self.project.facts;
        let to = |filter: Filter| filter.href("/projekt");
        let grantee = self.project.grantee_id.map(|id| format!("/organisationer/{id}")).unwrap_or_default();
        let sub_region = Filter { sub_region: Some(facts.sub_region.clone()), ..Filter::default() };
        let theme = Filter { theme: Some(facts.theme.clone()), ..Filter::default() };
        let priority = Filter { priority: Some(facts.priority.clone()), ..Filter::default() };
        let year = Filter { year: Some(facts.year), ..Filter::default() };
        let fields = [
            ("owner", grantee),
            ("kind", String::new()),
            ("priority", to(priority)),
            ("sub_region", to(sub_region)),
            ("areas", String::new()),
            ("theme", to(theme)),
            ("year", to(year)),
            ("start", String::new()),
            ("end", String::new()),
            ("place", String::new()),
            ("reference", String::new()),
        ];
        fields.into_iter().filter_map(|(field, href)| self.line(field, href)).collect()
    }

    fn money(&self) -> Vec<FactLine> {
        let fields = ["total_cost", "grant", "applied", "eu_part", "co_funding"];
        let mut lines: Vec<FactLine> =
            fields.into_iter().filter_map(|field| self.line(field, String::new())).collect();
        for line in lines.iter_mut().take(2) {
            line.kind = "strong";
        }
        lines
    }

    /// Other readings, each as a sentence. What is secret is in none of them.
    /// For people who are signed in: others are not told who it was.
    fn decided(&self, secret: bool) -> Vec<(String, String)> {
        let visit = &self.page.visit;
        let marks = self.source.filter(|_| visit.viewer.is_signed_in()).map(|source| &source.decided);
        let shown = marks.into_iter().flatten().filter(|(field, _)| !(secret && *field == "description"));
        let line = |(field, mark): (&String, &documents::Mark)| {
            (field_label(self.page, field), documents::mark_text(visit, field, mark))
        };
        shown.map(line).collect()
    }

    fn alternatives(&self, secret: bool) -> Vec<String> {
        let Some(source) = self.source else {
            return Vec::new();
        };
        source.alternatives.iter().map(|other| self.alternative(other, secret)).collect()
    }

    fn alternative(&self, other: &Alternative, secret: bool) -> String {
        let names: HashMap<&str, &Value> =
            other.values.iter().map(|(name, value)| (name.as_str(), value)).collect();
        let values = shown(&other.values).into_iter().filter(|field| !(secret && field == "description"));
        let parts: Vec<String> = values
            .map(|field| {
                let value = names.get(field.as_str()).copied().unwrap_or(&Value::Null);
                let value = field_value(self.page, &field, value, &self.project.facts.currency);
                let value = value.unwrap_or_else(|| self.page.t("project-empty-value"));
                format!("{}: {value}", field_label(self.page, &field).to_lowercase())
            })
            .collect();
        let why = match self.page.language() {
            web::Lang::Sv => &other.why.sv,
            web::Lang::En => &other.why.en,
        };
        self.page.t2("project-alternative", ("values", parts.join(", ")), ("why", why.as_str()))
    }
}

/// The fields of an alternative that have a name on the screen.
fn shown(values: &Map<String, Value>) -> Vec<String> {
    let known = Facts::default().to_map();
    values.keys().filter(|field| known.contains_key(*field)).cloned().collect()
}
