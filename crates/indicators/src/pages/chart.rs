//! A series as a picture: its line with targets and changes of definition.

use db::Id;
use reading::contract::TargetForm;
use rendering::{
    Measure,
    chart::{Break, Caption, Line, Point, Target, line},
};
use web::{Lang, Page};

use crate::{Decimal, Standing, TargetRow};

/// The drawing, or nothing where fewer than two values would be drawn.
pub(crate) fn drawn(page: &Page, id: Id, name: &str, standing: &Standing, targets: &[TargetRow]) -> String {
    let series = &standing.series;
    if series.points.iter().filter(|point| point.value.is_some()).count() < 2 {
        return String::new();
    }
    let english = page.language() == Lang::En;
    let decimals = standing.chart_decimals();
    let measure = match (standing.unit.as_str(), u8::try_from(decimals).unwrap_or(0)) {
        ("%", decimals) => Measure::Percent { decimals },
        (_, decimals) => Measure::Number { decimals },
    };
    let point = |point: &crate::Point| Point {
        label: point.period.label(english),
        value: point.value.and_then(|value| value.scaled(decimals)),
    };
    let parted = |one: &crate::Break| Break {
        before: one.at,
        label: page.t1("indicator-new-definition", "year", one.year.to_string()),
    };
    let chart = Line {
        caption: Caption {
            id: format!("serie-{id}"),
            title: name.to_string(),
            description: page.t("indicator-chart-text"),
            language: super::words::rendering_language(page.language()),
            measure,
        },
        points: series.points.iter().map(point).collect(),
        target: targets.iter().find_map(|row| target_line(page, row, decimals)),
        breaks: series.breaks.iter().map(parted).collect(),
    };
    line(&chart)
}

/// Only a limit has a line.
fn target_line(page: &Page, row: &TargetRow, decimals: u32) -> Option<Target> {
    let target = row.target();
    let limit = matches!(
        target.form,
        TargetForm::AtLeast
            | TargetForm::Above
            | TargetForm::AtMost
            | TargetForm::Below
            | TargetForm::Reach
            | TargetForm::CountInPeriod
            | TargetForm::RankWithin
    );
    let text = row.value.as_deref().or(row.low.as_deref()).filter(|_| limit)?;
    let value = Decimal::parse(text)?.scaled(decimals)?;
    Some(Target { label: page.t("indicator-target"), value })
}
