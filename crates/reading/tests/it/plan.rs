//! Plans and indicators: own layouts, the real plan where `BYGD_SEEDS` names its folder, and mutated copies
//! of both.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::OnceLock;

use proptest::prelude::*;
use reading::contract::{Document, Indicators, Initiative, Level, Plan, Sure, TargetForm, TargetPeriod};
use reading::{Language, Reading};
use serde_json::Value;
use sha2::{Digest, Sha256};

fn fixture(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    std::fs::read_to_string(path).expect("a fixture")
}

/// The real document whose name starts so; `None` where no folder is named.
fn seed(start: &str) -> Option<String> {
    let folder = std::env::var_os("BYGD_SEEDS")?;
    let mut files =
        std::fs::read_dir(folder).expect("the folder of BYGD_SEEDS").map(|file| file.expect("a file").path());
    let found =
        files.find(|path| path.file_name().expect("a file name").to_string_lossy().starts_with(start));
    Some(
        std::fs::read_to_string(found.expect("BYGD_SEEDS is set but the document is not there"))
            .expect("a readable document"),
    )
}

fn read(text: &str) -> Reading {
    reading::read_bytes("plan.txt", text.as_bytes(), &|_| {})
}

fn plan(reading: &Reading) -> &Plan {
    let plan = reading.files[0].documents.iter().find_map(|document| match document {
        Document::Plan(plan) => Some(plan),
        _ => None,
    });
    plan.expect("a plan")
}

fn indicators(reading: &Reading) -> &Indicators {
    let found = reading.files[0].documents.iter().find_map(|document| match document {
        Document::Indicators(indicators) => Some(indicators),
        _ => None,
    });
    found.expect("indicators")
}

fn initiatives(plan: &Plan) -> Vec<&Initiative> {
    plan.chapters
        .iter()
        .flat_map(|chapter| &chapter.sections)
        .flat_map(|section| &section.initiatives)
        .collect()
}

fn texts(initiative: &Initiative) -> Vec<&str> {
    initiative.activities.iter().map(|activity| activity.text.as_str()).collect()
}

fn rules(reading: &Reading) -> Vec<&str> {
    reading.findings.iter().map(|finding| finding.rule.as_str()).collect()
}

#[test]
fn tables_below_labels() {
    let reading = read(&fixture("plan_table.txt"));
    let plan = plan(&reading);
    assert_eq!(plan.title.as_deref(), Some("Verksamhetsplan 2031"));
    assert_eq!(plan.period.map(|period| (period.from, period.to)), Some((2031, 2031)));
    let numbers: Vec<_> = plan.chapters.iter().map(|chapter| chapter.number.as_deref().unwrap()).collect();
    assert_eq!(numbers, ["1", "2"]);
    let all = initiatives(plan);
    assert_eq!(all.len(), 4);
    assert_eq!(texts(all[0])[1], "Bjuda in nya företag till en föringsplats i salen");
    assert_eq!(texts(all[1])[1], "Boka in besök tillsammans med bygg- och miljöenheten.");
    assert_eq!(all[0].responsible, ["Asta", "Olle", "Alla"]);
    assert_eq!(all[0].sure["responsible"], Sure::Proved);
    assert_eq!(all[0].priority.as_ref().unwrap().level, Some(Level::High));
    assert_eq!(all[0].follow_up.as_deref(), Some("Två gånger per år"));
    // Over the page: one more activity and one more person.
    assert_eq!((all[1].activities.len(), all[1].when.as_deref()), (3, Some("2031-2032")));
    assert_eq!(all[1].responsible, ["Olle", "Berit K", "Asta"]);
    assert_eq!(all[1].sure["responsible"], Sure::Assumed);
    assert_eq!(all[2].labels["Effekt"], Value::from("Fler kan växa kvar på orten."));
    assert_eq!(all[2].priority.as_ref().unwrap().text, "Brådis");
    assert_eq!(all[3].sure["when"], Sure::Assumed);
    assert!(plan.chapters[0].sections[1].no_planned_activities);
    let expected = ["unknown-priority", "period-outside-plan", "missing-header", "heading-without-content"];
    assert_eq!(rules(&reading), expected);
    assert_eq!(
        reading.findings[0].places[0].pointer,
        "/files/0/documents/0/chapters/1/sections/0/initiatives/0"
    );
}

#[test]
fn lists_of_indicators() {
    let reading = read(&fixture("plan_table.txt"));
    let found = indicators(&reading);
    assert_eq!((found.rows.len(), found.year), (5, Some(2031)));
    assert!(found.rows[0].marked && !found.rows[1].marked);
    assert_eq!(found.rows[0].name.as_deref(), Some("Nöjdhet bland företag (NKI)"));
    assert_eq!(found.rows[1].source.as_deref(), Some("Länsbarometern"));
    let forms = |row: usize| found.rows[row].targets.iter().map(|target| target.form).collect::<Vec<_>>();
    assert_eq!(forms(2), [TargetForm::CountInPeriod, TargetForm::BetterThanPrevious]);
    assert_eq!(found.rows[2].targets[1].year, Some(2032));
    assert_eq!(forms(3), [TargetForm::None]);
    assert_eq!(forms(4), []);
}

#[test]
fn tables_of_indicators() {
    let reading = read(&fixture("plan_indicators.txt"));
    let rows = &indicators(&reading).rows;
    assert_eq!(rows.len(), 3);
    assert_eq!((rows[0].outcome, rows[0].outcome_year), (Some(73.0), Some(2030)));
    assert_eq!(rows[0].targets[0].form, TargetForm::AtLeast);
    // A national average is a comparison, and so is what stands in brackets with a name.
    let named: Vec<_> = rows[0].comparison.iter().map(|one| (one.name.as_str(), one.value)).collect();
    assert_eq!(named, [("Utfall 2029", Some(71.0)), ("Riket", Some(74.0))]);
    assert_eq!((rows[1].outcome, rows[1].comparison[1].value), (Some(35.0), Some(41.0)));
    assert_eq!((rows[2].outcome, rows[2].sure["outcome"]), (None, Sure::Ambiguous));
    assert_eq!(rows[2].alternatives.len(), 2);
    assert!(reading.files[0].documents.iter().all(|document| !matches!(document, Document::Plan(_))));
}

#[test]
fn cards_of_labels() {
    let reading = read(&fixture("plan_cards.txt"));
    let plan = plan(&reading);
    assert_eq!(plan.publisher.as_deref(), Some("Norrvinge kommun"));
    assert_eq!(plan.period.map(|period| (period.from, period.to)), Some((2030, 2032)));
    let sections: Vec<_> =
        plan.chapters[0].sections.iter().map(|one| one.title.as_deref().unwrap()).collect();
    assert_eq!(sections, ["Kompetens", "Lokaler"]);
    let all = initiatives(plan);
    let titles: Vec<_> = all.iter().map(|one| one.title.as_deref().unwrap()).collect();
    assert_eq!(titles, ["Praktikveckor för gymnasiet", "Yrkesmässa", "Register över tomma lokaler"]);
    assert_eq!(all[0].responsible, ["Lena Ek", "Per Dal"]);
    assert_eq!(all[0].budget.as_deref(), Some("120 tkr"));
    assert_eq!(all[0].baseline.as_deref(), Some("Tre företag tar emot i dag."));
    assert_eq!(all[0].method.as_deref(), Some("Enkät till företagen"));
    assert_eq!(all[1].status.as_deref(), Some("Ej påbörjad"));
    assert_eq!(texts(all[2]), ["Fråga fastighetsägarna", "Lägga ut listan på webben och hålla den färsk"]);
    assert_eq!(all[2].purpose.as_deref(), Some("Den som söker lokal ska hitta den på en kväll."));
}

#[test]
fn rows_with_separators() {
    let reading = read(&fixture("plan_rows.txt"));
    let all = initiatives(plan(&reading));
    assert_eq!(all.len(), 4);
    assert_eq!(texts(all[0])[1], "Bjuda in bussbolag till en visningsresa");
    assert_eq!(all[0].activities[1].responsible, ["Ida", "Bo"]);
    assert_eq!(all[0].responsible, ["Turistbyrån", "Ida", "Bo"]);
    assert_eq!(all[1].title.as_deref(), Some("Julmarknad på torget"));
    assert_eq!(all[1].budget.as_deref(), Some("40 000 kr"));
    assert_eq!(all[2].priority.as_ref().unwrap().level, Some(Level::Low));
    assert_eq!(texts(all[3])[0], "Provodling av humle vid gamla stationen");
    assert_eq!(all[3].activities[1].when.as_deref(), Some("sep 2033"));
    assert_eq!(all[3].activities[1].status.as_deref(), Some("Planerad"));
}

#[test]
fn prose_and_bullets() {
    let reading = read(&fixture("plan_prose.txt"));
    let all = initiatives(plan(&reading));
    let titles: Vec<_> = all.iter().map(|one| one.title.as_deref()).collect();
    assert_eq!(titles, [Some("Byalag som gräver själva"), Some("Mobiltäckning"), None]);
    assert!(all.iter().all(|one| one.sure["activities"] == Sure::Assumed));
    let wheel = read(&fixture("plan_wheel.txt"));
    let months: Vec<_> = initiatives(plan(&wheel)).iter().map(|one| one.when.clone().unwrap()).collect();
    assert_eq!(months, ["Januari", "Februari 2036", "Mars"]);
}

#[test]
fn other_languages_and_orders() {
    let reading = read(&fixture("plan_english.txt"));
    let all = initiatives(plan(&reading));
    assert_eq!(all.len(), 4);
    assert_eq!(all[0].goal.as_deref(), Some("At least 50 jobs offered by local firms."));
    assert_eq!(texts(all[0]), ["Write to all firms in February.", "Match pupils and firms."]);
    assert_eq!(all[1].priority.as_ref().unwrap().level, Some(Level::Low));
    assert_eq!(all[3].responsible, ["Ola", "Kari"]);
    // The header's words one below another, and the people before the activities.
    let stacked = read(&fixture("plan_stacked.txt"));
    let all = initiatives(plan(&stacked));
    assert_eq!(all[0].responsible, ["Rut", "Einar"]);
    assert_eq!(texts(all[0]), ["Annonsera i storstaden", "Visa byn en lördag"]);
    assert_eq!((all[1].when.as_deref(), all[1].responsible.join(" ")), (Some("2035"), "Rut".to_string()));
}

#[test]
fn other_documents_are_no_plans() {
    let texts = [
        "Projekt Projektägare Kostnad Bidrag\n\nUlltorget Ullbolaget 3 200 000 800\n\nProjektägare: Ull\n",
        "Vår stad\n\nMål: att alla trivs.\n\n• Torget\n• Parken\n\nKontakt\n\nLisa\n2031\n",
        "1. Först\n2. Sedan\n3. Sist\n",
        "",
    ];
    for text in texts {
        assert!(read(text).files[0].documents.iter().all(|one| !matches!(one, Document::Plan(_))), "{text}");
    }
    for start in ["000", "001", "003", "004"] {
        let Some(text) = seed(start) else { return };
        assert!(
            read(&text).files[0].documents.iter().all(|one| !matches!(one, Document::Plan(_))),
            "{start}"
        );
    }
}

#[test]
fn a_person_sees_plan_and_indicators() {
    let reading = read(&fixture("plan_table.txt"));
    let text = reading::for_person(&reading, Language::Swedish);
    assert!(text.contains("2 kapitel, 5 avsnitt, 4 initiativ, 10 aktiviteter"), "{text}");
    assert!(text.contains("Inga planerade aktiviteter."), "{text}");
    assert!(text.contains("Mål: bland de 3 bästa (2031)"), "{text}");
    let english = reading::for_person(&reading, Language::English);
    assert!(english.contains("Target: at least 74 (2031)"), "{english}");
}

// ---- the real plan
// ------------------------------------------------------------------------------------------

#[test]
fn the_real_plan_is_read_whole() {
    let Some(text) = seed("002") else { return };
    let reading = read(&text);
    let plan = plan(&reading);
    let sections: Vec<_> = plan.chapters.iter().flat_map(|chapter| &chapter.sections).collect();
    assert_eq!((plan.chapters.len(), sections.len(), initiatives(plan).len()), (8, 30, 57));
    assert!(sections.iter().all(|section| section.number.is_some() && section.title.is_some()));
    let idle: Vec<_> =
        sections.iter().filter(|one| one.no_planned_activities).map(|one| one.number.as_deref()).collect();
    assert_eq!(idle, [Some("2.8"), Some("8.1"), Some("8.6")]);
    let level =
        |level| initiatives(plan).iter().filter(|one| one.priority.as_ref().unwrap().level == level).count();
    let levels = [Some(Level::High), Some(Level::Medium), Some(Level::Low), None].map(level);
    assert_eq!(levels, [14, 32, 10, 1]);
    assert_eq!(rules(&reading), ["missing-header", "period-outside-plan", "unknown-priority"]);
    assert_eq!(listing(plan), fixture("plan_seed_002.txt"));
}

/// One line for each initiative: section, title, when, how many people and a fingerprint of their names,
/// priority, number of activities, and a fingerprint of all its texts.
fn listing(plan: &Plan) -> String {
    let mut text = String::new();
    for section in plan.chapters.iter().flat_map(|chapter| &chapter.sections) {
        for one in &section.initiatives {
            let said =
                [&one.intro, &one.purpose, &one.goal].map(|said| said.clone().unwrap_or_default()).join("|");
            let people = Sha256::digest(one.responsible.join(", "));
            let print = Sha256::digest(format!("{said}|{}|{:?}", texts(one).join("|"), one.labels));
            writeln!(
                text,
                "{} | {} | {} | {} ({:02x}{:02x}{:02x}) | {} | {} | {:02x}{:02x}{:02x}",
                section.number.as_deref().unwrap_or("-"),
                one.title.as_deref().unwrap_or("-"),
                one.when.as_deref().unwrap_or("-"),
                one.responsible.len(),
                people[0],
                people[1],
                people[2],
                one.priority.as_ref().map_or("-", |priority| priority.text.as_str()),
                one.activities.len(),
                print[0],
                print[1],
                print[2],
            )
            .expect("writing to a string");
        }
    }
    text
}

#[test]
fn the_real_indicators_are_read() {
    let Some(text) = seed("002") else { return };
    let reading = read(&text);
    let rows = &indicators(&reading).rows;
    assert_eq!(rows.len(), 11);
    let marked: Vec<usize> = (0..rows.len()).filter(|row| rows[*row].marked).collect();
    assert_eq!(marked, [0, 1, 4, 5]);
    let forms: Vec<Vec<TargetForm>> =
        rows.iter().map(|row| row.targets.iter().map(|target| target.form).collect()).collect();
    use TargetForm::{Above, BetterThanPrevious, CountInPeriod, Improving, RankWithin, Reach};
    let expected: [&[TargetForm]; 11] = [
        &[Above],
        &[Improving, Reach],
        &[CountInPeriod],
        &[RankWithin],
        &[Improving],
        &[Improving],
        &[BetterThanPrevious],
        &[RankWithin],
        &[],
        &[CountInPeriod],
        &[CountInPeriod],
    ];
    assert_eq!(forms, expected);
    let values: Vec<_> = rows.iter().flat_map(|row| &row.targets).filter_map(|target| target.value).collect();
    assert_eq!(values, [105.0, 200.0, 5.0, 3.0, 40.0, 75.0]);
    assert_eq!((rows[2].targets[0].low, rows[2].targets[0].high), (Some(3.0), Some(5.0)));
    assert_eq!(rows[10].targets[0].period, Some(TargetPeriod::Year));
    assert_eq!(rows[6].source.as_deref(), Some("BAS (scb.se)"));
}

// ---- nothing disappears
// -------------------------------------------------------------------------------------

/// How often each word stands in a text, without the marks around it.
fn words(text: &str) -> HashMap<String, i64> {
    let mut counts = HashMap::new();
    for word in text.split_whitespace() {
        let bare: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        if !bare.is_empty() {
            *counts.entry(bare).or_default() += 1;
        }
    }
    counts
}

fn gather(value: &Value, into: &mut String) {
    match value {
        Value::String(text) => {
            into.push(' ');
            into.push_str(text);
        }
        Value::Array(values) => values.iter().for_each(|one| gather(one, into)),
        Value::Object(fields) => {
            for (key, one) in
                fields.iter().filter(|(key, _)| !["sure", "at", "alternatives"].contains(&key.as_str()))
            {
                into.push(' ');
                into.push_str(key);
                gather(one, into);
            }
        }
        _ => {}
    }
}

/// Words of the text that the reading holds nowhere, except those that say what a field is.
fn lost(text: &str) -> Vec<String> {
    let reading = read(text);
    let mut held = String::new();
    for document in &reading.files[0].documents {
        gather(&serde_json::to_value(document).expect("JSON"), &mut held);
    }
    let held = words(&held);
    let known = [
        "Syfte",
        "Mål",
        "Aktiviteter",
        "När",
        "Vem",
        "Prio",
        "Uppföljning",
        "källa",
        "2024",
        "2031",
        "2032",
        "12",
        "19",
        "43",
        "Åtgärd",
        "Ansvarig",
        "Tidplan",
        "Status",
        "Budget",
        "Nuläge",
        "Mätmetod",
        "Prioritet",
        "Utgivare",
    ];
    let gone = words(text)
        .into_iter()
        .filter(|(word, _)| !known.contains(&word.as_str()) && !held.contains_key(word));
    gone.map(|(word, _)| word).collect()
}

#[test]
fn no_word_disappears() {
    assert_eq!(lost(&fixture("plan_cards.txt")), [] as [String; 0]);
    // Mended words stand in another form.
    let mut table = lost(&fixture("plan_table.txt"));
    table.sort();
    assert_eq!(table, ["förings", "plats"]);
    let Some(text) = seed("002") else { return };
    let mut real = lost(&text);
    real.sort();
    assert_eq!(real, ["2026", "2028", "ekipage", "tillstånds", "ärenden"]);
}

// ---- mutated copies
// -----------------------------------------------------------------------------------------

#[derive(Clone, Debug)]
enum Mutation {
    /// A new page starts at this share of the lines.
    PageBreak(f64),
    RenameHeader(usize),
    DropHeaders,
    SwapHeader,
    /// Another digit in place of one at this share of the digits.
    Digit(f64, u8),
    Glyph(char),
    ShuffleChapters(usize),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    prop_oneof![
        (0.0..1.0).prop_map(Mutation::PageBreak),
        (0usize..5).prop_map(Mutation::RenameHeader),
        Just(Mutation::DropHeaders),
        Just(Mutation::SwapHeader),
        (0.0..1.0, 1u8..10).prop_map(|(share, step)| Mutation::Digit(share, step)),
        prop_oneof![Just('•'), Just('*'), Just('–'), Just('\u{f0b7}')].prop_map(Mutation::Glyph),
        (1usize..8).prop_map(Mutation::ShuffleChapters),
    ]
}

const HEADER: [&str; 5] = ["Aktiviteter", "När", "Vem", "Prio", "Uppföljning"];

fn mutate(text: &str, mutation: &Mutation) -> String {
    let header = HEADER.join(" ");
    match mutation {
        Mutation::PageBreak(share) => {
            let mut lines: Vec<String> = text.lines().map(str::to_string).collect();
            let at = ((lines.len() - 1) as f64 * share) as usize;
            if !lines[at].trim().is_empty() {
                lines[at] = format!("\u{c} {}", lines[at]);
            }
            lines.join("\n")
        }
        Mutation::RenameHeader(index) => {
            let mut words = HEADER;
            words[*index] = "Kvist";
            text.replace(&header, &words.join(" "))
        }
        Mutation::DropHeaders => text.replace(&header, ""),
        Mutation::SwapHeader => text.replace(&header, "Aktiviteter Vem När Uppföljning Prio"),
        Mutation::Digit(share, step) => {
            let digits: Vec<usize> =
                text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
            let at = digits[((digits.len() - 1) as f64 * share) as usize];
            let digit = (text.as_bytes()[at] - b'0' + step) % 10;
            format!("{}{digit}{}", &text[..at], &text[at + 1..])
        }
        Mutation::Glyph(glyph) => {
            let lines = text.lines().map(|line| match line.strip_prefix("• ") {
                Some(rest) => format!("{glyph} {rest}"),
                None => line.to_string(),
            });
            lines.collect::<Vec<_>>().join("\n")
        }
        Mutation::ShuffleChapters(turn) => shuffle(text, *turn),
    }
}

/// Turns the order of the chapters, the part before them left in place.
fn shuffle(text: &str, turn: usize) -> String {
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines() {
        let trimmed = line.trim_start();
        let number = trimmed.split_once(". ").is_some_and(|(number, rest)| {
            number.parse::<u32>().is_ok() && rest.len() < 60 && !rest.trim_end().ends_with('.')
        });
        if number {
            parts.push(Vec::new());
        }
        parts.last_mut().expect("a part").push(line);
    }
    let count = parts.len().saturating_sub(1).max(1);
    parts[1..].rotate_left(turn % count);
    parts.concat().join("\n")
}

/// Every field that claims to be proved has the value that the text before the mutation gave.
fn check(text: &str, truth: &HashMap<String, Value>, mutation: &Mutation) -> Result<(), TestCaseError> {
    let reading = read(&mutate(text, mutation));
    for document in &reading.files[0].documents {
        let Document::Plan(plan) = document else { continue };
        for one in initiatives(plan) {
            let now = serde_json::to_value(one).expect("JSON");
            let purpose = one.purpose.clone().unwrap_or_default();
            let Some(before) = truth.get(&purpose) else {
                let proved = one.sure.values().any(|sure| *sure == Sure::Proved);
                let touched = purpose.is_empty() || matches!(mutation, Mutation::Digit(..));
                prop_assert!(!proved || touched, "{mutation:?}: unknown initiative {now}");
                continue;
            };
            for (field, _) in one.sure.iter().filter(|(_, sure)| **sure == Sure::Proved) {
                prop_assert_eq!(&now[field], &before[field], "{:?}: {} of {:?}", mutation, field, one.title);
            }
        }
    }
    Ok(())
}

/// By purpose, which no mutation touches.
fn truth(text: &str) -> HashMap<String, Value> {
    let reading = read(text);
    let all = initiatives(plan(&reading)).into_iter();
    all.map(|one| (one.purpose.clone().unwrap_or_default(), serde_json::to_value(one).expect("JSON")))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn mutated_fixtures_prove_nothing_wrong(mutation in mutation()) {
        let text = fixture("plan_table.txt");
        check(&text, &truth(&text), &mutation)?;
    }

    #[test]
    fn any_text_is_read_without_panic(text in "(?s).{0,400}") {
        read(&text);
    }

    #[test]
    fn any_lines_are_read_without_panic(picks in prop::collection::vec((0usize..24, 0usize..3), 0..60)) {
        const LINES: [&str; 24] = [
            "", "1. Kapitel", "1.1 Avsnitt", "Syfte: a", "Mål: b", "Aktiviteter När Vem Prio Uppföljning",
            "• gör", " gör mer", "2031", "2031-", "Eva", "Hög", "Två gånger", "per år",
            "Ansvarig | När | Aktivitet", "x | y | z", "Nyckeltal\tMål 2031\tUtfall", "NKI\t75\t74",
            "Åtgärd    Ansvarig    Tid", "Bygga     Bo          2031", "12",
            "Nyckeltal: • A*. Mål 2031: minst 5", "Dessa nyckeltal:", "en mening som går vidare utan slut",
        ];
        let row = |(line, indent): &(usize, usize)| format!("{}{}", " ".repeat(*indent), LINES[*line]);
        let text: Vec<String> = picks.iter().map(row).collect();
        read(&text.join("\n"));
    }

    #[test]
    fn targets_never_panic(text in ".{0,80}", year in prop::option::of(1900i32..2200)) {
        for target in reading::target::parse(&text, year) {
            reading::target::sentence(&target, Language::English);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn mutated_real_plans_prove_nothing_wrong(mutation in mutation()) {
        static REAL: OnceLock<Option<(String, HashMap<String, Value>)>> = OnceLock::new();
        let real = REAL.get_or_init(|| seed("002").map(|text| (text.clone(), truth(&text))));
        if let Some((text, truth)) = real {
            check(text, truth, &mutation)?;
        }
    }
}
