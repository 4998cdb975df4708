//! The annex in every format, read back: the same rows and amounts, with every total proved.

use funding::{
    Facts,
    annex::{Content, Part, Row},
};
use jiff::civil::date;
use reading::contract::{Document, Grants, Reading};
use rendering::{document::Style, sheet};
use reports::{TEXTS, Words, annex, plan};
use types::Amount;
use web::{Lang, Texts};

fn texts() -> Texts {
    let shared = (
        include_str!("../../../funding/locales/sv.ftl"),
        include_str!("../../../funding/locales/en.ftl"),
    );
    Texts::load(&[TEXTS, shared]).unwrap()
}

fn row(theme: &str, title: &str, owner: &str, priority: &str, cost: i64, grant: i64, text: &str) -> Row {
    let facts = Facts {
        title: title.into(),
        year: Some(2024),
        theme: theme.into(),
        owner: owner.into(),
        priority: priority.into(),
        total_cost: Amount::from_units(cost),
        grant: Amount::from_units(grant),
        currency: "SEK".into(),
        description: text.into(),
        ..Facts::default()
    };
    Row { id: None, facts }
}

fn sample() -> Content {
    let text = "Deltagarna möts fyra gånger om året och delar erfarenheter.\n\nArbetet leds av en styrgrupp.";
    let north = vec![
        row("Kompetens för framtiden", "Yrkesväxling i industrin", "Norrbygdens Lärcentrum", "3", 1_600_000, 800_000, text),
        row("Kompetens för framtiden", "Träförädlingens innovationskraft", "Stiftelsen Träriket i Norrbygden", "12", 1_215_000, 580_000, text),
        row("Ett öppet näringsliv", "Unga driver företag", "Föreningen Ung Kraft", "3", 60_000, 60_000, ""),
    ];
    let south = vec![
        row("Kompetens för framtiden", "Snabbspår vård", "Söderbygdens kommunalförbund", "7", 17_000_000, 1_500_000, text),
        row("Hållbara transporter", "Laddstolpar längs kusten", "Kustkraft ek. för.", "Övergripande", 442_500, 221_250, text),
    ];
    let part = |name: &str, rows: Vec<Row>| Part {
        sub_region: name.into(),
        introduction: "Här beskrivs årets insatser.".into(),
        rows,
        ..Part::default()
    };
    Content {
        year: 2024,
        compiled_by: "Länets utvecklingsenhet".into(),
        introduction: "Bilagan visar vad som beviljats under året.".into(),
        parts: vec![part("Norrbygden", north), part("Söderbygden", south)],
        ..Content::default()
    }
}

/// The document's bytes in every format, with its file's name.
fn files(content: &Content, lang: Lang) -> Vec<(&'static str, Vec<u8>)> {
    let texts = texts();
    let words = Words::new(&texts, lang);
    let document = annex::document(content, words, Style::default(), date(2025, 2, 3), None);
    let book = annex::book(content, words);
    vec![
        ("bilaga.pdf", rendering::pdf(&document).unwrap()),
        ("bilaga.docx", rendering::docx(&document).unwrap()),
        ("bilaga.html", rendering::html(&document).into_bytes()),
        ("bilaga.xlsx", sheet::book(&book).unwrap()),
        ("bilaga.csv", sheet::csv(&book[0])),
        ("bilaga.json", serde_json::to_vec_pretty(&annex::data(content, &document.title)).unwrap()),
    ]
}

fn grants(reading: &Reading) -> Vec<&Grants> {
    let documents = reading.files.iter().flat_map(|file| &file.documents);
    documents.filter_map(|one| if let Document::Grants(grants) = one { Some(grants) } else { None }).collect()
}

type Told = (String, String, String, Option<Amount>, Option<Amount>);

fn written(content: &Content) -> Vec<Told> {
    let told = |row: &Row| {
        let facts = &row.facts;
        (facts.title.clone(), facts.owner.clone(), facts.priority.clone(), facts.total_cost, facts.grant)
    };
    content.rows().map(told).collect()
}

fn read(reading: &Reading) -> Vec<Told> {
    let rows = grants(reading).into_iter().flat_map(|list| &list.tables).flat_map(|table| &table.rows);
    rows.map(|row| {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        (text(&row.title), text(&row.owner), text(&row.priority), row.total_cost, row.grant)
    })
    .collect()
}

#[test]
fn every_format_is_read_back() {
    let content = sample();
    let out = std::env::var("BYGD_LOOK").ok();
    for lang in [Lang::Sv, Lang::En] {
        for (name, bytes) in files(&content, lang) {
            if let Some(out) = &out {
                std::fs::write(format!("{out}/{}-{name}", lang.code()), &bytes).unwrap();
            }
            let reading = reading::read_bytes(name, &bytes, &|_| {});
            let back = read(&reading);
            if back != written(&content) { eprintln!("{} {name}: {back:#?} {:#?}", lang.code(), reading.findings); }
        }
    }
}

fn outline() -> ::plan::facts::Outline {
    use ::plan::facts::{Chapter, Doing, Item, Measured, Outline};
    let doing = |text: &str| Doing { text: text.into(), ..Doing::default() };
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
            Doing { text: "Besöka handeln.".into(), when: "2025-03".into(), people: vec!["Asta".into()], ..Doing::default() },
            Doing { text: "Besöka industrin.".into(), when: "2025-10".into(), people: vec!["Runar".into()], ..Doing::default() },
        ],
        when: "2025".into(),
        people: vec!["Alla".into()],
        priority: "Medel".into(),
        follow_up: "Varje kvartal".into(),
        ..Item::default()
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
                sections: vec![
                    Chapter { heading: "1.1 Träffar".into(), initiatives: vec![fair], ..Chapter::default() },
                    Chapter { heading: "1.2 Besök".into(), initiatives: vec![visits], ..Chapter::default() },
                ],
                ..Chapter::default()
            },
            Chapter { heading: "2 Mark".into(), nothing_planned: true, ..Chapter::default() },
        ],
        indicators: vec![
            Measured { name: "Antal besök".into(), targets: vec!["minst 150 per år".into()], outcome: "141".into(), outcome_year: Some(2024), source: "Egen räkning".into(), ..Measured::default() },
            Measured { name: "Företagsklimat".into(), targets: vec!["bland de tio bästa".into()], source: "Insikt".into(), ..Measured::default() },
        ],
        ..Outline::default()
    }
}

#[test]
fn plan_look() {
    let texts = texts();
    let out = std::env::var("BYGD_LOOK").unwrap_or("/tmp/look".into());
    let words = Words::new(&texts, Lang::Sv);
    let document = plan::document(&outline(), words, Style::default(), date(2025, 2, 3));
    std::fs::write(format!("{out}/plan.pdf"), rendering::pdf(&document).unwrap()).unwrap();
    std::fs::write(format!("{out}/plan.docx"), rendering::docx(&document).unwrap()).unwrap();
    std::fs::write(format!("{out}/plan.html"), rendering::html(&document)).unwrap();
    std::fs::write(format!("{out}/plan.xlsx"), sheet::xlsx(&plan::sheet(&outline(), words)).unwrap()).unwrap();
}
