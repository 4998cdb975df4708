//! Choosing from a table of a PxWeb server and fetching it; and the hand-off file of marked indicators.

use std::sync::Arc;

use access::Role;
use db::Sql;
use indicators::Sources;
use jobs::Worker;
use serde_json::{Value, json};
use testkit::Site;
use testkit::source::{Asked, Reply, Server};
use types::Clock;

use crate::setup;

fn cube(places: &[&str], years: &[&str]) -> Value {
    let index = |codes: &[&str]| -> Value {
        let pairs = codes.iter().enumerate().map(|(at, code)| (code.to_string(), json!(at)));
        Value::Object(pairs.collect())
    };
    let unit = json!({"C1": {"base": "antal", "decimals": 0}});
    json!({
        "label": "Sysselsatta efter region", "source": "SCB", "updated": "2025-11-28T07:00:00Z",
        "role": {"time": ["Tid"], "geo": ["Region"], "metric": ["ContentsCode"]},
        "id": ["Region", "ContentsCode", "Tid"], "size": [places.len(), 1, years.len()],
        "dimension": {
            "Region": {"label": "region", "category": {"index": index(places)}},
            "ContentsCode": {"label": "tabellinnehåll", "category":
                {"index": {"C1": 0}, "label": {"C1": "Dagbefolkning"}, "unit": unit}},
            "Tid": {"label": "år", "category": {"index": index(years)}},
        },
    })
}

fn chosen(body: &Value, variable: &str) -> Vec<String> {
    let all = body["selection"].as_array().unwrap();
    let found = all.iter().find(|choice| choice["variableCode"] == variable).unwrap();
    found["valueCodes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_string()).collect()
}

fn answer(asked: &Asked) -> Reply {
    let path = asked.target.split('?').next().unwrap();
    let table =
        json!({"id": "TAB3204", "label": "Sysselsatta efter region", "updated": "2025-11-28T07:00:00Z"});
    match path {
        "/tables" => Reply::json(json!({"tables": [table], "page": {"totalElements": 1}}).to_string()),
        "/tables/TAB3204" => Reply::json(table.to_string()),
        "/tables/TAB3204/metadata" => {
            Reply::json(cube(&["00", "14", "1490", "1480"], &["2023", "2024"]).to_string())
        }
        "/tables/TAB3204/data" => {
            let body: Value = serde_json::from_str(&asked.body).unwrap();
            let (places, years) = (chosen(&body, "Region"), chosen(&body, "Tid"));
            let texts =
                |codes: &[String]| codes.iter().map(|code| code.as_str().to_string()).collect::<Vec<_>>();
            let (place_texts, year_texts) = (texts(&places), texts(&years));
            let mut cube = cube(
                &place_texts.iter().map(String::as_str).collect::<Vec<_>>(),
                &year_texts.iter().map(String::as_str).collect::<Vec<_>>(),
            );
            let numbers = places.iter().flat_map(|place| {
                years.iter().map(move |year| json!(format!("1{place}{year}").parse::<u64>().unwrap()))
            });
            cube["value"] = numbers.collect();
            Reply::json(cube.to_string())
        }
        _ => Reply::of(404, "application/problem+json", "{}"),
    }
}

async fn number(site: &Site, sql: &str) -> i64 {
    Sql::new(sql).value::<i64>(site.house.db.read()).await.unwrap().unwrap()
}

testkit::on_both_engines! {
    async fn a_table_is_searched_looked_at_chosen_and_fetched(house: House) {
        let server = Server::start(|_, asked| answer(asked)).await;
        let sources = Sources::open("", &server.address).unwrap();
        let clock: Arc<dyn Clock> = house.clock.clone();
        let handlers = indicators::handlers(sources.clone());
        let worker = Worker::new(house.db.clone(), house.ids.clone(), clock, handlers);
        let rooms = setup::rooms(indicators::sources_room(sources));
        let mut site = Site::new(house, rooms);
        let owner = site.house.organisation("Åsunda kommun").await;
        site.sign_in(&owner, Role::Editor).await;
        site.get("/definitioner/kolada").await.shows("Hämtningen är avstängd");
        site.get("/definitioner/pxweb?q=sysselsatta").await.shows("Sysselsatta efter region");
        let page = site.get("/definitioner/pxweb?tabell=TAB3204&visa=1&kommun=1490").await;
        page.shows("Borås").shows("114 902 024").shows("Dagbefolkning");
        let owner_id = owner.id.to_string();
        let selection = r#"{"region":"Region","time":"Tid","fixed":[["ContentsCode","C1"]],"source":"SCB"}"#;
        let fields = [
            ("tabell", "TAB3204"),
            ("title", "Sysselsatta efter region"),
            ("selection", selection),
            ("rhythm", "year"),
            ("name", "Dagbefolkning"),
            ("unit", "antal"),
            ("decimals", "0"),
            ("direction", "higher"),
            ("owner", owner_id.as_str()),
            ("visibility", "network"),
            ("submission", "ett"),
        ];
        assert_eq!(site.post("/definitioner/pxweb", &fields).await.status, 303);
        assert!(worker.step().await.unwrap());
        let values = "SELECT COUNT(*) AS value FROM indicator_value WHERE source = 'pxweb'";
        assert_eq!(number(&site, values).await, 8);
        let one = "SELECT COUNT(*) AS value FROM indicator_value WHERE subject = '14' AND period = '2023' \
                   AND value = '1142023'";
        assert_eq!(number(&site, one).await, 1);
        let bad = [("tabell", "TAB3204"), ("title", "T"), ("selection", "{"), ("rhythm", "year")];
        assert_eq!(site.post("/definitioner/pxweb", &bad).await.status, 400);
    }

    async fn a_name_that_is_no_name_is_refused_with_what_was_typed(house: House) {
        let server = Server::start(|_, asked| answer(asked)).await;
        let sources = Sources::open("", &server.address).unwrap();
        let rooms = setup::rooms(indicators::sources_room(sources));
        let mut site = Site::new(house, rooms);
        let owner = site.house.organisation("Åsunda kommun").await;
        site.sign_in(&owner, Role::Editor).await;
        let owner_id = owner.id.to_string();
        let selection = r#"{"region":"Region","time":"Tid","fixed":[["ContentsCode","C1"]],"source":"SCB"}"#;
        let fields = [
            ("tabell", "TAB3204"),
            ("title", "Sysselsatta efter region"),
            ("selection", selection),
            ("rhythm", "year"),
            ("name", ""),
            ("unit", "tusental"),
            ("direction", "lower"),
            ("owner", owner_id.as_str()),
            ("visibility", "own"),
            ("submission", "ett"),
        ];
        let reply = site.post("/definitioner/pxweb", &fields).await;
        assert_eq!(reply.status, 422);
        assert!(reply.body.contains("tusental"), "what was typed is still there");
        assert_eq!(number(&site, "SELECT COUNT(*) AS value FROM indicator_definition").await, 0);
    }

    async fn marked_indicators_are_handed_over_by_their_exact_names(house: House) {
        let mut site = setup::site(house);
        let owner = site.house.organisation("Åsunda kommun").await;
        site.sign_in(&owner, Role::Editor).await;
        setup::indicator(&site, &owner, "Nöjda företag", "minst 76").await;
        let plan = number(&site, "SELECT id AS value FROM plan").await;
        let id = number(&site, "SELECT id AS value FROM indicator").await;
        let path = format!("/planer/{plan}/stratsys");
        site.get(&path).await.shows("Inga märkta nyckeltal");
        let mark = Sql::with("UPDATE indicator SET marked = $1", [true]);
        setup::change(&site, mark).await;
        site.get(&path).await.shows("Det finns inget värde för perioden").shows("0 av 1");
        let value = Sql::new("UPDATE indicator SET outcome = '62.50', outcome_year = 2025");
        setup::change(&site, value).await;
        site.get(&format!("{path}?datum=2026-06-30")).await.shows("1 av 1").shows("62,5");
        site.get(&format!("/planer/{plan}")).await.shows("Till Stratsys");
        let (unit, name) = (format!("unit-{id}"), format!("name-{id}"));
        let post = async |value: &str| {
            let fields = [("datum", "2026-06-30"), (&unit, "Näringsliv"), (&name, value)];
            site.post(&path, &fields).await
        };
        let refused = post("=1+1").await;
        assert_eq!(refused.status, 422);
        refused.shows("får inte börja med");
        assert!(refused.body.contains("=1+1"), "what was typed is still there");
        assert_eq!(post("NKI  totalt").await.status, 303);
        let file = site.get(&format!("{path}.txt?datum=2026-06-30")).await;
        let wanted = "Enhet\tMått\tPeriod\tVärde\r\nNäringsliv\tNKI  totalt\t2025-12-31\t62,5\r\n";
        assert_eq!(file.body, wanted);
        let other = site.house.organisation("Mårdsele kommun").await;
        site.sign_in(&other, Role::Editor).await;
        assert_eq!(site.get(&path).await.status, 404);
        site.forget();
        assert_eq!(site.get(&path).await.status, 303);
    }
}
