//! What Bygd writes, Bygd reads: the same rows and amounts, with every total proved; the same plan.

use funding::annex::Content;
use jiff::civil::date;
use proptest::prelude::*;
use reading::contract::{Document, GrantRow, Grants, Reading, Sure, Table};
use rendering::{document::Style, sheet};
use reports::{Words, annex, plan};
use types::Amount;
use web::Lang;

use crate::sample::{county, measured, outline, portfolio, texts};

/// The annex's bytes in each format, with its file's name.
fn file(content: &Content, lang: Lang, ending: &str) -> Vec<u8> {
    let texts = texts();
    let words = Words::new(&texts, lang);
    let document = annex::document(content, words, Style::default(), date(2025, 2, 3), None);
    match ending {
        "pdf" => rendering::pdf(&document).unwrap(),
        "docx" => rendering::docx(&document).unwrap(),
        "html" => rendering::html(&document).into_bytes(),
        "xlsx" => sheet::book(&annex::book(content, words)).unwrap(),
        "csv" => sheet::csv(&annex::book(content, words)[0]),
        _ => serde_json::to_vec(&annex::data(content, &document.title)).unwrap(),
    }
}

fn grants(reading: &Reading) -> Vec<&Grants> {
    let documents = reading.files.iter().flat_map(|file| &file.documents);
    documents.filter_map(|one| if let Document::Grants(grants) = one { Some(grants) } else { None }).collect()
}

/// Title, owner, priority issue, total cost, grant.
type Told = (String, String, String, Option<Amount>, Option<Amount>);

fn written(content: &Content) -> Vec<Told> {
    let rows = content.parts.iter().flat_map(|part| part.tables().into_iter().flat_map(|table| table.rows));
    rows.map(|row| {
        let facts = &row.facts;
        (facts.title.clone(), facts.owner.clone(), facts.priority.clone(), facts.total_cost, facts.grant)
    })
    .collect()
}

fn read_row(row: &GrantRow) -> Told {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    (text(&row.title), text(&row.owner), text(&row.priority), row.total_cost, row.grant)
}

fn tables(reading: &Reading) -> impl Iterator<Item = &Table> {
    grants(reading).into_iter().flat_map(|list| &list.tables)
}

/// The rows are read as they were written, and every total that was printed is reached.
fn assert_read_back(content: &Content, lang: Lang, ending: &str) {
    let name = format!("bilaga.{ending}");
    let reading = reading::read_bytes(&name, &file(content, lang, ending), &|_| {});
    let back: Vec<Told> = tables(&reading).flat_map(|table| &table.rows).map(read_row).collect();
    assert_eq!(back, written(content), "{name} in {}", lang.code());
    let printed = tables(&reading).filter(|table| table.printed.grant.is_some()).count();
    let announced =
        grants(&reading).iter().flat_map(|list| &list.groups).any(|group| group.announced.grant.is_some());
    assert!(printed > 0 || announced, "{name}: no total was read");
    for table in tables(&reading) {
        let proved = &table.proved;
        for reached in [proved.count, proved.applied, proved.total_cost, proved.grant] {
            assert_ne!(reached, Some(false), "{name}: {:?}", table.path);
        }
    }
    for row in tables(&reading).flat_map(|table| &table.rows) {
        for field in ["total_cost", "grant"] {
            assert_eq!(row.sure.get(field), Some(&Sure::Proved), "{name}: {field} of {:?}", row.title);
        }
    }
    let off = |rule: &str| matches!(rule, "sum-mismatch" | "count-mismatch" | "missing-value");
    let found: Vec<&str> =
        reading.findings.iter().map(|finding| finding.rule.as_str()).filter(|rule| off(rule)).collect();
    assert_eq!(found, [""; 0], "{name}");
}

#[test]
fn an_annex_is_read_back_from_every_format() {
    for lang in [Lang::Sv, Lang::En] {
        for ending in ["pdf", "docx", "html", "xlsx", "csv", "json"] {
            assert_read_back(&county(), lang, ending);
        }
    }
}

#[test]
fn sub_region_and_theme_are_read_back() {
    for ending in ["pdf", "docx", "html", "xlsx", "csv", "json"] {
        let reading =
            reading::read_bytes(&format!("a.{ending}"), &file(&county(), Lang::Sv, ending), &|_| {});
        let paths: Vec<&[String]> = tables(&reading).map(|table| table.path.as_slice()).collect();
        assert_eq!(
            paths,
            [
                ["Norrbygden", "Kompetens för framtiden"],
                ["Norrbygden", "Ett öppet näringsliv"],
                ["Söderbygden", "Kompetens för framtiden"],
                ["Söderbygden", "Hållbara transporter"],
            ],
            "{ending}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn any_portfolio_is_read_back(content in portfolio()) {
        for ending in ["pdf", "docx", "html", "xlsx", "csv", "json"] {
            assert_read_back(&content, Lang::Sv, ending);
        }
    }
}

/// Chapters, sections, initiatives with their activities.
fn told(reading: &Reading) -> Vec<(String, String, Vec<String>)> {
    let documents = reading.files.iter().flat_map(|file| &file.documents);
    let plans = documents.filter_map(|one| if let Document::Plan(plan) = one { Some(plan) } else { None });
    let mut all = Vec::new();
    for chapter in plans.flat_map(|plan| &plan.chapters) {
        for section in &chapter.sections {
            for initiative in &section.initiatives {
                let activities = initiative.activities.iter().map(|one| one.text.clone()).collect();
                let title = initiative.title.clone().unwrap_or_default();
                all.push((section.title.clone().unwrap_or_default(), title, activities));
            }
        }
    }
    all
}

#[test]
fn a_plan_is_read_back() {
    let texts = texts();
    let document = plan::document(
        (&outline(), &measured()),
        Words::new(&texts, Lang::Sv),
        Style::default(),
        date(2025, 2, 3),
    );
    for (name, bytes) in [
        ("plan.pdf", rendering::pdf(&document).unwrap()),
        ("plan.docx", rendering::docx(&document).unwrap()),
        ("plan.xlsx", sheet::xlsx(&plan::sheet(&outline(), Words::new(&texts, Lang::Sv))).unwrap()),
        ("plan.html", rendering::html(&document).into_bytes()),
    ] {
        let reading = reading::read_bytes(name, &bytes, &|_| {});
        let back: Vec<_> = told(&reading).into_iter().filter(|(section, ..)| !section.is_empty()).collect();
        let expected = [
            (
                "Träffar",
                "Företagardagen",
                vec!["Boka lokal och talare.", "Bjuda in alla företag i kommunen."],
            ),
            ("Besök", "Företagsbesök", vec!["Besöka handeln.", "Besöka industrin."]),
        ];
        let expected = expected.map(|(section, title, activities)| {
            let activities = activities.into_iter().map(str::to_string).collect::<Vec<_>>();
            (section.to_string(), title.to_string(), activities)
        });
        assert_eq!(back, expected, "{name}");
    }
}
