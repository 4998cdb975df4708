//! Horizontal bars: one value for each name, the name above its bar so that long names have room.

use super::Caption;
use super::svg::{Anchor, Drawing, LETTER, WIDTH, text_width, wrapped};

const BAR: f64 = 14.0;
const LINE: f64 = 19.0;
const GAP: f64 = 12.0;

/// Bars from zero, in the given order.
#[derive(Clone, Debug)]
pub struct Bars {
    pub caption: Caption,
    pub bars: Vec<Bar>,
}

#[derive(Clone, Debug)]
pub struct Bar {
    pub label: String,
    /// In the caption's measure. Below zero it is written but draws no bar.
    pub value: i64,
}

/// A bar chart.
pub fn bars(chart: &Bars) -> String {
    let largest = chart.bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1) as f64;
    let mut drawing = Drawing::new();
    let mut top = 0.0;
    let mut values = Vec::new();
    for bar in &chart.bars {
        let value = chart.caption.show(bar.value);
        let room = WIDTH - text_width(&value) - LETTER;
        for (place, line) in wrapped(&bar.label, room, 2).iter().enumerate() {
            if place == 0 {
                drawing.text("chart-value", (WIDTH, top + LETTER), Anchor::End, &value);
            } else {
                top += LINE;
            }
            drawing.text("chart-label", (0.0, top + LETTER), Anchor::Start, line);
        }
        top += LINE + 2.0;
        drawing.rect("chart-track", (0.0, top), (WIDTH, BAR), 0.1);
        let length = WIDTH * (bar.value.max(0) as f64) / largest;
        drawing.rect("chart-series-1", (0.0, top), (length, BAR), 1.0);
        top += BAR + GAP;
        values.push(format!("{}: {value}", bar.label));
    }
    drawing.finish("bars", &chart.caption, (WIDTH, (top - GAP).max(1.0)), &values)
}
