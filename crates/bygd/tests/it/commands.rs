//! `bygd read`: formats, languages, exit codes and bad input.

use serde_json::Value;

use crate::program::{run, text};

const ANNEX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/delregionala-insatser-2020.txt");
const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/verksamhetsplan.txt");

fn json(files: &[&str]) -> Value {
    let mut arguments = vec!["read", "--format", "json"];
    arguments.extend(files);
    serde_json::from_str(&run(&arguments).out()).unwrap()
}

#[test]
fn a_list_of_grants_is_read_and_proved() {
    let reading = json(&[ANNEX]);
    let document = &reading["files"][0]["documents"][0];
    assert_eq!(document["kind"], "grants");
    let tables = document["tables"].as_array().unwrap();
    let rows: usize = tables.iter().map(|table| table["rows"].as_array().unwrap().len()).sum();
    assert_eq!((tables.len(), rows), (13, 59));
    assert!(
        tables.iter().all(|table| table["proved"]["grant"] == true && table["proved"]["total_cost"] == true)
    );
}

#[test]
fn a_plan_is_read_in_the_same_run() {
    let reading = json(&[ANNEX, PLAN]);
    let kinds: Vec<&Value> = reading["files"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|file| file["documents"].as_array().unwrap())
        .map(|document| &document["kind"])
        .collect();
    assert_eq!(kinds, ["grants", "plan", "indicators"]);
}

#[test]
fn messages_come_in_two_languages() {
    assert!(run(&["read", ANNEX]).ok().lines().last().unwrap().starts_with("59 projekt"));
    assert!(run(&["--lang", "en", "read", ANNEX]).ok().lines().last().unwrap().starts_with("59 projects"));
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_others_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let binary = folder.path().join("bild.txt");
    std::fs::write(&binary, [0u8, 159, 146, 150, 0, 1, 2, 3].repeat(100)).unwrap();
    let empty = folder.path().join("tom.txt");
    std::fs::write(&empty, "").unwrap();
    let missing = folder.path().join("finns-inte.txt");
    let ran = run(&["read", "--format", "json", text(&binary), ANNEX, text(&empty), text(&missing)]);
    assert_eq!(ran.code(), Some(2));
    assert_eq!(ran.err().lines().count(), 3, "one clear line each: {}", ran.err());
    ran.fails_with(2, "filen finns inte");
    let reading: Value = serde_json::from_str(&ran.out()).unwrap();
    assert_eq!(reading["files"][1]["documents"].as_array().unwrap().len(), 1);
    assert!(reading["files"][3]["error"]["sv"].is_string());
}

#[test]
fn a_very_large_file_is_refused_without_being_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let large = folder.path().join("stor.txt");
    std::fs::File::create(&large).unwrap().set_len(200 << 20).unwrap();
    run(&["read", text(&large)]).fails_with(2, "för stor");
}

#[test]
fn nothing_known_is_not_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let letter = folder.path().join("brev.txt");
    std::fs::write(&letter, "Hej!\n\nVi ses på torsdag.\n").unwrap();
    let ran = run(&["read", "--format", "json", text(&letter)]);
    assert_eq!(ran.code(), Some(0));
    let reading: Value = serde_json::from_str(&ran.out()).unwrap();
    assert_eq!(reading["findings"][0]["rule"], "nothing-recognised");
}

#[test]
fn wrong_usage_is_exit_1() {
    assert_eq!(run(&["read"]).code(), Some(1));
    assert_eq!(run(&["read", "--format", "xml", ANNEX]).code(), Some(1));
    assert_eq!(run(&["nonsens"]).code(), Some(1));
    assert_eq!(run(&["--help"]).code(), Some(0));
}
