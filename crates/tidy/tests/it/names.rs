//! Names of rooms and files, and the word at each door.

use crate::{hold, tree};

/// They say where something was put, never what it is.
const EMPTY_NAMES: [&str; 12] = [
    "common", "util", "utils", "helper", "helpers", "service", "services", "core", "manager", "managers",
    "misc", "shared",
];

#[test]
fn names_say_what_a_thing_is() {
    let mut broken = Vec::new();
    for path in tree::files().into_iter().filter(|path| path.starts_with("crates/")) {
        let parts = path.split('/').map(|part| part.split('.').next().unwrap_or(part));
        if parts.clone().any(|part| EMPTY_NAMES.contains(&part)) {
            broken.push(path);
        }
    }
    for source in tree::sources() {
        for name in EMPTY_NAMES {
            broken.extend(source.places(&format!("mod {name}")));
        }
    }
    hold(
        "No crate, folder, file or module is called common, utils, helpers, services, core, manager or so.",
        "name it after the noun that it is about; if it is about several, it is several files",
        &broken,
    );
}

#[test]
fn every_file_says_at_its_top_what_it_is_for() {
    let sources = tree::sources();
    let silent = sources.iter().filter(|source| {
        let first = source.text.lines().find(|line| !line.trim().is_empty() && !line.starts_with("#!"));
        source.path.contains("/src/") && !first.is_some_and(|line| line.starts_with("//!"))
    });
    let broken: Vec<_> = silent.map(|source| source.path.clone()).collect();
    hold(
        "A file below src/ begins with `//!`.",
        "say in a line or two what it is for and, for a room, what it must not know",
        &broken,
    );
}
