//! Roll-over in tables: proposals, and what is carried by which choices.

use std::collections::HashMap;

use super::*;
use crate::tree::tests_leaf as leaf;

const TURN: Turn = Turn { from: 2025, to: 2026 };

fn with_status(mut of: Leaf, status: &str, when: &str) -> Leaf {
    of.initiative.status = Some(status.to_string()).filter(|text| !text.is_empty());
    of.initiative.when_text = Some(when.to_string());
    for task in &mut of.tasks {
        task.activity.status = of.initiative.status.clone();
        task.activity.when_text = of.initiative.when_text.clone();
    }
    of
}

#[test]
fn what_is_proposed() {
    let cases = [
        ("", "2025", Choice::Continue, "2026"),
        ("Klar", "2025", Choice::Done, "2026"),
        ("Klar", "varje kvartal", Choice::Continue, "varje kvartal"),
        ("Klar", "löpande 2025", Choice::Continue, "löpande 2026"),
        ("Utgår", "varje kvartal", Choice::Drop, "varje kvartal"),
        ("Försenad", "hösten 2025", Choice::Continue, "hösten 2026"),
        ("Pågår", "2024–2027", Choice::Continue, "2024–2027"),
        ("Eget ord", "2024-2025", Choice::Continue, "2026"),
    ];
    for (status, when, choice, then) in cases {
        let of = with_status(leaf(1, 10, "2025", ("", None), &[]), status, when);
        for found in [TURN.initiative(&of), TURN.activity(&of.tasks[0])] {
            assert_eq!((found.choice, found.when_text.as_str()), (choice, then), "{status} {when}");
        }
    }
}

fn chosen(choice: Choice, target_id: Option<Id>, lines: &str) -> Chosen {
    Chosen { choice, when_text: "2026".to_string(), target_id, lines: lines.to_string() }
}

/// Two initiatives, 1 and 2, each with one activity, 10 and 20.
fn plan() -> Vec<Leaf> {
    vec![leaf(1, 100, "2025", ("", None), &[]), leaf(2, 200, "2025", ("", None), &[])]
}

fn told(choices: &[(About, Chosen)]) -> (Vec<String>, Vec<String>) {
    let choices: HashMap<About, Chosen> = choices.iter().cloned().collect();
    let found = carry(&plan(), &choices, TURN);
    let carried = found.carried.iter().map(|row| {
        let activities: Vec<_> = row
            .activities
            .iter()
            .map(|activity| format!("{} {} {}", activity.from, activity.relation.key(), activity.text))
            .collect();
        format!(
            "{} {} {} @{} [{}]",
            row.from,
            row.relation.key(),
            row.title,
            row.part_id,
            activities.join(", ")
        )
    });
    let ended = found.ended.iter().map(|(about, choice)| format!("{} {}", about.name(), choice.key()));
    (carried.collect(), ended.collect())
}

#[test]
fn what_is_carried() {
    use About::{Activity, Initiative};
    type Case<'a> = (&'a str, Vec<(About, Chosen)>, Vec<&'a str>, Vec<&'a str>);
    let all = ["1 continue Insats 1 @100 [10 continue Göra]", "2 continue Insats 2 @200 [20 continue Göra]"];
    let cases: Vec<Case<'_>> = vec![
        ("as proposed", vec![], all.to_vec(), vec![]),
        (
            "an initiative that ends takes its activities with it",
            vec![(Initiative(1), chosen(Choice::Done, None, ""))],
            vec![all[1]],
            vec!["i1 done", "a10 done"],
        ),
        (
            "but for one that moves to another",
            vec![
                (Initiative(1), chosen(Choice::Drop, None, "")),
                (Activity(10), chosen(Choice::Move, Some(2), "Insats 2")),
            ],
            vec!["2 continue Insats 2 @200 [10 move Göra, 20 continue Göra]"],
            vec!["i1 drop"],
        ),
        (
            "one that moves to what has ended stays where it was",
            vec![
                (Initiative(1), chosen(Choice::Drop, None, "")),
                (Activity(20), chosen(Choice::Move, Some(1), "Insats 1")),
            ],
            vec!["2 continue Insats 2 @200 [20 continue Göra]"],
            vec!["i1 drop", "a10 drop"],
        ),
        (
            "the first of a split takes the activities",
            vec![(Initiative(1), chosen(Choice::Split, None, "Våren\nHösten"))],
            vec!["1 split Våren @100 [10 continue Göra]", "1 split Hösten @100 []", all[1]],
            vec![],
        ),
        (
            "a split into one is none",
            vec![(Initiative(1), chosen(Choice::Split, None, " Bara en ;"))],
            all.to_vec(),
            vec![],
        ),
        (
            "another heading",
            vec![(Initiative(1), chosen(Choice::Move, Some(200), "Plats"))],
            vec!["1 move Insats 1 @200 [10 continue Göra]", all[1]],
            vec![],
        ),
        (
            "activities end and split by themselves",
            vec![
                (Activity(10), chosen(Choice::Done, None, "")),
                (Activity(20), chosen(Choice::Split, None, "Boka; Bjuda")),
            ],
            vec!["1 continue Insats 1 @100 []", "2 continue Insats 2 @200 [20 split Boka, 20 split Bjuda]"],
            vec!["a10 done"],
        ),
    ];
    for (name, choices, carried, ended) in cases {
        let found = told(&choices);
        assert_eq!((found.0, found.1), (owned(&carried), owned(&ended)), "{name}");
    }
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| line.to_string()).collect()
}
