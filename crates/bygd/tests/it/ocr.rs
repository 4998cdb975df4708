//! Text recognition: off unless asked for, with the machine's own tesseract, and never a proof of its own.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use crate::program::{bygd, run};

/// A page that is one picture: a list whose two printed totals are right.
const SCAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/inskannad.pdf");

fn read(path: Option<&Path>) -> (Option<i32>, String, String) {
    let mut command = bygd(&["read", SCAN, "--format", "json", "--ocr"]);
    if let Some(path) = path {
        command.env("PATH", path);
    }
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// A folder with two programs of these scripts.
fn fakes(pdftoppm: &str, tesseract: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, script) in [("pdftoppm", pdftoppm), ("tesseract", tesseract)] {
        let file = folder.path().join(name);
        fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }
    folder
}

#[test]
fn a_scanned_page_is_read_when_asked_and_only_its_totals_prove() {
    let without = run(&["read", SCAN, "--format", "json"]).out();
    assert!(without.contains("no-text-layer") && without.contains("\"documents\": []"), "{without}");
    let (code, out, err) = read(None);
    assert_eq!(code, Some(0), "{err}");
    let reading: serde_json::Value = serde_json::from_str(&out).unwrap();
    let rules: Vec<&str> =
        reading["findings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect();
    assert!(rules.contains(&"recognised-text") && !rules.contains(&"no-text-layer"), "{rules:?}");
    let table = &reading["files"][0]["documents"][0]["tables"][0];
    let rows = table["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 5, "{table}");
    for row in rows {
        assert_eq!(row["at"][0]["recognised"], true, "{row}");
        for field in ["title", "owner"] {
            assert!(matches!(row["sure"][field].as_str(), Some("assumed" | "ambiguous")), "{row}");
        }
        for field in ["grant", "total_cost"] {
            let proved = row["sure"][field] == "proved";
            assert_eq!(proved, table["proved"][field] == true, "{row}");
        }
    }
    assert_eq!(rows[4]["title"], "Fiber sista milen");
}

#[test]
fn a_machine_without_the_programs_says_what_to_install() {
    let empty = tempfile::tempdir().unwrap();
    let (code, _, err) = read(Some(empty.path()));
    assert_eq!(code, Some(2));
    assert!(err.contains("tesseract-ocr-swe") && err.contains("poppler-utils"), "{err}");
    let mute = fakes("exit 1", "exit 1");
    let (code, _, err) = read(Some(mute.path()));
    assert_eq!(code, Some(2));
    assert!(err.contains("tesseract-ocr-swe"), "{err}");
}

#[test]
fn programs_that_misbehave_leave_the_page_a_picture() {
    let langs = "[ \"$1\" = --list-langs ] && echo swe && exit 0";
    let misbehaving = [
        ("exit 1", format!("{langs}\nexit 0")),
        ("echo bild", format!("{langs}\nexit 1")),
        ("echo bild", format!("{langs}\necho detta är ingen tabell")),
        ("echo bild", format!("{langs}\nkill -9 $$")),
    ];
    for (pdftoppm, tesseract) in misbehaving {
        let folder = fakes(pdftoppm, &tesseract);
        let (code, out, err) = read(Some(folder.path()));
        assert_eq!(code, Some(0), "{err}");
        assert!(out.contains("recognition-failed") && out.contains("no-text-layer"), "{tesseract}: {out}");
        assert!(out.contains("\"documents\": []"), "{out}");
    }
    let rows = [
        "level page block par line word left top width height conf text",
        "1 1 0 0 0 0 0 0 900 900 -1 ",
        "5 1 1 1 1 1 -5 NaN 99999999999 1e308 90 Hej",
    ];
    let lies = format!("printf '{}\\n'", rows.map(|row| row.replace(' ', "\\t")).join("\\n"));
    let folder = fakes("echo bild", &format!("{langs}\n{lies}"));
    let (code, out, err) = read(Some(folder.path()));
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("no-text-layer"), "places that are none make no words: {out}");
}
