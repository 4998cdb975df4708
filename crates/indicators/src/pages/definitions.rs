//! Definitions: the list, and one definition's page.

use access::Action;
use askama::Template;
use axum::extract::{Path, Query};
use db::Id;
use serde::Deserialize;
use web::{Answer, Page, Visit, WebError};

use crate::{
    DEFINITION, Definition, SourceKind, Standing,
    store::{self, DefinitionQuery},
};

use super::{
    choosing::fetch_part,
    comparison::Names,
    record::{Version, version},
};

#[derive(Debug, Default, Deserialize)]
pub(crate) struct ListQuery {
    #[serde(default)]
    q: String,
    #[serde(default)]
    kalla: String,
    #[serde(default)]
    lage: String,
}

#[derive(Template)]
#[template(path = "indicators/definitions.html")]
struct ListPage {
    page: Page,
    query: ListQuery,
    sources: Vec<(&'static str, String)>,
    rows: Vec<Definition>,
    count_text: String,
    may_create: bool,
}

pub(crate) async fn list(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let asked = DefinitionQuery {
        text: query.q.clone(),
        source_kind: SourceKind::from_key(&query.kalla).map(SourceKind::key),
        withdrawn: query.lage == "borttagna",
    };
    let rows = store::definitions(&visit.app.db, &visit.viewer, &asked).await?;
    let page = Page::new(&visit, visit.t("definition-list"));
    let source = |kind: SourceKind| (kind.key(), page.t(format!("definition-source-{}", kind.key())));
    visit.show(&ListPage {
        sources: SourceKind::ALL.map(source).to_vec(),
        count_text: page.t1("definition-count", "count", rows.len() as i64),
        may_create: visit.viewer.editable().next().is_some(),
        rows,
        query,
        page,
    })
}

#[derive(Template)]
#[template(path = "indicators/definition.html")]
struct RecordPage {
    page: Page,
    definition: Definition,
    path: String,
    facts: Vec<(String, String)>,
    before: Option<(Id, String)>,
    after: Option<(Id, String)>,
    users: Vec<(Id, String, String)>,
    /// How many periods there are for each subject, and its latest value.
    subjects: Vec<(String, Version)>,
    county_href: String,
    example: bool,
    credit: String,
    /// How it is fetched, where it is; HTML.
    fetch: String,
    may_edit: bool,
}

pub(crate) async fn record(visit: Visit, Path(id): Path<Id>) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let definition = store::definition(db, viewer, id).await?.ok_or(WebError::NotFound)?;
    let page = Page::new(&visit, definition.name.clone());
    let page = page.of_record(&DEFINITION, (id, definition.owner_id), "");
    let chain = store::chains(db, viewer, &[id]).await?.into_iter().next().unwrap_or_default();
    let after = match definition.replaced_by {
        Some(after) => store::definition(db, viewer, after).await?,
        None => None,
    };
    let weight = match definition.weight_id {
        Some(weight) => store::definition(db, viewer, weight).await?.map(|one| one.name),
        None => None,
    };
    let (subjects, example) = latest_of_each(&visit, &page, &definition).await?;
    let municipal = store::latest_period(db, id, None).await?.is_some();
    let users = store::users_of(db, viewer, id).await?;
    let source = definition.source_kind().key();
    let fetch = fetch_part(&visit, &definition).await?.unwrap_or_default();
    visit.show(&RecordPage {
        facts: facts(&page, &definition, weight),
        before: chain.get(1).map(|one| (one.id, one.name.clone())),
        after: after.map(|one| (one.id, one.name)),
        users: users.into_iter().map(|user| (user.id, user.name, user.owner_name)).collect(),
        county_href: if municipal { format!("/lan?nyckeltal={id}") } else { String::new() },
        credit: match source {
            "kolada" | "pxweb" => page.t(format!("indicator-credit-{source}")),
            _ => String::new(),
        },
        path: format!("{}{id}", DEFINITION.path),
        fetch,
        may_edit: visit.may(Action::Edit, definition.owner_id),
        subjects,
        example,
        definition,
        page,
    })
}

/// The latest value of each subject; and whether any of them is invented.
async fn latest_of_each(
    visit: &Visit,
    page: &Page,
    definition: &Definition,
) -> Result<(Vec<(String, Version)>, bool), WebError> {
    let db = &visit.app.db;
    let names = Names::load(visit).await?;
    let rows = store::totals(db.read(), &[definition.id], None).await?;
    let standing = Standing { decimals: Some(definition.decimals()), ..Standing::default() };
    let example = rows.iter().any(|row| row.source == "example");
    let mut latest: Vec<&crate::ValueRow> = Vec::new();
    for row in &rows {
        match latest.last_mut().filter(|last| last.subject == row.subject) {
            Some(last) => *last = row,
            None => latest.push(row),
        }
    }
    let owner = (definition.owner_id, definition.owner_name.as_str());
    let name = |subject: &str| names.of(page, subject, owner);
    // A county of municipalities at most; the rest is in the comparison and in the file.
    const SHOWN: usize = 60;
    let shown = latest.into_iter().take(SHOWN);
    let lines = shown.map(|row| (name(&row.subject), version(page, &standing, row)));
    Ok((lines.collect(), example))
}

fn facts(page: &Page, definition: &Definition, weight: Option<String>) -> Vec<(String, String)> {
    let kind = definition.source_kind().key();
    let mut source = page.t(format!("definition-source-{kind}"));
    if !definition.source_ref.is_empty() {
        source = format!("{source}: {}", definition.source_ref);
    }
    let aggregation = definition.aggregation().key().replace('_', "-");
    let mut how = page.t(format!("definition-aggregation-{aggregation}"));
    if let Some(weight) = weight {
        how = format!("{how}: {weight}");
    }
    let mut facts = vec![
        ("field-unit", definition.unit.clone()),
        ("indicator-direction", page.t(format!("indicator-direction-{}", definition.direction().key()))),
        ("field-source", source),
        ("definition-source-title", definition.source_title.clone()),
        ("definition-rhythm", page.t(format!("period-{}", definition.rhythm().key()))),
        ("definition-aggregation", how),
        ("definition-valid", definition.years(&page.t("definition-from"))),
    ];
    if let Some(least) = definition.minimum_answers {
        facts.push(("indicator-minimum-answers", page.number(least)));
    }
    if !definition.next_publication.is_empty() {
        facts.push(("definition-next-publication", page.visit.date_of(&definition.next_publication)));
    }
    facts.push(("owner-organisation", definition.owner_name.clone()));
    let told = facts.into_iter().filter(|(_, text)| !text.is_empty());
    told.map(|(key, text)| (page.t(key), text)).collect()
}
