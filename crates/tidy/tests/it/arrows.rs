//! Which room may lean on which: the table behind the map in ARCHITECTURE.md.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{bought, hold, tree};

/// Each foundation with the foundations it may use. Foundations know no capability.
const FOUNDATIONS: [(&str, &[&str]); 12] = [
    ("types", &[]),
    ("swedish", &["types"]),
    ("db", &["types"]),
    ("reading", &["types", "swedish"]),
    ("rendering", &["types", "swedish"]),
    ("statistics", &["types"]),
    ("access", &["types", "swedish", "db"]),
    ("web", &["types", "swedish", "access", "db"]),
    ("search", &["types", "swedish", "db", "access", "web"]),
    ("jobs", &["types", "db", "access", "web"]),
    ("mail", &["types", "db", "access", "web", "jobs"]),
    ("documents", &["types", "swedish", "db", "access", "web", "search", "jobs", "reading"]),
];

/// From the top down: each may use those below it, never one above.
const CAPABILITIES: [&str; 11] = [
    "establishment",
    "events",
    "clusters",
    "companies",
    "follow_up",
    "strategy",
    "indicators",
    "funding",
    "plan",
    "needs",
    "network",
];

/// They read every capability, and not each other.
const READERS: [&str; 2] = ["reports", "open_data"];

/// It wires everything and is used by nobody.
const PROGRAM: &str = "bygd";

/// For tests: nobody ships them.
const TOOLS: [&str; 2] = ["testkit", "tidy"];

fn is_foundation(name: &str) -> bool {
    FOUNDATIONS.iter().any(|(known, _)| *known == name)
}

fn is_known(name: &str) -> bool {
    let above = CAPABILITIES.contains(&name) || READERS.contains(&name);
    above || is_foundation(name) || TOOLS.contains(&name) || name == PROGRAM
}

/// May a room have this one of ours among its `[dependencies]`?
fn may_use(from: &str, to: &str) -> bool {
    if TOOLS.contains(&to) || to == PROGRAM {
        return false;
    }
    if let Some((_, below)) = FOUNDATIONS.iter().find(|(name, _)| *name == from) {
        return below.contains(&to);
    }
    if let Some(level) = CAPABILITIES.iter().position(|name| *name == from) {
        return is_foundation(to) || CAPABILITIES[level + 1..].contains(&to);
    }
    if READERS.contains(&from) {
        return is_foundation(to) || CAPABILITIES.contains(&to);
    }
    from == PROGRAM || from == "testkit"
}

/// Our crates, each with our crates among its dependencies: (name, for tests only).
fn ours() -> BTreeMap<String, Vec<(String, bool)>> {
    let known = tree::crates();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let mut ours = BTreeMap::new();
    for package in bought::own_packages() {
        let wanted = package["dependencies"].as_array().cloned().unwrap_or_default();
        let between = wanted.iter().filter(|dependency| known.contains(&text(&dependency["name"])));
        let arrows = between.map(|dependency| (text(&dependency["name"]), dependency["kind"] == "dev"));
        ours.insert(text(&package["name"]), arrows.collect());
    }
    ours
}

#[test]
fn arrows_point_down() {
    let mut broken = Vec::new();
    for (from, arrows) in ours() {
        let bad = arrows.iter().filter(|(to, for_tests)| !for_tests && !may_use(&from, to));
        broken.extend(bad.map(|(to, _)| format!("crates/{from}/Cargo.toml: {from} -> {to}")));
    }
    hold(
        "A room leans only on rooms below it (crates/tidy/tests/it/arrows.rs holds the table).",
        "move what is shared down into the lower room, or let the upper room pass it in; a page that shows \
         several rooms has panels that bygd registers. Is the table wrong? \
         Change it, and say why in docs/adr",
        &broken,
    );
}

#[test]
fn every_room_has_its_place_on_the_map() {
    let broken: Vec<_> = tree::crates().into_iter().filter(|name| !is_known(name)).collect();
    hold(
        "Every crate has a place in the table of crates/tidy/tests/it/arrows.rs.",
        "add it to the table (foundation, capability, reader or tool) and to the map in ARCHITECTURE.md",
        &broken,
    );
}

#[test]
fn tools_are_for_tests_and_use_no_program() {
    let mut broken = Vec::new();
    for (from, arrows) in ours() {
        let bad = arrows.iter().filter(|(to, for_tests)| {
            *for_tests && (to == PROGRAM || (is_foundation(&from) && CAPABILITIES.contains(&to.as_str())))
        });
        broken.extend(bad.map(|(to, _)| format!("crates/{from}/Cargo.toml: [dev-dependencies] {to}")));
    }
    hold("A room's tests use its own level too.", "move the test up to the room that knows both", &broken);
}

#[test]
fn the_table_tells_up_from_down() {
    assert!(may_use("funding", "network") && may_use("funding", "db") && may_use("reports", "plan"));
    assert!(!may_use("network", "funding") && !may_use("reading", "db") && !may_use("rendering", "db"));
    assert!(!may_use("web", "plan") && !may_use("plan", "testkit") && !may_use("reports", "open_data"));
    let below = |name: &str| FOUNDATIONS.iter().position(|(known, _)| *known == name);
    for (at, (_, uses)) in FOUNDATIONS.iter().enumerate() {
        assert!(uses.iter().all(|used| below(used).is_some_and(|level| level < at)));
    }
}
