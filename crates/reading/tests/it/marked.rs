//! Documents that know their headings and cells: what changes when rows move, labels are renamed and columns
//! go, and what is said of files that cannot be read.

use std::io::Write;

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

use crate::corpus::reading;

const HEADER: [&str; 5] = ["Aktivitet", "Ansvarig", "Tidplan", "Budget", "Status"];
const ROWS: [[&str; 5]; 4] = [
    ["Öppna en lots", "Näringslivschef", "2031", "50 000 kr", "Pågår"],
    ["Besöka företag", "Alla", "2031–2032", "", "Klar"],
    ["Samla handlarna", "Centrumledare, Handlarföreningen", "Mars 2031", "20 000 kr", ""],
    ["Söka medel", "Utvecklare", "Löpande", "5 000 kr", "Ej påbörjad"],
];

fn page(header: &[&str], rows: &[Vec<&str>]) -> String {
    let line = |cells: &[&str]| {
        let told: String = cells.iter().map(|cell| format!("<td>{cell}</td>")).collect();
        format!("<tr>{told}</tr>")
    };
    let rows: String = rows.iter().map(|row| line(row)).collect();
    format!(
        "<!doctype html><html><body><main><h1>Handlingsplan 2031–2032</h1><h2>Företagsklimat</h2>\
         <table>{}{rows}</table></main></body></html>",
        line(header)
    )
}

/// The initiatives as title, responsible, when and budget.
fn initiatives(page: &str) -> Vec<Value> {
    let read = reading("plan.html", page.as_bytes());
    assert!(!read.to_string().contains("proved\":\"proved"), "nothing proves anything here");
    let documents = read["files"][0]["documents"].as_array().cloned().unwrap_or_default();
    let lists = documents.iter().flat_map(|one| one["chapters"].as_array().cloned().unwrap_or_default());
    lists
        .flat_map(|chapter| chapter["sections"].as_array().cloned().unwrap_or_default())
        .flat_map(|section| section["initiatives"].as_array().cloned().unwrap_or_default())
        .map(|one| {
            let sure = one["sure"].as_object().cloned().unwrap_or_default();
            assert!(sure.values().all(|sure| sure != "proved"), "{sure:?}");
            json!([one["title"], one["responsible"], one["when"], one["budget"], one["status"]])
        })
        .collect()
}

fn rows() -> Vec<Vec<&'static str>> {
    ROWS.iter().map(|row| row.to_vec()).collect()
}

#[test]
fn rows_that_move_take_their_cells_with_them() {
    let plain = initiatives(&page(&HEADER, &rows()));
    assert_eq!(plain.len(), 4);
    assert_eq!(plain[0], json!(["Öppna en lots", ["Näringslivschef"], "2031", "50 000 kr", "Pågår"]));
    for turn in 1..4 {
        let mut moved = rows();
        moved.rotate_left(turn);
        let mut expected = plain.clone();
        expected.rotate_left(turn);
        assert_eq!(initiatives(&page(&HEADER, &moved)), expected, "turned by {turn}");
    }
}

#[test]
fn columns_may_stand_in_any_order() {
    let plain = initiatives(&page(&HEADER, &rows()));
    for turn in 1..5 {
        let mut header = HEADER.to_vec();
        header.rotate_left(turn);
        let mut turned = rows();
        turned.iter_mut().for_each(|row| row.rotate_left(turn));
        assert_eq!(initiatives(&page(&header, &turned)), plain, "turned by {turn}");
    }
}

#[test]
fn a_column_that_is_gone_leaves_its_field_empty() {
    let plain = initiatives(&page(&HEADER, &rows()));
    for (column, field) in [(1, 1), (2, 2), (4, 4)] {
        let mut header = HEADER.to_vec();
        header.remove(column);
        let mut fewer = rows();
        for row in &mut fewer {
            row.remove(column);
        }
        let mut expected = plain.clone();
        for row in &mut expected {
            row[field] = if field == 1 { json!([]) } else { Value::Null };
        }
        assert_eq!(initiatives(&page(&header, &fewer)), expected, "without {}", HEADER[column]);
    }
}

#[test]
fn a_column_under_a_strange_word_is_taken_for_nothing_else() {
    for (column, field) in [(1, 1), (2, 2), (3, 3), (4, 4)] {
        let mut header = HEADER.to_vec();
        header[column] = "Gurka";
        let mut expected = initiatives(&page(&HEADER, &rows()));
        for row in &mut expected {
            row[field] = if field == 1 { json!([]) } else { Value::Null };
        }
        assert_eq!(initiatives(&page(&header, &rows())), expected, "renamed {}", HEADER[column]);
    }
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part begins");
        writer.write_all(text.as_bytes()).expect("a part is written");
    }
    writer.finish().expect("a package ends").into_inner()
}

fn error(name: &str, bytes: &[u8]) -> String {
    reading(name, bytes)["files"][0]["error"]["sv"].as_str().unwrap_or_default().to_string()
}

#[test]
fn files_that_cannot_be_read_say_why() {
    let deep = format!("<document><body>{}", "<p>".repeat(5000));
    let huge = format!("<document><body>{}</body></document>", " ".repeat(30_000_000));
    let cases = [
        (package(&[("word/document.xml", "<document><body>")]), "skadad"),
        (package(&[("word/document.xml", "<document/>")]), "skadad"),
        (package(&[("word/document.xml", &deep)]), "orimligt"),
        (package(&[("word/document.xml", &huge)]), "pack"),
        (b"PK\x03\x04 and no more".to_vec(), "skadad"),
    ];
    for (bytes, word) in cases {
        let said = error("plan.docx", &bytes);
        assert!(said.contains(word), "{word}: {said}");
    }
    let nested = format!("<!doctype html><html><body>{}", "<div>".repeat(100_000));
    assert!(error("sida.html", nested.as_bytes()).contains("kapslad"));
}

#[test]
fn every_row_is_placed_in_its_file() {
    let read = reading("plan.html", page(&HEADER, &rows()).as_bytes());
    let first = &read["files"][0]["documents"][0]["chapters"][0]["sections"][0]["initiatives"][0];
    assert_eq!(first["at"], json!([{"path": "main > table > tr:nth-of-type(2)"}]));
    let body = "<document><body><p><r><t>Handlingsplan 2031</t></r></p><tbl>\
                <tr><tc><p><r><t>Aktivitet</t></r></p></tc><tc><p><r><t>Ansvarig</t></r></p></tc></tr>\
                <tr><tc><p><r><t>Gala</t></r></p></tc><tc><p><r><t>Eva</t></r></p></tc></tr>\
                </tbl></body></document>";
    let read = reading("plan.docx", &package(&[("word/document.xml", body)]));
    let first = &read["files"][0]["documents"][0]["chapters"][0]["sections"][0]["initiatives"][0];
    assert_eq!(first["activities"][0]["at"], json!([{"paragraph": 4}]));
}
