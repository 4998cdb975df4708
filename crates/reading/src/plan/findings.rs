//! What looks wrong or odd in a plan.

use serde_json::{Map, Value as Json};

use super::vocabulary;
use crate::contract::{Finding, FindingPlace, Initiative, Period, Plan, Section, Severity, Words};

/// All findings of a plan; `headless` are the initiatives (chapter, section, initiative) without a header
/// row.
pub(super) fn of_plan(plan: &Plan, headless: &[[usize; 3]]) -> Vec<Finding> {
    let usual = plan.period.or_else(|| usual_year(plan));
    let mut findings = Vec::new();
    for (chapter_index, chapter) in plan.chapters.iter().enumerate() {
        for (section_index, section) in chapter.sections.iter().enumerate() {
            let base = format!("/chapters/{chapter_index}/sections/{section_index}");
            findings.extend(empty_section(section, &base));
            for (index, initiative) in section.initiatives.iter().enumerate() {
                let at = place(&format!("{base}/initiatives/{index}"), initiative);
                findings.extend(unknown_priority(initiative, &at));
                findings.extend(outside_period(initiative, usual, &at));
                findings.extend(empty_initiative(initiative, &at));
                if headless.contains(&[chapter_index, section_index, index]) {
                    findings.push(missing_header(initiative, &at));
                }
            }
        }
    }
    findings
}

/// The one year that most initiatives have.
fn usual_year(plan: &Plan) -> Option<Period> {
    let initiatives =
        plan.chapters.iter().flat_map(|chapter| &chapter.sections).flat_map(|one| &one.initiatives);
    let years: Vec<Vec<i32>> =
        initiatives.filter_map(|one| one.when.as_deref()).map(vocabulary::years).collect();
    let alone: Vec<i32> = years.iter().filter(|one| one.len() == 1).map(|one| one[0]).collect();
    let year = *alone.iter().max_by_key(|year| alone.iter().filter(|one| one == year).count())?;
    let count = alone.iter().filter(|one| **one == year).count();
    (count >= 5 && count * 2 > years.len()).then_some(Period { from: year, to: year })
}

fn place(pointer: &str, initiative: &Initiative) -> FindingPlace {
    FindingPlace { file: 0, pointer: pointer.to_string(), at: initiative.at.clone() }
}

fn finding(
    rule: &str,
    severity: Severity,
    message: Words,
    at: FindingPlace,
    values: &[(&str, Json)],
) -> Finding {
    let values: Map<String, Json> =
        values.iter().map(|(key, value)| ((*key).to_string(), value.clone())).collect();
    Finding { rule: rule.to_string(), severity, message, places: vec![at], values }
}

fn named(initiative: &Initiative) -> (String, String) {
    match &initiative.title {
        Some(title) => (format!("”{title}”"), format!("“{title}”")),
        None => ("Ett initiativ utan rubrik".to_string(), "An initiative without a title".to_string()),
    }
}

fn unknown_priority(initiative: &Initiative, at: &FindingPlace) -> Option<Finding> {
    let priority = initiative.priority.as_ref().filter(|priority| priority.level.is_none())?;
    let (sv, en) = named(initiative);
    let text = &priority.text;
    let words = Words::new(
        format!("{sv} har prioriteten ”{text}”, som inte är hög, medel eller låg."),
        format!("{en} has the priority “{text}”, which is none of high, medium and low."),
    );
    let values = [("priority", Json::String(text.clone()))];
    Some(finding("unknown-priority", Severity::Warning, words, at.clone(), &values))
}

fn outside_period(initiative: &Initiative, period: Option<Period>, at: &FindingPlace) -> Option<Finding> {
    let period = period?;
    let when = initiative.when.as_deref()?;
    let years = vocabulary::years(when);
    let (from, to) = (*years.iter().min()?, *years.iter().max()?);
    if from <= period.to && to >= period.from {
        return None;
    }
    let (sv, en) = named(initiative);
    let span = if period.from == period.to {
        period.from.to_string()
    } else {
        format!("{}–{}", period.from, period.to)
    };
    let words = Words::new(
        format!("{sv} gäller {when}, men planen gäller {span}."),
        format!("{en} is for {when}, but the plan is for {span}."),
    );
    let values =
        [("when", Json::String(when.to_string())), ("from", period.from.into()), ("to", period.to.into())];
    Some(finding("period-outside-plan", Severity::Warning, words, at.clone(), &values))
}

fn missing_header(initiative: &Initiative, at: &FindingPlace) -> Finding {
    let (sv, en) = named(initiative);
    let words = Words::new(
        format!("Tabellen för {sv} saknar rubrikrad; kolumnerna är antagna efter vad cellerna innehåller."),
        format!("The table of {en} has no header row; its columns are assumed from what the cells hold."),
    );
    finding("missing-header", Severity::Warning, words, at.clone(), &[])
}

fn empty_section(section: &Section, pointer: &str) -> Option<Finding> {
    let title = section.title.as_ref()?;
    if section.intro.is_some() || !section.initiatives.is_empty() {
        return None;
    }
    let words = Words::new(
        format!("Under rubriken ”{title}” står ingenting."),
        format!("Nothing stands under the heading “{title}”."),
    );
    let at = FindingPlace { file: 0, pointer: pointer.to_string(), at: section.at.clone() };
    Some(finding("heading-without-content", Severity::Note, words, at, &[]))
}

fn empty_initiative(initiative: &Initiative, at: &FindingPlace) -> Option<Finding> {
    let title = initiative.title.as_ref()?;
    let texts =
        [&initiative.purpose, &initiative.goal, &initiative.intro, &initiative.when, &initiative.status];
    let said = texts.iter().any(|text| text.is_some()) || !initiative.labels.is_empty();
    if said || !initiative.activities.is_empty() || !initiative.responsible.is_empty() {
        return None;
    }
    let words = Words::new(
        format!("Initiativet ”{title}” har en rubrik men inget innehåll."),
        format!("The initiative “{title}” has a heading but no content."),
    );
    Some(finding("heading-without-content", Severity::Note, words, at.clone(), &[]))
}
