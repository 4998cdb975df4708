//! Documents of our own, unlike the real one: fixtures, and a generator of lists in many layouts.

use proptest::prelude::*;
use reading::contract::{GrantRow, Sure};
use reading::{Language, for_person, read_bytes};
use types::Amount;

use super::{grants, read, rows, rules};

fn units(units: i64) -> Option<Amount> {
    Amount::from_units(units)
}

fn sure(row: &GrantRow, field: &str) -> Option<Sure> {
    row.sure.get(field).copied()
}

#[test]
fn an_annex_of_running_words_with_page_breaks() {
    let reading = read(include_str!("../../fixtures/kusten.txt"));
    let found = grants(&reading).expect("grants");
    assert_eq!(found.title.as_deref(), Some("Kustbygdens beviljade medel 2022"));
    let announced: Vec<_> =
        found.groups.iter().map(|g| (g.announced.count, g.announced.priorities)).collect();
    assert_eq!(announced, [(Some(3), Some(7)), (Some(2), None)]);
    let paths: Vec<_> = found.tables.iter().map(|table| table.path.join("/")).collect();
    assert_eq!(paths, ["Norra kusten/Levande hamnar", "Södra kusten/Öppna stränder"]);
    let north = &found.tables[0].rows;
    let names: Vec<_> = north.iter().map(|row| (row.title.as_deref(), row.owner.as_deref())).collect();
    let expected = [
        (Some("Bryggan i Sillvik"), Some("Sillviks kommun")),
        (Some("Is på burk – förstudie om kylkedjor"), Some("Fiskets ekonomiska förening")),
        (Some("Segla tillsammans"), Some("Båtlagets AB")),
    ];
    assert_eq!(names, expected);
    for row in north {
        for field in ["title", "owner", "priority", "total_cost", "grant"] {
            assert_eq!(sure(row, field), Some(Sure::Proved), "{:?} {field}", row.title);
        }
    }
    assert_eq!(
        north[1].description.as_deref(),
        Some("Förstudien visar:\n• var isen tar slut\n• vad en gemensam isfabrik kostar")
    );
    assert!(north[0].description.as_deref().is_some_and(|text| text.ends_with("förankra flytande delar.")));
    assert_eq!(north[2].description.as_deref(), Some("Skolbarn får segla."));
}

#[test]
fn without_texts_names_are_never_proved() {
    let reading = read(include_str!("../../fixtures/kusten.txt"));
    let south = &grants(&reading).expect("grants").tables[1].rows;
    assert_eq!(south[1].priority.as_deref(), Some("Samtliga"));
    assert_eq!(south[0].total_cost, units(5_000));
    for row in south {
        assert_eq!(sure(row, "owner"), Some(Sure::Assumed));
        assert_ne!(sure(row, "title"), Some(Sure::Proved));
    }
}

#[test]
fn cells_kept_apart_by_tabs() {
    let reading = read(include_str!("../../fixtures/tabbar.txt"));
    let rows = rows(&reading);
    assert_eq!(rows.len(), 3);
    assert_eq!((rows[1].applied, rows[1].grant), (Some(Amount::from_ore(12_050_000)), units(100_500)));
    assert_eq!(rows[1].reference.as_deref(), Some("A-18"));
    assert_eq!((rows[2].owner.as_deref(), sure(rows[0], "grant")), (None, Some(Sure::Proved)));
    assert!(rules(&reading).contains(&"missing-value"));
}

#[test]
fn cells_kept_apart_by_spaces_and_wrapped() {
    let reading = read(include_str!("../../fixtures/gaps.txt"));
    let rows = rows(&reading);
    assert_eq!(rows[2].title.as_deref(), Some("Slow roads for cyclists"));
    assert_eq!(rows[2].owner.as_deref(), Some("Old Mill Trust"));
    assert_eq!(sure(rows[2], "total_cost"), Some(Sure::Proved));
}

#[test]
fn cells_kept_apart_by_strokes_and_units_of_many_kinds() {
    let reading = read(include_str!("../../fixtures/streck.txt"));
    let rows = rows(&reading);
    let sums: Vec<_> = rows.iter().map(|row| (row.total_cost, row.eu_part, row.grant)).collect();
    assert_eq!(sums[0], (units(1_200_000), units(400_000), units(300_000)));
    assert_eq!(sums[1], (units(800_000), None, units(1_250)));
    assert_eq!(rows[2].title.as_deref(), Some("Vind; vatten"));
    assert_eq!(rows[2].other["Handläggare"], "NN");
    assert_eq!(sure(rows[2], "grant"), Some(Sure::Single));
}

#[test]
fn columns_in_any_order_below_a_heading_that_names_some() {
    let text = "Beviljade projekt\n\nKostnad\tProjekt\tBidrag\tÄgare\n100 000\tLjus\t50 000\tA AB\n\
        200 000\tMörker\t50 000\tB AB\n300 000\tSumma\t100 000\t\n";
    let reading = read(text);
    let rows = rows(&reading);
    assert_eq!(rows.len(), 2);
    assert_eq!((rows[1].title.as_deref(), rows[1].owner.as_deref()), (Some("Mörker"), Some("B AB")));
    assert_eq!((rows[1].total_cost, sure(rows[1], "grant")), (units(200_000), Some(Sure::Proved)));
}

#[test]
fn figures_wrapped_over_lines_and_rows_without_any() {
    let text = "Projekt Projektägare Prior. fråga Total kostnad Varav medel\n\
        Bollplan för alla Lindby IF 7 1 200 000 \
        300 000\nSimskola\nLindby simsällskap\n12 80 000\n40 000\n\
        Mörker\nTotalt 3 projekt 1 280 000 340 000\n";
    let reading = read(text);
    let rows = rows(&reading);
    assert_eq!(rows.len(), 3);
    assert_eq!((rows[1].priority.as_deref(), rows[1].grant), (Some("12"), units(40_000)));
    assert_eq!(sure(rows[0], "total_cost"), Some(Sure::Proved));
    assert_eq!((rows[2].title.as_deref(), rows[2].grant), (Some("Mörker"), None));
    assert!(rows[2].sure.values().all(|sure| *sure != Sure::Proved));
    assert_eq!(grants(&reading).expect("grants").tables[0].proved.count, Some(true));
}

#[test]
fn rows_below_no_header_are_never_sure() {
    let text = "Lista\n\nHamnen norr 3 442 500 221 250\nVägen söder 60 000 60 000\nTotalt 502 500 281 250\n";
    let reading = read(text);
    assert!(rules(&reading).contains(&"missing-header"));
    assert!(rows(&reading).iter().all(|row| row.sure.values().all(|sure| *sure >= Sure::Assumed)));
}

#[test]
fn what_does_not_add_up_is_said() {
    let text =
        "Projekt;Ägare;Kostnad;Bidrag\nBron;A AB;5 000;9 000\nVägen;;70 000;70 000\nSumma;;75 000;80 000\n";
    let reading = read(text);
    for rule in ["sum-mismatch", "grant-exceeds-cost", "missing-value", "full-funding"] {
        assert!(rules(&reading).contains(&rule), "{rule}");
    }
    assert!(rows(&reading).iter().all(|row| row.sure.values().all(|sure| *sure != Sure::Proved)));
    assert!(for_person(&reading, Language::Swedish).contains("≠"));
}

#[test]
fn unreadable_files_say_why_and_do_not_stop_the_others() {
    let files: [(&str, &[u8]); 3] = [("a.txt", b""), ("b.txt", b"%PDF-1.7"), ("c.txt", "Åsa".as_bytes())];
    let reading = reading::read_files(files, &|_| ());
    assert!(reading.files[0].error.is_some() && reading.files[1].error.is_some());
    assert_eq!((reading.files[2].error.clone(), reading.findings[0].places[0].file), (None, 2));
    assert_eq!(reading.findings[0].places[0].pointer, "/files/2");
    assert_eq!(rules(&reading), ["nothing-recognised"]);
}

#[test]
fn the_reading_is_the_same_after_json() {
    let reading = read(include_str!("../../fixtures/kusten.txt"));
    let text = serde_json::to_string(&reading).expect("JSON");
    assert_eq!(serde_json::from_str::<reading::Reading>(&text).expect("a reading"), reading);
}

// ---- a generator of lists ---------------------------------------------------------------------------------

#[derive(Clone, Debug)]
struct Made {
    title: String,
    owner: String,
    priority: Option<u32>,
    cost: i64,
    grant: i64,
}

fn made() -> impl Strategy<Value = Made> {
    let titles = ["Ljus i", "Fas 2 av", "Nya vägar för", "Mat från", "Ett", "Hållbar", "Skogens 3"];
    let ends = ["hamnen", "Ekvalla", "byn 2024", "torget", "lustgård 4"];
    let owners =
        ["Ekvalla kommun", "Granens ek. förening", "IFK", "Bolaget Norr AB", "Norr", "Stiftelsen Lind"];
    (
        0..titles.len(),
        0..ends.len(),
        0..owners.len(),
        proptest::option::weighted(0.9, 1u32..33),
        1i64..4_000,
        1i64..100,
        any::<bool>(),
    )
        .prop_map(move |(title, end, owner, priority, thousands, share, round)| {
            let cost = if round { thousands * 1000 } else { thousands * 1000 + 517 };
            Made {
                title: format!("{} {}", titles[title], ends[end]),
                owner: owners[owner].to_string(),
                priority,
                cost,
                grant: (cost * share / 100).max(1),
            }
        })
}

fn grouped(number: i64) -> String {
    types::grouped(number).replace('\u{a0}', " ")
}

/// The list as text: `layout` 0 runs on, 1 tabs, 2 semicolons, 3 strokes; `texts` adds a text for each row.
fn printed(made: &[Made], layout: usize, totals: Option<(i64, i64)>, texts: bool) -> String {
    let sign = [" ", "\t", ";", " | "][layout];
    let mut text = ["Projekt", "Projektägare", "Prior. fråga", "Total kostnad", "Varav medel"].join(sign);
    text.push('\n');
    for row in made {
        let priority = row.priority.map(|p| p.to_string()).unwrap_or_default();
        let cells = [row.title.clone(), row.owner.clone(), priority, grouped(row.cost), grouped(row.grant)];
        text.push_str(
            &cells.into_iter().filter(|cell| layout > 0 || !cell.is_empty()).collect::<Vec<_>>().join(sign),
        );
        text.push('\n');
    }
    if let Some((cost, grant)) = totals {
        let empty = if layout > 0 { format!("{sign}{sign}") } else { String::new() };
        text.push_str(&format!("Totalt{empty}{sign}{}{sign}{}\n\n", grouped(cost), grouped(grant)));
    }
    for row in made.iter().filter(|_| texts) {
        text.push_str(&format!("{}\nProjektägare: {}\nHär står vad som görs.\n\n", row.title, row.owner));
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_made_list_gives_a_wrong_proof(
        list in proptest::collection::vec(made(), 1..8),
        layout in 0usize..4,
        total in 0usize..3,
        texts in any::<bool>(),
    ) {
        let sums = (
            list.iter().map(|row| row.cost).sum::<i64>(),
            list.iter().map(|row| row.grant).sum::<i64>());
        let totals = [None, Some(sums), Some((sums.0 + 10_000, sums.1))][total];
        let text = printed(&list, layout, totals, texts);
        let reading = read(&text);
        let found = rows(&reading);
        prop_assert_eq!(found.len(), list.len(), "{}", text);
        for (row, truth) in found.iter().zip(&list) {
            let claim = |field: &str, right: bool| right || sure(row, field) != Some(Sure::Proved);
            let priority = truth.priority.map(|p| p.to_string());
            prop_assert!(claim("title", row.title.as_ref() == Some(&truth.title)), "{row:?}\n{text}");
            prop_assert!(claim("owner", row.owner.as_ref() == Some(&truth.owner)), "{row:?}\n{text}");
            prop_assert!(claim("priority", row.priority == priority), "{row:?}\n{text}");
            prop_assert!(claim("total_cost", row.total_cost == units(truth.cost)), "{row:?}\n{text}");
            prop_assert!(claim("grant", row.grant == units(truth.grant)), "{row:?}\n{text}");
            if layout > 0 {
                prop_assert_eq!((row.total_cost, row.grant), (units(truth.cost), units(truth.grant)));
                prop_assert_eq!(sure(row, "grant") == Some(Sure::Proved), total == 1);
            }
            if total != 1 {
                prop_assert_ne!(sure(row, "total_cost"), Some(Sure::Proved));
            }
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let reading = read_bytes("x", &bytes, &|_| ());
        for_person(&reading, Language::English);
    }

    #[test]
    fn no_text_makes_it_panic(
        parts in proptest::collection::vec(
            prop_oneof![
                Just("Projekt Projektägare Prior. fråga Total kostnad Varav RUN\n".to_string()),
                Just("Projekt;Ägare;Kostnad;Bidrag\n".to_string()),
                Just("Projekt  Ägare  Kostnad  Bidrag\n".to_string()),
                Just("Total 3 000 2 000\n".to_string()),
                Just("Projektägare: Åsa ek. för\n".to_string()),
                Just("Summa;;1 000;-\n".to_string()),
                "[A-ZÅÄÖa-zåäö0-9 ;|\t.,:•–-]{0,40}\n",
                "\\PC{0,30}\n",
            ],
            0..24,
        )
    ) {
        let reading = read(&parts.concat());
        for_person(&reading, Language::Swedish);
    }
}
