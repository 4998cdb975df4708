//! A chart for paper: with the office's colour, and as pixels where a format takes nothing else.

use std::sync::{Arc, LazyLock};

use resvg::{tiny_skia, usvg};

use crate::{document::Colour, pdf::FONTS};

/// The chart with a style sheet of its own, since no page's style sheet reaches a file.
pub(crate) fn coloured(svg: &str, colour: Colour) -> String {
    let accent: String = colour.into();
    let style = format!(
        "<style>text{{font-family:'Source Sans 3',sans-serif}}.chart-label,.chart-value{{font-weight:600}}\
         .chart-tick{{fill:#444}}.chart-series-1{{fill:{accent};fill-opacity:1}}\
         .chart-series-2{{fill:#2f5d50;fill-opacity:1}}.chart-series-3{{fill:#b7791f;fill-opacity:1}}\
         .chart-series-4{{fill:#3b5b8c;fill-opacity:1}}.chart-series-5{{fill:#6b4a7d;fill-opacity:1}}\
         .chart-series-6{{fill:#4f7a28;fill-opacity:1}}.chart-curve{{stroke:{accent}}}\
         .chart-point{{fill:{accent}}}.chart-lights .chart-series-1{{fill:#2f5d50}}\
         .chart-lights .chart-series-2{{fill:#b7791f}}.chart-lights .chart-series-3{{fill:#a3271f}}\
         .chart-lights .chart-series-4{{fill:#8a8478}}.chart-lights .chart-series-5{{fill:#6f6a60}}</style>"
    );
    match svg.find('>') {
        Some(end) => format!("{}{style}{}", &svg[..=end], &svg[end + 1..]),
        None => svg.to_string(),
    }
}

/// Pixels of a chart for each unit of its drawing.
const SCALE: f32 = 3.0;

/// A picture in pixels.
pub(crate) struct Pixels {
    pub png: Vec<u8>,
    /// In units of the drawing.
    pub width: f32,
    pub height: f32,
}

/// The chart as a PNG on white; `None` for what is not a drawing.
pub(crate) fn pixels(svg: &str) -> Option<Pixels> {
    static LETTERS: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
        let mut letters = usvg::fontdb::Database::new();
        for font in FONTS {
            letters.load_font_data(font.to_vec());
        }
        letters.set_sans_serif_family("Source Sans 3");
        Arc::new(letters)
    });
    let options = usvg::Options { fontdb: LETTERS.clone(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).ok()?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let mut canvas = tiny_skia::Pixmap::new((width * SCALE).ceil() as u32, (height * SCALE).ceil() as u32)?;
    canvas.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::from_scale(SCALE, SCALE), &mut canvas.as_mut());
    Some(Pixels { png: canvas.encode_png().ok()?, width, height })
}
