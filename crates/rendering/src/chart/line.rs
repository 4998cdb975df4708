//! A value over time: a line with its target and the places where its definition changed; a sparkline.

use super::Caption;
use super::svg::{Anchor, Drawing, LETTER, WIDTH, text_width, wrapped};

const HEIGHT: f64 = 240.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = 204.0;
const RIGHT: f64 = WIDTH - 12.0;
const STEPS: i128 = 4;
const SPARK: (f64, f64) = (120.0, 32.0);

/// A line over points in time, evenly spaced.
#[derive(Clone, Debug)]
pub struct Line {
    pub caption: Caption,
    pub points: Vec<Point>,
    pub target: Option<Target>,
    pub breaks: Vec<Break>,
}

#[derive(Clone, Debug)]
pub struct Point {
    /// A year, a half-year.
    pub label: String,
    /// In the caption's measure; `None` where nothing was measured: the line is broken there.
    pub value: Option<i64>,
}

#[derive(Clone, Debug)]
pub struct Target {
    pub label: String,
    pub value: i64,
}

/// A change of definition: values on its two sides cannot be compared, and the line does not join them.
#[derive(Clone, Debug)]
pub struct Break {
    /// The index of the first point after the change.
    pub before: usize,
    pub label: String,
}

/// A trend beside a number: no axes, the values are in its description.
#[derive(Clone, Debug)]
pub struct Sparkline {
    pub caption: Caption,
    pub points: Vec<Point>,
}

/// A scale from values to heights.
struct Scale {
    low: i64,
    high: i64,
    step: i64,
}

impl Scale {
    /// Round steps that hold all values, from zero when zero is near.
    fn holding(values: impl Iterator<Item = i64> + Clone) -> Scale {
        let low = values.clone().min().unwrap_or(0);
        let high = values.max().unwrap_or(0);
        let from_zero = low >= 0 && i128::from(low) * 2 < i128::from(high);
        let low = if from_zero { 0 } else { low };
        let span = (i128::from(high) - i128::from(low)).max(1);
        let step = i64::try_from(round_step(span)).unwrap_or(i64::MAX);
        let low = low.div_euclid(step).saturating_mul(step);
        let mut top = low;
        while top < high {
            match top.checked_add(step) {
                Some(next) => top = next,
                None => break,
            }
        }
        Scale { low, high: if top == low { low.saturating_add(step) } else { top }, step }
    }

    fn height(&self, value: i64, bottom: f64, top: f64) -> f64 {
        let span = self.high as f64 - self.low as f64;
        bottom - (value as f64 - self.low as f64) / span.max(1.0) * (bottom - top)
    }

    fn ticks(&self) -> impl Iterator<Item = i64> {
        let (low, high, step) = (self.low, self.high, self.step);
        std::iter::successors(Some(low), move |tick| tick.checked_add(step))
            .take_while(move |tick| *tick <= high)
    }
}

/// The least of 1, 2, 5, 10, 20, 50, … that covers `span` in few steps.
fn round_step(span: i128) -> i128 {
    let mut power = 1;
    loop {
        if let Some(factor) = [1, 2, 5].into_iter().find(|factor| span <= power * factor * STEPS) {
            return power * factor;
        }
        power *= 10;
    }
}

/// A line chart.
pub fn line(chart: &Line) -> String {
    let caption = &chart.caption;
    let target = chart.target.iter().map(|target| target.value);
    let scale = Scale::holding(chart.points.iter().filter_map(|point| point.value).chain(target));
    let ticks: Vec<(i64, String)> = scale.ticks().map(|tick| (tick, caption.show(tick))).collect();
    let left = ticks.iter().map(|(_, text)| text_width(text)).fold(0.0, f64::max) + 10.0;
    let across = |place: usize| {
        let steps = chart.points.len().saturating_sub(1).max(1) as f64;
        left + 8.0 + (RIGHT - left - 8.0) * place as f64 / steps
    };
    let height = |value| scale.height(value, BOTTOM, TOP);
    let mut drawing = Drawing::new();
    for (tick, text) in &ticks {
        let y = height(*tick);
        drawing.rule("chart-axis", (left, y), (WIDTH, y), "1 4");
        drawing.text("chart-tick", (left - 6.0, y + 5.0), Anchor::End, text);
    }
    drawing.rule("chart-axis", (left, BOTTOM), (WIDTH, BOTTOM), "");
    for change in &chart.breaks {
        let x = (across(change.before) + across(change.before.saturating_sub(1))) / 2.0;
        drawing.rule("chart-break", (x, TOP - 10.0), (x, BOTTOM), "2 3");
        // The words lie on the side with more room.
        let (anchor, room, x) =
            if x > WIDTH / 2.0 { (Anchor::End, x, x - 5.0) } else { (Anchor::Start, WIDTH - x, x + 5.0) };
        let words = wrapped(&change.label, room - 10.0, 1);
        drawing.text("chart-break-label", (x, TOP - 14.0), anchor, words.first().map_or("", String::as_str));
    }
    if let Some(target) = &chart.target {
        draw_target(&mut drawing, chart, target, left, height(target.value));
    }
    for run in runs(&chart.points, &chart.breaks) {
        let points: Vec<(f64, f64)> =
            run.iter().map(|(place, value)| (across(*place), height(*value))).collect();
        if points.len() > 1 {
            drawing.curve("chart-curve", &points);
        }
        for point in points {
            drawing.dot("chart-point", point);
        }
    }
    name_points(&mut drawing, &chart.points, across);
    let values = describe(chart);
    drawing.finish("line", caption, (WIDTH, HEIGHT), &values)
}

/// The target's line, named at the end where the values are farther from it.
fn draw_target(drawing: &mut Drawing, chart: &Line, target: &Target, left: f64, y: f64) {
    drawing.rule("chart-target", (left, y), (WIDTH, y), "8 4");
    let text = wrapped(&format!("{} {}", target.label, chart.caption.show(target.value)), WIDTH - left, 1);
    let known = || chart.points.iter().filter_map(|point| point.value);
    let off = |value: Option<i64>| value.map_or(u64::MAX, |value| value.abs_diff(target.value));
    let (anchor, x) = if off(known().next()) > off(known().next_back()) {
        (Anchor::Start, left + 4.0)
    } else {
        (Anchor::End, WIDTH)
    };
    let above = if y - 6.0 < TOP { y + LETTER + 2.0 } else { y - 6.0 };
    drawing.text("chart-target-label", (x, above), anchor, text.first().map_or("", String::as_str));
}

/// As many names below the axis as fit, the last always.
fn name_points(drawing: &mut Drawing, points: &[Point], across: impl Fn(usize) -> f64) {
    let widest = points.iter().map(|point| text_width(&point.label)).fold(1.0, f64::max) + 8.0;
    let room = (across(points.len().saturating_sub(1)) - across(0)).max(1.0);
    let fitting = ((room / widest).floor() as usize + 1).max(2);
    let every = points.len().div_ceil(fitting).max(1);
    for (place, point) in points.iter().enumerate() {
        let from_last = points.len() - 1 - place;
        if from_last.is_multiple_of(every) {
            let half = text_width(&point.label) / 2.0;
            let x = across(place).min(WIDTH - half).max(half);
            drawing.text("chart-tick", (x, BOTTOM + 22.0), Anchor::Middle, &point.label);
        }
    }
}

/// The stretches of neighbouring points with values that no break parts.
fn runs(points: &[Point], breaks: &[Break]) -> Vec<Vec<(usize, i64)>> {
    let mut runs: Vec<Vec<(usize, i64)>> = vec![Vec::new()];
    for (place, point) in points.iter().enumerate() {
        let parted = point.value.is_none() || breaks.iter().any(|change| change.before == place);
        if parted && runs.last().is_some_and(|run| !run.is_empty()) {
            runs.push(Vec::new());
        }
        if let (Some(value), Some(run)) = (point.value, runs.last_mut()) {
            run.push((place, value));
        }
    }
    runs
}

fn describe(chart: &Line) -> Vec<String> {
    let mut said: Vec<String> = values(&chart.caption, &chart.points);
    let target =
        chart.target.iter().map(|target| format!("{} {}", target.label, chart.caption.show(target.value)));
    said.extend(target);
    let breaks = chart.breaks.iter().filter_map(|change| {
        chart.points.get(change.before).map(|point| format!("{}: {}", point.label, change.label))
    });
    said.extend(breaks);
    said
}

fn values(caption: &Caption, points: &[Point]) -> Vec<String> {
    let shown = |point: &Point| point.value.map_or("–".to_owned(), |value| caption.show(value));
    points.iter().map(|point| format!("{}: {}", point.label, shown(point))).collect()
}

/// A sparkline: the line and its last point.
pub fn sparkline(chart: &Sparkline) -> String {
    let known = || chart.points.iter().filter_map(|point| point.value);
    let low = known().min().unwrap_or(0);
    let high = known().max().unwrap_or(0);
    let scale = Scale { low, high: high.max(low.saturating_add(1)), step: 1 };
    let steps = chart.points.len().saturating_sub(1).max(1) as f64;
    let (width, height) = SPARK;
    let place = |(place, value): &(usize, i64)| {
        (4.0 + (width - 8.0) * *place as f64 / steps, scale.height(*value, height - 5.0, 5.0))
    };
    let mut drawing = Drawing::new();
    let runs = runs(&chart.points, &[]);
    for run in &runs {
        let points: Vec<(f64, f64)> = run.iter().map(place).collect();
        if points.len() > 1 {
            drawing.curve("chart-curve", &points);
        }
    }
    if let Some(last) = runs.iter().rev().find_map(|run| run.last()) {
        drawing.dot("chart-point", place(last));
    }
    drawing.finish("sparkline", &chart.caption, SPARK, &values(&chart.caption, &chart.points))
}
