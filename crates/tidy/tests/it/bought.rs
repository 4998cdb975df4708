//! What we build on: licences, second copies, and that our own crates take the workspace's settings.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

use crate::{hold, tree};

/// What cargo knows of the packages that are built on this kind of machine.
fn metadata() -> &'static Value {
    static METADATA: OnceLock<Value> = OnceLock::new();
    METADATA.get_or_init(|| {
        let host = output(Command::new("rustc").arg("-vV"));
        let host = host.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host");
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
        let mut command = Command::new(cargo);
        command.current_dir(tree::root());
        command.args(["metadata", "--format-version", "1", "--filter-platform", host]);
        serde_json::from_str(&output(&mut command)).expect("cargo metadata prints JSON")
    })
}

fn output(command: &mut Command) -> String {
    let done = command.output().unwrap_or_else(|e| panic!("{command:?}: {e}"));
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).into_owned()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The packages below crates/.
pub fn own_packages() -> Vec<&'static Value> {
    list(metadata(), "packages").iter().filter(|package| package["source"].is_null()).collect()
}

/// The packages of others that the program, its build or its tests take in on this kind of machine.
fn others() -> Vec<&'static Value> {
    let nodes = list(&metadata()["resolve"], "nodes");
    let built: BTreeSet<&str> = nodes.iter().map(|node| text(node, "id")).collect();
    let packages = list(metadata(), "packages").iter();
    packages.filter(|package| !package["source"].is_null() && built.contains(text(package, "id"))).collect()
}

/// The quoted words of the lines in deny.toml that `wanted` picks.
fn denied(wanted: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let settings = tree::read("deny.toml");
    let lines = settings.lines().map(str::trim).filter(|line| wanted(line));
    lines.filter_map(|line| line.split('"').nth(1)).map(str::to_string).collect()
}

/// Does a licence expression leave a choice whose every part is allowed? `/` is the old way to write OR.
fn is_allowed(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words: Vec<String> = Vec::new();
    for word in spaced.split_whitespace() {
        match words.last_mut() {
            Some(last) if word == "WITH" || last.ends_with(" WITH") => *last = format!("{last} {word}"),
            _ => words.push(word.to_string()),
        }
    }
    let mut rest = words.as_slice();
    let result = any_of(&mut rest, allowed);
    result && rest.is_empty()
}

fn any_of(rest: &mut &[String], allowed: &BTreeSet<String>) -> bool {
    let mut result = all_of(rest, allowed);
    while rest.first().is_some_and(|word| word == "OR") {
        *rest = &rest[1..];
        result |= all_of(rest, allowed);
    }
    result
}

fn all_of(rest: &mut &[String], allowed: &BTreeSet<String>) -> bool {
    let mut result = one(rest, allowed);
    while rest.first().is_some_and(|word| word == "AND") {
        *rest = &rest[1..];
        result &= one(rest, allowed);
    }
    result
}

fn one(rest: &mut &[String], allowed: &BTreeSet<String>) -> bool {
    let Some((word, after)) = rest.split_first() else { return false };
    *rest = after;
    if word != "(" {
        return allowed.contains(word);
    }
    let result = any_of(rest, allowed);
    match rest.split_first() {
        Some((word, after)) if word == ")" => *rest = after,
        _ => return false,
    }
    result
}

#[test]
fn licences_are_on_the_list() {
    let allowed = denied(|line| line.starts_with('"'));
    let bad = others().into_iter().filter(|package| !is_allowed(text(package, "license"), &allowed));
    let broken: Vec<_> = bad
        .map(|package| {
            format!("{} {}: {}", text(package, "name"), text(package, "version"), package["license"])
        })
        .collect();
    hold(
        "Every crate we build on has a licence on the list in deny.toml.",
        "choose another crate; a licence that the EUPL-1.2 can live with may join the list",
        &broken,
    );
}

#[test]
fn a_licence_expression_is_read_as_written() {
    let allowed: BTreeSet<String> =
        ["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"].map(str::to_string).into_iter().collect();
    let with = "Apache-2.0 WITH LLVM-exception";
    for good in ["MIT", "GPL-3.0 OR MIT", "MIT/GPL-3.0", "(MIT OR X) AND ISC", with] {
        assert!(is_allowed(good, &allowed), "{good}");
    }
    for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "Apache-2.0", "(MIT", "MIT)", "MIT ISC"] {
        assert!(!is_allowed(bad, &allowed), "{bad}");
    }
}

#[test]
fn no_second_copy_of_what_must_be_one() {
    let single = denied(|line| line.contains("deny-multiple-versions = true"));
    assert!(single.contains("sqlx"), "deny.toml no longer lists the crates that must be one");
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in others() {
        versions.entry(text(package, "name")).or_default().insert(text(package, "version"));
    }
    let twice = versions.iter().filter(|(name, found)| single.contains(**name) && found.len() > 1);
    let broken: Vec<_> = twice.map(|(name, found)| format!("{name}: {found:?}")).collect();
    hold(
        "Of the crates listed under [bans] in deny.toml there is one copy.",
        "`cargo tree -d -i NAME` shows who brings the other; \
        take a version that agrees, or leave that crate out",
        &broken,
    );
}

#[test]
fn every_crate_takes_the_settings_of_the_workspace() {
    let mut broken = Vec::new();
    for name in tree::crates() {
        let manifest = tree::read(&format!("crates/{name}/Cargo.toml"));
        let lines: Vec<&str> = manifest.lines().map(str::trim).collect();
        let lints = lines.windows(2).any(|pair| pair == ["[lints]", "workspace = true"]);
        for (has, what) in [
            (lints, "[lints] workspace = true"),
            (lines.contains(&"edition.workspace = true"), "edition.workspace = true"),
            (lines.contains(&"license.workspace = true"), "license.workspace = true"),
            (lines.contains(&"publish.workspace = true"), "publish.workspace = true"),
        ] {
            if !has {
                broken.push(format!("crates/{name}/Cargo.toml lacks: {what}"));
            }
        }
        let versions = lines.iter().filter(|line| {
            let dependency = line.split_once('=').is_some_and(|(_, value)| {
                let value = value.trim();
                value.starts_with('"') && value.trim_matches('"').starts_with(|c: char| c.is_ascii_digit())
            });
            dependency || line.contains("version = \"")
        });
        broken.extend(versions.map(|line| format!("crates/{name}/Cargo.toml states a version: {line}")));
    }
    hold(
        "Versions, lints and edition are said once, in the workspace's Cargo.toml.",
        "write `crate.workspace = true` here and the version in [workspace.dependencies]",
        &broken,
    );
}
