//! Jobs on both engines: once, again, taken over, dead, and on the administrator's page.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use access::{Organisation, Role, Viewer};
use db::Id;
use jobs::{Failure, Handler, Job, NewJob, State, Timing, Work, Worker};
use serde_json::json;
use testkit::{House, Site};
use types::Clock;

const KIND: &str = "prov";

fn quick() -> Timing {
    Timing { beat: Duration::from_millis(10), poll: Duration::from_millis(20), ..Timing::default() }
}

fn worker(house: &House, handlers: Vec<Handler>) -> Worker {
    let clock: Arc<dyn Clock> = house.clock.clone();
    Worker::new(house.db.clone(), house.ids.clone(), clock, handlers).with_timing(quick())
}

fn new(owner: &Organisation, key: &'static str) -> NewJob<'static> {
    NewJob { kind: KIND, payload: json!({ "n": 1 }), owner_id: owner.id, run_at: None, key }
}

async fn ask(house: &House, viewer: &Viewer, new: &NewJob<'_>) -> Id {
    let tx = house.db.begin().await.unwrap();
    let id = jobs::enqueue(&tx, &house.ids, viewer, new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn job(house: &House, viewer: &Viewer, id: Id) -> Job {
    jobs::find(&house.db, viewer, id).await.unwrap().unwrap()
}

/// Counts how often it is run.
fn counting() -> (Arc<AtomicUsize>, Handler) {
    let count = Arc::new(AtomicUsize::new(0));
    let seen = count.clone();
    let handler = Handler::new(KIND, move |_| {
        let seen = seen.clone();
        async move {
            seen.fetch_add(1, Ordering::SeqCst);
            Ok("klart".to_string())
        }
    });
    (count, handler)
}

/// Never ends by itself; counts how often it is begun.
fn endless() -> (Arc<AtomicUsize>, Handler) {
    let count = Arc::new(AtomicUsize::new(0));
    let seen = count.clone();
    let handler = Handler::new(KIND, move |work: Work| {
        let seen = seen.clone();
        async move {
            seen.fetch_add(1, Ordering::SeqCst);
            work.progress.set(3, 10);
            std::future::pending::<()>().await;
            Ok(String::new())
        }
    });
    (count, handler)
}

async fn until(mut true_now: impl AsyncFnMut() -> bool) {
    for _ in 0..500 {
        if true_now().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it never came true");
}

testkit::on_both_engines! {
    async fn a_job_is_done_when_its_change_is_committed(house: House) {
        let county = house.organisation("Länet").await;
        let viewer = house.member(&county, Role::Editor);
        let (count, handler) = counting();
        let worker = worker(&house, vec![handler]);
        let tx = house.db.begin().await.unwrap();
        jobs::enqueue(&tx, &house.ids, &viewer, &new(&county, "")).await.unwrap();
        tx.rollback().await.unwrap();
        assert!(!worker.step().await.unwrap(), "what was undone is not done");
        let id = ask(&house, &viewer, &new(&county, "")).await;
        let version = house.db.refresh_version().await.unwrap();
        assert!(worker.step().await.unwrap());
        assert!(!worker.step().await.unwrap());
        let done = job(&house, &viewer, id).await;
        assert_eq!((done.state(), done.result.as_str(), done.attempts), (State::Done, "klart", 1));
        assert_eq!(count.load(Ordering::SeqCst), 1);
        assert_eq!(house.db.refresh_version().await.unwrap(), version, "kept pages stay");
    }

    async fn of_one_key_there_is_one_job(house: House) {
        let county = house.organisation("Länet").await;
        let viewer = house.member(&county, Role::Editor);
        let first = ask(&house, &viewer, &new(&county, "bilaga:1")).await;
        assert_eq!(ask(&house, &viewer, &new(&county, "bilaga:1")).await, first);
        assert_ne!(ask(&house, &viewer, &new(&county, "bilaga:2")).await, first);
        let without = ask(&house, &viewer, &new(&county, "")).await;
        assert_ne!(ask(&house, &viewer, &new(&county, "")).await, without);
        let (count, handler) = counting();
        let worker = worker(&house, vec![handler]);
        while worker.step().await.unwrap() {}
        assert_eq!(count.load(Ordering::SeqCst), 4);
        assert_eq!(ask(&house, &viewer, &new(&county, "bilaga:1")).await, first, "done, and not forgotten");
        let found = jobs::find_by_key(&house.db, &viewer, KIND, "bilaga:1").await.unwrap().unwrap();
        assert_eq!(found.id, first);
        house.clock.advance(8 * 24 * 3_600_000);
        assert_eq!(worker.tidy().await.unwrap(), 4);
        let viewer = house.member(&county, Role::Editor);
        assert_ne!(ask(&house, &viewer, &new(&county, "bilaga:1")).await, first, "forgotten");
    }

    async fn a_job_waits_for_its_time(house: House) {
        let county = house.organisation("Länet").await;
        let viewer = house.member(&county, Role::Editor);
        let later = NewJob { run_at: Some(house.now() + 60_000), ..new(&county, "") };
        ask(&house, &viewer, &later).await;
        let (count, handler) = counting();
        let worker = worker(&house, vec![handler]);
        assert!(!worker.step().await.unwrap());
        house.clock.advance(60_000);
        assert!(worker.step().await.unwrap());
        assert_eq!(count.load(Ordering::SeqCst), 1);
    }

    async fn a_job_of_a_killed_worker_is_run_again(house: House) {
        let county = house.organisation("Länet").await;
        let viewer = house.member(&county, Role::Editor);
        let id = ask(&house, &viewer, &new(&county, "")).await;
        let (begun, handler) = endless();
        let killed = worker(&house, vec![handler]);
        let task = tokio::spawn(async move { killed.step().await });
        until(async || job(&house, &viewer, id).await.steps_done == 3).await;
        assert_eq!(job(&house, &viewer, id).await.percent(), Some(30));
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled());
        let (count, handler) = counting();
        let other = worker(&house, vec![handler]);
        assert!(!other.step().await.unwrap(), "its lease still holds");
        house.clock.advance(61_000);
        assert!(other.step().await.unwrap());
        let done = job(&house, &viewer, id).await;
        assert_eq!((done.state(), done.attempts), (State::Done, 2));
        assert_eq!((begun.load(Ordering::SeqCst), count.load(Ordering::SeqCst)), (1, 1));
    }

    async fn who_has_lost_a_job_writes_nothing(house: House) {
        let county = house.organisation("Länet").await;
        let viewer = house.member(&county, Role::Editor);
        let id = ask(&house, &viewer, &new(&county, "")).await;
        let (go, mut gone) = tokio::sync::mpsc::channel::<()>(1);
        let awake = Arc::new(tokio::sync::Notify::new());
        let wakes = awake.clone();
        let handler = Handler::new(KIND, move |work: Work| {
            let (go, wakes) = (go.clone(), wakes.clone());
            async move {
                go.send(()).await.unwrap();
                // As a process that was asleep for so long that its lease ended.
                wakes.notified().await;
                let tx = work.db.begin().await?;
                work.finish(&tx, "för sent").await?;
                tx.commit().await?;
                Ok("för sent".to_string())
            }
        });
        let slow = Timing { beat: Duration::from_secs(60), ..quick() };
        let sleepy = worker(&house, vec![handler]).with_timing(slow);
        let task = tokio::spawn(async move { sleepy.step().await });
        gone.recv().await.unwrap();
        house.clock.advance(61_000);
        let (_, handler) = counting();
        assert!(worker(&house, vec![handler]).step().await.unwrap());
        awake.notify_one();
        assert!(task.await.unwrap().unwrap());
        let done = job(&house, &viewer, id).await;
        assert_eq!((done.result.as_str(), done.attempts), ("klart", 2));
    }

    async fn no_job_is_run_by_two(house: House) {
        let county = house.organisation("Länet").await;
        let viewer = house.member(&county, Role::Editor);
        for _ in 0..20 {
            ask(&house, &viewer, &new(&county, "")).await;
        }
        let (count, handler) = counting();
        let running = worker(&house, vec![handler]).start(4);
        let done = db::Sql::new("SELECT COUNT(*) AS value FROM job WHERE state = 'done' AND attempts = 1");
        until(async || done.value::<i64>(house.db.read()).await.unwrap() == Some(20)).await;
        running.stop().await;
        assert_eq!(count.load(Ordering::SeqCst), 20);
    }

    async fn a_commit_wakes_an_idle_worker(house: House) {
        let county = house.organisation("Länet").await;
        let viewer = house.member(&county, Role::Editor);
        let (count, handler) = counting();
        let sleepy = Timing { poll: Duration::from_secs(3_600), ..quick() };
        let running = worker(&house, vec![handler]).with_timing(sleepy).start(1);
        tokio::time::sleep(Duration::from_millis(50)).await;
        for wanted in 1..=3 {
            ask(&house, &viewer, &new(&county, "")).await;
            until(async || count.load(Ordering::SeqCst) == wanted).await;
        }
        running.stop().await;
    }

    async fn a_job_that_fails_is_tried_again_and_then_dead(house: House) {
        let county = house.organisation("Länet").await;
        let viewer = house.member(&county, Role::Editor);
        let id = ask(&house, &viewer, &new(&county, "nyckel")).await;
        let handler = Handler::new(KIND, |work: Work| async move {
            match work.attempt() {
                1 => panic!("en panik"),
                number => Err(Failure::Again(anyhow_of(number))),
            }
        });
        let worker = worker(&house, vec![handler]);
        for attempt in 1..=5 {
            assert!(worker.step().await.unwrap(), "{attempt}");
            assert!(!worker.step().await.unwrap(), "it waits");
            let failed = job(&house, &viewer, id).await;
            assert_eq!(failed.attempts, attempt);
            assert!(failed.last_error.contains(if attempt == 1 { "broke off" } else { "försök" }));
            assert_eq!(failed.state(), if attempt < 5 { State::Waiting } else { State::Dead });
            house.clock.advance(quick().wait_after(attempt));
        }
        assert!(!worker.step().await.unwrap());
        assert_ne!(ask(&house, &viewer, &new(&county, "nyckel")).await, id, "a dead one bars nobody");
    }

    async fn what_will_never_do_is_dead_at_once(house: House) {
        let county = house.organisation("Länet").await;
        let viewer = house.member(&county, Role::Editor);
        let id = ask(&house, &viewer, &NewJob { payload: json!("fel"), ..new(&county, "") }).await;
        let handler = Handler::new(KIND, |work: Work| async move {
            let number: i64 = work.payload()?;
            Ok(number.to_string())
        });
        assert!(worker(&house, vec![handler]).step().await.unwrap());
        let dead = job(&house, &viewer, id).await;
        assert_eq!((dead.state(), dead.attempts), (State::Dead, 1));
    }

    async fn a_worker_that_always_dies_is_not_called_for_ever(house: House) {
        let county = house.organisation("Länet").await;
        let viewer = house.member(&county, Role::Editor);
        let id = ask(&house, &viewer, &new(&county, "")).await;
        let (begun, handler) = endless();
        let dying = worker(&house, vec![handler]);
        for attempt in 1..=5 {
            let one = dying.clone();
            let task = tokio::spawn(async move { one.step().await });
            until(async || begun.load(Ordering::SeqCst) == attempt).await;
            task.abort();
            house.clock.advance(61_000);
        }
        assert!(!dying.step().await.unwrap());
        let dead = job(&house, &viewer, id).await;
        assert_eq!((dead.state(), dead.attempts), (State::Dead, 5));
        assert!(dead.last_error.contains("vanished"));
    }

    async fn who_stops_gives_back_what_is_not_done(house: House) {
        let county = house.organisation("Länet").await;
        let viewer = house.member(&county, Role::Editor);
        let id = ask(&house, &viewer, &new(&county, "")).await;
        let (begun, handler) = endless();
        let short = Timing { grace: Duration::from_millis(20), ..quick() };
        let running = worker(&house, vec![handler]).with_timing(short).start(1);
        until(async || begun.load(Ordering::SeqCst) == 1).await;
        running.stop().await;
        let back = job(&house, &viewer, id).await;
        assert_eq!((back.state(), back.attempts), (State::Waiting, 0));
    }

    async fn a_handler_sees_what_its_asker_sees(house: House) {
        let (county, other) = (house.organisation("Länet").await, house.organisation("Andra").await);
        let mut site = Site::new(house, vec![jobs::room()]);
        site.sign_in(&county, Role::Editor).await;
        let house = &site.house;
        let login = db::Sql::new("SELECT MAX(id) AS value FROM account");
        let account_id: i64 = login.value(house.db.read()).await.unwrap().unwrap();
        let asker = access::viewer_of_account(&house.db, account_id, house.now()).await.unwrap().unwrap();
        let id = ask(house, &asker, &new(&county, "")).await;
        let program = house.visitor();
        let by_program = ask(house, &program, &new(&county, "")).await;
        let handler = Handler::new(KIND, |work: Work| async move {
            let viewer = work.viewer().await?;
            Ok(format!("{} {:?}", viewer.actor(), viewer.role_in(work.owner_id())))
        });
        let worker = worker(house, vec![handler]);
        while worker.step().await.unwrap() {}
        let member = house.member(&county, Role::Reader);
        assert_eq!(job(house, &member, id).await.result, "Prov Person Some(Editor)");
        assert_eq!(job(house, &member, by_program).await.result, "bygd Some(Manager)");
        let stranger = Viewer { user: None, ..house.member(&other, Role::Manager) };
        assert!(jobs::find(&house.db, &stranger, id).await.unwrap().is_none());
    }

    async fn the_administrator_sees_jobs_and_tries_again(house: House) {
        let county = house.organisation("Länet").await;
        let viewer = house.member(&county, Role::Editor);
        let id = ask(&house, &viewer, &new(&county, "")).await;
        let failing = Handler::new(KIND, |_| async { Err(Failure::never("pappret är slut <b>")) });
        worker(&house, vec![failing]).step().await.unwrap();
        let mut site = Site::new(house, vec![jobs::room()]);
        site.sign_in(&county, Role::Manager).await;
        assert_eq!(site.get("/drift/jobb").await.status, 403);
        let again = format!("/drift/jobb/{id}/igen");
        assert_eq!(site.post(&again, &[]).await.status, 403);
        site.sign_in_as(&[], true).await;
        let page = site.get("/drift/jobb").await;
        page.shows("Misslyckade 1").shows("pappret är slut").hides("slut <b>");
        assert_eq!(page.headers["cache-control"], "no-store");
        site.get("/min-sida").await.shows("1 har misslyckats");
        let done = site.post(&again, &[]).await;
        let waiting = "/drift/jobb?lage=waiting&klart=job-again";
        assert_eq!((done.status, done.location.as_deref()), (303, Some(waiting)));
        site.get(waiting).await.shows("Jobbet försöks igen.").shows("Länet");
        let not_again = site.post(&again, &[]).await.location.unwrap();
        assert_eq!(not_again, "/drift/jobb?lage=dead&klart=job-not-again");
        assert_eq!(site.post("/drift/jobb/7/igen", &[]).await.status, 404);
        let (_, handler) = counting();
        assert!(worker(&site.house, vec![handler]).step().await.unwrap());
        site.get("/drift/jobb?lage=done").await.shows("prov").shows("Klara 1");
        assert!(access::verify_chain(&site.house.db).await.unwrap().is_ok());
    }
}

fn anyhow_of(number: i64) -> anyhow::Error {
    anyhow::anyhow!("försök {number} gick inte")
}
