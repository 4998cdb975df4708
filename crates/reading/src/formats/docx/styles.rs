//! Styles of a DOCX: which are headings, lists or bold, by their own words and by what they are based on.

use std::collections::HashMap;

use super::super::package::Node;

/// A style is based on others at most this often.
const MOST_STEPS: usize = 20;

#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// The document's own size of type, in half points.
    pub size: u32,
}

#[derive(Default)]
struct Style {
    /// In lower case.
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    list: Option<ListStyle>,
    bold: Option<bool>,
    size: Option<u32>,
}

/// A list that a style puts its paragraphs into; the level may be told by the list itself.
#[derive(Clone)]
pub(super) struct ListStyle {
    pub number: String,
    pub level: Option<u8>,
}

/// What kind of paragraph a style makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Title,
    Heading(u8),
    /// A table of contents.
    Contents,
    /// A list without numbering of its own, at this depth.
    List(u8),
    Plain,
}

impl Styles {
    pub fn read(root: &Node) -> Self {
        let mut styles = Styles { size: 22, ..Styles::default() };
        let basic = root.under(&["docDefaults", "rPrDefault", "rPr"]);
        if let Some(size) = basic.and_then(|node| node.value("sz")).and_then(|size| size.parse().ok()) {
            styles.size = size;
        }
        for node in root.all("style") {
            let Some(id) = node.attribute("styleId") else { continue };
            let text = node.child("rPr");
            let paragraph = node.child("pPr");
            let style = Style {
                name: node.value("name").unwrap_or(id).to_lowercase(),
                based_on: node.value("basedOn").map(str::to_string),
                outline: paragraph.and_then(|one| one.value("outlineLvl")).and_then(|one| one.parse().ok()),
                list: paragraph.and_then(|one| one.child("numPr")).and_then(list_style),
                bold: text.and_then(|one| one.child("b")).map(is_on),
                size: text.and_then(|one| one.value("sz")).and_then(|size| size.parse().ok()),
            };
            let default = node.attribute("default").is_some_and(|value| value == "1" || value == "true");
            if default && node.attribute("type") == Some("paragraph") {
                styles.default = Some(id.to_string());
            }
            styles.styles.insert(id.to_string(), style);
        }
        let body = styles.default.clone();
        styles.size = styles.size_of(body.as_deref()).unwrap_or(styles.size);
        styles
    }

    /// The style and those it is based on, nearest first.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> + 'a {
        let first = id.or(self.default.as_deref());
        let step = |id: &&'a str| self.styles.get(*id).and_then(|style| style.based_on.as_deref());
        std::iter::successors(first, step)
            .take(MOST_STEPS)
            .filter_map(|id| self.styles.get(id).map(|style| (id, style)))
    }

    pub fn kind(&self, id: Option<&str>) -> Kind {
        for (id, style) in self.chain(id) {
            if let Some(kind) = named(&style.name).or_else(|| named(&id.to_lowercase())) {
                return kind;
            }
            match style.outline {
                Some(level @ 0..=8) => return Kind::Heading(level + 1),
                Some(_) => return Kind::Plain,
                None => {}
            }
        }
        // A style that the file does not describe still has a telling name.
        id.filter(|id| !self.styles.contains_key(*id))
            .and_then(|id| named(&id.to_lowercase()))
            .unwrap_or(Kind::Plain)
    }

    /// The list, and the style that names it.
    pub fn list<'a>(&'a self, id: Option<&'a str>) -> Option<(&'a str, &'a ListStyle)> {
        self.chain(id).find_map(|(id, style)| style.list.as_ref().map(|list| (id, list)))
    }

    pub fn is_bold(&self, id: Option<&str>) -> bool {
        self.chain(id).find_map(|(_, style)| style.bold).unwrap_or(false)
    }

    pub fn size_of(&self, id: Option<&str>) -> Option<u32> {
        self.chain(id).find_map(|(_, style)| style.size)
    }
}

pub(super) fn list_style(node: &Node) -> Option<ListStyle> {
    let level = node.value("ilvl").and_then(|level| level.parse().ok());
    Some(ListStyle { number: node.value("numId")?.to_string(), level })
}

/// A switch such as `<w:b/>`, `<w:b w:val="0"/>`.
pub(super) fn is_on(node: &Node) -> bool {
    !matches!(node.attribute("val"), Some("0" | "false" | "none" | "off"))
}

/// What a built-in style's name says, in the languages that Word gives names in here.
fn named(name: &str) -> Option<Kind> {
    let (word, digit) = match name.char_indices().rev().find(|(_, c)| !c.is_ascii_digit()) {
        Some((index, c)) => name.split_at(index + c.len_utf8()),
        None => return None,
    };
    let level: Option<u8> = digit.parse().ok();
    match (word.trim_end_matches([' ', '-', '_']), level) {
        ("heading" | "rubrik" | "overskrift" | "otsikko" | "überschrift", Some(level @ 1..=9)) => {
            Some(Kind::Heading(level))
        }
        ("title" | "rubrik" | "tittel" | "titel" | "otsikko" | "dokumenttitel" | "huvudrubrik", None) => {
            Some(Kind::Title)
        }
        ("toc heading" | "innehållsförteckningsrubrik" | "overskrift for innholdsfortegnelse", _)
        | ("toc" | "innehåll" | "inh" | "innehållsförteckning", Some(_)) => Some(Kind::Contents),
        ("list bullet" | "listbullet" | "punktlista" | "list number" | "listnumber", level) => {
            Some(Kind::List(level.unwrap_or(1).saturating_sub(1)))
        }
        _ => None,
    }
}
