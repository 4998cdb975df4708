//! PxWeb's shapes, asked over HTTP: limits, search, metadata, and cubes in parts.

use std::sync::Arc;

use serde_json::{Value, json};
use statistics::pxweb::Choice;
use statistics::{Decimal, Trouble};

use testkit::source::{Asked, Reply, Server};

use crate::server::{Counted, pxweb};

const CONFIG: &str = r#"{"apiVersion":"2.3.2","maxDataCells":4,"maxCallsPerTimeWindow":30,"timeWindow":10}"#;
const PLACES: [&str; 3] = ["00", "14", "1490"];
const YEARS: [&str; 4] = ["2021", "2022", "2023", "2024"];

fn described(places: &[&str], years: &[&str]) -> Value {
    let index = |codes: &[&str]| {
        let pairs = codes.iter().enumerate().map(|(at, code)| (code.to_string(), json!(at)));
        Value::Object(pairs.collect())
    };
    json!({
        "version": "2.0", "class": "dataset", "label": "Sysselsatta efter region", "source": "SCB",
        "updated": "2025-11-28T07:00:00Z",
        "role": {"time": ["Tid"], "geo": ["Region"], "metric": ["ContentsCode"]},
        "id": ["Region", "ContentsCode", "Tid"], "size": [places.len(), 1, years.len()],
        "dimension": {
            "Region": {
                "label": "region", "category": {"index": index(places)}, "extension": {"elimination": true},
            },
            "ContentsCode": {"label": "innehåll", "category": {"index": {"000002XH": 0}}},
            "Tid": {"label": "år", "category": {"index": index(years)}},
        },
    })
}

/// The cells of a selection: place and year make the number, so that a wrong order is seen.
fn cells(asked: &Asked) -> Value {
    let body: Value = serde_json::from_str(&asked.body).unwrap();
    let chosen = |variable: &str| -> Vec<String> {
        let selection = body["selection"].as_array().unwrap();
        let found = selection.iter().find(|choice| choice["variableCode"] == variable).unwrap();
        found["valueCodes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|code| code.as_str().unwrap().to_string())
            .collect()
    };
    let (places, years) = (chosen("Region"), chosen("Tid"));
    fn texts(codes: &[String]) -> Vec<&str> {
        codes.iter().map(String::as_str).collect()
    }
    let mut cube = described(&texts(&places), &texts(&years));
    let numbers = places.iter().flat_map(|place| years.iter().map(move |year| format!("1{place}{year}")));
    cube["value"] = numbers.map(|number| json!(number.parse::<u64>().unwrap())).collect();
    cube
}

fn answer(asked: &Asked, config: Reply) -> Reply {
    let path = asked.target.split('?').next().unwrap();
    match path {
        "/v3/config" => config,
        "/v3/tables/TAB3204/metadata" => Reply::json(described(&PLACES, &YEARS).to_string()),
        "/v3/tables/TAB3204/data" => Reply::of(200, "application/octet-stream", cells(asked).to_string()),
        _ => Reply::of(404, "application/problem+json", "{}"),
    }
}

fn wanted() -> Vec<Choice> {
    let years = Choice::of("Tid", &["from(2021)"]);
    vec![years, Choice::of("Region", &["*"]), Choice::of("ContentsCode", &["000002XH"])]
}

fn assert_right(figures: &statistics::pxweb::Figures) {
    assert_eq!(figures.variables, ["Region", "ContentsCode", "Tid"]);
    assert_eq!(figures.rows.len(), 12);
    for row in &figures.rows {
        let number = format!("1{}{}", row.codes[0], row.codes[2]);
        assert_eq!(row.value.as_ref().map(Decimal::as_str), Some(number.as_str()));
    }
    let distinct: std::collections::HashSet<_> = figures.rows.iter().map(|row| &row.codes).collect();
    assert_eq!(distinct.len(), 12);
}

#[tokio::test]
async fn what_is_too_much_at_once_is_asked_for_in_parts() {
    let server = Server::start(|_, asked| answer(asked, Reply::json(CONFIG))).await;
    let pxweb = pxweb(&server, &Arc::new(Counted::default()));
    let figures = pxweb.figures("TAB3204", &wanted()).await.unwrap();
    assert_right(&figures);
    assert_eq!(figures.updated.as_deref(), Some("2025-11-28T07:00:00Z"));
    let targets = server.targets();
    assert_eq!(&targets[..2], ["/v3/config", "/v3/tables/TAB3204/metadata?lang=sv"]);
    assert_eq!(targets[2], "/v3/tables/TAB3204/data?lang=sv&outputFormat=json-stat2");
    for body in server.bodies().iter().skip(2) {
        let asked: Value = serde_json::from_str(body).unwrap();
        let counts =
            asked["selection"].as_array().unwrap().iter().map(|c| c["valueCodes"].as_array().unwrap().len());
        assert!(counts.product::<usize>() <= 4, "{body}");
    }
    pxweb.figures("TAB3204", &wanted()).await.unwrap();
    let configs = server.targets().iter().filter(|target| *target == "/v3/config").count();
    assert_eq!(configs, 1, "the limits are asked for once");
}

#[tokio::test]
async fn too_many_cells_by_the_servers_own_word() {
    let config = r#"{"maxDataCells":0,"maxCallsPerTimeWindow":0,"timeWindow":0}"#;
    let server = Server::start(move |_, asked| {
        let reply = answer(asked, Reply::json(config));
        let too_many =
            asked.target.contains("/data") && String::from_utf8_lossy(&reply.body).contains("[3,1,4]");
        match too_many {
            true => Reply::of(
                403,
                "application/problem+json",
                r#"{"title":"Too many cells selected","status":403}"#,
            ),
            false => reply,
        }
    })
    .await;
    assert_right(&pxweb(&server, &Arc::new(Counted::default())).figures("TAB3204", &wanted()).await.unwrap());
    let closed = Server::start(move |_, asked| match asked.target.contains("/data") {
        true => Reply::of(403, "application/problem+json", r#"{"title":"Forbidden","status":403}"#),
        false => answer(asked, Reply::of(404, "text/plain", "")),
    })
    .await;
    let answer = pxweb(&closed, &Arc::new(Counted::default())).figures("TAB3204", &wanted()).await;
    assert!(matches!(answer, Err(Trouble::Refused { status: 403, .. })), "{answer:?}");
    assert!(closed.targets().len() < 10, "a closed table is not asked cell by cell");
}

#[tokio::test]
async fn the_servers_own_pace_is_kept() {
    let config = r#"{"maxDataCells":1,"maxCallsPerTimeWindow":4,"timeWindow":20}"#;
    let server = Server::start(move |_, asked| answer(asked, Reply::json(config))).await;
    let timer = Arc::new(Counted::default());
    assert_right(&pxweb(&server, &timer).figures("TAB3204", &wanted()).await.unwrap());
    assert_eq!(timer.waits(), [20, 20, 20], "14 calls, four in twenty seconds");
}

#[tokio::test]
async fn what_cannot_be_put_is_said_before_it_is_asked() {
    let server = Server::start(|_, asked| answer(asked, Reply::json(CONFIG))).await;
    let pxweb = pxweb(&server, &Arc::new(Counted::default()));
    let without_time = vec![Choice::of("ContentsCode", &["000002XH"])];
    let unknown = [wanted(), vec![Choice::of("Kon", &["1"])]].concat();
    for choices in [without_time, unknown, Vec::new()] {
        let answer = pxweb.figures("TAB3204", &choices).await;
        assert!(matches!(answer, Err(Trouble::Question(_))), "{answer:?}");
    }
    assert!(matches!(pxweb.metadata("../config").await, Err(Trouble::Question(_))));
    assert!(matches!(pxweb.metadata("TAB1").await, Err(Trouble::Missing(_))));
    assert!(server.targets().iter().all(|target| !target.contains("/data")));
}

#[tokio::test]
async fn an_answer_to_another_question_is_refused() {
    let server = Server::start(|_, asked| match asked.target.contains("/data") {
        true => {
            let mut cube = described(&["00"], &["2024"]);
            cube["value"] = json!([1]);
            Reply::json(cube.to_string())
        }
        false => answer(asked, Reply::json(r#"{"maxDataCells":150000}"#)),
    })
    .await;
    let answer = pxweb(&server, &Arc::new(Counted::default())).figures("TAB3204", &wanted()).await;
    assert!(matches!(answer, Err(Trouble::Shape(_))), "{answer:?}");
}

#[tokio::test]
async fn tables_are_searched_and_known_by_title() {
    let table = r#"{"id":"TAB3204","label":"Sysselsatta","updated":"2025-11-28T07:00:00Z",
        "firstPeriod":"2020","lastPeriod":"2024","variableNames":["region","år"],
        "discontinued":false,"source":"SCB","links":[]}"#;
    let server = Server::start(move |_, asked| {
        Reply::json(match asked.target.contains("?lang=sv&query=") {
            true => format!(
                r#"{{"tables":[{table}],"page":{{"pageNumber":1,"totalElements":1,"totalPages":1}}}}"#
            ),
            false => table.to_string(),
        })
    })
    .await;
    let pxweb = pxweb(&server, &Arc::new(Counted::default()));
    let page = pxweb.search("sysselsatta region", 0).await.unwrap();
    assert_eq!((page.total, page.tables[0].last_period.as_deref()), (1, Some("2024")));
    assert_eq!(pxweb.table("TAB3204").await.unwrap().label, "Sysselsatta");
    let first = "/v3/tables?lang=sv&query=sysselsatta+region&pageNumber=1&pageSize=50";
    assert_eq!(server.targets(), [first, "/v3/tables/TAB3204?lang=sv"]);
}
