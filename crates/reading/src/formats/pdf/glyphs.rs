//! What a page draws: glyphs with their places, straight rules, and shaded boxes.
//!
//! It knows how pages are drawn and nothing of words, lines or tables.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::time::Instant;

use hayro_interpret::font::Glyph as Drawn;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::{
    BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask, hayro_cmap::BfString,
};
use kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};

use super::turn::Turn;

/// More glyphs on one page than any text has.
const MOST_GLYPHS: usize = 300_000;
/// More lines on one page than any table has: a map or a drawing.
const MOST_RULES: usize = 60_000;
/// Places of pictures that are kept.
const MOST_FRAMES: usize = 500;
/// A filled rectangle thinner than this is a rule.
const THIN: f64 = 3.2;

/// One sign. Places are points from the upper left corner of the page, y downwards; in text that runs in
/// another direction they are counted along that text (see [`Turn`]).
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    pub sign: char,
    pub x0: f64,
    pub x1: f64,
    /// The baseline.
    pub y: f64,
    pub size: f64,
    pub bold: bool,
    /// Drawn in a font of signs, such as Wingdings.
    pub symbol: bool,
    pub turn: Turn,
}

/// What one page draws.
#[derive(Default)]
pub(super) struct Sheet {
    pub glyphs: Vec<Glyph>,
    /// Thin boxes along one axis.
    pub rules: Vec<Rect>,
    pub shades: Vec<Rect>,
    /// Small filled shapes about as wide as high: drawn bullets.
    pub dots: Vec<Rect>,
    /// Signs whose meaning the file does not tell.
    pub unknown: usize,
    /// How much of the page pictures cover, in square points.
    pub pictures: f64,
    /// Where they stand.
    pub frames: Vec<Rect>,
    /// More was drawn than is looked at.
    pub overflow: bool,
    /// Under which mark each glyph stands, where the document is tagged; else empty.
    pub marks: Vec<Marked>,
    /// The open marks, the innermost last; `None` where marks mean nothing.
    pub open: Option<Vec<Marked>>,
    /// Numbers of marks that were used, and whether one was used again.
    used: HashSet<i32>,
    pub is_reused: bool,
    bounds: Rect,
    until: Option<Instant>,
    calls: u32,
    drawn: Drawings,
    fonts: HashMap<u128, Face>,
    /// The face of the glyph before.
    last: Option<(u128, Face)>,
}

/// Which signs stand where, in steps of a part of their size.
#[derive(Default)]
struct Drawings {
    exact: HashSet<(char, i32, i32, i32), BuildHasherDefault<Mixer>>,
    /// One bit for each sign in a field of four by four steps, so that most signs need no more than a look
    /// here. Signs may share a bit.
    fields: Vec<u64>,
}

/// As much as numbers of a few thousand need to fall apart.
#[derive(Default)]
struct Mixer(u64);

impl Mixer {
    fn mix(held: u64, part: u64) -> u64 {
        (held ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
    }
}

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |held, byte| Mixer::mix(held, u64::from(*byte)));
    }
    fn write_u32(&mut self, part: u32) {
        self.0 = Mixer::mix(self.0, u64::from(part));
    }
    fn write_i32(&mut self, part: i32) {
        self.0 = Mixer::mix(self.0, part as u64);
    }
}

impl Drawings {
    const BITS: usize = 1 << 19;

    fn bit(sign: char, x: i32, y: i32, size: i32) -> usize {
        let parts = [x as u64, y as u64, size as u64];
        let mixed = parts.into_iter().fold(u64::from(sign), Mixer::mix);
        (mixed as usize) & (Self::BITS - 1)
    }

    fn is_near(&self, sign: char, (x, y): (i32, i32), size: i32) -> bool {
        let held = |bit: usize| self.fields.get(bit / 64).is_some_and(|bits| bits & (1 << (bit % 64)) != 0);
        let (x0, x1, y0, y1) = ((x - 1) >> 2, (x + 1) >> 2, (y - 1) >> 2, (y + 1) >> 2);
        let seldom = |x: i32, y: i32| !held(Self::bit(sign, x, y, size));
        if seldom(x0, y0) && seldom(x1, y0) && seldom(x0, y1) && seldom(x1, y1) {
            return false;
        }
        let steps = [-1, 0, 1];
        steps.iter().any(|dx| steps.iter().any(|dy| self.exact.contains(&(sign, x + dx, y + dy, size))))
    }

    fn insert(&mut self, sign: char, (x, y): (i32, i32), size: i32) {
        if self.fields.is_empty() {
            self.fields = vec![0; Self::BITS / 64];
        }
        let bit = Self::bit(sign, x >> 2, y >> 2, size);
        self.fields[bit / 64] |= 1 << (bit % 64);
        self.exact.insert((sign, x, y, size));
    }
}

/// What a tagged page says of a part of its drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Marked {
    #[default]
    Nothing,
    /// It belongs to the page and not to the text.
    Artifact,
    /// It belongs to the structure tree under this number.
    Id(i32),
}

#[derive(Clone, Copy, Default)]
struct Face {
    bold: bool,
    symbol: bool,
}

impl Face {
    fn of(name: &str) -> Self {
        let name = name.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        Face {
            bold: has(&["bold", "black", "heavy", "-semi", "demi"]),
            symbol: has(&["wingdings", "webdings", "dingbat", "symbol"]) && !has(&["segoeui"]),
        }
    }
}

impl Sheet {
    /// An empty sheet of a page's size, which knows the names of the page's fonts.
    pub fn new(page: &Page<'_>, bounds: Rect, until: Instant) -> Self {
        use hayro_interpret::CacheKey;
        use hayro_interpret::hayro_syntax::object::{Dict, Name};
        let mut sheet = Sheet { bounds, until: Some(until), ..Sheet::default() };
        let fonts = &page.resources().fonts;
        for key in fonts.keys() {
            let Some(font) = fonts.get::<Dict<'_>>(&*key) else { continue };
            let name = font.get::<Name<'_>>(b"BaseFont".as_slice());
            let name = name.map(|name| String::from_utf8_lossy(&name).into_owned()).unwrap_or_default();
            sheet.fonts.insert(font.cache_key(), Face::of(&name));
        }
        sheet
    }

    /// Ends the drawing of a page that has too much or takes too long: the caller catches it. There is no
    /// other way out of the interpreter.
    fn spend(&mut self) {
        self.calls = self.calls.wrapping_add(1);
        let late = self.calls.is_multiple_of(512) && self.until.is_some_and(|until| Instant::now() > until);
        if late || self.glyphs.len() >= MOST_GLYPHS {
            self.overflow = true;
            std::panic::resume_unwind(Box::new("too much on a page"));
        }
    }

    /// What is drawn and how it is marked, without what only drawing needs.
    pub fn copy(&mut self) -> Sheet {
        let (marks, overflow, is_reused) = (std::mem::take(&mut self.marks), self.overflow, self.is_reused);
        Sheet { marks, overflow, is_reused, ..self.part(self.glyphs.clone(), None) }
    }

    /// Some of the sheet's glyphs with what is drawn around them; all of it where no place is given.
    pub fn part(&self, glyphs: Vec<Glyph>, area: Option<Rect>) -> Sheet {
        let near = |of: &&Rect| area.is_none_or(|area| area.overlaps(**of));
        let within = |boxes: &[Rect]| boxes.iter().filter(near).copied().collect();
        Sheet {
            glyphs,
            rules: within(&self.rules),
            shades: within(&self.shades),
            dots: within(&self.dots),
            bounds: self.bounds,
            ..Sheet::default()
        }
    }

    pub fn bounds(&self) -> Rect {
        self.bounds
    }

    fn face(&mut self, glyph: &Drawn<'_>) -> Face {
        let Drawn::Outline(outline) = glyph else { return Face::default() };
        let key = outline.font_cache_key();
        if let Some((_, face)) = self.last.filter(|(last, _)| *last == key) {
            return face;
        }
        let face = *self.fonts.entry(key).or_insert_with(|| match outline.font_data() {
            Some(data) => {
                let named = Face::of(data.postscript_name.as_deref().unwrap_or(""));
                Face { bold: named.bold || data.weight.is_some_and(|weight| weight >= 600), ..named }
            }
            None => Face::default(),
        });
        self.last = Some((key, face));
        face
    }

    fn glyph(&mut self, glyph: &Drawn<'_>, place: Affine) {
        self.spend();
        let origin = place * Point::ZERO;
        let along = place * Point::new(1000.0, 0.0) - origin;
        let size = (place * Point::new(0.0, 1000.0) - origin).hypot();
        let sane = origin.is_finite() && size.is_finite() && (0.5..2000.0).contains(&size);
        let (Some(turn), true) = (Turn::of(along), sane && self.bounds.inflate(2.0, 2.0).contains(origin))
        else {
            return;
        };
        let (sign, more) = match glyph.as_unicode() {
            Some(BfString::Char(sign)) => (sign, String::new()),
            Some(BfString::String(text)) => (' ', text),
            None => {
                self.unknown += 1;
                return;
            }
        };
        let advance = match glyph {
            Drawn::Outline(outline) => outline.advance_width().filter(|width| width.is_finite()),
            Drawn::Type3(_) => None,
        };
        let em = advance.map_or(0.5, |width| f64::from(width) / 1000.0);
        let face = self.face(glyph);
        let start = turn.turned(origin);
        let one = |sign: char, x0: f64, x1: f64| Glyph {
            sign,
            x0,
            x1,
            y: start.y,
            size,
            bold: face.bold,
            symbol: face.symbol,
            turn,
        };
        // Letters and digits, which nearly all signs are, stand for themselves.
        if more.is_empty() && (sign.is_ascii_graphic() || ('\u{c0}'..'\u{132}').contains(&sign)) {
            return self.keep(one(sign, start.x, start.x + em * along.hypot()));
        }
        let all = std::iter::once(sign).filter(|_| more.is_empty()).chain(more.chars());
        let signs: Vec<char> = all.flat_map(|sign| readable(sign, em)).collect();
        let step = em * along.hypot() / signs.len().max(1) as f64;
        for (index, sign) in signs.into_iter().enumerate() {
            let x0 = start.x + step * index as f64;
            self.keep(one(sign, x0, x0 + step));
        }
    }

    /// Text drawn twice, a hair apart, is bold made by hand.
    fn keep(&mut self, glyph: Glyph) {
        let grain = (glyph.size * 0.1).max(0.2);
        let (x, y) = ((glyph.x0 / grain).round() as i32, (glyph.y / grain).round() as i32);
        let size = (glyph.size * 4.0).round() as i32;
        if glyph.sign == ' ' {
            self.push(glyph);
        } else if !self.drawn.is_near(glyph.sign, (x, y), size) {
            self.drawn.insert(glyph.sign, (x, y), size);
            self.push(glyph);
        } else if let Some(first) = self.glyphs.iter_mut().rev().take(400).find(|one| {
            one.sign == glyph.sign
                && (one.x0 - glyph.x0).abs() < 2.0 * grain
                && (one.y - glyph.y).abs() < 2.0 * grain
        }) {
            // The same place to the hair is a repeated layer, beside it is made to look heavy.
            first.bold |= (first.x0 - glyph.x0).abs() > 0.02 * glyph.size;
        }
    }

    /// Each glyph has its mark beside it where marks mean something.
    fn push(&mut self, glyph: Glyph) {
        self.glyphs.push(glyph);
        if let Some(open) = &self.open {
            let told = open.iter().rev().find(|marked| **marked != Marked::Nothing);
            self.marks.push(told.copied().unwrap_or_default());
        }
    }

    fn shape(&mut self, path: &BezPath, place: Affine, paint: &Paint<'_>, mode: &PathDrawMode) {
        self.spend();
        if self.rules.len() >= MOST_RULES || path.elements().len() > 20_000 {
            return;
        }
        match mode {
            PathDrawMode::Stroke(_) => self.strokes(path, place),
            PathDrawMode::Fill(_) => self.fills(path, place, paint),
        }
    }

    fn strokes(&mut self, path: &BezPath, place: Affine) {
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(to) => (start, last) = (to, to),
                PathEl::LineTo(to) => {
                    self.rule(place * last, place * to);
                    last = to;
                }
                PathEl::ClosePath => {
                    self.rule(place * last, place * start);
                    last = start;
                }
                PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => last = to,
            }
        }
    }

    fn rule(&mut self, from: Point, to: Point) {
        let line = Rect::from_points(from, to);
        if from.is_finite() && to.is_finite() && line.width().min(line.height()) < 0.8 {
            self.thin(line);
        }
    }

    fn thin(&mut self, line: Rect) {
        let line = line.intersect(self.bounds.inflate(2.0, 2.0));
        if line.width().max(line.height()) > 0.3 {
            self.rules.push(line);
        }
    }

    /// Each closed part of a filled path that is a box.
    fn fills(&mut self, path: &BezPath, place: Affine, paint: &Paint<'_>) {
        let whole = (place * path.clone()).bounding_box();
        if is_dot(whole) && !is_white(paint) {
            self.dots.push(whole);
            return;
        }
        let mut parts: Vec<BezPath> = Vec::new();
        for element in path.elements() {
            if matches!(element, PathEl::MoveTo(_)) || parts.is_empty() {
                parts.push(BezPath::new());
            }
            if let (Some(part), PathEl::CurveTo(..) | PathEl::QuadTo(..)) = (parts.last_mut(), element) {
                part.truncate(0);
            } else if let Some(part) = parts.last_mut() {
                match element {
                    PathEl::MoveTo(_) => part.push(*element),
                    _ if !part.elements().is_empty() => part.push(*element),
                    _ => {}
                }
            }
        }
        for part in parts.iter().filter(|part| (4..=6).contains(&part.elements().len())) {
            let of = (place * part.clone()).bounding_box();
            let full = (part.area() * place.determinant()).abs();
            if of.is_finite() && full > 0.9 * of.area() - 0.5 {
                self.fill(of, paint);
            }
        }
    }

    fn fill(&mut self, of: Rect, paint: &Paint<'_>) {
        if of.width().min(of.height()) < THIN {
            if of.width().max(of.height()) > 2.0 * of.width().min(of.height()) {
                let centre = of.center();
                let line = if of.width() > of.height() {
                    Rect::new(of.x0, centre.y, of.x1, centre.y)
                } else {
                    Rect::new(centre.x, of.y0, centre.x, of.y1)
                };
                self.thin(line);
            }
            return;
        }
        let of = of.intersect(self.bounds);
        if !is_white(paint) && of.area() > 0.0 && of.area() < 0.7 * self.bounds.area() {
            self.shades.push(of);
        }
    }
}

/// Of a bullet's size and shape.
fn is_dot(of: Rect) -> bool {
    let (width, height) = (of.width(), of.height());
    (1.4..9.0).contains(&width) && (1.4..9.0).contains(&height) && (0.7..1.4).contains(&(width / height))
}

/// A sign as text has it: ligatures apart, kinds of space as one, bullets of sign fonts, no controls.
fn readable(sign: char, em: f64) -> Vec<char> {
    let ligature = match sign {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        '\u{132}' => "IJ",
        '\u{133}' => "ij",
        _ => "",
    };
    match sign {
        _ if !ligature.is_empty() => ligature.chars().collect(),
        // Drawn with a width it is a hyphen that is seen.
        '\u{ad}' => {
            if em > 0.05 {
                vec!['-']
            } else {
                Vec::new()
            }
        }
        '\u{2010}' | '\u{2011}' => vec!['-'],
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{fffd}' => {
            Vec::new()
        }
        _ if sign.is_whitespace() => vec![' '],
        _ if sign.is_control() => Vec::new(),
        _ => vec![sign],
    }
}

fn is_white(paint: &Paint<'_>) -> bool {
    match paint {
        Paint::Color(color) => {
            let [red, green, blue, opacity] = color.to_rgba().to_rgba8();
            opacity < 8 || (red > 250 && green > 250 && blue > 250)
        }
        Paint::Pattern(_) => false,
    }
}

impl<'a> Device<'a> for Sheet {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, path: &BezPath, place: Affine, paint: &Paint<'a>, mode: &PathDrawMode) {
        self.shape(path, place, paint, mode);
    }
    fn draw_rect(&mut self, of: &Rect, place: Affine, paint: &Paint<'a>, mode: &PathDrawMode) {
        self.shape(&of.to_path(0.1), place, paint, mode);
    }
    fn push_clip_path(&mut self, _: &ClipPath) {
        self.spend();
    }
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.spend();
    }
    fn draw_glyph(
        &mut self,
        glyph: &Drawn<'a>,
        place: Affine,
        own: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        self.glyph(glyph, place * own);
    }
    fn draw_image(&mut self, image: Image<'a, '_>, place: Affine) {
        let size = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let frame = place.transform_rect_bbox(size).intersect(self.bounds);
        if frame.area().is_finite() {
            self.pictures += frame.area();
            if frame.area() > 100.0 && self.frames.len() < MOST_FRAMES {
                self.frames.push(frame);
            }
        }
    }
    fn pop_clip_path(&mut self) {}
    fn begin_marked_content(&mut self, tag: &[u8], mark: Option<i32>) {
        self.spend();
        let Some(open) = &mut self.open else { return };
        open.push(match mark {
            Some(id) => Marked::Id(id),
            None if tag == b"Artifact" => Marked::Artifact,
            None => Marked::Nothing,
        });
        self.is_reused |= mark.is_some_and(|id| !self.used.insert(id));
    }
    fn end_marked_content(&mut self) {
        self.open.as_mut().and_then(Vec::pop);
    }
    fn pop_transparency_group(&mut self) {}
}
