//! Lights, reasons and evidence in the words of the screen.

use web::Page;

use crate::{Counts, Record, Side, Suggestion, Verdict, Which, Why, board::evidence_lines, verdict::mark_of};
use rendering::{
    Measure,
    chart::{Caption, Row, Stacked, lights},
};

/// A shape and its word.
#[derive(Clone, Debug)]
pub(crate) struct LightView {
    pub mark: &'static str,
    pub word: String,
}

/// The key of a verdict's name on one side; of a missing one too.
pub(crate) fn verdict_key(side: Side, verdict: Option<Verdict>) -> String {
    let name = verdict.map_or("none", Verdict::key).replace('_', "-");
    format!("follow-up-{}-{name}", side.key())
}

pub(crate) fn light(page: &Page, side: Side, verdict: Option<Verdict>) -> LightView {
    LightView { mark: mark_of(verdict), word: page.t(verdict_key(side, verdict)) }
}

/// An earlier round by its name; one of another plan says so.
pub(crate) fn round_of(page: &Page, plan: Which, label: &str) -> String {
    match plan {
        Which::ThisPlan => label.to_string(),
        Which::LastYear => page.t1("follow-up-last-year", "round", label),
        Which::Before => page.t1("follow-up-earlier-plan", "round", label),
    }
}

/// The question of what became of what a round promised.
pub(crate) fn became(page: &Page, plan: Which, label: &str) -> String {
    let key = match plan {
        Which::ThisPlan => "follow-up-what-became",
        Which::LastYear => "follow-up-what-became-last-year",
        Which::Before => "follow-up-what-became-before",
    };
    page.t1(key, "round", label)
}

/// Why this is suggested, as a sentence.
pub(crate) fn why(page: &Page, suggestion: &Suggestion) -> String {
    let count = |number: usize| number as i64;
    match suggestion.why {
        Why::NoActivities => page.t("follow-up-why-no-activities"),
        Why::NothingTicked { all } => page.t1("follow-up-why-nothing-ticked", "all", count(all)),
        Why::Activities { done, all, in_step } => {
            let args =
                [("done", count(done).into()), ("all", count(all).into()), ("step", count(in_step).into())];
            page.visit.app.texts.get(page.language(), "follow-up-why-activities", &args)
        }
        Why::Indicators { green, yellow, red } => {
            let args = [
                ("green", count(green).into()),
                ("yellow", count(yellow).into()),
                ("red", count(red).into()),
            ];
            page.visit.app.texts.get(page.language(), "follow-up-why-indicators", &args)
        }
        Why::NoIndicators => page.t("follow-up-why-no-indicators"),
        Why::NoLights => page.t("follow-up-why-no-lights"),
    }
}

/// A piece of evidence; with an address where it is a link.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    pub text: String,
    pub href: Option<String>,
}

pub(crate) fn evidence(text: &str) -> Vec<Evidence> {
    let is_link = |word: &&str| word.starts_with("https://") || word.starts_with("http://");
    let line = |line: &str| Evidence {
        text: line.to_string(),
        href: line.split_whitespace().find(is_link).map(str::to_string),
    };
    evidence_lines(text).map(line).collect()
}

/// A row of a table of counts: heading, and one number for each kind of light.
pub(crate) struct CountRow {
    pub label: String,
    pub numbers: Vec<String>,
}

pub(crate) fn count_row(label: &str, counts: &Counts) -> CountRow {
    CountRow { label: label.to_string(), numbers: counts.row().iter().map(usize::to_string).collect() }
}

/// The names of the columns of [`count_row`].
pub(crate) fn count_heads(page: &Page, side: Side) -> Vec<String> {
    let all = Verdict::ALL.into_iter().map(Some).chain([None]);
    all.map(|verdict| page.t(verdict_key(side, verdict))).collect()
}

/// Lights by chapter as a picture.
pub(crate) fn chart(page: &Page, record: &Record, side: Side) -> String {
    let row = |counts: crate::ChapterCounts| {
        let own = if side == Side::Done { counts.done } else { counts.goal };
        let label = if counts.chapter.is_empty() { page.t("follow-up-no-chapter") } else { counts.chapter };
        Row { label, values: own.row().iter().map(|count| *count as i64).collect() }
    };
    let caption = Caption {
        id: format!("lights-{}", side.key()),
        title: page.t(format!("follow-up-chart-{}", side.key())),
        description: page.t("follow-up-chart-text"),
        language: match page.language() {
            web::Lang::Sv => rendering::Language::Swedish,
            web::Lang::En => rendering::Language::English,
        },
        measure: Measure::Number { decimals: 0 },
    };
    lights(&Stacked {
        caption,
        series: count_heads(page, side),
        rows: record.counts_by_chapter().into_iter().map(row).collect(),
    })
}

/// A text as paragraphs, one a line.
pub(crate) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_string).collect()
}
