//! The structure tree of a tagged PDF: its elements with the marked contents that belong to them.
//!
//! It knows how the tree is written down and nothing of what stands on the pages.

use std::collections::{HashMap, HashSet};

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Number, ObjRef, Object, ObjectIdentifier,
};

/// More elements and marks than any document of this field has.
const MOST_KIDS: usize = 600_000;
/// Elements in elements in elements.
const DEEPEST: usize = 120;
/// Names that stand for names that stand for names.
const LONGEST_ROLE: usize = 8;

/// What a page draws between two marks: the page, counted from 0, and the mark's number on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) struct Mark {
    pub page: usize,
    pub id: i32,
}

/// What an element is, as far as a reader needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Kind {
    /// A part of the document, a paragraph, or anything else that stands on lines of its own.
    Block,
    /// A part of a line, or nothing at all.
    Inline,
    Title,
    /// With its level where one is said.
    Heading(Option<u8>),
    Section,
    List,
    Item,
    Label,
    Table,
    /// Rows of a table put together.
    Rows,
    Row,
    Cell,
    /// A list of contents or an index.
    Contents,
    Figure,
    Note,
    /// No text of the document.
    Artifact,
}

#[derive(Debug)]
pub(in super::super) struct Element {
    pub kind: Kind,
    /// How many columns and rows a cell covers, at least 1 each.
    pub columns: usize,
    pub rows: usize,
    pub children: Vec<Child>,
}

#[derive(Debug)]
pub(in super::super) enum Child {
    Element(Element),
    Mark(Mark),
}

impl Element {
    /// Leaves out the marks that `stays` refuses.
    pub fn keep(&mut self, stays: &dyn Fn(&Mark) -> bool) {
        self.children.retain_mut(|child| match child {
            Child::Mark(mark) => stays(mark),
            Child::Element(element) => {
                element.keep(stays);
                true
            }
        });
    }
}

/// The whole tree; `None` where the file has none, or one larger than is looked at.
pub(in super::super) fn read(pdf: &Pdf) -> Option<Element> {
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
    let tree: Dict<'_> = root.get(b"StructTreeRoot".as_slice())?;
    let id = |(index, raw): (usize, &Dict<'_>)| Some((raw.obj_id()?, index));
    let pages = pdf.pages().iter().map(|page| page.raw()).enumerate().filter_map(id).collect();
    let mut reader = Reader {
        pdf,
        pages,
        roles: tree.get(b"RoleMap".as_slice()),
        seen: HashSet::new(),
        elements: 0,
        kids: 0,
    };
    let mut children = Vec::new();
    let kids = tree.get_raw::<Object<'_>>(b"K".as_slice())?;
    reader.kids(kids, None, 0, &mut children)?;
    (reader.elements > 0).then_some(Element { kind: Kind::Block, columns: 1, rows: 1, children })
}

struct Reader<'a> {
    pdf: &'a Pdf,
    pages: HashMap<ObjectIdentifier, usize>,
    roles: Option<Dict<'a>>,
    /// Each element has one place in the tree: a loop ends where it began.
    seen: HashSet<ObjectIdentifier>,
    elements: usize,
    /// Elements, marks and whatever else stands among them.
    kids: usize,
}

impl<'a> Reader<'a> {
    /// What stands under one key: an element, a mark, or a list of such. `None` when there is too much of it.
    fn kids(
        &mut self,
        kids: MaybeRef<Object<'a>>,
        page: Option<usize>,
        depth: usize,
        out: &mut Vec<Child>,
    ) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        let of = kids.as_obj_ref();
        match self.resolved(kids) {
            Object::Array(list) => list.raw_iter().try_for_each(|kid| {
                let of = kid.as_obj_ref();
                let kid = self.resolved(kid);
                self.kid(kid, of, page, depth, out)
            }),
            other => self.kid(other, of, page, depth, out),
        }
    }

    /// What cannot be found is nothing.
    fn resolved(&self, of: MaybeRef<Object<'a>>) -> Object<'a> {
        match of {
            MaybeRef::Ref(of) => {
                self.pdf.xref().get(ObjectIdentifier::from(of)).unwrap_or(Object::Boolean(false))
            }
            MaybeRef::NotRef(object) => object,
        }
    }

    fn kid(
        &mut self,
        kid: Object<'a>,
        of: Option<ObjRef>,
        page: Option<usize>,
        depth: usize,
        out: &mut Vec<Child>,
    ) -> Option<()> {
        if of.is_some_and(|of| !self.seen.insert(of.into())) {
            return Some(());
        }
        self.kids += 1;
        if self.kids > MOST_KIDS {
            return None;
        }
        match kid {
            Object::Number(number) => out.extend(Self::mark(Some(number), page)),
            Object::Dict(dict) => self.entry(&dict, page, depth, out)?,
            _ => {}
        }
        Some(())
    }

    fn mark(number: Option<Number>, page: Option<usize>) -> Option<Child> {
        let id = number?.as_f64() as i32;
        Some(Child::Mark(Mark { page: page?, id })).filter(|_| id >= 0)
    }

    /// An element, or a mark that says more of itself. A mark in another stream than the page's own is left:
    /// its text then counts as untold.
    fn entry(
        &mut self,
        dict: &Dict<'a>,
        page: Option<usize>,
        depth: usize,
        out: &mut Vec<Child>,
    ) -> Option<()> {
        let own = dict.get_ref(b"Pg".as_slice()).and_then(|of| self.pages.get(&of.into()).copied());
        let page = own.or(page);
        let Some(role) = dict.get::<Name<'_>>(b"S".as_slice()) else {
            if !dict.contains_key(b"Stm".as_slice()) {
                out.extend(Self::mark(dict.get(b"MCID".as_slice()), page));
            }
            return Some(());
        };
        self.elements += 1;
        let kind = self.kind(&role);
        let mut children = Vec::new();
        if let Some(kids) = dict.get_raw::<Object<'_>>(b"K".as_slice()) {
            self.kids(kids, page, depth + 1, &mut children)?;
        }
        let (columns, rows) = if kind == Kind::Cell { spans(dict) } else { (1, 1) };
        out.push(Child::Element(Element { kind, columns, rows, children }));
        Some(())
    }

    /// A name that only this file uses stands for another. One that stands for nothing is a block.
    fn kind(&self, role: &[u8]) -> Kind {
        let mut role = role.to_vec();
        for _ in 0..LONGEST_ROLE {
            if let Some(kind) = standard(&role) {
                return kind;
            }
            let next = self.roles.as_ref().and_then(|roles| roles.get::<Name<'_>>(&role));
            match next {
                Some(next) => role = next.to_vec(),
                None => break,
            }
        }
        Kind::Block
    }
}

fn standard(role: &[u8]) -> Option<Kind> {
    let kind = match role {
        b"Document" | b"DocumentFragment" | b"Part" | b"Div" | b"BlockQuote" | b"Aside" | b"P"
        | b"Caption" | b"LBody" | b"BibEntry" => Kind::Block,
        b"Sect" | b"Art" => Kind::Section,
        b"Span" | b"NonStruct" | b"Private" | b"Link" | b"Reference" | b"Quote" | b"Em" | b"Strong"
        | b"Sub" | b"Code" | b"Annot" | b"Ruby" | b"RB" | b"RT" | b"RP" | b"Warichu" | b"WT" | b"WP"
        | b"Form" | b"Formula" => Kind::Inline,
        b"Title" => Kind::Title,
        b"H" => Kind::Heading(None),
        b"L" => Kind::List,
        b"LI" => Kind::Item,
        b"Lbl" => Kind::Label,
        b"Table" => Kind::Table,
        b"THead" | b"TBody" | b"TFoot" => Kind::Rows,
        b"TR" => Kind::Row,
        b"TH" | b"TD" => Kind::Cell,
        b"TOC" | b"TOCI" | b"Index" => Kind::Contents,
        b"Figure" => Kind::Figure,
        b"Note" | b"FENote" => Kind::Note,
        b"Artifact" => Kind::Artifact,
        [b'H', digits @ ..] if (1..=2).contains(&digits.len()) => {
            let level: u8 = std::str::from_utf8(digits).ok()?.parse().ok()?;
            Kind::Heading(Some(level.clamp(1, 9)))
        }
        _ => return None,
    };
    Some(kind)
}

/// How many columns and rows a cell covers, by its attributes: one dictionary or several.
fn spans(cell: &Dict<'_>) -> (usize, usize) {
    let mut sets: Vec<Dict<'_>> = cell.get::<Dict<'_>>(b"A".as_slice()).into_iter().collect();
    if let Some(list) = cell.get::<Array<'_>>(b"A".as_slice()) {
        sets.extend(list.iter::<Object<'_>>().filter_map(Object::into_dict));
    }
    let most = |key: &[u8]| {
        let values = sets.iter().filter_map(|set| set.get::<i32>(key));
        usize::try_from(values.max().unwrap_or(1)).unwrap_or(1).clamp(1, 1_000)
    };
    (most(b"ColSpan"), most(b"RowSpan"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_standard_names() {
        assert_eq!(standard(b"H3"), Some(Kind::Heading(Some(3))));
        assert_eq!(standard(b"H"), Some(Kind::Heading(None)));
        assert_eq!(standard(b"Hint"), None);
        assert_eq!(standard(b"TD"), Some(Kind::Cell));
    }
}
