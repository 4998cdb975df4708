//! Mutated copies of the corpus's workbooks and documents: the same questions as for texts, asked of files
//! that are packages of XML, and of a PDF that is drawn here.
//!
//! A digit of an amount or of a printed total is changed where it stands, the names of two columns of money
//! change places, a column's name goes, a row or the totals go, two rows change places. What the change does
//! to the truth is known from the file as it is.

use std::io::{Cursor, Read, Write};

use serde_json::Value;
use zip::write::SimpleFileOptions;

use super::mutated::{AMOUNTS, Mutation, changed_amount, lies, places, prints, rows, tables};
use super::{cases, judge, reading};

/// The parts of a package by name, and its text parts as text.
type Parts = Vec<(String, Vec<u8>)>;

const MOST_CHANGES: usize = 10;

fn unpacked(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("a whole part");
            (part.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

fn packed(parts: &Parts) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part");
        archive.write_all(bytes).expect("a whole part");
    }
    archive.finish().expect("a package").into_inner()
}

/// The parts that hold what is read, by their index.
fn texts(parts: &Parts) -> Vec<(usize, String)> {
    let read = |name: &str| {
        name == "content.xml"
            || name == "word/document.xml"
            || name == "xl/sharedStrings.xml"
            || name.starts_with("xl/worksheets/sheet")
    };
    let own = parts.iter().enumerate().filter(|(_, (name, _))| read(name));
    own.map(|(at, (_, bytes))| (at, String::from_utf8_lossy(bytes).into_owned())).collect()
}

/// What stands between tags, with the place where each begins.
fn words(xml: &str) -> Vec<(usize, &str)> {
    let begins = xml.match_indices('>').map(|(at, _)| at + 1);
    begins.filter_map(|at| Some((at, &xml[at..at + xml[at..].find('<')?]))).collect()
}

/// What stands for the figures: an OpenDocument sheet keeps them beside what it shows.
fn figures(xml: &str) -> Vec<(usize, &str)> {
    const VALUE: &str = "office:value=\"";
    let begins: Vec<usize> = xml.match_indices(VALUE).map(|(at, _)| at + VALUE.len()).collect();
    if begins.is_empty() {
        return words(xml);
    }
    begins.into_iter().filter_map(|at| Some((at, &xml[at..at + xml[at..].find('"')?]))).collect()
}

/// The only place where a file prints some digits: the part, and the places of the digits.
fn only_place(texts: &[(usize, String)], digits: &[String]) -> Option<(usize, Vec<usize>)> {
    let mut found = Vec::new();
    for (part, xml) in texts {
        for (begins, text) in figures(xml) {
            for digits in digits {
                let all = places(text, digits).into_iter();
                found.extend(all.map(|own| (*part, own.iter().map(|at| begins + at).collect::<Vec<_>>())));
            }
        }
    }
    found.dedup();
    match found.len() {
        1 => found.pop(),
        _ => None,
    }
}

fn with(parts: &Parts, part: usize, xml: &str) -> Vec<u8> {
    let mut parts = parts.clone();
    parts[part].1 = xml.as_bytes().to_vec();
    packed(&parts)
}

/// The file with one digit of an amount one higher, or 8 for 9; what stood there before and does now.
fn changed(parts: &Parts, amount: &Value, nth: usize) -> Option<(Vec<u8>, Value)> {
    let texts = texts(parts);
    let (part, digits) = only_place(&texts, &prints(amount))?;
    let xml = &texts.iter().find(|(at, _)| *at == part)?.1;
    let index = nth % digits.len();
    let old = xml.as_bytes()[digits[index]];
    if old == b'0' {
        return None;
    }
    let new = if old == b'9' { '8' } else { char::from(old + 1) };
    let mut mutated = xml.clone();
    mutated.replace_range(digits[index]..=digits[index], &new.to_string());
    Some((with(parts, part, &mutated), changed_amount(xml, &digits, index, amount)))
}

fn truth(plain: &Value) -> Vec<Value> {
    tables(plain).into_iter().flat_map(rows).cloned().collect()
}

fn digits_changed(parts: &Parts, plain: &Value) -> Vec<(Vec<u8>, Mutation)> {
    let mut found = Vec::new();
    let mut before = 0;
    for (at, table) in tables(plain).into_iter().enumerate() {
        for column in AMOUNTS {
            let total = &table["printed"][column];
            if table["proved"][column] == true
                && let Some((bytes, _)) = changed(parts, total, 0)
            {
                let what = format!("the printed total of {column} in table {at}");
                found.push((bytes, Mutation::of(what, truth(plain), (at, vec![column]))));
            }
        }
        for (row_at, row) in rows(table).iter().enumerate() {
            for column in AMOUNTS {
                let alone = truth(plain).iter().filter(|other| other[column] == row[column]).count() == 1;
                let others = AMOUNTS.iter().any(|other| *other != column && row[other] == row[column]);
                if alone
                    && !others
                    && let Some((bytes, amount)) = changed(parts, &row[column], row_at)
                {
                    let mut truth = truth(plain);
                    truth[before + row_at][column] = amount;
                    let what = format!("{column} of row {row_at} in table {at}");
                    found.push((bytes, Mutation::of(what, truth, (at, vec![column]))));
                }
            }
        }
        before += rows(table).len();
    }
    // A few of each document, from all over it.
    let step = found.len().div_ceil(MOST_CHANGES).max(1);
    found.into_iter().step_by(step).collect()
}

/// Where a text stands between tags, if it does so once.
fn only_text(texts: &[(usize, String)], wanted: &str) -> Option<(usize, usize)> {
    let all = texts.iter().flat_map(|(part, xml)| words(xml).into_iter().map(move |found| (*part, found)));
    let mut own = all.filter(|(_, (_, text))| text.trim() == wanted).map(|(part, (at, _))| (part, at));
    own.next().filter(|_| own.next().is_none())
}

fn headers_changed(parts: &Parts, plain: &Value) -> Vec<(Vec<u8>, Mutation)> {
    let texts = texts(parts);
    let mut found = Vec::new();
    for table in tables(plain).into_iter().take(1) {
        let columns: Vec<(String, String)> = table["columns"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|one| Some((one["field"].as_str()?.to_string(), one["header"].as_str()?.to_string())))
            .collect();
        let placed: Vec<(&String, &String, usize, usize)> = columns
            .iter()
            .filter_map(|(field, header)| {
                only_text(&texts, header).map(|(part, at)| (field, header, part, at))
            })
            .collect();
        let xml = |part: usize| texts.iter().find(|(at, _)| *at == part).map(|(_, xml)| xml.clone());
        for (field, header, part, at) in &placed {
            let Some(mut xml) = xml(*part) else { continue };
            let end = at + xml[*at..].find('<').unwrap_or(0);
            xml.replace_range(*at..end, "Zorp");
            let what = format!("{header} ({field}) renamed");
            found.push((with(parts, *part, &xml), Mutation::of(what, truth(plain), (0, Vec::new()))));
        }
        let money: Vec<_> = placed.iter().filter(|one| AMOUNTS.contains(&one.0.as_str())).collect();
        // A workbook writes each text once: lists of sums beside would have their headers swapped too.
        let lone = plain["files"][0]["documents"].as_array().is_some_and(|all| all.len() == 1);
        if let [(one, upper, part, first), (other, lower, same, second), ..] = money[..]
            && part == same
            && lone
            && let Some(mut xml) = xml(*part)
        {
            let (low, high) = (first.min(second), first.max(second));
            let (at_low, at_high) = if first < second { (lower, upper) } else { (upper, lower) };
            let end = high + xml[*high..].find('<').unwrap_or(0);
            xml.replace_range(*high..end, at_high);
            let end = low + xml[*low..].find('<').unwrap_or(0);
            xml.replace_range(*low..end, at_low);
            let mut truth = truth(plain);
            for row in &mut truth {
                let held = row[one.as_str()].clone();
                row[one.as_str()] = row[other.as_str()].clone();
                row[other.as_str()] = held;
            }
            let what = format!("{upper} and {lower} swapped");
            found.push((with(parts, *part, &xml), Mutation::of(what, truth, (0, Vec::new()))));
        }
    }
    found
}

/// The row of a table around a place: `<row>`, `<w:tr>` or `<table:table-row>`, if it holds no other.
fn row_around(xml: &str, at: usize) -> Option<std::ops::Range<usize>> {
    ["row", "w:tr", "table:table-row"].into_iter().find_map(|name| {
        let begins = [format!("<{name} "), format!("<{name}>")];
        let begin = begins.iter().filter_map(|tag| xml[..at].rfind(tag.as_str())).max()?;
        let close = format!("</{name}>");
        let end = at + xml[at..].find(&close)? + close.len();
        (xml[begin..end].matches(&close).count() == 1).then_some(begin..end)
    })
}

/// The rows of a file without one of them, without the totals, and with two exchanged.
fn rows_changed(parts: &Parts, plain: &Value) -> Vec<(Vec<u8>, Mutation)> {
    let texts = texts(parts);
    let place = |row: &Value| {
        let amounts =
            AMOUNTS.into_iter().filter(|column| row[*column].as_f64().is_some_and(|units| units != 0.0));
        amounts.filter_map(|column| only_place(&texts, &prints(&row[column]))).find_map(|(part, digits)| {
            let xml = &texts.iter().find(|(at, _)| *at == part)?.1;
            Some((part, xml, row_around(xml, digits[0])?))
        })
    };
    let filled = |row: &Value| -> Vec<&'static str> {
        AMOUNTS.into_iter().filter(|column| row[*column].as_f64().is_some_and(|units| units != 0.0)).collect()
    };
    let mut found = Vec::new();
    for (at, table) in tables(plain).into_iter().enumerate() {
        let placed: Vec<_> = rows(table).iter().map(|row| (row, place(row))).collect();
        let apart = |range: &std::ops::Range<usize>| {
            placed.iter().filter_map(|(_, one)| one.as_ref()).filter(|(.., other)| other == range).count()
                == 1
        };
        for (row, one) in &placed {
            let Some((part, xml, range)) = one.as_ref().filter(|(.., range)| apart(range)) else { continue };
            let mut without = (*xml).clone();
            without.replace_range(range.clone(), "");
            let truth = truth(plain).into_iter().filter(|other| other != *row).collect();
            let what = format!("table {at} without {}", row["title"]);
            found.push((with(parts, *part, &without), Mutation::of(what, truth, (at, filled(row)))));
        }
        for pair in placed.windows(2) {
            let (Some((part, xml, one)), Some((same, _, two))) = (&pair[0].1, &pair[1].1) else { continue };
            if part == same && one.end <= two.start {
                let order = [0..one.start, two.clone(), one.end..two.start, one.clone(), two.end..xml.len()];
                let swapped: String = order.into_iter().map(|range| &xml[range]).collect();
                let what = format!("table {at} with {} after the next", pair[0].0["title"]);
                found
                    .push((with(parts, *part, &swapped), Mutation::of(what, truth(plain), (at, Vec::new()))));
            }
        }
        if let Some((part, xml, range)) = place(&table["printed"]).filter(|(.., range)| {
            placed.iter().filter_map(|(_, one)| one.as_ref()).all(|(.., other)| other != range)
        }) {
            let mut without = xml.clone();
            without.replace_range(range, "");
            let what = format!("table {at} without its totals");
            let truth = truth(plain);
            found.push((
                with(parts, part, &without),
                Mutation::of(what, truth, (at, filled(&table["printed"]))),
            ));
        }
    }
    let step = found.len().div_ceil(MOST_CHANGES).max(1);
    found.into_iter().rev().step_by(step).collect()
}

#[test]
fn a_mutated_package_proves_nothing_that_does_not_stand_there() {
    let mut failures = Vec::new();
    let mut tried = 0;
    let packages = ["xlsx", "docx", "ods"];
    for case in cases().into_iter().filter(|case| packages.contains(&case.folder.as_str())) {
        let plain = reading(&case.name(), &case.bytes());
        if tables(&plain).is_empty() || !judge(&case.expected, &plain).0.is_empty() {
            continue;
        }
        let parts = unpacked(&case.bytes());
        let all = digits_changed(&parts, &plain).into_iter().chain(headers_changed(&parts, &plain));
        let all = all.chain(rows_changed(&parts, &plain));
        for (bytes, mutation) in all {
            tried += 1;
            for lie in lies(&mutation, &reading(&case.name(), &bytes)) {
                failures.push(format!("{}, {}: {lie}", case.name(), mutation.what));
            }
        }
    }
    assert!(tried > 60, "only {tried} mutations");
    assert!(failures.is_empty(), "of {tried} mutations:\n{}", failures.join("\n"));
}

/// A page with cells at the columns' places, drawn with a font that every reader has.
fn drawn(cells: &[Vec<String>], places: &[u32]) -> Vec<u8> {
    let mut stream = String::new();
    for (line, row) in cells.iter().enumerate() {
        for (place, text) in places.iter().zip(row).filter(|(_, text)| !text.is_empty()) {
            let y = 780 - 18 * line;
            stream.push_str(&format!("BT /F 9 Tf {place} {y} Td ({text}) Tj ET\n"));
        }
    }
    let page =
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_string(),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_string(),
        page.to_string(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_string(),
        format!("<</Length {}>>stream\n{stream}\nendstream", stream.len()),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut starts = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        starts.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let table = file.len();
    file.push_str("xref\n0 6\n0000000000 65535 f \n");
    starts.iter().for_each(|start| file.push_str(&format!("{start:010} 00000 n \n")));
    file.push_str(&format!("trailer<</Size 6/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"));
    file.into_bytes()
}

fn spaced(amount: u64) -> String {
    let digits = amount.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|g| str::from_utf8(g).ok()).collect();
    groups.join(" ")
}

#[test]
fn a_mutated_pdf_proves_nothing_that_does_not_stand_there() {
    let facts: [(&str, &str, u64, u64); 5] = [
        ("Hamn i tiden", "Ydre kommun", 1_200_000, 400_000),
        ("Mat fran bygden", "Kinda kommun", 345_000, 115_000),
        ("Kompetens nu", "Motala kommun", 89_000, 44_500),
        ("Ny brygga", "Boxholms kommun", 2_610_000, 870_000),
        ("Natverk i norr", "Finspangs kommun", 57_000, 28_000),
    ];
    // Wide columns, and such that the longest texts nearly meet.
    for places in [[60, 220, 360, 460], [60, 118, 203, 258]] {
        for changed in 0..=2 * facts.len() {
            let mut own = facts;
            if let Some(row) = changed.checked_sub(1) {
                let amount = if row % 2 == 0 { &mut own[row / 2].2 } else { &mut own[row / 2].3 };
                *amount += 10_000;
            }
            let header = ["Projekt", "Organisation", "Total kostnad", "Beviljat belopp"];
            let mut cells = vec![header.map(String::from).to_vec()];
            cells.extend(own.map(|(title, owner, cost, grant)| {
                vec![title.to_string(), owner.to_string(), spaced(cost), spaced(grant)]
            }));
            let sum = |of: fn(&(&str, &str, u64, u64)) -> u64| spaced(facts.iter().map(of).sum());
            cells.push(vec!["Summa".into(), String::new(), sum(|fact| fact.2), sum(|fact| fact.3)]);
            let read = reading("lista.pdf", &drawn(&cells, &places));
            let found: Vec<&Value> = tables(&read).into_iter().flat_map(rows).collect();
            for row in &found {
                let proved = |field: &str| row["sure"][field] == "proved";
                let stands = own.iter().any(|(title, owner, cost, grant)| {
                    (!proved("title") || row["title"] == *title)
                        && (!proved("owner") || row["owner"] == *owner)
                        && (!proved("total_cost") || row["total_cost"].as_f64() == Some(*cost as f64))
                        && (!proved("grant") || row["grant"].as_f64() == Some(*grant as f64))
                });
                assert!(stands, "{changed} changed: {row}");
            }
            assert_eq!(found.len(), facts.len(), "{changed} changed, {places:?}");
            for (column, at) in [("total_cost", 1), ("grant", 0)] {
                let missed = changed > 0 && changed % 2 == at;
                assert_eq!(tables(&read)[0]["proved"][column], !missed, "{changed} changed, {places:?}");
            }
        }
    }
}
