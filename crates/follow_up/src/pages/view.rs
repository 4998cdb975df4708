//! A record as pages show it: what is locked, and what would be.

use web::{Page, Visit};

use super::words::{self, CountRow, Evidence, LightView};
use crate::{Counts, Measure, Record, RecordItem, Side, Verdict, verdict::mark_of};

/// A record in words.
pub(crate) struct RecordView {
    pub charts: Vec<(String, String, Vec<String>, Vec<CountRow>)>,
    pub chapters: Vec<ChapterView>,
    pub measures: Vec<MeasureView>,
    pub requests: Vec<(String, String)>,
}

pub(crate) struct ChapterView {
    pub heading: String,
    pub items: Vec<ItemView>,
}

/// An item in words; what is not said is empty.
pub(crate) struct ItemView {
    pub title: String,
    pub section: String,
    pub goal: String,
    pub responsible: String,
    pub left: bool,
    /// Only its owner reads it.
    pub inside: bool,
    pub done: LightView,
    pub reached: LightView,
    /// A word for what is not answered to the end.
    pub unready: String,
    pub comment: Vec<String>,
    pub reason: String,
    pub decision: Vec<String>,
    pub evidence: Vec<Evidence>,
    pub activities: Vec<crate::Activity>,
    /// Label and text.
    pub deviation: Vec<(String, String)>,
    pub outcomes: Vec<String>,
    pub indicators: String,
}

pub(crate) struct MeasureView {
    pub name: String,
    pub target: String,
    pub value: String,
    pub light: LightView,
    pub sentence: String,
    pub trend: String,
}

impl RecordView {
    pub fn new(page: &Page, record: &Record) -> RecordView {
        let chart = |side: Side| {
            let by = record.counts_by_chapter();
            let own =
                |counts: &crate::ChapterCounts| if side == Side::Done { counts.done } else { counts.goal };
            let mut rows: Vec<CountRow> = by
                .iter()
                .map(|counts| words::count_row(&named(page, &counts.chapter), &own(counts)))
                .collect();
            let all: Counts = record.counts(side);
            rows.push(words::count_row(&page.t("follow-up-all"), &all));
            let title = page.t(format!("follow-up-chart-{}", side.key()));
            (title, words::chart(page, record, side), words::count_heads(page, side), rows)
        };
        let chapter = |(heading, items): (&str, Vec<&RecordItem>)| ChapterView {
            heading: named(page, heading),
            items: items.into_iter().map(|item| ItemView::new(page, item)).collect(),
        };
        let asked = record.items.iter().filter(|item| !item.request.is_empty());
        RecordView {
            charts: if record.items.is_empty() {
                Vec::new()
            } else {
                Side::BOTH.map(chart).into_iter().collect()
            },
            chapters: record.chapters().into_iter().map(chapter).collect(),
            measures: record.indicators.iter().map(|measure| MeasureView::new(page, measure)).collect(),
            requests: asked.map(|item| (item.title.clone(), item.request.clone())).collect(),
        }
    }
}

fn named(page: &Page, chapter: &str) -> String {
    if chapter.is_empty() { page.t("follow-up-no-chapter") } else { chapter.to_string() }
}

impl ItemView {
    pub fn new(page: &Page, item: &RecordItem) -> ItemView {
        let unready = match (item.answered, item.ready) {
            (_, true) => String::new(),
            (true, false) => page.t("follow-up-not-ready"),
            (false, false) => page.t("follow-up-not-answered"),
        };
        ItemView {
            title: item.title.clone(),
            section: item.section.clone(),
            goal: item.goal.clone(),
            responsible: item.responsible.clone(),
            left: item.left,
            inside: !item.open,
            done: words::light(page, Side::Done, item.done),
            reached: words::light(page, Side::Goal, item.goal_reached),
            unready,
            comment: words::lines(&item.comment),
            reason: item.reason.clone(),
            decision: words::lines(&item.decision),
            evidence: item.evidence.iter().flat_map(|line| words::evidence(line)).collect(),
            activities: item.activities.clone(),
            deviation: deviation(page, item),
            outcomes: item.outcomes.iter().map(|told| outcome(page, told)).collect(),
            indicators: item.indicators.join(", "),
        }
    }
}

fn deviation(page: &Page, item: &RecordItem) -> Vec<(String, String)> {
    let Some(told) = &item.deviation else { return Vec::new() };
    let due = page.visit.date_of(&told.due_on);
    let lines = [
        ("follow-up-fact", told.fact.clone()),
        ("follow-up-cause", told.cause.clone()),
        ("follow-up-action", told.action.clone()),
        ("follow-up-who", told.who.clone()),
        ("follow-up-due", due),
    ];
    lines.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| (page.t(key), text)).collect()
}

fn outcome(page: &Page, told: &crate::ToldOutcome) -> String {
    let word = page.t(format!("follow-up-outcome-{}", told.outcome.key().replace('_', "-")));
    let said = [told.told_in.as_str(), told.action.as_str(), word.as_str(), told.note.as_str()];
    said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" – ")
}

impl MeasureView {
    pub fn new(page: &Page, measure: &Measure) -> MeasureView {
        let value = [measure.value.as_str(), measure.period.as_str()];
        let value: Vec<&str> = value.into_iter().filter(|text| !text.is_empty()).collect();
        MeasureView {
            name: measure.name.clone(),
            target: measure.target.clone(),
            value: value.join(", "),
            light: LightView {
                mark: mark_of(measure.light.map(Verdict::Light)),
                word: page.t(format!("follow-up-light-{}", measure.light.map_or("none", types::Light::key))),
            },
            sentence: measure.sentence.clone(),
            trend: measure.trend.clone(),
        }
    }
}

/// When something was locked, and by whom as far as that is told.
pub(crate) fn locked_text(visit: &Visit, number: i64, at: types::Moment, by: &str) -> String {
    let who = match by {
        "" => String::new(),
        by if access::is_operator(by) => visit.t("history-operator"),
        by => by.to_string(),
    };
    let key = if who.is_empty() { "follow-up-locked-version" } else { "follow-up-locked-by" };
    let args = [("number", number.into()), ("when", visit.moment(at).into()), ("who", who.into())];
    visit.app.texts.get(visit.lang, key, &args)
}
