//! Everything that is not Rust: translations, templates, migrations, lock files, addresses.

use std::collections::{BTreeMap, BTreeSet};

use crate::{hold, tree};

/// Message (or message.attribute) → the variables in it.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(text: &str) -> Messages {
    let mut found = Messages::new();
    let (mut message, mut key) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let name = line.split('=').next().unwrap_or_default().trim();
        let is_name = line.contains('=') && is_identifier(name.trim_start_matches(['.', '-']));
        if is_name && !line.starts_with(char::is_whitespace) {
            message = name.to_string();
            key.clone_from(&message);
        } else if is_name && name.starts_with('.') {
            key = format!("{message}{name}");
        }
        if key.is_empty() {
            continue;
        }
        let variables = line.split('$').skip(1).map(|rest| {
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect::<String>()
        });
        found.entry(key.clone()).or_default().extend(variables);
    }
    found
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
}

/// `locales/sv/x.ftl` beside `locales/en/x.ftl`, or `locales/sv.ftl` beside `locales/en.ftl`.
fn in_other_language(path: &str) -> Option<String> {
    for (from, to) in [("sv", "en"), ("en", "sv")] {
        for (before, after) in [("/", "/"), ("/", ".ftl"), (".", ".ftl")] {
            let (mine, other) = (format!("{before}{from}{after}"), format!("{before}{to}{after}"));
            if path.contains(&mine) {
                return Some(path.replace(&mine, &other));
            }
        }
    }
    None
}

#[test]
fn languages_are_in_step() {
    let mut broken = Vec::new();
    for (path, text) in tree::ending(&[".ftl"]) {
        let Some(other) = in_other_language(&path).filter(|other| tree::exists(other)) else {
            broken.push(format!("{path}: no twin in the other language"));
            continue;
        };
        let theirs = messages(&tree::read(&other));
        for (key, variables) in messages(&text) {
            match theirs.get(&key) {
                None => broken.push(format!("{other} lacks {key}")),
                Some(known) if *known != variables => {
                    broken.push(format!("{key}: {path} uses {variables:?}, {other} uses {known:?}"));
                }
                Some(_) => {}
            }
        }
    }
    hold(
        "Swedish and English have the same messages with the same variables.",
        "write the message in both files, with the same variables",
        &broken,
    );
}

#[test]
fn messages_are_read_with_attributes_and_variables() {
    let found = messages("# c = { $no }\na = x { $b }\n    .title = { $c }\n  more { $d }\n-term = y\n");
    let names: Vec<_> = found.iter().map(|(key, variables)| (key.as_str(), variables.len())).collect();
    assert_eq!(names, [("-term", 0), ("a", 1), ("a.title", 2)]);
    assert_eq!(in_other_language("a/locales/sv/a.ftl").as_deref(), Some("a/locales/en/a.ftl"));
    assert_eq!(in_other_language("a/locales/en.ftl").as_deref(), Some("a/locales/sv.ftl"));
}

#[test]
fn templates_need_no_inline_script_and_no_other_host() {
    let mut broken = Vec::new();
    for (path, text) in tree::ending(&[".html"]) {
        if !path.contains("/templates/") {
            continue;
        }
        for (at, line) in text.lines().enumerate() {
            let line = line.to_lowercase();
            let inline_script =
                line.contains("<script") && !line.contains(" src=") && !line.contains("ld+json");
            let handler = line.split(" on").skip(1).any(|rest| {
                let name: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
                !name.is_empty() && rest[name.len()..].starts_with("=\"")
            });
            let loads = ["src=\"http", "src=\"//", "<link rel=\"stylesheet\" href=\"http", "url(http"];
            let foreign = loads.iter().any(|way| line.contains(way));
            if inline_script || handler || line.contains("<style") || foreign {
                broken.push(format!("{path}:{}", at + 1));
            }
        }
    }
    hold(
        "A template has no script, handler or style sheet inside, and loads nothing from another host.",
        "the content security policy refuses it: put it in a file that the program serves",
        &broken,
    );
}

#[test]
fn migrations_are_one_unbroken_history() {
    let mut numbers: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for path in tree::files().into_iter().filter(|path| path.contains("/migrations/")) {
        let name = path.rsplit('/').next().unwrap_or_default();
        let digits: String = name.trim_start_matches('m').chars().take_while(char::is_ascii_digit).collect();
        if let Ok(number) = digits.parse() {
            numbers.entry(number).or_default().push(path);
        }
    }
    let mut broken = Vec::new();
    for (expected, (number, paths)) in (1..).zip(&numbers) {
        if expected != *number {
            broken.push(format!("{}: expected number {expected}", paths.join(", ")));
        }
        let engines = paths.iter().all(|path| path.contains(".sqlite.") || path.contains(".postgres."));
        if paths.len() > 1 && !(engines && paths.len() == 2) {
            broken.push(format!("{}: one number, several files", paths.join(", ")));
        }
    }
    hold(
        "Migrations are numbered 1, 2, 3 …, one file each, or two where the engines' words must differ.",
        "give the newest migration the next number; one that has been released is never changed",
        &broken,
    );
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    // Put together here, so that this file does not hold them itself.
    let machine = [["/wo", "rk/"].concat(), ["/home", "/"].concat(), ["/ro", "ot/"].concat()];
    let hosts =
        [["registry.", "npmjs"], ["index.", "crates.io"], ["static.", "crates.io"]].map(|h| h.concat());
    let resolved = ["\"resol", "ved\":"].concat();
    let outside = ["../sha", "red"].concat();
    let mut broken = Vec::new();
    for path in tree::files() {
        if path == "LICENSE" || path.contains("/vendor/") {
            continue;
        }
        for (at, line) in tree::read(&path).lines().enumerate() {
            let lock = path.ends_with("package-lock.json") && line.contains(&resolved);
            let away = path != ".ci/run" && line.contains(&outside);
            if lock || away || machine.iter().chain(&hosts).any(|word| line.contains(word)) {
                broken.push(format!("{path}:{}", at + 1));
            }
        }
    }
    hold(
        "No file names a folder of the machine it was written on, or the address of a package registry.",
        "take the path from an argument or the environment; \
        in e2e/: npm install --omit-lockfile-registry-resolved",
        &broken,
    );
}

#[test]
fn nothing_is_left_for_later() {
    let marks = [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["XX", "X"].concat()];
    let mut broken = Vec::new();
    for (path, text) in tree::ending(&[".rs", ".html", ".sql", ".ftl", ".css", ".mjs", ".sh"]) {
        for (at, line) in text.lines().enumerate() {
            let mut words = line.split(|c: char| !c.is_alphanumeric());
            if words.any(|word| marks.iter().any(|mark| mark == word)) {
                broken.push(format!("{path}:{}", at + 1));
            }
        }
    }
    hold("Nothing in the source is marked to be done later.", "do it, or open an issue for it", &broken);
}
