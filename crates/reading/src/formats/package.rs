//! Packages: the parts of a zipped office document, unpacked within limits, and their XML as a tree.
//!
//! It must not know what the parts mean. Names of elements and attributes lose their prefix, for programs
//! choose prefixes as they like.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::contract::Words;

/// More entries has no office document.
const MOST_ENTRIES: usize = 10_000;
/// The largest part that is unpacked.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// A part above a megabyte may not be more than this many times its packed size.
const MOST_RATIO: u64 = 200;
/// Elements within each other.
const MOST_DEPTH: usize = 200;
/// Elements of one part.
const MOST_ELEMENTS: usize = 4_000_000;

/// A zipped document.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    kind: &'static str,
}

impl<'a> Package<'a> {
    /// Opens the file; `kind` is what messages call it, such as "DOCX".
    pub fn open(bytes: &'a [u8], kind: &'static str) -> Result<Self, Words> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken(kind))?;
        if archive.len() > MOST_ENTRIES {
            return Err(too_much(kind));
        }
        Ok(Package { archive, kind })
    }

    /// A part as a tree, or `None` if the package has none of that name.
    pub fn part(&mut self, name: &str) -> Result<Option<Node>, Words> {
        let kind = self.kind;
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let packed = self.archive.by_index_raw(index).map_err(|_| broken(kind))?;
        if packed.encrypted() {
            return Err(encrypted(kind));
        }
        let (size, packed_size) = (packed.size(), packed.compressed_size());
        drop(packed);
        if size > MOST_BYTES || size > 1024 * 1024 && size / MOST_RATIO > packed_size {
            return Err(too_much(kind));
        }
        let entry = self.archive.by_index(index).map_err(|_| broken(kind))?;
        let mut bytes = Vec::new();
        // The size in the directory is only what the file claims.
        entry.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|_| broken(kind))?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(too_much(kind));
        }
        let text = crate::decode::decode_markup(&bytes, "utf-8");
        parse(&text, kind).map(Some)
    }
}

/// The file cannot be unpacked, or its XML is not whole.
pub(super) fn broken(kind: &str) -> Words {
    Words::new(
        format!("{kind}-filen är skadad och kan inte läsas."),
        format!("The {kind} file is damaged and cannot be read."),
    )
}

/// The file asks for a password.
pub(super) fn encrypted(kind: &str) -> Words {
    Words::new(
        format!("{kind}-filen är skyddad med lösenord. Spara den utan lösenord och försök igen."),
        format!("The {kind} file is protected with a password. Save it without one and try again."),
    )
}

fn too_much(kind: &str) -> Words {
    Words::new(
        format!("{kind}-filen blir orimligt stor när den packas upp och läses därför inte."),
        format!("The {kind} file grows unreasonably large when unpacked and is therefore not read."),
    )
}

/// An element, or a piece of text (then `name` is empty).
#[derive(Debug, Default)]
pub(super) struct Node {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    pub text: String,
}

impl Node {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    /// The first child of this name.
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The child reached by going down these names.
    pub fn under(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, name| node.child(name))
    }

    /// The `val` of the child of this name, as WordprocessingML has it.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("val")
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> + 'a {
        self.children.iter().filter(move |child| child.name == name)
    }
}

/// A text as a tree.
pub(super) fn parse(text: &str, kind: &str) -> Result<Node, Words> {
    tree(text).map_err(|trouble| match trouble {
        Trouble::Broken => broken(kind),
        Trouble::TooMuch => too_much(kind),
    })
}

enum Trouble {
    Broken,
    TooMuch,
}

/// The document element. External entities are never looked up.
fn tree(text: &str) -> Result<Node, Trouble> {
    let mut reader = Reader::from_str(text);
    let mut stack: Vec<Node> = vec![Node::default()];
    let mut count = 0usize;
    loop {
        let event = reader.read_event().map_err(|_| Trouble::Broken)?;
        match event {
            Event::Start(start) => {
                count += 1;
                if stack.len() > MOST_DEPTH || count > MOST_ELEMENTS {
                    return Err(Trouble::TooMuch);
                }
                stack.push(element(&start));
            }
            Event::Empty(start) => {
                count += 1;
                if count > MOST_ELEMENTS {
                    return Err(Trouble::TooMuch);
                }
                let done = element(&start);
                stack.last_mut().ok_or(Trouble::Broken)?.children.push(done);
            }
            Event::End(_) => {
                let done = stack.pop().ok_or(Trouble::Broken)?;
                stack.last_mut().ok_or(Trouble::Broken)?.children.push(done);
            }
            Event::Text(piece) => say(&mut stack, &piece.xml10_content()),
            Event::CData(piece) => say(&mut stack, &piece.xml10_content()),
            Event::GeneralRef(reference) => {
                let sign = reference.resolve_char_ref().ok().flatten().map(String::from);
                let known = quick_xml::escape::resolve_predefined_entity(&reference).map(str::to_string);
                say(&mut stack, &sign.or(known).unwrap_or_default());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let mut root = stack.pop().filter(|_| stack.is_empty()).ok_or(Trouble::Broken)?;
    let found = root.children.iter().position(|child| !child.name.is_empty());
    found.map(|index| root.children.swap_remove(index)).ok_or(Trouble::Broken)
}

fn say(stack: &mut [Node], text: &str) {
    let Some(open) = stack.last_mut() else { return };
    match open.children.last_mut().filter(|last| last.name.is_empty()) {
        Some(last) => last.text.push_str(text),
        None => open.children.push(Node { text: text.to_string(), ..Node::default() }),
    }
}

fn element(start: &BytesStart) -> Node {
    let mut attributes = Vec::new();
    for one in start.attributes().with_checks(false).flatten() {
        let value = one.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap_or_default();
        attributes.push((one.key.local_name().as_ref().to_string(), value.into_owned()));
    }
    let name = start.local_name().as_ref().to_string();
    Node { name, attributes, ..Node::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_keeps_text_and_drops_prefixes() {
        let Ok(root) = tree("<?xml version='1.0'?><w:a w:val='1'><b>x &amp; &#229;</b><b/></w:a>") else {
            panic!("well-formed");
        };
        assert_eq!((root.name.as_str(), root.attribute("val")), ("a", Some("1")));
        assert_eq!(root.all("b").count(), 2);
        assert_eq!(root.child("b").map(|b| b.children[0].text.as_str()), Some("x & å"));
    }

    #[test]
    fn nesting_without_end_is_refused() {
        let deep = "<a>".repeat(100_000);
        assert!(matches!(tree(&deep), Err(Trouble::TooMuch)));
        assert!(matches!(tree("<a><b>"), Err(Trouble::Broken)));
        assert!(matches!(tree(""), Err(Trouble::Broken)));
    }
}
