//! The papers agree with the house: the map names every room, links lead somewhere, decisions are listed.

use std::collections::BTreeSet;

use crate::rust::Kind;
use crate::{hold, tree};

const EXPECTED: [&str; 9] = [
    "README.md",
    "ARCHITECTURE.md",
    "STYLE.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "LICENSE",
    "publiccode.yml",
    "docs/glossary.md",
];

#[test]
fn the_papers_are_there() {
    let missing = EXPECTED.iter().filter(|path| !tree::exists(path));
    let broken: Vec<_> = missing.map(|path| (*path).to_string()).collect();
    hold("A newcomer finds these files.", "write the one that is missing", &broken);
}

#[test]
fn the_map_names_every_room() {
    if !tree::exists("ARCHITECTURE.md") {
        return;
    }
    let map = tree::read("ARCHITECTURE.md");
    let words: BTreeSet<&str> = map.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let broken: Vec<_> = tree::crates().into_iter().filter(|name| !words.contains(name.as_str())).collect();
    hold("ARCHITECTURE.md names every crate.", "add a line that says what the crate is for", &broken);
}

/// In docs/glossary.md, what stands in backticks is a name in the code.
#[test]
fn the_glossary_speaks_of_names_that_exist() {
    if !tree::exists("docs/glossary.md") {
        return;
    }
    let mut known: BTreeSet<String> = tree::crates();
    for source in tree::sources() {
        let words = source.tokens.iter().filter(|token| token.kind == Kind::Word);
        known.extend(words.map(|token| token.text.clone()));
        let texts = source.tokens.iter().filter(|token| token.kind == Kind::Text);
        known.extend(texts.map(|token| token.text.clone()));
        known.extend(source.path.split(['/', '.']).map(str::to_string));
    }
    let mut broken = Vec::new();
    for (at, line) in tree::read("docs/glossary.md").lines().enumerate() {
        for name in line.split('`').skip(1).step_by(2).flat_map(|quoted| quoted.split("::")) {
            if !known.contains(name) {
                broken.push(format!("docs/glossary.md:{}: `{name}`", at + 1));
            }
        }
    }
    hold(
        "A name in backticks in the glossary is a name in the code.",
        "correct the glossary, or take the term out until the code has it",
        &broken,
    );
}

#[test]
fn the_changelog_has_a_place_for_what_comes() {
    let log = tree::read("CHANGELOG.md");
    let heading = log.lines().find_map(|line| line.strip_prefix("## ")).unwrap_or_default();
    let numbered = heading.trim_start_matches(['[', 'v']).starts_with(|c: char| c.is_ascii_digit());
    let version = heading.contains("Unreleased") || numbered;
    let broken: Vec<_> = (!version).then(|| format!("CHANGELOG.md: {heading}")).into_iter().collect();
    hold("The first heading of the changelog is `## Unreleased` or a version.", "add the heading", &broken);
}

#[test]
fn decisions_are_numbered_and_listed() {
    let index = tree::read("docs/adr/README.md");
    let mut broken = Vec::new();
    let mut expected = 1;
    for path in tree::files().into_iter().filter(|path| path.starts_with("docs/adr/")) {
        let name = path.trim_start_matches("docs/adr/");
        let number: String = name.chars().take_while(char::is_ascii_digit).collect();
        if number.is_empty() {
            continue;
        }
        if number != format!("{expected:04}") {
            broken.push(format!("{path}: expected number {expected:04}"));
        }
        expected += 1;
        if !index.contains(name) {
            broken.push(format!("{path} is not in docs/adr/README.md"));
        }
        if !tree::read(&path).lines().any(|line| line.starts_with("Status:")) {
            broken.push(format!("{path} has no line that begins with \"Status:\""));
        }
    }
    hold(
        "Decisions are numbered without gaps, listed, and say whether they hold.",
        "follow docs/adr/template.md and add the line to docs/adr/README.md",
        &broken,
    );
}

#[test]
fn links_lead_somewhere() {
    let mut broken = Vec::new();
    for (path, text) in tree::ending(&[".md"]) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#', ' ']).next());
        for link in links.filter(|link| !link.is_empty() && !link.contains(':')) {
            let to = if folder.is_empty() { link.to_string() } else { format!("{folder}/{link}") };
            if !tree::exists(&to) {
                broken.push(format!("{path} -> {link}"));
            }
        }
    }
    hold("A link in a paper leads to a file of the project.", "correct it", &broken);
}
