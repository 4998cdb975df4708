//! One indicator's page: its targets with colours and why, the series as picture and table, comparison.

use access::Action;
use askama::Template;
use axum::extract::Path;
use db::Id;
use plan::evidence::{Evidence, FindingLine, evidence, finding_lines};
use types::{Light, stockholm_date};
use web::{Answer, Lang, Page, Visit, WebError};

use crate::{
    INDICATOR, Indicator, Standing, TargetRow, ValueRow,
    indicator::{decimal, shown},
    standings, store,
};

use super::{chart, choosing, comparison, list::outcome, words};

/// A target with its colour.
struct Judged {
    sentence: String,
    /// As the plan writes it.
    text: String,
    mark: &'static str,
    word: String,
    why: String,
}

/// A value, or an earlier version of one.
pub(crate) struct Version {
    pub period: String,
    pub key: String,
    pub value: String,
    pub answers: String,
    pub origin: String,
    pub note: String,
    pub when: String,
    /// When it was superseded; empty for the current one.
    pub superseded: String,
    pub definition: String,
}

#[derive(Template)]
#[template(path = "indicators/record.html")]
struct RecordPage {
    page: Page,
    indicator: Indicator,
    path: String,
    judged: Vec<Judged>,
    outcome: String,
    comparison: Vec<(String, String)>,
    chart: String,
    versions: Vec<Version>,
    others: Vec<comparison::Other>,
    credit: String,
    /// How what it is measured by is fetched, where it is; HTML.
    fetch: String,
    example: bool,
    definition: Option<(String, String)>,
    rules: Vec<(String, String)>,
    secret: bool,
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
    let standing = match secret {
        true => Standing::default(),
        false => {
            standings(db, viewer, std::slice::from_ref(&indicator)).await?.remove(&id).unwrap_or_default()
        }
    };
    let source = documents::source_of(db, viewer, INDICATOR.key, id).await?.filter(|_| !secret);
    let findings = documents::findings_of(db, viewer, INDICATOR.key, id).await?;
    let page = Page::new(&visit, indicator.name.clone());
    let page = page.of_record(&INDICATOR, (id, indicator.owner_id), "");
    let versions = if secret { Vec::new() } else { versions(&visit, &page, &indicator, &standing).await? };
    let others =
        if secret { Vec::new() } else { comparison::others(&visit, &page, &indicator, &standing).await? };
    let has_values = !standing.series.points.is_empty();
    let fetch = match standing.chain.first() {
        Some(definition) => choosing::fetch_part(&visit, definition).await?,
        None => None,
    };
    visit.show(&RecordPage {
        judged: judged(&page, visit.lang, &targets, &standing, secret),
        outcome: if secret { page.t("secret-value") } else { latest(&page, &indicator, &standing) },
        comparison: if secret { Vec::new() } else { printed_comparison(&indicator, visit.lang) },
        chart: chart::drawn(&page, id, &indicator.name, &standing, &targets),
        credit: credit(&page, &standing, has_values),
        fetch: fetch.unwrap_or_default(),
        example: standing.is_example(),
        definition: standing
            .chain
            .first()
            .map(|definition| (format!("/definitioner/{}", definition.id), definition.name.clone())),
        rules: rules(&page, &standing),
        path: format!("{}{id}", INDICATOR.path),
        evidence: source.map(|source| evidence(&visit, source)),
        findings: if secret { Vec::new() } else { finding_lines(&visit, &findings) },
        may_edit: visit.may(Action::Edit, indicator.owner_id),
        panels: visit.app.panels(&visit, "indicator", id).await?,
        versions,
        others,
        secret,
        indicator,
        page,
    })
}

/// "72 % (2025)": the latest of the series, else what the plan printed.
pub(crate) fn latest(page: &Page, indicator: &Indicator, standing: &Standing) -> String {
    let english = page.language() == Lang::En;
    let Some((point, value)) = standing.latest().and_then(|point| Some((point, point.value?))) else {
        return outcome(indicator, page.language());
    };
    let number = standing.number(value, english);
    let unit = if standing.unit.is_empty() { String::new() } else { format!(" {}", standing.unit) };
    format!("{number}{unit} ({})", point.period.words(english))
}

pub(crate) fn light_word(page: &Page, light: Option<Light>) -> (&'static str, String) {
    match light {
        Some(light) => (light.mark(), page.t(format!("indicator-light-{}", light.key()))),
        None => ("none", page.t("indicator-light-none")),
    }
}

fn judged(page: &Page, lang: Lang, targets: &[TargetRow], standing: &Standing, secret: bool) -> Vec<Judged> {
    let verdicts = standing.verdicts(targets, words::reading_language(lang));
    let sentences = words::sentences(lang, targets);
    let of = |((verdict, sentence), target): ((crate::Verdict, String), &TargetRow)| {
        let light = verdict.light.filter(|_| !secret);
        let (mark, word) = light_word(page, light);
        let why = if secret { page.t("secret-value") } else { verdict.sentence };
        Judged { sentence, text: target.text.clone(), mark, word, why }
    };
    verdicts.into_iter().zip(sentences).zip(targets).map(of).collect()
}

async fn versions(
    visit: &Visit,
    page: &Page,
    indicator: &Indicator,
    standing: &Standing,
) -> Result<Vec<Version>, WebError> {
    let db = &visit.app.db;
    let own = store::versions(db, &[indicator.id], &[String::new()]).await?;
    let holders: Vec<Id> = standing.chain.iter().map(|definition| definition.id).collect();
    let mut rows = if holders.is_empty() {
        Vec::new()
    } else {
        store::versions(db, &holders, std::slice::from_ref(&indicator.subject)).await?
    };
    rows.extend(own);
    rows.sort_by_key(|row| std::cmp::Reverse((row.period(), row.id)));
    let several = standing.chain.len() > 1;
    let name = |holder: Id| standing.chain.iter().find(|one| one.id == holder).map(|one| one.name.clone());
    let of = |row: &ValueRow| Version {
        definition: if several { name(row.holder_id).unwrap_or_default() } else { String::new() },
        ..version(page, standing, row)
    };
    Ok(rows.iter().map(of).collect())
}

pub(crate) fn version(page: &Page, standing: &Standing, row: &ValueRow) -> Version {
    let english = page.language() == Lang::En;
    let day = |moment| stockholm_date(moment).to_string();
    let mut note = row.note.clone();
    if !row.flag.is_empty() {
        let flag = page.t(format!("value-flag-{}", row.flag));
        note = if note.is_empty() { flag } else { format!("{flag}. {note}") };
    }
    Version {
        period: row.period().map_or_else(|| row.period.clone(), |period| period.words(english)),
        key: row.period.clone(),
        value: row.value().map_or_else(|| "–".to_string(), |value| standing.number(value, english)),
        answers: row.answers.map(|answers| page.number(answers)).unwrap_or_default(),
        origin: match &row.author_name {
            Some(name) => format!("{}, {name}", page.t(format!("value-origin-{}", row.source))),
            None => page.t(format!("value-origin-{}", row.source)),
        },
        when: day(row.fetched_at),
        superseded: row.superseded_at.map(day).unwrap_or_default(),
        note,
        definition: String::new(),
    }
}

/// Raw values name their source; what is made of them does not.
fn credit(page: &Page, standing: &Standing, has_values: bool) -> String {
    let sources = ["kolada", "pxweb"].into_iter().filter(|source| standing.origins.contains(*source));
    let mut said: Vec<String> = sources.map(|source| page.t(format!("indicator-credit-{source}"))).collect();
    if has_values {
        said.push(page.t("indicator-credit-own"));
    }
    said.join(" ")
}

/// How it is measured, as facts.
fn rules(page: &Page, standing: &Standing) -> Vec<(String, String)> {
    let mut rules = Vec::new();
    if let Some(direction) = standing.direction {
        let word = page.t(format!("indicator-direction-{}", direction.key()));
        rules.push((page.t("indicator-direction"), word));
    }
    if let Some(least) = standing.minimum_answers {
        rules.push((page.t("indicator-minimum-answers"), page.number(least)));
    }
    if let Some(definition) = standing.chain.first().filter(|one| !one.next_publication.is_empty()) {
        rules.push((page.t("definition-next-publication"), page.visit.date_of(&definition.next_publication)));
    }
    rules
}

fn printed_comparison(indicator: &Indicator, lang: Lang) -> Vec<(String, String)> {
    let all: Vec<reading::contract::Comparison> =
        serde_json::from_str(&indicator.comparison).unwrap_or_default();
    let value = |value: Option<f64>| value.map(|v| shown(&decimal(v), lang == Lang::En));
    let line = |one: reading::contract::Comparison| {
        let year = one.year.map(|year| format!(" ({year})")).unwrap_or_default();
        (one.name, format!("{}{year}", value(one.value).unwrap_or_else(|| "–".to_string())))
    };
    all.into_iter().map(line).collect()
}
