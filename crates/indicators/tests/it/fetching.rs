//! Choosing, fetching, stopping and going on, against a source that speaks the recorded shapes and
//! misbehaves.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use access::Role;
use db::{Id, Sql};
use indicators::{DefinitionFields, NIGHT, Sources};
use jobs::Worker;
use statistics::{Later, Timer};
use testkit::source::{Asked, Reply, Server};
use testkit::{House, Site};
use types::Clock;

use crate::setup;

const TITLE: &str = "Företagsklimat, index";

/// Time that passes only by waiting.
#[derive(Default)]
struct Counted(Mutex<Duration>);

impl Timer for Counted {
    fn now(&self) -> Duration {
        *self.0.lock().unwrap()
    }

    fn sleep(&self, long: Duration) -> Later<'_, ()> {
        *self.0.lock().unwrap() += long;
        Box::pin(async {})
    }
}

/// What the source says now.
#[derive(Clone)]
struct Says {
    title: Option<String>,
    /// Place, year, value.
    figures: Vec<(&'static str, i16, &'static str)>,
    /// Answers every question so.
    fault: Option<Reply>,
}

type Shared = Arc<Mutex<Says>>;

fn says(figures: &[(&'static str, i16, &'static str)]) -> Shared {
    Arc::new(Mutex::new(Says { title: Some(TITLE.into()), figures: figures.to_vec(), fault: None }))
}

fn answer(asked: &Asked, says: &Says) -> Reply {
    if let Some(fault) = &says.fault {
        return fault.clone();
    }
    if asked.target.contains("/municipality_groups") {
        return Reply::json(
            r#"{"values":[
                {"id":"G35","title":"Liknande kommuner, övergripande, Borås, 2024","members":[{"member_id":"1490"}]},
                {"id":"G36","title":"Liknande kommuner, övergripande, Borås, 2025","members":[{"member_id":"1490"}]},
                {"id":"G37","title":"Liknande kommuner, övergripande, Ale, 2025","members":[{"member_id":"1440"}]}
               ],"next_url":null}"#,
        );
    }
    if asked.target.contains("/data/") {
        let rows: Vec<String> = says
            .figures
            .iter()
            .map(|(place, year, value)| {
                format!(
                    r#"{{"kpi":"U07453","period":{year},"municipality":"{place}",
                      "values":[{{"gender":"T","count":1,"status":"","value":{value},"isdeleted":false}}]}}"#
                )
            })
            .collect();
        return Reply::json(format!(r#"{{"values":[{}],"next_url":null}}"#, rows.join(",")));
    }
    let Some(title) = &says.title else { return Reply::of(404, "application/json", "{}") };
    Reply::json(format!(
        r#"{{"values":[{{"id":"U07453","title":"{title}","description":"Minst 20 svar.",
            "operating_area":"Näringsliv","publication_date":"2026-04-24"}}],"next_url":null}}"#
    ))
}

struct Stage {
    site: Site,
    worker: Worker,
    server: Arc<Server>,
}

async fn stage(house: House, says: &Shared) -> Stage {
    let shared = says.clone();
    let server = Arc::new(Server::start(move |_, asked| answer(asked, &shared.lock().unwrap())).await);
    let timer = Arc::new(Counted::default());
    let sources = Sources::open_with(&server.address, "", timer).unwrap();
    let clock: Arc<dyn Clock> = house.clock.clone();
    let handlers = indicators::handlers(sources.clone());
    let worker = Worker::new(house.db.clone(), house.ids.clone(), clock, handlers);
    let rooms = setup::rooms(indicators::sources_room(sources));
    let site = Site::new(house, rooms);
    Stage { site, worker, server }
}

/// Lets the next night pass, to well into the morning.
async fn night(site: &Site, worker: &Worker) {
    let house = &site.house;
    NIGHT.plan(&house.db, &house.ids, house.now()).await.unwrap();
    let wait = NIGHT.turn(NIGHT.next(house.now())) - house.now();
    house.clock.advance(wait);
    assert!(worker.step().await.unwrap(), "the night's own job");
    house.clock.advance(5 * 3_600_000);
}

async fn number(site: &Site, sql: &str) -> i64 {
    Sql::new(sql).value::<i64>(site.house.db.read()).await.unwrap().unwrap()
}

async fn choose(site: &Site, owner: Id, key: &str) -> Id {
    let owner = owner.to_string();
    let fields = [
        ("nyckeltal", "U07453"),
        ("title", TITLE),
        ("description", "Minst 20 svar."),
        ("name", "Nöjda företag"),
        ("unit", "index"),
        ("decimals", "1"),
        ("direction", "higher"),
        ("owner", owner.as_str()),
        ("visibility", "network"),
        ("submission", key),
    ];
    let reply = site.post("/definitioner/kolada", &fields).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
    let to = reply.location.unwrap();
    assert!(to.ends_with("?klart=fetch-chosen") || to.ends_with("?klart=created"), "{to}");
    to.split(['/', '?']).nth(2).unwrap().parse().unwrap()
}

testkit::on_both_engines! {
    async fn an_indicator_is_found_looked_at_and_chosen_once(house: House) {
        let figures = [
            ("1490", 2024, "62.4347826086957"),
            ("1490", 2023, "61"),
            ("0000", 2024, "70.5"),
            ("G36", 2024, "66"),
        ];
        let says = says(&figures);
        let Stage { mut site, worker, server } = stage(house, &says).await;
        let owner = site.house.organisation("Åsunda kommun").await;
        site.sign_in(&owner, Role::Editor).await;
        site.get("/definitioner/kolada").await.shows("Sök i källan");
        assert!(server.targets().is_empty(), "nothing is asked until somebody looks");
        site.get("/definitioner/kolada?q=klimat").await.shows(TITLE).shows("1 träff");
        let page = site.get("/definitioner/kolada?nyckeltal=U07453&kommun=Bor%C3%A5s").await;
        page.shows("Borås").shows("Riket").shows("62,43").shows("Källa: Kolada").shows("2026");
        page.shows("Liknande kommuner, övergripande, Borås, 2025").shows("66,00").shows("oviktade medelvärden");
        page.hides("Borås, 2024").hides("Ale, 2025");
        let alone = site.get("/definitioner/kolada?nyckeltal=U07453").await;
        alone.shows("Er organisation ligger inte i en viss kommun.");
        assert_eq!(page.headers["cache-control"], "no-store");
        let id = choose(&site, owner.id, "en").await;
        assert_eq!(choose(&site, owner.id, "en").await, id, "a form sent twice is one choice");
        assert!(worker.step().await.unwrap());
        assert!(!worker.step().await.unwrap(), "nothing more until it is due");
        let exact = "SELECT COUNT(*) AS value FROM indicator_value WHERE value = '62.4347826086957' \
                     AND subject = '1490' AND period = '2024' AND source = 'kolada'";
        assert_eq!(number(&site, exact).await, 1, "digits are kept");
        assert_eq!(number(&site, "SELECT COUNT(*) AS value FROM sync_run WHERE values_added = 3").await, 1);
        let targets = server.targets();
        assert!(targets.iter().any(|target| target.contains("/data/kpi/U07453/year/2011,")), "{targets:?}");
    }

    async fn corrections_are_versions_and_hand_written_values_stay(house: House) {
        let says = says(&[("1490", 2024, "62"), ("1490", 2023, "61")]);
        let Stage { mut site, worker, .. } = stage(house, &says).await;
        let owner = site.house.organisation("Åsunda kommun").await;
        site.sign_in(&owner, Role::Editor).await;
        let id = choose(&site, owner.id, "en").await;
        assert!(worker.step().await.unwrap());
        let by_hand = "UPDATE indicator_value SET source = 'manual', value = '60' WHERE period = '2023'";
        Sql::new(by_hand).run(site.house.db.read()).await.unwrap();
        says.lock().unwrap().figures =
            vec![("1490", 2024, "62.5"), ("1490", 2023, "59"), ("1490", 2022, "null")];
        site.house.clock.advance(61_000);
        let version = number(&site, "SELECT changed_at AS value FROM indicator_fetch").await.to_string();
        let now = [("do", "now"), ("version", version.as_str())];
        assert_eq!(site.post(&format!("/definitioner/{id}/hamtning"), &now).await.status, 303);
        assert!(worker.step().await.unwrap());
        let count =
            |rest: &'static str| format!("SELECT COUNT(*) AS value FROM indicator_value WHERE {rest}");
        let old = count("period = '2024' AND value = '62' AND superseded_at IS NOT NULL");
        assert_eq!(number(&site, &old).await, 1);
        let new = count("period = '2024' AND value = '62.5' AND superseded_at IS NULL");
        assert_eq!(number(&site, &new).await, 1);
        assert_eq!(number(&site, &count("period = '2023'")).await, 1);
        assert_eq!(number(&site, &count("period = '2023' AND value = '60'")).await, 1, "theirs stays");
        assert_eq!(number(&site, &count("period = '2022'")).await, 0, "no value where there was none");
        let kept = "SELECT values_kept AS value FROM sync_run ORDER BY id DESC LIMIT 1";
        assert_eq!(number(&site, kept).await, 1);
    }

    async fn another_title_stops_one_indicator_until_a_person_accepts(house: House) {
        let says = says(&[("1490", 2024, "62")]);
        let Stage { mut site, worker, .. } = stage(house, &says).await;
        let owner = site.house.organisation("Åsunda kommun").await;
        site.sign_in(&owner, Role::Editor).await;
        let id = choose(&site, owner.id, "en").await;
        says.lock().unwrap().title = Some("Företagsklimat, ny definition".into());
        assert!(worker.step().await.unwrap());
        assert_eq!(number(&site, "SELECT COUNT(*) AS value FROM indicator_value").await, 0);
        let page = site.get(&format!("/definitioner/{id}")).await;
        page.shows("Källan har bytt titel")
            .shows(TITLE)
            .shows("ny definition")
            .shows("Godkänn den nya titeln");
        let version = number(&site, "SELECT changed_at AS value FROM indicator_fetch").await;
        let path = format!("/definitioner/{id}/hamtning");
        let stale = (version - 1).to_string();
        let reply = site.post(&path, &[("do", "accept"), ("version", stale.as_str())]).await;
        assert!(reply.location.unwrap().ends_with("klart=fetch-stale"));
        let current = version.to_string();
        site.house.clock.advance(61_000);
        let reply = site.post(&path, &[("do", "accept"), ("version", current.as_str())]).await;
        assert!(reply.location.unwrap().ends_with("klart=fetch-asked"));
        assert!(worker.step().await.unwrap());
        assert_eq!(number(&site, "SELECT COUNT(*) AS value FROM indicator_value").await, 1);
        says.lock().unwrap().title = None;
        site.house.clock.advance(61_000);
        let version = number(&site, "SELECT changed_at AS value FROM indicator_fetch").await.to_string();
        site.post(&path, &[("do", "now"), ("version", version.as_str())]).await;
        assert!(worker.step().await.unwrap());
        site.get(&format!("/definitioner/{id}")).await.shows("Källan har inte kvar nyckeltalet");
        assert_eq!(number(&site, "SELECT COUNT(*) AS value FROM indicator_value").await, 1, "values stay");
    }

    async fn a_silent_source_is_tried_again_and_then_another_morning(house: House) {
        let says = says(&[("1490", 2024, "62")]);
        let Stage { mut site, worker, .. } = stage(house, &says).await;
        let owner = site.house.organisation("Åsunda kommun").await;
        site.sign_in(&owner, Role::Editor).await;
        choose(&site, owner.id, "en").await;
        says.lock().unwrap().fault = Some(Reply::of(503, "text/html", "<html>"));
        site.get("/definitioner/kolada?q=klimat").await.shows("Kolada svarar inte just nu");
        for _ in 0..4 {
            assert!(worker.step().await.unwrap());
            site.house.clock.advance(3_600_000);
        }
        assert_eq!(number(&site, "SELECT COUNT(*) AS value FROM sync_run WHERE outcome = 'failed'").await, 1);
        assert!(!worker.step().await.unwrap(), "not before the morning");
        says.lock().unwrap().fault = None;
        night(&site, &worker).await;
        assert!(worker.step().await.unwrap());
        assert_eq!(number(&site, "SELECT COUNT(*) AS value FROM indicator_value").await, 1);
        let mut other = site;
        other.sign_in_as(&[], true).await;
        other.get("/drift/hamtningar").await.shows("Nöjda företag").shows("Gick inte").shows("Klar");
    }

    async fn what_a_dead_job_left_is_fetched_another_night(house: House) {
        let says = says(&[("1490", 2024, "62")]);
        let Stage { mut site, worker, .. } = stage(house, &says).await;
        let owner = site.house.organisation("Åsunda kommun").await;
        site.sign_in(&owner, Role::Editor).await;
        choose(&site, owner.id, "en").await;
        // The database refuses every time, until the job is dead.
        let rename = |from: &str, to: &str| Sql::new(&format!("ALTER TABLE {from} RENAME TO {to}"));
        setup::change(&site, rename("sync_run", "sync_run_away")).await;
        for _ in 0..5 {
            assert!(worker.step().await.unwrap());
            site.house.clock.advance(3_600_000);
        }
        assert_eq!(number(&site, "SELECT COUNT(*) AS value FROM job WHERE state = 'dead'").await, 1);
        assert!(!worker.step().await.unwrap(), "nobody tries any more");
        setup::change(&site, rename("sync_run_away", "sync_run")).await;
        night(&site, &worker).await;
        assert!(worker.step().await.unwrap(), "the night sees what is due");
        assert_eq!(number(&site, "SELECT COUNT(*) AS value FROM indicator_value").await, 1);
        assert!(!worker.step().await.unwrap());
        let before = number(&site, "SELECT COUNT(*) AS value FROM sync_run").await;
        night(&site, &worker).await;
        assert!(!worker.step().await.unwrap(), "what was fetched yesterday is not due");
        // Asleep for weeks: the night that was missed is made up for, and asks for what is due.
        site.house.clock.advance(40 * 24 * 3_600_000);
        assert!(worker.step().await.unwrap() && worker.step().await.unwrap());
        assert_eq!(number(&site, "SELECT COUNT(*) AS value FROM sync_run").await, before + 1, "monthly");
    }

    async fn a_job_that_is_killed_in_the_middle_goes_on_where_it_was(house: House) {
        let says = says(&[("1490", 2024, "62")]);
        let Stage { mut site, worker, server } = stage(house, &says).await;
        let owner = site.house.organisation("Åsunda kommun").await;
        site.sign_in(&owner, Role::Editor).await;
        for key in ["en", "två"] {
            choose(&site, owner.id, key).await;
        }
        // Neither of the jobs of choosing comes to anything; the night's does both.
        Sql::new("DELETE FROM job").run(site.house.db.read()).await.unwrap();
        night(&site, &worker).await;
        let first = "SELECT COUNT(*) AS value FROM sync_run";
        let killed = worker.clone();
        let running = tokio::spawn(async move { killed.step().await });
        for _ in 0..2_000 {
            if number(&site, first).await >= 1 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        running.abort();
        let _ = running.await;
        assert!(number(&site, first).await >= 1, "{:?}", server.targets());
        site.house.clock.advance(120_000);
        worker.step().await.unwrap();
        assert_eq!(number(&site, first).await, 2, "each once");
        assert!(!worker.step().await.unwrap());
    }

    async fn one_night_is_one_night_however_many_ask(house: House) {
        let says = says(&[]);
        let Stage { site, worker, .. } = stage(house, &says).await;
        let owner = site.house.organisation("Åsunda kommun").await;
        let counted = DefinitionFields {
            name: "Kontakter".to_string(),
            source_kind: "counted".to_string(),
            source_ref: "contacts".to_string(),
            ..DefinitionFields::default()
        };
        setup::definition(&site.house, owner.id, &counted).await;
        let house = &site.house;
        for _ in 0..3 {
            NIGHT.plan(&house.db, &house.ids, house.now()).await.unwrap();
        }
        let jobs = "SELECT COUNT(*) AS value FROM job WHERE kind = 'indicators-night'";
        assert_eq!(number(&site, jobs).await, 1);
        assert!(!worker.step().await.unwrap(), "not before the night");
        site.house.clock.advance(24 * 3_600_000);
        assert!(worker.step().await.unwrap());
        assert_eq!(number(&site, "SELECT COUNT(*) AS value FROM indicator_value").await, 1);
        assert!(!worker.step().await.unwrap(), "once");
        assert_eq!(number(&site, jobs).await, 2, "the next night is planned before this one's work");
        // A house that slept for a month does one night when it wakes, not thirty.
        site.house.clock.advance(30 * 24 * 3_600_000);
        assert!(worker.step().await.unwrap());
        assert!(!worker.step().await.unwrap());
    }

    async fn others_neither_choose_nor_stop(house: House) {
        let says = says(&[]);
        let Stage { mut site, .. } = stage(house, &says).await;
        let owner = site.house.organisation("Åsunda kommun").await;
        let other = site.house.organisation("Mårdsele kommun").await;
        site.sign_in(&owner, Role::Editor).await;
        let id = choose(&site, owner.id, "en").await;
        site.sign_in(&other, Role::Editor).await;
        let path = format!("/definitioner/{id}/hamtning");
        assert_eq!(site.post(&path, &[("do", "stop"), ("version", "1")]).await.status, 403);
        assert_eq!(site.get("/drift/hamtningar").await.status, 403);
        site.sign_in(&owner, Role::Reader).await;
        assert_eq!(site.get("/definitioner/kolada").await.status, 403);
        site.forget();
        assert_eq!(site.get("/definitioner/pxweb").await.status, 303);
    }
}
