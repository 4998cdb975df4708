//! What the tests of this room share: a small plan as read, and its import.

use access::{Organisation, Role, Viewer, Visibility};
use db::Id;
use documents::{Import, Imported, NewDocument};
use reading::contract::{
    Activity, Chapter, IndicatorRow, Indicators, Initiative, Level, Period, Place, Plan, Priority, Section,
};
use testkit::House;

pub fn initiative(title: &str, activities: &[&str], priority: (&str, Option<Level>)) -> Initiative {
    Initiative {
        title: Some(title.to_string()),
        purpose: Some(format!("Syftet med {title}.")),
        goal: Some("Fler möten.".to_string()),
        activities: activities
            .iter()
            .map(|text| Activity { text: text.to_string(), ..Activity::default() })
            .collect(),
        when: Some("2026–2027".to_string()),
        responsible: vec!["Moa".to_string(), "Alla".to_string()],
        priority: Some(Priority { text: priority.0.to_string(), level: priority.1 }),
        follow_up: Some("Två gånger per år".to_string()),
        at: vec![Place::lines(4, 9)],
        ..Initiative::default()
    }
}

/// Two chapters, four initiatives, one section without planned activities.
pub fn plan() -> Plan {
    let section = |number: &str, title: &str, initiatives: Vec<Initiative>| Section {
        number: Some(number.to_string()),
        title: Some(title.to_string()),
        initiatives,
        ..Section::default()
    };
    let visits =
        initiative("Företagsbesök", &["Besöka företag", "Skriva referat"], ("Hög", Some(Level::High)));
    let letters = initiative("Nyhetsbrev", &["Skicka brev varje månad"], ("Medel", Some(Level::Medium)));
    let odd = initiative("Frukostmöten", &["Bjuda in"], ("Mellan", None));
    let land = initiative("Mark", &["Ta fram kartor"], ("Låg", Some(Level::Low)));
    let quiet = Section { no_planned_activities: true, ..section("2.2", "Omvärld", Vec::new()) };
    Plan {
        title: Some("Verksamhetsplan 2026".to_string()),
        period: Some(Period { from: 2026, to: 2026 }),
        preamble: Some("Vi arbetar nära företagen.".to_string()),
        chapters: vec![
            Chapter {
                number: Some("1".to_string()),
                title: Some("Dialog".to_string()),
                sections: vec![section("1.1", "Möten", vec![visits, letters, odd])],
                ..Chapter::default()
            },
            Chapter {
                number: Some("2".to_string()),
                title: Some("Plats".to_string()),
                sections: vec![section("2.1", "Mark", vec![land]), quiet],
                ..Chapter::default()
            },
        ],
        ..Plan::default()
    }
}

pub fn indicators() -> Indicators {
    let row = |name: &str, target: &str, marked: bool| IndicatorRow {
        name: Some(name.to_string()),
        source: Some("egen enkät".to_string()),
        marked,
        targets: reading::target::parse(target, Some(2026)),
        ..IndicatorRow::default()
    };
    Indicators {
        year: Some(2026),
        rows: vec![row("Nöjda besökta", "minst 76", true), row("Brevläsare", "75 nya läsare", false)],
        ..Indicators::default()
    }
}

/// Imports as the command does: a new document, the plan, the indicators, one transaction.
pub async fn import(
    house: &House,
    viewer: &Viewer,
    owner_id: Id,
    visibility: Visibility,
    (plan, read): (&Plan, &Indicators),
) -> (Imported, Imported) {
    let tx = house.db.begin().await.unwrap();
    let text = "rad\n".repeat(40);
    let sha256 = house.ids.next().to_string();
    let document = NewDocument {
        owner_id,
        visibility,
        name: "plan.txt",
        title: "plan.txt",
        media_type: "text/plain",
        sha256: &sha256,
        bytes: text.as_bytes(),
        text: &text,
        said: &documents::Said::default(),
    };
    let document_id = documents::add_document(&tx, &house.ids, viewer, &document).await.unwrap().unwrap();
    let import =
        Import { tx: &tx, ids: &house.ids, viewer, owner_id, visibility, document_id, file_name: "plan.txt" };
    let plan = plan::import_plan(&import, plan).await.unwrap();
    let numbers = indicators::import_indicators(&import, read).await.unwrap();
    tx.commit().await.unwrap();
    (plan, numbers)
}

pub async fn office(house: &House) -> (Organisation, Viewer) {
    let office = house.organisation("Åsunda kommun").await;
    let viewer = house.member(&office, Role::Editor);
    (office, viewer)
}
