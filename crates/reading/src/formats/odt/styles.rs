//! Styles of an ODT: which paragraphs are titles or bold, and what lists print before their items.

use std::collections::HashMap;

use super::super::package::Node;

/// A style is based on others at most this often.
const MOST_STEPS: usize = 20;

#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    lists: HashMap<String, Vec<Level>>,
    /// The numbers of headings, by level.
    pub outline: Vec<Level>,
}

#[derive(Default)]
struct Style {
    parent: Option<String>,
    list: Option<String>,
    bold: Option<bool>,
    /// In half points.
    size: Option<u32>,
}

/// How one level of a list is numbered.
#[derive(Clone, Default)]
pub(super) struct Level {
    pub bullet: bool,
    pub format: String,
    pub prefix: String,
    pub suffix: String,
    pub start: u32,
    /// How many levels the number shows.
    pub shown: usize,
}

impl Styles {
    /// Takes in the styles of one part.
    pub fn add(&mut self, root: &Node) {
        for group in root.all("styles").chain(root.all("automatic-styles")) {
            for node in &group.children {
                let Some(name) = node.attribute("name").map(str::to_string) else {
                    if node.name == "outline-style" {
                        self.outline = levels(node);
                    }
                    continue;
                };
                match node.name.as_str() {
                    "style" => {
                        let text = node.child("text-properties");
                        let told = |key: &str| text.and_then(|text| text.attribute(key));
                        let size = told("font-size").and_then(|size| size.strip_suffix("pt")?.parse().ok());
                        let style = Style {
                            parent: node.attribute("parent-style-name").map(str::to_string),
                            list: node.attribute("list-style-name").map(str::to_string),
                            bold: told("font-weight").map(|weight| weight == "bold" || weight == "700"),
                            size: size.map(|points: f32| (points * 2.0) as u32),
                        };
                        self.styles.insert(name, style);
                    }
                    "list-style" => {
                        self.lists.insert(name, levels(node));
                    }
                    "outline-style" => self.outline = levels(node),
                    _ => {}
                }
            }
        }
    }

    fn chain<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> + 'a {
        let step = |name: &&'a str| self.styles.get(*name).and_then(|style| style.parent.as_deref());
        std::iter::successors(Some(name), step)
            .take(MOST_STEPS)
            .filter_map(|name| self.styles.get(name).map(|style| (name, style)))
    }

    pub fn is_title(&self, name: &str) -> bool {
        name == "Title" || self.chain(name).any(|(name, _)| name == "Title")
    }

    /// A line of a table of contents.
    pub fn is_contents(&self, name: &str) -> bool {
        let told = |name: &str| name.starts_with("Contents_20_") || name == "Contents";
        told(name) || self.chain(name).any(|(name, _)| told(name))
    }

    pub fn bold(&self, name: &str) -> Option<bool> {
        self.chain(name).find_map(|(_, style)| style.bold)
    }

    pub fn size(&self, name: &str) -> Option<u32> {
        self.chain(name).find_map(|(_, style)| style.size)
    }

    pub fn list_of<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.chain(name).find_map(|(_, style)| style.list.as_deref())
    }

    pub fn level(&self, list: &str, depth: usize) -> Option<&Level> {
        self.lists.get(list)?.get(depth)
    }
}

fn levels(node: &Node) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    for one in node.children.iter().filter(|child| child.name.contains("level-style")) {
        let at: usize = one.attribute("level").and_then(|level| level.parse().ok()).unwrap_or(1);
        let at = at.clamp(1, 10);
        levels.resize_with(levels.len().max(at), Level::default);
        let said = |key: &str| one.attribute(key).unwrap_or_default().to_string();
        levels[at - 1] = Level {
            bullet: one.name != "list-level-style-number" && one.name != "outline-level-style",
            format: said("num-format"),
            prefix: said("num-prefix"),
            suffix: said("num-suffix"),
            start: one.attribute("start-value").and_then(|start| start.parse().ok()).unwrap_or(1),
            shown: one.attribute("display-levels").and_then(|shown| shown.parse().ok()).unwrap_or(1),
        };
    }
    levels
}
