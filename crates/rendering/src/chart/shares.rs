//! Shares of a whole: one bar of parts with its legend, and several such bars on one scale.

use super::Caption;
use super::svg::{Anchor, Drawing, LETTER, WIDTH, text_width, wrapped};
use crate::Measure;

const BAR: f64 = 26.0;
const LINE: f64 = 21.0;
const GAP: f64 = 14.0;
/// Series with a colour of their own; the others share one.
const COLOURS: usize = 6;
const SWATCH: f64 = 15.0;

/// A whole and its parts.
#[derive(Clone, Debug)]
pub struct Share {
    pub caption: Caption,
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug)]
pub struct Part {
    pub label: String,
    /// In the caption's measure; below zero counts as zero in the drawing.
    pub value: i64,
}

/// Several wholes made of the same series.
#[derive(Clone, Debug)]
pub struct Stacked {
    pub caption: Caption,
    /// The names of the series, in the order of every row's values.
    pub series: Vec<String>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug)]
pub struct Row {
    pub label: String,
    /// One value for each series.
    pub values: Vec<i64>,
}

/// One bar that fills the width, with a legend that gives every part's value and share.
pub fn share(chart: &Share) -> String {
    let caption = &chart.caption;
    let values: Vec<i64> = chart.parts.iter().map(|part| part.value).collect();
    let total = sum(&values);
    let mut drawing = Drawing::new();
    segments(&mut drawing, 0.0, &values, total as f64);
    let mut top = BAR + GAP;
    let mut said = Vec::new();
    for (place, part) in chart.parts.iter().enumerate() {
        let share = Measure::Percent { decimals: 1 }.show(per_mille(part.value, total), caption.language);
        let text = format!("{} ({share})", caption.show(part.value));
        top = legend_line(&mut drawing, top, place, &part.label, &text);
        said.push(format!("{}: {text}", part.label));
    }
    drawing.finish("share", caption, (WIDTH, top), &said)
}

/// Horizontal stacked bars on one scale, each with its total, and a legend of the series.
pub fn stacked(chart: &Stacked) -> String {
    let caption = &chart.caption;
    let largest = chart.rows.iter().map(|row| sum(&row.values)).max().unwrap_or(0);
    let mut drawing = Drawing::new();
    let mut top = 0.0;
    for (place, name) in chart.series.iter().enumerate() {
        top = legend_line(&mut drawing, top, place, name, "");
    }
    top += GAP / 2.0;
    let mut said = Vec::new();
    for row in &chart.rows {
        let total = caption.show(i64::try_from(sum(&row.values)).unwrap_or(i64::MAX));
        drawing.text("chart-value", (WIDTH, top + LETTER), Anchor::End, &total);
        for line in wrapped(&row.label, WIDTH - text_width(&total) - LETTER, 2) {
            drawing.text("chart-label", (0.0, top + LETTER), Anchor::Start, &line);
            top += LINE;
        }
        segments(&mut drawing, top, &row.values, largest as f64);
        top += BAR + GAP;
        let named = chart.series.iter().zip(&row.values);
        let parts: Vec<String> =
            named.map(|(name, value)| format!("{name} {}", caption.show(*value))).collect();
        said.push(format!("{}: {total} ({})", row.label, parts.join(", ")));
    }
    drawing.finish("stacked", caption, (WIDTH, (top - GAP).max(1.0)), &said)
}

/// The same where the series are lights: green, yellow, red, and then what has none. Style sheets give them
/// the lights' colours by the class `chart-lights`.
pub fn lights(chart: &Stacked) -> String {
    stacked(chart).replacen("chart-stacked", "chart-stacked chart-lights", 1)
}

/// The drawn whole: what lies below zero cannot be drawn and does not count.
fn sum(values: &[i64]) -> i128 {
    values.iter().map(|value| i128::from((*value).max(0))).sum()
}

fn per_mille(value: i64, total: i128) -> i64 {
    let scaled = i128::from(value.max(0)) * 1000 + total / 2;
    scaled.checked_div(total).and_then(|share| i64::try_from(share).ok()).unwrap_or(0)
}

fn segments(drawing: &mut Drawing, top: f64, values: &[i64], whole: f64) {
    let mut left = 0.0;
    for (place, value) in values.iter().enumerate().filter(|(_, value)| **value > 0) {
        let width = WIDTH * (*value as f64) / whole.max(1.0);
        // A thin gap parts neighbours where two colours look alike.
        drawing.rect(&series(place), (left, top), ((width - 1.5).max(0.8), BAR), opacity(place));
        let key = (place + 1).to_string();
        if text_width(&key) + 6.0 < width {
            drawing.text("chart-key", (left + width / 2.0, top + BAR - 8.0), Anchor::Middle, &key);
        }
        left += width;
    }
}

fn legend_line(drawing: &mut Drawing, top: f64, place: usize, label: &str, value: &str) -> f64 {
    drawing.rect(&series(place), (0.0, top + 2.0), (SWATCH, SWATCH), opacity(place));
    let left = SWATCH + 8.0;
    let room = WIDTH - left - text_width(value) - LETTER;
    if !value.is_empty() {
        drawing.text("chart-value", (WIDTH, top + LETTER), Anchor::End, value);
    }
    let mut top = top;
    for line in wrapped(&format!("{} {label}", place + 1), room, 2) {
        drawing.text("chart-label", (left, top + LETTER), Anchor::Start, &line);
        top += LINE;
    }
    top
}

fn series(place: usize) -> String {
    if place < COLOURS { format!("chart-series-{}", place + 1) } else { "chart-series-rest".to_owned() }
}

/// Greys that part neighbours when there is no style sheet (a mail, a saved picture).
fn opacity(place: usize) -> f64 {
    [0.3, 0.5, 0.2, 0.4, 0.15, 0.35].get(place).copied().unwrap_or(0.1)
}
