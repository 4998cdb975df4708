//! The year wheel of a plan: month by month what is to be done, as a picture and a list.

use askama::Template;
use axum::extract::{Path, Query};
use db::Id;
use rendering::{
    Measure,
    chart::{Caption, Month, Wheel, wheel},
};
use serde::Deserialize;
use types::stockholm_date;
use web::{Answer, Page, Visit};

use crate::{
    Leaf, naming,
    tree::walk,
    wheel::{Entry, year_of},
};

use super::{
    tree::{Shown, TreeQuery, load},
    words,
};

#[derive(Deserialize)]
pub(crate) struct WheelQuery {
    #[serde(default)]
    ar: String,
    #[serde(default)]
    vem: String,
    #[serde(default)]
    prio: String,
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "plan/wheel.html")]
struct WheelPage {
    page: Page,
    shown: Shown,
    action: String,
    year: i16,
    years: Vec<i16>,
    chart: String,
    months: Vec<MonthView>,
    all_year: Vec<Entry>,
    count_text: String,
}

struct MonthView {
    name: String,
    is_now: bool,
    /// The day in words, and what.
    rows: Vec<(String, Entry)>,
}

/// Years that a plan can be looked at in, at most.
const MOST_YEARS: i64 = 12;

pub(crate) async fn show(visit: Visit, Path(id): Path<Id>, Query(query): Query<WheelQuery>) -> Answer {
    let asked = TreeQuery { q: query.q, vem: query.vem, prio: query.prio, nar: String::new() };
    let shown = load(&visit, id, asked).await?;
    let visit = naming::calling(&visit, shown.plan.owner_id, &[]).await?;
    let page = shown.page(&visit, "/arshjul");
    let today = stockholm_date(visit.viewer.now);
    let first = i64::from(shown.plan.year(visit.viewer.now));
    let last = shown.plan.year_to.unwrap_or(first).clamp(first, first + MOST_YEARS);
    let years: Vec<i16> = (first..=last).filter_map(|year| i16::try_from(year).ok()).collect();
    let standard = years.iter().copied().find(|year| *year == today.year()).or(years.first().copied());
    let year = query.ar.parse().ok().filter(|year| years.contains(year)).or(standard).unwrap_or(today.year());
    let leaves: Vec<&Leaf> = walk(&shown.chapters).into_iter().map(|(_, _, leaf)| leaf).collect();
    let found = year_of(&leaves, year);
    let drawn = found.months.iter().zip(1..).map(|(rows, month)| {
        let name = page.t(format!("month-{month}"));
        Month { short: name.chars().take(3).collect(), value: rows.len() as i64, name }
    });
    let chart = wheel(&Wheel {
        caption: Caption {
            id: "plan-wheel".to_string(),
            title: page.t1("plan-wheel-title", "year", year.to_string()),
            description: page.t("plan-wheel-text"),
            language: words::rendering_language(visit.lang),
            measure: Measure::Number { decimals: 0 },
        },
        name: year.to_string(),
        months: drawn.collect(),
    });
    let count: usize = found.months.iter().map(Vec::len).sum();
    let months = found.months.into_iter().zip(1i8..).map(|(rows, month)| MonthView {
        name: page.t(format!("month-{month}")),
        is_now: year == today.year() && month == today.month(),
        rows: rows.into_iter().map(|entry| (day(&page, &entry), entry)).collect(),
    });
    visit.show(&WheelPage {
        months: months.collect(),
        all_year: found.all_year,
        count_text: page.t1("plan-wheel-count", "count", count as i64),
        action: format!("{}/arshjul", shown.path),
        chart,
        year,
        years,
        shown,
        page,
    })
}

/// "31 mars".
fn day(page: &Page, entry: &Entry) -> String {
    entry.due.map_or_else(String::new, |due| {
        format!("{}\u{a0}{}", due.day(), page.t(format!("month-{}", due.month())))
    })
}
