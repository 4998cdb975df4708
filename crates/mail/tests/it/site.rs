//! Reminders, the page that stops them, and the calendar.

use access::{Role, Viewer};
use jobs::Worker;
use testkit::{House, Site};
use types::stockholm_moment;
use web::{App, Dated, DatesFuture, Lang, Room};

use crate::{
    sending::{app, person, worker},
    server::MailServer,
};

/// Two things that everybody has to do, one of them until Easter.
fn dates<'a>(_: &'a App, _: &'a Viewer, _: Lang) -> DatesFuture<'a> {
    Box::pin(async {
        let entry = |key: &str, day: &str, title: &str| Dated {
            key: key.to_string(),
            day: day.parse().unwrap(),
            title: title.to_string(),
            text: "Planerade besök".to_string(),
            path: "/planer/insats/1".to_string(),
        };
        Ok(vec![
            entry("activity-1", "2026-03-05", "Boka besök"),
            entry("activity-2", "2026-03-01", "Skriva brev"),
        ])
    })
}

fn rooms() -> Vec<Room> {
    vec![mail::room(), Room { dates: vec![dates], ..Room::default() }]
}

fn move_to(house: &House, day: &str, hour: i8) {
    let moment = stockholm_moment(day.parse().unwrap(), hour, 0);
    house.clock.advance(moment - house.now());
}

/// A turn of the morning's job is planned every hour; here by hand.
async fn plan(app: &App) {
    let going = tokio::spawn(mail::keep_going(app.clone()));
    for _ in 0..200 {
        let found = db::Sql::new(
            "SELECT COUNT(*) AS value FROM job WHERE kind = 'mail-reminders' AND state = 'waiting'",
        );
        if found.value::<i64>(app.db.read()).await.unwrap() > Some(0) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    going.abort();
}

async fn work_off(workers: &[&Worker]) {
    let mut busy = true;
    while busy {
        busy = false;
        for worker in workers {
            busy |= worker.step().await.unwrap();
        }
    }
}

testkit::on_both_engines! {
    async fn one_letter_a_week_for_each_person_whoever_plans_it(house: House) {
        let (_, _, _) = person(&house, "moa@kommun.example").await;
        let server = MailServer::start(&[]).await;
        let app = app(&house, rooms());
        let (one, other) =
            (worker(&house, app.clone(), Some(&server)), worker(&house, app.clone(), Some(&server)));
        move_to(&house, "2026-03-01", 20);
        plan(&app).await;
        plan(&app).await;
        work_off(&[&one, &other]).await;
        assert!(server.taken().is_empty(), "Sunday evening");
        for day in ["2026-03-02", "2026-03-03", "2026-03-04"] {
            move_to(&house, day, 7);
            plan(&app).await;
            work_off(&[&one, &other]).await;
        }
        let taken = server.taken();
        assert_eq!(taken.len(), 1, "on Monday, and not again: {taken:?}");
        move_to(&house, "2026-03-11", 7);
        work_off(&[&one, &other]).await;
        assert_eq!(server.taken().len(), 2, "a house that was asleep on Monday reminds when it wakes");
    }

    async fn reminders_stop_without_signing_in(house: House) {
        let (_, _, moa) = person(&house, "moa@kommun.example").await;
        let server = MailServer::start(&[]).await;
        let site = Site::new(house, rooms());
        let house = &site.house;
        let worker = worker(house, site.app.clone(), Some(&server));
        move_to(house, "2026-03-02", 1);
        plan(&site.app).await;
        move_to(house, "2026-03-02", 7);
        work_off(&[&worker]).await;
        let letter = server.taken().remove(0);
        let stop = letter.split("List-Unsubscribe: <https://bygd.example").nth(1).unwrap_or_default();
        let stop = stop.replace("\r\n ", "").replace("\r\n", " ");
        let path = stop.split('>').next().unwrap_or_default().to_string();
        assert!(path.starts_with("/mejl/sluta/"), "{letter}");
        site.get(&path).await.shows("Vill du sluta få påminnelser per e-post?");
        let wanted = mail::receiver(&house.db, moa).await.unwrap();
        assert_eq!(wanted.reminders, mail::Reminders::Weekly, "looking stops nothing");
        site.post(&path, &[("List-Unsubscribe", "One-Click")]).await.shows("Du får inga påminnelser längre");
        assert_eq!(mail::receiver(&house.db, moa).await.unwrap().reminders, mail::Reminders::None);
        move_to(house, "2026-03-09", 7);
        work_off(&[&worker]).await;
        assert_eq!(server.taken().len(), 1);
        assert_eq!(site.get("/mejl/sluta/gissad").await.status, 404);
    }

    async fn a_calendar_behind_a_secret_that_can_be_changed(house: House) {
        let office = house.organisation("Åsunda kommun").await;
        let mut site = Site::new(house, rooms());
        site.sign_in(&office, Role::Reader).await;
        site.get("/min-sida/utskick").await.shows("Skapa en adress");
        site.post("/min-sida/kalender", &[("what", "new")]).await;
        let address = async |site: &Site| {
            let page = site.get("/min-sida/utskick").await.body;
            format!("/kalender/{}", page.split("/kalender/").nth(1).unwrap().split('"').next().unwrap())
        };
        let old = address(&site).await;
        let feed = site.get(&old).await;
        assert_eq!(feed.headers["content-type"], "text/calendar; charset=utf-8");
        assert_eq!(feed.headers["cache-control"], "no-store");
        assert!(feed.body.contains("SUMMARY:Boka besök\r\n"), "{}", feed.body);
        site.post("/min-sida/kalender", &[("what", "new")]).await;
        let new = address(&site).await;
        site.forget();
        assert_eq!((site.get(&old).await.status, site.get(&new).await.status), (404, 200));
        assert_eq!(site.get("/kalender/gissad.ics").await.status, 404);
    }

    async fn a_person_chooses_what_is_sent(house: House) {
        let office = house.organisation("Åsunda kommun").await;
        let mut site = Site::new(house, rooms());
        site.sign_in(&office, Role::Reader).await;
        site.get("/min-sida").await.shows("Du får ett brev på måndagen när du har något att göra.");
        let chosen = [("reminders", "day-before"), ("language", "en")];
        assert_eq!(site.post("/min-sida/utskick", &chosen).await.status, 303);
        site.get("/min-sida").await.shows("och dagen innan något ska vara klart");
        assert_eq!(site.post("/min-sida/utskick", &[("reminders", "ofta")]).await.status, 400);
    }
}
