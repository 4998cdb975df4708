//! The corpus: documents as unlike each other as offices' are, each beside what a person reads in it.
//!
//! `corpus/FORMAT/NAME.EXT` has `NAME.expected.json` beside it, a subset of the reading contract with
//! `documents`, and `findings` or `no_findings` by rule. `"known": "why"` marks a document that is not yet
//! read as expected. A value that is not what stands there and claims to be proved fails always.

mod compare;
mod mutated;
mod packages;

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;

use compare::{Difference, Score};

pub struct Case {
    pub folder: String,
    pub path: PathBuf,
    pub expected: Value,
}

impl Case {
    pub fn name(&self) -> String {
        let name = self.path.file_name().map(|name| name.to_string_lossy().into_owned());
        format!("{}/{}", self.folder, name.unwrap_or_default())
    }

    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.path).expect("the document is readable")
    }
}

/// What the reader makes of some bytes, as the contract prints it.
pub fn reading(name: &str, bytes: &[u8]) -> Value {
    let reading = reading::read_bytes(name, bytes, &|_| ());
    serde_json::to_value(&reading).expect("the contract is JSON")
}

/// Every document of the corpus in order of folder and name; `BYGD_CORPUS` names another one for a trial.
pub fn cases() -> Vec<Case> {
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let root = std::env::var_os("BYGD_CORPUS").map_or_else(own, PathBuf::from);
    let mut found = Vec::new();
    for folder in sorted(&root).into_iter().filter(|path| path.is_dir()) {
        for path in sorted(&folder) {
            let name = path.to_string_lossy().into_owned();
            if !path.is_file() || name.ends_with(".expected.json") || name.ends_with("README.md") {
                continue;
            }
            let beside = path.with_extension("expected.json");
            let text = std::fs::read_to_string(&beside);
            let text = text.unwrap_or_else(|error| panic!("{}: {error}", beside.display()));
            let expected = serde_json::from_str(&text);
            let expected = expected.unwrap_or_else(|error| panic!("{}: {error}", beside.display()));
            let folder = folder.file_name().map(|name| name.to_string_lossy().into_owned());
            found.push(Case { folder: folder.unwrap_or_default(), path, expected });
        }
    }
    found
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// Everything in which a reading is not as expected, and the score of its rows.
pub fn judge(expected: &Value, reading: &Value) -> (Vec<Difference>, Score) {
    let mut found = compare::documents(&expected["documents"], &reading["files"][0]["documents"]);
    let rules: Vec<&str> =
        reading["findings"].as_array().into_iter().flatten().filter_map(|one| one["rule"].as_str()).collect();
    let named = |key: &str| {
        let list = expected[key].as_array().cloned().unwrap_or_default();
        list.into_iter().filter_map(|rule| rule.as_str().map(str::to_string)).collect::<Vec<_>>()
    };
    for rule in named("findings").iter().filter(|rule| !rules.contains(&rule.as_str())) {
        found.0.push(Difference::plain("/findings", rule, &format!("{rules:?}")));
    }
    for rule in named("no_findings").iter().filter(|rule| rules.contains(&rule.as_str())) {
        found.0.push(Difference::plain("/findings", &format!("no {rule}"), rule));
    }
    found
}

#[derive(Default)]
struct Sum {
    documents: usize,
    right: usize,
    known: usize,
    score: Score,
}

impl Sum {
    fn add(&mut self, other: &Sum) {
        self.documents += other.documents;
        self.right += other.right;
        self.known += other.known;
        self.score.add(other.score);
    }

    fn line(&self, name: &str) -> String {
        let Sum { documents, right, known, score } = self;
        let (rows, wrong, proved) = (score.right, score.wrong, score.wrong_and_proved);
        let files = format!("{right} of {documents} documents right ({known} known)");
        format!("{name:8} {files}, {rows} rows right, {wrong} wrong, {proved} wrong and proved\n")
    }
}

#[test]
fn every_document_of_the_corpus_reads_as_expected() {
    let (mut all, mut failures, mut notes) = (Sum::default(), String::new(), String::new());
    let mut folders: Vec<(String, Sum)> = Vec::new();
    for case in cases() {
        let (differences, score) = judge(&case.expected, &reading(&case.name(), &case.bytes()));
        let known = case.expected["known"].as_str();
        let one = Sum {
            documents: 1,
            right: usize::from(differences.is_empty()),
            known: usize::from(known.is_some() && !differences.is_empty()),
            score,
        };
        let text = match (known, score.wrong_and_proved) {
            (Some(_), 0) => &mut notes,
            _ => &mut failures,
        };
        match (known, differences.is_empty()) {
            (Some(_), true) => {
                let _ = writeln!(notes, "{}: now right, drop \"known\"", case.name());
            }
            (None, true) => {}
            (why, false) => {
                let _ = writeln!(text, "{}: {}", case.name(), why.unwrap_or("not as expected"));
                differences.iter().take(12).for_each(|one| {
                    let _ = writeln!(text, "    {one}");
                });
            }
        }
        if folders.last().is_none_or(|(folder, _)| *folder != case.folder) {
            folders.push((case.folder.clone(), Sum::default()));
        }
        if let Some((_, sum)) = folders.last_mut() {
            sum.add(&one);
        }
        all.add(&one);
    }
    let mut lines: String = folders.iter().map(|(name, sum)| sum.line(name)).collect();
    lines.push_str(&all.line("in all"));
    println!("{notes}{lines}");
    assert!(failures.is_empty(), "\n{failures}\n{lines}");
}
