//! The same document in other layouts, as they arise when text is copied, saved and sent: its facts stay the
//! same as far as the text still tells them, and nothing wrong is ever proved.

use reading::Reading;
use reading::contract::{Document, Initiative, Sure};
use serde_json::Value;

use super::seed;

/// A document's text laid out in another way.
type ToBytes = fn(&str) -> Vec<u8>;
type ToText = fn(&str) -> String;

/// What happens to a text on its way, with nothing lost that tells facts apart.
const HARMLESS: [(&str, ToBytes); 8] = [
    ("line endings of Windows", |text| text.replace('\n', "\r\n").into_bytes()),
    ("a margin", |text| each_line(text, |line| format!("    {line}")).into_bytes()),
    ("doubled spaces", |text| text.replace(' ', "  ").into_bytes()),
    ("spaces that do not break", |text| text.replace(' ', "\u{a0}").into_bytes()),
    ("doubled line endings", |text| text.replace('\n', "\n\n").into_bytes()),
    ("a byte order mark", |text| format!("\u{feff}{text}").into_bytes()),
    ("UTF-16", |text| {
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    }),
    ("trailing spaces", |text| each_line(text, |line| format!("{line}   ")).into_bytes()),
];

/// What takes signs away that tell where a text begins.
const LOSSY: [(&str, ToText); 3] = [
    ("no blank lines", |text| without_blanks(text)),
    ("no leading spaces", |text| each_line(text, |line| line.trim_start_matches(' ').to_string())),
    ("neither", |text| each_line(&without_blanks(text), |line| line.trim_start_matches(' ').to_string())),
];

fn each_line(text: &str, change: impl Fn(&str) -> String) -> String {
    text.split('\n').map(change).collect::<Vec<_>>().join("\n")
}

fn without_blanks(text: &str) -> String {
    text.split('\n').filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

fn read(bytes: &[u8]) -> Reading {
    reading::read_bytes("prov.txt", bytes, &|_| ())
}

/// All that is read, without the lines where it stands.
fn facts(reading: &Reading) -> Value {
    let mut value = serde_json::to_value((&reading.files[0].documents, &reading.findings)).expect("JSON");
    drop_places(&mut value);
    value
}

fn drop_places(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(drop_places),
        Value::Object(fields) => {
            fields.retain(|key, _| key != "at" && key != "description_at");
            fields.values_mut().for_each(drop_places);
        }
        _ => {}
    }
}

fn documents() -> Vec<String> {
    let own = [
        include_str!("../fixtures/kusten.txt"),
        include_str!("../fixtures/plan_table.txt"),
        include_str!("../fixtures/plan_cards.txt"),
    ];
    let seeds = ["001", "002"].into_iter().filter_map(seed);
    own.map(str::to_string).into_iter().chain(seeds).collect()
}

#[test]
fn harmless_layouts_give_the_same_facts() {
    for text in documents() {
        let truth = facts(&read(text.as_bytes()));
        for (name, change) in HARMLESS {
            assert_eq!(facts(&read(&change(&text))), truth, "{name}: {}", &text[..40.min(text.len())]);
        }
    }
}

fn initiatives(reading: &Reading) -> Vec<&Initiative> {
    let plans = reading.files[0].documents.iter().filter_map(|document| match document {
        Document::Plan(plan) => Some(plan),
        _ => None,
    });
    plans
        .flat_map(|plan| &plan.chapters)
        .flat_map(|one| &one.sections)
        .flat_map(|one| &one.initiatives)
        .collect()
}

#[test]
fn grants_need_neither_blank_lines_nor_leading_spaces() {
    let own = include_str!("../fixtures/kusten.txt").to_string();
    for text in std::iter::once(own).chain(seed("001")) {
        let before = read(text.as_bytes());
        let truth = super::grants::rows(&before);
        for (name, change) in LOSSY {
            let after = read(change(&text).as_bytes());
            let rows = super::grants::rows(&after);
            assert_eq!(rows.len(), truth.len(), "{name}");
            for (row, before) in rows.iter().zip(&truth) {
                let said = |row: &reading::contract::GrantRow| {
                    (row.title.clone(), row.owner.clone(), row.priority.clone(), row.total_cost, row.grant)
                };
                assert_eq!(said(row), said(before), "{name}");
                assert_eq!(row.sure, before.sure, "{name}");
            }
            assert_eq!(after.files[0].documents.len(), 1, "{name}");
        }
    }
}

#[test]
fn plans_without_blank_lines_or_leading_spaces_prove_nothing_wrong() {
    let own = include_str!("../fixtures/plan_table.txt").to_string();
    for text in std::iter::once(own).chain(seed("002")) {
        let before = read(text.as_bytes());
        let truth = initiatives(&before);
        for (name, change) in LOSSY {
            let after = read(change(&text).as_bytes());
            let found = initiatives(&after);
            let mut same = 0;
            for one in &found {
                // The purpose stands on lines of its own in every layout.
                let Some(before) = truth.iter().find(|before| before.purpose == one.purpose) else {
                    continue;
                };
                let (now, then) = (serde_json::to_value(one), serde_json::to_value(before));
                let (now, then) = (now.expect("JSON"), then.expect("JSON"));
                for (field, _) in one.sure.iter().filter(|(_, sure)| **sure == Sure::Proved) {
                    assert_eq!(now[field], then[field], "{name}: {field} of {:?}", before.title);
                }
                let fields = ["title", "when", "responsible", "priority", "follow_up"];
                same += fields.iter().filter(|field| now[**field] == then[**field]).count();
            }
            // Nine in ten facts are still told.
            assert!(same * 10 >= truth.len() * 5 * 9, "{name}: {same} of {}", truth.len() * 5);
        }
    }
}
