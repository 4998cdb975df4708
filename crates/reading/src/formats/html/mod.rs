//! Saved web pages: the main content in reading order.
//!
//! Menus, page heads and feet, scripts, cookie banners and what is hidden are left out. It must not know
//! what the text is about, and never fetches anything.

mod table;
mod walk;

use std::sync::LazyLock;

use regex::bytes::Regex;
use scraper::{ElementRef, Html, Selector};

use super::{Content, flow};
use crate::contract::{Place, Words};
use crate::decode;

/// How far into the file its first tags are looked for.
const HEAD: usize = 2048;

static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?s:.*?)-->\s*)*<(?:!doctype html|html|head|body)[\s>]")
        .ok()
});
static CHARSET: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?i)charset\s*=\s*["']?\s*([a-z0-9_-]+)"#).ok());

/// Elements that must be closed, within each other deeper than this: no page, and slow to take apart.
const MOST_DEPTH: usize = 3000;
/// The elements that are counted for it.
const CLOSED: [&str; 14] = [
    "div",
    "span",
    "table",
    "ul",
    "ol",
    "section",
    "article",
    "b",
    "i",
    "font",
    "a",
    "blockquote",
    "center",
    "form",
];

/// How deep elements are nested, told by their tags alone.
fn depth(text: &str) -> usize {
    let (mut open, mut deepest) = (0usize, 0usize);
    for tag in text.split('<').skip(1) {
        let closes = tag.starts_with('/');
        let name =
            tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        if CLOSED.iter().any(|one| one.eq_ignore_ascii_case(name)) {
            open = if closes { open.saturating_sub(1) } else { open + 1 };
            deepest = deepest.max(open);
        }
    }
    deepest
}

/// The file begins as a web page does.
pub(super) fn is_html(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
        let plain: Vec<u8> = start.iter().take(HEAD * 2).copied().filter(|byte| *byte != 0).collect();
        return plain.get(2..).is_some_and(begins);
    }
    begins(start.get(..HEAD).unwrap_or(start))
}

fn begins(bytes: &[u8]) -> bool {
    TAG.as_ref().is_some_and(|tag| tag.is_match(bytes))
}

pub(super) fn read(bytes: &[u8]) -> Result<Content, Words> {
    let head = bytes.get(..HEAD * 4).unwrap_or(bytes);
    let named = CHARSET.as_ref().and_then(|charset| charset.captures(head)).and_then(|found| found.get(1));
    let label = named.map_or("", |label| std::str::from_utf8(label.as_bytes()).unwrap_or(""));
    let text = decode::decode_markup(bytes, label);
    if depth(&text) > MOST_DEPTH {
        return Err(Words::new(
            "Webbsidan är orimligt djupt kapslad och läses därför inte.",
            "The web page is nested unreasonably deep and is therefore not read.",
        ));
    }
    let page = Html::parse_document(&text);
    let mut blocks: Vec<_> = lone_heading(&page).into_iter().collect();
    for (element, path) in mains(&page) {
        blocks.extend(walk::read(element, &path));
    }
    let flow = flow::flow_of(blocks);
    Ok(Content {
        media_type: "text/html",
        pages: None,
        file_lines: None,
        lines: flow.lines,
        places: flow.places,
        findings: Vec::new(),
    })
}

/// The page's only heading of the first level, where it stands in the page's head: that is left out, but for
/// its title.
fn lone_heading(page: &Html) -> Option<flow::Block> {
    let all: Vec<ElementRef> = page.select(&Selector::parse("h1").ok()?).collect();
    let [one] = all.as_slice() else { return None };
    let above = || one.ancestors().filter_map(ElementRef::wrap);
    let named = |name: &'static str| above().any(|element| element.value().name() == name);
    let inside = named("article") || named("main") || above().any(|one| one.attr("role") == Some("main"));
    let text = one.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    let place = Place { path: Some("header > h1".to_string()), ..Place::default() };
    let block = flow::Block::Text { text, shape: flow::Shape::Heading(1), place };
    (named("header") && !inside && !named("nav") && !walk::is_left_out(*one, true)).then_some(block)
}

/// The elements with the page's own content, and their paths: `main` where there is one, else a lone
/// `article`, else the body.
fn mains(page: &Html) -> Vec<(ElementRef<'_>, String)> {
    let find = |selector: &str| -> Vec<ElementRef> {
        Selector::parse(selector).map(|one| page.select(&one).collect()).unwrap_or_default()
    };
    let filled = |element: &ElementRef| element.text().map(|text| text.trim().len()).sum::<usize>() > 0;
    let main: Vec<ElementRef> = find("main, [role=main]").into_iter().filter(filled).collect();
    let inner =
        |element: &ElementRef| element.ancestors().any(|above| main.iter().any(|one| one.id() == above.id()));
    let outer: Vec<ElementRef> = main.iter().filter(|element| !inner(element)).copied().collect();
    if !outer.is_empty() {
        let name = |index: usize| match index {
            0 => "main".to_string(),
            _ => format!("main:nth-of-type({})", index + 1),
        };
        return outer.into_iter().enumerate().map(|(index, one)| (one, name(index))).collect();
    }
    let article = find("article");
    if let [one] = article.as_slice() {
        return vec![(*one, "article".to_string())];
    }
    find("body").into_iter().map(|one| (one, "body".to_string())).collect()
}
