//! Charts as SVG text, for pages and print. Data in, one `<svg>` element out; no script, no style of their
//! own.
//!
//! Each chart is one image to a screen reader: its title, then a description that says every value. Nothing
//! is told by colour alone: values and names are written out, segments carry the number of their legend line.
//!
//! The drawing is 400 units wide with letters of 15, readable from 320 px; give `.chart` a width of 100 % and
//! at most some 36rem (a sparkline brings its own size, 120 by 32). Text is `currentColor`, so dark mode
//! needs only `color`. Without any CSS the charts are black and grey. The style sheet decides colours by
//! these classes:
//!
//! - `chart`: the `<svg>`, with `chart-bars`, `chart-stacked`, `chart-line`, `chart-share`, `chart-wheel` or
//!   `chart-sparkline`, and `chart-lights` where the series are lights; wants `color`, `width`, `max-width`,
//!   `font-family`
//! - `chart-label`, `chart-value`: names and values beside marks; `fill`, `font-weight`
//! - `chart-axis`: axis lines; `stroke`, `opacity`
//! - `chart-tick`: numbers and names along an axis; `fill`
//! - `chart-track`: the empty room of a bar; `fill`, `fill-opacity`
//! - `chart-series-1` to `chart-series-6`, `chart-series-rest`: marks of a series; `fill: var(--chart-1)`
//!   and so on, and `fill-opacity: 1` (the greys without CSS are opacities)
//! - `chart-key`: the digit in a segment; a `fill` that contrasts with every series
//! - `chart-curve`, `chart-point`: a line and its points; `stroke`, `fill`
//! - `chart-target`, `chart-target-label`: the target's line and name; `stroke`, `fill`
//! - `chart-break`, `chart-break-label`: where a definition changed, and the words; `stroke`, `fill`

mod bars;
mod line;
mod shares;
mod svg;
mod wheel;

pub use bars::{Bar, Bars, bars};
pub use line::{Break, Line, Point, Sparkline, Target, line, sparkline};
pub use shares::{Part, Row, Share, Stacked, lights, share, stacked};
pub use wheel::{Month, Wheel, wheel};

use crate::{Language, Measure};

/// What every chart says about itself.
#[derive(Clone, Debug)]
pub struct Caption {
    /// Unique on the page, and a valid id (letters, digits, hyphen); the title's and description's ids are
    /// made of it.
    pub id: String,
    pub title: String,
    /// One sentence on what is to be seen; the values are added to it.
    pub description: String,
    pub language: Language,
    pub measure: Measure,
}

impl Caption {
    fn show(&self, value: i64) -> String {
        self.measure.show(value, self.language)
    }
}
