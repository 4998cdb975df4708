//! Small tagged PDFs made by hand, and what is wrong with their tags.

use crate::formats::pdf;
use crate::page::{Line, Role};

/// A text with its left edge and its distance from the lower edge of the page.
type Drawn = (&'static str, u32, u32);

const TEXTS: [Drawn; 9] = [
    ("Beviljade projekt", 60, 760),
    ("Projekt", 60, 700),
    ("Bidrag", 300, 700),
    ("Ny brygga", 60, 680),
    ("120 000", 300, 680),
    ("Byabuss", 60, 660),
    ("80 000", 300, 660),
    ("Summa", 60, 640),
    ("200 000", 300, 640),
];

/// An element by its name and what stands in it: marks, or other elements by their numbers here.
#[derive(Clone)]
struct Tag(&'static str, Vec<Kid>);

#[derive(Clone, Copy)]
enum Kid {
    Mark(usize),
    Tag(usize),
}

/// A heading (1) and a table (2) with the rows 3 to 6 and their cells after them.
fn tags() -> Vec<Tag> {
    let mut tags = vec![
        Tag("Document", vec![Kid::Tag(1), Kid::Tag(2)]),
        Tag("H1", vec![Kid::Mark(0)]),
        Tag("Table", (3..7).map(Kid::Tag).collect()),
    ];
    tags.extend((0..4).map(|row| Tag("TR", vec![Kid::Tag(7 + 2 * row), Kid::Tag(8 + 2 * row)])));
    tags.extend((1..9).map(|mark| Tag("TD", vec![Kid::Mark(mark)])));
    tags
}

/// A file of one page; the number of a tag is that of its object less 10.
fn file(tags: &[Tag]) -> Vec<u8> {
    let text = |(mark, (text, x, y)): (usize, &Drawn)| {
        format!("/P <</MCID {mark}>> BDC BT /F1 10 Tf {x} {y} Td ({text}) Tj ET EMC\n")
    };
    let stream: String = TEXTS.iter().enumerate().map(text).collect();
    let mut objects = vec![
        (1, "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>".to_string()),
        (2, "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_string()),
        (
            3,
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
                .to_string(),
        ),
        (4, format!("<</Length {}>>\nstream\n{stream}endstream", stream.len())),
        (5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_string()),
        (6, "<</Type/StructTreeRoot/K 10 0 R>>".to_string()),
    ];
    for (number, Tag(name, kids)) in tags.iter().enumerate() {
        let kid = |kid: &Kid| match kid {
            Kid::Mark(mark) => mark.to_string(),
            Kid::Tag(tag) => format!("{} 0 R", tag + 10),
        };
        let kids: Vec<String> = kids.iter().map(kid).collect();
        let kids = kids.join(" ");
        objects.push((number + 10, format!("<</Type/StructElem/S/{name}/Pg 3 0 R/K[{kids}]>>")));
    }
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut entries = String::from("0 1\n0000000000 65535 f \n");
    for (number, body) in &objects {
        entries.push_str(&format!("{number} 1\n{:010} 00000 n \n", bytes.len()));
        bytes.extend(format!("{number} 0 obj\n{body}\nendobj\n").bytes());
    }
    let start = bytes.len();
    let size = objects.len() + 11;
    bytes.extend(
        format!("xref\n{entries}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    bytes
}

fn lines(tags: &[Tag]) -> Vec<Line> {
    let content = pdf::read(&file(tags), &[]).map_err(|words| words.en).expect("a file that can be read");
    content.lines.into_iter().filter(|line| !line.is_blank()).collect()
}

fn rows(lines: &[Line]) -> Vec<Vec<&str>> {
    let rows = lines.iter().filter(|line| line.role == Role::Row);
    rows.map(|line| line.cells.iter().map(String::as_str).collect()).collect()
}

/// Every text stands in the lines once.
fn nothing_is_lost(lines: &[Line]) {
    let all: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let all = all.join("\n");
    for (text, ..) in TEXTS {
        assert!(all.contains(text), "{text} in {all}");
    }
    let signs = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    assert_eq!(signs(&all), TEXTS.iter().map(|(text, ..)| signs(text)).sum::<usize>(), "{all}");
}

#[test]
fn headings_and_tables_are_as_tagged() {
    let found = lines(&tags());
    nothing_is_lost(&found);
    assert_eq!((found[0].text.as_str(), found[0].role), ("Beviljade projekt", Role::Heading(1)));
    let expected =
        [["Projekt", "Bidrag"], ["Ny brygga", "120 000"], ["Byabuss", "80 000"], ["Summa", "200 000"]];
    assert_eq!(rows(&found), expected);
}

#[test]
fn a_row_that_is_missing_in_the_tags_is_in_the_table_all_the_same() {
    let mut tags = tags();
    tags[2].1.remove(2);
    let found = lines(&tags);
    nothing_is_lost(&found);
    let at = |text: &str| found.iter().position(|line| line.text.contains(text));
    assert!(at("Ny brygga") < at("Byabuss") && at("Byabuss") < at("Summa"));
}

#[test]
fn rows_in_another_order_than_on_the_page_are_not_believed() {
    let mut tags = tags();
    tags[2].1.swap(1, 3);
    let found = lines(&tags);
    nothing_is_lost(&found);
    let at = |text: &str| found.iter().position(|line| line.text.contains(text));
    assert!(at("Ny brygga") < at("Summa"));
}

#[test]
fn cells_that_swap_their_columns_are_not_believed() {
    let mut tags = tags();
    tags[4].1.swap(0, 1);
    let found = lines(&tags);
    nothing_is_lost(&found);
    assert!(found.iter().any(|line| line.text.starts_with("Ny brygga") && line.text.ends_with("120 000")));
}

#[test]
fn a_row_with_fewer_cells_is_not_believed() {
    let mut tags = tags();
    tags[5].1.pop();
    let found = lines(&tags);
    nothing_is_lost(&found);
    assert!(found.iter().any(|line| line.text.starts_with("Byabuss") && line.text.ends_with("80 000")));
}

#[test]
fn a_heading_that_is_tagged_last_stays_where_it_stands() {
    let mut tags = tags();
    tags[0].1.reverse();
    let found = lines(&tags);
    nothing_is_lost(&found);
    assert_eq!(found[0].text, "Beviljade projekt");
}

#[test]
fn loops_end_and_what_has_two_places_has_one() {
    for (tag, kid) in [(2, 0), (2, 2), (6, 2), (14, 0), (1, 1)] {
        let mut tags = tags();
        tags[tag].1.push(Kid::Tag(kid));
        nothing_is_lost(&lines(&tags));
    }
    let mut tags = tags();
    tags[1].1.push(Kid::Mark(3));
    nothing_is_lost(&lines(&tags));
}

#[test]
fn tags_that_leave_out_most_of_the_text_are_not_believed() {
    let mut tags = tags();
    tags[0].1.pop();
    nothing_is_lost(&lines(&tags));
}

#[test]
fn a_tree_that_is_too_deep_is_left() {
    let mut tags: Vec<Tag> = (0..400).map(|depth| Tag("Div", vec![Kid::Tag(depth + 1)])).collect();
    tags.push(Tag("P", (0..9).map(Kid::Mark).collect()));
    nothing_is_lost(&lines(&tags));
}
