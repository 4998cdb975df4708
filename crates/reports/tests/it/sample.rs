//! Invented annexes and plans.

use funding::{
    Facts,
    annex::{Content, Part, Row},
};
use indicators::facts::Measured;
use plan::facts::{Chapter, Doing, Item, Outline};
use proptest::prelude::*;
use reports::TEXTS;
use types::Amount;
use web::Texts;

pub fn texts() -> Texts {
    let shared =
        (include_str!("../../../funding/locales/sv.ftl"), include_str!("../../../funding/locales/en.ftl"));
    Texts::load(&[TEXTS, shared]).unwrap()
}

/// Theme, title, owner, priority issue, total cost, grant, description.
type Line = (&'static str, &'static str, &'static str, &'static str, i64, i64, &'static str);

fn row((theme, title, owner, priority, cost, grant, text): &Line) -> Row {
    let facts = Facts {
        title: (*title).into(),
        year: Some(2024),
        theme: (*theme).into(),
        owner: (*owner).into(),
        priority: (*priority).into(),
        total_cost: Amount::from_units(*cost),
        grant: Amount::from_units(*grant),
        currency: "SEK".into(),
        description: (*text).into(),
        ..Facts::default()
    };
    Row { id: None, facts }
}

const TEXT: &str =
    "Deltagarna möts fyra gånger om året och delar erfarenheter.\n\nArbetet leds av en styrgrupp.";
const NORTH: [Line; 3] = [
    (
        "Kompetens för framtiden",
        "Yrkesväxling i industrin",
        "Norrbygdens Lärcentrum",
        "3",
        1_600_000,
        800_000,
        TEXT,
    ),
    (
        "Kompetens för framtiden",
        "Träförädlingens innovationskraft",
        "Stiftelsen Träriket",
        "12",
        1_215_000,
        580_000,
        TEXT,
    ),
    ("Ett öppet näringsliv", "Unga driver företag", "Föreningen Ung Kraft", "3", 60_000, 60_000, ""),
];
const SOUTH: [Line; 2] = [
    (
        "Kompetens för framtiden",
        "Snabbspår vård",
        "Söderbygdens kommunalförbund",
        "7",
        17_000_000,
        1_500_000,
        TEXT,
    ),
    (
        "Hållbara transporter",
        "Laddstolpar längs kusten",
        "Kustkraft ek. för.",
        "Övergripande",
        442_500,
        221_250,
        TEXT,
    ),
];

/// A county of two sub-regions.
pub fn county() -> Content {
    let part = |name: &str, rows: &[Line]| Part {
        sub_region: name.into(),
        introduction: "Här beskrivs årets insatser.".into(),
        rows: rows.iter().map(row).collect(),
        ..Part::default()
    };
    Content {
        year: 2024,
        compiled_by: "Länets utvecklingsenhet".into(),
        introduction: "Bilagan visar vad som beviljats under året.".into(),
        parts: vec![part("Norrbygden", &NORTH), part("Söderbygden", &SOUTH)],
        ..Content::default()
    }
}

const WORDS: [&str; 16] = [
    "Skog",
    "Kraft",
    "Näring",
    "Handel",
    "Möten",
    "Innovation",
    "Vatten",
    "Framtid",
    "Livsmedel",
    "Textil",
    "Besök",
    "Hamn",
    "Kultur",
    "Energi",
    "Företag",
    "Digital",
];
const ENDS: [&str; 6] =
    ["i samverkan", "för alla", "längs kusten", "på landsbygden", "med skolan", "i centrum"];
const OWNERS: [&str; 5] =
    ["Dalby kommun", "Stiftelsen Träriket", "Kustkraft ek. för.", "Östra Mekano AB", "Högskolan i Väst"];
const THEMES: [&str; 3] = ["Kompetens för framtiden", "Ett öppet näringsliv", "Hållbara transporter"];
const REGIONS: [&str; 3] = ["Norrbygden", "Söderbygden", "Mellanbygden"];

fn project(theme: usize) -> impl Strategy<Value = Row> {
    let cost = (20i64..9_000, 0i64..1_000).prop_map(|(thousands, rest)| thousands * 1_000 + rest);
    (
        0..WORDS.len(),
        0..WORDS.len(),
        0..ENDS.len(),
        0..OWNERS.len(),
        1u32..33,
        cost,
        5i64..=100,
        any::<bool>(),
    )
        .prop_map(move |(one, other, end, owner, issue, cost, share, told)| {
            let title = format!("{} och {} {}", WORDS[one], WORDS[other].to_lowercase(), ENDS[end]);
            let facts = Facts {
                title,
                year: Some(2024),
                theme: THEMES[theme].into(),
                owner: OWNERS[owner].into(),
                priority: issue.to_string(),
                total_cost: Amount::from_units(cost),
                grant: Amount::from_units(cost * share / 100),
                currency: "SEK".into(),
                description: if told { TEXT.into() } else { String::new() },
                ..Facts::default()
            };
            Row { id: None, facts }
        })
}

fn theme_rows(theme: usize) -> impl Strategy<Value = Vec<Row>> {
    proptest::collection::vec(project(theme), 1..6)
}

/// Any portfolio of one to three sub-regions with one to three themes each.
pub fn portfolio() -> impl Strategy<Value = Content> {
    let part = (1usize..4).prop_flat_map(|themes| (0..themes).map(theme_rows).collect::<Vec<_>>());
    proptest::collection::vec(part, 1..4).prop_map(|parts| {
        let part = |(place, tables): (usize, Vec<Vec<Row>>)| Part {
            sub_region: REGIONS[place].into(),
            rows: tables.into_iter().flatten().collect(),
            ..Part::default()
        };
        Content {
            year: 2024,
            compiled_by: "Länets utvecklingsenhet".into(),
            parts: parts.into_iter().enumerate().map(part).collect(),
            ..Content::default()
        }
    })
}

/// A small plan.
pub fn outline() -> Outline {
    let doing = |text: &str| Doing { text: text.into(), ..Doing::default() };
    let timed = |text: &str, when: &str, who: &str| Doing {
        text: text.into(),
        when: when.into(),
        people: vec![who.into()],
        ..Doing::default()
    };
    let fair = Item {
        title: "Företagardagen".into(),
        purpose: "En årlig mötesplats för företag och skola.".into(),
        goal: "Att fler företag hittar varandra.".into(),
        activities: vec![doing("Boka lokal och talare."), doing("Bjuda in alla företag i kommunen.")],
        when: "2025".into(),
        people: vec!["Asta".into(), "Runar".into()],
        priority: "Hög".into(),
        follow_up: "Två gånger per år".into(),
        ..Item::default()
    };
    let visits = Item {
        title: "Företagsbesök".into(),
        purpose: "Lära känna företagens vardag.".into(),
        goal: "150 besök.".into(),
        activities: vec![
            timed("Besöka handeln.", "2025-03", "Asta"),
            timed("Besöka industrin.", "2025-10", "Runar"),
        ],
        when: "2025".into(),
        people: vec!["Alla".into()],
        priority: "Medel".into(),
        follow_up: "Varje kvartal".into(),
        ..Item::default()
    };
    let section = |heading: &str, item: Item| Chapter {
        heading: heading.into(),
        initiatives: vec![item],
        ..Chapter::default()
    };
    Outline {
        owner: "Dalby kommun".into(),
        title: "Verksamhetsplan för näringslivet".into(),
        period: "2025".into(),
        preamble: "Planen gäller hela året.".into(),
        chapters: vec![
            Chapter {
                heading: "1 Möten".into(),
                intro: "Möten bygger förtroende.".into(),
                sections: vec![section("1.1 Träffar", fair), section("1.2 Besök", visits)],
                ..Chapter::default()
            },
            Chapter { heading: "2 Mark".into(), nothing_planned: true, ..Chapter::default() },
        ],
        ..Outline::default()
    }
}

pub fn measured() -> Vec<Measured> {
    let measured = |name: &str, target: &str| Measured {
        name: name.into(),
        targets: vec![target.into()],
        source: "Egen räkning".into(),
        ..Measured::default()
    };
    vec![measured("Antal besök", "minst 150 per år"), measured("Klimat", "bland de tio bästa")]
}
