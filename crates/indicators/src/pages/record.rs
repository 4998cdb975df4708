//! One indicator's page.

use access::Action;
use askama::Template;
use axum::extract::Path;
use db::Id;
use plan::evidence::{Evidence, FindingLine, evidence, finding_lines};
use web::{Answer, Lang, Page, Visit, WebError};

use crate::{
    INDICATOR, Indicator,
    indicator::{decimal, shown},
    store,
};

use super::{list::outcome, words};

#[derive(Template)]
#[template(path = "indicators/record.html")]
struct RecordPage {
    page: Page,
    indicator: Indicator,
    path: String,
    sentences: Vec<(String, String)>,
    outcome: String,
    comparison: Vec<(String, String)>,
    evidence: Option<Evidence>,
    findings: Vec<FindingLine>,
    may_edit: bool,
    /// What other rooms know of it.
    panels: Vec<String>,
}

pub(crate) async fn record(visit: Visit, Path(id): Path<Id>) -> Answer {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let indicator = store::indicator(db, viewer, id).await?.ok_or(WebError::NotFound)?;
    let targets = store::targets(db.read(), &[id]).await?.remove(&id).unwrap_or_default();
    let marks = access::marks(db, INDICATOR.key, &[id]).await?;
    let secret = marks.get(&id).is_some_and(|mark| mark.hides(viewer, indicator.owner_id, "outcome"));
    let source = documents::source_of(db, viewer, INDICATOR.key, id).await?.filter(|_| !secret);
    let findings = documents::findings_of(db, viewer, INDICATOR.key, id).await?;
    let page = Page::new(&visit, indicator.name.clone());
    let page = page.of_record(&INDICATOR, (id, indicator.owner_id), "");
    let said = words::sentences(visit.lang, &targets);
    visit.show(&RecordPage {
        sentences: said.into_iter().zip(targets.into_iter().map(|target| target.text)).collect(),
        outcome: if secret { page.t("secret-value") } else { outcome(&indicator, visit.lang) },
        comparison: if secret { Vec::new() } else { comparison(&indicator, visit.lang) },
        path: format!("{}{id}", INDICATOR.path),
        evidence: source.map(|source| evidence(&visit, source)),
        findings: if secret { Vec::new() } else { finding_lines(&visit, &findings) },
        may_edit: visit.may(Action::Edit, indicator.owner_id),
        panels: visit.app.panels(&visit, "indicator", id).await?,
        indicator,
        page,
    })
}

fn comparison(indicator: &Indicator, lang: Lang) -> Vec<(String, String)> {
    let all: Vec<reading::contract::Comparison> =
        serde_json::from_str(&indicator.comparison).unwrap_or_default();
    let value = |value: Option<f64>| value.map(|v| shown(&decimal(v), lang == Lang::En));
    let line = |one: reading::contract::Comparison| {
        let year = one.year.map(|year| format!(" ({year})")).unwrap_or_default();
        (one.name, format!("{}{year}", value(one.value).unwrap_or_else(|| "–".to_string())))
    };
    all.into_iter().map(line).collect()
}
