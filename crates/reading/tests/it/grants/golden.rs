//! The real annex, whole.

use reading::contract::Sure;
use reading::{Language, for_person};
use types::Amount;

use super::annex::TABLES;
use super::{grants, read, rules, seed};

fn units(units: i64) -> Option<Amount> {
    Amount::from_units(units)
}

#[test]
fn every_row_and_total_of_the_annex_is_proved() {
    let Some(text) = seed("001") else { return };
    let reading = read(&text);
    let found = grants(&reading).expect("the annex is a grants document");
    assert_eq!(found.year, Some(2020));
    assert_eq!(found.tables.len(), TABLES.len());
    for (table, (group, theme, cost, grant, facts)) in found.tables.iter().zip(TABLES) {
        assert_eq!(table.path, [group, theme]);
        assert_eq!((table.printed.total_cost, table.printed.grant), (units(cost), units(grant)));
        assert_eq!((table.proved.total_cost, table.proved.grant), (Some(true), Some(true)), "{theme}");
        assert_eq!(table.rows.len(), facts.len());
        for (row, (title, owner, priority, cost, grant, kind)) in table.rows.iter().zip(facts) {
            assert_eq!(row.title.as_deref(), Some(*title));
            assert_eq!(row.owner.as_deref(), Some(*owner));
            assert_eq!(row.priority.as_deref(), Some(*priority), "{title}");
            assert_eq!((row.total_cost, row.grant), (units(*cost), units(*grant)), "{title}");
            let read_kind = row.kind.map(|kind| serde_json::to_value(kind).expect("a kind is JSON"));
            assert_eq!(read_kind.as_ref().and_then(|kind| kind.as_str()).unwrap_or(""), *kind, "{title}");
            for field in ["title", "owner", "priority", "total_cost", "grant"] {
                assert_eq!(row.sure.get(field), Some(&Sure::Proved), "{title}: {field}");
            }
            assert!(row.title_in_text.is_some() && row.owner_in_text.is_some(), "{title}");
            assert!(row.description.as_ref().is_some_and(|text| text.len() > 40), "{title}");
        }
    }
}

#[test]
fn groups_announce_what_is_found() {
    let Some(text) = seed("001") else { return };
    let reading = read(&text);
    let found = grants(&reading).expect("the annex is a grants document");
    let announced: Vec<_> = found
        .groups
        .iter()
        .map(|group| (group.path[0].as_str(), group.announced.count, group.announced.priorities))
        .collect();
    let expected = [
        ("Boråsregionen", Some(21), Some(9)),
        ("Fyrbodal", Some(22), Some(20)),
        ("Skaraborg", Some(11), Some(20)),
        ("Göteborgsregionen", Some(5), None),
    ];
    assert_eq!(announced, expected);
}

#[test]
fn the_strange_row_is_read_as_printed_and_shown() {
    let Some(text) = seed("001") else { return };
    let reading = read(&text);
    let strange: Vec<_> = reading.findings.iter().filter(|f| f.rule == "grant-exceeds-cost").collect();
    assert_eq!(strange.len(), 1);
    assert_eq!(strange[0].places[0].pointer, "/files/0/documents/0/tables/0/rows/1");
    let row = &grants(&reading).expect("grants").tables[0].rows[1];
    let patches: Vec<_> =
        row.alternatives.iter().map(|a| serde_json::to_value(&a.values).expect("JSON")).collect();
    assert_eq!(patches, [serde_json::json!({"priority": null, "total_cost": 1_215_000})]);
    let mut others = rules(&reading);
    others.retain(|rule| !matches!(*rule, "grant-exceeds-cost" | "full-funding" | "name-variants"));
    assert_eq!(others, Vec::<&str>::new());
    assert_eq!(reading.findings.iter().filter(|f| f.rule == "full-funding").count(), 8);
    let shown = for_person(&reading, Language::English);
    let last = shown.lines().last().unwrap_or("");
    assert!(last.starts_with("59 projects, 26 of 26 totals proved, 1 warning, "), "{last}");
}

#[test]
fn other_real_documents_hold_no_grants() {
    for start in ["000", "002", "003", "004"] {
        let Some(text) = seed(start) else { return };
        assert!(grants(&read(&text)).is_none(), "{start}");
    }
}
