//! Writing SVG: escaping, coordinates, text that fits.

use std::fmt::Write as _;

use super::Caption;

/// The drawing's width and its letters, in units of the view box.
pub(super) const WIDTH: f64 = 400.0;
pub(super) const LETTER: f64 = 15.0;
/// A mean letter's share of the font size, with room to spare.
const LETTER_WIDTH: f64 = 0.56;

/// An `<svg>` being written.
pub(super) struct Drawing {
    body: String,
}

/// Where a text's x coordinate lies in it.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Drawing {
    pub(super) fn new() -> Self {
        Drawing { body: String::new() }
    }

    pub(super) fn text(&mut self, class: &str, (x, y): (f64, f64), anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let (x, y, text) = (units(x), units(y), escaped(text));
        self.push(&format!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>"
        ));
    }

    /// A rectangle from its left top corner; `opacity` keeps it readable without a style sheet.
    pub(super) fn rect(
        &mut self,
        class: &str,
        (x, y): (f64, f64),
        (width, height): (f64, f64),
        opacity: f64,
    ) {
        let (x, y, width, height) = (units(x), units(y), units(width.max(0.0)), units(height));
        let opacity = if opacity < 1.0 { format!(" fill-opacity=\"{opacity}\"") } else { String::new() };
        self.push(&format!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{opacity}/>"
        ));
    }

    pub(super) fn rule(&mut self, class: &str, from: (f64, f64), to: (f64, f64), dashes: &str) {
        let dashes =
            if dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dashes}\"") };
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(units);
        self.push(&format!(
            "<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" \
             stroke=\"currentColor\"{dashes}/>"
        ));
    }

    pub(super) fn curve(&mut self, class: &str, points: &[(f64, f64)]) {
        let points: Vec<String> =
            points.iter().map(|(x, y)| format!("{},{}", units(*x), units(*y))).collect();
        let points = points.join(" ");
        self.push(&format!(
            "<polyline class=\"{class}\" points=\"{points}\" fill=\"none\" stroke=\"currentColor\" \
             stroke-width=\"2\"/>"
        ));
    }

    pub(super) fn dot(&mut self, class: &str, (x, y): (f64, f64)) {
        self.push(&format!("<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"3.5\"/>", units(x), units(y)));
    }

    /// A piece of a ring between two radii and two angles, from the top, clockwise.
    pub(super) fn sector(
        &mut self,
        class: &str,
        (x, y): (f64, f64),
        (inner, outer): (f64, f64),
        (from, to): (f64, f64),
        opacity: f64,
    ) {
        let at = |radius: f64, angle: f64| {
            format!("{} {}", units(x + radius * angle.sin()), units(y - radius * angle.cos()))
        };
        let opacity = if opacity < 1.0 { format!(" fill-opacity=\"{opacity}\"") } else { String::new() };
        let (small, large) = (units(inner), units(outer));
        self.push(&format!(
            "<path class=\"{class}\" \
             d=\"M{} A{large} {large} 0 0 1 {} L{} A{small} {small} 0 0 0 {} Z\"{opacity}/>",
            at(outer, from),
            at(outer, to),
            at(inner, to),
            at(inner, from)
        ));
    }

    fn push(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }

    /// The finished element; `values` are the sentences of the description after the caption's own.
    pub(super) fn finish(
        self,
        class: &str,
        caption: &Caption,
        (width, height): (f64, f64),
        values: &[String],
    ) -> String {
        let id: String =
            caption.id.chars().filter(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
        let mut description = caption.description.trim().to_owned();
        if !values.is_empty() {
            let gap = if description.is_empty() { "" } else { " " };
            let _ = write!(description, "{gap}{}.", values.join("; "));
        }
        // A small drawing keeps its size in running text; the others take the room they are given.
        let size = match width < WIDTH {
            true => format!(" width=\"{}\" height=\"{}\"", units(width), units(height)),
            false => String::new(),
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart chart-{class}\" role=\"img\" \
             aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-desc\" viewBox=\"0 0 {} {}\"{size} \
             font-size=\"{LETTER}\" fill=\"currentColor\">\n<title id=\"{id}-title\">{}</title>\n\
             <desc id=\"{id}-desc\">{}</desc>\n{}</svg>\n",
            units(width),
            units(height),
            escaped(&caption.title),
            escaped(&description),
            self.body
        )
    }
}

/// A coordinate with at most one decimal.
fn units(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // Neither `-0` nor `NaN` belongs in a drawing.
    if rounded == 0.0 || !rounded.is_finite() { "0".to_owned() } else { rounded.to_string() }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // XML has no place for control characters.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

pub(super) fn text_width(text: &str) -> f64 {
    text.chars().count() as f64 * LETTER * LETTER_WIDTH
}

/// `text` on at most `lines` lines of `width`, between words where it can be, ended by `…` where it must.
pub(super) fn wrapped(text: &str, width: f64, lines: usize) -> Vec<String> {
    let room = ((width / (LETTER * LETTER_WIDTH)).floor() as usize).max(4);
    let mut out: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let current = out.last().map_or(0, |line| line.chars().count());
        if current > 0 && current + 1 + word.chars().count() > room {
            out.push(String::new());
        }
        if let Some(line) = out.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    let cut_off = out.len() > lines;
    out.truncate(lines);
    let last = out.len().saturating_sub(1);
    for (place, line) in out.iter_mut().enumerate() {
        if line.chars().count() > room || (cut_off && place == last) {
            *line = ellipsis(line, room);
        }
    }
    out
}

fn ellipsis(line: &str, room: usize) -> String {
    let kept: String = line.chars().take(room - 1).collect();
    format!("{}…", kept.trim_end())
}
