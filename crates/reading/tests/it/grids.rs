//! Rows of explicit cells: what a changed cell does to how sure the reading is, and files made to do harm.

use std::io::Write;
use std::time::{Duration, Instant};

use reading::Reading;
use reading::contract::{Document, GrantRow, Sure};
use serde_json::Value;

use super::grants::{grants, rows, rules};

fn csv(table: &[Vec<String>]) -> Reading {
    let text: Vec<String> = table.iter().map(|row| row.join(";")).collect();
    read("lista.csv", text.join("\n").as_bytes())
}

fn read(name: &str, bytes: &[u8]) -> Reading {
    reading::read_bytes(name, bytes, &|_| ())
}

/// A list with groups, subtotals and a total in all columns of money.
fn list() -> Vec<Vec<String>> {
    let rows = [
        "Beviljade projektmedel 2023;;;;;",
        "Dnr;Projekt;Projektägare;Sökt belopp;Total kostnad;Beviljat belopp",
        "Norra delen;;;;;",
        "N-1;Lärcentrum;Ydre kommun;400 000;1 200 000;380 000",
        "N-2;Bron;Byalaget Norr;250 000;510 000;190 500",
        "N-3;Spåret;Kinda kommun;75 000;150 000;75 000",
        "Delsumma;;;725 000;1 860 000;645 500",
        "Södra delen;;;;;",
        "S-1;Hamnen;Hamnbolaget AB;900 000;2 400 000;800 000",
        "S-2;Torget;Södra stad;120 000;260 000;100 000",
        "Delsumma;;;1 020 000;2 660 000;900 000",
        "Totalt;;;1 745 000;4 520 000;1 545 500",
    ];
    rows.iter().map(|row| row.split(';').map(str::to_string).collect()).collect()
}

const MONEY: [&str; 3] = ["applied", "total_cost", "grant"];

fn value(row: &GrantRow, field: &str) -> Value {
    serde_json::to_value(row).map(|row| row[field].clone()).unwrap_or_default()
}

/// Values that claim to be proved and differ from the truth, by the row's own reference.
fn wrong_and_proved(truth: &Reading, read: &Reading) -> Vec<String> {
    let truth = rows(truth);
    let mut wrong = Vec::new();
    for row in rows(read) {
        let Some(real) = truth.iter().find(|real| real.reference == row.reference) else {
            wrong.push(format!("no such row: {:?}", row.title));
            continue;
        };
        for field in row.sure.iter().filter(|(_, sure)| **sure == Sure::Proved).map(|(field, _)| field) {
            if value(row, field) != value(real, field) {
                wrong.push(format!("{field} of {:?}: {}", row.reference, value(row, field)));
            }
        }
    }
    wrong
}

fn proved(reading: &Reading) -> usize {
    let sure = |row: &&GrantRow| row.sure.values().filter(|sure| **sure == Sure::Proved).count();
    rows(reading).iter().map(sure).sum()
}

#[test]
fn a_list_is_read_with_its_groups_and_all_sums_prove_it() {
    let reading = csv(&list());
    let grants = grants(&reading).expect("grants");
    let paths: Vec<_> = grants.tables.iter().map(|table| table.path.join("/")).collect();
    assert_eq!(paths, ["Norra delen", "Södra delen"]);
    assert_eq!(proved(&reading), 5 * MONEY.len());
    assert!(rules(&reading).iter().all(|rule| *rule == "full-funding" || *rule == "name-variants"));
}

#[test]
fn a_changed_digit_is_never_proved() {
    let truth = csv(&list());
    for row in 3..12 {
        for column in 3..6 {
            let mut table = list();
            let old = table[row].get(column).cloned().unwrap_or_default();
            for (place, _) in old.char_indices().filter(|(_, sign)| sign.is_ascii_digit()) {
                let digit = if &old[place..=place] == "9" { "1" } else { "9" };
                let mut new = old.clone();
                new.replace_range(place..=place, digit);
                table[row][column] = new;
                let reading = csv(&table);
                let wrong = wrong_and_proved(&truth, &reading);
                assert!(wrong.is_empty(), "row {row}, {old}: {wrong:?}");
                assert!(rules(&reading).contains(&"sum-mismatch"), "row {row}, {old}");
            }
        }
    }
}

#[test]
fn a_dropped_or_doubled_row_is_never_proved() {
    let truth = csv(&list());
    for row in [3, 4, 5, 8, 9] {
        let mut dropped = list();
        dropped.remove(row);
        let mut doubled = list();
        doubled.insert(row, doubled[row].clone());
        for table in [dropped, doubled] {
            let reading = csv(&table);
            assert!(wrong_and_proved(&truth, &reading).is_empty());
            assert!(rules(&reading).contains(&"sum-mismatch"));
            assert!(proved(&reading) < proved(&truth));
        }
    }
}

#[test]
fn columns_in_another_order_give_the_same_facts() {
    let truth = csv(&list());
    for (a, b) in [(0, 1), (1, 2), (2, 4), (3, 5), (4, 5), (0, 5)] {
        let mut table = list();
        table.iter_mut().filter(|row| row.len() > 3 && !row[1].is_empty() || row[5].len() > 2).for_each(
            |row| {
                row.swap(a, b);
            },
        );
        let reading = csv(&table);
        assert!(wrong_and_proved(&truth, &reading).is_empty(), "{a} {b}");
        assert_eq!(rows(&reading).len(), 5, "{a} {b}");
    }
}

#[test]
fn headers_that_changed_places_are_not_proved() {
    let truth = csv(&list());
    for (a, b) in [(3, 4), (4, 5), (3, 5)] {
        let mut table = list();
        table[1].swap(a, b);
        let wrong = wrong_and_proved(&truth, &csv(&table));
        assert!(wrong.is_empty(), "{a} {b}: {wrong:?}");
    }
}

#[test]
fn without_sums_nothing_is_proved() {
    let mut table = list();
    table.retain(|row| !matches!(row[0].as_str(), "Delsumma" | "Totalt"));
    let reading = csv(&table);
    assert_eq!((rows(&reading).len(), proved(&reading)), (5, 0));
    let mut only_total = list();
    only_total.retain(|row| row[0] != "Delsumma");
    assert_eq!(proved(&csv(&only_total)), proved(&csv(&list())));
}

#[test]
fn a_header_that_says_nothing_leaves_its_column_alone() {
    for column in 3..6 {
        let mut table = list();
        table[1][column] = "Kolumn".to_string();
        let reading = csv(&table);
        for row in rows(&reading) {
            assert!(value(row, MONEY[column - 3]).is_null());
            assert!(row.other.contains_key("Kolumn"));
        }
        assert!(wrong_and_proved(&csv(&list()), &reading).is_empty());
    }
}

#[test]
fn other_tables_give_no_list_of_grants() {
    let tables = [
        "Konto;Text;Budget 2023;Utfall 2023;Avvikelse\n3010;Statsbidrag;100 000;90 000;10 000\n",
        "Indikator;Nuläge;Mål 2025;Källa\nBeviljade bidrag;12;20;egen\nFöretag;1 200;1 500;SCB\n",
        "Åtgärd;Ansvarig;Tidplan;Kostnad\nSkyltar;Tekniska;2023;100 000\nMöten;Näringsliv;Löpande;50 000\n",
        "Leverantör;Fakturadatum;Konto;Belopp\nSågen AB;2023-01-02;5010;12 500\nElen AB;2023-02-02;5020;8 500\n",
        "Kommun;Invånare;Skattesats\nYdre;3 600;33,1\nKinda;9 900;32,8\n",
        "Namn;Telefon;E-post\nA;010-000 00 00;a@b.example\nB;010-000 00 01;b@b.example\n",
    ];
    for table in tables {
        let reading = read("tabell.csv", table.as_bytes());
        let lists = reading.files[0]
            .documents
            .iter()
            .filter(|one| matches!(one, Document::Grants(_) | Document::Aggregates(_)));
        assert_eq!(lists.count(), 0, "{table}");
    }
}

// ---- size and harm ----------------------------------------------------------------------------------------

#[test]
fn twenty_thousand_rows_are_read_whole() {
    let mut text = String::from("Dnr;Projekt;Sökande;Kommun;Sökt belopp;Beviljat belopp\n");
    for number in 1..=20_000 {
        text.push_str(&format!("{number}/23;Projekt {number};Förening {number};Ydre;{number}00;{number}0\n"));
    }
    text.push_str("Summa;;;;20001000000;2000100000\n");
    let start = Instant::now();
    let reading = read("lista.csv", text.as_bytes());
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    assert_eq!(rows(&reading).len(), 20_000);
    assert_eq!(grants(&reading).expect("grants").tables[0].proved.grant, Some(true));
}

#[expect(clippy::unwrap_used, reason = "a test's own archive")]
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn harmful_and_broken_workbooks_are_refused_in_plain_words() {
    let locked: Vec<u8> = b"\xd0\xcf\x11\xe0"
        .iter()
        .copied()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let bomb = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/a.xml", &vec![b' '; 80 * 1024 * 1024])]);
    let cases: [(&[u8], &str); 5] = [
        (b"PK\x03\x04rest", "skadad"),
        (&archive(&[("xl/workbook.xml", b"<workbook")]), "skadad"),
        (&bomb, "packar upp"),
        (&locked, "lösenord"),
        (&archive(&[("a.txt", b"hej")]), "ZIP"),
    ];
    for (bytes, word) in cases {
        let reading = read("bok.xlsx", bytes);
        let error = reading.files[0].error.as_ref().expect("a refusal");
        assert!(error.sv.contains(word), "{error:?}");
    }
}

#[test]
fn cut_off_files_never_break_the_reader() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for (kind, name) in [("xlsx", "eu_insatser"), ("ods", "maakuntaliitto"), ("xls", "lansstyrelse")] {
        let bytes = std::fs::read(folder.join(kind).join(format!("{name}.{kind}"))).expect("a file");
        for part in 1..12 {
            let cut = &bytes[..bytes.len() * part / 12];
            let mut changed = bytes.clone();
            changed[bytes.len() * part / 12] ^= 0x55;
            for bytes in [cut, &changed] {
                assert_eq!(read("bok", bytes).files.len(), 1);
            }
        }
    }
}
