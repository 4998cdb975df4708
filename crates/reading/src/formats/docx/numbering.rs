//! Lists of a DOCX: the number or bullet that is printed before a paragraph.

use std::collections::HashMap;

use super::super::numerals::printed;
use super::super::package::Node;

/// Lists have nine levels.
const LEVELS: usize = 9;

#[derive(Default)]
pub(super) struct Numbering {
    /// By the list's own id.
    lists: HashMap<String, List>,
    kinds: HashMap<String, Vec<Level>>,
    /// How far each kind of list has counted.
    counters: HashMap<String, [Option<u32>; LEVELS]>,
}

struct List {
    kind: String,
    /// Levels that the list itself sets, and where it starts anew.
    own: HashMap<usize, Level>,
    starts: HashMap<usize, u32>,
    used: bool,
}

#[derive(Clone)]
struct Level {
    start: u32,
    format: String,
    /// Such as "%1.%2".
    text: String,
    /// The paragraph style that has this level.
    style: Option<String>,
}

/// What stands before a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Bullet,
    Number(String),
}

impl Numbering {
    pub fn read(root: &Node) -> Self {
        let mut numbering = Numbering::default();
        let mut links: HashMap<&str, &str> = HashMap::new();
        let mut named: HashMap<&str, &str> = HashMap::new();
        for node in root.all("abstractNum") {
            let Some(id) = node.attribute("abstractNumId") else { continue };
            let mut levels: Vec<Level> = Vec::new();
            for one in node.all("lvl").take(LEVELS) {
                levels.push(level_of(one));
            }
            if let Some(style) = node.value("styleLink") {
                named.insert(style, id);
            }
            if let Some(style) = node.value("numStyleLink").filter(|_| levels.is_empty()) {
                links.insert(id, style);
            }
            numbering.kinds.insert(id.to_string(), levels);
        }
        for node in root.all("num") {
            let (Some(id), Some(kind)) = (node.attribute("numId"), node.value("abstractNumId")) else {
                continue;
            };
            let kind = links.get(kind).and_then(|style| named.get(style)).copied().unwrap_or(kind);
            let mut list =
                List { kind: kind.to_string(), own: HashMap::new(), starts: HashMap::new(), used: false };
            for change in node.all("lvlOverride") {
                let Some(level) = change.attribute("ilvl").and_then(|level| level.parse().ok()) else {
                    continue;
                };
                if let Some(own) = change.child("lvl") {
                    list.own.insert(level, level_of(own));
                }
                if let Some(start) = change.value("startOverride").and_then(|start| start.parse().ok()) {
                    list.starts.insert(level, start);
                }
            }
            numbering.lists.insert(id.to_string(), list);
        }
        numbering
    }

    /// The level that a paragraph style has in a list.
    pub fn level_of_style(&self, list: &str, style: &str) -> Option<u8> {
        let levels = self.kinds.get(&self.lists.get(list)?.kind)?;
        let found = levels.iter().position(|level| level.style.as_deref() == Some(style))?;
        u8::try_from(found).ok()
    }

    /// Counts a paragraph at a list's level, and tells what is printed before it; nothing where there is no
    /// such list.
    pub fn count(&mut self, id: &str, level: u8) -> Option<Mark> {
        let at = usize::from(level).min(LEVELS - 1);
        let list = self.lists.get_mut(id)?;
        let base = self.kinds.get(&list.kind);
        let levels: Vec<Level> = (0..LEVELS)
            .map_while(|one| list.own.get(&one).or_else(|| base.and_then(|base| base.get(one))).cloned())
            .collect();
        let own = levels.get(at)?;
        let counters = self.counters.entry(list.kind.clone()).or_default();
        if !list.used {
            for (one, start) in &list.starts {
                if let Some(counter) = counters.get_mut(*one) {
                    *counter = Some(start.saturating_sub(1));
                }
            }
            list.used = true;
        }
        for one in 0..at {
            counters[one].get_or_insert(levels[one].start);
        }
        counters[at] = Some(counters[at].map_or(own.start, |count| count.saturating_add(1)));
        counters[at + 1..].fill(None);
        if own.format == "bullet" {
            return Some(Mark::Bullet);
        }
        let mut text = own.text.clone();
        for (one, level) in levels.iter().enumerate() {
            let sign = format!("%{}", one + 1);
            if text.contains(&sign) {
                text = text.replace(&sign, &printed(counters[one].unwrap_or(level.start), &level.format));
            }
        }
        let text = text.trim().to_string();
        (!text.is_empty()).then_some(Mark::Number(text))
    }
}

fn level_of(node: &Node) -> Level {
    Level {
        start: node.value("start").and_then(|start| start.parse().ok()).unwrap_or(1),
        format: node.value("numFmt").unwrap_or("decimal").to_string(),
        text: node.value("lvlText").unwrap_or_default().to_string(),
        style: node.value("pStyle").map(str::to_string),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::package::parse;
    use super::*;

    #[test]
    fn numbers_come_out_as_printed() {
        let level = |at: u8, format: &str, text: &str| {
            format!("<lvl ilvl='{at}'><start val='1'/><numFmt val='{format}'/><lvlText val='{text}'/></lvl>")
        };
        let xml = format!(
            "<numbering><abstractNum abstractNumId='0'>{}{}{}</abstractNum>\
             <num numId='1'><abstractNumId val='0'/></num>\
             <num numId='2'><abstractNumId val='0'/><lvlOverride ilvl='0'><startOverride val='5'/>\
             </lvlOverride></num></numbering>",
            level(0, "decimal", "%1"),
            level(1, "decimal", "%1.%2"),
            level(2, "lowerLetter", "%3)"),
        );
        let root = parse(&xml, "DOCX").ok();
        let mut numbering = root.map(|root| Numbering::read(&root)).unwrap_or_default();
        let told: Vec<Option<Mark>> = [("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1), ("2", 0)]
            .into_iter()
            .map(|(list, level)| numbering.count(list, level))
            .collect();
        let expected = ["1", "1.1", "1.2", "a)", "2", "2.1", "5"];
        let expected: Vec<Option<Mark>> =
            expected.iter().map(|text| Some(Mark::Number((*text).to_string()))).collect();
        assert_eq!(told, expected);
        assert_eq!(numbering.count("9", 0), None);
    }
}
