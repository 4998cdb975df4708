//! One letter: in the transaction, once, and what a server's moods make of it.

use std::sync::Arc;

use access::{Organisation, Role, Viewer};
use db::Id;
use jobs::{State, Worker};
use mail::{Letter, Post, PostSettings, Security};
use testkit::House;
use types::Clock;
use web::{App, AppSettings};

use crate::server::{MailServer, Mood};

pub struct Mailer {
    pub server: MailServer,
    pub worker: Worker,
}

pub fn app(house: &House, rooms: Vec<web::Room>) -> App {
    let settings = AppSettings { address: "https://bygd.example".to_string(), ..AppSettings::default() };
    web::site(house.db.clone(), house.ids.clone(), house.clock.clone(), settings, rooms).unwrap().0
}

pub fn worker(house: &House, app: App, server: Option<&MailServer>) -> Worker {
    let post = server.map(|server| {
        let settings = PostSettings {
            server: "127.0.0.1".to_string(),
            port: Some(server.port),
            security: Security::Plain,
            user: None,
            password: None,
            from: "Bygd <bygd@kommun.example>".to_string(),
            address: "https://bygd.example/".to_string(),
        };
        Post::new(&settings).unwrap()
    });
    let clock: Arc<dyn Clock> = house.clock.clone();
    Worker::new(house.db.clone(), house.ids.clone(), clock, mail::handlers(app, post))
}

async fn mailer(house: &House, moods: &[Mood]) -> Mailer {
    let server = MailServer::start(moods).await;
    Mailer { worker: worker(house, app(house, vec![mail::room()]), Some(&server)), server }
}

/// Somebody with an account, and the viewer in whose name letters are sent.
pub async fn person(house: &House, login: &str) -> (Organisation, Viewer, Id) {
    let office = house.organisation("Åsunda kommun").await;
    let viewer = house.member(&office, Role::Editor);
    let tx = house.db.begin().await.unwrap();
    let password = access::Password::Chosen("-");
    let member = [(office.id, Role::Editor)];
    let id = access::add_account(&tx, &house.ids, &viewer, (login, "Moa Öberg"), password, false, &member)
        .await
        .unwrap()
        .id;
    tx.commit().await.unwrap();
    (office, viewer, id)
}

fn letter(to_account: Id, key: &str) -> Letter {
    Letter {
        to_account,
        subject: "En uppföljning är öppen".to_string(),
        text: "Svara på {address}/min-sida\n".to_string(),
        once_key: key.to_string(),
    }
}

async fn write(house: &House, viewer: &Viewer, owner: &Organisation, letter: &Letter) {
    let viewer = Viewer { now: house.now(), ..viewer.clone() };
    let tx = house.db.begin().await.unwrap();
    mail::send(&tx, &house.ids, &viewer, owner.id, letter).await.unwrap();
    tx.commit().await.unwrap();
}

/// The state and the last error of the one job.
async fn job(house: &House, owner: &Organisation) -> (State, String) {
    let viewer = house.member(owner, Role::Manager);
    let text = "SELECT id AS value FROM job WHERE kind = 'mail-send' ORDER BY id DESC LIMIT 1";
    let id: Id = db::Sql::new(text).value(house.db.read()).await.unwrap().unwrap();
    let found = jobs::find(&house.db, &viewer, id).await.unwrap().unwrap();
    (found.state(), found.last_error)
}

const HOUR: i64 = 3_600_000;

testkit::on_both_engines! {
    async fn a_letter_goes_once_and_only_if_its_change_is_made(house: House) {
        let mailer = mailer(&house, &[]).await;
        let (office, viewer, moa) = person(&house, "moa@kommun.example").await;
        let tx = house.db.begin().await.unwrap();
        mail::send(&tx, &house.ids, &viewer, office.id, &letter(moa, "a")).await.unwrap();
        tx.rollback().await.unwrap();
        assert!(!mailer.worker.step().await.unwrap(), "what was undone is not sent");
        write(&house, &viewer, &office, &letter(moa, "a")).await;
        write(&house, &viewer, &office, &letter(moa, "a")).await;
        while mailer.worker.step().await.unwrap() {}
        house.clock.advance(60 * 24 * HOUR);
        mailer.worker.tidy().await.unwrap();
        write(&house, &viewer, &office, &letter(moa, "a")).await;
        while mailer.worker.step().await.unwrap() {}
        let taken = mailer.server.taken();
        assert_eq!(taken.len(), 1, "of one key there is one letter, for ever");
        assert!(
            taken[0].contains("https://bygd.example/min-sida") && taken[0].contains("moa@kommun.example")
        );
    }

    async fn a_server_that_asks_to_wait_or_drops_the_line_is_tried_again(house: House) {
        let mailer = mailer(&house, &[Mood::Refuse(451), Mood::Drop]).await;
        let (office, viewer, moa) = person(&house, "moa@kommun.example").await;
        write(&house, &viewer, &office, &letter(moa, "a")).await;
        assert!(mailer.worker.step().await.unwrap());
        let (state, error) = job(&house, &office).await;
        assert!(state == State::Waiting && error.contains("try again later"), "{error}");
        assert!(!mailer.worker.step().await.unwrap(), "not at once");
        house.clock.advance(HOUR);
        assert!(mailer.worker.step().await.unwrap());
        let (state, error) = job(&house, &office).await;
        assert!(state == State::Waiting && error.contains("broke off"), "{error}");
        house.clock.advance(HOUR);
        assert!(mailer.worker.step().await.unwrap());
        assert_eq!((job(&house, &office).await.0, mailer.server.taken().len()), (State::Done, 1));
    }

    async fn a_server_that_is_away_for_a_day_loses_nothing(house: House) {
        let (office, viewer, moa) = person(&house, "moa@kommun.example").await;
        let nobody = MailServer::nowhere();
        let away = worker(&house, app(&house, vec![mail::room()]), Some(&nobody));
        write(&house, &viewer, &office, &letter(moa, "a")).await;
        for _ in 0..20 {
            assert!(away.step().await.unwrap());
            assert_eq!(job(&house, &office).await.0, State::Waiting);
            house.clock.advance(HOUR);
        }
        let mailer = mailer(&house, &[]).await;
        assert!(mailer.worker.step().await.unwrap());
        assert_eq!((job(&house, &office).await.0, mailer.server.taken().len()), (State::Done, 1));
    }

    async fn a_refusal_for_good_ends_with_clear_words(house: House) {
        let mailer = mailer(&house, &[Mood::Refuse(550)]).await;
        let (office, viewer, moa) = person(&house, "moa@kommun.example").await;
        write(&house, &viewer, &office, &letter(moa, "a")).await;
        assert!(mailer.worker.step().await.unwrap());
        let (state, error) = job(&house, &office).await;
        assert_eq!(state, State::Dead);
        assert!(error.contains("refused the letter to moa@kommun.example for good"), "{error}");
        assert!(error.contains("no such person here"), "{error}");
        assert!(mailer.server.taken().is_empty());
    }

    async fn an_answer_that_is_lost_brings_the_same_message_again(house: House) {
        let mailer = mailer(&house, &[Mood::TakeSilently]).await;
        let (office, viewer, moa) = person(&house, "moa@kommun.example").await;
        write(&house, &viewer, &office, &letter(moa, "a")).await;
        assert!(mailer.worker.step().await.unwrap());
        house.clock.advance(HOUR);
        assert!(mailer.worker.step().await.unwrap());
        let id =
            |letter: &String| letter.lines().find(|line| line.starts_with("Message-ID")).map(str::to_string);
        let ids: Vec<_> = mailer.server.taken().iter().map(id).collect();
        assert!(ids.len() == 2 && ids[0].is_some() && ids[0] == ids[1], "{ids:?}");
    }

    async fn without_a_server_letters_wait_and_old_ones_ask_first(house: House) {
        let (office, viewer, moa) = person(&house, "moa@kommun.example").await;
        let rooms = || vec![mail::room(), jobs::room()];
        let without = worker(&house, app(&house, rooms()), None);
        write(&house, &viewer, &office, &letter(moa, "old")).await;
        while without.step().await.unwrap() {}
        assert_eq!(job(&house, &office).await.0, State::Waiting);
        house.clock.advance(365 * 24 * HOUR);
        write(&house, &viewer, &office, &letter(moa, "new")).await;
        let mut site = testkit::Site::new(house, rooms());
        site.sign_in_as(&[], true).await;
        site.get("/drift/jobb?lage=waiting").await.shows("Ingen e-postserver är inställd. 2 brev väntar.");
        let server = MailServer::start(&[]).await;
        let with = worker(&site.house, site.app.clone(), Some(&server));
        while with.step().await.unwrap() {}
        assert_eq!(server.taken().len(), 1, "only the fresh one");
        let page = site.get("/drift/brev").await;
        page.shows("En uppföljning är öppen").shows("moa@kommun.example");
        let mut forms = page.body.split("action=\"/drift/brev/").skip(1);
        let again = forms.find(|form| form.starts_with(|c: char| c.is_ascii_digit())).unwrap();
        let action = format!("/drift/brev/{}", again.split('"').next().unwrap());
        assert_eq!(site.post(&action, &[]).await.status, 303);
        while with.step().await.unwrap() {}
        assert_eq!(server.taken().len(), 2);
        site.get("/drift/brev").await.shows("Inga gamla brev");
        assert!(site.post(&action, &[]).await.location.unwrap().contains("mail-not-again"));
    }

    async fn nobody_is_written_to_whose_account_is_closed(house: House) {
        let mailer = mailer(&house, &[]).await;
        let (office, viewer, moa) = person(&house, "moa@kommun.example").await;
        write(&house, &viewer, &office, &letter(moa, "a")).await;
        let tx = house.db.begin().await.unwrap();
        db::Sql::with("UPDATE account SET active = FALSE WHERE id = $1", [moa]).run(tx.on()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(mailer.worker.step().await.unwrap());
        assert_eq!(job(&house, &office).await.0, State::Dead);
        assert!(mailer.server.taken().is_empty());
    }
}
