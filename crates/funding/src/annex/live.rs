//! An annex made of the projects as they stand now.

use std::collections::HashMap;

use access::Viewer;
use db::{Db, DbErr, Id};
use documents::FindingRow;
use reading::contract::Severity;

use super::{Content, Note, Part, Row, store};
use crate::{PROJECT, Project};

/// Which projects belong to an annex.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    pub year: i32,
    /// Only records of this organisation.
    pub owner_id: Option<Id>,
    /// Only this sub-region (*delregion*), as the projects name it.
    pub sub_region: Option<String>,
}

impl Scope {
    pub fn of_year(year: i32) -> Scope {
        Scope { year, ..Scope::default() }
    }
}

/// An annex of all projects of the scope that this viewer sees, a part for each sub-region in the order in
/// which they first come. What is marked secret is left out whoever asks: an annex is made to be given away.
/// Title, introductions and who compiled it are empty.
pub async fn content_of(db: &Db, viewer: &Viewer, scope: &Scope) -> Result<Content, DbErr> {
    let projects = without_secrets(db, store::projects(db, viewer, scope).await?).await?;
    let ids: Vec<Id> = projects.iter().map(|project| project.id).collect();
    let mut findings: HashMap<Id, Vec<FindingRow>> = HashMap::new();
    for finding in documents::findings_about(db, viewer, PROJECT.key, &ids).await? {
        if let Some(id) = finding.object_id {
            findings.entry(id).or_default().push(finding);
        }
    }
    let mut parts: Vec<Part> = Vec::new();
    for project in projects {
        let notes = findings.remove(&project.id).unwrap_or_default();
        let notes = notes.into_iter().map(|finding| note(finding, &project));
        let place = match parts.iter().position(|part| part.sub_region == project.facts.sub_region) {
            Some(place) => place,
            None => {
                parts.push(Part { sub_region: project.facts.sub_region.clone(), ..Part::default() });
                parts.len() - 1
            }
        };
        parts[place].findings.extend(notes);
        parts[place].rows.push(Row { id: Some(project.id.to_string()), facts: project.facts });
    }
    Ok(Content { year: scope.year, parts, ..Content::default() })
}

/// Has the scope more projects for this viewer than this?
pub async fn has_more_than(db: &Db, viewer: &Viewer, scope: &Scope, most: i64) -> Result<bool, DbErr> {
    store::are_more(db, viewer, scope, most).await
}

async fn without_secrets(db: &Db, mut projects: Vec<Project>) -> Result<Vec<Project>, DbErr> {
    for chunk in projects.chunks_mut(500) {
        let ids: Vec<Id> = chunk.iter().map(|project| project.id).collect();
        let marks = access::marks(db, PROJECT.key, &ids).await?;
        for project in chunk {
            if marks.get(&project.id).is_some_and(|mark| mark.covers("description")) {
                project.facts.description.clear();
            }
        }
    }
    Ok(projects)
}

fn note(finding: FindingRow, project: &Project) -> Note {
    let severity = match finding.severity.as_str() {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        _ => Severity::Note,
    };
    Note {
        settled: !finding.is_open(),
        sv: finding.message(web::Lang::Sv).to_string(),
        en: finding.message(web::Lang::En).to_string(),
        rule: finding.rule,
        severity,
        row: Some(project.id.to_string()),
        title: project.facts.title.clone(),
        comment: finding.answer,
    }
}
