//! Places: from the numbers of the block model's lines to where things stand in the file.

use crate::contract::{At, Document, Indicators, Place, Plan, Reading};

/// More separate places than this for one fact help nobody.
const MOST: usize = 50;

/// Puts the file's own places where the reader wrote line numbers; nothing to do where `places` is empty.
pub fn locate(reading: &mut Reading, places: &[Place]) {
    put(reading, places);
}

/// The same, but a place without lines of its own keeps the numbers of the reader's lines.
pub fn locate_in_text(reading: &mut Reading, places: &[Place]) {
    let numbered = (1..).zip(places).map(|(number, place)| {
        let lines = place.lines.or(Some([number, number]));
        if *place == Place::default() { Place::default() } else { Place { lines, ..place.clone() } }
    });
    put(reading, &numbered.collect::<Vec<_>>());
}

fn put(reading: &mut Reading, places: &[Place]) {
    if places.is_empty() {
        return;
    }
    let documents = reading.files.iter_mut().flat_map(|file| &mut file.documents);
    documents.for_each(|document| each_place(document, &mut |at| *at = of_lines(at, places)));
    for place in reading.findings.iter_mut().flat_map(|finding| &mut finding.places) {
        place.at = of_lines(&place.at, places);
    }
}

/// The places of all lines that `at` names, neighbours joined.
fn of_lines(at: &At, places: &[Place]) -> At {
    let mut found: At = Vec::new();
    for [first, last] in at.iter().filter_map(|place| place.lines) {
        let from = (first.max(1) as usize - 1).min(places.len());
        let to = (last as usize).clamp(from, places.len());
        for place in &places[from..to] {
            if *place == Place::default() || found.last_mut().is_some_and(|before| join(before, place)) {
                continue;
            }
            if found.len() < MOST {
                found.push(place.clone());
            }
        }
    }
    found
}

/// Widens a place by the next one if both are of one page, one sheet, or one run of lines.
fn join(before: &mut Place, next: &Place) -> bool {
    let same = before.page == next.page
        && before.sheet == next.sheet
        && before.paragraph == next.paragraph
        && before.path == next.path
        && before.recognised == next.recognised;
    if !same {
        return false;
    }
    before.lines = both(before.lines, next.lines, |a, b| [a[0].min(b[0]), a[1].max(b[1])]);
    before.bounds = both(before.bounds, next.bounds, |a, b| {
        [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
    });
    before.cells = both(before.cells.take(), next.cells.clone(), |a, b| around(&a, &b));
    true
}

fn both<T>(a: Option<T>, b: Option<T>, join: impl FnOnce(T, T) -> T) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(join(a, b)),
        (a, b) => a.or(b),
    }
}

/// The smallest range of cells around two: `B2:D2` and `A3` give `A2:D3`.
fn around(a: &str, b: &str) -> String {
    let corners: Vec<(u32, u32)> = a.split(':').chain(b.split(':')).filter_map(corner).collect();
    let columns = || corners.iter().map(|(column, _)| *column);
    let rows = || corners.iter().map(|(_, row)| *row);
    match (columns().min(), rows().min(), columns().max(), rows().max()) {
        (Some(left), Some(top), Some(right), Some(bottom)) => range((left, top), (right, bottom)),
        _ => a.to_string(),
    }
}

/// Column and row of a cell's name, both counted from 1.
fn corner(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let column = letters.bytes().try_fold(0u32, |sum, letter| {
        let value = letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?;
        sum.checked_mul(26)?.checked_add(u32::from(value) + 1)
    })?;
    Some((column, row.parse().ok()?))
}

/// The name of a range of cells from its corners, each column and row counted from 1: `B4:F4`, or `B4` alone.
pub fn range(from: (u32, u32), to: (u32, u32)) -> String {
    let name = |(column, row): (u32, u32)| format!("{}{row}", letters(column));
    if from == to { name(from) } else { format!("{}:{}", name(from), name(to)) }
}

fn letters(mut column: u32) -> String {
    let mut name = Vec::new();
    while column > 0 {
        column -= 1;
        name.push(char::from(b'A' + (column % 26) as u8));
        column /= 26;
    }
    name.iter().rev().collect()
}

/// Calls `visit` with every `at` of a document.
fn each_place(document: &mut Document, visit: &mut dyn FnMut(&mut At)) {
    match document {
        Document::Grants(grants) => {
            visit(&mut grants.at);
            grants.groups.iter_mut().for_each(|group| visit(&mut group.at));
            for table in &mut grants.tables {
                visit(&mut table.at);
                for row in &mut table.rows {
                    visit(&mut row.at);
                    visit(&mut row.description_at);
                }
            }
        }
        Document::Aggregates(aggregates) => {
            visit(&mut aggregates.at);
            aggregates.rows.iter_mut().for_each(|row| visit(&mut row.at));
        }
        Document::Plan(plan) => each_of_plan(plan, visit),
        Document::Indicators(Indicators { at, rows, .. }) => {
            visit(at);
            rows.iter_mut().for_each(|row| visit(&mut row.at));
        }
    }
}

fn each_of_plan(plan: &mut Plan, visit: &mut dyn FnMut(&mut At)) {
    visit(&mut plan.at);
    for chapter in &mut plan.chapters {
        visit(&mut chapter.at);
        for section in &mut chapter.sections {
            visit(&mut section.at);
            for initiative in &mut section.initiatives {
                visit(&mut initiative.at);
                initiative.activities.iter_mut().for_each(|activity| visit(&mut activity.at));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{FileReading, Source};

    #[test]
    fn names_ranges_and_joins_them() {
        assert_eq!(range((1, 1), (1, 1)), "A1");
        assert_eq!(range((2, 4), (28, 4)), "B4:AB4");
        assert_eq!(around("B2:D2", "A3"), "A2:D3");
        assert_eq!(around("Z1", "AA1"), "Z1:AA1");
    }

    #[test]
    fn lines_become_the_places_of_the_file_with_neighbours_joined() {
        let cell = |sheet: &str, cells: &str| Place {
            sheet: Some(sheet.into()),
            cells: Some(cells.into()),
            ..Place::default()
        };
        let places = [cell("A", "A1:C1"), cell("A", "A2:D2"), Place::default(), cell("B", "A1")];
        assert_eq!(of_lines(&vec![Place::lines(1, 4)], &places), [cell("A", "A1:D2"), cell("B", "A1")]);
        assert_eq!(of_lines(&vec![Place::lines(2, 2)], &places), [cell("A", "A2:D2")]);
        assert_eq!(of_lines(&vec![Place::lines(9, 12)], &places), []);
    }

    #[test]
    fn beside_a_text_places_keep_the_lines_of_it() {
        let cell = |cells: &str, lines: Option<[u32; 2]>| Place {
            cells: Some(cells.into()),
            lines,
            ..Place::default()
        };
        let file = FileReading {
            documents: vec![Document::Indicators(Indicators {
                at: vec![Place::lines(2, 3)],
                ..Indicators::default()
            })],
            source: Source { name: String::new(), media_type: None, sha256: None, pages: None, lines: None },
            error: None,
        };
        let mut reading = Reading { files: vec![file], ..Reading::default() };
        locate_in_text(&mut reading, &[cell("A1", None), cell("A2:B2", None), cell("A3", None)]);
        let Document::Indicators(found) = &reading.files[0].documents[0] else { panic!("indicators") };
        assert_eq!(found.at, [cell("A2:B3", Some([2, 3]))]);
    }
}
