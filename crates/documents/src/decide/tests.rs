//! Decisions on an invented list: what holds, what lapses, what the totals say then.

use reading::contract::{
    Alternative, FileReading, Finding, FindingPlace, Grants, Place, PrintedTotals, ProvedTotals, Severity,
    Source, Sure, Table,
};

use super::*;

const ROWS: &str = "/documents/0/tables/0/rows";

fn amount(units: i64) -> Option<Amount> {
    Amount::from_units(units)
}

fn row(title: &str, grant: Option<i64>, line: u32) -> GrantRow {
    GrantRow {
        title: Some(title.to_string()),
        grant: grant.and_then(Amount::from_units),
        currency: Some("SEK".to_string()),
        at: vec![Place::lines(line, line)],
        ..GrantRow::default()
    }
}

/// Three rows; the second's grant is not known and may be 20 or 200; the printed total is 130.
fn reading() -> Reading {
    let mut open = row("Bron", None, 11);
    open.sure.insert("grant".into(), Sure::Ambiguous);
    for value in [20, 200] {
        open.alternatives.push(Alternative {
            values: json!({ "grant": value }).as_object().cloned().unwrap(),
            why: Words::new("tecknet", "the sign"),
        });
    }
    let table = Table {
        printed: PrintedTotals { grant: amount(130), count: Some(3), ..PrintedTotals::default() },
        proved: ProvedTotals { grant: Some(false), count: Some(true), ..ProvedTotals::default() },
        rows: vec![row("Hamnen", Some(100), 10), open, row("Spåret", Some(10), 12)],
        at: vec![Place::lines(9, 13)],
        ..Table::default()
    };
    let source =
        Source { name: "a.txt".into(), media_type: None, sha256: None, pages: None, lines: Some(13) };
    let documents = vec![Document::Grants(Grants { tables: vec![table], ..Grants::default() })];
    let finding = |rule: &str, pointer: &str| Finding {
        rule: rule.to_string(),
        severity: Severity::Warning,
        message: Words::new("s", "e"),
        places: vec![FindingPlace { file: 0, pointer: pointer.to_string(), at: Vec::new() }],
        values: Map::new(),
    };
    Reading {
        reading: 1,
        files: vec![FileReading { source, error: None, documents }],
        findings: vec![
            finding("sum-mismatch", "/files/0/documents/0/tables/0"),
            finding("ambiguous-number", "/files/0/documents/0/tables/0/rows/1"),
            finding("full-funding", "/files/0/documents/0/tables/0/rows/2"),
        ],
    }
}

fn decision(number: u32, place: &str, line: u32, act: Act) -> Decision {
    Decision {
        number,
        row: format!("{ROWS}/{place}"),
        seen: vec![Place::lines(line, line)],
        title: None,
        act,
        by: "Anna".to_string(),
        at: 7,
    }
}

fn values(value: Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap()
}

fn chosen(value: Value) -> Act {
    Act::Set { values: values(value), how: How::Chosen }
}

fn table(decided: &Decided) -> &Table {
    let Document::Grants(grants) = &decided.reading.files[0].documents[0] else { panic!("a list") };
    &grants.tables[0]
}

/// Titles, and grants in whole units.
fn told(decided: &Decided) -> Vec<(String, Option<i64>)> {
    let told = |row: &GrantRow| (row.title.clone().unwrap_or_default(), row.grant.map(Amount::units));
    table(decided).rows.iter().map(told).collect()
}

fn rules(decided: &Decided) -> Vec<(&str, &str)> {
    let told = |finding: &'_ Finding| -> (String, String) {
        (finding.rule.clone(), finding.places[0].pointer.rsplit_once('/').unwrap().1.to_string())
    };
    decided.reading.findings.iter().map(told).map(|(a, b)| (&*a.leak(), &*b.leak())).collect()
}

#[test]
fn without_decisions_nothing_changes() {
    let decided = decide(&reading(), &[]);
    assert_eq!(decided.reading, reading());
    assert_eq!(decided.key_of("/files/0/documents/0/tables/0/rows/1"), format!("{ROWS}/1"));
}

#[test]
fn a_choice_answers_the_question_and_the_totals_are_judged_anew() {
    let decided = decide(&reading(), &[decision(1, "1", 11, chosen(json!({ "grant": 20 })))]);
    assert_eq!(told(&decided)[1], ("Bron".to_string(), Some(20)));
    let row = &table(&decided).rows[1];
    assert!(row.alternatives.is_empty() && row.sure.is_empty(), "it is no question any more, and not proved");
    assert_eq!(table(&decided).proved.grant, Some(true));
    assert_eq!(rules(&decided), [("full-funding", "2")]);
    let mark = &decided.marks["/files/0/documents/0/tables/0/rows/1"]["grant"];
    assert_eq!((mark.how, mark.by.as_str(), mark.at, &mark.read), (How::Chosen, "Anna", 7, &Value::Null));
    let other = decide(&reading(), &[decision(1, "1", 11, chosen(json!({ "grant": 200 })))]);
    assert_eq!(table(&other).proved.grant, Some(false));
    assert_eq!(rules(&other)[0].0, "sum-mismatch");
}

#[test]
fn a_value_that_breaks_a_total_is_told() {
    let twenty = decision(1, "1", 11, chosen(json!({ "grant": 20 })));
    let typed = Act::Set { values: values(json!({ "title": "Kajen", "grant": 99 })), how: How::Typed };
    let decided = decide(&reading(), &[twenty, decision(2, "0", 10, typed)]);
    assert_eq!(told(&decided)[0], ("Kajen".to_string(), Some(99)));
    assert_eq!(table(&decided).proved.grant, Some(false));
    let mark = &decided.marks["/files/0/documents/0/tables/0/rows/0"]["grant"];
    assert_eq!(mark.read, json!(100), "what was read is kept");
}

#[test]
fn rows_are_skipped_split_and_joined() {
    let twenty = || decision(1, "1", 11, chosen(json!({ "grant": 20 })));
    let split = Act::Split {
        first: values(json!({ "title": "Hamnen", "grant": 60 })),
        second: values(json!({ "title": "Kajen", "grant": 40 })),
    };
    let cases = [
        (
            vec![decision(2, "1", 11, Act::Skip)],
            vec![("Hamnen", 100), ("Spåret", 10)],
            Some(false),
            Some(false),
        ),
        (
            vec![twenty(), decision(2, "0", 10, split.clone())],
            vec![("Hamnen", 60), ("Kajen", 40), ("Bron", 20), ("Spåret", 10)],
            Some(true),
            Some(false),
        ),
        (
            vec![twenty(), decision(2, "0", 10, split.clone()), decision(3, "0+2", 10, Act::Skip)],
            vec![("Hamnen", 60), ("Bron", 20), ("Spåret", 10)],
            Some(false),
            Some(true),
        ),
        (
            vec![decision(2, "0", 10, Act::Join { with: format!("{ROWS}/1") })],
            vec![("Hamnen Bron", 100), ("Spåret", 10)],
            Some(false),
            Some(false),
        ),
        (
            vec![twenty(), decision(2, "2", 12, Act::Join { with: format!("{ROWS}/1") })],
            vec![("Hamnen", 100), ("Bron Spåret", 10)],
            Some(false),
            Some(false),
        ),
    ];
    for (decisions, expected, grant, count) in cases {
        let decided = decide(&reading(), &decisions);
        let expected: Vec<_> =
            expected.iter().map(|(title, units)| (title.to_string(), Some(*units))).collect();
        assert_eq!(told(&decided), expected);
        assert_eq!((table(&decided).proved.grant, table(&decided).proved.count), (grant, count));
        assert!(decided.lapsed.is_empty());
    }
}

#[test]
fn joined_amounts_are_a_question_again() {
    let decisions = [
        decision(1, "1", 11, chosen(json!({ "grant": 20 }))),
        decision(2, "2", 12, Act::Join { with: format!("{ROWS}/1") }),
    ];
    let decided = decide(&reading(), &decisions);
    let joined = &table(&decided).rows[1];
    let ways: Vec<&Value> = joined.alternatives.iter().map(|one| &one.values["grant"]).collect();
    assert_eq!(ways, [&json!(20), &json!(30)]);
    assert_eq!(joined.at.len(), 2, "it stands in both places");
}

#[test]
fn findings_follow_their_rows_and_go_with_them() {
    let skipped = decide(&reading(), &[decision(1, "0", 10, Act::Skip)]);
    assert_eq!(rules(&skipped)[1..3], [("ambiguous-number", "0"), ("full-funding", "1")]);
    assert_eq!(skipped.pointer_of(&format!("{ROWS}/2")).unwrap(), "/files/0/documents/0/tables/0/rows/1");
    assert_eq!(skipped.pointer_of(&format!("{ROWS}/0")), None);
    let gone = decide(&reading(), &[decision(1, "2", 12, Act::Skip)]);
    assert!(rules(&gone).iter().all(|(rule, _)| *rule != "full-funding"));
}

#[test]
fn what_does_not_fit_lapses_and_changes_nothing() {
    let cases = [
        decision(1, "7", 10, Act::Skip),
        decision(1, "0", 99, Act::Skip),
        decision(1, "0", 10, chosen(json!({ "grant": "mycket" }))),
        decision(1, "0", 10, chosen(json!({ "finns inte": 1 }))),
        decision(1, "0", 10, chosen(json!({ "sure": {} }))),
        decision(1, "0", 10, Act::Join { with: format!("{ROWS}/0") }),
        decision(1, "0", 10, Act::Join { with: "/documents/1/rows/0".to_string() }),
        decision(1, "0", 10, Act::Split { first: Map::new(), second: Map::new() }),
    ];
    for decision in cases {
        let decided = decide(&reading(), std::slice::from_ref(&decision));
        assert_eq!(
            (decided.lapsed.as_slice(), &decided.reading),
            ([1].as_slice(), &reading()),
            "{decision:?}"
        );
    }
}

#[test]
fn decisions_are_plain_data() {
    let one = decision(3, "0", 10, chosen(json!({ "grant": 20.5 })));
    let text = serde_json::to_string(&one).unwrap();
    assert_eq!(serde_json::from_str::<Decision>(&text).unwrap(), one);
}
