//! The elements of a page in order: headings, paragraphs, items, labelled texts, tables.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;
use scraper::{ElementRef, Node};

use super::super::flow::{Block, Shape};
use super::table;
use crate::contract::Place;

/// Elements within each other deeper than this are not looked at.
const MOST_DEPTH: usize = 250;
/// The size that bold paragraphs are told with; a page says nothing of sizes.
const SIZE: u32 = 24;

/// The blocks of an element, whose own path is given.
pub(super) fn read(element: ElementRef, path: &str) -> Vec<Block> {
    let mut walker = Walker::default();
    walker.inside(element, path, &Context { path: path.to_string(), ..Context::default() });
    walker.flush(path);
    walker.blocks
}

#[derive(Default)]
struct Walker {
    blocks: Vec<Block>,
    text: String,
    signs: usize,
    bold: usize,
    /// What the text becomes when its block ends.
    shape: Option<Shape>,
    /// A number or a term that waits for the text it stands before.
    before: Option<String>,
}

#[derive(Clone, Default)]
struct Context {
    path: String,
    depth: usize,
    lists: u8,
    bold: bool,
    /// Within an article or the main part, where a header is the text's own.
    heading: bool,
}

impl Walker {
    fn flush(&mut self, path: &str) {
        let text = std::mem::take(&mut self.text);
        let loud = self.signs > 0 && self.signs == self.bold;
        (self.signs, self.bold) = (0, 0);
        if text.trim().is_empty() {
            return;
        }
        let place = Place { path: Some(path.to_string()), ..Place::default() };
        let plain = if loud { Shape::Loud(SIZE) } else { Shape::Plain };
        let shape = self.shape.take().unwrap_or(plain);
        let text = match self.before.take() {
            Some(before) => format!("{before} {}", text.trim_start()),
            None => text,
        };
        self.blocks.push(Block::Text { text, shape, place });
    }

    fn inside(&mut self, element: ElementRef, path: &str, context: &Context) {
        if context.depth > MOST_DEPTH {
            return;
        }
        let mut totals: HashMap<&str, usize> = HashMap::new();
        for child in element.child_elements() {
            *totals.entry(child.value().name()).or_default() += 1;
        }
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let mut number = first_number(element);
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.say(text, context),
                Node::Element(_) => {
                    let Some(one) = ElementRef::wrap(child) else { continue };
                    let name = one.value().name();
                    let nth = seen.entry(name).or_default();
                    *nth += 1;
                    let several = totals.get(name).is_some_and(|count| *count > 1);
                    if is_left_out(one, context.heading) {
                        continue;
                    }
                    let own = if several { format!("{name}:nth-of-type({nth})") } else { name.to_string() };
                    let below = Context {
                        path: format!("{path} > {own}"),
                        depth: context.depth + 1,
                        ..context.clone()
                    };
                    if name == "li" {
                        number = number.map(|number| told_number(one, number));
                    }
                    self.element(one, path, below, number);
                    if name == "li" {
                        number = number.map(|number| number + 1);
                    }
                }
                _ => {}
            }
        }
    }

    fn say(&mut self, text: &str, context: &Context) {
        let signs = text.chars().filter(|c| !c.is_whitespace()).count();
        self.signs += signs;
        self.bold += if context.bold { signs } else { 0 };
        let mut gap = text.starts_with(char::is_whitespace);
        for word in text.split_whitespace() {
            if gap && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push_str(word);
            gap = true;
        }
        if text.ends_with(char::is_whitespace) && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    fn element(&mut self, one: ElementRef, outer: &str, mut below: Context, number: Option<i64>) {
        let name = one.value().name();
        let path = below.path.clone();
        match name {
            "br" => self.text.push('\n'),
            "b" | "strong" => {
                below.bold = true;
                self.inside(one, &path, &below);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" | "caption" | "legend" => {
                let level = name.strip_prefix('h').and_then(|level| level.parse().ok());
                self.headed(one, outer, &below, level.map_or(Shape::Loud(SIZE), Shape::Heading));
            }
            "table" => {
                self.flush(outer);
                self.term_alone(&path);
                self.table(one, &path, &below);
            }
            "ul" | "ol" | "menu" => {
                self.flush(outer);
                self.term_alone(&path);
                let inner = Context { lists: below.lists.saturating_add(1), ..below };
                self.inside(one, &path, &inner);
                self.flush(&path);
            }
            "li" => {
                self.flush(outer);
                self.shape = Some(Shape::Item(below.lists.saturating_sub(1)));
                self.before = number.map(|number| format!("{number}."));
                self.inside(one, &path, &below);
                self.flush(&path);
                (self.shape, self.before) = (None, None);
            }
            "dt" => {
                self.flush(outer);
                self.inside(one, &path, &below);
                let term = std::mem::take(&mut self.text);
                (self.signs, self.bold) = (0, 0);
                self.before = Some(format!("{}:", term.trim().trim_end_matches(':')));
            }
            "dd" => {
                self.flush(outer);
                self.inside(one, &path, &below);
                self.flush(&path);
                self.before = None;
            }
            "article" | "main" => {
                self.flush(outer);
                below.heading = true;
                self.inside(one, &path, &below);
                self.flush(&path);
            }
            _ if is_inline(name) => self.inside(one, outer, &below),
            _ => {
                self.flush(outer);
                self.shape = self.shape.take().or_else(|| word_shape(one));
                self.inside(one, &path, &below);
                if name == "p" && matches!(self.shape, Some(Shape::Item(_))) {
                    self.text = without_glyph(&self.text);
                }
                self.flush(&path);
                if name == "p" {
                    self.shape = None;
                }
            }
        }
    }

    /// A term whose description is a list or a table stands above it.
    fn term_alone(&mut self, path: &str) {
        if let Some(text) = self.before.take_if(|before| before.ends_with(':')) {
            let place = Place { path: Some(path.to_string()), ..Place::default() };
            self.blocks.push(Block::Text { text, shape: Shape::Plain, place });
        }
    }

    fn headed(&mut self, one: ElementRef, outer: &str, below: &Context, shape: Shape) {
        self.flush(outer);
        let text: String = words_of(one);
        let place = Place { path: Some(below.path.clone()), ..Place::default() };
        if !text.is_empty() {
            self.blocks.push(Block::Text { text, shape, place });
        }
    }

    fn table(&mut self, one: ElementRef, path: &str, below: &Context) {
        if table::is_layout(one) {
            self.inside(one, path, below);
            self.flush(path);
            return;
        }
        for caption in one.child_elements().filter(|child| child.value().name() == "caption") {
            let context = Context { path: format!("{path} > caption"), ..below.clone() };
            self.headed(caption, path, &context, Shape::Loud(SIZE));
        }
        self.blocks.push(Block::Table(table::rows(one, path)));
    }
}

/// The words of a heading, in one line.
fn words_of(one: ElementRef) -> String {
    one.text().collect::<Vec<_>>().join("").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number of an ordered list's first item.
fn first_number(list: ElementRef) -> Option<i64> {
    (list.value().name() == "ol").then(|| list.attr("start").and_then(|one| one.parse().ok()).unwrap_or(1))
}

fn told_number(item: ElementRef, number: i64) -> i64 {
    item.attr("value").and_then(|one| one.parse().ok()).unwrap_or(number)
}

pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "nobr"
            | "strong"
            | "b"
    )
}

static OUTSIDE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)cookie|consent|gdpr|breadcrumb|brodsmul|brødsmul|skip-?(?:link|to)|site-?(?:header|",
        r"footer|nav)|",
        r"main-?(?:nav|menu)|navbar|(?:^|[\s_-])(?:sidebar|share|social|sidfot|sidhuvud)(?:$|[\s_-])",
    ))
    .ok()
});

/// What is no part of the content: menus, frames around the page, scripts, what is hidden.
pub(super) fn is_left_out(one: ElementRef, inside_article: bool) -> bool {
    let name = one.value().name();
    let part = matches!(
        name,
        "nav"
            | "script"
            | "style"
            | "noscript"
            | "template"
            | "aside"
            | "svg"
            | "iframe"
            | "button"
            | "select"
            | "input"
            | "textarea"
            | "dialog"
            | "object"
            | "canvas"
            | "video"
            | "audio"
            | "head"
            | "del"
    );
    if part || matches!(name, "header" | "footer") && !inside_article {
        return true;
    }
    let says = |attribute: &str| one.attr(attribute).unwrap_or_default();
    let role = matches!(
        says("role"),
        "navigation" | "banner" | "contentinfo" | "complementary" | "search" | "dialog" | "alertdialog"
    );
    let style: String = says("style").chars().filter(|c| !c.is_whitespace()).collect();
    let hidden = one.attr("hidden").is_some_and(|value| value != "until-found")
        || says("aria-hidden") == "true"
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || style.contains("mso-hide:all");
    let named = |attribute: &str| {
        let text = says(attribute);
        !text.is_empty() && OUTSIDE.as_ref().is_some_and(|outside| outside.is_match(text))
    };
    role || hidden || !matches!(name, "body" | "main" | "article") && (named("class") || named("id"))
}

static LEVEL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"mso-list:[^;]*level(\d)").ok());

/// What a word processor wrote of a paragraph that is neither heading nor list to the browser.
fn word_shape(one: ElementRef) -> Option<Shape> {
    if one.attr("role") == Some("heading") {
        return Some(Shape::Heading(
            one.attr("aria-level").and_then(|level| level.parse().ok()).unwrap_or(2),
        ));
    }
    let class = one.attr("class").unwrap_or_default();
    if class.starts_with("MsoTitle") {
        return Some(Shape::Title);
    }
    let style = one.attr("style").unwrap_or_default();
    let level = LEVEL.as_ref().and_then(|level| level.captures(style));
    if let Some(level) = level.and_then(|found| found.get(1)).and_then(|one| one.as_str().parse::<u8>().ok())
    {
        return Some(Shape::Item(level.saturating_sub(1)));
    }
    let text = words_of(one);
    let glyph = text.starts_with(['·', '•', '§', '\u{f0b7}', '\u{f0a7}']);
    (class.starts_with("MsoList") && glyph).then_some(Shape::Item(0))
}

/// The item without the sign that stood for its bullet.
fn without_glyph(text: &str) -> String {
    let rest =
        text.trim_start().trim_start_matches(['·', '•', '§', '-', '–', '\u{f0b7}', '\u{f0a7}', '\u{a0}']);
    let rest = rest.strip_prefix("o ").or_else(|| rest.strip_prefix("o\u{a0}")).unwrap_or(rest);
    rest.trim_start().to_string()
}
