//! A year as a wheel: twelve months around, each with a bar as long as what is to be done in it.

use std::f64::consts::TAU;

use super::Caption;
use super::svg::{Anchor, Drawing, LETTER, WIDTH};

const MIDDLE: f64 = WIDTH / 2.0;
const INNER: f64 = 62.0;
const OUTER: f64 = 150.0;
const NAMES: f64 = 174.0;

/// Months from January, clockwise from the top.
#[derive(Clone, Debug)]
pub struct Wheel {
    pub caption: Caption,
    /// In the middle: the year.
    pub name: String,
    pub months: Vec<Month>,
}

#[derive(Clone, Debug)]
pub struct Month {
    pub short: String,
    pub name: String,
    /// In the caption's measure.
    pub value: i64,
}

/// A wheel of months.
pub fn wheel(chart: &Wheel) -> String {
    let largest = chart.months.iter().map(|month| month.value).max().unwrap_or(0).max(1) as f64;
    let step = TAU / chart.months.len().max(1) as f64;
    let mut drawing = Drawing::new();
    let mut values = Vec::new();
    for (place, month) in chart.months.iter().enumerate() {
        let from = place as f64 * step + 0.02;
        let to = (place as f64 + 1.0) * step - 0.02;
        drawing.sector("chart-track", (MIDDLE, MIDDLE), (INNER, OUTER), (from, to), 0.1);
        let share = month.value.max(0) as f64 / largest;
        if share > 0.0 {
            let reach = INNER + (OUTER - INNER) * share;
            drawing.sector("chart-series-1", (MIDDLE, MIDDLE), (INNER, reach), (from, to), 1.0);
        }
        let at = (from + to) / 2.0;
        let (x, y) = (MIDDLE + NAMES * at.sin(), MIDDLE - NAMES * at.cos() + LETTER / 3.0);
        drawing.text("chart-label", (x, y), Anchor::Middle, &month.short);
        let said = chart.caption.show(month.value);
        if month.value > 0 {
            let ring = INNER - LETTER;
            let (x, y) = (MIDDLE + ring * at.sin(), MIDDLE - ring * at.cos() + LETTER / 3.0);
            drawing.text("chart-value", (x, y), Anchor::Middle, &said);
        }
        values.push(format!("{}: {said}", month.name));
    }
    drawing.text("chart-label", (MIDDLE, MIDDLE + LETTER / 3.0), Anchor::Middle, &chart.name);
    drawing.finish("wheel", &chart.caption, (WIDTH, WIDTH), &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Measure};

    #[test]
    fn every_month_is_drawn_and_told() {
        let month = |(value, name): (i64, &str)| Month {
            short: name[..3].to_string(),
            name: name.to_string(),
            value,
        };
        let caption = Caption {
            id: "hjul".to_string(),
            title: "Året".to_string(),
            description: "Antal per månad.".to_string(),
            language: Language::Swedish,
            measure: Measure::Number { decimals: 0 },
        };
        let months = [(3, "januari"), (0, "februari"), (1, "mars<")].map(month).to_vec();
        let svg = wheel(&Wheel { caption, name: "2026".to_string(), months });
        assert_eq!(svg.matches("chart-track").count(), 3);
        assert_eq!(svg.matches("chart-series-1").count(), 2);
        for said in ["januari: 3", "februari: 0", "mars&lt;: 1", ">2026<"] {
            assert!(svg.contains(said), "{said}: {svg}");
        }
    }
}
